"""The Employment Projections: every edition in every form, joined with each other and through the crosswalks."""

from __future__ import annotations

import csv
import gzip
import re
from decimal import Decimal
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from narrate.errors import UnreadableInputError
from narrate.importing.bls.merge import MergedRows, merged_rows
from narrate.importing.bls.projections import Edition, ProjectionRow, read_edition
from narrate.importing.files import cells
from narrate.importing.files.tables import Tables
from narrate.importing.ledger import Ledger
from narrate.importing.soc.crosswalk import Crosswalk, parts, read_crosswalk
from narrate.records import AtLeast

EDITIONS = {
    "2012-22": "2012-22_occupation.xls",
    "2014-24": "2014-24_occupation.xlsx",
    "2016-26": "2016-26_occupation.xlsx",
    "2018-28": "2018-28_web-export.csv.gz",
    "2019-29": "2019-29_occupation.xlsx",
    "2020-30": "2020-30_web-export.csv",
    "2021-31": "2021-31_web-export.csv.gz",
    "2022-32": "2022-32_web-export.csv.gz",
    "2023-33": "2023-33_occupation.xlsx",
    "2024-34": "2024-34_occupation.xlsx",
}
OTHER_FORMS = [
    "2012-22_web-export.csv",
    "2016-26_web-export.csv.gz",
    "2016-26_table-1.7.html.gz",
    "2019-29_occupation_first-release-2020.xlsx",
    "2019-29_web-export.csv.gz",
    "2024-34_web-export_resaved.csv",
]


def edition(data: Path, file: str) -> Edition:
    return read_edition(data / "bls-employment-projections" / "raw" / file, Ledger(file))


def clean(data: Path, name: str) -> dict[str, dict[str, str]]:
    path = data / "bls-employment-projections" / f"ep-{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {row["soc"]: row for row in csv.DictReader(file)}


def jobs(thousands: str) -> int | None:
    return int(Decimal(thousands) * 1000) if thousands else None


def told(row: dict[str, str], *, wages: bool) -> tuple[object, ...]:
    """What the cleaned file says of a row."""
    wage: object = Decimal(row["median_wage_usd"]) if row["median_wage_usd"] else None
    if row["median_wage_bound"] and isinstance(wage, Decimal):
        wage = AtLeast(wage)
    yearly = row["openings_kind"] == "annual average"
    return (
        row["title"],
        jobs(row["jobs_base_k"]),
        jobs(row["jobs_proj_k"]),
        jobs(row["change_k"]),
        Decimal(row["change_pct"]) if row["change_pct"] else None,
        row["occ_type"] == "Line item",
        (jobs(row["openings_k"]), wage) if yearly and wages else wage if wages else None,
    )


def read(line: ProjectionRow, *, yearly: bool, wages: bool) -> tuple[object, ...]:
    last: object = (line.openings, line.wage) if yearly and wages else line.wage if wages else None
    return (line.title, line.base, line.target, line.change, line.percent, line.detailed, last)


@pytest.mark.parametrize("name", EDITIONS)
def test_every_title_of_every_edition_is_the_cleaned_one(name: str, shared_data: Path) -> None:
    # That every figure is the cleaned one, tests/cli/test_imports_published.py shows.
    found, rows = edition(shared_data, EDITIONS[name]), clean(shared_data, name)
    assert found.name == name
    assert {line.code: line.title for line in found.lines} == {code: row["title"] for code, row in rows.items()}
    assert not found.ledger.left


@pytest.mark.parametrize("name", [name for name, file in EDITIONS.items() if file.endswith(".xlsx")])
def test_trap_32_a_workbook_saved_again_as_text_has_the_same_rows(name: str, shared_data: Path, tmp_path: Path) -> None:
    path = shared_data / "bls-employment-projections" / "raw" / EDITIONS[name]
    ledger = Ledger(path.name)
    lines = read_edition(path, ledger).lines
    tables = Tables(path, ledger)
    sheet = lines[0].place.removeprefix("sheet ").partition(",")[0]
    saved = tmp_path / "saved.csv"
    with saved.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows(
            [cells.text(cell) if isinstance(cell, Decimal) else cell for cell in row.cells]
            for row in tables.rows(sheet)
        )
    again = read_edition(saved, Ledger(saved.name)).lines
    assert [evolve(line, place="") for line in again] == [evolve(line, place="") for line in lines]


