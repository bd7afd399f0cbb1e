"""Titles as running text: capitals and order, over all published titles, and marked where a rule is not sure."""

from __future__ import annotations

import csv
import gzip
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from extent import share
from hypothesis import given
from hypothesis import strategies as st

from narrate.importing.lookup import title_key
from narrate.language import language
from narrate.records import Name
from narrate.titles.names import title_name
from narrate.titles.proposal import running_title

ENGLISH = language("en_US")
SPANISH = language("es_US")
LOCALES = ("en_US", "es_MX", "fr_FR", "de_DE", "it_IT", "pt_BR", "nl_NL", "pl_PL", "cs_CZ", "ru_RU", "ja_JP", "ar_EG")

OTHER_ORDER = "special education teachers, "
"""The index has "special education preschool teachers" for what begins so; here a qualifier goes in front."""

FILES = {
    "bls-employment-projections/ep-*.csv": {"title": "en_US"},
    "bls-employment-projections/ooh-az-index.csv": {"INDEXENTRYTITLE": "en_US"},
    "bls-oews/oews-national.csv.gz": {"occ_title": "en_US"},
    "onet-29.3/occupations.csv": {"title": "en_US"},
    "onet-29.3/reported-titles.csv.gz": {"reported_title": "en_US"},
    "canada-cops/cops-2024-2033.csv": {"title_en": "en_US", "title_fr": "fr_CA"},
    "multilingual-titles/soc2010-es.csv": {"en": "en_US", "es": "es_US"},
    "multilingual-titles/isco08-titles.csv": {"en": "en_GB", "es": "es_ES", "fr": "fr_FR", "nl": "nl_NL"},
    "multilingual-titles/ch-isco-19.csv": {"de": "de_CH", "fr": "fr_FR", "it": "it_IT"},
    "multilingual-titles/esco-occupations.csv.gz": {"en": "en_GB", "es": "es_ES", "fr": "fr_FR", "nl": "nl_NL"},
    "multilingual-titles/pl-kzis.csv": {"pl": "pl_PL"},
    "multilingual-titles/de-ba-occupations.csv.gz": {"neutral_short": "de_DE"},
    "soc-crosswalks/soc-2010-2018.csv": {"title_2010": "en_US", "title_2018": "en_US"},
}


