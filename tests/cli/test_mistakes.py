"""What a new user gets wrong: each mistake ends in a sentence that says where, what is required, and where to read on."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from narrate.cli import main


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments), input="", prog_name="narrate")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["report", "-", "--to", ""], "'--to': required is a path; what came is empty (see narrate report --help)"),
        (["report", "-", "--rejects", ""], "'--rejects': required is a path; what came is empty"),
        (["page", "-", "--to", ""], "'--to': required is a path; what came is empty"),
        (["import", "csv", "t.csv", "--map", "m", "--to", ""], "'--to': required is a path; what came is empty"),
        (["report", ""], "INPUT: required is a file, or - for standard input; what came is empty"),
        (["report", "."], "required is a file; what came is a folder"),
        (["check", "-", "--facts", ""], "--facts: required is a file, or - for standard input; what came is empty"),
        (["check", "-", "--facts", "."], "required is a file; what came is a folder"),
        (["report", "-", "--methodology", "standrad"], "there is no file 'standrad'; did you mean standard?"),
        (["report", "-", "--methodology", "carer-profile"], "did you mean career-profile?"),
        (["report", "-", "--to"], "Option '--to' requires an argument. (see narrate report --help)"),
        (["schema", "recrod"], "'[KIND]': 'recrod' is not one of 'record', 'report'. (see narrate schema --help)"),
        (["import", "csv", "t.csv", "--map", "t.csv", "--to", "x"], "t.csv: the text of the map: required is TOML"),
    ],
)
def test_a_mistake_ends_in_one_sentence_and_leaves_nothing(
    arguments: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "inside"
    folder.mkdir()
    monkeypatch.chdir(folder)
    (folder / "t.csv").write_text("code,title\n", encoding="utf-8")
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stderr.startswith("narrate: ")
    assert result.stderr.count("\n") == 1
    assert [path.name for path in tmp_path.rglob("*")] == ["inside", "t.csv"]


@pytest.mark.parametrize("group", [[], ["import"]])
def test_every_list_of_commands_has_whole_sentences(group: list[str]) -> None:
    commands = run(*group, "--help").stdout.partition("Commands:")[2].strip().splitlines()
    assert len(commands) >= 6
    assert all(line.endswith(".") and not line.endswith("...") for line in commands)


def test_every_help_of_what_is_written_says_where_it_goes_without_it() -> None:
    for command in ("report", "check", "phrasebook", "schema"):
        words = " ".join(run(command, "--help").stdout.split())
        assert "File to write. [default: standard output]" in words
    assert "[default: the one that a text names, if it is narrate's]" in " ".join(run("check", "--help").stdout.split())
