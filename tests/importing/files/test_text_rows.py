"""Delimited text: which delimiter, which encoding, which line, and what is no table at all."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.cldr.letters import language_letters
from narrate.errors import UnreadableInputError
from narrate.importing.files.charset import find_charset
from narrate.importing.files.header import misfit
from narrate.importing.files.tables import Row, rows
from narrate.importing.files.text_rows import find_delimiter
from narrate.importing.ledger import Ledger


def read(folder: Path, data: bytes, **options: object) -> tuple[list[Row], Ledger]:
    path = folder / "table.csv"
    path.write_bytes(data)
    ledger = Ledger(path.name)
    return list(rows(path, ledger, **options)), ledger  # type: ignore[arg-type]


TABLES = {
    "fr": "code;métier\n1;Pêche et aquaculture\n2;Ingénieurs\n3;Préposés à la sûreté\n",
    "it": "codice;professione\n1;Attività commerciali\n2;Specialisti in attività legali\n",
    "es": "clave;ocupación\n1;Albañiles\n2;Cocineros\n",
    "pt": "código;profissão\n1;Técnicos de construção\n2;Padrões e medições\n",
    "ch": "Kode;Titel\n1;Köche\n2;Ärzte\n3;médecins à l’hôpital\n4;pêcheurs, bûcherons\n5;attività sociali\n",
    "is": "númer;heiti\n1;Hjúkrunarfræðingar\n2;Ljósmæður\n",
    "pl": "kod;zawód\n1;Pielęgniarki\n2;Położne\n3;Inżynierowie górnictwa\n4;Pracownicy służb\n",
    "cs": "kód;zaměstnání\n1;Učitelé\n2;Řidiči\n3;Lékaři\n4;Kuchaři\n5;Úředníci\n",
    "hu": "kód;foglalkozás\n1;Ápolónők\n2;Szülésznők\n3;Tűzoltók\n",
    "lt": "kodas;profesija\n1;Virėjai\n2;Gydytojų padėjėjai\n3;Ūkininkai, žvejai\n",
    "tr": "kod;meslek\n1;Öğretmenler\n2;Aşçılar\n3;Şoförler\n",
    "ru": "код;профессия\n1;Врачи\n2;Учителя начальной школы\n3;Медицинские сестры\n",
    "ar": "رمز;مهنة\n1;أطباء\n2;ممرضون\n3;مهندسو المناجم\n",
    "ja": "番号,職業\n1,医師\n2,看護師\n3,情報処理・通信技術者\n4,コック\n",
    "zh": "代码,职业\n1,医生\n2,护士\n3,软件工程师\n4,教师与讲师\n",
    "zh_Hant": "代碼,職業\n1,醫師\n2,護理師\n3,軟體工程師\n4,教師\n",
}
ENCODED = [
    *((name, "cp1252") for name in ("fr", "it", "es", "pt", "ch", "is")),
    ("fr", "mac_roman"),
    *((name, codec) for name in ("pl", "cs") for codec in ("cp1250", "iso8859_2", "cp852")),
    ("hu", "cp1250"),
    ("lt", "cp1257"),
    ("tr", "cp1254"),
    *(("ru", one) for one in ("cp1251", "koi8_r", "cp866", "iso8859_5")),
    ("ar", "cp1256"),
    ("ja", "cp932"),
    ("ja", "euc_jp"),
    ("zh", "gb18030"),
    ("zh_Hant", "big5"),
    *((name, one) for name in TABLES for one in ("utf-8", "utf-8-sig", "utf-16")),
    *((name, one) for name in ("fr", "pl", "ru", "ja") for one in ("utf-16-le", "utf-16-be")),
]


@pytest.mark.parametrize(("name", "codec"), ENCODED)
def test_a_table_comes_out_letter_for_letter(name: str, codec: str, tmp_path: Path) -> None:
    text = TABLES[name]
    found, ledger = read(tmp_path, text.encode(codec))
    mark = ";" if ";" in text else ","
    assert [mark.join(map(str, row.cells)) for row in found] == text.splitlines()
    assert bool(ledger.notes) == (not codec.startswith("utf-8"))


@pytest.mark.parametrize("word", ["pêche", "attività", "Albañiles", "Köche", "peão", "ærlig", "garçon", "señor"])
def test_a_single_western_name_is_no_eastern_one(word: str) -> None:
    assert find_charset(io.BytesIO(f"1;{word}\n".encode("cp1252"))).codec == "cp1252"


def test_the_languages_that_are_expected_decide_where_letters_do_not() -> None:
    word = "1;rękę\n".encode("cp1250")
    assert find_charset(io.BytesIO(word)).codec == "cp1252"
    assert find_charset(io.BytesIO(word), languages=["pl"]).codec == "cp1250"


def test_what_was_decided_and_the_names_that_depend_on_it_are_noted(tmp_path: Path) -> None:
    _, ledger = read(tmp_path, "1;pêche;5\n2;Albañiles;6\n3;Albañiles;7\n4;€ 5;8\n".encode("cp1252"))
    assert ledger.notes == [
        "table.csv is not UTF-8; it was read as windows-1252, which is a guess; the next likeliest is windows-1250"
    ]
    assert [str(one) for one in ledger.doubts] == [
        "table.csv, line 1: pêche: would be 'pęche'",
        "table.csv, line 2: Albañiles: would be 'Albańiles'",
    ]


def test_an_encoding_that_is_given_overrules_what_a_text_looks_like(tmp_path: Path) -> None:
    found, ledger = read(tmp_path, "1;pęche\n".encode("cp1250"), encoding="cp1250")
    assert found[0].cells == ("1", "pęche")
    assert not ledger.doubts


def test_a_row_in_another_encoding_is_left_and_the_others_are_not(tmp_path: Path) -> None:
    found, ledger = read(tmp_path, "a,b\n1,é\n2,ü\n".encode() + b"3,\xe9\n4,x\n")
    assert [(row.number, misfit(row, 2)) for row in found if misfit(row, 2)] == [
        (4, "has bytes that are in another encoding than the table")
    ]
    assert [row.cells for row in found if not row.fault] == [("a", "b"), ("1", "é"), ("2", "ü"), ("4", "x")]
    assert "UTF-8 but for some lines" in ledger.notes[0]


def test_a_cell_over_several_lines_is_one_cell_and_lines_are_counted_as_an_editor_does(tmp_path: Path) -> None:
    data = b'code,"the\ntitle",text\n\n1,a,"Tasks:\n- one;\n- two;\n- three"\n2,b,"- four;"\n'
    found, _ = read(tmp_path, data)
    assert [(row.place, len(row.cells)) for row in found] == [("line 1", 3), ("line 4", 3), ("line 8", 3)]


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("a;b\n1;2,5\n2;3,5\n", ";"),
        ("code;jobs, total\n1;2,5\n2;3,5\n", ";"),
        ("a\tb\n1\tx, y; z\n", "\t"),
        ("a|b\n1|2,5\n", "|"),
        ('a,b\n1,"x;\ny;\nz;"\n', ","),
        ("Table 1, by area, 2012\n\na;b;c\n1;2;3\n4;5;6\n", ";"),
        ("one\ntwo\n", ","),
    ],
)
def test_a_delimiter_is_the_one_by_which_rows_agree(text: str, mark: str) -> None:
    assert find_delimiter(text.splitlines(keepends=True)) == mark


def test_a_delimiter_that_is_given_or_stated_is_taken(tmp_path: Path) -> None:
    assert read(tmp_path, b"a:b;c\n1:2;3\n", delimiter=":")[0][1].cells == ("1", "2;3")
    assert [row.cells for row in read(tmp_path, b"sep=;\na,b;c\n1,2;3\n")[0]] == [("a,b", "c"), ("1,2", "3")]


def test_a_cell_that_is_too_long_costs_its_row(tmp_path: Path) -> None:
    found, _ = read(tmp_path, b"a,b\n1," + b"x" * 200_000 + b"\n2,y\n")
    assert [(row.place, row.fault) for row in found if row.fault] == [
        ("line 2", "has a cell of more than 131,072 characters")
    ]
    assert found[-1].cells == ("2", "y")
    with pytest.raises(UnreadableInputError, match=r"line 2: required is a cell of at most 131,072 characters"):
        read(tmp_path, b'a,b\n1,"' + b"x\n" * 100_000 + b"2,y\n")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"%PDF-1.7\n", "this file is a PDF document"),
        (b"BZh91AY&SY", "this file is packed by bzip2"),
        (b"\xff\xd8\xff\xe0\x00", "this file is a picture"),
        (b'<?xml version="1.0"?><Workbook/>', "this file is XML or the like"),
        (b"a,b\n1,\x00\n\x00\n", "this file contains binary data"),
        (gzip.compress(b"a,b\n" * 5_000, mtime=0)[:-30], "cut off"),
        (b"PK\x03\x04x", "required is a workbook"),
    ],
)
def test_a_file_that_is_no_table_is_refused_in_a_sentence(data: bytes, told: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableInputError, match=told):
        read(tmp_path, data)


def test_a_page_under_the_name_of_a_table_is_read_as_a_page(tmp_path: Path) -> None:
    found, _ = read(tmp_path, b"<table><tr><td>1</td><td>cooks</td></tr></table>")
    assert [row.cells for row in found] == [("1", "cooks")]


@given(
    st.binary(max_size=300), st.sampled_from([None, ";", "\t"]), st.sampled_from(["", "cp1252", "utf-16-le", "big5"])
)
def test_any_bytes_are_rows_or_one_sentence(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, delimiter: str | None, encoding: str
) -> None:
    try:
        found, _ = read(tmp_path_factory.getbasetemp(), data, delimiter=delimiter, encoding=encoding)
    except UnreadableInputError as error:
        assert "\n" not in str(error)  # noqa: PT017  # some bytes are a table
        return
    "".join(str(cell) for row in found for cell in row.cells).encode()
    assert [row.number for row in found] == sorted({row.number for row in found})


def test_letters_are_small_and_beyond_ascii() -> None:
    for letters in language_letters().values():
        assert all(one > "z" and one == one.lower() for one in letters)
