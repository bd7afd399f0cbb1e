"""Print the lowest versions of all that pyproject.toml declares, as constraints for pip; or what is installed of them.

python tests/floors.py               attrs==23.2 ...
python tests/floors.py --installed   Python 3.11.7, attrs 26.1.0 ...
"""

from __future__ import annotations

import platform
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

PYPROJECT = Path(__file__).parents[1] / "pyproject.toml"
PINNED = "lint"
"""The extra whose versions are held to one series each; it has no floors."""


def project() -> Mapping[str, Any]:
    """Read what pyproject.toml says of the project."""
    found: Mapping[str, Any] = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]
    return found


def requirements(of: Mapping[str, Any]) -> Iterator[str]:
    """Return the requirements of the project and its extras, without pinned ones and the project itself."""
    extras = of["optional-dependencies"]
    declared = [*of["dependencies"], *(one for extra, needs in extras.items() if extra != PINNED for one in needs)]
    yield from (one for one in declared if not one.startswith(f"{of['name']}["))


def floors(of: Mapping[str, Any]) -> dict[str, str]:
    """Return the lowest version of each requirement; of several the highest, as pip would have to.

    Raises:
        ValueError: One has no lowest version.

    >>> floors({"name": "x", "dependencies": ["a>=1.9"], "optional-dependencies": {"b": ["a>=1.10", "x[c]"]}})
    {'a': '1.10'}
    """
    found: dict[str, str] = {}
    for one in requirements(of):
        match = re.fullmatch(r"([\w.-]+)(?:\[[\w,]+\])?>=(\d+(?:\.\d+)*)", one)
        if match is None:
            raise ValueError(f"required is a requirement as name>=1.2; what came is {one!r}")
        found[match[1]] = max(found.get(match[1], match[2]), match[2], key=parts)
    return found


def parts(text: str) -> tuple[int, ...]:
    """Split a version into parts that can be compared."""
    return tuple(map(int, text.split(".")))


def installed(names: Mapping[str, str]) -> Iterator[str]:
    """Return the versions of Python and of the installed requirements."""
    yield f"Python {platform.python_version()}"
    for name in sorted(names):
        try:
            yield f"{name} {version(name)}"
        except PackageNotFoundError:
            continue


def main() -> None:
    """Print constraints, a line each, or in one line what is installed."""
    lowest = floors(project())
    if "--installed" in sys.argv[1:]:
        sys.stdout.write(", ".join(installed(lowest)) + "\n")
    else:
        sys.stdout.writelines(f"{name}=={floor}\n" for name, floor in sorted(lowest.items()))


if __name__ == "__main__":
    main()
