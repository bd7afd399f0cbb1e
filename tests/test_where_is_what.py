"""The table "Where is what" of the explanation: each path exists, and each package is in it."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "explanation.md"

PACKAGE = ROOT / "narrate"

PACKAGES = sorted(path.parent.name for path in PACKAGE.glob("*/__init__.py") if path.parent.name != "importing")
"""Folders that are named as a whole; of ``narrate/importing`` each folder and each module is named."""

INTERNAL = {"__init__", "projection_years", "units"}
"""Modules of ``narrate/importing`` that are not listed by themselves."""


def named() -> list[str]:
    """List the paths of the table."""
    table = PAGE.read_text(encoding="utf-8").partition("## Where is what")[2].partition("\n## ")[0]
    return re.findall(r"`(narrate/[^`]*)`", table)


def test_each_path_is_there() -> None:
    assert len(named()) > 10
    for path in named():
        assert (ROOT / path).is_dir() if path.endswith("/") else (ROOT / path).is_file(), path


def test_each_package_is_in_the_table() -> None:
    importing = ROOT / "narrate" / "importing"
    packages = {f"narrate/{folder}/" for folder in PACKAGES}
    for entry in importing.iterdir():
        if entry.is_dir() and (entry / "__init__.py").is_file():
            packages.add(f"narrate/importing/{entry.name}/")
        elif entry.suffix == ".py" and entry.stem not in INTERNAL:
            packages.add(f"narrate/importing/{entry.name}")
    assert packages <= set(named())


def test_the_table_is_one_screen() -> None:
    table = PAGE.read_text(encoding="utf-8").partition("## Where is what")[2].partition("\n## ")[0]
    assert len(table.splitlines()) <= 45


def folders_of_tests() -> set[str]:
    """List the folders that have tests, by their paths below ``tests/``."""
    tests = ROOT / "tests"
    return {path.parent.relative_to(tests).as_posix() for path in tests.rglob("test_*.py")} - {"."}


def test_each_folder_of_tests_is_named_for_a_package() -> None:
    for folder in folders_of_tests():
        assert (PACKAGE / folder / "__init__.py").is_file(), f"tests/{folder} has no package of that name in narrate/"


def test_each_package_has_a_folder_of_tests() -> None:
    packages = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert packages <= {folder.partition("/")[0] for folder in folders_of_tests()}


def test_what_tests_a_package_is_in_its_folder() -> None:
    packages = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    flat = {path.stem.removeprefix("test_") for path in (ROOT / "tests").glob("test_*.py")}
    assert not flat & packages, "move these to the folders of tests that are named for their packages"
