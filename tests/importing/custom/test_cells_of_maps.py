"""What a map makes of single cells: published values, padded codes, remarks, entities; and of repeated codes."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate import Employment, Occupation, from_dict, to_dict
from narrate.errors import InvalidMappingError, UnreadableInputError
from narrate.importing.custom.column_map import column_map_from_toml, toml
from narrate.importing.custom.reader import read_table
from narrate.importing.ledger import Ledger
from narrate.records import EDUCATION, EXPERIENCE, OUTLOOKS, TRAINING


def read(folder: Path, mapping: str, *lines: str, encoding: str = "utf-8") -> tuple[list[Occupation], Ledger]:
    path = folder / "table.csv"
    path.write_bytes(("\n".join(lines) + "\n").encode(encoding))
    ledger = Ledger(path.name)
    records = list(read_table(path, column_map_from_toml(mapping), ledger, titles="keep"))
    assert ledger.balanced
    return records, ledger


ENTRY = """
[columns]
soc = "id"
edu = "entry.education"
exp = "entry.experience"
ojt = "entry.training"
out = "projections.2024.2034.outlook"
"""


@pytest.mark.parametrize(
    ("row", "values"),
    [
        (
            "Bachelor's degree|5 years or more|None|Much faster than average",
            ("bachelors_degree", "5_years_or_more", "none", "much_faster"),
        ),
        (
            "Some college, no degree|Less than 5 years|Short-term on-the-job training|Faster than average",
            ("some_college", "less_than_5_years", "short_term", "faster"),
        ),
        (
            "No formal educational credential|None|Moderate-term on-the-job training|As fast as average",
            ("no_formal_credential", "none", "moderate_term", "as_fast_as"),
        ),
        (
            "Doctoral or professional degree|None|Internship/residency|Slower than average",
            ("doctoral_or_professional_degree", "none", "internship_residency", "slower"),
        ),
        (
            "High school diploma or equivalent|—|Apprenticeship|Little or no change",
            ("high_school_diploma", None, "apprenticeship", "little_or_no_change"),
        ),
        (
            "POSTSECONDARY NONDEGREE AWARD|none|long-term on-the-job training|-3% (Decline)",
            ("postsecondary_nondegree_award", "none", "long_term", "decline"),
        ),
        (
            "masters degree|less_than_5_years|none|5% (Faster than average)",
            ("masters_degree", "less_than_5_years", "none", "faster"),
        ),
        ("Master&#39;s degree|None|None|decline", ("masters_degree", "none", "none", "decline")),
        ("Associate’s degree|None|None|decline_rapidly", ("associates_degree", "none", "none", "decline_rapidly")),
    ],
)
def test_published_values_need_no_map(row: str, values: tuple[str | None, ...], tmp_path: Path) -> None:
    (record,), ledger = read(tmp_path, ENTRY, "soc|edu|exp|ojt|out", f"x|{row}")
    assert [str(one) for one in [*ledger.left, *ledger.cells]] == []
    assert record.entry is not None
    entry = record.entry
    assert (entry.education, entry.experience, entry.training, record.projections[0].outlook) == values


@pytest.mark.parametrize(
    ("column", "known"), [(0, EDUCATION), (1, EXPERIENCE), (2, TRAINING), (3, OUTLOOKS)], ids=lambda one: str(one)[:9]
)
def test_a_value_that_nobody_knows_costs_its_cell_with_what_is_allowed(
    column: int, known: tuple[str, ...], tmp_path: Path
) -> None:
    row = ["some_college", "none", "none", "decline"]
    row[column] = "licenciatura"
    (record,), ledger = read(tmp_path, ENTRY, "soc,edu,exp,ojt,out", ",".join(["x", *row]))
    assert record.entry is not None
    (odd,) = ledger.cells
    assert odd.reason == f"required is one of {', '.join(known)}; what came is 'licenciatura'"


def test_values_of_a_map_are_those_of_its_language(tmp_path: Path) -> None:
    mapping = """
    [columns]
    clave = "id"
    nivel = {field = "entry.education", values = {licenciatura = "bachelors_degree", "—otro" = ""}, required = false}
    cert = {field = "entry.certification", values = {"sí" = "required", no = "not_required"}}
    sexo = {field = "names.es.gender", values = {M = "masculine", F = "feminine"}}
    nombre = {field = "names.es"}
    agr = {field = "combined", values = {"sí" = true, no = false}}
    clase = {field = "scheme", values = {"1" = "sinco2011", "2" = "sinco2019"}}
    """
    records, ledger = read(
        tmp_path,
        mapping,
        "clave,nivel,cert,sexo,nombre,agr,clase",
        "R1,Licenciatura,SÍ,F,Enfermeras,no,2",
        "R2,—otro,no,M,Albañiles,sí,3",
        "R3,maestría,quizá,X,Pescadores,tal vez,1",
    )
    first, second, third = records
    assert first.entry is not None
    assert (first.entry.education, first.entry.certification) == ("bachelors_degree", "required")
    assert (first.names["es"].plural, first.names["es"].gender, first.scheme) == ("Enfermeras", "feminine", "sinco2019")
    assert (second.combined, second.scheme, second.names["es"].plural) == (True, None, "Albañiles")
    assert third.entry is None
    assert [one.name for one in ledger.cells] == ["clase", "nivel", "cert", "sexo", "agr"]
    assert "required is one of licenciatura, —otro, no_formal_credential" in ledger.cells[1].reason


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ('field = "entry.education", values = {x = "licenciatura"}', "one of no_formal_credential"),
        ('field = "employment.2024", values = {many = 5}', "no values for the field employment.2024"),
        ('field = "combined", values = {x = "perhaps"}', "true or false"),
        ('field = "employment.2024.flags", values = {x = "odd"}', "words of provisional, estimated, break"),
        ('field = "names.en", values = "x"', "a table of values"),
        ('field = "names.en", values = {x = [1]}', "a text, a whole number, true or false"),
        ('field = "names.en", pad = 4', "a pad for the field id only"),
        ('field = "names.en", prefix = "0"', "a prefix for the field id only"),
        ('field = "names.en", required = "yes"', "true or false"),
        ('field = "names.en", value = {x = "y"}', "did you mean values?"),
    ],
)
def test_a_column_that_cannot_be_says_what_would_be_allowed(setting: str, message: str) -> None:
    with pytest.raises(InvalidMappingError) as caught:
        column_map_from_toml(f'[columns]\na = "id"\nb = {{{setting}}}')
    assert message in str(caught.value)


@pytest.mark.parametrize("pad", ["-1", "33", "1.5", '"4"', "true"])
def test_what_is_no_width_is_refused(pad: str) -> None:
    with pytest.raises(InvalidMappingError, match="a number of digits"):
        column_map_from_toml(f'[columns]\na = {{field = "id", pad = {pad}}}')


def test_codes_are_padded_with_zeros(tmp_path: Path) -> None:
    mapping = '[columns]\nnoc = {field = "id", pad = 5}\njobs = "employment.2024"'
    records, ledger = read(tmp_path, mapping, "noc,jobs", "11,5", "10010,6", "1A,7", "123456,8")
    assert [one.id for one in records] == ["00011", "10010", "0001A", "123456"]
    assert ledger.notes == []


def test_zeros_that_seem_lost_are_noted_with_the_width(tmp_path: Path) -> None:
    mapping = '[columns]\nnoc = "id"\njobs = "employment.2024"'
    _, ledger = read(tmp_path, mapping, "noc,jobs", "11,5", "1010,6")
    assert ledger.notes == [
        "the codes of the column 'noc' have 2 to 4 digits and none begins with 0; if zeros in front were lost, pad = 4 in the map's column puts them back"
    ]
    for codes in (("0011", "1010"), ("1011", "1010"), ("1-1", "1010")):
        _, ledger = read(tmp_path, mapping, "noc,jobs", *(f"{code},5" for code in codes))
        assert ledger.notes == []


def test_repeated_codes_are_noted_with_both_places(tmp_path: Path) -> None:
    mapping = '[columns]\ncode = "id"\njobs = "employment.2024"'
    records, ledger = read(tmp_path, mapping, "code,jobs", "a,5", "b,6", "a,7", "a,8")
    assert len(records) == 4
    assert ledger.notes == [
        "2 rows have a code that an earlier row has, and each became a record of its own: a in line 4 (as in line 2), a in line 5 (as in line 2)"
    ]


def test_a_column_of_remarks_is_read_as_that_of_its_figures(tmp_path: Path) -> None:
    mapping = """
    [columns]
    code = "id"
    n = "employment.2023"
    f = "employment.2023.flags"
    m = "employment.2024"
    g = {field = "employment.2024.flags", values = {"2" = "provisional", "1" = ""}}
    """
    (first, second), ledger = read(tmp_path, mapping, "code,n,f,m,g", "a,5 e,b,6,2", "b,5,u,7,1")
    assert first.employment == (
        Employment(2023, 5, flags=("estimated", "break")),
        Employment(2024, 6, flags=("provisional",)),
    )
    assert second.employment == (Employment(2023, 5), Employment(2024, 7))
    assert list(ledger.marks) == [("f", "u")]


@pytest.mark.parametrize(
    ("language", "title", "name"),
    [
        ("en", "Plumbers &amp; pipefitters", "Plumbers & pipefitters"),
        ("en", "Sheriff&#39;s officers", "Sheriff's officers"),
        ("fr", "Métiers de la pêche", "Métiers de la pêche"),
        ("it", "Attività&nbsp;commerciali", "Attività commerciali"),
        ("es", "<i>Albañiles</i>", "Albañiles"),
    ],
)
def test_names_come_out_byte_for_byte_without_the_html_of_a_page(
    language: str, title: str, name: str, tmp_path: Path
) -> None:
    mapping = (
        f'[columns]\na = "id"\nb = "names.{language}"\nc = "majors.1.names.{language}"\nd = "descriptions.{language}"'
    )
    (record,), _ = read(tmp_path, mapping, "a|b|c|d", f"x|{title}|{title}|{title}")
    assert record.names[language].plural == name
    assert record.majors[0].names[language].plural == name
    assert record.descriptions[language].replace("\u00a0", " ") == name


def test_lines_are_counted_as_an_editor_counts_them(tmp_path: Path) -> None:
    mapping = '[columns]\n"job code" = "id"\n"jobs 2024" = "employment.2024"\nwhat = "descriptions.en"'
    records, ledger = read(
        tmp_path, mapping, '"job\ncode","jobs\n2024",what', 'a,5,"one\ntwo"', ",6,x", 'b,many,"y\nz"', "b,7,w", "c,8"
    )
    assert [one.id for one in records] == ["a", "b", "b"]
    assert [one.place for one in ledger.left] == ["table.csv, line 6", "table.csv, line 10"]
    assert [one.place for one in ledger.cells] == ["table.csv, line 7"]
    assert "b in line 9 (as in line 7)" in ledger.notes[0]


def test_rules_between_fields_cost_the_cells_that_break_them(tmp_path: Path) -> None:
    mapping = """
    [constant]
    currency = "EUR"
    [columns]
    a = "id"
    p10 = "pay.2024.annual.p10"
    p50 = "pay.2024.annual.p50"
    share = "majors.1.share"
    short = "names.en.short"
    score = "skills.social"
    whole = "projections.2024.2034.whole_percent"
    exact = "projections.2024.2034.percent"
    back = "projections.2034.2024"
    tag = "names.qqx"
    """
    (record,), ledger = read(
        tmp_path, mapping, "a,p10,p50,share,short,score,whole,exact,back,tag", "x,500,400,60,techs,101,9,4.5,7,Name"
    )
    assert record.pay[0].percentiles == {10: Decimal(500)}
    assert (record.projections[0].percent, record.projections[0].whole_percent) == (Decimal("4.5"), None)
    assert (record.names, record.majors, record.skills) == ({}, (), ())
    assert sorted(one.name for one in ledger.cells) == ["back", "p50", "score", "share", "short", "tag", "whole"]


printable = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=8)
odd_values = st.recursive(
    st.none() | st.booleans() | st.integers() | printable | st.floats() | st.sampled_from(["id", "{year}", "year"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(printable, inner, max_size=2),
    max_leaves=4,
)
FIELDS = (
    "id", "year", "flag", "measure", "{measure}", "employment.{year}", "pay.{year}.{period}.p{percentile}", "names.{language}",
    "majors.{item}.names.en", "employers.{row}.share", "skills.{skill}", "period", "currency", "entry.education", "combined",
    "percentile", "language", "skill", "names.en", "employment.2024", "employment.{", "{}", "projections.{year}.{year}",
)  # fmt: skip


def as_toml(value: object) -> str:
    """Write any value as TOML, well or badly."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{as_toml(str(key))} = {as_toml(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return f"[{', '.join(map(as_toml, value))}]"
    if isinstance(value, bool):
        return str(value).lower()
    return repr(value) if isinstance(value, float | int) else '"' + str(value).replace("\\", "").replace('"', "") + '"'


