"""The account of files that were read, in lines: rows used and left over, notes, and odd cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from narrate.importing.ledger import Ledger

_NAMES: Final = 2
"""Names of rows left over that are shown with their reason."""


def account(ledgers: Iterable[Ledger], *, shown: int | None) -> Iterator[str]:
    """Yield the lines of the account: file by file the rows read, joined, added up and left over.

    Args:
        ledgers: The ledgers of the files.
        shown: The number of notes and reasons of a file that are shown; None for all, row by row.
    """
    for ledger in ledgers:
        counts = f"{counted(ledger.read, 'row')} read = {ledger.used} used + {len(ledger.left)} left over"
        kinds = ((ledger.joined, "joined"), (ledger.added_up, "added up"))
        extra = [f"{count} {what}" for count, what in kinds if count]
        yield f"{ledger.file}: {counts}" + (f" ({', '.join(extra)})" if extra else "")
        if shown is None:
            if ledger.figures:
                yield f"  {counted(ledger.figures, 'figure')} in records, {ledger.figures_in_prose} can reach prose"
            yield from (f"  {note}" for note in ledger.notes)
            yield from (f"  depends on the encoding: {one}" for one in ledger.doubts)
            yield from (
                f"  {_marked(*key)} {cells.count}: {', '.join(cells.places)}" for key, cells in ledger.marks.items()
            )
            yield from (f"  cell left out: {one}" for one in ledger.cells)
            yield from (f"  left over: {one}" for one in ledger.left)
        else:
            yield from (f"  {note}" for note in ledger.notes[:shown])
            yield from _more(len(ledger.notes) - shown, "note")
            yield from _odd_cells(ledger, shown)
            yield from _reasons(ledger, shown)


def _odd_cells(ledger: Ledger, shown: int) -> Iterator[str]:
    """Yield the texts that depend on an encoding, the marks, and the cells left out: how many, and the first ones."""
    kinds = ((ledger.doubts, "text", " depending on the encoding"), (ledger.cells, "cell", " left out"))
    for odd, what, which in kinds:
        if odd:
            yield f"  {counted(len(odd), what)}{which}, as {next(iter(odd))}"
    yield from (f"  {_marked(*key)} {cells.count}" for key, cells in islice(ledger.marks.items(), shown))
    yield from _more(len(ledger.marks) - shown, "mark")


def _marked(column: str, mark: str) -> str:
    return f"cells of {column!r} with the mark {mark!r}:"


def _reasons(ledger: Ledger, shown: int) -> Iterator[str]:
    """Yield why rows were left over: the first reasons with the first names, and the number of rows for others."""
    by_reason: dict[str, list[str]] = {}
    counts: dict[str, int] = {}
    others = 0
    for one in ledger.left:
        if one.reason not in by_reason and len(by_reason) == shown:
            others += 1
            continue
        names = by_reason.setdefault(one.reason, [])
        counts[one.reason] = counts.get(one.reason, 0) + 1
        if len(names) < _NAMES:
            names.append(one.name)
    for reason, names in by_reason.items():
        dots = "; ..." if counts[reason] > len(names) else ""
        yield f"  left over, {reason}: {counts[reason]} ({'; '.join(names)}{dots})"
    yield from _more(others, "row", " left over for other reasons")


def _more(count: int, what: str, why: str = "") -> Iterator[str]:
    if count > 0:
        yield f"  and {counted(count, f'more {what}')}{why}; --report FILE has them all"


def counted(count: int, what: str) -> str:
    """Return a count with what is counted.

    >>> counted(2, "row")
    '2 rows'
    """
    return f"{count} {what}{'' if count == 1 else 's'}"