@pytest.mark.parametrize("file", OTHER_FORMS)
def test_another_form_of_an_edition_has_the_same_employment(file: str, shared_data: Path) -> None:
    found = edition(shared_data, file)
    rows = clean(shared_data, found.name)
    detailed = [line for line in found.lines if line.detailed]
    assert {line.code for line in detailed} == {code for code, row in rows.items() if row["occ_type"] == "Line item"}
    for line in detailed:
        # Wages and openings are revised between releases, employment is not.
        assert read(line, yearly=True, wages=False) == told(rows[line.code], wages=False), line.place


def official(data: Path) -> Crosswalk:
    path = data / "soc-crosswalks" / "raw" / "soc_2010_to_2018_crosswalk.xlsx"
    return read_crosswalk(path, Ledger(path.name))


def joined(data: Path, first: str, second: str, crosswalks: list[Crosswalk]) -> tuple[list[MergedRows], list[Edition]]:
    editions = [edition(data, EDITIONS[name]) for name in (first, second)]
    return list(merged_rows(editions, crosswalks)), editions


def test_trap_17_a_title_under_a_new_code_is_joined_and_noted(shared_data: Path) -> None:
    found, _ = joined(shared_data, "2018-28", "2019-29", [official(shared_data)])
    by_code = {joint.shares[-1].lines[0].code: joint for joint in found if len(joint.shares) == 2}
    assert [line.code for line in by_code["29-1211"].shares[0].lines] == ["29-1061"]
    assert by_code["15-1251"].shares[0].lines[0].title == "Computer programmers"
    # 13-2051 keeps its number and changes its content: it is joined where the content went.
    assert [line.code for line in by_code["13-2098"].shares[0].lines] == ["13-2051", "13-2099"]


def test_trap_18_a_group_in_one_edition_is_an_occupation_in_the_next(shared_data: Path) -> None:
    without, _ = joined(shared_data, "2018-28", "2019-29", [])
    assert "45-3031" in {joint.shares[-1].lines[0].code for joint in without if len(joint.shares) == 1}
    found, _ = joined(shared_data, "2018-28", "2019-29", [official(shared_data)])
    fishing = next(joint for joint in found if joint.shares[-1].lines[0].code == "45-3031")
    assert [line.code for line in fishing.shares[0].lines] == ["45-3000"]


def test_trap_19_groups_are_told_from_occupations_by_another_sheet(shared_data: Path) -> None:
    found = edition(shared_data, EDITIONS["2012-22"])
    cashiers = [line for line in found.lines if line.title == "Cashiers"]
    assert [(line.code, line.detailed) for line in cashiers] == [("41-2010", False), ("41-2011", True)]
    assert sum(line.detailed for line in found.lines) == 818


def test_trap_19_a_table_with_groups_that_nothing_tells_from_occupations_is_refused(tmp_path: Path) -> None:
    rows = '"Total, all occupations",00-0000,9.6,10.0,0.4,4.2\nModels,41-9012,4.8,5.0,0.2,4.2\n'
    with pytest.raises(
        UnreadableInputError, match=r"distinguishes occupations from groups .* \(00-0000 Total, all occupations\)"
    ):
        read_edition(written(tmp_path, HEADER + rows), Ledger("export.csv"))


def test_trap_20_codes_that_no_classification_has_are_read_by_their_parts(shared_data: Path) -> None:
    crosswalk = official(shared_data)
    lines = [line for line in edition(shared_data, EDITIONS["2019-29"]).lines if line.detailed]
    found = parts({line.code: line.title for line in lines}, crosswalk.titles["soc2018"])
    assert found["11-9198"] == {"11-9072", "11-9179", "11-9199"}
    assert found["15-1256"] == {"15-1252", "15-1253"}
    assert found["13-1020"] == {"13-1021", "13-1022", "13-1023"}
    covered = [code for held in found.values() for code in held]
    assert len(covered) == len(set(covered))
    assert set(covered) == set(crosswalk.titles["soc2018"])


def test_trap_15_ten_year_totals_of_openings_are_no_openings_a_year(shared_data: Path) -> None:
    old, new = edition(shared_data, EDITIONS["2014-24"]), edition(shared_data, EDITIONS["2016-26"])
    assert all(line.openings is None for line in old.lines)
    assert any("ten-year totals" in note for note in old.ledger.notes)
    nurses = next(line for line in new.lines if line.title == "Registered nurses")
    assert nurses.openings == 203_700


def test_trap_16_the_year_of_a_wage_is_its_own(shared_data: Path) -> None:
    assert edition(shared_data, EDITIONS["2014-24"]).wage_year == 2015
    assert edition(shared_data, EDITIONS["2022-32"]).wage_year == 2023


