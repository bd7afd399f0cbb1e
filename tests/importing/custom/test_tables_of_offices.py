"""Tables as statistics offices publish them, kept beside the checkout: what a map makes of each."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from narrate import Occupation
from narrate.importing.custom.column_map import column_map_from_toml
from narrate.importing.custom.reader import read_table
from narrate.importing.ledger import Ledger


@pytest.fixture
def tables(shared_data: Path) -> Path:
    folder = shared_data.parent / "findings" / "tables"
    if not folder.is_dir():
        pytest.skip(f"{folder} is not there")
    return folder


def read(path: Path, mapping: str) -> tuple[list[Occupation], Ledger]:
    ledger = Ledger(path.name)
    records = list(read_table(path, column_map_from_toml(mapping), ledger, titles="keep"))
    assert ledger.balanced
    return records, ledger


def test_a_long_table_of_an_international_office(tables: Path) -> None:
    records, ledger = read(
        tables / "long.csv",
        """
        [only]
        indicator = "EMP_TEMP"
        [columns]
        classif1 = "id"
        "classif1.label" = "names.en"
        time = "year"
        obs_value = {field = "employment.{year}", unit = "thousands"}
        obs_status = "flag"
        """,
    )
    assert not ledger.left
    assert [(one.id, [(given.year, given.jobs, given.flags) for given in one.employment]) for one in records] == [
        ("OCU_ISCO08_2", [(2021, 5_432_100, ()), (2022, 5_567_000, ("break",))]),
        ("OCU_ISCO08_3", [(2021, 5_210_500, ()), (2022, 5_301_200, ())]),
    ]
    assert list(ledger.marks) == [("obs_status", "u")]


def test_a_survey_with_a_header_over_several_lines_and_suppressed_cells(tables: Path) -> None:
    records, ledger = read(
        tables / "ashe.csv",
        """
        missing = ["x"]
        header_row = 5
        [constant]
        currency = "GBP"
        [columns]
        Description = "names.en"
        Code = {field = "id", required = true}
        "(thousand))" = {field = "employment.2023", unit = "thousands"}
        Median = "pay.2023.annual.p50"
        10 = "pay.2023.annual.p10"
        25 = "pay.2023.annual.p25"
        75 = "pay.2023.annual.p75"
        """,
    )
    chief = next(one for one in records if one.id == "1111")
    assert chief.pay[0].percentiles == {50: Decimal(81279), 25: Decimal(45100), 75: Decimal(140200)}
    assert chief.employment[0].jobs == 74_000
    assert [one.name for one in ledger.left] == ["All employees"]
    assert any("pad = 4" in note for note in ledger.notes)


@pytest.mark.parametrize(("name", "language", "title"), [("isco-es-cp1252.csv", "es", "pública"), ("isco-it-cp1252.csv", "it", "attività")])  # fmt: skip
def test_names_in_an_older_encoding_come_out_letter_for_letter(
    tables: Path, name: str, language: str, title: str
) -> None:
    mapping = f'[columns]\ncode = "id"\ntitle = "names.{language}"\n"employment 2019" = "employment.2019"'
    records, ledger = read(tables / name, mapping)
    assert not ledger.left
    assert any(title in (one.names[language].plural or "") for one in records)


def test_a_regional_table_with_its_values_in_its_own_language(tables: Path) -> None:
    records, ledger = read(
        tables / "regional.csv",
        """
        decimal = ","
        [columns]
        "Clave ocup." = "id"
        "Ocupación (denominación oficial)" = "names.es"
        "Ocupados 2023" = "employment.2023"
        "Salario mediano anual 2023 (MXN)" = "pay.2023.annual.p50"
        "Escolaridad mín." = {field = "entry.education", values = {licenciatura = "bachelors_degree", secundaria = "high_school_diploma"}}
        """,
    )
    by_id = {one.id: one for one in records}
    assert by_id["R-04"].names["es"].plural == "Albañiles"
    assert by_id["R-04"].pay[0].currency == "MXN"
    assert by_id["R-04"].entry is not None
    assert by_id["R-04"].entry.education == "high_school_diploma"
    assert by_id["R-05"].employment == ()
    assert not ledger.left
