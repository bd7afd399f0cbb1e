"""Small counts of skills and of occupations compared: in words where editors write them so, and read back as numbers."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest

import narrate
from narrate import Employment, Group, Occupation, Pay, Projection, Skill
from narrate.language import language

PLAIN = str.maketrans("\xa0\u202f", "  ")
SKILLS = ("social", "creative", "writing", "speaking")

RATED = {
    "es_ES": (
        "De las cuatro aptitudes",
        "Las tres aptitudes",
        "entre las de siete ocupaciones",
        "de las siete ocupaciones",
    ),
    "fr_FR": (
        "Parmi les quatre compétences",
        "Les trois compétences",
        "celles de sept professions",
        "des sept professions",
    ),
    "it_IT": (
        "Tra le quattro competenze",
        "Le tre competenze",
        "quelle di sette professioni",
        "delle sette professioni",
    ),
    "pt_BR": ("Entre as quatro habilidades", "As três habilidades", "as de sete ocupações", "das sete ocupações"),
    "pt_PT": ("Entre as quatro competências", "As três competências", "as de sete profissões", "das sete profissões"),
    "de_DE": ("Von den vier", "Die drei", "Projektionen für sieben Berufe", "in den sieben verglichenen Berufen"),
    "nl_NL": (
        "Van de vier vaardigheden",
        "De drie vaardigheden",
        "voor zeven beroepen",
        "de zeven vergeleken beroepen",
    ),
    "pl_PL": (
        "Spośród czterech umiejętności",
        "łącznie trzy,",
        "dla siedmiu zawodów",
        "dla siedmiu porównywanych zawodów",
    ),
    "cs_CZ": ("Mezi čtyřmi hodnocenými", "celkem tři,", "mezi sedmi povoláními", "mezd sedmi srovnávaných"),
    "ru_RU": ("(всего четыре)", "(всего три)", "по семи профессиям", "по семи сравниваемым профессиям"),
    "en_US": ("Of the four skills", "The three skills", "of the seven occupations", "in the seven occupations"),
    "ja_JP": ("4", "3", "7", "7"),
    "zh_Hans_CN": ("4", "3", "7", "7"),
    "ar_AE": ("4", "3", "7", "7"),
}
LAST = {"en": 9, "es": 10, "fr": 10, "it": 10, "pt": 10, "pl": 10, "cs": 10, "ru": 10, "de": 12, "nl": 12}


def rated(locale: str, *scores: int, instrument: str = "skills") -> tuple[Sequence[object], str]:
    keys = {"skills": SKILLS, "interests": ("realistic", "investigative", "artistic", "social", "enterprising")}
    skills = tuple(
        Skill(key, Decimal(score), instrument=instrument) for key, score in zip(keys[instrument], scores, strict=False)
    )
    return _counts(narrate.report(Occupation("x", skills=skills), locale=locale, sections=["skills"]))


def ranked(locale: str, size: int) -> tuple[Sequence[object], str]:
    return _counts(narrate.report(placed(1, size), locale=locale, sections=["track_record"]))


def placed(rank: int, size: int = 2_000) -> Occupation:
    """Return a record of a projection with its rank among as many."""
    return Occupation(
        "x",
        employment=(Employment(2027, 700), Employment(2037, 800)),
        projections=(Projection(2027, 2037, jobs=780),),
        group=Group(size, ranked=size, nearness_rank=rank),
    )


def paid(locale: str, size: int) -> tuple[Sequence[object], str]:
    def wages(median: int) -> Pay:
        return Pay(2031, period="annual", currency="USD", percentiles={50: Decimal(median)})

    record = Occupation("x", pay=(wages(90_000),), group=Group(size, pay=(wages(41_000),)))
    return _counts(narrate.report(record, locale=locale, sections=["summary"]))


def _counts(report: narrate.Report) -> tuple[Sequence[object], str]:
    """Return the counts that a report says, which are those that are read in its text, and the text."""
    claims = narrate.read(report.text, locale=report.locale).claims
    for kind in ("direction", "verdict", "count"):
        said = [claim.value for claim in report.claims if claim.kind == kind]
        assert said == [one.value for one in claims if one.kind == kind], report.text
    return said, report.text.translate(PLAIN)


@pytest.mark.parametrize("locale", RATED)
def test_small_counts_are_words(locale: str) -> None:
    highest, equal, rank, group = RATED[locale]
    for (counts, text), words, number in (
        (rated(locale, 70, 60, 50, 40), highest, 4),
        (rated(locale, 70, 70, 70), equal, 3),
        (ranked(locale, 7), rank, 7),
        (paid(locale, 7), group, 7),
    ):
        assert counts == [number]
        assert words in text


@pytest.mark.parametrize("locale", narrate.locales())
def test_every_small_count_is_read_as_its_number(locale: str) -> None:
    last = LAST.get(locale.partition("_")[0], 2 if locale.startswith("ar") else 1)
    for size in range(2, 15):
        for made in (ranked, paid):
            counts, text = made(locale, size)
            assert counts == [size]
            (said,) = (one.text for one in narrate.read(text, locale=locale).claims if one.kind == "count")
            assert any(map(str.isdigit, said)) is (size > last), said


def test_two_has_the_gender_of_what_is_counted() -> None:
    assert "As duas habilidades" in rated("pt_BR", 70, 70)[1]
    assert "Os dois interesses" in rated("pt_BR", 70, 70, instrument="interests")[1]
    assert "łącznie dwie," in rated("pl_PL", 70, 70)[1]
    assert "łącznie dwa," in rated("pl_PL", 70, 70, instrument="interests")[1]
    assert "celkem dvě," in rated("cs_CZ", 70, 70)[1]
    assert "celkem dva," in rated("cs_CZ", 70, 70, instrument="interests")[1]
    assert "(всего два)" in rated("ru_RU", 70, 70)[1]


def test_the_words_of_a_language_have_no_gap() -> None:
    for locale in narrate.locales():
        for table, words in language(locale).lexicon.items():
            if table.startswith("numeral"):
                last = LAST[locale.partition("_")[0]]
                assert [*words] == [str(number) for number in range(2, last + 1)], (locale, table)


PLACES = {
    "en_US": ("ranks third among", "ranks ninth among", "ranks number 34 among"),
    "es_ES": ("ocupa el tercer puesto", "ocupa el noveno puesto", "ocupa el puesto 34"),
    "fr_FR": ("occupe la troisième place", "occupe la neuvième place", "occupe la 34e place"),
    "it_IT": ("occupa la terza posizione", "occupa la nona posizione", "occupa la posizione 34"),
    "pt_BR": ("ocupa a terceira posição", "ocupa a nona posição", "ocupa a 34ª posição"),
    "pt_PT": ("ocupa a terceira posição", "ocupa a nona posição", "ocupa a 34.ª posição"),
    "nl_NL": ("op de derde plaats", "op de negende plaats", "op de 34e plaats"),
    "pl_PL": ("3. pozycję", "9. pozycję", "34. pozycję"),
    "cs_CZ": ("3. místo", "9. místo", "34. místo"),
    "ar_AE": ("في المرتبة الثالثة", "في المرتبة التاسعة", "في المرتبة 34"),
    "ru_RU": ("3-е место", "9-е место", "34-е место"),
}


@pytest.mark.parametrize("locale", PLACES)
def test_a_rank_is_an_ordinal_and_read_as_its_number(locale: str) -> None:
    for number, words in zip((3, 9, 34), PLACES[locale], strict=True):
        text = narrate.report(placed(number), locale=locale, sections=["track_record"]).text
        assert words in text.translate(PLAIN)
        assert [one.value for one in narrate.read(text, locale=locale).claims if one.kind == "rank"] == [number]


@pytest.mark.parametrize("locale", narrate.locales())
def test_every_rank_is_read_as_its_number(locale: str) -> None:
    for number in range(1, 25):
        text = narrate.report(placed(number), locale=locale, sections=["track_record"]).text
        assert [one.value for one in narrate.read(text, locale=locale).claims if one.kind == "rank"] == [number]
