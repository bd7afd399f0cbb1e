"""Wages of the OEWS survey, cell by cell, with their markers."""

from __future__ import annotations

import csv
import gzip
from contextlib import suppress
from decimal import Decimal
from pathlib import Path

import pytest
from broken_tables import broken_tables
from extent import thorough
from hypothesis import given, settings
from hypothesis import strategies as st
from rows_by_code import all_by_code

from narrate.errors import UnreadableInputError
from narrate.importing.bls.oews import read_wages
from narrate.importing.bls.wage_caps import cap
from narrate.importing.ledger import Ledger
from narrate.records import AtLeast, Pay

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
    return all_by_code(read_wages(data / "bls-oews" / "raw" / FILES[year], ledger)), ledger


@pytest.fixture(scope="module")
def all_years(shared_data: Path) -> tuple[dict[str, tuple[Pay, ...]], Ledger]:
    return read(shared_data / "bls-oews" / "oews-national.csv.gz")


@pytest.fixture(scope="module")
def cleaned(shared_data: Path) -> list[dict[str, str]]:
    with gzip.open(shared_data / "bls-oews" / "oews-national.csv.gz", "rt", encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["o_group"] == "detailed"]


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
def test_every_wage_is_the_cleaned_one(year: int, shared_data: Path, cleaned: list[dict[str, str]]) -> None:
    found, ledger = wages(shared_data, year)
    assert ledger.balanced
    rows = [row for row in cleaned if row["year"] == str(year)]
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


HEADER = "AREA_TITLE,NAICS_TITLE,OCC_CODE,OCC_TITLE,OCC_GROUP,H_MEDIAN,A_PCT10,A_MEDIAN,A_PCT90,ANNUAL,HOURLY"
MODELS = "U.S.,Cross-industry,41-9012,Models,detailed,9.19,17000,19110,#,,"


def written(folder: Path, *lines: str, header: str = HEADER, name: str = "national_M2014_dl.csv") -> Path:
    path = folder / name
    path.write_text("\n".join([header, *lines, ""]), encoding="utf-8")
    return path


def read(path: Path) -> tuple[dict[str, tuple[Pay, ...]], Ledger]:
    ledger = Ledger(path.name)
    found = all_by_code(read_wages(path, ledger))
    assert ledger.balanced
    return found, ledger


@pytest.mark.parametrize(
    ("year", "read_rows", "used"),
    [(2012, 1394, 820), (2014, 1394, 820), (2019, 1329, 789), (2020, 1329, 789), (2024, 1403, 831)],
)
def test_every_row_of_a_file_is_used_or_is_a_group(shared_data: Path, year: int, read_rows: int, used: int) -> None:
    found, ledger = wages(shared_data, year)
    assert (ledger.read, ledger.used, len(found)) == (read_rows, used, used)
    assert {one.reason for one in ledger.left} == {"it is a group of occupations"}


@thorough
def test_the_file_of_all_years_gives_each_occupation_once_a_year(
    all_years: tuple[dict[str, tuple[Pay, ...]], Ledger],
) -> None:
    found, ledger = all_years
    assert (ledger.read, ledger.used, len(found)) == (20_728, 13_801, 1021)
    assert [one.name for one in ledger.left if one.reason == "no wage is published"] == ["41-9012 Models"]
    for pay in found.values():
        assert len({(one.year, one.period) for one in pay}) == len(pay)


@thorough
def test_a_code_that_is_a_group_and_an_occupation_is_used_once(
    all_years: tuple[dict[str, tuple[Pay, ...]], Ledger],
) -> None:
    found, ledger = all_years
    assert [pay.period for pay in found["13-1020"] if pay.year == 2017] == ["annual", "hourly"]
    assert not [one for one in ledger.left if "there already" in one.reason]


@pytest.mark.parametrize("year", [2019, 2020, 2024])
def test_trap_26_the_cap_is_the_one_that_the_file_tells(shared_data: Path, year: int) -> None:
    _, ledger = wages(shared_data, year)
    assert ledger.notes
    assert all(note.endswith("as the file says") for note in ledger.notes)


@thorough
def test_trap_26_the_cap_is_below_no_published_wage_of_its_year(
    all_years: tuple[dict[str, tuple[Pay, ...]], Ledger],
) -> None:
    found, _ = all_years
    for one in (one for pay in found.values() for one in pay):
        bound = cap(one.year, one.period)
        assert bound is not None
        assert all(amount < bound for amount in one.percentiles.values() if isinstance(amount, Decimal))


def test_trap_26_a_cap_that_nobody_knows_gives_no_bound(tmp_path: Path) -> None:
    found, ledger = read(written(tmp_path, MODELS, name="national_M2031_dl.csv"))
    assert found["41-9012"][0].percentiles == {10: 17_000, 50: 19_110}
    assert ledger.notes == [
        "the file marks wages at its cap of 2031 with # and does not state the cap; they were left out"
    ]


