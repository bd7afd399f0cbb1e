"""Referring expressions: which form of an occupation's name is used in which place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Final, NamedTuple

from attrs import evolve

from narrate.errors import MissingNameError
from narrate.language.model import Language
from narrate.language.onset import OnsetRules
from narrate.language.quotation import within_quotes
from narrate.language.script import isolated_runs
from narrate.records import Name, Occupation

INSIDE: Final = "inside"
INITIAL: Final = "initial"
PLURAL: Final = "plural"
SINGULAR: Final = "singular"
TITLE: Final = "title"

UNQUOTED: Final[Mapping[str, str]] = {PLURAL: "unquoted plural", SINGULAR: "unquoted singular"}
"""The form that takes the place of another one where the template sets quotation marks of its own."""
PLAIN: Final = "unquoted"
"""The one that takes the place of all others."""


FALLBACKS: Final = ("neutral", "source", "error")
"""What replaces a name that a record lacks in a language."""


class NameGrammar(NamedTuple):
    """The grammar of a name, as templates ask for it.

    Attributes:
        given: ``yes`` or ``no``.
        gender: Its gender, or ``unknown``.
        onset: The sound that it starts with.
        declined: ``yes`` where the record gives every case that the language uses.
        has_plural: ``yes`` where the plural is known.
        has_singular: ``yes`` where the singular is known, or the form for a man or a woman.
        singular_onset: The sound that the singular starts with.
    """

    given: str
    gender: str
    onset: str
    declined: str
    has_plural: str
    has_singular: str
    singular_onset: str


class Reference(NamedTuple):
    """A mention of the occupation.

    Attributes:
        texts: The name inside a sentence as the record has it, the name at the start of a sentence, its cases in the
            order of the language, its plural and its singular, all of them in quotation marks where it is inverted;
            then the name, its plural and its singular without marks, for templates with their own, and the name as a
            title. A form that is not known is empty.
        grammar: The grammar of the name.
    """

    texts: tuple[str, ...]
    grammar: NameGrammar


def forms(language: Language) -> Mapping[str, int]:
    """Return the index of each form among the texts of a reference."""
    listed = (INSIDE, INITIAL, *language.cases, PLURAL, SINGULAR, PLAIN, *UNQUOTED.values(), TITLE)
    return {form: place for place, form in enumerate(listed)}


@cache
def unnamed(language: Language) -> Reference:
    """Return the reference to an occupation that has no name in a language."""
    onset = onsets(language).classes[0]
    grammar = NameGrammar("no", "unknown", onset, "no", "no", "no", onset)
    return Reference(("",) * len(forms(language)), grammar)


@cache
def onsets(language: Language) -> OnsetRules:
    """Return the rules for the sounds at the start of a language's words."""
    return OnsetRules(language.onset)


_OPENING: Final = '“„«‹‘‚「『"'


def raised(text: str, *, fixed: bool) -> str:
    """Return a name with a capital first letter, as at the start of a sentence.

    Args:
        text: The name as the record has it.
        fixed: Whether its capitals must stay as they are.

    Returns:
        The name, every other character as it was. A first word with a capital of its own (EMTs, iOS, eBay) stays. The
        first letter may be behind a quotation mark.

    >>> raised("accountants and auditors", fixed=False), raised("iOS developers", fixed=False)
    ('Accountants and auditors', 'iOS developers')
    >>> raised("“big data” analysts", fixed=False)
    '“Big data” analysts'
    """
    first_word = text.split(maxsplit=1)[0] if text.strip() else ""
    if fixed or any(character.isupper() for character in first_word):
        return text
    at = len(first_word) - len(first_word.lstrip(_OPENING))
    if at == len(first_word):
        return text
    capital = text[at].upper()
    return text[:at] + capital + text[at + 1 :] if len(capital) == 1 else text


