"""Rows of several editions that are of one occupation: through two crosswalks, and where a crosswalk has gaps."""

from __future__ import annotations

from pathlib import Path

import pytest
from editions import edition
from extent import thorough

import narrate
from narrate.importing.bls.projections import Edition, read_edition
from narrate.importing.bls.records import Enrichment, occupations
from narrate.importing.ledger import Ledger
from narrate.importing.lookup import LookupRow
from narrate.importing.soc.crosswalk import Crosswalk, read_crosswalk
from narrate.records import Name, Occupation


def crosswalk(old: str, new: str, *pairs: tuple[str, str]) -> Crosswalk:
    titles = {old: {one: f"Title {one}" for one, _ in pairs}, new: {other: f"Title {other}" for _, other in pairs}}
    return Crosswalk(old, new, pairs, titles)


def made(editions: list[Edition], *crosswalks: Crosswalk) -> dict[str, Occupation]:
    found = {one.id: one for one in occupations(editions, crosswalks, Enrichment())}
    for one in editions:
        assert one.ledger.balanced
        assert one.ledger.read == len(one.lines)
    return found


def observed(record: Occupation) -> dict[int, int]:
    return {one.year: int(str(one.jobs)) for one in record.employment}


FIRST = crosswalk("soc2000", "soc2010", ("11-1011", "11-1021"), ("13-1001", "13-1011"), ("13-1002", "13-1011"))
SECOND = crosswalk("soc2010", "soc2018", ("11-1021", "11-1031"), ("13-1011", "13-1021"), ("13-1011", "13-1022"))


def test_two_crosswalks_lead_from_2000_to_2018() -> None:
    old = edition(2006, ("11-1011", "Title", 5), ("13-1001", "Title", 2), ("13-1002", "Title", 3))
    new = edition(2019, ("11-1031", "Title", 6), ("13-1021", "Title", 4), ("13-1022", "Title", 8))
    found = made([old, new], FIRST, SECOND)
    assert observed(found["11-1031"]) == {2006: 5000, 2019: 6000}
    # Two merged, and what came of them split: all four are one occupation, added up in both years.
    both = found["13-1021+13-1022"]
    assert observed(both) == {2006: 5000, 2019: 12_000}
    assert [one.codes for one in both.employment] == [("13-1001", "13-1002"), ("13-1021", "13-1022")]
    claims = narrate.report(both, locale="en_US").claims
    told = {fact for claim in claims for fact in claim.facts}
    assert "employment[2006].jobs (13-1001 + 13-1002)" in told
    assert "employment[2019].jobs (13-1021 + 13-1022)" in told
    assert old.ledger.added_up == new.ledger.added_up == 2
    assert [observed(found[code]) for code in ("13-1021", "13-1022")] == [{2019: 4000}, {2019: 8000}]


def test_where_a_part_is_missing_nothing_is_added_up() -> None:
    old = edition(2006, ("13-1001", "Title", 2))
    new = edition(2012, ("13-1011", "Title", 9))
    found = made([old, new], FIRST)
    assert observed(found["13-1011"]) == {2012: 9000}
    assert [one.reason for one in old.ledger.left] == [
        "its content changed with the classification, and 2006-16 has no row for 13-1002"
    ]


def test_a_number_that_is_used_again_is_not_joined_over_two_crosswalks() -> None:
    again = crosswalk("soc2000", "soc2010", ("11-1011", "11-1021"), ("11-1031", "11-1041"))
    later = crosswalk("soc2010", "soc2018", ("11-1021", "11-1031"), ("11-1041", "11-1051"))
    old = edition(2006, ("11-1011", "A", 5), ("11-1031", "B", 7))
    new = edition(2019, ("11-1031", "A", 6), ("11-1051", "B", 8))
    found = made([old, new], again, later)
    assert observed(found["11-1031"]) == {2006: 5000, 2019: 6000}
    assert observed(found["11-1051"]) == {2006: 7000, 2019: 8000}
    assert old.ledger.notes == [
        "a new code: 11-1011 A is 11-1031 since 2019-29", "a new code: 11-1031 B is 11-1051 since 2019-29",
    ]  # fmt: skip


def test_what_was_one_once_stands_by_itself_with_all_the_editions_that_have_it() -> None:
    walk = crosswalk("soc2010", "soc2018", ("15-1132", "15-1252"), ("15-1132", "15-1253"))
    editions = [
        edition(2014, ("15-1132", "Developers", 10)),
        edition(2021, ("15-1252", "Developers", 7), ("15-1253", "Testers", 5)),
        edition(2024, ("15-1252", "Developers", 8), ("15-1253", "Testers", 6)),
    ]
    found = made(editions, walk)
    assert {key: observed(one) for key, one in found.items()} == {
        "15-1252+15-1253": {2014: 10_000, 2021: 12_000, 2024: 14_000},
        "15-1252": {2021: 7000, 2024: 8000},
        "15-1253": {2021: 5000, 2024: 6000},
    }


def test_one_edition_is_never_added_up() -> None:
    walk = crosswalk("soc2010", "soc2018", ("15-1132", "15-1252"), ("15-1132", "15-1253"))
    found = made([edition(2024, ("15-1252", "Developers", 8), ("15-1253", "Testers", 6))], walk)
    assert {key: observed(one) for key, one in found.items()} == {"15-1252": {2024: 8000}, "15-1253": {2024: 6000}}


