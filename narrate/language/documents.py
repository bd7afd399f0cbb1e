"""TOML files in folders of templates: parsed, merged, and with the lines of their keys for errors."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, Final

from narrate.language.overlay import TemplateFile

_KEPT: Final = 1_000
_PLACE: Final = re.compile(r"\(at line (\d+), column \d+\)")
_HEADER: Final = re.compile(r"\s*\[\[?\s*(.+?)\s*\]\]?\s*(?:#.*)?")
_KEY: Final = re.compile(r"""\s*("[^"]*"|'[^']*'|[\w-]+)\s*[=.]""")
_PART: Final = re.compile(r""""[^"]*"|'[^']*'|[^.\s]+""")


def document(file: TemplateFile) -> dict[str, Any]:
    """Parse a TOML file; all callers share its tables.

    Raises:
        TemplateError: The file is not valid TOML.
    """
    return dict(_loaded(file))


@lru_cache(_KEPT)
def _loaded(file: TemplateFile) -> Mapping[str, Any]:
    import tomllib  # noqa: PLC0415  # imported only for writing and reading

    try:
        return tomllib.loads(file.text)
    except ValueError as error:  # a number with too many digits raises it as well
        place = _PLACE.search(str(error))
        line = file.text.count("\n") + 1 if "at end of document" in str(error) else None
        line = line if place is None else int(place[1])
        raise file.error(line, f"required is TOML in UTF-8; {error}", rule="syntax") from None
    except RecursionError:
        problem = "required is TOML in UTF-8; what came is nested too deeply"
        raise file.error(None, problem, rule="syntax") from None


def merged(files: Iterable[TemplateFile], *, deep: bool = False) -> dict[str, Any]:
    """Merge TOML files; later files override earlier ones.

    Args:
        files: The files, in order.
        deep: Whether nested tables are merged as well, or only those at the top.
    """
    tables: dict[str, Any] = {}
    for file in files:
        tables = _over(tables, document(file), 9 if deep else 1)
    return tables


def _over(held: Mapping[str, Any], own: Mapping[str, Any], levels: int) -> dict[str, Any]:
    laid = dict(held)
    for key, value in own.items():
        below = laid.get(key)
        both = levels and isinstance(below, Mapping) and isinstance(value, Mapping)
        laid[key] = _over(below, value, levels - 1) if both else value  # type: ignore[arg-type]
    return laid


def line_of(text: str, *path: str) -> int | None:
    r"""Find the line of a key or a table in TOML; None where it is written in an unusual way.

    >>> line_of("[job]\none = 'job'\n[period]\nanual = 'a year'\n", "period", "anual")
    4
    """
    inside: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.fullmatch(line):
            inside = tuple(part.strip("\"'") for part in _PART.findall(header[1]))
            if inside[: len(path)] == path:
                return number
        elif (key := _KEY.match(line)) and (*inside, key[1].strip("\"'"))[: len(path)] == path:
            return number
    return None
