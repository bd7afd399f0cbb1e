"""Checks of the arguments of public functions, with one-sentence errors, before anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from narrate.content import Section
from narrate.errors import InvalidArgumentError, UnknownFallbackError, UnknownSectionError
from narrate.methodology import Methodology
from narrate.records import Occupation, from_dict
from narrate.wording import FALLBACKS


def record_of(occupation: Occupation | Mapping[str, Any]) -> Occupation:
    """Return a record from an argument: a record or its plain dict.

    Raises:
        InvalidArgumentError: The argument is neither.
        InvalidRecordError: The dict is not a valid record.

    >>> record_of({"id": "41-9012"}).id
    '41-9012'
    """
    if isinstance(occupation, Occupation):
        return occupation
    if isinstance(occupation, Mapping):
        return from_dict(occupation)
    raise InvalidArgumentError("occupation", occupation, "an Occupation, or its plain dict")


def records_of(occupations: Iterable[Any]) -> Iterable[Any]:
    """Return an iterable of records unchanged; a single record or a string is refused.

    Raises:
        InvalidArgumentError: The argument is a record, a string, or not iterable.
    """
    if isinstance(occupations, Occupation | Mapping | str | bytes) or not isinstance(occupations, Iterable):
        raise InvalidArgumentError("occupations", occupations, "a list of records, or another iterable of them")
    return occupations


def texts_of(argument: str, values: Iterable[str], example: str) -> tuple[Any, ...]:
    """Return a list of strings as a tuple; the strings themselves are checked elsewhere.

    Args:
        argument: The argument's name.
        values: The argument.
        example: An example of an allowed argument.

    Raises:
        InvalidArgumentError: The argument is a string, or not iterable.

    >>> texts_of("locales", ["en_US"], '["en_US"]')
    ('en_US',)
    """
    if isinstance(values, str | bytes | Mapping) or not isinstance(values, Iterable):
        raise InvalidArgumentError(argument, values, f"a list, as in {argument}={example}")
    return tuple(values)


def sections_of(sections: Iterable[str] | None, known: Mapping[str, Section]) -> tuple[str, ...] | None:
    """Return the names of sections in the order of a report; None stays None, for all sections that the facts allow.

    Raises:
        InvalidArgumentError: The argument is a string.
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
    """Return an argument if it is a methodology; the name of one is not.

    Raises:
        InvalidArgumentError: It is of another type.
    """
    if isinstance(methodology, Methodology):
        return methodology
    required = "a Methodology, such as narrate.STANDARD, narrate.CAREER_PROFILE or one from TOML"
    raise InvalidArgumentError("methodology", methodology, required)


def fallback_of(fallback: str) -> str:
    """Return an argument if it is a fallback.

    Raises:
        UnknownFallbackError: There is no such fallback.
    """
    if fallback not in FALLBACKS:
        raise UnknownFallbackError(fallback, FALLBACKS)
    return fallback


def text_of(argument: str, text: str) -> str:
    """Return an argument if it is a string.

    Raises:
        InvalidArgumentError: It is of another type.
    """
    if isinstance(text, str):
        return text
    raise InvalidArgumentError(argument, text, "a text")
