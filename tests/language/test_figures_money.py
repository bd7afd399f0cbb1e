"""Amounts with the word of their currency, where the press of a country writes it, and read back."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

import narrate
from narrate import AtLeast, Occupation, Pay

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
    ("de_DE", "USD"): "bei 63.670 Dollar.",
    ("de_AT", "EUR"): "bei 63.670 Euro.",
    ("de_CH", "CHF"): "bei 63'670 Franken.",
    ("de_DE", "GBP"): "bei 63.670 £.",
    ("nl_NL", "EUR"): "op 63.670 euro.",
    ("nl_BE", "USD"): "op 63.670 dollar.",
    ("pl_PL", "USD"): "wynosiła 63 670 dolarów.",
    ("pl_PL", "EUR"): "wynosiła 63 670 euro.",
    ("pl_PL", "PLN"): "wynosiła 63 670 zł.",
    ("cs_CZ", "USD"): "63 670 dolarů.",
    ("cs_CZ", "EUR"): "63 670 eur.",
    ("cs_CZ", "CZK"): "63 670 Kč.",
    ("ru_RU", "USD"): "составляла 63 670 долларов.",
    ("ru_RU", "EUR"): "составляла 63 670 евро.",
    ("ru_RU", "RUB"): "составляла 63 670 рублей.",
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
        ("de_CH", "18.5", "hourly", "18.50 Dollar."),
        ("pl_PL", "1", "annual", "1 dolar."),
        ("pl_PL", "63672", "annual", "63 672 dolary."),
        ("pl_PL", "63621", "annual", "63 621 dolarów."),
        ("pl_PL", "18.5", "hourly", "18,50 dolara."),
        ("cs_CZ", "1", "annual", "1 dolar."),
        ("cs_CZ", "3", "annual", "3 dolary."),
        ("cs_CZ", "63672", "annual", "63 672 dolarů."),
        ("cs_CZ", "18.5", "hourly", "18,50 dolaru."),
        ("ru_RU", "63671", "annual", "63 671 доллар."),
        ("ru_RU", "63672", "annual", "63 672 доллара."),
        ("ru_RU", "63612", "annual", "63 612 долларов."),
        ("ru_RU", "18.5", "hourly", "18,50 доллара."),
    ],
)
def test_the_word_agrees_with_the_amount(locale: str, amount: str, period: str, written: str) -> None:
    assert written in paid(locale, "USD", amount, period).text.translate(PLAIN)


@pytest.mark.parametrize(
    ("locale", "currency", "period", "amounts", "written"),
    [
        ("pl_PL", "USD", "annual", ("1", "63672"), "od 1 dolara do 63 672 dolarów"),
        ("pl_PL", "USD", "hourly", ("12.5", "22"), "od 12,50 dolara do 22,00 dolara"),
        ("pl_PL", "EUR", "annual", ("63624", "63672"), "od 63 624 euro do 63 672 euro"),
        ("pl_PL", "PLN", "annual", ("63624", "63672"), "od 63 624 zł do 63 672 zł"),
        ("cs_CZ", "USD", "annual", ("1", "3"), "od 1 dolaru do 3 dolarů"),
        ("cs_CZ", "EUR", "annual", ("1", "63672"), "od 1 eura do 63 672 eur"),
        ("cs_CZ", "USD", "hourly", ("12.5", "22.25"), "od 12,50 dolaru do 22,25 dolaru"),
        ("ru_RU", "USD", "annual", ("63671", "63672"), "от 63 671 доллара до 63 672 долларов"),
        ("ru_RU", "RUB", "annual", ("63621", "63623"), "от 63 621 рубля до 63 623 рублей"),
        ("ru_RU", "USD", "hourly", ("12.5", "22.25"), "от 12,50 доллара до 22,25 доллара"),
    ],
)
def test_a_range_has_its_amounts_in_the_genitive(
    locale: str, currency: str, period: str, amounts: tuple[str, str], written: str
) -> None:
    low, high = map(Decimal, amounts)
    wages = Pay(2031, period=period, currency=currency, percentiles={25: low, 75: high})
    occupation = Occupation("x", pay=(wages,))
    report = narrate.report(occupation, locale=locale, sections=["pay"])
    assert written in report.text.translate(PLAIN)
    assert narrate.check(report.text, occupation, locale=locale) == []


@pytest.mark.parametrize(
    ("percentiles", "written"),
    [
        ({50: AtLeast(Decimal(63_672))}, "составляла не менее 63 672 долларов."),
        (
            {10: Decimal(63_671), 90: Decimal(63_672)},
            "ниже 63 671 доллара в год, а 10 % наиболее оплачиваемых — выше 63 672 долларов.",
        ),
        ({10: Decimal(63_672)}, "ниже 63 672 долларов в год."),
        ({90: Decimal(63_671)}, "выше 63 671 доллара в год."),
        ({25: Decimal(63_673)}, "ниже 63 673 долларов в год."),
        ({75: Decimal(63_674)}, "выше 63 674 долларов в год."),
    ],
)
def test_a_russian_comparison_has_its_amount_in_the_genitive(
    percentiles: dict[int, Decimal | AtLeast], written: str
) -> None:
    wages = Pay(2031, period="annual", currency="USD", percentiles=percentiles)
    occupation = Occupation("x", pay=(wages,))
    report = narrate.report(occupation, locale="ru_RU", sections=["pay"])
    assert written in report.text.translate(PLAIN)
    assert narrate.check(report.text, occupation, locale="ru_RU") == []


@pytest.mark.parametrize("locale", ["cs_CZ", "de_AT", "de_CH", "de_DE", "nl_BE", "nl_NL", "pl_PL", "ru_RU"])
def test_no_line_ends_between_an_amount_and_the_word_of_its_currency(locale: str) -> None:
    for currency in ("USD", "EUR"):
        text = paid(locale, currency, "63670", "annual").text
        assert re.search(r"63\D?670\u00a0\w+", text)


def test_a_folder_of_one_s_own_adds_currencies_in_each_case(tmp_path: Path) -> None:
    (tmp_path / "ru").mkdir()
    lexicon = tmp_path / "ru" / "lexicon.toml"
    lexicon.write_text(
        '[money]\n"GBP many" = "{amount} фунтов"\n[money_genitive]\n"GBP many" = "{amount} ф. ст."\n', encoding="utf-8"
    )
    pay = Pay(2031, period="annual", currency="GBP", percentiles={25: Decimal(20), 50: Decimal(30), 75: Decimal(40)})
    style = narrate.Style(templates=tmp_path)
    text = narrate.report(Occupation("x", pay=(pay,)), locale="ru_RU", sections=["pay"], style=style).text
    assert "составляла 30 фунтов." in text.translate(PLAIN)
    assert "от 20 ф. ст. до 40 ф. ст." in text.translate(PLAIN)
    lexicon.write_text('[money_genitive]\nUSD = "долларов"\n', encoding="utf-8")
    with pytest.raises(narrate.TemplateError, match=re.escape("money_genitive.USD: required is {amount}, once")):
        narrate.phrasebook("ru_RU", style=narrate.Style(templates=tmp_path))
    lexicon.write_text('[money_dative]\nUSD = "{amount} долларам"\n', encoding="utf-8")
    with pytest.raises(narrate.TemplateError, match="nothing reads the table 'money_dative'"):
        narrate.phrasebook("ru_RU", style=narrate.Style(templates=tmp_path))
