"""Any table by a map: units, marks and codes as the map says, a proposal for the map, and no row without account."""

from __future__ import annotations

import gzip
import tomllib
import tracemalloc
from collections.abc import Iterator
from contextlib import suppress
from decimal import Decimal
from itertools import count, islice
from pathlib import Path

import pytest
from attrs import evolve
from extent import share, thorough
from hypothesis import given
from hypothesis import strategies as st

from narrate import AtLeast, Employment, Name, Occupation, Projection
from narrate.errors import InvalidMappingError, UnreadableInputError
from narrate.importing.catalog import SOURCES
from narrate.importing.custom import reader as mapped
from narrate.importing.custom.column_map import DECIMALS, ColumnMap, MappedColumn, column_map_from_toml, toml
from narrate.importing.custom.proposal import propose
from narrate.importing.custom.reader import read_table
from narrate.importing.files.tables import Row
from narrate.importing.ledger import Ledger
from narrate.titles.names import KEEP, RUNNING

MAP = """
[constant]
scheme = "soc2018"

[columns]
Code = "id"
Title = "names.en"
"Employment 2018" = {field = "employment.2018", unit = "thousands", missing = ["**"]}
"Employment 2028" = {field = "projections.2018.2028", unit = "thousands"}
"Percent" = {field = "projections.2018.2028.percent", unit = "percent"}
"""
HEADER = "Code,Title,Employment 2018,Employment 2028,Percent"


def written(folder: Path, *lines: str, name: str = "table.csv") -> Path:
    path = folder / name
    path.write_text("\n".join([*lines, ""]), encoding="utf-8")
    return path


def read(path: Path, mapping: ColumnMap, *, titles: str = RUNNING) -> tuple[list[Occupation], Ledger]:
    ledger = Ledger(path.name)
    records = list(read_table(path, mapping, ledger, titles=titles))
    assert ledger.balanced
    assert ledger.used == len(records)
    return records, ledger


def read_one(folder: Path, columns: str, header: str, row: str) -> Occupation:
    (record,), ledger = read(written(folder, header, row), column_map_from_toml(f"[columns]\n{columns}"))
    assert not ledger.left
    return record


def test_a_row_becomes_a_record_in_single_jobs(tmp_path: Path) -> None:
    path = written(tmp_path, HEADER, '29-2071,Technicians,"1,424.0",1514.7,6.4')
    (record,), _ = read(path, column_map_from_toml(MAP))
    assert record == Occupation(
        "29-2071",
        {"en": Name("technicians", proposed=True)},
        scheme="soc2018",
        employment=(Employment(2018, 1_424_000),),
        projections=(Projection(2018, 2028, 1_514_700, percent=Decimal("6.4")),),
    )


@pytest.mark.parametrize(
    ("unit", "cell", "jobs"),
    [("jobs", "186300", 186_300), ("thousands", "186.3", 186_300), ("millions", "1.2754", 1_275_400), ("", "57", 57)],
)
def test_trap_7_a_unit_is_carried_exactly(tmp_path: Path, unit: str, cell: str, jobs: int) -> None:
    setting = f', unit = "{unit}"' if unit else ""
    record = read_one(tmp_path, f'a = "id"\nb = {{field = "employment.2012"{setting}}}', "a,b", f"x,{cell}")
    assert record.employment[0].jobs == jobs


@pytest.mark.parametrize(
    ("cell", "jobs"), [('"1,5"', 1500), ('"1.424,5"', 1_424_500), ('"1 424,5"', 1_424_500), ("7", 7000)]
)
def test_a_decimal_comma_is_read_where_the_map_says_so(tmp_path: Path, cell: str, jobs: int) -> None:
    columns = 'a = "id"\nb = {field = "employment.2012", unit = "thousands", decimal = ","}'
    assert read_one(tmp_path, columns, "a,b", f"x,{cell}").employment[0].jobs == jobs


@pytest.mark.parametrize("cell", [">=-5", ">=1.123456789012345678901", ">=9999999999999999999999999999999"])
def test_a_bound_that_is_none_costs_its_row_alone(tmp_path: Path, cell: str) -> None:
    path = written(tmp_path, "a,b", f"x,{cell}", "y,5")
    text = '[columns]\na = "id"\nb = "pay.2024.annual.p50"\n[constant]\n"pay.2024.annual.currency" = "CAD"'
    (record,), ledger = read(path, column_map_from_toml(text))
    assert record.id == "y"
    assert "required is a finite number of 0 or more" in ledger.left[0].reason


@pytest.mark.parametrize("cell", [float("inf"), float("nan"), 1e300])
def test_a_cell_that_is_no_figure_costs_its_row_alone(tmp_path: Path, cell: float) -> None:
    import pyarrow as pa  # noqa: PLC0415
    from pyarrow import parquet  # noqa: PLC0415

    path = tmp_path / "table.parquet"
    parquet.write_table(pa.table({"a": ["x", "y"], "b": [cell, 5.0]}), path)
    (record,), ledger = read(path, column_map_from_toml('[columns]\na = "id"\nb = "employment.2012"'))
    assert record.employment == (Employment(2012, 5),)
    assert "required is a" in ledger.left[0].reason


