"""What all tests share: Hypothesis profiles, golden files, where the reference data are."""

from __future__ import annotations

import difflib
import os
import re
import time
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from extent import PROFILE, share
from hypothesis import HealthCheck, settings

from narrate.cli import main
from narrate.importing.files import tables
from narrate.importing.files.workbooks import NumberedRow, Workbook, open_workbook

ROOT = Path(__file__).parents[1]
GOLDEN = Path(__file__).parent / "golden"
SHARED_DATA = ROOT.parent / "shared" / "data"

collect_ignore = ["mutation_testing.py"]  # a program, which needs an extra of its own

# Derandomized: the same tests see the same records on every machine. No deadline: two slow cores are no bug.
_QUIET = [HealthCheck.too_slow, HealthCheck.data_too_large]
settings.register_profile(
    "dev", max_examples=50, derandomize=True, deadline=None, database=None, suppress_health_check=_QUIET
)
settings.register_profile(
    "ci", max_examples=300, derandomize=True, deadline=None, database=None, suppress_health_check=_QUIET
)
settings.load_profile(PROFILE)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew instead of comparing")


def difference(kept: str, text: str) -> list[str]:
    """List the sentences that differ; pytest's own comparison of two long texts takes minutes."""
    before, after = (_SENTENCE.sub("\n", one).split("\n") for one in (kept, text))
    lines = difflib.unified_diff(before, after, "kept", "now", lineterm="", n=0)
    changed = [line for line in lines if not line.startswith("@@")]
    return [_INVISIBLE.sub(lambda found: f"<{unicodedata.name(found[0])}>", line) for line in changed[:60]]


_SENTENCE = re.compile("(?<=[.\u061f!?]) |(?<=\u3002)")
_INVISIBLE = re.compile("[\\u00a0\\u2009-\\u200f\\u202f\\u2060-\\u2069]")
"""What a reader of a difference would not see, and is named instead."""


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with ``tests/golden/<path>``; with ``--update-golden`` write it there."""
    update = bool(request.config.getoption("--update-golden"))

    def compare(path: str, text: str) -> None:
        file = GOLDEN / path
        if update:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
        assert file.is_file(), f"there is no golden file {path}; pytest --update-golden writes it"
        kept = file.read_bytes().decode("utf-8")
        if text != kept:
            changed = "\n".join(difference(kept, text))
            pytest.fail(
                f"{path} differs; if that is meant, pytest --update-golden writes it anew\n{changed}", pytrace=False
            )

    return compare


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Return the folder of reference data next to the checkout; skip the test where there is none."""
    if not SHARED_DATA.is_dir():
        pytest.skip("the reference data are not beside this checkout")
    return SHARED_DATA


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """Return a folder that the first process of a run fills while the others wait.

    Args:
        factory: The run's own folders.
        name: Of the folder.
        make: Fills it.
    """
    base = factory.getbasetemp()
    # A worker of pytest-xdist has a folder of its own in one that all of them share.
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder, outcome = shared / name, shared / f"{name}.outcome"
    try:
        folder.mkdir()
    except FileExistsError:
        waited = 0.0
        while not outcome.exists():
            assert waited < _PATIENCE, f"{name}: the process that was to make it has not come to an end"
            time.sleep(0.1)
            waited += 0.1
    else:
        part = shared / f"{name}.part"
        try:
            make(folder)
        except BaseException as error:
            part.write_text(f"{type(error).__name__}: {error}", encoding="utf-8")
            raise
        else:
            part.touch()
        finally:
            part.replace(outcome)
    failed = outcome.read_text(encoding="utf-8")
    assert not failed, failed
    return folder


_PATIENCE = 900
"""Seconds."""


class Kept:
    """A workbook whose rows are read once, however often they are asked for."""

    def __init__(self, book: Workbook) -> None:
        self.sheets = book.sheets
        self.hidden = book.hidden
        self._book = book
        self._rows: dict[str, list[NumberedRow]] = {}

    def rows(self, sheet: str) -> Iterator[NumberedRow]:
        if sheet not in self._rows:
            self._rows[sheet] = list(self._book.rows(sheet))
        return iter(self._rows[sheet])


@pytest.fixture(scope="session", autouse=True)
def _official_workbooks_are_read_once() -> Iterator[None]:
    """Keep the rows of the smaller official workbooks: a hundred tests read a dozen of them again and again."""
    kept: dict[Path, Kept] = {}

    def opened(path: Path, start: bytes) -> Workbook:
        if SHARED_DATA not in path.parents or path.stat().st_size > 2_000_000:
            return open_workbook(path, start)
        if path not in kept:
            kept[path] = Kept(open_workbook(path, start))
        return kept[path]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tables, "open_workbook", opened)
        yield


@pytest.fixture(scope="session")
def edition(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Import edition 2024-34 with its wages, skills, outlook labels and Spanish titles: a file of 832 records."""
    projections = shared_data / "bls-employment-projections" / "raw"

    def make(folder: Path) -> None:
        options = {
            "--wages": shared_data / "bls-oews" / "raw" / "national_M2024_dl.xlsx",
            "--skills": shared_data / "onet-29.3" / "skills.csv.gz",
            "--outlook": shared_data / "ooh" / "ooh-profiles-2024-34.jsonl.gz",
            "--titles": shared_data / "multilingual-titles" / "soc2010-es.csv",
            "--to": folder / "records.jsonl",
        }
        arguments = [str(part) for option in options.items() for part in option]
        result = CliRunner().invoke(
            main, ["import", "bls-projections", str(projections / "2024-34_occupation.xlsx"), *arguments]
        )
        assert result.exit_code == 0, result.output

    return once(tmp_path_factory, "edition", make) / "records.jsonl"


@pytest.fixture(scope="session")
def edition_site(edition: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the pages of the edition, with two workers: of some records, registered nurses among them."""
    pytest.importorskip("vl_convert", reason="the extra narrate-nlg[page] is not installed")

    def make(folder: Path) -> None:
        lines = share(edition.read_text(encoding="utf-8").splitlines(keepends=True), 52, start=13)
        some = folder / "some.jsonl"
        some.write_text("".join(lines), encoding="utf-8")
        result = CliRunner().invoke(main, ["page", str(some), "--to", str(folder / "site"), "--workers", "2"])
        assert result.exit_code == 0, result.output
        assert f"{len(lines)} read = {len(lines)} written + 0 rejected" in result.stderr

    return once(tmp_path_factory, "edition_site", make) / "site"
