"""Checkpoints of runs that can be resumed: what is written of which input, and how far it has come."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, Any, Final

from attrs import asdict, field, frozen

from narrate.cli.outputs import Output, publish
from narrate.errors import UnwritableOutputError
from narrate.formats.whole_files import sync

CHECKPOINT: Final = 500
"""Records between two notes of how far a run has come."""


@frozen
class Progress:
    """The progress of a run: records written and rejected, and the sizes of its files at that point, in bytes.

    Attributes:
        accepted: Records written.
        rejected: Records rejected.
        left_out: Sections asked for that records did not support, by name.
        unnamed: Lists and questionnaires that a locale had no names for, by name.
        size: The size of the part of the output.
        rejects_size: The size of the part of the rejects.
        complete: Whether all records are read, so that only the files have to be moved to their places.
    """

    accepted: int = 0
    rejected: int = 0
    left_out: dict[str, int] = field(factory=dict)
    unnamed: dict[str, int] = field(factory=dict)
    size: int = 0
    rejects_size: int = 0
    complete: bool = False

    @property
    def read(self) -> int:
        """The number of records read."""
        return self.accepted + self.rejected


@frozen
class Draft:
    """An output under way with its rejects: their parts, and a note of how far they have come.

    Attributes:
        to: The output.
        rejects: The rejects, if they are written to a file.
        identity: What the run depends on, by name: digests of input, templates and methodology, options, versions.
        note: The file that says how far the run has come.
    """

    to: Output
    rejects: Output | None
    identity: Mapping[str, str]
    note: Path = field(init=False)

    @note.default
    def _note(self) -> Path:
        return self.to.path.with_name(f".{self.to.path.name}.progress")

    @property
    def files(self) -> Sequence[Output | None]:
        """The files, in the order in which they appear: the output is the last."""
        return self.rejects, self.to

    def last_progress(self) -> Progress:
        """Return how far the same run had come; an empty progress where there is nothing to resume.

        Raises:
            UnwritableOutputError: The run that was stopped is another one, or its files are shorter than its note says.
        """
        kept = self._kept()
        if kept is None:
            return Progress()
        identity, progress = kept
        differs = [name for name in {**identity, **self.identity} if identity.get(name) != self.identity.get(name)]
        if differs:
            raise UnwritableOutputError(
                f"--resume: required is the run that was stopped; what differs is {', '.join(differs)} (without "
                "--resume the run starts from the beginning)"
            )
        if progress.complete:
            return progress
        for output, size in ((self.to, progress.size), (self.rejects, progress.rejects_size)):
            has = output.part.stat().st_size if output is not None and output.part.is_file() else 0
            if output is not None and has < size:
                raise UnwritableOutputError(
                    f"--resume: {output.part} has {has:,} bytes, and {size:,} were written; required is the file as "
                    "the run left it (without --resume the run starts from the beginning)"
                )
        return progress

    def _kept(self) -> tuple[dict[str, str], Progress] | None:
        """Read the note; None where there is none, or where it is not one of ours or was cut."""
        try:
            kept = json.loads(self.note.read_text(encoding="utf-8"))
            identity, progress = kept["run"], Progress(**kept["progress"])
        except (OSError, ValueError, LookupError, TypeError):
            return None
        return (identity, progress) if isinstance(identity, dict) else None

    def note_progress(self, progress: Progress) -> None:
        """Note how far the run has come; its files have to be on disk so far."""
        note: dict[str, Any] = {"run": dict(self.identity), "progress": asdict(progress)}
        fresh = self.note.with_suffix(".fresh")
        with fresh.open("w", encoding="utf-8") as stream:
            json.dump(note, stream)
        sync(fresh)
        fresh.replace(self.note)

    def finish(self, progress: Progress) -> None:
        """Move the complete files to their places; when that is interrupted, the same run can be resumed."""
        for output in self.files:
            if output is not None and output.plain and output.part.exists():
                sync(output.part)
        self.note_progress(progress)
        publish(self.files)
        self.note.unlink(missing_ok=True)

    def forget(self) -> None:
        """Remove the note of an earlier run, before its parts are written over."""
        self.note.unlink(missing_ok=True)


def flushed_size(output: Output | None, stream: IO[str] | None) -> int:
    """Write what a stream holds to disk, and return the size of the part; 0 for a device, a pipe or no stream."""
    if stream is None or output is None or not output.plain:
        return 0
    stream.flush()
    sync(output.part)
    return output.part.stat().st_size