def rows(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
        yield from csv.DictReader(file)


@pytest.fixture(scope="session")
def published(shared_data: Path) -> dict[str, set[str]]:
    """All published titles, by locale."""
    found: dict[str, set[str]] = defaultdict(set)
    for pattern, columns in FILES.items():
        for path in shared_data.glob(pattern):
            for row in rows(path):
                for column, locale in columns.items():
                    title = " ".join((row.get(column) or "").split())
                    if any(map(str.isalpha, title)):
                        found[locale].add(title)
    return found


def test_no_word_of_a_title_is_lost_or_added_and_running_text_stays(published: dict[str, set[str]]) -> None:
    assert sum(map(len, published.values())) > 40_000
    for locale, titles in published.items():
        spoken = language(locale)
        for title in share(sorted(titles), 12):
            for written in (title, title.upper()):
                made = running_title(written, spoken)
                assert title_key(made.text) == title_key(written)
                assert running_title(made.text, spoken) == made


def test_no_published_title_but_a_name_begins_with_a_capital(published: dict[str, set[str]]) -> None:
    """What keeps its capital is a name, or has another capital or a digit in its first word."""
    allowed = ENGLISH.names["capitals"]
    names = {word.split()[0] for key in ("proper", "phrases") for word in allowed[key]}
    kept = {
        text.split()[0]
        for title in published["en_US"]
        if (text := running_title(title, ENGLISH).text)[0].isupper() and re.fullmatch("[A-Z][a-z]+", text.split()[0])
    }
    assert kept - names == {word.capitalize() for word in allowed["unsure"]} & kept


def test_titles_all_in_capitals_are_those_in_small_letters(shared_data: Path) -> None:
    titles = {row["title"] for row in rows(shared_data / "bls-employment-projections" / "ep-2024-34.csv")}
    for title in titles:
        assert running_title(title.upper(), ENGLISH) == running_title(title, ENGLISH)


def test_a_title_that_is_turned_is_what_others_publish(published: dict[str, set[str]], shared_data: Path) -> None:
    """The same words in another order, without a comma, in the index, O*NET's titles and later classifications."""
    index = shared_data / "bls-employment-projections" / "ooh-az-index.csv"
    straight = {title.lower() for title in published["en_US"] if "," not in title}
    straight |= {title for row in rows(index) if "," not in (title := row["DOCTITLE"].lower())}
    by_words: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for title in straight:
        by_words[title_key(title)].add(title)
    pairs = 0
    for title in published["en_US"]:
        made = running_title(title, ENGLISH)
        if made.text.casefold() == title.casefold() or made.inverted or not by_words[title_key(title)]:
            continue
        if not title.lower().startswith(OTHER_ORDER):
            assert made.text.lower() in by_words[title_key(title)], title
            pairs += 1
    assert pairs >= 25


def test_lists_of_heads_are_never_turned(published: dict[str, set[str]]) -> None:
    heads = re.compile(r"\w+ers, [\w ]+ers,? and [\w ]+(?:ers|ors|ians|ists)", re.IGNORECASE)
    lists = [title for title in published["en_US"] if heads.fullmatch(title)]
    assert len(lists) >= 7
    for title in lists:
        made = running_title(title, ENGLISH)
        assert (made.text.casefold(), made.inverted) == (title.casefold(), False)


@pytest.mark.parametrize(
    ("locale", "title", "text", "inverted"),
    [
        ("en_US", "Accountants and auditors", "accountants and auditors", False),
        ("en_US", "ACCOUNTANTS AND AUDITORS", "accountants and auditors", False),
        ("en_US", "ESL TEACHERS", "ESL teachers", False),
        ("en_US", "EMTS AND PARAMEDICS", "EMTs and paramedics", False),
        ("en_US", "MAINTENANCE TECHNICIANS II", "maintenance technicians II", False),
        ("en_US", "Maintenance Technicians, Class A", "class A maintenance technicians", False),
        ("en_US", "C++ Developers", "C++ developers", False),
        ("en_US", "C# AND .NET DEVELOPERS", "C# and .NET developers", False),
        ("en_US", "X-ray technicians", "X-ray technicians", False),
        ("en_US", "A&P Mechanics", "A&P mechanics", False),
        ("en_US", "Workers (United States)", "workers (United States)", False),
        ("en_US", "iOS Developers", "iOS developers", False),
        ("en_US", "Lawyers and Quebec notaries", "lawyers and Quebec notaries", False),
        ("en_US", "Cooks, Restaurant", "restaurant cooks", False),
        ("en_US", "Cook, restaurant", "restaurant cook", False),
        ("en_US", "Nurses, registered", "registered nurses", False),
        ("en_US", "Biological scientists, all other", "all other biological scientists", False),
        ("en_US", "Teachers, postsecondary", "postsecondary teachers", False),
        ("en_US", "Engineers, n.e.c.", "engineers, n.e.c.", True),
        ("en_US", "Engineers n.e.c.", "engineers n.e.c.", True),
        ("en_US", "Architects, except landscape and naval", "architects, except landscape and naval", True),
        ("en_US", "Actor, producer, or director", "actor, producer, or director", False),
        ("en_US", "Helpers--carpenters", "helpers—carpenters", True),
        ("en_US", "Physicians, pathologists", "physicians, pathologists", True),
        ("en_US", "Butchers - retail and wholesale", "butchers - retail and wholesale", True),
        ("en_US", "Cooks, A", "cooks, A", True),
        ("en_US", "Clerks, grade 2", "clerks, grade 2", True),
        ("en_US", "Software developers, systems software", "software developers, systems software", True),
        ("en_US", "Sales reps (dry, wet)", "sales reps (dry, wet)", False),
        ("es_MX", "Cocineros, restaurante", "cocineros, restaurante", True),
        ("es_MX", "Gerentes, todos los demás", "todos los demás gerentes", False),
        ("es_MX", "Dentistas, Generales", "dentistas generales", False),
        ("es_MX", "Pintores, Construcción y Mantenimiento", "pintores, construcción y mantenimiento", True),
        ("es_MX", "Plomeros, Instaladores y Ajustadores", "plomeros, instaladores y ajustadores", False),
        ("es_MX", "Arquitectos, Excepto Paisajistas y Navales", "arquitectos, excepto paisajistas y navales", True),
        ("es_ES", "capitana del Ejército", "capitana del Ejército", False),
        (
            "es_ES",
            "Operadores de torres de perforación, petróleo y gas",
            "operadores de torres de perforación, petróleo y gas",
            True,
        ),
        ("es_ES", "Moldeadores a mano, madera, metal o plástico", "moldeadores a mano, madera, metal o plástico", True),
        ("es_ES", "Técnicos en unidades de bombeo, agua", "técnicos en unidades de bombeo, agua", True),
        ("es_MX", "Obreros de la madera, metal y plástico", "obreros de la madera, metal y plástico", False),
        ("es_ES", "Ingenieros de minas, petróleo y gas", "ingenieros de minas, petróleo y gas", False),
        ("es_ES", "Peones de limpieza, gas y mantenimiento", "peones de limpieza, gas y mantenimiento", False),
        ("fr_FR", "Directeurs financiers", "directeurs financiers", False),
        ("fr_FR", "Concepteurs Web", "concepteurs Web", False),
        ("fr_CA", "CADRES SUPÉRIEURS", "cadres supérieurs", False),
        ("fr_FR", "Agriculteurs, subsistance", "agriculteurs, subsistance", True),
        ("de_DE", "Medizinische Fachangestellte", "Medizinische Fachangestellte", False),
        ("de_DE", "KÖCHE UND BÄCKER", "Köche und Bäcker", False),
        ("de_DE", "IT-BERATER", "IT-Berater", False),
        ("de_CH", "Ärzte, onA", "Ärzte, onA", True),
        ("it_IT", "Dirigenti, s.a.i.", "dirigenti, s.a.i.", True),
        ("pt_BR", "Gerentes, outros", "outros gerentes", False),
        ("pt_BR", "ENFERMEIROS E MÉDICOS", "enfermeiros e médicos", False),
        ("nl_NL", "Ingenieurs, niet elders geclassificeerd", "ingenieurs, niet elders geclassificeerd", True),
        ("nl_NL", "Engelse tolken", "Engelse tolken", False),
        ("nl_NL", "Bookmakers, croupiers e.d.", "bookmakers, croupiers e.d.", False),
        ("pl_PL", "Wyższy urzędnik państwowy", "wyższy urzędnik państwowy", False),
        ("cs_CZ", "Všeobecné sestry", "všeobecné sestry", False),
        ("ru_RU", "Медицинские Сестры", "медицинские сестры", False),
        ("ja_JP", "IT技術者", "IT技術者", False),
    ],
)
def test_running_title(locale: str, title: str, text: str, *, inverted: bool) -> None:
    made = running_title(title, language(locale))
    assert (made.text, made.inverted) == (text, inverted)


def test_a_list_known_to_be_in_sentence_case_keeps_its_names() -> None:
    polish = language("pl_PL")
    title = "Ekspert w Urzędzie Patentowym"
    assert running_title(title, polish, sentence=True).text == "ekspert w Urzędzie Patentowym"


@given(
    st.sampled_from(LOCALES),
    st.lists(st.sampled_from(["Cooks", "cook", "ESL", "II", "and", "y", "de", ",", ", ", "(", ")", "all other", "-", "--",
                              "n.e.c.", "C++", "ß", "İ", "'", "/", ";", "X-ray", "«", "“", "\x1e"]), max_size=9),
)  # fmt: skip
def test_any_title_keeps_its_words_and_stays(locale: str, parts: list[str]) -> None:
    spoken = language(locale)
    title = " ".join(parts).replace("\x1e", "")
    made = running_title(title, spoken)
    assert sorted(re.findall(r"\w+", made.text.lower())) == sorted(re.findall(r"\w+", title.lower()))
    assert running_title(made.text, spoken) == made


def test_a_name_is_marked_as_proposed_and_as_inverted() -> None:
    assert title_name(Name("Cooks, Restaurant"), "en") == Name("restaurant cooks", proposed=True)
    assert title_name(Name("cooks"), "en") == Name("cooks")
    assert title_name(Name("Opticians, n.e.c."), "en") == Name("opticians, n.e.c.", proposed=True, inverted=True)


def test_a_name_that_is_kept_stays_and_is_marked_where_it_is_inverted() -> None:
    assert title_name(Name("Cooks, Restaurant"), "en", titles="keep") == Name("Cooks, Restaurant", inverted=True)
    assert title_name(Name("Chief Executives"), "en", titles="keep") == Name("Chief Executives")


def test_every_form_of_a_name_is_put_into_running_text_and_fixed_capitals_are_not() -> None:
    name = Name("Ärzte", singular="Arzt", cases={"dative": "Ärzten"})
    assert title_name(name, "de") == name
    assert title_name(Name("Сестры", singular="Сестра", cases={"genitive": "Сестер"}), "ru") == Name(
        "сестры", singular="сестра", cases={"genitive": "сестер"}, proposed=True
    )
    assert title_name(Name("Red Hat Engineers", fixed=True), "en") == Name("Red Hat Engineers", fixed=True)
    assert title_name(Name("Qulwi'"), "tlh") == Name("Qulwi'")
