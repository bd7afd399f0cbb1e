"""Files that somebody cut, shuffled, locked or built to do harm: every reader, from the command line, in one sentence."""

from __future__ import annotations

import gzip
import json
import random
import re
import tracemalloc
from collections.abc import Callable, Mapping
from itertools import product
from pathlib import Path

import pytest
from click.testing import CliRunner
from extent import share
from handbook import FEED, HTML, SAMPLE
from workbook_parts import packed

from narrate.cli import main

_CODES = [f"41-{9000 + number}" for number in range(1, 31)]


def lines(header: str, row: str) -> str:
    return "\n".join([header, *(row.format(code=code, number=number) for number, code in enumerate(_CODES)), ""])


PROJECTIONS = lines(
    "Occupation Title,Occupation Code,Employment 2018,Employment 2028,"
    '"Employment Change, 2018-2028","Employment Percent Change, 2018-2028"',
    "Models {number},{code},4.8,5.0,0.2,4.2",
)
WAGES = lines("OCC_CODE,OCC_TITLE,OCC_GROUP,YEAR,A_PCT10,A_MEDIAN", "{code},Models {number},detailed,2014,17000,19110")
TITLES = lines("soc2010,en,es", "{code},Models {number},Modelos {number}")
SKILLS = lines("O*NET-SOC Code,Title,Element Name,Scale ID,Data Value", "{code}.00,Models {number},Writing,IM,3")
CROSSWALK = lines(
    "2010 SOC Code,2010 SOC Title,2018 SOC Code,2018 SOC Title", "{code},Models {number},{code},Models {number}"
)
COPS = lines(
    "Code,Occupation_Name,Nom_de_la_profession,Employment_emploi_2023,Employment_Growth_croissance_emploi",
    "1{number:04d},Models {number},Modèles {number},4700,300",
)
TABLE = lines("soc,title,jobs_2012", "{code},Models {number},100")
MAP = '[columns]\nsoc = "id"\ntitle = "names.en"\njobs_2012 = "employment.2012"\n'
PROFILES = "".join(json.dumps({**SAMPLE, "slug": f"p{number}"}) + "\n" for number in range(3))
XML = FEED.format(head="", jobs="70,100")

READERS: Mapping[str, tuple[str, str, str]] = {
    "projections": (PROJECTIONS, "csv", "bls-projections {file}"),
    "wages": (WAGES, "csv", "bls-projections {base} --wages {file}"),
    "titles": (TITLES, "csv", "bls-projections {base} --titles {file}"),
    "skills": (SKILLS, "txt", "bls-projections {base} --skills {file}"),
    "crosswalk": (CROSSWALK, "csv", "bls-projections {base} --crosswalk {file}"),
    "outlook": (PROFILES, "jsonl", "bls-projections {base} --outlook {file}"),
    "profiles": (PROFILES, "jsonl", "ooh-html {file}"),
    "page": (HTML, "html", "ooh-html {file}"),
    "feed": (XML, "xml", "ooh-xml {file}"),
    "cops": (COPS, "csv", "cops {file}"),
    "table": (TABLE, "csv", "csv {file} --map {map}"),
}
"""For each reader a sound file, the ending of its name, and the command."""


def noise(length: int) -> bytes:
    return random.Random(length).randbytes(length)  # noqa: S311  # the same bytes in every run


