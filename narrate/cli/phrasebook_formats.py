"""Formats of ``narrate phrasebook``: a text, the page of a review, or a review file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click

from narrate.formats import read_records
from narrate.page import review_html
from narrate.pipeline import reports
from narrate.report import Report
from narrate.review import Examples, examples_of, read_review, renewed, review_to_toml
from narrate.wording import Style, phrasebook

FORMATS: Final = ("text", "html", "review")


def phrasebook_text(
    locale: str, form: str, *, beside: str | None, review: Path | None, facts: Path | None, style: Style
) -> str:
    """Return a phrasebook in a format.

    Args:
        locale: The locale.
        form: One of ``FORMATS``.
        beside: The locale of the language beside it on the page.
        review: The file of what was read before.
        facts: The file of the records whose sentences are the examples.
        style: The caller's templates.

    Returns:
        The text of a whole file, without a line break at its end.

    Raises:
        UsageError: An option does not go with the format.
        UnreadableInputError: A file cannot be read.
        UnknownLocaleError: Neither narrate nor the style writes a locale.
    """
    for option, given, forms in (
        ("--beside", beside, ("html",)),
        ("--review", review, FORMATS[1:]),
        ("--facts", facts, FORMATS[1:]),
    ):
        if given is not None and form not in forms:
            raise click.UsageError(f"{option}: required is --format {' or '.join(forms)}; what came is --format {form}")
    book = phrasebook(locale, style=style)
    if form == "text":
        return str(book)
    read = None if review is None else read_review(review)
    examples = None if facts is None else _examples(facts, book.locale, style)
    if form == "review":
        return review_to_toml(renewed(book, read, examples=examples)).removesuffix("\n")
    other = None if beside is None else phrasebook(beside, style=style)
    return review_html(book, review=read, beside=other, examples=examples, style=style).removesuffix("\n")


def _examples(facts: Path, locale: str, style: Style) -> Examples:
    """Write the reports of a file of records, and collect their sentences; what cannot be written is counted."""
    rejected = 0

    def written() -> Iterator[Report]:
        nonlocal rejected
        for item in reports(read_records(facts), locales=[locale], style=style):
            if isinstance(item, Report):
                yield item
            else:
                rejected += 1

    found = examples_of(written())
    if rejected:
        click.echo(f"--facts {facts}: {rejected} of its records cannot be written, and give no examples", err=True)
    return found
