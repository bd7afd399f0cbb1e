"""Italian calls an occupation by its singular, and puts a plural that is known alone behind the word for a group."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve
from named_records import HIRING, first_sentence

import narrate
from narrate import Entry, Major, Name

RECORD = evolve(HIRING, entry=Entry(education="bachelors_degree"), majors=(Major({"it": Name("Infermieristica")}),))

BOTH = Name("infermieri", gender="masculine", masculine="infermiere", feminine="infermiera")
PLURAL = Name("infermieri")
GENDERED = Name("infermieri", gender="masculine")
SINGULAR = Name(singular="infermiera")
PAIR = Name(masculine="infermiere", feminine="infermiera")
INVERTED = Name("insegnanti, esclusa musica", singular="insegnante, esclusa musica", inverted=True)


def told(name: Name, section: str, **parts: Any) -> str:
    return first_sentence(RECORD, name, section, "it_IT", **parts)


@pytest.mark.parametrize(
    ("name", "of"),
    [
        (BOTH, "la professione di infermiere"),
        (SINGULAR, "la professione di infermiera"),
        (evolve(SINGULAR, cases={"genitive": "infermiere"}, gender="feminine"), "la professione di infermiera"),
        (PAIR, "la professione di infermiere"),
        (PLURAL, "il gruppo professionale «infermieri»"),
        (GENDERED, "il gruppo professionale «infermieri»"),
        (INVERTED, "la professione di «insegnante, esclusa musica»"),
        (evolve(INVERTED, singular=None), "il gruppo professionale «insegnanti, esclusa musica»"),
    ],
)
def test_an_occupation_or_a_group_has_jobs(name: Name, of: str) -> None:
    assert told(name, "employment") == f"Nel 2014 {of} contava 5800 posti di lavoro."


@pytest.mark.parametrize(
    ("name", "of"),
    [
        (BOTH, "degli infermieri"),
        (GENDERED, "degli infermieri"),
        (evolve(BOTH, plural="infermiere", gender="feminine"), "delle infermiere"),
        (evolve(BOTH, gender=None), "nella professione di infermiere"),
        (PLURAL, "nel gruppo professionale «infermieri»"),
        (Name("hacker", gender="masculine"), "nel gruppo professionale «hacker»"),
        (Name("hacker", gender="masculine", singular="hacker"), "nella professione di hacker"),
        (SINGULAR, "nella professione di infermiera"),
        (evolve(SINGULAR, gender="feminine"), "nella professione di infermiera"),
        (PAIR, "nella professione di infermiere"),
        (evolve(INVERTED, gender="masculine"), "degli «insegnanti, esclusa musica»"),
    ],
)
def test_wages_and_growth_are_those_of_persons_where_their_article_is_sure(name: Name, of: str) -> None:
    assert told(name, "pay").startswith(f"La retribuzione annua mediana {of} era di")
    assert told(name, "job_outlook").startswith(f"Secondo le proiezioni, l’occupazione {of} dovrebbe aumentare")


@pytest.mark.parametrize(
    ("name", "to", "inside"),
    [
        (BOTH, "alla professione di infermiere", "nella professione di infermiere"),
        (SINGULAR, "alla professione di infermiera", "nella professione di infermiera"),
        (PLURAL, "al gruppo professionale «infermieri»", "nel gruppo professionale «infermieri»"),
        (
            INVERTED,
            "alla professione di «insegnante, esclusa musica»",
            "nella professione di «insegnante, esclusa musica»",
        ),
    ],
)
def test_prepositions_stand_before_the_noun_for_an_occupation_or_a_group(name: Name, to: str, inside: str) -> None:
    assert told(name, "entry") == f"Per accedere {to}, di norma è richiesta una laurea triennale."
    shared = (Major({"it": Name("Infermieristica")}, share=Decimal(61)),)
    assert f"più frequente {inside} è «Infermieristica»" in told(name, "majors", majors=shared)


@pytest.mark.parametrize(
    ("name", "of"),
    [
        (BOTH, "le professioni di infermiere"),
        (PLURAL, "le professioni del gruppo «infermieri»"),
        (PAIR, "le professioni di infermiere"),
    ],
)
def test_several_occupations_are_told_as_several(name: Name, of: str) -> None:
    assert told(name, "employment", combined=True) == f"Nel 2014 {of} contavano 5800 posti di lavoro."


@pytest.mark.parametrize("name", [BOTH, PLURAL, GENDERED, SINGULAR, PAIR, INVERTED])
def test_every_report_has_the_name_and_is_read_back(name: Name) -> None:
    record = evolve(RECORD, names={"it": name})
    report = narrate.report(record, locale="it_IT")
    assert report.named
    assert any(form in report.text for form in (name.plural, name.singular, name.masculine) if form is not None)
    assert not narrate.check(report.text, record, locale="it_IT")
