"""Spanish calls an occupation by its singular, and puts a plural that is known alone behind the word for a group."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve
from named_records import HIRING, first_sentence

import narrate
from narrate import Entry, Name

RECORD = evolve(HIRING, entry=Entry(education="bachelors_degree"))

BOTH = Name("enfermeros", gender="masculine", masculine="enfermero", feminine="enfermera")
PLURAL = Name("enfermeros")
GENDERED = Name("enfermeros", gender="masculine")
SINGULAR = Name(singular="enfermera")
PAIR = Name(masculine="enfermero", feminine="enfermera")
INVERTED = Name("maestros, excepto de música", singular="maestro, excepto de música", inverted=True)


def told(name: Name, section: str, locale: str = "es_ES", **parts: Any) -> str:
    return first_sentence(RECORD, name, section, locale, **parts)


@pytest.mark.parametrize("locale", ["es_ES", "es_MX", "es_US"])
@pytest.mark.parametrize(
    ("name", "place"),
    [
        (BOTH, "en la ocupación de enfermero"),
        (SINGULAR, "en la ocupación de enfermera"),
        (evolve(SINGULAR, gender="feminine", cases={"genitive": "enfermeras"}), "en la ocupación de enfermera"),
        (PAIR, "en la ocupación de enfermero"),
        (PLURAL, "en el grupo ocupacional «enfermeros»"),
        (GENDERED, "en el grupo ocupacional «enfermeros»"),
        (INVERTED, "en la ocupación de «maestro, excepto de música»"),
        (evolve(INVERTED, singular=None), "en el grupo ocupacional «maestros, excepto de música»"),
    ],
)
def test_jobs_are_in_an_occupation_or_in_a_group(name: Name, place: str, locale: str) -> None:
    assert told(name, "employment", locale).rstrip(".").endswith(f"empleos {place}")


@pytest.mark.parametrize(
    ("name", "of"),
    [
        (BOTH, "de los enfermeros"),
        (GENDERED, "de los enfermeros"),
        (evolve(BOTH, plural="enfermeras", gender="feminine"), "de las enfermeras"),
        (evolve(BOTH, gender=None), "en la ocupación de enfermero"),
        (PLURAL, "en el grupo ocupacional «enfermeros»"),
        (SINGULAR, "en la ocupación de enfermera"),
        (evolve(SINGULAR, gender="feminine"), "en la ocupación de enfermera"),
        (PAIR, "en la ocupación de enfermero"),
        (evolve(INVERTED, gender="masculine"), "de los «maestros, excepto de música»"),
    ],
)
def test_wages_and_growth_are_those_of_persons_where_their_gender_is_known(name: Name, of: str) -> None:
    assert told(name, "pay").startswith(f"El salario mediano anual {of} fue de")
    assert told(name, "job_outlook").startswith(f"Se proyecta que el empleo {of} crezca un")


@pytest.mark.parametrize(
    ("name", "to"),
    [
        (BOTH, "a la ocupación de enfermero"),
        (SINGULAR, "a la ocupación de enfermera"),
        (GENDERED, "al grupo ocupacional «enfermeros»"),
        (INVERTED, "a la ocupación de «maestro, excepto de música»"),
    ],
)
def test_one_enters_an_occupation_or_a_group(name: Name, to: str) -> None:
    assert told(name, "entry") == f"Para acceder {to}, se suele exigir un título universitario de grado."


@pytest.mark.parametrize(
    ("name", "place"),
    [
        (BOTH, "en las ocupaciones de enfermero"),
        (PLURAL, "en las ocupaciones del grupo «enfermeros»"),
        (PAIR, "en las ocupaciones de enfermero"),
    ],
)
def test_several_occupations_are_told_as_several(name: Name, place: str) -> None:
    assert told(name, "employment", combined=True) == f"En 2014 había 5800 empleos {place}."


@pytest.mark.parametrize("name", [BOTH, PLURAL, GENDERED, SINGULAR, PAIR, INVERTED])
@pytest.mark.parametrize("locale", ["es_ES", "es_MX", "es_US"])
def test_every_report_has_the_name_and_is_read_back(name: Name, locale: str) -> None:
    record = evolve(RECORD, names={"es": name})
    report = narrate.report(record, locale=locale)
    assert report.named
    assert any(form in report.text for form in (name.plural, name.singular, name.masculine) if form is not None)
    assert not narrate.check(report.text, record, locale=locale)
