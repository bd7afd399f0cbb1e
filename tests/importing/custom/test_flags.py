"""Figures as statistics offices print them: with flags, with amounts that nobody earns, in delimited text of any kind."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from narrate import Occupation
from narrate.errors import InvalidMappingError
from narrate.importing.custom.column_map import column_map_from_toml, toml
from narrate.importing.custom.reader import read_table
from narrate.importing.ledger import Ledger


def read(folder: Path, mapping: str, *lines: str, encoding: str = "utf-8") -> tuple[list[Occupation], Ledger]:
    path = folder / "table.csv"
    path.write_bytes(("\n".join(lines) + "\n").encode(encoding))
    ledger = Ledger(path.name)
    return list(read_table(path, column_map_from_toml(mapping), ledger)), ledger


def test_flags_beside_a_figure_are_kept_with_its_entry(tmp_path: Path) -> None:
    mapping = (
        'decimal = ","\n[columns]\nisco = "id"\n2022 = {field = "employment.2022", unit = "thousands"}\n'
        '2023 = {field = "employment.2023", unit = "thousands"}\n'
        'change = "projections.2023.2033.percent"\npay = "pay.2023.annual.p50"\n'
        '[constant]\n"pay.2023.annual.currency" = "EUR"'
    )
    records, ledger = read(
        tmp_path, mapping, "isco;2022;2023;change;pay", "OC1;12,9 b;13,4;4,2 e;38 100 p", "OC2;84,0 (u);: c;1,0;30000"
    )
    first, second = records
    assert [(one.year, one.jobs, one.flags) for one in first.employment] == [
        (2022, 12_900, ("break",)),
        (2023, 13_400, ()),
    ]
    assert first.projections[0].flags == ("estimated",)
    assert (first.pay[0].percentiles[50], first.pay[0].flags) == (Decimal(38_100), ("provisional",))
    assert [(one.year, one.jobs) for one in second.employment] == [(2022, 84_000)]
    assert {key: (marked.count, marked.places) for key, marked in ledger.marks.items()} == {
        ("2022", "u"): (1, ["line 3"]),
        ("2023", ":"): (1, ["line 3"]),
        ("2023", "c"): (1, ["line 3"]),
    }
    assert (ledger.read, ledger.used) == (2, 2)


@pytest.mark.parametrize("amount", ["0", "0.00", "$0", "-5", "0 p"])
def test_an_amount_that_nobody_earns_is_refused_with_its_reason(amount: str, tmp_path: Path) -> None:
    records, ledger = read(
        tmp_path,
        '[columns]\ncode = "id"\npay = "pay.2023.annual.p50"\n[constant]\n"pay.2023.annual.currency" = "EUR"',
        "code,pay",
        f"a,{amount}",
        "b,41000",
    )
    assert [one.id for one in records] == ["b"]
    assert "required is an amount above 0" in ledger.left[0].reason


def test_a_description_that_no_record_can_have_costs_its_cell(tmp_path: Path) -> None:
    records, ledger = read(
        tmp_path,
        '[columns]\ncode = "id"\nwhat = "descriptions.en"\njobs = "employment.2024"',
        "code,what,jobs",
        "a,They walk\x1b[0m.,500",
        "b,They rest.,600",
    )
    assert [(one.id, dict(one.descriptions)) for one in records] == [("a", {}), ("b", {"en": "They rest."})]
    assert (ledger.cells[0].place, ledger.cells[0].name) == ("table.csv, line 2", "what")


@pytest.mark.parametrize("delimiter", [";", "|", "\t", "~"])
def test_a_map_says_the_delimiter(delimiter: str, tmp_path: Path) -> None:
    written = delimiter.replace("\t", "\\t")
    mapping = f'delimiter = "{written}"\n[columns]\ncode = "id"\ntitle = "names.en"\njobs = "employment.2024"'
    lines = [delimiter.join(cells) for cells in (("code", "title", "jobs"), ("a", "cooks, bakers, and others", "500"))]
    (record,), _ = read(tmp_path, mapping, *lines)
    assert record.names["en"].plural == "cooks, bakers, and others"
    assert column_map_from_toml(toml(column_map_from_toml(mapping))) == column_map_from_toml(mapping)


@pytest.mark.parametrize("delimiter", ["ab", "x", "1", '\\"', "\\n"])
def test_what_is_no_delimiter_is_refused(delimiter: str) -> None:
    with pytest.raises(InvalidMappingError, match="delimiter"):
        column_map_from_toml(f'delimiter = "{delimiter}"\n[columns]\na = "id"')


def test_an_encoding_of_the_map_overrules_what_a_text_looks_like(tmp_path: Path) -> None:
    mapping = '{}[columns]\ncode = "id"\ntitle = "names.pl"\njobs = "employment.2024"'
    lines = ("code,title,jobs", "a,górnicy,500")
    (named,), _ = read(tmp_path, mapping.format('encoding = "cp1250"\n'), *lines, encoding="cp1250")
    assert named.names["pl"].plural == "górnicy"
    (mistaken,), _ = read(tmp_path, mapping.format('encoding = "cp1252"\n'), *lines, encoding="utf-8")
    assert mistaken.names["pl"].plural == "gÃ³rnicy"
