"""Proposals: names worked out from published titles, by rules and word lists that a language's ``names.toml`` holds.

What a caller gives is never changed; a proposal takes the place of a form that was left out, and is None where no rule
is sure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from narrate.errors import TemplateError
from narrate.language.model import Language
from narrate.language.onset import OnsetRules
from narrate.titles.noun_heads import HeadRules
from narrate.titles.rules import TABLES as OTHER_TABLES
from narrate.titles.rules import check_tables

TABLES: Final = ("article", "running_text", "heads")
KEYS: Final = (
    "small",
    "letters",
    "longest_acronym",
    "dash",
    "no_names",
    "unsure",
    "proper",
    "phrases",
    "before_head",
    "plural",
)
_ALLOWED: Final = re.compile(r"[^\W_](?:[^\W_]|[ '’.,;/&—–-])*(?<![ ,;/&—–-])")
_BROKEN: Final = re.compile(r" [-–,;]|[-–] |[,;/]\s?[,;/—-]")
_INITIALS: Final = re.compile(r"(?:[^\W\d_]\.){2,}")
_WORD: Final = re.compile(rf"{_INITIALS.pattern}|[^\W_]+(?:['’][^\W_]+)*")


def running_text(title: str, language: Language) -> str | None:
    """Return a published title, a plural in title case or sentence case, as running text writes it.

    A qualifier after a comma stays there ("managers, all other") but for the few that the language's data move before
    the head ("postsecondary business teachers"); a double hyphen becomes a dash.

    Args:
        title: The title, without footnote marks.
        language: The language that the title is in.

    Returns:
        The plural, its words those of the title; None where it is not sure to be a plural, or its capitals to be right.

    >>> from narrate.language.model import language
    >>> running_text("Adult Basic and Secondary Education and ESL Teachers", language("en_US"))
    'adult basic and secondary education and ESL teachers'
    >>> running_text("Legislators[2]", language("en_US")) is None
    True
    """
    rules = _rules(language)
    return rules.running_text(" ".join(title.split())) if rules else None


def singular(plural: str, language: Language) -> str | None:
    """Return the singular of a plural in running text: one person who has the occupation.

    Args:
        plural: As ``running_text`` gives it.
        language: The language that it is in.

    Returns:
        The singular without an article; None where no rule is sure, as for "managers, all other" or "police".

    >>> from narrate.language.model import language
    >>> singular("jewelers and precious stone and metal workers", language("en_US"))
    'jeweler or precious stone and metal worker'
    """
    rules = _rules(language)
    text = " ".join(plural.split())
    if not rules or not rules.heads or not _ALLOWED.fullmatch(text) or _BROKEN.search(text):
        return None
    return rules.heads.singular(text)


def article(noun_phrase: str, language: Language) -> str | None:
    """Choose the indefinite article by the sound that a noun phrase starts with.

    Args:
        noun_phrase: A singular, without an article.
        language: The language that it is in.

    Returns:
        The article; None where the language's data have none, or the phrase starts with no word.

    >>> from narrate.language.model import language
    >>> [article(words, language("en_US")) for words in ("EMT or paramedic", "UX designer", "hourly worker")]
    ['an', 'a', 'an']
    """
    rules = _rules(language)
    word = _WORD.search(noun_phrase)
    return rules.article(word[0]) if rules and word else None


@cache
def _rules(language: Language) -> NameRules | None:
    return NameRules(language) if language.names else None


class NameRules:
    """The rules of one language's ``names.toml``."""

    def __init__(self, language: Language) -> None:
        source = f"{language.folders[-1]}/names.toml"
        tables = language.names
        _check(tables, (*TABLES, *OTHER_TABLES), source)
        check_tables(language)
        table: Mapping[str, Any] = tables.get("running_text", {})
        _check(table, KEYS, source)
        self.heads = HeadRules(tables["heads"], source) if "heads" in tables else None
        self._articles: Mapping[str, str] = tables.get("article", {})
        self._onset = OnsetRules(language.onset)
        self._has_rules = "running_text" in tables
        self._small = frozenset(table.get("small", ()))
        self._letters = frozenset(table.get("letters", ()))
        self._longest: int = table.get("longest_acronym", 0)
        self._dash: str = table.get("dash", "--")
        self._no_names = frozenset(table.get("no_names", ()))
        self._unsure = frozenset(table.get("unsure", ()))
        self._proper: Mapping[str, str] = {word.lower(): word for word in table.get("proper", ())}
        self._phrases = [
            (re.compile(rf"\b{re.escape(words)}\b", re.IGNORECASE), words) for words in table.get("phrases", ())
        ]
        self._before_head = frozenset(table.get("before_head", ()))
        self._plural = re.compile(table.get("plural", ".*"))

    def article(self, word: str) -> str | None:
        """Choose the article before a word or a figure."""
        digits = re.match(r"\d+", word)
        onset = self._onset.onset_of_figure(digits[0]) if digits else self._onset.onset_of_word(word)
        return self._articles.get(onset)

    def running_text(self, title: str) -> str | None:
        """Return the running text of a title whose spaces are single."""
        if not self._has_rules or not _ALLOWED.fullmatch(title) or _BROKEN.search(title):
            return None
        if "." in _INITIALS.sub("", title):
            return None
        words = list(_WORD.finditer(title))
        if words[0][0].lower() in self._no_names or all(len(word[0]) == 1 or word[0].isupper() for word in words):
            return None
        text = self._lowered(title, words)
        if text is None:
            return None
        text = self._turned(re.sub("--+", self._dash, text))
        plural = self._plural.fullmatch(text) and (self.heads is None or self.heads.is_plural(text))
        return text if plural else None

    def _lowered(self, title: str, words: list[re.Match[str]]) -> str | None:
        """Return the title without the capitals of title case; None where a capital is not sure."""
        kept: dict[int, str] = {}
        for pattern, phrase in self._phrases:
            for found in pattern.finditer(title):
                kept |= {found.start() + index: character for index, character in enumerate(phrase)}
        first_end = re.search(r" |--|$", title)
        assert first_end is not None
        sentence_case = any(
            word[0].islower() and word[0] not in self._small and title[word.start() - 1] in " —"
            for word in words
            if word.start() > first_end.start()
        )
        out = list(title)
        for word in words:
            if word.start() in kept:
                continue
            put = self._word(word, first=word.start() < first_end.start(), sentence_case=sentence_case)
            if put is None:
                return None
            out[word.start() : word.end()] = put
        for place, character in kept.items():
            out[place] = character
        return "".join(out)

    def _word(self, found: re.Match[str], *, first: bool, sentence_case: bool) -> str | None:
        """Return one word as running text writes it; None where that is not sure."""
        word = found[0]
        lower = word.lower()
        if lower in self._proper:
            return self._proper[lower]
        if lower == word:
            return word
        if len(word) == 1:
            return lower if lower in self._letters else word
        if word[1:] != lower[1:]:
            # an acronym (ESL), its plural (DJs), initials (U.S.), or a name with capitals of its own (O'Brien)
            shouted = word.isupper() and (lower in self._small or len(word.replace(".", "")) > self._longest)
            return None if shouted else word
        if lower in self._unsure or (sentence_case and not first) or len(lower) != len(word):
            return None
        return lower

    def _turned(self, text: str) -> str:
        """Return the text with its qualifier moved before the head, where the language's data allow it."""
        rest, comma, qualifier = text.rpartition(", ")
        if comma and qualifier in self._before_head and self.heads and self.heads.ends_in_head(rest):
            return f"{qualifier} {rest}"
        return text


def _check(table: Mapping[str, Any], keys: tuple[str, ...], source: str) -> None:
    for key in table:
        if key not in keys:
            raise TemplateError(source, None, f"required is one of {', '.join(keys)}; what came is {key!r}")
