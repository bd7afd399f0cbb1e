"""What ``narrate import`` makes of the published files, cell by cell and join by join."""

from __future__ import annotations

import csv
import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from extent import share

import narrate
from narrate.cli import main
from narrate.importing.bls.labels import EDUCATION, EXPERIENCE, TRAINING
from narrate.importing.ledger import Ledger
from narrate.importing.lookup import title_key
from narrate.importing.soc.crosswalk import parts, read_crosswalk

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
JOINS = [*zip(EDITIONS, list(EDITIONS)[1:], strict=False), ("2012-22", "2022-32"), ("2014-24", "2024-34")]


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def balance(account: str) -> dict[str, tuple[int, int, int]]:
    """Read the account: of each file the rows read, used and left over."""
    found = {
        one["file"]: (int(one["read"]), int(one["used"]), int(one["left"]))
        for one in re.finditer(
            r"^(?P<file>\S.*): (?P<read>\d+) rows? read = (?P<used>\d+) used \+ (?P<left>\d+) left over",
            account,
            re.MULTILINE,
        )
    }
    for read, used, left in found.values():
        assert read == used + left
    return found


def thousands(cell: str) -> int:
    return int(Decimal(cell) * 1000)


def expected(row: dict[str, str], edition: str) -> dict[str, Any]:
    """The record of a row of a cleaned file, but for its name."""
    base = int(edition[:4])
    projection: dict[str, Any] = {
        "base_year": base,
        "target_year": base + 10,
        "jobs": thousands(row["jobs_proj_k"]),
        "change": thousands(row["change_k"]),
        "percent": Decimal(row["change_pct"]),
        "rounding": 100,
    }
    if row["openings_kind"] == "annual average" and row["openings_k"]:
        projection["openings_per_year"] = thousands(row["openings_k"])
    record: dict[str, Any] = {
        "id": row["soc"],
        "scheme": "soc2018" if base >= 2019 else "soc2010",
        "employment": [{"year": base, "jobs": thousands(row["jobs_base_k"]), "rounding": 100}],
        "projections": [projection],
    }
    if row["median_wage_usd"]:
        wage: Any = Decimal(row["median_wage_usd"])
        wage = {"at_least": wage} if row["median_wage_bound"] else wage
        pay = {
            "year": int(row["wage_year"]),
            "period": "annual",
            "currency": "USD",
            "percentiles": {"50": wage},
            "month": 5,
        }
        record["pay"] = [{**pay, "rounding": 10}]
    labels = (("education", EDUCATION, "education"), ("experience", EXPERIENCE, "work_experience"))
    entry = {
        field: known[row[column].lower()]
        for field, known, column in (*labels, ("training", TRAINING, "ojt"))
        if row[column]
    }
    return record | ({"entry": entry} if entry else {})


@pytest.mark.parametrize("edition", share(tuple(EDITIONS), 3))
def test_every_cell_of_every_edition_comes_out_as_it_was_published(
    edition: str, shared_data: Path, tmp_path: Path
) -> None:
    folder = shared_data / "bls-employment-projections"
    to = tmp_path / "records.jsonl"
    result = run("import", "bls-projections", folder / "raw" / EDITIONS[edition], "--groups", "--to", to)
    assert result.exit_code == 0, result.stderr
    made = {one["id"]: one for one in map(from_json, to.read_text("utf-8").splitlines())}
    rows = table(folder / f"ep-{edition}.csv")
    assert balance(result.stderr) == {EDITIONS[edition]: (len(rows), len(rows), 0)}
    assert len(made) == len(rows)
    for row in rows:
        record = made[row["soc"]]
        names, (source,) = record.pop("names"), record.pop("sources")
        assert record == expected(row, edition)
        assert source["title"] == f"Employment Projections {edition}"
        assert set(source["covers"]) == {"names", *record} - {"id", "scheme"}
        assert title_key(names["en"]["plural"]) == title_key(row["title"])


