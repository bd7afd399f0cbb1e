"""Counts in millions, billions and 万 are in ICU's words, but for what tests/data/icu/vectors.json gives a reason for."""

from __future__ import annotations

import re

import pytest
from icu_vectors import VECTORS, in_own_marks

import narrate
from narrate import Employment, Occupation

ABBREVIATED = {"pl", "ru"}
"""Languages with the abbreviations of their statistics offices."""

WHOLE = {"en": (1e6, 2e6, 1e9, 2e9), "ar": (1e6, 2e6, 1e9, 2e9), "pt_PT": (1e9,), "es": (1e9, 1.5e9, 2e9, 3.4e9)}
"""Numbers that a language writes in another way: with a decimal, without a figure, in millions."""


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


def departs(locale: str, value: float) -> bool:
    language = locale.partition("_")[0]
    return language in ABBREVIATED or value in WHOLE.get(locale, WHOLE.get(language, ()))


@pytest.mark.parametrize("locale", narrate.locales())
def test_a_shortened_count_is_in_icu_s_words(locale: str) -> None:
    assert "scales" in VECTORS["departures"]
    for value, written in VECTORS["locales"][locale]["scales"]:
        record = Occupation("1", employment=(Employment(2023, int(value)),))
        text = plain(narrate.report(record, locale=locale, sections=["employment"]).text)
        grouped = re.sub(r"(?<=\d),(?=\d{3})", "", text) if locale.startswith(("ja", "zh")) else text
        same = re.search(rf"(?<!\d){re.escape(plain(in_own_marks(written, locale)))}", grouped) is not None
        assert same != departs(locale, value), (written, text)


@pytest.mark.parametrize(
    ("locale", "value", "written"),
    [
        ("en_US", 1_000_000, "1.0 million"),
        ("es_ES", 1_500_000_000, "1500 millones"),
        ("pl_PL", 1_500_000_000, "1,5 mld"),
        ("ru_RU", 3_400_000, "3,4 млн"),
        ("ar_AE", 2_000_000_000, "ملياري"),
        ("pt_PT", 1_000_000_000, "de mil milhões"),
        ("ja_JP", 12_300_000, "1,230万"),
    ],
)
def test_what_departs_from_it_is_written_so(locale: str, value: int, written: str) -> None:
    record = Occupation("1", employment=(Employment(2023, value),))
    assert written in plain(narrate.report(record, locale=locale, sections=["employment"]).text)
