"""Names proposed from titles: held against pairs that the Bureau of Labor Statistics wrote itself, and by properties."""

from __future__ import annotations

import csv
import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from narrate.errors import TemplateError
from narrate.language.model import Language, language, locales
from narrate.records import Name
from narrate.titles.proposal import article, running_text, singular

ENGLISH = language("en_US")
SPANISH = language("es_US")

# Where the Occupational Outlook Handbook says otherwise, and why the rules do not follow it.
OTHER_SINGULARS = {
    # Two plural heads become "or" in every other title; here one person is both, which no word of the title tells.
    "orthotists and prosthetists": "an orthotist or prosthetist",
    # "police" has no singular; the handbook puts in a word, "a police officer", that the title does not have.
    "police and detectives": None,
}


def rows(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
        yield from csv.DictReader(file)


def with_article(plural: str) -> str | None:
    one = singular(plural, ENGLISH)
    return None if one is None else f"{article(one, ENGLISH)} {one}"


def published_titles(data: Path) -> set[str]:
    files = (data / "occupations-2012-2014.csv", data / "bls-employment-projections" / "ep-2024-34.csv")
    return {row["title"] for file in files for row in rows(file)}


def test_running_text_is_that_of_the_handbook(shared_data: Path) -> None:
    pairs = [
        (row["plural_title"], row["subject_in_prose"])
        for row in rows(shared_data / "ooh" / "ooh-quickfacts-2024-34.csv")
        if row["plural_title"]
    ]
    assert len(pairs) == 170
    # One title the handbook leaves inverted in its sentence and turns in its heading; here it is turned in both.
    turned = {"painters, construction and maintenance": "construction and maintenance painters"}
    assert [running_text(title, ENGLISH) for title, _ in pairs] == [turned.get(prose, prose) for _, prose in pairs]


def test_singular_with_article_is_that_of_the_handbook(shared_data: Path) -> None:
    wrong, count = {}, 0
    for row in rows(shared_data / "ooh" / "ooh-quickfacts-2024-34.csv"):
        if not row["subject_in_prose"]:
            continue
        count += 1
        got = with_article(row["subject_in_prose"])
        if got is None or got.lower() != row["singular_with_article"].lower():
            wrong[row["subject_in_prose"]] = got
    assert wrong == OTHER_SINGULARS
    assert 1 - len(wrong) / count >= 0.98


def test_title_case_and_sentence_case_of_one_title_meet(shared_data: Path) -> None:
    sentence = {title.lower(): title for title in published_titles(shared_data)}
    crosswalk = rows(shared_data / "soc-crosswalks" / "soc-2010-2018.csv")
    titles = {row[key] for row in crosswalk for key in ("title_2010", "title_2018")}
    pairs = [(title, sentence[title.lower()]) for title in titles if sentence.get(title.lower(), title) != title]
    assert len(pairs) > 850
    for one, other in pairs:
        proposed = running_text(one, ENGLISH)
        assert proposed is not None, one
        assert proposed == running_text(other, ENGLISH)


def test_every_published_title_but_the_total_has_a_running_text(shared_data: Path) -> None:
    titles = published_titles(shared_data)
    assert {title for title in titles if running_text(title, ENGLISH) is None} == {"Total, all occupations"}


def test_a_published_title_without_a_singular_has_a_reason(shared_data: Path) -> None:
    reasons = re.compile(
        # residual categories and groups
        r"(miscellaneous|other|all other) .*|.*, all other.*|.*\boccupations"
        # police and clergy have no singular; beside another head it is open whether "police" is one
        r"|.*\bpolice|police\b.*|clergy"
        # helpers of others, and two titles in one
        r"|.*[—;].*"
        # what stands behind a comma may be a qualifier or another member of a list
        r"|physicians, pathologists|entertainers and performers, sports and related workers|lifeguards, ski patrol, .*"
        # a slip of the publisher's: installers and repairs
        r"|.* installers and repairs"
    )
    without = [
        plural
        for title in published_titles(shared_data)
        if (plural := running_text(title, ENGLISH)) and singular(plural, ENGLISH) is None
    ]
    assert [plural for plural in without if not reasons.fullmatch(plural)] == []
    assert len(without) < 170


def test_titles_in_the_singular_are_not_read_as_plurals(shared_data: Path) -> None:
    titles = {row["en"] for row in rows(shared_data / "multilingual-titles" / "esco-occupations.csv.gz") if row["en"]}
    assert len(titles) > 2900
    # the one title of the list that is a plural
    assert {title for title in titles if running_text(title, ENGLISH)} == {"warehouse operators for clothing"}


def test_spanish_titles_have_a_running_text(shared_data: Path) -> None:
    titles = [row["es"] for row in rows(shared_data / "multilingual-titles" / "soc2010-es.csv")]
    without = {title.strip() for title in titles if running_text(title, SPANISH) is None}
    assert len(titles) == 840
    # Compounds that have their -s in the singular too, and a singular.
    assert {title.split()[0].strip(",") for title in without} == {
        "Guardavidas", "Infantería", "Lavaplatos", "Picapedreros",
    }  # fmt: skip
    assert len(without) == 4


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        (
            "Adult Basic and Secondary Education and ESL Teachers",
            "adult basic and secondary education and ESL teachers",
        ),
        ("EMTs and Paramedics", "EMTs and paramedics"),
        ("Announcers and DJs", "announcers and DJs"),
        ("Heavy and Tractor-trailer Truck Drivers", "heavy and tractor-trailer truck drivers"),
        ("X-Ray Technicians", "X-ray technicians"),
        ("U.S. Marshals", "U.S. marshals"),
        ("Teachers of English as a Second Language", "teachers of English as a Second Language"),
        ("Native American Studies Teachers", "Native American studies teachers"),
        ("  Chief   executives ", "chief executives"),
        ("Police and sheriff's patrol officers", "police and sheriff's patrol officers"),
        # one qualifier behind the head that may stand before it
        ("Business teachers, postsecondary", "postsecondary business teachers"),
        ("Packers and Packagers, Hand", "hand packers and packagers"),
        ("Managers, All Other", "all other managers"),
        ("Painters, construction and maintenance", "construction and maintenance painters"),
        ("Social sciences teachers, postsecondary, all other", "all other postsecondary social sciences teachers"),
        (
            "First-line supervisors of helpers, laborers, and material movers, hand",
            "first-line supervisors of helpers, laborers, and material movers, hand",
        ),
        ("Helpers--Carpenters", "helpers—carpenters"),
        (
            "Physicians, All Other; and Ophthalmologists, Except Pediatric",
            "physicians, all other; and ophthalmologists, except pediatric",
        ),
    ],
)
def test_running_text(title: str, expected: str) -> None:
    assert running_text(title, ENGLISH) == expected


