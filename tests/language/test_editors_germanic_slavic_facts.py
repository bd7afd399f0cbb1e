"""Facts that German, Dutch, Polish, Czech and Russian sentences must not overstate or deny."""

from __future__ import annotations

from decimal import Decimal

import pytest
from nurses import LOCALES, NAMES, said, section_text

import narrate
from narrate import AtLeast, Employer, Employment, Entry, Name, Occupation, Pay, Projection, Skill


@pytest.mark.parametrize("locale", LOCALES)
def test_the_only_score_is_the_only_one_of_its_questionnaire(locale: str) -> None:
    """ "Only skill X is rated" denies the interests that are rated below it."""
    skills = (
        Skill("social", Decimal(81)),
        Skill("artistic", Decimal(40), instrument="interests"),
        Skill("realistic", Decimal(30), instrument="interests"),
    )
    only = {
        "cs": "Z dovedností je u zdravotních sester hodnocena pouze jedna: ",
        "de": "Von den Kompetenzen ist für die Berufsgruppe ",
        "nl": "Van de vaardigheden is voor verpleegkundigen alleen ",
        "pl": "Spośród umiejętności oceniono u pielęgniarek tylko jedną: ",
        "ru": "Из навыков оценку у медсестёр имеет только один: ",
    }
    written = said(locale, "skills", skills=skills)
    assert written.startswith(only[locale[:2]])
    assert "81" in written.split(". ")[0]


@pytest.mark.parametrize("locale", ["de_AT", "de_CH", "de_DE", "nl_BE", "nl_NL"])
def test_the_median_is_defined_by_itself_and_not_by_a_bound(locale: str) -> None:
    """Half of the workers did not earn more than "at least 100,000"."""
    pay = (Pay(2024, period="annual", currency="USD", percentiles={50: AtLeast(Decimal(100_000))}),)
    written = said(locale, "pay", pay=pay)
    defined = {"de": "verdiente mehr als den Median, die andere", "nl": "verdiende meer dan de mediaan en de andere"}
    assert defined[locale[:2]] in written


@pytest.mark.parametrize("cover", ["largest", "most", "some"])
@pytest.mark.parametrize("locale", LOCALES)
def test_jobs_may_be_those_of_the_self_employed(locale: str, cover: str) -> None:
    """The self-employed are no employer, no industry and work "in" nothing."""
    told = {
        "cs": ("Nejvíce pracovních míst ", "Většina pracovních míst ", "Pracovní místa "),
        "de": ("Die größten Anteile an den Arbeitsplätzen ", "Die meisten Arbeitsplätze ", "Arbeitsplätze "),
        "nl": ("De grootste aantallen banen ", "De meeste banen ", "Banen "),
        "pl": ("Najwięcej miejsc pracy ", "Większość miejsc pracy ", "Miejsca pracy "),
        "ru": ("Больше всего рабочих мест ", "Большинство рабочих мест ", "Рабочие места "),
    }[locale[:2]]
    last = (
        {
            "cs": "kategorie: „A“ a „B“.",
            "de": "Kategorien: A und B.",
            "nl": ": A en B.",
            "pl": "kategorie: A i B.",
            "ru": "категории: A и B.",
        }[locale[:2]]
        .replace("„", "")
        .replace("“", "")
    )
    shares = {"largest": (Decimal(40), Decimal(9)), "most": (None, None), "some": (None, None)}[cover]
    employers = tuple(Employer({locale[:2]: Name(name)}, share) for name, share in zip("AB", shares, strict=True))
    more = {} if cover == "largest" else {"employers_cover": cover}
    written = section_text(locale, "employment", employers=employers, **more)
    first = told[("largest", "most", "some").index(cover)]
    assert written.startswith(first.replace("ß", "ss") if locale == "de_CH" else first)
    if cover != "largest":
        assert written.endswith(last)


@pytest.mark.parametrize(
    ("locale", "training"),
    [
        ("cs_CZ", "stáž nebo praxe pod odborným vedením."),
        ("pl_PL", "staż lub praktyka pod nadzorem (na przykład rezydentura)."),
        (
            "ru_RU",
            "стажировка или практическая подготовка под руководством наставника (например, ординатура).",
        ),
    ],
)
def test_supervised_training_is_not_that_of_physicians_alone(locale: str, training: str) -> None:
    assert training in said(locale, "entry", entry=Entry(training="internship_residency"))


@pytest.mark.parametrize(
    ("locale", "decline"),
    [
        ("cs_CZ", "se má zaměstnanost zdravotních sester rychle snížit, a to o 12 %."),
        ("pl_PL", "zatrudnienie pielęgniarek ma szybko zmaleć – o 12%."),
        ("ru_RU", "занятость медсестёр должна сократиться быстрыми темпами — на 12 %."),
    ],
)
def test_a_rapid_decline_is_told_apart_from_its_size(locale: str, decline: str) -> None:
    projection = Projection(2024, 2034, percent=Decimal(-12), outlook="decline_rapidly")
    assert decline in said(locale, "job_outlook", projections=(projection,))
    written = narrate.report(Occupation(id="x", names=NAMES, projections=(projection,)), locale=locale).text
    assert " –" not in written
    assert " —" not in written


@pytest.mark.parametrize("first", [0, 1000])
@pytest.mark.parametrize("locale", LOCALES)
def test_no_jobs_are_not_counted_in_a_projection(locale: str, first: int) -> None:
    none = {
        "cs": "tedy nepředpokládá žádné pracovní místo.",
        "de": "und damit keine Arbeitsplätze.",
        "nl": "en dus geen banen in 2034.",
        "pl": "a więc nie przewiduje żadnych miejsc pracy.",
        "ru": "то есть не предполагает ни одного рабочего места.",
    }[locale[:2]]
    written = said(
        locale,
        "job_trends",
        employment=(Employment(2022, first), Employment(2024, first)),
        projections=(Projection(2024, 2034, 0),),
    )
    assert none in written


@pytest.mark.parametrize("section", ["job_trends", "track_record"])
@pytest.mark.parametrize("locale", LOCALES)
def test_no_jobs_are_not_counted_beside_a_projection(locale: str, section: str) -> None:
    """What came of a projection, and what its line leads to, may be none as well."""
    counted = {
        "cs": "0 pracovních míst",
        "de": "0 Arbeitsplätze",
        "nl": "0 banen",
        "pl": "0 miejsc pracy",
        "ru": "0 рабочих мест",
    }[locale[:2]]
    written = said(
        locale,
        section,
        employment=(Employment(2014, 1000), Employment(2024, 0)),
        projections=(Projection(2014, 2024, 500), Projection(2024, 2034, 0)),
    )
    assert f" {counted}" not in written
