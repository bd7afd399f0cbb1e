"""Texts that were edited, marked up or rewritten, held against the facts of a record in every language."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

import pytest
from extent import share
from icu_vectors import VECTORS
from mutations import RECORDS

import narrate
from narrate import AtLeast, ComparedGroup, Employer, Employment, Name, Occupation, Pay, Projection, Report

LOCALES = narrate.locales()
WELDERS = Occupation(
    "51-4121",
    {"en": Name("welders")},
    employment=(Employment(2019, 1_000_400), Employment(2021, 874_300)),
    projections=(
        Projection(2019, 2029, 912_300),
        Projection(2021, 2031, 801_200, percent=Decimal("-8.4"), openings_per_year=61_300),
    ),
    pay=(
        Pay(
            2021,
            month=5,
            period="hourly",
            currency="EUR",
            percentiles={
                10: Decimal("11.40"),
                25: Decimal("13.05"),
                50: Decimal("17.50"),
                75: Decimal(22),
                90: AtLeast(Decimal(41)),
            },
        ),
    ),
)


def found(text: str, record: Occupation = WELDERS, locale: str = "en_US") -> list[str]:
    """Return what is found in a text, each at its place."""
    findings = narrate.check(text, record, locale=locale)
    assert all(text[one.start : one.end] == one.text for one in findings)
    return [one.text for one in findings]


@pytest.mark.parametrize("locale", LOCALES)
def test_an_amount_in_any_currency_is_read(locale: str) -> None:
    for currency in (*VECTORS["decimals"], "DEM", "XTS"):
        wages = Pay(2031, period="annual", currency=currency, percentiles={10: Decimal(34_500), 50: Decimal(67_800)})
        text = narrate.report(Occupation("1", pay=(wages,)), locale=locale, sections=["pay"]).text
        amounts = [claim.value for claim in narrate.read(text, locale=locale).claims if claim.kind == "money"]
        assert sorted(map(float, amounts)) == [34_500, 67_800], (currency, text)


def swapped(report: Report) -> Iterator[tuple[str, str]]:
    """Yield the text of each section in which two different figures, or two years, of a sentence are exchanged."""
    for section in report.sections:
        sentences = narrate.read(section.text, locale=report.locale).sentences
        for one, other in (pair for claims in sentences for pair in combinations(claims, 2)):
            if one.kind == other.kind and isinstance(one.value, int | float) and one.value != other.value:
                text = section.text
                yield (
                    text[: one.start] + other.text + text[one.end : other.start] + one.text + text[other.end :],
                    f"{one.text} and {other.text} in {section.name}",
                )


@pytest.mark.parametrize("locale", share(LOCALES, 6))
def test_two_figures_or_years_that_are_exchanged_are_found(locale: str) -> None:
    tried = 0
    for record in (WELDERS, *share(RECORDS, 3)):
        for text, exchanged in swapped(narrate.report(record, locale=locale)):
            assert narrate.check(text, record, locale=locale), exchanged
            tried += 1
    assert tried > 25


@pytest.mark.parametrize("locale", share(LOCALES, 2, start=1))
def test_marked_up_text_is_read_as_the_plain_one(locale: str) -> None:
    report = narrate.report(WELDERS, locale=locale)
    read = [claim.asserted for claim in narrate.read(report.text, locale=locale).claims]
    for text in (report.markdown, report.html, report.text.replace("\n\n", "\r\n\r\n")):
        assert narrate.check(text, WELDERS, locale=locale) == []
        assert [claim.asserted for claim in narrate.read(text, locale=locale).claims] == read


MARKED = (
    "**974,300** jobs", "_974,300_ jobs", "<b>974,300</b> jobs", "974,300[1] jobs", "974,300\u00b9 jobs", "974,300* jobs",
    "974,300&nbsp;jobs", "974,300  jobs", "974,300\njobs", "974,300\u2009jobs", "974,300\u00ad jobs",
    "\u2068974,300\u2069 jobs", "974\u00ad,300 jobs", "[974,300](https://example.org/5,800) jobs",
)  # fmt: skip


@pytest.mark.parametrize("text", MARKED)
def test_no_markup_hides_a_figure(text: str) -> None:
    assert len(found(f"Welders held {text} in 2021.")) == 1


def test_a_figure_is_of_the_year_behind_it() -> None:
    assert found("Welders had 1,000,400 jobs in 2019, but only 874,300 jobs in 2021.") == []
    assert found("Welders had 874,300 jobs in 2019, but 1,000,400 jobs in 2021.") == ["2019", "2021"]
    assert found("For 2029, 912,300 jobs were projected.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The middle half of workers earned between €13.05 and €22, a range of €8.95.",
        "The median hourly wage for welders was €17.50 in 2021.",
        "In 2021 BLS counted 874,300 jobs.",
        "Updated June 2025. SOC 51-4121.",
        "In 2019, this occupation was projected to decrease by 8.8% in 2029 to 912,300 jobs. " * 2,
    ],
)
def test_what_is_true_in_other_words_is_not_found(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en_US", "It held 874 300 jobs."),
        ("fr_FR", "On comptait 874.300 emplois."),
        ("es_ES", "Había 874'300 empleos."),
        ("de_DE", "Es gab 874 300 Arbeitsplätze."),
    ],
)
def test_no_part_of_a_number_is_read_for_the_whole(locale: str, text: str) -> None:
    assert [claim.value for claim in narrate.read(text, locale=locale).claims if claim.value == 300] == []


def test_a_space_between_thousands_is_one_of_any_width() -> None:
    for space in " \u00a0\u202f\u2009":
        (claim,) = narrate.read(f"On comptait 874{space}300 emplois.", locale="fr_FR").claims
        assert (claim.kind, claim.value) == ("jobs", 874_300)


@pytest.mark.parametrize(
    ("locale", "name"),
    [
        ("en_US", "university and higher education teachers"),
        ("en_US", "100% cotton weavers"),
        ("nl_NL", "docenten hoger onderwijs"),
        ("de_DE", "Beamte im höheren technischen Dienst"),
    ],
)
def test_a_name_claims_nothing(locale: str, name: str) -> None:
    record = Occupation("1", {locale: Name(name)}, employment=(Employment(2014, 4_800), Employment(2015, 33_100)))
    report = narrate.report(record, locale=locale)
    assert found(report.text, record, locale) == []
    edited = report.text.replace("33", "35")
    assert len(found(edited, record, locale)) >= 2


@pytest.mark.parametrize("locale", ["de_DE", "ja_JP", "pt_PT", "ar_AE"])
def test_a_text_with_names_of_another_language_is_true_of_its_record(locale: str) -> None:
    growth = Projection(2024, 2034, percent=Decimal("6.1"))
    record = Occupation(
        "x",
        {"en": Name("cooks.")},
        employment=(Employment(2024, 500),),
        employers=(Employer({"en": Name("IBM")}, share=Decimal(60)),),
        projections=(Projection(2024, 2034, percent=Decimal(4)),),
        comparisons=(ComparedGroup("group", names={"en": Name("food workers")}, projections=(growth,)),),
    )
    text = narrate.report(record, locale=locale, fallback="source").text
    assert "IBM" in text
    assert "food workers" in text
    assert narrate.check(text, record, locale=locale) == []
    assert narrate.check(text.replace("IBM", "IBM (70%)"), record, locale=locale)
