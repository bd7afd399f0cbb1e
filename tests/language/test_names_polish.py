"""Polish: an occupation is called by its singular, persons by the genitive, and an undeclined plural is a group."""

from __future__ import annotations

import pytest
from named_records import said

from narrate import Name

CASES = {"genitive": "ogrodników"}
SINGULAR = {
    "singular only": (Name(singular="ogrodnik"), "ogrodnik"),
    "singular with the plural’s cases": (Name(singular="ogrodnik", cases=CASES), "ogrodnik"),
    "both, and no cases": (Name("ogrodnicy", singular="ogrodnik"), "ogrodnik"),
    "of a man and a woman": (Name(masculine="nauczyciel", feminine="nauczycielka"), "nauczyciel"),
    "with quotes": (Name(singular='opiekun "dzienny"'), "opiekun «dzienny»"),
    "inverted": (Name(singular="nauczyciel, pozostały", inverted=True), "nauczyciel, pozostały"),
}
GROUP = {
    "plural only": (Name("ogrodnicy"), "ogrodnicy"),
    "inverted": (Name("nauczyciele, pozostali", inverted=True), "nauczyciele, pozostali"),
}


@pytest.mark.parametrize("kind", SINGULAR)
def test_an_occupation_is_called_by_its_singular(kind: str) -> None:
    name, called = SINGULAR[kind]
    place = f"w zawodzie „{called}”"
    written = said(name, "pl_PL")
    assert written["employment"] == f"W 2024 r. było 5000 miejsc pracy {place}."
    assert written["entry"].startswith(f"Od osób podejmujących pracę {place} zwykle wymaga się ")
    assert f" mediana rocznego wynagrodzenia {place} wynosiła " in written["pay"]
    assert f" zatrudnienie {place} ma wzrosnąć " in written["job_outlook"]
    assert f" przewiduje {place} zapotrzebowanie na średnio około 300 pracowników " in written["job_outlook"]
    assert f" umiejętności ocenianych {place} najwyższy wynik, " in written["skills"]
    assert written["majors"] == f"Kierunek studiów wskazany dla zawodu „{called}” to „A”."
    assert written["summary"].startswith(f"W 2024 r. zatrudnienie {place} było ")


@pytest.mark.parametrize("kind", GROUP)
def test_a_plural_without_its_cases_is_a_group(kind: str) -> None:
    name, called = GROUP[kind]
    place = f"w grupie zawodowej „{called}”"
    written = said(name, "pl_PL")
    assert written["employment"] == f"W 2024 r. było 5000 miejsc pracy {place}."
    assert written["entry"].startswith(f"Od osób podejmujących pracę {place} zwykle wymaga się ")
    assert f" mediana rocznego wynagrodzenia {place} wynosiła " in written["pay"]
    assert written["majors"] == f"Kierunek studiów wskazany dla grupy zawodowej „{called}” to „A”."


def test_with_its_cases_a_plural_is_of_persons() -> None:
    written = said(Name("ogrodnicy", cases=CASES), "pl_PL")
    assert written["employment"] == "W 2024 r. było 5000 miejsc pracy ogrodników."
    assert written["entry"].startswith("Od ogrodników podejmujących pracę zwykle wymaga się ")
    assert " mediana rocznego wynagrodzenia ogrodników wynosiła " in written["pay"]


def test_with_both_the_sentence_takes_what_reads_best() -> None:
    written = said(Name("ogrodnicy", singular="ogrodnik", cases=CASES), "pl_PL")
    assert written["employment"] == "W 2024 r. było 5000 miejsc pracy w zawodzie „ogrodnik”."
    assert " mediana rocznego wynagrodzenia ogrodników wynosiła " in written["pay"]
    assert " zatrudnienie ogrodników ma wzrosnąć " in written["job_outlook"]
    assert " przewiduje w zawodzie „ogrodnik” zapotrzebowanie " in written["job_outlook"]
    assert written["majors"] == "Kierunek studiów wskazany dla zawodu „ogrodnik” to „A”."


def test_several_occupations_are_named_together() -> None:
    for name, place in (
        (Name("ogrodnicy"), "w zawodach „ogrodnicy”"),
        (Name("ogrodnicy", singular="ogrodnik"), "w zawodach „ogrodnicy”"),
        (Name(singular="ogrodnik"), "w zawodach „ogrodnik”"),
    ):
        written = said(name, "pl_PL", combined=True)
        assert written["employment"] == f"W 2024 r. było 5000 miejsc pracy {place}."
