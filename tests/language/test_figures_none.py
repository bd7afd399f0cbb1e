"""A level of no jobs: said in words where the language says so, and read back as 0."""

from __future__ import annotations

from decimal import Decimal

import pytest

import narrate
from narrate import AtLeast, Employment, Occupation, Projection

PLAIN = str.maketrans("\xa0\u202f\u2068\u2069", "    ")

HELD = {
    "en_US": "This occupation held no jobs in 2031.",
    "en_GB": "This occupation held no jobs in 2031.",
    "es_ES": "En 2031 no había ningún empleo en esta ocupación.",
    "fr_FR": "En 2031, on ne comptait aucun emploi dans cette profession.",
    "it_IT": "Nel 2031 questa professione non contava alcun posto di lavoro.",
    "pt_BR": "Em 2031, não havia nenhum emprego nesta ocupação.",
    "pt_PT": "Em 2031, não havia nenhum posto de trabalho nesta profissão.",
    "de_DE": "Im Jahr 2031 gab es in diesem Beruf keine Arbeitsplätze.",
    "nl_NL": "In 2031 waren er in dit beroep geen banen.",
    "pl_PL": "W 2031 r. nie było żadnych miejsc pracy w tym zawodzie.",
    "cs_CZ": "V roce 2031 nebylo v tomto povolání žádné pracovní místo.",
    "ru_RU": "В 2031 году не насчитывалось ни одного рабочего места по этой профессии.",
    "ar_AE": "بلغ عدد الوظائف في هذه المهنة صفرًا في عام 2031.",
    "ja_JP": "0人であった",
    "zh_Hans_CN": "为0个",
}

# What is observed in two years, each pair with its words: jobs that go, that stay away, and that come.
LEVELS = {
    "en_US": (
        "supported 620 jobs in 2027 and no jobs in 2031, reflecting a decline of 100.0%",
        "supported no jobs in 2027 and no jobs in 2031, reflecting no change",
        "supported no jobs in 2027 and 620 jobs in 2031.",
    ),
    "es_ES": (
        "contaba con 620 empleos en 2027 y con ninguno en 2031,",
        "no contaba con ningún empleo en 2027 ni con ninguno en 2031,",
        "no contaba con ningún empleo en 2027 y contaba con 620 empleos en 2031.",
    ),
    "fr_FR": (
        "comptait 620 emplois en 2027 et aucun en 2031,",
        "ne comptait aucun emploi en 2027 ni aucun en 2031,",
        "ne comptait aucun emploi en 2027 et comptait 620 emplois en 2031.",
    ),
    "it_IT": (
        "contava 620 posti di lavoro nel 2027 e nessuno nel 2031,",
        "non contava alcun posto di lavoro nel 2027 né alcuno nel 2031,",
        "non contava alcun posto di lavoro nel 2027 e contava 620 posti di lavoro nel 2031.",
    ),
    "pt_BR": (
        "contava com 620 empregos em 2027 e com nenhum em 2031,",
        "não contava com nenhum emprego em 2027 nem com nenhum em 2031,",
        "não contava com nenhum emprego em 2027 e contava com 620 empregos em 2031.",
    ),
    "pt_PT": (
        "contava com 620 postos de trabalho em 2027 e com nenhum em 2031,",
        "não contava com nenhum posto de trabalho em 2027 nem com nenhum em 2031,",
        "não contava com nenhum posto de trabalho em 2027 e contava com 620 postos de trabalho em 2031.",
    ),
    "de_DE": (
        "gab es 620 Arbeitsplätze im Jahr 2027 und keine Arbeitsplätze im Jahr 2031;",
        "gab es keine Arbeitsplätze im Jahr 2027 und keine Arbeitsplätze im Jahr 2031;",
        "gab es keine Arbeitsplätze im Jahr 2027 und 620 Arbeitsplätze im Jahr 2031.",
    ),
    "nl_NL": (
        "telde 620 banen in 2027 en geen banen in 2031;",
        "telde geen banen in 2027 en geen banen in 2031;",
        "telde geen banen in 2027 en 620 banen in 2031.",
    ),
    "pl_PL": (
        "odnotowano 620 miejsc pracy w 2027 r. i nie odnotowano żadnych w 2031 r.,",
        "nie odnotowano żadnych miejsc pracy w 2027 r. i nie odnotowano żadnych w 2031 r.,",
        "nie odnotowano żadnych miejsc pracy w 2027 r. i odnotowano 620 miejsc pracy w 2031 r.",
    ),
    "cs_CZ": (
        "bylo 620 pracovních míst v roce 2027 a nebylo žádné v roce 2031,",
        "nebylo žádné pracovní místo v roce 2027 a nebylo žádné v roce 2031,",
        "nebylo žádné pracovní místo v roce 2027 a bylo 620 pracovních míst v roce 2031.",
    ),
    "ru_RU": (
        "насчитывалось 620 рабочих мест в 2027 году и не насчитывалось ни одного в 2031 году,",
        "не насчитывалось ни одного рабочего места в 2027 году и не насчитывалось ни одного в 2031 году,",
        "не насчитывалось ни одного рабочего места в 2027 году и насчитывалось 620 рабочих мест в 2031 году.",
    ),
    "ar_AE": (
        "620 وظيفةً في عام 2027 ثم صفرًا في عام 2031،",
        "صفرًا في عام 2027 ثم صفرًا في عام 2031،",
        "صفرًا في عام 2027 ثم 620 وظيفةً في عام 2031.",
    ),
}
PAIRS = ((620, 0), (0, 0), (0, 620))

