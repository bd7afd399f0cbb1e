"""The reader: the claims of any text, from its words alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from attrs import frozen

from narrate.errors import InvalidArgumentError
from narrate.reading.grammar import Grammar, Styled, grammar
from narrate.reading.plain import pieces, plain_text

_SCALES: Final = {"thousands": 1_000, "millions": 1_000_000, "billions": 1_000_000_000}
"""Kinds of figures that count jobs in a large unit, with the value of the unit."""

_COUNTED: Final = ("jobs", "openings")
"""Kinds of whole numbers that may be written with decimals before a large unit."""


@frozen
class ReadClaim:
    """A claim that is read from a text.

    Attributes:
        start: Where it starts in the text, in code points.
        end: Where it ends, exclusive.
        text: Its text.
        kind: jobs, openings, year, date, percent, percentile, money, direction, verdict, band, lead.
        value: The value, as in a report's claims.
    """

    start: int
    end: int
    text: str
    kind: str
    value: int | float | str

    @property
    def asserted(self) -> tuple[str, str]:
        """The kind and the value as text, to compare claims by."""
        return self.kind, str(self.value)


@frozen
class Reading:
    """The claims of a text, sentence by sentence.

    Attributes:
        locale: The locale of the text.
        sentences: The claims of each sentence.
        forms: The words of each sentence around its claims, by which two sentences are found to differ in claims alone.
    """

    locale: str
    sentences: tuple[tuple[ReadClaim, ...], ...]
    forms: tuple[str, ...]

    @property
    def claims(self) -> tuple[ReadClaim, ...]:
        """The claims, in the order of the text."""
        return tuple(one for sentence in self.sentences for one in sentence)


def read(text: str, *, locale: str, style: Styled | None = None) -> Reading:
    """Read the claims that a text makes, from its words alone.

    Args:
        text: Prose in the locale's language, written by narrate or not.
        locale: One of ``narrate.locales()``.
        style: A ``narrate.Style`` with the caller's templates; their ``reading.toml`` overrides narrate's.

    Returns:
        The claims, which are figures with their unit and the words that judge.

    Raises:
        InvalidArgumentError: *text* is not a string.
        UnknownLocaleError: narrate does not read the locale.

    >>> [one.asserted for one in read("It fell to 4,800 jobs in 2014, worse than expected.", locale="en_US").claims]
    [('direction', 'down'), ('jobs', '4800'), ('year', '2014'), ('verdict', 'worse')]
    """
    if not isinstance(text, str):
        raise InvalidArgumentError("text", text, "a text")
    if style is not None and not hasattr(style, "overlay"):
        raise InvalidArgumentError("style", style, "a Style, as in narrate.Style(templates=FOLDER)")
    rules = grammar(locale, None if style is None else style.overlay)
    plain, places = plain_text(text)
    sentences, forms = [], []
    for start, end in pieces(plain, rules.sentence_end):
        found = list(rules.pattern.finditer(plain, start, end))
        sentences.append(tuple(_claim(match, text, places, rules) for match in found))
        forms.append(_form(plain, start, end, found))
    return Reading(locale, tuple(sentences), tuple(forms))


def _claim(match: re.Match[str], text: str, places: Sequence[int], rules: Grammar) -> ReadClaim:
    name = str(match.lastgroup)
    start, end = places[match.start()], places[match.end() - 1] + 1
    kind, value = rules.words[name] if name in rules.words else _figure(match[0], name.split("_")[1], rules)
    return ReadClaim(start, end, text[start:end], kind, value)


def _form(plain: str, start: int, end: int, found: Sequence[re.Match[str]]) -> str:
    """Return the words of a sentence without its claims."""
    ends = [start, *(match.end() for match in found)]
    starts = [*(match.start() for match in found), end]
    return " ".join("\N{BULLET}".join(plain[at:to] for at, to in zip(ends, starts, strict=True)).split())


def _figure(text: str, kind: str, rules: Grammar) -> tuple[str, int | float | str]:
    """Return the kind and the value of a figure."""
    if kind == "date":
        # "11月" contains "1月": the longest name wins.
        month = rules.months[max((name for name in rules.months if name in text), key=len)]
        year = re.search(r"\d{4}", text)
        assert year is not None
        return kind, f"{year[0]}-{month:02d}"
    number = rules.number(text, kind)
    if kind in _SCALES:
        kind, number = "jobs", number * _SCALES[kind]
    whole = not number.as_tuple().exponent or (kind in _COUNTED and number == int(number))
    return kind, int(number) if whole else float(number)
