"""What readers of files beside others give, by code."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

from narrate.importing.lookup import LookupRow

Key = TypeVar("Key", bound=Hashable)
Item = TypeVar("Item")


def by_code(rows: Iterable[LookupRow[Key, Item]]) -> dict[str, Mapping[Key, Item]]:
    """Gather what there is under each code; no key may be there twice."""
    found: dict[str, Mapping[Key, Item]] = {}
    for row in rows:
        for code in row.codes:
            held = found.get(code)
            assert held is None or not held.keys() & row.items.keys()
            found[code] = row.items if held is None else {**held, **row.items}
    return found


def all_by_code(rows: Iterable[LookupRow[Key, Item]]) -> dict[str, tuple[Item, ...]]:
    """Gather what there is under each code, without its keys."""
    return {code: tuple(items.values()) for code, items in by_code(rows).items()}
