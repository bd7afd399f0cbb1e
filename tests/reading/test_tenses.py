"""A text may tell of any projection in the past or in the present; its figures are those of that projection."""

from __future__ import annotations

import pytest

import narrate
from narrate import Employment, Occupation, Projection

OLD, NEW = Projection(2012, 2022, 11_000), Projection(2022, 2032, 13_000)
OBSERVED = (Employment(2012, 10_000), Employment(2022, 12_000))
REPLACED = Occupation("x", {}, employment=OBSERVED, projections=(OLD, NEW))
CURRENT = Occupation("x", {}, employment=OBSERVED[:1], projections=(OLD,))


def projected(record: Occupation, locale: str) -> str:
    """Return the sentence on the only projection of a record."""
    (section,) = narrate.report(record, locale=locale, sections=["job_trends"]).sections
    (observed, _), (growth, claims) = ((message.spec.name, claims) for message, claims, _ in section.sentences)
    assert (observed, growth) == ("observed_level", "projected_growth")
    start = min(claim.start for claim in claims)
    return section.text[max(section.text.rfind(end, 0, start) for end in ".。") + 1 :]


@pytest.mark.parametrize("locale", narrate.locales())
def test_a_projection_that_is_over_may_be_told_in_the_present(locale: str) -> None:
    present = projected(CURRENT, locale)
    assert not narrate.check(present, REPLACED, locale=locale)


@pytest.mark.parametrize("locale", narrate.locales())
def test_the_figures_of_a_projection_in_the_present_are_its_own(locale: str) -> None:
    other = Occupation("x", {}, employment=OBSERVED[:1], projections=(Projection(2012, 2022, 12_000),))
    text = narrate.report(other, locale=locale, sections=["job_trends"]).text
    assert narrate.check(text, REPLACED, locale=locale)
