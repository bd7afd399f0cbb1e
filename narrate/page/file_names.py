"""File names of pages: safe on every file system, and different for different ids."""

from __future__ import annotations

import hashlib
import re
from typing import Final

_PLAIN: Final = re.compile(r"[a-z0-9](?:[a-z0-9_-]|\.(?=[a-z0-9]))*")
_HASHED: Final = re.compile(r".*-[0-9a-f]{16}")
_OTHER: Final = re.compile(r"[^a-z0-9]+")
_TAKEN: Final = re.compile(r"(?:index|con|prn|aux|nul|com\d|lpt\d)(?:\..*)?")
_LONGEST: Final = 80


def file_name(record: str) -> str:
    """Return the name of the file with a record's page.

    Args:
        record: The id of the record, any text.

    Returns:
        The id itself where it is safe in paths and URLs; else its safe characters with a hash of all, so that ids which
        differ only in capitals or signs have different files.

    >>> file_name("29-2071")
    '29-2071.html'
    >>> file_name("../etc/Passwd")
    'etc-passwd-6b99d146e22d7f20.html'
    """
    plain = len(record) <= _LONGEST and _PLAIN.fullmatch(record) is not None
    if plain and _HASHED.fullmatch(record) is None and _TAKEN.fullmatch(record) is None:
        return f"{record}.html"
    digest = hashlib.sha256(record.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    kept = _OTHER.sub("-", record.lower()).strip("-")[:_LONGEST].strip("-")
    return f"{kept}-{digest}.html" if kept else f"{digest}.html"
