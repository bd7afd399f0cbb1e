"""The test of the tests: sentences that contradict others of their report, planted in real ones, are found in each language."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from attrs import evolve

import narrate
from narrate import CAREER_PROFILE, Claim, Employment, Occupation, Projection, Report
from narrate.report.section import FinishedSection, SectionText, Sentence
from narrate.testing import ReportRule, WordingError, contradictions
from narrate.testing.registry import ReportText
from narrate.wording import writer

LOCALES = narrate.locales()
WORDS = tomllib.loads((Path(__file__).parents[1] / "data" / "planted_words.toml").read_text(encoding="utf-8"))

RISEN = Occupation(
    id="29-2071",
    employment=(Employment(2012, 186_317), Employment(2014, 211_523)),
    projections=(
        Projection(2012, 2022, 227_519),
        Projection(2014, 2024, 240_011, percent=Decimal("13.5"), openings_per_year=9_417),
    ),
)
"""Counts that are exact, so that they have no hedge; much better than was projected."""

ROUNDED = evolve(RISEN, employment=(Employment(2012, 186_300), Employment(2014, 188_600)))

FALLEN = evolve(
    RISEN,
    employment=(Employment(2012, 186_317), Employment(2014, 150_523)),
    projections=(RISEN.projections[0], Projection(2014, 2024, 130_011, percent=Decimal("-13.6"), openings_per_year=9)),
)
"""Its mirror, with the words for the other side."""

Edit = Callable[[Report, Claim], Claim | None]
"""A change of a claim: the new one, with its text; None where it stays."""


def retold(report: Report, section: str, edit: Edit, *, before: str = "") -> Report:
    """Return a report in which claims of one section are changed, with words before the first of them."""

    def one(held: SectionText) -> SectionText:
        if held.name != section:
            return held
        text, moved, sentences, words = held.text, 0, [], before
        for sentence in held.sentences:
            claims = []
            for claim in sentence.claims:
                new = edit(report, claim)
                wanted = claim if new is None else new
                lead, words = ("", words) if new is None else (words, "")
                start = claim.start + moved
                text = text[:start] + lead + wanted.text + text[start + len(claim.text) :]
                start += len(lead)
                claims.append(wanted._replace(start=start, end=start + len(wanted.text)))
                moved += len(lead) + len(wanted.text) - len(claim.text)
            sentences.append(Sentence(sentence.message, tuple(claims), sentence.figures))
        made = tuple(claim for sentence in sentences for claim in sentence.claims)
        return SectionText(held.name, text, FinishedSection(held.title, held.plan, tuple(sentences), made, ()))

    return evolve(report, sections=tuple(map(one, report.sections)))


def like(wanted: Callable[[Claim], bool], *, of: Callable[[Report], Claim]) -> Edit:
    """Return the change of claims to the text and the value of another one."""

    def edit(report: Report, claim: Claim) -> Claim | None:
        other = of(report)
        return claim._replace(text=other.text, value=other.value) if wanted(claim) else None

    return edit


def on(kind: str, *facts: str) -> Callable[[Claim], bool]:
    return lambda claim: claim.kind == kind and tuple(map(str, claim.facts)) == facts


def first(kind: str, *facts: str, section: str = "job_trends") -> Callable[[Report], Claim]:
    return lambda report: next(one for one in report.claims if one.section == section and on(kind, *facts)(one))


def mirrored(kind: str, *facts: str, section: str = "job_trends") -> Callable[[Report], Claim]:
    return lambda report: first(kind, *facts, section=section)(narrate.report(FALLEN, locale=report.locale))


def more_decimals(report: Report, claim: Claim) -> Claim | None:
    mark = writer(report.locale).figures.numbers.mark
    return claim._replace(text=f"{claim.text}{mark}5") if on("jobs", NOW)(claim) else None


def whole(report: Report, claim: Claim) -> Claim | None:
    mark = writer(report.locale).figures.numbers.mark
    if not on("percent", PERCENT)(claim):
        return None
    assert isinstance(claim.value, float)
    return claim._replace(text=claim.text.partition(mark)[0], value=int(claim.value))


NOW = "employment[2014].jobs"
PERCENT = "projections[2014-2024].percent"
TARGET = "projections[2014-2024].jobs"
LEVELS = ("employment[2012].jobs", "projections[2012-2022].jobs", NOW)


def last(fact: str) -> Edit:
    """Return the change that keeps the last claim of a level in the job trends, to put words before it."""

    def edit(report: Report, claim: Claim) -> Claim | None:
        found = [one for one in report.claims if one.section == "job_trends" and on("jobs", fact)(one)]
        return claim if claim == found[-1] else None

    return edit


PLANTED: list[tuple[ReportRule, str, Edit]] = [
    (
        contradictions.one_figure_has_one_value,
        "employment",
        like(on("jobs", NOW), of=first("jobs", "employment[2012].jobs")),
    ),
    (contradictions.one_level_has_one_precision, "employment", more_decimals),
    (contradictions.one_change_has_one_precision, "job_outlook", whole),
    (contradictions.percents_of_a_section_have_one_precision, "job_trends", whole),
    (
        contradictions.one_change_has_one_direction,
        "job_trends",
        like(on("direction", PERCENT), of=mirrored("direction", PERCENT)),
    ),
    (
        contradictions.equal_levels_have_no_growth,
        "job_trends",
        like(on("jobs", TARGET), of=first("jobs", NOW)),
    ),
    (
        contradictions.one_comparison_has_one_verdict,
        "job_trends",
        like(on("verdict", *LEVELS), of=mirrored("verdict", *LEVELS)),
    ),
]  # fmt: skip
"""Each rule with the section that is changed, and how."""


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(("rule", "section", "edit"), PLANTED, ids=[rule.name for rule, *_ in PLANTED])
def test_a_planted_contradiction_is_found(rule: ReportRule, section: str, edit: Edit, locale: str) -> None:
    report = narrate.report(RISEN, locale=locale)
    rule(report)
    rule(retold(report, section, lambda *_: None))
    with pytest.raises(WordingError) as error:
        rule(retold(report, section, edit))
    found = error.value.violations[0]
    assert (found.rule, found.locale) == ("42a", locale)
    assert found.sentence
    assert found.problem


@pytest.mark.parametrize("locale", LOCALES)
def test_a_hedge_in_one_sentence_alone_is_found(locale: str) -> None:
    report = narrate.report(RISEN, locale=locale)
    rule = contradictions.a_count_has_one_hedge
    rule(report)
    for word in WORDS[locale.partition("_")[0]]["hedge"]:
        alone = retold(report, "job_trends", last("employment[2012].jobs"), before=f"{word} ")
        rule(alone)  # this level is in one sentence alone
        with pytest.raises(WordingError, match="42a"):
            rule(retold(report, "job_trends", last(NOW), before=f"{word} "))


@pytest.mark.parametrize("locale", LOCALES)
def test_the_hedges_of_real_sentences_are_seen(locale: str) -> None:
    text = ReportText(narrate.report(ROUNDED, locale=locale, sections=["employment", "job_outlook"]))
    counts = [one for one in contradictions.assertions(text) if one.claim.kind in ("jobs", "openings")]
    assert len(counts) == 2
    by_handbook = locale.startswith("en")
    assert [contradictions.hedged(text, one) for one in counts] == [
        by_handbook or one.claim.kind == "openings" for one in counts
    ]


def test_every_rule_of_contradictions_is_broken_on_purpose() -> None:
    broken = {rule.name for rule, *_ in PLANTED} | {contradictions.a_count_has_one_hedge.name}
    assert broken == {rule.name for rule in contradictions.RULES}


def test_the_published_english_sentences_are_the_exception() -> None:
    for locale in ("en_US", "en_GB"):
        contradictions.a_count_has_one_hedge(narrate.report(ROUNDED, locale=locale))
    pairs = ReportText(narrate.report(ROUNDED, locale="en_US")).words.apart
    assert set(pairs) == {frozenset({"employment", other}) for other in ("job_trends", "track_record")}
    for locale in LOCALES:
        words = ReportText(narrate.report(ROUNDED, locale=locale)).words
        assert bool(words.apart) == locale.startswith("en")


def test_millions_beside_the_count_in_full_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    million = evolve(RISEN, employment=(Employment(2012, 1_562_000), Employment(2014, 1_579_800)))
    rule = contradictions.one_level_has_one_precision
    for locale in LOCALES:
        assert rule.violations(narrate.report(million, locale=locale)) == ()
    monkeypatch.setattr("narrate.content.employment._SHORTENED", ())
    for locale in LOCALES:
        found = rule.violations(narrate.report(million, locale=locale))
        assert bool(found) != locale.startswith("en")


def test_a_growth_is_one_whether_published_or_computed() -> None:
    computed = evolve(RISEN, projections=(Projection(2014, 2024, 240_011),))
    both = evolve(RISEN, projections=(evolve(RISEN.projections[1], whole_percent=13),))
    quantities = [
        {
            one.quantity
            for one in contradictions.assertions(ReportText(narrate.report(record, locale="en_US")))
            if one.claim.kind == "percent" and "2024" in str(one.quantity) and one.quantity[0] == "growth"
        }
        for record in (RISEN, computed, both)
    ]
    assert quantities == [{("growth", ("2014", "2024"))}] * 3


def test_a_hedged_whole_percent_is_named_as_such() -> None:
    report = narrate.report(RISEN, locale="en_US")
    rule = contradictions.one_change_has_one_precision
    rule(retold(report, "job_outlook", whole, before="about "))
    with pytest.raises(WordingError):
        rule(retold(report, "job_outlook", whole))


def test_a_report_from_a_dict_passes() -> None:
    plain = Report.from_dict(narrate.report(ROUNDED, locale="de_DE", methodology=CAREER_PROFILE).to_dict())
    for rule in contradictions.RULES:
        rule(plain)