def test_the_decimal_mark_of_the_table_holds_for_columns_without_one(tmp_path: Path) -> None:
    path = written(tmp_path, "a;b;c", "x;1,5;2.5")
    text = (
        'decimal = ","\n[columns]\na = "id"\nb = {field = "employment.2012", unit = "thousands"}\n'
        'c = {field = "projections.2012.2022.percent", decimal = "."}'
    )
    (record,), _ = read(path, column_map_from_toml(text))
    assert record.employment[0].jobs == 1500
    assert record.projections[0].percent == Decimal("2.5")


def test_trap_25_marks_for_no_value_are_nothing_and_the_rest_of_the_row_stays(tmp_path: Path) -> None:
    path = written(tmp_path, HEADER, "11-1011,A,**,5,—", "11-1021,B,N/A,,1.0")
    records, ledger = read(path, column_map_from_toml(MAP))
    assert [record.employment for record in records] == [(), ()]
    assert records[0].projections == (Projection(2018, 2028, 5000),)
    assert not ledger.left


def test_trap_25_a_bound_without_its_bound_is_not_missing(tmp_path: Path) -> None:
    path = written(tmp_path, "a,b", "x,#", 'y,">=$187,200"')
    text = '[columns]\na = "id"\nb = "pay.2014.annual.p90"\n[constant]\n"pay.2014.annual.currency" = "USD"'
    (record,), ledger = read(path, column_map_from_toml(text))
    assert record.pay[0].percentiles[90] == AtLeast(Decimal(187_200))  # trap 26: a bound stays a bound
    assert [str(left) for left in ledger.left] == [
        "table.csv, line 2: x: b: required is a number; what came is '#'",
    ]


def test_trap_27_none_is_a_value_unless_the_map_says_that_it_is_missing(tmp_path: Path) -> None:
    columns = 'a = "id"\nb = "descriptions.en"'
    assert read_one(tmp_path, columns, "a,b", "x,None").descriptions == {"en": "None"}
    columns = 'a = "id"\nb = {field = "descriptions.en", missing = ["None"]}'
    assert read_one(tmp_path, columns, "a,b", "x,None").descriptions == {}


def test_names_are_running_text_and_stay_as_in_the_table_on_demand(tmp_path: Path) -> None:
    titles = {
        "en": ("EMTs and Paramedics", "EMTs and paramedics", False),
        "es": ("Gerentes, todos los demás", "todos los demás gerentes", True),
        "de": ("Medizinische Fachangestellte", "Medizinische Fachangestellte", False),
        "pl": ("Kierownicy sprzedaży", "kierownicy sprzedaży", False),
        "fr": ("Architectes", "architectes", False),
    }
    columns = "\n".join(f'{key} = "names.{key}"' for key in titles)
    mapping = column_map_from_toml(f'[columns]\ncode = "id"\n{columns}\nshort = "names.en.short"')
    row = ";".join(["1", *(title for title, _, _ in titles.values()), "EMTs"])
    path = written(tmp_path, ";".join(["code", *titles, "short"]), row)
    (record,), _ = read(path, mapping)
    assert {key: name.plural for key, name in record.names.items()} == {key: one for key, (_, one, _) in titles.items()}
    assert record.names["en"] == Name("EMTs and paramedics", short="EMTs", proposed=True)
    assert not record.names["de"].proposed
    (record,), _ = read(path, mapping, titles=KEEP)
    assert record.names == {
        key: Name(title, short="EMTs" if key == "en" else None, inverted=inverted)
        for key, (title, _, inverted) in titles.items()
    }


def test_a_name_with_fixed_capitals_stays(tmp_path: Path) -> None:
    columns = 'a = "id"\nb = "names.en"\nc = "names.en.fixed"'
    record = read_one(tmp_path, columns, "a,b,c", "x,Apple Genius Staff,true")
    assert record.names["en"] == Name("Apple Genius Staff", fixed=True)


def test_trap_24_marks_glued_to_titles_go(tmp_path: Path) -> None:
    assert read_one(tmp_path, 'a = "id"\nb = "names.en"', "a,b", "x,Legislators[2]").names["en"].plural == "legislators"


def test_trap_32_a_code_kept_as_a_formula_is_the_code(tmp_path: Path) -> None:
    assert read_one(tmp_path, 'a = "id"\nb = "names.en"', "a,b", '"=""13-2011""",A').id == "13-2011"


def test_trap_34_codes_are_text_and_a_prefix_puts_back_what_a_table_cut_off(tmp_path: Path) -> None:
    assert read_one(tmp_path, 'a = "id"\nb = "names.en"', "a,b", "00010,A").id == "00010"
    assert read_one(tmp_path, 'a = {field = "id", prefix = "0"}\nb = "names.en"', "a,b", "110,A").id == "0110"


def test_trap_33_a_header_with_line_breaks_and_double_spaces_is_found(tmp_path: Path) -> None:
    columns = '"Occupation code" = "id"\n"Employment  2018 " = "employment.2018"'
    record = read_one(tmp_path, columns, '"Occupation\ncode",Employment 2018', "x,5")
    assert record.employment[0].jobs == 5


def test_trap_36_titles_above_and_notes_below_the_table_are_no_rows(tmp_path: Path) -> None:
    path = written(tmp_path, "Table 1. Jobs", "", HEADER, "11-1011,A,1,2,3", "Footnotes:", "Source: the agency")
    records, ledger = read(path, column_map_from_toml(MAP))
    assert (len(records), ledger.read) == (1, 1)


