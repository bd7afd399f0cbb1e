"""Readings and forms of a word, as a dictionary of its language has them."""

from __future__ import annotations

from typing import Any, Final, Protocol

from attrs import frozen

SINGULAR: Final = "singular"
PLURAL: Final = "plural"
NOMINATIVE: Final = "nominative"
GENITIVE: Final = "genitive"
NUMBERS: Final = (SINGULAR, PLURAL)


@frozen
class WordReading:
    """A reading of a word.

    Attributes:
        kind: ``noun``, ``adjective``, ``preposition``, or ``other``.
        number: ``singular`` or ``plural``; None where the kind has none.
        nominative: Whether it is a nominative.
        oblique: Whether it is a genitive, dative, instrumental or locative.
        person: Whether it is a noun for persons.
        gender: The gender, as the dictionary calls it; empty where the form is the same in every gender.
        entry: What the dictionary finds the forms by.
    """

    kind: str
    number: str | None = None
    nominative: bool = False
    oblique: bool = False
    person: bool = False
    gender: tuple[str, ...] = ()
    entry: Any = None


class Dictionary(Protocol):
    """A dictionary of a language."""

    def readings(self, word: str) -> tuple[WordReading, ...]:
        """Return the readings of a word; none where the dictionary does not have it."""

    def forms(self, reading: WordReading, number: str, case: str, gender: str | None) -> tuple[str, ...]:
        """Return the forms of a word in a number, case, and gender; several where all are correct."""
