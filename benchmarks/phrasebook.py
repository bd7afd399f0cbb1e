"""What `narrate phrasebook` costs in each locale, beside a command that only starts, in one run.

    python benchmarks/phrasebook.py [locale ...]

Each phrasebook is made by a process of its own, as from the command line, and is compared with its golden file. Measured
is the processor time of the process, so that what else the machine does counts little; the start of the command
(`narrate locales`) is timed in turn with it. Printed are the best rounds and their ratios: only the ratios mean anything
on another machine.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import narrate

ROUNDS = 3
MOST = 6.0
"""How many starts of the command a phrasebook may cost."""
GOLDEN = Path(__file__).parents[1] / "tests" / "golden" / "phrasebooks"


def cost(*arguments: str) -> tuple[float, str]:
    """Run a command of narrate, and give its processor time in seconds and what it printed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, "PYTHONUTF8": "1"}
    ran = subprocess.run(
        [sys.executable, "-m", "narrate", *arguments],
        check=True,
        capture_output=True,
        encoding="utf-8",
        env=environment,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, ran.stdout


def main() -> int:
    """Time the phrasebook of every locale and print its ratio to a start; 1 where one costs more than it may."""
    locales = sys.argv[1:] or narrate.locales()
    start = float("inf")
    best = dict.fromkeys(locales, float("inf"))
    for _ in range(ROUNDS):
        for locale in locales:
            start = min(start, cost("locales")[0])
            seconds, printed = cost("phrasebook", "--locale", locale)
            assert printed.rstrip("\n") == (GOLDEN / f"{locale}.txt").read_text(encoding="utf-8").rstrip("\n"), locale
            best[locale] = min(best[locale], seconds)
    print(f"a start of the command: {start:.2f} s of processor time")
    for locale in sorted(best, key=lambda one: best[one]):
        print(f"{locale:<11} {best[locale]:5.2f} s, {best[locale] / start:4.1f} starts")
    kept = max(best.values()) <= MOST * start
    print("as claimed" if kept else f"NOT as claimed: no more than {MOST} starts of the command")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
