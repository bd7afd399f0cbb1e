"""Kinds of sentences that editors of Spanish, French, Italian and Portuguese would not print: employers, training, none."""

from __future__ import annotations

import re

import pytest

import narrate
from narrate import Employment, Entry, Occupation, Projection

LOCALES = ["es_ES", "es_MX", "es_US", "fr_FR", "fr_CA", "it_IT", "pt_BR", "pt_PT"]


def told(locale: str, occupation: Occupation, *sections: str) -> str:
    """Return what sections say of an occupation, which is read back as what it has, with plain spaces in it."""
    text = narrate.report(occupation, locale=locale, sections=list(sections)).text
    assert not narrate.check(text, occupation, locale=locale)
    return text.replace("\u202f", " ").replace("\u00a0", " ")


@pytest.mark.parametrize("locale", LOCALES)
def test_who_works_on_their_own_account_is_in_a_category_and_no_sector(locale: str) -> None:
    told_of = [one for one in narrate.phrasebook(locale) if "employers" in one.block]
    assert {one.block for one in told_of} >= {"employers", "largest_employers", "largest_employers_list"}
    for one in told_of:
        assert not re.search(r"\b(?:sector|secteur|settor|setor)", one.wording), one.wording
        assert re.search(r"\b(?:categoría|catégorie|categori[ae]|categoria)", one.wording), one.wording


@pytest.mark.parametrize("length", ["short_term", "moderate_term", "long_term"])
def test_it_is_the_training_that_has_a_length_in_italian(length: str) -> None:
    text = told("it_IT", Occupation("x", {}, entry=Entry(training=length)), "entry")
    assert re.search(r"una formazione di (?:breve|media|lunga) durata sul posto di lavoro\b", text)


def test_what_did_not_change_has_no_level_in_italian() -> None:
    jobs = (Employment(2012, 10_000), Employment(2014, 10_000))
    text = told(
        "it_IT", Occupation("x", {}, employment=jobs, projections=(Projection(2012, 2022, 11_000),)), "job_trends"
    )
    assert "10.000 posti di lavoro nel 2014, senza variazioni." in text


NONE_LEFT = {
    "es": "para 2022, hasta no quedar ningún empleo.",
    "fr": "à l’horizon 2022, qui ne laisserait aucun emploi.",
    "it": "entro il 2022, senza alcun posto di lavoro.",
    "pt_BR": "até 2022, sem restar nenhum emprego.",
    "pt_PT": "até 2022, sem restar nenhum posto de trabalho.",
}


@pytest.mark.parametrize("locale", LOCALES)
def test_a_projection_of_no_jobs_is_told_in_words(locale: str) -> None:
    jobs = (Employment(2012, 10_000), Employment(2014, 9_000))
    text = told(locale, Occupation("x", {}, employment=jobs, projections=(Projection(2012, 2022, 0),)), "job_trends")
    assert (NONE_LEFT.get(locale) or NONE_LEFT[locale[:2]]) in text
