"""Wages of the OEWS survey, cell by cell, with their markers."""

from __future__ import annotations

import csv
import gzip
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narrate.errors import UnreadableInputError
from narrate.records import AtLeast, Pay
from narrate.sources.ledger import Ledger
from narrate.sources.oews import read_wages
from narrate.sources.wage_caps import cap

FILES = {
    2012: "national_M2012_dl.csv",
    2014: "national_M2014_dl.csv",
    2019: "national_M2019_dl.xlsx",
    2020: "national_M2020_dl.xlsx",
    2024: "national_M2024_dl.xlsx",
}
COLUMNS = {10: "pct10", 25: "pct25", 50: "median", 75: "pct75", 90: "pct90"}


def wages(data: Path, year: int) -> tuple[dict[str, tuple[Pay, ...]], Ledger]:
    ledger = Ledger(FILES[year])
    return read_wages(data / "bls-oews" / "raw" / FILES[year], ledger), ledger


def cell(text: str, year: int, period: str) -> Decimal | AtLeast | None:
    """What a cell of the cleaned file says."""
    if text in ("", "*", "**"):
        return None
    bound = cap(year, period)
    if text == "#":
        assert bound is not None
        return AtLeast(Decimal(bound))
    return Decimal(text)


@pytest.mark.parametrize("year", FILES)
def test_every_wage_is_the_cleaned_one(year: int, shared_data: Path) -> None:
    found, ledger = wages(shared_data, year)
    assert ledger.balanced
    with gzip.open(shared_data / "bls-oews" / "oews-national.csv.gz", "rt", encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["year"] == str(year) and row["o_group"] == "detailed"]
    compared = 0
    for row in rows:
        for letter, period in (("a", "annual"), ("h", "hourly")):
            wanted = {rank: cell(row[f"{letter}_{name}"], year, period) for rank, name in COLUMNS.items()}
            pay = next((one for one in found.get(row["occ_code"], ()) if one.period == period), None)
            told = {} if pay is None else dict(pay.percentiles)
            assert told == {rank: amount for rank, amount in wanted.items() if amount is not None}
            compared += 1
    assert compared > 1400


def test_trap_25_a_wage_at_the_cap_is_a_bound_and_no_missing_value(shared_data: Path) -> None:
    found, ledger = wages(shared_data, 2014)
    annual = next(pay for pay in found["11-1011"] if pay.period == "annual")
    assert annual.percentiles[90] == AtLeast(Decimal(187_200))
    assert any("at least $187,200" in note for note in ledger.notes)


def test_trap_28_hourly_only_stays_hourly(shared_data: Path) -> None:
    found, _ = wages(shared_data, 2014)
    assert [pay.period for pay in found["27-2011"]] == ["hourly"]
    assert [pay.period for pay in found["53-2031"]] == ["annual"]


def test_trap_29_percentiles_may_be_partly_there(shared_data: Path) -> None:
    found, _ = wages(shared_data, 2014)
    annual = next(pay for pay in found["11-1011"] if pay.period == "annual")
    assert [annual.percentiles[rank] for rank in (10, 25, 50)] == [72_750, 110_760, 173_320]
    assert isinstance(annual.percentiles[75], AtLeast)


def test_groups_are_left_over_by_name(shared_data: Path) -> None:
    _, ledger = wages(shared_data, 2014)
    groups = [one.name for one in ledger.left if one.reason == "it is a group of occupations"]
    assert "00-0000 All Occupations" in groups
    assert ledger.used == 820


def test_a_file_of_several_years_gives_each_of_them(shared_data: Path) -> None:
    ledger = Ledger("oews-national.csv.gz")
    found = read_wages(shared_data / "bls-oews" / "oews-national.csv.gz", ledger)
    years = {pay.year for pay in found["29-2071"]}
    assert {2012, 2014} <= years
    assert ledger.balanced


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("wages.csv", "a,b\n1,2\n", "required is a table of wages"),
        ("wages.csv", "OCC_CODE,A_MEDIAN\n11-1011,5\n", "required is the year of the wages"),
        ("wages.csv", "", "the file is empty"),
    ],
)
def test_another_table_gets_one_plain_sentence(name: str, text: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableInputError, match=told):
        read_wages(path, Ledger(name))


@settings(max_examples=60)
@given(
    st.lists(
        st.lists(st.sampled_from(["11-1011", "#", "*", "", "7.5", "x", "-1", "9e99", "detailed", "major"]), max_size=6)
    )
)
def test_fuzzed_rows_are_used_or_left(tmp_path_factory: pytest.TempPathFactory, table: list[list[str]]) -> None:
    path = tmp_path_factory.mktemp("fuzz") / "national_M2014_dl.csv"
    header = ["OCC_CODE", "OCC_TITLE", "OCC_GROUP", "A_PCT10", "A_MEDIAN", "H_MEDIAN"]
    path.write_text("\n".join(",".join(row) for row in [header, *table]) + "\n", encoding="utf-8")
    ledger = Ledger(path.name)
    read_wages(path, ledger)
    assert ledger.balanced
