"""Cells of workbooks as a spreadsheet shows them, formulas without results, hidden sheets, and signs beside figures."""

from __future__ import annotations

import zipfile
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from narrate.errors import UnreadableInputError
from narrate.importing.custom.column_map import column_map_from_toml, toml
from narrate.importing.custom.proposal import propose
from narrate.importing.custom.reader import read_table
from narrate.importing.files.cells import BadCellError, jobs
from narrate.importing.files.tables import Tables
from narrate.importing.ledger import Ledger
from narrate.records import Occupation

HEADER = ["ISCO", "Occupation", "Employment 2022", "Projected employment 2032", "Percent change 2022-2032"]
ROWS: list[list[object]] = [
    [110, "Officers", 41_200, 43_400, 0.0534],
    [2221, "Nurses", 512_000, 580_100, 0.133],
    [5120, "Cooks", 96_300, 91_000, -0.055],
]


def workbook(folder: Path, *, formats: dict[int, str] | None = None, name: str = "jobs.xlsx") -> Path:
    book = openpyxl.Workbook()
    book.active.append(HEADER)
    for cells in ROWS:
        book.active.append(cells)
    for column, pattern in (formats or {}).items():
        for row in range(2, 2 + len(ROWS)):
            book.active.cell(row, column).number_format = pattern
    path = folder / name
    book.save(path)
    return path


def read(path: Path, text: str) -> tuple[list[Occupation], Ledger]:
    ledger = Ledger(path.name)
    return list(read_table(path, column_map_from_toml(text), ledger)), ledger


def test_a_cell_that_shows_percent_is_percent(tmp_path: Path) -> None:
    path = workbook(tmp_path, formats={1: "0000", 5: "0.0%"})
    mapping = propose(path, Ledger(path.name))
    assert {one.name: one.field for one in mapping.columns}[HEADER[4]] == "projections.2022.2032.percent"
    records, ledger = read(path, toml(mapping))
    assert [one.projections[0].percent for one in records] == [Decimal("5.34"), Decimal("13.3"), Decimal("-5.5")]
    assert [one.id for one in records] == ["0110", "2221", "5120"]
    assert not any("zeros in front" in note for note in ledger.notes)


def test_fractions_without_a_format_are_left_open_and_can_be_read_as_such(tmp_path: Path) -> None:
    path = workbook(tmp_path)
    mapping = propose(path, Ledger(path.name))
    assert HEADER[4] not in {one.name for one in mapping.columns}
    assert any("percent, or fractions of 1" in note for note in mapping.notes)
    columns = '[columns]\nISCO = "id"\n"Employment 2022" = "employment.2022"\n"Percent change 2022-2032" = {}\n'
    field = "projections.2022.2032.percent"
    _, ledger = read(path, columns.format(f'"{field}"'))
    assert any("each of its 3 figures is between -1 and 1" in note for note in ledger.notes)
    records, ledger = read(path, columns.format(f'{{field = "{field}", unit = "fractions"}}'))
    assert [one.projections[0].percent for one in records] == [Decimal("5.34"), Decimal("13.3"), Decimal("-5.5")]
    assert not any("between -1 and 1" in note for note in ledger.notes)


def test_a_cell_that_shows_thousands_is_in_thousands(tmp_path: Path) -> None:
    path = workbook(tmp_path, formats={3: "#,##0.0,"})
    text = (
        '[columns]\nISCO = {field = "id", pad = 4}\n"Employment 2022" = {field = "employment.2022", unit = "thousands"}'
    )
    records, _ = read(path, text)
    assert [one.employment[0].jobs for one in records] == [41_200, 512_000, 96_300]


def test_formulas_without_results_are_named(tmp_path: Path) -> None:
    path = workbook(tmp_path)
    book = openpyxl.load_workbook(path)
    book.active["C3"] = "=D3*2"
    book.active["A4"] = "=A3+1"
    book.save(path)
    text = '[columns]\nISCO = "id"\nOccupation = "names.en"\n"Employment 2022" = "employment.2022"'
    records, ledger = read(path, text)
    assert [one.id for one in records] == ["110", "2221"]
    (cell,) = ledger.cells
    assert "has a formula without its result, '=D3*2'" in cell.reason
    assert "row 3" in cell.place
    (left,) = ledger.left
    assert "has a formula without its result, '=A3+1'" in left.reason
    assert ledger.balanced


def test_a_hidden_sheet_gives_way_to_one_that_is_shown_and_other_sheets_are_named(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "draft"
    book.active.sheet_state = "hidden"
    for name, count in (("draft", 1), ("Final", 700), ("Region", 50)):
        sheet = book[name] if name in book.sheetnames else book.create_sheet(name)
        sheet.append(["Code", "Occupation", "Employment 2023"])
        for code in ("1120", "2310", "4110"):
            sheet.append([code, f"Workers {code}", count])
    book.create_sheet("Empty")
    path = tmp_path / "sheets.xlsx"
    book.save(path)
    mapping = propose(path, Ledger(path.name))
    assert mapping.sheet == ""
    assert any("reads the sheet 'Final' alone; 'Region' may have tables as well" in note for note in mapping.notes)
    records, ledger = read(path, toml(mapping))
    assert {one.employment[0].jobs for one in records} == {700}
    assert "the sheet 'Final' was read, and not 'Region', 'draft' (hidden)" in ledger.notes


@pytest.mark.parametrize("cell", ["14%", "$850", "€850", "£ 12"])
def test_a_count_has_no_sign_of_percent_or_money(tmp_path: Path, cell: str) -> None:
    path = tmp_path / "table.csv"
    path.write_text(f"Code;Jobs 2021;Jobs 2022\n4110;{cell};60\n4120;70;80\n", encoding="utf-8")
    text = '[columns]\nCode = "id"\n"Jobs 2021" = "employment.2021"\n"Jobs 2022" = "employment.2022"'
    records, ledger = read(path, text)
    assert [one.employment[0].year for one in records] == [2022, 2021]
    (odd,) = ledger.cells
    assert "required is a count, which has no" in odd.reason
    with pytest.raises(BadCellError):
        jobs("14%")


def test_an_amount_has_no_sign_of_percent_and_a_percentage_none_of_money(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("Code;Jobs;Pay;Growth\n4110;5;12%;$3\n", encoding="utf-8")
    text = (
        '[constant]\ncurrency = "EUR"\n[columns]\nCode = "id"\nJobs = "employment.2022"\nPay = "pay.2022.annual.p50"\n'
        'Growth = "projections.2022.2032.percent"'
    )
    records, ledger = read(path, text)
    assert not records[0].pay
    assert not records[0].projections
    assert len(ledger.cells) == 2


def test_a_document_that_is_packed_as_a_workbook_is_called_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "table.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "<a/>")
    with pytest.raises(UnreadableInputError, match=r"a workbook of OpenDocument \(.ods\); save it as .xlsx or as CSV"):
        Tables(path, Ledger(path.name))
