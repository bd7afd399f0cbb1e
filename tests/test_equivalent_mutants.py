"""The list of mutants that no test can see names lines that are there, and says why of each."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
LISTED = tomllib.loads((ROOT / "tests" / "mutation_testing.toml").read_text(encoding="utf-8"))["equivalent"]


@pytest.mark.parametrize("entry", LISTED, ids=lambda entry: f"{entry['file']}: {entry['after']}")
def test_an_equivalent_mutant_is_of_a_line_that_is_there_and_is_argued(entry: dict[str, Any]) -> None:
    lines = [line.strip() for line in (ROOT / entry["file"]).read_text(encoding="utf-8").splitlines()]
    assert lines.count(entry["before"]) == 1
    assert entry["after"] != entry["before"]
    assert len(entry["why"]) > 60
