"""Names of columns: the field and the years that each means, and doubts about it."""

from __future__ import annotations

import re
from typing import Final

from attrs import frozen

from narrate.importing.projection_years import SPAN, span
from narrate.titles.rules import column_titles

_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LANGUAGES: Final = re.compile(r"(?:^|[_ ])(en|es|fr|de|it|pt|nl|pl)$")
_PAID: Final = re.compile(r"wage|salar|\bpay\b|earning|\b[ah] (?:pct\d\d|median)\b")
_RANKED: Final = re.compile(r"\b(\d\d)(?:th|st|nd|rd) percentile|\b(?:pct|p)(\d\d)\b")
_WORKED: Final = re.compile(r"employ|\bjobs?\b|\bemp\b|\bworkers\b")
_FORESEEN: Final = re.compile(r"proj|forecast|expected")
_OBSERVED: Final = re.compile(r"\bjobs?\b|\bworkers\b|observed|actual")
_CHANGED: Final = re.compile(r"change|growth|^number(?: in ?thousands)?$")
_PERCENT: Final = re.compile(r"percent|\bpct\b|%|\brate\b")
_PART: Final = re.compile(
    r"percent|\bpct\b|%|\brate\b|share|distribution|\bprse\b|unemploy|self employ|time|ratio|code"
)
_NUMBER: Final = "taken for plurals; a list of singulars needs .singular behind the language."
_DECADE: Final = 10


@frozen
class TableYears:
    """The years that a table speaks of.

    Attributes:
        ranges: Pairs of base and target year in the header.
        named: Pairs in the name of the file, where the header has none.
        single: Years in the header.
        file: The one year in the name of the file, or None.
    """

    ranges: frozenset[tuple[int, int]]
    named: frozenset[tuple[int, int]]
    single: frozenset[int]
    file: int | None

    @property
    def projection(self) -> tuple[int, int] | None:
        """The one pair that the table is about, or None where there is none or several."""
        pairs = self.ranges or self.named
        return next(iter(pairs)) if len(pairs) == 1 else None


def field_of(name: str, years: TableYears) -> tuple[str | None, str]:
    """Return the field that a column holds, judged by its name.

    Args:
        name: Its name.
        years: What the table as a whole says of years.

    Returns:
        The flattened field, and a note on what is doubtful; or None, with a note where the column looks like a
        figure that could not be placed.

    >>> years = TableYears(frozenset({(2018, 2028)}), frozenset(), frozenset({2018}), None)
    >>> field_of("Employment 2018 (thousands)", years)
    ('employment.2018', '')
    """
    low = " ".join(re.sub(r"[_.,()]+", " ", name.lower()).split())
    tag = _LANGUAGES.search(low)
    bare = low[: tag.start()] if tag else low
    if tag and not bare:
        return f"names.{tag[1]}", _NUMBER
    titles = column_titles()
    if bare in titles or bare.endswith(" title"):
        return f"names.{tag[1] if tag else titles.get(bare, 'en')}", _NUMBER
    if low in ("scheme", "classification"):
        return "scheme", ""
    if re.search(r"opening", low):
        return _openings(low, years)
    if _PAID.search(low):
        return _pay(low, years)
    if _changes(low):
        return _change(low, years)
    if _WORKED.search(low) or _FORESEEN.search(low) or _YEAR.fullmatch(low):
        return _level(low, years)
    return None, ""


def _changes(low: str) -> bool:
    return bool(_CHANGED.search(low)) or bool(_PERCENT.fullmatch(low))


def _own(low: str, years: TableYears) -> tuple[int, int] | None:
    """Return the years of a change: its own, else those of the table."""
    found = SPAN.search(low)
    return years.projection if found is None else span(found)


def _openings(low: str, years: TableYears) -> tuple[str | None, str]:
    if not re.search(r"annual|per year|a year|yearly|average", low):
        return None, "openings over all years, or a year? Only a yearly average is a field; it was passed over."
    own = _own(low, years)
    return (f"projections.{own[0]}.{own[1]}.openings_per_year", "") if own else (None, _UNDATED)


_UNDATED: Final = "it has no year, or several could be meant; it was passed over."


def _pay(low: str, years: TableYears) -> tuple[str | None, str]:
    found = _YEAR.findall(low)
    year = int(found[0]) if len(found) == 1 else years.file if not found else None
    ranked = _RANKED.search(low)
    median = re.search(r"median", low)
    if year is None or not (ranked or median):
        return None, _UNDATED if year is None else "neither a median nor a percentile; it was passed over."
    period = "hourly" if re.search(r"hour|\bh (?:pct|median)", low) else "annual"
    rank = int(ranked[1] or ranked[2]) if ranked else 50
    doubt = "" if re.search(r"hour|annual|year|\b[ah] ", low) else "the name does not say whether a year or an hour."
    return f"pay.{year}.{period}.p{rank}", doubt


def _change(low: str, years: TableYears) -> tuple[str | None, str]:
    own = _own(low, years)
    if own is None:
        return None, _UNDATED
    if "growth" in low and not re.search(r"percent|\bpct\b|%|\brate\b|number|jobs|thousand", low):
        return None, "growth in jobs, or in percent? It was passed over."
    part = "percent" if _PERCENT.search(low) else "change"
    doubt = "" if SPAN.search(low) or years.ranges else "the years are from the name of the file."
    return f"projections.{own[0]}.{own[1]}.{part}", doubt


def _level(low: str, years: TableYears) -> tuple[str | None, str]:
    """Return the field of a number of jobs: observed, or projected from the table's own base year."""
    found = [int(year) for year in _YEAR.findall(low)]
    pair = years.projection
    if _PART.search(low):
        return None, "a share or a part of the jobs; it was passed over."
    if not found:
        return _undated_level(low, years)
    if len(found) > 1:
        return None, _UNDATED
    year = found[0]
    bases = [base for base, target in years.ranges if target == year]
    if bases or _FORESEEN.search(low):
        base = bases[0] if len(bases) == 1 else year - _DECADE
        if base in years.single or (pair is not None and pair[0] == base):
            doubt = "" if bases else f"taken for the projection of {base}, ten years before."
            return f"projections.{base}.{year}", doubt
        return None, "projected in which year? It was passed over."
    if year - _DECADE in years.single and not years.ranges and not _OBSERVED.search(low):
        return None, f"jobs held in {year}, or projected in {year - _DECADE}? It was passed over."
    return f"employment.{year}", ""


def _undated_level(low: str, years: TableYears) -> tuple[str | None, str]:
    pair = years.projection
    doubt = "the year is from the name of the file."
    if pair is not None and _FORESEEN.search(low):
        return f"projections.{pair[0]}.{pair[1]}", "" if years.ranges else "the years are from the name of the file."
    if pair is not None and re.search(r"\bbase\b", low):
        return f"employment.{pair[0]}", "" if years.ranges else doubt
    if years.file is not None and re.search(r"\bemp(?:loyment)?\b|\bjobs\b", low):
        return f"employment.{years.file}", doubt
    return None, _UNDATED
