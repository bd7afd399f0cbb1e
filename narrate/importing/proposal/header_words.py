"""The words of headers: what each says of its column, in all languages of ``templates/``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Final

from attrs import frozen

from narrate.language.documents import document
from narrate.language.model import files, locales
from narrate.titles.rules import column_titles

FILE: Final = "tables.toml"

_PERCENT: Final = "percent"
_UNSPACED: Final = ("CJK", "HIRAGANA", "KATAKANA")
_PLAIN: Final = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "’": "'"})
_HUMP: Final = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])|(?<=[A-ZÀ-Þ])(?=[A-ZÀ-Þ][a-zà-ÿ]{2})")
_TOKEN: Final = re.compile(r"[^\W\d_]+|\d+|%")
_LARGE: Final = re.compile(r"(?:\d{2,}|[2-9])[.,\s\u202f]000")
"""Figures in a name, as "under 25,000", are no units."""

_UMLAUT: Final = re.compile("(?<=[aou])e")
"""The letter that an umlaut is written with where there is none: Beschaeftigte."""

_SHORTEST_PART: Final = 3
"""Letters of the shortest word within another one, as in "detailedname"."""


@frozen
class HeaderName:
    """The words of a column's name.

    Attributes:
        words: Its words and numbers, without accents and in lower case, with single spaces.
        concepts: What they say of the column: keys of the table ``columns`` in ``tables.toml``.
        languages: The languages that have these words, each with how many of them.
        unknown: The words, or the characters of a text without spaces, that say nothing.
    """

    words: str
    concepts: frozenset[str]
    languages: Mapping[str, int]
    unknown: tuple[str, ...] = ()


@frozen
class _Meaning:
    """A word or a phrase of ``tables.toml``."""

    concept: str
    language: str


def fold(text: str) -> str:
    """Write a text in lower case, without accents.

    >>> fold("Código"), fold("Złoty"), fold("Größe")
    ('codigo', 'zloty', 'grosse')
    """
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_PLAIN))
    return unicodedata.normalize("NFC", "".join(one for one in apart if unicodedata.category(one) != "Mn"))


def tokens(name: str) -> list[str]:
    """Split a name into words and numbers: at spaces, signs, capitals within a word, and between letters and digits.

    >>> tokens("OCC_TITLE"), tokens("occCode"), tokens("Beschäftigte 2022 (in Tsd.)")
    (['occ', 'title'], ['occ', 'code'], ['beschaftigte', '2022', 'in', 'tsd'])
    """
    humps = _HUMP.sub(" ", unicodedata.normalize("NFKC", _LARGE.sub(" ", name)))
    return _TOKEN.findall(fold(humps))


@lru_cache(maxsize=2_000)
def header_name(name: str) -> HeaderName:
    """Read a column's name.

    Args:
        name: The name, as the header has it.

    >>> sorted(header_name("Clave ocup.").concepts), sorted(header_name("detailedname").concepts)
    (['code'], ['fine', 'title'])
    """
    found: list[_Meaning] = []
    words = tokens(name)
    rest = list[str | None](words)
    phrases, _ = _vocabulary()
    for start in range(len(rest)):
        for phrase in phrases.get(rest[start] or "", ()):
            if rest[start : start + len(phrase.words)] == list(phrase.words):
                found += phrase.entries
                rest[start : start + len(phrase.words)] = [None] * len(phrase.words)
                break
    unknown: list[str] = []
    for word in rest:
        if word is not None:
            entries = _entries(word)
            found += entries
            if not entries:
                unknown.append(word)
            elif is_unspaced(word) and not _vocabulary()[1].whole.get(word):
                _, left = _within(word, _vocabulary()[1])
                unknown += left
    counts: dict[str, set[str]] = {}
    for one in found:
        counts.setdefault(one.language, set()).add(one.concept)
    percent = {_PERCENT} if "%" in words else set()
    return HeaderName(
        " ".join(words),
        frozenset({one.concept for one in found} | percent),
        {language: len(own) for language, own in counts.items()},
        tuple(one for one in unknown if one != "%"),
    )


def concepts(name: str) -> frozenset[str]:
    """Return what the words of a name say of its column."""
    return header_name(name).concepts


@frozen
class _HeaderPhrase:
    words: tuple[str, ...]
    entries: tuple[_Meaning, ...]


@frozen
class _Words:
    """The single words: whole ones, and patterns with any letters before or behind."""

    whole: Mapping[str, tuple[_Meaning, ...]]
    patterns: tuple[tuple[re.Pattern[str], _Meaning], ...]
    longest: int


@cache
def _entries(word: str) -> tuple[_Meaning, ...]:
    """Return what a word says: as a whole and by its beginning or end, or by the words that it is made of."""
    _, words = _vocabulary()
    whole = words.whole.get(word, ())
    if not whole and is_unspaced(word):
        return _within(word, words)[0]
    parts = () if whole else tuple(_compound(word, words))
    found = parts or (*whole, *(entry for pattern, entry in words.patterns if pattern.fullmatch(word)))
    plain = _UMLAUT.sub("", word)
    return found if found or plain == word else _entries(plain)


def _within(word: str, words: _Words) -> tuple[tuple[_Meaning, ...], tuple[str, ...]]:
    """Return the meanings of the words in a text without spaces, the longest first, and the characters of no word."""
    place, found, left = 0, list[_Meaning](), list[str]()
    while place < len(word):
        for length in range(min(words.longest, len(word) - place), 0, -1):
            entries = words.whole.get(word[place : place + length])
            if entries:
                found += entries
                place += length
                break
        else:
            left.append(word[place] * (_SHORTEST_PART + 1))
            place += 1
    return tuple(found), tuple(left)


def _compound(word: str, words: _Words) -> Iterator[_Meaning]:
    """Yield what the words say that a name without spaces is made of, as "detailedname" and "areacode"."""
    for cut in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        first, second = words.whole.get(word[:cut]), words.whole.get(word[cut:])
        if first and second:
            yield from first
            yield from second
            return


def is_unspaced(word: str) -> bool:
    """Check whether a word is of a language that has no spaces between words."""
    return any(unicodedata.name(one, "").startswith(_UNSPACED) for one in word)


def is_language(name: str) -> bool:
    """Check whether a column is called by the code of a language, as ``fr``.

    >>> is_language("fr"), is_language("code")
    (True, False)
    """
    return name in {one.partition("_")[0] for one in locales()}


@cache
def _vocabulary() -> tuple[Mapping[str, tuple[_HeaderPhrase, ...]], _Words]:
    """Read the words of all languages: phrases by their first word, the longest first, and single words."""
    phrases: dict[tuple[str, ...], list[_Meaning]] = {}
    whole: dict[str, list[_Meaning]] = {}
    patterns: list[tuple[re.Pattern[str], _Meaning]] = []
    for language, table in tables().items():
        for concept, entries in table.get("columns", {}).items():
            for text in entries:
                entry = _Meaning(concept, language)
                if "*" in text:
                    patterns.append((re.compile(re.escape(fold(text)).replace(r"\*", r"[^\W\d_]*")), entry))
                    continue
                words = tuple(_TOKEN.findall(fold(unicodedata.normalize("NFKC", text))))
                place = phrases.setdefault(words, []) if len(words) > 1 else whole.setdefault("".join(words), [])
                place.append(entry)
    for text, language in column_titles().items():
        words = tuple(tokens(text))
        place = phrases.setdefault(words, []) if len(words) > 1 else whole.setdefault(words[0], [])
        if not place:
            place.append(_Meaning("title", language))
    by_first: dict[str, list[_HeaderPhrase]] = {}
    for words in sorted(phrases, key=len, reverse=True):
        by_first.setdefault(words[0], []).append(_HeaderPhrase(words, tuple(phrases[words])))
    return (
        {first: tuple(own) for first, own in by_first.items()},
        _Words({word: tuple(own) for word, own in whole.items()}, tuple(patterns), max(map(len, whole))),
    )


@cache
def tables() -> Mapping[str, Mapping[str, Mapping[str, list[str]]]]:
    """Read ``tables.toml`` of each language that has one."""
    found = {}
    for base in dict.fromkeys(name.partition("_")[0] for name in locales()):
        for file in files(base, FILE):
            found[base] = document(file)
    return found


def spoken(names: Iterable[str]) -> Mapping[str, int]:
    """Count the words of each language in the names of a table's columns, those that several languages have for each.

    >>> counts = spoken(["Código", "Ocupación", "Empleo 2022"])
    >>> max(counts, key=counts.get)
    'es'
    """
    counts: dict[str, int] = {}
    for name in names:
        for language, count in header_name(name).languages.items():
            counts[language] = counts.get(language, 0) + count
    return counts
