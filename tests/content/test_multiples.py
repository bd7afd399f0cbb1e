"""Changes beyond ninefold are given by their two counts, and never in percent."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import narrate
from narrate import STANDARD, Employment, Occupation, Projection
from narrate.comparison import outcome, trend

LINE = (Employment(2012, 300), Employment(2014, 310))


def text(record: Occupation, locale: str = "en_US") -> str:
    return narrate.report(record, locale=locale).text


@pytest.mark.parametrize(
    ("second", "direction"), [(2_700, "up"), (2_701, "open"), (2_500_000, "open"), (1, "down"), (0, "down")]
)
def test_a_change_is_given_in_percent_up_to_ninefold(second: int, direction: str) -> None:
    observed = Occupation("x", {}, employment=(Employment(2012, 300), Employment(2014, second)))
    projected = Occupation("x", {}, employment=(LINE[0],), projections=(Projection(2012, 2022, second),))
    came = Occupation(
        "x", {}, employment=(LINE[0], Employment(2022, second)), projections=(Projection(2012, 2022, second or 1),)
    )
    found = outcome(came, STANDARD)
    assert found is not None
    assert trend(observed, STANDARD).change.direction == direction
    assert trend(projected, STANDARD).new_growth.direction == direction
    assert found.change.direction == direction


def test_a_change_beyond_ninefold_is_written_by_its_counts() -> None:
    risen = Occupation("x", {}, employment=(Employment(2012, 300), Employment(2014, 2_500_000)))
    assert "supported 300 jobs in 2012 and 2,500,000 jobs in 2014." in text(risen)
    ahead = Occupation("x", {}, employment=(Employment(2024, 300),), projections=(Projection(2024, 2034, 2_500_000),))
    assert "projected to have 2,500,000 jobs in 2034." in text(ahead)
    assert "percent" not in text(ahead)
    assert "%" not in text(ahead)


@given(
    base=st.integers(1, 10**6),
    times=st.integers(10, 10**4),
    locale=st.sampled_from(narrate.locales()),
    over=st.booleans(),
)
def test_no_change_of_jobs_has_a_percent_beyond_ninefold(base: int, times: int, locale: str, *, over: bool) -> None:
    years = ((2012, base), (2014, base * times), *([(2022, base * times)] if over else []))
    record = Occupation(
        "x",
        {},
        employment=tuple(Employment(year, jobs) for year, jobs in years),
        projections=(Projection(2012, 2022, base * times),),
    )
    made = narrate.report(record, locale=locale)
    of_change = [one for one in made.claims if one.kind == "percent" and one.rule and one.rule.startswith("change as")]
    assert made.claims
    assert not of_change
    assert not narrate.check(made.text, record, locale=locale)


def test_a_decline_of_all_leaves_none() -> None:
    few = Occupation("x", {}, employment=(Employment(2012, 100_000_000), Employment(2014, 10_000)))
    none = Occupation("x", {}, employment=(Employment(2012, 100_000_000), Employment(2014, 0)))
    assert "supported 100,000,000 jobs in 2012 and 10,000 jobs in 2014." in text(few)
    assert "a decline of 100.0%." in text(none)


EXPECTED = Projection(2014, 2024, 10_000)
FAR = {
    "higher": (
        Occupation("x", {}, employment=(Employment(2014, 10_000), Employment(2016, 10**8)), projections=(EXPECTED,)),
        Occupation("x", {}, employment=(Employment(2014, 10_000), Employment(2024, 10**8)), projections=(EXPECTED,)),
        Occupation(
            "x",
            {},
            employment=(Employment(2014, 10**8), Employment(2016, 10**8)),
            projections=(Projection(2014, 2024, 10**8), Projection(2016, 2026, 10_000)),
        ),
    ),
    "lower": (
        Occupation(
            "x",
            {},
            employment=(Employment(2014, 10**8), Employment(2016, 10_000)),
            projections=(Projection(2014, 2024, 10**8),),
        ),
        Occupation(
            "x",
            {},
            employment=(Employment(2014, 10_000), Employment(2016, 10**8)),
            projections=(EXPECTED, Projection(2016, 2026, 10**8)),
        ),
    ),
}


@pytest.mark.parametrize("locale", narrate.locales())
@pytest.mark.parametrize("side", ["higher", "lower"])
def test_a_gap_beyond_ninefold_or_of_nearly_all_is_large_and_has_no_percent(locale: str, side: str) -> None:
    for record in FAR[side]:
        made = narrate.report(record, locale=locale)
        gaps = [
            claim.value for claim in made.claims if claim.kind == "direction" and claim.value in ("higher", "lower")
        ]
        assert side in gaps
        assert not [claim for claim in made.claims if claim.kind == "percent"]
        assert not narrate.check(made.text, record, locale=locale)


def test_a_large_gap_is_far_from_what_was_expected() -> None:
    (early, late, newer), (under, grown) = FAR["higher"], FAR["lower"]
    assert "an observed value of 100,000,000, far higher than expected." in text(early)
    assert "the observed number was 100,000,000, far higher than projected." in text(late)
    assert "far higher than the 2016 projection for 2026." in text(newer)
    assert "an observed value of 10,000, far lower than expected." in text(under)
    assert "far lower than the 2016 projection for 2026." in text(grown)
