"""Wording rules of reports that hold the words against the facts; a report from a dict has none, and passes."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from narrate.comparison import VERDICTS
from narrate.facts import MILLION, DerivedFact, Fact, IndexEntry
from narrate.methodology import Methodology
from narrate.records import AtLeast
from narrate.report import Claim
from narrate.testing.registry import ReportRule, ReportText, SentenceText, report_rule

Found = Iterator[tuple[SentenceText, str]]

_SIGNS: Final = {"up": 1, "higher": 1, "down": -1, "lower": -1, "equal": 0}
_JUDGING: Final = ("direction", "verdict", "percent")
_FIGURES: Final = ("jobs", "openings", "money")


def _claims(text: ReportText, kind: str) -> Iterator[tuple[SentenceText, Claim, IndexEntry]]:
    """Yield the claims of a kind with their sentences and their entries in the fact index."""
    for one in text.sentences if text.report.occupation is not None else ():
        for claim in one.claims:
            entry = text.report.entry(claim) if claim.kind == kind else None
            if entry is not None:
                yield one, claim, entry


def _value(entry: IndexEntry, *, shown: bool) -> Fraction | None:
    """Return the value of a figure, of a derived one as texts show it; None for a word and a bound."""
    if isinstance(entry, DerivedFact) and shown:
        return None if isinstance(entry.shown, str) else Fraction(entry.shown)
    return entry.exact


def _apart(entry: IndexEntry, *, shown: bool = True) -> tuple[Fraction, Fraction] | None:
    """Return the difference of which a derived figure is the share, and its base; None where there is none."""
    if not isinstance(entry, DerivedFact) or len(entry.operands) < 2:
        return None
    values = [_value(one, shown=shown) for one in entry.operands]
    of, less, base = values[0], values[1], values[-1]
    return None if of is None or less is None or base is None else (of - less, base)


@report_rule("3", "the direction word has the sign of the shown change")
def directions_have_the_sign_of_the_figures(text: ReportText) -> Found:
    """Find words of direction against the sign of the figures that they are about."""
    for one, claim, entry in _claims(text, "direction"):
        sign = _SIGNS.get(str(claim.value))
        if sign is None or not entry.operands:
            continue
        about = entry.operands[0]
        apart = _apart(about)
        size = apart[0] if apart is not None else about.exact
        if size is not None and (size > 0) - (size < 0) != sign:
            yield one, f"{claim.text!r} is against the sign of the figures"


@report_rule("6", "a verdict is that of the interval which its gap is in")
def verdicts_are_those_of_their_intervals(text: ReportText) -> Found:
    """Find verdicts that the thresholds of the methodology do not give for the gap."""
    methodology = text.report.methodology
    for one, claim, entry in _claims(text, "verdict"):
        if methodology is None or not isinstance(entry, DerivedFact) or not entry.operands:
            continue
        apart = _apart(entry.operands[0], shown=methodology.judged_on == "shown")
        if apart is None:
            continue
        expected = _verdict(*apart, methodology, less_is_better=entry.calculation.less_is_better)
        if methodology.within_rounding:
            expected = min(expected, *entry.classes, key=lambda one: abs(VERDICTS.index(one) - 2))
        if claim.value != expected:
            gap = f"{float(100 * apart[0] / apart[1]):g}%" if apart[1] else "nothing"
            yield one, f"{claim.text!r} says {claim.value}; a gap of {gap} is {expected}"


def _verdict(apart: Fraction, base: Fraction, methodology: Methodology, *, less_is_better: bool) -> str:
    """Return the verdict of a gap by the words of the methodology: a gap on a threshold has the milder one."""
    classes = sum(abs(apart) > abs(base) * share for share in (methodology.on_track, methodology.moderate))
    better = (apart < 0) == less_is_better
    return VERDICTS[2 + classes if better else 2 - classes]


@report_rule("7", "a growth band needs an edition")
def bands_have_an_edition(text: ReportText) -> Found:
    """Find growth bands of projections that have neither a band table nor a published label."""
    methodology, record = text.report.methodology, text.report.occupation
    if methodology is None or record is None:
        return
    labeled = {(one.base_year, one.target_year) for one in record.projections if one.outlook is not None}
    for one in text.sentences:
        for claim in one.claims:
            years = {fact.key for fact in claim.facts if claim.kind == "band" and fact.list == "projections"}
            editions = {(int(base), int(target)) for base, target in years}
            for base, target in sorted(editions - labeled - set(methodology.for_scheme(record.scheme).bands)):
                yield one, f"{claim.text!r} is a band, and there is no table for {base}-{target}"


@report_rule("12", "a bound is written as a bound, and never compared")
def bounds_are_bounds(text: ReportText) -> Found:
    """Find bounds without the words for them, and words and percents that compare a bound."""
    if text.report.occupation is None:
        return
    facts = text.report.facts
    for one in text.sentences:
        # What the highest paid tenth or quarter earns more than is a bound in any case.
        above = any(claim.kind == "percentile" for claim in one.claims) or (
            one.message is not None and one.message.spec.name == "upper_quarter"
        )
        bounding = above or text.words.says("at_least", one.text)
        for claim in one.claims:
            held = [facts.get(address) for address in claim.facts]
            if not any(isinstance(fact, Fact) and isinstance(fact.value, AtLeast) for fact in held):
                continue
            if claim.kind in _JUDGING:
                yield one, f"{claim.text!r} compares a bound"
            elif claim.kind in _FIGURES and len(held) == 1 and not bounding:
                yield one, f"{claim.text!r} is a bound, and the sentence does not say so"


@report_rule("13", "periods, currencies and years of wages are never mixed")
def wages_are_never_mixed(text: ReportText) -> Found:
    """Find amounts that rest on no wage of the record, and sentences whose amounts have different periods or years."""
    if text.report.occupation is None:
        return
    for one in text.sentences:
        amounts = [claim for claim in one.claims if claim.kind == "money"]
        addresses = [address for claim in amounts for address in claim.facts]
        for address in addresses:
            if address not in text.report.facts:
                yield one, f"there is no {address} in the record"
        if len({address.key for address in addresses if address.list == "pay"}) > 1:
            yield one, "its amounts are of different years, periods or currencies"


@report_rule("23", "a hedge fits the rounding")
def hedges_fit_the_rounding(text: ReportText) -> Found:
    """Find exact counts of jobs held with a hedge, and counts in millions or billions without one.

    A count that was published as rounded is one form in a language: English writes the handbook's "about".
    """
    methodology = text.report.methodology
    if text.report.occupation is None or methodology is None:
        return
    by_handbook = any("employment" in pair for pair in text.words.apart)
    for one in text.sentences:
        levels = [claim for claim in one.claims if claim.facts and claim.facts[0].shape == "employment[].jobs"]
        if one.section.name != "employment" or len(levels) != 1:
            continue
        fact = text.report.facts.get(levels[0].facts[0])
        jobs = fact.value if isinstance(fact, Fact) else None
        shortened = levels[0].rule is not None or levels[0].value != jobs
        rounded = isinstance(jobs, int) and (
            (shortened and jobs >= MILLION) or (jobs > 0 and jobs % methodology.unit == 0)
        )
        says = text.words.says("about", one.text)
        required = rounded and (by_handbook or shortened)
        if (says and not rounded) or (required and not says):
            yield one, f"{levels[0].text!r} is {'rounded' if rounded else 'not rounded'}, and the words say otherwise"


RULES: Final[tuple[ReportRule, ...]] = (
    directions_have_the_sign_of_the_figures,
    verdicts_are_those_of_their_intervals,
    bands_have_an_edition,
    bounds_are_bounds,
    wages_are_never_mixed,
    hedges_fit_the_rounding,
)
