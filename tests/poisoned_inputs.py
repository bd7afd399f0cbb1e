"""Inputs with bad rows of many kinds: each is rejected with its place and a reason, and no good row is lost.

``python tests/poisoned_inputs.py`` puts 200 bad rows of at least 60 kinds among 20,000 good ones, in each format, and
compares the memory of a long input with that of a short one. It lists the kinds with ``--list``.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from io import StringIO
from itertools import chain, repeat
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

GOOD: Final = 20_000
BAD: Final = 200
ENOUGH: Final = 300
"""MiB that no input takes, however long its lines are."""

MEASURED: Final = """
import re
from pathlib import Path
from narrate.cli import main
try:
    main()
finally:
    print(re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text())[1])
"""
"""The program, which prints its peak of memory at its end."""

Row = tuple[str, bytes]
"""A kind of bad row, and its bytes."""


def _record(**fields: Any) -> dict[str, Any]:
    return {"id": "bad", "employment": [{"year": 2014, "jobs": 5}]} | fields


def _jobs(value: Any) -> dict[str, Any]:
    return _record(employment=[{"year": 2014, "jobs": value}])


def _pay(**fields: Any) -> dict[str, Any]:
    pay = {"year": 2024, "period": "annual", "currency": "USD", "percentiles": {"50": 5}}
    return _record(pay=[pay | fields])


def _projected(**fields: Any) -> dict[str, Any]:
    return _record(projections=[{"base_year": 2014, "target_year": 2024, "jobs": 5} | fields])


RECORDS: Final[dict[str, Any]] = {
    "no object, a list": [1],
    "no object, a text": "record",
    "no object, a number": 5,
    "no object, nothing": None,
    "no object, true": True,
    "a list around a record": [_record()],
    "an empty object": {},
    "no id": {"employment": []},
    "an id that is a number": _record(id=5),
    "an empty id": _record(id=""),
    "an id of spaces": _record(id="  "),
    "an id of two lines": _record(id="a\nb"),
    "an id with a mark of direction": _record(id="a\u202eb"),
    "an unknown key": _record(wage=5),
    "no fact": {"id": "bad"},
    "a fact that no section needs": {"id": "bad", "scheme": "soc2018"},
    "employment that is an object": _record(employment={}),
    "employment that is a text": _record(employment="many"),
    "an entry that is a number": _record(employment=[5]),
    "an entry without a year": _record(employment=[{"jobs": 5}]),
    "a year that is a text": _record(employment=[{"year": "2014", "jobs": 5}]),
    "a year with a fraction": _record(employment=[{"year": 2014.5, "jobs": 5}]),
    "a year long ago": _record(employment=[{"year": 1066, "jobs": 5}]),
    "a year far ahead": _record(employment=[{"year": 99999, "jobs": 5}]),
    "a year twice": _record(employment=[{"year": 2014, "jobs": 5}, {"year": 2014, "jobs": 6}]),
    "jobs below zero": _jobs(-5),
    "jobs with a fraction": _jobs(5.5),
    "jobs that are a text": _jobs("many"),
    "jobs that are true": _jobs(value=True),
    "jobs that are a list": _jobs([5]),
    "jobs beyond the limit": _jobs(10**15),
    "a bound of nothing": _jobs({"at_least": None}),
    "a bound below zero": _jobs({"at_least": -1}),
    "a bound with another key": _jobs({"at_most": 5}),
    "a unit of zero": _record(employment=[{"year": 2014, "jobs": 5, "rounding": 0}]),
    "a figure that is no multiple of its unit": _record(employment=[{"year": 2014, "jobs": 5, "rounding": 100}]),
    "an unknown flag": _record(employment=[{"year": 2014, "jobs": 5, "flags": ["odd"]}]),
    "a target before its base": _projected(target_year=2004),
    "a percent that is a text": _projected(percent="fast"),
    "a percent below -100": _projected(percent=-101),
    "an unknown outlook": _projected(outlook="splendid"),
    "openings below zero": _projected(openings_per_year=-1),
    "an unknown period": _pay(period="weekly"),
    "a currency in small letters": _pay(currency="usd"),
    "a currency that is a number": _pay(currency=840),
    "no percentiles": _pay(percentiles={}),
    "a rank of zero": _pay(percentiles={"0": 5}),
    "a rank of a hundred": _pay(percentiles={"100": 5}),
    "a rank that is a word": _pay(percentiles={"median": 5}),
    "wages that fall": _pay(percentiles={"10": 9, "50": 5}),
    "a wage below zero": _pay(percentiles={"50": -5}),
    "a month of 13": _pay(month=13),
    "a score above 100": _record(skills=[{"skill": "social", "score": 101}]),
    "a score twice": _record(skills=[{"skill": "social", "score": 1}, {"skill": "social", "score": 2}]),
    "an empty name": _record(names={"en": ""}),
    "an invisible name": _record(names={"en": "\u200b"}),
    "a name with a control character": _record(names={"en": "mod\u0007els"}),
    "a name in an unknown language": _record(names={"english": "models"}),
    "names that are a list": _record(names=["models"]),
    "an unknown gender": _record(names={"es": {"plural": "modelos", "gender": "neutral"}}),
    "an unknown education": _record(entry={"education": "wise"}),
    "a share above 100": _record(employers=[{"names": {"en": "hospitals"}, "share": 101}]),
    "a scheme that is a number": _record(scheme=2018),
    "a description that is a number": _record(descriptions={"en": 5}),
    "combined that is a word": _record(combined="perhaps"),
    "sources that are a text": _record(sources="BLS"),
    "a name of ten million letters": _record(names={"en": "x" * 10**7}),
}
"""Values of JSON that are no record."""

TEXTS: Final[dict[str, bytes]] = {
    "an object that is not closed": b'{"id": "bad"',
    "a text that is not closed": b'{"id": "bad}',
    "a comma too many": b'{"id": "bad",}',
    "single quotation marks": b"{'id': 'bad'}",
    "a bare word": b'{"id": bad}',
    "two records in a line": b'{"id": "bad"} {"id": "bad"}',
    "NaN": b'{"id": "bad", "employment": [{"year": 2014, "jobs": NaN}]}',
    "Infinity": b'{"id": "bad", "employment": [{"year": 2014, "jobs": -Infinity}]}',
    "zeros in front": b'{"id": "bad", "employment": [{"year": 2014, "jobs": 007}]}',
    "an exponent without end": b'{"id": "bad", "employment": [{"year": 2014, "jobs": 1e99999999999999999999}]}',
    "an exponent without beginning": b'{"id": "bad", "employment": [{"year": 2014, "jobs": 1e-99999999999999999999}]}',
    "five thousand digits": b'{"id": "bad", "employment": [{"year": 2014, "jobs": ' + b"9" * 5000 + b"}]}",
    "a key twice": b'{"id": "bad", "id": "bad"}',
    "a key twice inside": b'{"id": "bad", "names": {"en": "a", "en": "b"}}',
    "lists without end": b'{"id": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "objects without end": b'{"a": ' * 50_000 + b"1" + b"}" * 50_000,
    "a control character": b'{"id": "ba\x01d"}',
    "an unknown escape": rb'{"id": "ba\d"}',
    "half a surrogate": rb'{"id": "ba\ud800d"}',
    "NUL": rb'{"id": "ba\u0000d"}',
    "a name that is not UTF-8": b'{"id": "bad", "names": {"fr": "p\xeache"}}',
    "an id that is not UTF-8": b'{"id": "b\xffd", "employment": []}',
}
"""Lines of JSON Lines that no parser takes, or that only a record's rules find."""

