"""Amounts with the word of their currency, where the press of a country writes it, and read back."""

from __future__ import annotations

from decimal import Decimal

import pytest

import narrate
from narrate import Occupation, Pay

PLAIN = str.maketrans("\xa0\u202f", "  ")

ANNUAL = {
    ("es_ES", "USD"): "fue de 63.670 dólares",
    ("es_ES", "EUR"): "fue de 63.670 euros",
    ("es_MX", "USD"): "fue de 63,670 dólares",
    ("es_MX", "MXN"): "fue de 63,670 pesos",
    ("es_US", "USD"): "fue de 63,670 dólares",
    ("es_ES", "CHF"): "fue de 63.670 CHF",
    ("fr_FR", "USD"): "était de 63 670 dollars",
    ("fr_FR", "EUR"): "était de 63 670 euros",
    ("fr_CA", "USD"): "était de 63 670 dollars américains",
    ("fr_CA", "CAD"): "était de 63 670 dollars",
    ("it_IT", "USD"): "era di 63.670 dollari",
    ("it_IT", "EUR"): "era di 63.670 euro",
    ("pt_PT", "USD"): "era de 63 670 dólares",
    ("pt_BR", "USD"): "era de US$ 63.670",
    ("ja_JP", "USD"): "63,670ドル",
    ("ja_JP", "EUR"): "63,670ユーロ",
    ("ja_JP", "JPY"): "63,670円",
    ("zh_Hans_CN", "USD"): "63,670美元",
    ("zh_Hans_CN", "CNY"): "63,670元",
    ("zh_Hant_TW", "USD"): "63,670美元",
    ("ar_AE", "USD"): "63,670 دولارًا",
    ("ar_AE", "AED"): "63,670 درهمًا",
    ("ar_EG", "USD"): "٦٣٬٦٧٠ دولارًا",
    ("en_US", "USD"): "was $63,670",
    ("de_DE", "USD"): "63.670 $",
}


def paid(locale: str, currency: str, amount: str, period: str) -> narrate.Report:
    wages = Pay(2031, period=period, currency=currency, percentiles={50: Decimal(amount)})
    report = narrate.report(Occupation("x", pay=(wages,)), locale=locale, sections=["pay"])
    said = [claim.value for claim in report.claims if claim.kind == "money"]
    assert said == [one.value for one in narrate.read(report.text, locale=locale).claims if one.kind == "money"]
    assert float(Decimal(amount)) in said
    return report


@pytest.mark.parametrize(("locale", "currency"), ANNUAL)
def test_an_amount_has_the_word_of_its_currency(locale: str, currency: str) -> None:
    report = paid(locale, currency, "63670", "annual")
    assert ANNUAL[locale, currency] in report.text.translate(PLAIN)


@pytest.mark.parametrize(
    ("locale", "amount", "period", "written"),
    [
        ("es_ES", "1", "hourly", "1,00 dólar "),
        ("es_ES", "18.5", "hourly", "18,50 dólares"),
        ("es_ES", "1000000", "annual", "1.000.000 de dólares"),
        ("fr_FR", "1.5", "hourly", "1,50 dollar "),
        ("fr_FR", "1000000", "annual", "1 000 000 de dollars"),
        ("it_IT", "1000000", "annual", "1.000.000 di dollari"),
        ("ar_AE", "100000", "annual", "100,000 دولار "),
        ("ar_AE", "100005", "annual", "100,005 دولارات"),
        ("ar_AE", "18.5", "hourly", "18.50 دولار "),
        ("ja_JP", "18.5", "hourly", "18.50ドル"),
    ],
)
def test_the_word_agrees_with_the_amount(locale: str, amount: str, period: str, written: str) -> None:
    assert written in paid(locale, "USD", amount, period).text.translate(PLAIN)