def references(occupation: Occupation, language: Language, fallback: str = FALLBACKS[0]) -> tuple[Reference, Reference]:
    """Return how an occupation is named at its first mention, and at later ones.

    Args:
        occupation: The record.
        language: The language, with the keys under which names are looked up.
        fallback: What replaces a missing name: ``neutral`` uses no name, ``source`` uses the record's first plural in
            another language, in quotation marks, ``error`` raises.

    Returns:
        The full name and the short one (the full one again where there is no short one); ``unnamed`` twice where
        there is no name.

    Raises:
        MissingNameError: There is no form that names the occupation in this language, and the fallback is ``error``.
    """
    name = by_language(occupation.names, language)
    if name is None or chosen(name, language) is None:
        if fallback == "error":
            raise MissingNameError(occupation.id, language.locale)
        other = next((one for one in occupation.names.values() if one.plural is not None), None)
        if fallback == "neutral" or other is None:
            return unnamed(language), unnamed(language)
        # Its grammar in this language is unknown, its capitals follow another language, and so it is quoted.
        foreign = _reference(Name(other.plural, fixed=True, inverted=True), language)
        return foreign, foreign
    full = _reference(name, language)
    # Records give cases of full names only: sentences that need a case use the full name.
    if name.short is None or (language.cases and full.grammar.declined == "yes"):
        return full, full
    # A short name is made for sentences; what is inverted is the full one.
    return full, _reference(evolve(name, plural=name.short, cases={}, inverted=False), language)


def singular_of(name: Name) -> str | None:
    """Return the singular of a name: the one for all, else the one for a man, else the one for a woman.

    >>> singular_of(Name("enfermeros", masculine="enfermero", feminine="enfermera"))
    'enfermero'
    """
    return name.singular or name.masculine or name.feminine


def chosen(name: Name, language: Language) -> str | None:
    """Return the form of a name that a language names an occupation by; None where it is not known.

    >>> from narrate.language.model import language
    >>> chosen(Name(singular="historian"), language("en_US"))
    'historian'
    """
    known = {PLURAL: name.plural, SINGULAR: singular_of(name)}
    return next((known[form] for form in language.named_by if known[form] is not None), None)


def by_language(names: Mapping[str, Any], language: Language) -> Any:
    """Find the value for a language in a mapping, its territory's before the language's; None where there is none."""
    return next((names[key] for key in language.name_keys if key in names), None)


def known_name(language: Language, table: str, key: str) -> str | None:
    """Return the name that the lexicon has for a key of a record, in any common spelling of the key.

    >>> from narrate.language.model import language
    >>> known_name(language("en_US"), "interest", "Social"), known_name(language("en_US"), "interest", "purpose")
    ('social', None)
    """
    names = language.lexicon.get(table, {})
    found: str | None = names.get(key) or names.get(" ".join(key.lower().replace("_", " ").split()))
    return found


def _reference(name: Name, language: Language) -> Reference:
    text, plural, singular = chosen(name, language), name.plural, singular_of(name)
    assert text is not None
    gender = name.gender if name.gender in language.genders and not _doubted(text, name.gender, language) else None
    declined = plural is not None and all(case in name.cases for case in language.cases)
    title = raised(text, fixed=name.fixed)
    texts = (text, title, *(name.cases.get(case, text) for case in language.cases), plural or "", singular or "")
    bare = tuple(within_quotes(one, language) for one in (text, plural or "", singular or ""))
    if name.inverted:
        texts = tuple(within_quotes(one, language) for one in texts)
    if language.isolate:
        texts, bare, title = tuple(map(isolated_runs, texts)), tuple(map(isolated_runs, bare)), isolated_runs(title)
    if name.inverted:
        start, end = language.quotes
        texts = tuple(f"{start}{one}{end}" for one in texts)
    onset = onsets(language).onset_of_name
    grammar = NameGrammar(
        "yes",
        gender or "unknown",
        onset(text),
        yes_or_no(declined),
        yes_or_no(plural is not None),
        yes_or_no(singular is not None),
        onset(singular or ""),
    )
    return Reference((*texts, *bare, title), grammar)


def _doubted(text: str, gender: str, language: Language) -> bool:
    """Return whether an article of the name's gender may be wrong before it: "enfermeras y enfermeros"."""
    return any(gender == one and re.fullmatch(pattern, text.lower()) for one, pattern in language.gender_unsure)


def yes_or_no(answer: object) -> str:
    """Return an answer as templates compare it."""
    return "yes" if answer else "no"
