"""Formulas: the calculation of a derived figure, in arithmetic signs alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final, NamedTuple

from narrate.comparison import on_line, tenths_of_percent
from narrate.content import Message, Quantity
from narrate.facts import FactIndex, Operand
from narrate.page.facts import shown
from narrate.page.texts import PageTexts
from narrate.report import Claim
from narrate.wording import Writer

_MINUS, _TIMES, _OVER = " \u2212 ", " \u00d7 ", " \u00f7 "
_EQUAL, _ABOUT = " = ", " \u2248 "


class Term(NamedTuple):
    """A figure in a formula: its exact value and its text."""

    value: Fraction
    text: str


class Calculation(NamedTuple):
    """The parts of a formula.

    Attributes:
        claim: The claim of the derived figure.
        terms: Its operands, in the order of their kind.
        values: The message's figures and choices by name.
        unit: The unit to which a line is rounded, in jobs.
        integer: The formatter of whole numbers.
    """

    claim: Claim
    terms: tuple[Term, ...]
    values: Mapping[str, Any]
    unit: int
    integer: Callable[[int], str]


def formula(
    claim: Claim, message: Message, figure: str, facts: FactIndex, writer: Writer, words: PageTexts
) -> str | None:
    """Return the formula of a derived figure with its figures.

    Args:
        claim: The claim of the figure.
        message: Its message, whose kind declares the derivation of the figure.
        figure: The name of the figure in the message.
        facts: The facts of the record, and the methodology.
        writer: The writer of the figures.
        words: The words for a bound.

    Returns:
        A formula as ``(188,600 − 186,300) ÷ 186,300 = 1.2%``; None for a figure that is quoted unchanged or has no
        calculation, and where the result of the formula is not the figure that is shown.
    """
    spec = next((one for one in message.spec.figures if one.name == figure), None)
    if spec is None or spec.derivation is None or spec.derivation.kind not in _FORMULAS:
        return None
    values = message.known()
    terms = [_term(operand, message, values, facts, writer, words) for operand in spec.derivation.operands]
    known = tuple([term for term in terms if term is not None])
    if len(known) < len(terms):
        return None
    made = Calculation(claim, known, values, facts.methodology.unit, writer.figures.numbers.integer)
    return _FORMULAS[spec.derivation.kind](made)


def _term(
    operand: Operand,
    message: Message,
    values: Mapping[str, Any],
    facts: FactIndex,
    writer: Writer,
    words: PageTexts,
) -> Term | None:
    """Return an operand as a term; None for a bound, and for a fact that the record does not have."""
    if isinstance(operand, str):
        return _figure(operand, message, values, writer)
    fact = facts.get(operand.address(values))
    if fact is None or not isinstance(fact.value, int | Decimal):
        return None
    text = shown(fact, facts, writer, words)
    return None if text is None else Term(Fraction(fact.value), text)


def _figure(name: str, message: Message, values: Mapping[str, Any], writer: Writer) -> Term | None:
    spec = next((figure for figure in message.spec.figures if figure.name == name), None)
    value = values.get(name)
    if spec is None:
        return None
    if isinstance(value, int):
        return Term(Fraction(value), writer.figures.numbers.integer(value))
    if spec.quantity is Quantity.MONEY and isinstance(value, tuple):
        return Term(Fraction(value[0], 10 ** value[1]), writer.figures.money(*value))
    return None


def _share(made: Calculation) -> str | None:
    (value, text), (base, base_text) = made.terms
    scale = value.denominator * base.denominator
    if base == 0 or made.claim.value != tenths_of_percent(int((value - base) * scale), int(base * scale)) / 10:
        return None
    high, low = (text, base_text) if value > base else (base_text, text)
    exact = (abs(value - base) * 1000 / base).denominator == 1
    return f"({high}{_MINUS}{low}){_OVER}{base_text}{_EQUAL if exact else _ABOUT}{made.claim.text}"


def _difference(made: Calculation) -> str | None:
    (value, text), (less, less_text) = made.terms
    if float(value - less) != made.claim.value:
        return None
    return f"{text}{_MINUS}{less_text}{_EQUAL}{made.claim.text}"


def _line(made: Calculation) -> str | None:
    (start, start_text), (end, end_text), (year, _) = made.terms
    base_year, target_year, expected = (made.values[name] for name in ("base_year", "target_year", "expected"))
    horizon, elapsed = target_year - base_year, int(year) - base_year
    exact = on_line(int(start), int(end), elapsed, horizon)
    if elapsed == horizon or abs(exact - expected) >= made.unit:
        return None
    sign = " + " if end >= start else _MINUS
    high, low = (start_text, end_text) if start > end else (end_text, start_text)
    equal = _EQUAL if exact == expected else _ABOUT
    return (
        f"{start_text}{sign}({high}{_MINUS}{low}){_TIMES}{made.integer(elapsed)}{_OVER}{made.integer(horizon)}"
        f"{equal}{made.claim.text}"
    )


_FORMULAS: Final[Mapping[str, Callable[[Calculation], str | None]]] = {
    "share": _share,
    "difference": _difference,
    "line": _line,
}
"""The formula of each kind of derivation."""