COLUMNS: Final = (
    "id",
    "names.en",
    "employment.2012",
    "employment.2014",
    "employment.2014.rounding",
    "employment.2014.flags",
    "projections.2014.2024.percent",
    "projections.2014.2024.outlook",
    "pay.2024.annual.p10",
    "pay.2024.annual.p50",
    "pay.2024.annual.currency",
    "combined",
)
_FIGURES: Final = (
    "many",
    "1_000",
    "5 000",
    "5,000",
    "NaN",
    "inf",
    "1e999999999",
    "1e15",
    "-5",
    ">=",
    "\u0665",
    "9" * 40,
)
CELLS: Final[dict[str, tuple[str, ...]]] = {
    "id": ("", "  ", "a\u202eb", "a\x07b"),
    "names.en": ("two\nlines", "mod\x07els", "\u200b", "x" * 200_000, "x\u2066y"),
    "employment.2012": (*_FIGURES, "5.5"),
    "employment.2014": (*_FIGURES, "5.5"),
    "employment.2014.rounding": ("0", "-1", "many", "1.5", "7"),
    "employment.2014.flags": ("odd", "provisional odd", "!"),
    "projections.2014.2024.percent": ("fast", "NaN", "1e999", "-101", ">=5"),
    "projections.2014.2024.outlook": ("splendid", "7", "FASTER"),
    "pay.2024.annual.p10": (*_FIGURES, "99999"),
    "pay.2024.annual.p50": _FIGURES,
    "pay.2024.annual.currency": ("usd", "US", "7", "dollars"),
    "combined": ("perhaps", "2", "TRUEish"),
}
"""Cells that a row of CSV or Parquet cannot have, by column."""

