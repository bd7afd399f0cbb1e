"""Files of a folder of templates: what can be read of each, and what cannot."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from jinja2 import TemplateSyntaxError

from narrate.content import MessageSpec
from narrate.errors import TemplateError
from narrate.excerpts import shown
from narrate.language.documents import document, line_of
from narrate.language.model import locales
from narrate.language.overlay import Overlay, TemplateFile
from narrate.language.rule_words import FILE as RULE_FILE
from narrate.language.settings import setting_faults
from narrate.lint.recovery import changed, without_digits, without_entry
from narrate.wording.blocks import blocks_of
from narrate.wording.inspection import lexicon_word_faults, name_faults
from narrate.wording.sandbox import token_faults

_SETTINGS: Final = "language.toml"
_PATTERNS: Final = {RULE_FILE: ("words",), "reading.toml": ("words", "told", "figures")}
"""Tables of patterns, by file."""

_BLOCK: Final = re.compile(r"\{%[-+]?\s*block\b")
"""Where a block begins."""

_MOST: Final = 50
"""How many faults of the tokens of one template are reported."""

_TABLES: Final = ("lexicon.toml", "names.toml")

Faults = list[TemplateError]


def readable(overlay: Overlay, specs: tuple[MessageSpec, ...]) -> tuple[Overlay, Faults]:
    """Return what can be used of a folder, and the faults of the rest.

    Args:
        overlay: The folder, read.
        specs: All kinds of messages.

    Returns:
        The folder without what is malformed or has no place in it, and the faults.
    """
    faults: Faults = []
    texts: dict[str, str | None] = {}
    for name in overlay.texts:
        file = overlay.file(name)
        assert file is not None
        text = _template(file, faults) if name.endswith(".jinja") else _document(file, faults)
        if text != file.text:
            texts[name] = text
    left = changed(overlay, texts)
    for _ in range(len(left.texts) + 1):
        try:
            locales(left)
            break
        except TemplateError as error:
            faults.append(error)
            left = changed(left, {error.template: None})
    misplaced = list(name_faults(left, specs))
    unread = {fault.template for fault in misplaced}
    gone = [name for name in left.names if name in unread or name.partition("/")[0] in unread]
    return changed(left, dict.fromkeys(gone)), [*faults, *misplaced]


def _template(file: TemplateFile, faults: Faults) -> str | None:
    """Return the text of a template that can be parsed, without digits among its words; None where there is none."""
    try:
        found = list(token_faults(file))
    except TemplateSyntaxError:
        found = []
    faults += list({(fault.line, fault.problem): fault for fault in found}.values())[:_MOST]
    if any(fault.rule != "digit" for fault in found):
        return None
    text = without_digits(file) if found else file.text
    if text is None:
        return None
    try:
        blocks_of(TemplateFile(file.name, text, file.folder))
    except TemplateError as error:
        return _sound_blocks(TemplateFile(file.name, text, file.folder), error, faults)
    return text


def _sound_blocks(file: TemplateFile, error: TemplateError, faults: Faults) -> str | None:
    """Return the text of a template without the blocks that cannot be parsed; None where that is not enough."""
    starts = [0, *(found.start() for found in _BLOCK.finditer(file.text) if found.start())]
    parts = []
    broken: Faults = []
    for start, end in zip(starts, [*starts[1:], len(file.text)], strict=True):
        text = file.text[start:end]
        try:
            blocks_of(TemplateFile(file.name, "\n" * file.text.count("\n", 0, start) + text, file.folder))
        except TemplateError as fault:
            broken.append(fault)
            text = "\n" * text.count("\n")
        parts.append(text)
    try:
        blocks_of(TemplateFile(file.name, "".join(parts), file.folder))
    except TemplateError:
        faults.append(error)
        return None
    faults += broken
    return "".join(parts)


def _document(file: TemplateFile, faults: Faults) -> str | None:
    """Return the text of a TOML file without entries of another type; None where it is no TOML."""
    try:
        document(file)
    except TemplateError as error:
        faults.append(error)
        return None
    text: str | None = file.text
    for path, fault in _entries(file):
        faults.append(fault)
        if text is not None:
            left = TemplateFile(file.name, text, file.folder)
            text = without_entry(left, path) if line_of(text, *path) is not None else None
    return text


def _entries(file: TemplateFile) -> Iterator[tuple[tuple[str, ...], TemplateError]]:
    """Yield the entries of a file that would stop it from being used, each with its first fault."""
    kind = file.name.rpartition("/")[2]
    for key, value in document(file).items():
        if kind == _SETTINGS:
            yield from (((key,), fault) for fault in setting_faults(file, (key,), value))
        elif kind in _TABLES and not isinstance(value, dict):
            problem = f"required is a table of words; {key!r} is not one"
            yield (key,), file.error(line_of(file.text, key), problem)
        elif kind == _TABLES[0]:
            for word, text in value.items():
                yield from (((key, word), fault) for fault in lexicon_word_faults(file, key, word, text))
        elif key in _PATTERNS.get(kind, ()) and isinstance(value, dict):
            yield from _broken_patterns(file, (key,), value)


def _broken_patterns(
    file: TemplateFile, path: tuple[str, ...], value: object
) -> Iterator[tuple[tuple[str, ...], TemplateError]]:
    """Yield the entries below a table that are no patterns."""
    if isinstance(value, dict):
        for key, below in value.items():
            yield from _broken_patterns(file, (*path, key), below)
        return
    for pattern in value if isinstance(value, list) else [value]:
        try:
            re.compile(pattern)  # type: ignore[type-var]  # what is no text raises
        except (re.error, TypeError, RecursionError, OverflowError) as error:
            problem = f"what came is {shown(pattern)} ({error}); required is a pattern for {'.'.join(path)}"
            yield path, file.error(line_of(file.text, *path), problem)
            return