def test_trap_19_group_rows_are_left_over_where_the_map_says_so(tmp_path: Path) -> None:
    path = written(tmp_path, "soc,type,n", "41-2010,Summary,9", "41-2011,Line item,8")
    text = '[columns]\nsoc = "id"\nn = "employment.2014"\n[only]\ntype = "Line item"'
    records, ledger = read(path, column_map_from_toml(text))
    assert [record.id for record in records] == ["41-2011"]
    assert ledger.left[0].reason == "has 'Summary' in the column 'type'; the map reads Line item"


def test_trap_6_the_noise_of_a_spreadsheet_is_no_fraction_of_a_job(tmp_path: Path) -> None:
    columns = 'a = "id"\nb = {field = "employment.2012", unit = "thousands"}'
    assert read_one(tmp_path, columns, "a,b", "x,23.4").employment[0].jobs == 23_400
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "table.parquet"
    parquet.write_table(pyarrow.table({"a": ["x"], "b": [23.400000000000002]}), path)
    (record,), _ = read(path, column_map_from_toml(f"[columns]\n{columns}"))
    assert record.employment[0].jobs == 23_400


ODD_CELLS = [
    ("11-1011,A,many,5,1", "Employment 2018", "required is a number; what came is 'many'"),
    ("11-1011,A,1.23456,5,1", "Employment 2018", "employment[0].jobs: required is a whole number of 0 or more"),
    ("11-1011,A,-3,5,1", "Employment 2018", "employment[0].jobs: required is a whole number of 0 or more"),
    ("11-1011,A,5,5,-101", "Percent", "projections[0].percent: required is a finite number from -100 to 1000000"),
    (f"11-1011,A,{'9' * 30},5,1", "Employment 2018", "required is a number below 1,000,000,000,000,000"),
    ("11-1011,A\u202e,5,5,1", "Title", "names.en.plural: required is a text"),
]


@pytest.mark.parametrize(("row", "column", "reason"), ODD_CELLS)
def test_an_odd_cell_costs_itself_and_not_the_row(tmp_path: Path, row: str, column: str, reason: str) -> None:
    records, ledger = read(written(tmp_path, HEADER, row, "11-1021,B,1,2,3"), column_map_from_toml(MAP))
    assert [record.id for record in records] == ["11-1011", "11-1021"]
    assert not ledger.left
    (odd,) = ledger.cells
    assert (odd.place, odd.name) == ("table.csv, line 2", column)
    assert reason in odd.reason
    # Everything else of the row is there.
    facts = [bool(records[0].names), bool(records[0].employment), bool(records[0].projections)]
    assert facts == [column != "Title", column != "Employment 2018", True]


@pytest.mark.parametrize(("row", "column", "reason"), ODD_CELLS)
def test_an_odd_cell_of_a_required_column_costs_the_row(tmp_path: Path, row: str, column: str, reason: str) -> None:
    mapping = column_map_from_toml(MAP)
    columns = tuple(evolve(one, required=one.name == column) for one in mapping.columns)
    table = written(tmp_path, HEADER, row, "11-1021,B,1,2,3")
    records, ledger = read(table, evolve(mapping, columns=columns))
    assert [record.id for record in records] == ["11-1021"]
    assert (ledger.left[0].place, len(ledger.cells)) == ("table.csv, line 2", 0)
    assert reason in ledger.left[0].reason
    assert column in ledger.left[0].reason


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("11-1011,A,5", "has 3 cells; the header has 5"),
        ("11-1011,A,5,5,1,7", "has 6 cells; the header has 5"),
        (",A,5,5,1", "has nothing in the column 'Code', which is the id"),
        ("11-1011\u202e,A,5,5,1", "id: required is a text"),
        ("11-1011,A\u202e,many,x,?", "Title: names.en.plural: required is a text"),
        ("11-1011,,many,,", "Employment 2018: required is a number; what came is 'many'"),
    ],
)
def test_a_bad_row_is_left_with_place_and_reason_and_costs_no_good_one(tmp_path: Path, row: str, reason: str) -> None:
    records, ledger = read(written(tmp_path, HEADER, row, "11-1021,B,1,2,3"), column_map_from_toml(MAP))
    assert [record.id for record in records] == ["11-1021"]
    assert ledger.left[0].place == "table.csv, line 2"
    assert reason in ledger.left[0].reason


def test_a_column_that_the_header_lacks_is_named_and_what_it_has_is_listed(tmp_path: Path) -> None:
    path = written(tmp_path, "Code,Title,Employment 2018 ,Employment 2026,Percent", "11-1011,A,1,2,3")
    with pytest.raises(UnreadableInputError) as caught:
        read(path, column_map_from_toml(MAP))
    assert str(caught.value) == (
        f"{path}, line 1: required are the columns of the map; the header lacks 'Employment 2028' (did you mean "
        "'Employment 2026'?); it has 'Code', 'Title', 'Employment 2018', 'Employment 2026', 'Percent'"
    )


def test_a_header_with_one_name_twice_is_an_error_where_the_map_needs_it(tmp_path: Path) -> None:
    path = written(tmp_path, "a,b,b", "x,1,2")
    with pytest.raises(UnreadableInputError, match="required is one column 'b'; the header has 2 of that name"):
        read(path, column_map_from_toml('[columns]\na = "id"\nb = "employment.2012"'))


