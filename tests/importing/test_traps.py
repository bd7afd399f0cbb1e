"""Traps of the published editions, each with the case that shows it; the other readers' traps are with their readers."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

import narrate
from narrate.importing.bls.oews import read_wages
from narrate.importing.bls.projections import Edition, read_edition
from narrate.importing.bls.records import Enrichment, occupations
from narrate.importing.ledger import Ledger
from narrate.importing.lookup import title_key
from narrate.importing.titles.reader import read_titles
from narrate.records import Occupation

FILES = {
    "2012-22": "2012-22_occupation.xls",
    "2014-24": "2014-24_occupation.xlsx",
    "2016-26": "2016-26_occupation.xlsx",
    "2018-28": "2018-28_web-export.csv.gz",
    "2020-30": "2020-30_web-export.csv",
    "2023-33": "2023-33_occupation.xlsx",
    "2024-34": "2024-34_occupation.xlsx",
}

Made = Callable[..., dict[str, Occupation]]


@pytest.fixture(scope="module")
def made(shared_data: Path) -> Made:
    """The records of editions, by id."""

    @cache
    def of(*names: str) -> dict[str, Occupation]:
        return {one.id: one for one in occupations([read(shared_data, name) for name in names], [], Enrichment())}

    return of


def read(data: Path, name: str) -> Edition:
    return read_edition(data / "bls-employment-projections" / "raw" / FILES[name], Ledger(FILES[name]))


def jobs(record: Occupation) -> list[int]:
    """Base and target of each edition, in turn."""
    pairs = zip(record.employment, record.projections, strict=True)
    return [int(str(value)) for held, told in pairs for value in (held.jobs, told.jobs)]


def told(record: Occupation) -> str:
    return narrate.report(record, locale="en_US").text


def sign(value: int) -> int:
    return (value > 0) - (value < 0)


def both(records: dict[str, Occupation]) -> list[list[int]]:
    return [jobs(one) for one in records.values() if len(one.employment) == 2]


def test_trap_1_a_change_is_the_published_one_and_no_difference(made: Made) -> None:
    records = made("2014-24")
    chief = records["11-1011"]
    assert jobs(chief) == [343_400, 339_400]
    assert chief.projections[0].change == -4_100
    differ = [one for one in records.values() if one.projections[0].change != jobs(one)[1] - jobs(one)[0]]
    assert len(differ) == 200


def test_trap_2_a_percent_is_the_published_one_and_no_quotient(made: Made) -> None:
    records = made("2014-24")
    prosthodontists, contractors = records["29-1024"], records["13-1074"]
    assert (jobs(prosthodontists), prosthodontists.projections[0].percent) == ([800, 1_000], Decimal("17.8"))
    assert "17.8" in told(prosthodontists)
    assert "25" not in told(prosthodontists).replace("25th", "")
    assert (jobs(contractors), contractors.projections[0].percent) == ([100, 100], Decimal("-8.9"))
    # Either is told, and never that the level stayed.
    assert not re.search(r"remain|no change|unchanged", told(contractors))


def test_trap_3_zero_with_a_percent_and_a_change_without_one(made: Made) -> None:
    geographers = next(one for one in made("2023-33").values() if one.names["en"].plural == "geographers")
    assert (jobs(geographers), geographers.projections[0].change) == ([1_600, 1_700], 0)
    assert geographers.projections[0].percent == Decimal("2.5")
    receptionists = made("2024-34")["43-4171"]
    assert receptionists.projections[0].change == 300
    assert receptionists.projections[0].percent == Decimal("0.0")
    exact = [one for one in made("2024-34").values() if one.projections[0].change == 0]
    assert len(exact) == 31
    for one in (geographers, receptionists, *exact):
        assert not re.search(r"\b0(\.0)? percent|0\.0%|\b0%|-0", told(one))


def test_trap_5_groups_do_not_come_among_what_is_added_up(shared_data: Path) -> None:
    found = read(shared_data, "2014-24")
    assert sum(line.base for line in found.lines if line.detailed) == 150_538_700
    total = next(line for line in found.lines if line.code == "00-0000")
    assert total.base == 150_539_900
    list(occupations([found], [], Enrichment()))
    assert "00-0000 Total, all occupations" in {one.name for one in found.ledger.left}
    # The total is published and not the sum of its parts.
    alone = read(shared_data, "2014-24")
    with_groups = {one.id: one for one in occupations([alone], [], Enrichment(), groups=True)}
    assert jobs(with_groups["00-0000"])[0] == 150_539_900


def test_trap_8_a_fall_of_three_quarters_is_told_without_a_minus(made: Made) -> None:
    firers = made("2016-26")["53-4012"]
    assert firers.projections[0].percent == Decimal("-78.6")
    assert "decline 78.6 percent" in told(firers)
    assert not re.search(r"[-\u2212]\d", told(firers))
    later = made("2014-24")["53-4012"]
    assert (jobs(later), later.projections[0].percent) == ([1_700, 500], Decimal("-69.9"))
    assert max(one.projections[0].percent or 0 for one in made("2014-24").values()) == Decimal("108.0")


def test_trap_9_of_a_small_base_the_published_percent_is_told(made: Made) -> None:
    patternmakers = next(one for one in made("2020-30").values() if one.names["en"].plural == "wood patternmakers")
    assert jobs(patternmakers) == [200, 300]
    assert "24.7" in told(patternmakers)
    assert "50" not in told(patternmakers)


def test_trap_10_projections_that_turned_round_keep_both_signs(made: Made) -> None:
    records = made("2012-22", "2014-24")
    turned = [row for row in both(records) if sign(row[1] - row[0]) * sign(row[3] - row[2]) < 0]
    assert (len(both(records)), len(turned)) == (817, 94)
    assert len([row for row in turned if row[1] > row[0]]) == 73
    chief = records["11-1011"]
    assert [one.percent for one in chief.projections] == [Decimal("5.3"), Decimal("-1.2")]
    assert "slower" not in told(chief)


def test_trap_11_a_base_past_the_old_projection_is_kept_as_it_is(made: Made) -> None:
    records = made("2012-22", "2014-24")
    assert len([row for row in both(records) if row[2] > row[1] > row[0]]) == 117
    assert jobs(records["11-9061"])[:3] == [9_300, 10_500, 29_300]
    assert not re.search("tripled|doubled", told(records["11-9061"]))


def test_trap_12_what_fell_while_it_was_to_grow_and_what_stayed(made: Made) -> None:
    rows = both(made("2012-22", "2014-24"))
    assert len([row for row in rows if row[2] < row[0] < row[1]]) == 211
    assert len([row for row in rows if row[0] == row[2]]) == 14
    assert jobs(made("2012-22", "2014-24")["15-2021"])[::2] == [3_500, 3_500]


def test_trap_13_a_year_is_projected_in_one_edition_and_observed_in_the_other(made: Made) -> None:
    records = made("2014-24", "2024-34")
    rows = both(records)
    assert (len(rows), len([row for row in rows if sign(row[1] - row[0]) * sign(row[2] - row[0]) < 0])) == (719, 237)
    installers = records["47-2231"]
    assert (installers.projections[0].target_year, installers.projections[0].jobs) == (2024, 7_400)
    assert (installers.employment[1].year, installers.employment[1].jobs) == (2024, 28_600)


def test_trap_14_a_label_that_was_renamed_is_no_other_requirement(made: Made) -> None:
    old, new = made("2012-22"), made("2014-24")
    changed = [
        code
        for code, one in new.items()
        if one.entry and code in old and (before := old[code].entry) and before.education != one.entry.education
    ]
    assert len(changed) == 44
    assert "19-1011" in changed  # animal scientists: a doctoral degree, then a bachelor's
    assert {one.entry.education for one in old.values() if one.entry} >= {"no_formal_credential"}


def test_trap_21_a_title_spelled_in_another_way_is_the_same_occupation(shared_data: Path) -> None:
    found = read(shared_data, "2014-24")
    assert next(line.title for line in found.lines if line.code == "49-2021").endswith("installers and repairs")
    beside = Enrichment()
    wages, titles = Ledger("national_M2014_dl.csv"), Ledger("soc2010-es.csv")
    beside.wages.add(read_wages(shared_data / "bls-oews" / "raw" / wages.file, wages), wages)
    beside.names.add(read_titles(shared_data / "multilingual-titles" / titles.file, titles), titles)
    record = next(one for one in occupations([found], [], beside) if one.id == "49-2021")
    assert {one.year for one in record.pay} == {2014, 2015}
    assert record.names["es"].plural
    # It is told as it is printed; spelling alone is no change of title.
    assert record.names["en"].plural == "radio, cellular, and tower equipment installers and repairs"
    assert title_key("Supervisors of material-moving workers") == title_key("supervisors of material moving workers")


@pytest.mark.parametrize(
    ("shape", "count"),
    [
        (r"\ball other\b", 71),
        (r"\bexcept\b", 33),
        (r", postsecondary", 37),
        (r"^First-line supervisors of", 17),
        (r"\bincluding\b", 6),
        (r"/", 6),
        (r"--", 9),
        (r"'s\b", 1),
    ],
)
def test_trap_22_every_shape_of_a_title_is_a_name_marked_as_proposed(
    shape: str, count: int, shared_data: Path, made: Made
) -> None:
    records = made("2014-24")
    lines = [line for line in read(shared_data, "2012-22").lines if line.detailed and line.code in records]
    shaped = [line for line in lines if re.search(shape, line.title)]
    assert len(shaped) == count
    for line in shaped:
        name = records[line.code].names["en"]
        assert name.proposed
        assert title_key(name.plural or "") == title_key(line.title)
        assert told(records[line.code])


def test_trap_30_a_block_that_is_missing_is_not_made_up(made: Made) -> None:
    assert len([one for one in made("2018-28").values() if not one.pay]) == 41
    fishing = made("2014-24")["45-3000"]
    assert fishing.entry is None
    assert "typically need" not in told(fishing)


def test_every_trap_has_its_test(shared_data: Path) -> None:
    text = (shared_data / "TRAPS.md").read_text(encoding="utf-8")
    numbers = {int(number) for number in re.findall(r"^(\d+)\. ", text, re.MULTILINE)}
    assert numbers == set(range(1, 44))
    tests = "".join(path.read_text(encoding="utf-8") for path in sorted(Path(__file__).parent.rglob("test_*.py")))
    named = {int(number) for number in re.findall(r"^def test_trap_(\d+)_", tests, re.MULTILINE)}
    assert numbers == named
