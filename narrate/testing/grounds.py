"""Wording rules of reports on what is said only if it is known: months, majorities, connectives, and verdicts.

A report from a dict has no record, and passes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from narrate.cldr.snapshot import locale_data
from narrate.comparison import VERDICTS
from narrate.facts import FactIndex
from narrate.methodology import CAREER_PROFILE
from narrate.records import Name, Occupation, Projection
from narrate.report import Claim
from narrate.testing.registry import ReportRule, ReportText, SentenceText, report_rule

Found = Iterator[tuple[SentenceText, str]]

_BLANK: Final = "\ufffc"
"""What stands for a claim, a name or a quotation where only the other words of a sentence are looked at."""

_HALF: Final = 50
_ON_TRACK: Final = VERDICTS.index("on_track")
_SIDES: Final = ("direction", "verdict")
_LISTS: Final = frozenset({"employers", "majors", "skills"})
_LEVEL: Final = {"equal": "flat", "about": "flat", "on_track": "flat", "much_better": "better", "much_worse": "worse"}
"""Words of one side under one name: what differs only in size is no contrast."""


def _words(text: ReportText, one: SentenceText) -> str:
    """Return the words of a sentence without its claims and without the names of the record."""
    words = list(one.text)
    for claim in one.claims:
        words[claim.start - one.start : claim.end - one.start] = _BLANK * len(claim.text)
    rest = "".join(words)
    for name in _names(text.report.occupation):
        rest = rest.replace(name, _BLANK)
    return rest


def _names(record: Occupation | None) -> list[str]:
    """List all forms of all names of a record, the longest first."""
    if record is None:
        return []
    listed = (*(one.names for one in record.majors), *(one.names for one in record.employers))
    named = (record.names, *listed, *(one.names for one in record.comparisons))
    forms = {form for names in named for name in names.values() for form in _forms(name)}
    return sorted(forms, key=len, reverse=True)


def _forms(name: Name) -> Iterator[str]:
    for form in (name.plural, name.singular, name.short, name.masculine, name.feminine, *name.cases.values()):
        if form:
            yield form
            yield form[:1].upper() + form[1:]


def _months(text: ReportText, numbers: Iterable[int]) -> re.Pattern[str]:
    """Return the pattern of some months as whole words, in CLDR's form and in the one that dates of the locale have."""
    overlay, locale = text.report.style.overlay, text.report.locale
    data = locale_data(locale) if overlay is None else locale_data(locale, overlay.texts, directory=overlay.folder)
    dated = text.language.months or data.months
    return _pattern(tuple(names[month - 1] for month in numbers for names in (data.months, dated)))


@cache
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    listed = sorted(set(names), key=len, reverse=True)
    return re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in listed) or "(?!)")


@report_rule("42b", "a month is given only if the record has it")
def months_are_known(text: ReportText) -> Found:
    """Find months of wages whose entry has no month, and names of months in the words of a sentence."""
    record = text.report.occupation
    if record is None:
        return
    known = {(str(one.year), one.period, one.currency): one.month for one in record.pay}
    given = {month for month in known.values() if month is not None}
    unknown = _months(text, set(range(1, 13)) - given)
    for one in text.sentences:
        for claim in one.claims:
            month = _month(claim)
            if month is not None and all(known.get(_key(fact.key)) != month for fact in claim.facts):
                yield one, f"{claim.text!r} has a month, and the record has none there"
        words = _words(text, one)
        if found := unknown.search(words):
            yield one, f"{found[0]!r} is a month, and the record does not have it"
        elif not given and text.words.says("month", words):
            yield one, "it has a month, and the record has none"


def _month(claim: Claim) -> int | None:
    """Return the month of the claim of a date; None for another claim, and for a year alone."""
    month = str(claim.value).partition("-")[2] if claim.kind == "date" else ""
    return int(month) if month else None


def _key(key: tuple[str, ...]) -> tuple[str, str, str]:
    """Return the key of wages in three parts; that of another list is no key of wages."""
    return (key[0], key[1], key[2]) if len(key) == 3 else ("", "", "")


