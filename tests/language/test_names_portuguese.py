"""Portuguese calls an occupation by its singular, and puts a plural that is known alone behind the word for a group."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve
from named_records import HIRING as RECORD
from named_records import first_sentence

import narrate
from narrate import Name

BOTH = Name("enfermeiros", gender="masculine", masculine="enfermeiro", feminine="enfermeira")
PLURAL = Name("enfermeiros")
GENDERED = Name("enfermeiros", gender="masculine")
SINGULAR = Name(singular="enfermeira")
PAIR = Name(masculine="enfermeiro", feminine="enfermeira")
INVERTED = Name("professores, exceto de música", singular="professor, exceto de música", inverted=True)


def told(name: Name, section: str, locale: str = "pt_BR", **parts: Any) -> str:
    return first_sentence(RECORD, name, section, locale, **parts)


PLACES = [
    (BOTH, "na ocupação de enfermeiro", "na profissão de enfermeiro"),
    (SINGULAR, "na ocupação de enfermeira", "na profissão de enfermeira"),
    (evolve(SINGULAR, gender="feminine", cases={"genitive": "enfermeiras"}), "na ocupação de enfermeira", "na profissão de enfermeira"),
    (PAIR, "na ocupação de enfermeiro", "na profissão de enfermeiro"),
    (PLURAL, "no grupo ocupacional “enfermeiros”", "no grupo profissional «enfermeiros»"),
    (GENDERED, "no grupo ocupacional “enfermeiros”", "no grupo profissional «enfermeiros»"),
    (INVERTED, "na ocupação de “professor, exceto de música”", "na profissão de «professor, exceto de música»"),
    (evolve(INVERTED, singular=None), "no grupo ocupacional “professores, exceto de música”", "no grupo profissional «professores, exceto de música»"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "brazil", "portugal"), PLACES)
def test_jobs_are_in_an_occupation_or_in_a_group(name: Name, brazil: str, portugal: str) -> None:
    assert told(name, "employment") == f"Em 2014, havia 5.800 empregos {brazil}."
    assert told(name, "employment", "pt_PT") == f"Em 2014, havia 5800 postos de trabalho {portugal}."


@pytest.mark.parametrize(
    ("name", "of"),
    [
        (BOTH, "dos enfermeiros"),
        (GENDERED, "dos enfermeiros"),
        (evolve(BOTH, plural="enfermeiras", gender="feminine"), "das enfermeiras"),
        (evolve(BOTH, gender=None), "na ocupação de enfermeiro"),
        (PLURAL, "no grupo ocupacional “enfermeiros”"),
        (SINGULAR, "na ocupação de enfermeira"),
        (evolve(SINGULAR, gender="feminine"), "na ocupação de enfermeira"),
        (PAIR, "na ocupação de enfermeiro"),
        (evolve(INVERTED, gender="masculine"), "dos “professores, exceto de música”"),
    ],
)
def test_wages_and_growth_are_those_of_persons_where_their_gender_is_known(name: Name, of: str) -> None:
    assert told(name, "pay").startswith(f"O salário mediano anual {of} era de")
    assert told(name, "job_outlook").startswith(f"Projeta-se que o emprego {of} cresça")


@pytest.mark.parametrize(
    ("name", "brazil", "portugal"),
    [
        (BOTH, "na ocupação de enfermeiro", "à profissão de enfermeiro"),
        (SINGULAR, "na ocupação de enfermeira", "à profissão de enfermeira"),
        (PLURAL, "no grupo ocupacional “enfermeiros”", "ao grupo profissional «enfermeiros»"),
    ],
)
def test_one_enters_an_occupation_or_a_group(name: Name, brazil: str, portugal: str) -> None:
    assert told(name, "entry") == f"Para ingressar {brazil}, costuma-se exigir um diploma de mestrado."
    assert told(name, "entry", "pt_PT") == f"Para aceder {portugal}, é habitualmente exigido um mestrado."


@pytest.mark.parametrize(
    ("name", "place"),
    [
        (BOTH, "nas ocupações de enfermeiro"),
        (PLURAL, "nas ocupações do grupo “enfermeiros”"),
        (PAIR, "nas ocupações de enfermeiro"),
    ],
)
def test_several_occupations_are_told_as_several(name: Name, place: str) -> None:
    assert told(name, "employment", combined=True) == f"Em 2014, havia 5.800 empregos {place}."


@pytest.mark.parametrize("name", [BOTH, PLURAL, GENDERED, SINGULAR, PAIR, INVERTED])
@pytest.mark.parametrize("locale", ["pt_BR", "pt_PT"])
def test_every_report_has_the_name_and_is_read_back(name: Name, locale: str) -> None:
    record = evolve(RECORD, names={"pt": name})
    report = narrate.report(record, locale=locale)
    assert report.named
    assert any(form in report.text for form in (name.plural, name.singular, name.masculine) if form is not None)
    assert not narrate.check(report.text, record, locale=locale)