def test_trap_24_marks_are_no_part_of_a_title(shared_data: Path) -> None:
    titles = [line.title for name in EDITIONS for line in edition(shared_data, EDITIONS[name]).lines]
    assert not [title for title in titles if re.search(r"[\[(]\d+[\])]|\*|#| {2}|\s$|Show/hide", title)]


def test_trap_26_a_capped_wage_is_a_bound(shared_data: Path) -> None:
    capped = [line for line in edition(shared_data, EDITIONS["2014-24"]).lines if isinstance(line.wage, AtLeast)]
    assert len([line for line in capped if line.detailed]) == 8
    assert {line.wage for line in capped} == {AtLeast(Decimal(187_200))}


def test_trap_27_none_is_a_value(shared_data: Path) -> None:
    lines = [line for line in edition(shared_data, EDITIONS["2014-24"]).lines if line.detailed]
    assert sum(line.experience == "none" for line in lines) == 714
    fishing = next(line for line in lines if line.code == "45-3000")
    assert (fishing.education, fishing.experience, fishing.training) == (None, None, None)


HEADER = (
    "Occupation Title,Occupation Code,Employment 2018,Employment 2028,"
    '"Employment Change, 2018-2028","Employment Percent Change, 2018-2028"\n'
)


def written(folder: Path, text: str) -> Path:
    path = folder / "export.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_row_that_cannot_be_read_is_left_over_with_its_reason(tmp_path: Path) -> None:
    rows = "Models,41-9012,4.8,5.0,0.2,4.2\nActors,27-2011,N/A,1.0,0.0,0.0\nDancers,27-2031,many,1.0,0.0,0.0\n"
    ledger = Ledger("export.csv")
    found = read_edition(written(tmp_path, HEADER + rows), ledger)
    assert [line.title for line in found.lines] == ["Models"]
    assert [one.name for one in ledger.left] == ["27-2011 Actors", "27-2031 Dancers"]
    assert "what came is 'many'" in ledger.left[1].reason
    assert "line 4" in ledger.left[1].place


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "this one is empty"),
        ("a,b\n1,2\n", "no sheet of this file is one"),
        (HEADER, "no sheet of this file is one"),
        (HEADER.replace("Employment 2018,", "") + "Models,41-9012,4.8,0.2,4.2\n", "employment of a base year"),
    ],
)
def test_another_table_gets_one_plain_sentence(text: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableInputError, match=told):
        read_edition(written(tmp_path, text), Ledger("export.csv"))


@settings(max_examples=60)
@given(st.data())
def test_a_fuzzed_file_never_crashes_and_loses_no_row(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    rows = [f"Title {number},11-{1000 + number},1.{number % 10},2.0,0.9,7{number}.1" for number in range(12)]
    text = HEADER + "\n".join(data.draw(st.permutations(rows))) + "\n"
    raw = bytearray(text.encode())
    for _ in range(data.draw(st.integers(0, 6))):
        place = data.draw(st.integers(0, len(raw) - 1))
        raw[place : place + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=4))
    raw = raw[: data.draw(st.integers(0, len(raw)))]
    path = tmp_path_factory.mktemp("fuzz") / "export.csv"
    path.write_bytes(gzip.compress(bytes(raw)) if data.draw(st.booleans()) else bytes(raw))
    ledger = Ledger(path.name)
    try:
        found = read_edition(path, ledger)
    except UnreadableInputError:
        return
    assert len(found.lines) + len(ledger.left) <= 14
    assert found.lines


def test_a_wage_of_0_costs_its_cell_and_not_the_row(tmp_path: Path) -> None:
    header = (
        "Occupation Title,Occupation Code,Employment 2018,Employment 2028,"
        '"Employment Change, 2018-2028","Employment Percent Change, 2018-2028",Median Annual Wage 2018'
    )
    path = tmp_path / "edition.csv"
    path.write_text(
        f"{header}\nModels,41-9012,4.8,5.0,0.2,4.2,0\nDivers,29-1061,2.0,2.1,0.1,5.0,54800\n", encoding="utf-8"
    )
    ledger = Ledger(path.name)
    models, divers = read_edition(path, ledger).lines
    assert (models.base, models.wage, divers.wage) == (4_800, None, Decimal(54_800))
    assert [(one.name, one.place) for one in ledger.cells] == [("median annual wage", "edition.csv, line 2")]