@report_rule("42b", "most are only those who are more than half", needs=("most",))
def most_are_more_than_half(text: ReportText) -> Found:
    """Find words for a majority of employers whose shares are unknown or half and less, without a fact that says so."""
    record = text.report.occupation
    if record is None or record.employers_cover == "most":
        return
    shares = [one.share for one in record.employers if one.share is not None]
    if sum(shares) > _HALF:
        return
    for one in text.sentences:
        if one.section.name == "employment" and (found := text.words.found("most", _words(text, one))):
            covered = f"add up to {sum(shares):g}" if shares else "are unknown"
            yield one, f"{found!r} is said of employers whose shares {covered}"


@report_rule("42b", "a connective has its fact", needs=("despite", "instead", "only"))
def connectives_have_their_fact(text: ReportText) -> Found:
    """Find words of concession, contrast and restriction in sentences whose claims are on one side, or have none.

    A concession that is a claim, as "Despite limited growth", needs the growth that it speaks of.
    """
    if text.report.occupation is None:
        return
    for one in text.sentences:
        leads = [claim for claim in one.claims if claim.kind == "lead"]
        yield from ((one, problem) for claim in leads if (problem := _unfounded(text, claim)))
        sides = {_LEVEL.get(str(claim.value), str(claim.value)) for claim in one.claims if claim.kind in _SIDES}
        if len(sides) > 1:
            continue
        words = _words(text, one)
        licensed = {"despite"} if leads else {"only"} if _sole(text, one) else set()
        for what in ("despite", "instead", "only"):
            if what not in licensed and (found := text.words.found(what, words)):
                yield one, f"{found!r} needs two claims that differ"


def _sole(text: ReportText, one: SentenceText) -> bool:
    """Return whether a sentence is about the one entry that a list of the record has."""
    lists = {(fact.list, fact.item) for claim in one.claims for fact in claim.facts if fact.list in _LISTS}
    return any(len(text.report.facts.figures(*of)) == 1 for of in lists)


def _unfounded(text: ReportText, claim: Claim) -> str | None:
    """Return what is wrong with a concession to the growth of a projection; None where nothing is."""
    facts, lead = text.report.facts, str(claim.value)
    projection = _projection(facts, claim)
    if projection is None:
        return f"{claim.text!r} is about no projection of the record"
    label, growth = facts.band(projection), facts.growth(projection).direction
    by_label = lead in text.words.by_label
    allowed = {
        "limited_growth": growth == "up" or (growth == "open" and label == "slower") or by_label,
        "declining": growth == "down" or (growth == "open" and label in ("decline", "decline_rapidly")),
    }
    if allowed.get(lead, growth != "up"):
        return None
    return f"{claim.text!r} is {lead}; the growth of {claim.facts[0]} is {growth}, its label {label}"


def _projection(facts: FactIndex, claim: Claim) -> Projection | None:
    editions = {fact.key for fact in claim.facts if fact.list == "projections"}
    projections = facts.occupation.projections
    return next((one for one in projections if (str(one.base_year), str(one.target_year)) in editions), None)


@report_rule("42b", "a verdict is not stronger than the rounding of its figures allows")
def verdicts_fit_the_rounding(text: ReportText) -> Found:
    """Find verdicts beside which the rounding of the figures allows a weaker one.

    The career profile judges figures as they are shown, and its verdicts are not looked at.
    """
    methodology = text.report.methodology
    if text.report.occupation is None or methodology is None or methodology.name == CAREER_PROFILE.name:
        return
    for one, claim, entry in text.entries:
        if claim.kind != "verdict" or claim.value not in VERDICTS or not entry.classes:
            continue
        weakest = min(entry.classes, key=_strength)
        if _strength(str(claim.value)) > _strength(weakest):
            yield one, f"{claim.text!r} says {claim.value}; by the rounding of its figures it can be {weakest}"


def _strength(verdict: str) -> int:
    """Return how far a verdict is from the one in the middle."""
    return abs(VERDICTS.index(verdict) - _ON_TRACK)


RULES: Final[tuple[ReportRule, ...]] = (
    months_are_known,
    most_are_more_than_half,
    connectives_have_their_fact,
    verdicts_fit_the_rounding,
)
