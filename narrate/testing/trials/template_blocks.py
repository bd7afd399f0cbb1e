"""Blocks whose wordings a caller's folder of templates changes, each with its place in the folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from attrs import frozen

from narrate.language.model import template_sources
from narrate.wording import PLAIN, Language, Style, locales, phrasebook, writer
from narrate.wording.blocks import reached, uppermost

_WORDS = ("lexicon.toml", "language.toml", "cldr.toml")
"""Files of a folder that change wordings of blocks in other files."""


@frozen
class TemplateWordings:
    """The wordings of one block in one locale.

    Attributes:
        locale: The locale.
        section: The section.
        block: The block.
        path: The file of the caller's folder that changes them.
        line: The first line of the block in it; 1 where the file has words that the block looks up.
    """

    locale: str
    section: str
    block: str
    path: Path
    line: int


def own_locales(style: Style) -> tuple[str, ...]:
    """List the locales for which a style's folder has something: those of its languages and its territories."""
    folders = {name for name in (() if style.overlay is None else style.overlay.names) if "/" not in name}
    return tuple(
        locale for locale in locales(style=style) if folders & set(writer(locale, style.overlay).language.folders)
    )


def changed_wordings(style: Style, among: Iterable[str]) -> Iterator[TemplateWordings]:
    """Yield the blocks whose wordings are not narrate's own, in the order of the phrasebook.

    Args:
        style: The caller's templates and sections.
        among: The locales.

    Raises:
        TemplateError: A template breaks the rules, or a section has no specimens.
    """
    for locale in among:
        language = writer(locale, style.overlay).language
        published = _wordings(locale, PLAIN) if locale in locales() else {}
        for (section, block), wordings in _wordings(locale, style).items():
            if wordings != published.get((section, block)):
                place = _place(style, language, section, block)
                if place is not None:
                    yield TemplateWordings(locale, section, block, *place)


def _wordings(locale: str, style: Style) -> Mapping[tuple[str, str], list[object]]:
    found: dict[tuple[str, str], list[object]] = {}
    for entry in phrasebook(locale, style=style):
        found.setdefault((entry.section, entry.block), []).append((entry.wording, entry.answers))
    return found


def _place(style: Style, language: Language, section: str, block: str) -> tuple[Path, int] | None:
    """Find where the caller's folder changes a block: in the block, in one that it uses, or in the words."""
    blocks = uppermost(template_sources(language, section))
    for name in (block, *sorted(reached(blocks, block))):
        if blocks[name].file.folder is not None:
            return Path(blocks[name].file.path), blocks[name].line
    if style.overlay is None:
        return None
    # The most specific file with words or settings, else any other of the same folders.
    folders = language.folders
    names = [f"{folder}/{name}" for name in _WORDS for folder in folders]
    names += [name for folder in folders for name in style.overlay.texts if name.startswith(f"{folder}/")]
    found = [file for name in names if (file := style.overlay.file(name)) is not None]
    return (Path(found[0].path), 1) if found else None