def test_a_crosswalk_that_was_cut_off_joins_nothing_that_it_does_not_tell() -> None:
    old = edition(2018, *((f"41-900{number}", f"Old {number}", number) for number in range(1, 9)))
    new = edition(2019, *((f"41-900{number}", f"New {number}", number) for number in range(1, 9)))
    found = made([old, new], crosswalk("soc2010", "soc2018", ("41-9001", "41-9001"), ("41-9002", "41-9002")))
    assert [key for key, one in found.items() if len(one.employment) == 2] == ["41-9001", "41-9002"]
    assert len(found) == 8
    assert old.ledger.notes[0] == (
        "the crosswalk has nothing on 6 of its 8 occupations, which were kept separate: 41-9003 Old 3; "
        "41-9004 Old 4; 41-9005 Old 5; ..."
    )
    assert len(old.ledger.left) == 6


def test_without_a_crosswalk_a_change_of_the_classification_is_told() -> None:
    old = edition(2018, ("13-2051", "Financial analysts", 3), ("29-1061", "Anesthesiologists", 2))
    new = edition(2019, ("13-2051", "Financial and investment analysts", 3), ("29-1211", "Anesthesiologists", 2))
    found = made([old, new])
    assert observed(found["13-2051"]) == {2018: 3000, 2019: 3000}
    told = "2018-28 is of soc2010 and 2019-29 of soc2018; without a crosswalk between them rows were joined where their code"
    assert old.ledger.notes == [
        f"{told} is the same",
        "a new title: 13-2051 Financial analysts is Financial and investment analysts since 2019-29",
    ]
    assert [one.name for one in old.ledger.left] == ["29-1061 Anesthesiologists"]


def test_a_row_that_is_there_twice_is_not_added_up_with_itself(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text(
        "Occupation Title,Occupation Code,Employment 2018,Employment 2028,"
        '"Employment Change, 2018-2028","Employment Percent Change, 2018-2028"\n'
        "Models,41-9012,4.8,5.0,0.2,4.2\nModels,41-9012,4.8,5.0,0.2,4.2\n",
        encoding="utf-8",
    )
    one = read_edition(path, Ledger(path.name))
    assert [line.base for line in one.lines] == [4800]
    assert [str(left) for left in one.ledger.left] == ["export.csv, line 3: 41-9012 Models: its code is there already"]


@pytest.mark.parametrize(
    ("file", "old", "new", "pairs"),
    [
        ("soc_2000_to_2010_crosswalk.xls", "soc2000", "soc2010", 860),
        ("soc_2010_to_2018_crosswalk.xlsx", "soc2010", "soc2018", 900),
    ],
)
def test_the_official_crosswalks_are_read_whole(shared_data: Path, file: str, old: str, new: str, pairs: int) -> None:
    ledger = Ledger(file)
    found = read_crosswalk(shared_data / "soc-crosswalks" / "raw" / file, ledger)
    assert (found.old, found.new, ledger.read, ledger.used) == (old, new, pairs, pairs)
    # Military occupations are none of the projections.
    assert not [pair for pair in found.pairs if pair[0].startswith("55-") or pair[1].startswith("55-")]


@thorough
def test_ten_editions_lose_no_row(shared_data: Path) -> None:
    raw = shared_data / "bls-employment-projections" / "raw"
    names = (
        "2012-22_occupation.xls", "2014-24_occupation.xlsx", "2016-26_occupation.xlsx", "2018-28_web-export.csv.gz",
        "2019-29_occupation.xlsx", "2020-30_web-export.csv", "2021-31_web-export.csv.gz", "2022-32_web-export.csv.gz",
        "2023-33_occupation.xlsx", "2024-34_occupation.xlsx",
    )  # fmt: skip
    editions = [read_edition(raw / name, Ledger(name)) for name in names]
    walks = [
        read_crosswalk(shared_data / "soc-crosswalks" / "raw" / name, Ledger(name))
        for name in ("soc_2000_to_2010_crosswalk.xls", "soc_2010_to_2018_crosswalk.xlsx")
    ]
    found = list(occupations(editions, walks, Enrichment()))
    assert all(one.ledger.balanced for one in editions)
    assert [one.ledger.read for one in editions] == [len(one.lines) for one in editions]
    newest = {line.code: line for line in editions[-1].lines if line.detailed}
    # Every occupation of the newest edition stands for itself, whatever it was together with.
    assert newest.keys() <= {one.id for one in found}
    alone = [one for one in found if one.id in newest and len(one.employment) == 10]
    assert len(alone) > 700


def test_a_list_of_titles_has_the_order_that_no_rule_is_sure_of() -> None:
    rows = ("13-1021", "Buyers, farm products", 5), ("29-1000", "Opticians, n.e.c.", 2)
    listed = {"13-1021": Name("farm products buyers"), "29-1000": Name("other opticians")}
    beside, ledger = Enrichment(), Ledger("titles.csv")
    ledger.use(2)
    beside.names.add([LookupRow((code,), None, None, "", {"en": name}) for code, name in listed.items()], ledger)
    found = {one.id: one.names["en"] for one in occupations([edition(2014, *rows)], [], beside)}
    assert found["13-1021"] == Name("farm products buyers")
    # Other words are no other order of the same ones.
    assert found["29-1000"] == Name("opticians, n.e.c.", proposed=True, inverted=True)