def test_trap_28_nothing_is_multiplied_by_a_year_of_hours(tmp_path: Path) -> None:
    actors = "U.S.,Cross-industry,27-2011,Actors,detailed,19.82,*,*,*,,TRUE"
    teachers = "U.S.,Cross-industry,25-2021,Teachers,detailed,*,35000,53760,83000,TRUE,"
    found, _ = read(written(tmp_path, actors, teachers))
    assert found["27-2011"] == (
        Pay(
            2014,
            period="hourly",
            currency="USD",
            percentiles={50: Decimal("19.82")},
            month=5,
            rounding=Decimal("0.01"),
        ),
    )
    assert [pay.period for pay in found["25-2021"]] == ["annual"]


def test_trap_16_the_year_is_the_file_s_own(tmp_path: Path) -> None:
    heading = "May 2014 OES Estimates,,"
    path = written(tmp_path, HEADER, MODELS, header=heading, name="wages.csv")
    assert read(path)[0]["41-9012"][0].year == 2014
    lines = [f"{year},{MODELS}" for year in (2012, 2014, 2014, "soon")]
    found, ledger = read(written(tmp_path, *lines, header=f"YEAR,{HEADER}", name="wages.csv"))
    assert {pay.year for pay in found["41-9012"]} == {2012, 2014}
    assert [one.reason for one in ledger.left] == [
        "the wages of 2014 are there already",
        "required is a year; what came is 'soon'",
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (MODELS.replace("U.S.", "Alabama"), "it is of Alabama, not of the whole country"),
        (MODELS.replace("Cross-industry", "Mining"), "it is of Mining, not of all industries"),
        (MODELS.replace("detailed", "broad"), "it is a group of occupations"),
        (MODELS.replace("41-9012", "41-901"), "it has no code such as 11-1011"),
        (MODELS.replace("17000", "many"), "required is a number; what came is 'many'"),
        (MODELS.replace("17000", "20000"), "an amount of at least percentile 10"),
        (MODELS.replace("17000", "-1"), "a finite number of 0 or more"),
    ],
)
def test_a_bad_row_costs_no_good_one(tmp_path: Path, line: str, reason: str) -> None:
    found, ledger = read(written(tmp_path, line, MODELS.replace("41-9012", "41-9011")))
    assert list(found) == ["41-9011"]
    assert reason in ledger.left[0].reason
    assert "\n" not in ledger.left[0].reason


def test_a_wage_of_0_costs_its_cell_and_not_the_row(tmp_path: Path) -> None:
    found, ledger = read(written(tmp_path, MODELS.replace("17000", "0")))
    whole, _ = read(written(tmp_path, MODELS))
    (without,), (pay,) = ([one for one in each["41-9012"] if one.period == "annual"] for each in (found, whole))
    assert {*pay.percentiles} - {*without.percentiles} == {10}
    assert all(amount == pay.percentiles[rank] for rank, amount in without.percentiles.items())
    assert (ledger.cells[0].name, ledger.used) == ("A_PCT10", 1)
    assert "required is an amount above 0" in ledger.cells[0].reason


def test_without_a_column_of_groups_a_code_in_0_may_be_one(tmp_path: Path) -> None:
    header = "OCC_CODE,OCC_TITLE,A_MEDIAN"
    found, _ = read(written(tmp_path, "41-9010,Models and more,1", "41-9012,Models,2", header=header))
    assert list(found) == ["41-9012"]


def test_trap_36_notes_under_the_table_are_no_rows(tmp_path: Path) -> None:
    _, ledger = read(written(tmp_path, MODELS, "Footnotes:", "* = not available"))
    assert (ledger.read, ledger.used) == (1, 1)


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("wages.csv", "a,b\n1,2\n", "required is a table of wages"),
        ("wages.csv", "OCC_CODE,A_MEDIAN\n11-1011,5\n", "required is the year of the wages"),
        ("wages.csv", "", "this one is empty"),
    ],
)
def test_another_table_gets_one_plain_sentence(name: str, text: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableInputError, match=told):
        read_wages(path, Ledger(name))


@given(
    broken_tables([HEADER, MODELS, MODELS.replace("41-9012", "41-9011"), "Footnotes:"]),
    st.sampled_from(["national_M2014_dl.csv", "wages.csv"]),
)
def test_no_file_breaks_the_reader_or_its_account(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, name: str
) -> None:
    path = tmp_path_factory.getbasetemp() / name
    path.write_bytes(data)
    ledger = Ledger(path.name)
    with suppress(UnreadableInputError):
        found = all_by_code(read_wages(path, ledger))
        assert ledger.used == sum(len({one.year for one in pay}) for pay in found.values())
    assert ledger.balanced


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
