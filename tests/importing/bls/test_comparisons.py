"""Rows of groups, for comparison: taken as published, counted once, and said where their names are known."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from attrs import evolve

import narrate
from narrate import AtLeast, ComparedGroup, Name, Occupation, Pay, Projection
from narrate.importing.bls.oews import read_wages
from narrate.importing.bls.projections import read_edition
from narrate.importing.bls.records import Enrichment, occupations
from narrate.importing.ledger import Ledger
from narrate.importing.titles.reader import read_titles

HEADER = (
    '2034 National Employment Matrix title,code,Occupation type,"Employment, 2024","Employment, 2034",'
    '"Employment change, numeric, 2024-34","Employment change, percent, 2024-34"\n'
)
ROWS = """\
"Total, all occupations",00-0000,Summary,170000.1,175000.2,5000.1,2.9
Business operations occupations,13-0000,Summary,900.0,890.1,-9.9,-1.1
Clerks,13-1010,Line item,100.0,101.0,1.0,1.0
Healthcare practitioners,29-0000,Summary,500.0,536.1,36.1,7.2
Nurse groups,29-1000,Summary,300.0,310.0,10.0,3.3
Nurses,29-1010,Line item,200.0,210.0,10.0,5.0
Doctors,29-1020,Line item,100.0,100.0,0.0,0.0
Drivers,53-3010,Line item,100.0,98.0,-2.0,-2.0
"""


def made(folder: Path, *compare: str, groups: bool = False, titles: str = "") -> tuple[dict[str, Occupation], Ledger]:
    file = folder / "2024-34.csv"
    file.write_text(HEADER + ROWS, encoding="utf-8")
    ledger, enrichment = Ledger(file.name), Enrichment()
    if titles:
        (folder / "titles.csv").write_text(titles, encoding="utf-8")
        listed = Ledger("titles.csv")
        enrichment.names.add(read_titles(folder / "titles.csv", listed), listed)
    records = occupations([read_edition(file, ledger)], [], enrichment, groups=groups, compare=compare)
    return {record.id: record for record in records}, ledger


def test_what_is_published_of_the_group_and_of_all_is_in_the_record(tmp_path: Path) -> None:
    records, _ = made(tmp_path, "all", "major-group")
    group, whole = records["29-1010"].comparisons
    assert (group.kind, group.id, group.names["en"].plural) == ("group", "29-0000", "healthcare practitioners")
    assert (whole.kind, whole.id, dict(whole.names)) == ("all", "00-0000", {})
    (projection,) = group.projections
    # The table is in thousands; the percent is the published one, not the one of the rounded levels.
    assert (projection.jobs, projection.change, projection.percent) == (536_100, 36_100, Decimal("7.2"))
    assert whole.projections[0].jobs == 175_000_200
    assert [source.covers for source in records["29-1010"].sources] == [
        ("names", "employment", "projections", "comparisons")
    ]


def test_only_what_is_asked_for_is_compared_with(tmp_path: Path) -> None:
    assert not any(record.comparisons for record in made(tmp_path)[0].values())
    records, _ = made(tmp_path, "major-group")
    assert [one.kind for one in records["29-1020"].comparisons] == ["group"]
    assert records["53-3010"].comparisons == (), "its group has no row"
    assert [one.kind for one in made(tmp_path, "all")[0]["53-3010"].comparisons] == ["all"]


@pytest.mark.parametrize(("compare", "used"), [((), 4), (("all",), 5), (("all", "major-group"), 7)])
def test_a_row_for_comparison_is_used_once_and_not_left_over(
    tmp_path: Path, compare: tuple[str, ...], used: int
) -> None:
    _, ledger = made(tmp_path, *compare)
    assert (ledger.read, ledger.used) == (8, used)
    assert len(ledger.left) == 8 - used
    records, ledger = made(tmp_path, *compare, groups=True)
    assert (ledger.used, len(ledger.left)) == (8, 0)
    assert not any(one.id == record.id for record in records.values() for one in record.comparisons)


def test_an_edition_without_groups_says_so(tmp_path: Path) -> None:
    file = tmp_path / "2024-34.csv"
    file.write_text(HEADER + "".join(line for line in ROWS.splitlines(keepends=True) if "Summary" not in line), "utf-8")
    ledger = Ledger(file.name)
    records = list(occupations([read_edition(file, ledger)], [], Enrichment(), compare=["all", "major-group"]))
    assert len(records) == 4
    assert not any(record.comparisons for record in records)
    (note,) = (note for note in ledger.notes if "groups" in note)
    assert note == "it has no rows of groups of occupations that records could be compared with"


def test_a_list_of_titles_names_the_group_in_other_languages(tmp_path: Path) -> None:
    titles = "soc_code,en,es\n29-0000,Healthcare practitioners,Profesionales de la salud\n"
    records, _ = made(tmp_path, "major-group", titles=titles)
    text = narrate.report(records["29-1010"], locale="es_MX", sections=["job_outlook"]).text
    assert "En el grupo más amplio «profesionales de la salud» se proyecta que el empleo crezca un 7.2%" in text
    assert "7,2" not in narrate.report(records["29-1010"], locale="pl_PL", sections=["job_outlook"]).text


NURSES = Occupation("29-1010", projections=(Projection(2024, 2034, percent=Decimal(5)),))


def compared(kind: str, percent: str, *, years: tuple[int, int] = (2024, 2034), **names: Name) -> ComparedGroup:
    return ComparedGroup(kind, names=names, projections=(Projection(*years, percent=Decimal(percent)),))


@pytest.mark.parametrize("locale", narrate.locales())
def test_all_occupations_are_spoken_of_in_every_language(locale: str) -> None:
    own = narrate.report(NURSES, locale=locale, sections=["job_outlook"])
    record = evolve(NURSES, comparisons=(compared("group", "-7.5", en=Name("health workers")), compared("all", "2.9")))
    report = narrate.report(record, locale=locale, sections=["job_outlook"])
    assert report.text.startswith(own.text), "what is said of the occupation itself stays as it is"
    said = {
        (claim.kind, claim.value) for claim in report.claims if claim.facts[0].list == "comparisons.all.projections"
    }
    assert said == {("direction", "up"), ("percent", 2.9), ("year", 2024), ("year", 2034)}
    group = [claim for claim in report.claims if claim.facts[0].list == "comparisons.group.projections"]
    assert bool(group) == locale.startswith("en")
    assert ("direction", "down") in {(claim.kind, claim.value) for claim in group} or not group
    assert narrate.check(report.text, record, locale=locale) == []
    wrong = report.text.replace("2.9", "9.9").replace("2,9", "9,9").replace("٢٫٩", "٩٫٩")
    assert narrate.check(wrong, record, locale=locale) != []


@pytest.mark.parametrize(
    "other",
    [
        compared("all", "2.9", years=(2023, 2033)),
        compared("group", "2.9"),
        compared("group", "2.9", en=Name("engineers, n.e.c.", inverted=True)),
        compared("group", "2.9", fr=Name("infirmiers")),
        ComparedGroup("all", projections=(Projection(2024, 2034, percent=Decimal("2.9"), change=-5),)),
        ComparedGroup("all", projections=(Projection(2024, 2034, 100),)),
    ],
    ids=["other years", "no name", "inverted", "other language", "contradictory", "no percent"],
)
def test_nothing_is_said_of_what_is_not_sure(other: ComparedGroup) -> None:
    own = narrate.report(NURSES, locale="en_US").text
    assert narrate.report(evolve(NURSES, comparisons=(other,)), locale="en_US").text == own


def test_a_published_workbook_has_the_group_of_each_occupation(shared_data: Path) -> None:
    file = shared_data / "bls-employment-projections" / "raw" / "2024-34_occupation.xlsx"
    ledger = Ledger(file.name)
    records = list(occupations([read_edition(file, ledger)], [], Enrichment(), compare=["all", "major-group"]))
    assert len(records) == 832
    assert all([one.kind for one in record.comparisons] == ["group", "all"] for record in records)
    groups = {record.comparisons[0].id: record.comparisons[0] for record in records}
    assert len(groups) == 22
    assert not any(group.names["en"].inverted for group in groups.values())
    assert groups["29-0000"].projections == (
        Projection(
            2024, 2034, 10_794_400, percent=Decimal("7.2"), change=726_900, openings_per_year=634_900, rounding=100
        ),
    )  # fmt: skip
    assert ledger.used == 832 + 23


def wages(median: Decimal | AtLeast, year: int = 2024, period: str = "annual", month: int | None = 5) -> Pay:
    return Pay(year, period=period, currency="USD", percentiles={50: median}, month=month)


PAID = Occupation("29-1010", pay=(wages(Decimal(50_000)),))


@pytest.mark.parametrize("locale", narrate.locales())
def test_the_median_of_all_occupations_is_said_in_every_language(locale: str) -> None:
    own = narrate.report(PAID, locale=locale, sections=["pay"])
    group = ComparedGroup("group", names={"en": Name("health workers")}, pay=(wages(Decimal(83_090)),))
    record = evolve(PAID, comparisons=(group, ComparedGroup("all", pay=(wages(Decimal(49_500)),))))
    report = narrate.report(record, locale=locale, sections=["pay"])
    assert report.text.startswith(own.text)
    said = {(claim.kind, claim.value) for claim in report.claims if claim.facts[0].list == "comparisons.all.pay"}
    assert said == {("money", 49_500), ("date", "2024-05")}
    assert any(claim.facts[0].list == "comparisons.group.pay" for claim in report.claims) == locale.startswith("en")
    assert narrate.check(report.text, record, locale=locale) == []
    assert all(report.entry(claim) is not None for claim in report.claims)


@pytest.mark.parametrize(
    "other",
    [
        wages(Decimal(49_500), year=2023),
        wages(Decimal(24), period="hourly"),
        wages(Decimal(49_500), month=6),
        wages(AtLeast(Decimal(49_500))),
    ],
    ids=["another year", "another period", "another month", "a bound"],
)
def test_only_medians_of_the_same_time_and_period_are_compared(other: Pay) -> None:
    own = narrate.report(PAID, locale="en_US").text
    assert narrate.report(evolve(PAID, comparisons=(ComparedGroup("all", pay=(other,)),)), locale="en_US").text == own


def test_wages_of_groups_are_those_of_the_workbook_or_of_the_survey(shared_data: Path) -> None:
    files = shared_data / "bls-employment-projections" / "raw" / "2024-34_occupation.xlsx"
    survey = shared_data / "bls-oews" / "raw" / "national_M2024_dl.xlsx"
    plain = list(occupations([read_edition(files, Ledger("p"))], [], Enrichment(), compare=["all", "major-group"]))
    group, whole = next(one.comparisons for one in plain if one.id == "29-1141")
    assert [dict(one.pay[0].percentiles) for one in (group, whole)] == [{50: Decimal(83_090)}, {50: Decimal(49_500)}]
    enrichment, ledger = Enrichment(), Ledger("w")
    enrichment.wages.add(read_wages(survey, ledger, major_groups=True), ledger)
    full = list(occupations([read_edition(files, Ledger("p"))], [], enrichment, compare=["all"]))
    (whole,) = next(one.comparisons for one in full if one.id == "29-1141")
    annual = next(one for one in whole.pay if one.period == "annual")
    assert (annual.year, annual.month, annual.percentiles[50]) == (2024, 5, Decimal(49_500))
    assert set(annual.percentiles) == {10, 25, 50, 75, 90}
