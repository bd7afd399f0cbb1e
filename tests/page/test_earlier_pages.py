"""Folders of pages: a file of somebody else is neither written over nor removed, and pages of earlier runs are named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from narrate.cli import main
from narrate.page.earlier_pages import is_page


def run(folder: Path, *ids: str, locales: tuple[str, ...] = ("en_US",)) -> Result:
    given = "".join(
        json.dumps({"id": one, "names": {"en": "keepers"}, "employment": [{"year": 2014, "jobs": 12}]}) + "\n"
        for one in ids
    )
    options = [part for locale in locales for part in ("--locale", locale)]
    return CliRunner().invoke(main, ["page", "-", "--to", str(folder), *options], input=given, prog_name="narrate")


def content(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("locales", [("en_US",), ("en_US", "es_MX")], ids=len)
@pytest.mark.parametrize(
    "foreign", ["index.html", "a.html", "notes.txt", "es_MX/index.html", "es_MX/x", "en_US/a.html", "other/index.html"]
)
def test_a_folder_of_somebody_else_is_left_alone(foreign: str, locales: tuple[str, ...], tmp_path: Path) -> None:
    folder = tmp_path / "site"
    (folder / foreign).parent.mkdir(parents=True)
    (folder / foreign).write_text("<!DOCTYPE html><p>Mine, made without narrate.", encoding="utf-8")
    before = content(folder)
    result = run(folder, "a", locales=locales)
    assert result.exit_code == 2
    assert "required is a folder that is empty, or that narrate has written pages to" in result.stderr
    assert result.stderr.count("\n") == 1
    assert content(folder) == before
    assert not list(folder.rglob(".*"))


@pytest.mark.parametrize(
    ("foreign", "locales"),
    [("index.html", ("en_US",)), ("b.html", ("en_US",)), ("es_MX/b.html", ("en_US", "es_MX"))],
    ids=str,
)
def test_a_file_of_somebody_else_among_pages_is_not_written_over(
    foreign: str, locales: tuple[str, ...], tmp_path: Path
) -> None:
    folder = tmp_path / "site"
    assert run(folder, "a", locales=locales).exit_code == 0
    (folder / foreign).write_text("mine", encoding="utf-8")
    result = run(folder, "a", "b", locales=locales)
    assert result.exit_code == 2
    assert f"{folder / foreign}: required is a place for a page" in result.stderr
    assert (folder / foreign).read_text(encoding="utf-8") == "mine"


def test_files_beside_pages_and_hidden_ones_stay(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    (folder / ".git").mkdir(parents=True)
    (folder / ".git" / "config").write_text("x", encoding="utf-8")
    assert run(folder, "a").exit_code == 0
    (folder / "logo.png").write_bytes(b"png")
    assert run(folder, "a").exit_code == 0
    assert set(content(folder)) == {".git/config", "logo.png", "a.html", "index.html"}


def test_pages_of_an_earlier_run_are_counted_by_their_folder_and_stay(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    first = run(folder, "a", "b", "c")
    assert "earlier" not in first.stderr
    again = run(folder, "a")
    assert again.exit_code == 0
    assert f"2 pages of earlier runs are still in {folder}; nothing was removed\n" in again.stderr
    assert set(content(folder)) == {"a.html", "b.html", "c.html", "index.html"}
    several = run(folder, "a", locales=("en_US", "es_MX"))
    assert f"3 pages of earlier runs are still in {folder}; nothing was removed\n" in several.stderr
    one = run(folder, "a", "b", "c")
    assert f"2 pages of earlier runs are still in {folder / 'es_MX'}; nothing was removed\n" in one.stderr
    (folder / "en_US" / "index.html").unlink()
    assert f"1 page of an earlier run is still in {folder / 'en_US'}" in run(folder, "a", "b", "c").stderr


def test_a_run_that_was_stopped_before_its_index_can_be_made_again(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    for locales in (("en_US",), ("en_US", "es_MX")):
        assert run(folder, "a", locales=locales).exit_code == 0
        for index in folder.rglob("index.html"):
            index.unlink()
        assert run(folder, "a", locales=locales).exit_code == 0


def test_every_page_of_a_site_has_its_mark(tmp_path: Path) -> None:
    assert run(tmp_path / "site", "a", locales=("en_US", "ar_EG", "ja_JP")).exit_code == 0
    pages = list((tmp_path / "site").rglob("*.html"))
    assert len(pages) == 7
    assert all(map(is_page, pages))


def test_pages_do_not_go_to_standard_output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(Path("-"), "a")
    assert result.exit_code == 2
    assert "--to -: required is a folder; pages are many files" in result.stderr
    assert list(tmp_path.iterdir()) == []
