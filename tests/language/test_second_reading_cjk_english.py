"""What a second reader of English, Japanese and Chinese would not print, kind by kind."""

from __future__ import annotations

from decimal import Decimal

import pytest

import narrate
from narrate import Employment, Group, Occupation, Pay, Projection
from narrate.page import page_html, page_model

ENGLISH = ("en_US", "en_GB")
LOCALES = (*ENGLISH, "ja_JP", "zh_Hans_CN", "zh_Hant_TW")


def track_record(locale: str, first: int, projected: int, second: int) -> str:
    """Write what was projected and what came, and see that all of it is read back as it was meant."""
    occupation = Occupation(
        id="x",
        employment=(Employment(2014, first), Employment(2024, second)),
        projections=(Projection(2014, 2024, projected),),
    )
    text = narrate.report(occupation, locale=locale, sections=["track_record"]).text
    assert narrate.check(text, occupation, locale=locale) == []
    return text


@pytest.mark.parametrize("locale", ENGLISH)
@pytest.mark.parametrize(
    ("first", "projected", "second", "ending"),
    [
        (1_000, 1_000, 1_000, "was projected to show no change, and it showed no change."),
        (3_000_000, 3_000_200, 3_000_000, "was projected to show little or no change, and it showed no change."),
        (1_000, 1_200, 1_100, "was projected to increase by 20.0%; it increased by 10.0%."),
        (1_000, 1_000, 900, "was projected to show no change; instead, it declined by 10.0%."),
    ],
)
def test_no_change_as_projected_is_joined_and_not_set_against_the_projection(
    locale: str, first: int, projected: int, second: int, ending: str
) -> None:
    assert ending in track_record(locale, first, projected, second)


@pytest.mark.parametrize(
    ("projected", "second", "ending"),
    [
        (1_200, 1_200, "20.0%増加すると予測されていたところ、実績は20.0%の増加であった。"),
        (900, 800, "10.0%減少すると予測されていたところ、実績は20.0%の減少であった。"),
        (1_200, 900, "20.0%増加すると予測されていたが、実際には10.0%減少した。"),
    ],
)
def test_a_change_in_the_projected_direction_is_no_contrast_in_japanese(
    projected: int, second: int, ending: str
) -> None:
    assert ending in track_record("ja_JP", 1_000, projected, second)


def wages(**percentiles: int) -> Pay:
    """Return wages by percentile."""
    figures = {int(rank.removeprefix("p")): Decimal(amount) for rank, amount in percentiles.items()}
    return Pay(2024, period="annual", currency="USD", percentiles=figures)


def page(locale: str, occupation: Occupation) -> str:
    """Write the page of a record."""
    return page_html(page_model(narrate.report(occupation, locale=locale), narrate.STANDARD))


SHARES = {
    "en": "The difference as a share of the median of the group’s median wages,",
    "ja": "比較対象の職業それぞれの中央値の中央値に対する差の割合。",
    "zh_Hans": "差额占参与比较的职业各自中位数的中位数的比重，",
    "zh_Hant": "差額占參與比較的職業各自中位數的中位數的比率，",
}
DIRECTIONS = {
    "en": "direction of the change or difference",
    "ja": "変化または差の方向",
    "zh_Hans": "变化或差距的方向",
    "zh_Hant": "變動或差距的方向",
}


@pytest.mark.parametrize("locale", LOCALES)
def test_a_difference_from_a_median_of_medians_is_called_what_it_is(locale: str) -> None:
    group = Group(size=15, pay=(wages(p50=50_000),))
    html = page(locale, Occupation(id="x", pay=(wages(p50=80_000),), group=group))
    assert SHARES[locale.rpartition("_")[0]] in html
    assert DIRECTIONS[locale.rpartition("_")[0]] in html


@pytest.mark.parametrize("locale", ENGLISH)
def test_the_rule_of_a_decline_does_not_speak_of_growth(locale: str) -> None:
    projection = Projection(2024, 2034, percent=Decimal(-5), openings_per_year=600)
    html = page(locale, Occupation(id="x", projections=(projection,)))
    assert "The direction of the projected change and how it compares with the average." in html
    assert "projected growth" not in html


def test_percentiles_have_one_name_in_japanese() -> None:
    html = page("ja_JP", Occupation(id="x", pay=(wages(p10=30_000, p25=30_000, p50=40_000, p90=60_000),)))
    assert "第25百分位数" in html
    assert "パーセンタイル" not in html
