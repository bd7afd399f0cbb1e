"""Files that appear complete or not at all: written to a part beside their place, synced, then renamed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import IO


def write_whole(path: Path, text: str) -> None:
    """Write a file of text, which appears complete or not at all."""
    part = part_of(path)
    try:
        with open_at(part, 0) as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def part_of(path: Path) -> Path:
    """Return the path that a file is written to before it is complete; a device or a pipe is written directly."""
    return path.with_name(f".{path.name}.part") if is_plain(path) else path


def is_plain(path: Path) -> bool:
    """Check whether a path is a file or a folder on disk, existing or not yet: no device, no pipe."""
    return path.is_file() or path.is_dir() or not path.exists()


def open_at(path: Path, size: int) -> IO[str]:
    """Open a text file to go on writing after its first *size* bytes."""
    if size == 0:
        return path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n")
    stream = path.open("r+", encoding="utf-8", errors="backslashreplace", newline="\n")
    stream.truncate(size)
    stream.seek(size)
    return stream


def sync(path: Path) -> None:
    """Write a file or a folder through to the disk, as far as the system offers it."""
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError:
        if path.is_dir():
            return  # a system that opens no folders
        raise
    try:
        os.fsync(handle)
    except OSError:
        if not path.is_dir():
            raise
    finally:
        os.close(handle)