def test_the_row_of_the_header_can_be_given(tmp_path: Path) -> None:
    path = written(tmp_path, "a,b", "a,b", "x,1")
    columns = '[columns]\na = "id"\nb = {field = "employment.2012"}'
    records, ledger = read(path, column_map_from_toml("header_row = 2\n" + columns))
    assert ([record.id for record in records], ledger.read) == (["x"], 1)
    with pytest.raises(UnreadableInputError, match="required is a header in row 9; there is no such row"):
        read(path, column_map_from_toml("header_row = 9\n" + columns))


def test_an_amount_without_a_currency_is_left_out_and_never_taken_for_dollars(tmp_path: Path) -> None:
    path = written(tmp_path, "a,b,c", "x,50000,700")
    columns = '[columns]\na = "id"\nb = "pay.2024.annual.p50"\nc = "employment.2024"\n'
    (record,), ledger = read(path, column_map_from_toml(columns))
    assert (record.pay, record.employment) == ((), (Employment(2024, 700),))
    (odd,) = ledger.cells
    assert odd.name == "b"
    assert odd.reason == (
        "pay[0].currency: required is the currency of amounts, in a column or a constant of the map, as "
        '"pay.2024.annual.currency" = "CAD"; what came is nothing'
    )
    (record,), ledger = read(path, column_map_from_toml(columns + '[constant]\n"pay.2024.annual.currency" = "CAD"'))
    assert (record.pay[0].currency, ledger.notes, len(ledger.cells)) == ("CAD", [], 0)


def test_a_currency_that_is_none_costs_the_amounts(tmp_path: Path) -> None:
    path = written(tmp_path, "a,b,c", "x,50000,700")
    columns = '[columns]\na = "id"\nb = "pay.2024.annual.p50"\nc = "employment.2024"\n'
    (record,), ledger = read(path, column_map_from_toml(columns + '[constant]\n"pay.2024.annual.currency" = "usd"'))
    assert (record.pay, len(record.employment)) == ((), 1)
    assert (
        "pay[0].currency: required is three capital letters, such as USD; what came is 'usd'" in ledger.cells[0].reason
    )


@pytest.mark.parametrize(
    ("header", "currency"),
    [("Salario mediano (MXN)", "MXN"), ("PLN brutto", "PLN"), ("ALL workers (NZD)", "NZD"), ("Lohn [CHF]", "CHF")],
)
def test_the_name_of_a_column_gives_the_currency_where_the_map_gives_none(
    tmp_path: Path, header: str, currency: str
) -> None:
    columns = f'[columns]\na = "id"\n"{header}" = "pay.2024.annual.p50"\n'
    path = written(tmp_path, f"a,{header}", "x,50000")
    (record,), ledger = read(path, column_map_from_toml(columns))
    assert record.pay[0].currency == currency
    assert ledger.notes == [f"the amounts of the column {header!r} are in {currency}, as its name says"]
    (record,), ledger = read(path, column_map_from_toml(columns + '[constant]\n"pay.2024.annual.currency" = "EUR"'))
    assert (record.pay[0].currency, ledger.notes) == ("EUR", [])


@pytest.mark.parametrize("header", ["ALL workers", "TOP wage", "Median wage (XYZ)", "EUR or USD", "usd"])
def test_what_may_be_no_currency_is_taken_for_none(tmp_path: Path, header: str) -> None:
    columns = f'[columns]\na = "id"\nn = "names.en"\n"{header}" = "pay.2024.annual.p50"\n'
    (record,), ledger = read(written(tmp_path, f"a,n,{header}", "x,A,50000"), column_map_from_toml(columns))
    assert record.pay == ()
    assert len(ledger.cells) == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("columns", "the text of the map: required is TOML"),
        ('[column]\na = "id"', "did you mean columns?"),
        ('[columns]\na = {field = "id", units = "jobs"}', "did you mean unit?"),
        ('[columns]\na = "id"\nb = "employment.12"', "columns.'b'.field of the map: required is a field such as id"),
        ('[columns]\na = "id"\nb = "pay.annual.2024.p50"', "required is a field such as"),
        ('[columns]\na = "id"\nb = {field = "employment.2012", unit = "percent"}', "one of jobs, thousands, millions"),
        ('[columns]\na = {field = "id", unit = "jobs"}', "no unit for the field id"),
        ('[columns]\na = {field = "id", decimal = ";"}', '"." or ","'),
        ('decimal = "x"\n[columns]\na = "id"', '"." or ","'),
        ('header_row = "1"\n[columns]\na = "id"', "the number of a row"),
        ('missing = "N/A"\n[columns]\na = "id"', "a list of texts"),
        ('[columns]\na = "names.en"', "a column for the field id among them"),
        ('[columns]\na = "id"\nb = "names.en"\nc = "names.en.plural"', "columns.'b'.field has it too"),
        ('[columns]\na = "id"\nb = "scheme"\n[constant]\nscheme = "soc2018"', "columns.'b'.field has it too"),
        ('[columns]\na = "id"\n[constant]\nscheme = inf', "a finite number"),
        ('[columns]\na = "id"\n[constant]\nscheme = [1]', "a text, a finite number"),
        ('[columns]\na = "id"\n[only]\nb = []', "a value, or a list of them"),
        ("[columns]\na = 5", "a field, or a table with a field"),
        ("columns = 5", "a table, [columns]"),
        ('encoding = "klingon"\n[columns]\na = "id"', "the name of an encoding of text, such as windows-1252"),
        ('encoding = "base64"\n[columns]\na = "id"', "the name of an encoding of text, such as windows-1252"),
        ('repair = 1\n[columns]\na = "id"', "true or false"),
        ('sheet = 5\n[columns]\na = "id"', "sheet of the map: required is a text"),
    ],
)
def test_a_map_that_cannot_be_says_which_key_and_what_would_be_allowed(text: str, message: str) -> None:
    with pytest.raises(InvalidMappingError) as caught:
        column_map_from_toml(text)
    assert message in str(caught.value)
    assert "what came is" in str(caught.value)


