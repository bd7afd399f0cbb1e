"""Languages as their folders define them: settings, lexicon, and the places of templates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from narrate.cldr import snapshot_locales
from narrate.errors import TemplateError
from narrate.language.documents import document, line_of, merged
from narrate.language.noun_phrase import Counting
from narrate.language.overlay import Overlay, TemplateFile
from narrate.language.settings import check_territories, setting_faults
from narrate.tags import parents, resolve

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


@frozen(eq=False)
class Language:
    """The settings and words of one locale; those of its territory override those of its language.

    Attributes:
        locale: The locale in CLDR's spelling, ``es_MX`` or ``zh_Hant_TW``.
        name: The language's own name.
        tag: The locale as a BCP 47 tag, ``es-MX``.
        folders: Folders of ``templates/``, the most specific first.
        name_keys: The keys of names and texts in records, in the order in which they are looked up; by default the
            folders. A text in traditional characters takes no name in simplified ones.
        group: The separator of thousands, where CLDR's is newer than Babel's; empty for Babel's.
        money_group: The separator of thousands in amounts of money, likewise.
        mark: The decimal mark, likewise.
        money_mark: The decimal mark in amounts of money, likewise.
        minimum_grouping_digits: CLDR's; 2 writes 1234 without a separator and 12.345 with one.
        sentence_space: The space between two sentences.
        word_space: The space between two words; empty in languages without one.
        bound_words: Words that end no line: the space after them, in templates and lexicon, is a no-break space.
        drop_zero_decimal: Whether 2.0 million is written 2.
        thousand_millions: Whether 1.5 billion is written 1500 million.
        large_numbers: Words for powers of ten in counts, the largest first, as (word, power); empty where counts are
            in digits, or in millions.
        large_decimals: Whether a count has one such word and at most two decimals, 246.51万, else digits alone, and not
            several words, 246万5,100.
        genders: The genders of a name that its templates distinguish; any other is ``unknown``.
        gender_unsure: For names: (gender, pattern of a name that takes no article of this gender for sure).
        cases: The cases of a name that its templates use, besides the form in running text.
        named_by: The forms of a name (``plural``, ``singular``) that can name an occupation, the preferred one first.
        counts_in_full: Whether a count that one section of a report has in full is in full in all of them. English
            has the published sentences of the handbook, in which it is in millions.
        direction: ``ltr`` or ``rtl``.
        isolate: Whether a name or a currency in letters of the other direction is isolated from the text around it.
        quotes: The marks before and after a label, or a name that is inverted.
        inner_quotes: The marks of what is quoted within these.
        quoted_separator: The separator of quoted items of a list without figures, before the last; None for CLDR's.
        item: The pattern of an item of a list with its share or score.
        counting: The order of a figure and the noun for what it counts.
        months: The months as they follow "in" or its equivalent; CLDR's where there are none.
        month_year: The pattern of a month and its year; CLDR's where it is empty.
        score: The pattern of a score out of 100.
        own_keys: Whether a key that the lexicon does not have is a word of this language.
        euphony: For lists: (conjunction, onset of the next item, its usual form, the form before that onset).
        onset: Rules for sounds at the start of figures and words.
        lexicon: Fixed vocabulary, table by table.
        overlay: The caller's own folder of templates, if there is one.
        names: The rules that propose names from titles, table by table; empty where the language has no such file.
    """

    locale: str
    name: str
    tag: str
    folders: tuple[str, ...]
    name_keys: tuple[str, ...]
    group: str
    money_group: str
    mark: str
    money_mark: str
    minimum_grouping_digits: int
    sentence_space: str
    word_space: str
    bound_words: tuple[str, ...]
    drop_zero_decimal: bool
    thousand_millions: bool
    large_numbers: tuple[tuple[str, int], ...]
    large_decimals: bool
    genders: tuple[str, ...]
    gender_unsure: tuple[tuple[str, str], ...]
    cases: tuple[str, ...]
    named_by: tuple[str, ...]
    counts_in_full: bool
    direction: str
    isolate: bool
    quotes: tuple[str, str]
    inner_quotes: tuple[str, str]
    quoted_separator: str | None
    item: str
    counting: Counting
    months: tuple[str, ...]
    month_year: str
    score: str
    own_keys: bool
    euphony: tuple[tuple[str, str, str, str], ...]
    onset: Mapping[str, Any] = field(repr=False)
    lexicon: Mapping[str, Mapping[str, str]] = field(repr=False)
    overlay: Overlay | None = field(default=None, repr=False, kw_only=True)
    names: Mapping[str, Mapping[str, Any]] = field(factory=dict, repr=False)

    def __reduce__(self) -> tuple[object, ...]:
        return kept_language, (self.locale, self.overlay)

    @property
    def home(self) -> Path | None:
        """The caller's folder of templates that the language is from; None for narrate's own languages."""
        own = self.overlay is not None and not (template_root() / self.folders[-1]).is_dir()
        return self.overlay.folder if own and self.overlay is not None else None


@cache
def template_root() -> Traversable:
    """Return the folder of templates: inside the installed package, or next to it in a checkout."""
    from importlib.resources import files  # noqa: PLC0415  # imported only for writing

    inside = files("narrate") / "templates"
    if inside.is_dir():
        return inside
    beside = Path(__file__).parents[2] / "templates"
    if not beside.is_dir():
        raise TemplateError(
            "templates",
            None,
            "required is the folder of templates; neither the package nor the folder beside it has one",
        )
    return beside


def files(folder: str, name: str, overlay: Overlay | None = None) -> tuple[TemplateFile, ...]:
    """List the files of a name in narrate's folder of templates and in a caller's own, which overrides it.

    Args:
        folder: The folder of a language or a locale.
        name: The name of the file.
        overlay: The caller's own folder of templates.

    Returns:
        narrate's file before the caller's; either may be missing.

    Raises:
        TemplateError: A file is not UTF-8.
    """
    found = []
    path = template_root() / folder / name
    if path.is_file():
        try:
            found.append(TemplateFile(f"{folder}/{name}", path.read_text(encoding="utf-8")))
        except UnicodeDecodeError as error:
            raise TemplateError(f"{folder}/{name}", None, f"required is a text in UTF-8; {error}") from None
    own = None if overlay is None else overlay.file(f"{folder}/{name}")
    return (*found, own) if own is not None else tuple(found)


@cache
def locales(overlay: Overlay | None = None) -> tuple[str, ...]:
    """List the locales that narrate writes.

    Args:
        overlay: A caller's own folder of templates, which may add languages.

    >>> "en_US" in locales()
    True
    """
    folders = {entry.name for entry in template_root().iterdir()}
    folders |= set() if overlay is None else {name.partition("/")[0] for name in overlay.names}
    found = []
    for folder in sorted(folders):
        found += [f"{folder}_{territory}" for territory in _settings(folder, overlay).get("territories", ())]
    return tuple(found)


def _settings(folder: str, overlay: Overlay | None) -> dict[str, Any]:
    """Read the settings of a language, and check the key and the type of each."""
    found = files(folder, "language.toml", overlay)
    for file in found:
        for key, value in document(file).items():
            for fault in setting_faults(file, (key,), value):
                raise fault
    settings = merged(found, deep=True)
    if found:
        check_territories(found[-1], settings)
    return settings


def language(locale: str, overlay: Overlay | None = None) -> Language:
    """Read a locale's settings and words.

    Args:
        locale: One of ``locales()``, in any common spelling.
        overlay: A caller's own folder of templates, whose files and words override narrate's.

    Returns:
        The language, as a frozen value.

    Raises:
        UnknownLocaleError: narrate does not write it.
        TemplateError: A file of its folder is malformed.
    """
    return kept_language(resolve(locale, locales(overlay)), overlay)


@cache
def kept_language(locale: str, overlay: Overlay | None) -> Language:
    """Read the language of a resolved locale, once."""
    base = locale.partition("_")[0]
    settings = _settings(base, overlay)
    lineage = _lineage(locale)
    territories = settings.pop("territory", {})
    for one in reversed(lineage):
        settings |= territories.get(one.partition("_")[2], {})
    return Language(
        locale=locale,
        name=settings.get("name", base),
        tag=locale.replace("_", "-"),
        folders=(*lineage, base),
        name_keys=tuple(settings.get("name_keys", (*lineage, base))),
        group=settings.get("group", ""),
        money_group=settings.get("money_group", ""),
        mark=settings.get("mark", ""),
        money_mark=settings.get("money_mark", ""),
        minimum_grouping_digits=settings.get("minimum_grouping_digits", 1),
        sentence_space=settings.get("sentence_space", " "),
        word_space=settings.get("word_space", " "),
        bound_words=tuple(settings.get("bound_words", ())),
        drop_zero_decimal=settings.get("drop_zero_decimal", False),
        thousand_millions=settings.get("thousand_millions", False),
        large_numbers=tuple(map(tuple, settings.get("large_numbers", ()))),
        large_decimals=settings.get("large_decimals", False),
        genders=tuple(settings.get("genders", ())),
        gender_unsure=tuple(map(tuple, settings.get("gender_unsure", ()))),
        cases=tuple(settings.get("cases", ())),
        named_by=tuple(settings.get("named_by", ("plural",))),
        counts_in_full=settings.get("counts_in_full", True),
        direction=settings.get("direction", "ltr"),
        isolate=settings.get("isolate", False),
        quotes=tuple(settings.get("quotes", ("\u201c", "\u201d"))),
        inner_quotes=tuple(settings.get("inner_quotes", ("\u2018", "\u2019"))),
        quoted_separator=settings.get("quoted_separator"),
        item=settings.get("item", "{name} ({figure})"),
        counting=Counting(
            settings.get("counted", "{figure}" + settings.get("word_space", " ") + "{noun}"),
            tuple(settings.get("unbroken", ())),
            tuple(settings.get("without_figure", ())),
        ),
        months=tuple(settings.get("months", ())),
        month_year=settings.get("month_year", ""),
        score=settings.get("score", "{score}"),
        own_keys=settings.get("own_keys", False),
        euphony=tuple(map(tuple, settings.get("euphony", ()))),
        onset=settings.get("onset", {}),
        lexicon=_with_bound_spaces(
            _tables((base, *reversed(lineage)), "lexicon.toml", overlay), tuple(settings.get("bound_words", ()))
        ),
        names=_tables((base, *reversed(lineage)), "names.toml", overlay),
        overlay=overlay,
    )


def _lineage(locale: str) -> tuple[str, ...]:
    """Return a locale and those whose folders it shares, the nearest first: ``pt_AO`` is written as ``pt_PT``."""
    # Of narrate's own locales none is the parent of another.
    return (locale,) if locale in snapshot_locales() else (locale, *parents(locale))


@cache
def bound_spaces(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern of the spaces behind words that end no line.

    >>> bound_spaces(("w", "z")).sub("_", "W tym zawodzie, z nim"), bound_spaces(()).sub("_", "a b")
    ('W_tym zawodzie, z_nim', 'a b')
    """
    behind = "|".join(rf"(?<=\b{re.escape(word)})" for word in words)
    return re.compile(rf"(?:{behind or '(?!)'}) ", re.IGNORECASE)


def _with_bound_spaces(tables: dict[str, Any], words: tuple[str, ...]) -> dict[str, Any]:
    """Return tables of words with no-break spaces behind what ends no line."""
    bound = bound_spaces(words)
    return {
        table: {key: bound.sub("\u00a0", word) if isinstance(word, str) else word for key, word in entries.items()}
        for table, entries in tables.items()
    }


def _tables(folders: Iterable[str], name: str, overlay: Overlay | None) -> dict[str, Any]:
    """Read a language's file of tables; the territory's entries, behind the language's, override those."""
    found = [file for folder in folders for file in files(folder, name, overlay)]
    for file in found:
        for table, entries in document(file).items():
            if not isinstance(entries, dict):
                raise file.error(line_of(file.text, table), f"required is a table of words; {table!r} is not one")
    return merged(found)


def template_sources(language: Language, section: str) -> tuple[TemplateFile, ...]:
    """List a section's templates, the uppermost first; each block is taken from the first file that has it."""
    found = [files(folder, f"{section}.jinja", language.overlay) for folder in language.folders]
    over = [file for pair in found for file in pair if file.folder is not None]
    return (*over, *(file for pair in found for file in pair if file.folder is None))
