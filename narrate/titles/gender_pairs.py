"""Titles with a slash, split into the form for a man and the form for a woman where that is certain."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from typing import Final

from attrs import frozen

from narrate.language import Language
from narrate.titles.rules import gender_rules, title_words

_QUOTED: Final = re.compile(r"«[^»]*»|“[^”]*”|„[^“]*“|\"[^\"]*\"|\([^)]*\)")
_COVER: Final = "\ufffc"
"""Replaces a character inside quotation marks or brackets while slashes are looked for."""

_SHORTEST: Final = 3
"""Letters that the two forms of a word begin with alike, at least."""


@frozen
class TitleForms:
    """The parts of a title.

    Attributes:
        singular: The common form; None if there are two.
        masculine: The form for a man, or None.
        feminine: The form for a woman, or None.
    """

    singular: str | None
    masculine: str | None = None
    feminine: str | None = None


def gender_forms(title: str, language: Language | None, *, synonyms: Collection[str] = ()) -> TitleForms:
    """Return the forms for a man and a woman in a singular title in running text.

    A title is split at a single slash outside quotation marks and brackets if each word on one side is equal to its
    counterpart on the other or begins like it, or if both sides are in the list as separate titles. A part after the
    second form that begins with a preposition belongs to both. A slash at the very end is dropped; a repeated title has
    one form. Any other title is not split.

    Args:
        title: The title; its masculine form comes first.
        language: The language of the title; the title stays whole where it is None or has no rules.
        synonyms: Titles that the list has for the same occupation, where both forms of one are among them.

    Returns:
        Two forms, or one.

    >>> from narrate.language import language
    >>> spanish = language("es_MX")
    >>> gender_forms("director técnico/directora técnica", spanish)
    TitleForms(singular=None, masculine='director técnico', feminine='directora técnica')
    >>> gender_forms("técnico/técnica de alimentación", spanish).masculine
    'técnico de alimentación'
    >>> gender_forms("«lutte contre l’illettrisme/français langue étrangère»", language("fr_FR")).singular
    '«lutte contre l’illettrisme/français langue étrangère»'
    """
    whole = " ".join(title.split())
    rules = gender_rules(language) if language is not None else None
    if language is None or rules is None:
        return TitleForms(whole)
    covered = _QUOTED.sub(lambda found: _COVER * len(found[0]), whole)
    cuts = [place for place, letter in enumerate(covered) if letter == "/"]
    if cuts and cuts[-1] == len(whole) - 1:
        cuts.pop()
    if len(cuts) != 1:
        return TitleForms(whole)
    first, second = whole[: cuts[0]].strip(), whole[cuts[0] + 1 :].removesuffix("/").strip()
    if not first or not second:
        return TitleForms(whole)
    if first == second:
        return TitleForms(first)
    if first in synonyms and second in synonyms:
        return TitleForms(None, first, second)
    men, women = first.split(), second.split()
    shared = women[len(men) :]
    ending = title_words(language).plural_ending
    if not _are_pair(men, women[: len(men)], ending):
        return TitleForms(whole)
    if shared and not rules.shared.match(shared[0]):
        return TitleForms(whole)
    return TitleForms(None, " ".join([*men, *shared]), second)


def _are_pair(men: list[str], women: list[str], plural_ending: str) -> bool:
    if len(men) != len(women):
        return False
    different = [(man, woman) for man, woman in zip(men, women, strict=True) if man != woman]
    return bool(different) and all(_begin_alike(*pair, plural_ending) for pair in different)


def _begin_alike(man: str, woman: str, plural_ending: str) -> bool:
    man, woman = _plain(man), _plain(woman)
    alike = next((place for place, (one, other) in enumerate(zip(man, woman, strict=False)) if one != other), None)
    length = min(len(man), len(woman)) if alike is None else alike
    # A plural with a singular is a slip of the list, and which of the two is meant is not known.
    slip = plural_ending != "" and man.endswith(plural_ending) and not woman.endswith(plural_ending)
    return length >= max(_SHORTEST, min(len(man), len(woman)) / 2) and not slip


def _plain(word: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFD", word.casefold()) if letter.isalnum()) or word
