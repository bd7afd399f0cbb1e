"""German and Dutch: cases and verbs by the number, Swiss spelling, Austrian months, names of every number."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import narrate
from narrate import Employment, Occupation, Pay, Projection
from narrate.page.texts import page_texts
from narrate.testing.strategies import counts
from narrate.wording import language, phrasebook

NBSP = "\u00a0"
GERMAN = ("de_AT", "de_CH", "de_DE")
DUTCH = ("nl_BE", "nl_NL")
jobs = st.one_of(counts(), st.integers(0, 3))
GERMAN_JOBS = re.compile(r"(\w+) (mindestens )?([\d.]+) (Arbeitspl\w+)")


def text(occupation: Occupation, locale: str, *sections: str) -> str:
    return narrate.report(occupation, locale=locale, sections=sections or None).text.replace(NBSP, " ")


@given(jobs, jobs, jobs, jobs)
def test_rule_35_german_jobs_are_dative_after_mit_and_accusative_else(a: int, b: int, p: int, q: int) -> None:
    occupation = Occupation(
        id="x",
        employment=(Employment(2012, a), Employment(2014, b)),
        projections=(Projection(2012, 2022, p), Projection(2014, 2024, q)),
    )
    found = GERMAN_JOBS.findall(text(occupation, "de_DE", "job_trends"))
    assert found or not any((a, b, p, q))  # none are said in words
    for before, _, number, noun in found:
        plural = "Arbeitsplätzen" if before in ("von", "mit") else "Arbeitsplätze"
        assert noun == ("Arbeitsplatz" if number == "1" else plural)


@given(st.integers(1_000_000, 400_000_000))
def test_rule_35_a_million_is_one_and_millions_are_several(number: int) -> None:
    written = text(Occupation(id="x", employment=(Employment(2024, number),)), "de_DE", "employment")
    (shown, noun) = re.findall(r"rund ([\d.,]+) (Million\w*) Arbeitsplätze", written)[0]
    assert noun == ("Million" if shown == "1" else "Millionen")


@given(st.integers(1, 3), st.sampled_from(GERMAN))
def test_rule_35_the_verb_has_the_number_of_the_openings(openings: int, locale: str) -> None:
    occupation = Occupation(
        id="x", projections=(Projection(2024, 2034, 1000, percent=Decimal(3), openings_per_year=openings),)
    )
    written = text(occupation, locale, "job_outlook")
    verb, noun = re.findall(r"\b(ist|sind) (?:laut Projektion )?in diesem Beruf .* (Stellen?) pro Jahr", written)[0]
    assert (verb, noun) == (("ist", "Stelle") if openings == 1 else ("sind", "Stellen"))


def test_nothing_that_a_swiss_reader_sees_has_an_eszett() -> None:
    written = [entry.wording for entry in phrasebook("de_CH")]
    written += [word for table in page_texts(language("de_CH")).tables.values() for word in table.values()]
    written += [word for table in language("de_CH").lexicon.values() for word in table.values()]
    assert [one for one in written if "ß" in one] == []
    assert any("ß" in entry.wording for entry in phrasebook("de_DE"))


def test_switzerland_speaks_of_lohn_and_the_others_of_verdienst() -> None:
    for locale in GERMAN:
        written = " ".join(entry.wording for entry in phrasebook(locale))
        said = page_texts(language(locale))("period", "annual")
        assert ("löhne" in written, "verdienste" in written) == ((locale == "de_CH"), (locale != "de_CH"))
        assert said in written


@pytest.mark.parametrize(("locale", "month"), [("de_DE", "Januar"), ("de_CH", "Januar"), ("de_AT", "Jänner")])
def test_the_first_month_is_the_territorys(locale: str, month: str) -> None:
    pay = Pay(2024, period="annual", currency="USD", percentiles={50: Decimal(50_000)}, month=1)
    assert f"lag im {month} 2024 bei" in text(Occupation(id="x", pay=(pay,)), locale, "pay")


def test_a_dutch_name_is_no_subject_and_ends_no_sentence() -> None:
    """Official titles are collective ("personeel in de mijnbouw") or end in an abbreviation ("correctoren e.d.")."""
    for locale in DUTCH:
        for entry in phrasebook(locale):
            for before, after in re.findall(r"(\S+) \{occupation\}(\W*\w*)", entry.wording):
                assert before.lower() in {"voor", "van"}, entry.wording
                assert not after.startswith("."), entry.wording


def test_flanders_has_its_own_words_for_its_schools() -> None:
    flemish, dutch = (" ".join(entry.wording for entry in phrasebook(locale)) for locale in DUTCH)
    assert "middelbare" in dutch
    assert "middelbare" not in flemish
    assert "secundair onderwijs" in flemish


@pytest.mark.parametrize("locale", GERMAN)
def test_an_abbreviation_in_a_german_name_ends_no_sentence(locale: str) -> None:
    """What is said after the name still belongs to what is said before it."""
    occupation = narrate.from_dict(
        {
            "id": "x",
            "names": {"de": {"plural": "Beamte (mittl. techn. Dienst)"}},
            "skills": [{"skill": "social", "score": 60}, {"skill": "creative", "score": 12}],
        }
    )
    written = narrate.report(occupation, locale=locale, sections=["skills"]).text
    assert narrate.check(written, occupation, locale=locale) == []
    assert narrate.check(written.replace("60", "61"), occupation, locale=locale)
