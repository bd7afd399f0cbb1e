"""``narrate import`` and ``narrate sources``: files in, records and an account of every row out."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from extent import thorough

import narrate
from narrate.cli import main
from narrate.importing.catalog import SOURCES

HEADER = (
    "Occupation Title,Occupation Code,Employment 2018,Employment 2028,"
    '"Employment Change, 2018-2028","Employment Percent Change, 2018-2028"\n'
)
ACCOUNT = re.compile(r"(\d+) rows? read = (\d+) used \+ (\d+) left over")
NEWER = HEADER.replace("2018", "2019").replace("2028", "2029")


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def editions(tmp_path: Path) -> tuple[Path, Path, Path]:
    old, new, crosswalk = tmp_path / "old.csv", tmp_path / "new.csv", tmp_path / "crosswalk.csv"
    old.write_text(
        HEADER + "Models,41-9012,4.8,5.0,0.2,4.2\nDivers,29-1061,2.0,2.1,0.1,5.0\n"
        "Nannies,39-9011,1.0,1.1,0.1,10.0\nSitters,39-9012,3.0,3.2,0.2,6.7\nGone,11-1111,1.0,1.0,0.0,0.0\n",
        encoding="utf-8",
    )
    new.write_text(
        NEWER + "Models,41-9012,4.9,5.2,0.3,6.1\nDivers,29-1211,2.2,2.4,0.2,9.1\nChildcare,39-9020,4.5,4.6,0.1,2.2\n",
        encoding="utf-8",
    )
    crosswalk.write_text(
        "2010 SOC Code,2010 SOC Title,2018 SOC Code,2018 SOC Title\n41-9012,Models,41-9012,Models\n"
        "29-1061,Divers,29-1211,Divers\n39-9011,Nannies,39-9021,Childcare\n39-9012,Sitters,39-9021,Childcare\n",
        encoding="utf-8",
    )
    return old, new, crosswalk


def records(path: Path) -> dict[str, narrate.Occupation]:
    return {one.id: one for one in map(narrate.from_dict, map(json.loads, path.read_text("utf-8").splitlines()))}


def test_editions_make_one_record_an_occupation(editions: tuple[Path, Path, Path], tmp_path: Path) -> None:
    old, new, crosswalk = editions
    result = run("import", "bls-projections", old, new, "--crosswalk", crosswalk, "--to", tmp_path / "r.jsonl")
    assert result.exit_code == 0, result.stderr
    found = records(tmp_path / "r.jsonl")
    assert set(found) == {"41-9012", "29-1211", "39-9020"}
    assert [(one.year, one.jobs, one.codes) for one in found["29-1211"].employment] == [
        (2018, 2000, ("29-1061",)),
        (2019, 2200, ()),
    ]
    merged = found["39-9020"]
    assert [(one.year, one.jobs) for one in merged.employment] == [(2018, 4000), (2019, 4500)]
    assert merged.projections[0].percent is None
    assert "a new code: 29-1061 Divers is 29-1211 since 2019-29" in result.stderr
    assert "added up: 39-9011 Nannies + 39-9012 Sitters for 39-9020 of 2019-29" in result.stderr
    assert "left over, no row of 2019-29 has this code" in result.stderr
    # What was added up is told in the claim.
    claims = narrate.report(merged, locale="en_US", sections=["job_trends"]).claims
    assert "employment[2018].jobs (39-9011 + 39-9012)" in claims[0].facts


def test_without_a_crosswalk_codes_join(editions: tuple[Path, Path, Path], tmp_path: Path) -> None:
    old, new, _ = editions
    assert run("import", "bls-projections", new, old, "--to", tmp_path / "r.jsonl").exit_code == 0
    assert {key for key, one in records(tmp_path / "r.jsonl").items() if len(one.employment) == 2} == {"41-9012"}


def test_the_report_has_every_row(editions: tuple[Path, Path, Path], tmp_path: Path) -> None:
    old, new, _ = editions
    report = tmp_path / "account.txt"
    assert run("import", "bls-projections", old, new, "--to", tmp_path / "r.jsonl", "--report", report).exit_code == 0
    told = report.read_text("utf-8")
    for name in ("Divers", "Nannies", "Sitters", "Gone"):
        assert "left over: old.csv, line" in told
        assert name in told


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["import", "bls-projections", "nowhere.xls", "--to", "r.jsonl"], "there is no such file"),
        (["import", "cops", "{old}", "--to", "r.jsonl"], "required"),
        (["import", "csv", "{old}"], "required is --map MAP.toml with --to FILE"),
        (["import", "bls-projections", "{old}", "{old}", "--to", "r.jsonl"], "required is one file per edition"),
        (["import", "bls-projections", "{old}", "--to", "/nowhere/at/all/r.jsonl"], "does not exist"),
        (["import", "ooh-xml", "{old}", "--to", "r.jsonl"], "required"),
    ],
)
def test_what_cannot_start_ends_in_one_plain_sentence(
    arguments: list[str], told: str, editions: tuple[Path, Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*[argument.format(old=editions[0]) for argument in arguments])
    assert result.exit_code == 2
    assert told in result.stderr
    assert result.stderr.count("\n") == 1
    assert not (tmp_path / "r.jsonl").exists()


def test_a_table_is_read_by_the_map_that_was_proposed(tmp_path: Path) -> None:
    table = tmp_path / "jobs.csv"
    table.write_text("soc,title,jobs_2012,jobs_2014\n41-9012,Models,4800,5800\n", encoding="utf-8")
    proposed = run("import", "csv", table, "--guess")
    assert proposed.exit_code == 0
    (tmp_path / "map.toml").write_text(proposed.stdout, encoding="utf-8")
    assert run("import", "csv", table, "--map", tmp_path / "map.toml", "--to", tmp_path / "r.jsonl").exit_code == 0
    (models,) = records(tmp_path / "r.jsonl").values()
    assert [(one.year, one.jobs) for one in models.employment] == [(2012, 4800), (2014, 5800)]


EXTRAS = ("charset_normalizer", "defusedxml", "ftfy", "lxml", "openpyxl", "pyarrow", "xlrd")


def test_the_core_imports_no_extra() -> None:
    code = f"import sys, narrate, narrate.cli; print([one for one in {EXTRAS} if one in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@pytest.mark.parametrize(
    ("name", "data", "command", "told"),
    [
        ("a.xlsx", b"PK\x03\x04", "bls-projections {file}", "reading a workbook needs the extra narrate-nlg[import]"),
        (
            "a.xls",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "cops {file}",
            "reading a workbook needs the extra narrate-nlg[import]",
        ),
        ("a.xml", b"<ooh/>", "ooh-xml {file}", "reading XML needs the extra narrate-nlg[import]"),
        ("a.html", b"<html></html>", "ooh-html {file}", "reading HTML needs the extra narrate-nlg[import]"),
        ("a.csv", b"<html></html>", "cops {file}", "reading HTML needs the extra narrate-nlg[import]"),
        ("a.parquet", b"PAR1", "csv {file} --map {map}", "reading Parquet needs the extra narrate-nlg[parquet]"),
        ("b.csv", b"soc,name\n1,a\n", "csv {file} --map {map}", "repairing text needs the extra narrate-nlg[import]"),
    ],
)
def test_without_an_extra_one_sentence_says_which(
    name: str, data: bytes, command: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for extra in EXTRAS:
        monkeypatch.setitem(sys.modules, extra, None)
    (tmp_path / "map.toml").write_text('repair = true\n[columns]\nsoc = "id"\nname = "names.en"\n', encoding="utf-8")
    (tmp_path / name).write_bytes(data)
    command = command.format(file=tmp_path / name, map=tmp_path / "map.toml")
    result = run("import", *command.split(" "), "--to", tmp_path / "r.jsonl")
    assert result.exit_code == 2
    assert f"{told}, which is not installed\n" in result.stderr
    assert result.stderr.count("\n") == 1


@thorough
def test_a_table_of_isco_gets_the_names_of_esco_and_isco(shared_data: Path, tmp_path: Path) -> None:
    table, mapping = tmp_path / "jobs.csv", tmp_path / "map.toml"
    table.write_text(
        "code,title,jobs\n0110,Commissioned armed forces officers,100\n2654.1.7,technical director,50\n9999,Nobody,1\n",
        encoding="utf-8",
    )
    text = '[constant]\nscheme = "isco08"\n[columns]\ncode = "id"\ntitle = "names.en"\njobs = "employment.2022"\n'
    mapping.write_text(text, encoding="utf-8")
    folder = shared_data / "multilingual-titles"
    result = run(
        "import", "csv", table, "--map", mapping, "--titles", folder / "isco08-titles.csv",
        "--titles", folder / "esco-occupations.csv.gz", "--to", tmp_path / "r.jsonl",
    )  # fmt: skip
    assert result.exit_code == 0, result.stderr
    found = records(tmp_path / "r.jsonl")
    assert found["0110"].names["fr"].plural == "officiers des forces armées"
    assert found["0110"].names["en"] == narrate.Name("commissioned armed forces officers", proposed=True)
    director = found["2654.1.7"].names["es"]
    assert (director.masculine, director.feminine) == ("director técnico", "directora técnica")
    assert set(found["9999"].names) == {"en"}
    accounts = [tuple(map(int, one)) for one in ACCOUNT.findall(result.stderr)]
    assert [read == used + left for read, used, left in accounts] == [True] * 3
    assert [used for _, used, _ in accounts] == [3, 1, 1]


@thorough
def test_titles_are_running_text_and_stay_as_published_on_demand(shared_data: Path, tmp_path: Path) -> None:
    raw, out = shared_data / "bls-employment-projections" / "raw", tmp_path / "r.jsonl"
    wanted = {(): ("restaurant cooks", False), ("--keep-titles",): ("Cooks, restaurant", True)}
    for options, expected in wanted.items():
        assert run("import", "bls-projections", raw / "2024-34_occupation.xlsx", *options, "--to", out).exit_code == 0
        cooks = records(out)["35-2014"].names["en"]
        assert (cooks.plural, cooks.inverted) == expected
    table = shared_data / "canada-cops" / "raw" / "cops_summary_2024-2033.csv"
    for options, plural in {(): "legislators", ("--keep-titles",): "Legislators"}.items():
        assert run("import", "cops", table, *options, "--to", out).exit_code == 0
        assert records(out)["00010"].names["en"].plural == plural
    page = shared_data / "ooh" / "raw" / "actors.html.gz"
    for options, plural in {(): "actors", ("--keep-titles",): "Actors"}.items():
        assert run("import", "ooh-html", page, *options, "--to", out).exit_code == 0
        assert records(out)["27-2011"].names["en"].plural == plural


def test_one_command_describes_an_edition(shared_data: Path, tmp_path: Path) -> None:
    """Both published percents are facts, and so is each occupation's description; nothing of it is lost in JSON."""
    result = run(
        "import", "bls-projections", shared_data / "bls-employment-projections" / "raw" / "2024-34_occupation.xlsx",
        "--descriptions", shared_data / "onet-29.3" / "raw" / "Occupation_Data.xlsx",
        "--outlook", shared_data / "ooh" / "ooh-profiles-2024-34.jsonl.gz", "--to", tmp_path / "r.jsonl",
    )  # fmt: skip
    assert result.exit_code == 0, result.stderr
    assert "Occupation_Data.xlsx: 1016 rows read = 820 used + 196 left over" in result.stderr
    found = records(tmp_path / "r.jsonl")
    assert len(found) == 832
    assert sum(bool(record.descriptions) for record in found.values()) == 823
    accountants = found["13-2011"]
    (projection,) = accountants.projections
    assert (str(projection.percent), projection.whole_percent, projection.rounding) == ("4.6", 5, 100)
    assert set(accountants.texts) == {"settings", "schedule", "license"}
    text = narrate.report(accountants, locale="en_US", sections=["job_outlook"]).text
    assert "grow 5 percent" in text


