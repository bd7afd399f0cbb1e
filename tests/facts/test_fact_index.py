"""The fact index: every claim leads to its entry, and each entry is what an independent calculation makes of it."""

from __future__ import annotations

import json
import pickle
from decimal import Decimal
from fractions import Fraction
from itertools import product
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import narrate
from narrate import AtLeast, Claim, Employment, Occupation, Pay, Projection, Report, Skill, Source
from narrate.comparison import Trend
from narrate.comparison import trend as trend_of_record
from narrate.content import Missing, Section, from_index
from narrate.errors import InvalidArgumentError, ReportWithoutRecordError
from narrate.facts import Address, Calculation, DerivedFact, Fact, FactIndex, IndexEntry, Interval, Rule
from narrate.sample import SAMPLE
from narrate.testing.strategies import occupations

EXACT = evolve(narrate.STANDARD, name="exact", judged_on="exact")
METHODOLOGIES = st.sampled_from([narrate.STANDARD, narrate.CAREER_PROFILE, EXACT])
LOCALES = st.sampled_from(["en_US", "es_MX", "ja_JP", "ar_EG", "cs_CZ"])
WORDS = ("direction", "verdict", "band", "lead")


def read_records() -> list[Occupation]:
    """Read the records of the golden files."""
    data = json.loads((Path(__file__).parents[1] / "data" / "occupations.json").read_bytes())
    return [narrate.from_dict(one) for one in data]


def ends(lower: int | None, upper: int | None) -> Interval:
    """Make an interval of whole numbers."""
    return Interval(*(None if end is None else Fraction(end) for end in (lower, upper)))


def leaves(entry: IndexEntry) -> list[Fact]:
    """List the facts that an entry comes from, each once."""
    if isinstance(entry, Fact):
        return [entry]
    found: list[Fact] = []
    for one in entry.operands:
        found += [leaf for leaf in leaves(one) if leaf not in found]
    return found


def recomputed(entry: IndexEntry, values: dict[Address, Fraction]) -> Fraction | None:
    """Calculate an entry anew from values of its facts, by the definition of its kind and with nothing of narrate's."""
    if isinstance(entry, Fact):
        return values[entry.address]
    if entry.kind in ("item", "complement"):
        at = entry.calculation.at
        assert at is not None
        return Fraction(at if entry.kind == "item" else 100 - at)
    parts = [recomputed(one, values) for one in entry.operands]
    if any(part is None for part in parts):
        return None
    known = [part for part in parts if part is not None]
    if entry.kind in ("change", "gap", "share"):
        of, less, base = known[0], known[1], known[-1]
        if base == 0:
            return Fraction(0) if of == less else None
        return Fraction(100) * (of - less) / base
    if entry.kind == "line":
        first, last = entry.operands[1].years
        at = entry.calculation.at
        assert at is not None
        return known[0] + (known[1] - known[0]) * Fraction(at - first, last - first)
    if entry.kind == "difference":
        return known[0] - known[1]
    if entry.kind == "count":
        return Fraction(len(known))
    picked = {"greatest": max(known), "least": min(known), "spread": max(known) - min(known)}
    return picked.get(entry.kind, known[0])


def ends_of(fact: Fact) -> tuple[Fraction, Fraction]:
    """Return the ends of a fact's interval, by the definition: half a unit to both sides, and no count below zero."""
    value = fact.value
    assert isinstance(value, int | Decimal)
    exponent = Decimal(value).as_tuple().exponent
    assert isinstance(exponent, int)
    unit = Fraction(10) ** min(exponent, 0) if fact.rounding is None else Fraction(fact.rounding)
    half = unit / 2 * max(len(fact.codes), 1)
    signed = fact.address.field in ("percent", "whole_percent", "change")
    low, high = Fraction(value) - half, Fraction(value) + half
    return low if signed else max(low, Fraction(0)), high


def values_at(facts: list[Fact]) -> list[dict[Address, Fraction]]:
    """Return combinations of values of some facts: the least, the greatest, as given, and the ends of the others."""
    known = {fact.address: fact.value for fact in facts if isinstance(fact.value, int | Decimal)}
    if len(known) > 3:
        return []
    pairs = [ends_of(fact) for fact in facts if fact.address in known]
    all_ends = {end for pair in pairs for end in pair}
    choices = [
        {*pair, Fraction(value), *(end for end in all_ends if pair[0] <= end <= pair[1])}
        for pair, value in zip(pairs, known.values(), strict=True)
    ]
    return [dict(zip(known, chosen, strict=True)) for chosen in product(*choices)]


