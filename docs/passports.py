"""Write docs/languages.md: for each language which of the wording rules it passes, with how many cases.

Run: python docs/passports.py
"""

from __future__ import annotations

import inspect
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from importlib import import_module
from itertools import islice, product
from pathlib import Path
from typing import Any

from hypothesis import settings

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT)]

import conftest  # noqa: E402, F401  # its Hypothesis profile
import test_rules as rules  # noqa: E402
from mutations import KINDS, RECORDS, killed  # noqa: E402
from specimen_records import specimens  # noqa: E402

import narrate  # noqa: E402
from narrate.wording import language, phrasebook  # noqa: E402

EVERY = 50
"""Every how many-th specimen is written; there are some thousands."""

ALONE = {18: "en", 19: "it", 20: "fr", 21: "es", 24: "en", 32: "pl", 33: "ru", 34: "ar", 35: "de"}
"""Rules that are about one language."""

RULES = range(1, 45)

Test = Callable[..., Any]
Counts = dict[int, int]


def main() -> None:
    """Run each rule's tests on each locale, and write the page."""
    records = list(islice(specimens(), 0, None, EVERY))
    tables: dict[str, Counts] = {locale: defaultdict(int) for locale in narrate.locales()}
    beside: Counts = defaultdict(int)
    for number, test in sorted(tests(), key=lambda pair: (pair[0], pair[1].__name__)):
        for locale in narrate.locales():
            tables[locale][number] += passed(test, locale, records)
        beside[number] += passed_beside(test)
    found = shares()
    for locale, kinds in found.items():
        tables[locale][44] += sum(every for _, every in kinds.values())
    (ROOT / "docs" / "languages.md").write_text(page(tables, beside, found), encoding="utf-8")


def tests() -> Iterator[tuple[int, Test]]:
    """Find the tests that are named after rules, each with the number of its rule."""
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        if path.stem == "test_broken_rules" or not re.search(
            r"^def test_rules?_\d", path.read_text("utf-8"), re.MULTILINE
        ):
            continue
        module = ".".join(path.relative_to(ROOT / "tests").with_suffix("").parts)
        for name, test in inspect.getmembers(import_module(module), inspect.isfunction):
            named = re.match(r"test_rules?_(\d+)(?:_and_(\d+))?_", name)
            if named and test.__module__ == module:
                yield from ((int(number), test) for number in named.groups() if number)


def cases(test: Test) -> list[dict[str, Any]]:
    """List the sets of arguments that a test is parametrized with; none where it is skipped here."""
    marks = getattr(test, "pytestmark", [])
    if any(mark.name == "skipif" and mark.args[0] for mark in marks):
        return []
    axes = []
    for mark in marks:
        if mark.name == "parametrize":
            names = mark.args[0].split(",") if isinstance(mark.args[0], str) else list(mark.args[0])
            values = [getattr(one, "values", None) or (one if len(names) > 1 else (one,)) for one in mark.args[1]]
            axes.append([dict(zip(names, value, strict=True)) for value in values])
    return [{name: value for part in parts for name, value in part.items()} for parts in product(*axes)]


def passed(test: Test, locale: str, records: list[narrate.Occupation]) -> int:
    """Count the cases of one test in one locale; a case that fails ends the program with its message."""
    inner = getattr(getattr(test, "hypothesis", None), "inner_test", None)
    if inner is not None and list(inspect.signature(inner).parameters) == ["occupation", "locale"]:
        fitting = [record for record in records if fits(test, record)]
        for record in fitting:
            inner(record, locale)
        return len(fitting)
    fitting = [case for case in cases(test) if case.get("locale") == locale and lacking(test, case) == set()]
    for case in fitting:
        test(**case)
    alone = list(inspect.signature(inner or test).parameters) == ["locale"]
    if alone and test.__name__.startswith("test_rule_44_"):
        return 0  # its cases are the wrong texts, which are counted by what is changed
    return len(fitting) * (len(phrasebook(locale)) if alone else examples(test))


def passed_beside(test: Test) -> int:
    """Count the cases of a test that is about no locale, or about one language only."""
    fitting = [case for case in cases(test) if "locale" not in case and lacking(test, case) == set()]
    for case in fitting:
        test(**case)
    return len(fitting) * examples(test)