def test_sources_are_listed_with_an_example_each() -> None:
    told = run("sources").stdout
    for source in SOURCES:
        assert source.name in told
        assert source.example in told


@thorough
def test_two_editions_wages_and_titles_become_profiles(shared_data: Path, tmp_path: Path) -> None:
    raw = shared_data / "bls-employment-projections" / "raw"
    result = run(
        "import", "bls-projections", raw / "2012-22_occupation.xls", raw / "2014-24_occupation.xlsx",
        "--wages", shared_data / "bls-oews" / "raw" / "national_M2014_dl.csv",
        "--titles", shared_data / "multilingual-titles" / "soc2010-es.csv", "--to", tmp_path / "r.jsonl",
    )  # fmt: skip
    assert result.exit_code == 0, result.stderr
    found = records(tmp_path / "r.jsonl")
    assert len(found) == 819
    technicians = found["29-2071"]
    assert technicians.names["en"].plural == "medical records and health information technicians"
    assert technicians.names["es"].plural
    assert technicians.pay[1].percentiles[50] == 35_900
    report = narrate.report(technicians, locale="en_US", sections=["job_trends"], methodology=narrate.CAREER_PROFILE)
    assert "3.0% lower than expected" in report.text
    result = run("report", tmp_path / "r.jsonl", "--locale", "en_US", "--locale", "es_MX", "--to", tmp_path / "p.txt")
    assert result.exit_code == 0
    assert "819 read = 819 written + 0 rejected" in result.stderr


