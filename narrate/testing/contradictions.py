"""Wording rules of reports that hold sentences against each other: one figure has one form, one change one direction.

A report from a dict has no facts by which figures could be recognized as the same, and passes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from narrate.facts import Address, DerivedFact, Fact, IndexEntry, jobs_of
from narrate.records import COMPARED
from narrate.report import Claim
from narrate.testing.registry import ReportRule, ReportText, SentenceText, report_rule

_COMPARED: Final = frozenset(f"comparisons.{kind}.projections" for kind in COMPARED)

Found = Iterator[tuple[SentenceText, str]]

Quantity = tuple[object, ...]
"""What a claim is about, whichever fields of the record and whichever calculation its figure is from."""

_COUNTS: Final = ("jobs", "openings")
_FIGURES: Final = (*_COUNTS, "percent", "money", "points", "score")
_PERCENTS: Final = ("percent", "whole_percent")
_RATIOS: Final = ("change", "gap", "share")
_UNROUNDED: Final = ("millions", "billions", "date")
_LARGE: Final = ("millions", "billions")
_SIGNS: Final = {
    "up": 1, "higher": 1, "down": -1, "lower": -1, "equal": 0,
    "much_faster": 1, "faster": 1, "as_fast_as": 1, "slower": 1, "decline": -1, "decline_rapidly": -1, "declining": -1,
    "much_better": 1, "better": 1, "worse": -1, "much_worse": -1,
}  # fmt: skip
"""Directions of words; 0 for no change at all. What leaves a small change open has none."""

_BEFORE: Final = re.compile(r"[\s\u2066-\u2069]+$")


class Assertion(NamedTuple):
    """A claim of a report with what it is about.

    Attributes:
        passage: Its sentence.
        claim: The claim.
        entry: Its entry in the fact index.
        quantity: What it is about.
    """

    passage: SentenceText
    claim: Claim
    entry: IndexEntry
    quantity: Quantity

    @property
    def place(self) -> str:
        """The words and the section of the claim, for the text of a violation."""
        return f"{self.claim.text!r} in {self.claim.section}"


def assertions(text: ReportText) -> Iterator[Assertion]:
    """Yield the claims of a report whose facts are known, each with what it is about.

    Args:
        text: The report; one that is from a dict has none.
    """
    for one, claim, entry in text.entries:
        if (about := _about(claim, entry)) is not None:
            yield Assertion(one, claim, entry, about)


def _about(claim: Claim, entry: IndexEntry) -> Quantity | None:
    """Return what a claim is about: of a word of direction, the change; of a verdict, the gap that it judges."""
    if claim.kind in _FIGURES:
        return quantity(entry)
    if claim.kind in ("direction", "verdict") and entry.kind == claim.kind and entry.operands:
        return quantity(entry.operands[0])
    edition = next((fact.key for fact in claim.facts if fact.list == "projections"), None)
    return ("growth", edition) if edition and claim.kind in ("direction", "band", "lead") else None


def quantity(entry: IndexEntry) -> Quantity:
    """Return what a figure is about.

    The growth of a projection is one, whether its decimal percent or its whole one is published, or neither and it is
    computed from levels. A level is one, whether it is shown in full, in millions or in billions.

    Args:
        entry: The entry of the figure in the fact index.
    """
    if isinstance(entry, Fact):
        address = entry.address.published_as(())
        growth = address.list == "projections" and address.field in _PERCENTS
        return ("growth", address.key) if growth else ("fact", address)
    if entry.kind in _UNROUNDED:
        return quantity(entry.operands[0])
    of = [quantity(one) for one in entry.operands]
    if entry.kind == "line":
        # The figure that it is compared with is no part of it.
        return (entry.kind, *of[:2], entry.calculation.at)
    if entry.kind in _RATIOS and len(of) > 1:
        edition = _edition(of[0], of[1])
        return ("growth", edition) if edition else ("ratio", *of)
    return (entry.kind, *of, entry.calculation.at)


def _edition(target: Quantity, base: Quantity) -> tuple[str, ...] | None:
    """Return the years of the projection between two levels; None where they are not those of one projection."""
    address = target[1] if target[0] == "fact" else None
    if not isinstance(address, Address) or address.shape != "projections[].jobs":
        return None
    return address.key if base == ("fact", jobs_of(int(address.key[0]))) else None


def _levels(about: Quantity) -> tuple[Quantity, Quantity] | None:
    """Return the two levels that a change is between; None for what is no change."""
    if about[0] == "growth" and isinstance(about[1], tuple):
        return ("fact", Address("projections", about[1], "jobs")), ("fact", jobs_of(int(about[1][0])))
    if about[0] == "ratio" and isinstance(about[1], tuple) and isinstance(about[2], tuple):
        return about[1], about[2]
    return None


def _decimals(text: ReportText, claim: Claim) -> int:
    """Return the number of decimals of a figure as it is written."""
    decimals = claim.text.partition(text.writer.figures.numbers.mark)[2]
    return sum(letter.isdigit() for letter in decimals)


def hedged(text: ReportText, one: Assertion) -> bool:
    """Return whether a figure has a hedge directly before it, or directly behind it and its noun.

    Args:
        text: The report.
        one: The claim of the figure.
    """
    start, end = one.claim.start - one.passage.start, one.claim.end - one.passage.start
    before, behind = _BEFORE.sub("", one.passage.text[:start]), one.passage.text[end:]
    hedge = text.words.patterns.get("hedge")
    found = [match.end() for match in hedge.finditer(before)] if hedge is not None else []
    return (bool(found) and found[-1] == len(before)) or text.words.says("hedge_behind", behind)


def _pairs(
    text: ReportText, kinds: tuple[str, ...], *, apart: tuple[frozenset[str], ...] = ()
) -> Iterator[tuple[Assertion, Assertion]]:
    """Yield each claim of some kinds with the first claim about the same, but not those of two sections *apart*."""
    said: dict[Quantity, list[Assertion]] = {}
    for one in assertions(text):
        if one.claim.kind in kinds:
            earlier = said.setdefault(one.quantity, [])
            held = (other for other in earlier if {other.claim.section, one.claim.section} not in apart)
            if (other := next(held, None)) is not None:
                yield other, one
            earlier.append(one)


def _shortened(one: Assertion, other: Assertion) -> bool:
    """Return whether one of two figures is the other one in millions or billions."""
    return (one.entry.kind in _LARGE) != (other.entry.kind in _LARGE)


def _said(one: Assertion, other: Assertion) -> tuple[SentenceText, str]:
    return other.passage, f"{other.place} is about the same as {one.place}"


@report_rule("42a", "one figure has one value in a report")
def one_figure_has_one_value(text: ReportText) -> Found:
    """Find figures about the same with different values; growths in other decimals have their own rule."""
    for one, other in _pairs(text, _FIGURES):
        if one.claim.value != other.claim.value and not _shortened(one, other) and not _of_decimals(text, one, other):
            yield _said(one, other)


@report_rule("42a", "one level has one precision in a report")
def one_level_has_one_precision(text: ReportText) -> Found:
    """Find counts and amounts that are written in full and shortened, or with different numbers of decimals."""
    kinds = tuple(kind for kind in _FIGURES if kind != "percent")
    for one, other in _pairs(text, kinds):
        same = one.claim.value == other.claim.value and not _shortened(one, other)
        if same and _decimals(text, one.claim) != _decimals(text, other.claim):
            yield _said(one, other)
    for one, other in _pairs(text, kinds, apart=text.words.apart):
        if _shortened(one, other):
            yield _said(one, other)


@report_rule("42a", "one change has one precision in a report")
def one_change_has_one_precision(text: ReportText) -> Found:
    """Find percents of one change with different numbers of decimals, as a whole one beside a decimal one."""
    for one, other in _pairs(text, ("percent",)):
        if _of_decimals(text, one, other) and not (hedged(text, one) or hedged(text, other)):
            yield _said(one, other)


def _of_decimals(text: ReportText, one: Assertion, other: Assertion) -> bool:
    """Return whether two percents have different numbers of decimals, and nothing else is different."""
    figures = (one.claim.value, other.claim.value)
    if {one.claim.kind, other.claim.kind} != {"percent"} or any(isinstance(value, str) for value in figures):
        return False
    near = abs(float(figures[0]) - float(figures[1])) < 1
    return near and _decimals(text, one.claim) != _decimals(text, other.claim)


@report_rule("42a", "the percents of a section have the same number of decimals")
def percents_of_a_section_have_one_precision(text: ReportText) -> Found:
    """Find sections whose percents have different numbers of decimals.

    Items of a list have their own, and so has what is published of other occupations for comparison.
    """
    for whole in text.sections:
        inside = [
            claim
            for one in text.sentences
            if one.section is whole.section and not (one.message is not None and one.message.spec.outside)
            for claim in one.claims
            if claim.kind == "percent" and all(fact.list not in _COMPARED for fact in claim.facts)
        ]
        if len({_decimals(text, claim) for claim in inside}) > 1:
            figures = ", ".join(claim.text for claim in inside)
            yield whole, f"its percents have different numbers of decimals: {figures}"


@report_rule("42a", "a count has a hedge everywhere or nowhere in a report", needs=("hedge",))
def a_count_has_one_hedge(text: ReportText) -> Found:
    """Find counts of jobs and of openings with a hedge in one sentence and without one in another."""
    for one, other in _pairs(text, _COUNTS, apart=text.words.apart):
        same = one.claim.value == other.claim.value and not _shortened(one, other)
        if same and hedged(text, one) != hedged(text, other):
            yield _said(one, other)


def _sign(one: Assertion) -> int | None:
    sign = _SIGNS.get(str(one.claim.value))
    turned = isinstance(one.entry, DerivedFact) and one.entry.calculation.less_is_better
    return -sign if sign is not None and turned else sign


def _against(kinds: tuple[str, ...], text: ReportText, conflict: Callable[[Assertion, Assertion], bool]) -> Found:
    """Find words about the same that conflict with one another."""
    said: dict[Quantity, list[Assertion]] = {}
    for one in assertions(text):
        if one.claim.kind in kinds:
            earlier = said.setdefault(one.quantity, [])
            yield from (_said(other, one) for other in earlier if conflict(other, one))
            earlier.append(one)


@report_rule("42a", "one change has one direction in a report")
def one_change_has_one_direction(text: ReportText) -> Found:
    """Find words of direction, growth bands and leads that give one change two directions."""
    yield from _against(("direction", "band", "lead"), text, _opposed)


def _opposed(one: Assertion, other: Assertion) -> bool:
    signs = (_sign(one), _sign(other))
    return None not in signs and signs[0] != signs[1]


@report_rule("42a", "two levels that are shown as equal have no growth between them")
def equal_levels_have_no_growth(text: ReportText) -> Found:
    """Find growths, declines and words for them where both levels are in the report and are the same as shown."""
    said = list(assertions(text))
    levels: dict[Quantity, set[object]] = {}
    for one in said:
        if one.claim.kind in _FIGURES:
            levels.setdefault(one.quantity, set()).add(one.claim.value)
    found: set[tuple[SentenceText, Quantity]] = set()
    for one in said:
        ends = _levels(one.quantity) if one.claim.kind in ("direction", "percent", "band", "lead") else None
        if ends is None or (one.passage, ends) in found or (one.claim.kind != "percent" and not _sign(one)):
            continue
        if shared := levels.get(ends[0], set()) & levels.get(ends[1], set()):
            found.add((one.passage, ends))
            yield one.passage, f"{one.place} is a change between {', '.join(map(str, shared))} and the same figure"


@report_rule("42a", "one comparison has one verdict in a report")
def one_comparison_has_one_verdict(text: ReportText) -> Found:
    """Find verdicts and bands about the same that are different, and verdicts against the words for the side."""
    yield from _against(("verdict",), text, _different)
    yield from _against(("band",), text, _different)
    yield from _against(("direction", "verdict"), text, _across)


def _different(one: Assertion, other: Assertion) -> bool:
    return one.claim.value != other.claim.value


def _across(one: Assertion, other: Assertion) -> bool:
    return one.claim.kind != other.claim.kind and _opposed(one, other)


RULES: Final[tuple[ReportRule, ...]] = (
    one_figure_has_one_value,
    one_level_has_one_precision,
    one_change_has_one_precision,
    percents_of_a_section_have_one_precision,
    a_count_has_one_hedge,
    one_change_has_one_direction,
    equal_levels_have_no_growth,
    one_comparison_has_one_verdict,
)
