"""The outputs of imports: never over an input or each other, through links, whole or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from narrate.cli import main

EDITION = (
    "Occupation Title,Occupation Code,Employment 2018,Employment 2028,"
    '"Employment Change, 2018-2028","Employment Percent Change, 2018-2028"\nModels,41-9012,4.8,5.0,0.2,4.2\n'
)
MAP = '[columns]\nCode = "id"\nJobs = "employment.2024"\n'


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    path = tmp_path / "edition.csv"
    path.write_text(EDITION, encoding="utf-8")
    return path


def imported(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["import", *map(str, arguments)])


def test_an_input_is_never_written_over(edition: Path) -> None:
    for option in (["--to", edition], ["--to", edition.with_name("r.jsonl"), "--report", edition]):
        result = imported("bls-projections", edition, *option)
        assert result.exit_code == 2
        assert "required is another path; this one is also FILES" in result.stderr
    assert edition.read_text(encoding="utf-8") == EDITION
    assert not edition.with_name("r.jsonl").exists()


def test_a_file_that_is_only_looked_up_is_an_input_as_well(edition: Path, tmp_path: Path) -> None:
    crosswalk = tmp_path / "crosswalk.csv"
    text = "2010 SOC Code,2010 SOC Title,2018 SOC Code,2018 SOC Title\n41-9012,Models,41-9012,Models\n"
    crosswalk.write_text(text, encoding="utf-8")
    result = imported("bls-projections", edition, "--crosswalk", crosswalk, "--to", crosswalk)
    assert result.exit_code == 2
    assert "this one is also --crosswalk" in result.stderr
    assert crosswalk.read_text(encoding="utf-8") == text


def test_records_and_account_are_two_files(edition: Path, tmp_path: Path) -> None:
    result = imported("bls-projections", edition, "--to", tmp_path / "one", "--report", tmp_path / "one")
    assert result.exit_code == 2
    assert "this one is also --report" in result.stderr
    assert not (tmp_path / "one").exists()


def test_a_link_to_an_input_is_the_input(edition: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(edition)
    assert imported("bls-projections", edition, "--to", link).exit_code == 2
    assert link.is_symlink()
    assert edition.read_text(encoding="utf-8") == EDITION


def test_a_link_is_written_through(edition: Path, tmp_path: Path) -> None:
    link, target = tmp_path / "link", tmp_path / "target.jsonl"
    link.symlink_to(target)
    assert imported("bls-projections", edition, "--to", link).exit_code == 0
    assert link.is_symlink()
    assert '"41-9012"' in target.read_text(encoding="utf-8")


def test_a_pipe_is_written_to_and_stays_a_pipe(edition: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text(encoding="utf-8")), daemon=True)
    reader.start()
    assert imported("bls-projections", edition, "--to", pipe).exit_code == 0
    reader.join(timeout=10)
    assert pipe.is_fifo()
    assert '"41-9012"' in read[0]


def test_neither_file_appears_where_one_cannot_be_written(edition: Path, tmp_path: Path) -> None:
    to = tmp_path / "r.jsonl"
    result = imported("bls-projections", edition, "--to", to, "--report", tmp_path / "missing" / "account.txt")
    assert result.exit_code == 2
    assert "does not exist" in result.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["edition.csv"]


def test_a_table_of_which_no_row_is_used_ends_with_1(tmp_path: Path) -> None:
    table, mapping = tmp_path / "table.csv", tmp_path / "map.toml"
    mapping.write_text(MAP, encoding="utf-8")
    out, report = tmp_path / "r.jsonl", tmp_path / "account.txt"
    for rows, code in (("a,many\nb,none\n", 1), ("a,many\nb,100\n", 0)):
        table.write_text("Code,Jobs\n" + rows, encoding="utf-8")
        result = imported("csv", table, "--map", mapping, "--to", out, "--report", report)
        assert result.exit_code == code, result.stderr
        assert "2 rows read" in result.stderr
        assert out.exists() == (code == 0)
        assert "left over: table.csv, line 2" in report.read_text("utf-8")
        assert not list(tmp_path.glob(".*"))


def test_a_table_without_a_row_is_told_and_becomes_no_file(tmp_path: Path) -> None:
    table, mapping, out = tmp_path / "table.csv", tmp_path / "map.toml", tmp_path / "r.jsonl"
    mapping.write_text(MAP, encoding="utf-8")
    table.write_text("Code,Jobs\n", encoding="utf-8")
    result = imported("csv", table, "--map", mapping, "--to", out)
    assert result.exit_code == 1
    assert "there is no row of a table below a header" in result.stderr
    assert not out.exists()


def test_a_map_that_is_no_toml_is_named(tmp_path: Path) -> None:
    table, mapping = tmp_path / "table.csv", tmp_path / "wages.toml"
    table.write_text("Code,Jobs\na,100\n", encoding="utf-8")
    mapping.write_text("[columns\nCode = id\n", encoding="utf-8")
    result = imported("csv", table, "--map", mapping, "--to", tmp_path / "r.jsonl")
    assert result.exit_code == 2
    assert f"{mapping}: the text of the map: required is TOML" in result.stderr


@pytest.mark.parametrize("option", ["--to", "--report"])
def test_a_proposal_takes_no_file_to_write(option: str, tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text("Code,Jobs 2021\n0110,100\n0210,200\n", encoding="utf-8")
    result = imported("csv", table, "--guess", option, tmp_path / "r.jsonl")
    assert result.exit_code == 2
    assert f"what came beside it is {option}" in result.stderr


def test_a_pipe_and_standard_input_are_no_missing_files(tmp_path: Path) -> None:
    pipe = tmp_path / "table.csv"
    os.mkfifo(pipe)
    result = imported("csv", pipe, "--guess")
    assert result.exit_code == 2
    assert "this is a pipe or a device" in result.stderr
    assert "standard input is not read here" in imported("csv", "-", "--guess").stderr


@pytest.mark.parametrize(("given", "called"), [("table", "FILE"), ("map", "--map"), ("titles", "--titles")])
def test_an_input_of_a_table_is_named_by_what_gave_it(given: str, called: str, tmp_path: Path) -> None:
    texts = {"table": "Code,Jobs\na,100\n", "map": MAP, "titles": "code,es\na,modelos\n"}
    paths = {name: tmp_path / name for name in texts}
    for name, path in paths.items():
        path.write_text(texts[name], encoding="utf-8")
    options = ("--map", paths["map"], "--titles", paths["titles"], "--to", paths[given])
    result = imported("csv", paths["table"], *options)
    assert result.exit_code == 2
    assert f"--to {paths[given]}: required is another path; this one is also {called}" in result.stderr
    assert paths[given].read_text(encoding="utf-8") == texts[given]


@pytest.mark.parametrize(
    "command",
    [
        ["import", "bls-projections", "{edition}", "--to", "/dev/stdout"],
        ["report", "{records}", "--locale", "en_US", "--to", "/dev/stdout"],
    ],
)
def test_a_link_to_standard_output_that_is_a_pipe_is_written_to(
    command: list[str], edition: Path, tmp_path: Path
) -> None:
    records = tmp_path / "records.jsonl"
    records.write_text('{"id": "41-9012", "employment": [{"year": 2024, "jobs": 500}]}\n', encoding="utf-8")
    arguments = [one.format(edition=edition, records=records) for one in command]
    done = subprocess.run([sys.executable, "-m", "narrate", *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "41-9012" in done.stdout or "500 jobs" in done.stdout
