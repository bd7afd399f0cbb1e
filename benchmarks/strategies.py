"""How many records the strategies draw in a minute, and how soon a fault in the engine is found by a rule and shrunk.

Run: python benchmarks/strategies.py [number of records]

Times are those of the processor: they do not depend on what else the machine does.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from fractions import Fraction
from time import process_time
from unittest import mock

from attrs import evolve
from hypothesis import HealthCheck, Phase, find, given, settings

from narrate import Methodology, Occupation, report, testing
from narrate.comparison.verdicts import classified
from narrate.testing.fact_rules import verdicts_are_those_of_their_intervals

WANTED = 10_000
"""Records a minute."""

MOST_SECONDS = 10
MOST_FIGURES = 5

_SAME = settings(database=None, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))


def rate(number: int) -> float:
    """Draw records, each by a new example, and return how many that is in a minute."""
    drawn = 0

    @given(testing.occupations())
    @settings(_SAME, max_examples=number, phases=(Phase.generate,))
    def each(record: Occupation) -> None:
        nonlocal drawn
        assert record.id
        drawn += 1

    start = process_time()
    each()
    return 60 * drawn / (process_time() - start)


def below(gain: int, base: int, methodology: Methodology) -> str:
    """Classify a gap as the engine does, but with each threshold itself in the severer class."""
    return classified(gain * 10**9 + (gain > 0) - (gain < 0), base * 10**9, methodology)


def other_threshold(gain: int, base: int, methodology: Methodology) -> str:
    """Classify a gap with nearly the same threshold for both classes."""
    return classified(gain, base, evolve(methodology, on_track=methodology.moderate - Fraction(1, 1000)))


def wrong_sign(gain: int, base: int, methodology: Methodology) -> str:
    """Classify a gap as its opposite."""
    return classified(-gain, base, methodology)


def is_wrong(record: Occupation) -> bool:
    return bool(verdicts_are_those_of_their_intervals.violations(report(record, locale="en_US")))


def shrunk(fault: Callable[[int, int, Methodology], str]) -> tuple[Occupation, float]:
    """Plant a fault in the engine; return the record that it is found with, and the seconds that this took."""
    engine = sys.modules["narrate.comparison.trend"]
    start = process_time()
    with mock.patch.object(engine, "classified", fault):
        record = find(testing.occupations(), is_wrong, settings=settings(_SAME, max_examples=8000))
    return record, process_time() - start


def main(number: int) -> None:
    found = rate(number)
    print(f"records drawn: {found:,.0f} a minute, {found / WANTED:.1f} of what is wanted")
    assert found > WANTED
    for fault in (below, other_threshold, wrong_sign):
        record, seconds = shrunk(fault)
        figures = [entry.jobs for entry in (*record.employment, *record.projections)]
        print(f"{fault.__name__}: found and shrunk in {seconds:.1f} s, to {len(figures)} figures: {figures}")
        assert seconds < MOST_SECONDS
        assert len(figures) <= MOST_FIGURES


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3000)
