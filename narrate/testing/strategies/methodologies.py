"""Strategies for methodologies."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from narrate.methodology import CAREER_PROFILE, STANDARD, STANDARD_BANDS, BandTable, Methodology


def methodologies() -> st.SearchStrategy[Methodology]:
    """Return methodologies: narrate's own, and others with thresholds, roundings and band tables of their own."""
    return st.one_of(st.sampled_from([STANDARD, CAREER_PROFILE]), _drawn())


@st.composite
def _drawn(draw: st.DrawFn) -> Methodology:
    on_track, moderate = sorted(draw(st.lists(st.integers(0, 199), min_size=2, max_size=2, unique=True)))
    edition, table = draw(st.sampled_from(sorted(STANDARD_BANDS))), draw(_tables())
    return Methodology(
        name="drawn",
        rounding=draw(st.sampled_from(["half_up", "cut"])),
        unit=draw(st.sampled_from([100, 1, 10, 1000])),
        growth_base=draw(st.sampled_from(["own_base", "first_observation"])),
        published_growth=draw(st.booleans()),
        judged_on=draw(st.sampled_from(["shown", "exact"])),
        # In halves of a percent, from 0 to below 100.
        on_track=Fraction(on_track, 200),
        moderate=Fraction(moderate, 200),
        bands=draw(st.sampled_from([STANDARD_BANDS, {**STANDARD_BANDS, edition: table}])),
    )


@st.composite
def _tables(draw: st.DrawFn) -> BandTable:
    bounds = sorted(draw(st.lists(st.integers(-3, 40), min_size=5, max_size=5, unique=True)), reverse=True)
    rapid = draw(st.sampled_from([None, bounds[-1] - 7]))
    return BandTable(
        edition="drawn",
        much_faster=bounds[0],
        faster=bounds[1],
        as_fast_as=bounds[2],
        slower=bounds[3],
        little_or_no_change=bounds[4],
        decline_rapidly=rapid,
        standing="own",
        source="drawn",
    )