def assert_figure(entry: DerivedFact) -> None:
    """Check the exact value and the interval of a derived figure against those that are calculated anew."""
    facts = leaves(entry)
    given_values = {fact.address: Fraction(fact.value) for fact in facts if isinstance(fact.value, int | Decimal)}
    assert entry.exact == recomputed(entry, given_values)
    if entry.interval is None:
        assert entry.kind == "rank"
        return
    if entry.exact is not None:
        assert entry.interval.contains(entry.exact)
    # A base may be as small as one likes, but not zero; an end that is approached so has no number.
    found = [
        value
        for values in values_at(facts)
        for value in [recomputed(entry, values)]
        if value is not None and not (entry.kind in RATIO_KINDS and base_of(entry, values) <= 0)
    ]
    if not found:
        return
    assert all(entry.interval.contains(value) for value in found)
    if entry.interval.lower is not None:
        assert min(found) == entry.interval.lower
    if entry.interval.upper is not None:
        assert max(found) == entry.interval.upper


RATIO_KINDS = ("change", "gap", "share")


def base_of(entry: DerivedFact, values: dict[Address, Fraction]) -> Fraction:
    base = recomputed(entry.operands[-1], values)
    assert base is not None
    return base


def claims_of(report: Report) -> list[tuple[Claim, IndexEntry]]:
    found = []
    for claim in report.claims:
        entry = report.entry(claim)
        if claim.kind == "quotation":
            assert entry is None
            continue
        assert entry is not None, claim
        found.append((claim, entry))
    return found


@given(occupations(), METHODOLOGIES, LOCALES)
def test_every_claim_leads_to_an_entry_that_shows_what_it_says(
    occupation: Occupation, methodology: narrate.Methodology, locale: str
) -> None:
    report = narrate.report(occupation, locale=locale, methodology=methodology)
    for claim, entry in claims_of(report):
        if isinstance(claim.value, str):
            assert str(entry.shown) == claim.value, (claim, entry)
        else:
            assert not isinstance(entry.shown, str)
            assert float(entry.shown) == float(claim.value), (claim, entry)
        if isinstance(entry, DerivedFact):
            assert entry.rule == claim.rule
            if claim.kind not in WORDS and claim.kind != "date" and entry.kind not in ("date", "licensed"):
                assert_figure(entry)
        elif not isinstance(entry.value, AtLeast | str) and entry.unit:
            assert entry.interval == ends_of(entry)
            assert entry.exact == Fraction(entry.value)


@given(occupations(), METHODOLOGIES)
def test_what_claims_are_of_is_among_what_the_methods_license(
    occupation: Occupation, methodology: narrate.Methodology
) -> None:
    report = narrate.report(occupation, locale="en_US", methodology=methodology)
    derived = {entry.calculation for entry in report.facts.derivations}
    for _, entry in claims_of(report):
        if isinstance(entry, DerivedFact) and entry.kind != "licensed":
            assert entry.calculation in derived, entry


@given(occupations(), METHODOLOGIES)
def test_every_derivation_is_what_an_independent_calculation_gives(
    occupation: Occupation, methodology: narrate.Methodology
) -> None:
    index = FactIndex(occupation, methodology)
    for entry in index.derivations:
        assert index[entry.calculation] is entry
        if entry.unit or entry.kind == "count":
            assert_figure(entry)


@given(occupations())
def test_a_word_is_among_the_classes_that_its_interval_spans(occupation: Occupation) -> None:
    """Where values are rounded and not cut: what is shown lies within the interval then."""
    for entry in FactIndex(occupation, narrate.STANDARD).derivations:
        if entry.kind in ("direction", "verdict", "band"):
            (operand, *_) = entry.operands
            if operand.interval is not None or entry.kind == "band":
                assert entry.shown in entry.classes, entry


def trend(first: int, second: int, old: int) -> FactIndex:
    return FactIndex(
        Occupation(
            id="1",
            employment=(Employment(2012, first), Employment(2014, second)),
            projections=(Projection(2012, 2022, old),),
        ),
        narrate.STANDARD,
    )


def verdicts(index: FactIndex) -> list[DerivedFact]:
    return [entry for entry in index.derivations if entry.kind == "verdict"]