def lacking(test: Test, case: dict[str, Any]) -> set[str]:
    """Return the arguments of a test that are unknown here: fixtures, and locales that are drawn."""
    inner = getattr(getattr(test, "hypothesis", None), "inner_test", None)
    return set() if inner is not None else set(inspect.signature(test).parameters) - set(case)


def examples(test: Test) -> int:
    """Return how many examples of each case are tried."""
    return settings().max_examples if hasattr(test, "hypothesis") else 1


def shares() -> dict[str, dict[str, tuple[int, int]]]:
    """Count for each locale how many texts that are wrong on purpose are found out, of how many, by what is changed."""
    found: dict[str, dict[str, tuple[int, int]]] = {}
    for locale in narrate.locales():
        changed = [(mutant.kind, dead) for record in RECORDS for mutant, dead in killed(record, locale)]
        found[locale] = {
            kind: (sum(dead for one, dead in changed if one == kind), sum(one == kind for one, _ in changed))
            for kind in KINDS
        }
    return found


def fits(function: Callable[..., Any], record: narrate.Occupation) -> bool:
    """Return whether a record is of the kind that a rule is about."""
    return FITTING.get(function, lambda _record: True)(record)


FITTING: dict[Callable[..., Any], Callable[[narrate.Occupation], bool]] = {
    rules.test_rule_3_a_change_shown_as_zero_has_no_direction: lambda one: one.id == "flat",
    rules.test_rule_3_the_direction_has_the_sign_of_the_figures: lambda one: len(one.employment) == 2,
    rules.test_rule_13_periods_and_currencies_are_not_mixed: lambda one: (
        bool(one.pay) and one.group is None and all(25 not in pay.percentiles for pay in one.pay)
    ),
    rules.test_rule_16_percents_of_a_text_have_as_many_decimals: lambda one: (
        len(one.projections) == 2 and len(one.employment) == 2
    ),
    rules.test_rule_23_a_hedge_fits_the_rounding: lambda one: len(one.employment) == 1 and not one.projections,
}
"""Rules that are about one kind of record."""


def page(tables: dict[str, Counts], beside: Counts, found: dict[str, dict[str, tuple[int, int]]]) -> str:
    """Return the page: a table with a row for each rule and a column for each locale, and two more tables."""
    names = {locale: language(locale).name for locale in tables}
    common = [number for number in RULES if number not in ALONE and any(table[number] for table in tables.values())]
    lines = [
        "# Languages",
        "",
        "Each language's passport: which of the 44 wording rules it passes, and with how many cases: wordings of its",
        "phrasebook, records written in it, or figures. The page is made by `python docs/passports.py`, which runs the",
        "tests that are named after the rules; a case that fails ends the program.",
        "",
        "| locale | language | wordings |",
        "| --- | --- | --- |",
        *(f"| `{locale}` | {names[locale]} | {len(phrasebook(locale))} |" for locale in tables),
        "",
        "## Rules of every language",
        "",
        "| rule | " + " | ".join(tables) + " |",
        "| --- |" + " --- |" * len(tables),
        *(
            f"| {number} | " + " | ".join(str(table[number] or "") for table in tables.values()) + " |"
            for number in common
        ),
        "",
        "## Rules of one language",
        "",
        "Some of these cases go through every figure up to a million.",
        "",
        "| rule | language | cases |",
        "| --- | --- | --- |",
        *(
            f"| {number} | {language(next(one for one in tables if one.startswith(short))).name} | "
            f"{beside[number] + sum(table[number] for table in tables.values())} |"
            for number, short in ALONE.items()
        ),
        "",
        "## Rules of figures and records",
        "",
        "These hold before a word is chosen, and so in every language at once.",
        "",
        "| rule | cases |",
        "| --- | --- |",
        *(f"| {number} | {beside[number]} |" for number in RULES if number not in (*common, *ALONE)),
        "",
        "## Wrong texts that are detected",
        "",
        "A true text with one change is read back and compared with the facts (rule 44): a word of direction, a",
        "judgment or category, a year, a figure, or the period of a wage, which is not read back. Found",
        "out of all:",
        "",
        "| locale | " + " | ".join(KINDS) + " | all |",
        "| --- |" + " --- |" * (len(KINDS) + 1),
        *(
            f"| `{locale}` | "
            + " | ".join(f"{dead} of {every}" for dead, every in kinds.values())
            + f" | {100 * sum(dead for dead, _ in kinds.values()) / sum(every for _, every in kinds.values()):.1f}% |"
            for locale, kinds in found.items()
        ),
        "",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
