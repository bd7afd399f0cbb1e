"""Polish and Russian: counted nouns and verbs by the number, the cases of names, and months after a preposition."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import narrate
from narrate import AtLeast, Employment, Name, Occupation, Pay, Projection, TemplateError
from narrate.content import SECTIONS, Missing
from narrate.language.overlay import TemplateFile
from narrate.page import page_model
from narrate.testing.strategies import counts
from narrate.wording import Language, language, references, wordings
from narrate.wording.writer import Writer

NBSP = "\u00a0"
MONTHS = {
    "pl": "styczniu lutym marcu kwietniu maju czerwcu lipcu sierpniu wrześniu październiku listopadzie grudniu".split(),  # noqa: SIM905
    "ru": "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре".split(),  # noqa: SIM905
}
jobs = st.one_of(counts(), st.integers(0, 2000))


def few(number: int) -> bool:
    """Tell whether a number ends in two, three or four as it is said: 22, and not 12."""
    return number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14)


def polish(number: int) -> tuple[str, str]:
    """Give the verb and the noun that a Polish number asks for."""
    if number == 1:
        return "było", "miejsce pracy"
    return ("były", "miejsca pracy") if few(number) else ("było", "miejsc pracy")


def russian(number: int) -> str:
    """Give the noun that a Russian number asks for."""
    if number % 10 == 1 and number % 100 != 11:
        return "рабочее место"
    return "рабочих места" if few(number) else "рабочих мест"


def section(occupation: Occupation, locale: str, name: str) -> str:
    return narrate.report(occupation, locale=locale, sections=[name]).text.replace(NBSP, " ")


def employed(number: int | AtLeast) -> Occupation:
    return Occupation(id="x", employment=(Employment(2024, number),))


def shown(number: int, *, grouped_from: int) -> str:
    return str(number) if number < grouped_from else f"{number:,}".replace(",", " ")


@given(jobs.filter(bool))
def test_rule_32_polish_noun_and_verb_agree_with_the_number(number: int) -> None:
    verb, noun = polish(number)
    figure = shown(number, grouped_from=10_000)
    written = section(employed(number), "pl_PL", "employment")
    if number >= 1_000_000:
        # "około" asks for the genitive, and its verb is the same for every number.
        assert re.fullmatch(r"W 2024 r\. było około [\d ,]+ mln miejsc pracy w tym zawodzie\.", written)
    else:
        assert written == f"W 2024 r. {verb} {figure} {noun} w tym zawodzie."
    assert section(employed(number), "pl_PL", "job_trends") == f"W tym zawodzie odnotowano {figure} {noun} w 2024 r."
    least = section(employed(AtLeast(Decimal(number))), "pl_PL", "employment")
    assert least == f"W 2024 r. {verb} co najmniej {figure} {noun} w tym zawodzie."


@given(jobs.filter(bool))
def test_rule_33_russian_noun_follows_the_number(number: int) -> None:
    figure = shown(number, grouped_from=1000)
    text = section(employed(number), "ru_RU", "job_trends")
    assert text == f"По этой профессии насчитывалось {figure} {russian(number)} в 2024 году."
    genitive = "рабочего места" if russian(number) == "рабочее место" else "рабочих мест"
    least = section(employed(AtLeast(Decimal(number))), "ru_RU", "job_trends")
    assert least == f"По этой профессии насчитывалось не менее {figure} {genitive} в 2024 году."


@pytest.mark.parametrize(
    ("number", "about", "least", "needed"),
    [
        (1, "około 1 pracownika", "co najmniej 1 pracownika", "1 работника"),
        (2, "około 2 pracowników", "co najmniej 2 pracowników", "2 работников"),
        (5, "około 5 pracowników", "co najmniej 5 pracowników", "5 работников"),
        (12, "około 12 pracowników", "co najmniej 12 pracowników", "12 работников"),
        (21, "około 21 pracowników", "co najmniej 21 pracowników", "21 работника"),
        (22, "około 22 pracowników", "co najmniej 22 pracowników", "22 работников"),
    ],
)
def test_the_word_before_a_number_decides_on_the_case(number: int, about: str, least: str, needed: str) -> None:
    def written(openings: int | AtLeast, locale: str) -> str:
        projection = Projection(2013, 2018, percent=Decimal(5), openings_per_year=openings)
        return section(Occupation(id="x", projections=(projection,)), locale, "job_outlook")

    assert about in written(number, "pl_PL")
    assert least in written(AtLeast(Decimal(number)), "pl_PL")
    assert f"в среднем около {needed} в год" in written(number, "ru_RU")
    assert f"в среднем не менее {needed} в год" in written(AtLeast(Decimal(number)), "ru_RU")


@pytest.mark.parametrize(
    ("locale", "whole", "half"),
    [("pl_PL", "19 punktów", "18,5 punktu"), ("ru_RU", "19 баллов", "18,5 балла")],
)
def test_rules_32_and_33_a_fraction_asks_for_the_genitive_singular(locale: str, whole: str, half: str) -> None:
    def apart(low: str) -> str:
        skills = tuple(narrate.Skill(key, Decimal(score)) for key, score in (("creative", "30"), ("social", low)))
        return section(Occupation(id="x", skills=skills), locale, "skills")

    assert whole in apart("11")
    assert half in apart("11.5")


@pytest.mark.parametrize("combined", [False, True])
@pytest.mark.parametrize(
    ("locale", "name", "declined", "undeclined"),
    [
        (
            "pl_PL",
            Name("pielęgniarki", cases={"genitive": "pielęgniarek"}),
            "miejsc pracy pielęgniarek.",
            ("w grupie zawodowej „pielęgniarki”.", "w zawodach „pielęgniarki”."),
        ),
        (
            "ru_RU",
            Name("медсёстры", cases={"genitive": "медсестёр"}),
            "рабочих мест медсестёр.",
            ("в профессиональной группе «медсёстры».", "по профессиям «медсёстры»."),
        ),
    ],
)
def test_rule_36_a_name_is_declined_where_the_record_gives_the_case_and_quoted_where_not(
    locale: str, name: Name, declined: str, undeclined: tuple[str, str], *, combined: bool
) -> None:
    def written(one: Name) -> str:
        names = {locale.partition("_")[0]: one}
        record = Occupation(id="x", names=names, employment=(Employment(2024, 500),), combined=combined)
        return section(record, locale, "employment")

    assert written(name).endswith(declined)
    assert written(Name(name.plural)).endswith(undeclined[combined])


@pytest.mark.parametrize("month", range(1, 13))
def test_a_month_is_in_its_case_after_its_preposition(month: int) -> None:
    pay = Pay(2024, period="annual", currency="USD", percentiles={50: Decimal(35_900)}, month=month)
    occupation = Occupation(id="x", pay=(pay,))
    preposition = "We" if month == 9 else "W"
    text = section(occupation, "pl_PL", "pay")
    assert text.startswith(f"{preposition} {MONTHS['pl'][month - 1]} 2024 r. mediana")
    assert section(occupation, "ru_RU", "pay").startswith(f"В {MONTHS['ru'][month - 1]} 2024 года медианная")
    for locale in ("pl_PL", "ru_RU"):
        written = narrate.report(occupation, locale=locale, sections=["pay"]).text
        (date,) = [claim for claim in narrate.read(written, locale=locale).claims if claim.kind == "date"]
        assert date.value == f"2024-{month:02d}"


def test_a_year_alone_is_no_month() -> None:
    pay = Pay(2024, period="annual", currency="EUR", percentiles={50: Decimal(35_900)})
    occupation = Occupation(id="x", pay=(pay,))
    assert section(occupation, "pl_PL", "pay").startswith("W 2024 r. mediana")
    assert section(occupation, "ru_RU", "pay").startswith("В 2024 году медианная")


@pytest.mark.parametrize(
    ("size", "polish_count", "russian_count"),
    [
        (2, "dla dwóch zawodów", "по двум профессиям"),
        (21, "dla 21 zawodów", "по 21 профессии"),
        (22, "dla 22 zawodów", "по 22"),
    ],
)
def test_a_projection_is_ranked_among_projections(size: int, polish_count: str, russian_count: str) -> None:
    def made(number: int) -> Occupation:
        levels = (Employment(2014, 100), Employment(2024, 100 + number))
        return Occupation(id=str(number), employment=levels, projections=(Projection(2014, 2024, 100),))

    first = narrate.grouped(made(number) for number in range(1, size + 1))[0]
    polish_text, russian_text = (section(first, locale, "track_record") for locale in ("pl_PL", "ru_RU"))
    assert polish_text.endswith(
        f"prognoza zajmuje 1. pozycję wśród prognoz zestawionych ze stanem rzeczywistym {polish_count}."
    )
    assert f"Прогнозы и фактические данные сопоставлены {russian_count}" in russian_text
    assert russian_text.endswith("по точности прогноз занимает 1-е место.")
    for locale in ("pl_PL", "ru_RU"):
        written = narrate.report(first, locale=locale, sections=["track_record"])
        found = {claim.kind: claim.value for claim in narrate.read(written.text, locale=locale).claims}
        assert (found["rank"], found["count"]) == (1, size)


@pytest.mark.parametrize("month", [5, 9, None])
def test_the_title_of_the_wages_has_no_month_in_a_case_that_nothing_asks_for(month: int | None) -> None:
    pytest.importorskip("vl_convert", reason="the extra narrate-nlg[page] is not installed")
    wages = {10: Decimal(20_000), 50: Decimal(35_900), 90: Decimal(70_000)}
    pay = Pay(2024, period="annual", currency="EUR", percentiles=wages, month=month)
    occupation = Occupation(id="x", pay=(pay,))

    def title(locale: str) -> str:
        model = page_model(narrate.report(occupation, locale=locale, sections=["pay"]), narrate.STANDARD)
        (picture,) = [picture for part in model.sections for picture in part.pictures]
        return picture.title.replace(NBSP, " ")

    assert title("pl_PL") == "Wynagrodzenia roczne według percentyli, 2024 r."
    when = "2024" if month is None else f"{MONTHS['ru'][month - 1]} 2024"
    assert title("ru_RU") == f"Годовая заработная плата по процентилям в {when} г."


@pytest.fixture
def _fresh_templates() -> object:
    yield None
    wordings.template.cache_clear()


@pytest.mark.usefixtures("_fresh_templates")
def test_only_a_date_is_asked_for_its_month(monkeypatch: pytest.MonkeyPatch) -> None:
    source = '{% block jobs_held %}\n{% if jobs.month == "yes" %}x{% endif %}\n{% endblock %}'

    def own_sources(_language: Language, section: str) -> tuple[TemplateFile, ...]:
        return (TemplateFile(f"test/{section}.jinja", source),)

    monkeypatch.setattr(wordings, "template_sources", own_sources)
    wordings.template.cache_clear()
    writes = Writer(language("en_US"))
    record = employed(500)
    plan = SECTIONS["employment"].plan(record, narrate.STANDARD)
    assert not isinstance(plan, Missing)
    with pytest.raises(TemplateError, match="required is a date"):
        writes.section(plan, references(record, writes.language))


@pytest.mark.parametrize(("locale", "breaking"), [("pl_PL", r" r\."), ("ru_RU", r"\} год| —")])
def test_no_line_begins_with_what_belongs_to_a_year_or_with_a_dash(locale: str, breaking: str) -> None:
    told = [entry.wording for entry in narrate.phrasebook(locale)]
    assert sum(bool(re.search(breaking.replace(" ", NBSP), one)) for one in told) > 300
    assert not [one for one in told if re.search(breaking, one)]
    levels = (Employment(2022, 300), Employment(2024, 330))
    record = Occupation("x", employment=levels, projections=(Projection(2022, 2032, 310),))
    text = narrate.report(record, locale=locale, sections=["job_trends"]).text
    assert not re.search(r"20\d\d (?:r\.|год)", text)
    assert re.search(rf"2022{NBSP}(?:r\.|год).*2024{NBSP}(?:r\.|год)", text)


def test_workers_are_needed_on_average_and_not_averagely_needed() -> None:
    projection = Projection(2024, 2034, percent=Decimal(5), openings_per_year=300)
    record = Occupation("x", projections=(projection,))
    text = narrate.report(record, locale="pl_PL", sections=["job_outlook"]).text.replace(NBSP, " ")
    assert "przewiduje w tym zawodzie zapotrzebowanie na średnio około 300 pracowników rocznie" in text
    assert narrate.check(text, record, locale="pl_PL") == []
