"""Pages that narrate has written to a folder before, by which it knows that the folder is one of its own."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from attrs import field, frozen

from narrate.errors import UnwritableOutputError

GENERATOR: Final = b'<meta name="generator" content="narrate">'
"""The mark of a page, which ``frame.html`` has near its beginning."""

_BEGINNING: Final = 1_024


def is_page(path: Path) -> bool:
    """Return whether a file is a page that narrate has written."""
    with path.open("rb") as file:
        return GENERATOR in file.read(_BEGINNING)


def _visible(folder: Path) -> list[Path]:
    """Return what is in a folder, in order, but for hidden files: those of systems and tools, and parts of pages."""
    return sorted(path for path in folder.iterdir() if not path.name.startswith(".")) if folder.is_dir() else []


@frozen
class EarlierPages:
    """The pages that a folder and the folders in it have from earlier runs.

    Attributes:
        root: The folder.
        found: The pages.
    """

    root: Path
    found: frozenset[Path] = field(init=False, repr=False)

    @found.default
    def _found(self) -> frozenset[Path]:
        inside = _visible(self.root)
        files = [*inside, *(path for folder in inside if folder.is_dir() for path in _visible(folder))]
        return frozenset(path for path in files if path.suffix == ".html" and path.is_file() and is_page(path))

    def claim(self, folders: Iterable[Path]) -> None:
        """Check that pages may be written to folders: each is empty, or has pages from before.

        Args:
            folders: The folder itself, or some in it.

        Raises:
            UnwritableOutputError: One of them has files of somebody else alone.
        """
        for folder in folders:
            others = [path for path in _visible(folder) if path not in self.found]
            if others and not any(folder in path.parents for path in self.found):
                raise UnwritableOutputError(
                    f"{folder}: required is a folder that is empty, or that narrate has written pages to; this one has "
                    f"other files, such as {others[0].name}"
                )

    def refuse_others(self, path: Path) -> None:
        """Check that a file is no other's.

        Raises:
            UnwritableOutputError: It is there, and is no page from before.
        """
        if path not in self.found and (path.exists() or path.is_symlink()):
            raise UnwritableOutputError(
                f"{path}: required is a place for a page; the file there is none that narrate has written"
            )

    def left(self, written: Iterable[Path]) -> dict[Path, int]:
        """Count the pages that a run has not written again, by their folder."""
        counts: dict[Path, int] = {}
        for path in sorted(self.found.difference(written)):
            counts[path.parent] = counts.get(path.parent, 0) + 1
        return counts