def endless(consumed: list[int]) -> Iterator[Row]:
    yield Row("line", 1, ("a", "b"))
    for number in count(2):
        consumed.append(number)
        yield Row("line", number, (str(number), "5"))


BROKEN = 'soc,title_fr\n11-1011,ingÃ©nieurs\n11-1012,"élèves, « L’été »"\n'


def test_trap_33_text_that_was_broken_before_is_repaired_where_the_map_says_so(tmp_path: Path) -> None:
    path = tmp_path / "broken.csv"
    path.write_text(BROKEN, encoding="utf-8")
    mapping, text = proposed(path)
    assert mapping.repair
    assert "Some text looks broken, as 'ingÃ©nieurs'; repair = true puts it right." in text
    records, ledger = read(path, mapping, titles=KEEP)
    # What is sound stays byte for byte.
    assert [one.names["fr"].plural for one in records] == ["ingénieurs", "élèves, « L’été »"]
    assert ledger.notes == ["text was broken in the file and was repaired, as in 'ingénieurs' for 'ingÃ©nieurs'"]
    records, ledger = read(path, evolve(mapping, repair=False), titles=KEEP)
    assert [one.names["fr"].plural for one in records] == ["ingÃ©nieurs", "élèves, « L’été »"]
    assert ledger.notes == []


def test_trap_33_the_encoding_of_a_short_text_is_told_by_the_map(tmp_path: Path) -> None:
    path = tmp_path / "short.csv"
    path.write_bytes("soc,title_fr\n11-1011,Préposés à la sûreté – été\n".encode("cp1252"))
    mapping = column_map_from_toml('encoding = "windows-1252"\n[columns]\nsoc = "id"\ntitle_fr = "names.fr"')
    records, ledger = read(path, mapping)
    assert records[0].names["fr"].plural == "préposés à la sûreté – été"
    assert ledger.notes == ["short.csv is not UTF-8; it was read as windows-1252"]


def test_rows_above_the_header_are_not_lost_silently(tmp_path: Path) -> None:
    path = written(tmp_path, "11-1011,A,1", "11-1012,B,2", "soc,title,jobs", "11-1013,C,3")
    mapping = column_map_from_toml('[columns]\nsoc = "id"\njobs = "employment.2012"')
    records, ledger = read(path, mapping)
    assert [one.id for one in records] == ["11-1013"]
    assert ledger.notes == ["2 rows above the header were passed over: line 1 (11-1011, A, 1)"]


@pytest.mark.parametrize("text", ['1,"x\n2,y\n3,z\n', '1,x\n2,"y'])
def test_a_file_that_ends_inside_quotation_marks_is_cut_off(text: str, tmp_path: Path) -> None:
    path = tmp_path / "cut.csv"
    path.write_text("soc,title\n" + text, encoding="utf-8")
    mapping = column_map_from_toml('[columns]\nsoc = "id"\ntitle = "names.en"')
    line = 2 if text.startswith('1,"') else 3
    with pytest.raises(UnreadableInputError, match=rf"cut.csv, line {line}: .* cut off inside"):
        read(path, mapping)


def test_a_stray_quotation_mark_is_no_cut(tmp_path: Path) -> None:
    path = written(tmp_path, "soc,title", '11-1011,cutters of 5" pipe')
    records, _ = read(path, column_map_from_toml('[columns]\nsoc = "id"\ntitle = "names.en"'))
    assert records[0].names["en"].plural == 'cutters of 5" pipe'


def test_a_delimiter_is_the_one_that_the_lines_agree_on(tmp_path: Path) -> None:
    path = written(tmp_path, "Employment, by occupation, 2012", "soc;title;jobs", "1;a, b, c;1,5", "2;d;2,5")
    mapping = column_map_from_toml(
        'decimal = ","\n[columns]\nsoc = "id"\ntitle = "names.en"\njobs = {field = "employment.2012", unit = "thousands"}'
    )
    records, _ = read(path, mapping)
    assert [one.employment[0].jobs for one in records] == [1500, 2500]


def test_a_line_that_never_ends_fills_no_memory(tmp_path: Path) -> None:
    path = tmp_path / "long.csv.gz"
    with gzip.open(path, "wb", compresslevel=1) as file:
        file.write(b"soc,title\n11-1011,")
        for _ in range(60):
            file.write(b"x" * 1_000_000)
    mapping = column_map_from_toml('[columns]\nsoc = "id"')
    tracemalloc.start()
    try:
        with pytest.raises(UnreadableInputError, match="line 2: required are lines of at most 4,000,000 characters"):
            read(path, mapping)
        assert tracemalloc.get_traced_memory()[1] < 40_000_000
    finally:
        tracemalloc.stop()


