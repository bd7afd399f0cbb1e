"""The test of the tests: each wording rule finds a text that breaks it, in every language that has the rule."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from attrs import evolve
from extent import share

import narrate
from narrate import Claim, Employment, Name, Occupation, Pay, Phrasebook, Projection, Report, SectionText
from narrate.content import SECTIONS, FigureSpec, Plan, Quantity
from narrate.facts import FactSpec
from narrate.language.rule_words import REQUIRED, rule_words
from narrate.report.section import FinishedSection
from narrate.testing import (
    PHRASEBOOK_RULES,
    REPORT_RULES,
    PhrasebookRule,
    ReportRule,
    WordingError,
    phrasebook_rules,
    reading_rules,
    text_rules,
)
from narrate.testing.registry import ReportText
from narrate.wording import PhrasebookEntry, Style, phrasebook, writer

LOCALES = narrate.locales()
BROKEN = tomllib.loads((Path(__file__).parents[1] / "data" / "broken_wordings.toml").read_text(encoding="utf-8"))

TECHNICIANS = Occupation(
    id="29-2071",
    names={"en": Name("technicians")},
    employment=(Employment(2012, 186_300), Employment(2014, 188_600)),
    projections=(Projection(2012, 2022, 227_500), Projection(2014, 2024, 217_600)),
    pay=(Pay(2014, period="annual", currency="USD", percentiles={10: Decimal(23_340), 50: Decimal(35_900)}),),
)

WORDINGS: list[tuple[PhrasebookRule, str, str]] = [
    (phrasebook_rules.projections_are_projected, "promise", "job_trends"),
    (phrasebook_rules.projections_are_projected, "unprojected", "job_outlook"),
    (phrasebook_rules.comparisons_have_two_sides, "compared", "job_trends"),
    (phrasebook_rules.no_praise_and_no_alarm, "praise", "pay"),
    (phrasebook_rules.fewer_goes_with_counts, "fewer", "job_trends"),
    (phrasebook_rules.fewer_goes_with_counts, "less", "job_trends"),
    (phrasebook_rules.articles_have_the_gender_of_the_name, "article_masculine", "pay"),
    (phrasebook_rules.articles_have_the_gender_of_the_name, "article_feminine", "pay"),
]
"""Rules of words, with the broken wording of each language, and the section that it is in."""

PLAIN_WORDINGS: list[tuple[PhrasebookRule, str]] = [
    (phrasebook_rules.figures_are_among_words, "{jobs}: ."),
    (phrasebook_rules.figures_are_among_words, "a {year} {jobs}"),
    (phrasebook_rules.figures_are_among_words, "a 5"),
    (phrasebook_rules.measures_stay_with_their_numbers, "a {points} b"),
]
"""Rules of the form of a wording, with a wording that breaks them in any language."""


def book(locale: str, section: str, wording: str) -> Phrasebook:
    """Return a phrasebook of one wording."""
    return Phrasebook(locale, (PhrasebookEntry(section, "planted", wording, ((),), wording),), ())


@pytest.mark.parametrize("locale", share(LOCALES, 3, start=0))
@pytest.mark.parametrize(("rule", "name", "section"), WORDINGS, ids=[name for _, name, _ in WORDINGS])
def test_a_broken_wording_is_found_in_each_language(rule: PhrasebookRule, name: str, section: str, locale: str) -> None:
    wording = BROKEN[locale.partition("_")[0]].get(name)
    assert (wording is not None) == rule.applies(locale), (
        "each language that has the rule has a sentence that breaks it"
    )
    if wording is None:
        return
    (found,) = rule.violations(book(locale, section, wording))
    assert (found.rule, found.locale, found.section, found.block) == (rule.number, locale, section, "planted")
    assert found.sentence == wording
    others = {one.name for one in PHRASEBOOK_RULES if one.violations(book(locale, section, wording))}
    assert others == {rule.name}, "it breaks no other rule"


@pytest.mark.parametrize("locale", share(LOCALES, 3, start=1))
@pytest.mark.parametrize(("rule", "wording"), PLAIN_WORDINGS)
def test_a_broken_form_is_found_in_each_language(rule: PhrasebookRule, wording: str, locale: str) -> None:
    (found,) = rule.violations(book(locale, "pay", wording))
    assert (found.rule, found.sentence) == (rule.number, wording)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_difference_of_percents_is_found_in_each_language(locale: str) -> None:
    section = SECTIONS["job_outlook"]
    (spec,) = [one for one in section.specs if one.name == "growth"]
    percents = (FactSpec("projections", ("a", "b"), "percent"), FactSpec("projections", ("c", "d"), "percent"))
    broken = evolve(spec, figures=(FigureSpec("growth", Quantity.PERCENT, percents),))
    style = Style(sections=[evolve(section, specs=(broken,))])
    one = Phrasebook(locale, (PhrasebookEntry("job_outlook", spec.block, "a {growth}", ((),), ""),), ())
    assert [found.rule for found in phrasebook_rules.percents_are_not_subtracted.violations(one, style=style)] == ["14"]


def test_every_rule_of_phrasebooks_is_broken_on_purpose() -> None:
    broken = {rule.name for rule, *_ in WORDINGS} | {rule.name for rule, _ in PLAIN_WORDINGS}
    assert {rule.name for rule in PHRASEBOOK_RULES} == broken | {phrasebook_rules.percents_are_not_subtracted.name}


@pytest.mark.parametrize("locale", LOCALES)
def test_every_language_has_the_words_that_rules_look_for(locale: str) -> None:
    words = rule_words(locale)
    assert set(REQUIRED) <= set(words.patterns)
    assert words.names
    assert words.labels


Edit = Callable[[Report, SectionText], tuple[str, tuple[Claim, ...]]]
"""A change of a section: its new text and claims."""


def changed(report: Report, section: str, edit: Edit) -> Report:
    """Return a report with another text and other claims in one section."""

    def one(held: SectionText) -> SectionText:
        if held.name != section:
            return held
        text, claims = edit(report, held)
        return SectionText(held.name, text, FinishedSection(held.title, Plan(), (), claims, ()))

    return evolve(report, sections=tuple(map(one, report.sections)))


def appended(text: str) -> Edit:
    return lambda _, held: (held.text + text, held.claims)


def rewritten(kind: str, write: Callable[[Report, Claim], str]) -> Edit:
    """Return the change of the text of the last claim of a kind."""

    def edit(report: Report, held: SectionText) -> tuple[str, tuple[Claim, ...]]:
        last = next(claim for claim in reversed(held.claims) if claim.kind == kind)
        new = write(report, last)
        moved = len(new) - len(last.text)
        claims = tuple(
            one._replace(text=new, end=one.end + moved)
            if one is last
            else one._replace(start=one.start + moved, end=one.end + moved)
            if one.start > last.start
            else one
            for one in held.claims
        )
        return held.text[: last.start] + new + held.text[last.end :], claims

    return edit


def valued(kind: str, value: int | str) -> Edit:
    def edit(_: Report, held: SectionText) -> tuple[str, tuple[Claim, ...]]:
        return held.text, tuple(one._replace(value=value) if one.kind == kind else one for one in held.claims)

    return edit


def other_digits(report: Report, claim: Claim) -> str:
    """Write a figure with the digits of another system."""
    zero = 0x0660 if "0" <= writer(report.locale).figures.numbers.integer(0) <= "9" else ord("0")
    return "".join(chr(zero + int(one)) if one.isdecimal() else one for one in claim.text)


def inner(letter: str) -> Callable[[Report, Claim], str]:
    """Write a letter behind the first digit of a figure."""

    def write(_: Report, claim: Claim) -> str:
        place = next(number for number, one in enumerate(claim.text) if one.isdecimal()) + 1
        return claim.text[:place] + letter + claim.text[place:]

    return write


def more_decimals(_: Report, claim: Claim) -> str:
    """Write a percent with one decimal more."""
    place = max(number for number, one in enumerate(claim.text) if one.isdecimal()) + 1
    return claim.text[:place] + claim.text[place - 1] + claim.text[place:]


TEXTS: list[tuple[ReportRule, str, Edit]] = [
    (text_rules.every_figure_is_one_claim, "job_trends", appended(" 7")),
    (text_rules.every_figure_is_one_claim, "pay", lambda _, held: (held.text, (*held.claims, held.claims[0]))),
    (text_rules.every_figure_is_one_claim, "pay", lambda _, held: ("x" + held.text, held.claims)),
    (text_rules.a_shown_zero_has_no_direction, "job_trends", valued("percent", 0)),
    (text_rules.a_shown_zero_has_no_direction, "job_trends", appended(" -0")),
    (text_rules.figures_have_no_sign, "job_trends", rewritten("percent", lambda _, claim: f"\u2212{claim.text}".replace("\u2212%", "\u2212") if claim.text[0] != "%" else f"%\u2212{claim.text[1:]}")),
    (text_rules.percents_have_as_many_decimals, "job_trends", rewritten("percent", more_decimals)),
    (text_rules.percent_is_written_in_one_way, "job_trends", rewritten("percent", lambda _, claim: f"~{claim.text}")),
    (text_rules.years_are_never_grouped, "job_trends", rewritten("year", inner(","))),
    (text_rules.signs_stay_with_their_numbers, "pay", rewritten("money", inner(" "))),
    (text_rules.signs_stay_with_their_numbers, "job_trends", rewritten("percent", inner("-"))),
    (text_rules.digits_are_of_one_system, "pay", rewritten("money", other_digits)),
    (text_rules.digits_are_of_one_system, "job_trends", rewritten("jobs", inner("_"))),
    (text_rules.isolates_are_balanced, "pay", lambda report, held: (held.text + (" abc" if report.language.isolate else "\u2068a\u2069"), held.claims)),
    (text_rules.isolates_are_balanced, "pay", appended("\u2068")),
    (text_rules.nothing_is_left_over, "pay", appended("..")),
    (text_rules.nothing_is_left_over, "pay", appended(" None")),
    (text_rules.nothing_is_left_over, "pay", appended("  ")),
    (text_rules.nouns_have_the_number_of_the_figure, "pay", lambda report, held: (f"{held.text} {BROKEN[report.locale.partition('_')[0]].get('noun', '')}", held.claims)),
    (reading_rules.words_say_what_claims_say, "job_trends", valued("direction", "down")),
    (reading_rules.words_say_what_claims_say, "job_trends", valued("verdict", "much_better")),
    (reading_rules.words_say_what_claims_say, "job_trends", valued("year", 2015)),
    (reading_rules.words_say_what_claims_say, "job_trends", lambda _, held: (held.text, tuple(one for one in held.claims if one.kind != "direction"))),
]  # fmt: skip
"""Rules of reports, with the section that is changed and how."""


@pytest.mark.parametrize("locale", share(LOCALES, 3, start=2))
@pytest.mark.parametrize(
    ("rule", "section", "edit"), TEXTS, ids=[f"{rule.name}-{number}" for number, (rule, *_) in enumerate(TEXTS)]
)
def test_a_broken_text_is_found_in_each_language(rule: ReportRule, section: str, edit: Edit, locale: str) -> None:
    report = narrate.report(TECHNICIANS, locale=locale)
    rule(report)
    broken = changed(report, section, edit)
    if not rule.applies(locale):
        assert not rule.violations(broken)
        return
    with pytest.raises(WordingError) as error:
        rule(broken)
    found = error.value.violations[0]
    assert (found.rule, found.locale, found.section) == (rule.number, locale, section)
    assert found.problem in str(error.value)


def test_every_rule_of_texts_is_broken_on_purpose() -> None:
    rules = (*text_rules.RULES, *reading_rules.RULES)
    assert {rule.name for rule in rules} == {rule.name for rule, *_ in TEXTS}
    assert set(rules) <= set(REPORT_RULES)


def test_a_sentence_of_a_report_has_its_message_and_its_bounds() -> None:
    report = narrate.report(TECHNICIANS, locale="en_US")
    sentences = ReportText(report).sentences
    assert "".join(one.text for one in sentences).replace(" ", "") == "".join(report.text.split())
    assert all(one.message is not None and one.text[0].isupper() for one in sentences)


def test_phrasebooks_of_narrate_hold() -> None:
    for rule in PHRASEBOOK_RULES:
        rule(Style(), "en_US")
    assert len(phrasebook("en_US")) > 100
