"""The wheel has what the checkout has, and README's commands are those that are run."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TEMPLATES = ROOT / "templates"


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
    assert {name.split("/")[0] for name in wheel.namelist()} == {"narrate", "narrate-0.1.0.dist-info"}


def test_the_wheel_says_that_it_is_typed(wheel: zipfile.ZipFile) -> None:
    assert "narrate/py.typed" in wheel.namelist()


def test_there_is_no_python_under_templates() -> None:
    assert [path.name for path in TEMPLATES.rglob("*.py")] == []


def test_the_core_needs_no_extra(wheel: zipfile.ZipFile) -> None:
    metadata = Parser().parsestr(wheel.read("narrate-0.1.0.dist-info/METADATA").decode())
    core = {
        re.split(r"[^\w-]", str(need), maxsplit=1)[0]
        for need in metadata.get_all("Requires-Dist", [])
        if "extra ==" not in str(need)
    }
    assert core == {"attrs", "babel", "click", "jinja2", "rich"}


def test_readme_begins_with_the_two_commands() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = re.findall(r"^```sh\n(.*?)\n```$", readme, re.MULTILINE | re.DOTALL)
    assert "narrate demo" in commands[0]
    assert "pytest" in commands[1]
    assert all("\n" not in command for command in commands[:2])


def test_changelog_has_the_version() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert f"## {version}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