def from_json(line: str) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(line, parse_float=Decimal)
    return record


@pytest.mark.parametrize(("first", "second"), share(JOINS, 8), ids=str)
def test_the_join_of_two_editions_is_the_published_one_row_by_row(
    first: str, second: str, shared_data: Path, tmp_path: Path
) -> None:
    raw = shared_data / "bls-employment-projections" / "raw"
    to = tmp_path / "records.jsonl"
    result = run("import", "bls-projections", raw / EDITIONS[first], raw / EDITIONS[second], "--to", to)
    assert result.exit_code == 0, result.stderr
    balance(result.stderr)
    rows = table(shared_data / f"occupations-{first[:4]}-{second[:4]}.csv")
    figures = [list(map(int, list(row.values())[3:])) for row in rows]
    joint = [one for one in records(to).values() if len(one.employment) == 2]
    made = {
        one.id: [
            jobs for held, told in zip(one.employment, one.projections, strict=True) for jobs in (held.jobs, told.jobs)
        ]
        for one in joint
    }
    assert made == {row["soc"]: told for row, told in zip(rows, figures, strict=True)}
    titles = {row["soc"]: title_key(row["title"]) for row in rows}
    assert {one.id: title_key(one.names["en"].plural or "") for one in joint} == titles


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def records(path: Path) -> dict[str, narrate.Occupation]:
    return {one.id: one for one in map(narrate.from_dict, map(json.loads, path.read_text("utf-8").splitlines()))}


def test_the_crosswalk_joins_every_occupation_of_2018_28_and_2019_29(shared_data: Path, tmp_path: Path) -> None:
    raw = shared_data / "bls-employment-projections" / "raw"
    crosswalk = shared_data / "soc-crosswalks" / "raw" / "soc_2010_to_2018_crosswalk.xlsx"
    to = tmp_path / "records.jsonl"
    files = (raw / EDITIONS["2018-28"], raw / EDITIONS["2019-29"])
    result = run("import", "bls-projections", *files, "--crosswalk", crosswalk, "--to", to)
    assert result.exit_code == 0, result.stderr
    joint = [one for one in records(to).values() if len(one.employment) == 2]
    old, new = ({row["soc"]: row for row in detailed(shared_data, edition)} for edition in ("2018-28", "2019-29"))
    # Without the crosswalk it is 710. Each occupation of either edition is in one record, with its published jobs.
    halves = [tuple(value.codes or (one.id,) for value in one.employment) for one in joint]
    assert sorted(code for half, _ in halves for code in half) == sorted(old)
    assert sorted(code for _, half in halves for code in half) == sorted(new)
    assert (len(new), len(joint)) == (790, 778)
    for one, (before, after) in zip(joint, halves, strict=True):
        told = [*(value.jobs for value in one.employment), *(value.jobs for value in one.projections)]
        assert told == [
            sum(thousands(rows[code][column]) for code in codes)
            for column in ("jobs_base_k", "jobs_proj_k")
            for codes, rows in ((before, old), (after, new))
        ]
    # Held against the crosswalk: what the old codes became is what the new codes are, and nothing else.
    walk = read_crosswalk(crosswalk, Ledger("crosswalk"))
    ahead: dict[str, set[str]] = {}
    for code, later in walk.pairs:
        ahead.setdefault(code, set()).add(later)
    old_parts, new_parts = (
        parts({code: row["title"] for code, row in rows.items()}, walk.titles[scheme])
        for rows, scheme in ((old, "soc2010"), (new, "soc2018"))
    )
    for before, after in halves:
        became = {later for code in before for part in old_parts[code] for later in ahead[part]}
        assert became == {part for code in after for part in new_parts[code]}


def detailed(data: Path, edition: str) -> list[dict[str, str]]:
    rows = table(data / "bls-employment-projections" / f"ep-{edition}.csv")
    return [row for row in rows if row["occ_type"] == "Line item"]
