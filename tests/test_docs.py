"""Every example of README and docs/ runs and gives what the page says."""

from __future__ import annotations

import doctest
import importlib.util
import json
import os
import pkgutil
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from importlib.util import find_spec
from pathlib import Path

import attrs
import pytest
from click.testing import CliRunner
from extent import thorough

import narrate
from narrate.cli import main
from narrate.methodology import methodology_from_toml
from narrate.records import figures, names, profile, record

ROOT = Path(__file__).parents[1]
REFERENCE = ROOT / "docs" / "reference" / "api.md"
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
IDS = [path.relative_to(ROOT).as_posix() for path in PAGES]
_FENCE = re.compile(
    r"^(?:<!-- file: (?P<file>\S+) -->\n)? *```(?P<kind>\w+)\n(?P<body>.*?)^ *```$", re.MULTILINE | re.DOTALL
)
_FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def blocks(page: Path, kind: str) -> list[tuple[str | None, str]]:
    """List the blocks of one kind: the file each stands for, if any, and its text."""
    found = _FENCE.finditer(page.read_text(encoding="utf-8"))
    return [(match["file"], match["body"]) for match in found if match["kind"] == kind]


def pages_with(kind: str) -> list[object]:
    return [pytest.param(page, id=name) for page, name in zip(PAGES, IDS, strict=True) if blocks(page, kind)]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to an empty folder with the examples' records, where they stand in a checkout and under their own name."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    shutil.copy(ROOT / "examples" / "occupations.jsonl", tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


OFFICIAL = {
    "2012-22_occupation.xls": "bls-employment-projections/raw/2012-22_occupation.xls",
    "2014-24_occupation.xlsx": "bls-employment-projections/raw/2014-24_occupation.xlsx",
    "2018-28.csv": "bls-employment-projections/raw/2018-28_web-export.csv.gz",
    "2019-29_occupation.xlsx": "bls-employment-projections/raw/2019-29_occupation.xlsx",
    "2024-34_occupation.xlsx": "bls-employment-projections/raw/2024-34_occupation.xlsx",
    "national_M2014_dl.csv": "bls-oews/raw/national_M2014_dl.csv",
    "pl-kzis.csv": "multilingual-titles/pl-kzis.csv",
    "soc2010-es.csv": "multilingual-titles/soc2010-es.csv",
    "soc_2010_to_2018_crosswalk.xlsx": "soc-crosswalks/raw/soc_2010_to_2018_crosswalk.xlsx",
    "xml-compilation.xml": "ooh/ooh-2019-29_sample_RECONSTRUCTED.xml",
    "ooh-profiles-2024-34.jsonl.gz": "ooh/ooh-profiles-2024-34.jsonl.gz",
    "pages": "ooh/raw",
    "Work_Values.xlsx": "onet-29.3/raw/Work_Values.xlsx",
    "Interests.xlsx": "onet-29.3/raw/Interests.xlsx",
    "Occupation_Data.xlsx": "onet-29.3/raw/Occupation_Data.xlsx",
    "cops_summary_2024-2033.csv": "canada-cops/raw/cops_summary_2024-2033.csv",
    "jobs.csv": "occupations-2012-2014.csv",
}
"""The official files that the how-to on importing reads, and where the reference data have them."""


def shown(body: str) -> list[tuple[str, list[str]]]:
    """List the commands of a block with what stands under each."""
    found: list[tuple[str, list[str]]] = []
    for line in body.replace("\\\n", " ").splitlines():
        if line.startswith("$ "):
            found.append((line.removeprefix("$ "), []))
        else:
            found[-1][1].append(line)
    return found


@thorough
def test_the_import_of_official_files_prints_what_the_page_shows(
    shared_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, place in OFFICIAL.items():
        (tmp_path / name).symlink_to(shared_data / place)
    commands = [one for _, body in blocks(ROOT / "docs" / "how-to" / "import.md", "text") for one in shown(body)]
    assert len(commands) == 14
    for command, lines in commands:
        if "import names" in command and find_spec("morfeusz2") is None:
            continue  # the extra narrate-nlg[names] is not installed
        words, _, to = command.partition(" > ")
        result = CliRunner().invoke(main, shlex.split(words)[1:])
        if to:
            Path(to).write_text(result.stdout, encoding="utf-8")
        # Three dots stand for lines that the page leaves out, or for the rest of one.
        wanted = "\n".join(re.escape(line) for line in lines)
        wanted = re.sub(r"^ *(?:\\ )*\\\.\\\.\\\.$", r"(?:.*\n)*?.*", wanted, flags=re.MULTILINE)
        wanted = re.sub(r"(?<=,)\\ \\\.\\\.\\\.$", r".*", wanted, flags=re.MULTILINE)
        assert re.fullmatch(wanted, result.stderr.rstrip("\n")), f"{command}\n{result.stderr}"


@pytest.mark.parametrize("page", pages_with("pycon"))
@pytest.mark.usefixtures("folder")
def test_python_examples(page: Path) -> None:
    source = "\n".join(body for _, body in blocks(page, "pycon"))
    test = doctest.DocTestParser().get_doctest(source, {}, page.name, str(page), 0)
    written: list[str] = []
    results = doctest.DocTestRunner(optionflags=_FLAGS).run(test, out=written.append)
    assert results.attempted > 0
    assert results.failed == 0, "".join(written)


# README's are run as they stand, below.
@pytest.mark.parametrize("page", pages_with("console")[1:])
def test_console_examples(page: Path, folder: Path) -> None:
    for file, body in blocks(page, "toml"):
        if file is not None:
            (folder / file).write_text(body, encoding="utf-8")
    for _, body in blocks(page, "console"):
        for line in body.splitlines():
            program, *arguments = shlex.split(line.removeprefix("$ "))
            assert program == "narrate"
            done = CliRunner().invoke(main, arguments)
            assert done.exit_code == 0, done.output
            out = folder / arguments[arguments.index("--to") + 1]
            assert (out / "index.html" if out.is_dir() else out).read_text(encoding="utf-8").strip()


def test_readme_s_commands_run_as_written_after_the_first(folder: Path) -> None:
    first, *_ = blocks(ROOT / "README.md", "sh")
    assert first[1].startswith("python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/narrate ")
    # What the first command makes, without the network: the program of this environment under the same path.
    program = folder / ".venv" / "bin" / "narrate"
    program.parent.mkdir(parents=True)
    program.write_text(f"#!/bin/sh\nexec '{sys.executable}' -m narrate \"$@\"\n", encoding="utf-8")
    program.chmod(0o755)
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}
    ran = 0
    for _, body in blocks(ROOT / "README.md", "console"):
        for command, output in shown(body):
            if not command.startswith(".venv/bin/pip install "):  # .ci/run runs these as well
                done = subprocess.run(
                    ["/bin/sh", "-c", command], env=environment, capture_output=True, text=True, check=False
                )
                assert done.returncode == (1 if "narrate check " in command else 0), f"{command}: {done.stderr}"
                if output:
                    assert (done.stdout + done.stderr).splitlines() == output
                ran += 1
    assert ran >= 4
    assert (folder / "profiles.jsonl").read_text(encoding="utf-8").count("\n") == 2 * len(
        (folder / "occupations.jsonl").read_text(encoding="utf-8").splitlines()
    )
    assert (folder / "pages" / "index.html").is_file()


