"""Strategies: what they draw, that boundaries are hit on purpose, and that what they find can be read."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

import narrate
from narrate import InvalidRecordError, Methodology, Occupation, testing
from narrate.comparison import trend
from narrate.comparison.verdicts import placed
from narrate.facts import FactIndex
from narrate.language import language
from narrate.testing.boundaries import band_percents, counts_around, thresholds, whole_step
from narrate.testing.fact_rules import verdicts_are_those_of_their_intervals
from narrate.testing.strategies.invalid import FAULTS
from narrate.wording import chosen

HOUSE = Methodology(name="house", on_track=Fraction(3, 200), moderate=Fraction(7, 100), unit=10)


@pytest.mark.parametrize("methodology", [narrate.STANDARD, HOUSE], ids=lambda one: one.name)
def test_thresholds_are_those_of_the_methodology(methodology: Methodology) -> None:
    assert thresholds(methodology) == (Fraction(0), methodology.on_track, methodology.moderate)
    step = whole_step(methodology)
    assert all((share * step).denominator == 1 for share in thresholds(methodology))


@given(st.integers(1, 10**7), st.fractions(-1, 1, max_denominator=1000), st.sampled_from([1, 10, 100]))
def test_counts_around_a_threshold_are_on_it_and_on_both_sides(value: int, share: Fraction, unit: int) -> None:
    found = counts_around(value, share, unit)
    exact = value * (1 + share)
    assert any(count > exact for count in found)
    assert any(count < exact for count in found) or exact < 1
    assert exact.denominator != 1 or int(exact) in found
    # The nearest multiples of the unit, and the jobs next to the threshold.
    assert {int(exact // unit) * unit, int(exact)} <= set(found)
    assert min(found) >= 0


def test_percents_are_around_each_bound_of_a_band_table() -> None:
    table = narrate.STANDARD.bands[2006, 2016]
    assert table.decline_rapidly is not None
    for bound in (table.much_faster, table.faster, table.slower, table.little_or_no_change, table.decline_rapidly):
        assert {Decimal(bound) + Decimal(step) for step in ("-1", "-0.5", "-0.1", "0", "0.1", "0.5", "1")} <= set(
            band_percents(table)
        )


def cells(record: Occupation, methodology: Methodology) -> Iterator[tuple[str, int, int]]:
    """Yield where a gap of a record is at a threshold: which gap, which threshold, and on which side of it."""
    found = trend(record, methodology)
    new = found.new.jobs if found.new is not None else None
    old = found.second.jobs if found.second is not None else None
    for place, gap, other in (("on_pace", found.on_pace, old), ("outlook", found.outlook, new)):
        if gap is None or not isinstance(other, int):
            continue
        reference, actual = (gap.expected, other) if place == "on_pace" else (other, gap.expected)
        for which, share in enumerate(thresholds(methodology)):
            apart = abs(actual - reference) - share * reference
            if reference and abs(apart) <= Fraction(reference, 1000):
                yield place, which, (apart > 0) - (apart < 0)


@pytest.mark.parametrize("methodology", [narrate.STANDARD, HOUSE], ids=lambda one: one.name)
def test_gaps_are_just_below_on_and_just_above_each_threshold(methodology: Methodology) -> None:
    drawn: Counter[tuple[str, int, int]] = Counter()

    @given(testing.trends(methodology=methodology))
    @settings(max_examples=800, phases=(Phase.generate,))
    def each(record: Occupation) -> None:
        drawn.update(cells(record, methodology))

    each()
    # There is nothing below a threshold of zero.
    wanted = {(place, which, side) for place in ("on_pace", "outlook") for which in range(3) for side in (-1, 0, 1)}
    assert {cell for cell in wanted if drawn[cell]} == {one for one in wanted if one[1:] != (0, -1)}, drawn


@given(testing.invalid_records())
def test_a_fault_on_purpose_is_found_at_its_path(found: testing.InvalidData) -> None:
    with pytest.raises(InvalidRecordError) as error:
        narrate.from_dict(found.data)
    assert found.path in [fault.path for fault in error.value.faults]


@pytest.mark.parametrize("planted", FAULTS, ids=lambda one: one.__name__.strip("_"))
def test_each_kind_of_fault_is_drawn(planted: Callable[..., str]) -> None:
    @given(testing.trends(), testing.pay(), st.data())
    @settings(max_examples=3, phases=(Phase.generate,))
    def each(record: Occupation, pay: Any, data: st.DataObject) -> None:
        plain = narrate.to_dict(Occupation("x", employment=record.employment, projections=record.projections, pay=pay))
        for entry in plain["employment"]:
            entry.pop("rounding", None)
        path = planted(plain, data.draw)
        with pytest.raises(InvalidRecordError) as error:
            narrate.from_dict(plain)
        assert path in [fault.path for fault in error.value.faults]

    each()


@pytest.mark.parametrize("locale", ["en_US", "es_ES", "pl_PL", "ar_EG", "ja_JP"])
def test_names_are_of_their_language(locale: str) -> None:
    drawn: list[narrate.Name] = []

    @given(testing.names(locale[:2]))
    def each(name: narrate.Name) -> None:
        drawn.append(name)

    each()
    assert drawn
    assert all(chosen(name, language(locale)) for name in drawn)


@given(testing.employment_histories(min_size=2), testing.projections(), testing.pay(), testing.methodologies())
def test_parts_of_a_record_make_a_record_and_a_report(
    employment: Any, projections: Any, pay: Any, methodology: Methodology
) -> None:
    assert [entry.year for entry in employment] == sorted({entry.year for entry in employment})
    record = Occupation("x", employment=employment, projections=projections, pay=pay)
    assert narrate.report(record, locale="en_US", methodology=methodology).text


def test_every_kind_of_record_is_drawn() -> None:
    drawn: Counter[str] = Counter()
    lists = {
        "employment",
        "projections",
        "pay",
        "skills",
        "majors",
        "employers",
        "descriptions",
        "texts",
        "group",
        "comparisons",
        "entry",
    }

    @given(testing.occupations())
    @settings(max_examples=300, phases=(Phase.generate,))
    def each(record: Occupation) -> None:
        drawn.update(name for name in lists if getattr(record, name))

    each()
    assert set(drawn) == lists


def figures(record: Occupation) -> int:
    """Count the published figures of a record; years and remarks are none."""
    return sum(
        not fact.address.field.endswith("year") and isinstance(fact.value, int | Decimal)
        for fact in FactIndex(record, narrate.STANDARD).facts
    )


Thresholds = tuple[int, int, int, int]
Placed = Callable[[int, int, Thresholds], tuple[str, int | Fraction, int]]

SHOWN = evolve(HOUSE, within_rounding=False)
"""Under it a verdict at a threshold is that of the shown figures."""

PLANTED: dict[str, Placed] = {
    # The threshold itself belongs to the milder class.
    "below instead of at most": lambda gain, base, thresholds: placed(
        gain * 10**9 + (gain > 0), base * 10**9, thresholds
    ),
    "the other threshold": lambda gain, base, thresholds: placed(gain, base, (*thresholds[2:], *thresholds[2:])),
    "the wrong sign": lambda gain, base, thresholds: placed(-gain, base, thresholds),
}


@pytest.mark.parametrize("fault", PLANTED)
def test_a_flipped_threshold_is_found_and_shrunk_to_a_few_figures(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["narrate.comparison.trend"], "placed", PLANTED[fault])

    def is_wrong(record: Occupation) -> bool:
        report = narrate.report(record, locale="en_US", methodology=SHOWN)
        return bool(verdicts_are_those_of_their_intervals.violations(report))

    record = find(testing.occupations(methodology=HOUSE), is_wrong, settings=settings(max_examples=8000))
    assert figures(record) <= 5, record
    counts = [*(entry.jobs for entry in record.employment), *(entry.jobs for entry in record.projections)]
    assert all(isinstance(count, int) and count <= 2 * 10**6 for count in counts), record


def test_narrate_does_not_import_it() -> None:
    program = "import sys, narrate; sys.exit('narrate.testing' in sys.modules or 'hypothesis' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_without_hypothesis_the_extra_is_named() -> None:
    program = "import sys; sys.modules['hypothesis'] = None\nimport narrate.testing"
    done = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == (
        "ImportError: narrate.testing needs the extra narrate-nlg[testing], which is not installed: there is no hypothesis"
    )