def test_rows_that_are_left_over_fill_no_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("narrate.importing.ledger._KEPT", 2_000)
    mapping = column_map_from_toml('[only]\ntitle = "none"\n[columns]\nsoc = "id"')
    peaks = []
    for rows in (2_400, 7_200):
        path = written(tmp_path, "soc,title", *(f"{number},Title {number}" for number in range(rows)))
        ledger = Ledger(path.name)
        tracemalloc.start()
        try:
            assert list(read_table(path, mapping, ledger)) == []
            peaks.append(tracemalloc.get_traced_memory()[1])
        finally:
            tracemalloc.stop()
        assert ledger.balanced
        assert len(ledger.left) == rows
        # All of them can be told, the last ones from disk.
        assert sum(1 for _ in ledger.left) == rows
        assert ledger.left[rows - 1].name == str(rows - 1)
        ledger.leave("line 0", "one more", "is left as well")
        assert ledger.left[-1].name == "one more"
    assert peaks[1] < peaks[0] * 1.3


def test_the_reader_takes_no_row_before_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    consumed: list[int] = []
    monkeypatch.setattr(mapped, "rows", lambda *_, **__: endless(consumed))
    ledger = Ledger("endless.csv")
    mapping = column_map_from_toml('[columns]\na = "id"\nb = "employment.2012"')
    records = read_table(Path("endless.csv"), mapping, ledger)
    assert consumed == []
    assert [record.id for record in islice(records, 3)] == ["2", "3", "4"]
    assert consumed == [2, 3, 4]
    assert ledger.balanced


def peak_of_reading(folder: Path, rows: int) -> int:
    """Read a table of five kilobytes a row, and give the most memory that was held, in bytes."""
    path = folder / f"long-{rows}.csv.gz"
    with gzip.open(path, "wt", encoding="utf-8", compresslevel=1) as file:
        file.write("a,b,c\n")
        for number in range(rows):
            file.write(f"{number},5,{'x' * 5_000}\n")
    ledger = Ledger(path.name)
    mapping = column_map_from_toml('[columns]\na = "id"\nb = "employment.2012"')
    tracemalloc.start()
    try:
        assert sum(1 for _ in read_table(path, mapping, ledger)) == rows
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@thorough
def test_a_table_twice_as_long_needs_no_more_memory(tmp_path: Path) -> None:
    short, long = (peak_of_reading(tmp_path, rows) for rows in (600, 1_200))
    assert long < short * 1.1


fields = st.sampled_from(
    [
        ("employment.2012", ("jobs", "thousands", "millions")),
        ("projections.2012.2022", ("jobs", "thousands")),
        ("projections.2012.2022.percent", ("percent",)),
        ("pay.2012.annual.p50", ("thousands",)),
        ("names.en", ()),
        ("names.es.gender", ()),
        ("scheme", ()),
    ]
)
words = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Z"]), min_size=1, max_size=12)


@st.composite
def maps(draw: st.DrawFn) -> ColumnMap:
    """Any map that is allowed."""
    chosen = draw(st.lists(fields, max_size=4, unique_by=lambda one: one[0]))
    names = draw(st.lists(words, min_size=len(chosen) + 1, max_size=len(chosen) + 1, unique=True))
    columns = [MappedColumn(names[0], "id", prefix=draw(st.one_of(st.just(""), words)), note=draw(st.text(max_size=9)))]
    for name, (field, units) in zip(names[1:], chosen, strict=True):
        unit = draw(st.sampled_from([None, *units]))
        decimal = draw(st.sampled_from([None, *DECIMALS]))
        columns.append(MappedColumn(name, field, unit, decimal, tuple(draw(st.lists(words, max_size=2)))))
    constants = draw(
        st.dictionaries(
            st.sampled_from(["pay.2024.annual.currency", "combined", "employment.2030"]),
            st.one_of(words, st.booleans(), st.integers(), st.decimals(allow_nan=False, allow_infinity=False)),
        )
    )
    return ColumnMap(
        tuple(columns),
        constants,
        sheet=draw(st.one_of(st.just(""), words)),
        header_row=draw(st.one_of(st.none(), st.integers(0, 99))),
        encoding=draw(st.sampled_from(["", "windows-1252", "utf-16-le", "cp1251"])),
        repair=draw(st.booleans()),
        decimal=draw(st.sampled_from(DECIMALS)),
        missing=tuple(draw(st.lists(words, max_size=2))),
        only=draw(st.dictionaries(words, st.lists(words, min_size=1, max_size=2).map(tuple), max_size=2)),
        notes=tuple(draw(st.lists(st.text(max_size=9), max_size=2))),
    )


@given(maps())
def test_a_map_written_as_toml_is_read_back(mapping: ColumnMap) -> None:
    assert column_map_from_toml(toml(mapping)) == mapping


def proposed(path: Path) -> tuple[ColumnMap, str]:
    ledger = Ledger(path.name)
    mapping = propose(path, ledger)
    assert ledger.read == 0
    text = toml(mapping)
    assert column_map_from_toml(text) == mapping
    return mapping, text


def told(mapping: ColumnMap) -> dict[str, tuple[str, str | None]]:
    return {one.name: (one.field, one.unit) for one in mapping.columns}


