"""Listings of content as they were read: every kind of message, the plans of the sample, and what figures can be."""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Iterator
from pathlib import Path
from typing import Any
from zlib import crc32

import narrate
from narrate import CAREER_PROFILE, STANDARD, Occupation
from narrate.content import OUTSIDE, SECTIONS, ChoiceSpec, FigureSpec, MessageSpec, Quantity
from narrate.content.specimens import SPECIMENS, Values
from narrate.facts import Address
from narrate.methodology import Methodology

SAMPLE = Path(__file__).parents[1] / "data" / "occupations.json"


def described(spec: MessageSpec) -> Iterator[str]:
    """List all that a kind of message has, a line each."""
    flags = [name for name in ("mentions", "again") if getattr(spec, name)]
    yield " ".join([f"{spec.section}.{spec.name}", f"in block {spec.block}", *flags])
    for choice in spec.choices:
        yield f"  {choice.name}: {' | '.join(choice.values)}{grounds(choice)}"
    for figure in spec.figures:
        named = f" of {figure.table}" if figure.table else ""
        yield f"  {figure.name}: {figure.quantity.value}{named}{' quoted' * figure.quoted}{grounds(figure)}"
    if spec.listed:
        yield f"  over the items of {spec.listed}"
    if spec.listing is not None:
        yield from (f"  {line}" for line in described(spec.listing))


def grounds(spec: ChoiceSpec | FigureSpec) -> str:
    """Write the facts of a figure or choice, and the rule that it follows from them by."""
    kind = f" ({spec.kind})" if isinstance(spec, ChoiceSpec) and spec.kind else ""
    facts = ", ".join(Address(fact.list, fact.key, fact.field, fact.item) for fact in spec.facts)
    return f"{kind}{' from ' * bool(facts)}{facts}{'' if spec.derivation is None else f' by {spec.derivation}'}"


def test_every_kind_of_message_is_as_it_was_read(golden: Callable[[str, str], None]) -> None:
    lines = [line for section in SECTIONS.values() for spec in section.specs for line in described(spec)]
    golden("content/messages.txt", "\n".join(lines) + "\n")


def plans(record: Occupation, methodology: Methodology) -> list[str]:
    return [repr(section.plan(record, methodology)) for section in SECTIONS.values()]


def test_the_plans_of_the_sample_are_as_they_were_read(golden: Callable[[str, str], None]) -> None:
    lines = []
    for record in map(narrate.from_dict, json.loads(SAMPLE.read_bytes())):
        standard = plans(record, STANDARD)
        others = [plan for plan in plans(record, CAREER_PROFILE) if plan not in standard]
        lines += [f"=== {record.id}", *standard, *(f"--- with the career profile\n{plan}" for plan in others)]
    golden("content/plans.txt", "\n".join(lines) + "\n")


def category(quantity: Quantity, value: Any) -> Hashable:
    """Tell apart one, two, a few and many by the last two digits, as some languages do, and dates without a month."""
    if quantity in OUTSIDE:
        return None
    number = value if isinstance(value, int) else value[0]
    last = number % 100
    kind = "one" if number == 1 else "two" if number == 2 else "few" if 3 <= last <= 10 else "many" if last > 10 else ""
    return kind, quantity is Quantity.DATE and value[1] is None


def test_what_figures_can_be_is_as_it_was_read(golden: Callable[[str, str], None]) -> None:
    shown = Values(category)
    lines = []
    for spec, groups in SPECIMENS.items():
        lines.append(f"{spec.section}.{spec.name}")
        for group in groups:
            made = [repr(one) for one in group.made(shown)]
            names = ", ".join((*group.choices, *group.figures))
            lines += [
                f"  {names}: {len(made)} of checksum {crc32(chr(10).join(made).encode()):08x}",
                f"    {made[0]} to {made[-1]}",
            ]
    golden("content/specimens.txt", "\n".join(lines) + "\n")
