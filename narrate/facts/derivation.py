"""Derivations: how a figure of a message, or a word that judges, follows from facts and from other figures."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Final

from attrs import frozen

from narrate.facts.address import FactSpec
from narrate.facts.rule import Rule
from narrate.methodology import Methodology

Operand = str | FactSpec
"""A figure of the message by its name, or a fact."""

_LINES: Final = {"half_up": "line_half_up", "cut": "line_cut"}


@frozen
class Derivation:
    """How a figure of a kind of message, or one of its words, is derived.

    Attributes:
        kind: ``share`` (a difference as a share of a base), ``difference``, ``line`` (a point on the straight line of a
            projection), ``verdict``, ``band``, or ``licensed`` (by a rule, without a calculation of its own).
        rule: What a claim says of it; None where that depends on the methodology or on the value.
        operands: What it is calculated from, in the order of its kind: a share's value and base, a difference's minuend
            and subtrahend, a line's jobs in the base year, jobs in the target year, and year.
    """

    kind: str
    rule: Rule | None = None
    operands: tuple[Operand, ...] = ()

    @property
    def of_edition(self) -> bool:
        """Whether its rule depends on the edition, by the message's base and target year."""
        return self.kind == "band"

    def licensed(self, value: str, values: Mapping[str, Any], methodology: Methodology) -> Rule | None:
        """Return the rule of a claim.

        Args:
            value: The value of the claim.
            values: The message's figures and choices by name.
            methodology: The choices that the figures depend on.
        """
        if self.kind == "line":
            return Rule(_LINES[methodology.rounding])
        if self.kind == "verdict":
            low, high = _percent(methodology.on_track), _percent(methodology.moderate)
            if value == "on_track":
                return Rule("verdict_on_track", low=low)
            if value.startswith("much_"):
                return Rule("verdict_strong", high=high)
            return Rule("verdict_moderate", low=low, high=high)
        if self.kind == "band":
            table = methodology.bands.get((values["base_year"], values["target_year"]))
            if table is None:
                return Rule("own_outlook")
            return Rule("band", edition=table.edition, standing=table.standing, source=table.source)
        return self.rule


def _percent(share: Fraction) -> str:
    percent = share * 100
    return f"{percent.numerator}%" if percent.denominator == 1 else f"{percent}%"


def share(rule: Rule, *, of: Operand, over: Operand) -> Derivation:
    """Declare a difference as a share of a base: (*of* - *over*) / *over*."""
    return Derivation("share", rule, (of, over))


def line(start: FactSpec, end: FactSpec, *, year: str) -> Derivation:
    """Declare a point on the straight line of a projection.

    Args:
        start: Jobs in the base year.
        end: Jobs in the target year.
        year: The figure of the message that says which year it is for.
    """
    return Derivation("line", None, (start, end, year))


def difference(rule: Rule, *, of: Operand, less: Operand) -> Derivation:
    """Declare the difference of two figures: *of* - *less*."""
    return Derivation("difference", rule, (of, less))


def licensed(rule: Rule) -> Derivation:
    """Declare a figure or a word that a rule licenses, without a calculation of its own."""
    return Derivation("licensed", rule)


VERDICT_RULE: Final = Derivation("verdict")
"""A verdict: its claim says which gaps it is for."""

BAND_RULE: Final = Derivation("band")
"""A band of growth: its claim says by which edition's table, or that the record has it."""