def test_a_verdict_knows_every_class_that_its_rounding_allows() -> None:
    (near,) = verdicts(trend(100_000, 105_000, 100_000))
    assert (near.shown, near.classes) == ("better", ("better", "much_better"))
    (far,) = verdicts(trend(100_000, 80_000, 100_000))
    assert (far.shown, far.classes) == ("much_worse", ("much_worse",))
    (small,) = verdicts(trend(100, 100, 100))
    assert small.classes == ("much_worse", "worse", "on_track", "better", "much_better")


def test_the_older_projection_above_the_newer_is_a_worse_outlook() -> None:
    record = Occupation(
        id="1",
        employment=(Employment(2012, 186_300),),
        projections=(Projection(2012, 2022, 227_500), Projection(2014, 2024, 217_600)),
    )
    (outlook,) = verdicts(FactIndex(record, narrate.STANDARD))
    assert (outlook.shown, outlook.classes, outlook.rule) == ("much_worse", ("much_worse",), "trend: gap > 5%")
    (gap,) = outlook.operands
    assert (gap.kind, gap.shown) == ("gap", Decimal("8.3"))


def test_a_published_zero_may_be_a_change_to_either_side() -> None:
    index = FactIndex(Occupation(id="1", projections=(Projection(2014, 2024, percent=Decimal(0)),)), narrate.STANDARD)
    (direction,) = [entry for entry in index.derivations if entry.kind == "direction"]
    assert (direction.shown, direction.classes) == ("flat", ("down", "flat", "up"))


def test_the_rounding_of_a_record_is_that_of_its_facts() -> None:
    record = Occupation(
        id="1",
        employment=(Employment(2014, 5_000, rounding=1_000), Employment(2016, 5_000)),
        pay=(Pay(2014, period="annual", currency="USD", percentiles={50: Decimal(35_900)}, rounding=Decimal(10)),),
        skills=(Skill("social", Decimal(20), rounding=Decimal(5)),),
    )
    index = FactIndex(record, narrate.STANDARD)
    assert index[Address("employment", (2014,), "jobs")].interval == ends(4_500, 5_500)
    assert index[Address("employment", (2016,), "jobs")].interval == ends(4_950, 5_050)
    assert index[Address("pay", (2014, "annual", "USD"), "percentiles", 50)].interval == ends(35_895, 35_905)
    assert index[Address("skills", ("social",), "score")].interval == Interval(Fraction(35, 2), Fraction(45, 2))


def test_a_sum_of_codes_has_the_roundings_of_all_its_figures() -> None:
    record = Occupation(id="1", employment=(Employment(2014, 5_000, codes=("29-1111", "29-1112")),))
    jobs = FactIndex(record, narrate.STANDARD)[Address("employment", (2014,), "jobs")]
    assert (jobs.kind, jobs.interval) == ("sum", ends(4_900, 5_100))
    assert jobs.parts == ("employment[2014].jobs (29-1111)", "employment[2014].jobs (29-1112)")


def test_a_bound_has_no_upper_end_and_nothing_is_derived_from_it() -> None:
    index = FactIndex(
        Occupation(id="1", employment=(Employment(2012, 4_800), Employment(2014, AtLeast(Decimal(5_000))))),
        narrate.STANDARD,
    )
    bound = index[Address("employment", (2014,), "jobs")]
    assert (bound.exact, bound.shown, bound.interval) == (None, 5_000, ends(5_000, None))
    assert index.derivations == ()


@pytest.mark.parametrize(
    ("covers", "found"),
    [((["employment"], ["pay"]), "0"), (([], ["pay"]), "0"), ((["pay"],), None), ((["employment"], []), None)],
)
def test_the_source_of_a_fact_is_the_one_that_covers_it_where_there_is_one(
    covers: tuple[list[str], ...], found: str | None
) -> None:
    sources = [Source(str(place), covers=tuple(parts)) for place, parts in enumerate(covers)]
    record = Occupation(id="1", employment=(Employment(2014, 5_000),), sources=tuple(sources))
    source = FactIndex(record, narrate.STANDARD)[Address("employment", (2014,), "jobs")].source
    assert (None if source is None else source.title) == found


def test_what_is_not_there_has_no_entry() -> None:
    index = trend(100, 200, 300)
    missing = Calculation("change", (Address("employment", (2030,), "jobs"), Address("employment", (2012,), "jobs")))
    assert index.get(missing) is None
    assert missing not in index
    with pytest.raises(KeyError):
        index[missing]
    assert len(index) == len(list(index)) == len(index.facts) + len(index.derivations)


