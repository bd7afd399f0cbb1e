"""What editors would not print on the pages: a median of medians that is called a median of wages, a decline, growth."""

from __future__ import annotations

from decimal import Decimal

import pytest

import narrate
from narrate import Group, Occupation, Pay, Projection
from narrate.page import page_html, page_model

MEDIANS = {
    "en_US": "Median of the group’s median annual wages in 2024",
    "en_GB": "Median of the group’s median annual wages in 2024",
    "ja_JP": "2024年の比較対象の職業それぞれの年間賃金中央値の中央値",
    "zh_Hans_CN": "2024年参与比较的职业各自年工资中位数的中位数",
    "zh_Hant_TW": "2024年參與比較的職業各自年薪中位數的中位數",
}
LEADS = {
    "en_US": "projected change in employment",
    "en_GB": "projected change in employment",
    "ja_JP": "予測された従業者数の変化",
    "zh_Hans_CN": "预测的就业岗位变化",
    "zh_Hant_TW": "推估的從業人數變動",
}


def page(locale: str, occupation: Occupation) -> str:
    """Write the page of a record."""
    return page_html(page_model(narrate.report(occupation, locale=locale), narrate.STANDARD))


def wages(amount: int) -> Pay:
    """Return wages with nothing but their median."""
    return Pay(2024, period="annual", currency="USD", percentiles={50: Decimal(amount)})


@pytest.mark.parametrize("locale", MEDIANS)
def test_the_median_of_median_wages_is_not_called_one_of_wages(locale: str) -> None:
    compared = Group(719, pay=(wages(50_000),))
    assert MEDIANS[locale] in page(locale, Occupation(id="x", pay=(wages(90_000),), group=compared))


@pytest.mark.parametrize("locale", LEADS)
def test_what_is_conceded_of_a_decline_is_not_called_growth(locale: str) -> None:
    falling = Projection(2024, 2034, percent=Decimal(-5), openings_per_year=100)
    assert LEADS[locale] in page(locale, Occupation(id="x", projections=(falling,)))
