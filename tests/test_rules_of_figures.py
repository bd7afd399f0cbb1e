"""The wording rules about the form of figures, one property each; the number in a test's name is the rule's."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from test_rules import LOCALES, locales, written

import narrate
from narrate import Occupation, Pay, Skill, Style
from narrate.content import SECTIONS, MessageSpec, Quantity
from narrate.language.rule_words import rule_words
from narrate.testing import assert_phrasebook, assert_wording, phrasebook_rules, text_rules
from narrate.testing.phrasebook_rules import articles_have_the_gender_of_the_name
from narrate.testing.strategies import occupations, trends, wages
from narrate.wording import phrasebook, writer

PERCENTS = ("percent", "share")
"""Facts that are percents themselves."""


def specs() -> list[MessageSpec]:
    return [one for section in SECTIONS.values() for one in section.specs]


@pytest.mark.parametrize("spec", specs(), ids=lambda spec: f"{spec.section}.{spec.name}")
def test_rule_14_no_figure_is_the_difference_of_two_percents(spec: MessageSpec) -> None:
    for figure in spec.figures:
        percents = [fact for fact in figure.facts if fact.field in PERCENTS]
        assert len(percents) <= 1, figure
        # A percent that is published is written as it is; one that is computed is computed of counts and amounts alone.
        assert not percents or len(figure.facts) == 1 or figure.quantity is not Quantity.PERCENT, figure


def test_rule_14_a_difference_in_percents_is_not_told_in_percent() -> None:
    # Skill scores are the one scale on which narrate tells a difference: in points, and never in percent.
    (apart,) = [spec for spec in specs() if spec.name == "apart"]
    assert {figure.quantity for figure in apart.figures} == {Quantity.POINTS}


@example(apart=1, tenths=0)
@given(apart=st.integers(0, 40), tenths=st.integers(0, 1))
def test_rule_15_a_point_is_one_only_where_exactly_one_is_shown(apart: int, tenths: int) -> None:
    high = Decimal(50) + apart + Decimal(tenths) / 10
    record = Occupation(id="x", skills=(Skill("social", high), Skill("creative", Decimal(50))))
    text = narrate.report(record, locale="en_US", sections=["skills"]).text
    written = re.search(r"([\d.]+)\u00a0(points?)\b", text)
    assert (written is None) == (high == 50)
    if written is not None:
        assert Decimal(written[1]) == high - 50
        # "1.0" is not "1": the shown number has the plural of its category.
        assert (written[2] == "point") == (written[1] == "1")


@given(st.one_of(occupations(), trends()), locales)
def test_rule_17_a_section_writes_percent_in_one_way(occupation: Occupation, locale: str) -> None:
    text_rules.percent_is_written_in_one_way(written(occupation, locale))


@pytest.mark.parametrize("locale", ["en_US", "en_GB"])
def test_rule_24_fewer_goes_with_counts_and_less_with_amounts(locale: str) -> None:
    phrasebook_rules.fewer_goes_with_counts(Style(), locale)


@given(st.one_of(occupations(), trends(), wages()), locales)
def test_rule_27_no_line_breaks_between_a_number_and_its_sign(occupation: Occupation, locale: str) -> None:
    text_rules.signs_stay_with_their_numbers(written(occupation, locale))


@pytest.mark.parametrize("locale", LOCALES)
def test_rule_27_no_line_breaks_between_a_number_and_its_measure(locale: str) -> None:
    phrasebook_rules.measures_stay_with_their_numbers(Style(), locale)


from_right_to_left = st.sampled_from([one for one in LOCALES if writer(one).language.isolate])


@given(st.one_of(occupations(), wages()), st.one_of(from_right_to_left, locales))
def test_rule_29_what_runs_the_other_way_is_set_apart(occupation: Occupation, locale: str) -> None:
    text_rules.isolates_are_balanced(written(occupation, locale))


@pytest.mark.parametrize("locale", LOCALES)
def test_rule_29_the_sign_of_a_currency_is_set_apart(locale: str) -> None:
    wages = Pay(2024, period="annual", currency="MXN", percentiles={50: Decimal(90_000)})
    text_rules.isolates_are_balanced(written(Occupation("x", pay=(wages,)), locale))


@pytest.mark.parametrize("locale", [one for one in LOCALES if articles_have_the_gender_of_the_name.applies(one)])
def test_rule_36_an_article_has_the_gender_of_the_name(locale: str) -> None:
    articles_have_the_gender_of_the_name(Style(), locale)
    for gender in ("masculine", "feminine"):
        written = rule_words(locale).patterns[f"article_{gender}"]
        assert any(written.search(entry.wording) for entry in phrasebook(locale)), gender


@pytest.mark.parametrize("locale", LOCALES)
def test_every_rule_of_phrasebooks_holds(locale: str) -> None:
    assert_phrasebook(Style(), locale)


@given(occupations(), locales)
def test_every_rule_of_reports_holds(occupation: Occupation, locale: str) -> None:
    assert_wording(written(occupation, locale))
