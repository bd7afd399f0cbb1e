"""Long tables: a row a year, a measure, a currency or a skill; rows of one code make one record."""

from __future__ import annotations

import tracemalloc
from decimal import Decimal
from pathlib import Path

import pytest
from extent import thorough

from narrate import Employment, Occupation
from narrate.errors import InvalidMappingError
from narrate.importing.custom.column_map import column_map_from_toml
from narrate.importing.custom.reader import read_table
from narrate.importing.ledger import Ledger


def read(folder: Path, mapping: str, *lines: str) -> tuple[list[Occupation], Ledger]:
    path = folder / "table.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    ledger = Ledger(path.name)
    records = list(read_table(path, column_map_from_toml(mapping), ledger))
    assert ledger.balanced
    return records, ledger


YEARS = """
[columns]
kod = "id"
nazwa = "names.pl"
rok = "year"
liczba = {field = "employment.{year}", unit = "thousands"}
uwaga = "flag"
"""


def test_a_row_a_year_becomes_a_record_a_code_wherever_its_rows_are(tmp_path: Path) -> None:
    records, ledger = read(
        tmp_path,
        YEARS,
        "kod,nazwa,rok,liczba,uwaga",
        "7114,murarze,2021,12.5,",
        "2221,pielęgniarki,2021,220,e",
        "7114,murarze,2022,12.9,B",
        "2221,pielęgniarki,2023,231.5,u",
        "7114,murarze,2023,:,p",
    )
    assert [(one.id, one.names["pl"].plural) for one in records] == [("7114", "murarze"), ("2221", "pielęgniarki")]
    assert records[0].employment == (Employment(2021, 12_500), Employment(2022, 12_900, flags=("break",)))
    assert records[1].employment == (Employment(2021, 220_000, flags=("estimated",)), Employment(2023, 231_500))
    assert (ledger.read, ledger.used, len(ledger.left), len(ledger.cells)) == (5, 5, 0, 0)
    assert ledger.marks["uwaga", "u"].count == 1
    assert "5 rows were gathered by their code" in ledger.notes


def test_two_values_for_one_field_leave_the_later_row_over_with_both_places(tmp_path: Path) -> None:
    records, ledger = read(
        tmp_path,
        YEARS,
        "kod,nazwa,rok,liczba,uwaga",
        "7114,murarze,2021,12.5,",
        "2221,pielęgniarki,2021,220,",
        "7114,murarze,2021,13.5,",
        "7114,murarze,2021,12.5,",
    )
    assert [one.employment[0].jobs for one in records] == [12_500, 220_000]
    (left,) = ledger.left
    assert left.place == "table.csv, line 4"
    assert left.reason == (
        "liczba: required is one value for employment.2021; line 2 has 12,500.0, what came is 13,500.0"
    )
    assert ledger.used == 3  # the same once more is no contradiction


def test_another_name_for_the_same_code_costs_its_cell_alone(tmp_path: Path) -> None:
    (record,), ledger = read(
        tmp_path, YEARS, "kod,nazwa,rok,liczba,uwaga", "7114,murarze,2021,12.5,", "7114,murarz,2022,13,"
    )
    assert (record.names["pl"].plural, len(record.employment)) == ("murarze", 2)
    (odd,) = ledger.cells
    assert (odd.place, odd.name) == ("table.csv, line 3", "nazwa")
    assert "line 2 has 'murarze'" in odd.reason


@pytest.mark.parametrize("year", ["2O21", "21", "2021-22", "20211", "1.5"])
def test_a_year_that_is_none_costs_the_figures_that_need_it(year: str, tmp_path: Path) -> None:
    records, ledger = read(
        tmp_path, YEARS, "kod,nazwa,rok,liczba,uwaga", f"7114,murarze,{year},12.5,", "7114,murarze,2022,13,"
    )
    assert records[0].employment == (Employment(2022, 13_000),)
    assert ledger.cells[0].name == "rok"
    assert f"required is a year, as 2024; what came is '{year}'" in ledger.cells[0].reason


def test_an_empty_year_is_named_where_its_figure_is_left_out(tmp_path: Path) -> None:
    (record,), ledger = read(tmp_path, YEARS, "kod,nazwa,rok,liczba,uwaga", "7114,murarze,,12.5,")
    assert record.employment == ()
    assert (ledger.cells[0].name, ledger.cells[0].reason) == ("liczba", "has a figure or text of a row without year")


