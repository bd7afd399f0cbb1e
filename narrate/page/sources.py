"""The sources of a report's facts in the words of its language: for the foot of a page, and as one line."""

from __future__ import annotations

from typing import Final

from attrs import frozen

from narrate.language.script import isolated
from narrate.page.texts import PageTexts, page_texts
from narrate.records import Source
from narrate.report import Report

_BETWEEN: Final = " · "
"""A separator of sources that is the same in every language; titles have commas and semicolons of their own."""


@frozen
class PageSource:
    """A source of facts on the page.

    Attributes:
        text: Title, publisher and period.
        license: A phrase with the terms under which it may be used; None where the record does not have them.
        address: Its web address; None for addresses of other kinds.
    """

    text: str
    license: str | None
    address: str | None


def page_source(source: Source, texts: PageTexts) -> PageSource:
    """Return a source in the words of a language."""
    parts = [part for part in (source.title, source.publisher, source.period) if part is not None]
    terms = None
    if source.license is not None:
        terms = texts("page", "labeled", label=texts("page", "license"), text=source.license)
    link = source.address
    # Addresses with another scheme could run a program.
    on_the_web = link is not None and link.startswith(("https://", "http://"))
    return PageSource(texts("page", "list_separator").join(parts), terms, link if on_the_web else None)


def line_of_sources(report: Report) -> str:
    """Return the sources of a report in one line: title, publisher, period and license of each; empty without sources.

    >>> from narrate import Employment, Occupation, Source, report
    >>> survey = Source("Labor Force Survey", period="2024", license="CC BY 4.0")
    >>> line_of_sources(report(Occupation("1", employment=(Employment(2024, 50),), sources=(survey,)), locale="en_US"))
    'Sources: Labor Force Survey, 2024 (License: CC BY 4.0)'
    """
    if not report.sources:
        return ""
    language = report.language
    texts = page_texts(language)
    shown = []
    for source in (page_source(one, texts) for one in report.sources):
        text = source.text if source.license is None else f"{source.text} ({source.license})"
        shown.append(isolated(text) if language.isolate else text)
    return texts("page", "labeled", label=texts("page", "sources"), text=_BETWEEN.join(shown))
