"""Kinds of sentences that editors of Spanish, French, Italian and Portuguese would not print: entry, trends, openings."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

import narrate
from narrate import Employment, Entry, Occupation, Projection, Skill
from narrate.language import language
from narrate.page.texts import page_texts

LOCALES = ["es_ES", "es_MX", "es_US", "fr_FR", "fr_CA", "it_IT", "pt_BR", "pt_PT"]


def plain(text: str) -> str:
    """Return a text with plain spaces in it."""
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def told(locale: str, occupation: Occupation, *sections: str) -> str:
    """Return what sections say of an occupation, which is read back as what it has."""
    text = narrate.report(occupation, locale=locale, sections=list(sections)).text
    assert not narrate.check(text, occupation, locale=locale)
    return plain(text)


def entered(locale: str, scope: str, **entry: str) -> str:
    """Return what is said of the entry into an occupation, or into several together."""
    return told(locale, Occupation("x", {}, combined=scope == "combined", entry=Entry(**entry)), "entry")


SOME_EXPERIENCE = {
    "es": "Se suele exigir algo de experiencia laboral, inferior a cinco años, en una ocupación relacionada.",
    "fr": "On exige généralement une certaine expérience professionnelle, de moins de cinq ans, "
    "dans une profession apparentée.",
    "it": "Di norma è richiesta un’esperienza lavorativa, inferiore a cinque anni, in una professione affine.",
    "pt_BR": "Costuma-se exigir alguma experiência de trabalho, inferior a cinco anos, em uma ocupação relacionada.",
    "pt_PT": "É habitualmente exigida alguma experiência de trabalho, inferior a cinco anos, "
    "numa profissão relacionada.",
}


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("scope", ["single", "combined"])
def test_some_experience_is_asked_and_not_a_ceiling_set(locale: str, scope: str) -> None:
    text = entered(locale, scope, experience="less_than_5_years")
    assert text == SOME_EXPERIENCE.get(locale) or text == SOME_EXPERIENCE[locale[:2]]


STUDIES = {
    "es": "algunos estudios universitarios, pero no un título",
    "fr_FR": "avoir suivi des études supérieures, même sans obtenir de diplôme",
    "fr_CA": "avoir suivi des études postsecondaires, même sans obtenir de diplôme",
    "it": "studi universitari, anche senza il conseguimento di un titolo",
    "pt_BR": "ter frequentado um curso superior, mesmo sem concluí-lo",
    "pt_PT": "a frequência de um curso superior, mesmo sem diploma",
}


@pytest.mark.parametrize("locale", LOCALES)
def test_studies_are_asked_and_not_that_they_were_given_up(locale: str) -> None:
    text = entered(locale, "single", education="some_college")
    assert text.endswith(f" {STUDIES.get(locale) or STUDIES[locale[:2]]}.")


@pytest.mark.parametrize("locale", ["fr_FR", "fr_CA", "pt_PT"])
def test_a_certificate_gives_no_degree_and_is_not_asked_of_those_without_one(locale: str) -> None:
    text = entered(locale, "single", education="postsecondary_nondegree_award")
    assert re.search(r"\b(?:qui ne confère pas de grade|que não confere grau)\b", text)
    assert not re.search(r", (?:sans|sem)\b", text)


PROFESSIONAL = {
    "es": "un doctorado o un título profesional superior, como en medicina o derecho",
    "fr": "un doctorat ou un diplôme professionnel supérieur, comme en médecine ou en droit",
    "it": "un dottorato di ricerca o un titolo professionale superiore, come in medicina o in giurisprudenza",
    "pt_BR": "um doutorado ou um diploma profissional superior, como em medicina ou direito",
    "pt_PT": "um doutoramento ou um diploma profissional superior, como em medicina ou direito",
}


@pytest.mark.parametrize("locale", LOCALES)
def test_a_professional_degree_is_one_as_in_medicine_or_law(locale: str) -> None:
    text = entered(locale, "single", education="doctoral_or_professional_degree")
    assert text.endswith(f" {PROFESSIONAL.get(locale) or PROFESSIONAL[locale[:2]]}.")


@pytest.mark.parametrize("locale", ["fr_FR", "fr_CA"])
@pytest.mark.parametrize("scope", ["single", "combined"])
def test_a_diploma_does_not_enter_an_occupation(locale: str, scope: str) -> None:
    text = entered(locale, scope, education="no_formal_credential")
    entry = "à ces professions" if scope == "combined" else "à cette profession"
    assert text == f"Aucun diplôme n’est généralement exigé pour accéder {entry}."


PAST = Occupation(
    "x",
    {},
    employment=(Employment(2012, 10_000), Employment(2022, 12_000)),
    projections=(Projection(2012, 2022, 11_000),),
)
FALLEN = Occupation(
    "x",
    {},
    employment=(Employment(2012, 10_000), Employment(2022, 9_000)),
    projections=(Projection(2012, 2022, 11_000),),
)
COURSES = {
    "es": "Se proyectaba que, entre 2012 y 2022, el empleo aumentara un 10",
    "fr": "Entre 2012 et 2022, l’emploi devait, selon la projection, augmenter de 10",
    "it": "Secondo la proiezione, tra il 2012 e il 2022 l’occupazione doveva aumentare del 10",
    "pt": "Projetava-se que, entre 2012 e 2022, o emprego aumentasse 10",
}


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("occupation", [PAST, FALLEN])
def test_a_projection_was_not_made_over_the_years_that_it_is_of(locale: str, occupation: Occupation) -> None:
    text = told(locale, occupation, "track_record")
    assert f" {COURSES[locale[:2]]}" in text
    assert not re.search(r"(?:[Ee]ntre \d+ y \d+|[Tt]ra il \d+ e il \d+ \w+[’ ]\w+) (?:se proyecta|era previst)", text)


@pytest.mark.parametrize("locale", ["es_ES", "es_MX", "es_US"])
@pytest.mark.parametrize(("target_year", "span"), [(2034, "a lo largo de la década"), (2029, "entre 2024 y 2029")])
@pytest.mark.parametrize("jobs", [11_000, 9_000])
def test_openings_are_of_the_years_and_not_projected_over_them(
    locale: str, target_year: int, span: str, jobs: int
) -> None:
    projected = Projection(2024, target_year, jobs, percent=Decimal(jobs - 10_000) / 100, openings_per_year=500)
    one = Occupation("x", {}, employment=(Employment(2024, 10_000),), projections=(projected,))
    text = told(locale, one, "job_outlook")
    assert text.endswith(
        f"e proyectan, en promedio, alrededor de 500 puestos por cubrir al año en esta ocupación {span}."
    )


TREND = {
    "es": "Según la tendencia proyectada, el número previsto para 2014 era de",
    "fr": "Selon la tendance de la projection, le niveau attendu pour 2014 était de",
    "it": "Secondo la tendenza della proiezione, il livello atteso per il 2014 era di",
    "pt": "Segundo a tendência projetada, o número previsto para 2014 era de",
}


@pytest.mark.parametrize("locale", LOCALES)
def test_a_projection_has_a_trend_and_no_rhythm(locale: str) -> None:
    observed = (Employment(2012, 10_000), Employment(2014, 10_500))
    one = Occupation("x", {}, employment=observed, projections=(Projection(2012, 2022, 11_000),))
    text = told(locale, one, "job_trends")
    assert TREND[locale[:2]] in text
    assert not re.search(r"\b(?:rythme|ritmo)\b", text)


@pytest.mark.parametrize("locale", ["pt_BR", "pt_PT"])
def test_jobs_have_one_name_in_a_country(locale: str) -> None:
    found = {
        one.wording for one in narrate.phrasebook(locale) if (one.section, one.block) == ("employment", "employers")
    }
    one, other = (
        ("Os empregos", "Os postos de trabalho") if locale == "pt_BR" else ("Os postos de trabalho", "Os empregos")
    )
    assert any(wording.startswith(one) for wording in found)
    assert not any(wording.startswith(other) for wording in found)


@pytest.mark.parametrize("locale", ["es_ES", "es_MX", "es_US"])
def test_the_note_of_a_page_calls_openings_as_the_text_does(locale: str) -> None:
    texts = page_texts(language(locale))
    assert texts("fact", "projections[].openings_per_year").startswith("Puestos por cubrir")
    assert texts("kind", "openings").startswith("puestos por cubrir")


def test_what_serves_customers_is_no_orientation_to_them_in_portugal() -> None:
    ranked = tuple(
        Skill("service orientation" if n else "writing", Decimal(50 + n), instrument="skills") for n in range(2)
    )
    text = told("pt_PT", Occupation("x", {}, skills=ranked), "skills")
    assert "«orientação para o serviço»" in text
