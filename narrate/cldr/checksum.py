"""The checksum of the carried data, which reveals changes by hand."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping


def checksum(texts: Mapping[str, str]) -> str:
    """Return the checksum of all files, given by locale.

    >>> checksum({"a": "1", "b": "2"}) == checksum({"b": "2", "a": "1"})
    True
    """
    digest = hashlib.sha256()
    for locale, text in sorted(texts.items()):
        digest.update(f"{locale}\n{text}\n".encode())
    return digest.hexdigest()