@pytest.mark.parametrize("page", pages_with("toml"))
def test_toml_examples_are_toml(page: Path) -> None:
    for _, body in blocks(page, "toml"):
        assert tomllib.loads(body)


def test_methodology_examples_are_methodologies() -> None:
    for _, body in blocks(ROOT / "docs" / "how-to" / "methodology.md", "toml"):
        assert methodology_from_toml(body).name


@pytest.mark.parametrize("page", pages_with("json"))
def test_json_examples_are_json(page: Path) -> None:
    for _, body in blocks(page, "json"):
        assert json.loads(body)["id"]


def test_the_form_of_a_record_is_a_record_and_names_every_field() -> None:
    page = ROOT / "docs" / "reference" / "record.md"
    for _, body in blocks(page, "json"):
        given = json.loads(body)
        made = narrate.from_dict(given)
        assert json.loads(json.dumps(narrate.to_dict(made))) == given
    text = page.read_text(encoding="utf-8")
    for kind in (
        narrate.Occupation,
        narrate.Name,
        narrate.Employment,
        narrate.Projection,
        narrate.Pay,
        narrate.Skill,
        narrate.Entry,
        narrate.Employer,
        narrate.Quotation,
        narrate.Source,
    ):
        for field in attrs.fields(kind):
            assert f"`{field.name}`" in text, f"{kind.__name__}.{field.name} is not on the page"
    for values in (
        figures.OUTLOOKS,
        names.GENDERS,
        profile.EDUCATION,
        profile.EXPERIENCE,
        profile.TRAINING,
        profile.CERTIFICATION,
        profile.EMPLOYERS_COVER,
        record.FLAGS,
    ):
        assert ", ".join(f"`{value}`" for value in values) in text


def test_the_docs_lead_to_every_page() -> None:
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    for page in (ROOT / "docs").rglob("*.md"):
        name = page.relative_to(ROOT / "docs").with_suffix("").as_posix()
        assert name == "index" or f"]({name}.md)" in index, f"no link to {name}"


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).is_file(), target


def test_signatures_of_the_reference_have_declared_types_and_readable_defaults() -> None:
    pytest.importorskip("sphinx", reason="the extra narrate-nlg[docs] is not installed")
    place = importlib.util.spec_from_file_location("signatures", ROOT / "docs" / "signatures.py")
    assert place is not None
    assert place.loader is not None
    signatures = importlib.util.module_from_spec(place)
    place.loader.exec_module(signatures)
    shown = {
        path: signatures.signature_of(cls)
        for path in re.findall(r"^\.\. autoclass:: (\S+)$", REFERENCE.read_text(encoding="utf-8"), re.MULTILINE)
        if attrs.has(cls := pkgutil.resolve_name(path)) or hasattr(cls, "_fields")
    }
    assert len(shown) > 40
    for path, signature in shown.items():
        assert not re.search(r"NOTHING|[Ff]actory|attr_dict| at 0x|\bAny\b", signature), f"{path}{signature}"
    assert (
        shown["narrate.Employment"]
        == "(year: int, jobs: int | ~narrate.records.figures.AtLeast, *, codes: tuple[str, ...] = (),"
        " rounding: int | None = None, flags: tuple[str, ...] = ())"
    )
    assert "names: ~collections.abc.Mapping[str, ~narrate.records.names.Name] = {}" in shown["narrate.Occupation"]
    assert "style: ~narrate.wording.style.Style = PLAIN" in shown["narrate.bulk.Task"]
    assert "block: str = ..." in shown["narrate.sections.MessageSpec"]
    assert "section: str = ''" in shown["narrate.Claim"]
    assert shown["narrate.SectionText"] == ""


def test_the_picture_of_readme_is_small() -> None:
    (picture,) = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert (ROOT / picture).stat().st_size < 150_000
