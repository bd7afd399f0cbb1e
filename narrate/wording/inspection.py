"""Checks of a caller's folder of templates: everything in it must be used."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

from narrate.cldr import FILE as CLDR_FILE
from narrate.content import MessageSpec, Section, kinds_of
from narrate.errors import NarrateError, TemplateError
from narrate.language.documents import document, line_of, merged
from narrate.language.hint import hint, near, one_of
from narrate.language.model import Language, files, locales, template_root, template_sources
from narrate.language.overlay import Overlay, TemplateFile
from narrate.language.settings import word_faults
from narrate.titles.proposal import NameRules
from narrate.wording.blocks import blocks_of, uppermost
from narrate.wording.figures import MONEY
from narrate.wording.style import all_sections
from narrate.wording.syntax import used
from narrate.wording.template_values import FIGURE, OTHERS
from narrate.wording.vocabulary import key_faults, of_names, of_pages, of_reading
from narrate.wording.writer import kept_writer

_KEPT: Final = 100
_SETTINGS: Final = "language.toml"
_LEXICON: Final = "lexicon.toml"
_DOCUMENTS: Final = (_LEXICON, "page.toml", "reading.toml", "names.toml", "rules.toml", "tables.toml", CLDR_FILE)
_TITLES: Final = "section"
_SLIP: Final = 0.9
"""How similar an unknown key must be to a known one to count as a misspelling: nine letters of ten."""

Words = set[tuple[str, str]]


@lru_cache(_KEPT)
def inspected(overlay: Overlay, own: tuple[Section, ...]) -> Overlay:
    """Check a caller's folder of templates and return it.

    Args:
        overlay: The folder, read.
        own: The caller's own sections; their templates, words and claims are read as narrate's are.

    Returns:
        The same folder.

    Raises:
        TemplateError: A file is malformed, or the folder has something that nothing reads: a folder, a file, a
            block, a setting, a table or a word.
    """
    for fault in _faults(overlay, own):
        raise fault
    return overlay


def _faults(overlay: Overlay, own: tuple[Section, ...]) -> Iterator[TemplateError]:
    """Find what is wrong with a folder; what comes after a fault may follow from it."""
    sections = all_sections(own)
    specs = kinds_of(sections.values())
    yield from name_faults(overlay, specs)
    for base in dict.fromkeys(name.partition("/")[0].partition("_")[0] for name in overlay.names):
        languages = [language_of(one, overlay) for one in locales(overlay) if one.partition("_")[0] == base]
        words = _check_templates(overlay, base, languages, specs)
        yield from document_faults(overlay, base, languages, words, own)


def document_faults(
    overlay: Overlay, base: str, languages: list[Language], words: Words, own: tuple[Section, ...]
) -> Iterator[TemplateError]:
    """Find entries of a language's files that nothing reads, or that have another type.

    Args:
        overlay: The folder.
        base: The language.
        languages: The language in each of its locales.
        words: The words that its templates can look up.
        own: The caller's own sections.
    """
    sections = all_sections(own)
    specs = kinds_of(sections.values())
    for file in files_of(overlay, base, _LEXICON):
        yield from _lexicon_faults(file, words, specs, sections)
    for file in files_of(overlay, base, "page.toml"):
        yield from key_faults(file, of_pages(own))
    for file in files_of(overlay, base, _SETTINGS):
        yield from _counting_faults(file, languages)
    settings = merged(files(base, _SETTINGS, overlay), deep=True)
    for file in files_of(overlay, base, "reading.toml"):
        yield from key_faults(file, of_reading(specs, settings))
    for file in files_of(overlay, base, "names.toml"):
        yield from _proposing_faults(file, languages)


def files_of(overlay: Overlay, base: str, name: str) -> list[TemplateFile]:
    """List the files of one name in the folders of a language and its locales."""
    own = [one for one in overlay.texts if one.partition("_")[0].partition("/")[0] == base]
    return [file for one in own if one.endswith(f"/{name}") and (file := overlay.file(one)) is not None]


def name_faults(overlay: Overlay, specs: Iterable[MessageSpec]) -> Iterator[TemplateError]:
    """Find folders that belong to no language or locale, and files that are not read where they are."""
    written = locales(overlay)
    bases = {one.partition("_")[0] for one in written}
    templates = tuple(dict.fromkeys(f"{spec.section}.jinja" for spec in specs))
    for name in overlay.names:
        folder, _, file = name.partition("/")
        if not file:
            if folder not in bases and folder not in written:
                known = sorted({*bases, *written})
                problem = "nothing reads this folder; required is a language or a locale"
                fresh = "" if "_" in folder else f", or a {_SETTINGS} in it with the territories of a new language"
                yield overlay.error(name, f"{problem}{fresh}{hint(folder, known)}", rule="missing-language")
            continue
        allowed = (*_DOCUMENTS, *templates) if "_" in folder else (_SETTINGS, *_DOCUMENTS, *templates)
        if file not in allowed:
            stem = file.rpartition(".")[0] or file
            meant = hint(file, allowed) or hint(f"{stem}.jinja", allowed)
            yield overlay.error(name, f"nothing reads this file; required is {one_of(allowed)}{meant}", rule="unread")
        elif name not in overlay.texts:
            yield overlay.error(name, "required is a file; this is not one", rule="unreadable")


def language_of(locale: str, overlay: Overlay) -> Language:
    """Read a locale; a locale that CLDR does not know is an error in the settings.

    Raises:
        TemplateError: There is no such locale, or a file of the language is malformed.
    """
    try:
        return kept_writer(locale, overlay).language
    except TemplateError as error:
        if error.template != locale:
            raise
        base = locale.partition("_")[0]
        problem = f"territories: required are territories of a language that CLDR has; there is no {locale!r} ({error})"
        file = overlay.file(f"{base}/{_SETTINGS}")
        line = None if file is None else line_of(file.text, "territories")
        raise overlay.error(f"{base}/{_SETTINGS}", problem, line=line, rule="missing-language") from None


def _check_templates(overlay: Overlay, base: str, languages: list[Language], specs: tuple[MessageSpec, ...]) -> Words:
    """Check the templates of a language in each of its locales, and return the words that they can look up."""
    words: Words = set()
    read: set[tuple[str, str]] = set()
    for one in languages:
        answers = kept_writer(one.locale, overlay).questions()
        for section in dict.fromkeys(spec.section for spec in specs):
            blocks = uppermost(template_sources(one, section))
            own = [spec for spec in specs if spec.section == section]
            use = used(blocks, own, cases=one.cases, lexicon=one.lexicon, answers=answers)
            words |= use.words
            read |= {(blocks[name].file.path, name) for name in use.blocks}
    for fault in block_faults(overlay, base, specs, read):
        raise fault
    return words


def block_faults(
    overlay: Overlay, base: str, specs: Iterable[MessageSpec], read: Container[tuple[str, str]]
) -> Iterator[TemplateError]:
    """Find blocks that nothing reads.

    Args:
        overlay: The folder.
        base: The language.
        specs: All kinds of messages.
        read: The blocks that are read in some locale, each with the path of its file.

    Raises:
        TemplateError: A template cannot be parsed.
    """
    specs = tuple(specs)
    for file in (
        file for section in {spec.section for spec in specs} for file in files_of(overlay, base, f"{section}.jinja")
    ):
        known = dict.fromkeys(spec.block for spec in specs if file.name.endswith(f"/{spec.section}.jinja"))
        for name, block in blocks_of(file).items():
            if (file.path, name) not in read:
                what = "another one overrides it" if name in known else "no message has it, and no block uses it"
                problem = f"nothing reads the block {name!r}, since {what}; required is {one_of(known)}"
                problem += "" if name in known else hint(name, known)
                yield file.error(block.line, problem, rule="unread")


def _lexicon_faults(
    file: TemplateFile,
    words: Words,
    specs: Iterable[MessageSpec],
    sections: Mapping[str, Section],
) -> Iterator[TemplateError]:
    """Find words that are no printable text, or that no template can look up."""
    known: dict[str, dict[str, None]] = {_TITLES: dict.fromkeys(sections)}
    for table, key in sorted(words):
        known.setdefault(table, {})[key] = None
    lists = {MONEY} | {table for spec in specs for one in spec.figures for table in (one.table, *one.tables) if table}
    lists |= {table for table in known if _of_money(table)}
    for table, entries in document(file).items():
        if not isinstance(entries, dict):
            yield file.error(line_of(file.text, table), f"required is a table of words; {table!r} is not one")
            continue
        if table not in known and table not in lists:
            tables = (*known, *lists)
            problem = f"nothing reads the table {table!r}; required is {one_of(tables)}{hint(table, tables)}"
            yield file.error(line_of(file.text, table), problem, rule="unread")
            continue
        for key, text in entries.items():
            yield from lexicon_word_faults(file, table, key, text)
            numbers = key == OTHERS and any(map(str.isdecimal, known.get(table, ())))
            if numbers and isinstance(text, str) and text.count(FIGURE) != 1:
                problem = f"{table}.{key}: required is {FIGURE}, once, for the numbers without a word; got {text!r}"
                yield file.error(line_of(file.text, table, key), problem)
            if key in known.get(table, ()):
                continue
            # Items of lists are named by keys of the record, so any key may be meant, but no near miss of a known one.
            meant = near(key, _own_words(table), cutoff=_SLIP) if table in lists else tuple(known[table])
            if table not in lists or (meant and key not in meant):
                names = tuple(known.get(table, ())) if table not in lists else meant
                problem = f"nothing reads the word '{table}.{key}'; required is {one_of(names)}{hint(key, names)}"
                yield file.error(line_of(file.text, table, key), problem, rule="unread")


def _counting_faults(file: TemplateFile, languages: Iterable[Language]) -> Iterator[TemplateError]:
    """Find settings of counted nouns that refer to no table of words, or to no plural category."""
    for one in languages:
        known = {
            "unbroken": tuple(one.lexicon),
            "without_figure": kept_writer(one.locale, one.overlay).questions()["plural"],
        }
        for key, value in document(file).items():
            for name in value if key in known else ():
                if name not in known[key]:
                    problem = f"nothing reads {name!r} of {key!r}; required is {one_of(known[key])}"
                    yield file.error(line_of(file.text, key), problem + hint(name, known[key]), rule="unread")


def lexicon_word_faults(file: TemplateFile, table: str, key: str, text: Any) -> Iterator[TemplateError]:
    """Find what stops a word of the lexicon from being printed."""
    if isinstance(text, str):
        yield from word_faults(file, (table, key), text)
        if _of_money(table) and text.count("{amount}") != 1:
            yield file.error(
                line_of(file.text, table, key), f"{table}.{key}: required is {{amount}}, once; got {text!r}"
            )
        return
    yield file.error(line_of(file.text, table, key), f"{table}.{key}: required is a text; what came is {text!r}")


def _of_money(table: str) -> bool:
    """Return whether a table has words of currencies, in one case or another: ``money``, ``money_genitive``."""
    return table.partition("_")[0] == MONEY


def _own_words(table: str) -> tuple[str, ...]:
    """List the keys of a table in narrate's own lexicons."""
    found = (files(folder.name, _LEXICON) for folder in template_root().iterdir() if folder.is_dir())
    return tuple(dict.fromkeys(key for own in found for file in own for key in document(file).get(table, ())))


def _proposing_faults(file: TemplateFile, languages: Iterable[Language]) -> Iterator[TemplateError]:
    """Find rules for names that nothing reads, or that have another type than the form requires."""
    for one in languages:
        yield from key_faults(file, of_names(one))
        try:
            NameRules(one)
        except TemplateError as error:
            yield error
        except NarrateError:
            raise
        except (
            TypeError,
            AttributeError,
            LookupError,
            ValueError,
            re.error,
        ) as error:  # a list in place of a text, or an invalid pattern
            yield file.error(None, f"required are rules for names as in templates/README.md; {error}")