settings = st.dictionaries(
    st.sampled_from(["unit", "missing", "prefix", "pad", "values", "separator", "required", "decimal"]),
    odd_values
    | st.sampled_from(
        [4, True, ";", {"x": "employment.{year}"}, {"x": "annual"}, {"a": "bachelors_degree"}, "thousands"]
    ),
    max_size=3,
)
columns = st.dictionaries(
    st.sampled_from("abcdef"), st.tuples(st.sampled_from(FIELDS) | odd_values, settings), min_size=1, max_size=6
)
odd_cells = st.sampled_from(
    [
        "",
        "x",
        "a",
        "2024",
        "1",
        "5.5",
        "annual",
        "EUR",
        ":",
        "b",
        "en",
        "50",
        "9" * 400,
        "\u202e",
        "1e999",
        "{year}",
        "x;y",
        *("E", "P", "L", "Jahr", "Median", "-5", "101", "es", "qqx", "12"),
    ]
)


@given(columns, st.lists(st.lists(odd_cells, min_size=6, max_size=6), max_size=5), st.booleans())
def test_a_hostile_map_or_table_ends_in_a_sentence(
    tmp_path_factory: pytest.TempPathFactory,
    chosen: dict[str, tuple[object, dict[str, object]]],
    lines: list[list[str]],
    constant: bool,  # noqa: FBT001
) -> None:
    text = "[columns]\n" + "".join(
        f"{name} = {as_toml({'field': field, **more})}\n" for name, (field, more) in chosen.items()
    )
    text += 'id = "id"\n' + ('[constant]\nyear = 2024\ncurrency = "EUR"\nperiod = "annual"\n' if constant else "")
    path = tmp_path_factory.getbasetemp() / "hostile.csv"
    path.write_text("\n".join(["id,a,b,c,d,e,f", *(",".join(["k", *line]) for line in lines)]) + "\n", encoding="utf-8")
    ledger = Ledger(path.name)
    with suppress(InvalidMappingError, UnreadableInputError):
        mapping = column_map_from_toml(text)
        assert column_map_from_toml(toml(mapping)) == mapping
        records = list(read_table(path, mapping, ledger))
        assert ledger.balanced
        assert len(records) <= ledger.used


