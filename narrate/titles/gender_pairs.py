"""Titles with a slash: which hold the form for a man and the form for a woman, and which hold something else."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from typing import Final

from attrs import frozen

_QUOTED: Final = re.compile(r"«[^»]*»|“[^”]*”|„[^“]*“|\"[^\"]*\"|\([^)]*\)")
_COVER: Final = "\ufffc"
"""Stands for a character inside quotation marks or brackets while slashes are looked for."""

_PREPOSITION: Final = re.compile(r"(?:de|del|du|des|en|sur|para|por|à|a|al|aux?)\b|d['’]", re.IGNORECASE)
"""What a part that both forms share may begin with: words that do not agree with the noun before them."""

_SHORTEST: Final = 3
"""Letters that the two forms of a word begin with alike, at least."""


@frozen
class Forms:
    """What a title holds.

    Attributes:
        singular: The title of anybody; None where there are two.
        masculine: The form for a man, or None.
        feminine: The form for a woman, or None.
    """

    singular: str | None
    masculine: str | None = None
    feminine: str | None = None


def two_forms(title: str, synonyms: Collection[str] = ()) -> Forms:
    """Tell the forms of a singular title in running text.

    Sure is one slash outside quotation marks and brackets, with the same words on either side, of which each is the
    same or begins alike; or one that cuts the title into two that the list itself has as titles of their own. A part
    behind the second form that begins with a preposition belongs to both. A slash at the very end is a slip; a title
    that is there twice has one form. Everything else stays whole.

    Args:
        title: The title; its masculine form stands first.
        synonyms: Titles that the list has for the same occupation, where both forms of one are among them.

    Returns:
        Two forms, or one.

    >>> two_forms("director técnico/directora técnica")
    Forms(singular=None, masculine='director técnico', feminine='directora técnica')
    >>> two_forms("técnico/técnica de alimentación").masculine
    'técnico de alimentación'
    >>> two_forms("«lutte contre l’illettrisme/français langue étrangère»").singular
    '«lutte contre l’illettrisme/français langue étrangère»'
    """
    told = " ".join(title.split())
    covered = _QUOTED.sub(lambda found: _COVER * len(found[0]), told)
    cuts = [place for place, letter in enumerate(covered) if letter == "/"]
    if cuts and cuts[-1] == len(told) - 1:
        cuts.pop()
    if len(cuts) != 1:
        return Forms(told)
    first, second = told[: cuts[0]].strip(), told[cuts[0] + 1 :].removesuffix("/").strip()
    if not first or not second:
        return Forms(told)
    if first == second:
        return Forms(first)
    if first in synonyms and second in synonyms:
        return Forms(None, first, second)
    men, women = first.split(), second.split()
    shared = women[len(men) :]
    if not _are_pair(men, women[: len(men)]) or (shared and not _PREPOSITION.match(shared[0])):
        return Forms(told)
    return Forms(None, " ".join([*men, *shared]), second)


def _are_pair(men: list[str], women: list[str]) -> bool:
    if len(men) != len(women):
        return False
    different = [(man, woman) for man, woman in zip(men, women, strict=True) if man != woman]
    return bool(different) and all(_begin_alike(*pair) for pair in different)


def _begin_alike(man: str, woman: str) -> bool:
    man, woman = _plain(man), _plain(woman)
    alike = next((place for place, (one, other) in enumerate(zip(man, woman, strict=False)) if one != other), None)
    length = min(len(man), len(woman)) if alike is None else alike
    # A plural beside a singular is a slip of the list, and which of the two it means nobody can tell.
    return length >= max(_SHORTEST, min(len(man), len(woman)) / 2) and not (man[-1] == "s" and woman[-1] != "s")


def _plain(word: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFD", word.casefold()) if letter.isalnum()) or word
