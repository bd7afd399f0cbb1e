"""Claims: what each figure and each judging word of a text asserts, and what it is from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import frozen

from narrate.comparison import verdict_rule
from narrate.content import MEASURES, FigureSpec, Message, Quantity
from narrate.methodology import Methodology
from narrate.records import Occupation
from narrate.wording import Slot, Writer


@frozen
class Claim:
    """One thing that a text asserts.

    Attributes:
        start: Where it starts in the section's text, in code points.
        end: Where it ends, exclusive.
        text: The words themselves.
        kind: What is claimed: jobs, openings, year, date, percent, percentile, money, direction, band, lead, verdict.
        value: The value as shown: counts and years as integers, percents in percent, money in the currency's units.
        facts: Paths of the facts it is from.
        rule: How it was derived, or what licensed it; None for a fact told as it is.
        section: The section of the report whose text it is in.
    """

    start: int
    end: int
    text: str
    kind: str
    value: int | float | str
    facts: tuple[str, ...]
    rule: str | None
    section: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Return the claim as plain values for JSON; the section is that of the object it lies in.

        >>> Claim(0, 4, "2012", "year", 2012, ("employment[2012].year",), None).to_dict()["value"]
        2012
        """
        return {
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "kind": self.kind,
            "value": self.value,
            "facts": list(self.facts),
            "rule": self.rule,
        }


def origins(occupation: Occupation) -> Mapping[str, str]:
    """Tell by path which figures were published under other codes than the record's, and under which."""
    told = {f"employment[{one.year}]": one.codes for one in occupation.employment}
    told |= {f"projections[{one.base_year}-{one.target_year}]": one.codes for one in occupation.projections}
    return {path: " + ".join(codes) for path, codes in told.items() if codes}


def claim(
    message: Message,
    slot: Slot,
    start: int,
    text: str,
    writer: Writer,
    methodology: Methodology,
    origins: Mapping[str, str],
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
        origins: Codes that figures were published under, by the path of their entry.
        section: The section that the sentence is in.

    Returns:
        The claim.
    """
    names = _names(message)
    spec: Any
    value: int | float | str
    if slot.form.startswith("item:"):
        spec = next(figure for figure in message.spec.figures if figure.name == slot.source)
        item: Any = message.values()[slot.source][int(slot.form.removeprefix("item:"))]  # type: ignore[index]
        measured = _plain(*item.figure)
        kind = MEASURES[spec.quantity].value
        return Claim(start, start + len(text), text, kind, measured, (item.fact,), None, section)
    if slot.kind == "figure":
        spec = next(figure for figure in message.spec.figures if figure.name == slot.source)
        kind, value = _shown(spec, message.values()[slot.source], writer)
        rule = spec.rule.format(rounding=_ROUNDINGS[methodology.rounding]) if spec.rule else None
    else:
        spec = message.spec.choice(slot.source)
        kind, value = spec.kind, str(names[slot.source])
        rule = _license(spec.rule, str(value), names, methodology)
    facts = tuple(_traced(fact.format_map(names), origins) for fact in spec.facts)
    return Claim(start, start + len(text), text, kind, value, facts, rule, section)


def _traced(fact: str, origins: Mapping[str, str]) -> str:
    """Add to a path the codes that its figure was published under, or was added up from."""
    codes = origins.get(fact.partition("]")[0] + "]") if origins else None
    return fact if codes is None else f"{fact} ({codes})"


_ROUNDINGS = {"half_up": "rounded half up", "cut": "cut"}


def _names(message: Message) -> Mapping[str, object]:
    names: dict[str, object] = {}
    for choice, value in zip(message.spec.choices, message.choices, strict=True):
        names[choice.name] = value
    for figure, shown in zip(message.spec.figures, message.figures, strict=True):
        names[figure.name] = shown
        if figure.quantity is Quantity.DATE and isinstance(shown, tuple):
            names["year"] = shown[0]
        if figure.quantity is Quantity.MONEY and isinstance(shown, tuple):
            names["currency"] = shown[2] if len(shown) == 3 else ""
    return names


def _shown(spec: FigureSpec, value: Any, writer: Writer) -> tuple[str, int | float | str]:
    """Tell the kind of a figure's claim, and its value as shown."""
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


def _license(rule: str, value: str, names: Mapping[str, object], methodology: Methodology) -> str | None:
    if rule == "verdict":
        return verdict_rule(value, methodology)
    if rule == "band":
        table = methodology.bands.get((names["base_year"], names["target_year"]))  # type: ignore[arg-type]
        if table is None:
            return "the record's own outlook"
        return f"band of edition {table.edition} ({table.standing}: {table.source}), or the record's own outlook"
    return rule or None