PAY = """
[columns]
soc = "id"
yr = "year"
per = {field = "period", values = {"Year" = "annual", "Hour" = "hourly"}}
cur = {field = "currency", values = {"€" = "EUR"}}
mon = "month"
med = "pay.{year}.{period}.p50"
top = "pay.{year}.{period}.p90"
"""


def test_period_currency_and_month_are_those_of_the_row(tmp_path: Path) -> None:
    (first, second), ledger = read(
        tmp_path,
        PAY,
        "soc,yr,per,cur,mon,med,top",
        "1,2023,Year,GBP,4,31000,60000",
        "1,2023,Hour,GBP,,15.2,30.1",
        "2,2023,annual,€,04,28000,",
        "2,2023,Month,€,,2300,",
        "2,2024,annual,euro,,29000,",
    )
    paid = {(one.year, one.period): one for one in first.pay}
    assert paid[2023, "annual"].percentiles == {50: Decimal(31000), 90: Decimal(60000)}
    assert (paid[2023, "annual"].currency, paid[2023, "annual"].month) == ("GBP", 4)
    assert (paid[2023, "hourly"].currency, paid[2023, "hourly"].month) == ("GBP", None)
    assert [(one.year, one.currency, one.month) for one in second.pay] == [(2023, "EUR", 4)]
    reasons = [f"{one.name}: {one.reason}" for one in ledger.left]
    assert len(reasons) == 2
    assert "required is one of Year, Hour; what came is 'Month'" in reasons[0]
    assert "required is one of €; what came is 'euro'" in reasons[1]


def test_a_measure_says_which_field_a_figure_is(tmp_path: Path) -> None:
    mapping = """
    [constant]
    currency = "CHF"
    [columns]
    code = "id"
    ind = {field = "measure", values = {EMP = "employment.{time}", PAY = "pay.{time}.annual.p50"}}
    time = "year"
    value = "{measure}"
    """.replace("{time}", "{year}")
    (record,), ledger = read(
        tmp_path, mapping, "code,ind,time,value", "a,EMP,2023,700", "a,PAY,2023,81000", "a,HRS,2023,41", "a,,2023,5"
    )
    assert record.employment == (Employment(2023, 700),)
    assert (record.pay[0].currency, record.pay[0].percentiles[50]) == ("CHF", Decimal(81000))
    assert ["required is one of EMP, PAY" in one.reason for one in ledger.left] == [True, False]
    assert ledger.left[1].reason == "value: has a figure or text of a row without measure"


def test_lists_may_have_an_entry_a_row(tmp_path: Path) -> None:
    mapping = """
    [columns]
    code = "id"
    element = "skill"
    score = "skills.{skill}"
    sector = "employers.{row}.names.fr"
    share = {field = "employers.{row}.share", decimal = ","}
    """
    (record,), _ = read(
        tmp_path,
        mapping,
        "code;element;score;sector;share",
        "a;social;37;;",
        "a;Sens pratique;12;;",
        "a;;;pêche;60,5",
        "a;;;commerce;12",
    )
    assert [(one.skill, one.score) for one in record.skills] == [
        ("social", Decimal(37)),
        ("Sens pratique", Decimal(12)),
    ]
    assert [(one.names["fr"].plural, one.share) for one in record.employers] == [
        ("pêche", Decimal("60.5")),
        ("commerce", 12),
    ]


def test_a_cell_may_be_a_list(tmp_path: Path) -> None:
    mapping = """
    [columns]
    code = "id"
    studi = {field = "majors.{item}.names.it", separator = ";"}
    """
    (record,), _ = read(
        tmp_path,
        mapping,
        "code,studi",
        'a,"attività motorie; ; lettere"',
    )
    assert [one.names["it"].plural for one in record.majors] == ["attività motorie", "lettere"]


