"""Files as bytes, gzipped or not."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final, cast

from narrate.errors import UnreadableInputError

_SIGNATURE: Final = b"\x1f\x8b"


@contextmanager
def open_bytes(path: Path) -> Iterator[IO[bytes]]:
    """Open a file, decompressing it if it is gzipped, whatever its name is.

    Raises:
        UnreadableInputError: There is no such file, or what is packed in it is cut off or damaged.
    """
    if path.is_dir():
        raise UnreadableInputError(f"{path}: required is a file; what came is a folder")
    if not path.exists():
        raise UnreadableInputError(f"{path}: there is no such file")
    with path.open("rb") as file:
        if file.peek(len(_SIGNATURE))[: len(_SIGNATURE)] != _SIGNATURE:
            yield file
            return
        try:
            with gzip.open(file) as unpacked:
                yield cast("IO[bytes]", unpacked)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise UnreadableInputError(f"{path}: required is a gzipped file that is complete ({error})") from None