RICH = """
decimal = ","
[columns]
id = {field = "id", pad = 3}
a = "year"
b = {field = "period", values = {"Jahr" = "annual"}}
c = "currency"
d = {field = "percentile", values = {"Median" = 50}}
e = "flag"
f = {field = "measure", values = {"E" = "employment.{year}", "P" = "projections.{year}.2034.percent", "L" = "names.{language}"}}
g = "language"
h = "{measure}"
i = {field = "pay.{year}.{period}.p{percentile}", unit = "thousands"}
j = {field = "majors.{item}.names.es", separator = ";"}
k = "employers.{row}.share"
l = "employers.{row}.names.es"
m = "skill"
n = "skills.{skill}"
o = "entry.education"
p = {field = "names.es.fixed", values = {"ja" = true}}
q = "employment.2024"
r = {field = "month", required = false}
s = {field = "names.es", required = true}
"""


@pytest.mark.parametrize("mapping", [RICH, RICH.replace("id = {", 'id = {missing = ["z"], ')], ids=["rich", "missing"])
@given(
    lines=st.lists(
        st.tuples(st.sampled_from("123"), st.lists(odd_cells | printable, min_size=19, max_size=19)),
        min_size=1,
        max_size=5,
    )
)
def test_whatever_a_table_has_its_rows_are_accounted_for(
    tmp_path_factory: pytest.TempPathFactory, mapping: str, lines: list[tuple[str, list[str]]]
) -> None:
    path = tmp_path_factory.getbasetemp() / "rich.csv"
    written = [[code, *(cell.replace('"', "").replace("|", "") for cell in row)] for code, row in lines]
    path.write_text(
        "\n".join(["id|" + "|".join("abcdefghijklmnopqrs"), *map("|".join, written)]) + "\n", encoding="utf-8"
    )
    ledger = Ledger(path.name)
    records = list(read_table(path, column_map_from_toml('delimiter = "|"\n' + mapping), ledger))
    assert ledger.balanced
    assert len({one.id for one in records}) == len(records) <= ledger.used
    assert {one.id for one in records} <= {"001", "002", "003"}
    assert all(from_dict(to_dict(one)) == one for one in records)


