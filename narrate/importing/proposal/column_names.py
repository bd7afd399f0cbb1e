"""The fields of figures: what the name of a column, and the table around it, say that its figures are."""

from __future__ import annotations

import re
from typing import Final

from attrs import frozen

from narrate.importing.proposal.column_currencies import currencies
from narrate.importing.proposal.header_words import header_name
from narrate.importing.proposal.identity import GUESS, LIKELY, SURE
from narrate.importing.proposal.table_limits import TableLimits, is_index
from narrate.importing.proposal.table_years import LAST_OBSERVED, SURELY_AHEAD, TableYears, span, years

_OES: Final = re.compile(r"([ah]) (?:pct (\d\d)|median)\b(?: |$)")
"""Names of columns of the wages of the Bureau of Labor Statistics: A_PCT90, H_MEDIAN."""

_RANK: Final = re.compile(r"\b(?:p|pct|pctl) (\d\d?)\b")
_DECILE: Final = re.compile(r"\bd (\d)\b")
_QUARTILE: Final = re.compile(r"\bq ([123])\b(?! (?:19|20)\d\d)")
_NUMBER: Final = re.compile(r"\b(\d\d?)\b")
_ORDINAL: Final = re.compile(r"(?:st|nd|rd|th)$")
_QUARTILES: Final = {"1": 25, "2": 50, "3": 75}
_DECADE: Final = 10
_UNDATED: Final = "it has no year, or several could be meant"
_MORE_THAN_JOBS: Final = frozenset({"wage", "percent", "share", "rate", "part", "seekers", "hours", "openings"})
_OTHERS: Final = (
    ("error", "a measure of error"),
    ("part", "a part of the jobs, or of those who have them"),
    ("group", "a part of the jobs, or of those who have them"),
    ("full_time", "a part of the jobs, or of those who have them"),
    ("seekers", "job seekers or the unemployed"),
    ("share", "a share"),
    ("flag", "flags"),
    ("age", "ages"),
    ("education", "education"),
)
"""What figures may be that no field of a record has, by the concept of the header."""


@frozen
class TableSubject:
    """The texts and years of a table that say something of all its figures.

    Attributes:
        years: The years that it speaks of.
        concepts: What the texts above it say.
        ranked: Whether a line of its header speaks of percentiles, so that a bare number is one.
        limits: The texts above it that restrict its figures.
    """

    years: TableYears
    concepts: frozenset[str] = frozenset()
    ranked: bool = False
    limits: TableLimits = TableLimits()


@frozen
class Placement:
    """The field of a column.

    Attributes:
        field: The flattened field; empty where the column is left out.
        note: How sure it is and why; or why the column is left out.
    """

    field: str
    note: str


def field_of(name: str, subject: TableSubject) -> Placement:
    """Return the field that a column of figures holds, judged by its name and the table around it.

    Args:
        name: Its name, with all lines of the header.
        subject: What the table as a whole says.

    Returns:
        The field and how sure it is; or no field, and why the column is left out.

    >>> years = TableYears(frozenset({(2018, 2028)}), frozenset(), frozenset({2018}), None)
    >>> field_of("Employment 2018 (thousands)", TableSubject(years))
    Placement(field='employment.2018', note='sure: the header says so')
    """
    placed = _placed(name, subject)
    fault = _restricted(placed.field, header_name(name).concepts, subject.limits)
    if fault:
        return _none(f"it would be {placed.field}, but {fault}")
    doubt = subject.limits.doubt_of_pay if placed.field.startswith("pay.") else ""
    return Placement(placed.field, f"{GUESS}: {doubt}") if doubt else placed


def _restricted(field: str, said: frozenset[str], limits: TableLimits) -> str:
    """Return why the texts above a table leave it open whether a column is what its header says."""
    parts = field.split(".")
    if parts[0] == "pay":
        return limits.of_pay()
    if parts[-1] in ("percent", "change"):
        return limits.of_changes()
    if parts[-1] == "openings_per_year":
        return limits.of_openings()
    return limits.of_jobs(said) if field else ""


def _placed(name: str, subject: TableSubject) -> Placement:
    said, words = header_name(name).concepts, header_name(name).words
    if is_index(name) or said >= {"index", "jobs"}:
        return _none("the header says that it holds an index, which is no field of a record")
    other = next((text for concept, text in _OTHERS if concept in said), None)
    if other is not None:
        return _none(f"the header says that it holds {other}, which is no field of a record")
    if "hours" in said and not said & {"wage", "jobs"}:
        return _none("the header says that it holds hours of work, which is no field of a record")
    if "openings" in said:
        return _openings(name, said, subject)
    if _is_pay(name, said, words, subject):
        return _pay(name, said, words, subject)
    if "rate" in said:
        return _rate(name, said, subject)
    if _is_change(said, words, subject):
        return _change(name, said, subject)
    if "percent" in said:
        return _none("the header says that it holds percentages, and not of what change")
    if said & {"code", "position", "area", "industry", "sex"} and "jobs" not in said:
        return _none("the header says that it holds codes or numbers of rows")
    return _level(name, said, words, subject)


