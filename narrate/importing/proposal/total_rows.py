"""Rows that have the total of a table: ``Total, all occupations``, ``Insgesamt``, ``総数``, in all languages."""

from __future__ import annotations

from functools import cache
from typing import Final

from narrate.importing.proposal.header_words import header_name, is_unspaced, tables, tokens

_LONGEST: Final = 80
_SHORT: Final = 3
"""Letters of the longest word that says nothing by itself: of, des, los."""

_TOTAL: Final = "total"
_OF_ALL: Final = frozenset({_TOTAL, "jobs", "occupation", "persons", "sex", "area", "title"})
"""What the words of a total may say; all others make it that of a part."""


def is_total(text: str) -> bool:
    """Check whether a code or a title is that of all occupations together.

    >>> is_total("Total, All Occupations"), is_total("Ensemble des professions"), is_total("All other cooks")
    (True, True, False)
    """
    if not text or len(text) > _LONGEST:
        return False
    words = tokens(text)
    spaced, unspaced = _beginnings()
    if spaced.isdisjoint(words) and not any(one in text for one in unspaced):
        return False
    name = header_name(text)
    if _TOTAL not in name.concepts or name.concepts - _OF_ALL:
        return False
    return all(not one.strip("0") or (len(one) <= _SHORT and one.isalpha()) for one in name.unknown)


@cache
def _beginnings() -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the first words of what totals are called, and those of languages without spaces."""
    said = [word for table in tables().values() for word in table.get("columns", {}).get(_TOTAL, ())]
    first = {found[0] for word in said if (found := tokens(word))}
    return frozenset(first), tuple(sorted(one for one in first if is_unspaced(one)))
