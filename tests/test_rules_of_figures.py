"""The wording rules about the form of figures, one property each; the number in a test's name is the rule's."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_rules import LOCALES, locales, written

import narrate
from narrate import Occupation, Skill
from narrate.content import SECTIONS, MessageSpec, Quantity
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
        # A percent that is published is told as it is; one that is computed is computed of counts and amounts alone.
        assert not percents or len(figure.facts) == 1 or figure.quantity is not Quantity.PERCENT, figure


def test_rule_14_a_difference_in_percents_is_not_told_in_percent() -> None:
    # Skill scores are the one scale on which narrate tells a difference: in points, and never in percent.
    (apart,) = [spec for spec in specs() if spec.name == "apart"]
    assert {figure.quantity for figure in apart.figures} == {Quantity.POINTS, Quantity.SCORES}


@given(st.integers(0, 40), st.integers(0, 1))
def test_rule_15_a_point_is_one_only_where_exactly_one_is_shown(apart: int, tenths: int) -> None:
    high = Decimal(50) + apart + Decimal(tenths) / 10
    record = Occupation(id="x", skills=(Skill("social", high), Skill("creative", Decimal(50))))
    text = narrate.report(record, locale="en_US", sections=["skills"]).text
    told = re.search(r"([\d.]+)\u00a0(points?)\b", text)
    assert (told is None) == (high == 50)
    if told is not None:
        assert Decimal(told[1]) == high - 50
        # "1.0" is not "1": the shown number has the plural of its category.
        assert (told[2] == "point") == (told[1] == "1")


@given(st.one_of(occupations(), trends()), locales)
def test_rule_17_a_section_writes_percent_in_one_way(occupation: Occupation, locale: str) -> None:
    digits = re.compile(r"[\d.,\u00a0\u202f\u066b\u066c'’]+")
    for section in written(occupation, locale).sections:
        signs = set()
        for claim in section.claims:
            if claim.kind == "percent":
                behind = section.text[claim.end :].split(maxsplit=1)[:1]
                word = behind[0] if claim.text[-1].isdigit() and behind else ""
                signs.add(digits.sub("#", claim.text) + word.rstrip(".,;)"))
        assert len(signs) <= 1, section.text


@pytest.mark.parametrize("locale", ["en_US", "en_GB"])
def test_rule_24_fewer_goes_with_counts_and_less_with_amounts(locale: str) -> None:
    quantities = {(spec.section, figure.name): figure.quantity for spec in specs() for figure in spec.figures}
    for entry in phrasebook(locale):
        assert "fewer" not in entry.wording  # narrate compares counts as "lower": no count of things stands behind it
        for words in re.findall(r"\bless\b(?: than)? ?(\{\w+\}|\w+ \w+)?", entry.wording):
            slot = words.strip("{}")
            amount = quantities.get((entry.section, slot)) is Quantity.MONEY
            assert amount or words in ("five years", ""), entry.wording


UNITS = ("millions", "points")
"""Figures with a word of measure behind them."""
PUBLISHED = {("en", "millions")}
"""Sentences that are published word for word, with the spaces that they are published with."""


@given(st.one_of(occupations(), trends(), wages()), locales)
def test_rule_27_no_line_breaks_between_a_number_and_its_sign(occupation: Occupation, locale: str) -> None:
    for claim in written(occupation, locale).claims:
        if claim.kind in ("percent", "percentile", "money") and re.search(r"\d", claim.text):
            assert not re.search(r"[ \t\n-]", claim.text), claim
    mark, group = (getattr(writer(locale).figures.numbers, name) for name in ("mark", "group"))
    assert " " not in (mark, group)


@pytest.mark.parametrize("locale", LOCALES)
def test_rule_27_no_line_breaks_between_a_number_and_its_measure(locale: str) -> None:
    for entry in phrasebook(locale):
        for unit in UNITS:
            if (locale.partition("_")[0], unit) not in PUBLISHED:
                assert f"{{{unit}}} " not in entry.wording, entry.wording


ISOLATES = re.compile("[\u2066-\u2069]")
LEFT_TO_RIGHT = re.compile(r"[A-Za-z][A-Za-z .,'’&/$-]*")


from_right_to_left = st.sampled_from([one for one in LOCALES if writer(one).language.isolate])


@given(st.one_of(occupations(), wages()), st.one_of(from_right_to_left, locales))
def test_rule_29_what_runs_the_other_way_is_set_apart(occupation: Occupation, locale: str) -> None:
    for section in written(occupation, locale).sections:
        if not writer(locale).language.isolate:
            assert not ISOLATES.search(section.text)
            continue
        depth = 0
        for part in re.split("([\u2066-\u2069])", section.text):
            if ISOLATES.fullmatch(part):
                depth += -1 if part == "\u2069" else 1
                assert depth in (0, 1), section.text
            elif depth == 0:
                assert not LEFT_TO_RIGHT.search(part), section.text
        assert depth == 0


ARTICLES = {
    "es_ES": (r"\b[Ll]os \{occupation\}", r"\b[Ll]as \{occupation\}"),
    "pt_BR": (r"\b(?:[Oo]s|dos) \{occupation\}", r"\b(?:[Aa]s|das) \{occupation\}"),
}
"""Articles that a masculine and a feminine name has, in languages that write one before the name itself."""


@pytest.mark.parametrize("locale", sorted(ARTICLES))
def test_rule_36_an_article_has_the_gender_of_the_name(locale: str) -> None:
    for article, gender in zip(ARTICLES[locale], ("masculine", "feminine"), strict=True):
        told = [entry for entry in phrasebook(locale) if re.search(article, entry.wording)]
        assert told, article
        for entry in told:
            # Never where the gender is another one, or not known.
            assert all(("occupation.gender", gender) in answers for answers in entry.answers), entry
