"""Records of a run's input: read one by one, with the places of those that are under way and of repeated ids."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import IO, Final

from attrs import evolve

from narrate.errors import Location, Rejected, UnreadableInputError
from narrate.formats import Located, located_lines, located_records
from narrate.formats.ids import Repeated, SeenIds
from narrate.records import Occupation

_KEPT: Final = 20
"""Repeated ids that are listed; the others are counted."""


class Items:
    """The records of an input, for a run that takes them in order.

    Attributes:
        repeated: Ids that the input has had twice so far, the first ones.
        repeats: How many there are.
    """

    def __init__(self, located: Iterable[Located]) -> None:
        iterator = iter(located)
        # The first record is read now, so that an unreadable input raises before anything is written.
        self._located: Iterator[Located] = chain(list(islice(iterator, 1)), iterator)
        self._under_way: deque[Location] = deque()
        self._seen = SeenIds()
        self.repeated: list[Repeated] = []
        self.repeats = 0

    def __iter__(self) -> Iterator[Occupation | Rejected]:
        for place, item in self._located:
            self._under_way.append(place)
            record = item.id if isinstance(item, Occupation) else item.record
            if record is not None:
                self._compare(record, place)
            yield item

    def _compare(self, record: str, place: Location) -> None:
        repeated = self._seen.add(record, place)
        if repeated is not None:
            self.repeats += 1
            if self.repeats <= _KEPT:
                self.repeated.append(repeated)

    def skip(self, count: int) -> None:
        """Read the first records without writing them."""
        for _ in islice(self, count):
            self._under_way.clear()

    def located(self, outcome: Rejected) -> Rejected:
        """Return a rejection with the place of its record."""
        return evolve(outcome, place=self._under_way[0])

    def finished(self) -> None:
        """Remove the place of a record whose outcome is written."""
        self._under_way.popleft()


def items_of(source: str) -> Items:
    """Return the records of INPUT: a path, or ``-`` for JSON Lines on standard input.

    Raises:
        UnreadableInputError: There is no such file, or it is not what its name says.
    """
    return Items(located_of(source, "INPUT"))


def located_of(source: str, name: str) -> Iterator[Located]:
    """Read the records of a path, or of ``-``, each with its place.

    Args:
        source: The path, or ``-`` for JSON Lines on standard input.
        name: The argument or option that gave it.
    """
    if not source:
        raise UnreadableInputError(f"{name}: required is a file, or - for standard input; what came is empty")
    return located_lines(standard_input(name)) if source == "-" else located_records(Path(source))


def standard_input(name: str) -> IO[bytes]:
    """Return standard input.

    Args:
        name: The argument or option that asks for it.

    Raises:
        UnreadableInputError: It is closed.
    """
    if sys.stdin is None:
        raise UnreadableInputError(f"{name} -: required is a standard input that is open; it is closed")
    return sys.stdin.buffer
