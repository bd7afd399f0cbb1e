"""Items of lists, from the named entries of a record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from narrate.content.messages import ChoiceSpec, Item
from narrate.facts import Address
from narrate.records import ComparedGroup, FrozenMap, Name

ITEMS: Final = ChoiceSpec("items", ("one", "several"))
"""The choice between a list of one item and a list of several."""


def items(listed: Sequence[object]) -> str:
    """Return the value of ``ITEMS`` for a list."""
    return "one" if len(listed) == 1 else "several"


def texts(names: Mapping[str, Name]) -> FrozenMap:
    """Return a name's text by language: the plural, or the singular where there is no plural."""
    return FrozenMap({key: name.plural or name.singular for key, name in names.items() if name.plural or name.singular})


def alike(values: Sequence[Decimal]) -> list[tuple[int, int]]:
    """Round several numbers to the same number of decimals: none if all are whole, else one, ties away from zero.

    >>> alike([Decimal("37"), Decimal("20.5")])
    [(370, 1), (205, 1)]
    """
    decimals = 0 if all(value == int(value) for value in values) else 1
    step = Decimal(10) ** decimals
    return [(int((value * step).to_integral_value(ROUND_HALF_UP)), decimals) for value in values]


def shares(
    listed: Sequence[tuple[Mapping[str, Name], Decimal | None]], path: str, *, some: bool = False
) -> tuple[tuple[Item, ...], bool]:
    """Return the items of a list with names and shares, the largest share first.

    Args:
        listed: Names by language, and shares in percent or None.
        path: The list in the record: ``majors`` or ``employers``.
        some: Whether items have their shares where others lack one; otherwise either all have one, or none.

    Returns:
        The items, and whether all have shares: only then their order is that of the shares.
    """
    known = [share for _, share in listed if share is not None]
    whole = bool(listed) and len(known) == len(listed)
    figures = iter(alike(known) if whole or some else ())
    made = [
        Item(texts(names), "", None if share is None else next(figures, None), Address(path, (place,), "share"))
        for place, (names, share) in enumerate(listed)
    ]
    if whole:
        order = sorted(range(len(listed)), key=lambda place: -known[place])
        made = [made[place] for place in order]
    return tuple(made), whole


def group_item(compared: ComparedGroup) -> tuple[tuple[Item, ...]] | None:
    """Return the name of a group as the one item of a list, which is said only in languages that have it."""
    names = {key: name.plural for key, name in compared.names.items() if name.plural is not None and not name.inverted}
    return ((Item(FrozenMap(names), "", None, Address("comparisons", (compared.kind,))),),) if names else None
