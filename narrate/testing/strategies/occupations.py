"""Strategies for whole records of every kind."""

from __future__ import annotations

from typing import Final

from attrs import evolve
from hypothesis import strategies as st

from narrate.methodology import STANDARD, Methodology
from narrate.records import Employment, Occupation, Projection
from narrate.testing.strategies.employment import employment_histories, projections
from narrate.testing.strategies.numbers import BOOLEANS
from narrate.testing.strategies.outlook import outcomes, outlooks
from narrate.testing.strategies.pay import pay, wages
from narrate.testing.strategies.profiles import profiles
from narrate.testing.strategies.trends import levels, trends


def occupations(*, methodology: Methodology = STANDARD) -> st.SearchStrategy[Occupation]:
    """Return records of every kind: of one section each, and of several.

    Args:
        methodology: Figures are often at its thresholds and at the bounds of its growth bands: just below them, on them
            and just above them, before and after rounding.

    Returns:
        A strategy; what it finds shrinks to records of few figures.

    >>> from hypothesis import find
    >>> found = find(occupations(), lambda record: bool(record.employment))
    >>> found.employment, found.pay
    ((Employment(year=2024, jobs=100, codes=(), rounding=None, flags=()),), ())
    """
    return st.one_of(
        levels(),
        trends(methodology=methodology),
        outlooks(methodology=methodology),
        wages(),
        profiles(),
        outcomes(methodology=methodology),
        _several(employment_histories(methodology=methodology), projections(methodology=methodology)),
    )


@st.composite
def _several(
    draw: st.DrawFn,
    histories: st.SearchStrategy[tuple[Employment, ...]],
    editions: st.SearchStrategy[tuple[Projection, ...]],
) -> Occupation:
    """Draw a record with the facts of several sections."""
    return evolve(
        draw(_PROFILES),
        id="several",
        employment=draw(histories) if draw(BOOLEANS) else (),
        projections=draw(editions) if draw(BOOLEANS) else (),
        pay=draw(_PAY) if draw(BOOLEANS) else (),
    )


_PROFILES: Final = profiles()
_PAY: Final = pay()