def test_trap_32_the_columns_of_a_web_export_are_told(tmp_path: Path) -> None:
    header = (
        "Occupation Title,Occupation Code,Employment 2018,Employment 2028,"
        '"Employment Change, 2018-2028","Employment Percent Change, 2018-2028",'
        '"Occupational Openings, 2018-2028 Annual Average",Median Annual Wage 2019,Typical on-the-job Training'
    )
    row = 'Actors    * Actress* Elocutionist,"=""27-2011""",64.5,65.1,0.6,0.9,7.7,N/A,None'
    mapping, text = proposed(written(tmp_path, header, row))
    assert told(mapping) == {
        "Occupation Code": ("id", None),
        "Occupation Title": ("names.en", None),
        "Employment 2018": ("employment.2018", "thousands"),
        "Employment 2028": ("projections.2018.2028", "thousands"),
        "Employment Change, 2018-2028": ("projections.2018.2028.change", "thousands"),
        "Employment Percent Change, 2018-2028": ("projections.2018.2028.percent", None),
        "Occupational Openings, 2018-2028 Annual Average": ("projections.2018.2028.openings_per_year", "thousands"),
    }
    assert "the unit is a guess: the name gives no unit; fractions among the figures say that it is thousands" in text
    # Nothing says in which currency the wages are, so that no map may read them as dollars.
    assert (
        "'Median Annual Wage 2019': it would be pay.2019.annual.p50, but no header, note or cell says in which currency"
        in text
    )
    (record,), _ = read(written(tmp_path, header, row), mapping)
    assert (record.id, record.names["en"].plural) == ("27-2011", "actors")
    assert record.projections[0].openings_per_year == 7_700


def test_trap_15_a_total_of_openings_is_passed_over_and_said_so(tmp_path: Path) -> None:
    header = '"Title","SOC Code","2012","2022","Jobopeningsdue togrowthandreplacementneeds,2012-2022(in thousands)"'
    mapping, text = proposed(written(tmp_path, header, 'Actors,27-2011,79.8,83.0,"28.9"'))
    assert told(mapping) == {
        "SOC Code": ("id", None),
        "Title": ("names.en", None),
        "2012": ("employment.2012", "thousands"),
        "2022": ("projections.2012.2022", "thousands"),
    }
    assert "openings over all years, or a year? Only a yearly average is a field" in text


def test_trap_13_a_year_that_may_be_observed_or_projected_is_left_to_the_reader(tmp_path: Path) -> None:
    mapping, text = proposed(written(tmp_path, "code,2012,2022", "11-1011,5,6"))
    assert told(mapping) == {"code": ("id", None), "2012": ("employment.2012", None)}
    assert "jobs held in 2022, or projected in 2012?" in text
    mapping, _ = proposed(written(tmp_path, "code,jobs_2012,proj_2022,jobs_2022", "11-1011,5,6,7"))
    assert told(mapping) == {
        "code": ("id", None),
        "jobs_2012": ("employment.2012", None),
        "proj_2022": ("projections.2012.2022", None),
        "jobs_2022": ("employment.2022", None),
    }


def test_shares_of_jobs_are_no_jobs(tmp_path: Path) -> None:
    header = (
        'code,"Percent self employed, 2024","Employment distribution, percent, 2024","Employment, 2024 (in thousands)"'
    )
    mapping, _ = proposed(written(tmp_path, header, "11-1011,5.5,0.2,309.4"))
    assert told(mapping) == {
        "code": ("id", None),
        "Employment, 2024 (in thousands)": ("employment.2024", "thousands"),
    }


def test_decimal_commas_and_marks_are_seen_in_the_cells(tmp_path: Path) -> None:
    path = written(tmp_path, "Code;title_fr;Jobs 2012 (thousands)", "0110;Juges;1.424,5", "0210;Chefs;**", "0310;A;7,0")
    mapping, text = proposed(path)
    assert mapping.decimal == ","
    assert mapping.columns[2].missing == ("**",)
    assert mapping.columns[1].field == "names.fr"
    assert 'decimal = ","' in text
    records, ledger = read(path, mapping)
    assert [record.employment[0].jobs for record in records if record.employment] == [1_424_500, 7_000]
    assert not ledger.left


@pytest.mark.parametrize(
    ("header", "cells", "decimal"),
    [
        ("Jobs 2012", ("1.424", "57", "330"), ","),
        ("Jobs 2012", ("1.424.500", "57", "330"), ","),
        ("Jobs 2012", ('"1,424"', "57", "330"), "."),
        ("Jobs 2012 (thousands)", ('"1,5"', "57", "330"), ","),
        ("Jobs 2012 (thousands)", ("1.5", "57", "330"), "."),
        ("Jobs 2012 (millions)", ("1.424", "57", "330"), "."),
        ("Jobs 2012", ("57", "330", "9"), "."),
    ],
)
def test_a_decimal_mark_is_told_only_by_what_can_be_nothing_else(
    tmp_path: Path, header: str, cells: tuple[str, ...], decimal: str
) -> None:
    lines = [f"0{number}10;{cell}" for number, cell in enumerate(cells)]
    mapping, _ = proposed(written(tmp_path, f"code;{header}", *lines))
    assert mapping.decimal == decimal


def test_trap_25_a_bound_without_its_bound_is_pointed_out(tmp_path: Path) -> None:
    mapping, text = proposed(written(tmp_path, "soc,a_pct90 2014,x", "11-1011,#,", "11-1021,97000,", "11-2011,5,"))
    assert mapping.columns[1].field == "pay.2014.annual.p90"
    assert mapping.columns[1].missing == ()
    assert "# stands for more than the table tells" in text


