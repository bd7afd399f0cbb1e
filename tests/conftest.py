"""What all tests share: Hypothesis profiles, golden files, where the reference data are."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parents[1]
GOLDEN = Path(__file__).parent / "golden"
SHARED_DATA = ROOT.parent / "shared" / "data"

# Derandomized: the same tests see the same records on every machine. No deadline: two slow cores are no bug.
_QUIET = [HealthCheck.too_slow, HealthCheck.data_too_large]
settings.register_profile(
    "dev", max_examples=50, derandomize=True, deadline=None, database=None, suppress_health_check=_QUIET
)
settings.register_profile(
    "ci", max_examples=300, derandomize=True, deadline=None, database=None, suppress_health_check=_QUIET
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") == "true" else "dev"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew instead of comparing")


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
        assert text == kept, f"{path} differs; if that is meant, pytest --update-golden writes it anew"

    return compare


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Give the folder of reference data beside the checkout; where there is none, the test is skipped."""
    if not SHARED_DATA.is_dir():
        pytest.skip("the reference data are not beside this checkout")
    return SHARED_DATA