def _none(why: str) -> Placement:
    return Placement("", f"{why}; it was left out.")


def _own(name: str, subject: TableSubject) -> tuple[tuple[int, int] | None, str]:
    """Return the years of a change, its own or else those of the table, and how sure they are."""
    pair = span(name)
    if pair is not None:
        return pair, f"{SURE}: the header says so"
    if subject.years.ranges:
        return subject.years.projection, f"{LIKELY}: the years are those of the other columns"
    return subject.years.projection, f"{LIKELY}: the years are from the texts above the table or the name of the file"


def _openings(name: str, said: frozenset[str], subject: TableSubject) -> Placement:
    if not said & {"annual", "mean", "year"} or "other_period" in said:
        return _none("openings over all years, or a year? Only a yearly average is a field")
    pair, note = _own(name, subject)
    return Placement(f"projections.{pair[0]}.{pair[1]}.openings_per_year", note) if pair else _none(_UNDATED)


def _is_pay(name: str, said: frozenset[str], words: str, subject: TableSubject) -> bool:
    if "wage" in said or _OES.match(words):
        return True
    ranked = bool(said & {"median", "mean", "percentile", "decile", "quartile"}) or (
        subject.ranked and _NUMBER.fullmatch(words.rpartition(" ")[2]) is not None
    )
    if said & {"median", "mean", "percentile", "decile", "quartile"} and currencies(name):
        return True
    about_pay = "wage" in subject.concepts and not said & {"jobs", "change", "percent"}
    bare = about_pay and "jobs" not in subject.concepts and bool(years(name))
    return about_pay and (ranked or bare or bool(_RANK.search(words) or _DECILE.search(words)))


def _pay(name: str, said: frozenset[str], words: str, subject: TableSubject) -> Placement:
    if said & {"change", "percent", "rate"} and not _OES.match(words) and not _RANK.search(words):
        return _none("a change or a share of pay is no field of a record")
    if "jobs" in said and not said & {"median", "percentile", "decile", "quartile"}:
        return _none("jobs, or what they pay? The header says both")
    rank = _rank(said, words, subject)
    if rank is None:
        mean = "mean" in said or "mean" in subject.concepts
        why = "an average of pay" if mean else "neither a median nor a percentile of pay"
        return _none(f"{why} is no field of a record" if mean else f"it is {why}")
    found = years(name)
    year = found[0] if len(found) == 1 else subject.years.around if not found else None
    if year is None:
        return _none(_UNDATED)
    period, sure = _period(said, words, subject)
    if not period:
        return _none(sure)
    note = (
        f"{SURE}: the header says so" if sure == SURE and found else f"{LIKELY}: the texts above the table say the rest"
    )
    return Placement(f"pay.{year}.{period}.p{rank}", note)


def _rank(said: frozenset[str], words: str, subject: TableSubject) -> int | None:
    """Return the percentile of a column of pay; None where it is none, or an average."""
    plain = _RANK.search(words)
    if plain:
        return _within(int(plain[1]))
    if "decile" in said or _DECILE.search(words):
        tenth = _DECILE.search(words) or _NUMBER.search(words)
        number = int(tenth[1]) if tenth else 1 if "first" in said else 9 if said & {"top", "last"} else 0
        return number * 10 if 0 < number < 10 else None
    if "quartile" in said or _QUARTILE.search(words):
        quarter = _QUARTILE.search(words) or _NUMBER.search(words)
        if quarter:
            return _QUARTILES.get(quarter[1])
        return 25 if "first" in said else 75 if said & {"last", "top"} else 50 if "median" in said else None
    numbers = {int(one) for one in _NUMBER.findall(words)}
    if "percentile" in said or (subject.ranked and words.rpartition(" ")[2].isdecimal()):
        return _within(next(iter(numbers))) if len(numbers) == 1 else 50 if "median" in said and not numbers else None
    if "median" in said:
        return 50
    above = subject.concepts
    alone = not said & {"mean"} and bool(above & {"median"}) and "mean" not in above
    return 50 if alone else None


def _within(rank: int) -> int | None:
    return rank if 0 < rank < 100 else None


def _period(said: frozenset[str], words: str, subject: TableSubject) -> tuple[str, str]:
    """Return the period of pay and how sure it is; or no period, and why."""
    oes = _OES.match(words)
    if oes:
        return ("annual" if oes[1] == "a" else "hourly"), SURE
    for concepts, sure in ((said, SURE), (subject.concepts, LIKELY)):
        periods = concepts & {"hourly", "annual", "other_period"}
        if periods == {"other_period"}:
            return "", "pay by the month, week or day is no field of a record"
        if len(periods) == 1:
            return next(iter(periods)), sure
        if periods:
            return "", "pay by the hour or by the year? Both are named"
    return "", "neither the header nor a text above it says whether it is pay by the hour, by the month or by the year"


def _rate(name: str, said: frozenset[str], subject: TableSubject) -> Placement:
    pair = span(name)
    long_ = pair is not None and pair in subject.years.ranges
    if long_ and "change" in said and "annual" not in said and "mean" not in said:
        return Placement(f"projections.{pair[0]}.{pair[1]}.percent", f"{LIKELY}: a rate over the whole of these years")  # type: ignore[index]
    return _none("a rate is no field of a record")


