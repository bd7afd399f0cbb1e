"""A case of a plural by the endings of its language, where a dictionary knows the words but not their forms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from narrate.titles.forms.lemmas import Lemmas
from narrate.titles.forms.rules import FormRules

_TAIL: Final = 4
"""Letters of the last part of a compound, at least."""

_CAPITALS: Final = "capitals"
_LEMMA: Final = "lemma"
_OTHER: Final = "other"


def cased(text: str, rules: FormRules, lemmas: Lemmas) -> str | None:
    """Return the case of a plural that the language's endings make; None where it is uncertain.

    Args:
        text: A plural, in running text.
        rules: The rules of its language.
        lemmas: The lemmas of its words.
    """
    words = text.split()
    made: list[str] = []
    joined = False
    while True:
        part = _part(words[len(made) :], rules, lemmas)
        if part is None:
            return None
        made += part
        rest = words[len(made) :]
        if not rest or rest[0] not in rules.conjunctions:
            break
        if joined:
            return None
        joined = True
        made.append(rest[0])
    return " ".join([*made, *rest]) if _is_complement(rest, rules, lemmas) else None


def _part(words: Sequence[str], rules: FormRules, lemmas: Lemmas) -> list[str] | None:
    """Return the new forms of the adjectives and the noun that words begin with."""
    made: list[str] = []
    for place, word in enumerate(words):
        last = place + 1 == len(words) or words[place + 1] in rules.stops | rules.conjunctions
        noun = _noun(word, rules, lemmas)
        adjective = None if last else _adjective(word, rules, lemmas)
        if adjective is not None:
            made.append(adjective)
        elif noun is not None:
            return [*made, noun]
        else:
            return None
    return None


def _noun(word: str, rules: FormRules, lemmas: Lemmas) -> str | None:
    if _CAPITALS in rules.attached and word[:1].islower():
        return None
    for ending, of_lemma, new, base in rules.endings:
        if not word.endswith(ending):
            continue
        lemma = _lemma_of(word, rules, lemmas, compounds=base != _LEMMA)
        if lemma is None or not lemma.endswith(of_lemma) or (base == _OTHER and lemma == word):
            continue
        stem = lemma.removesuffix(of_lemma) if base == _LEMMA else word.removesuffix(ending)
        made = stem + new
        if base == _LEMMA and lemmas.lemma(made, rules.words) != lemma:
            continue
        return made
    return None


def _lemma_of(word: str, rules: FormRules, lemmas: Lemmas, *, compounds: bool) -> str | None:
    """Return the lemma of a word, or of the longest known last part of a compound with the rest before it."""
    lemma = lemmas.lemma(word, rules.words)
    if lemma is not None or not compounds:
        return lemma
    for cut in range(2, len(word) - _TAIL + 1):
        tail = word[cut:].capitalize()
        lemma = lemmas.lemma(tail, rules.words)
        if lemma is not None:
            return word[:cut] + lemma.lower()
    return None


def _adjective(word: str, rules: FormRules, lemmas: Lemmas) -> str | None:
    lemma = lemmas.lemma(word.lower(), rules.words)
    for ending, of_lemma, new in rules.adjectives:
        is_adjective = lemma == word.lower().removesuffix(ending) + of_lemma or word.lower() in rules.agreeing
        if word.endswith(ending) and is_adjective:
            return word.removesuffix(ending) + new
    return None


def _is_complement(words: Sequence[str], rules: FormRules, lemmas: Lemmas) -> bool:
    """Check whether words stay as they are: nothing behind a conjunction can be a second head."""
    if rules.stops and words and words[0] not in rules.stops and _CAPITALS in rules.attached:
        return False
    attached = tuple(one for one in rules.attached if one != _CAPITALS)
    for before, word in zip(("", *words), words, strict=False):
        if word in rules.doubtful:
            return False
        agreeing = (_CAPITALS in rules.attached and word.islower()) or _adjective(word, rules, lemmas) is not None
        suspect = word.endswith(attached) and (agreeing or _noun(word, rules, lemmas) is not None)
        if suspect and (before in rules.conjunctions or not before):
            return False
    return True