LINES: Final[dict[str, bytes]] = {
    "too few cells": b"bad,models\n",
    "too many cells": b"bad" + b"," * 40 + b"\n",
    "a quotation mark that is left open": b'bad,"models' + b"," * 10 + b"\n",
    "a quotation mark that is left open at the end": b"bad" + b"," * 11 + b'"true\n',
    "a byte that is not UTF-8": b"bad,p\xeache" + b"," * 10 + b"\n",
    "NUL": b"bad,mod\x00els" + b"," * 10 + b"\n",
    "a cell of ten million characters": b"bad," + b"x" * 10**7 + b"," * 10 + b"\n",
}
"""Lines of CSV."""


def good(number: int) -> dict[str, str]:
    cells = dict.fromkeys(COLUMNS, "")
    return cells | {"id": f"r{number}", "employment.2012": "5000", "employment.2014": str(5000 + number)}


def bad_cells() -> Iterator[tuple[str, dict[str, str]]]:
    for column, values in CELLS.items():
        for value in values:
            cells = good(0) | {"id": "bad", "pay.2024.annual.p50": "9", "pay.2024.annual.currency": "USD"}
            yield f"{column} {value[:20]!r}", cells | {column: value}


def csv_line(cells: dict[str, str]) -> bytes:
    stream = StringIO()
    csv.DictWriter(stream, COLUMNS, lineterminator="\n").writerow(cells)
    return stream.getvalue().encode()


def json_lines() -> Iterator[Row]:
    for kind, value in RECORDS.items():
        yield kind, json.dumps(value).encode() + b"\n"
    for kind, text in TEXTS.items():
        yield kind, text + b"\n"


def json_items() -> Iterator[Row]:
    for kind, value in RECORDS.items():
        yield kind, json.dumps(value).encode()
    # In a list, the end of an item that is no JSON is that of its brackets.
    for kind, text in TEXTS.items():
        if kind not in {"an object that is not closed", "a text that is not closed", "two records in a line"}:
            yield kind, text


def csv_lines() -> Iterator[Row]:
    for kind, cells in bad_cells():
        yield kind, csv_line(cells)
    yield from LINES.items()


def mixed(kinds: list[Row], goods: list[bytes], bads: int, chance: random.Random) -> list[tuple[str | None, bytes]]:
    """Put bad rows of all kinds at random places among good ones; the kind of a good row is None."""
    rows: list[tuple[str | None, bytes]] = [(None, one) for one in goods]
    # What is longest comes once.
    short = [one for one in kinds if len(one[1]) < 10**6]
    chosen = [*kinds, *(short[number % len(short)] for number in range(max(bads - len(kinds), 0)))]
    for one in chosen:
        rows.insert(chance.randrange(len(rows) + 1), one)
    return rows


def jsonl(path: Path, goods: int, bads: int, chance: random.Random) -> list[str | None]:
    kinds = list(json_lines())
    rows = mixed(kinds, [_good_record(number) + b"\n" for number in range(goods)], bads, chance)
    path.write_bytes(b"".join(row for _, row in rows))
    return [kind for kind, _ in rows]


