"""Rejects say what is wrong in the words of who wrote the records, and in a line that can be read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from narrate.cli import main

GOOD: dict[str, Any] = {"id": "k", "names": {"en": "keepers"}, "employment": [{"year": 2012, "jobs": 10}]}


def rejected(tmp_path: Path, line: str) -> tuple[str, dict[str, Any]]:
    """Return what is said of a bad record on the screen, and its line in the file of rejects."""
    source, rejects = tmp_path / "in.jsonl", tmp_path / "rejects.jsonl"
    source.write_text(f"{line}\n", encoding="utf-8")
    said = CliRunner().invoke(main, ["report", str(source)])
    assert said.exit_code == 1
    options = ["--to", str(tmp_path / "out"), "--rejects", str(rejects)]
    assert CliRunner().invoke(main, ["report", str(source), *options]).exit_code == 1
    written: dict[str, Any] = json.loads(rejects.read_text(encoding="utf-8"))
    return said.stderr.splitlines()[0], written


def changed(**fields: Any) -> str:
    return json.dumps(GOOD | fields)


def jobs(text: str) -> str:
    return changed().replace("10", text)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (jobs("1e400"), "; what came is 1E+400"),
        (jobs("2012.5"), "; what came is 2012.5"),
        (jobs("NaN"), "; what came is NaN"),
        (jobs("-Infinity"), "; what came is -Infinity"),
        (jobs("null"), "; what came is null"),
        (jobs("true"), "; what came is true"),
        (jobs('{"at_most": null}'), "; what came is {'at_most': null}"),
        (changed(id=None), "; what came is null"),
        (changed(employment=[None]), "employment[0] of record 'k': required is an object with year, jobs"),
        (changed(employment={"2012": 5}), "a list of objects with year, jobs, codes, rounding, flags; what came is {"),
        (changed(texts={"settings": "Indoors."}), "a list of objects with text, language"),
        (changed(names={"en": 5}), "names.en of record 'k': required is a text, or an object with plural, short"),
        (changed(names={"en": None}), "required is a text, or an object with plural"),
        (changed(majors=[{"names": {"en": 5}}]), "required is a text, or an object with plural"),
        (changed(names={"en": {"short": "k"}}), "required is a plural, or a singular at least; there is none"),
        (
            changed(employment=[{"year": 2012}]),
            "employment[0].jobs of record 'k': required is a value; the key is missing",
        ),
        (
            changed(projections=[{"base_year": 2014, "target_year": 2024}]),
            "required is jobs, percent, outlook or openings_per_year; there is none",
        ),
        (changed(skills=[{"skill": "a", "score": 1}] * 2), "skills[0] has the same; what came is [null, 'a']"),
        ("[" * 100_000, "required is a JSON object (nested too deeply)"),
        ('{"id": "k" "x"}', "required is a JSON object (Expecting ',' delimiter: column 12)"),
    ],
    ids=lambda value: value[:40],
)
def test_a_reject_has_no_word_of_python(line: str, said: str, tmp_path: Path) -> None:
    screen, written = rejected(tmp_path, line)
    for text in (screen, written["reason"]):
        assert said in text
    everything = screen + json.dumps(written, ensure_ascii=False)
    for word in ("Decimal(", "None", "True", "recursion", " records"):
        assert word not in everything


@pytest.mark.parametrize("missing", [changed(employment=[{"year": 2012}]), changed(names={"en": {}})])
def test_of_a_value_that_is_missing_nothing_came(missing: str, tmp_path: Path) -> None:
    assert "what came" not in rejected(tmp_path, missing)[0]


LONG = "G" * 5_000_000


@pytest.mark.parametrize(
    "line",
    [
        changed(id=LONG),
        changed(**{LONG: 1}),
        changed(names={LONG: "keepers"}),
        changed(names={"en": LONG}),
        changed(entry={LONG: 1}),
        changed(employment=LONG),
        jobs("1" * 4_000),
        jobs("1e" + "1" * 4_000),
        f'{{"id": "k", "{LONG}": 1, "{LONG}": 2}}',
    ],
    ids=lambda value: f"{value[:30]} {len(value)}",
)
def test_what_is_long_is_cut_wherever_a_reject_shows_it(line: str, tmp_path: Path) -> None:
    screen, written = rejected(tmp_path, line)
    assert len(screen) < 1_500
    assert len(json.dumps(written)) < 3_000


def test_a_long_id_that_is_repeated_is_cut(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text(f"{changed(id=LONG)}\n" * 2, encoding="utf-8")
    result = CliRunner().invoke(main, ["report", str(source)])
    assert "is on line 1 and again on line 2" in result.stderr
    assert max(map(len, result.stderr.splitlines())) < 1_500


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("jobs", None),
        ("wages", None),
        ("code", None),
        ("employmnt", "employment"),
        ("skill", "skills"),
        ("name", "names"),
    ],
)
def test_only_a_key_that_is_near_is_offered(key: str, meant: str | None, tmp_path: Path) -> None:
    screen, _ = rejected(tmp_path, changed(**{key: 5}))
    assert f"{key} of record 'k': required is one of the keys id, names" in screen
    assert (f"did you mean {meant}?" in screen) == (meant is not None)
    assert ("did you mean" in screen) == (meant is not None)


@pytest.mark.parametrize(
    ("section", "meant"), [("wage", None), ("jobs", None), ("job_trend", "job_trends"), ("skils", "skills")]
)
def test_only_a_section_that_is_near_is_offered(section: str, meant: str | None) -> None:
    result = CliRunner().invoke(main, ["report", "-", "--section", section], input="")
    assert result.exit_code == 2
    assert (f"did you mean {meant}?" in result.stderr) == (meant is not None)
    assert ("did you mean" in result.stderr) == (meant is not None)