def test_base_and_target_year_and_percentile_and_language_are_columns(tmp_path: Path) -> None:
    mapping = """
    [constant]
    currency = "PLN"
    [columns]
    code = "id"
    lang = "language"
    title = "names.{language}"
    b = "base_year"
    t = "target_year"
    jobs = "projections.{base_year}.{target_year}"
    p = "percentile"
    pay = "pay.{base_year}.annual.p{percentile}"
    """
    (record,), ledger = read(
        tmp_path,
        mapping,
        "code,lang,title,b,t,jobs,p,pay",
        "a,pl,murarze,2022,2032,5000,25,40000",
        "a,es-MX,albañiles,2022,2032,5000,P75,70000",
        "a,klingonish,x,2024,2034,6000,Median,50000",
    )
    assert {key: one.plural for key, one in record.names.items()} == {"pl": "murarze", "es_MX": "albañiles"}
    assert [(one.base_year, one.target_year, one.jobs) for one in record.projections] == [
        (2022, 2032, 5000),
        (2024, 2034, 6000),
    ]
    assert record.pay[0].percentiles == {25: 40000, 75: 70000}
    assert [one.name for one in ledger.cells] == ["lang", "p"]


@thorough
def test_a_long_table_twice_as_long_needs_no_more_memory(tmp_path: Path) -> None:
    peaks = []
    for count in (500, 1_500):
        path = tmp_path / f"{count}.csv"
        with path.open("w", encoding="utf-8") as file:
            file.write("kod,nazwa,rok,liczba,uwaga\n")
            file.writelines(f"{n},{'x' * 200},{year},5,\n" for year in (2021, 2022) for n in range(count))
        tracemalloc.start()
        try:
            ledger = Ledger(path.name)
            assert (
                sum(len(one.employment) for one in read_table(path, column_map_from_toml(YEARS), ledger)) == count * 2
            )
            peaks.append(tracemalloc.get_traced_memory()[1])
        finally:
            tracemalloc.stop()
    assert peaks[1] < peaks[0] * 1.3


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('a = "id"\nb = "employment.{year}"', "a column or a constant for the field year"),
        ('a = "id"\nb = "year"', "a field with {year} among the columns"),
        ('a = "id"\nb = "year"\nc = "employment.{jahr}"', "required is a field such as"),
        ('a = "id"\nb = "year"\nc = "year"\nd = "employment.{year}"', "a field that no other has"),
        ('a = "id"\nb = "measure"\nc = "{measure}"', "a field for each measure"),
        ('a = "id"\nb = {field = "measure", values = {x = "jobs"}}\nc = "{measure}"', "values.'x'"),
        ('a = "id"\nb = {field = "measure", values = {x = "employment.{year}"}}\nc = "{measure}"', "for the field year"),
        ('a = "id"\nb = "currency"\nc = "pay.2024.annual.currency"\nd = "pay.2024.annual.p50"', "one field for the currency"),
        ('a = "id"\nb = {field = "period", values = {x = "weekly"}}\nc = "pay.2024.{period}.p50"', "annual or hourly"),
        ('a = "id"\nb = {field = "majors.{item}.names.en"}', "a separator where"),
        ('a = "id"\nb = {field = "names.en", separator = ";"}', "a separator where"),
        ('a = "id"\n[constant]\nyear = "2024"', "a field with {year} among the columns"),
        ('a = "id"\nb = "employment.{year}"\n[constant]\nyear = "MMXX"', "a year, as 2024"),
        ('a = "id"\n[constant]\n"employment.{year}" = 5', "a field without variables"),
    ],
)  # fmt: skip
def test_a_map_of_a_long_table_that_cannot_be_says_what_would_be_allowed(text: str, message: str) -> None:
    with pytest.raises(InvalidMappingError) as caught:
        column_map_from_toml(f"[columns]\n{text}")
    assert message in str(caught.value)


def test_many_odd_rows_of_one_code_cost_no_more_time_than_their_number(tmp_path: Path) -> None:
    mapping = """
    [columns]
    code = "id"
    sector = "employers.{row}.names.en"
    share = "employers.{row}.share"
    """
    lines = [f"a,sector {number},{101 if number % 2 else 1}" for number in range(1_000)]
    (record,), ledger = read(tmp_path, mapping, "code,sector,share", *lines)
    assert (len(record.employers), len(ledger.cells)) == (1_000, 500)
    assert sum(one.share is None for one in record.employers) == 500


def test_a_row_that_a_constant_alone_speaks_for_is_left_over(tmp_path: Path) -> None:
    mapping = '[columns]\na = "id"\nb = "employment.2024"\n[constant]\n"names.en" = "workers"'
    records, ledger = read(tmp_path, mapping, "a,b", "x,many", "y,5")
    assert [one.id for one in records] == ["y"]
    assert ledger.left[0].reason == "b: required is a number; what came is 'many'"
