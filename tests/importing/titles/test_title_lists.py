"""Titles by code and language, with their gender forms."""

from __future__ import annotations

import csv
import gzip
import re
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest
from broken_tables import broken_tables
from extent import share
from hypothesis import given
from hypothesis import strategies as st
from rows_by_code import by_code

import narrate
from narrate import Employment, Occupation
from narrate.errors import UnreadableInputError
from narrate.importing.ledger import Ledger
from narrate.importing.titles.reader import read_titles
from narrate.language import language
from narrate.records import Name
from narrate.testing.name_rules import names_survive
from narrate.titles.gender_pairs import TitleForms, gender_forms


@cache
def titles(data: Path, file: str) -> tuple[dict[str, Mapping[str, Name]], Ledger]:
    ledger = Ledger(file)
    return by_code(read_titles(data / "multilingual-titles" / file, ledger)), ledger


FRENCH, SPANISH = language("fr_FR"), language("es_ES")


def read(folder: Path, *lines: str, name: str = "names.csv") -> tuple[dict[str, Mapping[str, Name]], Ledger]:
    path = folder / name
    path.write_text("\n".join([*lines, ""]), encoding="utf-8")
    ledger = Ledger(name)
    found = by_code(read_titles(path, ledger))
    assert ledger.balanced
    return found, ledger


@pytest.mark.parametrize(
    ("file", "languages", "least"),
    share(
        [
            ("soc2010-es.csv", {"en", "es"}, 840),
            ("isco08-titles.csv", {"en", "es", "fr", "nl"}, 600),
            ("esco-occupations.csv.gz", {"en", "es", "fr", "nl"}, 2900),
            ("ch-isco-19.csv", {"de", "fr", "it"}, 1000),
            ("de-ba-occupations.csv.gz", {"de"}, 27_000),
            ("pl-kzis.csv", {"pl"}, 2500),
        ],
        2,
        start=1,
    ),
)
def test_every_row_of_every_list_is_used_or_left(file: str, languages: set[str], least: int, shared_data: Path) -> None:
    found, ledger = titles(shared_data, file)
    assert ledger.balanced
    assert len(found) >= least
    assert {key for names in found.values() for key in names} == languages


def test_trap_34_codes_keep_their_leading_zeros(shared_data: Path) -> None:
    assert "0110" in titles(shared_data, "isco08-titles.csv")[0]
    assert "011001" in titles(shared_data, "pl-kzis.csv")[0]


def test_trap_37_both_forms_are_told_where_the_title_has_both(shared_data: Path) -> None:
    found, _ = titles(shared_data, "esco-occupations.csv.gz")
    pairs = [name for names in found.values() for key, name in names.items() if key == "es" and name.feminine]
    assert any(name.masculine == "director técnico" and name.feminine == "directora técnica" for name in pairs)
    assert len(pairs) > 2300
    assert all(name.singular is None and name.plural is None for name in pairs)


@pytest.mark.parametrize(
    "title",
    [
        "«lutte contre l’illettrisme/français langue étrangère»",
        "director de enseñanza superior/director de enseñanza superior/directora de enseñanza superior/director de enseñanza superior",
        "Directeurs/directrices des achats et chefs/cheffes des ventes",
        "fisioterapeuta",
        "Polityk (minister, sekretarz / podsekretarz stanu)",
        "gouvernantes/intendants à domicile",
        "maïeuticien/sage-femme",
        "chef décorateur/décoratrice spectacle",
        "technicien/technicienne biochimiste",
        "instructeurs de premiers soins /instructrice de premiers soins",
        "director de fábrica de fundición/firectora de fábrica de fundición",
        "inspecteur en foresterie/inspectrice du travail en foresterie",
        "ontmantelaar/sloper",
        "/",
        "a/",
        "/a",
        "",
    ],
)
def test_trap_37_a_slash_that_is_not_surely_gender_is_not_cut(title: str) -> None:
    for spoken in (FRENCH, SPANISH, None):
        assert gender_forms(title, spoken) == TitleForms(title)


