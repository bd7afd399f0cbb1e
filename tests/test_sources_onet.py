"""Scores of O*NET as scores out of 100."""

from __future__ import annotations

import csv
import gzip
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest

from narrate.errors import UnreadableInputError
from narrate.sources.ledger import Ledger
from narrate.sources.onet import read_skills


def test_work_values_are_their_place_between_the_end_points(shared_data: Path) -> None:
    ledger = Ledger("Work_Values.xlsx")
    found = read_skills(shared_data / "onet-29.3" / "raw" / "Work_Values.xlsx", ledger)
    assert ledger.balanced
    with gzip.open(shared_data / "onet-29.3" / "work-values.csv.gz", "rt", encoding="utf-8", newline="") as file:
        rows = {row["onet_soc"]: row for row in csv.DictReader(file)}
    compared = 0
    for code, skills in found.items():
        row = rows[f"{code}.00"]
        for skill in skills:
            column = next(name for name in row if name.lower() == f"{skill.skill} [ex]")
            wanted = (Decimal(row[column]) - 1) * 100 / 6
            assert skill.score == wanted.quantize(Decimal("0.1"), ROUND_HALF_UP)
            compared += 1
    assert compared > 4000


def test_one_row_an_occupation_gives_the_same_as_one_row_a_score(shared_data: Path) -> None:
    folder = shared_data / "onet-29.3"
    long = read_skills(folder / "raw" / "Interests.xlsx", Ledger("Interests.xlsx"))
    wide = read_skills(folder / "interests.csv.gz", Ledger("interests.csv.gz"))
    assert {code: set(skills) for code, skills in long.items()} == {code: set(skills) for code, skills in wide.items()}


def test_trap_31_ranks_and_suppressed_scores_are_left_over(shared_data: Path, tmp_path: Path) -> None:
    ledger = Ledger("Interests.xlsx")
    read_skills(shared_data / "onet-29.3" / "raw" / "Interests.xlsx", ledger)
    assert any("a rank is none" in one.reason for one in ledger.left)
    path = tmp_path / "skills.csv"
    path.write_text(
        "onet_soc,title,element,importance_1_5,suppress_importance\n"
        "11-1011.00,Chief Executives,Writing,3,N\n11-1011.00,Chief Executives,Speaking,4,Y\n",
        encoding="utf-8",
    )
    ledger = Ledger("skills.csv")
    assert [skill.skill for skill in read_skills(path, ledger)["11-1011"]] == ["writing"]
    assert [one.reason for one in ledger.left] == [
        "required is a score that O*NET does not recommend to suppress; what came is 'Y'"
    ]


def test_trap_34_a_part_of_an_occupation_does_not_stand_for_it(shared_data: Path) -> None:
    ledger = Ledger("work-values.csv.gz")
    found = read_skills(shared_data / "onet-29.3" / "work-values.csv.gz", ledger)
    parts = [one.name for one in ledger.left if one.reason == "it is a part of an occupation"]
    assert any(name.startswith("11-1011.03") for name in parts)
    assert next(skill.score for skill in found["11-1011"] if skill.skill == "recognition") == 100


@pytest.mark.parametrize("text", ["a,b\n1,2\n", "onet_soc,title\n11-1011.00,x\n"])
def test_another_table_gets_one_plain_sentence(text: str, tmp_path: Path) -> None:
    path = tmp_path / "skills.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableInputError, match="required"):
        read_skills(path, Ledger("skills.csv"))
