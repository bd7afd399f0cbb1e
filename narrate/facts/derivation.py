"""Derivations: the way from facts and figures to a figure of a message or a judging word."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Final

from attrs import frozen

from narrate.facts.address import FactSpec
from narrate.facts.rule import Rule
from narrate.methodology import BandTable, Methodology


@frozen
class Derivation:
    """The derivation of a figure or a word in a kind of message.

    Attributes:
        kind: ``change``, ``gap`` or ``share`` (a difference as a share of a base), ``growth`` (a projected change over
            the methodology's base), ``difference``, ``line`` (a point on the straight line of a
            projection), ``direction``, ``verdict``, ``band``, ``licensed`` (by a rule, without a calculation of its
            own), or another kind of ``Calculation``.
        rule: The rule in claims; None where it depends on the methodology or on the value.
        operands: Its operands, in the order of its kind: a share's value and base, a difference's minuend
            and subtrahend, a line's jobs in the base year, jobs in the target year, and year. A figure of the message
            by its name, a fact, or another derivation.
        less_is_better: For a verdict, whether a gap above zero is bad.
    """

    kind: str
    rule: Rule | None = None
    operands: tuple[Operand, ...] = ()
    less_is_better: bool = False

    @property
    def of_edition(self) -> bool:
        """Whether its rule depends on the edition, given by the message's base and target year."""
        return self.kind == "band"

    def licensed(self, value: str, values: Mapping[str, Any], methodology: Methodology) -> Rule | None:
        """Return the rule of a claim.

        Args:
            value: The value of the claim.
            values: The message's figures and choices by name.
            methodology: The choices that the figures depend on.
        """
        if self.kind == "line":
            return line_rule(methodology)
        if self.kind == "verdict":
            return verdict_rule(value, methodology, weakened=values.get("margin") == "rounding")
        if self.kind == "band":
            return band_rule(methodology.bands.get((values["base_year"], values["target_year"])))
        return self.rule


Operand = str | FactSpec | Derivation
"""A figure of the message by its name, a fact, or another derivation."""


def line_rule(methodology: Methodology) -> Rule:
    """Return the rule of a point on a line, which depends on the rounding."""
    return Rule("line_half_up" if methodology.rounding == "half_up" else "line_cut")


def verdict_rule(verdict: str, methodology: Methodology, *, weakened: bool = False) -> Rule:
    """Return the rule of a verdict, with the gaps that it covers.

    Args:
        verdict: The verdict.
        methodology: Its thresholds are in the rule.
        weakened: Whether it is weaker than that of the figures as shown, since their rounding allows no stronger one.
    """
    low, high = _percent(methodology.on_track), _percent(methodology.moderate)
    if weakened:
        return Rule("verdict_within_rounding", low=low, high=high)
    if verdict == "on_track":
        return Rule("verdict_on_track", low=low)
    if verdict.startswith("much_"):
        return Rule("verdict_strong", high=high)
    return Rule("verdict_moderate", low=low, high=high)


def band_rule(table: BandTable | None) -> Rule:
    """Return the rule of a band: the edition's table, or the record's own label."""
    if table is None:
        return Rule("own_outlook")
    return Rule("band", edition=table.edition, standing=table.standing, source=table.source)


def _percent(share: Fraction) -> str:
    percent = share * 100
    return f"{percent.numerator}%" if percent.denominator == 1 else f"{percent}%"


def share(rule: Rule, *, of: Operand, over: Operand) -> Derivation:
    """Return the derivation of a difference as a share of a base: (*of* - *over*) / *over*."""
    return Derivation("share", rule, (of, over))


def change(*, of: Operand, since: Operand) -> Derivation:
    """Return the derivation of the change from an earlier figure to a later one, as a share of the earlier."""
    return Derivation("change", Rule("change_share"), (of, since))


def gap(rule: Rule, *, of: Operand, over: Operand) -> Derivation:
    """Return the derivation of the difference between a figure and its reference, as a share of the reference."""
    return Derivation("gap", rule, (of, over))


def line(start: FactSpec, end: FactSpec, *, year: str, against: FactSpec | None = None) -> Derivation:
    """Return the derivation of a point on the straight line of a projection.

    Args:
        start: Jobs in the base year.
        end: Jobs in the target year.
        year: The figure of the message with the year of the point.
        against: The jobs that it is compared with; the point is rounded to the finest unit of the three.
    """
    return Derivation("line", None, (start, end, year) if against is None else (start, end, year, against))


def direction(rule: Rule, *, of: Operand, levels: tuple[FactSpec, ...] = ()) -> Derivation:
    """Return the derivation of the direction of a figure: its sign, as shown.

    Args:
        rule: The rule in claims.
        of: A change or a gap, or a published percent.
        levels: For a published percent, the figures that it is the change between, if the record has them.
    """
    return Derivation("direction", rule, (of, *levels))


def verdict(*, of: Derivation, less_is_better: bool = False) -> Derivation:
    """Return the derivation of the verdict on a gap.

    Args:
        of: The gap.
        less_is_better: Whether a gap above zero is worse, as for an older projection that is above a newer one.
    """
    return Derivation("verdict", None, (of,), less_is_better)


def difference(rule: Rule, *, of: Operand, less: Operand) -> Derivation:
    """Return the derivation of the difference of two figures: *of* - *less*."""
    return Derivation("difference", rule, (of, less))


def licensed(rule: Rule) -> Derivation:
    """Return the derivation of a figure or a word that a rule licenses without a calculation."""
    return Derivation("licensed", rule)


VERDICT_RULE: Final = Derivation("verdict")
"""The derivation of a verdict; the rule in a claim has the gaps that the verdict covers."""

BAND_RULE: Final = Derivation("band")
"""The derivation of a band; the rule in a claim has the edition's table, or that the label is published."""
