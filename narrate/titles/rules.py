"""Rules of ``names.toml`` for titles besides capitals and heads: words, gendered forms, table headers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final

from attrs import frozen

from narrate.errors import TemplateError
from narrate.language.documents import document
from narrate.language.model import Language, files, language, locales

TABLES: Final = ("words", "gender", "columns")
"""The tables of ``names.toml`` that this module reads."""

WORD_KEYS: Final = ("plural_ending", "joints", "filling", "unmistakable")
GENDER_KEYS: Final = ("endings", "shared", "dependent")
COLUMN_KEYS: Final = ("titles",)

_APOSTROPHE: Final = "'"


@frozen
class TitleWords:
    """The words of a language that titles are compared by.

    Attributes:
        plural_ending: The ending that regular plurals add to the singular; empty if the language has no single one.
        joints: Words that are in lower case anywhere in a title.
        filling: Words without a meaning of their own in a title.
        unmistakable: Words that no title of another language has.
    """

    plural_ending: str
    joints: frozenset[str]
    filling: frozenset[str]
    unmistakable: re.Pattern[str]


@frozen
class GenderRules:
    """The rules for titles of a language that write the form for a man and for a woman with a slash.

    Attributes:
        endings: Endings of a masculine plural, each with that of the feminine plural.
        shared: Matches the first word of a part that both forms share.
        dependent: Matches a word after which no noun is the head of the title.
    """

    endings: tuple[tuple[str, str], ...]
    shared: re.Pattern[str]
    dependent: re.Pattern[str]


@cache
def title_words(language: Language) -> TitleWords:
    """Return the words of a language that titles are compared by.

    Args:
        language: The language; one without the table ``words`` has none.

    Raises:
        TypeError: A key of the table is not a text, or not a list of texts.

    >>> from narrate.language import language
    >>> sorted(title_words(language("en_US")).joints)[:3], title_words(language("pl_PL")).plural_ending
    (['a', 'an', 'and'], '')
    """
    table = language.names.get("words", {})
    ending = table.get("plural_ending", "")
    if not isinstance(ending, str):
        raise TypeError(f"words.plural_ending: required is a text; what came is {ending!r}")
    unmistakable = "|".join(map(re.escape, _texts(table, "words", "unmistakable"))) or "(?!)"
    return TitleWords(
        ending,
        frozenset(_texts(table, "words", "joints")),
        frozenset(_texts(table, "words", "filling")),
        re.compile(rf"\b(?:{unmistakable})\b", re.IGNORECASE),
    )


@cache
def gender_rules(language: Language) -> GenderRules | None:
    """Return the rules of a language for titles with a slash.

    Args:
        language: The language.

    Returns:
        The rules; None where the language has no table ``gender``.

    Raises:
        TypeError: A key of the table is not a list of texts, or ``endings`` not a list of pairs.
    """
    table = language.names.get("gender", {})
    if not table:
        return None
    endings = table.get("endings", [])
    if not isinstance(endings, list) or not all(_is_pair(one) for one in endings):
        raise TypeError(f"gender.endings: required is a list of pairs; what came is {endings!r}")
    shared = [
        f"{re.escape(word[:-1])}['’]" if word.endswith(_APOSTROPHE) else rf"{re.escape(word)}\b"
        for word in _texts(table, "gender", "shared")
    ]
    dependent = [
        f"{re.escape(word[:-1])}['’].*" if word.endswith(_APOSTROPHE) else re.escape(word)
        for word in _texts(table, "gender", "dependent")
    ]
    return GenderRules(
        tuple((his, hers) for his, hers in endings),
        re.compile("|".join(shared) or "(?!)", re.IGNORECASE),
        re.compile("|".join([*dependent, "-", "–"]), re.IGNORECASE),
    )


def language_of(key: str) -> Language | None:
    """Return the language that a record's key for names means: a locale, or the first locale of a language.

    >>> [found.locale if found else None for found in map(language_of, ("fr_CA", "es_MX", "tlh"))]
    ['fr_CA', 'es_MX', None]
    """
    spoken = [name for name in locales() if name.partition("_")[0] == key.partition("_")[0]]
    return language(key if key in spoken else spoken[0]) if spoken else None


@cache
def column_titles() -> Mapping[str, str]:
    """Return the headers that a column of titles has in tables of any language, each with its language.

    >>> column_titles()["titre"]
    'fr'
    """
    found: dict[str, str] = {}
    for base in dict.fromkeys(name.partition("_")[0] for name in locales()):
        for file in files(base, "names.toml"):
            table = document(file).get("columns", {})
            found |= {word: base for word in _texts(table, "columns", "titles") if word not in found}
    return found


def check_tables(language: Language) -> None:
    """Check the tables of this module in a language's ``names.toml``.

    Raises:
        TemplateError: A key is unknown.
        TypeError: A value has another type than required.
    """
    for name, keys in zip(TABLES, (WORD_KEYS, GENDER_KEYS, COLUMN_KEYS), strict=True):
        for key in language.names.get(name, {}):
            if key not in keys:
                source = f"{language.folders[-1]}/names.toml"
                raise TemplateError(source, None, f"{name}: required is one of {', '.join(keys)}; what came is {key!r}")
    title_words(language)
    gender_rules(language)
    _texts(language.names.get("columns", {}), "columns", "titles")


def _texts(table: Mapping[str, Any], name: str, key: str) -> Sequence[str]:
    """Return a list of texts; empty where there is none."""
    texts = table.get(key, [])
    if not isinstance(texts, list) or not all(isinstance(text, str) and text for text in texts):
        raise TypeError(f"{name}.{key}: required is a list of texts; what came is {texts!r}")
    return texts


def _is_pair(one: object) -> bool:
    return isinstance(one, list) and len(one) == 2 and all(isinstance(text, str) and text for text in one)
