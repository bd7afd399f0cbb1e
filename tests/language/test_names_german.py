"""German: an occupation is called by its singular, and a plural stands behind a noun for a group."""

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
    "both": (
        Name("Krankenpflegekräfte", singular="Pflegekraft"),
        "im Beruf „Pflegekraft“",
        "Für den Beruf „Pflegekraft“",
    ),
    "with quotes": (
        Name(singular='Fachkraft "Pflege"'),
        'im Beruf „Fachkraft "Pflege"“',
        'Für den Beruf „Fachkraft "Pflege"“',
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
        place, about = (one.replace("„", "«").replace("“", "»") for one in (place, about))
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
