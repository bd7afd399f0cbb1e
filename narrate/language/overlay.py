"""A caller's own folder of templates, read once, with a digest of its content."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from attrs import field, frozen

from narrate.errors import NumberInTemplateError, TemplateError
from narrate.language.hint import hint
from narrate.records import FrozenMap

MOST_BYTES: Final = 131_072
"""How many bytes one file may have; narrate's longest has an eighth of that."""

MOST_FILES: Final = 1_000
"""How many files a folder of templates may have, over all its languages."""

_FOLDER: Final = re.compile(r"[a-z]{2,3}(?:_[A-Z][a-z]{3})?(?:_(?:[A-Z]{2}|[0-9]{3}))?")
_TEXTS: Final = (".toml", ".jinja")
_MEANT: Final = (*_TEXTS, ".jinja2", ".j2", ".tml", ".html", ".po", ".yaml", ".yml")
"""Endings of files that may be meant as templates; other files next to the folders of languages are ignored."""

_IGNORED: Final = re.compile(r"\..*|.*~|readme(\.\w+)?", re.IGNORECASE)
"""Hidden files, backups of editors, and files for people to read."""


class TemplateFile(NamedTuple):
    """A file in a folder of templates.

    Attributes:
        name: Its path in the folder, such as ``en/pay.jinja``.
        text: Its content.
        folder: The caller's folder of templates; None for narrate's own.
    """

    name: str
    text: str
    folder: Path | None = None

    @property
    def path(self) -> str:
        """The whole path of a caller's file; the name of one of narrate's."""
        return self.name if self.folder is None else str(self.folder / self.name)

    def error(self, line: int | None, problem: str, *, rule: str = "form") -> TemplateError:
        """Return an error that names this file."""
        return TemplateError(self.name, line, problem, folder=self.folder, rule=rule)

    def number_error(self, line: int | None, figure: str, what: str) -> NumberInTemplateError:
        """Return the error of a template that looks at a number."""
        return NumberInTemplateError(self.name, line, figure, what, folder=self.folder)


@frozen
class Overlay:
    """A caller's folder of templates, as it was when it was read.

    It holds the texts themselves, so that later edits of the folder do not change running reports, in any process.

    Attributes:
        folder: Its path.
        fingerprint: A digest of its content. Two overlays of the same folder are equal if nothing has changed.
        names: Its folders and files, such as ``en`` and ``en/pay.jinja``, without hidden ones.
        texts: The contents of its files, by name.
    """

    folder: Path
    fingerprint: str
    names: tuple[str, ...] = field(eq=False, repr=False)
    texts: Mapping[str, str] = field(eq=False, repr=False)

    def file(self, name: str) -> TemplateFile | None:
        """Return a file; None where the folder does not have it."""
        text = self.texts.get(name)
        return None if text is None else TemplateFile(name, text, self.folder)

    def error(self, name: str, problem: str, *, line: int | None = None, rule: str = "form") -> TemplateError:
        """Return the error of a file or folder in it."""
        return TemplateError(name, line, problem, folder=self.folder, rule=rule)


def overlay(folder: Path, known: Iterable[str]) -> Overlay:
    """Read a caller's folder of templates.

    Args:
        folder: A folder laid out as ``templates/``, with a folder for each language or locale.
        known: Names of narrate's languages and locales, for hints at misspelled ones.

    Returns:
        The texts of its files.

    Raises:
        TemplateError: There is no such folder, a folder in it cannot be that of a language, or a file is not UTF-8 or
            too long.
    """
    found, faults = folder_content(folder, known)
    for fault in faults:
        raise fault
    return found


def folder_content(folder: Path, known: Iterable[str]) -> tuple[Overlay, list[TemplateError]]:
    """Read what can be read of a caller's folder of templates.

    Args:
        folder: As for ``overlay``.
        known: As for ``overlay``.

    Returns:
        The texts of the files that can be read, and the faults of what is left out.

    Raises:
        TemplateError: There is no such folder.
    """
    place = folder.absolute()
    if not place.is_dir():
        raise TemplateError(str(folder), None, "required is a folder of templates; there is none", rule="unreadable")
    known = tuple(known)
    names: list[str] = []
    texts: dict[str, str] = {}
    faults: list[TemplateError] = []
    for entry in _listed(place, place, faults):
        if not entry.is_dir():
            if entry.suffix.casefold() in _MEANT:
                problem = "nothing reads this file; required is a place in the folder of a language or a locale"
                problem += f", such as en/{entry.name}"
                faults.append(TemplateError(entry.name, None, problem, folder=place, rule="unread"))
            continue
        if not _FOLDER.fullmatch(entry.name):
            problem = f"nothing reads this folder; required is a language or a locale{hint(entry.name, known)}"
            faults.append(TemplateError(entry.name, None, problem, folder=place, rule="unread"))
            continue
        names.append(entry.name)
        for path in _listed(entry, place, faults):
            name = f"{entry.name}/{path.name}"
            if len(names) >= MOST_FILES:
                problem = f"required is a folder of at most {MOST_FILES} files"
                faults.append(TemplateError(str(folder), None, problem, rule="unreadable"))
                break
            names.append(name)
            if path.suffix in _TEXTS and path.is_file():
                try:
                    texts[name] = _text(path, name, place)
                except TemplateError as error:
                    faults.append(error)
                    names.pop()
    digest = hashlib.sha256()
    for name in names:
        for part in (name, texts.get(name, "")):
            data = part.encode("utf-8", "surrogateescape")
            digest.update(len(data).to_bytes(8, "big") + data)
    return Overlay(place, digest.hexdigest(), tuple(names), FrozenMap(texts)), faults


def _listed(folder: Path, place: Path, faults: list[TemplateError]) -> list[Path]:
    """List what is in a folder, without hidden files and files for people to read."""
    try:
        return sorted(path for path in folder.iterdir() if not _IGNORED.fullmatch(path.name))
    except OSError as error:
        name = str(folder.relative_to(place))
        faults.append(TemplateError(name, None, _unreadable(error), folder=place, rule="unreadable"))
        return []


def _unreadable(error: OSError) -> str:
    return f"it cannot be read: {error.strerror}"


def _text(path: Path, name: str, folder: Path) -> str:
    problem = None
    try:
        with path.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except OSError as error:
        problem = _unreadable(error)
    else:
        if len(data) > MOST_BYTES:
            problem = f"required is a file of at most {MOST_BYTES} bytes"
    if problem is not None:
        raise TemplateError(name, None, problem, folder=folder, rule="unreadable")
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        form = "a template" if path.suffix == ".jinja" else "TOML"
        problem = f"required is {form} in UTF-8; {error}"
        raise TemplateError(name, None, problem, folder=folder, rule="unreadable") from None
