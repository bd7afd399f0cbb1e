"""O*NET's Occupation Data: descriptions, row by row, and files that are none."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from broken_tables import broken_tables
from hypothesis import given
from rows_by_code import by_code

from narrate.errors import UnreadableInputError
from narrate.importing.ledger import Ledger
from narrate.importing.occupation_data import read_descriptions

HEADER = "O*NET-SOC Code,Title,Description"
CHIEFS = "11-1011.00,Chief Executives,Determine and formulate policies."


def read(folder: Path, *lines: str) -> tuple[dict[str, Mapping[str, str]], Ledger]:
    path = folder / "Occupation_Data.csv"
    path.write_text("\n".join([*lines, ""]), encoding="utf-8")
    ledger = Ledger(path.name)
    found = by_code(read_descriptions(path, ledger))
    assert ledger.balanced
    return found, ledger


def test_the_description_of_an_occupation_is_quoted_whole(tmp_path: Path) -> None:
    found, ledger = read(tmp_path, HEADER, CHIEFS)
    assert found == {"11-1011": {"en": "Determine and formulate policies."}}
    assert (ledger.read, ledger.used) == (1, 1)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("11-1011.03,Chief Sustainability Officers,Address issues.", "it is a part of an occupation"),
        ("13-2011.00,Accountants,", "it has no description"),
        ("11-1011.00,Chief Executives,Again.", "its code is there already"),
        ("13201100,Accountants,Examine.", "required is a code such as 11-1011.00; there is none"),
    ],
)
def test_a_row_that_is_left_over_says_why_and_costs_no_other(tmp_path: Path, row: str, reason: str) -> None:
    found, ledger = read(tmp_path, HEADER, CHIEFS, row)
    assert list(found) == ["11-1011"]
    assert [one.reason for one in ledger.left] == [reason]


@pytest.mark.parametrize("lines", [["a,b"], [], ["O*NET-SOC Code,Title"], ["onet_soc,description"]])
def test_a_table_that_is_not_occupation_data_is_refused(tmp_path: Path, lines: list[str]) -> None:
    with pytest.raises(UnreadableInputError):
        read(tmp_path, *lines)


def test_the_workbook_and_its_copy_as_text_say_the_same(shared_data: Path) -> None:
    folder = shared_data / "onet-29.3"
    ledger = Ledger("Occupation_Data.xlsx")
    book = by_code(read_descriptions(folder / "raw" / "Occupation_Data.xlsx", ledger))
    assert (ledger.read, ledger.used) == (1016, 867)
    assert book == by_code(read_descriptions(folder / "occupations.csv", Ledger("occupations.csv")))


@given(broken_tables([HEADER, CHIEFS, "41-9012.00,Models,Pose."]))
def test_no_file_breaks_the_reader_or_its_account(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("broken") / "Occupation_Data.csv"
    path.write_bytes(data)
    ledger = Ledger(path.name)
    try:
        read_descriptions(path, ledger)
    except UnreadableInputError:
        return
    assert ledger.balanced
