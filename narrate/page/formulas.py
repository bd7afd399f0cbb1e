"""Formulas: how a derived figure comes from the figures it is from, in the signs of arithmetic alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Final

from narrate.comparison import on_line, tenths_of_percent
from narrate.content import Message
from narrate.methodology import Methodology
from narrate.page.facts import found
from narrate.records import Occupation
from narrate.report import Claim
from narrate.wording import Writer

_MINUS, _TIMES, _OVER = " \u2212 ", " \u00d7 ", " \u00f7 "
_EQUAL, _ABOUT = " = ", " \u2248 "

Operands = Mapping[str, int]

# A derived figure, by section, message and kind of claim, to its operands: figures of the message, or facts by place.
_SHARES: Final[Mapping[tuple[str, str, str], tuple[str, str]]] = {
    ("job_trends", "observed_change", "percent"): ("second", "first"),
    ("job_trends", "projected_growth", "percent"): ("fact 1", "fact 0"),
    ("job_trends", "on_pace", "percent"): ("observed", "expected"),
    ("job_trends", "extrapolation", "percent"): ("expected", "fact 2"),
    ("job_outlook", "computed_growth", "percent"): ("fact 1", "fact 0"),
    ("job_outlook", "computed_decline", "percent"): ("fact 1", "fact 0"),
    ("track_record", "outcome", "percent"): ("fact 1", "fact 0"),
    ("track_record", "changes", "percent"): ("fact 1", "fact 0"),
    ("track_record", "published_changes", "percent"): ("fact 1", "fact 0"),
}
_LINES: Final[Mapping[tuple[str, str], str]] = {
    ("job_trends", "on_pace"): "year",
    ("job_trends", "extrapolation"): "new_target_year",
}


def formula(
    made: Claim, message: Message, occupation: Occupation, writer: Writer, methodology: Methodology
) -> str | None:
    """Write the formula of a derived figure with the figures in it.

    Args:
        made: The claim of the figure.
        message: The message it stands in.
        occupation: The record.
        writer: Who writes the figures.
        methodology: Its unit says how far a line is rounded.

    Returns:
        As ``(188,600 − 186,300) ÷ 186,300 = 1.2%``; None for what is told as it is, for what no formula is known of,
        and where the formula would not give the figure that is shown.
    """
    if made.rule is None:
        return None
    section, name = message.spec.section, message.spec.name
    operands = _operands(made, message, occupation)
    share, year = _SHARES.get((section, name, made.kind)), _LINES.get((section, name))
    if share is not None and all(operand in operands for operand in share):
        value, base = (operands[operand] for operand in share)
        return _share(made, value, base, writer.figures.numbers.integer)
    if made.kind == "jobs" and year is not None and {"fact 0", "fact 1"} <= operands.keys():
        return _line(made, operands, operands[year], methodology.unit, writer.figures.numbers.integer)
    return None


def _operands(made: Claim, message: Message, occupation: Occupation) -> Operands:
    operands = {name: value for name, value in message.values().items() if isinstance(value, int)}
    for place, path in enumerate(made.facts):
        value = found(path, occupation)
        if isinstance(value, int):
            operands[f"fact {place}"] = value
    return operands


def _share(made: Claim, value: int, base: int, integer: Callable[[int], str]) -> str | None:
    if base == 0 or made.value != tenths_of_percent(value - base, base) / 10:
        return None
    high, low = (integer(one) for one in (max(value, base), min(value, base)))
    exact = Fraction(abs(value - base) * 1000, base).denominator == 1
    return f"({high}{_MINUS}{low}){_OVER}{integer(base)}{_EQUAL if exact else _ABOUT}{made.text}"


def _line(made: Claim, operands: Operands, year: int, unit: int, integer: Callable[[int], str]) -> str | None:
    start, end = operands["fact 0"], operands["fact 1"]
    horizon, elapsed = operands["target_year"] - operands["base_year"], year - operands["base_year"]
    exact = on_line(start, end, elapsed, horizon)
    if elapsed == horizon or abs(exact - operands["expected"]) >= unit:
        return None
    sign = " + " if end >= start else _MINUS
    high, low = (integer(one) for one in (max(start, end), min(start, end)))
    equal = _EQUAL if exact == operands["expected"] else _ABOUT
    return (
        f"{integer(start)}{sign}({high}{_MINUS}{low}){_TIMES}{integer(elapsed)}{_OVER}{integer(horizon)}"
        f"{equal}{made.text}"
    )
