"""How the time to read a text grows with its length, in every locale: four times the text, about four times the time.

Texts are what makes readers slow: one unit again and again, without an end of a sentence, a quotation that is never
closed, abbreviations. Run it as ``python benchmarks/reading.py``; it ends with 1 where a text takes more than twice
what its length asks for.
"""

from __future__ import annotations

import sys
from time import process_time

import narrate

UNITS = (
    "1万",
    "1亿",
    "3萬2",
    "A. ",
    "„A. ",
    "« A. ",
    "“A. ",
    "1,000 ",
    "1\u202f000 ",
    "1.000 ",
    "1٬٢",
    "5 percent ",
    "$ ",
    "[a](",
    "<b ",
    "&#1",
    "  ",
    "**",
)
SHORT, LONG = 500, 2_000
MOST = 2.0


def seconds(text: str, locale: str) -> float:
    """The CPU time of one reading, the best of three."""
    best = float("inf")
    for _ in range(3):
        start = process_time()
        narrate.read(text, locale=locale)
        best = min(best, process_time() - start)
    return best


def main() -> int:
    """Print the worst unit of each locale and its growth."""
    slow = 0
    for locale in narrate.locales():
        narrate.read("1", locale=locale)
        growth = {unit: seconds(unit * LONG, locale) / seconds(unit * SHORT, locale) for unit in UNITS}
        worst = max(growth, key=lambda unit: growth[unit])
        ratio = growth[worst] * SHORT / LONG
        slow += ratio > MOST
        print(f"{locale:12} {worst!r:14} {LONG // SHORT} times the text, {growth[worst]:5.1f} times the time")
    print("as claimed" if not slow else f"NOT as claimed: {slow} locales above {MOST} times what the length asks for")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
