"""What importers say of the figures themselves: their month, the unit they were published in, their questionnaire."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner

import narrate
from narrate import AtLeast, Occupation
from narrate.cli import main
from narrate.records.rules import is_multiple

PROJECTIONS = "bls-employment-projections/raw/2014-24_occupation.xlsx"


def imported(tmp_path: Path, *arguments: object) -> list[Occupation]:
    out = tmp_path / "records.jsonl"
    result = CliRunner().invoke(main, ["import", *map(str, arguments), "--to", str(out)])
    assert result.exit_code == 0, result.stderr
    return [narrate.from_dict(json.loads(line)) for line in out.read_text("utf-8").splitlines()]


def units_of_pay(records: list[Occupation]) -> set[tuple[str, int | None, Decimal | None]]:
    return {(pay.period, pay.month, pay.rounding) for record in records for pay in record.pay}


def test_the_bureaus_wages_are_of_may_and_in_tens_of_dollars_or_cents(shared_data: Path, tmp_path: Path) -> None:
    wages = shared_data / "bls-oews" / "raw" / "national_M2014_dl.csv"
    records = imported(tmp_path, "bls-projections", shared_data / PROJECTIONS, "--wages", wages)
    assert {pay.year for record in records for pay in record.pay} == {2014, 2015}
    assert units_of_pay(records) == {("annual", 5, Decimal(10)), ("hourly", 5, Decimal("0.01"))}


@pytest.mark.parametrize("name", ["ooh-profiles-2024-34.jsonl.gz", "ooh-2019-29_sample_RECONSTRUCTED.xml"])
def test_the_handbooks_wages_and_shares_have_their_units(name: str, shared_data: Path, tmp_path: Path) -> None:
    kind = "ooh-xml" if name.endswith("xml") else "ooh-html"
    records = imported(tmp_path, kind, shared_data / "ooh" / name)
    assert {month for _, month, _ in units_of_pay(records)} == {5}
    for record in records:
        for pay in record.pay:
            amounts = [amount for amount in pay.percentiles.values() if not isinstance(amount, AtLeast)]
            assert pay.rounding is not None or not all(is_multiple(one, Decimal(10)) for one in amounts)
        for employer in record.employers:
            whole = employer.share is not None and employer.share == int(employer.share)
            assert employer.rounding == (1 if whole else None)


def test_the_handbooks_pages_have_shares_in_whole_percent(shared_data: Path, tmp_path: Path) -> None:
    records = imported(tmp_path, "ooh-html", shared_data / "ooh" / "raw")
    units = {one.rounding for record in records for one in record.employers if one.share is not None}
    assert units == {Decimal(1)}


def test_jobs_of_the_bureau_and_of_cops_are_in_hundreds(shared_data: Path, tmp_path: Path) -> None:
    cops = shared_data / "canada-cops" / "raw" / "cops_summary_2024-2033.csv"
    for arguments in (("bls-projections", shared_data / PROJECTIONS), ("cops", cops)):
        records = imported(tmp_path, *arguments)
        assert {one.rounding for record in records for one in record.employment} == {100}
        assert {one.rounding for record in records for one in record.projections} == {100}


def test_scores_name_their_questionnaire_but_for_that_of_skills(shared_data: Path, tmp_path: Path) -> None:
    raw = shared_data / "onet-29.3" / "raw"
    files = raw / "Work_Values.xlsx", raw / "Interests.xlsx"
    edition = shared_data / "bls-employment-projections" / "raw" / "2024-34_occupation.xlsx"
    records = imported(tmp_path, "bls-projections", edition, "--skills", files[0], "--skills", files[1])
    instruments = {skill.instrument for record in records for skill in record.skills}
    assert instruments == {"work values", "interests"}
