"""Runs that are killed, starved of disk or refused: the same bytes in the end, or a plain sentence, and nothing left.

``python tests/interrupted_runs.py [--seed N]`` takes some two minutes. For each form that can be resumed a run is killed
at twenty random moments and resumed after each; ``page`` and ``import`` are killed as often and started again. The
other cases are tests of ``tests/cli/test_runs.py``, which it runs at the end.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

KILLS: Final = 20
FORMS: Final = ("text", "markdown", "html", "jsonl")
RECORDS: Final = 3_000
PAGES: Final = 12
_START: Final = 0.25
"""Seconds before which a command has written nothing; it is killed later."""


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "narrate", *map(str, arguments)]


def done(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command(*arguments), capture_output=True, text=True, check=False)


def records(path: Path, count: int) -> Path:
    """Write records, every hundredth of which is bad."""
    with path.open("w", encoding="utf-8") as stream:
        for number in range(count):
            jobs = -1 if number % 100 == 99 else 1_000 + number
            employment = [{"year": 2012, "jobs": 2_000}, {"year": 2014, "jobs": jobs}]
            stream.write(json.dumps({"id": f"r{number}", "employment": employment}) + "\n")
    return path


def killed(arguments: list[object], after: float) -> bool:
    """Run a command and kill it after so many seconds; return whether it had ended before."""
    process = subprocess.Popen(command(*arguments), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        process.wait(after)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return False
    return True


def resumed_form(form: str, folder: Path, chance: random.Random) -> str:
    """Kill a run of one form at random moments, resume it, and compare its bytes with those of an uninterrupted run."""
    source = records(folder / "in.jsonl", RECORDS)
    out, rejects = folder / "out", folder / "rejects"
    arguments: list[object] = ["report", source, "--format", form, "--to", out, "--rejects", rejects]
    begun = time.monotonic()
    assert done(*arguments).returncode == 1
    longest = time.monotonic() - begun
    whole = out.read_bytes(), rejects.read_bytes()
    kills = resumes = 0
    while kills < KILLS:
        out.unlink(missing_ok=True)
        rejects.unlink(missing_ok=True)
        resume: list[object] = []
        while not killed([*arguments, *resume], chance.uniform(_START, longest)):
            kills += 1
            resume = ["--resume"]
            resumes += 1
        assert (out.read_bytes(), rejects.read_bytes()) == whole, f"{form}: other bytes after {kills} kills"
    left = {one.name for one in folder.iterdir()} - {"in.jsonl", "out", "rejects"}
    assert not left, f"{form}: left behind: {left}"
    return f"{form}: killed {kills} times, resumed {resumes} times, the same bytes"


def restarted_import(folder: Path, chance: random.Random) -> str:
    """Kill an import at random moments; its output is whole or not there."""
    table, mapping, out = folder / "table.csv", folder / "map.toml", folder / "out.jsonl"
    rows = "".join(f"{number:05},{number * 10}\n" for number in range(10_000))
    table.write_text("Code,Jobs\n" + rows, encoding="utf-8")
    mapping.write_text('[columns]\nCode = "id"\nJobs = "employment.2024"\n', encoding="utf-8")
    arguments: list[object] = ["import", "csv", table, "--map", mapping, "--to", out, "--report", folder / "account"]
    begun = time.monotonic()
    assert done(*arguments).returncode == 0
    longest = time.monotonic() - begun
    whole, account = out.read_bytes(), (folder / "account").read_bytes()
    for _ in range(KILLS):
        out.unlink(missing_ok=True)
        (folder / "account").unlink(missing_ok=True)
        killed(arguments, chance.uniform(_START, longest))
        assert not out.exists() or out.read_bytes() == whole
        assert not (folder / "account").exists() or (folder / "account").read_bytes() == account
        assert (folder / "account").exists() or not out.exists(), "the records appeared before their account"
    assert done(*arguments).returncode == 0
    assert out.read_bytes() == whole
    left = {one.name for one in folder.iterdir()} - {"table.csv", "map.toml", "out.jsonl", "account"}
    assert not left, f"import: left behind: {left}"
    return f"import: killed {KILLS} times, whole or not there"


def restarted_page(folder: Path, chance: random.Random) -> str:
    """Kill ``page`` at random moments; each file is whole or not there, and the index comes last."""
    source = records(folder / "in.jsonl", PAGES)
    begun = time.monotonic()
    assert done("page", source, "--to", folder / "whole").returncode == 0
    longest = time.monotonic() - begun
    whole = {one.name: one.read_bytes() for one in (folder / "whole").iterdir()}
    for number in range(KILLS):
        pages = folder / f"pages{number}"
        killed(["page", source, "--to", pages], chance.uniform(_START, longest))
        found = {one.name: one.read_bytes() for one in pages.iterdir()} if pages.exists() else {}
        shown = {name: content for name, content in found.items() if not name.startswith(".")}
        assert all(whole[name] == content for name, content in shown.items()), "a page that is not whole"
        assert "index.html" not in shown or len(shown) == len(whole), "the index appeared before its pages"
    assert done("page", source, "--to", pages).returncode == 0
    assert {one.name: one.read_bytes() for one in pages.iterdir()} == whole, "other files after a second run"
    return f"page: killed {KILLS} times, each file whole or not there"


def refused(arguments: list[object], folder: Path, expected: set[str], **options: object) -> None:
    """Run a command that cannot finish: one sentence, exit 2, and nothing but *expected* in its folder."""
    ended = subprocess.run(command(*arguments), capture_output=True, text=True, check=False, **options)  # type: ignore[call-overload]
    assert ended.returncode == 2, ended
    assert ended.stderr.startswith("narrate: "), ended.stderr
    assert ended.stderr.count("\n") == 1, ended.stderr
    assert {one.name for one in folder.iterdir()} == expected, sorted(folder.iterdir())


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[bool]:
    """Mount a small disk on a folder, where that is allowed."""
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)], capture_output=True, check=False
    )
    try:
        yield mounted.returncode == 0
    finally:
        if mounted.returncode == 0:
            subprocess.run(["umount", str(folder)], check=True)


def full_disks(folder: Path) -> Iterator[str]:
    """Write to a disk that fills up: a real one where it can be mounted, and a limit of the size of files."""
    source = records(folder / "in.jsonl", 3_000)
    limit = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (50_000, 50_000))
    for form, left in (("jsonl", {".out.part", ".out.progress"}), ("parquet", set())):
        place = folder / f"limited-{form}"
        place.mkdir()
        outputs = ["--to", place / "out", "--rejects", place / "rejects"]
        arguments: list[object] = ["report", source, "--format", form, *outputs]
        ended = subprocess.run(command(*arguments), capture_output=True, text=True, check=False, preexec_fn=limit)
        assert (ended.returncode, ended.stderr.count("\n")) == (2, 1), ended
        assert {one.name for one in place.iterdir()} <= {*left, ".rejects.part"}, sorted(place.iterdir())
        assert done(*arguments, *(["--resume"] if form == "jsonl" else [])).returncode == 1
        yield f"{form}, files of at most 50,000 bytes: a plain sentence, and whole afterwards"
    place = folder / "disk"
    place.mkdir()
    for form, left in (("jsonl", {".out.part", ".out.progress"}), ("parquet", set())):
        with small_disk(place, "200k") as mounted:
            if not mounted:
                yield f"{form}, a full disk: skipped, no disk can be mounted here"
                continue
            ended = done("report", source, "--format", form, "--to", place / "out", "--rejects", place / "rejects")
            assert (ended.returncode, ended.stderr.count("\n")) == (2, 1), ended
            assert {one.name for one in place.iterdir()} <= {*left, ".rejects.part"}, sorted(place.iterdir())
            yield f"{form}, a full disk: {ended.stderr.strip()}"


def read_only_folder(folder: Path) -> Iterator[str]:
    """Write to a folder that cannot be written to."""
    source = records(folder / "in.jsonl", 10)
    place = folder / "closed"
    place.mkdir()
    with small_disk(place, "100k") as mounted:
        if mounted:
            subprocess.run(["mount", "-o", "remount,ro", str(place)], check=True)
        else:
            place.chmod(0o500)
        for arguments in (["report", source, "--to", place / "out"], ["page", source, "--to", place / "pages"]):
            if mounted or os.geteuid():
                refused(list(arguments), place, set())
                yield f"{arguments[0]}, a folder that is read-only: a plain sentence"


def in_folder(case: Callable[[Path], object]) -> list[str]:
    with TemporaryDirectory() as name:
        made = case(Path(name))
        return [made] if isinstance(made, str) else list(made)  # type: ignore[call-overload]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seed", type=int, default=1, help="seed of the moments at which runs are killed")
    seed = parser.parse_args().seed
    print(f"seed {seed}", flush=True)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    cases: list[Callable[[Path], object]] = [
        *(partial(resumed_form, form, chance=random.Random(f"{seed} {form}")) for form in FORMS),
        partial(restarted_import, chance=random.Random(f"{seed} import")),
        partial(restarted_page, chance=random.Random(f"{seed} page")),
        full_disks,
        read_only_folder,
    ]
    with ThreadPoolExecutor(2) as pool:
        for lines in pool.map(in_folder, cases):
            print(*lines, sep="\n", flush=True)
    tests = Path(__file__).parent / "cli" / "test_runs.py"
    sys.exit(
        subprocess.run([sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", tests], check=False).returncode
    )


if __name__ == "__main__":
    main()
