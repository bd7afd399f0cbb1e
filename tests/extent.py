"""How much is tried: all that there is where CI=true, and else a share that differs in every way."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Final, TypeVar

import pytest

Item = TypeVar("Item")

PROFILE: Final = os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") == "true" else "dev")
"""The profile of Hypothesis: ``dev`` or ``ci``."""

THOROUGH: Final = PROFILE != "dev"
"""Whether all is tried."""


thorough = pytest.mark.skipif(not THOROUGH, reason="takes long; CI=true runs it")
"""The mark of a test that is run only where all is tried: others cover its code as well."""


def share(items: Sequence[Item], every: int, *, start: int = 0) -> Sequence[Item]:
    """Return all items, or one of so many where not all are tried."""
    return items if THOROUGH else items[start::every]
