"""Runs that neither mix nor lose: one run an output, resumed only as the same run, every bad row a reject."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import poisoned_inputs
import pytest
from click.testing import CliRunner, Result
from extent import share, thorough

from narrate import Style
from narrate.bulk import Task
from narrate.cli import main
from narrate.cli.identity import identity

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the signals of POSIX are required")


def line(number: int, jobs: int = 5_000) -> str:
    return json.dumps({"id": f"r{number}", "employment": [{"year": 2014, "jobs": jobs + number}]}) + "\n"


def run(*arguments: object, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, [str(one) for one in arguments], input=stdin)


PROGRAM = """
import signal
from narrate.cli import main
signal.signal(signal.SIGINT, signal.default_int_handler)  # who runs the tests may have it ignored
main()
"""


def started(*arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", PROGRAM, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def until(condition: Callable[[], object]) -> None:
    """Wait for a condition, at most a minute."""
    for _ in range(6_000):
        if condition():
            return
        time.sleep(0.01)
    raise AssertionError("it has not come true within a minute")


@pytest.fixture
def many(tmp_path: Path) -> Path:
    source = tmp_path / "in.jsonl"
    source.write_text("".join(map(line, range(4_000))), encoding="utf-8")
    return source


@pytest.fixture
def stopped(many: Path) -> tuple[Path, list[object]]:
    """A run that was killed after a note of how far it had come: the output, and its command."""
    out = many.with_name("out.jsonl")
    command = ["report", many, "--to", out, "--format", "jsonl"]
    process = started(*command)
    until(lambda: many.with_name(".out.jsonl.progress").exists() or process.poll() is not None)
    process.kill()
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    assert not out.exists()
    return out, command


def test_a_second_run_of_one_output_is_refused_at_its_start(many: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    first = started("report", many, "--to", out, "--format", "jsonl")
    until(lambda: (tmp_path / ".out.jsonl.part").exists() or first.poll() is not None)
    second = run("report", many, "--to", out, "--locale", "es_MX")
    _, said = first.communicate()
    assert (second.exit_code, second.stderr.count("\n")) == (2, 1)
    assert "another run is writing it" in second.stderr
    assert first.returncode == 0, said
    assert {json.loads(one)["locale"] for one in out.read_text(encoding="utf-8").splitlines()} == {"en_US"}
    assert sorted(one.name for one in tmp_path.iterdir()) == ["in.jsonl", "out.jsonl"]


@pytest.mark.parametrize("option", ["--to", "--rejects"])
def test_no_output_is_a_file_that_the_run_reads(option: str, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(line(1), encoding="utf-8")
    (tmp_path / "m.toml").write_text("moderate = 4\n", encoding="utf-8")
    (tmp_path / "own" / "en").mkdir(parents=True)
    (tmp_path / "own" / "en" / "pay.jinja").write_text("", encoding="utf-8")
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "m.toml")
    base = ["report", tmp_path / "in.jsonl", "--methodology", tmp_path / "m.toml", "--templates", tmp_path / "own"]
    for path, name in (("in.jsonl", "INPUT"), ("m.toml", "--methodology"), ("own/en/pay.jinja", "--templates")):
        result = run(*base, option, tmp_path / path)
        assert result.exit_code == 2
        assert f"required is another path; this one is also {name}" in result.stderr
    assert run(*base, option, link).exit_code == 2
    assert (tmp_path / "m.toml").read_text(encoding="utf-8") == "moderate = 4\n"


def test_a_stopped_run_is_resumed_with_the_same_bytes(stopped: tuple[Path, list[object]], many: Path) -> None:
    out, command = stopped
    assert run(*command, "--resume").exit_code == 0
    whole = out.with_name("whole.jsonl")
    assert run("report", many, "--to", whole, "--format", "jsonl").exit_code == 0
    assert out.read_bytes() == whole.read_bytes()


def changed_input(out: Path) -> list[object]:
    source = out.with_name("in.jsonl")
    source.write_text(source.read_text(encoding="utf-8").replace('"r1"', '"q1"'), encoding="utf-8")
    return []


def changed_methodology(_: Path) -> list[object]:
    return ["--methodology", "career-profile"]


@pytest.mark.parametrize(
    ("change", "differs"),
    share(
        [
            (changed_input, "INPUT"),
            (changed_methodology, "--methodology"),
            (lambda _: ["--section", "employment"], "--section"),
            (lambda _: ["--locale", "es_MX"], "--locale"),
            (lambda out: ["--rejects", out.with_name("r.jsonl")], "--rejects"),
            (lambda _: ["--strict"], "--strict"),
        ],
        3,
    ),
)
def test_another_run_is_not_resumed_and_what_differs_is_named(
    stopped: tuple[Path, list[object]], change: Callable[[Path], list[object]], differs: str
) -> None:
    out, command = stopped
    part = out.with_name(".out.jsonl.part")
    before = part.read_bytes()
    result = run(*command, *change(out), "--resume")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert f"what differs is {differs} (" in result.stderr
    assert part.read_bytes() == before


def test_a_run_is_not_resumed_after_its_templates_have_changed(many: Path, tmp_path: Path) -> None:
    template = tmp_path / "own" / "en" / "employment.jinja"
    template.parent.mkdir(parents=True)
    template.write_text("{% block jobs_held %}{% endblock %}", encoding="utf-8")
    task = Task(("en_US",), style=Style(templates=tmp_path / "own"))
    before = identity(many, task, "jsonl", None)
    assert identity(many, task, "jsonl", None) == before
    template.write_text("{% block jobs_held %} {% endblock %}", encoding="utf-8")
    after = identity(many, task, "jsonl", None)
    assert {name for name in before if before[name] != after[name]} == {"--templates"}


def test_a_part_that_is_shorter_than_its_note_is_not_cut_further(stopped: tuple[Path, list[object]]) -> None:
    out, command = stopped
    part = out.with_name(".out.jsonl.part")
    os.truncate(part, 100)
    result = run(*command, "--resume")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "has 100 bytes" in result.stderr
    assert part.stat().st_size == 100
    assert run(*command).exit_code == 0


@thorough
def test_a_part_that_is_longer_than_its_note_is_cut_to_it(stopped: tuple[Path, list[object]], many: Path) -> None:
    out, command = stopped
    with out.with_name(".out.jsonl.part").open("ab") as part:
        part.write(b"\0" * 10_000)
    assert run(*command, "--resume").exit_code == 0
    whole = out.with_name("whole.jsonl")
    assert run("report", many, "--to", whole, "--format", "jsonl").exit_code == 0
    assert out.read_bytes() == whole.read_bytes()


@pytest.mark.parametrize("moved", [0, 1])
def test_an_interrupted_rename_is_finished(moved: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, out, rejects = (tmp_path / name for name in ("in.jsonl", "out.jsonl", "rejects.jsonl"))
    source.write_text(line(1) + "{\n" + line(2), encoding="utf-8")
    command = ["report", source, "--to", out, "--format", "jsonl", "--rejects", rejects]
    replace, done = Path.replace, 0

    def interrupted(path: Path, target: Path) -> Path:
        nonlocal done
        if path.name.endswith(".part"):
            done += 1
            if done > moved:
                raise KeyboardInterrupt
        return replace(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", interrupted)
        assert run(*command).exit_code == 130
    assert (rejects.exists(), out.exists()) == (bool(moved), False)
    result = run(*command, "--resume")
    assert (result.exit_code, result.stderr) == (1, "3 read = 2 written + 1 rejected\n")
    assert out.read_text(encoding="utf-8").count("\n") == 2
    assert rejects.read_text(encoding="utf-8").count("\n") == 1
    assert sorted(one.name for one in tmp_path.iterdir()) == ["in.jsonl", "out.jsonl", "rejects.jsonl"]


def children(process: subprocess.Popen[str]) -> list[int]:
    done = subprocess.run(["ps", "-o", "pid=", "--ppid", str(process.pid)], capture_output=True, text=True, check=False)  # noqa: S607
    return [int(one) for one in done.stdout.split()]


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


needs_processes = pytest.mark.skipif(
    not Path("/proc/self/stat").exists(), reason="the process table in /proc is required"
)


@thorough
@needs_processes
def test_a_worker_that_is_killed_is_replaced_and_its_chunk_done_again(many: Path, tmp_path: Path) -> None:
    out, whole = tmp_path / "out.jsonl", tmp_path / "whole.jsonl"
    process = started("report", many, "--to", out, "--format", "jsonl", "--workers", 2)
    until(lambda: len(children(process)) == 2 or process.poll() is not None)
    os.kill(children(process)[0], signal.SIGKILL)
    _, said = process.communicate()
    assert process.returncode == 0, said
    assert run("report", many, "--to", whole, "--format", "jsonl").exit_code == 0
    assert out.read_bytes() == whole.read_bytes()


@needs_processes
@pytest.mark.parametrize("ended", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_workers_end_with_their_parent(ended: signal.Signals, many: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    process = started("report", many, "--to", out, "--format", "jsonl", "--workers", 2)
    until(lambda: len(children(process)) == 2 or process.poll() is not None)
    workers = children(process)
    assert len(workers) == 2
    process.send_signal(ended)
    _, said = process.communicate(timeout=60)
    until(lambda: not any(map(is_running, workers)))
    if ended != signal.SIGKILL:
        assert process.returncode == {signal.SIGTERM: 143, signal.SIGINT: 130}[ended]
        assert (
            said
            == "narrate: stopped; the output has not appeared, and the same command with --resume continues from there\n"
        )
    assert not out.exists()


def test_repeated_ids_are_warned_of_with_both_lines(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text(line(1) + "\n" + line(2) + line(1), encoding="utf-8")
    result = run("report", source, "--to", tmp_path / "out.txt")
    assert result.exit_code == 0
    assert result.stderr.splitlines() == [
        "warning: the id 'r1' is on line 1 and again on line 4",
        "3 read = 3 written + 0 rejected",
    ]
    texts = tmp_path / "t.jsonl"
    assert run("report", source, "--format", "jsonl", "--to", texts).exit_code == 0
    checked = run("check", texts, "--facts", source)
    assert checked.exit_code == 2
    assert "required is one record for each id; the id 'r1' is on line 1 and again on line 4" in checked.stderr


def test_sections_that_a_record_does_not_support_are_left_out_and_counted(tmp_path: Path) -> None:
    command = ["report", "-", "--section", "employment", "--section", "pay", "--to", tmp_path / "out.txt"]
    result = run(*command, stdin=line(1) + line(2))
    assert result.exit_code == 0
    assert result.stderr.splitlines()[0].startswith("left out, because the records lack the facts: pay 2 ")
    strict = run(*command, "--strict", stdin=line(1) + line(2))
    assert strict.exit_code == 1
    assert "2 read = 0 written + 2 rejected" in strict.stderr


def test_a_record_without_a_fact_is_rejected() -> None:
    result = run("report", "-", stdin='{"id": "1"}\n')
    assert result.exit_code == 1
    assert "rejected: line 1: the record of record '1': required is a fact that a section needs" in result.stderr


@pytest.mark.parametrize("form", ["text", "parquet"])
def test_a_table_or_an_input_that_cannot_be_read_again_leaves_nothing_half(form: str, tmp_path: Path) -> None:
    out, rejects = tmp_path / "out", tmp_path / "rejects"
    unreadable = tmp_path / "own" / "en"
    unreadable.mkdir(parents=True)
    command = ["report", "-", "--format", form, "--to", out, "--rejects", rejects, "--workers", 2]
    stopping = "import narrate.cli.run as r\nfrom narrate.cli import main\ndef stop(*_, **__): raise OSError(28, 'No space left on device', 'out')\nr.written = stop\nmain()"
    done = subprocess.run(
        [sys.executable, "-c", stopping, *map(str, command)], input=line(1), capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (2, "narrate: out: No space left on device\n")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["own"]


def test_an_error_that_nobody_knows_is_one_sentence(tmp_path: Path) -> None:
    stopping = "import narrate.cli.run as r\nfrom narrate.cli import main\ndef stop(*_, **__): raise ZeroDivisionError('by 0')\nr.written = stop\nmain()"
    done = subprocess.run(
        [sys.executable, "-c", stopping, "report", "-", "--to", str(tmp_path / "o")],
        input=line(1), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.startswith(
        "narrate: not finished, by an error that narrate does not know: ZeroDivisionError('by 0')"
    )
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("form", poisoned_inputs.FORMATS)
def test_bad_rows_of_every_kind_are_rejected_with_their_place_and_no_good_one_is_lost(
    form: str, tmp_path: Path
) -> None:
    kinds = poisoned_inputs.checked(form, tmp_path, 300, 200)
    assert "500 read = 300 written + 200 rejected" in kinds


def test_links_in_a_loop_lead_to_no_output(tmp_path: Path) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to("loop")
    result = run("report", "-", "--to", loop, stdin=line(1))
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert f"narrate: --to {loop}: required is a path that leads to a place" in result.stderr


def test_a_line_of_csv_that_is_no_row_is_named_once_and_shown(tmp_path: Path) -> None:
    source = tmp_path / "in.csv"
    source.write_text('id,employment.2014\na,5000\n"b,6000\nc,7000\n', encoding="utf-8")
    result = run("report", source, "--to", tmp_path / "out.txt")
    assert result.stderr.splitlines() == [
        "rejected: line 3: required is a row of CSV (a quotation mark may be left open); what came is '\"b,6000'",
        "3 read = 2 written + 1 rejected",
    ]


@pytest.mark.parametrize("content", [b"\xef\xbb\xbf", b"\xef\xbb\xbf\n \n"])
def test_a_mark_of_byte_order_alone_is_no_record(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_bytes(content)
    result = run("report", tmp_path / "in.jsonl", "--to", tmp_path / "out.txt")
    assert (result.exit_code, result.stderr) == (0, "0 read = 0 written + 0 rejected\n")


@pytest.mark.parametrize("form", ["jsonl", "text", "parquet"])
def test_what_is_full_is_named(form: str, tmp_path: Path) -> None:
    source, out = tmp_path / "in.jsonl", tmp_path / "out"
    source.write_text("".join(map(line, range(2_000))), encoding="utf-8")
    limited = "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)); "
    program = limited + "from narrate.cli import main; main()"
    command = ["report", str(source), "--format", form, "--to", str(out)]
    done = subprocess.run([sys.executable, "-c", program, *command], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1] == f"narrate: {out}: File too large"
