"""Workbooks in their two forms: what is in them, and what somebody may have done to them."""

from __future__ import annotations

import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
import xlrd
from hypothesis import given, settings
from hypothesis import strategies as st
from workbook_parts import _HEAD, _MAIN, PARTS, packed

from narrate.errors import UnreadableInputError
from narrate.importing.files.cells import Cell
from narrate.importing.files.tables import Tables
from narrate.importing.ledger import Ledger


def read(path: Path, sheet: str = "") -> list[tuple[str, tuple[Cell, ...]]]:
    ledger = Ledger(path.name)
    return [(row.place, row.cells) for row in Tables(path, ledger).rows(sheet)]


def test_an_old_workbook_with_a_password_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(**_: object) -> None:
        raise xlrd.XLRDError("Workbook is encrypted")

    monkeypatch.setattr(xlrd, "open_workbook", locked)
    path = tmp_path / "locked.xls"
    path.write_bytes(OLE)
    assert "opens without a password; this one asks for one" in refused(path)


def everything(path: Path) -> None:
    tables = Tables(path, Ledger(path.name))
    for sheet in tables.sheets:
        assert all(row.cells for row in tables.rows(sheet))


def refused(path: Path) -> str:
    """The sentence with which a file is refused, whichever of its rows is the first that cannot be read."""
    with pytest.raises(UnreadableInputError) as caught:
        everything(path)
    told = str(caught.value)
    assert told.startswith(str(path))
    assert "required " in told
    assert "\n" not in told
    assert len(told) <= 1000
    return told


def test_cells_are_what_they_were_and_numbers_are_decimals(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["soc", "jobs", "share", "seen", "sure", None])
    book.active.append([])
    book.active.append(["11-1011", 1424, 23.5, date(2014, 5, 1), True, " "])
    book.create_sheet("Notes").append(["a note"])
    path = tmp_path / "jobs.xlsx"
    book.save(path)
    tables = Tables(path, Ledger(path.name))
    assert tables.sheets == ("Sheet", "Notes")
    assert read(path) == [
        ("sheet Sheet, row 1", ("soc", "jobs", "share", "seen", "sure")),
        (
            "sheet Sheet, row 3",
            ("11-1011", Decimal(1424), Decimal("23.5"), "2014-05-01 00:00:00", True, " "),
        ),
    ]
    assert read(path, "Notes") == [("sheet Notes, row 1", ("a note",))]
    with pytest.raises(UnreadableInputError, match=r"required is a sheet 'Figures'; the workbook has Sheet, Notes"):
        read(path, "Figures")


def test_what_a_sheet_says_of_its_size_is_not_believed(tmp_path: Path) -> None:
    row = '<row r="2"><c r="B2"><v>7</v></c></row>'
    for size in ("A1:A1", "A1:XFD1048576"):
        path = packed(tmp_path, row)
        sheet = f'{_HEAD}<worksheet xmlns="{_MAIN}"><dimension ref="{size}"/><sheetData>{row}</sheetData></worksheet>'
        path = packed(tmp_path, "", **{"xl/worksheets/sheet1.xml": sheet})
        assert read(path) == [("sheet S, row 2", (None, Decimal(7)))]


def test_two_cells_far_apart_are_two_rows(tmp_path: Path) -> None:
    far = '<row r="1"><c r="A1"><v>1</v></c></row><row r="90000"><c r="XFD90000"><v>2</v></c></row>'
    first, last = read(packed(tmp_path, far))
    assert first == ("sheet S, row 1", (Decimal(1),))
    assert last[0] == "sheet S, row 90000"
    assert len(last[1]) == 16_384


ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'
WIDE = "".join(f'<row r="{row}"><c r="XFD{row}"><v>1</v></c></row>' for row in range(1, 2_000))
ENTITIES = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (f'{ONE}<row r="99999999999"><c r="A1"><v>1</v></c></row>', "sheet S, row 1048577: required is a table of at most"),
        (WIDE, "sheet S, row 1221: required is a table of at most 1,048,576 rows and 20,000,000 cells"),
        (ONE.replace("A1", "A" * 9 + "1"), "sheet S, after row 0: required is a row"),
        (ONE.replace("<v>1</v>", "<v>x</v>"), "sheet S, after row 0: required is a row"),
        (ONE.replace("<c ", '<c t="s" '), "sheet S, after row 0: required is a row"),
        (ONE.removesuffix("</row>"), "required is a workbook (.xlsx or .xls)"),
    ],
)  # fmt: skip
def test_a_sheet_that_cannot_be_is_told_with_its_place(rows: str, told: str, tmp_path: Path) -> None:
    assert told in refused(packed(tmp_path, rows))


