"""The command line: exit codes, plain sentences, nothing lost, the same bytes however it is run."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from extent import share

import narrate
from narrate.cli import main


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, list(arguments), input=stdin, prog_name="narrate")


def record(number: int, jobs: object) -> str:
    employment = [{"year": 2012, "jobs": 1000 + 100 * number}, {"year": 2014, "jobs": jobs}]
    return json.dumps({"id": f"r{number}", "names": {"en": "models"}, "employment": employment})


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """1,000 records, every twentieth of them bad in one way or another."""
    wrong: list[object] = [-1, "5", 5.5, None, True, float("nan")]
    lines = [record(n, wrong[n // 20 % 6] if n % 20 == 7 else 2000 + n) for n in range(1000)]
    lines[27] = "{broken"
    file = tmp_path / "mixed.jsonl"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def test_a_bulk_run_writes_the_good_and_rejects_the_bad_with_reasons(mixed: Path, tmp_path: Path) -> None:
    out, rejects = tmp_path / "out.jsonl", tmp_path / "rejects.jsonl"
    result = run("report", str(mixed), "--to", str(out), "--format", "jsonl", "--rejects", str(rejects))
    assert result.exit_code == 1
    written = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    rejected = [json.loads(line) for line in rejects.read_text(encoding="utf-8").splitlines()]
    assert (len(written), len(rejected)) == (950, 50)
    assert "1000 read = 950 written + 50 rejected" in result.stderr
    assert [one["position"] for one in rejected] == [n for n in range(1000) if n % 20 == 7]
    assert all(one["reason"] and one["faults"][0]["required"] for one in rejected)


def test_two_workers_write_the_same_bytes(mixed: Path, tmp_path: Path) -> None:
    for workers in ("1", "2"):
        out, rejects = tmp_path / f"out{workers}", tmp_path / f"rejects{workers}"
        options = ("--workers", workers, "--locale", "en_US", "--locale", "es_MX", "--format", "jsonl")
        assert run("report", str(mixed), "--to", str(out), "--rejects", str(rejects), *options).exit_code == 1
    assert (tmp_path / "out1").read_bytes() == (tmp_path / "out2").read_bytes()
    assert (tmp_path / "rejects1").read_bytes() == (tmp_path / "rejects2").read_bytes()


KILLED = """
import os, signal, sys
from narrate.cli import main, run as running

left, put = int(sys.argv.pop(1)), running.put_reject

def counted(*arguments):
    global left
    put(*arguments)
    left -= 1
    if not left:
        os.kill(os.getpid(), signal.SIGKILL)

