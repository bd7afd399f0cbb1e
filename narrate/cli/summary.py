"""The summary of a run, on standard error."""

from __future__ import annotations

from collections.abc import Iterator

from narrate.cli.checkpoints import Progress
from narrate.cli.items import Items


def summary(done: Progress, items: Items) -> Iterator[str]:
    """Yield the lines of a summary: repeated ids, sections left out, and how many records were written and rejected.

    Args:
        done: The progress of the run at its end.
        items: The records that it read.
    """
    for repeated in items.repeated:
        yield f"warning: {repeated}"
    if items.repeats > len(items.repeated):
        yield f"warning: {items.repeats - len(items.repeated):,} more ids are repeated"
    if done.left_out:
        counts = ", ".join(f"{name} {count}" for name, count in sorted(done.left_out.items()))
        yield f"left out, because the records lack the facts: {counts} (--strict rejects these records)"
    yield f"{done.read} read = {done.accepted} written + {done.rejected} rejected"