@pytest.mark.parametrize(
    "title",
    [
        "", " ", "Legislators[2]", "Chief executives(1)", "Funeral Directors *", "Financial Analysts (#)",
        "ACCOUNTANTS AND AUDITORS", "SOCIAL workers", "Polish Teachers", "Maintenance and repair Workers",
        "Accountant", "Director of Human Resources", "Weights and Measures Inspector", "Physics", "Human Resources",
        "Police and fire chief", "Editors, writers, and proofreaders supervisor", "Social Workers.",
        "Managers - Sales", "Total, all occupations", "Barbers,", "{{ barbers }}", "barbers\u202e",
    ],
)  # fmt: skip
def test_where_it_is_not_sure_there_is_no_running_text(title: str) -> None:
    assert running_text(title, ENGLISH) is None


@pytest.mark.parametrize(
    ("plural", "expected"),
    [
        ("accountants and auditors", "an accountant or auditor"),
        ("bill and account collectors", "a bill and account collector"),
        ("jewelers and precious stone and metal workers", "a jeweler or precious stone and metal worker"),
        ("food and beverage serving and related workers", "a food and beverage serving or related worker"),
        ("delivery truck drivers and driver/sales workers", "a delivery truck driver or driver/sales worker"),
        ("actors/actresses", "an actor/actress"),
        ("EMTs and paramedics", "an EMT or paramedic"),
        ("MRI technologists", "an MRI technologist"),
        ("teachers of English as a Second Language", "a teacher of English as a Second Language"),
        ("architects, except landscape and naval", "an architect, except landscape and naval"),
        ("point of sale specialists", "a point of sale specialist"),
        ("salespeople", "a salesperson"),
        ("nurse midwives", "a nurse midwife"),
        ("coaches and scouts", "a coach or scout"),
        ("secretaries", "a secretary"),
        ("waiters and waitresses", "a waiter or waitress"),
        ("aircraft mechanics", "an aircraft mechanic"),
        ("roadies", "a roadie"),
        ("sales and logistics managers", "a sales and logistics manager"),
        ("arts and crafts teachers", "an arts and crafts teacher"),
    ],
)
def test_singular_with_article(plural: str, expected: str) -> None:
    assert with_article(plural) == expected


@pytest.mark.parametrize(
    "plural",
    [
        "", "police", "clergy", "logistics", "sales", "human resources", "managers, all other", "helpers—carpenters",
        "miscellaneous assemblers", "computer occupations", "special forces", "police and detectives",
        "physicians, all other; and ophthalmologists, except pediatric", "physicians, pathologists",
        "managers of farms, and ranchers", "accountants and/or auditors", "tour guides & escorts", "accountant",
        "helpers carpenters", "children", "widgets and managers",
    ],
)  # fmt: skip
def test_where_no_rule_is_sure_there_is_no_singular(plural: str) -> None:
    assert singular(plural, ENGLISH) is None


