"""Canada's projections: codes and titles as published, ten-year sums told as what they are, every row accounted for."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import narrate
from narrate import Occupation
from narrate.errors import UnreadableInputError
from narrate.importing.cops import NOTES, read_cops
from narrate.importing.ledger import Ledger
from narrate.language import language
from narrate.records import Projection
from narrate.titles.doublets import masculine_plural

HEADER = (
    "Code,Occupation_Name,Nom_de_la_profession,Employment_emploi_2023,Employment_Growth_croissance_emploi,"
    "Retirements_retraites,Other_Replacement_autre_remplacement,Total_Job_Openings_Perspective_d'emploi,"
    "School_Leavers_Sortants_scolaires,Immigration,Other_Seekers_autres_chercheurs,Job_Seekers_Chercheurs_emploi,"
    "Recent_Labour_Market_Conditions,Conditions_récentes_sur_le_marché_du_travail,"
    "Future_Labour_Market_Conditions,Conditions_futures_sur_le_marché_du_travail"
)
NOTHING = ",".join(["N/A"] * 9) + ",N/A,N/D,N/A,N/D"
FIGURES = "100,200,300,400,500,600,700,Balance,À équilibre,Strong risk of Shortage,Risque important de pénurie"
ROWS = (
    '00000,All Occupations,Toutes les professions,9000,900,1,1,1,1,1,1,"8,238,800",N/A,N/D,N/A,N/D',
    "TEER_0,TEER 0: Management occupations,FÉER 0: Professions en gestion,900,90,1,1,1,1,1,1,1,N/A,N/D,N/A,N/D",
    "NOC1_5,Occupations in art,Occupations in art,900,90,1,1,1,1,1,1,1,N/A,N/D,N/A,N/D",
    f"00010,Legislators,Membres des corps législatifs,4700,300,{FIGURES}",
    f"10012,Purchasing managers,Directeurs/directrices des achats,12000,-700,{FIGURES}",
    f"14404,Managers in purchasing,Répartiteurs/répartitrices d’autobus et d'analyses,45100,0,{FIGURES}",
    f"21100,Physicists and astronomers,Physiciens/physiciennes et astronomes,{NOTHING}",
)


def written(folder: Path, *rows: str, header: str = HEADER, encoding: str = "cp1252") -> Path:
    path = folder / "cops.csv"
    path.write_bytes("\r\n".join([header, *rows, ""]).encode(encoding))
    return path


def read(path: Path) -> tuple[dict[str, Occupation], Ledger]:
    ledger = Ledger(path.name)
    records = list(read_cops(path, ledger))
    assert ledger.balanced
    assert ledger.used == len(records)
    return {record.id: record for record in records}, ledger


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    return written(tmp_path, *ROWS, "Source: COPS", "")


def test_each_unit_group_is_a_record_of_the_noc_and_the_rest_is_left_with_a_reason(sample: Path) -> None:
    records, ledger = read(sample)
    assert list(records) == ["00010", "10012", "14404", "21100"]
    assert {record.scheme for record in records.values()} == {"noc2021"}
    assert [(left.name, left.reason) for left in ledger.left] == [
        ("All Occupations", "is a group"),
        ("TEER 0: Management occupations", "is a group"),
        ("Occupations in art", "is a group"),
    ]
    assert str(ledger.left[0]) == "cops.csv, line 2: All Occupations: is a group"
    assert ledger.read == 7


def test_growth_over_ten_years_gives_the_level_and_is_told_as_published(sample: Path) -> None:
    records, _ = read(sample)
    assert records["10012"].employment[0].jobs == 12_000
    assert records["10012"].projections == (Projection(2023, 2033, 11_300, change=-700, rounding=100),)
    assert records["14404"].projections == (Projection(2023, 2033, 45_100, change=0, rounding=100),)


def test_trap_15_a_ten_year_sum_of_openings_is_no_yearly_average(sample: Path) -> None:
    records, ledger = read(sample)
    assert all(one.openings_per_year is None for record in records.values() for one in record.projections)
    assert [note for note in ledger.notes if "openings_per_year" in note] == [NOTES[0]]
    text = narrate.report(records["10012"], locale="en_US").text
    assert "openings" not in text
    assert "300" not in text.replace("11,300", "")


def test_a_balance_of_labor_is_no_growth_band_not_even_that_of_another_country(sample: Path) -> None:
    records, ledger = read(sample)
    told = records["00010"]
    assert told.projections[0].outlook is None
    assert NOTES[1] in ledger.notes
    report = narrate.report(told, locale="en_US", sections=["job_outlook"])
    assert "average" not in report.text
    assert "from 2023 to 2033" in report.text
    assert not [claim for claim in report.claims if claim.kind == "band"]


def test_trap_33_windows_1252_is_read_and_noted(sample: Path) -> None:
    records, ledger = read(sample)
    assert records["00010"].names["fr"].plural == "membres des corps législatifs"
    assert "cops.csv is not UTF-8; it was read as windows-1252" in ledger.notes


def test_trap_34_codes_keep_their_zeros_and_eaten_zeros_are_told(tmp_path: Path) -> None:
    records, ledger = read(written(tmp_path, f"00010,Legislators,Membres,4700,300,{FIGURES}", f"11,A,B,1,1,{FIGURES}"))
    assert list(records) == ["00010"]
    assert ledger.left[0].reason == "has the code '11'; required are five digits, including leading zeros"


def test_trap_35_two_notations_in_one_column(tmp_path: Path) -> None:
    records, _ = read(written(tmp_path, f'00010,A b,C d,"8,238,800","-1,200",{FIGURES}'))
    assert records["00010"].employment[0].jobs == 8_238_800
    assert records["00010"].projections[0].change == -1_200


def test_trap_37_doublets_give_the_masculine_plural_where_that_is_sure(sample: Path) -> None:
    records, _ = read(sample)
    french = records["10012"].names["fr"]
    assert (french.plural, french.gender, french.proposed) == ("directeurs des achats", "masculine", True)
    assert french.masculine is None  # that is the form of one man


@pytest.mark.parametrize(
    ("title", "plural"),
    [
        (
            "Cadres supérieurs/cadres supérieures - services financiers",
            "cadres supérieurs - services financiers",
        ),
        ("Autres agents financiers/agentes financières", "autres agents financiers"),
        ("Infirmiers autorisés/infirmières autorisées", "infirmiers autorisés"),
        ("Ingénieurs chimistes/ingénieures chimistes", "ingénieurs chimistes"),
        ("Ingénieurs/ingénieures métallurgistes et des matériaux", "ingénieurs métallurgistes et des matériaux"),
        (
            "Ingénieurs électriciens et électroniciens/ingénieures électriciennes et électroniciennes",
            "ingénieurs électriciens et électroniciens",
        ),
        (
            "Avocats/avocates (partout au Canada) et notaires (au Québec)",
            "avocats (partout au Canada) et notaires (au Québec)",
        ),
        (
            "Électriciens/électriciennes (sauf électriciens industriels/électriciennes industrielles et de réseaux)",
            "électriciens (sauf électriciens industriels et de réseaux)",
        ),
        ("Aides-enseignants/aides-enseignantes aux niveaux primaire", "aides-enseignants aux niveaux primaire"),
        ("Technologues et techniciens/techniciennes en chimie", "Technologues et techniciens en chimie"),
    ],
)
def test_trap_37_doublets_of_one_word_and_of_several(title: str, plural: str) -> None:
    told = masculine_plural(title, language("fr_CA"))
    assert told is not None
    assert told in (plural, plural[0].upper() + plural[1:])


@pytest.mark.parametrize(
    "title",
    [
        "Barmans/barmaids",
        "Maîtres d'hôtel et hôtes/hôtesses",
        "directeurs/directrices/",
        "spécialistes de la lutte contre l’illettrisme/français langue étrangère",
        "physiothérapeutes",
        "Préposés à l’entretien général et surintendants/surintendantes",
        "a/b/c",
        "/",
        "",
    ],
)
def test_trap_37_a_slash_that_is_not_surely_gender_leaves_the_title_whole(title: str) -> None:
    assert masculine_plural(title, language("fr_CA")) is None


def test_trap_40_both_apostrophes_stay(sample: Path) -> None:
    records, _ = read(sample)
    assert records["14404"].names["fr"].plural == "répartiteurs d’autobus et d'analyses"


def test_trap_23_an_english_title_is_put_into_running_text_by_the_language_s_rules(sample: Path) -> None:
    records, _ = read(sample)
    assert records["10012"].names["en"] == narrate.Name("purchasing managers", proposed=True)
    assert records["00010"].names["en"] == narrate.Name("legislators", proposed=True)


def test_trap_43_a_title_in_the_wrong_language_is_only_that_of_a_group(sample: Path) -> None:
    records, ledger = read(sample)
    assert "Occupations in art" in [left.name for left in ledger.left]
    assert not [record for record in records.values() if record.names["fr"].plural == "Occupations in art"]


def test_trap_31_an_occupation_with_no_number_at_all_has_names_and_a_word_why_no_outlook(sample: Path) -> None:
    records, ledger = read(sample)
    physicists = records["21100"]
    assert (physicists.employment, physicists.projections) == ((), ())
    assert {key: name.plural for key, name in physicists.names.items()} == {
        "en": "physicists and astronomers",
        "fr": "physiciens et astronomes",
    }
    assert [note for note in ledger.notes if "N/A" in note] == [
        "21100 Physicists and astronomers has N/A in every number; its record has names only, and no outlook can be written"
    ]
    assert narrate.report(physicists, locale="fr_CA").text == ""
    with pytest.raises(narrate.SectionUnavailableError, match="required is a projection"):
        narrate.report(physicists, locale="en_US", sections=["job_outlook"])


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (f"00010,A b,C d,N/A,300,{FIGURES}", "has no employment in 2023, and growth alone gives no number of jobs"),
        (f"00010,A b,C d,100,-300,{FIGURES}", "jobs: required is a whole number of 0 or more"),
        (f"00010,A b,C d,many,300,{FIGURES}", "required is a number; what came is 'many'"),
        (f"00010,A b,C d,-5,300,{FIGURES}", "required is a count of 0 or more"),
        (f"00010,A b,C d,{'9' * 40},300,{FIGURES}", "required is a count below"),
        (f"00010,A b,C d,1.5,300,{FIGURES}", "a whole number of jobs"),
        (f",A b,C d,100,300,{FIGURES}", "has no code"),
        ("00010,A b,C d,100", "has 4 cells; the header has 16"),
    ],
)
def test_a_bad_row_costs_no_good_one(tmp_path: Path, row: str, reason: str) -> None:
    records, ledger = read(written(tmp_path, row, f"00011,E f,G h,100,20,{FIGURES}", f"00011,E f,G h,1,2,{FIGURES}"))
    assert list(records) == ["00011"]
    assert reason in ledger.left[0].reason
    assert ledger.left[1].reason == "has the code 00011, as an earlier row has"


def test_growth_that_is_missing_leaves_the_jobs(tmp_path: Path) -> None:
    records, _ = read(written(tmp_path, f"00010,A b,C d,4700,N/A,{FIGURES}"))
    assert records["00010"].projections == ()


def test_another_table_is_refused_in_one_sentence(tmp_path: Path) -> None:
    path = written(tmp_path, "1,2", header="a,b")
    with pytest.raises(UnreadableInputError, match="required is the COPS summary") as caught:
        read(path)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["raw/cops_summary_2024-2033.csv", "cops-2024-2033.csv"])
def test_the_published_table_is_read_whole(shared_data: Path, name: str) -> None:
    records, ledger = read(shared_data / "canada-cops" / name)
    reasons = [left.reason for left in ledger.left]
    assert (ledger.read, len(records), reasons) == (533, 516, ["is a group"] * 17)
    assert all({"en", "fr"} == set(record.names) for record in records.values())
    without = [record for record in records.values() if not record.projections]
    assert len(without) == len([note for note in ledger.notes if "N/A in every number" in note]) == 31
    assert sum(one.change or 0 for record in records.values() for one in record.projections) == 2_588_600
    assert records["00011"].names["fr"].plural == "cadres supérieurs - administration publique"
    slashed = [told for record in records.values() if "/" in (told := record.names["fr"].plural or "")]
    assert len(slashed) == 8
    for record in records.values():
        for locale in ("en_US", "fr_CA"):
            sections = {section.name for section in narrate.report(record, locale=locale).sections}
            assert ("job_outlook" in sections) == bool(record.projections)


LINES = [HEADER, *ROWS]


@st.composite
def broken_files(draw: st.DrawFn) -> bytes:
    """A table cut off, its rows shuffled, its columns turned round, with cells of any kind, or bytes of any kind."""
    kind = draw(st.sampled_from(["cut", "rows", "columns", "cells", "binary"]))
    if kind == "binary":
        return draw(st.binary(max_size=200))
    lines = [line.split(",") for line in LINES]
    if kind == "rows":
        lines = draw(st.permutations(lines))
    if kind == "columns":
        order = draw(st.permutations(range(16)))
        lines = [[line[index] for index in order if index < len(line)] for line in lines]
    if kind == "cells":
        row = draw(st.integers(0, len(lines) - 1))
        column = draw(st.integers(0, len(lines[row]) - 1))
        lines[row][column] = draw(
            st.one_of(st.text(max_size=12), st.integers().map(str), st.just("9" * 500), st.floats().map(str))
        )
    encoding = draw(st.sampled_from(["cp1252", "utf-8", "utf-16"]))
    data = "\n".join(",".join(line) for line in lines).encode(encoding, errors="replace")
    return data[: draw(st.integers(0, len(data)))] if kind == "cut" else data


@given(broken_files())
def test_no_file_breaks_the_reader_or_its_account(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "broken-cops.csv"
    path.write_bytes(data)
    ledger = Ledger(path.name)
    made: list[Occupation] = []
    with suppress(UnreadableInputError):
        made.extend(read_cops(path, ledger))
    assert ledger.balanced
    assert ledger.used == len(made)
