"""Write docs/languages.md: for each language which of the wording rules it passes, with how many cases.

Run: python docs/passports.py
"""

from __future__ import annotations

import inspect
import re
import sys
from collections import defaultdict
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT)]

import conftest  # noqa: E402, F401  # its Hypothesis profile
import test_rules as rules  # noqa: E402

import narrate  # noqa: E402
from narrate.content.specimens import specimens  # noqa: E402
from narrate.wording import language, phrasebook  # noqa: E402

EVERY = 50
"""Every how many-th specimen is written; there are some thousands."""


def main() -> None:
    """Run each rule on each locale, and write the page."""
    records = list(islice(specimens(), 0, None, EVERY))
    by_rule: dict[int, list[Callable[..., Any]]] = defaultdict(list)
    for name, function in inspect.getmembers(rules, inspect.isfunction):
        number = re.match(r"test_rule_(\d+)_", name)
        if number:
            by_rule[int(number[1])].append(function)
    tables: dict[str, dict[int, int]] = {}
    for locale in narrate.locales():
        tables[locale] = {}
        for number, functions in sorted(by_rule.items()):
            cases = sum(passed(function, locale, records) for function in functions)
            if cases:
                tables[locale][number] = cases
    engine = sorted(set(by_rule) - {number for table in tables.values() for number in table})
    (ROOT / "docs" / "languages.md").write_text(page(tables, engine), encoding="utf-8")


def passed(function: Callable[..., Any], locale: str, records: list[narrate.Occupation]) -> int:
    """Count the cases of one rule in one locale; a case that fails ends the program with its message."""
    inner = getattr(getattr(function, "hypothesis", None), "inner_test", function)
    parameters = list(inspect.signature(inner).parameters)
    if parameters == ["locale"]:
        inner(locale)
        return len(phrasebook(locale))
    if parameters == ["occupation", "locale"]:
        fitting = [record for record in records if fits(function, record)]
        for record in fitting:
            inner(record, locale)
        return len(fitting)
    return 0


def fits(function: Callable[..., Any], record: narrate.Occupation) -> bool:
    """Tell whether a record is of the kind that a rule is about."""
    return FITTING.get(function, lambda _record: True)(record)


FITTING: dict[Callable[..., Any], Callable[[narrate.Occupation], bool]] = {
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


def page(tables: dict[str, dict[int, int]], engine: list[int]) -> str:
    """Make the page: a table with a row a rule and a column a locale."""
    names = {locale: language(locale).name for locale in tables}
    numbers = sorted({number for table in tables.values() for number in table})
    lines = [
        "# Languages",
        "",
        "Each language's passport: which of the wording rules it passes, and with how many cases (wordings of its",
        "phrasebook, or records written in it). The page is made by `python docs/passports.py`; a rule that fails ends",
        "the program.",
        "",
        "| locale | language | wordings |",
        "| --- | --- | --- |",
        *(f"| `{locale}` | {names[locale]} | {len(phrasebook(locale))} |" for locale in tables),
        "",
        "| rule | " + " | ".join(tables) + " |",
        "| --- |" + " --- |" * len(tables),
        *(
            f"| {number} | " + " | ".join(str(table.get(number, "")) for table in tables.values()) + " |"
            for number in numbers
        ),
        "",
        f"Rules {', '.join(map(str, engine))} hold for the figures and records themselves, in every language at once.",
        "Rules 18 to 21 and 31 to 35 have tests of their own, over figures up to a million.",
        "",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