@pytest.mark.parametrize(
    ("locale", "title", "masculine", "feminine"),
    [
        ("fr_FR", "directeur technique/directrice technique", "directeur technique", "directrice technique"),
        ("fr_FR", "régisseur/régisseuse", "régisseur", "régisseuse"),
        ("fr_FR", "chef cuisinier/cheffe cuisinière", "chef cuisinier", "cheffe cuisinière"),
        ("es_ES", "peón de minas/peona de minas", "peón de minas", "peona de minas"),
        ("es_ES", "tornero/ tornera", "tornero", "tornera"),
        (
            "es_ES",
            "técnico en salud ambiental especializado en aguas/técnica en salud ambiental especializada en aguas",
            "técnico en salud ambiental especializado en aguas",
            "técnica en salud ambiental especializada en aguas",
        ),
        (
            "es_ES",
            "director de desarrollo de prendas de vestir/directora de desarrollo de prendas de vestir/",
            "director de desarrollo de prendas de vestir",
            "directora de desarrollo de prendas de vestir",
        ),
        (
            "fr_FR",
            "formateur «lutte contre l’illettrisme/français»/formatrice «lutte contre l’illettrisme/français»",
            "formateur «lutte contre l’illettrisme/français»",
            "formatrice «lutte contre l’illettrisme/français»",
        ),
        ("es_ES", "coordinador/coordinadora de café verde", "coordinador de café verde", "coordinadora de café verde"),
        (
            "fr_FR",
            "chargé/chargée d'enseignement général du second degré",
            "chargé d'enseignement général du second degré",
            "chargée d'enseignement général du second degré",
        ),
    ],
)
def test_trap_37_pairs_are_read_whole(locale: str, title: str, masculine: str, feminine: str) -> None:
    assert gender_forms(title, language(locale)) == TitleForms(None, masculine, feminine)


def test_a_part_that_both_forms_share_begins_with_a_word_of_the_language() -> None:
    title = "coordinador/coordinadora de café verde"
    assert gender_forms(title, SPANISH).masculine == "coordinador de café verde"
    assert gender_forms(title, language("pl_PL")) == TitleForms(title) == gender_forms(title, None)
    assert gender_forms("coordinador/coordinadora para bodas", FRENCH).masculine is None


def test_trap_37_irregular_pairs_are_sure_where_the_list_has_each_as_a_title() -> None:
    title, synonyms = "homme de surface/femme de surface", ["homme de surface", "femme de surface", "nettoyeur"]
    assert gender_forms(title, FRENCH) == TitleForms(title)
    assert gender_forms(title, FRENCH, synonyms=synonyms) == TitleForms(None, "homme de surface", "femme de surface")


def test_trap_37_the_same_title_twice_is_one_form() -> None:
    told = "especialista en calzado/especialista en calzado"
    assert gender_forms(told, SPANISH) == TitleForms("especialista en calzado")


@given(st.text(st.sampled_from("abáx /«»(),-'’"), max_size=40), st.lists(st.text("ab /", max_size=6), max_size=3))
def test_what_is_cut_is_of_the_title(title: str, synonyms: list[str]) -> None:
    forms = gender_forms(title, FRENCH, synonyms=synonyms)
    whole = " ".join(title.split())
    assert (forms.masculine is None) == (forms.feminine is None) == (forms.singular is not None)
    if forms.feminine is not None and forms.masculine is not None:
        assert forms.feminine in whole
        assert set(forms.masculine.split()) <= set(whole.replace("/", " ").split())


def test_trap_37_what_is_cut_is_what_the_cleaned_list_has_cut(shared_data: Path) -> None:
    found, _ = titles(shared_data, "esco-occupations.csv.gz")
    with gzip.open(
        shared_data / "multilingual-titles" / "esco-occupations.csv.gz", "rt", encoding="utf-8", newline=""
    ) as file:
        rows = list(csv.DictReader(file))
    counts = dict.fromkeys(("es", "fr"), 0)
    for row in rows:
        for key in counts:
            name = found[row["esco_id"]].get(key)
            cut = tuple(" ".join(row[f"{key}_{form}"].split()) for form in "mf")
            if name is None or name.feminine is None or cut == ("", ""):
                continue
            assert name.feminine == cut[1]
            assert name.masculine == cut[0] or name.proposed
            counts[key] += 1
    # All pairs but those that the cleaned list left whole: two with a stray slash, one with slashes inside guillemets.
    assert counts == {"es": 2340 - 2, "fr": 2279 - 1}


