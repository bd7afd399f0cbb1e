"""The test of the tests: a report that is held against another record, name or methodology breaks the rules of facts."""

from __future__ import annotations

import sys
from collections.abc import Callable
from decimal import Decimal

import pytest
from attrs import evolve
from extent import share

import narrate
from narrate import (
    STANDARD,
    AtLeast,
    Employment,
    Methodology,
    Name,
    Occupation,
    Pay,
    Projection,
    Report,
    Skill,
    testing,
)
from narrate.testing import ReportRule, WordingError, fact_rules, metamorphic, name_rules
from narrate.testing.strategies import level

LOCALES = narrate.locales()
TECHNICIANS = Occupation(
    id="29-2071",
    employment=(Employment(2012, 186_300), Employment(2014, 188_600)),
    projections=(Projection(2012, 2022, 227_500), Projection(2014, 2024, 217_600, percent=Decimal(15))),
    pay=(Pay(2014, period="annual", currency="USD", percentiles={10: Decimal(23_340), 50: Decimal(35_900)}),),
)


def named(locale: str, name: Name) -> Occupation:
    return evolve(TECHNICIANS, names={locale.partition("_")[0]: name, locale: name})


def of(report: Report, record: Occupation) -> Report:
    """Return a report as if it were of another record."""
    return evolve(report, of=record)


def under(report: Report, methodology: Methodology) -> Report:
    """Return a report as if it were written under another methodology."""
    return evolve(report, imprint=evolve(report.imprint, methodology=methodology))


def bounded(record: Occupation) -> Occupation:
    first, second = record.employment
    return evolve(record, employment=(evolve(first, jobs=AtLeast(Decimal(186_300))), second))


Breaks = Callable[[str], Report]

WRONG: list[tuple[ReportRule, Breaks]] = [
    (
        fact_rules.directions_have_the_sign_of_the_figures,
        lambda locale: of(
            narrate.report(TECHNICIANS, locale=locale),
            evolve(TECHNICIANS, employment=(Employment(2012, 188_600), Employment(2014, 186_300))),
        ),
    ),
    (
        fact_rules.verdicts_are_those_of_their_intervals,
        lambda locale: under(
            narrate.report(TECHNICIANS, locale=locale),
            Methodology(name="mild", on_track=STANDARD.moderate, moderate=2 * STANDARD.moderate),
        ),
    ),
    (
        fact_rules.bands_have_an_edition,
        lambda locale: under(narrate.report(TECHNICIANS, locale=locale), evolve(STANDARD, bands={})),
    ),
    (
        fact_rules.bounds_are_bounds,
        lambda locale: of(narrate.report(TECHNICIANS, locale=locale), bounded(TECHNICIANS)),
    ),
    (
        fact_rules.bounds_are_bounds,
        lambda locale: of(
            narrate.report(level(1_500), locale=locale), level(AtLeast(Decimal(1_500)))
        ),
    ),
    (
        fact_rules.wages_are_never_mixed,
        lambda locale: of(narrate.report(TECHNICIANS, locale=locale), evolve(TECHNICIANS, pay=())),
    ),
    (
        fact_rules.hedges_fit_the_rounding,
        lambda locale: of(narrate.report(level(1_500_000), locale=locale, sections=["employment"]), level(188_601)),
    ),
    (
        fact_rules.hedges_fit_the_rounding,
        lambda locale: of(narrate.report(level(188_601), locale=locale), level(1_500_000)),
    ),
    (
        name_rules.names_survive,
        lambda locale: of(
            narrate.report(named(locale, Name("qqq")), locale=locale), named(locale, Name("iOS developers"))
        ),
    ),
    (
        name_rules.the_full_name_is_first,
        lambda locale: of(
            narrate.report(named(locale, Name("qqq rrr", short="rrr")), locale=locale),
            named(locale, Name("rrr sss", short="qqq rrr")),
        ),
    ),
]  # fmt: skip


