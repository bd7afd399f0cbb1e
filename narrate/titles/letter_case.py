"""The letter case of titles: conversion of title case by the letters alone, or by another form of the name."""

from __future__ import annotations

import re
from typing import Final

from narrate.language import Language
from narrate.titles.rules import title_words

_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_ENDING: Final = 2
"""Letters at the end of a singular that its plural may change: actuary, foreman, midwife."""


def lower_words(title: str) -> str:
    """Convert a title to lower case by its letters alone: a word with a capital or a digit inside is kept.

    >>> lower_words("EMTs and Paramedics"), lower_words("MRI Technologists")
    ('EMTs and paramedics', 'MRI technologists')
    """
    return _WORD.sub(lambda word: word[0] if _has_own_case(word[0]) else word[0].lower(), title)


def _has_own_case(word: str) -> bool:
    return any(letter.isupper() or letter.isdigit() for letter in word[1:])


def cased_like(title: str, plural: str, language: Language) -> tuple[str, bool]:
    """Convert a singular in title case to running text, with each word spelled as in the plural.

    Args:
        title: The singular: "EMT or Paramedic".
        plural: The plural in running text: "EMTs and paramedics".
        language: The language of both.

    Returns:
        The singular in running text, and whether all of its words are in the plural, so that its capitals are certain.

    >>> from narrate.language import language
    >>> cased_like("EMT or Paramedic", "EMTs and paramedics", language("en_US"))
    ('EMT or paramedic', True)
    >>> cased_like("Chef", "head cooks", language("en_US"))
    ('chef', False)
    """
    words = title_words(language)
    kept = {word for word in _WORD.findall(plural) if word != word.lower()}
    known = {word.casefold() for word in _WORD.findall(plural)}
    guessed = False

    def cased(found: re.Match[str]) -> str:
        nonlocal guessed
        word = found[0]
        if word in kept or word + words.plural_ending in kept:
            return word
        if word.casefold() in words.joints or _is_known(word.casefold(), known, words.plural_ending):
            return word.lower()
        guessed = True
        return lower_words(word)

    running = _WORD.sub(cased, title)
    return running, not guessed


def _is_known(word: str, known: set[str], plural_ending: str) -> bool:
    if word in known or word + plural_ending in known:
        return True
    stem = word[:-_ENDING]
    return len(stem) > _ENDING and any(other.startswith(stem) for other in known)