def test_trap_34_counts_of_four_to_six_digits_are_no_codes(tmp_path: Path) -> None:
    path = written(tmp_path, "title,jobs_2012", "Actors,79800", "Actuaries,24300")
    with pytest.raises(UnreadableInputError, match="required is a table with a header and a column of codes"):
        propose(path, Ledger(path.name))
    path = written(tmp_path, "noc,jobs_2012", "10010,79800", "10011,24300")
    assert told(propose(path, Ledger(path.name)))["noc"] == ("id", None)


def test_a_name_that_the_header_has_twice_is_passed_over(tmp_path: Path) -> None:
    mapping, text = proposed(written(tmp_path, "soc,jobs_2012,jobs_2012", "11-1011,1,2"))
    assert told(mapping) == {"soc": ("id", None)}
    assert "the header has this name more than once" in text


PUBLISHED = (
    ("occupations-2012-2014.csv", 817, 0),
    ("occupations-2012-2022.csv", 718, 0),
    ("bls-employment-projections/ep-2012-22.csv", 818, 273),
    ("bls-employment-projections/raw/2012-22_web-export.csv", 818, 0),
    ("bls-employment-projections/raw/2016-26_web-export.csv.gz", 819, 0),
    ("bls-employment-projections/raw/2018-28_web-export.csv.gz", 809, 0),
    ("bls-employment-projections/raw/2019-29_web-export.csv.gz", 790, 0),
    ("bls-employment-projections/raw/2020-30_web-export.csv", 790, 0),
    ("bls-employment-projections/raw/2021-31_web-export.csv.gz", 832, 0),
    ("bls-employment-projections/raw/2022-32_web-export.csv.gz", 832, 0),
    ("bls-employment-projections/raw/2024-34_web-export_resaved.csv", 832, 0),
    ("bls-employment-projections/raw/2024-34_occupation.xlsx", 832, 281),
)
"""Tables, with the rows that give a record and those that are left."""


@pytest.mark.parametrize(("name", "used", "left"), share(PUBLISHED, 4, start=2))
def test_published_tables_are_read_by_the_map_that_is_proposed(
    shared_data: Path, name: str, used: int, left: int
) -> None:
    mapping, _ = proposed(shared_data / name)
    records, ledger = read(shared_data / name, mapping)
    assert (len(records), len(ledger.left)) == (used, left)
    for record in records:
        assert record.employment
        assert record.projections[0].jobs is not None
        assert record.names["en"].plural
        if record.id == "29-2071" and record.employment[0].year == 2012:
            assert record.employment[0].jobs == 186_300
            assert record.projections[0].jobs == 227_500


LINES = [HEADER.split(","), *(f"11-10{number}1,Title {number},1.{number},2.5,3".split(",") for number in range(1, 6))]
MAPPING = column_map_from_toml(MAP)


@st.composite
def broken_files(draw: st.DrawFn) -> bytes:
    """A table cut off, its rows shuffled, its columns turned round, with cells of any kind, or bytes of any kind."""
    kind = draw(st.sampled_from(["cut", "rows", "columns", "cells", "binary", "gzip"]))
    if kind == "binary":
        return draw(st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x1f\x8b", b"PAR1"])) + draw(
            st.binary(max_size=200)
        )
    lines = [list(line) for line in LINES]
    if kind == "rows":
        lines = list(draw(st.permutations(lines)))
    if kind == "columns":
        order = draw(st.permutations(range(5)))
        lines = [[line[index] for index in order] for line in lines]
    if kind == "cells":
        row, index = draw(st.integers(0, len(lines) - 1)), draw(st.integers(0, 4))
        lines[row][index] = draw(
            st.one_of(
                st.text(max_size=12),
                st.integers().map(str),
                st.sampled_from(
                    ["9" * 500, "1e999999999", "NaN", "-inf", ">=", ">=$1", "٣", "²", '"', "0." + "1" * 99]
                ),
                st.floats().map(str),
            )
        )
    data = "\n".join(",".join(line) for line in lines).encode("utf-8", errors="replace")
    if kind == "gzip":
        packed = bytearray(gzip.compress(data))
        packed[draw(st.integers(2, len(packed) - 1))] ^= draw(st.integers(1, 255))
        return bytes(packed)
    return data[: draw(st.integers(0, len(data)))] if kind == "cut" else data


@given(broken_files())
def test_no_file_breaks_the_reader_its_account_or_the_proposal(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "broken-map.csv"
    path.write_bytes(data)
    ledger = Ledger(path.name)
    made: list[Occupation] = []
    with suppress(UnreadableInputError):
        made.extend(read_table(path, MAPPING, ledger))
    assert ledger.balanced
    assert ledger.used == len(made)
    with suppress(UnreadableInputError):
        proposal = propose(path, Ledger(path.name))
        assert column_map_from_toml(toml(proposal)) == proposal


@given(st.text(max_size=80))
def test_no_text_breaks_the_reader_of_maps(text: str) -> None:
    with suppress(InvalidMappingError):
        assert column_map_from_toml(text).columns
        assert tomllib.loads(text)["columns"]


def test_the_catalog_names_each_source_once_with_a_command_line_that_uses_it() -> None:
    names = [source.name for source in SOURCES]
    assert len(set(names)) == len(names)
    assert [source.name for source in SOURCES if source.enriches] == names[names.index("--wages") :]
    for source in SOURCES:
        assert source.what
        assert source.publisher
        assert source.forms
        assert source.example.startswith("narrate import ")
        assert f" {source.name} " in source.example
