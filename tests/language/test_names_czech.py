"""Czech: an occupation is called by its singular, persons by the genitive, and an undeclined plural is a group."""

from __future__ import annotations

import pytest
from named_records import said

from narrate import Name

CASES = {"genitive": "zahradníků"}
SINGULAR = {
    "singular only": (Name(singular="zahradník"), "zahradník"),
    "singular with the plural’s cases": (Name(singular="zahradník", cases=CASES), "zahradník"),
    "both, and no cases": (Name("zahradníci", singular="zahradník"), "zahradník"),
    "of a man and a woman": (Name(masculine="učitel", feminine="učitelka"), "učitel"),
    "with quotes": (Name(singular='pečovatel "domácí"'), "pečovatel ‚domácí‘"),
    "inverted": (Name(singular="učitel, ostatní", inverted=True), "učitel, ostatní"),
}
GROUP = {
    "plural only": (Name("zahradníci"), "zahradníci"),
    "inverted": (Name("učitelé, ostatní", inverted=True), "učitelé, ostatní"),
}


@pytest.mark.parametrize("kind", SINGULAR)
def test_an_occupation_is_called_by_its_singular(kind: str) -> None:
    name, called = SINGULAR[kind]
    place = f"v povolání „{called}“"
    written = said(name, "cs_CZ")
    assert written["employment"] == f"V roce 2024 bylo {place} celkem 5 000 pracovních míst."
    assert written["entry"].startswith(f"Od zájemců o povolání „{called}“ se při nástupu zpravidla požaduje ")
    assert written["pay"].startswith(f"V květnu 2024 činil {place} medián roční mzdy ")
    assert f" se má zaměstnanost {place} zvýšit o " in written["job_outlook"]
    assert f"Projekce předpokládá {place} potřebu v průměru zhruba 300 " in written["job_outlook"]
    assert f" má u povolání „{called}“ nejvyšší výsledek, " in written["skills"]
    assert written["majors"] == f"Jako studijní obor se u povolání „{called}“ uvádí „A“."
    assert written["summary"].startswith(f"Do roku 2024 se zaměstnanost {place} vyvíjela ")


@pytest.mark.parametrize("kind", GROUP)
def test_a_plural_without_its_cases_is_a_group(kind: str) -> None:
    name, called = GROUP[kind]
    place = f"v profesní skupině „{called}“"
    written = said(name, "cs_CZ")
    assert written["employment"] == f"V roce 2024 bylo {place} celkem 5 000 pracovních míst."
    assert written["entry"].startswith(f"Od zájemců o práci {place} se při nástupu zpravidla požaduje ")
    assert written["pay"].startswith(f"V květnu 2024 činil {place} medián roční mzdy ")
    assert written["majors"] == f"Jako studijní obor se u profesní skupiny „{called}“ uvádí „A“."


def test_with_its_cases_a_plural_is_of_persons() -> None:
    written = said(Name("zahradníci", cases=CASES), "cs_CZ")
    assert written["employment"] == "V roce 2024 bylo u zahradníků celkem 5 000 pracovních míst."
    assert written["entry"].startswith("Od zahradníků se při nástupu zpravidla požaduje ")
    assert written["pay"].startswith("V květnu 2024 činil u zahradníků medián roční mzdy ")


def test_with_both_the_sentence_takes_what_reads_best() -> None:
    written = said(Name("zahradníci", singular="zahradník", cases=CASES), "cs_CZ")
    assert written["employment"] == "V roce 2024 bylo v povolání „zahradník“ celkem 5 000 pracovních míst."
    assert written["pay"].startswith("V květnu 2024 činil u zahradníků medián roční mzdy ")
    assert " se má zaměstnanost zahradníků zvýšit o " in written["job_outlook"]
    assert "Projekce předpokládá v povolání „zahradník“ potřebu v průměru " in written["job_outlook"]
    assert written["majors"] == "Jako studijní obor se u povolání „zahradník“ uvádí „A“."


def test_several_occupations_are_named_together() -> None:
    for name, place in (
        (Name("zahradníci"), "v povoláních „zahradníci“"),
        (Name("zahradníci", singular="zahradník"), "v povoláních „zahradníci“"),
        (Name(singular="zahradník"), "v povoláních „zahradník“"),
    ):
        written = said(name, "cs_CZ", combined=True)
        assert written["employment"] == f"V roce 2024 bylo {place} celkem 5 000 pracovních míst."