@pytest.mark.parametrize(
    ("file", "rows", "pairs"),
    [("raw/ESCO-v1.0_occupations_es.csv.gz", 2942, 2340), ("raw/ESCO-v1.1.2_occupations_fr.csv.gz", 3007, 2280)],
)
def test_esco_s_own_files_tell_their_language_in_their_name(
    shared_data: Path, file: str, rows: int, pairs: int
) -> None:
    found, ledger = titles(shared_data, file)
    assert ledger.balanced
    assert (ledger.read, ledger.used) == (rows, rows)
    each = {id(names): name for names in found.values() for name in names.values()}
    assert sum(name.feminine is not None for name in each.values()) == pairs


def test_trap_42_an_esco_title_is_found_under_its_code_and_under_the_end_of_its_uri(shared_data: Path) -> None:
    merged, _ = titles(shared_data, "esco-occupations.csv.gz")
    french, _ = titles(shared_data, "raw/ESCO-v1.1.2_occupations_fr.csv.gz")
    assert merged["0110.1"] is merged["f2cc5978-e45c-4f28-b859-7f89221b0505"]
    assert french["f2cc5978-e45c-4f28-b859-7f89221b0505"]["fr"] == merged["0110.1"]["fr"]


def test_trap_38_german_forms_are_those_of_their_columns(tmp_path: Path) -> None:
    found, ledger = read(
        tmp_path,
        "dkz_id,neutral_short,masculine_long,feminine_long",
        "01,Abfallbeauftragte/r,Abfallbeauftragter,Abfallbeauftragte",
        "02,Arzt/Ärztin,Arzt,Ärztin",
        "03,Absatzfachkraft,Absatzfachkraft,Absatzfachkraft",
        "04,Verbandsgeschäftsführer/in,Verbandsgeschäftsführer,Verbandsgeschäftsführer",
        "05,Imam,Imam,",
        "06,Ballerina/Ballerino,,",
        "07,Dipl.-Ing. - Maschinenbau,Diplom-Ingenieur/Diplom-Ingenieurin Maschinenbau,Diplom-Ingenieurin Maschinenbau",
    )
    assert ledger.used == 7
    assert [found[f"0{number}"]["de"] for number in range(1, 8)] == [
        Name(None, masculine="Abfallbeauftragter", feminine="Abfallbeauftragte"),
        Name(None, masculine="Arzt", feminine="Ärztin"),
        Name(None, singular="Absatzfachkraft"),
        Name(None, singular="Verbandsgeschäftsführer/in"),
        Name(None, singular="Imam", masculine="Imam"),
        Name(None, singular="Ballerina/Ballerino"),
        Name(None, singular="Dipl.-Ing. - Maschinenbau", inverted=True),
    ]


def test_trap_38_swiss_spelling_stays(shared_data: Path) -> None:
    found, _ = titles(shared_data, "ch-isco-19.csv")
    german = [name.plural or "" for names in found.values() for key, name in names.items() if key == "de"]
    assert any("Schweisser" in plural for plural in german)
    assert not any("ß" in plural for plural in german)


def test_trap_39_polish_groups_are_plurals_among_singulars(tmp_path: Path) -> None:
    found, _ = read(
        tmp_path,
        "kzis,pl",
        '111102,"Polityk (minister, sekretarz / podsekretarz stanu)"',
        "111190,Pozostali przedstawiciele władz publicznych",
        "222101,Pielęgniarka",
    )
    assert found == {
        "111102": {"pl": Name(None, singular="polityk (minister, sekretarz / podsekretarz stanu)", proposed=True)},
        "111190": {"pl": Name("pozostali przedstawiciele władz publicznych", proposed=True)},
        "222101": {"pl": Name(None, singular="pielęgniarka", proposed=True)},
    }


