"""Entries of the fact index behind the figures and judging words of a message."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from narrate.content.messages import ChoiceSpec, FigureSpec, Message, Quantity
from narrate.facts import (
    Address,
    Calculation,
    Derivation,
    DerivedFact,
    Fact,
    FactIndex,
    FactSpec,
    IndexEntry,
    Operand,
    projected_growth,
)

_Source = Address | Calculation | Fact


def entry_of(message: Message, name: str, facts: FactIndex) -> IndexEntry | None:
    """Return the entry of the fact index behind a figure or a choice of a message.

    Args:
        message: The message.
        name: The name of the figure or the choice.
        facts: The fact index of the record.

    Returns:
        The fact or the derived fact; a fact that only the message has is taken from there. None for a list, whose items
        have their own facts, and for a text.
    """
    return _Resolution(message, facts).entry(name)


class _Resolution:
    """The search for the entries of one message."""

    def __init__(self, message: Message, facts: FactIndex) -> None:
        self._facts = facts
        self._values: Mapping[str, Any] = message.known()
        self._figures = {figure.name: figure for figure in message.spec.figures}
        self._choices = {choice.name: choice for choice in message.spec.choices}

    def entry(self, name: str) -> IndexEntry | None:
        spec = self._figures.get(name) or self._choices.get(name)
        if spec is None:
            return None
        derivation = spec.derivation
        if derivation is not None and (derivation.kind == "licensed" or not self._operands(spec, derivation)):
            return self._licensed(spec, derivation)
        if derivation is None and isinstance(spec, FigureSpec) and spec.quantity is Quantity.DATE:
            derivation = _DATE
        source = self._figure(spec) if derivation is None else self._calculation(spec, derivation)
        return source if source is None or isinstance(source, Fact) else self._facts.get(source)

    def _licensed(self, spec: FigureSpec | ChoiceSpec, derivation: Derivation) -> DerivedFact:
        """Return the entry of a figure or word that a rule licenses without a calculation, as in the message."""
        sources = [one for fact in spec.facts for one in self._of(fact) if one in self._facts]
        value = self._values[spec.name]
        rule = derivation.licensed(str(value), self._values, self._facts.methodology)
        operands = tuple(self._facts[one] for one in sources)
        shown = value if isinstance(value, int | str) else _decimal(value)
        return DerivedFact(Calculation("licensed", tuple(sources), rule), operands, shown, rule=rule)

    def _calculation(self, spec: FigureSpec | ChoiceSpec, derivation: Derivation) -> Calculation | None:
        """Return the calculation of a derivation in this message; None where an operand is unknown."""
        kind, operands = derivation.kind, self._operands(spec, derivation)
        at = None
        if kind == "date":
            at = self._values[spec.name][1]
        elif kind in _AT:
            at = self._values[str(operands[_AT[kind]])]
            operands = operands[: _AT[kind]] + operands[_AT[kind] + 1 :]
        sources = [self._source(spec, one) for one in operands]
        known = tuple(one for found in sources for one in found)
        if kind in _OPTIONAL:
            known = tuple(one for one in known if isinstance(one, Calculation) or one in self._facts)
        elif not all(sources):
            return None
        if kind == "growth":
            jobs, base = known
            grown = isinstance(jobs, Address) and isinstance(base, Address)
            return projected_growth(self._facts, jobs, base) if grown else None  # type: ignore[arg-type]
        return Calculation(kind, known, derivation.rule, at, derivation.less_is_better)

    def _operands(self, spec: FigureSpec | ChoiceSpec, derivation: Derivation) -> tuple[Operand, ...]:
        return derivation.operands or (spec.facts if derivation.kind in _OF_FACTS else ())

    def _source(self, spec: FigureSpec | ChoiceSpec, operand: Operand) -> tuple[_Source, ...]:
        if isinstance(operand, FactSpec):
            return self._of(operand)
        if isinstance(operand, Derivation):
            made = self._calculation(spec, operand)
        else:
            figure = self._figures[operand]
            made = (
                self._figure(figure) if figure.derivation is None else self._calculation(figure, figure.derivation)  # type: ignore[assignment]
            )
        return () if made is None else (made,)

    def _of(self, fact: FactSpec) -> tuple[Address, ...]:
        """List the addresses of a fact; for a list as a whole, those of its figures."""
        address = fact.address(self._values)
        listed = not address.key and (not address.field or address.item)
        return self._facts.figures(address.list, address.item) if listed else (address,)

    def _figure(self, spec: FigureSpec | ChoiceSpec) -> Address | Fact | None:
        """Return a figure that is not derived: the address of a fact, or a fact that only the message has."""
        address = spec.facts[0].address(self._values) if spec.facts else Address(spec.name)
        if address in self._facts:
            return address
        value = self._values[spec.name]
        if isinstance(spec, FigureSpec) and spec.quantity in _UNITS:
            unit, plain = _UNITS[spec.quantity], value if isinstance(value, int) else _decimal(value)
            return Fact(address, plain, value[2] if spec.quantity is Quantity.MONEY else unit)
        return None


_DATE: Final = Derivation("date")
"""The derivation of a date of wages: the record's year, with its month or the methodology's."""

_AT: Final = {"line": 2, "item": 1, "complement": 1}
"""Kinds with an operand that selects a figure, with the index of that operand."""

_OPTIONAL: Final = ("direction", "band")
"""Kinds whose operands may be missing in the record."""

_OF_FACTS: Final = ("date", "band", "rank", "greatest", "least", "spread", "count", "millions", "billions")
"""Kinds whose operands are by default the facts of the figure."""

_UNITS: Final = {
    Quantity.JOBS: "jobs",
    Quantity.OPENINGS: "openings a year",
    Quantity.YEAR: "",
    Quantity.PERCENT: "percent",
    Quantity.MONEY: "",
    Quantity.COUNT: "count",
    Quantity.SCORE: "score",
}
"""The units of figures that only a caller's own section has."""


def _decimal(value: tuple[int, int]) -> Decimal:
    """Return the number with these digits and decimals."""
    return Decimal(value[0]).scaleb(-value[1])
