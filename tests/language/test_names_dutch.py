"""Dutch: an occupation is called by its singular, and a plural is of persons, or stands behind a noun for a group."""

from __future__ import annotations

import pytest
from named_records import said

from narrate import Name

BOTH = Name("hoveniers", singular="hovenier")
SINGULAR = {
    "singular only": (Name(singular="hovenier"), "hovenier"),
    "of a man and a woman": (Name(masculine="leraar", feminine="lerares"), "leraar"),
    "with quotes": (Name(singular='medewerker "zorg"'), "medewerker ‘zorg’"),
    "inverted": (Name(singular="leraar, overig", inverted=True), "leraar, overig"),
    "with a period": (Name(singular="corrector e.d."), "corrector e.d."),
}
PLURAL = {
    "plural only": (Name("hoveniers"), "hoveniers", "hoveniers"),
    "inverted": (Name("leraren, overig", inverted=True), "“leraren, overig”", "leraren, overig"),
}
LOCALES = ("nl_BE", "nl_NL")


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", SINGULAR)
def test_an_occupation_is_called_by_its_singular(kind: str, locale: str) -> None:
    name, called = SINGULAR[kind]
    written = said(name, locale)
    assert written["employment"] == f"In 2024 waren er in het beroep “{called}” in totaal 5.000 banen."
    assert written["entry"] == f"Voor toegang tot het beroep “{called}” is doorgaans een bachelordiploma nodig."
    assert written["pay"].startswith(f"Het mediane jaarloon in het beroep “{called}” lag in mei 2024 op ")
    assert f" groeit de werkgelegenheid in het beroep “{called}” tussen 2024 en 2034 " in written["job_outlook"]
    assert f" Gedurende het decennium zijn er in het beroep “{called}” volgens de prognose " in written["job_outlook"]
    assert f" vaardigheden die voor het beroep “{called}” zijn beoordeeld, " in written["skills"]
    assert written["majors"] == f"De studierichting die voor het beroep “{called}” wordt vermeld, is “A”."
    assert f" werkgelegenheid in het beroep “{called}” veel beter dan " in written["summary"]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", PLURAL)
def test_a_plural_is_of_persons_or_of_a_group(kind: str, locale: str) -> None:
    name, persons, group = PLURAL[kind]
    written = said(name, locale)
    assert written["employment"] == f"In 2024 waren er in de beroepsgroep “{group}” in totaal 5.000 banen."
    assert written["entry"] == f"Voor werk in de beroepsgroep “{group}” is doorgaans een bachelordiploma nodig."
    assert written["pay"].startswith(f"Het mediane jaarloon van {persons} lag in mei 2024 op ")
    assert f" groeit de werkgelegenheid voor {persons} tussen 2024 en 2034 " in written["job_outlook"]
    assert (
        f" Gedurende het decennium zijn er in de beroepsgroep “{group}” volgens de prognose " in written["job_outlook"]
    )
    assert f" vaardigheden die voor {persons} zijn beoordeeld, " in written["skills"]


def test_with_both_the_sentence_takes_what_reads_best() -> None:
    written = said(BOTH, "nl_NL")
    assert written["employment"] == "In 2024 waren er in het beroep “hovenier” in totaal 5.000 banen."
    assert written["pay"].startswith("Het mediane jaarloon van hoveniers lag in mei 2024 op ")
    assert " groeit de werkgelegenheid voor hoveniers tussen 2024 en 2034 " in written["job_outlook"]
    assert written["majors"] == "De studierichting die voor het beroep “hovenier” wordt vermeld, is “A”."


def test_several_occupations_are_named_together() -> None:
    for name, jobs, wages in (
        (Name("hoveniers"), "in de beroepen “hoveniers”", "van hoveniers"),
        (BOTH, "in de beroepen “hoveniers”", "van hoveniers"),
        (Name(singular="hovenier"), "in de beroepen “hovenier”", "in de beroepen “hovenier”"),
    ):
        written = said(name, "nl_NL", combined=True)
        assert f" waren er {jobs} in totaal " in written["employment"]
        assert written["pay"].startswith(f"Het mediane jaarloon {wages} lag ")
