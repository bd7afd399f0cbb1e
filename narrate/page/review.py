"""The page on which an editor reads the wordings of a phrasebook, marks them, and exports the review file."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any, Final

from attrs import asdict, frozen

from narrate.page.render import rendered
from narrate.page.texts import page_texts
from narrate.review import Examples, Review, ReviewedWording, ReviewState, review_to_toml, states
from narrate.review.examples import with_examples
from narrate.review.pairs import pairs
from narrate.wording import PLAIN, Language, Phrasebook, PhrasebookEntry, Style, language

OWN: Final = "en_US"
"""The locale of the page's own words: those of the command line."""

_SLOT: Final = re.compile(r"(\{\w+\})")


@frozen
class _SpokenWording:
    """A wording as it is shown: its pieces, each with whether it is a slot, and examples."""

    pieces: tuple[tuple[str, bool], ...]
    examples: tuple[str, ...]


@frozen
class _ReviewColumn:
    """A language of the page: its own name, its locale, tag and direction."""

    name: str
    locale: str
    tag: str
    direction: str


@frozen
class _ReviewRow:
    """A wording of the page.

    Attributes:
        number: Its number, from 1.
        section: Its section.
        block: Its block.
        when: Its conditions.
        kind: The kind of its state, as of ``ReviewState``.
        status: Its mark; empty if nobody marked it as it is.
        mark: Its mark as it was read, or that it is new or has changed.
        approved_by: Who approved it, or empty.
        approved_on: On which day, or empty.
        comment: What was said of it.
        spoken: The wording.
        before: What was read before, if it has changed.
        added: The conditions that are new, if only these have changed.
        beside: What the other language says in its place.
        data: What its part of a review file has, as JSON for the script.
    """

    number: int
    section: str
    block: str
    when: tuple[str, ...]
    kind: str
    status: str
    mark: str
    approved_by: str
    approved_on: str
    comment: str
    spoken: _SpokenWording
    before: tuple[ReviewedWording, ...]
    added: tuple[str, ...]
    beside: tuple[_SpokenWording, ...]
    data: str


def review_html(
    book: Phrasebook,
    *,
    review: Review | None = None,
    beside: Phrasebook | None = None,
    examples: Examples | None = None,
    style: Style = PLAIN,
) -> str:
    """Return the page on which an editor reviews a phrasebook.

    It needs no server and no network: marks are kept by the browser, and exported as a review file.

    Args:
        book: The phrasebook.
        review: What was read before.
        beside: The phrasebook of another language, shown beside it.
        examples: Sentences of records, by wording, as from ``narrate.review.examples_of``.
        style: The style of both phrasebooks.

    Returns:
        A self-contained HTML document.

    Raises:
        InvalidArgumentError: The review is of another locale.
    """
    read = Review(book.locale) if review is None else review
    others = [()] * len(book) if beside is None else pairs(book, beside)
    rows = [
        _row(number, state, several, examples or {})
        for number, (state, several) in enumerate(zip(states(book, read), others, strict=True), start=1)
    ]
    one = language(book.locale, style.overlay)
    return rendered(
        "review.html",
        OWN,
        (),
        "review.js",
        PLAIN,
        sheets=("style.css", "review.css"),
        column=_column(one),
        other=None if beside is None else _column(language(beside.locale, style.overlay)),
        groups=[
            (name, str(one.lexicon["section"].get(name, name)), list(group))
            for name, group in groupby(rows, key=attrgetter("section"))
        ],
        count=len(rows),
        digest=_digest(book, read),
    )


def _column(one: Language) -> _ReviewColumn:
    return _ReviewColumn(page_texts(one).known("page", "language") or one.locale, one.locale, one.tag, one.direction)


def _row(number: int, state: ReviewState, others: Sequence[PhrasebookEntry], examples: Examples) -> _ReviewRow:
    entry, marked = state.entry, state.marked
    shown = with_examples(entry, examples)
    changed = state.before if marked is None else ()
    # Until the wording is marked, its part of the review file is what was read before.
    data = {
        "section": entry.section,
        "block": entry.block,
        "when": state.when,
        "text": entry.wording,
        "examples": shown,
        "before": [_plain(one) for one in changed],
    }
    comment = next((one.comment for one in state.before if one.comment), "")
    return _ReviewRow(
        number,
        entry.section,
        entry.block,
        state.when,
        state.kind,
        "" if marked is None else marked.status,
        state.kind if marked is None else marked.mark,
        (marked and marked.approved_by) or "",
        marked.approved_on.isoformat() if marked and marked.approved_on else "",
        comment,
        _spoken(entry.wording, shown),
        tuple(one for one in changed if one.text != entry.wording),
        state.added if changed else (),
        tuple(_spoken(other.wording, (other.example,)) for other in others),
        json.dumps(data, ensure_ascii=False),
    )


def _spoken(wording: str, examples: tuple[str, ...]) -> _SpokenWording:
    pieces = _SLOT.split(wording)
    return _SpokenWording(tuple((piece, place % 2 == 1) for place, piece in enumerate(pieces) if piece), examples)


def _plain(one: ReviewedWording) -> Mapping[str, Any]:
    day = one.approved_on
    return {**asdict(one), "approved_by": one.approved_by or "", "approved_on": "" if day is None else day.isoformat()}


def _digest(book: Phrasebook, review: Review) -> str:
    """Return a digest by which a browser knows whether it has seen the same page before."""
    return hashlib.sha256(f"{book}\n{review_to_toml(review)}".encode()).hexdigest()[:16]
