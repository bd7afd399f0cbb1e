"""The modules of the package, and tests that hold for each of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "narrate"
MODULES = sorted(PACKAGE.rglob("*.py"))

PARTS: dict[str, list[Path]] = defaultdict(list)
"""The modules by the folder or module of the package that they are of."""
for _module in MODULES:
    PARTS[_module.relative_to(PACKAGE).parts[0]].append(_module)


def each_module(check: Callable[[Path], None]) -> Callable[[str], None]:
    """Make the test that a check holds for each module, a part of the package at a time."""

    @pytest.mark.parametrize("part", sorted(PARTS))
    def of_part(part: str) -> None:
        for module in PARTS[part]:
            try:
                check(module)
            except AssertionError as error:
                raise AssertionError(f"{module.relative_to(PACKAGE)}: {error}") from error

    of_part.__name__, of_part.__doc__ = check.__name__, check.__doc__
    return of_part
