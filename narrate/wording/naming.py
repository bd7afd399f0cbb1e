"""Referring expressions: which form of an occupation's name stands where."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Final, NamedTuple

from narrate.errors import MissingNameError
from narrate.language.model import Language
from narrate.language.onset import OnsetRules
from narrate.language.script import isolated
from narrate.records import Name, Occupation

INSIDE: Final = "inside"
INITIAL: Final = "initial"


FALLBACKS: Final = ("neutral", "source", "error")
"""What to do where a record has no name in a language."""


class NameGrammar(NamedTuple):
    """What a template may ask of a name.

    Attributes:
        given: ``yes`` or ``no``.
        gender: Its gender, or ``unknown``.
        onset: The sound that it starts with.
        declined: ``yes`` where every case is given that the language asks for.
    """

    given: str
    gender: str
    onset: str
    declined: str


class Reference(NamedTuple):
    """How one mention of the occupation is put.

    Attributes:
        texts: The name inside a sentence as the record has it, the name at the start of a sentence, and then its cases
            in the order of the language.
        grammar: What can be asked of it.
    """

    texts: tuple[str, ...]
    grammar: NameGrammar


def forms(language: Language) -> Mapping[str, int]:
    """Return which of a reference's texts is which form."""
    return {form: place for place, form in enumerate((INSIDE, INITIAL, *language.cases))}


@cache
def unnamed(language: Language) -> Reference:
    """Return the reference to an occupation that has no name in a language."""
    rules = onsets(language)
    return Reference(("",) * (2 + len(language.cases)), NameGrammar("no", "unknown", rules.classes[0], "no"))


@cache
def onsets(language: Language) -> OnsetRules:
    """Return the rules by which a language's words begin."""
    return OnsetRules(language.onset)


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


def references(occupation: Occupation, language: Language, fallback: str = FALLBACKS[0]) -> tuple[Reference, Reference]:
    """Return how an occupation is called at its first mention, and at later ones.

    Args:
        occupation: The record.
        language: It says under which keys a name is looked up.
        fallback: What to do where there is no plural: ``neutral`` names nothing, ``source`` takes the record's first
            plural in another language, ``error`` raises.

    Returns:
        The full name, and the short one (the full one again where there is none); or twice that there is none.

    Raises:
        MissingNameError: There is no plural, and the fallback is ``error``.
    """
    name = by_language(occupation.names, language)
    if name is None or name.plural is None:
        if fallback == "error":
            raise MissingNameError(occupation.id, language.locale)
        other = next((one.plural for one in occupation.names.values() if one.plural is not None), None)
        if fallback == "neutral" or other is None:
            return unnamed(language), unnamed(language)
        # Nothing is known of its grammar here, and its capitals are another language's.
        foreign = _reference(Name(other, fixed=True), other, language, {})
        return foreign, foreign
    full = _reference(name, name.plural, language, name.cases)
    # The cases of the short name nobody gives: sentences that need one have the full name.
    return full, full if name.short is None or language.cases else _reference(name, name.short, language, {})


def by_language(names: Mapping[str, Any], language: Language) -> Any:
    """Find what a mapping has for a language: its territory's own before the language's; None where it has nothing."""
    return next((names[key] for key in language.name_keys if key in names), None)


def _reference(name: Name, text: str, language: Language, cases: Mapping[str, str]) -> Reference:
    gender = name.gender if name.gender in language.genders else None
    declined = all(case in cases for case in language.cases)
    texts = (text, raised(text, fixed=name.fixed), *(cases.get(case, text) for case in language.cases))
    if language.isolate:
        texts = tuple(map(isolated, texts))
    grammar = NameGrammar("yes", gender or "unknown", onsets(language).onset_of_word(text), "yes" if declined else "no")
    return Reference(texts, grammar)
