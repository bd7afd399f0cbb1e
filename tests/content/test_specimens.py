"""Every specimen is a message that some record gives, and what records at random give is among the specimens."""

from __future__ import annotations

import random
from collections.abc import Callable, Hashable, Iterator
from decimal import Decimal
from functools import cache
from itertools import cycle, product
from typing import Any

import pytest
from babel import Locale
from evidence import record_of
from extent import THOROUGH, share
from hunt import hunted, messages

from narrate.content import OUTSIDE, SCALES, SECTIONS, Item, Message, MessageSpec, Quantity
from narrate.content.specimens import SPECIMENS, FigureGroup, Values

KINDS = {f"{spec.section}.{spec.name}": spec for spec in SPECIMENS}
RULES = ("ar", "br", "cy", "ga", "he", "hsb", "it", "lt", "lv", "mt", "ru", "sl")
"""Languages with plural rules of every sort, most of which narrate does not write."""
RECORDS = 600
TRIED = 400 if THOROUGH else 50
"""Specimens of a kind of which records are made."""


@cache
def values(rules: str) -> Values:
    """Give what a language tells apart that would ask for plural categories everywhere, and for months."""
    plural: Callable[[Any], str] = Locale.parse(rules).plural_form
    kept: dict[tuple[int, int], str] = {}

    def category(quantity: Quantity, value: Any) -> Hashable:
        if quantity in OUTSIDE:
            return None
        if quantity is Quantity.DATE:
            return value[1] is None, plural(value[0])
        number = (value, 0) if isinstance(value, int) else value[:2]
        if quantity in SCALES:
            number = (value + 5 * 10 ** (SCALES[quantity] - 2)) // 10 ** (SCALES[quantity] - 1), 1
        if number not in kept:
            kept[number] = plural(Decimal(number[0]).scaleb(-number[1]))
        return kept[number]

    return Values(category)


def test_every_kind_of_message_says_of_every_figure_what_it_can_be() -> None:
    assert set(SPECIMENS) == {spec for section in SECTIONS.values() for spec in section.specs}
    for spec, groups in SPECIMENS.items():
        assert sorted(name for group in groups for name in group.figures) == sorted(one.name for one in spec.figures)
        assert {name for group in groups for name in group.choices} <= {choice.name for choice in spec.choices}


def test_the_specimens_are_of_every_kind_and_for_its_block_of_every_value_of_every_choice() -> None:
    alike = Values(lambda _quantity, _value: 0)
    seen = {
        (spec.section, spec.block, choice.name, value)
        for spec, groups in SPECIMENS.items()
        for message in made(spec, groups, alike)
        for choice, value in zip(spec.choices, message.choices, strict=True)
    }
    for spec, groups in SPECIMENS.items():
        assert any(made(spec, groups, alike))
        for choice in spec.choices:
            for value in choice.values:
                assert (spec.section, spec.block, choice.name, value) in seen


@pytest.mark.parametrize("kind", share(sorted(KINDS), 2))
def test_every_specimen_is_given_by_a_record(kind: str) -> None:
    spec = KINDS[kind]
    tried = list(made(spec, SPECIMENS[spec], values("ar")))
    for message in random.Random(1).sample(tried, min(TRIED, len(tried))):  # noqa: S311  # not for secrets
        written = [_bare(one) for one in messages(record_of(message)) if one.spec is spec]
        assert _bare(message) in written, (message, written)


def made(spec: MessageSpec, groups: tuple[FigureGroup, ...], shown: Values) -> Iterator[Message]:
    """Give messages of a kind, so that each value of each of its groups is in one, beside others of the rest."""
    for choices in product(*(choice.values for choice in spec.choices)):
        of = dict(zip((choice.name for choice in spec.choices), choices, strict=True))
        fitting = []
        for group in groups:
            wanted = tuple(of[name] for name in group.choices)
            fitting.append([figures for some, figures in group.made(shown) if some == wanted])
        if not all(fitting):
            continue
        longest = max(map(len, fitting), default=1)
        # Each group starts elsewhere, so that not only the examples meet.
        turning = [cycle(some[place % len(some) :] + some[: place % len(some)]) for place, some in enumerate(fitting)]
        for _ in range(longest):
            found: dict[str, Any] = {}
            for group, some in zip(groups, turning, strict=True):
                found.update(zip(group.figures, next(some), strict=True))
            yield Message(spec, choices, tuple(found[figure.name] for figure in spec.figures))


def _bare(message: Message) -> tuple[object, ...]:
    """Leave out the names of items and the paths of their figures."""
    figures = [
        tuple(item.figure for item in value)
        if isinstance(value, tuple) and value and isinstance(value[0], Item)
        else value
        for value in message.figures
    ]
    if message.spec.name == "apart":  # it has the skills, and tells none of them
        figures = figures[:1]
    return message.choices, tuple(figures)


@pytest.mark.parametrize("rules", share(RULES, 12, start=1))
def test_values_of_records_are_among_the_specimens_in_every_language(rules: str) -> None:
    shown = values(rules)
    parents = {spec.listing: spec for spec in SPECIMENS if spec.listing is not None}
    there: dict[tuple[MessageSpec, FigureGroup], set[Hashable]] = {}
    for message in hunted(1, RECORDS):
        spec = parents.get(message.spec, message.spec)
        quantities = {figure.name: figure.quantity for figure in spec.figures}
        choices = dict(zip((choice.name for choice in spec.choices), message.choices, strict=True))
        given = message.values()

        def seen(group: FigureGroup, some: tuple[str, ...], figures: tuple[Any, ...]) -> Hashable:
            # A gap that is said to be large is in no text.
            unwritten = {"gap"} if "multiple" in some else set()
            written = [pair for pair in zip(group.figures, figures, strict=True) if pair[0] not in unwritten]
            return some, tuple(shown.category(quantities[name], value) for name, value in written)  # noqa: B023

        for group in SPECIMENS[spec]:
            if (spec, group) not in there:
                there[spec, group] = {seen(group, *one) for one in group.made(shown)}
            own = seen(group, tuple(choices[n] for n in group.choices), tuple(given[n] for n in group.figures))
            assert own in there[spec, group], message
