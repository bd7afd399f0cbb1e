"""Possible figures in sentences with lists: employers, majors, skills."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from narrate.content import employment, majors, skills
from narrate.content.messages import Item, MessageSpec, Quantity
from narrate.content.specimens.groups import FigureGroup, Made, fixed, free_figure
from narrate.content.specimens.values import COUNTS, Scaled, Values
from narrate.facts import Address
from narrate.records import FrozenMap

_NAMES: Final = FrozenMap({"en": "…"})
_LONGEST: Final = 1000
"""A number of items that no list of a record exceeds."""
_MOST: Final = 100
"""The highest score, and the greatest difference between two."""


def _items(path: str, *figures: Scaled | None) -> tuple[Item, ...]:
    """Return a list with names from the record."""
    return tuple(Item(_NAMES, "", figure, Address(path, (place,), "share")) for place, figure in enumerate(figures))


def _listed(name: str, *figures: Scaled | None) -> FigureGroup:
    """Return the group of a list of one or several items, and of the choice between them."""
    made = ((("one",), (_items(name, figures[0]),)), (("several",), (_items(name, *figures),)))
    return FigureGroup((name,), ("items",), lambda _values: made)


def _scores(name: str, least: int, most: int, quantity: Quantity = Quantity.SCORE) -> FigureGroup:
    """Return the group of a score: whole, or with a decimal where any score of the record has one.

    Args:
        name: The name of the figure.
        least: The least value, in its last decimal.
        most: The greatest value, whole; one with a decimal is not greater.
        quantity: Scores, or points between them.
    """
    scores = (
        (37, 0),
        *((score, 0) for score in range(least, most + 1)),
        # The ends of the scale have no decimal.
        *((tenths, 1) for tenths in range(least, most * 10 + 1) if 0 < tenths < _MOST * 10),
    )
    return free_figure(name, lambda values: values.some(quantity, scores))


def _all_skills(values: Values) -> Iterable[int]:
    """List the possible numbers of skills of a record, at least two."""
    return values.some(Quantity.COUNT, (count for count in COUNTS if 1 < count <= _LONGEST))


def _highest(values: Values) -> Iterator[Made]:
    """Yield several highest skills that are not all skills: there is one below them."""
    for items, listed in (("one", _items("skills", None)), ("several", _items("skills", None, None))):
        counts = (count for count in COUNTS if len(listed) < count <= _LONGEST)
        for count in values.some(Quantity.COUNT, counts):
            yield (items,), (count, listed)


_NAMED: Final = fixed(skills=_items("skills", None))

LISTS: Final[Mapping[MessageSpec, tuple[FigureGroup, ...]]] = {
    employment.LARGEST_EMPLOYERS: (_listed("employers", (60, 0), (25, 0)),),
    employment.EMPLOYERS: (_listed("employers", None, None),),
    majors.NAMED: (_listed("majors", None, None),),
    majors.SHARED: (_listed("majors", (60, 0), (25, 0)),),
    skills.ONLY: (_NAMED, _scores("score", 0, _MOST)),
    skills.EQUAL: (free_figure("count", _all_skills), _scores("score", 0, _MOST)),
    skills.HIGHEST: (FigureGroup(("count", "skills"), ("items",), _highest), _scores("score", 1, _MOST)),
    skills.BETWEEN: (_listed("skills", (21, 0), (17, 0)),),
    skills.LOWEST: (_listed("skills", None, None), _scores("score", 0, _MOST - 1)),
    skills.APART: (_scores("points", 1, _MOST, Quantity.POINTS),),
}
"""The groups of each kind of sentence with a list."""
