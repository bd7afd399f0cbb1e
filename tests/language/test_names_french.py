"""French calls an occupation by its singular, and puts a plural that is known alone behind the word for a group."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve
from named_records import HIRING as RECORD
from named_records import first_sentence

import narrate
from narrate import Employer, Name

BOTH = Name("infirmiers", gender="masculine", masculine="infirmier", feminine="infirmière")
PLURAL = Name("infirmiers")
GENDERED = Name("infirmiers", gender="masculine")
SINGULAR = Name(singular="infirmière")
PAIR = Name(masculine="comptable salarié", feminine="comptable salariée")
INVERTED = Name("enseignants, sauf musique", singular="enseignant, sauf musique", inverted=True)


def told(name: Name, section: str, locale: str = "fr_FR", **parts: Any) -> str:
    return first_sentence(RECORD, name, section, locale, **parts)


@pytest.mark.parametrize("locale", ["fr_FR", "fr_CA"])
@pytest.mark.parametrize(
    ("name", "whose"),
    [
        (BOTH, "d’infirmiers"),
        (PLURAL, "d’infirmiers"),
        (Name("professeurs", singular="professeur"), "de professeurs"),
        (Name("huissiers", singular="huissier"), "dans la profession « huissier »"),
        (Name("huissiers"), "dans le groupe professionnel « huissiers »"),
        (SINGULAR, "dans la profession d’infirmière"),
        (evolve(SINGULAR, cases={"genitive": "infirmières"}, gender="feminine"), "dans la profession d’infirmière"),
        (PAIR, "dans la profession de comptable salarié"),
        (Name(singular="huissier"), "dans la profession « huissier »"),
        (INVERTED, "d’« enseignants, sauf musique »"),
    ],
)
def test_jobs_are_those_of_persons_or_in_an_occupation(name: Name, whose: str, locale: str) -> None:
    assert told(name, "employment", locale).rstrip(".").endswith(f" emplois {whose}")


@pytest.mark.parametrize(
    ("name", "of"),
    [
        (BOTH, "des infirmiers"),
        (GENDERED, "des infirmiers"),
        (evolve(BOTH, gender=None), "dans la profession d’infirmier"),
        (PLURAL, "dans le groupe professionnel « infirmiers »"),
        (SINGULAR, "dans la profession d’infirmière"),
        (evolve(SINGULAR, gender="feminine"), "dans la profession d’infirmière"),
        (PAIR, "dans la profession de comptable salarié"),
        (evolve(INVERTED, gender="masculine"), "des « enseignants, sauf musique »"),
    ],
)
def test_wages_and_growth_are_those_of_persons_where_their_gender_is_known(name: Name, of: str) -> None:
    assert told(name, "pay").startswith(f"Le salaire annuel médian {of} était de")
    assert told(name, "job_outlook").startswith(f"Selon les projections, l’emploi {of} augmenterait de")


@pytest.mark.parametrize(
    ("name", "to", "of"),
    [
        (BOTH, "à la profession d’infirmier", "de la profession d’infirmier"),
        (PAIR, "à la profession de comptable salarié", "de la profession de comptable salarié"),
        (PLURAL, "au groupe professionnel « infirmiers »", "du groupe professionnel « infirmiers »"),
        (Name(singular="Infirmière"), "à la profession « Infirmière »", "de la profession « Infirmière »"),
        (
            INVERTED,
            "à la profession d’« enseignant, sauf musique »",
            "de la profession d’« enseignant, sauf musique »",
        ),
    ],
)
def test_prepositions_stand_before_the_noun_for_an_occupation_or_a_group(name: Name, to: str, of: str) -> None:
    entry = told(name, "entry")
    assert entry.startswith(f"Pour accéder {to}, il faut généralement")
    employers = (
        Employer({"fr": Name("hôpitaux")}, share=Decimal(58)),
        Employer({"fr": Name("cabinets médicaux")}, share=Decimal(9)),
    )
    text = told(name, "employment", employment=(), employers=employers)
    assert text.startswith(f"Les principales catégories d’employeurs {of} étaient les suivantes")


@pytest.mark.parametrize(
    ("name", "place"),
    [
        (evolve(BOTH, plural=None), "dans les professions d’infirmier"),
        (Name("huissiers"), "dans les professions du groupe « huissiers »"),
        (PAIR, "dans les professions de comptable salarié"),
    ],
)
def test_several_occupations_are_told_as_several(name: Name, place: str) -> None:
    assert told(name, "employment", combined=True) == f"En 2014, on comptait 5 800 emplois {place}."


@pytest.mark.parametrize("name", [BOTH, PLURAL, GENDERED, SINGULAR, PAIR, INVERTED])
@pytest.mark.parametrize("locale", ["fr_FR", "fr_CA"])
def test_every_report_has_the_name_and_is_read_back(name: Name, locale: str) -> None:
    record = evolve(RECORD, names={"fr": name})
    report = narrate.report(record, locale=locale)
    assert report.named
    assert any(form in report.text for form in (name.plural, name.singular, name.masculine) if form is not None)
    assert not narrate.check(report.text, record, locale=locale)
