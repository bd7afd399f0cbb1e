"""The identity of a run: what its bytes depend on, by content, so that it can be resumed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from narrate.bulk import Task
from narrate.language.model import template_root
from narrate.report import versions
from narrate.wording import writer


def identity(source: Path, task: Task, form: str, rejects: Path | None) -> dict[str, str]:
    """Return what a run depends on, by the names that its user knows.

    Args:
        source: The file of the records.
        task: What is written of every record.
        form: The form of the output.
        rejects: The file of the rejects, if there is one.
    """
    overlay = task.style.templates
    sections = "all" if task.sections is None else " ".join(task.sections)
    one = versions(task.methodology, writer(task.locales[0], task.style.overlay).cldr)
    return {
        "INPUT": _digest_of_file(source),
        "--locale": " ".join(task.locales),
        "--section": sections,
        "--format": form,
        "--methodology": _digest(repr(task.methodology).encode()),
        "--templates": "none" if overlay is None else _digest_of_folder(Path(overlay)),
        "--fallback": task.fallback,
        "--strict": str(task.strict).lower(),
        "--rejects": str(rejects),
        "the version of narrate": one.narrate,
        "its CLDR data": one.cldr,
        "its templates": _digest_of_folder(Path(str(template_root()))),
    }


def _digest(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def _digest_of_file(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, lambda: hashlib.blake2b(digest_size=16)).hexdigest()


def _digest_of_folder(folder: Path) -> str:
    return _digest("\n".join(_lines(folder)).encode())


def _lines(folder: Path) -> Iterable[str]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield f"{path.relative_to(folder).as_posix()} {_digest_of_file(path)}"