def json_list(path: Path, goods: int, bads: int, chance: random.Random) -> list[str | None]:
    rows = mixed(list(json_items()), [_good_record(number) for number in range(goods)], bads, chance)
    path.write_bytes(b"[" + b",\n".join(row for _, row in rows) + b"]")
    return [kind for kind, _ in rows]


def csv_file(path: Path, goods: int, bads: int, chance: random.Random) -> list[str | None]:
    rows = mixed(list(csv_lines()), [csv_line(good(number)) for number in range(goods)], bads, chance)
    path.write_bytes(",".join(COLUMNS).encode() + b"\n" + b"".join(row for _, row in rows))
    return [kind for kind, _ in rows]


def parquet(path: Path, goods: int, bads: int, chance: random.Random) -> list[str | None]:
    import pyarrow as pa  # noqa: PLC0415  # an extra
    from pyarrow import parquet as pq  # noqa: PLC0415

    # Columns of other types: nothing in good rows, and in bad ones what Python or a record cannot hold.
    typed: dict[str, tuple[pa.DataType, list[Any]]] = {
        "employment.2016": (pa.timestamp("us"), [2**62]),
        "employment.2018": (pa.float64(), [float("nan"), float("inf"), -1.5, 1e300]),
        "employment.2020": (pa.list_(pa.int64()), [[5]]),
        "employment.2022": (pa.bool_(), [True]),
        "employment.2023": (pa.int64(), [-5, 10**17]),
        "majors.1.names.en": (pa.string(), [b"p\xeache"]),
    }
    kinds: list[tuple[str, dict[str, str], str | None, Any]] = [
        (kind, cells, None, None) for kind, cells in bad_cells()
    ]
    for column, (_, values) in typed.items():
        kinds += [(f"{column} {value!r}", good(0) | {"id": "bad"}, column, value) for value in values]
    rows: list[tuple[str | None, dict[str, str], str | None, Any]] = [
        (None, good(number), None, None) for number in range(goods)
    ]
    for number in range(max(bads, len(kinds))):
        rows.insert(chance.randrange(len(rows) + 1), kinds[number % len(kinds)])
    table = {name: pa.array([cells[name] for _, cells, _, _ in rows]) for name in COLUMNS}
    for column, (kind, _) in typed.items():
        values = [value if name == column else None for _, _, name, value in rows]
        if kind == pa.string():
            # A text is written as it is, without a look at its encoding.
            binary = pa.array(values, pa.binary())
            table[column] = pa.StringArray.from_buffers(len(values), *binary.buffers()[1:], binary.buffers()[0])
        elif pa.types.is_timestamp(kind):
            table[column] = pa.array(values, pa.int64()).cast(kind)
        else:
            table[column] = pa.array(values, kind)
    pq.write_table(pa.table(table), path)
    return [kind for kind, _, _, _ in rows]


def _good_record(number: int) -> bytes:
    employment = [{"year": 2012, "jobs": 5000}, {"year": 2014, "jobs": 5000 + number}]
    return json.dumps({"id": f"r{number}", "employment": employment}).encode()


FORMATS: Final[dict[str, Callable[[Path, int, int, random.Random], list[str | None]]]] = {
    "jsonl": jsonl,
    "json": json_list,
    "csv": csv_file,
    "parquet": parquet,
}


