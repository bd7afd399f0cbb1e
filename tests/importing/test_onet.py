"""Scores of O*NET as scores out of 100."""

from __future__ import annotations

import csv
import gzip
from contextlib import suppress
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
from broken_tables import broken_tables
from extent import share
from hypothesis import given
from rows_by_code import all_by_code

from narrate.errors import UnreadableInputError
from narrate.importing.ledger import Ledger
from narrate.importing.onet import read_skills
from narrate.records import Skill


def test_work_values_are_their_place_between_the_end_points(shared_data: Path) -> None:
    ledger = Ledger("Work_Values.xlsx")
    found = all_by_code(read_skills(shared_data / "onet-29.3" / "raw" / "Work_Values.xlsx", ledger))
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
    long = all_by_code(read_skills(folder / "raw" / "Interests.xlsx", Ledger("Interests.xlsx")))
    wide = all_by_code(read_skills(folder / "interests.csv.gz", Ledger("interests.csv.gz")))
    assert {code: set(skills) for code, skills in long.items()} == {code: set(skills) for code, skills in wide.items()}


def test_trap_31_ranks_and_suppressed_scores_are_left_over(shared_data: Path, tmp_path: Path) -> None:
    ledger = Ledger("Interests.xlsx")
    read_skills(shared_data / "onet-29.3" / "raw" / "Interests.xlsx", ledger)
    assert any(one.reason == "it is a rank, not a score" for one in ledger.left)
    path = tmp_path / "skills.csv"
    path.write_text(
        "onet_soc,title,element,importance_1_5,suppress_importance\n"
        "11-1011.00,Chief Executives,Writing,3,N\n11-1011.00,Chief Executives,Speaking,4,Y\n",
        encoding="utf-8",
    )
    ledger = Ledger("skills.csv")
    assert [skill.skill for skill in all_by_code(read_skills(path, ledger))["11-1011"]] == ["writing"]
    assert [one.reason for one in ledger.left] == ["O*NET recommends suppressing it"]


def test_trap_34_a_part_of_an_occupation_does_not_stand_for_it(shared_data: Path) -> None:
    ledger = Ledger("work-values.csv.gz")
    found = all_by_code(read_skills(shared_data / "onet-29.3" / "work-values.csv.gz", ledger))
    parts = [one.name for one in ledger.left if one.reason == "it is a part of an occupation"]
    assert any(name.startswith("11-1011.03") for name in parts)
    assert next(skill.score for skill in found["11-1011"] if skill.skill == "recognition") == 100


@pytest.mark.parametrize("text", ["a,b\n1,2\n", "onet_soc,title\n11-1011.00,x\n"])
def test_another_table_gets_one_plain_sentence(text: str, tmp_path: Path) -> None:
    path = tmp_path / "skills.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableInputError, match="required"):
        read_skills(path, Ledger("skills.csv"))


LONG = "O*NET-SOC Code,Title,Element Name,Scale ID,Data Value,Recommend Suppress"


def read(folder: Path, *lines: str) -> tuple[dict[str, tuple[Skill, ...]], Ledger]:
    path = folder / "Skills.txt"
    path.write_text("\n".join([*lines, ""]), encoding="utf-8")
    ledger = Ledger(path.name)
    found = all_by_code(read_skills(path, ledger))
    assert ledger.balanced
    return found, ledger


@pytest.mark.parametrize(
    ("file", "rows", "used", "codes"),
    share(
        [
            ("raw/Work_Values.xlsx", 7866, 4410, 735),
            ("raw/Interests.xlsx", 8307, 4644, 774),
            ("work-values.csv.gz", 874, 735, 735),
            ("interests.csv.gz", 923, 774, 774),
            ("skills.csv.gz", 30_765, 25_795, 737),
            ("knowledge.csv.gz", 29_007, 24_302, 737),
        ],
        2,
    ),
)
def test_every_row_of_every_file_is_used_or_left(
    shared_data: Path, file: str, rows: int, used: int, codes: int
) -> None:
    ledger = Ledger(file)
    found = all_by_code(read_skills(shared_data / "onet-29.3" / file, ledger))
    assert ledger.balanced
    assert (ledger.read, ledger.used, len(found)) == (rows, used, codes)


def test_trap_31_suppressed_scores_of_the_published_file_are_left_over(shared_data: Path) -> None:
    ledger = Ledger("knowledge.csv.gz")
    read_skills(shared_data / "onet-29.3" / "knowledge.csv.gz", ledger)
    reasons = [one.reason for one in ledger.left]
    assert reasons.count("O*NET recommends suppressing it") == 19
    assert reasons.count("it is a part of an occupation") == 142 * 33


@pytest.mark.parametrize(
    ("scale", "value", "score"),
    [("EX", "1", "0"), ("EX", "7", "100"), ("EX", "4.75", "62.5"), ("OI", "3.24", "37.3"), ("IM", "1", "0"),
     ("IM", "5", "100"), ("IM", "2.998", "50.0"), ("IM", "2.602", "40.1"), ("LV", "0", "0"), ("LV", "7", "100")],
)  # fmt: skip
def test_a_score_is_its_place_on_its_own_scale_ties_away_from_zero(
    tmp_path: Path, scale: str, value: str, score: str
) -> None:
    found, _ = read(tmp_path, LONG, f"11-1011.00,Chief Executives,Writing,{scale},{value},N")
    instrument = {"EX": "work values", "OI": "interests"}.get(scale)
    assert found == {"11-1011": (Skill("writing", Decimal(score), instrument=instrument),)}