@pytest.mark.parametrize("locale", share(LOCALES, 3, start=0))
@pytest.mark.parametrize(("rule", "wrong"), WRONG, ids=[f"{rule.name}-{n}" for n, (rule, _) in enumerate(WRONG)])
def test_words_that_the_facts_do_not_bear_are_found(rule: ReportRule, wrong: Breaks, locale: str) -> None:
    with pytest.raises(WordingError) as error:
        rule(wrong(locale))
    found = error.value.violations[0]
    assert (found.rule, found.locale) == (rule.number, locale)
    assert found.sentence
    assert found.section


@pytest.mark.parametrize("locale", ["en_US", "en_GB"])
def test_the_handbooks_hedge_of_a_count_in_full_is_required_in_english(locale: str) -> None:
    rule, report = fact_rules.hedges_fit_the_rounding, narrate.report(level(188_600), locale=locale)
    rule(report)
    for wrong in (
        under(report, evolve(STANDARD, unit=1000)),
        of(narrate.report(level(188_601), locale=locale), level(188_600)),
    ):
        with pytest.raises(WordingError, match="23"):
            rule(wrong)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_name_that_is_not_escaped_is_found(locale: str, monkeypatch: pytest.MonkeyPatch) -> None:
    report = narrate.report(named(locale, Name("<b>clerks</b>")), locale=locale)
    name_rules.names_are_escaped(report)
    monkeypatch.setattr(sys.modules["narrate.report.renderers"], "escape", lambda text, **_: text)
    with pytest.raises(WordingError):
        name_rules.names_are_escaped(report)


def test_every_rule_of_facts_and_names_is_broken_on_purpose() -> None:
    broken = {rule.name for rule, _ in WRONG} | {name_rules.names_are_escaped.name}
    assert broken == {rule.name for rule in (*fact_rules.RULES, *name_rules.RULES)}
    assert set(testing.REPORT_RULES) >= {*fact_rules.RULES, *name_rules.RULES}


@pytest.mark.parametrize("locale", LOCALES)
def test_a_true_report_breaks_no_rule(locale: str) -> None:
    testing.assert_wording(narrate.report(named(locale, Name("qqq rrr", short="rrr")), locale=locale))


def test_an_order_that_matters_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    metamorphic.assert_permutation(TECHNICIANS, "en_US")

    def first_alone(record: Occupation, **options: str) -> Report:
        return narrate.report(evolve(record, employment=record.employment[:1]), locale=options["locale"])

    monkeypatch.setattr(metamorphic, "report", first_alone)
    with pytest.raises(WordingError, match="rule 41"):
        metamorphic.assert_permutation(TECHNICIANS, "en_US")


def test_a_claim_without_its_fact_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    metamorphic.assert_without_a_fact(TECHNICIANS, "en_US")
    monkeypatch.setattr(
        metamorphic, "report", lambda _, **options: narrate.report(TECHNICIANS, locale=options["locale"])
    )
    with pytest.raises(WordingError, match=r"rests on employment\[2012\]"):
        metamorphic.assert_without_a_fact(TECHNICIANS, "en_US")


def test_a_second_report_that_differs_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    metamorphic.assert_idempotence(TECHNICIANS, "en_US")
    records = iter([TECHNICIANS, level(5)])
    monkeypatch.setattr(
        metamorphic, "report", lambda _, **options: narrate.report(next(records), locale=options["locale"])
    )
    with pytest.raises(WordingError, match="the second time"):
        metamorphic.assert_idempotence(TECHNICIANS, "en_US")


def test_a_locale_with_other_claims_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    metamorphic.assert_locale_parity(TECHNICIANS, LOCALES)
    # A questionnaire that has names in one language alone is passed over in the others.
    scored = tuple(
        Skill(name, Decimal(score), names={"en": Name(name)}, instrument="work context")
        for name, score in (("work outdoors", 80), ("work at heights", 40))
    )
    metamorphic.assert_locale_parity(evolve(TECHNICIANS, skills=scored), LOCALES)
    records = iter([TECHNICIANS, level(5)])
    monkeypatch.setattr(
        metamorphic, "report", lambda _, **options: narrate.report(next(records), locale=options["locale"])
    )
    with pytest.raises(WordingError, match=r"rule 42 .*es_MX"):
        metamorphic.assert_locale_parity(TECHNICIANS, ["en_US", "es_MX"])