def _is_change(said: frozenset[str], words: str, subject: TableSubject) -> bool:
    alone = words in ("number", "percent", "%", "number thousands", "number in thousands")
    return "change" in said or (alone and subject.years.projection is not None)


def _change(name: str, said: frozenset[str], subject: TableSubject) -> Placement:
    if said & {"annual", "mean", "other_period"}:
        return _none("it is the change a year, or an average of the years; a record has the change over all years")
    pair, note = _own(name, subject)
    if pair is None:
        return _none(_UNDATED)
    if pair not in subject.years.ranges | subject.years.named:
        return _none(f"a change from {pair[0]} to {pair[1]} was observed, or is projected?")
    if "growth" in name.lower() and not said & {"percent", "persons", "jobs", "thousands", "millions"}:
        return _none("growth in jobs, or in percent?")
    part = "percent" if "percent" in said else "change"
    return Placement(f"projections.{pair[0]}.{pair[1]}.{part}", note)


def _level(name: str, said: frozenset[str], words: str, subject: TableSubject) -> Placement:
    """Return the field of a number of jobs: observed, or projected from the table's own base year."""
    found = years(name)
    bare = bool(found) and said <= {"year"} and len(words.split()) <= len(found) + 1
    named = bool(said & {"jobs", "projected"})
    counted = bool(said & {"persons", "thousands", "millions", "other_unit", "total", "base", "observed"})
    about_jobs = "jobs" in subject.concepts and not subject.concepts & {"part", "seekers", "share", "rate"}
    if said and said <= {"year"} and not found:
        return _none("the header says that it holds years")
    if "part" in subject.concepts and not named:
        return _none("the texts above the table speak of a part of the jobs, and the header does not say what this is")
    if not named and not bare and not (counted and about_jobs):
        return _none("its header does not say what its figures are")
    if not named and subject.concepts & _MORE_THAN_JOBS:
        return _none("the texts above the table speak of more than jobs, and the header does not say what this is")
    if not found:
        return _undated_level(said, subject)
    if len(found) > 1:
        return _projected_pair(said, found)
    doubt = f"{SURE}: the header says so" if named else f"{GUESS}: the header has only a year"
    if not named and about_jobs:
        doubt = f"{LIKELY}: the header has the year, and the texts above the table say that they are jobs"
    return _dated_level(found[0], said, words, subject, doubt)


def _dated_level(year: int, said: frozenset[str], words: str, subject: TableSubject, doubt: str) -> Placement:
    table = subject.years
    bases = [base for base, target in table.ranges if target == year]
    pair = table.projection
    if bases or "projected" in said:
        base = bases[0] if len(bases) == 1 else year - _DECADE
        if base not in table.levels and base - 1 in table.levels:
            base -= 1  # the changes of 2024 to 2033 are those from the level of 2023
        earlier = [one for one in table.levels if one < year]
        if not bases and base not in table.single and len(earlier) == 1:
            note = f"{LIKELY}: {earlier[0]} is the only earlier year of the table"
            return Placement(f"projections.{earlier[0]}.{year}", note)
        if base in table.single or (pair is not None and pair[0] == base):
            note = doubt if bases else f"{GUESS}: taken for the projection of {base}, ten years before"
            return Placement(f"projections.{base}.{year}", note)
        return _none("projected in which year?")
    if year - _DECADE in table.single and not table.ranges and table.ahead and not _is_held(said, words):
        return _none(f"jobs held in {year}, or projected in {year - _DECADE}?")
    if year > LAST_OBSERVED:
        return _none(f"{year} is ahead; projected in which year?")
    return Placement(f"employment.{year}", doubt)


def _is_held(said: frozenset[str], words: str) -> bool:
    """Check whether a header speaks of jobs that are held, and not of employment, which may be projected."""
    return "observed" in said or re.search(r"\b(?:jobs?|workers)\b", words) is not None


def _projected_pair(said: frozenset[str], found: tuple[int, ...]) -> Placement:
    """Return the field of a level with two years: the projection of the later one, made in the earlier one."""
    base, target = min(found), max(found)
    if len(found) == 2 and "projected" in said and target - base >= SURELY_AHEAD // 2:
        return Placement(f"projections.{base}.{target}", f"{LIKELY}: it has two years, and says that it is projected")
    return _none(_UNDATED)


def _undated_level(said: frozenset[str], subject: TableSubject) -> Placement:
    table = subject.years
    pair = table.projection
    around = "from the texts above the table or the name of the file"
    note = f"{LIKELY}: the years are {around if not table.ranges else 'those of the other columns'}"
    if pair is not None and "projected" in said:
        return Placement(f"projections.{pair[0]}.{pair[1]}", note)
    if pair is not None and "base" in said:
        return Placement(f"employment.{pair[0]}", note)
    if table.around is not None and "projected" not in said:
        return Placement(f"employment.{table.around}", f"{LIKELY}: the year is {around}")
    return _none(_UNDATED)
