"""Formulas: the calculation of a derived figure, in arithmetic signs alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any, Final, NamedTuple

from narrate.content import Message, Quantity, entry_of
from narrate.facts import RATIOS, DerivedFact, Fact, FactIndex, IndexEntry, Operand, counted
from narrate.page.facts import shown
from narrate.page.texts import PageTexts
from narrate.report import Claim
from narrate.wording import Writer

_MINUS, _TIMES, _OVER = " \u2212 ", " \u00d7 ", " \u00f7 "
_EQUAL, _ABOUT = " = ", " \u2248 "


class Term(NamedTuple):
    """A figure in a formula: its value in the calculation, and its text."""

    value: Fraction
    text: str


def formula(
    claim: Claim, message: Message, figure: str, facts: FactIndex, writer: Writer, words: PageTexts
) -> str | None:
    """Write the formula of a derived figure with the figures in it.

    Args:
        claim: The claim of the figure.
        message: Its message, whose kind declares the derivation of the figure.
        figure: The name of the figure in the message.
        facts: The facts of the record, and the methodology.
        writer: The writer of the figures.
        words: The words for a bound.

    Returns:
        As ``(188,600 − 186,300) ÷ 186,300 = 1.2%``; None for what is given as it is, for what is not calculated, and
        where the formula would not give the figure that is shown.
    """
    spec = next((one for one in message.spec.figures if one.name == figure), None)
    entry = None if spec is None or spec.derivation is None else entry_of(message, figure, facts)
    if not isinstance(entry, DerivedFact) or entry.kind not in _FORMULAS or float(entry.shown) != claim.value:
        return None
    assert spec is not None
    assert spec.derivation is not None
    terms = []
    for operand, one in zip(spec.derivation.operands[:2], entry.operands[:2], strict=True):
        value, text = counted(one), _text(operand, one, message, facts, writer, words)
        if value is None or text is None:
            return None
        terms.append(Term(value, text))
    return _FORMULAS[entry.kind](entry, terms, claim.text, writer.figures.numbers.integer)


def _text(
    operand: Operand, entry: IndexEntry, message: Message, facts: FactIndex, writer: Writer, words: PageTexts
) -> str | None:
    """Return the text of an operand: a figure of the message as it is there, a fact as in a note."""
    if not isinstance(operand, str):
        return shown(entry, facts, writer, words) if isinstance(entry, Fact) else None
    spec = next(figure for figure in message.spec.figures if figure.name == operand)
    value: Any = message.known()[operand]
    if isinstance(value, int):
        return writer.figures.count(value)
    return writer.figures.money(*value) if spec.quantity is Quantity.MONEY else None


def _ratio(entry: DerivedFact, terms: list[Term], result: str, _: Callable[[int], str]) -> str | None:
    if len(entry.operands) > 2:
        return None  # the base is another one
    (value, text), (base, base_text) = terms
    if base == 0:
        return None
    high, low = (text, base_text) if value > base else (base_text, text)
    exact = (abs(value - base) * 1000 / base).denominator == 1
    return f"({high}{_MINUS}{low}){_OVER}{base_text}{_EQUAL if exact else _ABOUT}{result}"


def _difference(_: DerivedFact, terms: list[Term], result: str, __: Callable[[int], str]) -> str | None:
    of, less = terms
    return f"{of.text}{_MINUS}{less.text}{_EQUAL}{result}"


def _line(entry: DerivedFact, terms: list[Term], result: str, integer: Callable[[int], str]) -> str | None:
    (start, start_text), (end, end_text) = terms
    base_year, target_year = entry.operands[1].years
    (year,) = entry.years
    if year == target_year:
        return None
    sign = " + " if end >= start else _MINUS
    high, low = (start_text, end_text) if start > end else (end_text, start_text)
    equal = _EQUAL if entry.exact == entry.shown else _ABOUT
    return (
        f"{start_text}{sign}({high}{_MINUS}{low}){_TIMES}{integer(year - base_year)}{_OVER}"
        f"{integer(target_year - base_year)}{equal}{result}"
    )


_FORMULAS: Final[Mapping[str, Callable[[DerivedFact, list[Term], str, Callable[[int], str]], str | None]]] = {
    **dict.fromkeys(RATIOS, _ratio),
    "difference": _difference,
    "line": _line,
}
"""The formula of each kind of derivation."""