def test_trap_40_both_apostrophes_stay(shared_data: Path) -> None:
    found, _ = titles(shared_data, "esco-occupations.csv.gz")
    assert found["0110.1"]["fr"].singular == "officier de l'armée de l'air"
    french = [name.masculine or name.singular or "" for names in found.values() if (name := names.get("fr"))]
    assert {mark for told in french for mark in "'’" if mark in told} == {"'", "’"}


def test_trap_23_capitals_are_lowered_but_for_acronyms(tmp_path: Path) -> None:
    found, _ = read(
        tmp_path,
        "isco08,level,en,fr",
        "3,1,ICT technicians,TIC et métiers",
        "0110,4,Chief executives,Directeurs généraux",
    )
    assert found == {
        "3": {"en": Name("ICT technicians"), "fr": Name("TIC et métiers")},
        "0110": {"en": Name("chief executives", proposed=True), "fr": Name("directeurs généraux", proposed=True)},
    }
    soc, _ = read(tmp_path, "soc2010,en,es", "15-1150,IT Managers,Gerentes de TI ", "53-1,Lifeguards,Lavaplatos de AFP")
    assert soc["15-1150"]["es"] == Name("gerentes de TI", proposed=True)
    assert soc["53-1"]["es"] == Name("lavaplatos de AFP", proposed=True)


def test_no_spanish_title_of_the_soc_is_left_in_title_case(shared_data: Path) -> None:
    found, _ = titles(shared_data, "soc2010-es.csv")
    for names in found.values():
        plural = names["es"].plural or ""
        words = re.findall(r"[^\W\d_]+", plural)
        assert words[0].islower() or words[0].isupper()
        assert names["es"].gender is None


def test_trap_43_an_english_title_in_another_column_is_left_over(tmp_path: Path) -> None:
    found, ledger = read(
        tmp_path,
        "code,en,fr,nl",
        "1,baristas,baristas,barista’s",
        "2,workers in art and sport,workers in art and sport,",
    )
    assert found["1"]["fr"] == Name("baristas")
    assert found["2"] == {"en": Name("workers in art and sport")}
    assert ledger.notes == [
        "line 3, 2: fr: required is a title in this language; what came is 'workers in art and sport'",
        "1 row without a title in nl",
    ]


def test_no_list_that_is_known_holds_broken_text(shared_data: Path) -> None:
    badness = pytest.importorskip("ftfy.badness")
    for file in ("soc2010-es.csv", "isco08-titles.csv", "ch-isco-19.csv", "pl-kzis.csv"):
        found, _ = titles(shared_data, file)
        told = [name.plural or name.singular or "" for names in found.values() for name in names.values()]
        assert not [one for one in told if badness.is_bad(one) or "<" in one or "\N{REPLACEMENT CHARACTER}" in one]


def test_a_full_stop_behind_a_word_that_is_no_abbreviation_is_left_out(tmp_path: Path, shared_data: Path) -> None:
    found, _ = read(
        tmp_path,
        "code,en,nl",
        "1,product makers,makers van producten.",
        "2,dealers,handelaren in producten",
        "3,proofreaders,correctoren e.d.",
        "4,managers,managers techn.",
    )
    told = [found[code]["nl"].plural for code in "1234"]
    assert told == ["makers van producten", "handelaren in producten", "correctoren e.d.", "managers techn."]
    listed, _ = titles(shared_data, "isco08-titles.csv")
    plurals = {code: str(names["nl"].plural) for code, names in listed.items()}
    assert {text.split()[-1] for text in plurals.values() if text.endswith(".")} == {"e.d."}
    assert plurals["8114"].endswith(" cement, stenen en andere minerale producten")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("2,,", "it has no title"),
        (",models,mannequins", "it has no code"),
        ("1,again,encore", "its code is there already"),
        ("2,\x07,7", "fr: required is a title"),
        ("2,a\u202eb,-", "without control or direction characters"),
    ],
)
def test_a_bad_row_costs_no_good_one(tmp_path: Path, line: str, reason: str) -> None:
    found, ledger = read(tmp_path, "code,en,fr", "1,models,mannequins", line, "3,cooks,cuisiniers")
    assert list(found) == ["1", "3"]
    assert reason in ledger.left[0].reason
    assert "\n" not in ledger.left[0].reason


