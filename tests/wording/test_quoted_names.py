"""Inverted names stand in the quotation marks of the language, once, and are read as any name is."""

from __future__ import annotations

import re
from itertools import product

import pytest

import narrate
from narrate.language import language
from narrate.language.quotation import quoted
from narrate.wording.naming import TITLE, forms, references

PLAIN = "ωψ"
"""A name that no template has."""

FIGURES = {
    "employment": [{"year": 2012, "jobs": 107_400}, {"year": 2014, "jobs": 112_600}],
    "projections": [
        {"base_year": 2012, "target_year": 2022, "jobs": 125_200},
        {"base_year": 2014, "target_year": 2024, "jobs": 120_700},
    ],
    "pay": [{"year": 2014, "period": "annual", "currency": "USD", "percentiles": {"50": 74_520}}],
}


def record(locale: str, **parts: object) -> dict[str, object]:
    spoken = language(locale)
    cases = dict.fromkeys(spoken.cases, PLAIN)
    name = {"plural": PLAIN, "fixed": True, "cases": cases, **parts}
    return {"id": "17-1011", "names": {spoken.name_keys[-1]: name}, **FIGURES}


def written(facts: dict[str, object], locale: str) -> str:
    """Return a record's prose without the marks that isolate letters of the other direction."""
    return re.sub("[\u2066-\u2069]", "", narrate.report(facts, locale=locale).text)


@pytest.mark.parametrize(("locale", "gender"), list(product(narrate.locales(), [None, "masculine", "feminine"])))
def test_an_inverted_name_is_in_quotation_marks_once_and_nothing_else_changes(locale: str, gender: str | None) -> None:
    plain = written(record(locale, gender=gender), locale)
    inverted = written(record(locale, gender=gender, inverted=True), locale)
    before, after = language(locale).quotes
    mark = f"{before}{PLAIN}{after}"
    assert inverted.count(PLAIN) == inverted.count(mark) == plain.count(PLAIN)
    assert inverted.replace(mark, PLAIN) == plain.replace(mark, PLAIN)
    assert inverted.count(before.strip() * 2) == 0


@pytest.mark.parametrize("locale", narrate.locales())
def test_what_is_said_of_an_inverted_name_is_read_and_checked(locale: str) -> None:
    facts = record(locale, inverted=True)
    made = narrate.report(facts, locale=locale)
    assert not narrate.check(made.text, facts, locale=locale)
    unquoted = narrate.read(narrate.report(record(locale), locale=locale).text, locale=locale)
    assert len(narrate.read(made.text, locale=locale).claims) == len(unquoted.claims) > 10


@pytest.mark.parametrize(
    ("locale", "name", "text"),
    [
        ("en_US", "cooks, “fast food”", "“cooks, ‘fast food’”"),
        ("es_MX", "cocineros, «comida rápida»", "«cocineros, “comida rápida”»"),
        ("fr_FR", "cuisiniers, « plats »", "«\u202fcuisiniers, “plats”\u202f»"),
        ("de_DE", "Köche, „Imbiss“", "„Köche, ‚Imbiss‘“"),
        ("de_CH", "Köche, «Imbiss»", "«Köche, ‹Imbiss›»"),
        ("ja_JP", "調理師、「軽食」", "「調理師、『軽食』」"),
        ("pl_PL", "kucharze, „bar”", "„kucharze, «bar»”"),
    ],
)
def test_quotation_marks_inside_are_those_of_the_next_level(locale: str, name: str, text: str) -> None:
    assert quoted(name, language(locale)) == text


@pytest.mark.parametrize(
    ("locale", "name", "text"),
    [
        ("en_US", 'cooks, "fast food"', "“cooks, ‘fast food’”"),
        ("en_US", "cooks, «fast ‘slow’ food»", "“cooks, ‘fast “slow” food’”"),
        ("en_US", 'drivers’ helpers, 5"', '“drivers’ helpers, 5"”'),
        ("de_DE", "Köche, “fast food”", "„Köche, ‚fast food‘“"),
        ("fr_FR", "chefs de l’« art »", "«\u202fchefs de l’“art”\u202f»"),
        ("ja_JP", "「情報」学", "「『情報』学」"),
        ("ja_JP", "「『情報』学」科", "「『「情報」学』科」"),
        ("ja_JP", "“情報”学", "「『情報』学」"),
        ("zh_Hans_CN", "“双一流”学科", "“‘双一流’学科”"),
        ("zh_Hans_CN", "「双一流」学科", "“‘双一流’学科”"),
        ("zh_Hant_TW", "「資訊」學系", "「『資訊』學系」"),
        ("ar_EG", "«النقد» الأدبي", "«”النقد“ الأدبي»"),
        ("ar_EG", "“النقد” الأدبي", "«”النقد“ الأدبي»"),
    ],
)
def test_quotation_marks_of_any_pair_become_those_of_the_next_level(locale: str, name: str, text: str) -> None:
    assert quoted(name, language(locale)) == text


@pytest.mark.parametrize(
    ("locale", "major", "text"),
    [
        ("ja_JP", "「情報」学", "「『情報』学」"),
        ("zh_Hans_CN", "“双一流”学科", "“‘双一流’学科”"),
        ("zh_Hant_TW", "「資訊」學系", "「『資訊』學系」"),
        ("ar_AE", "«النقد» الأدبي", "«”النقد“ الأدبي»"),
    ],
)
def test_labels_and_names_between_marks_of_a_template_have_those_of_the_next_level(
    locale: str, major: str, text: str
) -> None:
    key = language(locale).name_keys[-1]
    majors = [{"names": {key: major}, "share": 20}]
    facts = {**record(locale, plural=major, singular=major, inverted=True), "majors": majors}
    made = narrate.report(facts, locale=locale)
    assert made.text.count(text) > 2
    assert major not in re.sub("[\u2066-\u2069]", "", made.text).replace(text, "")
    assert not narrate.check(made.text, facts, locale=locale)


def test_the_name_of_a_group_between_marks_of_a_template_has_those_of_the_next_level() -> None:
    wages = {"year": 2014, "period": "annual", "currency": "USD", "percentiles": {"50": 74_520}}
    facts = {**record("ja_JP"), "comparisons": [{"kind": "group", "names": {"ja": "「情報」職"}, "pay": [wages]}]}
    assert "職業グループ「『情報』職」全体" in narrate.report(facts, locale="ja_JP").text


@pytest.mark.parametrize("locale", narrate.locales())
def test_the_marks_of_two_levels_differ(locale: str) -> None:
    spoken = language(locale)
    assert {mark.strip() for mark in spoken.quotes}.isdisjoint(spoken.inner_quotes)


def test_a_sentence_begins_with_a_capital_within_the_marks_and_a_title_has_none() -> None:
    english = language("en_US")
    name = narrate.Name("architects, except naval", short="architects", inverted=True)
    full, short = references(narrate.Occupation("1", {"en": name}), english)
    place = forms(english)
    assert full.texts[place["initial"]] == "“Architects, except naval”"
    assert full.texts[place[TITLE]] == "Architects, except naval"
    assert short.texts[place["inside"]] == "architects"


def test_an_inverted_name_of_another_language_is_quoted_as_well() -> None:
    spanish = language("es_ES")
    occupation = narrate.Occupation("1", {"en": narrate.Name("architects, except naval", inverted=True)})
    full, _ = references(occupation, spanish, "source")
    assert full.texts[forms(spanish)["inside"]] == "«architects, except naval»"