def test_entities_are_refused(tmp_path: Path) -> None:
    text = '<row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row>'
    assert "EntitiesForbidden" in refused(packed(tmp_path, text, before=ENTITIES))


def test_a_workbook_that_unpacks_to_a_hundred_times_its_size_is_refused(tmp_path: Path) -> None:
    bomb = packed(tmp_path, f"<row><c><v>{'1' * 60_000_000}</v></c></row>")
    assert bomb.stat().st_size < 100_000
    assert "this one unpacks to 60,00" in refused(bomb)


def test_a_part_that_is_kept_whole_may_not_be_large(tmp_path: Path) -> None:
    styles = f'<styleSheet xmlns="{_MAIN}">{"<fonts/>" * 3_000_000}</styleSheet>'
    assert "part xl/styles.xml: required are at most 20,000,000 bytes" in refused(
        packed(tmp_path, ONE, **{"xl/styles.xml": styles})
    )


@pytest.mark.parametrize("text", ["", "<a>", "no XML"])
@pytest.mark.parametrize("part", [part for part in PARTS if part != "_rels/.rels"])
def test_a_workbook_without_one_of_its_parts_is_none(part: str, text: str, tmp_path: Path) -> None:
    assert "required is a workbook (.xlsx or .xls)" in refused(packed(tmp_path, ONE, **{part: text}))


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"PK\x03\x04", "required is a workbook (.xlsx or .xls)"),
        (OLE, "required is a workbook (.xlsx or .xls)"),
        (OLE + bytes(2_000), "required is a workbook (.xlsx or .xls)"),
        (OLE + bytes(504) + "EncryptedPackage".encode("utf-16-le"), "opens without a password; this one asks for one"),
    ],
)
def test_a_workbook_that_is_none_or_is_locked(data: bytes, told: str, tmp_path: Path) -> None:
    path = tmp_path / "locked.xlsx"
    path.write_bytes(data)
    assert told in refused(path)


def survives(path: Path) -> None:
    """Read a file; whatever it is, there are rows, or one sentence."""
    try:
        everything(path)
    except UnreadableInputError as error:
        assert path.name in str(error)  # noqa: PT017  # some damaged files can be read


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_damage_to_a_sheet_breaks_the_reader(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    rows = "".join(
        f'<row r="{row}"><c r="A{row}"><v>{row}</v></c><c r="B{row}"><v>2.5</v></c></row>' for row in (1, 2, 3)
    )
    broken = data.draw(
        st.sampled_from(["", "<", ">", "-1", "99999999999", "A0", "ZZZ9", "&x;", "1e999", ' t="s"', ' t="d"', "\x01"])
    )
    place = data.draw(st.integers(0, len(rows)))
    cut = data.draw(st.sampled_from([0, 1, 3, 12]))
    path = packed(tmp_path_factory.getbasetemp(), rows[:place] + broken + rows[place + cut :])
    survives(path)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_damage_to_the_bytes_of_a_workbook_breaks_the_reader(
    tmp_path_factory: pytest.TempPathFactory, shared_data: Path, data: st.DataObject
) -> None:
    old = shared_data / "soc-crosswalks" / "raw" / "soc_2000_to_2010_crosswalk.xls"
    source = data.draw(st.sampled_from([old, old.with_name("soc_2010_to_2018_crosswalk.xlsx")]))
    raw = bytearray(source.read_bytes())
    for _ in range(data.draw(st.integers(0, 5))):
        place = data.draw(st.integers(0, len(raw) - 1))
        width = data.draw(st.sampled_from([1, 2, 512]))
        raw[place : place + width] = data.draw(st.binary(min_size=1, max_size=4)).ljust(width, b"\x00")[:width]
    end = data.draw(st.one_of(st.just(len(raw)), st.integers(0, len(raw))))
    path = tmp_path_factory.getbasetemp() / source.name
    path.write_bytes(raw[:end] or b"\x00")
    survives(path)


@pytest.mark.parametrize("share", [0.01, 0.5, 0.99])
def test_a_workbook_that_is_cut_off_is_called_so(share: float, tmp_path: Path) -> None:
    path = tmp_path / "cut.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>" * 100)
    data = path.read_bytes()
    path.write_bytes(data[: max(int(len(data) * share), 8)])
    with pytest.raises(UnreadableInputError, match="this one is cut off, or damaged"):
        Tables(path, Ledger(path.name))
