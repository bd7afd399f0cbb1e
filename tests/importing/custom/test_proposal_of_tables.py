"""Maps proposed for tables in the layouts and languages of agencies of many countries."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from narrate.errors import UnreadableInputError
from narrate.importing.custom.column_map import ColumnMap, column_map_from_toml, toml
from narrate.importing.custom.proposal import propose
from narrate.importing.custom.reader import read_table
from narrate.importing.ledger import Ledger
from narrate.importing.proposal.header_words import header_name

TABLES = Path(__file__).parents[2] / "data" / "tables"
EXPECTED: dict[str, dict[str, Any]] = tomllib.loads((TABLES / "expectations.toml").read_text(encoding="utf-8"))
READ = [name for name, one in EXPECTED.items() if "refused" not in one]


def proposal(name: str) -> ColumnMap:
    return propose(TABLES / name, Ledger(name))


def written(folder: Path, *lines: str, name: str = "table.csv") -> Path:
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def guessed(folder: Path, *lines: str, name: str = "table.csv") -> tuple[dict[str, str], str]:
    mapping = propose(written(folder, *lines, name=name), Ledger(name))
    return fields(mapping), toml(mapping)


def fields(mapping: ColumnMap) -> dict[str, str]:
    return {one.name: one.field + (f" in {one.unit}" if one.unit else "") for one in mapping.columns}


def test_every_table_has_its_expectation() -> None:
    assert set(EXPECTED) == {path.name for path in TABLES.iterdir()} - {"expectations.toml"}


@pytest.mark.parametrize("name", READ)
def test_no_id_no_field_and_no_unit_is_wrong(name: str) -> None:
    mapping = proposal(name)
    expected = EXPECTED[name]
    assert fields(mapping) == expected["columns"]
    assert mapping.decimal == expected.get("decimal", ".")
    assert mapping.constants == expected.get("constants", {})
    assert {key: list(values) for key, values in mapping.only.items()} == expected.get("only", {})


@pytest.mark.parametrize("name", READ)
def test_each_column_has_a_note_on_how_sure_it_is_and_each_that_is_left_out_one_on_why(name: str) -> None:
    mapping = proposal(name)
    for one in mapping.columns:
        assert one.note.startswith(("sure", "likely", "a guess")), one.name
    for left in EXPECTED[name]["left"]:
        assert any(note.startswith(f"{left!r}: ") for note in mapping.notes), left
    assert column_map_from_toml(toml(mapping)) == mapping


@pytest.mark.parametrize("name", READ)
def test_the_map_reads_its_table_with_an_id_of_its_own_for_each_record(name: str) -> None:
    ledger = Ledger(name)
    records = list(read_table(TABLES / name, proposal(name), ledger))
    assert len(records) >= 5
    assert len({one.id for one in records}) == len(records)
    # The rows that are left over are those of groups and totals, and no row because of an odd cell.
    assert all("required is" not in left.reason for left in ledger.left)


@pytest.mark.parametrize("name", [name for name, one in EXPECTED.items() if "refused" in one])
def test_a_refusal_names_the_columns_that_were_weighed(name: str) -> None:
    with pytest.raises(UnreadableInputError) as caught:
        proposal(name)
    for text in EXPECTED[name]["refused"]:
        assert text in str(caught.value)


def test_a_column_is_scaled_only_by_what_is_its_own(tmp_path: Path) -> None:
    lines = ["occ_code,title,Employment 2019,Share 2019", '2101,Cooks,"31,490",0.2', '2102,Nurses,"8,888",0.1']
    found, _ = guessed(tmp_path, *lines)
    assert found["Employment 2019"] == "employment.2019"
    lines = ["occ_code,title,Employment 2019,Annual openings 2019-29"] + [
        f'210{number},Cooks {number},"31,49{number}",{number}.5' for number in range(9)
    ]
    found, text = guessed(tmp_path, *lines)
    assert found["Employment 2019"] == "employment.2019"
    assert "Annual openings 2019-29" not in found
    assert "its figures have fractions, and those of 'Employment 2019' have none" in text


def test_figures_that_add_up_to_100_are_no_thousands(tmp_path: Path) -> None:
    found, text = guessed(tmp_path, "isco;title;2022", "11;managers;40.5", "22;nurses;30.1", "33;clerks;29.4")
    assert found == {"isco": "id", "title": "names.en"}
    assert "its figures add up to 100, as shares do" in text


@pytest.mark.parametrize(
    ("note", "unit"),
    [
        ("in Tausend", "employment.2022 in thousands"),
        ("Millions of persons", "employment.2022 in millions"),
        ("单位：万人", None),
        ("Thousands of euros", "employment.2022"),
    ],
)
def test_a_note_above_the_header_covers_the_counts(tmp_path: Path, note: str, unit: str | None) -> None:
    rows = [f"22{number:02},Nurses {number},{1200 + number}" for number in range(9)]
    found, _ = guessed(tmp_path, f"{note},,", "code,title,Employment 2022", *rows)
    assert found.get("Employment 2022") == unit


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Salario mediano anual 2023 (MXN)", "pay.2023.annual.p50"),
        ("Median annual wage 2023", None),
        ("Median annual wage 2023 ($)", None),
        ("Stundenlohn 2023, Median (Euro)", "pay.2023.hourly.p50"),
        ("Monthly median wage 2023 (EUR)", None),
        ("Mean annual wage 2023 (EUR)", None),
        ("Salaire annuel 2023, 3e quartile (€)", "pay.2023.annual.p75"),
        ("Median wage 2023 (EUR)", None),
    ],
)
def test_pay_is_read_only_with_its_rank_its_period_and_its_currency(
    tmp_path: Path, header: str, field: str | None
) -> None:
    found, text = guessed(tmp_path, f'code;title;"{header}"', "2211;nurses;31 200", "2212;cooks;24 100")
    assert found.get(header) == field
    if field is None:
        assert f"{header!r}: " in text
        assert "[constant]" not in text


def test_the_dollar_is_that_of_the_territory_that_the_table_names(tmp_path: Path) -> None:
    mapping = propose(
        written(tmp_path, "Wages in Canada,,", "noc,title,Median annual wage 2023 ($)", "00010,judges,90000"),
        Ledger("table.csv"),
    )
    assert mapping.constants == {"pay.2023.annual.currency": "CAD"}


@pytest.mark.parametrize(
    ("titles", "language"),
    [
        (["Cocineros y cocineras", "Enfermeras", "Albañiles", "Técnicos de laboratorio"], "es"),
        (["Addetti alla ristorazione", "Ingegneri", "Operai edili", "Tecnici della salute"], "it"),
        (["Cozinheiros", "Enfermeiros", "Técnicos de informática", "Dirigentes de serviços"], "pt"),
        (["Pielęgniarki", "Nauczyciele", "Kierowcy"], "pl"),
        (["Cooks and bakers", "Nurses", "Truck drivers"], "en"),
        (["看護師", "自動車運転者", "その他の事務従事者"], "ja"),
        (["医疗卫生人员", "工程技术人员"], "zh"),
    ],
)
def test_titles_are_in_their_own_language_and_not_in_that_of_the_header(
    tmp_path: Path, titles: list[str], language: str
) -> None:
    rows = [f"22{number};{title}" for number, title in enumerate(titles, start=10)]
    assert guessed(tmp_path, "code;title", *rows)[0]["title"] == f"names.{language}"
    assert guessed(tmp_path, "titulo;code", *(";".join(reversed(row.split(";"))) for row in rows))[0]["titulo"] == (
        f"names.{language}"
    )


def test_a_column_with_the_same_text_in_each_row_is_no_title(tmp_path: Path) -> None:
    header = "area_title,occ_code,group_name,occ_title"
    found, _ = guessed(tmp_path, header, "U.S.,11-1011,detailed,Nurses", "U.S.,11-1021,detailed,Cooks and bakers")
    assert found == {"occ_code": "id", "occ_title": "names.en"}


@pytest.mark.parametrize(
    ("lines", "weighed"),
    [
        (["code,title,2019", "11,Managers,5", "11,Managers,6"], "'11' in each row"),
        (["year,title,jobs", "2019,Cooks,5", "2020,Bakers,6"], "'year' (its header says that it holds years)"),
        (["area_code,title,jobs 2019", "0101,Cooks,5", "0102,Bakers,6"], "holds areas"),
        (["No.,title,jobs 2019", "1,Cooks,5", "2,Bakers,6", "3,Nurses,7"], "positions of rows"),
    ],
)
def test_what_tells_no_occupations_apart_is_no_id(tmp_path: Path, lines: list[str], weighed: str) -> None:
    with pytest.raises(UnreadableInputError, match="required is a table with a header and a column of codes") as caught:
        guessed(tmp_path, *lines)
    assert weighed in str(caught.value)


def test_codes_that_are_unique_among_totals_are_read_there(tmp_path: Path) -> None:
    lines = ["code,title,sex,employment 2022"]
    lines += [f"2{row},Nurses {row},{sex},1500{row}" for row in range(5) for sex in ("Total", "Men", "Women")]
    found, text = guessed(tmp_path, *lines)
    assert found["code"] == "id"
    assert '"sex" = ["Total"]' in text


def test_the_numbers_of_columns_below_a_header_are_its_names(tmp_path: Path) -> None:
    lines = ["Kod;Nazwa;Pracujący 2021;", ";;ogółem;w tym kobiety", "1;2;3;4", "2211;Lekarze;41000;20000"]
    lines += ["2221;Pielęgniarki;230000;210000"]
    found, _ = guessed(tmp_path, *lines)
    assert found == {"1": "id", "2": "names.pl", "3": "employment.2021"}


def test_a_line_of_units_below_the_header_belongs_to_it(tmp_path: Path) -> None:
    header = "ISCO-08,Occupation,Employed persons 2022,Median annual earnings 2022"
    rows = ["11,Managers,210,61000", "22,Health professionals,340,52000", "33,Clerks,510,31000"]
    found, text = guessed(tmp_path, header, ",,thousand,EUR", *rows)
    assert found["Employed persons 2022"] == "employment.2022 in thousands"
    assert '"pay.2022.annual.currency" = "EUR"' in text


def test_fractions_are_no_thousands_where_another_column_is_in_millions(tmp_path: Path) -> None:
    lines = ["Occupation,Code,Jobs (millions) 2021,Jobs 2022", "Managers,11,1.2,1.3", "Nurses,22,3.4,3.5"]
    found, text = guessed(tmp_path, *lines)
    assert found["Jobs (millions) 2021"] == "employment.2021 in millions"
    assert "Jobs 2022" not in found
    assert "'Jobs 2022': it would be employment.2022, but the name gives no unit" in text


def test_every_language_has_words_for_everything_that_a_column_may_hold() -> None:
    templates = Path(__file__).parents[3] / "templates"
    tables = {
        path.parent.name: tomllib.loads(path.read_text(encoding="utf-8")) for path in templates.glob("*/tables.toml")
    }
    assert set(tables) == {path.parent.name for path in templates.glob("*/language.toml")}
    for language, table in tables.items():
        assert set(table) == {"columns", "currencies", "titles"}, language
        assert set(table["columns"]) == set(tables["en"]["columns"]), language
        assert all(table["columns"].values()), language


@pytest.mark.parametrize(
    ("name", "concepts"),
    [
        ("Clave ocup.", {"code"}),
        ("OCC_TITLE", {"title"}),
        ("occCode", {"code"}),
        ("detailedname", {"fine", "title"}),
        ("Beschaeftigte 2022 (in Tsd.)", {"jobs", "thousands"}),
        ("Effectifs", {"jobs"}),
        ("職業コード", {"code"}),
        ("Код", {"code"}),
        ("الرمز", {"code"}),
        ("Bruttojahresverdienst", {"annual", "wage"}),
        ("under 25,000", set()),
    ],
)
def test_headers_are_read_in_all_languages_and_spellings(name: str, concepts: set[str]) -> None:
    assert header_name(name).concepts >= concepts
    if not concepts:
        assert "thousands" not in header_name(name).concepts


@pytest.mark.parametrize("ahead", [2027, 2032])
def test_a_level_of_a_year_that_is_ahead_is_no_observation(tmp_path: Path, ahead: int) -> None:
    lines = (f"Código CBO;Emprego 2022 (mil);Emprego {ahead} (mil)", "2221-10;12,5;14,1", "2221-15;3,2;3,9")
    columns, notes = guessed(tmp_path, *lines)
    assert columns["Emprego 2022 (mil)"] == "employment.2022 in thousands"
    assert not any(field.startswith(f"employment.{ahead}") for field in columns.values())
    assert f"{ahead} is ahead" in notes or f"projections.2022.{ahead}" in " ".join(columns.values())
