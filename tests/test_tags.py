"""Locales are found by what people write, and what is near is named where there is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import narrate
from narrate import UnknownLocaleError
from narrate.tags import Tag, canonical, nearest, parse, resolve

KNOWN = narrate.locales()

WRITTEN = {
    "en": "en_US",
    "EN": "en_US",
    "en-US": "en_US",
    "en_us": "en_US",
    "en-gb": "en_GB",
    "en_Latn_US": "en_US",
    "en_US.UTF-8": "en_US",
    "de": "de_DE",
    "de-DE": "de_DE",
    "de_AT@euro": "de_AT",
    "es": "es_ES",
    "es-MX": "es_MX",
    "es_mx": "es_MX",
    "pt": "pt_BR",
    "pt-pt": "pt_PT",
    "ar": "ar_EG",
    "zh": "zh_Hans_CN",
    "zh_CN": "zh_Hans_CN",
    "zh-Hans": "zh_Hans_CN",
    "zh-TW": "zh_Hant_TW",
    "zh-Hant": "zh_Hant_TW",
    "zh-hant-tw": "zh_Hant_TW",
    "cmn": "zh_Hans_CN",
    "ja": "ja_JP",
    "cs": "cs_CZ",
    "nl-be": "nl_BE",
    "en-UK": "en_GB",
}

MISSED = {
    "jp": "ja_JP",
    "cz": "cs_CZ",
    "fr-CH": "fr_FR",
    "en-AU": "en_GB",
    "es-AR": "es_MX",
    "pt-AO": "pt_PT",
    "zh-HK": "zh_Hant_TW",
    "de-LI": "de_DE",
    "uk": "en_GB",
    "en-US-u-ca-gregory": "en_US",
    "ar-EG-u-nu-latn": "ar_EG",
    "en_US_POSIX": "en_US",
    "de-CH-1901": "de_CH",
    "zh-cmn-Hans-CN": "zh_Hans_CN",
    " es_MX\n": "es_MX",
    "English": "en_US",
    "Deutsch": "de_DE",
    "español": "es_ES",
    "es_MXX": "es_MX",
    "enUS": "en_US",
}


@pytest.mark.parametrize(("written", "meant"), WRITTEN.items())
def test_a_locale_is_found_by_what_people_write(written: str, meant: str) -> None:
    assert resolve(written, KNOWN) == meant
    assert narrate.report({"id": "1", "employment": [{"year": 2014, "jobs": 5800}]}, locale=written).locale == meant


@pytest.mark.parametrize("locale", KNOWN)
def test_each_locale_is_found_in_each_spelling(locale: str) -> None:
    for written in (locale, locale.replace("_", "-"), locale.lower(), locale.upper().replace("_", "-")):
        assert resolve(written, KNOWN) == locale


@pytest.mark.parametrize(("written", "meant"), MISSED.items())
def test_a_near_miss_names_what_may_be_meant(written: str, meant: str) -> None:
    with pytest.raises(UnknownLocaleError, match=f"did you mean {meant}") as raised:
        resolve(written, KNOWN)
    assert raised.value.near[0].startswith(meant)


@pytest.mark.parametrize(
    "written", ["", "xx", "english language", "en_US." + "a" * 60, "_", "en_", "-US", "1", "root", "e\u0301n"]
)
def test_what_is_no_locale_is_refused(written: str) -> None:
    with pytest.raises(UnknownLocaleError):
        resolve(written, KNOWN)


@given(st.text(max_size=30))
def test_any_text_is_a_tag_or_none_and_its_canonical_form_stays(text: str) -> None:
    tag = parse(text)
    found = canonical(text)
    assert (tag is None) == (found is None)
    if found is not None:
        assert canonical(found) == found
        assert canonical(found.replace("_", "-").lower()) == found


@pytest.mark.parametrize(
    ("accepted", "available", "best"),
    [
        ("fr-CH, fr;q=0.9, en;q=0.8", None, "fr_FR"),
        ("en;q=0.8, fr-CA", None, "fr_CA"),
        ("de;q=0.5, es-AR;q=0.6", None, "es_MX"),
        ("es-419", None, "es_MX"),
        ("pt-AO", None, "pt_PT"),
        ("en-AU, de", None, "en_GB"),
        ("zh-HK", None, "zh_Hant_TW"),
        ("zh-SG", None, "zh_Hans_CN"),
        ("en-GB-oxendict", None, "en_GB"),
        ("tlh, xx;q=0.9, ja;q=0.1", None, "ja_JP"),
        ("sv, nb;q=0.9", None, None),
        ("*", None, None),
        ("", None, None),
        (None, None, None),
        ("*", ["de_DE", "en_US"], "de_DE"),
        ("fr, *;q=0.1", ["de_DE", "en_US"], "de_DE"),
        ("de;q=0, *", ["de_DE", "en_US"], "en_US"),
        ("es;q=0, es-MX", None, "es_MX"),
        ("en;q=0", None, None),
        ("en-US", ["en"], "en"),
        ("zh-TW", ["zh-CN", "zh-TW"], "zh-TW"),
        ("zh-TW", ["zh_CN"], None),
        ("en;q=nonsense, fr", None, "fr_FR"),
        (",;;q=1, ,de", None, "de_DE"),
        ("en_US", None, "en_US"),
        ("es_MX.UTF-8", None, "es_MX"),
        ("fr-CA;q=0", None, None),
        ("de;q=1.2, en;q=1.5", None, "de_DE"),
        ("zh-Hans;q=0, zh-TW;q=0.5", None, "zh_Hant_TW"),
        ("xx," * 3_000 + "de", None, None),
        ("de-*-AT, *-CH;q=0.9", None, "de_AT"),
        ("en;Q=0.1, fr;Q=0.2", None, "fr_FR"),
        ("ja-JP-x-lvariant-JP", None, "ja_JP"),
    ],
)
def test_a_reader_gets_the_best_there_is(accepted: str | None, available: list[str] | None, best: str | None) -> None:
    assert narrate.negotiate(accepted, available) == best


@given(st.text(alphabet="abcdefz-*;q=0.159, _", max_size=60))
def test_any_header_is_answered(header: str) -> None:
    assert narrate.negotiate(header) in (*KNOWN, None)


def test_what_is_available_is_a_list_of_locales() -> None:
    with pytest.raises(narrate.InvalidArgumentError, match="available: required is a list"):
        narrate.negotiate("en", "en_US")
    with pytest.raises(UnknownLocaleError, match="did you mean ja_JP"):
        narrate.negotiate("en", ["jp"])
    for header in (5, b"en", ["en"]):
        with pytest.raises(narrate.InvalidArgumentError, match="accept_language: required is a text"):
            narrate.negotiate(header)  # type: ignore[arg-type]


def test_of_equally_near_locales_the_likely_one_comes_first() -> None:
    assert nearest(Tag("fr", "", "CH"), ["fr_CA", "fr_FR"]) == ("fr_FR", "fr_CA")
    assert nearest(Tag("de", "", "LI"), ["de_CH", "de_DE"]) == ("de_DE", "de_CH")
