"""Claims: what each figure and each judging word of a text asserts, and what it is from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from narrate.content import MEASURES, ChoiceSpec, FigureSpec, Message, Quantity
from narrate.facts import Address, Rule
from narrate.methodology import Methodology
from narrate.records import Occupation
from narrate.wording import Slot, Writer

Origins = Mapping[tuple[str, tuple[str, ...]], tuple[str, ...]]
"""The codes that figures were published under where they are not the record's own, by the list and key of the entry."""


@frozen
class Claim:
    """One thing that a text asserts.

    Attributes:
        start: Where it starts in the section's text, in code points.
        end: Where it ends, exclusive.
        text: The words themselves.
        kind: What is claimed: jobs, openings, year, date, percent, percentile, money, direction, band, lead, verdict.
        value: The value as shown: counts and years as integers, percents in percent, money in the currency's units.
        facts: Where the facts are that it is from.
        rule: How it was derived, or what licensed it; None for a fact that is given as it is.
        section: The section of the report whose text it is in.
        figure: The figure or choice of its message that it is the claim of; empty where a report was read back.
    """

    start: int
    end: int
    text: str
    kind: str
    value: int | float | str
    facts: tuple[Address, ...]
    rule: Rule | None
    section: str = ""
    figure: str = field(default="", eq=False, repr=False)

    def to_dict(self) -> dict[str, Any]:
        """Return the claim as plain values for JSON; the section is that of the object it lies in.

        >>> Claim(0, 4, "2012", "year", 2012, (Address("employment", (2012,), "year"),), None).to_dict()["value"]
        2012
        """
        return {
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "kind": self.kind,
            "value": self.value,
            "facts": list(map(str, self.facts)),
            "rule": None if self.rule is None else str(self.rule),
        }


def origins(occupation: Occupation) -> Origins:
    """Return under which codes figures were published that are not under the record's own, by list and key."""
    found: dict[tuple[str, tuple[str, ...]], tuple[str, ...]] = {}
    for entry in occupation.employment:
        if entry.codes:
            found["employment", (str(entry.year),)] = entry.codes
    for projection in occupation.projections:
        if projection.codes:
            found["projections", (str(projection.base_year), str(projection.target_year))] = projection.codes
    return found


def claim(
    message: Message,
    slot: Slot,
    start: int,
    text: str,
    writer: Writer,
    methodology: Methodology,
    origins: Origins,
    section: str,
) -> Claim:
    """Make the claim of one slot of a sentence.

    Args:
        message: What is said.
        slot: A figure or a choice of it.
        start: Where its text starts in the section's text, in code points.
        text: Its text.
        writer: Who wrote it; it knows how figures are shown.
        methodology: What the rules depend on.
        origins: Codes that figures were published under, by the list and key of their entry.
        section: The section that the sentence is in.

    Returns:
        The claim.
    """
    values = values_of(message)
    spec: FigureSpec | ChoiceSpec
    value: int | float | str
    if slot.form.startswith("item:"):
        figure = next(figure for figure in message.spec.figures if figure.name == slot.source)
        item: Any = message.values()[slot.source][int(slot.form.removeprefix("item:"))]  # type: ignore[index]
        measured = _plain(*item.figure)
        kind = MEASURES[figure.quantity].value
        return Claim(start, start + len(text), text, kind, measured, (item.fact,), None, section, slot.source)
    if slot.kind == "figure":
        spec = next(figure for figure in message.spec.figures if figure.name == slot.source)
        kind, value = _shown(spec, message.values()[slot.source], writer)
    else:
        spec = message.spec.choice(slot.source)
        kind, value = spec.kind, str(values[slot.source])
    derivation = spec.derivation
    rule = None if derivation is None else derivation.licensed(str(value), values, methodology)
    facts = tuple(_traced(fact.address(values), origins) for fact in spec.facts)
    return Claim(start, start + len(text), text, kind, value, facts, rule, section, slot.source)


def _traced(address: Address, origins: Origins) -> Address:
    """Add to an address the codes that its figure was published under, or was added up from."""
    codes = origins.get((address.list, address.key)) if origins else None
    return address if codes is None else address.published_as(codes)


def values_of(message: Message) -> Mapping[str, object]:
    """Return a message's figures and choices by name, with the year and the currency of its dates and amounts."""
    values: dict[str, object] = {}
    for choice, value in zip(message.spec.choices, message.choices, strict=True):
        values[choice.name] = value
    for figure, shown in zip(message.spec.figures, message.figures, strict=True):
        values[figure.name] = shown
        if figure.quantity is Quantity.DATE and isinstance(shown, tuple):
            values["year"] = shown[0]
        if figure.quantity is Quantity.MONEY and isinstance(shown, tuple):
            values["currency"] = shown[2] if len(shown) == 3 else ""
    return values


def _shown(spec: FigureSpec, value: Any, writer: Writer) -> tuple[str, int | float | str]:
    """Return the kind of a figure's claim, and its value as shown."""
    quantity = spec.quantity
    if quantity is Quantity.MILLIONS:
        digits, decimals = writer.figures.shown_millions(value)
        return "jobs", digits * 10 ** (6 - decimals)
    if isinstance(value, int):
        return quantity.value, value
    if quantity is Quantity.DATE:
        month = value[1]
        return ("year", value[0]) if month is None else ("date", f"{value[0]}-{month:02d}")
    if quantity is Quantity.TEXT:
        return "quotation", "description"
    return quantity.value, _plain(value[0], value[1])


def _plain(shown: int, places: int) -> int | float:
    return shown if places == 0 else shown / 10**places
