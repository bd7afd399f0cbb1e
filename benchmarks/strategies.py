"""How many records the strategies draw in a minute, and how soon a planted fault is found and shrunk.

Run: python benchmarks/strategies.py [number of records]

Times are those of the processor: they do not depend on what else the machine does.
"""

from __future__ import annotations

import sys
from time import process_time

from hypothesis import HealthCheck, Phase, find, given, settings

from narrate import STANDARD, Occupation, testing
from narrate.comparison import trend
from narrate.comparison.verdicts import classified

WANTED = 10_000
"""Records a minute."""


def rate(number: int) -> float:
    """Draw records, each by a new example, and return how many that is in a minute."""
    drawn = 0

    @given(testing.occupations())
    @settings(
        max_examples=number,
        phases=(Phase.generate,),
        database=None,
        derandomize=True,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    def each(record: Occupation) -> None:
        nonlocal drawn
        assert record.id
        drawn += 1

    start = process_time()
    each()
    return 60 * drawn / (process_time() - start)


def is_wrong(record: Occupation) -> bool:
    """Tell whether a threshold that is not in its own class would give another verdict."""
    found = trend(record, STANDARD)
    if found.on_pace is None or found.second is None or not isinstance(found.second.jobs, int):
        return False
    gain, base = found.second.jobs - found.on_pace.expected, found.on_pace.expected
    below = abs(gain) < base * STANDARD.on_track or not gain
    return below != (classified(gain, base, STANDARD) == "on_track")


def main(number: int) -> None:
    found = rate(number)
    print(f"records drawn: {found:,.0f} a minute, {found / WANTED:.1f} of what is wanted")
    start = process_time()
    record = find(
        testing.occupations(), is_wrong, settings=settings(max_examples=5000, database=None, derandomize=True)
    )
    print(f"a flipped threshold, found and shrunk: {process_time() - start:.1f} s")
    for entry in (*record.employment, *record.projections):
        print(f"    {entry}")
    assert found > WANTED


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3000)
