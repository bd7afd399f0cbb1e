"""Files: each form of input with its traps; what can be read is read, faults are reported with their place."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate import AtLeast, Employment, Name, Occupation, Projection, Rejected, to_dict
from narrate.errors import Location, UnreadableInputError
from narrate.formats import ReadResult, read_lines, read_records
from narrate.importing.files.documents import page
from narrate.importing.files.tables import rows
from narrate.importing.ledger import Ledger
from narrate.testing.strategies import occupations

Write = Callable[[str, str | bytes], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(name: str, content: str | bytes) -> Path:
        file = tmp_path / name
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    return written


def one(items: list[ReadResult]) -> Occupation:
    (item,) = items
    assert isinstance(item, Occupation), item
    return item


def refused(item: ReadResult) -> Rejected:
    assert isinstance(item, Rejected), item
    return item


@given(st.lists(occupations(), max_size=4))
def test_json_lines_come_back_as_the_records_they_were(records: list[Occupation]) -> None:
    assert list(read_lines(json.dumps(to_dict(record)) + "\n" for record in records)) == records


@pytest.mark.parametrize("name", ["jobs.jsonl", "jobs.json"])
@pytest.mark.parametrize("start", ["\ufeff", ""])
def test_a_byte_order_mark_is_no_part_of_the_record(write: Write, name: str, start: str) -> None:
    assert one(list(read_records(write(name, start + '{"id": "á"}')))).id == "á"


def test_blank_lines_are_skipped_and_do_not_count(write: Write) -> None:
    items = list(read_records(write("jobs.jsonl", '\n{"id": "a"}\r\n   \n\n{"id": 5}\n{"id": "c"}')))
    assert [item.id for item in items if isinstance(item, Occupation)] == ["a", "c"]
    assert refused(items[1]).position == 1


def test_a_separator_of_lines_inside_a_text_does_not_break_the_line(write: Write) -> None:
    text = '{"id": "a", "descriptions": {"en": "one\u2028two"}}\n{"id": "b"}\n'
    wrong, right = read_records(write("jobs.jsonl", text))
    assert [fault.path for fault in refused(wrong).faults] == ["descriptions.en"]
    assert one([right]).id == "b"


@pytest.mark.parametrize(
    ("line", "path", "required"),
    [
        ("{broken", "line 3", "a JSON object (Expecting property name"),
        ('{"id": "x"', "line 3", "a JSON object (Expecting ',' delimiter"),
        ('{"id": "x"} {"id": "y"}', "line 3", "a JSON object (Extra data"),
        ("\ufeff{}", "line 3", "a JSON object (Unexpected UTF-8 BOM"),
        ('{"id": "x", "id": "y"}', "line 3", "the key 'id' is duplicated"),
        ('{"id": "x", "names": {"en": "a", "en": "b"}}', "line 3", "the key 'en' is duplicated"),
        ('{"id": "x", "employment": ' + "9" * 5000 + "}", "employment", "a list"),
        ('{"id": "x", "employment": [{"year": 2012, "jobs": 1e9999999999999999999}]}', "employment[0].jobs", "a whole number"),
        ("[" * 100_000, "line 3", "a JSON object (nested too deeply)"),
        ('[{"id": "x"}]', "", "an object with id"),
        ('"x"', "", "an object with id"),
        ("null", "", "an object with id"),
        ('{"id": "x", "employment": [{"year": 2012, "jobs": NaN}]}', "employment[0].jobs", "a whole number"),
        ('{"id": "x", "employment": [{"year": 2012, "jobs": -Infinity}]}', "employment[0].jobs", "a whole number"),
        ('{"id": "x", "employment": [{"year": 2012, "jobs": 1e400}]}', "employment[0].jobs", "a whole number"),
    ],
)  # fmt: skip
def test_an_invalid_line_is_reported_and_the_rest_is_read(line: str, path: str, required: str) -> None:
    before, wrong, after = read_lines(['{"id": "a"}\n', "\n", line + "\n", '{"id": "b"}\n'])
    assert isinstance(before, Occupation)
    assert isinstance(after, Occupation)
    (fault,) = refused(wrong).faults
    assert refused(wrong).position == 1
    assert (fault.path, len(str(fault.value)) <= 80) == (path, True)
    assert required in fault.required


def test_a_rejected_line_knows_its_record_where_it_gives_one() -> None:
    named, nameless = read_lines(['{"id": "x", "jobs": 5}', '{"id": 5, "jobs": 5}'])
    assert (refused(named).record, refused(nameless).record) == ("x", None)


def test_bytes_that_are_no_text_spoil_their_line_alone(write: Write) -> None:
    lines = b'{"id": "a"}\n{"id": "\xff\xfe"}\n{"id": "b"}\n'
    first, wrong, last = read_records(write("jobs.jsonl", lines))
    assert isinstance(first, Occupation)
    assert isinstance(last, Occupation)
    assert [fault.path for fault in refused(wrong).faults] == ["id"]


def test_json_numbers_are_kept_to_the_last_digit() -> None:
    (item,) = read_lines(['{"id": "x", "projections": [{"base_year": 2014, "target_year": 2024, "percent": 0.1}]}'])
    assert one([item]).projections[0].percent == Decimal("0.1")


def test_a_json_file_is_one_object_or_a_list_of_them(write: Write) -> None:
    assert one(list(read_records(write("one.json", '{"id": "a"}')))).id == "a"
    first, second, third = read_records(write("many.json", '[{"id": "a"}, 5, {"id": "b"}]'))
    assert isinstance(first, Occupation)
    assert isinstance(third, Occupation)
    assert refused(second).position == 1
    assert list(read_records(write("none.json", "[]"))) == []


@pytest.mark.parametrize("name", ["jobs.jsonl", "jobs.json", "jobs.csv"])
def test_a_gzipped_file_has_the_records_of_the_file_in_it(write: Write, name: str) -> None:
    content = b"\xef\xbb\xbfid,names.en\na,models\n\xff,x\n"
    if name != "jobs.csv":
        content = b'\xef\xbb\xbf{"id": "a", "names": {"en": "models"}}\n'
    plain = list(read_records(write(name, content)))
    packed = write(f"{name}.gz", gzip.compress(content))
    assert [str(item) for item in read_records(packed)] == [str(item) for item in plain]
    assert one(plain[:1]).id == "a"
    # What is packed is known by its first bytes, not by its name.
    assert [str(item) for item in read_records(write(f"{name}.gz", content))] == [str(item) for item in plain]


@pytest.mark.parametrize("name", ["jobs.jsonl.gz", "jobs.json.gz", "jobs.csv.gz"])
@pytest.mark.parametrize("end", [12, 30, -4])
def test_a_gzipped_file_that_is_cut_off_or_damaged_ends_in_one_sentence(write: Write, name: str, end: int) -> None:
    packed = gzip.compress(b"id,names.en\n" + b"".join(b"%d,models\n" % number for number in range(100)))
    for content in (packed[:end], packed[:20] + b"\xff\xff" + packed[22:]):
        with pytest.raises(UnreadableInputError, match="required is a gzipped file that is complete"):
            list(read_records(write(name, content)))


def test_an_empty_file_of_json_lines_has_no_records(write: Write) -> None:
    assert list(read_records(write("jobs.jsonl", ""))) == []


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("jobs.json", "", "required is JSON, an object or a list of objects"),
        ("jobs.json", '{"id": "a"}\n{"id": "b"}', "Extra data"),
        ("jobs.json", '[{"id": "a"}, {"id": "b"}', "expecting ',' or ']' after the item that begins on line 1"),
        ("jobs.json", '[{"id": "a"}] []', "extra data after the list"),
        ("jobs.json", b"\xff\xfe\x00", "required is JSON"),
        ("jobs.csv", "", "required is a header line; the file is empty"),
        ("jobs.parquet", "", "required is a Parquet file"),
        ("jobs.parquet", "id,names.en\n", "required is a Parquet file"),
        (
            "jobs.txt",
            "id",
            "ending in .jsonl, .json, .csv, .parquet, or gzipped, as in .jsonl.gz; what came ends in '.txt'",
        ),
        ("jobs.txt.gz", "id", "what came ends in '.txt.gz'"),
        ("jobs.parquet.gz", "id", "what came ends in '.parquet.gz'"),
        ("jobs", "id", "what came ends in ''"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_ends_in_one_sentence(
    write: Write, name: str, content: str | bytes, said: str
) -> None:
    file = write(name, content)
    with pytest.raises(UnreadableInputError) as caught:
        list(read_records(file))
    assert str(caught.value).startswith(f"{file}: required is ")
    assert said in str(caught.value)


@pytest.mark.parametrize("ending", ["jsonl", "json", "csv", "parquet"])
def test_a_missing_file_is_reported_at_once(tmp_path: Path, ending: str) -> None:
    with pytest.raises(UnreadableInputError, match="there is no such file"):
        read_records(tmp_path / f"nowhere.{ending}")
    (tmp_path / f"folder.{ending}").mkdir()
    with pytest.raises(UnreadableInputError, match="required is a file; what came is a folder"):
        read_records(tmp_path / f"folder.{ending}")


COLUMNS: dict[str, tuple[Any, Any]] = {
    "id": ("29-2071", "29-2071"),
    "scheme": ("soc2010", "soc2010"),
    "names.en": ("technicians", "technicians"),
    "names.en.short": ("techs", "techs"),
    "names.es_MX": ("técnicos, y más", "técnicos, y más"),
    "names.es_MX.gender": ("masculine", "masculine"),
    "employment.2012": ("186300", 186_300),
    "employment.2014": (">=188600", ">=188600"),
    "employment.2012.rounding": ("100", 100),
    "employment.2014.flags": ("provisional  break", ["provisional", "break"]),
    "employment.2016.rounding": ("100", 100),
    "projections.2012.2022": ("227500.0", 227_500.0),
    "projections.2014.2024.percent": ("15.4", 15.4),
    "projections.2014.2024.whole_percent": ("15", 15),
    "projections.2014.2024.rounding": ("100.0", 100),
    "projections.2014.2024.flags": ("estimated", "estimated"),
    "projections.2016.2026.flags": ("estimated", ["estimated"]),
    "projections.2014.2024.outlook": ("much_faster", "much_faster"),
    "projections.2014.2024.openings_per_year": ("1200", 1200),
    "projections.2014.2024.change": ("-300", -300),
    "pay.2014.annual.p50": ("35900", 35_900),
    "pay.2014.annual.p90": (">=239200.5", ">=239200.5"),
    "pay.2014.hourly.p50": ("17.26", 17.26),
    "pay.2014.hourly.currency": ("EUR", "EUR"),
    "pay.2014.annual.currency": ("USD", "USD"),
    "pay.2014.annual.month": ("5", 5),
    "pay.2014.annual.rounding": ("10", 10),
    "pay.2014.hourly.rounding": (".01", 0.01),
    "pay.2014.hourly.flags": ("estimated break", "estimated break"),
    "employers_cover": ("most", "most"),
    "texts.settings.en": ("Indoors.\nMostly.", "Indoors.\nMostly."),
    "texts.settings.es-MX": ("Adentro.", "Adentro."),
    "texts.license.en": ("None.", "None."),
    "descriptions.en": ("They keep\nrecords.", "They keep\nrecords."),
    "combined": ("true", True),
}
"""Every kind of column, as CSV has its cell and as Parquet may have it."""

EXPECTED = {
    "id": "29-2071",
    "scheme": "soc2010",
    "names": {
        "en": {"plural": "technicians", "short": "techs"},
        "es_MX": {"plural": "técnicos, y más", "gender": "masculine"},
    },
    "employment": [
        {"year": 2012, "jobs": 186_300, "rounding": 100},
        {"year": 2014, "jobs": {"at_least": 188_600}, "flags": ["provisional", "break"]},
    ],
    "projections": [
        {"base_year": 2012, "target_year": 2022, "jobs": 227_500},
        {
            "base_year": 2014,
            "target_year": 2024,
            "percent": 15.4,
            "whole_percent": 15,
            "change": -300,
            "outlook": "much_faster",
            "openings_per_year": 1200,
            "rounding": 100,
            "flags": ["estimated"],
        },
    ],
    "pay": [
        {
            "year": 2014,
            "period": "annual",
            "currency": "USD",
            "percentiles": {"50": 35_900, "90": {"at_least": 239_200.5}},
            "month": 5,
            "rounding": 10,
        },
        {
            "year": 2014,
            "period": "hourly",
            "currency": "EUR",
            "percentiles": {"50": 17.26},
            "rounding": 0.01,
            "flags": ["estimated", "break"],
        },
    ],
    "employers_cover": "most",
    "texts": {
        "settings": [
            {"text": "Indoors.\nMostly.", "language": "en"},
            {"text": "Adentro.", "language": "es_MX"},
        ],
        "license": [{"text": "None.", "language": "en"}],
    },
    "descriptions": {"en": "They keep\nrecords."},
    "combined": True,
}


@pytest.mark.parametrize("start", ["\ufeff", ""])
def test_dotted_columns_make_the_record_that_json_has(write: Write, start: str) -> None:
    cells = ['"' + cell + '"' for cell, _ in COLUMNS.values()]
    file = write("jobs.csv", f"{start}{','.join(COLUMNS)}\r\n{','.join(cells)}\r\n")
    assert to_dict(one(list(read_records(file)))) == EXPECTED


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
@pytest.mark.parametrize("above", ["", "group."])
def test_amounts_have_the_currency_that_the_table_gives(tmp_path: Path, suffix: str, above: str) -> None:
    def read(*header: str) -> list[ReadResult]:
        columns = dict(zip(header, (["a", "b"], ["5", "5"], ["9000", None]), strict=True))
        if suffix == "parquet":
            return list(read_records(parquet(tmp_path / "jobs.parquet", columns)))
        file = tmp_path / "jobs.csv"
        file.write_text(f"{','.join(header)}\na,5,9000\nb,5,\n", encoding="utf-8")
        return list(read_records(file))

    header = ("id", "group.size", f"{above}pay.2024.annual.p50")
    without, other = read(*header)
    assert isinstance(other, Occupation), "a row without amounts needs no currency"
    (fault,) = refused(without).faults
    assert (fault.record, fault.path) == ("a", f"{above}pay[0].currency")
    assert f"a column {above}pay.2024.annual.currency" in fault.required
    assert f"{above}pay.2024.annual.p50 (USD)" in fault.required
    for sign in (" (MXN)", "(MXN)"):
        given, other = read(*header[:2], header[2] + sign)
        assert isinstance(given, Occupation)
        assert isinstance(other, Occupation)
        pay = given.group.pay if above and given.group else given.pay
        assert [one.currency for one in pay] == ["MXN"]


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("id,pay.2024.annual.p50 (MXN),pay.2024.annual.p90 (USD)", "one currency for each pay.2024.annual.currency"),
        ("id,pay.2024.annual.p50 (MXN),pay.2024.annual.currency", "has a column of its own"),
        ("id,pay.2024.annual.p50 (MXN),pay.2024.annual.p50", "mean the same"),
        ("id,pay.2024.annual.p50 (pesos)", "is not known"),
        ("id,employment.2024 (MXN)", "is not known"),
        ("id,pay.2024.annual.month (MXN)", "is not known"),
    ],
)
def test_a_header_gives_each_currency_once_and_with_amounts_only(write: Write, header: str, said: str) -> None:
    with pytest.raises(UnreadableInputError, match=re.escape(said)):
        list(read_records(write("jobs.csv", f"{header}\n")))


def parquet(file: Path, columns: dict[str, Any]) -> Path:
    import pyarrow as pa  # noqa: PLC0415
    from pyarrow import parquet as pq  # noqa: PLC0415

    pq.write_table(pa.table(columns), file)
    return file


def test_parquet_has_the_same_columns_with_types_of_their_own(tmp_path: Path) -> None:
    file = parquet(tmp_path / "jobs.parquet", {name: [cell] for name, (_, cell) in COLUMNS.items()})
    assert to_dict(one(list(read_records(file)))) == EXPECTED


@pytest.mark.parametrize("kind", ["int8", "int64", "uint16", "float32", "float64", "decimal", "string", "dictionary"])
def test_parquet_counts_may_be_of_any_type_of_number(tmp_path: Path, kind: str) -> None:
    import pyarrow as pa  # noqa: PLC0415

    values: Any = ["100", "27"] if kind in ("string", "dictionary") else [100, 27]
    if kind == "decimal":
        column = pa.array([Decimal("100.00"), Decimal("27.00")], pa.decimal128(12, 2))
    elif kind == "dictionary":
        column = pa.array(values).dictionary_encode()
    else:
        column = pa.array(values, getattr(pa, kind)())
    file = parquet(tmp_path / "jobs.parquet", {"id": ["a", "b"], "employment.2014": column})
    read = [item.employment for item in read_records(file) if isinstance(item, Occupation)]
    assert read == [(Employment(2014, 100),), (Employment(2014, 27),)]


def test_parquet_cells_that_are_no_counts_are_refused_and_empty_ones_are_nothing(tmp_path: Path) -> None:
    columns = {"id": ["a", "b", "c", "d"], "employment.2014": [5.0, None, float("nan"), 5.5]}
    items = list(read_records(parquet(tmp_path / "jobs.parquet", columns)))
    assert items[:2] == [Occupation(id="a", employment=(Employment(2014, 5),)), Occupation(id="b")]
    for place in (2, 3):
        assert refused(items[place]).position == place
        assert refused(items[place]).faults[0].path == "employment[0].jobs"


def test_parquet_counts_places_beyond_one_batch(tmp_path: Path) -> None:
    identities = [f"r{number}" if number != 2000 else "" for number in range(2500)]
    items = list(read_records(parquet(tmp_path / "jobs.parquet", {"id": identities})))
    assert len(items) == 2500
    assert [item.position for item in items if isinstance(item, Rejected)] == [2000]


@pytest.mark.parametrize(
    "column",
    [
        "jobs",
        "Id",
        "employment",
        "employment.12",
        "employment.2012.jobs",
        "employment.rounding",
        "employment.2012.2013",
        "employment.2012.flags.break",
        "projections.2012",
        "projections.2012.flags",
        "pay.2014.flags",
        "texts.settings",
        "texts.settings.en.source",
        "projections.2012.2022.share",
        "pay.2014.annual",
        "pay.2014.annual.median",
        "pay.2014.annual.p050",
        "pay.2014.annual.p0",
        "pay.2014.annual.p100",
        "employment.\u0662\u0660\u0661\u0662",
        "names",
        "names.en.genus",
        "descriptions",
        " id",
        "",
    ],
)
def test_an_unknown_column_is_named_before_any_row_is_read(write: Write, tmp_path: Path, column: str) -> None:
    with pytest.raises(UnreadableInputError) as caught:
        next(read_records(write("jobs.csv", f"id,{column}\na,1\n")))
    assert f"the column {column!r} is not known" in str(caught.value)
    assert "employment.2012" in str(caught.value)
    with pytest.raises(UnreadableInputError, match="is not known"):
        next(read_records(parquet(tmp_path / "jobs.parquet", {"id": ["a"], column: ["1"]})))


def test_empty_cells_and_empty_lines_are_skipped(write: Write) -> None:
    text = "id,names.en,employment.2012,projections.2012.2022,pay.2014.annual.p50,pay.2014.annual.currency,combined\n"
    text += "a,,,,,,\n\nb,models,5,6,,EUR,0\n,,,,,,\n"
    first, second, third = read_records(write("jobs.csv", text))
    assert first == Occupation(id="a")
    assert second == Occupation(
        id="b",
        names={"en": Name("models")},
        employment=(Employment(2012, 5),),
        projections=(Projection(2012, 2022, 6),),
    )
    assert (refused(third).position, refused(third).faults[0].path) == (2, "id")


@pytest.mark.parametrize(
    ("cell", "jobs"),
    [
        ("5", 5),
        (" 5 ", 5),
        ("5.0", 5),
        ("5e2", 500),
        ("+5.", 5),
        (">= 5", AtLeast(Decimal(5))),
        ("1_000", None),
        (">=1_000", None),
        ("\u0665", None),
        ("sNaN", None),
        ("1e15", None),
        ("1e999999999", None),
        ("1e99999999999999999999", None),
        (">=1e999999999", None),
        (">=5", AtLeast(Decimal(5))),
        ("5.5", None),
        ("-5", None),
        ("5 000", None),
        ('"5,000"', None),
        (">=", None),
        ("many", None),
        ("NaN", None),
        ("Infinity", None),
        ("true", None),
    ],
)
def test_a_cell_is_a_count_a_bound_or_refused(write: Write, cell: str, jobs: int | AtLeast | None) -> None:
    (item,) = read_records(write("jobs.csv", f"id,employment.2012\nx,{cell}\n"))
    if jobs is None:
        (fault,) = refused(item).faults
        bound = ".at_least" if cell == ">=1e999999999" else ""
        assert (fault.record, fault.path) == ("x", f"employment[0].jobs{bound}")
    else:
        assert one([item]).employment == (Employment(2012, jobs),)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("names.en", "names.en"),
        ("names.en", "names.en.plural"),
        ("projections.2012.2022.jobs", "projections.2012.2022"),
        ("pay.2024.annual.p50", "pay.2024.annual.p50"),
    ],
)
def test_two_columns_that_mean_the_same_are_both_named(write: Write, tmp_path: Path, first: str, second: str) -> None:
    with pytest.raises(UnreadableInputError) as caught:
        list(read_records(write("jobs.csv", f"id,{first},{second}\na,1,2\n")))
    assert f"{first!r} and {second!r} mean the same" in str(caught.value)
    if first != second:
        with pytest.raises(UnreadableInputError, match="mean the same"):
            list(read_records(parquet(tmp_path / "jobs.parquet", {"id": ["a"], first: ["1"], second: ["2"]})))


def test_a_name_and_its_flag_are_two_columns(write: Write) -> None:
    (item,) = read_records(write("jobs.csv", "id,names.en,names.en.fixed\na,iOS developers,true\n"))
    assert one([item]).names["en"] == Name("iOS developers", fixed=True)


@pytest.mark.parametrize("start", ["\n", "\r\n\n", " \n", ",\n", "\ufeff\n"])
def test_blank_lines_before_the_header_are_skipped(write: Write, start: str) -> None:
    items = list(read_records(write("jobs.csv", f"{start}id,employment.2012\na,1\n")))
    assert one(items).employment == (Employment(2012, 1),)


def test_blank_lines_alone_are_no_header(write: Write) -> None:
    with pytest.raises(UnreadableInputError, match="the file is empty"):
        list(read_records(write("jobs.csv", "\n\n")))


def test_a_damaged_page_of_parquet_ends_in_one_sentence(tmp_path: Path) -> None:
    file = parquet(tmp_path / "jobs.parquet", {"id": [f"r{number}" for number in range(5000)]})
    damaged = bytearray(file.read_bytes())
    damaged[40:400] = bytes(360)
    file.write_bytes(damaged)
    with pytest.raises(UnreadableInputError, match="required is a Parquet file that is complete"):
        list(read_records(file))
    with pytest.raises(UnreadableInputError, match="required is a Parquet file that is complete"):
        list(rows(file, Ledger(file.name)))


@pytest.mark.parametrize("row", ["x", "x,1,2", "x,1,"])
def test_a_row_with_too_few_or_too_many_cells_is_reported_with_its_line(write: Write, row: str) -> None:
    first, wrong, last = read_records(write("jobs.csv", f'id,names.en\na,"two\nlines"\n{row}\nb,models\n'))
    # A name has no line breaks, so the first row is refused for its own fault.
    assert refused(first).faults[0].path == "names.en.plural"
    (fault,) = refused(wrong).faults
    assert (fault.record, fault.path, fault.value) == ("x", "line 4", row.count(",") + 1)
    assert "2 cells, as in the header" in fault.required
    assert refused(wrong).position == 1
    assert one([last]).id == "b"


@pytest.mark.parametrize(
    ("cell", "shown"), [("true", True), ("TRUE", True), ("1", True), ("false", False), ("0", False), ("", False)]
)
def test_a_flag_is_written_in_several_ways(write: Write, cell: str, *, shown: bool) -> None:
    assert one(list(read_records(write("jobs.csv", f"id,combined\nx,{cell}\n")))).combined is shown


def test_a_flag_that_is_none_is_refused(write: Write) -> None:
    (item,) = read_records(write("jobs.csv", "id,combined\nx,perhaps\n"))
    assert [(fault.path, fault.value) for fault in refused(item).faults] == [("combined", "perhaps")]


@pytest.mark.parametrize("start", ["<html", "<!doctype html"])
def test_a_page_that_is_cut_off_at_once_ends_in_one_sentence(write: Write, start: str) -> None:
    with pytest.raises(UnreadableInputError, match="required is an HTML page"):
        list(rows(write("page.html", start), Ledger("page.html")))
    with pytest.raises(UnreadableInputError, match="required is an HTML page"):
        page(write("page.html", start), Ledger("page.html"))


@pytest.mark.parametrize("cut", ["", '"'])
def test_two_quotation_marks_that_are_left_open_cost_no_row_between_them(write: Write, cut: str) -> None:
    rows = ["a,1000,cooks", 'b,1000,"bakers', "c,1000,tailors", f"d,1000,smiths{cut}", "e,1000,millers"]
    items = list(read_records(write("jobs.csv", "\n".join(["id,employment.2012,names.en", *rows]))))
    assert [item.record if isinstance(item, Rejected) else item.id for item in items][2:] == ["c", "d", "e"]
    assert refused(items[1]).place == Location("line", 3)
    assert len(items) == len(rows)


def test_a_long_line_of_a_row_that_is_no_record_is_no_error(write: Write) -> None:
    long = "x" * 200_000
    items = list(read_records(write("jobs.csv", f'id,descriptions.en\na,"x\n{long}"\nb,fine\n')))
    assert (refused(items[0]).record, one(items[1:]).id) == ("a", "b")


def test_a_text_of_several_lines_is_one_cell(write: Write) -> None:
    table = 'id,scheme,descriptions.en\na,x,"They bake, cut,\nstir, boil, fry"\n'
    assert one(list(read_records(write("jobs.csv", table)))).descriptions["en"].count("\n") == 1
