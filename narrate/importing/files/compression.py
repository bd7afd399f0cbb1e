"""Files as bytes, gzipped or not."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from narrate.errors import UnreadableInputError

DAMAGED: Final = (EOFError, OSError, zlib.error)
"""What reading a packed file raises where it is cut off or damaged."""

_GZIP: Final = b"\x1f\x8b"
_SIGNATURE: Final = 16


def first_bytes(path: Path) -> bytes:
    """Read the first bytes of a file as stored, by which its format is recognized.

    Raises:
        UnreadableInputError: There is no such file, or it is empty.
    """
    if str(path) == "-" and not path.exists():
        raise UnreadableInputError(
            "-: required is a file; standard input is not read here, so write it to a file first"
        )
    if path.is_fifo() or path.is_socket() or path.is_char_device():
        raise UnreadableInputError(
            f"{path}: required is a file; this is a pipe or a device, so copy it to a file first"
        )
    if path.is_dir():
        raise UnreadableInputError(f"{path}: required is a file; this is a folder")
    if not path.is_file():
        raise UnreadableInputError(f"{path}: there is no such file")
    try:
        with path.open("rb") as file:
            start = file.read(_SIGNATURE)
    except OSError as error:
        raise UnreadableInputError(f"{path}: required is a readable file ({error.strerror})") from None
    if not start:
        raise UnreadableInputError(f"{path}: required is a file with content; this one is empty")
    return start


@contextmanager
def open_file(path: Path) -> Iterator[IO[bytes]]:
    """Open a file, decompressing it if it is gzipped.

    Raises:
        UnreadableInputError: There is no such file, or it is empty.
    """
    packed = first_bytes(path).startswith(_GZIP)
    with gzip.open(path, "rb") if packed else path.open("rb") as file:
        yield file  # type: ignore[misc]
