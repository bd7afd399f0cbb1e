"""The reader: the claims of any text, from its words alone."""

from __future__ import annotations

import re
from typing import Final

from attrs import frozen

from narrate.errors import InvalidArgumentError
from narrate.reading.grammar import Grammar, Styled, grammar, plain_digits

_SCALES: Final = {"millions": 1_000_000, "billions": 1_000_000_000}
"""Kinds of figures that count jobs in a large unit, with the value of the unit."""


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
    """The claims of a text, sentence by sentence."""

    locale: str
    sentences: tuple[tuple[ReadClaim, ...], ...]

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
    [('jobs', '4800'), ('year', '2014'), ('verdict', 'worse')]
    """
    if not isinstance(text, str):
        raise InvalidArgumentError("text", text, "a text")
    if style is not None and not hasattr(style, "overlay"):
        raise InvalidArgumentError("style", style, "a Style, as in narrate.Style(templates=FOLDER)")
    rules = grammar(locale, None if style is None else style.overlay)
    plain = plain_digits(text)
    sentences = []
    start = 0
    for end in [*(match.end() for match in rules.sentence_end.finditer(plain)), len(plain)]:
        sentences.append(tuple(_claims(text, plain, start, end, rules)))
        start = end
    return Reading(locale, tuple(sentences))


def _claims(text: str, plain: str, start: int, end: int, rules: Grammar) -> list[ReadClaim]:
    found = []
    for match in rules.pattern.finditer(plain, start, end):
        name = str(match.lastgroup)
        words = text[match.start() : match.end()]
        if name in rules.words:
            kind, value = rules.words[name]
            found.append(ReadClaim(match.start(), match.end(), words, kind, value))
        else:
            found.append(_figure(match, words, name.split("_")[1], rules))
    return found


def _figure(match: re.Match[str], words: str, kind: str, rules: Grammar) -> ReadClaim:
    text = match[0]
    value: int | float | str
    if kind == "date":
        # "11月" contains "1月": the longest name wins.
        month = rules.months[max((name for name in rules.months if name in text), key=len)]
        year = re.search(r"\d{4}", text)
        assert year is not None
        value = f"{year[0]}-{month:02d}"
    else:
        number = rules.number(text, kind)
        if kind in _SCALES:
            kind, number = "jobs", number * _SCALES[kind]
        value = float(number) if number.as_tuple().exponent and kind != "jobs" else int(number)
    return ReadClaim(match.start(), match.end(), words, kind, value)