@pytest.mark.parametrize(
    ("article_of", "phrases"),
    [
        ("an", "EMT|MRI technologist|RN|LPN|X-ray technician|HVAC mechanic|IT manager|ESL teacher|M.D.|FBI agent"),
        ("a", "UX designer|CEO|CPA|DJ|U.S. marshal|TV host|Ph.D. student|NASA engineer|STEM teacher|SWAT officer"),
        ("an", "hour|hourly worker|honest man|honorary consul|heir|usher|umpire|upholsterer|undertaker|urban planner"),
        (
            "a",
            "university teacher|unit clerk|union organizer|user|utility worker|urologist|European|eulogist|one-man band",
        ),
        (
            "an",
            "uninsured driver|unimportant man|ultrasound technician|onerous task|e-commerce manager|8-axis operator",
        ),
        ("a", "house painter|hospital aide|yard worker|3D artist"),
        ("an", "11th-hour man|18-wheeler driver|actor/actress"),
    ],
)
def test_the_article_follows_the_sound(article_of: str, phrases: str) -> None:
    for phrase in phrases.split("|"):
        assert article(phrase, ENGLISH) == article_of, phrase


def test_spanish_lowers_capitals_and_no_more() -> None:
    assert running_text("Gerentes Generales y de Operaciones", SPANISH) == "gerentes generales y de operaciones"
    assert running_text("Todos los demás Ingenieros", SPANISH) == "todos los demás ingenieros"
    assert running_text("Técnicos en TI", SPANISH) == "técnicos en TI"
    assert running_text("Director de Ventas", SPANISH) is None
    assert running_text("Analista", SPANISH) is None
    assert singular("contadores", SPANISH) is None
    assert article("contador", SPANISH) is None


def test_a_language_without_the_file_proposes_nothing() -> None:
    bare = evolve(ENGLISH, names={})
    assert running_text("Accountants", bare) is None
    assert singular("accountants", bare) is None
    assert article("accountant", bare) is None


def test_a_territory_has_what_its_language_has() -> None:
    assert language("en_GB").names == ENGLISH.names
    assert all(language(locale).names for locale in locales() if locale.partition("_")[0] in {"en", "es"})


@pytest.mark.parametrize(
    "names", [{"heads": {"prefixes": []}}, {"running_text": {"capitals": []}}, {"singular": {"endings": []}}]
)
def test_an_unknown_key_is_reported(names: dict[str, dict[str, list[str]]]) -> None:
    with pytest.raises(TemplateError, match=r"en/names\.toml: required is one of .*; what came is"):
        running_text("Accountants", evolve(ENGLISH, names=names))


WORDS = st.sampled_from([
    "accountants", "auditors", "Nurses", "school", "Sales", "services", "managers", "Police", "ESL", "EMTs", "iOS", "MRI",
    "teachers", "postsecondary", "hand", "General", "English", "polish", "first-line", "X-Ray", "Driver/Sales", "workers",
    "Related", "other", "all", "widgets", "U.S.", "O'Brien", "women", "Coaches", "actress", "A", "Occupations", "ÉLÈVES",
])  # fmt: skip
BETWEEN = st.sampled_from([" ", " ", " ", ", ", " and ", ", and ", " of ", "--", "/", "; ", " except ", " And ", " & "])


@st.composite
def titles(draw: st.DrawFn) -> str:
    words = draw(st.lists(WORDS, min_size=1, max_size=7))
    return "".join(word + draw(BETWEEN) for word in words[:-1]) + draw(st.sampled_from(["accountants", words[-1]]))


def words_of(text: str) -> list[str]:
    return sorted(re.findall(r"[^\W_]+", text.casefold()))


@pytest.mark.parametrize("spoken", [ENGLISH, SPANISH], ids=lambda one: one.locale)
@given(title=titles())
def test_running_text_keeps_the_words_and_is_its_own_running_text(spoken: Language, title: str) -> None:
    text = running_text(title, spoken)
    if text is None:
        return
    assert words_of(text) == words_of(title)
    assert running_text(text, spoken) == text
    assert Name(text).plural == text


@given(title=titles())
def test_acronyms_are_never_changed(title: str) -> None:
    text = running_text(title, ENGLISH)
    if text is not None:
        acronyms = re.findall(r"\b(?:ESL|EMTs|iOS|MRI|U\.S\.|O'Brien)(?![\w.])", title)
        assert all(text.count(acronym) == title.count(acronym) for acronym in acronyms)


@given(title=titles())
def test_a_singular_is_none_of_a_plural(title: str) -> None:
    one = singular(title, ENGLISH)
    if one is not None:
        assert one != title
        assert singular(one, ENGLISH) is None
        assert len(words_of(one)) == len(words_of(title))
        assert Name(singular=one).singular == one


@given(text=st.text(max_size=40) | titles())
def test_no_text_is_too_strange(text: str) -> None:
    for proposed in (running_text(text, ENGLISH), singular(text, ENGLISH), running_text(text, SPANISH)):
        assert proposed is None or proposed.strip()
    assert article(text, ENGLISH) in {"a", "an", None}
