"""Texts that are wrong on purpose: a true text with one thing changed, put into words as narrate would put it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from attrs import frozen

import narrate
from narrate import Employer, Employment, Entry, Name, Occupation, Pay, Projection, Skill
from narrate.content import SECTIONS, Message, Missing, Plan, Quantity, planned
from narrate.report import Mentions
from narrate.wording import writer

KINDS = ("word", "class", "year", "figure", "period")
"""What is changed: a word of direction, a judgment or category, a year, another figure, what a wage is paid for."""

RECORDS = (
    Occupation(
        id="all",
        employment=(Employment(2012, 186_300), Employment(2014, 188_600)),
        projections=(
            Projection(2012, 2022, 227_500),
            Projection(2014, 2024, 217_600, percent=Decimal(15), outlook="much_faster", openings_per_year=7_100),
        ),
        pay=(
            Pay(
                2014,
                period="annual",
                currency="USD",
                percentiles={10: Decimal(23_340), 25: Decimal(28_250), 50: Decimal(35_900), 75: Decimal(46_640)},
            ),
        ),
        skills=(Skill("social", Decimal(37)), Skill("creative", Decimal(21)), Skill("analytical", Decimal(12))),
        entry=Entry(
            education="bachelors_degree", experience="none", training="short_term", certification="often_required"
        ),
    ),
    Occupation(
        id="outcome",
        employment=(Employment(2014, 64_100), Employment(2024, 48_800)),
        projections=(Projection(2014, 2024, 59_500, percent=Decimal("-7.2")),),
        employers=(Employer({"en": Name("mines")}, Decimal(40)), Employer({"en": Name("mills")}, Decimal(12))),
    ),
)
"""Together they have every section but those that quote."""


@frozen
class Mutant:
    """A text that is wrong.

    Attributes:
        kind: What was changed, one of ``KINDS``.
        what: The message and the part of it that was changed.
        text: The whole text.
    """

    kind: str
    what: str
    text: str


def mutants(record: Occupation, locale: str) -> Iterator[Mutant]:
    """Yield each text that differs from the true one in one choice or one figure."""
    plans = [
        plan for section in SECTIONS.values() if not isinstance(plan := _plan(section.name, record, locale), Missing)
    ]
    true = _text(plans, record, locale)
    for place, plan in enumerate(plans):
        for number, message in enumerate(plan.messages):
            for kind, what, other in _changed(message):
                messages = [*plan.messages[:number], other, *plan.messages[number + 1 :]]
                text = _text([*plans[:place], planned(*messages), *plans[place + 1 :]], record, locale)
                if text != true:
                    yield Mutant(kind, f"{message.spec.section}.{message.spec.name}: {what}", text)


def killed(record: Occupation, locale: str) -> Iterator[tuple[Mutant, bool]]:
    """Yield each mutant, and whether checking it against the facts finds a fault."""
    for mutant in mutants(record, locale):
        yield mutant, dead(mutant, record, locale)


def dead(mutant: Mutant, record: Occupation, locale: str) -> bool:
    """Return whether checking a mutant against the facts finds a fault."""
    return bool(narrate.check(mutant.text, record, locale=locale))


def _plan(section: str, record: Occupation, locale: str) -> Plan | Missing:
    plan = SECTIONS[section].plan(record, narrate.STANDARD)
    if isinstance(plan, Missing):
        return plan
    return writer(locale).sayable(plan, "source") or Missing("a name in the language")


def _text(plans: list[Plan], record: Occupation, locale: str) -> str:
    mentions = Mentions(record, writer(locale), "source")
    return "\n\n".join(writer(locale).section(plan, mentions.of(plan)) for plan in plans)


def _changed(message: Message) -> Iterator[tuple[str, str, Message]]:
    for place, choice in enumerate(message.spec.choices):
        for value in choice.values:
            if (choice.kind or choice.name == "period") and value not in (message.choices[place], "none"):
                choices = (*message.choices[:place], value, *message.choices[place + 1 :])
                kind = "word" if choice.kind == "direction" else "class" if choice.kind else "period"
                yield kind, f"{choice.name} is {value}", message._replace(choices=choices)
    for place, (figure, shown) in enumerate(zip(message.spec.figures, message.figures, strict=True)):
        other = _another(figure.quantity, shown)
        if other is not None:
            figures = (*message.figures[:place], other, *message.figures[place + 1 :])
            kind = "year" if figure.quantity in (Quantity.YEAR, Quantity.DATE) else "figure"
            yield kind, f"{figure.name} is {other}", message._replace(figures=figures)


def _another(quantity: Quantity, value: Any) -> Any:
    """Return another value of a figure's kind; None for figures that are not narrate's own."""
    if quantity in (Quantity.SHARES, Quantity.SCORES, Quantity.TEXT):
        return None
    if isinstance(value, int):
        return value + 1
    digits, *rest = value
    return (digits + 1, *rest)