def test_a_bad_cell_costs_no_good_one(tmp_path: Path) -> None:
    found, ledger = read(tmp_path, "code,en,fr", "1,models,man\x07nequins")
    assert found == {"1": {"en": Name("models")}}
    assert len(ledger.notes) == 1


def test_a_title_line_above_the_header_and_notes_below_are_no_rows(tmp_path: Path) -> None:
    found, ledger = read(tmp_path, "Our titles,,", "Code,en,fr-ca", "0001,models,mannequins", ",Source: us,")
    assert found == {"0001": {"en": Name("models"), "fr_CA": Name("mannequins")}}
    assert (ledger.read, ledger.used) == (1, 1)


def test_a_skill_is_no_occupation(tmp_path: Path) -> None:
    header = "conceptType,conceptUri,preferredLabel,altLabels"
    lines = ["Occupation,http://x/1,director/directora,", "KnowledgeSkillCompetence,http://x/2,dirigir,"]
    found, ledger = read(tmp_path, header, *lines, name="occupations_es.csv")
    assert found == {"1": {"es": Name(None, masculine="director", feminine="directora")}}
    assert ledger.left[0].reason == "it is of the type KnowledgeSkillCompetence, no occupation"
    with pytest.raises(UnreadableInputError, match="with its language in the name"):
        read(tmp_path, header, *lines, name="occupations.csv")


SAMPLES = [
    ["soc2010,en,es", "11-1011,Chief Executives,Ejecutivos en Jefe", "41-9012,Models,Modelos"],
    ["code,en,fr_CA", "1,models,mannequins", "2,cooks,cuisiniers"],
    ["kzis,pl", "111102,Polityk", "111190,Pozostali"],
    [
        "esco_id,esco_code,en,es,alt_es",
        "f2cc,0110.1,nun,monje/monja,monje|monja",
        "b223,,technical director,director técnico/directora técnica,",
    ],
    ["dkz_id,neutral_short,masculine_long,feminine_long", "1,Arzt/Ärztin,Arzt,Ärztin", "2,Imam,Imam,"],
]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: str(sample[0].partition(",")[0]))
def test_no_file_breaks_the_reader_or_its_account(tmp_path_factory: pytest.TempPathFactory, sample: list[str]) -> None:
    path = tmp_path_factory.getbasetemp() / "broken-titles.csv"

    @given(broken_tables(sample))
    def holds(data: bytes) -> None:
        path.write_bytes(data)
        ledger = Ledger(path.name)
        with suppress(UnreadableInputError):
            found = by_code(read_titles(path, ledger))
            assert ledger.used == len({id(names) for names in found.values()})
            assert all(found.values())
        assert ledger.balanced

    holds()


def test_trap_41_number_and_case_are_the_list_s(shared_data: Path) -> None:
    soc, _ = titles(shared_data, "soc2010-es.csv")
    assert soc["11-3021"]["es"] == Name("gerentes de sistemas de computación e información", proposed=True)
    esco, _ = titles(shared_data, "esco-occupations.csv.gz")
    assert esco["0110.1"]["en"] == Name(None, singular="air force officer")