def test_a_point_below_zero_has_no_entry() -> None:
    index = trend(1_000, 500, 0)
    ends = Address("employment", (2012,), "jobs"), Address("projections", (2012, 2022), "jobs")
    assert index[Calculation("line", ends, at=2022)].shown == 0
    assert index.get(Calculation("line", ends, at=2023)) is None


def test_a_report_that_was_read_back_has_no_index_and_a_claim_of_another_no_entry() -> None:
    report = narrate.report(SAMPLE, locale="en_US")
    other = narrate.report(SAMPLE, locale="es_MX")
    with pytest.raises(InvalidArgumentError, match="a claim of this report"):
        report.entry(other.claims[0])
    with pytest.raises(ReportWithoutRecordError):
        Report.from_dict(report.to_dict()).entry(report.claims[0])


def test_an_interval_over_a_base_that_may_be_zero_has_no_upper_end() -> None:
    change = next(entry for entry in trend(0, 1_000, 300).derivations if entry.kind == "gap")
    assert change.interval is not None
    assert change.interval.lower is not None
    tiny = Interval(Fraction(950), Fraction(1_050)).over(Interval(Fraction(0), Fraction(50)))
    assert tiny == ends(19, None)
    assert Interval(Fraction(-1), Fraction(1)).over(Interval(Fraction(0), Fraction(2))) == ends(None, None)


def test_a_quotient_over_zero_has_no_value() -> None:
    assert ends(1, 2).over(ends(0, 0)) == ends(None, None)
    assert ends(-2, -1).over(ends(1, 2)) == Interval(Fraction(-2), Fraction(-1, 2))


def test_a_gap_is_exact_from_what_is_exact_and_shown_from_what_is_shown() -> None:
    gap = next(entry for entry in trend(186_300, 188_600, 227_500).derivations if entry.kind == "gap")
    _, expected = gap.operands
    assert (expected.exact, expected.shown) == (Fraction(194_540), 194_500)
    assert (gap.exact, gap.shown) == (Fraction(100 * (188_600 - 194_540), 194_540), Decimal("3.0"))


def test_the_distance_of_two_scores_is_none_within_one() -> None:
    skills = (Skill("social", Decimal(20), rounding=Decimal(20)), Skill("purpose", Decimal(20)))
    index = FactIndex(Occupation(id="1", skills=skills), narrate.STANDARD)
    (spread,) = [entry for entry in index.derivations if entry.kind == "spread"]
    assert spread.interval == Interval(Fraction(0), Fraction(21, 2))


def test_a_fact_and_what_is_derived_are_asked_the_same() -> None:
    index = FactIndex(narrate.from_dict(SAMPLE), narrate.STANDARD)
    assert index.facts
    for entry in index:
        assert isinstance(entry.operands, tuple)
        assert entry.kind
        assert entry.rule is None or entry.operands
    training = index[Address("entry", (), "training")]
    assert (training.shown, training.classes, training.interval) == ("none", ("none",), None)


def test_sections_and_locales_of_a_report_ask_for_a_trend_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    original = trend_of_record

    def counted(occupation: Occupation, methodology: narrate.Methodology) -> Trend:
        asked.append(occupation.id)
        return original(occupation, methodology)

    monkeypatch.setattr("narrate.facts.index.trend", counted)
    reports = list(narrate.reports([SAMPLE], locales=["en_US", "es_MX"]))
    assert len(reports) == 2
    assert len(asked) == 1


def _first_year(facts: FactIndex) -> Missing:
    return Missing(str(facts.trend.first))


def test_a_section_is_planned_from_an_index_or_from_a_record_and_can_be_pickled() -> None:
    section = Section("first", (), from_index(_first_year))
    again = pickle.loads(pickle.dumps(section))  # noqa: S301  # our own
    assert again == section
    record = Occupation(id="1")
    expected = Missing("None")
    assert section.plan(record, narrate.STANDARD) == expected
    assert again.planned(FactIndex(record, narrate.STANDARD)) == expected


def test_a_rule_that_licenses_without_a_calculation_has_an_entry_of_its_own() -> None:
    record = Occupation(id="1", projections=(Projection(2014, 2024, outlook="faster"),))
    report = narrate.report(record, locale="en_US", sections=["job_outlook"])
    (direction,) = [claim for claim in report.claims if claim.kind == "direction"]
    entry = report.entry(direction)
    assert isinstance(entry, DerivedFact)
    assert (entry.kind, entry.shown, entry.rule) == ("licensed", "up", Rule("sign_of_change"))
    assert [one.shown for one in entry.operands] == ["faster"]


