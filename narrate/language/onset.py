"""Onsets: the sound at the start of a figure or a word when it is read aloud, by rules in data files."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

_AROUND: Final = "\u2068\u201c\u00ab\u2018'\"(["
"""Marks before a word that are not read aloud."""


class OnsetRules:
    """The rules of one language.

    Args:
        rules: ``default``, the class where no rule applies; ``figures``, ``letters``, ``words`` and ``names``, lists
            of ``[class, pattern]``. The pattern of a figure is matched with its integer part grouped by commas, a
            pattern of letters with a word as it is written (an acronym is spelled out), that of a word with its lower
            case, and that of names, before all others, with the whole name of an occupation in lower case.
    """

    def __init__(self, rules: Mapping[str, Any]) -> None:
        self._default: str = rules.get("default", "plain")
        self._figures = _compiled(rules.get("figures", ()))
        self._letters = _compiled(rules.get("letters", ()))
        self._words = _compiled(rules.get("words", ()))
        self._names = _compiled(rules.get("names", ()))
        every = (*self._figures, *self._letters, *self._words, *self._names)
        self.classes: tuple[str, ...] = tuple(dict.fromkeys((self._default, *(name for name, _ in every))))

    def onset_of_figure(self, digits: str) -> str:
        """Return the onset of a number's integer part, given in plain digits.

        >>> english = OnsetRules({"default": "consonant", "figures": [["vowel", "8.*|11|18|11,.*|18,.*"]]})
        >>> english.onset_of_figure("11000"), english.onset_of_figure("110")
        ('vowel', 'consonant')
        """
        return self._first(self._figures, f"{int(digits):,}")

    def onset_of_word(self, word: str) -> str:
        """Return the onset of a text's first word: of its first letter where it is spelled out, else of its sound.

        >>> english = OnsetRules({"letters": [["vowel", "[AEFHILMNORSX][A-Z]+"]], "words": [["vowel", "[aeiou].*"]]})
        >>> english.onset_of_word("MRI"), english.onset_of_word("mason"), english.onset_of_word("actor")
        ('vowel', 'plain', 'vowel')
        """
        bare = word.lstrip(_AROUND)
        first = bare.partition(" ")[0]
        return next(
            (name for name, pattern in self._letters if pattern.fullmatch(first)),
            self._first(self._words, bare.lower()),
        )

    def onset_of_name(self, name: str) -> str:
        """Return the onset of an occupation's name, which may be unsure for what comes behind its first word.

        >>> french = OnsetRules({"words": [["vowel", "[aeiou].*"]], "names": [["unknown", ".* et .*"]]})
        >>> french.onset_of_name("acteurs"), french.onset_of_name("acteurs et comédiens")
        ('vowel', 'unknown')
        """
        lower = name.lower()
        return next((found for found, pattern in self._names if pattern.fullmatch(lower)), self.onset_of_word(name))

    def _first(self, rules: Sequence[tuple[str, re.Pattern[str]]], text: str) -> str:
        return next((name for name, pattern in rules if pattern.fullmatch(text)), self._default)


def _compiled(rules: Sequence[Sequence[str]]) -> list[tuple[str, re.Pattern[str]]]:
    return [(name, re.compile(pattern)) for name, pattern in rules]