def test_handbook_profiles_become_records(shared_data: Path, tmp_path: Path) -> None:
    result = run(
        "import", "ooh-html", shared_data / "ooh" / "ooh-profiles-2024-34.jsonl.gz", "--to", tmp_path / "r.jsonl"
    )
    assert result.exit_code == 0
    assert "171 rows read = 170 used + 1 left over" in result.stderr
    assert "military-careers" in result.stderr


def test_cops_makes_records_in_two_languages(shared_data: Path, tmp_path: Path) -> None:
    file = shared_data / "canada-cops" / "raw" / "cops_summary_2024-2033.csv"
    assert run("import", "cops", file, "--to", tmp_path / "r.jsonl").exit_code == 0
    found = records(tmp_path / "r.jsonl")
    assert len(found) == 516
    assert all({"en", "fr"} == set(one.names) for one in found.values())
    result = run(
        "report", tmp_path / "r.jsonl", "--section", "job_outlook", "--rejects", tmp_path / "x", "--to", tmp_path / "o"
    )
    assert result.exit_code == 1
    assert "516 read = 485 written + 31 rejected" in result.stderr
    assert (tmp_path / "x").read_text("utf-8").count("required is a projection") == 31


def test_the_account_has_the_texts_that_depend_on_the_encoding(tmp_path: Path) -> None:
    table, mapping, report = tmp_path / "jobs.csv", tmp_path / "map.toml", tmp_path / "account.txt"
    table.write_bytes("code;titre\n1;pêche\n2;forêts\n".encode("cp1252"))
    mapping.write_text('[columns]\ncode = "id"\ntitre = "names.fr"\n', encoding="utf-8")
    result = run("import", "csv", table, "--map", mapping, "--to", tmp_path / "r.jsonl", "--report", report)
    assert "it was read as windows-1252, which is likely; the next likeliest is windows-1250" in result.stderr
    assert "2 texts depending on the encoding, as jobs.csv, line 2: pêche: would be 'pęche'" in result.stderr
    assert "depends on the encoding: jobs.csv, line 3: forêts: would be 'foręts'" in report.read_text("utf-8")


