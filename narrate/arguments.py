"""Checks of the arguments of public functions: one sentence that says what is required, before anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from narrate.content import Section
from narrate.errors import InvalidArgumentError, UnknownFallbackError, UnknownSectionError
from narrate.methodology import Methodology
from narrate.records import Occupation, from_dict
from narrate.wording import FALLBACKS


def record_of(occupation: Occupation | Mapping[str, Any]) -> Occupation:
    """Return a record that is given as one, or as its plain dict.

    Raises:
        InvalidArgumentError: It is neither.
        InvalidRecordError: The dict breaks the form of a record.

    >>> record_of({"id": "41-9012"}).id
    '41-9012'
    """
    if isinstance(occupation, Occupation):
        return occupation
    if isinstance(occupation, Mapping):
        return from_dict(occupation)
    raise InvalidArgumentError("occupation", occupation, "an Occupation, or its plain dict")


def records_of(occupations: Iterable[Any]) -> Iterable[Any]:
    """Return many records as they are given; a single one, or a text, is refused.

    Raises:
        InvalidArgumentError: What came is one record, a text, or nothing that can be gone through.
    """
    if isinstance(occupations, Occupation | Mapping | str | bytes) or not isinstance(occupations, Iterable):
        raise InvalidArgumentError("occupations", occupations, "a list of records, or anything that gives them in turn")
    return occupations


def texts_of(argument: str, values: Iterable[str], example: str) -> tuple[Any, ...]:
    """Return a list of texts as a tuple; what each of them is is checked by who knows them.

    Args:
        argument: The argument's name.
        values: What came.
        example: What would be allowed.

    Raises:
        InvalidArgumentError: A single text came, or nothing that can be gone through.

    >>> texts_of("locales", ["en_US"], '["en_US"]')
    ('en_US',)
    """
    if isinstance(values, str | bytes | Mapping) or not isinstance(values, Iterable):
        raise InvalidArgumentError(argument, values, f"a list, as in {argument}={example}")
    return tuple(values)


def sections_of(sections: Iterable[str] | None, known: Mapping[str, Section]) -> tuple[str, ...] | None:
    """Return the names of sections in the order of a report; None is every section that the facts allow.

    Raises:
        InvalidArgumentError: A single text came.
        UnknownSectionError: There is no such section.
    """
    if sections is None:
        return None
    named = texts_of("sections", sections, '["pay"]')
    for name in named:
        if not isinstance(name, str) or name not in known:
            raise UnknownSectionError(name, tuple(known))
    return tuple(name for name in known if name in named)


def methodology_of(methodology: Methodology) -> Methodology:
    """Return a methodology as it is given; the name of one is none.

    Raises:
        InvalidArgumentError: It is something else.
    """
    if isinstance(methodology, Methodology):
        return methodology
    required = "a Methodology, as narrate.STANDARD, narrate.CAREER_PROFILE or one of narrate.methodology_from_toml"
    raise InvalidArgumentError("methodology", methodology, required)


def fallback_of(fallback: str) -> str:
    """Return a fallback that there is.

    Raises:
        UnknownFallbackError: There is no such fallback.
    """
    if fallback not in FALLBACKS:
        raise UnknownFallbackError(fallback, FALLBACKS)
    return fallback


def text_of(argument: str, text: str) -> str:
    """Return a text as it is given.

    Raises:
        InvalidArgumentError: It is something else.
    """
    if isinstance(text, str):
        return text
    raise InvalidArgumentError(argument, text, "a text")
