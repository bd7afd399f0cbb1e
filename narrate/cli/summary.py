"""The summary of a run, on standard error."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from narrate.cli.checkpoints import Progress
from narrate.cli.items import Items


def summary(done: Progress, items: Items) -> Iterator[str]:
    """Yield the lines of a summary: repeated ids, what was left out, and how many records were written and rejected.

    Args:
        done: The progress of the run at its end.
        items: The records that it read.
    """
    for repeated in items.repeated:
        yield f"warning: {repeated}"
    if items.repeats > len(items.repeated):
        yield f"warning: {items.repeats - len(items.repeated):,} more ids are repeated"
    if done.left_out:
        yield f"left out, because the records lack the facts: {_counts(done.left_out)} (--strict rejects these records)"
    if done.unnamed:
        yield f"left out, because the language has no names for them: {_counts(done.unnamed)}"
    yield f"{done.read} read = {done.accepted} written + {done.rejected} rejected"


def _counts(left_out: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in sorted(left_out.items()))
