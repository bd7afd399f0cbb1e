"""The test of the tests: words that no fact licenses, planted in real sentences, are found in each language."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from attrs import evolve
from extent import share

import narrate
from narrate import CAREER_PROFILE, Employer, Employment, Name, Occupation, Pay, Projection, Report, Skill
from narrate.cldr.snapshot import locale_data
from narrate.language.rule_words import rule_words
from narrate.report.section import FinishedSection, SectionText
from narrate.testing import WordingError, grounds
from narrate.testing.registry import ReportText
from narrate.wording import writer

LOCALES = narrate.locales()
WORDS = tomllib.loads((Path(__file__).parents[1] / "data" / "planted_words.toml").read_text(encoding="utf-8"))

YEARLY = Pay(2014, period="annual", currency="USD", percentiles={10: Decimal(23_340), 50: Decimal(35_900)})
RISEN = Occupation(
    id="29-2071",
    employment=(Employment(2012, 186_300), Employment(2014, 188_600)),
    projections=(Projection(2014, 2024, 190_600, percent=Decimal(1), outlook="slower", openings_per_year=9_400),),
    pay=(YEARLY,),
)
FALLEN = evolve(
    RISEN,
    projections=(Projection(2014, 2024, 150_600, percent=Decimal(-20), outlook="decline", openings_per_year=9_400),),
)


def of(report: Report, record: Occupation) -> Report:
    """Return a report as if it were of another record."""
    return evolve(report, of=record)


def planted(report: Report, section: str, words: str) -> Report:
    """Return a report with words behind the text of a section, between its last claim and its end."""

    def one(held: SectionText) -> SectionText:
        if held.name != section:
            return held
        return SectionText(
            held.name,
            f"{held.text} {words} ",
            FinishedSection(held.title, held.plan, held.sentences, held.claims, ()),
        )

    return evolve(report, sections=tuple(map(one, report.sections)))


def found_in(report: Report, rule: Callable[[Report], None]) -> str:
    with pytest.raises(WordingError) as error:
        rule(report)
    (found, *_) = error.value.violations
    assert (found.rule, found.locale) == ("42b", report.locale)
    return found.problem


@pytest.mark.parametrize("locale", LOCALES)
def test_months_without_their_fact_are_found(locale: str) -> None:
    rule = grounds.months_are_known
    dated = evolve(RISEN, pay=(evolve(YEARLY, month=9),))
    report = narrate.report(dated, locale=locale)
    rule(report)
    assert "has a month" in found_in(of(report, RISEN), rule)
    assert "has a month" in found_in(of(report, evolve(RISEN, pay=(evolve(YEARLY, month=8),))), rule)
    without = narrate.report(RISEN, locale=locale)
    rule(without)
    words = [*locale_data(locale).months, *writer(locale).language.months, *WORDS[locale.partition("_")[0]]["month"]]
    for word in words:
        assert "month" in found_in(planted(without, "pay", word), rule)
    rule(planted(report, "pay", words[8]))
    assert repr(words[4]) in found_in(planted(report, "pay", words[4]), rule)


HOSPITALS, OFFICES = Name("hospitals"), Name("offices")


def employed(locale: str, *shares: int | None, cover: str | None = None) -> Occupation:
    employers = tuple(
        Employer({locale.partition("_")[0]: name, locale: name}, share=None if share is None else Decimal(share))
        for name, share in zip((HOSPITALS, OFFICES), shares, strict=False)
    )
    return evolve(RISEN, employers=employers, employers_cover=cover)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_majority_without_its_fact_is_found(locale: str) -> None:
    rule = grounds.most_are_more_than_half
    few = narrate.report(employed(locale, 30, 20), locale=locale)
    rule(few)
    for word in WORDS[locale.partition("_")[0]]["most"]:
        assert "50" in found_in(planted(few, "employment", word), rule)
        unknown = evolve(planted(few, "employment", word), of=employed(locale, None, None))
        assert "unknown" in found_in(unknown, rule)
        for licensed in (employed(locale, 30, 21), employed(locale, None, cover="most"), employed(locale, 51)):
            rule(of(planted(few, "employment", word), licensed))
        rule(planted(few, "pay", word))  # of workers who earn something, not of employers


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", ["despite", "instead", "only"])
def test_a_connective_without_its_fact_is_found(kind: str, locale: str) -> None:
    rule = grounds.connectives_have_their_fact
    report = narrate.report(RISEN, locale=locale)
    rule(report)
    for word in WORDS[locale.partition("_")[0]][kind]:
        assert "two claims that differ" in found_in(planted(report, "pay", word), rule)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_connective_between_two_claims_that_differ_holds(locale: str) -> None:
    rule = grounds.connectives_have_their_fact
    turned = Occupation(
        id="41-9012",
        employment=(Employment(2012, 5_000), Employment(2022, 4_000)),
        projections=(Projection(2012, 2022, 5_500),),
    )
    report = narrate.report(turned, locale=locale, sections=["track_record"])
    (changes,) = [one for one in ReportText(report).sentences if one.message and one.message.spec.block == "changes"]
    assert changes.choices()["course"] == "other"
    rule(report)
    for word in WORDS[locale.partition("_")[0]]["instead"]:
        rule(planted(report, "track_record", word))


@pytest.mark.parametrize("locale", LOCALES)
def test_a_concession_without_its_growth_is_found(locale: str) -> None:
    rule = grounds.connectives_have_their_fact
    limited, declining = (narrate.report(record, locale=locale) for record in (RISEN, FALLEN))
    for report in (limited, declining):
        assert any(claim.kind == "lead" for claim in report.claims)
        rule(report)
    assert "declining" in found_in(of(declining, RISEN), rule)
    (newest,) = RISEN.projections
    label = "little_or_no_change"
    unchanged = [
        evolve(RISEN, projections=(evolve(newest, jobs=jobs, percent=percent, outlook=label),))
        for jobs, percent in ((187_500, Decimal("-0.6")), (188_600, Decimal(0)), (188_600, None), (188_640, None))
    ]
    for record in unchanged:
        if locale.startswith("en"):
            rule(of(limited, record))  # the handbook prints it by the label
        else:
            assert "limited_growth" in found_in(of(limited, record), rule)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_verdict_beyond_the_rounding_is_found(locale: str) -> None:
    rule = grounds.verdicts_fit_the_rounding
    exact = Occupation(
        id="53-7031",
        employment=(Employment(2023, 1_200, rounding=1), Employment(2024, 1_100, rounding=1)),
        projections=(Projection(2023, 2033, 1_200, rounding=1),),
    )
    report = narrate.report(exact, locale=locale, sections=["job_trends"])
    rule(report)
    rounded = evolve(
        exact,
        employment=tuple(evolve(one, rounding=100) for one in exact.employment),
        projections=tuple(evolve(one, rounding=100) for one in exact.projections),
    )
    assert "much_worse" in found_in(of(report, rounded), rule)
    near = evolve(
        rounded,
        employment=(Employment(2023, 2_900, rounding=100), Employment(2024, 2_700, rounding=100)),
        projections=(Projection(2023, 2033, 2_900, rounding=100),),
    )
    assert "it can be worse" in found_in(of(report, near), rule)
    large = evolve(
        rounded,
        employment=(Employment(2023, 120_000, rounding=100), Employment(2024, 110_000, rounding=100)),
        projections=(Projection(2023, 2033, 120_000, rounding=100),),
    )
    rule(of(report, large))
    rule(narrate.report(rounded, locale=locale, sections=["job_trends"], methodology=CAREER_PROFILE))


@pytest.mark.parametrize("locale", LOCALES)
def test_names_and_quotations_may_have_any_word(locale: str) -> None:
    language = locale.partition("_")[0]
    words = [word for kind in ("most", "despite", "instead", "only") for word in WORDS[language][kind]]
    name = Name(" ".join([*words, locale_data(locale).months[4]]), fixed=True)
    record = evolve(
        RISEN,
        names={language: name, locale: name},
        descriptions={language: str(name.plural), locale: str(name.plural)},
        employers=(Employer({language: name, locale: name}, share=Decimal(20)),),
    )
    report = narrate.report(record, locale=locale)
    for rule in grounds.RULES:
        rule(report)


def test_one_score_alone_may_be_called_the_only_one() -> None:
    alone = evolve(RISEN, skills=(Skill("social", Decimal(40)),))
    several = evolve(RISEN, skills=(Skill("social", Decimal(40)), Skill("creative", Decimal(30))))
    report = narrate.report(alone, locale="de_DE")
    grounds.connectives_have_their_fact(report)
    assert "'nur'" in found_in(of(report, several), grounds.connectives_have_their_fact)


def test_a_report_from_a_dict_passes() -> None:
    plain = Report.from_dict(narrate.report(FALLEN, locale="de_DE").to_dict())
    for rule in grounds.RULES:
        rule(plain)


def test_every_language_has_these_rules() -> None:
    for locale in LOCALES:
        assert all(rule.applies(locale) for rule in grounds.RULES)


@pytest.mark.parametrize("locale", share(LOCALES, 4, start=1))
@pytest.mark.parametrize("came", [3_000, 5_000, 5_001, 7_000])
@pytest.mark.parametrize("expected", [3_000, 5_000, 5_001, 7_000])
def test_a_course_that_is_not_the_projected_one_is_a_contrast(expected: int, came: int, locale: str) -> None:
    """Up, down and little or no change are three courses: no word of contrast between two that are the same."""
    record = Occupation(
        id="41-9012",
        employment=(Employment(2012, 5_000), Employment(2022, came)),
        projections=(Projection(2012, 2022, expected),),
    )
    report = narrate.report(record, locale=locale, sections=["track_record"])
    (changes,) = [one for one in ReportText(report).sentences if one.message and one.message.spec.block == "changes"]
    differ = (expected > 5_001) - (expected < 5_000) != (came > 5_001) - (came < 5_000)
    assert rule_words(locale).says("instead", changes.text) is differ
