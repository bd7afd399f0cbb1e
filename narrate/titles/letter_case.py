"""Names in running text, from the title case of the Occupational Outlook Handbook."""

from __future__ import annotations

import re
from typing import Final

_HEADING: Final = re.compile(r"How to Become (?:an?|the) (?P<one>.{1,300})", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_JOINTS: Final = frozenset({"and", "or", "of", "the", "for", "in", "to", "a", "an", "with"})
_ENDING: Final = 2
"""Letters at the end of a singular that its plural may change: actuary, foreman, midwife."""


def in_heading(heading: str) -> str | None:
    """Take the singular, without its article, out of the heading on entry; an older "How to Become One" has none.

    >>> in_heading("How to Become an Accountant or Auditor"), in_heading("How to Become One")
    ('Accountant or Auditor', None)
    """
    found = _HEADING.fullmatch(heading)
    return found["one"] if found else None


def lowered(title: str) -> str:
    """Put a title into running text by its letters alone: what has a capital or a figure inside stays.

    >>> lowered("EMTs and Paramedics"), lowered("MRI Technologists")
    ('EMTs and paramedics', 'MRI technologists')
    """
    return _WORD.sub(lambda word: word[0] if _has_own_case(word[0]) else word[0].lower(), title)


def _has_own_case(word: str) -> bool:
    return any(letter.isupper() or letter.isdigit() for letter in word[1:])


def cased_like(title: str, plural: str) -> tuple[str, bool]:
    """Put a singular in title case into running text, each word as the plural writes it there.

    Args:
        title: The singular: "EMT or Paramedic".
        plural: The plural as running text has it: "EMTs and paramedics".

    Returns:
        The singular in running text, and whether all of its words are in the plural, so that nothing was guessed.

    >>> cased_like("EMT or Paramedic", "EMTs and paramedics")
    ('EMT or paramedic', True)
    >>> cased_like("Cook", "chefs and head cooks"), cased_like("Chef", "head cooks")
    (('cook', True), ('chef', False))
    """
    kept = {word for word in _WORD.findall(plural) if word != word.lower()}
    known = {word.casefold() for word in _WORD.findall(plural)}
    guessed = False

    def cased(found: re.Match[str]) -> str:
        nonlocal guessed
        word = found[0]
        if word in kept or f"{word}s" in kept:
            return word
        if word.casefold() in _JOINTS or _is_known(word.casefold(), known):
            return word.lower()
        guessed = True
        return lowered(word)

    told = _WORD.sub(cased, title)
    return told, not guessed


def _is_known(word: str, known: set[str]) -> bool:
    if word in known or f"{word}s" in known:
        return True
    stem = word[:-_ENDING]
    return len(stem) > _ENDING and any(other.startswith(stem) for other in known)


def industry(label: str) -> str:
    """Put the label of an industry into running text: only its first letter changes, unless it is an abbreviation.

    >>> industry("Finance and insurance"), industry("U.S. Postal Service")
    ('finance and insurance', 'U.S. Postal Service')
    """
    return label[0].lower() + label[1:] if len(label) > 1 and label[1].islower() else label