def cut_at(share: int) -> Callable[[bytes], bytes]:
    return lambda data: data[: len(data) * share // 100]


def laughs(_: bytes) -> bytes:
    entities = "".join(f'<!ENTITY a{one} "{f"&a{one - 1};" * 10}">' for one in range(1, 10))
    return (
        f'<?xml version="1.0"?><!DOCTYPE ooh [<!ENTITY a0 "ha">{entities}]><ooh><occupation><title>&a9;</title>'
        "</occupation></ooh>"
    ).encode()


HARMS: Mapping[str, Callable[[bytes], bytes]] = {
    "sound": lambda data: data,
    "packed": gzip.compress,
    "empty": lambda _: b"",
    "blank": lambda _: b"\n \n\n",
    "zeros": lambda _: bytes(4_000),
    "a zero inside": lambda data: data[: len(data) // 2] + bytes(2) + data[len(data) // 2 :],
    "noise": lambda _: noise(3_000),
    "a picture": lambda _: b"\xff\xd8\xff\xe0" + noise(300),
    "packed and cut": lambda data: gzip.compress(data + noise(5_000))[:-3_000],
    "packed badly": lambda _: b"\x1f\x8b" + noise(300),
    **{f"cut at {share}%": cut_at(share) for share in (10, 50, 90, 99)},
    "in UTF-16": lambda data: data.decode().encode("utf-16"),
    "in UTF-16 without a mark": lambda data: data.decode().encode("utf-16-le"),
    "in Latin-1": lambda data: data.decode().encode("latin-1", errors="replace"),
    "an open quotation mark": lambda data: data.replace(b"Models 5", b'"Models 5').replace(b"actors", b'"actors', 1),
    "a line without end": lambda data: data[:200] + b"x" * 5_000_000 + data[200:],
    "a huge cell": lambda data: data.replace(b"Models 5", b"M" * 200_000).replace(b"Actors", b"A" * 200_000, 1),
    "signs that turn text round": lambda data: data.replace(b"Models 5", "\u202eModels\x07 \u001b[31m5".encode()),
    "turned round": lambda data: b"\n".join(data.split(b"\n")[::-1]),
    "without line feeds": lambda data: data.replace(b"\n", b"\r"),
    "header alone": lambda data: data.split(b"\n")[0] + b"\n",
    "numbers too large": lambda data: re.sub(rb"\b(4\.8|19110|4700|100|3|57,000)\b", b"1e999999999", data),
    "no numbers": lambda data: re.sub(rb"\b(4\.8|19110|4700|100|3|57,000)\b", b"NaN", data),
    "numbers of 5,000 digits": lambda data: re.sub(rb"\b(4\.8|19110|4700|100|3|57,000)\b", b"9" * 5_000, data),
    "negative numbers": lambda data: re.sub(rb"\b(4\.8|19110|4700|100|3|57,000)\b", b"-7", data),
    "commas in a title": lambda data: data.replace(b"Models 5", b"Models, all, other 5"),
    "every row twice": lambda data: data + b"\n".join(data.split(b"\n")[1:]),
    "a billion laughs": laughs,
    "HTML without end": lambda _: b"<html><body>" + b"<div>" * 50_000,
    "deep HTML": lambda _: b"<html><body>" + b"<table><tr><td>" * 20_000 + b"</html>",
    "deep XML": lambda _: b"<ooh>" + b"<occupation>" * 50_000,
    "deep JSON": lambda _: b"[" * 100_000,
    "a table of one huge cell": lambda _: (
        b"<!doctype html><html><table><tr><th colspan=" + b"9" * 5_000 + b" rowspan=99999999>a</table></html>"
    ),
    "no workbook": lambda _: b"PK\x03\x04" + noise(90),
    "no Parquet": lambda _: b"PAR1" + noise(90) + b"PAR1",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("hostile")
    (made / "base.csv").write_text(PROJECTIONS, encoding="utf-8")
    (made / "map.toml").write_text(MAP, encoding="utf-8")
    return made


def outcome(reader: str, path: Path, folder: Path) -> str:
    """Import a file, hold what comes of it against what may come of any, and give what was told."""
    to = folder / "records.jsonl"
    to.unlink(missing_ok=True)
    command = READERS[reader][2].format(file=path, base=folder / "base.csv", map=folder / "map.toml")
    result = CliRunner().invoke(main, ["import", *command.split(" "), "--to", str(to)])
    assert isinstance(result.exception, SystemExit | None), result.exception
    told = result.stderr
    assert not re.search(r"[\x00-\x09\x0b-\x1f\u202a-\u202e]", told)
    if result.exit_code == 2:
        assert told.count("\n") == 1
        assert f"{path}" in told
        assert "required " in told or "there is no such file" in told or "cut off" in told
        assert len(told) < 1_100
        assert not to.exists()
        return told
    accounts = re.findall(r"(\d+) rows? read = (\d+) used \+ (\d+) left over", told)
    assert len(accounts) == (2 if "{base}" in READERS[reader][2] else 1)
    for read, used, left in accounts:
        assert int(read) == int(used) + int(left)
    if result.exit_code == 1:
        assert not to.exists()
        assert not any(int(used) for _, used, _ in accounts[:1])
        assert f"no row became a record; nothing was written to {to}" in told
        return told
    written = to.read_text("utf-8").splitlines()
    assert result.exit_code == 0
    assert written or not any(int(read) for read, _, _ in accounts)
    assert f"{len(written)} record{'' if len(written) == 1 else 's'} written" in told
    assert all(json.loads(line)["id"] for line in written)
    return told


@pytest.mark.parametrize(("reader", "harm"), share(list(product(READERS, HARMS)), 2))
def test_no_file_ends_in_a_traceback_or_loses_a_row(reader: str, harm: str, folder: Path) -> None:
    text, ending, _ = READERS[reader]
    data = HARMS[harm](text.encode())
    path = folder / f"file.{ending}"
    path.write_bytes(data)
    told = outcome(reader, path, folder)
    if harm in ("sound", "packed"):
        assert "required" not in told


WORKBOOKS = {
    "cells far apart": '<row r="1"><c r="A1"><v>1</v></c></row><row r="90000"><c r="XFD90000"><v>2</v></c></row>',
    "a bomb": f"<row><c><v>{'1' * 60_000_000}</v></c></row>",
    "an open sheet": '<row r="1"><c r="A1"><v>1</v></c>',
}


@pytest.mark.parametrize("harm", WORKBOOKS)
@pytest.mark.parametrize("reader", READERS)
def test_no_workbook_ends_in_a_traceback(reader: str, harm: str, folder: Path, tmp_path: Path) -> None:
    outcome(reader, packed(tmp_path, WORKBOOKS[harm]), folder)


@pytest.mark.parametrize("reader", ["profiles", "page", "feed", "table"])
def test_no_packed_bomb_fills_the_memory(reader: str, folder: Path, tmp_path: Path) -> None:
    path = tmp_path / f"bomb.{READERS[reader][1]}.gz"
    with gzip.open(path, "wb", compresslevel=1) as file:
        file.write(
            b"<html>" if reader == "page" else b"<ooh><title>" if reader == "feed" else b"soc,title,jobs_2012\n1,"
        )
        for _ in range(60):
            file.write(b"x" * 1_000_000)
    tracemalloc.start()
    try:
        outcome(reader, path, folder)
        assert tracemalloc.get_traced_memory()[1] < 50_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("reader", READERS)
def test_a_folder_and_a_file_that_is_not_there_are_told(reader: str, folder: Path, tmp_path: Path) -> None:
    assert "there is no such file" in outcome(reader, tmp_path / "nowhere.csv", folder)
    if reader not in ("page", "profiles"):  # these read folders
        command = READERS[reader][2].format(file=tmp_path, base=folder / "base.csv", map=folder / "map.toml")
        result = CliRunner().invoke(main, ["import", *command.split(" "), "--to", str(folder / "records.jsonl")])
        assert result.exit_code == 2
        assert "Traceback" not in result.stderr


@pytest.mark.parametrize("harm", HARMS)
def test_no_table_breaks_the_proposal_of_a_map(harm: str, folder: Path) -> None:
    path = folder / "file.csv"
    path.write_bytes(HARMS[harm](TABLE.encode()))
    result = CliRunner().invoke(main, ["import", "csv", str(path), "--guess"])
    assert isinstance(result.exception, SystemExit | None), result.exception
    if result.exit_code == 2:
        assert result.stderr.count("\n") == 1
        assert str(path) in result.stderr
    else:
        assert result.stdout.startswith("# A proposal")
        assert re.search(r"^# file\.csv: \d+ rows? read = \d+ used \+ \d+ left over", result.stderr, re.MULTILINE)
