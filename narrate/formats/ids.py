"""Ids that an input has had so far, by fingerprints in bounded memory."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterator
from hashlib import blake2b
from typing import Final

from attrs import frozen

from narrate.errors import Location
from narrate.excerpts import shown

LIMIT: Final = 2**22
"""The number of ids that are compared; with them the table takes 128 MiB."""

_FIRST_SIZE: Final = 2**12


@frozen
class Repeated:
    """An id that an input has twice.

    Attributes:
        record: The id.
        first: Its first place.
        again: Its other place.
    """

    record: str
    first: Location
    again: Location

    def __str__(self) -> str:
        return f"the id {shown(self.record)} is on {self.first} and again on {self.again}"


class SeenIds:
    """The ids of an input, each with its first place.

    It keeps 16 bytes for an id, not the id itself: of 4 million ids, two that differ have the same fingerprint with a
    probability of one in two million.

    >>> seen = SeenIds()
    >>> seen.add("a", Location("line", 1))
    >>> print(seen.add("a", Location("line", 7)))
    the id 'a' is on line 1 and again on line 7
    """

    def __init__(self) -> None:
        self._fingerprints = array("Q", bytes(8 * _FIRST_SIZE))
        self._numbers = array("Q", bytes(8 * _FIRST_SIZE))
        self._count = 0

    @property
    def full(self) -> bool:
        """Whether it has as many ids as it compares; further ones are not remembered."""
        return self._count == LIMIT

    def add(self, record: str, place: Location) -> Repeated | None:
        """Add an id; return its two places where the input had it before."""
        digest = blake2b(record.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        fingerprint = int.from_bytes(digest, sys.byteorder) or 1
        slot = self._slot(fingerprint)
        if self._fingerprints[slot]:
            return Repeated(record, Location(place.unit, self._numbers[slot]), place)
        if self._count < LIMIT:
            self._fingerprints[slot], self._numbers[slot] = fingerprint, place.number
            self._count += 1
            if 2 * self._count > len(self._fingerprints):
                self._grow()
        return None

    def _slot(self, fingerprint: int) -> int:
        """Return the slot of a fingerprint, or the empty one where it belongs."""
        fingerprints, mask = self._fingerprints, len(self._fingerprints) - 1
        slot = fingerprint & mask
        while fingerprints[slot] not in (0, fingerprint):
            slot = (slot + 1) & mask
        return slot

    def _grow(self) -> None:
        kept = list(self._entries())
        size = 2 * len(self._fingerprints)
        self._fingerprints, self._numbers = array("Q", bytes(8 * size)), array("Q", bytes(8 * size))
        for fingerprint, number in kept:
            slot = self._slot(fingerprint)
            self._fingerprints[slot], self._numbers[slot] = fingerprint, number

    def _entries(self) -> Iterator[tuple[int, int]]:
        return ((key, number) for key, number in zip(self._fingerprints, self._numbers, strict=True) if key)
