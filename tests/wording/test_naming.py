"""Which of a record's names stands in which locale."""

from __future__ import annotations

import pytest

import narrate
from narrate import Employment, Name, Occupation


@pytest.mark.parametrize(
    ("names", "locale", "called"),
    [
        ({"zh": "护士"}, "zh_Hans_CN", "护士"),
        ({"zh": "护士", "zh_Hans": "注册护士"}, "zh_Hans_CN", "注册护士"),
        ({"zh": "护士"}, "zh_Hant_TW", "該職業"),
        ({"zh": "护士", "zh_Hant": "護理師"}, "zh_Hant_TW", "護理師"),
        ({"zh_Hant": "護士", "zh_Hant_TW": "護理師"}, "zh_Hant_TW", "護理師"),
        ({"zh_CN": "护士", "zh_TW": "護理師"}, "zh_Hans_CN", "护士"),
        ({"zh_CN": "护士", "zh_TW": "護理師"}, "zh_Hant_TW", "護理師"),
        ({"zh-HK": "護士"}, "zh_Hant_TW", "護士"),
        ({"zh_MO": "護士"}, "zh_Hant_TW", "護士"),
        ({"zh_HK": "護士", "zh_TW": "護理師"}, "zh_Hant_TW", "護理師"),
        ({"zh_SG": "护士"}, "zh_Hans_CN", "护士"),
        ({"zh_HK": "護士"}, "zh_Hans_CN", "该职业"),
        ({"es": "enfermeras", "es_MX": "personal de enfermería"}, "es_MX", "personal de enfermería"),
    ],
)
def test_a_locale_takes_the_names_that_are_in_its_writing(names: dict[str, str], locale: str, called: str) -> None:
    occupation = Occupation(
        id="29-1141", names={key: Name(name) for key, name in names.items()}, employment=(Employment(2024, 500),)
    )
    text = narrate.report(occupation, locale=locale, sections=["employment"]).text
    assert called in text
    assert not any(name in text for name in names.values() if name not in called)


@pytest.mark.parametrize(
    ("key", "meant"), [("jp", "ja"), ("jp_JP", "ja"), ("cn", "zh"), ("cn-CN", "zh"), ("xx_XX", None), ("und", None)]
)
def test_a_key_that_is_no_language_is_refused_with_what_was_meant(key: str, meant: str | None) -> None:
    with pytest.raises(narrate.InvalidRecordError) as error:
        Occupation(id="29-1141", names={key: Name("看護師")})
    hint = "" if meant is None else f"; did you mean {meant}?"
    assert f"names.{key} of record '29-1141': required is a language or locale, such as en or es_MX{hint};" in str(
        error.value
    )
