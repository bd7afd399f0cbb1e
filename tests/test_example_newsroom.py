"""The repository under examples/newsroom: it is green, and a fault in its templates is found."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from extent import share, thorough

EXAMPLE = Path(__file__).parents[1] / "examples" / "newsroom"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    return shutil.copytree(EXAMPLE, tmp_path / "newsroom", ignore=shutil.ignore_patterns("__pycache__", ".*"))


def run(repository: Path, *arguments: str) -> tuple[int, list[str], str]:
    """Run the tests of the repository; return the exit, the tests that failed, and what was printed."""
    done = subprocess.run(
        # As in the repository, where the entry point loads the plugin; here narrate need not be installed with it.
        [sys.executable, "-m", "pytest", "-p", "pytest_narrate", "-q", "-p", "no:cacheprovider", *arguments],
        cwd=repository,
        check=False,
        capture_output=True,
        text=True,
    )
    failed = [line.split(" ")[1] for line in done.stdout.splitlines() if line.startswith("FAILED ")]
    return done.returncode, failed, done.stdout


Plant = Callable[[str], str]


def replaced(old: str, new: str) -> Plant:
    def plant(text: str) -> str:
        assert old in text
        return text.replace(old, new)

    return plant


@thorough
def test_it_is_green_and_skips_nothing(repository: Path) -> None:
    code, _, printed = run(repository, "-rp")
    assert code == 0, printed
    assert "PASSED tests/test_wordings.py::test_every_wording_is_approved" in printed
    assert "PASSED templates/en/vacancies.jinja::rule-25[en_US-vacancies.open_posts]" in printed
    assert "skipped" not in printed
    assert " passed" in printed


FAULTS = {
    # A wording bug: a word of alarm, a figure at the start, a noun that does not agree.
    "alarm": ("vacancies", replaced("has {{", "soared to {{"), "25", "'soar' praises or alarms"),
    "figure first": ("vacancies", replaced("Our job board has ", ""), "22", "it starts with a figure"),
    "noun": ("vacancies", replaced("{{ openings.of(words.opening) }}", "{{ openings }} openings"), "31", "'1 openings' is plural"),
    # An untrue word: the direction is always up, or is that of other words beside it.
    "always up": ("job_trends", replaced("words.change[direction]", "words.change.up"), "42", "'an increase' says direction up; the sentence"),
    "besides": ("job_trends", replaced("{{ second_year }}:", "{{ second_year }}, which is higher:"), "42", "'higher' says direction higher; the sentence"),
}  # fmt: skip


@thorough
@pytest.mark.parametrize(
    ("file", "plant", "rule", "said"), [pytest.param(*FAULTS[name], id=name) for name in share(tuple(FAULTS), 5)]
)
def test_a_fault_in_a_template_is_found(repository: Path, file: str, plant: Plant, rule: str, said: str) -> None:
    template = repository / "templates" / "en" / f"{file}.jinja"
    template.write_text(plant(template.read_text(encoding="utf-8")), encoding="utf-8")
    code, failed, printed = run(repository)
    assert code == 1
    assert f"rule-{rule}[en_US-{file}" in printed
    # What has changed is not approved any more, either.
    failed.remove("tests/test_wordings.py::test_every_wording_is_approved")
    assert all(one.startswith(f"templates/en/{file}.jinja::rule-") for one in failed)
    assert said in printed
    assert f"{template}:" in printed
    assert "Traceback" not in printed
    assert "narrate/testing" not in printed


@thorough
def test_a_wording_that_nobody_has_approved_is_found(repository: Path) -> None:
    template = repository / "templates" / "en" / "vacancies.jinja"
    template.write_text(template.read_text(encoding="utf-8").replace("Our job board", "Our board"), encoding="utf-8")
    code, failed, printed = run(repository)
    assert code == 1
    assert failed == ["tests/test_wordings.py::test_every_wording_is_approved"]
    assert "changed: vacancies.open_posts in en_US: it has changed since it was approved by" in printed
    assert "Our board has {openings} openings for {occupation}." in printed
    assert "narrate/testing" not in printed