PROJECTED = {
    "en_US": "was projected to have no jobs in 2041.",
    "es_ES": "prevé que esta ocupación no cuente con ningún empleo en 2041.",
    "fr_FR": "ne prévoit pour cette profession aucun emploi en 2041.",
    "it_IT": "non indica per questa professione alcun posto di lavoro nel 2041.",
    "pt_BR": "prevê que esta ocupação não conte com nenhum emprego em 2041.",
    "de_DE": "ergibt für diesen Beruf keine Arbeitsplätze.",
    "nl_NL": "voorziet voor dit beroep geen banen in 2041.",
    "pl_PL": "nie przewiduje w tym zawodzie żadnych miejsc pracy w 2041 r.",
    "cs_CZ": "nepředpokládá v tomto povolání žádné pracovní místo v roce 2041.",
    "ru_RU": "не предполагает по этой профессии ни одного рабочего места в 2041 году.",
    "ar_AE": "صفرًا في عام 2041.",
}


def told(section: str, locale: str, **facts: object) -> narrate.Report:
    report = narrate.report(Occupation("x", **facts), locale=locale, sections=[section])  # type: ignore[arg-type]
    said = sorted(str(claim.value) for claim in report.claims if claim.kind == "jobs")
    read = sorted(one.asserted[1] for one in narrate.read(report.text, locale=locale).claims if one.kind == "jobs")
    assert said == read, report.text
    return report


@pytest.mark.parametrize("locale", HELD)
def test_no_jobs_are_held(locale: str) -> None:
    report = told("employment", locale, employment=(Employment(2031, 0),))
    assert HELD[locale] in report.text.translate(PLAIN)
    assert [claim.value for claim in report.claims if claim.kind == "jobs"] == [0]


@pytest.mark.parametrize("locale", LEVELS)
def test_no_jobs_are_observed(locale: str) -> None:
    for (first, second), words in zip(PAIRS, LEVELS[locale], strict=True):
        report = told("job_trends", locale, employment=(Employment(2027, first), Employment(2031, second)))
        assert words in report.text.translate(PLAIN)


@pytest.mark.parametrize("locale", PROJECTED)
def test_no_jobs_are_projected(locale: str) -> None:
    report = told("job_trends", locale, projections=(Projection(2031, 2041, jobs=0),))
    assert PROJECTED[locale] in report.text.translate(PLAIN)


@pytest.mark.parametrize("locale", LEVELS)
def test_a_bound_of_zero_stays_a_figure(locale: str) -> None:
    report = told("employment", locale, employment=(Employment(2031, AtLeast(Decimal(0))),))
    (jobs,) = (claim for claim in report.claims if claim.kind == "jobs")
    assert jobs.text == "0"


@pytest.mark.parametrize("locale", narrate.locales())
def test_no_jobs_behind_a_break_are_in_words_as_well(locale: str) -> None:
    record = Occupation("1", employment=(Employment(2027, 620), Employment(2031, 0, flags=("break",))))
    report = narrate.report(record, locale=locale, sections=["job_trends"])
    assert [claim.value for claim in report.claims if claim.kind == "jobs"] == [620, 0]
    if not locale.startswith(("ja", "zh")):
        assert not any(sign.isdecimal() for claim in report.claims for sign in claim.text if claim.value == 0)