def test_a_table_of_which_every_row_is_refused_exits_with_1_and_names_each(tmp_path: Path) -> None:
    table, mapping, report = tmp_path / "jobs.csv", tmp_path / "map.toml", tmp_path / "account.txt"
    table.write_text('"clave","salario\nmediano"\n1,41000\n2,38000\n', encoding="utf-8")
    mapping.write_text('[columns]\nclave = "id"\n"salario mediano" = "pay.2023.annual.p50"\n', encoding="utf-8")
    result = run("import", "csv", table, "--map", mapping, "--to", tmp_path / "r.jsonl", "--report", report)
    assert result.exit_code == 1
    assert "jobs.csv: 2 rows read = 0 used + 2 left over" in result.stderr
    account = report.read_text("utf-8")
    assert (
        "left over: jobs.csv, line 3: 1: salario mediano: pay[0].currency: required is the currency of amounts"
        in account
    )
    assert "left over: jobs.csv, line 4: 2: " in account


def test_an_odd_cell_is_in_the_account_and_its_row_among_the_records(tmp_path: Path) -> None:
    table, mapping = tmp_path / "jobs.csv", tmp_path / "map.toml"
    table.write_text("code,titre,emplois\n1,pêche,beaucoup\n2,forêts,12\n", encoding="utf-8")
    mapping.write_text('[columns]\ncode = "id"\ntitre = "names.fr"\nemplois = "employment.2023"\n', encoding="utf-8")
    result = run("import", "csv", table, "--map", mapping, "--to", tmp_path / "r.jsonl")
    assert result.exit_code == 0
    assert (
        "1 cell left out, as jobs.csv, line 2: emplois: required is a number; what came is 'beaucoup'" in result.stderr
    )
    first = json.loads((tmp_path / "r.jsonl").read_text("utf-8").splitlines()[0])
    assert first["names"]["fr"]["plural"] == "pêche"
