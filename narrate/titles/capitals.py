"""Capitals of titles: conversion of title case, sentence case and all capitals to running text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from attrs import frozen

KEYS: Final = ("nouns", "small", "letters", "longest_acronym", "acronyms", "unsure", "proper", "phrases")

INITIALS: Final = re.compile(r"(?:[^\W\d_]\.){2,}")
WORD: Final = re.compile(rf"{INITIALS.pattern}|[^\W_]+(?:['’][^\W_]+)*")
_NUMERAL: Final = re.compile("[IVX]{2,}")
_FIRST_END: Final = re.compile(r"(?<=\w)(?: |—)|$")
_BOUND: Final = " —"
_BEFORE_DOT: Final = " (/"
_JOINING: Final = tuple("&/-–—.")


@frozen
class CasedText:
    """A title with the capitals of running text.

    Attributes:
        text: The text; only the case of letters differs from the title.
        sure: Whether the capitals are certain; false if a word that may be a name kept its capital.
    """

    text: str
    sure: bool


class CapitalRules:
    """The rules of one language, from the table ``capitals`` of its ``names.toml``.

    Args:
        table: The table.
        plural_ending: The ending of regular plurals, for the plurals of acronyms.
    """

    def __init__(self, table: Mapping[str, Any], plural_ending: str) -> None:
        self._nouns: bool = table.get("nouns", False)
        self._small = frozenset(table.get("small", ()))
        self._letters = frozenset(table.get("letters", ()))
        self._longest: int = table.get("longest_acronym", 0)
        acronyms = table.get("acronyms", ())
        self._acronyms = {word.upper(): word for word in acronyms}
        if plural_ending:
            self._acronyms |= {f"{word}{plural_ending}".upper(): f"{word}{plural_ending}" for word in acronyms}
        self._unsure = frozenset(table.get("unsure", ()))
        self._proper: Mapping[str, str] = {word.lower(): word for word in table.get("proper", ())}
        self._phrases = [
            (re.compile(rf"(?<!\w){re.escape(words)}(?!\w)", re.IGNORECASE), words)
            for words in table.get("phrases", ())
        ]

    def running(self, title: str, *, sentence: bool = False) -> CasedText:
        """Return a title, whose spaces are single, with the capitals of running text.

        Acronyms, numerals, single letters, words with a capital or a digit inside and names keep their capitals; in
        sentence case, so does each word but the first.

        Args:
            title: The title.
            sentence: Whether it is known to be in sentence case; otherwise this is detected.
        """
        words = list(WORD.finditer(title))
        if self._is_all_capitals(words):
            return self._replaced(title, words, (self._lowered(word, last=word is words[-1]) for word in words))
        if self._nouns or not words:
            return CasedText(title, sure=True)
        found = _FIRST_END.search(title)
        first_end = found.start() if found else len(title)
        sentence_case = sentence or any(
            word[0].islower() and (word is words[0] or self._shows_sentence_case(word)) for word in words
        )
        put = (
            self._word(word, first=word.start() < first_end, sentence_case=sentence_case, last=word is words[-1])
            for word in words
        )
        return self._replaced(title, words, put)

    def _shows_sentence_case(self, found: re.Match[str]) -> bool:
        """Check whether a lower-case word shows that its title is not in title case."""
        return found[0] not in self._small and found.string[found.start() - 1] in _BOUND

    def _is_all_capitals(self, words: Sequence[re.Match[str]]) -> bool:
        """Check whether a title is all in capitals, except words that are in lower case in every title."""
        texts = [word[0] for word in words]
        if all(text == text.upper() for text in texts):
            return True
        others = [text for text in texts if text not in self._small]
        return all(map(str.isupper, others)) and any(len(text) > max(self._longest, 1) for text in others)

    def _replaced(self, title: str, words: Iterable[re.Match[str]], put: Iterable[tuple[str, bool]]) -> CasedText:
        """Replace each word by that of *put*, and names of several words by those of the phrases."""
        named = {
            found.start() + index: character
            for pattern, phrase in self._phrases
            for found in pattern.finditer(title)
            if not found[0].islower() or self._has_name(found[0])
            for index, character in enumerate(phrase)
        }
        out, sure = list(title), True
        for word, (text, certain) in zip(words, put, strict=True):
            if word.start() not in named:
                out[word.start() : word.end()] = text
                sure = sure and certain
        for place, character in named.items():
            out[place] = character
        return CasedText("".join(out), sure)

    def _has_name(self, phrase: str) -> bool:
        """Check whether a lower-case phrase contains a word that is always a name, so that its case is an error."""
        return any(word in self._proper for word in phrase.split())

    def _lowered(self, found: re.Match[str], *, last: bool) -> tuple[str, bool]:
        """Convert a word of a title in capitals: all but known acronyms and names are put in lower case."""
        word, lower = found[0], found[0].lower()
        if word in self._acronyms:
            return self._acronyms[word], True
        if lower in self._proper:
            return self._proper[lower], True
        if self._is_kept_letter(found, last=last) or _NUMERAL.fullmatch(word) or _is_part_of_sign(found):
            return word, True
        if len(lower) != len(word) or any(map(str.isdigit, word)):
            return word, False
        if self._nouns and lower not in self._small:
            return word[0] + lower[1:], False
        return lower, False

    def _word(self, found: re.Match[str], *, first: bool, sentence_case: bool, last: bool) -> tuple[str, bool]:
        """Convert a word of a title in mixed case."""
        word, lower = found[0], found[0].lower()
        if lower == word or self._is_kept_letter(found, last=last) or _is_part_of_sign(found):
            return word, True
        if lower in self._proper:
            return self._proper[lower], True
        if len(word) > 1 and word[1:] != lower[1:]:
            # an acronym (ESL), its plural (DJs), initials (U.S.), or a name with capitals of its own (O'Brien)
            if word.isupper() and lower in self._small:
                return lower, False
            return word, not word.isupper() or word in self._acronyms or len(word.replace(".", "")) <= self._longest
        if lower in self._unsure or (sentence_case and not first) or len(lower) != len(word):
            return word, False
        return lower, True

    def _is_kept_letter(self, found: re.Match[str], *, last: bool) -> bool:
        """Check whether a word is a single letter (X-ray, A/C, class A) rather than a word of one letter."""
        word, text = found[0], found.string
        joined = text[max(found.start() - 1, 0)] in _JOINING or text[found.end() : found.end() + 1] in _JOINING
        return len(word) == 1 and (last or joined or word.lower() not in self._letters)


def _is_part_of_sign(found: re.Match[str]) -> bool:
    """Check whether a word is written with a sign, such as C++, C# and .NET."""
    text, start = found.string, found.start()
    signed = text.startswith(("+", "#"), found.end())
    dotted = start > 0 and text[start - 1] == "." and (start == 1 or text[start - 2] in _BEFORE_DOT)
    return signed or dotted
