"""Referring expressions: which form of an occupation's name stands where."""

from __future__ import annotations

from typing import NamedTuple

from narrate.records import Name, Occupation
from narrate.wording.language import Language


class Reference(NamedTuple):
    """How one mention of the occupation is put.

    Attributes:
        inside: The name inside a sentence, as the record has it.
        initial: The name at the start of a sentence.
        gender: Its gender, or ``unknown``; ``unknown`` as well for a name that is not given.
        given: ``yes`` or ``no``.
    """

    inside: str
    initial: str
    gender: str
    given: str


UNNAMED = Reference("", "", "unknown", "no")


def raised(text: str, *, fixed: bool) -> str:
    """Raise the first letter of a name that starts a sentence.

    Args:
        text: The name as the record has it.
        fixed: Whether its capitals may not be touched.

    Returns:
        The name, every other character as it was. A first word with a capital of its own (EMTs, iOS, eBay) stays.

    >>> raised("accountants and auditors", fixed=False), raised("iOS developers", fixed=False)
    ('Accountants and auditors', 'iOS developers')
    """
    first_word = text.split(maxsplit=1)[0] if text.strip() else ""
    if fixed or any(character.isupper() for character in first_word):
        return text
    capital = text[0].upper()
    return capital + text[1:] if len(capital) == 1 else text


def references(occupation: Occupation, language: Language) -> tuple[Reference, Reference]:
    """Tell how an occupation is called at its first mention, and at later ones.

    Args:
        occupation: The record.
        language: Its folders say under which keys a name is looked up.

    Returns:
        The full name, and the short one (the full one again where there is none); twice ``UNNAMED`` without a plural.
    """
    for key in language.folders:
        name = occupation.names.get(key)
        if name is not None and name.plural is not None:
            return _reference(name, name.plural, language), _reference(name, name.short or name.plural, language)
    return UNNAMED, UNNAMED


def _reference(name: Name, text: str, language: Language) -> Reference:
    gender = name.gender if name.gender in language.genders else None
    return Reference(text, raised(text, fixed=name.fixed), gender or "unknown", "yes")
