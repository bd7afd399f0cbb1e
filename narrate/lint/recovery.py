"""Overlays without their faults, so that what is around a fault can be checked as well."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from typing import Any, Final

from attrs import evolve

from narrate.language.documents import document, line_of
from narrate.language.overlay import Overlay, TemplateFile
from narrate.language.script import is_numeric
from narrate.records import FrozenMap
from narrate.wording.sandbox import sandbox

_TRIED: Final = 60
"""How many lines one entry of a TOML file may have, to be removed by itself."""

_NEUTRAL: Final = "n"
"""The letter that replaces a digit among words."""


def changed(overlay: Overlay, texts: Mapping[str, str | None]) -> Overlay:
    """Return an overlay with other texts; a file whose text is None is left out.

    Args:
        overlay: The overlay.
        texts: The texts by file.
    """
    if not texts:
        return overlay
    names = tuple(name for name in overlay.names if texts.get(name, "") is not None)
    kept = {name: text for name, text in {**overlay.texts, **texts}.items() if text is not None}
    digest = hashlib.sha256(repr((overlay.fingerprint, names, sorted(kept.items()))).encode("utf-8", "replace"))
    return evolve(overlay, fingerprint=digest.hexdigest(), names=names, texts=FrozenMap(kept))


def without_entry(file: TemplateFile, path: tuple[str, ...]) -> str | None:
    """Return the text of a TOML file without one entry, its lines left empty; None where it cannot be removed alone.

    Args:
        file: The file, which is valid TOML.
        path: The keys that lead to the entry.
    """
    wanted = _without(document(file), path)
    first = line_of(file.text, *path)
    if first is None:
        return None
    lines = file.text.split("\n")
    for last in range(first, min(len(lines), first + _TRIED) + 1):
        text = "\n".join(lines[: first - 1] + [""] * (last - first + 1) + lines[last:])
        try:
            if tomllib.loads(text) in (wanted, _pruned(wanted, path)):
                return text
        except (ValueError, RecursionError):
            continue
    return None


def _without(tables: Mapping[str, Any], path: tuple[str, ...]) -> dict[str, Any]:
    left = dict(tables)
    if len(path) == 1:
        left.pop(path[0], None)
    elif isinstance(left.get(path[0]), dict):
        left[path[0]] = _without(left[path[0]], path[1:])
    return left


def _pruned(tables: Mapping[str, Any], path: tuple[str, ...]) -> dict[str, Any]:
    """Return tables without the table of the path, if it is empty."""
    return {key: value for key, value in tables.items() if key != path[0] or value != {}}


def without_digits(file: TemplateFile) -> str | None:
    """Return the text of a template with letters in place of the digits among its words; None where that is impossible.

    Args:
        file: The template, which Jinja2 can split into tokens.
    """
    parts = []
    for _, kind, text in sandbox().lex(file.text):
        parts.append("".join(_NEUTRAL if is_numeric(sign) else sign for sign in text) if kind == "data" else text)
    made = "".join(parts)
    return made if made.count("\n") == file.text.rstrip("\n").count("\n") else None