def test_scores_of_every_instrument_are_facts_and_compared_with_their_own_kind_alone() -> None:
    skills = (
        Skill("social", Decimal(20)),
        Skill("social", Decimal(90), instrument="interests"),
        Skill("speaking", Decimal(40)),
        Skill("social", Decimal(5), instrument="work values"),
    )
    index = FactIndex(Occupation(id="1", skills=skills), narrate.STANDARD)
    assert [(str(fact.address), fact.value) for fact in index.facts] == [
        ("skills[social].score", 20),
        ("skills[social].score[interests]", 90),
        ("skills[speaking].score", 40),
        ("skills[social].score[work values]", 5),
    ]
    assert all(Address.parse(str(fact.address)) == fact.address for fact in index.facts)
    assert Address.parse("skills[social].score[work values]").item == "work values"
    compared = [entry for entry in index.derivations if entry.kind in ("greatest", "least")]
    assert [entry.shown for entry in compared] == [40, 20, 90, 90, 5, 5]
    assert index.figures("skills") == tuple(Address("skills", (name,), "score") for name in ("social", "speaking"))
    assert index.figures("skills", "interests") == (Address("skills", ("social",), "score", "interests"),)


@given(occupations(), METHODOLOGIES)
def test_every_score_and_level_of_a_record_is_a_fact(occupation: Occupation, methodology: narrate.Methodology) -> None:
    index = FactIndex(occupation, methodology)
    scores = [fact.value for fact in index.facts if fact.address.list == "skills"]
    assert scores == [skill.score for skill in occupation.skills]
    jobs = [fact.value for fact in index.facts if fact.address.list == "employment" and fact.address.field == "jobs"]
    assert jobs == [entry.jobs for entry in occupation.employment]


_DECIDING = {"line": 2, "direction": 1}


def operands_of(entry: IndexEntry) -> list[Address]:
    """List the addresses of the facts that an entry is calculated from.

    Operands that only decide how sure it is are not among them: the count with which a point on a line is compared
    decides how far it is rounded, the levels beside a published percent whether its sign can be known.
    """
    if isinstance(entry, Fact):
        return [entry.address]
    operands = entry.operands[: _DECIDING.get(entry.kind)]
    return [address for one in operands for address in operands_of(one)]


def covers(named: Address, fact: Address) -> bool:
    """Return whether an address in a claim is that of a fact, or of the list or the field that has the fact."""
    parts = zip((named.key, named.field, named.item), (fact.key, fact.field, fact.item), strict=True)
    return named.list == fact.list and all(not part or part == other for part, other in parts)


def assert_claims_name_their_operands(record: Occupation, methodology: narrate.Methodology) -> None:
    """Check that each claim with a derivation has an entry, all of whose facts it names."""
    report = narrate.report(record, locale="en_US", methodology=methodology, fallback="source")
    for claim in report.claims:
        entry = report.entry(claim)
        assert (entry is None) == (claim.kind == "quotation"), claim
        if isinstance(entry, DerivedFact):
            missing = [one for one in operands_of(entry) if not any(covers(named, one) for named in claim.facts)]
            assert not missing, (claim, missing)


@given(occupations(), METHODOLOGIES)
def test_a_claim_names_every_operand_of_its_derivation(record: Occupation, methodology: narrate.Methodology) -> None:
    assert_claims_name_their_operands(record, methodology)


@pytest.mark.parametrize("methodology", [narrate.STANDARD, narrate.CAREER_PROFILE, EXACT], ids=lambda one: one.name)
def test_the_claims_of_the_read_records_name_every_operand(methodology: narrate.Methodology) -> None:
    for record in [narrate.from_dict(SAMPLE), *read_records()]:
        assert_claims_name_their_operands(record, methodology)


def test_a_growth_over_the_first_observation_names_it() -> None:
    report = narrate.report(SAMPLE, locale="en_US", sections=["job_trends"], methodology=narrate.CAREER_PROFILE)
    growths = [claim for claim in report.claims if claim.kind == "percent" and "projections" in str(claim.facts)]
    newer = next(claim for claim in growths if "projections[2014-2024].jobs" in claim.facts)
    assert newer.facts == ("employment[2014].jobs", "projections[2014-2024].jobs", "employment[2012].jobs")
    older = next(claim for claim in growths if "projections[2012-2022].jobs" in claim.facts)
    assert older.facts == ("employment[2012].jobs", "projections[2012-2022].jobs")
