"""German: an occupation is called by its singular, persons by the dative, and another plural is a group."""

from __future__ import annotations

import pytest
from named_records import said

from narrate import Name

PLACES = {
    "plural only": (Name("Gärtner"), "in der Berufsgruppe „Gärtner“", "Für die Berufsgruppe „Gärtner“"),
    "singular only": (Name(singular="Gärtner"), "im Beruf „Gärtner“", "Für den Beruf „Gärtner“"),
    "of a man and a woman": (
        Name(masculine="Krankenpfleger", feminine="Krankenpflegerin"),
        "im Beruf „Krankenpfleger“",
        "Für den Beruf „Krankenpfleger“",
    ),
    "singular with the plural’s cases": (
        Name(singular="Gärtner", cases={"dative": "Gärtnern"}),
        "im Beruf „Gärtner“",
        "Für den Beruf „Gärtner“",
    ),
    "both": (
        Name("Krankenpflegekräfte", singular="Pflegekraft"),
        "im Beruf „Pflegekraft“",
        "Für den Beruf „Pflegekraft“",
    ),
    "with quotes": (
        Name(singular='Fachkraft "Pflege"'),
        "im Beruf „Fachkraft ‚Pflege‘“",
        "Für den Beruf „Fachkraft ‚Pflege‘“",
    ),
    "inverted": (
        Name("Lehrkräfte, sonstige", inverted=True),
        "in der Berufsgruppe „Lehrkräfte, sonstige“",
        "Für die Berufsgruppe „Lehrkräfte, sonstige“",
    ),
    "inverted singular": (
        Name("Lehrkräfte, sonstige", singular="Lehrkraft, sonstige", inverted=True),
        "im Beruf „Lehrkraft, sonstige“",
        "Für den Beruf „Lehrkraft, sonstige“",
    ),
}


@pytest.mark.parametrize("locale", ["de_AT", "de_CH", "de_DE"])
@pytest.mark.parametrize("kind", PLACES)
def test_one_occupation_is_called_by_its_singular_and_a_plural_is_a_group(kind: str, locale: str) -> None:
    name, place, about = PLACES[kind]
    if locale == "de_CH":
        marks = str.maketrans("„“‚‘", "«»‹›")
        place, about = place.translate(marks), about.translate(marks)
    written = said(name, locale)
    assert f" gab es {place} 5" in written["employment"]
    assert f"die Zahl der Arbeitsplätze {place} von 2024 bis 2034" in written["job_outlook"]
    assert f" sind {place} laut Projektion rund 300 Stellen" in written["job_outlook"]
    assert f" {place} lag im Mai 2024 bei " in written["pay"]
    assert f"Bis 2024 verlief die Beschäftigungsentwicklung {place} " in written["summary"]
    assert written["majors"].startswith(f"{about} ist das Studienfach ")
    assert f" {about.replace('Für', 'für')} bewerteten Kompetenzen " in written["skills"]
    if place.startswith("im Beruf"):
        assert written["entry"].startswith(f"Für den Zugang zu{place[1:]} ist in der Regel ")
    else:
        assert written["entry"].startswith(f"Für eine Tätigkeit {place} ist in der Regel ")


def test_several_occupations_are_named_together() -> None:
    for name in (Name("Gärtner"), Name("Gärtner", singular="Gärtnerin")):
        written = said(name, "de_DE", combined=True)
        assert " gab es in den Berufen „Gärtner“ 5" in written["employment"]
        assert written["entry"].startswith("Für den Zugang zu den Berufen „Gärtner“ ist ")


@pytest.mark.parametrize("singular", [None, "Gärtner"])
def test_with_its_dative_a_plural_is_of_persons_where_that_reads_best(singular: str | None) -> None:
    place = "in der Berufsgruppe „Gärtner“" if singular is None else "im Beruf „Gärtner“"
    written = said(Name("Gärtner", singular=singular, cases={"dative": "Gärtnern"}), "de_DE")
    assert written["pay"].startswith("Der Median der Jahresverdienste von Gärtnern lag im Mai 2024 bei ")
    assert f" gab es {place} 5" in written["employment"]
    assert f"die Zahl der Arbeitsplätze {place} von 2024 bis 2034" in written["job_outlook"]


def test_a_short_name_follows_the_full_one_unless_there_is_a_case_of_it() -> None:
    short = said(Name("Gärtner im Gemüsebau", short="Gärtner"), "de_DE")
    assert "„Gärtner im Gemüsebau“" in short["summary"]
    assert " in der Berufsgruppe „Gärtner“ lag " in short["pay"]
    declined = Name("Gärtner im Gemüsebau", short="Gärtner", cases={"dative": "Gärtnern im Gemüsebau"})
    assert " von Gärtnern im Gemüsebau lag " in said(declined, "de_DE")["pay"]