def checked(form: str, folder: Path, goods: int, bads: int) -> str:
    """Write the records of a poisoned input, and compare what was written and rejected with what is in it.

    Returns:
        A line about the run, with its peak of memory in MiB.

    Raises:
        AssertionError: A good row was lost, a bad one was written, or a reject has no place or no reason.
    """
    source = folder / f"in.{form}"
    kinds = FORMATS[form](source, goods, bads, random.Random(form))
    out, rejects = folder / f"{form}.out", folder / f"{form}.rejects"
    arguments = ["report", source, "--format", "jsonl", "--section", "job_trends", "--to", out, "--rejects", rejects]
    command = [sys.executable, "-c", MEASURED, *map(str, arguments)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode == 1, ended.stderr
    poisoned = [kind for kind in kinds if kind is not None]
    summary = f"{len(kinds)} read = {goods} written + {len(poisoned)} rejected"
    rejected = [json.loads(line) for line in rejects.read_text(encoding="utf-8").splitlines()]
    found = [kinds[one["position"]] for one in rejected]
    assert None not in found, [one for one in rejected if kinds[one["position"]] is None][:3]
    missing = {kind for position, kind in enumerate(kinds) if kind} - set(found)
    assert ended.stderr.splitlines()[-1] == summary, (ended.stderr.splitlines()[-1], missing)
    written = [json.loads(line)["id"] for line in out.read_text(encoding="utf-8").splitlines()]
    assert written == [f"r{number}" for number in range(goods)]
    lines = source.read_bytes().split(b"\n") if form in ("jsonl", "csv") else []
    for one in rejected:
        number = one.get("line") or one["row"]
        assert "required is " in one["reason"], one
        assert " object at 0x" not in one["reason"], one
        assert len(one["reason"]) < 3_000, (kinds[one["position"]], len(one["reason"]))
        if lines:
            assert not lines[number - 1].startswith((b'{"id": "r', b"r")), (one, lines[number - 1][:80])
    return f"{form}: {summary}; {len(set(poisoned))} kinds; {int(ended.stdout.split()[-1]) // 1024} MiB"


def endless() -> Iterator[tuple[str, list[object], Iterator[bytes], str]]:
    """Yield inputs that are too long in one way, through a pipe or a file: what they are, and the summary expected."""
    line = _good_record(1) + b"\n"
    block = b"\n" * 2**20
    yield "1 GiB of empty lines", ["-"], chain([line], repeat(block, 1024), [line]), "2 read = 2 written + 0 rejected"
    long = chain([line, b'{"id": "'], repeat(b"x" * 2**20, 50), [b'"}\n', line])
    yield "a line of JSON of 50 MiB", ["-"], long, "3 read = 2 written + 1 rejected"
    head = ",".join(COLUMNS).encode() + b"\n"
    cells = chain([head, csv_line(good(1)), b"bad,"], repeat(b"x" * 2**20, 50), [b"," * 10 + b"\n", csv_line(good(2))])
    yield "a cell of CSV of 50 MiB", [], cells, "3 read = 2 written + 1 rejected"
    open_mark = chain([head, csv_line(good(1)), b'bad,"models\n'], map(csv_line, map(good, range(2, 20_000))))
    yield "a quotation mark left open before 20,000 rows", [], open_mark, "20000 read = 19999 written + 1 rejected"


def streamed(what: str, arguments: list[object], content: Iterator[bytes], expected: str, folder: Path) -> str:
    """Run a report over content that is long, and compare its summary; return a line with its peak of memory."""
    out = folder / "out"
    if not arguments:
        source = folder / "in.csv"
        with source.open("wb") as file:
            file.writelines(content)
        arguments, content = [source], iter(())
    command = [
        sys.executable,
        "-c",
        MEASURED,
        "report",
        *map(str, arguments),
        "--to",
        str(out),
        "--rejects",
        f"{out}.bad",
    ]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdin is not None
        for one in content:
            process.stdin.write(one)
        printed, said = process.communicate()
    assert said.decode().splitlines()[-1] == expected, said.decode()[-500:]
    memory = int(printed.split()[-1]) // 1024
    assert memory < ENOUGH, f"{what}: {memory} MiB"
    return f"{what}: {expected}; {memory} MiB"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--list", action="store_true", help="list the kinds of bad rows and stop")
    if parser.parse_args().list:
        for form, rows in (("JSON Lines", json_lines()), ("JSON", json_items()), ("CSV", csv_lines())):
            print(form, *(f"  {kind}" for kind, _ in rows), sep="\n")
        print("Parquet", *(f"  {kind}" for kind, _ in bad_cells()), sep="\n")
        return
    for form in FORMATS:
        with TemporaryDirectory() as name:
            print(checked(form, Path(name), GOOD, BAD), flush=True)
            print("  of a tenth as many rows,", checked(form, Path(name), GOOD // 10, BAD), flush=True)
    for what, arguments, content, expected in endless():
        with TemporaryDirectory() as name:
            print(streamed(what, arguments, content, expected, Path(name)), flush=True)


if __name__ == "__main__":
    main()
