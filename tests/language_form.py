"""What the form for a language asks for, and what a folder of templates lacks of it, by name."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from narrate.content import MEASURES, SECTIONS, MessageSpec, Quantity
from narrate.content.skills import TABLES

SILENT = {("band", "none"), ("lead", "none")}
"""Values of choices that assert nothing, and have no word."""


def specs() -> Iterator[MessageSpec]:
    """Yield every kind of message, those of lists included."""
    for section in SECTIONS.values():
        yield from (one for kind in section.specs for one in (kind, kind.listing) if one is not None)


def asserted() -> set[tuple[str, str]]:
    """Return kind and value of every word that asserts something."""
    found = {(choice.kind, value) for spec in specs() for choice in spec.choices for value in choice.values}
    return {one for one in found if one[0]} - SILENT


def figures() -> set[str]:
    """Return the kinds of figures in texts, as they are read back."""
    written = {figure.quantity for spec in specs() for figure in spec.figures}
    return {MEASURES.get(quantity, quantity).value for quantity in written - {Quantity.TEXT}}


def gaps(templates: Path, locale: str) -> list[str]:
    """List what a locale lacks of the form; words that its templates look up are held by the phrasebook.

    Args:
        templates: The folder of all languages.
        locale: One of its locales.

    Returns:
        Each gap as file and what is missing there; empty for a complete language.
    """
    base, _, territory = locale.partition("_")
    return [
        *_templates(templates, base),
        *_lexicon(templates, base),
        *_reading(templates, base, locale, territory),
        *_page(templates, base, locale),
    ]


def _templates(templates: Path, base: str) -> Iterator[str]:
    for section in SECTIONS:
        file = f"{base}/{section}.jinja"
        if not (templates / file).is_file():
            yield f"{file}: the template"
            continue
        blocks = set(re.findall(r"\{%\s*block\s+(\w+)", (templates / file).read_text(encoding="utf-8")))
        wanted = {spec.block for spec in specs() if spec.section == section}
        yield from (f"{file}: the block {block}" for block in sorted(wanted - blocks))


def _lexicon(templates: Path, base: str) -> Iterator[str]:
    """Check the tables that no template looks up: titles of sections, and names of what questionnaires score."""
    there = _toml(templates / base / "lexicon.toml")
    for table, keys in (("section", set(SECTIONS)), *scored(templates).items()):
        yield from (f"{base}/lexicon.toml: {table}.{key}" for key in sorted(keys - set(there.get(table, {}))))


def scored(templates: Path) -> dict[str, set[str]]:
    """Return what questionnaires score as any language names it: the keys of each table."""
    known = [_toml(path) for path in templates.glob("*/lexicon.toml")]
    return {table: {key for words in known for key in words.get(table, ())} for table in TABLES.values()}


def _reading(templates: Path, base: str, locale: str, territory: str) -> Iterator[str]:
    folder = locale if (templates / locale / "reading.toml").is_file() else base
    file = f"{folder}/reading.toml"
    there = _toml(templates / file)
    for setting in ("months", "month_year"):
        if setting not in there:
            yield f"{file}: {setting}"
    if len(there.get("months", ())) != 12:
        yield f"{file}: a month"
    if territory not in there.get("marks", {}):
        yield f"{file}: marks.{territory}"
    # Millions and billions are written in other units where a language counts in those.
    units = {"millions", "billions"} if "units" in there else set()
    yield from (f"{file}: figures.{kind}" for kind in sorted(figures() - set(there.get("figures", {})) - units))
    words = {(kind, value) for kind, values in there.get("words", {}).items() for value in values}
    yield from (f"{file}: words.{kind}.{value}" for kind, value in sorted(asserted() - words))


def _page(templates: Path, base: str, locale: str) -> Iterator[str]:
    """Compare the words of pages with those that any language has."""
    there = _keys(templates / base / "page.toml") | _keys(templates / locale / "page.toml")
    wanted = {key for path in templates.glob("*/page.toml") for key in _keys(path)}
    yield from (f"{base}/page.toml: {table}.{key}" for table, key in sorted(wanted - there))


def _keys(path: Path) -> set[tuple[str, str]]:
    return {(table, key) for table, words in _toml(path).items() if isinstance(words, dict) for key in words}


def _toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