running.put_reject = counted
main()
"""
"""The program, killed when it has rejected so many records: between two notes of how far it has come."""


@pytest.mark.parametrize("rejected", share((60, 400), 2))
def test_a_killed_run_is_taken_up_and_gives_the_same_bytes(tmp_path: Path, rejected: int) -> None:
    source = tmp_path / "many.jsonl"
    source.write_text("".join(record(n, 2000 if n % 9 else -1) + "\n" for n in range(5_000)), encoding="utf-8")
    out, rejects = tmp_path / "out.jsonl", tmp_path / "rejects.jsonl"
    options = ["report", str(source), "--to", str(out), "--format", "jsonl", "--rejects", str(rejects)]
    killed = subprocess.run([sys.executable, "-c", KILLED, str(rejected), *options], capture_output=True, check=False)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    kept = json.loads((tmp_path / ".out.jsonl.progress").read_text(encoding="utf-8"))["progress"]
    assert 0 < kept["accepted"] + kept["rejected"] < 9 * rejected
    assert 0 < kept["size"] <= (tmp_path / ".out.jsonl.part").stat().st_size
    assert not out.exists()
    assert run(*options, "--resume").exit_code == 1
    whole, whole_rejects = tmp_path / "whole.jsonl", tmp_path / "whole-rejects.jsonl"
    assert run(*options[:2], "--to", str(whole), "--format", "jsonl", "--rejects", str(whole_rejects)).exit_code == 1
    assert out.read_bytes() == whole.read_bytes()
    assert rejects.read_bytes() == whole_rejects.read_bytes()
    assert out.read_bytes().count(b"\n") + rejects.read_bytes().count(b"\n") == 5_000
    assert not list(tmp_path.glob(".out*"))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["report", "nowhere.jsonl"], "no such file"),
        (["report", "records.txt"], "ending in .jsonl"),
        (["report", "-", "--locale", "tlh"], "required is one of"),
        (["report", "-", "--section", "weather"], "required is one of summary, duties, employment"),
        (["report", "-", "--methodology", "best"], "standard, career-profile or a TOML file"),
        (["report", "-", "--to", "/nowhere/at/all.txt"], "does not exist"),
        (["report", "-", "--format", "parquet"], "--to profiles.parquet"),
        (["phrasebook", "--locale", "xx"], "required is one of"),
        (
            ["phrasebook", "--locale", "en", "--beside", "es"],
            "--beside: required is --format html; what came is --format",
        ),
        (["phrasebook", "--locale", "en", "--review", "r"], "--review: required is --format html or review"),
        (
            ["phrasebook", "--locale", "en", "--format", "review", "--beside", "es"],
            "--beside: required is --format html",
        ),
        (["phrasebook", "--locale", "en", "--format", "html", "--beside", "xx"], "required is one of"),
        (
            ["phrasebook", "--locale", "en", "--format", "review", "--review", "no.toml"],
            "no.toml: required is a review file",
        ),
        (
            ["phrasebook", "--locale", "en", "--format", "html", "--facts", "no.jsonl"],
            "no.jsonl: there is no such file",
        ),
        (["report", "-", "--resume"], "required is --to"),
        (["report", "-", "--to", "x.jsonl", "--resume"], "standard input cannot be read again"),
        (
            ["report", "-", "--to", "x.jsonl", "--rejects", "./x.jsonl"],
            "required is another path; this one is also --rejects",
        ),
        (["report", "-", "--format", "xml"], "'--format': 'xml' is not one of"),
        (["report", "-", "--workers", "none"], "'none' is not a valid integer range"),
        (["report", "-", "--nonsense"], "No such option"),
        (["report"], "Missing argument 'INPUT'"),
        (["--nonsense"], "No such option"),
        (["nonsense"], "No such command 'nonsense'"),
        (["check", "texts.jsonl"], "Missing option '--facts'"),
    ],
)
def test_what_cannot_start_ends_in_one_plain_sentence(arguments: list[str], said: str) -> None:
    result = run(*arguments, stdin="")
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stderr.startswith("narrate: ")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "content", "arguments", "said"),
    [
        ("m.toml", b"\xff\xfe", ["report", "-", "--methodology", "m.toml"], "required is a TOML file in UTF-8"),
        ("m.toml", b"= =", ["report", "-", "--methodology", "m.toml"], "required is a TOML document"),
        ("m.toml", b"on_track = 900", ["report", "-", "--methodology", "m.toml"], "a number in percent"),
        ("en/employment.jinja", b"\xff", ["report", "-", "--templates", "HERE"], "required is a template in UTF-8"),
        ("en/employment.jinja", b"{% block", ["report", "-", "--templates", "HERE"], "en/employment.jinja, line 1"),
        (
            "en/lexicon.toml",
            b"x =",
            ["report", "-", "--templates", "HERE"],
            "en/lexicon.toml, line 1: required is TOML",
        ),
        ("in.jsonl/x", b"", ["report", "in.jsonl"], "required is a file; what came is a folder"),
        ("in.json", b"{broken", ["report", "in.json"], "required is JSON"),
        ("in.json", b"\xff", ["report", "in.json"], "required is JSON"),
        ("in.csv", b"", ["report", "in.csv"], "required is a header line"),
        ("in.csv", b"soc,jobs\na,5\n", ["report", "in.csv"], "narrate import csv reads any other table"),
        ("in.parquet", b"PAR", ["report", "in.parquet"], "required is a Parquet file that is complete"),
        ("in.jsonl", b"", ["report", "in.jsonl", "--rejects", "in.jsonl"], "another path; this one is also INPUT"),
        ("in.jsonl", b"", ["report", "in.jsonl", "--to", "in.jsonl/x"], "the folder in.jsonl does not exist"),
        ("t.jsonl", b"\n", ["check", "t.jsonl", "--facts", "f.jsonl"], "t.jsonl: required is a line for each text"),
        ("in.jsonl.gz", b"\x1f\x8b\x08", ["report", "in.jsonl.gz"], "required is a gzipped file that is complete"),
        ("in.parquet.gz", b"", ["report", "in.parquet.gz"], "what came ends in '.parquet.gz'"),
    ],
)
def test_a_file_that_is_not_what_it_should_be_ends_in_one_plain_sentence(
    name: str, content: bytes, arguments: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_bytes(content)
    (tmp_path / "f.jsonl").write_text("", encoding="utf-8")
    before = sorted(tmp_path.rglob("*"))
    result = run(*[argument.replace("HERE", str(tmp_path)) for argument in arguments], stdin=record(1, 2000))
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stderr.startswith("narrate: ")
    assert result.stderr.count("\n") == 1
    assert sorted(tmp_path.rglob("*")) == before
    assert (tmp_path / name).read_bytes() == content


def test_without_arguments_there_is_help() -> None:
    for arguments in ([], ["--help"], ["report", "--help"], ["import"]):
        result = run(*arguments)
        assert "Usage: narrate" in result.output
        assert "Traceback" not in result.output


@pytest.mark.parametrize("form", ["jsonl", "parquet"])
def test_a_link_is_followed(form: str, tmp_path: Path) -> None:
    source, target, link = (tmp_path / name for name in ("in.jsonl", "target", "link"))
    source.write_text(record(1, 2000) + "\n", encoding="utf-8")
    target.write_text("before", encoding="utf-8")
    link.symlink_to(target)
    assert run("report", str(source), "--format", form, "--to", str(link)).exit_code == 0
    assert link.is_symlink()
    assert target.read_bytes() != b"before"


def test_a_pipe_or_a_device_is_written_to_as_it_is(tmp_path: Path) -> None:
    source, pipe = tmp_path / "in.jsonl", tmp_path / "pipe"
    source.write_text(record(1, 2000) + "\n", encoding="utf-8")
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE) as reader:  # noqa: S607
        result = run("report", str(source), "--to", str(pipe))
        if result.exit_code:
            reader.kill()  # nobody writes to it any more
        assert result.exit_code == 0, result.output
        assert reader.communicate()[0].decode() == run("report", str(source)).output
    assert pipe.is_fifo()
    assert run("report", str(source), "--to", str(pipe), "--resume").exit_code == 2
    assert run("report", str(source), "--to", os.devnull, "--rejects", os.devnull).exit_code == 0
    assert Path(os.devnull).is_char_device()


@pytest.mark.parametrize(
    ("options", "left"),
    [
        (["--to", "out.jsonl"], {".out.jsonl.part", ".rejects.part"}),
        (["--to", "out.parquet", "--format", "parquet"], set()),
        ([], set()),
    ],
)
def test_a_stopped_run_reports_its_state(options: list[str], left: set[str], tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").touch()
    stopped = """
