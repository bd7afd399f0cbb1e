"""What a paragraph costs in each locale, beside English, in one run.

    python benchmarks/languages.py [occupations-2012-2014.csv]

Every locale writes every section that the same records allow, and its claims are compared with those of English before
it is timed. The rounds go through all locales in turn, so that what else the machine does falls on each of them.
Printed are the best rounds and their ratios: only the ratios mean anything on another machine.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from attrs import evolve
from job_trends import records

import narrate
from narrate import Name, Occupation

ROUNDS = 7
MOST = 2.0
"""How many times English a locale may cost."""


def named(occupations: list[Occupation]) -> list[Occupation]:
    """Return the records with a plain name in every language."""
    languages = sorted({locale.partition("_")[0] for locale in narrate.locales()})
    names = {language: Name("models") for language in languages}
    return [evolve(occupation, names=names) for occupation in occupations]


def write(occupations: list[Occupation], locale: str) -> int:
    """Write all records in one locale, and count their paragraphs."""
    paragraphs = 0
    for outcome in narrate.reports(occupations, locales=[locale]):
        assert isinstance(outcome, narrate.Report)
        paragraphs += len(outcome.sections)
        assert outcome.text
    return paragraphs


def claims(occupation: Occupation, locale: str) -> list[tuple[str, str]]:
    """What a record's report claims, in any order."""
    return sorted((claim.kind, str(claim.value)) for claim in narrate.report(occupation, locale=locale).claims)


def main() -> int:
    """Time every locale and print its ratio to English; 1 where one costs more than it may."""
    occupations = named(records(Path(sys.argv[1]) if len(sys.argv) > 1 else None))
    locales = narrate.locales()
    for occupation in occupations[::50]:
        english = claims(occupation, "en_US")
        different = [locale for locale in locales if claims(occupation, locale) != english]
        assert not different, f"{occupation.id}: other claims in {different}"
    paragraphs = {locale: write(occupations, locale) for locale in locales}
    best = dict.fromkeys(locales, float("inf"))
    for _ in range(ROUNDS):
        for locale in locales:
            start = time.perf_counter()
            write(occupations, locale)
            best[locale] = min(best[locale], time.perf_counter() - start)
    cost = {locale: best[locale] / paragraphs[locale] for locale in locales}
    print(f"{len(occupations)} records, {paragraphs['en_US']} paragraphs in English")
    for locale in sorted(locales, key=lambda one: cost[one]):
        print(
            f"{locale:<11} {cost[locale] * 1e6:6.1f} µs a paragraph, {cost[locale] / cost['en_US']:4.2f} times English"
        )
    kept = max(cost.values()) <= MOST * cost["en_US"]
    print("as claimed" if kept else f"NOT as claimed: no more than {MOST} times English")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
