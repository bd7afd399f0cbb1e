"""Standard output: ``-`` in place of a file to write, and what is said where it is closed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from narrate.cli import main

RECORD = {"id": "k", "names": {"en": "keepers"}, "employment": [{"year": 2012, "jobs": 10}, {"year": 2014, "jobs": 12}]}


def run(*arguments: str, stdin: str = json.dumps(RECORD)) -> Result:
    return CliRunner().invoke(main, list(arguments), input=stdin, prog_name="narrate")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that the commands run in, with a table for ``import csv``."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in.jsonl").write_text(json.dumps(RECORD) + "\n", encoding="utf-8")
    (tmp_path / "t.csv").write_text("code,title,2021\n1111,Chiefs,100\n", encoding="utf-8")
    (tmp_path / "m.toml").write_text(
        '[columns]\n"code" = "id"\n"title" = "names.en"\n"2021" = "employment.2021"\n', encoding="utf-8"
    )
    return tmp_path


IMPORT = ["import", "csv", "t.csv", "--map", "m.toml"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["report", "-"],
        ["report", "in.jsonl", "--format", "jsonl"],
        ["schema"],
        ["phrasebook", "--locale", "en_US", "--format", "review"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_a_hyphen_is_standard_output(arguments: list[str], folder: Path) -> None:
    before = sorted(folder.iterdir())
    plain, hyphen = run(*arguments), run(*arguments, "--to", "-")
    assert (hyphen.exit_code, hyphen.stdout) == (0, plain.stdout)
    assert hyphen.stdout
    assert sorted(folder.iterdir()) == before


def test_an_import_writes_records_or_its_account_to_standard_output(folder: Path) -> None:
    records = run(*IMPORT, "--to", "-")
    assert records.exit_code == 0
    assert json.loads(records.stdout)["id"] == "1111"
    assert "1 record written to standard output" in records.stderr
    account = run(*IMPORT, "--to", "out.jsonl", "--report", "-")
    assert account.exit_code == 0
    assert "t.csv" in account.stdout
    both = run(*IMPORT, "--to", "-", "--report", "-")
    assert both.exit_code == 2
    assert "required is another path" in both.stderr
    assert not (folder / "-").exists()


def test_rejects_go_to_standard_output_only_where_the_reports_do_not(folder: Path) -> None:
    bad = '{"id": "b", "employment": 5}'
    rejects = run("report", "-", "--to", "out.txt", "--rejects", "-", stdin=bad)
    assert rejects.exit_code == 1
    assert json.loads(rejects.stdout)["id"] == "b"
    for options in ([], ["--to", "-"]):
        both = run("report", "-", "--rejects", "-", *options)
        assert (both.exit_code, both.stdout) == (2, "")
        assert "--rejects -: required is --to with a file" in both.stderr
    assert not (folder / "-").exists()


def test_a_file_named_as_a_hyphen_is_given_by_its_path(folder: Path) -> None:
    assert run("report", "in.jsonl", "--to", "./-").exit_code == 0
    assert "eepers" in (folder / "-").read_text(encoding="utf-8")


@pytest.mark.parametrize("arguments", [["report", "in.jsonl"], ["schema"], ["check", "t.jsonl", "--facts", "in.jsonl"]])
def test_a_closed_standard_output_is_said(arguments: list[str], folder: Path) -> None:
    assert run("report", "in.jsonl", "--format", "jsonl", "--to", "t.jsonl").exit_code == 0
    command = f"exec {sys.executable} -m narrate {' '.join(arguments)} >&-"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False, cwd=folder)  # noqa: S607
    assert done.returncode == 2
    assert done.stderr == ("narrate: standard output: required is one that is open, or a file to write; it is closed\n")


def test_a_closed_standard_error_or_input_ends_in_no_unknown_error(folder: Path) -> None:
    for command, code in (("report in.jsonl 2>&-", 0), ("report bad.jsonl --to o.txt 2>&-", 1), ("report - <&-", 2)):
        (folder / "bad.jsonl").write_text("{broken\n", encoding="utf-8")
        whole = f"exec {sys.executable} -m narrate {command}"
        done = subprocess.run(["bash", "-c", whole], capture_output=True, text=True, check=False, cwd=folder)  # noqa: S607
        assert done.returncode == code, done.stderr
        assert "does not know" not in done.stderr


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="no /proc")
def test_a_folder_that_takes_no_file_is_no_other_run() -> None:
    result = run("report", "in.jsonl", "--to", "/proc/x")
    assert result.exit_code == 2
    assert "another run" not in result.stderr
    assert "--to /proc/x: required is a folder that can be written to (No such file or directory)" in result.stderr
