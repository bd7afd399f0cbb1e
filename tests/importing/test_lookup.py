"""Files beside the projections: their rows reach the record they are of, or are left over with the reason."""

from __future__ import annotations

from pathlib import Path

import pytest
from editions import edition
from extent import thorough

from narrate.importing.bls.oews import read_wages
from narrate.importing.bls.projections import read_edition
from narrate.importing.bls.records import Enrichment, handbook_row, occupations
from narrate.importing.ledger import Ledger
from narrate.importing.lookup import LookupRow, LookupTable
from narrate.importing.onet import read_skills
from narrate.importing.ooh.extracts import read_profiles
from narrate.records import Name, Occupation

TAKEN = {"title": "Models", "scheme": "soc2018"}


def shelf(*rows: LookupRow[str, int]) -> tuple[LookupTable[str, int], Ledger]:
    made: LookupTable[str, int] = LookupTable()
    ledger = Ledger("beside.csv")
    ledger.use(len(rows))
    made.add(rows, ledger)
    return made, ledger


def row(
    code: str = "41-9012", title: str | None = "Models", scheme: str | None = "soc2018", **items: int
) -> LookupRow[str, int]:
    return LookupRow((code,), title, scheme, "line 2", items or {"a": 1})


def test_a_row_that_no_record_takes_is_given_back() -> None:
    made, ledger = shelf(row(), row("41-9013", "Divers"))
    assert made.take("41-9012", **TAKEN) == {"a": 1}
    made.settle()
    assert (ledger.read, ledger.used) == (2, 1)
    assert [str(one) for one in ledger.left] == ["beside.csv, line 2: 41-9013 Divers: no record has this code"]


@pytest.mark.parametrize(
    ("listed_title", "scheme", "taken"),
    [
        ("Models", "soc2018", True),
        ("models", "soc2010", True),
        ("Models and demonstrators", "soc2018", True),  # one number, one version: the spelling drifted
        ("Models and demonstrators", "soc2010", False),  # the number was used again
        ("Models and demonstrators", None, False),
        ("Models", None, True),
        (None, None, True),  # a list of one's own, without titles
        (None, "soc2010", False),
    ],
)
def test_trap_17_a_number_of_another_version_is_held_against_the_title(
    listed_title: str | None, scheme: str | None, *, taken: bool
) -> None:
    made, ledger = shelf(row(title=listed_title, scheme=scheme))
    assert bool(made.take("41-9012", **TAKEN)) is taken
    made.settle()
    assert ledger.balanced
    assert [one.reason for one in ledger.left if not one.reason.startswith("it has a code of ")] == []
    assert len(ledger.left) == (not taken)


def test_the_first_that_says_something_is_heard() -> None:
    made, ledger = shelf(row(a=1, b=2), row(b=3, c=4), row(a=5))
    assert made.take("41-9012", **TAKEN) == {"a": 1, "b": 2, "c": 4}
    made.settle()
    assert [one.reason for one in ledger.left] == ["what it says is there already"]


def test_what_a_record_took_that_was_left_over_itself_is_given_back() -> None:
    names: LookupTable[str, Name] = LookupTable()
    ledger = Ledger("titles.csv")
    ledger.use()
    names.add([LookupRow(("41-9012",), "Bad", "soc2018", "line 2", {"es": Name("modelos")})], ledger)
    spoiled = edition(2019, ("41-9012", "Bad\u202e", 5))
    assert list(occupations([spoiled], [], Enrichment(names=names))) == []
    assert spoiled.ledger.balanced
    assert [one.reason for one in ledger.left] == ["the record of this code was left over itself"]


def test_wages_of_another_version_reach_only_what_has_the_same_title(shared_data: Path) -> None:
    raw = shared_data / "bls-employment-projections" / "raw" / "2024-34_occupation.xlsx"
    beside = Enrichment()
    for year, name in ((2014, "national_M2014_dl.csv"), (2024, "national_M2024_dl.xlsx")):
        ledger = Ledger(str(year))
        beside.wages.add(read_wages(shared_data / "bls-oews" / "raw" / name, ledger), ledger)
    found = {one.id: one for one in occupations([read_edition(raw, Ledger(raw.name))], [], beside)}
    assert {pay.year for pay in found["11-1011"].pay} == {2014, 2024}
    # 13-2051 were financial analysts, and are financial and investment analysts; 11-9071 has another title only.
    assert {pay.year for pay in found["13-2051"].pay} == {2024}
    old = next(held.ledger for held in beside.wages._rows if held.ledger.file == "2014")
    assert old.balanced
    assert "13-2051 Financial Analysts" in {one.name for one in old.left}
    reasons = [one.reason for one in old.left if one.name == "13-2051 Financial Analysts"]
    assert reasons == [
        "it has a code of soc2010, and the record of this code is Financial and investment analysts (soc2018)"
    ]


@thorough
def test_several_files_of_scores_are_told_together(shared_data: Path) -> None:
    raw = shared_data / "bls-employment-projections" / "raw" / "2024-34_occupation.xlsx"
    beside = Enrichment()
    ledgers = {}
    for name in ("raw/Work_Values.xlsx", "raw/Interests.xlsx", "skills.csv.gz"):
        ledgers[name] = Ledger(name)
        beside.skills.add(read_skills(shared_data / "onet-29.3" / name, ledgers[name]), ledgers[name])
    found = {one.id: one for one in occupations([read_edition(raw, Ledger(raw.name))], [], beside)}
    names = {skill.skill for skill in found["11-1011"].skills}
    assert {"achievement", "enterprising", "critical thinking"} <= names
    assert len(names) == 6 + 6 + 35
    for ledger in ledgers.values():
        assert ledger.balanced
        assert ledger.used > 3_000


def test_the_handbook_beside_the_projections_is_told_or_left_over(shared_data: Path) -> None:
    raw = shared_data / "bls-employment-projections" / "raw" / "2024-34_occupation.xlsx"
    beside = Enrichment()
    ledger = Ledger("profiles")
    profiles = shared_data / "ooh" / "ooh-profiles-2024-34.jsonl.gz"
    beside.outlooks.add(map(handbook_row, read_profiles(profiles, ledger)), ledger)
    found = {one.id: one for one in occupations([read_edition(raw, Ledger(raw.name))], [], beside)}
    assert ledger.balanced
    carpenters = [one for one in found.values() if one.projections[0].outlook is not None]
    assert len(carpenters) == ledger.used
    # A profile of several occupations is no row of the projections; it is told with its codes.
    left = [one for one in ledger.left if one.reason == "no record has this code"]
    assert all("+" in one.name for one in left)
    assert ledger.used + len(left) == 170


def test_a_record_of_the_handbook_is_listed_by_its_code_and_name() -> None:
    record = Occupation(id="41-9012", names={"en": Name("models")}, scheme="soc2018")
    assert handbook_row(record) == LookupRow(("41-9012",), "models", "soc2018", "", {"41-9012": record})
