"""Inverted titles, "cooks, restaurant": put into the order of running text if a rule applies, else recognized."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from attrs import frozen

from narrate.titles.capitals import WORD
from narrate.titles.noun_heads import HeadRules

KEYS: Final = (
    "conjunctions",
    "links",
    "before",
    "before_one",
    "after",
    "unspoken",
    "exceptions",
    "movable",
    "no_qualifier",
    "sectors",
    "closed",
)

_COMMA: Final = ", "
_ASIDE: Final = re.compile(r"\([^()]*\)|«[^«»]*»|“[^“”]*”")
_COVER: Final = "\x1e"  # stands for an aside: what commas separate inside one is no part of the title around it
_NO_ATTRIBUTE: Final = re.compile(rf"[.()\d{_COVER}]|[ ,]$")
_BREAK: Final = re.compile(r"; | [-–—] |—|--")


@frozen
class TurnedText:
    """A title in running text.

    Attributes:
        text: The words of the title, in the order of running text if a rule applies.
        inverted: Whether a qualifier still follows its noun, so that a sentence must quote the title.
    """

    text: str
    inverted: bool


class InversionRules:
    """The rules of one language, from the table ``inversion`` of its ``names.toml``.

    Args:
        table: The table.
        heads: The language's rules for heads, or None.
        plural_ending: The ending of regular plurals; empty if the language has no single one.
    """

    def __init__(self, table: Mapping[str, Any], heads: HeadRules | None, plural_ending: str) -> None:
        self._heads = heads
        self._plural_ending = plural_ending
        self._before = frozenset(table.get("before", ()))
        self._before_one = frozenset(table.get("before_one", ()))
        self._after = frozenset(table.get("after", ()))
        self._links = frozenset(table.get("links", ()))
        self._movable: bool = table.get("movable", False)
        self._no_qualifier = frozenset(table.get("no_qualifier", ()))
        self._sectors = frozenset(table.get("sectors", ()))
        self._closed: tuple[str, ...] = tuple(table.get("closed", ()))
        self._conjunction = _words(table.get("conjunctions", ()))
        self._unspoken = _words(table.get("unspoken", ()))
        self._exception = re.compile(rf", (?:{_either(table.get('exceptions', ()))})(?!\w)", re.IGNORECASE)
        self._known = bool(table)

    def turned(self, text: str) -> TurnedText:
        """Return a title, with the capitals of running text, in the order of running text if a rule applies."""
        if not self._known:
            return TurnedText(text, inverted=False)
        asides: list[str] = []

        def covered(found: re.Match[str]) -> str:
            asides.append(found[0])
            return _COVER

        bare = _ASIDE.sub(covered, text)
        if _BREAK.search(bare) or self._unspoken.search(bare) or self._exception.search(bare):
            return TurnedText(text, inverted=True)
        made = self._turned(bare)
        text = re.sub(_COVER, lambda _: asides.pop(0), made.text)
        return TurnedText(" ".join(text.split()), made.inverted)

    def separators(self, text: str) -> int:
        """Count the commas that may separate a qualifier: none where a dash does, or where it is in front already."""
        if _BREAK.search(text) or any(text.lower().startswith(f"{words} ") for words in self._before):
            return 0
        return sum(not self._conjunction.match(segment) for segment in text.split(_COMMA)[1:])

    def _turned(self, text: str) -> TurnedText:
        rest, comma, qualifier = text.rpartition(_COMMA)
        if not comma:
            return TurnedText(text, inverted=False)
        lower = qualifier.lower()
        if lower in self._before:
            inner = self._turned(rest)
            if not inner.inverted and self._is_one(inner.text):
                return TurnedText(f"{qualifier} {inner.text}", inverted=False)
            return TurnedText(text, inverted=True)
        if lower in self._before_one and self._heads is not None and self._heads.ends_in_head(rest):
            return TurnedText(f"{qualifier} {rest}", inverted=False)
        if lower in self._after and self._is_one(rest):
            return TurnedText(f"{rest} {qualifier}", inverted=False)
        return self._by_heads(text) if self._heads is not None else TurnedText(text, self._is_inverted(text))

    def _is_one(self, text: str) -> bool:
        """Check whether a word before or after a noun phrase modifies all of it."""
        if self._heads is None:
            return _COMMA not in text
        return self._heads.is_one_phrase(text)

    def _by_heads(self, text: str) -> TurnedText:
        """Turn a title whose plural heads distinguish the noun from its qualifier."""
        assert self._heads is not None
        tail = self._heads.tail(text)
        if tail is None:
            return self._singular(text)
        if not tail:
            return TurnedText(text, inverted=not self._heads.is_list(text))
        if not tail.startswith(_COMMA):
            # "supervisors of farming, fishing, and forestry workers": what follows the preposition is a phrase itself.
            inner = tail.lstrip().partition(" ")[2]
            return TurnedText(text, self._turned(inner) != TurnedText(inner, inverted=False))
        noun, qualifier = text[: -len(tail)], tail.removeprefix(_COMMA)
        if self._is_movable(qualifier, noun):
            return TurnedText(f"{qualifier} {noun}", inverted=False)
        return TurnedText(text, inverted=True)

    def _singular(self, text: str) -> TurnedText:
        """Turn a title in the singular like its plural; without a plural head it is a list, or unknown."""
        noun, _, qualifier = text.partition(_COMMA)
        plural = noun + self._plural_ending
        listed = self._is_list(text)
        if self._heads is None or not self._plural_ending or self._heads.tail(f"{plural}{_COMMA}{qualifier}") is None:
            return TurnedText(text, inverted=not listed)
        if qualifier.lower() not in self._before and self._is_movable(qualifier, plural):
            return TurnedText(f"{qualifier} {noun}", inverted=False)
        return TurnedText(text, inverted=not listed)

    def _is_movable(self, qualifier: str, noun: str) -> bool:
        """Check whether a qualifier can precede its noun: adjectives and singular nouns, at most one list of them."""
        assert self._heads is not None
        words = {word.lower() for word in WORD.findall(qualifier)}
        if not self._movable or not words or _NO_ATTRIBUTE.search(qualifier) or not self._heads.is_one_phrase(noun):
            return False
        if not self._no_qualifier.isdisjoint(words) or not self._heads.is_attribute(qualifier):
            return False
        repeated = words & {word.lower() for word in WORD.findall(noun)}
        if any(not self._conjunction.fullmatch(word) for word in repeated):
            return False
        # "computer and information scientists, research" is turned into one order by some and another by others.
        if self._heads.has_joined_modifiers(noun) or self._conjunction.match(qualifier):
            return False
        return _COMMA not in qualifier or self._is_list(qualifier)

    def _is_list(self, text: str) -> bool:
        """Check whether the last item between commas follows a conjunction."""
        last = text.rpartition(_COMMA)[2]
        return self._conjunction.search(last) is not None

    def _is_inverted(self, text: str) -> bool:
        """Check by form alone, without known heads, whether a qualifier follows a comma."""
        segments = text.split(_COMMA)
        if not self._is_list(text) or self._is_closed(segments):
            return True
        return self._disagrees(segments) or self._goes_on_with_a_sector(segments) or self._ends_in_sectors(text)

    def _is_closed(self, segments: Sequence[str]) -> bool:
        """Check whether what is before a comma is complete, as a pair of nouns is: "fitters and menders, metal"."""
        words = segments[0].split()
        pair = len(words) == 3 and not words[0].endswith("-") and self._conjunction.fullmatch(words[1]) is not None
        closed = pair or any(one.lower().endswith(self._closed) for one in segments[:-1])
        return closed and not any(map(self._conjunction.match, segments[1:]))

    def _goes_on_with_a_sector(self, segments: Sequence[str]) -> bool:
        """Check whether nouns without a complement, which would go on behind the comma, are followed by a sector."""
        nouns, others = segments[0].lower().split(), segments[1].lower().split()
        if not self._links or not others or not self._links.isdisjoint(nouns):
            return False
        return others[0] in self._sectors and self._sectors.isdisjoint(nouns)

    def _ends_in_sectors(self, text: str) -> bool:
        """Check whether only sectors are behind a comma, and no sector before it that would make them one list."""
        segments = text.lower().split(_COMMA)
        words = [WORD.findall(self._conjunction.sub(" ", segment)) for segment in segments]
        while len(words) > 1 and words[-1] and self._sectors.issuperset(words[-1]):
            words.pop()
        return len(words) < len(segments) and bool(words[-1]) and words[-1][-1] not in self._sectors

    def _disagrees(self, segments: Sequence[str]) -> bool:
        """Check whether plurals are followed, after the comma, by something else, so that it is no list of nouns."""
        ending = self._plural_ending
        nouns, others = segments[0].split(), segments[1].split()
        if not ending or not others or not self._links.isdisjoint(word.lower() for word in (*nouns, others[0])):
            return False
        return all(word.endswith(ending) for word in nouns) and not others[0].endswith(ending)


def _words(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_either(words)})(?!\w)", re.IGNORECASE)


def _either(words: Sequence[str]) -> str:
    return "|".join(map(re.escape, words)) or "(?!)"
