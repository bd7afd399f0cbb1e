"""The same record gives the same bytes in every process and thread, whatever the hash seed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from extent import thorough

import narrate

pytestmark = thorough

ROOT = Path(__file__).parents[1]
PROGRAM = ROOT / "tests" / "fingerprint.py"
SEEDS = ("0", "1", "4711")
THREADS = ("1", "16", "16")


@pytest.fixture(scope="module")
def written() -> list[list[str]]:
    """Run the program with three hash seeds, in a process each, two of them with 16 threads."""
    runs = []
    for seed, threads in zip(SEEDS, THREADS, strict=True):
        done = subprocess.run(
            [sys.executable, str(PROGRAM), "--threads", threads],
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        runs.append(done.stdout.splitlines())
    return runs


def test_rule_41_the_bytes_are_the_same_in_each_process_and_thread_whatever_the_hash_seed(
    written: list[list[str]],
) -> None:
    first, *others = written
    for other in others:
        assert [line for line in other if line not in first] == []
        assert other == first


def test_the_fingerprint_has_every_locale_in_every_form_and_no_two_alike(written: list[list[str]]) -> None:
    *lines, last = written[0]
    assert last.startswith("all ")
    keys = [tuple(line.split()[:2]) for line in lines]
    forms = ("html", "json", "markdown", "text")
    assert keys == [(locale, form) for locale in sorted(narrate.locales()) for form in forms]
    # en_GB and en_US may say the same of one record; no form is another.
    for locale in narrate.locales():
        assert len({line.split()[2] for line in lines if line.startswith(f"{locale} ")}) == len(forms)
