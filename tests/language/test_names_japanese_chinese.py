"""Japanese and Chinese have no number: whichever form a record has names the occupation, and it reads the same."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

import narrate
from narrate.language import language

LOCALES = ("ja_JP", "zh_Hans_CN", "zh_Hant_TW")
FACTS = {
    "employment": [{"year": 2012, "jobs": 107_400}, {"year": 2024, "jobs": 112_600}],
    "employers": [{"names": {"ja": "病院", "zh": "医院", "zh_TW": "醫院"}, "share": 58}],
    "entry": {
        "education": "some_college",
        "experience": "less_than_5_years",
        "training": "internship_residency",
    },
    "pay": [{"year": 2024, "period": "annual", "currency": "USD", "percentiles": {"50": 174_520}}],
    "skills": [{"skill": "writing", "score": 45}, {"skill": "speaking", "score": 42}, {"skill": "reading comprehension", "score": 40}],
    "majors": [{"names": {"ja": "看護学", "zh": "护理学", "zh_TW": "護理學系"}, "share": 61}],
    "projections": [
        {"base_year": 2012, "target_year": 2022, "jobs": 145_200},
        {"base_year": 2024, "target_year": 2034, "jobs": 220_700, "percent": 96, "openings_per_year": 900},
    ],
}  # fmt: skip
FORMS: list[Mapping[str, object]] = [
    {"plural": "ωψ"},
    {"singular": "ωψ"},
    {"masculine": "ωψ", "feminine": "φχ"},
    {"feminine": "ωψ"},
    {"plural": "ωψ", "singular": "φχ"},
    {"singular": "ωψ", "cases": {"genitive": "φχ"}},
]


def written(name: Mapping[str, object], locale: str, *, combined: bool = False) -> str:
    facts = {"id": "29-1141", "names": {language(locale).name_keys[0]: name}, "combined": combined, **FACTS}
    text = narrate.report(facts, locale=locale).text
    assert not narrate.check(text, facts, locale=locale)
    return text


@pytest.mark.parametrize("combined", [False, True])
@pytest.mark.parametrize("locale", LOCALES)
def test_every_form_names_the_occupation_in_the_same_sentences(locale: str, combined: bool) -> None:  # noqa: FBT001
    texts = {written(name, locale, combined=combined) for name in FORMS}
    (text,) = texts
    assert text.count("ωψ") > 5
    assert "φχ" not in text


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("form", ["plural", "singular"])
def test_an_inverted_name_is_in_quotation_marks(locale: str, form: str) -> None:
    start, end = language(locale).quotes
    text = written({form: "ωψ", "inverted": True}, locale)
    assert text.count("ωψ") == text.count(f"{start}ωψ{end}") > 5


@pytest.mark.parametrize(
    ("locale", "name", "parts"),
    [
        (
            "ja_JP",
            {"singular": "看護師"},
            (
                "看護師の2024年の従業者数は、",
                "看護師の就業先で最も多かったのは、病院（58%）であった。",
                "看護師の職に就くには、通常、",
                "中間に位置するのは",
                "と見込まれている。",
            ),
        ),
        (
            "zh_Hans_CN",
            {"singular": "护士"},
            (
                "护士的就业岗位在2024年为11.26万个。",
                "从事护士这一职业通常须受过一定程度的大学教育（不要求取得学位）。",
                "须具备一定的相关职业工作经验（一般不满五年）",
                "需要完成实习或住院医师培训。",
                "在针对护士评分的3项技能中，",
            ),
        ),
        (
            "zh_Hant_TW",
            {"singular": "護理師"},
            (
                "護理師在2024年的從業人數為11萬2,600人。",
                "從事護理師這項職業通常須曾就讀大學，但不要求取得學位。",
                "須具備一定的相關職業工作經驗（一般未滿五年）",
                "須完成實習或住院醫師訓練。",
                "在針對護理師評分的3項技能中，",
            ),
        ),
    ],
)
def test_sentences_are_those_of_a_statistics_office(
    locale: str, name: Mapping[str, object], parts: tuple[str, ...]
) -> None:
    text = written(name, locale)
    assert [part for part in parts if part not in text] == []


@pytest.mark.parametrize(
    ("locale", "several"), [("zh_Hans_CN", "从事ωψ类职业通常"), ("zh_Hant_TW", "從事ωψ相關職業通常")]
)
def test_several_occupations_are_called_so(locale: str, several: str) -> None:
    assert several in written({"plural": "ωψ"}, locale, combined=True)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_projection_is_what_is_ranked(locale: str) -> None:
    (wording,) = {
        one.wording for one in narrate.phrasebook(locale) if (one.section, one.block) == ("track_record", "rank")
    }
    assert any(called in wording for called in ("この予測は", "这一预测", "這項推估"))
    assert language(locale).lexicon["this"]["single"] not in wording


@pytest.mark.parametrize(
    ("locale", "compared"),
    [
        ("ja_JP", "比較対象とした{size}職業それぞれの賃金中央値の中央値より"),
        ("zh_Hans_CN", "比参与比较的{size}种职业各自工资中位数的中位数"),
        ("zh_Hant_TW", "較參與比較的{size}種職業各自薪資中位數的中位數"),
    ],
)
def test_what_is_compared_with_is_the_median_of_medians(locale: str, compared: str) -> None:
    wordings = [one.wording for one in narrate.phrasebook(locale) if (one.section, one.block) == ("summary", "pays")]
    assert wordings
    assert all(compared in one for one in wordings)
