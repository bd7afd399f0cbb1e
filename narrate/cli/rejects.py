"""Rejected records: a line of JSON each in their file, or a plain line on standard error."""

from __future__ import annotations

import json
import sys
from typing import IO

from narrate.errors import Rejected, shown


def put_reject(rejected: Rejected, stream: IO[str] | None) -> None:
    """Write a rejected record: as a line of JSON to its file, or as a plain line to standard error."""
    place = rejected.place
    if stream is None:
        where = f"record {rejected.position}" if place is None else str(place)
        # A fault of the line as a whole names it already.
        reason = rejected.reason if rejected.reason.startswith(f"{where}") else f"{where}: {rejected.reason}"
        sys.stderr.write(f"rejected: {reason}".replace("\n", "; ") + "\n")
        return
    faults = [
        {"path": fault.path, "value": shown(fault.value), "required": fault.required} for fault in rejected.faults
    ]
    line = {
        "position": rejected.position,
        **({} if place is None else {place.unit: place.number}),
        "id": rejected.record,
        "faults": faults,
        "reason": rejected.reason,
    }
    stream.write(json.dumps(line, ensure_ascii=False) + "\n")
