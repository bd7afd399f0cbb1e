"""Czech: nouns and verbs by the number, the cases of names, and months after a preposition."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import narrate
from narrate import AtLeast, Employment, Name, Occupation, Pay, Projection, Skill
from narrate.testing.strategies import counts

MONTHS = "lednu únoru březnu dubnu květnu červnu červenci srpnu září říjnu listopadu prosinci".split()  # noqa: SIM905


def agreeing(number: int) -> tuple[str, str]:
    """Give verb and noun that a Czech number asks for: 1 is singular, 2 to 4 plural, all others genitive."""
    if number == 1:
        return "bylo", "pracovní místo"
    if number in (2, 3, 4):
        return "byla", "pracovní místa"
    return "bylo", "pracovních míst"


def section(occupation: Occupation, name: str) -> str:
    return narrate.report(occupation, locale="cs_CZ", sections=[name]).text.replace("\u00a0", " ")


def employed(jobs: int | AtLeast, **settings: object) -> Occupation:
    return Occupation(id="x", employment=(Employment(2024, jobs),), **settings)  # type: ignore[arg-type]


@given(st.one_of(counts(), st.integers(0, 2000)).filter(bool))
def test_noun_and_verb_agree_with_the_number(number: int) -> None:
    verb, noun = agreeing(number)
    figure = f"{number:,}".replace(",", " ")
    assert section(employed(number), "job_trends") == f"V tomto povolání {verb} {figure} {noun} v roce 2024."
    least = section(employed(AtLeast(Decimal(number))), "employment")
    assert least == f"V roce 2024 {verb} v tomto povolání nejméně {figure} {noun}."


@pytest.mark.parametrize(
    ("jobs", "written"),
    [
        (1_000_000, "byl v tomto povolání zhruba 1 milion"),
        (1_500_000, "bylo v tomto povolání zhruba 1,5 milionu"),
        (2_000_000, "byly v tomto povolání zhruba 2 miliony"),
        (4_000_000, "byly v tomto povolání zhruba 4 miliony"),
        (4_100_000, "bylo v tomto povolání zhruba 4,1 milionu"),
        (5_000_000, "bylo v tomto povolání zhruba 5 milionů"),
        (22_000_000, "bylo v tomto povolání zhruba 22 milionů"),
    ],
)
def test_a_million_is_counted_too(jobs: int, written: str) -> None:
    assert section(employed(jobs), "employment") == f"V roce 2024 {written} pracovních míst."


@pytest.mark.parametrize(
    ("openings", "written"),
    [
        (1, "1 pracovníka"),
        (2, "2 pracovníků"),
        (4, "4 pracovníků"),
        (5, "5 pracovníků"),
        (21, "21 pracovníků"),
        (22, "22 pracovníků"),
        (101, "101 pracovníků"),
    ],
)
def test_only_the_whole_number_decides(openings: int, written: str) -> None:
    projection = Projection(2014, 2024, percent=Decimal(5), openings_per_year=openings)
    assert f"potřebu v průměru zhruba {written} ročně" in section(
        Occupation(id="x", projections=(projection,)), "job_outlook"
    )


@pytest.mark.parametrize(
    ("low", "written"), [("29", "1 bod"), ("26", "4 body"), ("11", "19 bodů"), ("11.5", "18,5 bodu")]
)
def test_a_fraction_asks_for_the_genitive_singular(low: str, written: str) -> None:
    skills = (Skill("creative", Decimal(30)), Skill("social", Decimal(low)))
    assert written in section(Occupation(id="x", skills=skills), "skills")


@pytest.mark.parametrize("combined", [False, True])
def test_a_name_is_declined_where_the_record_gives_the_case_and_quoted_where_not(*, combined: bool) -> None:
    given_cases = Name("zdravotní sestry", cases={"genitive": "zdravotních sester"})
    written = section(employed(500, names={"cs": given_cases}, combined=combined), "employment")
    assert written == "V roce 2024 bylo u zdravotních sester celkem 500 pracovních míst."
    written = section(employed(500, names={"cs": Name("zdravotní sestry")}, combined=combined), "employment")
    place = "v povoláních" if combined else "v profesní skupině"
    assert written == f"V roce 2024 bylo {place} „zdravotní sestry“ celkem 500 pracovních míst."


@pytest.mark.parametrize("month", range(1, 13))
def test_a_month_is_in_its_case_after_its_preposition(month: int) -> None:
    pay = Pay(2024, period="annual", currency="CZK", percentiles={50: Decimal(435_900)}, month=month)
    written = section(Occupation(id="x", pay=(pay,)), "pay")
    assert written.startswith(f"V {MONTHS[month - 1]} 2024 činil v tomto povolání medián roční mzdy 435 900 Kč.")
    dates = [claim.value for claim in narrate.read(written, locale="cs_CZ").claims if claim.kind == "date"]
    assert dates == [f"2024-{month:02d}"]


def test_a_year_alone_is_no_month() -> None:
    pay = Pay(2024, period="annual", currency="EUR", percentiles={50: Decimal(35_900)})
    assert section(Occupation(id="x", pay=(pay,)), "pay").startswith(
        "V roce 2024 činil v tomto povolání medián roční mzdy"
    )
