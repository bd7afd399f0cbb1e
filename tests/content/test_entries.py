"""Entries of the fact index behind the figures and words of messages: of which facts, by which rule, and as shown."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import event, given

import narrate
from narrate import CAREER_PROFILE, STANDARD, Employment, Occupation
from narrate.content import SECTIONS, ChoiceSpec, FigureSpec, Message, MessageSpec, Missing, Plan, Quantity
from narrate.content.entries import entry_of
from narrate.facts import (
    Address,
    Derivation,
    Fact,
    FactIndex,
    FactSpec,
    IndexEntry,
    Rule,
    change,
    difference,
    gap,
    licensed,
    projected_growth,
)
from narrate.testing.strategies import trends

SAMPLE = Path(__file__).parents[1] / "data" / "occupations.json"


def described(entry: IndexEntry | None) -> str:
    """Write an entry: its value and unit, and what it is calculated from by which rule."""
    if entry is None:
        return "none"
    unit = f" {entry.unit}" if entry.unit else ""
    if isinstance(entry, Fact):
        return f"{entry.address} = {entry.shown}{unit}"
    at = "" if entry.calculation.at is None else f" at {entry.calculation.at}"
    turned = " less is better" * entry.calculation.less_is_better
    operands = ", ".join(map(described, entry.operands))
    rule = "" if entry.rule is None else f" by {entry.rule}"
    return f"{entry.kind}{at}{turned} = {entry.shown}{unit}{rule} of ({operands})"


def shown(message: Message, facts: FactIndex) -> Iterator[str]:
    """List what is behind each choice and figure of a message."""
    yield f"{message.spec.section}.{message.spec.name}"
    names = [*(choice.name for choice in message.spec.choices), *(figure.name for figure in message.spec.figures)]
    for name in names:
        found = entry_of(message, name, facts)
        if found is not None:
            yield f"  {name}: {described(found)}"


def test_what_is_behind_each_kind_of_message_is_as_it_was_read(golden: Callable[[str, str], None]) -> None:
    lines: list[str] = []
    records = [narrate.from_dict(plain) for plain in json.loads(SAMPLE.read_bytes())]
    for methodology in (STANDARD, CAREER_PROFILE):
        seen = set()
        for facts in (FactIndex(record, methodology) for record in records):
            for message in (one for section in SECTIONS.values() for one in messages(section.planned(facts))):
                told = list(shown(message, facts))
                if message.spec not in seen and told != [line for line in told if line in lines]:
                    lines += told
                seen.add(message.spec)
    golden("content/entries.txt", "\n".join(lines) + "\n")


@given(trends(methodology=CAREER_PROFILE))
def test_a_growth_names_the_year_of_its_base(record: Occupation) -> None:
    facts = FactIndex(record, CAREER_PROFILE)
    for message in messages(SECTIONS["job_trends"].planned(facts)):
        if message.spec.name == "projected_growth":
            values = message.values()
            jobs = Address("projections", (values["base_year"], values["target_year"]), "jobs")
            base = Address("employment", (values["base_year"],), "jobs")
            event(f"base of its own: {values['since_year'] == values['base_year']}")
            since = Address("employment", (values["since_year"],), "jobs")
            assert projected_growth(facts, jobs, base).operands[-1] == since


def messages(plan: Plan | Missing) -> tuple[Message, ...]:
    return plan.messages if isinstance(plan, Plan) else ()


JOBS = FactSpec("employment", ("{year}",), "jobs")
OLDER = FactSpec("employment", ("{since}",), "jobs")
RECORD = Occupation(id="1", employment=(Employment(2012, 4_800), Employment(2014, 5_800)))


def entry(value: Any, spec: FigureSpec | ChoiceSpec, *others: tuple[FigureSpec, Any]) -> str:
    """Describe the entry behind a figure or a choice of a caller's own kind of message."""
    choices, figures = ((spec,), ()) if isinstance(spec, ChoiceSpec) else ((), (spec,))
    kind = MessageSpec("own", "own", choices, (*figures, *(figure for figure, _ in others)))
    values = ((value,), ()) if isinstance(spec, ChoiceSpec) else ((), (value,))
    message = Message(kind, values[0], (*values[1], *(other for _, other in others)))
    return described(entry_of(message, spec.name, FactIndex(RECORD, STANDARD)))


