"""Sentences of the Occupational Outlook Handbook: their subjects, wages, openings and employers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from attrs import frozen

from narrate.importing.files.cells import BadCellError, number
from narrate.importing.files.documents import PARAGRAPH, TABLE, Passage
from narrate.records import AtLeast

_WHO: Final = r"(?P<who>.{1,300}?)"
_MONEY: Final = r"\$(\d[\d,]*(?:\.\d+)?)"
_OUTLOOK: Final = re.compile(rf"\b(?P<all>Overall employment|Employment) of {_WHO} is (?:projected|expected) to ")
_MEDIAN: Final = re.compile(
    rf"\bmedian (?P<period>annual|hourly) wage for {_WHO} was (?P<bound>equal to or greater than |at least )?"
    rf"{_MONEY} in (?P<month>[A-Z][a-z]+) (?P<year>\d{{4}})\b"
)
_LOW: Final = re.compile(rf"\blowest 10 percent earned less than {_MONEY}", re.IGNORECASE)
_HIGH: Final = re.compile(
    rf"\bhighest 10 percent earned (?:more than|equal to or greater than|at least) {_MONEY}", re.IGNORECASE
)
_OPENINGS: Final = re.compile(
    rf"\babout (?P<count>\d[\d,]*(?:\.\d+)?)(?P<million> million)? openings for {_WHO} are projected each year",
    re.IGNORECASE,
)
_EMPLOYERS: Final = re.compile(rf"\blargest employers of {_WHO} (?:were|are) as follows:", re.IGNORECASE)
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


@frozen
class Subject:
    """The occupation that a profile is about.

    Attributes:
        plural: The name in running text.
        overall: Whether the bureau writes "Overall employment", as for several occupations together.
    """

    plural: str
    overall: bool


@frozen
class Wages:
    """The figures in the text on pay.

    Attributes:
        year: The year of the wages.
        month: Their month, 1 to 12.
        period: ``annual`` or ``hourly``.
        median: The median, in dollars.
        low: The 10th percentile, if the text has it.
        high: The 90th percentile, if the text has it.
    """

    year: int
    month: int | None
    period: str
    median: Decimal | AtLeast
    low: Decimal | None
    high: Decimal | None


def subject(outlook: Sequence[Passage]) -> Subject | None:
    """Find the occupation in the bureau's sentence on the outlook.

    >>> subject([Passage("paragraph", "Employment of EMTs and paramedics is projected to grow 5 percent.")])
    Subject(plural='EMTs and paramedics', overall=False)
    """
    for text in _paragraphs(outlook):
        found = _OUTLOOK.search(text)
        if found:
            return Subject(found["who"], found["all"].startswith("Overall"))
    return None


def wages(pay: Sequence[Passage], who: str) -> Wages | None:
    """Parse the wages of *who*; those of one of several occupations in a profile are ignored.

    >>> wages([Passage(PARAGRAPH, "The median hourly wage for actors was $23.33 in May 2024.")], "actors").median
    Decimal('23.33')
    """
    for text in _paragraphs(pay):
        medians = list(_MEDIAN.finditer(text))
        for index, found in enumerate(medians):
            if found["who"].casefold() == who.casefold():
                end = medians[index + 1].start() if index + 1 < len(medians) else len(text)
                return _wages(found, text[found.end() : end])
    return None


def _wages(found: re.Match[str], rest: str) -> Wages:
    median = _amount(found[4])
    month = _MONTHS.index(found["month"]) + 1 if found["month"] in _MONTHS else None
    low, high = _LOW.search(rest), _HIGH.search(rest)
    return Wages(
        int(found["year"]),
        month,
        found["period"],
        AtLeast(median) if found["bound"] else median,
        _amount(low[1]) if low else None,
        _amount(high[1]) if high else None,
    )


def openings(outlook: Sequence[Passage], who: str) -> int | None:
    """Parse the openings per year for *who*, in single openings.

    Raises:
        BadCellError: The count is not a whole number.

    >>> outlook = Passage(PARAGRAPH, "About 124,200 openings for actors are projected each year, on average.")
    >>> openings([outlook], "actors")
    124200
    """
    for text in _paragraphs(outlook):
        for found in _OPENINGS.finditer(text):
            if found["who"].casefold() == who.casefold():
                count = _amount(found["count"]) * (1_000_000 if found["million"] else 1)
                if count != count.to_integral_value():
                    raise BadCellError("a whole number of openings", found[0])
                return int(count)
    return None


def employers(environment: Sequence[Passage], who: str) -> tuple[tuple[str, ...], ...]:
    """Find the table of the largest employers of *who*: rows of an industry and its share."""
    awaited = False
    for block in environment:
        if block.kind == TABLE and awaited:
            return block.rows
        if block.kind != TABLE:
            found = _EMPLOYERS.search(block.text)
            awaited = found is not None and found["who"].casefold() == who.casefold()
    return ()


def description(duties: Sequence[Passage]) -> str | None:
    """Return the paragraphs before the first heading or list of the duties, separated by empty lines."""
    paragraphs = []
    for block in duties:
        if block.kind != PARAGRAPH:
            break
        paragraphs.append(block.text)
    return "\n\n".join(paragraphs) or None


def _paragraphs(texts: Sequence[Passage]) -> Iterator[str]:
    return (block.text for block in texts if block.kind == PARAGRAPH)


def _amount(text: str) -> Decimal:
    value = number(text.rstrip(","))
    assert isinstance(value, Decimal)
    return value