import os, signal
from narrate.cli import main, run as running
signal.signal(signal.SIGINT, signal.default_int_handler)  # who runs the tests may have it ignored
def written(*_, **__):
    os.kill(os.getpid(), signal.SIGINT)
    yield from ()
running.written = written
main()
"""
    command = [sys.executable, "-c", stopped, "report", "in.jsonl", "--rejects", "rejects", *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == 130
    assert done.stderr.startswith("narrate: stopped")
    assert done.stderr.count("\n") == 1
    assert ("--resume continues" in done.stderr) == bool(left)
    assert {path.name for path in tmp_path.iterdir()} == {"in.jsonl", *left}


def test_a_note_that_was_cut_is_no_note(tmp_path: Path) -> None:
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text(record(1, 2000) + "\n", encoding="utf-8")
    (tmp_path / ".out.jsonl.part").write_text("half a li", encoding="utf-8")
    for note in ("{", "[]", '{"run": 1}', '{"progress": {"x": 1}, "run": 2}'):
        (tmp_path / ".out.jsonl.progress").write_text(note, encoding="utf-8")
        assert run("report", str(source), "--to", str(out), "--resume").exit_code == 0
        assert out.read_text(encoding="utf-8").startswith("Models held")


def test_an_unknown_column_stops_before_anything_is_written(tmp_path: Path) -> None:
    source = tmp_path / "jobs.csv"
    source.write_text("id,jobs in 2012\na,5\n", encoding="utf-8")
    result = run("report", str(source), "--to", str(tmp_path / "out.txt"))
    assert result.exit_code == 2
    assert "'jobs in 2012'" in result.stderr
    assert list(tmp_path.iterdir()) == [source]


def test_a_named_section_without_its_facts_is_a_reject() -> None:
    result = run("report", "-", "--section", "pay", stdin=record(1, 2000) + "\n")
    assert result.exit_code == 1
    assert "percentile 50" in result.stderr


CSV = """\ufeffid,names.en,employment.2012,employment.2014,projections.2012.2022,projections.2014.2024.percent,\
pay.2024.annual.p50 (USD),pay.2024.annual.p90 (USD)
29-2071,health technicians,186300,188600,227500,15,81680,>=239200
41-9012,models,4800,,,-1,,
"""


def test_every_form_of_input_gives_the_same_reports(tmp_path: Path) -> None:
    import pyarrow.csv as arrow_csv  # noqa: PLC0415
    from pyarrow import parquet  # noqa: PLC0415

    table = tmp_path / "jobs.csv"
    table.write_text(CSV, encoding="utf-8")
    from narrate.formats import read_records  # noqa: PLC0415

    records = [item for item in read_records(table) if isinstance(item, narrate.Occupation)]
    assert len(records) == 2
    (tmp_path / "jobs.json").write_text(json.dumps([narrate.to_dict(one) for one in records]), encoding="utf-8")
    lines = "".join(json.dumps(narrate.to_dict(one)) + "\n" for one in records)
    (tmp_path / "jobs.jsonl").write_text(lines, encoding="utf-8")
    parquet.write_table(arrow_csv.read_csv(table), tmp_path / "jobs.parquet")
    outputs = {
        form: run("report", str(tmp_path / f"jobs.{form}")).stdout for form in ("csv", "json", "jsonl", "parquet")
    }
    assert "more than $239,200" in outputs["csv"]
    assert len(set(outputs.values())) == 1


def test_parquet_comes_out(mixed: Path, tmp_path: Path) -> None:
    from pyarrow import parquet  # noqa: PLC0415

    out = tmp_path / "out.parquet"
    result = run("report", str(mixed), "--to", str(out), "--format", "parquet", "--rejects", str(tmp_path / "r"))
    assert result.exit_code == 1
    rows = parquet.read_table(out).to_pylist()
    assert len({row["id"] for row in rows}) == 950
    assert json.loads(rows[0]["claims"])[0]["kind"] == "jobs"


def test_a_reader_who_leaves_is_no_error(mixed: Path) -> None:
    command = f"{sys.executable} -m narrate report {mixed} --rejects {os.devnull} | head -n 1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)  # noqa: S607
    assert done.stderr == ""
    assert done.stdout.startswith("Models held")


def test_the_lists_and_the_schema() -> None:
    assert run("locales").stdout.split() == list(narrate.locales())
    assert run("sections").stdout.split() == [
        "summary", "duties", "employment", "entry", "pay", "skills", "majors", "job_outlook", "job_trends", "track_record",
    ]  # fmt: skip
    assert json.loads(run("schema").stdout)["properties"]["id"]
    assert "job_trends.on_pace" in run("phrasebook", "--locale", "es_MX").stdout
    assert run("phrasebook", "--locale", "es_MX", "--format", "review").stdout.startswith('locale = "es_MX"\n')


def test_the_demo_writes_the_sample() -> None:
    result = run("demo")
    assert result.exit_code == 0
    assert "This occupation supported 186,300 jobs in 2012" in result.stdout
    assert "Bureau of Labor Statistics" in result.stdout


def test_check_finds_what_was_edited(tmp_path: Path) -> None:
    facts, texts = tmp_path / "facts.jsonl", tmp_path / "texts.jsonl"
    facts.write_text(record(1, 2200) + "\n", encoding="utf-8")
    assert run("report", str(facts), "--to", str(texts), "--format", "jsonl").exit_code == 0
    assert run("check", str(texts), "--facts", str(facts)).exit_code == 0
    edited = texts.read_text(encoding="utf-8").replace("an increase of", "a decline of")
    texts.write_text(edited, encoding="utf-8")
    result = run("check", str(texts), "--facts", str(facts))
    assert result.exit_code == 1
    assert "direction down; the facts allow up" in result.stdout
    texts.write_text("nonsense\n", encoding="utf-8")
    assert run("check", str(texts), "--facts", str(facts)).exit_code == 2


def test_a_locale_in_two_spellings_is_written_once_and_as_cldr_writes_it(tmp_path: Path) -> None:
    line = record(1, 2000)
    spelled = ("--locale", "es-MX", "--locale", "es_mx", "--locale", "ZH-tw", "--locale", "es_MX")
    shown = run("report", "-", "--format", "jsonl", *spelled, stdin=line)
    assert [json.loads(one)["locale"] for one in shown.stdout.splitlines()] == ["es_MX", "zh_Hant_TW"]
    assert run("page", "-", "--to", str(tmp_path / "pages"), *spelled, stdin=line).exit_code == 0
    folders = {path.name for path in (tmp_path / "pages").iterdir() if path.is_dir()}
    assert folders == {"es_MX", "zh_Hant_TW"}


def test_a_near_miss_of_a_section_is_named() -> None:
    result = run("report", "-", "--section", "job_trend", stdin=record(1, 2000))
    assert result.exit_code == 2
    assert "did you mean job_trends?" in result.stderr


def test_the_list_of_commands_has_whole_sentences() -> None:
    commands = run("--help").stdout.partition("Commands:")[2].strip().splitlines()
    assert len(commands) >= 10
    assert all(line.endswith(".") and not line.endswith("...") for line in commands)
