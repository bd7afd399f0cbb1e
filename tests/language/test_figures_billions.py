"""A count of a thousand million jobs or more: the word for it, and what is read back."""

from __future__ import annotations

import pytest

import narrate
from narrate import Employment, Occupation

HELD = {
    "en_US": (
        "This occupation held about 999.9 million jobs in 2031.",
        "This occupation held about 1.0\xa0billion jobs in 2031.",
        "1.5\xa0billion jobs",
    ),
    "en_GB": ("999.9 million jobs", "1.0\xa0billion jobs", "1.5\xa0billion jobs"),
    "es_ES": ("999,9\xa0millones de empleos", "1000\xa0millones de empleos", "1500\xa0millones de empleos"),
    "es_MX": ("999.9\xa0millones de empleos", "1,000\xa0millones de empleos", "1,500\xa0millones de empleos"),
    "es_US": ("999.9\xa0millones de empleos", "1,000\xa0millones de empleos", "1,500\xa0millones de empleos"),
    "fr_FR": ("999,9\xa0millions d’emplois", "environ 1\xa0milliard d’emplois", "1,5\xa0milliard d’emplois"),
    "fr_CA": ("999,9\xa0millions d’emplois", "environ 1\xa0milliard d’emplois", "1,5\xa0milliard d’emplois"),
    "it_IT": ("999,9\xa0milioni di posti", "circa 1\xa0miliardo di posti", "1,5\xa0miliardi di posti"),
    "pt_BR": ("999,9\xa0milhões de empregos", "cerca de 1\xa0bilhão de empregos", "1,5\xa0bilhão de empregos"),
    "pt_PT": ("999,9\xa0milhões de postos", "cerca de mil milhões de postos", "cerca de 1,5\xa0mil milhões de postos"),
    "de_DE": ("999,9\xa0Millionen Arbeits", "rund 1\xa0Milliarde Arbeits", "rund 1,5\xa0Milliarden Arbeits"),
    "nl_NL": ("999,9\xa0miljoen banen", "ongeveer 1\xa0miljard banen", "1,5\xa0miljard banen"),
    "pl_PL": ("999,9\xa0mln miejsc", "około 1\xa0mld miejsc", "1,5\xa0mld miejsc"),
    "cs_CZ": (
        "bylo v\xa0tomto povolání zhruba 999,9\xa0milionu",
        "byla v\xa0tomto povolání zhruba 1\xa0miliarda pracovních míst",
        "bylo v\xa0tomto povolání zhruba 1,5\xa0miliardy pracovních míst",
    ),
    "ru_RU": ("999,9\xa0млн рабочих", "около 1\xa0млрд рабочих", "1,5\xa0млрд рабочих"),
    "ar_AE": ("999.9\xa0مليون وظيفة", "نحو مليار وظيفة", "1.5\xa0مليار وظيفة"),
    "ar_EG": ("٩٩٩٫٩\xa0مليون وظيفة", "نحو مليار وظيفة", "١٫٥\xa0مليار وظيفة"),
    "ja_JP": ("9億9,990万人", "約10億人", "約15億人"),
    "zh_Hans_CN": ("99,990万个", "约为10亿个", "约为15亿个"),
    "zh_Hant_TW": ("9億9,990萬人", "約為10億人", "約為15億人"),
}
JOBS = ((999_949_999, 999_900_000), (999_950_000, 1_000_000_000), (1_512_345_678, 1_500_000_000))


def held(jobs: int, locale: str) -> narrate.Report:
    return narrate.report(Occupation("x", employment=(Employment(2031, jobs),)), locale=locale, sections=["employment"])


@pytest.mark.parametrize("locale", HELD)
def test_from_a_thousand_million_on_the_next_word_is_written_and_read(locale: str) -> None:
    for (jobs, value), text in zip(JOBS, HELD[locale], strict=True):
        report = held(jobs, locale)
        assert text in report.text
        assert [claim.value for claim in report.claims if claim.kind == "jobs"] == [value]
        assert ("jobs", str(value)) in [one.asserted for one in narrate.read(report.text, locale=locale).claims]


def test_every_locale_is_held() -> None:
    assert set(HELD) >= set(narrate.locales()) - {"de_AT", "de_CH", "nl_BE"}


def test_large_whole_numbers_agree_with_their_word() -> None:
    assert "2\xa0miliardy pracovních míst" in (two := held(2_000_000_000, "cs_CZ").text)
    assert "byly v\xa0tomto povolání zhruba" in two
    assert "bylo v\xa0tomto povolání zhruba 5\xa0miliard pracovních míst" in held(5_000_000_000, "cs_CZ").text
    assert "نحو ملياري وظيفة" in held(2_000_000_000, "ar_AE").text
    assert "3\xa0مليارات وظيفة" in held(3_000_000_000, "ar_AE").text
    assert "2\xa0bilhões de empregos" in held(2_000_000_000, "pt_BR").text
    assert "2\xa0mil milhões de postos" in held(2_000_000_000, "pt_PT").text
    assert "12.000\xa0millones de empleos" in held(12_000_000_000, "es_ES").text
