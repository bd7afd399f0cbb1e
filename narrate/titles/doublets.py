"""Plural titles that name men and women with a slash, reduced to the masculine plural where that is certain."""

from __future__ import annotations

import re
from typing import Final

from narrate.language import Language
from narrate.titles.rules import GenderRules, gender_rules

_TAIL: Final = re.compile(r"[),;]*$")
_LONGEST: Final = 4
"""Words that one side of a doublet may have: *Ingénieurs électriciens et électroniciens/ingénieures …* has four."""


def masculine_plural(title: str, language: Language) -> str | None:
    """Return the masculine plural in a title of doublets, if each of its slashes certainly separates two genders.

    Args:
        title: As published: both forms of one word, of several words, or of several nouns.
        language: The language of the title, whose rules say which endings make a pair.

    Returns:
        The title with the masculine forms only, everything else unchanged. None where there is no slash, where a
        slash is something else, or where the head of the title is not the noun with two genders, so that the
        gender of the whole is unknown. The first letter is in lower case, as in the second form.

    >>> from narrate.language import language
    >>> [masculine_plural(title, language("fr_CA")) for title in ("Directeurs généraux/directrices générales", "A/B")]
    ['directeurs généraux', None]
    """
    rules = gender_rules(language)
    if rules is None:
        return None
    kept: list[str] = []
    words = title.split()
    position = 0
    sure = False
    lowered = False
    while position < len(words):
        word = words[position]
        position += 1
        if "/" not in word:
            kept.append(word)
            continue
        length = _length(kept, word, words[position:], rules)
        if length is None:
            return None
        if not sure and any(rules.dependent.fullmatch(earlier) for earlier in kept):
            return None
        sure = True
        left, _, right = word.partition("/")
        # Where the doublet begins the title, its second form shows how the word is written inside a sentence.
        lowered = lowered or (len(kept) == length - 1 and right[:1].islower())
        last = words[position + length - 2] if length > 1 else right
        tail = _TAIL.search(last)
        kept.append(left + (tail[0] if tail else ""))
        position += length - 1
    if not sure:
        return None
    made = " ".join(kept)
    return made[0].lower() + made[1:] if lowered else made


def _length(before: list[str], word: str, after: list[str], rules: GenderRules) -> int | None:
    """Return the number of words on each side of a slash, or None where the sides are not a pair."""
    left, _, right = word.partition("/")
    if "/" in right:
        return None
    for length in range(1, _LONGEST + 1):
        if length - 1 > min(len(before), len(after)):
            return None
        masculine = [*before[len(before) - length + 1 :], left]
        feminine = [right, *after[: length - 1]]
        masculine[0] = masculine[0].lstrip("(")
        feminine[-1] = _TAIL.sub("", feminine[-1])
        pairs = list(zip(masculine, feminine, strict=True))
        if all(_same(*pair) or _gendered(*pair, rules) for pair in pairs) and any(
            _gendered(*pair, rules) for pair in pairs
        ):
            return length
    return None


def _same(one: str, other: str) -> bool:
    return one.lower() == other.lower()


def _gendered(masculine: str, feminine: str, rules: GenderRules) -> bool:
    """Check whether two words are the masculine and feminine plural of the same noun, part by part in a compound."""
    men, women = masculine.lower().split("-"), feminine.lower().split("-")
    if len(men) != len(women):
        return False
    different = [(man, woman) for man, woman in zip(men, women, strict=True) if man != woman]
    return bool(different) and all(_two_forms(*pair, rules) for pair in different)


def _two_forms(man: str, woman: str, rules: GenderRules) -> bool:
    return any(
        man.endswith(his) and woman.endswith(hers) and man.removesuffix(his) == woman.removesuffix(hers)
        for his, hers in rules.endings
        if len(man) > len(his) + 1
    )