def test_of_importance_and_level_the_importance_is_told(tmp_path: Path) -> None:
    writing = "11-1011.00,Chief Executives,Writing"
    found, ledger = read(tmp_path, LONG, f"{writing},LV,7,N", f"{writing},IM,3,N", "41-9012.00,Models,Writing,LV,7,N")
    assert found == {"11-1011": (Skill("writing", Decimal(50)),), "41-9012": (Skill("writing", Decimal(100)),)}
    assert [one.reason for one in ledger.left] == ["it is a level, and the importance is used"]


def test_trap_31_a_high_point_is_a_rank_in_either_form(tmp_path: Path) -> None:
    wide = "onet_soc,title,Social [OI],First Interest High-Point [IH],Third Interest High-Point [IH]"
    found, ledger = read(tmp_path, wide, "11-1011.00,Chief Executives,4,5,0")
    assert found == {"11-1011": (Skill("social", Decimal(50), instrument="interests"),)}
    assert len(ledger.notes) == 2
    found, ledger = read(tmp_path, LONG, "11-1011.00,Chief Executives,Third Interest High-Point,IH,0,")
    assert not found
    assert [str(one) for one in ledger.left] == [
        "Skills.txt, line 2: 11-1011.00 Chief Executives: it is a rank, not a score"
    ]


@pytest.mark.parametrize(
    ("element", "file", "instrument"),
    [
        ("1.A.1.a.1", "Abilities.csv", "abilities"),
        ("1.C.1.a", "Work Styles.csv", "work styles"),
        ("2.A.1.a", "Skills.csv", None),
        ("2.B.1.a", "anything.csv", None),
        ("2.C.1.a", "Skills.csv", "knowledge"),
        ("4.A.1.a.1", "x.csv", "work activities"),
        ("", "Knowledge.csv", "knowledge"),
        ("2.A2", "Work_Styles.csv", "work styles"),
    ],
)
def test_a_score_says_of_which_questionnaire_it_is(
    tmp_path: Path, element: str, file: str, instrument: str | None
) -> None:
    path = tmp_path / file
    header = "O*NET-SOC Code,Title,Element ID,Element Name,Scale ID,Data Value"
    path.write_text(f"{header}\n11-1011.00,Chief Executives,{element},Writing,IM,3\n", encoding="utf-8")
    found = all_by_code(read_skills(path, Ledger(file)))
    assert [skill.instrument for skill in found["11-1011"]] == [instrument]


def test_an_element_of_two_questionnaires_is_two_scores(tmp_path: Path) -> None:
    header = "O*NET-SOC Code,Title,Element ID,Element Name,Scale ID,Data Value"
    path = tmp_path / "all.csv"
    rows = [f"11-1011.00,Chief Executives,{place},Mathematics,IM,3" for place in ("2.A.1.e", "2.C.4.a")]
    path.write_text("\n".join([header, *rows, ""]), encoding="utf-8")
    found = all_by_code(read_skills(path, Ledger("all.csv")))
    assert [(skill.skill, skill.instrument) for skill in found["11-1011"]] == [
        ("mathematics", None),
        ("mathematics", "knowledge"),
    ]


def test_trap_23_a_skill_is_small_but_for_a_language(tmp_path: Path) -> None:
    found, _ = read(tmp_path, LONG, "11-1011.00,Chief Executives,English Language,IM,3,N")
    assert found["11-1011"][0].skill == "English language"


def test_one_bad_score_costs_no_good_one(tmp_path: Path) -> None:
    found, ledger = read(
        tmp_path, "onet_soc,title,Social [OI],Artistic [OI],Realistic [OI]", "11-1011.00,Chief Executives,4,many,9"
    )
    assert found == {"11-1011": (Skill("social", Decimal(50), instrument="interests"),)}
    assert [note.rpartition(": ")[2] for note in ledger.notes] == [
        "required is a number; what came is 'many'",
        "required is a value from 1 to 7; what came is '9'",
    ]


SAMPLE = [
    LONG,
    "11-1011.00,Chief Executives,Writing,IM,3,N",
    "11-1011.00,Chief Executives,Writing,LV,3,N",
    "11-1011.03,Chief Sustainability Officers,Writing,IM,3,N",
    "11-1011.00,Chief Executives,Speaking,IM,5,Y",
    "41-9012.00,Models,First Interest High-Point,IH,0,N",
]
WIDE = ["onet_soc,title,Social [OI],Artistic [OI],First Interest High-Point [IH]", "11-1011.00,Chief Executives,4,5,6"]


@pytest.mark.parametrize("sample", [SAMPLE, WIDE], ids=["long", "wide"])
def test_no_file_breaks_the_reader_or_its_account(tmp_path_factory: pytest.TempPathFactory, sample: list[str]) -> None:
    path = tmp_path_factory.getbasetemp() / "broken-onet.csv"

    @given(broken_tables(sample))
    def holds(data: bytes) -> None:
        path.write_bytes(data)
        ledger = Ledger(path.name)
        with suppress(UnreadableInputError):
            found = all_by_code(read_skills(path, ledger))
            assert all(0 <= skill.score <= 100 for skills in found.values() for skill in skills)
        assert ledger.balanced

    holds()
