"""The wheel has what the checkout has, and README's commands are those that are run."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
import tomllib
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest
from floors import floors, installed, parts

import narrate
import narrate.sections
from narrate.release import VERSION

ROOT = Path(__file__).parents[1]
TEMPLATES = ROOT / "templates"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    done = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    (built,) = folder.glob("*.whl")
    return zipfile.ZipFile(built)


def files_below(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_every_template_is_in_the_wheel_as_it_is(wheel: zipfile.ZipFile) -> None:
    prefix = "narrate/templates/"
    shipped = {name.removeprefix(prefix): wheel.read(name) for name in wheel.namelist() if name.startswith(prefix)}
    assert shipped
    assert shipped == files_below(TEMPLATES)


def test_every_module_is_in_the_wheel_as_it_is(wheel: zipfile.ZipFile) -> None:
    shipped = {
        name.removeprefix("narrate/"): wheel.read(name)
        for name in wheel.namelist()
        if name.startswith("narrate/") and not name.startswith("narrate/templates/")
    }
    assert shipped == files_below(ROOT / "narrate")


def test_the_wheel_has_nothing_else(wheel: zipfile.ZipFile) -> None:
    assert {name.split("/")[0] for name in wheel.namelist()} == {
        "narrate",
        "pytest_narrate.py",
        f"narrate_nlg-{VERSION}.dist-info",
    }
    assert wheel.read("pytest_narrate.py") == (ROOT / "pytest_narrate.py").read_bytes()


def test_the_plugin_of_pytest_is_a_module_beside_the_package(wheel: zipfile.ZipFile) -> None:
    points = wheel.read(f"narrate_nlg-{VERSION}.dist-info/entry_points.txt").decode()
    # pytest imports an entry point in every run, and with one below narrate it would import narrate.
    assert "[pytest11]\npytest_narrate = pytest_narrate\n" in points


def test_the_extra_for_tests_of_wordings_is_small() -> None:
    needs = {re.split(r"[^\w-]", one, maxsplit=1)[0] for one in PROJECT["optional-dependencies"]["testing"]}
    assert needs == {"hypothesis", "pytest"}


def test_the_wheel_says_that_it_is_typed(wheel: zipfile.ZipFile) -> None:
    assert "narrate/py.typed" in wheel.namelist()


def test_there_is_no_python_under_templates() -> None:
    assert [path.name for path in TEMPLATES.rglob("*.py")] == []


def test_the_core_needs_no_extra(wheel: zipfile.ZipFile) -> None:
    metadata = Parser().parsestr(wheel.read(f"narrate_nlg-{VERSION}.dist-info/METADATA").decode())
    core = {
        re.split(r"[^\w-]", str(need), maxsplit=1)[0]
        for need in metadata.get_all("Requires-Dist", [])
        if "extra ==" not in str(need)
    }
    assert core == {"attrs", "babel", "click", "filelock", "jinja2", "rich"}


def test_readme_begins_with_the_two_commands() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = re.findall(r"^```sh\n(.*?)\n```$", readme, re.MULTILINE | re.DOTALL)
    assert "narrate demo" in commands[0]
    assert "pytest" in commands[1]
    assert all("\n" not in command for command in commands[:2])


def documented_installs() -> list[tuple[str, str]]:
    """List what any page, form, docstring or error tells people to install, with the place."""
    files = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), TEMPLATES / "README.md"]
    files += [*(ROOT / "narrate").rglob("*.py"), *(ROOT / "examples").glob("*.py"), *(ROOT / "benchmarks").glob("*.py")]
    return [
        (path.relative_to(ROOT).as_posix(), found[1].strip())
        for path in files
        for found in re.finditer(r"\bpip3? install ((?:[^\s`&|;)]+[ ]?)+)", path.read_text(encoding="utf-8"))
    ]


def test_no_page_documents_an_install_from_an_index_without_the_package() -> None:
    written = documented_installs()
    assert {place for place, _ in written} >= {
        "README.md",
        "CONTRIBUTING.md",
        "docs/how-to/page.md",
        "docs/how-to/import.md",
    }
    for place, arguments in written:
        for argument in shlex.split(arguments):
            found = re.fullmatch(r"\.(?:\[([\w,]+)\])?|--editable", argument)
            assert found is not None, f"{place}: pip install {arguments} is not from the checkout"
            assert {*(found[1] or "").split(",")} - {""} <= PROJECT["optional-dependencies"].keys()


def test_an_error_that_names_an_extra_names_one_of_this_distribution() -> None:
    named = [
        (path.name, found[1], found[2])
        for path in (ROOT / "narrate").rglob("*.py")
        for found in re.finditer(r"\bextra `*([\w-]+)\[([a-z{}]+)\]", path.read_text(encoding="utf-8"))
    ]
    assert len(named) >= 4
    for place, distribution, extra in named:
        assert distribution == PROJECT["name"], place
        assert extra in {*PROJECT["optional-dependencies"], "{extra}"}, place


NUMBERS = dict(
    zip(["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"], range(10, 17), strict=True)
)
COUNTED = {
    "languages": len({locale.partition("_")[0] for locale in narrate.locales()}),
    "sections": len(narrate.sections.SECTIONS),
}


@pytest.mark.parametrize("thing", COUNTED)
def test_pages_that_count_languages_and_sections_count_what_there_is(thing: str) -> None:
    written: dict[str, set[int]] = {}
    for path in (ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")):
        for word in re.findall(rf"\b(\w+) {thing}\b", path.read_text(encoding="utf-8").lower()):
            if word in NUMBERS:
                written.setdefault(path.name, set()).add(NUMBERS[word])
    assert {"README.md", "CHANGELOG.md"} <= written.keys()
    assert set().union(*written.values()) == {COUNTED[thing]}, written


def test_changelog_has_the_version() -> None:
    assert f"## {VERSION}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_every_requirement_has_a_lowest_version_which_is_installed_or_older() -> None:
    lowest = floors(PROJECT)
    assert {
        "attrs",
        "babel",
        "click",
        "jinja2",
        "rich",
        "hypothesis",
        "lxml",
        "pyarrow",
        "pytest",
        "sphinx",
    } <= lowest.keys()
    written = dict(one.rsplit(" ", 1) for one in installed(lowest))
    assert written.keys() >= {"Python", "attrs", "babel", "pytest"}
    for name, floor in lowest.items():
        there = re.match(r"\d+(?:\.\d+)*", written.get(name, floor))
        assert there is not None
        assert parts(there[0]) >= parts(floor), name


def test_a_requirement_without_a_lowest_version_is_refused() -> None:
    for wrong in ("attrs", "attrs<24", "attrs==23.*"):
        with pytest.raises(ValueError, match=r"required is a requirement as name>=1.2; what came is 'attrs"):
            floors({"name": "x", "dependencies": [wrong], "optional-dependencies": {}})
