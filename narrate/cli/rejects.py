"""Rejected records: a line of JSON each in their file, or a plain line on standard error."""

from __future__ import annotations

import json
from typing import IO

import click

from narrate.errors import Rejected
from narrate.excerpts import brief, shown_value


def put_reject(rejected: Rejected, stream: IO[str] | None, *, source: str = "") -> None:
    """Write a rejected record: as a line of JSON to its file, or as a plain line to standard error.

    Args:
        rejected: The record.
        stream: The file; None for standard error.
        source: The name of the file that it is from, for a command that reads several.
    """
    place = rejected.place
    if stream is None:
        where = f"record {rejected.position}" if place is None else str(place)
        # A fault of the line as a whole names it already.
        reason = rejected.reason.removeprefix(f"{where}: ").replace("\n", "; ")
        click.echo(f"rejected: {source}{', ' if source else ''}{where}: {reason}", err=True)
        return
    faults = [
        {"path": brief(fault.path), "value": shown_value(fault.value), "required": fault.required}
        for fault in rejected.faults
    ]
    line = {
        "position": rejected.position,
        **({} if place is None else {place.unit: place.number}),
        "id": None if rejected.record is None else brief(rejected.record),
        "faults": faults,
        "reason": rejected.reason,
    }
    stream.write(json.dumps(line, ensure_ascii=False) + "\n")
