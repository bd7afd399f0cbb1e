"""Rows for comparison that are projected not to change are given as well."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

import narrate
from narrate import ComparedGroup, Name, Occupation, Projection

PERCENT = "[%％٪]|percent|per cent"
NAMES = {locale: Name("qqq") for locale in narrate.locales()}


def outlook(percent: str, locale: str, own: str = "5") -> str:
    row = Projection(2024, 2034, percent=Decimal(percent))
    record = Occupation(
        "x",
        {},
        projections=(Projection(2024, 2034, percent=Decimal(own)),),
        comparisons=(ComparedGroup("group", names=NAMES, projections=(row,)), ComparedGroup("all", projections=(row,))),
    )
    made = narrate.report(record, locale=locale, sections=["job_outlook"])
    assert not narrate.check(made.text, record, locale=locale)
    assert sum(claim.kind == "direction" for claim in made.claims) == 3
    return made.text


@pytest.mark.parametrize(
    ("percent", "locale"), [*(("0", locale) for locale in narrate.locales()), ("0.0", "en_US"), ("-0.0", "en_US")]
)
def test_a_row_without_a_change_has_a_sentence_without_a_percent(locale: str, percent: str) -> None:
    text = outlook(percent, locale)
    risen = outlook("3", locale)
    assert len(re.findall(PERCENT, text)) == 1
    assert len(re.findall(PERCENT, risen)) == 3


def test_a_row_without_a_change_reads_as_the_occupation_does() -> None:
    assert outlook("0", "en_US", own="0") == (
        "Employment in this occupation is projected to show little or no change from 2024 to 2034. "
        "Employment in the broader group of qqq is projected to show little or no change from 2024 to 2034. "
        "Across all occupations, employment is projected to show little or no change from 2024 to 2034."
    )


def test_a_row_that_is_not_given_gives_no_decimals_to_others() -> None:
    def record(names: dict[str, Name]) -> Occupation:
        return Occupation(
            "x",
            projections=(Projection(2024, 2034, percent=Decimal(3)),),
            comparisons=(
                ComparedGroup("group", names=names, projections=(Projection(2024, 2034, percent=Decimal("0.04")),)),
                ComparedGroup("all", projections=(Projection(2024, 2034, percent=Decimal("0.2")),)),
            ),
        )

    unnamed = narrate.report(record({}), locale="en_US", sections=["job_outlook"]).text
    assert "grow 0.2 percent" in unnamed
    named = narrate.report(record(NAMES), locale="en_US", sections=["job_outlook"]).text
    assert "grow 0.20 percent" in named