def test_a_list_of_one_s_own_is_plurals_in_running_text(tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text("code,en,fr_CA\n41-9012,models,mannequins\n,x,y\n41-9012,again,encore\n", encoding="utf-8")
    ledger = Ledger("names.csv")
    assert by_code(read_titles(path, ledger)) == {"41-9012": {"en": Name("models"), "fr_CA": Name("mannequins")}}
    assert [one.reason for one in ledger.left] == ["it has no code", "its code is there already"]


def test_another_table_gets_one_plain_sentence(tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(UnreadableInputError, match="columns called by languages"):
        read_titles(path, Ledger("names.csv"))


def test_a_row_that_has_one_code_in_both_columns_has_it_once(tmp_path: Path) -> None:
    path = tmp_path / "titles.csv"
    path.write_text("esco_id,esco_code,en,es,alt_es\n0110,0110,nun,monja,\n", encoding="utf-8")
    (row,) = read_titles(path, Ledger(path.name))
    assert row.codes == ("0110",)


def test_a_list_of_ones_own_may_have_every_form_of_a_name(tmp_path: Path) -> None:
    header = (
        "code;pl;pl.singular;pl_masculine;names.pl.feminine;pl.cases.genitive;pl dative;pl.short;pl.gender;"
        "names.pt_BR;de-feminine"
    )
    row = (
        "1;Nauczyciele;Nauczyciel;Nauczyciel;Nauczycielka;Nauczycieli;nauczycielom;Belfrzy;masculine;"
        "Professores;Lehrerin"
    )
    found, ledger = read(tmp_path, header, row, "2;;kierowca;;;;;;;;", "3;;;;;;;;masculine;;")
    assert found["1"] == {
        "pl": Name(
            "nauczyciele", singular="nauczyciel", masculine="nauczyciel", feminine="nauczycielka", short="belfrzy",
            gender="masculine", cases={"genitive": "nauczycieli", "dative": "nauczycielom"}, proposed=True,
        ),
        "pt_BR": Name("professores", proposed=True),
        "de": Name(None, feminine="Lehrerin"),
    }  # fmt: skip
    assert found["2"] == {"pl": Name(None, singular="kierowca")}
    assert [str(one) for one in ledger.left] == ["names.csv, line 4: 3 3, masculine: it has no title"]


@pytest.mark.parametrize(
    ("english", "spanish", "inverted"),
    [
        ("Bus Drivers, Transit and Intercity", "Conductores de autobús, tránsito e interurbano", True),
        ("Counter Clerks, Cafeteria, and Coffee Shop", "Dependientes de mostrador, cafetería y local de café", True),
        # The translator has put the qualifier where running text has it, or the list is one in both.
        ("Law Teachers, Postsecondary", "Profesores de derecho de nivel postsecundario", False),
        ("Law, Art, and Music Teachers, Postsecondary", "Profesores de derecho, arte y música postsecundarios", False),
        ("Captains, Mates, and Pilots", "Capitanes, oficiales y pilotos", False),
        ("Managers, All Other", "Todos los demás gerentes, directores y jefes", False),
        ("Helpers--Painters, Paperhangers, and Plasterers", "Ayudantes de pintores, empapeladores y yeseros", False),
    ],
)
def test_a_translation_with_the_comma_of_an_inverted_title_is_inverted(
    english: str, spanish: str, *, inverted: bool, tmp_path: Path
) -> None:
    found, _ = read(tmp_path, "code;en;es", f"1;{english};{spanish}")
    assert found["1"]["es"].inverted is inverted


def test_a_stray_full_stop_is_removed_from_every_form(tmp_path: Path) -> None:
    lines = ("code,nl masculine,nl feminine", "1,slager.,slagersvrouw", "2,slager,kokkin.", "3,kok e.d.,kokkin")
    found, _ = read(tmp_path, *lines, name="forms-nl.csv")
    names = [found[code]["nl"] for code in "123"]
    assert [(one.masculine or one.singular, one.feminine) for one in names] == [
        ("slager", "slagersvrouw"), ("slager", "kokkin"), ("kok e.d.", "kokkin"),
    ]  # fmt: skip


LOCALES = {"de": "de_CH", "en": "en_US", "es": "es_ES", "fr": "fr_FR", "it": "it_IT", "nl": "nl_NL", "pl": "pl_PL"}


@pytest.mark.parametrize(
    "file",
    share(
        [
            "isco08-titles.csv",
            "soc2010-es.csv",
            "ch-isco-19.csv",
            "de-ba-occupations.csv.gz",
            "pl-kzis.csv",
            "esco-occupations.csv.gz",
        ],
        2,
    ),
)
def test_no_report_is_without_the_name_of_its_list(file: str, shared_data: Path) -> None:
    found, _ = titles(shared_data, file)
    named = [(code, key, name) for code, names in found.items() for key, name in names.items()]
    for code, key, name in share(named, 47):
        record = Occupation(code, {key: name}, employment=(Employment(2022, 4_800),))
        report = narrate.report(record, locale=LOCALES[key], sections=["employment"])
        assert report.named, (code, name)
        assert not names_survive.violations(report), (code, name, report.text)