def test_a_rich_table_becomes_a_rich_record(tmp_path: Path) -> None:
    cells = (
        "1|2024|Jahr|EUR|Median|p|E|es|1.200|41,5|arte;música|60|hospitales|social|37|some_college|ja|1200|5|Albañiles"
    )
    (record,), ledger = read(tmp_path, 'delimiter = "|"\n' + RICH, "id|" + "|".join("abcdefghijklmnopqrs"), cells)
    assert [str(one) for one in [*ledger.left, *ledger.cells]] == []
    assert to_dict(record) == {
        "id": "001",
        "names": {"es": {"plural": "Albañiles", "fixed": True}},
        "employment": [{"year": 2024, "jobs": 1200, "flags": ["provisional"]}],
        "pay": [
            {
                "year": 2024,
                "period": "annual",
                "currency": "EUR",
                "percentiles": {"50": 41500},
                "month": 5,
                "flags": ["provisional"],
            }
        ],
        "skills": [{"skill": "social", "score": 37, "flags": ["provisional"]}],
        "majors": [{"names": {"es": {"plural": "arte"}}}, {"names": {"es": {"plural": "música"}}}],
        "entry": {"education": "some_college"},
        "employers": [{"names": {"es": {"plural": "hospitales"}}, "share": 60, "flags": ["provisional"]}],
    }
