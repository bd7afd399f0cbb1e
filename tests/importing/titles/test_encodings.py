"""The encoding of lists and tables of titles, weighed by the languages that their columns name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from narrate.importing.custom.column_map import column_map_from_toml
from narrate.importing.custom.reader import read_table
from narrate.importing.ledger import Ledger
from narrate.importing.titles.reader import read_titles

TITLES: Mapping[str, Sequence[str]] = {
    "fr": ("pêcheurs à pied", "forêt : bûcherons", "ingénieurs", "maîtres-chiens"),
    "it": ("addetti alle attività", "operai di qualità", "capi di comunità", "venditori di caffè"),
    "es": ("técnicos en electrónica", "peones de minas", "diseñadores", "médicos"),
    "de": ("Ärzte", "Köche", "Bäcker", "Straßenbauer"),
    "pl": ("żołnierze zawodowi", "pielęgniarki", "urzędnicy państwowi", "śpiewacy"),
    "cs": ("učitelé", "řidiči", "kuchaři", "úředníci"),
    "ru": ("учителя", "водители", "повара", "врачи"),
    "ar": ("معلمون", "سائقون", "طباخون", "أطباء"),
    "ja": ("教師", "運転手", "料理人", "看護師"),
    "zh": ("教师", "司机", "厨师", "护士"),
}
CASES = [
    ("fr", "cp1252"),
    ("it", "cp1252"),
    ("es", "cp1252"),
    ("de", "cp1252"),
    ("pl", "cp1250"),
    ("cs", "cp1250"),
    ("pl", "iso8859_2"),
    ("cs", "iso8859_2"),
    ("ru", "cp1251"),
    ("ar", "cp1256"),
    ("ja", "shift_jis"),
    ("zh", "gb18030"),
]
Reading = Callable[[Path, str], tuple[list[str | None], Ledger]]


def saved(folder: Path, key: str, codec: str, *, rows: int = 4) -> Path:
    path = folder / f"{key}.csv"
    lines = [f"code,{key}", *(f"{number},{title}" for number, title in enumerate(TITLES[key][:rows]))]
    path.write_bytes("\n".join([*lines, ""]).encode(codec))
    return path


def listed(path: Path, key: str) -> tuple[list[str | None], Ledger]:
    ledger = Ledger(path.name)
    return [row.items[key].plural for row in read_titles(path, ledger)], ledger


def mapped(path: Path, key: str) -> tuple[list[str | None], Ledger]:
    ledger = Ledger(path.name)
    mapping = column_map_from_toml(f'[columns]\ncode = "id"\n{key} = "names.{key}"\n')
    return [record.names[key].plural for record in read_table(path, mapping, ledger)], ledger


@pytest.mark.parametrize("read", [listed, mapped])
@pytest.mark.parametrize("rows", [1, 4])
@pytest.mark.parametrize(("key", "codec"), CASES)
def test_the_languages_of_the_columns_find_the_encoding(
    key: str, codec: str, rows: int, read: Reading, tmp_path: Path
) -> None:
    found, ledger = read(saved(tmp_path, key, codec, rows=rows), key)
    assert found == list(TITLES[key][:rows])
    (note,) = ledger.notes
    assert note.startswith(f"{key}.csv is not UTF-8; it was read as ")


@pytest.mark.parametrize("read", [listed, mapped])
@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-8", "utf-8-sig"])
@pytest.mark.parametrize("key", TITLES)
def test_an_encoding_of_unicode_is_found_in_every_language(key: str, codec: str, read: Reading, tmp_path: Path) -> None:
    found, ledger = read(saved(tmp_path, key, codec), key)
    assert found == list(TITLES[key])
    assert not ledger.doubts


@pytest.mark.parametrize("read", [listed, mapped])
def test_names_that_depend_on_the_encoding_are_listed(read: Reading, tmp_path: Path) -> None:
    path = tmp_path / "fr.csv"
    path.write_bytes("code,fr\n1,pêche\n2,forêts\n".encode("cp1252"))
    _, ledger = read(path, "fr")
    assert ledger.notes == [
        "fr.csv is not UTF-8; it was read as windows-1252, which is likely; the next likeliest is windows-1250"
    ]
    doubts = ["fr.csv, line 2: pêche: would be 'pęche'", "fr.csv, line 3: forêts: would be 'foręts'"]
    assert list(map(str, ledger.doubts)) == doubts
