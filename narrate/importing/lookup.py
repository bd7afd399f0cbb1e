"""Lookup of an occupation in other files: by its code, and by its title where the code is not enough."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Mapping
from typing import Final, Generic, TypeVar

from attrs import define, field, frozen

from narrate.importing.ledger import Ledger
from narrate.records import Source

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")

_NO_RECORD: Final = "no record has this code"


@frozen
class LookupRow(Generic[Key, Value]):
    """A row of a file that adds to records.

    Attributes:
        codes: The codes of its occupation in the file.
        title: Its English title, or None.
        scheme: The version of the classification of the codes; None if the file does not have it.
        place: Its place in the file.
        items: Its facts by a key that is unique in a record: a year and period, a language, a skill.
        source: The publication that the row is from; None if it is unknown.
    """

    codes: tuple[str, ...]
    title: str | None
    scheme: str | None
    place: str
    items: Mapping[Key, Value]
    source: Source | None = None


@define
class _TrackedRow(Generic[Key, Value]):
    ledger: Ledger
    row: LookupRow[Key, Value]
    taken: bool = False
    reason: str = _NO_RECORD


@define
class LookupTable(Generic[Key, Value]):
    """The rows of all files of one kind. A row that no record uses is left over in its file's ledger at the end."""

    _rows: list[_TrackedRow[Key, Value]] = field(factory=list)
    _by_code: dict[str, list[_TrackedRow[Key, Value]]] = field(factory=dict)

    def add(self, rows: Iterable[LookupRow[Key, Value]], ledger: Ledger) -> None:
        """Add the rows of a file, which its ledger counts as used."""
        for row in rows:
            held = _TrackedRow(ledger, row)
            self._rows.append(held)
            for code in row.codes:
                self._by_code.setdefault(code, []).append(held)

    def take(self, code: str, *, title: str | None, scheme: str | None) -> dict[Key, Value]:
        """Return the facts of an occupation, and mark their rows as used.

        A code of the same version of the classification is enough. Otherwise the titles must be the same as well,
        word by word, since codes are reused with other content; without a title, the version must not be known to
        differ.

        Args:
            code: Its code.
            title: Its English title, or None.
            scheme: The version of its code, or None.

        Returns:
            The facts by key; if two rows have the same key, the facts of the first.
        """
        found: dict[Key, Value] = {}
        for held in self._by_code.get(code, ()):
            other = _is_other(held.row, title, scheme)
            if other is not None:
                held.reason = other
            elif not held.row.items.keys() - found.keys():
                held.reason = "what it says is there already"
            else:
                held.taken = True
                found |= {key: item for key, item in held.row.items.items() if key not in found}
        return found

    def row(self, code: str, key: Key) -> tuple[Ledger, Value] | None:
        """Return what a taken row says of an occupation under a key, with the ledger of its file."""
        for held in self._by_code.get(code, ()):
            if held.taken and key in held.row.items:
                return held.ledger, held.row.items[key]
        return None

    def ledger(self, code: str, key: Key) -> Ledger | None:
        """Return the ledger of the file that an occupation's item under a key is from."""
        found = self.row(code, key)
        return None if found is None else found[0]

    def sources(self, code: str) -> list[Source]:
        """Return the publications of the used rows of an occupation."""
        return [held.row.source for held in self._by_code.get(code, ()) if held.taken and held.row.source is not None]

    def release(self, code: str, reason: str) -> None:
        """Release the rows of an occupation for which no record was built."""
        for held in self._by_code.get(code, ()):
            held.taken, held.reason = False, reason

    def settle(self) -> None:
        """Record the rows that no record used as left over in their files' ledgers."""
        for held in self._rows:
            if not held.taken:
                name = " ".join(filter(None, (held.row.codes[0], held.row.title)))
                held.ledger.give_back(held.row.place, name, held.reason)


def _is_other(row: LookupRow[Key, Value], title: str | None, scheme: str | None) -> str | None:
    """Return the reason why a row may be about another occupation with the same code, or None."""
    if row.scheme is not None and row.scheme == scheme:
        return None
    if title is None or row.title is None:
        # Nothing but the code is there to go by, and it is of another version only if both say so.
        if row.scheme is None or scheme is None:
            return None
    elif title_key(title) == title_key(row.title):
        return None
    of = f"a code of {row.scheme}" if row.scheme is not None else "a code of an unknown version"
    return f"it has {of}, and the record of this code is {title or 'without a title'} ({scheme or 'of no version'})"


def title_key(title: str) -> tuple[str, ...]:
    """Return a key that is equal for two spellings of a title: its words, regardless of order, case and punctuation.

    >>> title_key("Business Teachers, Postsecondary") == title_key("postsecondary business teachers")
    True
    """
    return tuple(sorted(re.findall(r"\w+", title.casefold())))
