"""Strategies for records of a projection: with what an agency publishes of it, or with what came of it."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from hypothesis import strategies as st

from narrate.methodology import STANDARD, Methodology
from narrate.records import COMPARED, ComparedGroup, Employment, Group, Occupation, Pay, Projection
from narrate.testing.strategies.employment import editions, projection, related_count
from narrate.testing.strategies.names import NAMES
from narrate.testing.strategies.numbers import BOOLEANS, COUNTS, LARGE_COUNTS, pick


@st.composite
def outlooks(draw: st.DrawFn, *, methodology: Methodology = STANDARD) -> Occupation:
    """Draw a projection with what an agency publishes of it, sound or contradictory.

    Args:
        draw: Given by Hypothesis.
        methodology: Its editions; percents are often at the bounds of their growth bands.
    """
    base, target = pick(draw, (*editions(methodology), (2013, 2020)))
    found = projection(draw, base, target, methodology)
    employment = (Employment(base, draw(COUNTS)),) if draw(BOOLEANS) else ()
    return Occupation(
        id="outlook",
        names=draw(NAMES),
        employment=employment,
        projections=(found,),
        comparisons=tuple(_compared(draw, kind, found) for kind in COMPARED if draw(BOOLEANS)),
        combined=draw(BOOLEANS),
    )


def _compared(draw: st.DrawFn, kind: str, projection: Projection) -> ComparedGroup:
    """Choose what is published of the group or of all occupations for the years of a projection."""
    published = Projection(projection.base_year, projection.target_year, percent=draw(_PERCENTS))
    return ComparedGroup(kind, names=draw(NAMES) if kind == "group" else {}, projections=(published,))


_PERCENTS: Final = st.integers(-300, 300).map(lambda tenths: Decimal(tenths) / 10)


@st.composite
def outcomes(draw: st.DrawFn, *, methodology: Methodology = STANDARD) -> Occupation:
    """Draw a projection whose target year is known, alone or in a group.

    Args:
        draw: Given by Hypothesis.
        methodology: The observation is often at a threshold of the projection.
    """
    projected = draw(LARGE_COUNTS)
    employment = [Employment(2024, related_count(draw, projected, methodology))]
    if draw(BOOLEANS):
        employment.insert(0, Employment(2014, draw(COUNTS)))
    group = None
    if draw(BOOLEANS):
        size = 2 + pick(draw, range(899))
        group = Group(size, ranked=size, nearness_rank=1 + pick(draw, range(size)), pay=(_GROUP_PAY,))
    return Occupation(
        id="outcome",
        names=draw(NAMES),
        employment=tuple(employment),
        projections=(Projection(2014, 2024, projected),),
        pay=(_PAY,) if draw(BOOLEANS) else (),
        group=group,
        combined=draw(BOOLEANS),
    )


_GROUP_PAY: Final = Pay(2024, period="annual", currency="USD", percentiles={50: Decimal(60_000)})
_PAY: Final = Pay(2024, period="annual", currency="USD", percentiles={50: Decimal(30_000)})
