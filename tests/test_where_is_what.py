"""The table "Where is what" of the explanation: each path is there, and each room is in it."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "explanation.md"

PACKAGE = ROOT / "narrate"

ROOMS = sorted(path.parent.name for path in PACKAGE.glob("*/__init__.py") if path.parent.name != "importing")
"""Folders that are named as a whole; of ``narrate/importing`` each folder and each module is named."""

ON_THE_WAY = {"__init__", "projection_years", "units"}
"""Modules of ``narrate/importing`` that nobody looks for by themselves."""


def named() -> list[str]:
    """List the paths of the table."""
    table = PAGE.read_text(encoding="utf-8").partition("## Where is what")[2].partition("\n## ")[0]
    return re.findall(r"`(narrate/[^`]*)`", table)


def test_each_path_is_there() -> None:
    assert len(named()) > 10
    for path in named():
        assert (ROOT / path).is_dir() if path.endswith("/") else (ROOT / path).is_file(), path


def test_each_room_is_in_the_table() -> None:
    importing = ROOT / "narrate" / "importing"
    rooms = {f"narrate/{room}/" for room in ROOMS}
    for entry in importing.iterdir():
        if entry.is_dir() and (entry / "__init__.py").is_file():
            rooms.add(f"narrate/importing/{entry.name}/")
        elif entry.suffix == ".py" and entry.stem not in ON_THE_WAY:
            rooms.add(f"narrate/importing/{entry.name}")
    assert rooms <= set(named())


def test_the_table_is_one_screen() -> None:
    table = PAGE.read_text(encoding="utf-8").partition("## Where is what")[2].partition("\n## ")[0]
    assert len(table.splitlines()) <= 45


def rooms_of_tests() -> set[str]:
    """List the folders that have tests, by their paths below ``tests/``."""
    tests = ROOT / "tests"
    return {path.parent.relative_to(tests).as_posix() for path in tests.rglob("test_*.py")} - {"."}


def test_each_folder_of_tests_is_named_for_a_package() -> None:
    for room in rooms_of_tests():
        assert (PACKAGE / room / "__init__.py").is_file(), f"tests/{room} has no package of that name in narrate/"


def test_each_package_has_a_folder_of_tests() -> None:
    packages = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert packages <= {room.partition("/")[0] for room in rooms_of_tests()}


def test_what_tests_a_package_is_in_its_folder() -> None:
    packages = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    flat = {path.stem.removeprefix("test_") for path in (ROOT / "tests").glob("test_*.py")}
    assert not flat & packages, "move these to the folders of tests that are named for their packages"
