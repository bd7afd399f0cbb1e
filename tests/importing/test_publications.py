"""Imported records say which publications they are from, and what each of them covers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from extent import thorough

from narrate.cli import main
from narrate.records import Source, merged_sources


def imported(tmp_path: Path, *arguments: object) -> list[dict[str, Any]]:
    to = tmp_path / "records.jsonl"
    result = CliRunner().invoke(main, ["import", *map(str, arguments), "--to", str(to)])
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in to.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def joined(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    editions = shared_data / "bls-employment-projections" / "raw"
    return imported(
        tmp_path_factory.mktemp("joined"),
        "bls-projections",
        editions / "2023-33_occupation.xlsx",
        editions / "2024-34_occupation.xlsx",
        "--wages",
        shared_data / "bls-oews" / "raw" / "national_M2024_dl.xlsx",
        "--skills",
        shared_data / "onet-29.3" / "skills.csv.gz",
        "--titles",
        shared_data / "multilingual-titles" / "soc2010-es.csv",
    )


@thorough
def test_every_record_of_editions_names_each_edition_and_what_it_covers(joined: list[dict[str, Any]]) -> None:
    for record in joined:
        titles = [source["title"] for source in record["sources"]]
        assert titles[:1] in (["Employment Projections 2023-33"], ["Employment Projections 2024-34"])
        assert len(titles) == len(set(titles))
        covered = {part for source in record["sources"] for part in source["covers"]}
        assert covered >= {part for part in ("employment", "projections", "pay", "skills", "entry") if record.get(part)}


def test_no_source_covers_what_the_record_does_not_have(joined: list[dict[str, Any]]) -> None:
    for record in joined:
        for source in record["sources"]:
            assert any(record.get(part) for part in source["covers"]), (record["id"], source)


def test_the_license_of_onet_travels_with_its_scores(joined: list[dict[str, Any]]) -> None:
    with_scores = [record for record in joined if record.get("skills")]
    assert len(with_scores) > 700
    for record in with_scores:
        (onet,) = [source for source in record["sources"] if source["covers"] == ["skills"]]
        assert onet["license"].startswith("CC BY 4.0; O*NET is a trademark of USDOL/ETA")


def test_a_day_of_retrieval_is_not_made_up(joined: list[dict[str, Any]]) -> None:
    assert not [source for record in joined for source in record["sources"] if source.get("retrieved")]


def test_canada_s_projections_are_under_their_own_license(shared_data: Path, tmp_path: Path) -> None:
    file = shared_data / "canada-cops" / "raw" / "cops_summary_2024-2033.csv"
    for record in imported(tmp_path, "cops", file):
        (source,) = record["sources"]
        assert source["license"] == "Open Government Licence - Canada"
        assert set(source["covers"]) == {part for part in ("names", "employment", "projections") if record.get(part)}


def test_a_source_that_is_there_twice_covers_what_both_cover() -> None:
    first, second = Source("Handbook", covers=("pay",)), Source("Handbook", covers=("employment",))
    assert merged_sources([first, second]) == (Source("Handbook", covers=("employment", "pay")),)
    whole = Source("Handbook")
    assert merged_sources([first, whole]) == (whole,)
