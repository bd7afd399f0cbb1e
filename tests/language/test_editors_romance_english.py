"""Kinds of sentences that editors of the Romance languages, English, Arabic, Japanese and Chinese would not print."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest

import narrate
from narrate import AtLeast, Employment, Entry, Group, Name, Occupation, Pay, Projection
from narrate.records import EDUCATION


def record(names: dict[str, Name], **parts: Any) -> Occupation:
    """Return a record that has what the sentences about a name need."""
    facts: dict[str, Any] = {
        "employment": (Employment(2024, 5_800),),
        "projections": (Projection(2024, 2034, 6_380, openings_per_year=500),),
        "pay": (Pay(2024, period="annual", currency="EUR", percentiles={50: Decimal(66_640)}),),
    }
    return Occupation("29-1141", names, **(facts | parts))


def told(locale: str, name: Name, **parts: Any) -> str:
    """Return a report with plain spaces in it."""
    one = record({locale[:2]: name}, **parts)
    report = narrate.report(one, locale=locale)
    assert report.named
    assert not narrate.check(report.text, one, locale=locale)
    return report.text.replace("\u202f", " ").replace("\u00a0", " ")


@pytest.mark.parametrize("locale", ["fr_FR", "fr_CA"])
@pytest.mark.parametrize(
    "name",
    [
        "comptables et auditeurs",
        "avocats et notaires",
        "bouchers, boulangers et pâtissiers",
        "analystes financiers et analystes en placements",
        "TAMU et ambulanciers",
        "guides ou accompagnateurs",
        "guides et/ou accompagnateurs",
        "libraires & éditeurs",
    ],
)
def test_no_single_de_stands_before_several_french_names(locale: str, name: str) -> None:
    text = told(locale, Name(name, gender="masculine"))
    assert not re.search(rf"\b(?:de |d’){name}", text)
    assert f"emplois dans le groupe professionnel « {name} »" in text
    single = told(locale, Name(singular=name))
    assert f"emplois dans la profession « {name} »" in single


MIXED = [
    ("es_ES", "enfermeras y enfermeros", r"(?:los|las)"),
    ("es_MX", "enfermeras o enfermeros titulados", r"(?:los|las)"),
    ("es_US", "maestras de primaria y maestros", r"(?:los|las)"),
    ("pt_BR", "enfermeiras e enfermeiros", r"(?:[dao]?os|as)"),
    ("pt_PT", "enfermeiras ou enfermeiros", r"(?:[dao]?os|as)"),
    ("it_IT", "ostetriche e infermieri", r"(?:de)?gli"),
    ("it_IT", "infermieri ed elettricisti", r"(?:de)?gli"),
    ("it_IT", "avvocati e notai", r"(?:de)?gli"),
    ("it_IT", "avvocati e/o notai", r"(?:de)?gli"),
    ("es_ES", "maestras y/o maestros", r"(?:los|las)"),
    ("pt_BR", "professoras & professores", r"(?:[dao]?os|as)"),
]


@pytest.mark.parametrize(("locale", "name", "article"), MIXED)
def test_no_article_stands_before_names_that_do_not_share_it(locale: str, name: str, article: str) -> None:
    text = told(locale, Name(name, gender="masculine"))
    assert not re.search(rf"\b{article} {name}", text)
    assert name in text


@pytest.mark.parametrize(
    ("locale", "name", "of"),
    [
        ("es_ES", Name("contadores y auditores", gender="masculine"), "de los contadores y auditores"),
        ("es_ES", Name("enfermeras y matronas", gender="feminine"), "de las enfermeras y matronas"),
        ("pt_BR", Name("contadores e auditores", gender="masculine"), "dos contadores e auditores"),
        ("it_IT", Name("infermiere e ostetriche", gender="feminine"), "delle infermiere e ostetriche"),
    ],
)
def test_an_article_that_names_share_stands_once(locale: str, name: Name, of: str) -> None:
    assert of in told(locale, name)


ROMANCE = ["es_ES", "es_MX", "es_US", "fr_FR", "fr_CA", "it_IT", "pt_BR", "pt_PT"]


@pytest.mark.parametrize("locale", ROMANCE)
@pytest.mark.parametrize("education", EDUCATION)
def test_a_degree_that_the_language_names_has_no_english_name_beside_it(locale: str, education: str) -> None:
    text = narrate.report(Occupation("x", {}, entry=Entry(education=education)), locale=locale).text
    assert "’s degree" not in text or education == "associates_degree"
    assert "professional" not in text.replace("professionale", "")


@pytest.mark.parametrize("locale", ROMANCE)
@pytest.mark.parametrize("jobs", [6_380, 5_000])
def test_a_sentence_says_once_that_it_is_of_a_projection(locale: str, jobs: int) -> None:
    one = record({}, projections=(Projection(2024, 2034, jobs, openings_per_year=500),))
    text = narrate.report(one, locale=locale, sections=["job_outlook"]).text
    assert all(len(re.findall(r"(?i)pro[iy]e[czt]\w+|projec?[tç]\w+", part)) == 1 for part in text.split(". "))


@pytest.mark.parametrize("locale", ["es_ES", "es_MX", "fr_FR", "fr_CA", "it_IT"])
def test_what_stayed_as_it_was_projected_is_not_set_against_it(locale: str) -> None:
    still = (Employment(2012, 10_000), Employment(2022, 10_000))
    one = Occupation("x", {}, employment=still, projections=(Projection(2012, 2022, 10_000),))
    text = narrate.report(one, locale=locale, sections=["track_record"]).text
    assert re.search(r"; (?:en efecto|in effetti)|\s?; de fait", text)
    assert not re.search("finalmente|dans les faits|nei fatti", text)
    risen = Occupation(
        "x", {}, employment=(still[0], Employment(2022, 12_000)), projections=(Projection(2012, 2022, 11_000),)
    )
    assert re.search(
        "finalmente|dans les faits|nei fatti", narrate.report(risen, locale=locale, sections=["track_record"]).text
    )


PAST = {"es": "proyectaba", "fr": r"\bdev(?:ait|aient)\b", "it": r"\b(?:era|erano) previst|indicava", "pt": "projetava"}


@pytest.mark.parametrize("locale", ROMANCE)
@pytest.mark.parametrize("jobs", [None, 5_000, 6_380, 6_000])
def test_a_projection_that_is_in_force_is_told_in_the_present(locale: str, jobs: int | None) -> None:
    observed = (Employment(2023, 6_000), Employment(2024, 6_000))
    percent = Decimal(3) if jobs is None else None
    one = Occupation("x", {}, employment=observed, projections=(Projection(2024, 2034, jobs, percent=percent),))
    text = narrate.report(one, locale=locale, sections=["job_trends"]).text
    assert not re.search(PAST[locale[:2]], text)
    assert not narrate.check(text, one, locale=locale)


@pytest.mark.parametrize("locale", ["fr_FR", "fr_CA"])
def test_a_level_is_not_taken_for_the_change_before_it(locale: str) -> None:
    one = record({}, projections=(Projection(2024, 2034, 6_380, percent=Decimal(10)),))
    text = (
        narrate.report(one, locale=locale, sections=["job_trends"]).text.replace("\u202f", " ").replace("\u00a0", " ")
    )
    assert "une augmentation de 10 % à l’horizon 2034 et un niveau de 6 380 emplois." in text


@pytest.mark.parametrize(
    ("locale", "compared"),
    [
        ("en_US", "the median of the median wages in the {size} occupations compared"),
        ("es_ES", "la mediana de los salarios medianos de las {size} ocupaciones comparadas"),
        ("fr_FR", "la médiane des salaires médians des {size} professions comparées"),
        ("it_IT", "alla mediana delle retribuzioni mediane delle {size} professioni confrontate"),
        ("pt_BR", "da mediana dos salários medianos das {size} ocupações comparadas"),
        ("pt_PT", "da mediana das remunerações medianas das {size} profissões comparadas"),
    ],
)
def test_the_median_of_those_compared_says_what_it_is_of(locale: str, compared: str) -> None:
    found = [one.wording for one in narrate.phrasebook(locale) if (one.section, one.block) == ("summary", "pays")]
    assert found
    assert all(compared in one.replace("\u00a0", " ") for one in found)


def wordings(locale: str, *kinds: str) -> list[str]:
    """Return the wordings of kinds of messages, with plain spaces in them."""
    found = [one.wording for one in narrate.phrasebook(locale) if f"{one.section}.{one.block}" in kinds]
    assert found
    return [one.replace("\u202f", " ").replace("\u00a0", " ") for one in found]


@pytest.mark.parametrize("locale", [*ROMANCE, "ar_EG", "ar_AE"])
def test_employers_that_have_no_article_stand_behind_a_colon(locale: str) -> None:
    for wording in wordings(locale, "employment.employers", "employment.largest_employers"):
        assert re.search(r": \{employers\}\.$", wording)


@pytest.mark.parametrize("locale", ROMANCE)
def test_two_scores_that_are_the_same_are_not_called_all(locale: str) -> None:
    for wording in wordings(locale, "skills.equal"):
        assert not re.search(r"\b(?:tutt[ei]|tous|toutes|tod[ao]s)\b", wording)


@pytest.mark.parametrize("locale", ["ar_EG", "ar_AE"])
def test_majors_are_common_among_workers_and_not_common_of_an_occupation(locale: str) -> None:
    for wording in wordings(locale, "majors.shared", "majors.shared_list"):
        assert "بين العاملين في" in wording
        assert not re.search("شيوعًا (?:لل?مهن|لهذه)", wording)


@pytest.mark.parametrize("locale", ROMANCE)
def test_a_quarter_of_the_workers_is_told_without_a_term_of_statistics(locale: str) -> None:
    for wording in wordings(locale, "pay.lower_quarter", "pay.upper_quarter"):
        assert re.search(r"\b(?:quarto|quart|cuarta parte)\b", wording)
        assert not re.search(r"(?i)\bquartil|cuartil|distribui|distribuc", wording)


@pytest.mark.parametrize("locale", ["en_US", "en_GB"])
def test_experience_of_less_than_five_years_is_not_a_limit(locale: str) -> None:
    record = Occupation("35-1011", {"en": Name("chefs")}, entry=Entry(experience="less_than_5_years"))
    text = narrate.report(record, locale=locale, sections=["entry"]).text
    assert text == "Workers typically need some work experience in a related occupation, less than five years."


@pytest.mark.parametrize("locale", ["es_ES", "es_MX", "es_US"])
@pytest.mark.parametrize("rank", [1, 3, 11, 13, 21, 33])
def test_a_spanish_ordinal_in_figures_is_not_before_a_noun_that_would_shorten_it(locale: str, rank: int) -> None:
    counted = (Employment(2012, 10_000), Employment(2022, 10_000))
    group = Group(40, ranked=40, nearness_rank=rank)
    one = Occupation("x", {}, employment=counted, projections=(Projection(2012, 2022, 10_000),), group=group)
    text = narrate.report(one, locale=locale, sections=["track_record"]).text
    words = {1: "primer puesto", 3: "tercer puesto"}.get(rank, f"puesto {rank}")
    assert f"ocupa el {words} entre las de 40 ocupaciones" in text
    assert not narrate.check(text, one, locale=locale)
    [read] = [claim for claim in narrate.read(text, locale=locale).claims if claim.kind == "rank"]
    assert read.value == rank


NONE_BESIDE_A_BOUND = {
    "es_ES": (
        "al menos 50 empleos en 2014 y con ninguno en 2024.",
        "no contaba con ningún empleo en 2014 y contaba con al",
    ),
    "fr_FR": ("au moins 50 emplois en 2014 et aucun en 2024.", "ne comptait aucun emploi en 2014 et comptait au moins"),
    "it_IT": (
        "almeno 50 posti di lavoro nel 2014 e nessuno nel 2024.",
        "non contava alcun posto di lavoro nel 2014 e contava",
    ),
    "pt_BR": (
        "pelo menos 50 empregos em 2014 e com nenhum em 2024.",
        "não contava com nenhum emprego em 2014 e contava com",
    ),
    "pt_PT": (
        "50 postos de trabalho em 2014 e com nenhum em 2024.",
        "não contava com nenhum posto de trabalho em 2014 e",
    ),
}


@pytest.mark.parametrize("locale", NONE_BESIDE_A_BOUND)
def test_no_jobs_beside_a_bound_are_told_in_words(locale: str) -> None:
    bound = AtLeast(Decimal(50))
    records = (Employment(2014, bound), Employment(2024, 0)), (Employment(2014, 0), Employment(2024, bound))
    for counted, words in zip(records, NONE_BESIDE_A_BOUND[locale], strict=True):
        one = Occupation("x", {}, employment=counted)
        text = narrate.report(one, locale=locale, sections=["job_trends"]).text
        assert words in text.replace("\u202f", " ").replace("\u00a0", " ")
        assert not re.search(r"\b0\b", text)
        assert not narrate.check(text, one, locale=locale)
