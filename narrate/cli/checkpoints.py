"""Checkpoints of runs that can be resumed: how far an output has come, kept beside it until it is complete."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import IO, Final

from attrs import field, frozen

from narrate.errors import UnwritableOutputError

CHECKPOINT: Final = 500
"""Records between two notes of how far a run has come."""


def places(inputs: Mapping[str, Iterable[str | Path]], **outputs: Path | None) -> tuple[Path | None, ...]:
    """Resolve the paths to write to, following links; each has to be a file of its own, and none an input.

    A device or a pipe stays under the name that was given: a link to one, as ``/dev/stdout``, may lead to no path.

    Args:
        inputs: What is read, by the argument or option that gave it: paths, or ``-`` for standard input.
        outputs: Paths by the option that gave them.

    Raises:
        UnwritableOutputError: A folder does not exist, or one path is given twice.
    """
    taken = {Path(one).resolve(): name for name, paths in inputs.items() for one in paths if one != "-"}
    found: list[Path | None] = []
    for name, path in outputs.items():
        if path is None:
            found.append(None)
            continue
        if not is_plain(path):
            found.append(path)
            continue
        option, place = f"--{name}", path.resolve()
        if not place.parent.is_dir():
            raise UnwritableOutputError(f"{option} {path}: the folder {path.parent} does not exist")
        if place in taken:
            raise UnwritableOutputError(f"{option} {path}: required is a file of its own; it is {taken[place]}, too")
        taken[place] = option
        found.append(place)
    return tuple(found)


@frozen
class Progress:
    """The progress of a run: records written and rejected, and the sizes of its files at that point, in bytes."""

    accepted: int = 0
    rejected: int = 0
    size: int = 0
    rejects_size: int = 0

    @property
    def read(self) -> int:
        """The number of records read."""
        return self.accepted + self.rejected


@frozen
class Draft:
    """An output under way: its text, and a note of how far it has come.

    Attributes:
        to: Where the output will appear.
        run: What is written of which input, as one text; only the same run can be taken up again.
        part: The text so far.
        note: How far it has come.
    """

    to: Path
    run: str
    part: Path = field(init=False)
    note: Path = field(init=False)

    @part.default
    def _part(self) -> Path:
        return part_of(self.to)

    @note.default
    def _note(self) -> Path:
        return self.to.with_name(f".{self.to.name}.progress")

    @property
    def digest(self) -> str:
        """The digest of the run that its note keeps."""
        return hashlib.sha256(self.run.encode()).hexdigest()

    def last_progress(self) -> Progress:
        """Return how far the same run had come; an empty progress where there is no note of it."""
        if not (self.note.is_file() and self.part.is_file()):
            return Progress()
        try:
            kept = json.loads(self.note.read_text(encoding="utf-8"))
            return Progress(**kept["progress"]) if kept["run"] == self.digest else Progress()
        except (ValueError, LookupError, TypeError):
            return Progress()  # no note of ours, or one that was cut

    def note_progress(self, accepted: int, rejected: int, stream: IO[str], rejects: IO[str] | None) -> None:
        """Note how far the run has come, once its files are on disk so far."""
        stream.flush()
        if rejects is not None:
            rejects.flush()
        sizes = {"size": self.part.stat().st_size, "rejects_size": 0 if rejects is None else rejects.tell()}
        note = {"run": self.digest, "progress": {"accepted": accepted, "rejected": rejected, **sizes}}
        fresh = self.note.with_suffix(".fresh")
        fresh.write_text(json.dumps(note), encoding="utf-8")
        fresh.replace(self.note)

    def finish(self) -> None:
        """Move the complete output to its place, and remove the note."""
        if self.part != self.to:
            self.part.replace(self.to)
        self.note.unlink(missing_ok=True)


def part_of(path: Path) -> Path:
    """Return the path that a file is written to before it is complete; a device or a pipe is written directly."""
    return path.with_name(f".{path.name}.part") if is_plain(path) else path


def is_plain(path: Path) -> bool:
    """Check whether a path is a file on disk, existing or not yet: no device, no pipe."""
    return path.is_file() or not path.exists()


def open_at(path: Path, size: int) -> IO[str]:
    """Open a text file to go on writing after its first *size* bytes."""
    if size == 0:
        return path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n")
    stream = path.open("r+", encoding="utf-8", errors="backslashreplace", newline="\n")
    stream.truncate(size)
    stream.seek(size)
    return stream
