"""``narrate check``: every line is checked or named, and the last line says how many texts and claims were read."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import narrate
from narrate.cli import main

FACTS: dict[str, Any] = {
    "id": "keepers",
    "names": {"en": "lighthouse keepers"},
    "employment": [{"year": 2012, "jobs": 1000}, {"year": 2014, "jobs": 1200}],
}


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    file = tmp_path / "facts.jsonl"
    file.write_text(json.dumps(FACTS) + "\n", encoding="utf-8")
    return file


def line(methodology: narrate.Methodology = narrate.STANDARD, **changed: object) -> str:
    report = narrate.report(narrate.from_dict(FACTS), locale="en_US", methodology=methodology)
    return json.dumps(report.to_dict() | changed)


def check(facts: Path, *lines: str, options: tuple[str, ...] = ()) -> Result:
    texts = facts.with_name("texts.jsonl")
    texts.write_text("".join(f"{one}\n" for one in lines), encoding="utf-8", errors="surrogateescape")
    return CliRunner().invoke(main, ["check", str(texts), "--facts", str(facts), *options], prog_name="narrate")


WRONG = line().replace("increase", "decline")
SILENT: dict[str, Any] = {"sections": [{"name": "pay", "text": "Nothing is said."}]}


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ("{broken", "required is a report as --format jsonl writes it, with id, locale and sections (Expecting"),
        ("null", "required is a report"),
        ('{"id": "keepers", "locale": "en_US"}', "required is a report"),
        ('{"id": "keepers", "locale": "en_US", "sections": [{"text": 5}]}', "required is a report"),
        ('{"id": "keepers", "locale": "en_US", "sections": ""}', "required is a report"),
        ('{"id": [], "locale": "en_US", "sections": []}', "required is a report"),
        ("\udcff", "required is a report"),
        (line(id="nobody"), "has no record 'nobody'"),
        (line(id="n" * 100_000), "has no record 'nnn"),
        (line(locale="xx_XX"), "the locale: required is one of"),
        (
            line(versions={"methodology": "house-0123"}),
            "required is --methodology; the text was written by 'house-0123'",
        ),
    ],
    ids=lambda value: value[:20],
)
def test_a_line_that_cannot_be_checked_is_named_and_the_others_are_checked(facts: Path, bad: str, said: str) -> None:
    result = check(facts, line(), bad, WRONG)
    assert result.exit_code == 2
    assert result.stdout.count("direction down; the facts allow up") == 1
    named, counts = result.stderr.splitlines()
    assert named.startswith(f"not checked: {facts.with_name('texts.jsonl')}, line 2: ")
    assert said in named
    assert len(named) < 1_000
    assert counts.startswith("2 texts checked, ")
    assert counts.endswith(" claims read, 1 finding; 1 line not checked")
    assert check(facts, line(), WRONG).exit_code == 1


def test_a_mark_of_byte_order_and_empty_lines_are_no_texts(facts: Path) -> None:
    result = check(facts, "\ufeff" + line(), "", "  ", line(), "")
    assert result.exit_code == 0
    assert result.stderr.startswith("2 texts checked, ")


def test_nothing_wrong_is_told_from_nothing_read(facts: Path) -> None:
    said = check(facts, line(), line(**SILENT), line(sections=[]))
    assert said.exit_code == 0
    assert said.stderr.startswith("3 texts checked, ")
    assert said.stderr.endswith(" claims read, 0 findings; 2 texts without any claim, the first one on line 2\n")
    assert check(facts, line(**SILENT)).stderr == (
        "1 text checked, 0 claims read, 0 findings; 1 text without any claim, on line 1\n"
    )
    nothing = check(facts)
    assert nothing.exit_code == 2
    assert nothing.stderr.startswith("narrate: ")
    assert "required is a line for each text" in nothing.stderr
    assert nothing.stderr.count("\n") == 1


def test_records_that_are_not_valid_are_named_with_their_file(facts: Path) -> None:
    with facts.open("a", encoding="utf-8") as stream:
        stream.write('\n{"id": "bad", "employment": [{"year": 2012, "jobs": -1}]}\n{broken\n')
    result = check(facts, line())
    assert result.exit_code == 0
    first, second, _ = result.stderr.splitlines()
    assert first.startswith(f"rejected: {facts}, line 3: employment[0].jobs of record 'bad': required is")
    assert second.startswith(f"rejected: {facts}, line 4: required is a JSON object")
    about = check(facts, line(id="bad"))
    assert about.exit_code == 2
    assert f"the record 'bad' of {facts}, line 3, is rejected" in about.stderr


EDITIONS: dict[str, Any] = FACTS | {
    "projections": [
        {"base_year": 2012, "target_year": 2022, "jobs": 1115},
        {"base_year": 2014, "target_year": 2024, "jobs": 1338},
    ]
}
"""Facts on which the two methodologies differ: growth of 11.5%, rounded or cut."""


def test_a_text_is_checked_by_the_methodology_that_it_names(facts: Path) -> None:
    facts.write_text(json.dumps(EDITIONS) + "\n", encoding="utf-8")
    career = narrate.report(narrate.from_dict(EDITIONS), locale="en_US", methodology=narrate.CAREER_PROFILE)
    standard = narrate.report(narrate.from_dict(EDITIONS), locale="en_US")
    lines = [json.dumps(one.to_dict()) for one in (career, standard)]
    assert career.text != standard.text
    both = check(facts, *lines)
    assert (both.exit_code, both.stdout) == (0, "")
    assert "note" not in both.stderr
    given = check(facts, *lines, options=("--methodology", "standard"))
    assert given.exit_code == 1
    assert given.stdout
    assert (
        "note: 1 text, on line 1, written by the methodology 'career-profile'; checked by --methodology standard\n"
    ) in given.stderr


def test_a_methodology_of_one_s_own_is_required_where_a_text_names_it(facts: Path) -> None:
    file = facts.with_name("house.toml")
    file.write_text('name = "house"\nrounding = "cut"\n', encoding="utf-8")
    own = line(narrate.methodology_from_toml(file.read_text(encoding="utf-8")))
    assert check(facts, own).exit_code == 2
    given = check(facts, own, options=("--methodology", str(file)))
    assert (given.exit_code, "note" in given.stderr) == (0, False)


def test_findings_of_the_lines_that_were_checked_are_written(facts: Path) -> None:
    out = facts.with_name("found.txt")
    assert check(facts, "{broken", WRONG, options=("--to", str(out))).exit_code == 2
    assert "the facts allow up" in out.read_text(encoding="utf-8")


def test_texts_and_facts_may_be_gzipped_or_on_standard_input(facts: Path, tmp_path: Path) -> None:
    texts, packed = tmp_path / "t.jsonl.gz", tmp_path / "f.jsonl.gz"
    texts.write_bytes(gzip.compress(line().encode()))
    packed.write_bytes(gzip.compress(facts.read_bytes()))
    for arguments, given in (
        ([str(texts), "--facts", str(packed)], ""),
        (["-", "--facts", str(facts)], line()),
        ([str(texts), "--facts", "-"], facts.read_text(encoding="utf-8")),
    ):
        result = CliRunner().invoke(main, ["check", *arguments], input=given)
        assert result.exit_code == 0, result.stderr
        assert result.stderr.startswith("1 text checked, ")
    both = CliRunner().invoke(main, ["check", "-", "--facts", "-"], input=line())
    assert both.exit_code == 2
    assert "standard input is TEXTS" in both.stderr
