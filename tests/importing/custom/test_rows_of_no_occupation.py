"""Totals, headers that are there again, second tables, and rows without figures: each is in the account."""

from __future__ import annotations

from pathlib import Path

import pytest

from narrate.importing.custom.column_map import column_map_from_toml
from narrate.importing.custom.reader import read_table
from narrate.importing.ledger import Ledger
from narrate.importing.proposal.total_rows import is_total

MAP = '[columns]\nCode = "id"\nTitle = "names.en"\n"Jobs 2022" = "employment.2022"'


def read(folder: Path, *lines: str, text: str = MAP) -> tuple[dict[str, object], Ledger]:
    path = folder / "table.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    ledger = Ledger(path.name)
    records = list(read_table(path, column_map_from_toml(text), ledger))
    assert ledger.balanced
    return {one.id: one.employment[0].jobs if one.employment else None for one in records}, ledger


@pytest.mark.parametrize(
    "title",
    [
        "Total", "All occupations", "Total, All Occupations", "Insgesamt", "Berufe insgesamt", "Ensemble",
        "Ensemble des professions", "Total general", "Total de ocupaciones", "Totale", "Totale professioni", "Totaal",
        "Ogółem", "Total das profissões", "Celkem", "Всего", "Всего занятых", "الإجمالي", "جملة", "総数", "職業計", "合计", "總計",
    ],
)  # fmt: skip
def test_a_total_is_no_occupation(tmp_path: Path, title: str) -> None:
    assert is_total(title)
    lines = (
        "Code;Title;Jobs 2022",
        f"{title};{title};990",
        f"000000;{title};990",
        f"99;{title};990",
        "3311;Dealers;40",
    )
    made, ledger = read(tmp_path, *lines)
    assert made == {"3311": 40}
    assert [one.reason for one in ledger.left] == ["it is a total, and no occupation"] * 3


@pytest.mark.parametrize(
    "title", ["All other cooks", "Managers, all other", "計算機技術者", "National park rangers", "Allround-Mechaniker", "Totalisator clerks"]
)  # fmt: skip
def test_an_occupation_with_a_word_of_totals_is_one(title: str) -> None:
    assert not is_total(title)


def test_a_header_that_is_there_again_is_no_occupation(tmp_path: Path) -> None:
    header = "Code;Title;Jobs 2022"
    made, ledger = read(tmp_path, header, "3311;Dealers;40", header, "3312;Loan officers;50")
    assert made == {"3311": 40, "3312": 50}
    assert [one.reason for one in ledger.left] == ["it has the names of columns again, as the header"]


@pytest.mark.parametrize("second", ["Code;Title;Jobs 2022", "Code;Title;Jobs 2023"])
def test_a_second_table_below_the_first_is_left_over(tmp_path: Path, second: str) -> None:
    lines = (
        "Both sexes;;",
        "Code;Title;Jobs 2022",
        "3311;Dealers;40",
        "Only women;;",
        second,
        "3311;Dealers;7",
        "3399;B;8",
    )
    made, ledger = read(tmp_path, *lines)
    assert made == {"3311": 40}
    assert len(ledger.left) == 3
    assert "of another table below the first, under the header in line 5" in ledger.left[1].reason


def test_a_heading_of_one_word_is_no_occupation_and_begins_another_table(tmp_path: Path) -> None:
    lines = ("Code;Title;Jobs 2022", "3311;Dealers;40", "Frauen;;", "Code;Title;Jobs 2022", "3322;Agents;7")
    made, ledger = read(tmp_path, *lines)
    assert made == {"3311": 40}
    assert [one.name for one in ledger.left] == ["Frauen", "Title", "Agents"]


def test_a_code_that_is_there_again_below_a_second_header_is_left_over(tmp_path: Path) -> None:
    header = "Code;Title;Jobs 2022"
    made, ledger = read(tmp_path, header, "3311;Dealers;40", header, "3311;Dealers;9")
    assert made == {"3311": 40}
    assert "has the code of line 2 again, below a second header in line 3" in ledger.left[1].reason


@pytest.mark.parametrize("row", ["33 1142;–;–", "33 1142;;", ";Loan officers in banks;–"])
def test_a_row_without_figures_is_in_the_account(tmp_path: Path, row: str) -> None:
    _, ledger = read(tmp_path, "Code;Title;Jobs 2022", "33 1141;Dealers;40", row)
    assert ledger.read == 2


def test_a_note_is_no_row(tmp_path: Path) -> None:
    _, ledger = read(tmp_path, "Code;Title;Jobs 2022", "3311;Dealers;40", "Source: our survey;;")
    assert ledger.read == 1