@pytest.mark.parametrize(
    ("quantity", "value", "expected"),
    [
        (Quantity.JOBS, 70, "own = 70 jobs"),
        (Quantity.OPENINGS, 70, "own = 70 openings a year"),
        (Quantity.YEAR, 1990, "own = 1990"),
        (Quantity.PERCENT, (125, 1), "own = 12.5 percent"),
        (Quantity.MONEY, (1726, 2, "EUR"), "own = 17.26 EUR"),
        (Quantity.COUNT, 3, "own = 3 count"),
        (Quantity.SCORE, (70, 0), "own = 70 score"),
        (Quantity.RANK, 3, "none"),
        (Quantity.PERCENTILE, 90, "none"),
    ],
)
def test_a_figure_that_no_record_has_is_a_fact_of_its_message(quantity: Quantity, value: Any, expected: str) -> None:
    assert entry(value, FigureSpec("own", quantity)) == expected


YEAR = (FigureSpec("year", Quantity.YEAR), 2014)
SINCE = (FigureSpec("since", Quantity.YEAR), 2012)
UNKNOWN = (FigureSpec("since", Quantity.YEAR), 2013)
OTHER = (FigureSpec("other", Quantity.JOBS), 4_000)
RANK = (FigureSpec("other", Quantity.RANK), 4)
OWN = Rule.parse("own rule")


@pytest.mark.parametrize(
    ("value", "spec", "others", "expected"),
    [
        (5_800, FigureSpec("jobs", Quantity.JOBS, (JOBS,)), (YEAR,), "employment[2014].jobs = 5800 jobs"),
        (
            (208, 1),
            FigureSpec("own", Quantity.PERCENT, (JOBS, OLDER), change(of=JOBS, since=OLDER)),
            (YEAR, SINCE),
            f"change = 20.8 percent by {Rule('change_share')} of (employment[2014].jobs = 5800 jobs, employment[2012].jobs = 4800 jobs)",
        ),
        # An operand may be a figure of the message; one without an entry leaves none for what follows from it.
        (
            1_800,
            FigureSpec("own", Quantity.JOBS, (JOBS,), difference(OWN, of=JOBS, less="other")),
            (YEAR, OTHER),
            "difference = 1800 jobs by own rule of (employment[2014].jobs = 5800 jobs, other = 4000 jobs)",
        ),
        (
            1_800,
            FigureSpec("own", Quantity.JOBS, (JOBS,), difference(OWN, of=JOBS, less="other")),
            (YEAR, RANK),
            "none",
        ),
        (
            (450, 1),
            FigureSpec("own", Quantity.PERCENT, (JOBS,), gap(OWN, of=JOBS, over="other")),
            (YEAR, OTHER),
            "gap = 45.0 percent by own rule of (employment[2014].jobs = 5800 jobs, other = 4000 jobs)",
        ),
        # What a rule licenses has those of its facts that the record has.
        (
            "up",
            ChoiceSpec("own", ("up",), "direction", (JOBS, OLDER), licensed(OWN)),
            (YEAR, UNKNOWN),
            "licensed = up by own rule of (employment[2014].jobs = 5800 jobs)",
        ),
        (
            (125, 1),
            FigureSpec("own", Quantity.PERCENT, (JOBS,), Derivation("own", OWN)),
            (YEAR,),
            "licensed = 12.5 by own rule of (employment[2014].jobs = 5800 jobs)",
        ),
        ("up", ChoiceSpec("own", ("up",)), (), "none"),
    ],
)
def test_the_entry_of_a_callers_own_figure_has_its_operands(
    value: Any, spec: FigureSpec | ChoiceSpec, others: tuple[tuple[FigureSpec, Any], ...], expected: str
) -> None:
    assert entry(value, spec, *others) == expected


def test_a_name_that_a_message_does_not_have_has_no_entry() -> None:
    spec = FigureSpec("jobs", Quantity.JOBS, (JOBS,))
    message = Message(MessageSpec("own", "own", (), (spec, YEAR[0])), (), (5_800, 2014))
    facts = FactIndex(RECORD, STANDARD)
    assert entry_of(message, "other", facts) is None
    found = entry_of(message, "jobs", facts)
    assert found is not None
    assert found.shown == Decimal(5_800)
