"""How often the reports on a whole edition contradict themselves or say what no fact licenses, by rule and language.

The records are the 832 occupations of 2024-34 with the two editions before, wages, scores and the handbook's labels.
Run it as ``python tests/contradictory_reports.py``; ``--sample 40 --seed 7`` takes some of the records, ``--locale de_DE``
some of the locales (it can be given again), and ``--generated 500`` adds records at random. It ends with 1 where something
is found.
"""

from __future__ import annotations

import json
import random
import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from attrs import evolve
from hunt import Hunt

import narrate
from narrate import Occupation, Report
from narrate.cli import main as command
from narrate.testing import ReportRule, contradictions, grounds
from narrate.testing.registry import ReportText

RULES: tuple[ReportRule, ...] = (*contradictions.RULES, *grounds.RULES)
"""The rules that are counted."""

SHARED_DATA = Path(__file__).parents[2] / "shared" / "data"
EDITIONS = ("2022-32_web-export.csv.gz", "2023-33_occupation.xlsx", "2024-34_occupation.xlsx")
BESIDE = (
    ("--wages", "bls-oews/raw/national_M2024_dl.xlsx"),
    ("--skills", "onet-29.3/raw/Work_Values.xlsx"),
    ("--skills", "onet-29.3/raw/Interests.xlsx"),
    ("--outlook", "ooh/ooh-profiles-2024-34.jsonl.gz"),
    ("--titles", "multilingual-titles/soc2010-es.csv"),
)


class Found(NamedTuple):
    """A finding.

    Attributes:
        rule: The rule.
        locale: The locale of the report.
        record: The record's id.
        problem: What is wrong.
        text: The sentence.
    """

    rule: ReportRule
    locale: str
    record: str
    problem: str
    text: str


def published(data: Path = SHARED_DATA) -> list[Occupation]:
    """Import the records of the newest edition with two older ones."""
    raw = data / "bls-employment-projections" / "raw"
    files = [str(raw / name) for name in EDITIONS]
    options = [part for option, name in BESIDE for part in (option, str(data / name))]
    with TemporaryDirectory() as folder:
        to = Path(folder) / "records.jsonl"
        command(["import", "bls-projections", *files, *options, "--to", str(to)], standalone_mode=False)
        return [narrate.from_dict(json.loads(line)) for line in to.read_text(encoding="utf-8").splitlines()]


def generated(count: int, seed: int) -> list[Occupation]:
    """Return records at random."""
    hunt = Hunt(seed)
    return [evolve(hunt.record(), id=f"record {number} at random") for number in range(count)]


def findings(report: Report, rules: Iterable[ReportRule] = RULES) -> Iterator[Found]:
    """Yield what the rules find in a report."""
    text = ReportText(report)
    for rule in rules:
        if rule.applies(report.locale, style=report.style):
            for passage, problem in rule.find(text):
                yield Found(rule, report.locale, report.id, problem, passage.text)


def counted(found: Sequence[Found]) -> Iterator[str]:
    """Yield the lines of the account: of each rule how many, by language, and in each language one example."""
    for rule in RULES:
        of_rule = [one for one in found if one.rule is rule]
        yield f"{rule.number} {rule.name}: {len(of_rule)} in {len({one.record for one in of_rule})} records"
        for base in sorted({one.locale.partition("_")[0] for one in of_rule}):
            own = [one for one in of_rule if one.locale.partition("_")[0] == base]
            first = own[0]
            yield f"  {base} {len(own):6}  {first.record} in {first.locale}: {first.problem} | {first.text}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print how many findings there are."""
    parser = ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sample", type=int, help="number of records; all without it")
    parser.add_argument("--seed", type=int, default=1, help="seed of the sample and of the records at random")
    parser.add_argument("--locale", action="append", help="a locale; all without it")
    parser.add_argument("--generated", type=int, default=0, help="number of records at random besides")
    parser.add_argument("--data", type=Path, default=SHARED_DATA, help="folder of the published files")
    given = parser.parse_args(arguments)
    records = published(given.data)
    if given.sample is not None:
        records = random.Random(given.seed).sample(records, given.sample)  # noqa: S311  # not for secrets
    records += generated(given.generated, given.seed)
    locales = given.locale or narrate.locales()
    found = [one for record in records for locale in locales for one in findings(narrate.report(record, locale=locale))]
    print(f"{len(records)} records in {len(locales)} locales, {len(records) * len(locales)} reports")
    print(*counted(found), sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
