"""What a second reader of German, Dutch, Polish, Czech and Russian would not print."""

from __future__ import annotations

from decimal import Decimal

import pytest
from nurses import LOCALES, said

import narrate
from narrate import Employment, Group, Occupation, Pay, Projection, Skill
from narrate.page import page_html, page_model


def wages(amount: int, period: str = "annual") -> tuple[Pay, ...]:
    """Return wages with nothing but their median."""
    return (Pay(2024, period=period, currency="USD", percentiles={50: Decimal(amount)}),)


def page(locale: str, **facts: object) -> str:
    """Write the page of a record."""
    record = Occupation(id="x", **facts)  # type: ignore[arg-type]
    return page_html(page_model(narrate.report(record, locale=locale), narrate.STANDARD))


@pytest.mark.parametrize("locale", LOCALES)
def test_a_wage_is_compared_with_the_median_of_the_median_wages(locale: str) -> None:
    """The median of some occupations is that of all who work in them, which nobody knows here."""
    told = {
        "cs": "tedy o 80,0 % více než medián mediánů mezd tří srovnávaných povolání.",
        "de": "80,0 % über dem Median der Medianverdienste in den drei verglichenen Berufen.",
        "nl": "80,0% hoger dan de mediaan van de mediane lonen in de drie vergeleken beroepen.",
        "pl": "o 80,0% wyższa od mediany median wynagrodzeń dla trzech porównywanych zawodów.",
        "ru": "на 80,0 % выше медианы медианных заработных плат по трём сравниваемым профессиям.",
    }[locale[:2]]
    if locale == "de_CH":
        told = told.replace("verdienste", "löhne").replace(" %", "%")
    assert told in said(locale, "summary", pay=wages(90_000), group=Group(3, pay=wages(50_000)))


@pytest.mark.parametrize(
    ("locale", "label"),
    [
        ("cs_CZ", "Medián mediánů mezd v\u00a0povoláních skupiny, 2024 (ročně)"),
        ("de_CH", "Median der Mediane der Jahreslöhne in den Berufen der Gruppe im Jahr 2024"),
        ("de_DE", "Median der Mediane der Jahresverdienste in den Berufen der Gruppe im Jahr 2024"),
        ("nl_NL", "Mediaan van de medianen van de jaarlonen in de beroepen van de groep in 2024"),
        ("pl_PL", "Mediana median wynagrodzeń w\u00a0zawodach grupy, 2024 (rocznie)"),
        ("ru_RU", "Медиана медианных заработных плат по профессиям группы, 2024 (в год)"),
    ],
)
def test_the_label_of_a_median_of_medians_says_so(locale: str, label: str) -> None:
    assert label in page(locale, pay=wages(90_000), group=Group(3, pay=wages(50_000)))


@pytest.mark.parametrize(
    ("locale", "label"), [("de_DE", "Gegensatz zur Veränderung"), ("nl_NL", "tegenstelling met de verandering")]
)
def test_what_is_conceded_of_a_decline_is_not_called_growth(locale: str, label: str) -> None:
    written = page(locale, projections=(Projection(2024, 2034, percent=Decimal(-5), openings_per_year=100),))
    assert label in written
    for growth in ("zum Wachstum", "projizierten Wachstums", "met de groei", "verwachte groei"):
        assert growth not in written


@pytest.mark.parametrize(
    ("locale", "legend", "fact"),
    [
        ("de_DE", "Projektion von 2012: 1.300 im Jahr 2022", "Arbeitsplätze im Jahr 2022 nach der Projektion von 2012"),
        ("nl_NL", "Prognose van 2012: 1.300 in 2022", "Banen in 2022 volgens de prognose van 2012"),
    ],
)
def test_a_projection_is_not_dated_by_its_base_year(locale: str, legend: str, fact: str) -> None:
    """That of 2024 to 2034 was made in 2025, and "expected in 2024" is what was expected for that year."""
    levels = (Employment(2012, 1000), Employment(2022, 1200))
    written = page(locale, employment=levels, projections=(Projection(2012, 2022, 1300), Projection(2022, 2032, 1100)))
    assert legend in written
    assert fact in written
    for dated in ("Projiziert im Jahr", "Im Jahr 2012 für 2022", "Verwacht in 2012", "In 2012 voor 2022"):
        assert dated not in written


def test_a_czech_chart_tells_figures_and_years_apart() -> None:
    """ "1 000, 2012, 1 200, 2022" is a list of four figures; and a change of 20 % is no share."""
    levels = (Employment(2012, 1000), Employment(2022, 1200))
    written = page("cs_CZ", employment=levels, projections=(Projection(2012, 2022, 1300), Projection(2022, 2032, 1100)))
    told = "Skutečnost: 1 000 v roce 2012, 1 200 v roce 2022"
    assert told in written.replace("\u00a0", " ")
    assert "podíl v" not in written


def test_the_chart_of_russian_hourly_wages_names_them_as_the_text_does() -> None:
    """Почасовая is how one is paid, by the hour, and not how much an hour earns."""
    hourly = Pay(2024, period="hourly", currency="USD", percentiles={10: Decimal(9), 50: Decimal(12), 90: Decimal(20)})
    written = page("ru_RU", pay=(hourly,))
    assert "Часовая заработная плата по процентилям" in written
    assert "часовая заработная плата" in written
    assert "очасов" not in written


@pytest.mark.parametrize(
    ("locale", "told"),
    [
        (
            "pl_PL",
            "Prognoza na lata 2012–2022 nie przewidywała żadnych miejsc pracy, tak jak prognoza na lata 2014–2022.",
        ),
        (
            "ru_RU",
            "Прогноз на 2012–2022 годы не предполагал ни одного рабочего места, так же как прогноз на 2014–2022 годы.",
        ),
    ],
)
def test_no_jobs_in_two_projections_are_not_as_many(locale: str, told: str) -> None:
    levels = (Employment(2012, 900), Employment(2014, 700))
    projections = (Projection(2012, 2022, 0), Projection(2014, 2022, 0))
    assert told in said(locale, "job_trends", employment=levels, projections=projections)
    some = (Projection(2012, 2022, 500), Projection(2014, 2022, 500))
    as_many = {"pl": "500 miejsc pracy, czyli tyle samo co", "ru": "500 рабочих мест, то есть столько же, сколько"}
    assert as_many[locale[:2]] in said(locale, "job_trends", employment=levels, projections=some)


@pytest.mark.parametrize("month", [None, 5])
def test_the_title_of_a_czech_chart_of_wages_has_no_month_in_the_locative(month: int | None) -> None:
    """ "Roční mzdy podle percentilů, květnu 2024" lacks the preposition that the month is declined for."""
    pay = Pay(2024, month=month, period="annual", currency="USD", percentiles={10: Decimal(9), 50: Decimal(12)})
    written = page("cs_CZ", pay=(pay,))
    assert "Roční mzdy podle percentilů, 2024" in written
    assert "percentilů, květnu" not in written


def test_no_german_comma_stands_before_or() -> None:
    written = page("de_DE", projections=(Projection(2024, 2034, percent=Decimal(-5), openings_per_year=100),))
    assert "Die veröffentlichten Aussichten oder das Vorzeichen der angezeigten Veränderung." in written
    assert ", oder " not in written


def test_no_dutch_skill_is_called_a_skill_twice() -> None:
    written = said("nl_NL", "skills", skills=(Skill("social", Decimal(40)), Skill("writing", Decimal(30))))
    assert "de vaardigheid “sociaal contact”" in written
