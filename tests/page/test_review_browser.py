"""The review page in a real browser: an editor reads, marks, comments and exports, and the gate turns green."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from click.testing import CliRunner
from extent import thorough
from open_pages import AXE, PHONE, TOO_WIDE, WIDE, Opened, chromium

import narrate
from narrate import Style
from narrate.cli import main
from narrate.page import review_html
from narrate.review import Review, check_review, read_review, renewed, review_to_toml
from narrate.sample import SAMPLE
from narrate.testing import UnreviewedError, assert_reviewed
from narrate.wording import Phrasebook, phrasebook

ATTACK = "</script></textarea><script>alert(1)</script><img src=x onerror=alert(2)>"
SECTION = "majors"
"""A section with few wordings, which a test reads one after the other."""

SOME = ("summary", SECTION)
"""The sections of a page that is quickly opened."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as started:
        yield started


def made(*options: object, name: str, folder: Path) -> Path:
    path = folder / name
    result = CliRunner().invoke(main, ["phrasebook", *map(str, options), "--format", "html", "--to", str(path)])
    assert result.exit_code == 0, result.output
    return path


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("review")
    return made("--locale", "en_US", "--beside", "ar_EG", name="en_US.html", folder=folder)


def of_sections(locale: str, *sections: str) -> Phrasebook:
    book = phrasebook(locale)
    return evolve(book, entries=tuple(entry for entry in book if entry.section in sections))


def part(locale: str, beside: str, folder: Path, *sections: str) -> Path:
    """Make the page of some sections: all of Arabic is much to measure on two cores."""
    path = folder / f"{locale}.html"
    path.write_text(review_html(of_sections(locale, *sections), beside=phrasebook(beside)), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def some(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return part("en_US", "ar_EG", tmp_path_factory.mktemp("some"), *SOME)


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("review")
    return {"ltr": part("en_US", "ar_EG", folder, SECTION), "rtl": part("ar_EG", "en_US", folder, SECTION)}


def exported(page: Any, folder: Path) -> Path:
    with page.expect_download() as download:
        page.locator("#export").click()
    assert download.value.suggested_filename.endswith(".toml")
    path = folder / str(download.value.suggested_filename)
    download.value.save_as(path)
    return path


def shown(page: Any) -> Any:
    return page.locator("article:visible")


def mark(article: Any, status: str) -> None:
    article.locator(f"[value={status}]").check()


def said(page: Any) -> str:
    return str(page.locator("[role=status]").inner_text())


MARK_ALL = """status => document.querySelectorAll(`input[value=${status}]`).forEach(radio => {
    if (!radio.closest("article").querySelector("input:checked")) radio.click();
})"""
"""The script that marks every wording which has no mark, as clicks would."""


@thorough
def test_an_editor_reads_marks_comments_and_exports_and_the_gate_turns_green(
    browser: Any, english: Path, tmp_path: Path
) -> None:
    book = phrasebook("en_US")
    with Opened(browser, english, **WIDE) as page:
        assert shown(page).count() == len(book)
        page.locator("#section").select_option(SECTION)
        entries = [entry for entry in book if entry.section == SECTION]
        assert page.locator("article:visible .spoken:not(.beside) > .put").all_text_contents() == [
            entry.wording for entry in entries
        ]
        assert entries[0].example in shown(page).first.inner_text()

        # An approval has a name.
        shown(page).first.locator("[value=approved]").click()
        assert shown(page).first.get_attribute("data-status") == ""
        assert page.locator("#reader").evaluate("one => one === document.activeElement")
        assert "Write your name first" in said(page)

        page.locator("#reader").fill(" Ana Ruiz ")
        for article in shown(page).all():
            mark(article, "approved")
        today = f"approved by Ana Ruiz on {date.today().isoformat()}"  # noqa: DTZ011  # the day of the browser
        assert set(page.locator("article:visible .state").all_text_contents()) == {today}
        shown(page).nth(0).locator("textarea").fill('Good "as is",\nbut long.')
        mark(shown(page).nth(1), "rejected")
        shown(page).nth(1).locator("textarea").fill("Nobody says so.")

        # A part that is read is exported without what is not: the gate stays red, and says why.
        part = read_review(exported(page, tmp_path))
        assert [one.text for one in part] == [entry.wording for entry in entries]
        assert part.wordings[0].approved_by == "Ana Ruiz"
        assert part.wordings[0].comment == 'Good "as is",\nbut long.'
        assert {finding.kind for finding in check_review(book, part)} == {"new", "rejected"}
        assert f"still to read: {len(book) - len(entries)}" in said(page)

        mark(shown(page).nth(1), "approved")
        page.locator("#section").select_option("")
        page.evaluate(MARK_ALL, "approved")
        file = exported(page, tmp_path)
    assert file.name == "en_US.toml"
    review = read_review(file)
    assert check_review(book, review) == ()
    assert_reviewed(Style(), "en_US", file, drafts=False)
    # The script writes what the library writes.
    assert file.read_bytes().decode() == review_to_toml(review)
    assert [one.examples for one in review] == [entry.examples for entry in book]


@thorough
def test_a_wording_that_changes_after_its_approval_is_read_again(browser: Any, tmp_path: Path) -> None:
    book, file = phrasebook("en_US"), tmp_path / "approved.toml"
    approved = [
        evolve(one, status="approved", approved_by="Ana Ruiz", approved_on=date(2026, 1, 31)) for one in renewed(book)
    ]
    file.write_text(review_to_toml(Review("en_US", approved)), encoding="utf-8")
    assert_reviewed(Style(), "en_US", file, drafts=False)
    (tmp_path / "own" / "en").mkdir(parents=True)
    (tmp_path / "own" / "en" / "lexicon.toml").write_text('[opening]\nother = "vacancies"\n', encoding="utf-8")
    style = Style(templates=tmp_path / "own")
    with pytest.raises(UnreviewedError) as caught:
        assert_reviewed(style, "en_US", file)
    changed = caught.value.findings
    assert {finding.kind for finding in changed} == {"changed"}
    assert all("vacancies" in finding.text for finding in changed)

    # The next page has what was read, and asks for what has changed alone.
    options = ("--locale", "en_US", "--review", file, "--templates", tmp_path / "own")
    with Opened(browser, made(*options, name="again.html", folder=tmp_path), **WIDE) as page:
        page.locator("#show").select_option("changed")
        assert shown(page).count() == len(changed)
        assert "openings" in (shown(page).first.locator("q").text_content() or "")
        assert "approved by Ana Ruiz" in (shown(page).first.locator(".before").text_content() or "")
        # Exported as it is, the file still knows what was approved: the gate stays red.
        unread = exported(page, tmp_path)
        assert check_review(phrasebook("en_US", style=style), read_review(unread)) == changed
        page.locator("#reader").fill("Béa")
        page.evaluate(MARK_ALL, "approved")
        again = exported(page, tmp_path)
    assert_reviewed(style, "en_US", again, drafts=False)
    names = [one.approved_by for one in read_review(again)]
    assert names.count("Béa") == len(changed)
    assert names.count("Ana Ruiz") == len(book) - len(changed)


def test_a_page_that_nobody_touched_exports_the_file_that_it_was_made_from(browser: Any, tmp_path: Path) -> None:
    file = tmp_path / "given.toml"
    result = CliRunner().invoke(main, ["phrasebook", "--locale", "ja_JP", "--format", "review", "--to", str(file)])
    assert result.exit_code == 0, result.output
    page_file = made("--locale", "ja_JP", "--review", file, name="ja.html", folder=tmp_path)
    with Opened(browser, page_file, **WIDE) as page:
        assert exported(page, tmp_path).read_bytes() == file.read_bytes()


def test_a_comment_on_an_unread_wording_makes_it_a_draft(browser: Any, some: Path, tmp_path: Path) -> None:
    with Opened(browser, some, **WIDE) as page:
        shown(page).nth(2).locator("textarea").fill("Is this said?\x7f\u2028😀 ")
        assert shown(page).nth(2).get_attribute("data-status") == "draft"
        (one,) = read_review(exported(page, tmp_path))
    assert (one.status, one.comment) == ("draft", "Is this said?\x7f\u2028😀")


@thorough
def test_marks_survive_the_page_and_are_exported_later(browser: Any, some: Path, tmp_path: Path) -> None:
    opened = Opened(browser, some, **WIDE)
    with opened as page:
        page.locator("#reader").fill("Ana")
        mark(shown(page).nth(4), "approved")
        shown(page).nth(5).locator("textarea").fill("Later.")
        opened.reload()
        assert "not exported yet: 2" in said(page)
        assert shown(page).nth(4).locator("[value=approved]").is_checked()
        assert page.locator("#reader").input_value() == "Ana"
        assert [one.status for one in read_review(exported(page, tmp_path))] == ["approved", "draft"]
        opened.reload()
        assert said(page) == ""
        assert shown(page).nth(4).locator("[value=approved]").is_checked()


def test_fields_and_marks_have_names(browser: Any, parts: dict[str, Path]) -> None:
    with Opened(browser, parts["ltr"], **WIDE) as page:
        for role, name in (
            ("textbox", "Your name"),
            ("combobox", "Section"),
            ("combobox", "Show"),
            ("searchbox", "Search"),
        ):
            assert page.locator("form").get_by_role(role, name=name).count() == 1
        assert page.locator("form").get_by_role("button", name="Export review file").count() == 1
        assert page.locator("form").get_by_role("status").count() == 1
        first = shown(page).first
        assert first.get_by_role("group", name="Mark").get_by_role("radio").count() == 3
        assert first.get_by_role("radio", name="approve").get_attribute("value") == "approved"
        assert first.get_by_role("textbox", name="Comment").count() == 1


@thorough
def test_wordings_are_found_by_words_marks_and_sections(browser: Any, some: Path) -> None:
    book = of_sections("en_US", *SOME)
    with Opened(browser, some, **WIDE) as page:
        page.locator("#search").fill("MUCH worse Projection")
        expected = [entry for entry in book if "much worse" in entry.wording and "projection" in entry.wording]
        assert 0 < len(expected) <= shown(page).count() < len(book)
        assert f"Shown: {shown(page).count()} of {len(book)}." in page.locator(".counts").inner_text()
        page.locator("#search").fill("التخصص")
        assert 0 < shown(page).count() < len(book)
        page.locator("#search").fill("nobody")
        assert shown(page).count() == 0
        assert page.locator("h2:visible").count() == 0
        page.locator("#search").fill("")
        mark(shown(page).nth(1), "draft")
        for value, count in (("draft", 1), ("unread", len(book) - 1), ("approved", 0), ("changed", 0), ("", len(book))):
            page.locator("#show").select_option(value)
            assert shown(page).count() == count, value


def test_the_keyboard_is_enough(browser: Any, some: Path, tmp_path: Path) -> None:
    with Opened(browser, some, **WIDE) as page:
        page.locator("#reader").fill("Ana")
        page.locator("#export").focus()
        for key in ("Tab", "a", "j", "j", "k", "r", "c"):
            page.keyboard.press(key)
        page.keyboard.type("adj")  # letters of a comment are no marks
        page.keyboard.press("Escape")
        page.keyboard.press("j")
        page.keyboard.press("d")
        found = read_review(exported(page, tmp_path))
    wordings = of_sections("en_US", *SOME).entries[:3]
    assert [one.text for one in found] == [entry.wording for entry in wordings]
    assert [(one.status, one.comment) for one in found] == [("approved", ""), ("rejected", "adj"), ("draft", "")]


@thorough
@pytest.mark.parametrize("options", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_two_languages_are_side_by_side_in_their_own_directions(
    browser: Any, parts: dict[str, Path], direction: str, options: dict[str, Any]
) -> None:
    with Opened(browser, parts[direction], **options) as page:
        assert page.evaluate(TOO_WIDE) == []
        first = shown(page).first
        left, right = (first.locator(".spoken").nth(place).bounding_box() for place in (0, 1))
        if options is WIDE:
            assert right["x"] > left["x"] + left["width"]
            assert right["y"] == left["y"]
        else:
            assert right["y"] >= left["y"] + left["height"]
        directions = first.locator(".spoken").evaluate_all("all => all.map(one => getComputedStyle(one).direction)")
        assert directions == [direction, "rtl" if direction == "ltr" else "ltr"]


def test_what_comes_from_outside_is_text_and_nothing_else(browser: Any, tmp_path: Path) -> None:
    (tmp_path / "own" / "en").mkdir(parents=True)
    (tmp_path / "own" / "en" / "employment.jinja").write_text(
        f"{{% block jobs_held %}}\n{ATTACK.replace('1', 'a').replace('2', 'b')} {{{{ jobs }}}} {{{{ year }}}}.\n{{% endblock %}}\n",
        encoding="utf-8",
    )
    facts = tmp_path / "facts.json"
    facts.write_text(json.dumps({**SAMPLE, "names": {"en": {"plural": ATTACK}}}), encoding="utf-8")
    review = tmp_path / "review.toml"
    first = phrasebook("en_US").entries[0]
    toml = f'locale = "en_US"\n[[wording]]\nsection = "summary"\nblock = {json.dumps(first.block)}\n'
    when = "occupation.has_plural is yes, verdict is much_worse"
    rest = f"when = [{json.dumps(when)}]\ntext = {json.dumps(ATTACK)}\ncomment = {json.dumps(ATTACK)}\n"
    review.write_text(toml + rest, encoding="utf-8")
    options = ("--locale", "en_US", "--templates", tmp_path / "own", "--facts", facts, "--review", review)
    with Opened(browser, made(*options, name="attack.html", folder=tmp_path), **WIDE) as page:
        assert page.locator("script").count() == 1
        assert page.locator("img").count() == 0
        assert page.locator("q").first.inner_text() == ATTACK
        assert shown(page).first.locator("textarea").input_value() == ATTACK
        assert page.locator(".example", has_text=ATTACK).count() > 3
        page.locator("#reader").fill(ATTACK)
        page.evaluate(MARK_ALL, "approved")
        file = exported(page, tmp_path)
    assert_reviewed(Style(templates=tmp_path / "own"), "en_US", file)
    assert {one.approved_by for one in read_review(file)} == {ATTACK}


def test_sentences_of_records_are_the_examples(browser: Any, tmp_path: Path) -> None:
    facts = tmp_path / "facts.json"
    facts.write_text(json.dumps(SAMPLE), encoding="utf-8")
    page_file = made("--locale", "es_MX", "--facts", facts, name="es.html", folder=tmp_path)
    text = narrate.report(SAMPLE, locale="es_MX").text
    with Opened(browser, page_file, **WIDE) as page:
        examples = page.locator(".example").all_text_contents()
        assert sum(example in text for example in examples) > 20


def test_without_a_script_the_page_can_be_read(browser: Any, some: Path) -> None:
    with Opened(browser, some, java_script_enabled=False, **WIDE) as page:
        assert shown(page).count() == len(of_sections("en_US", *SOME))
        assert page.locator("textarea:visible, form:visible").count() == 0
        assert page.get_by_text("need JavaScript").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_axe_finds_no_violation(browser: Any, parts: dict[str, Path], direction: str, scheme: str) -> None:
    if AXE is None:
        pytest.skip("AXE names no script of axe-core")
    with Opened(browser, parts[direction], color_scheme=scheme, bypass_csp=True, **WIDE) as page:
        page.add_script_tag(path=AXE)
        page.locator("#reader").fill("Ana")
        for place, status in enumerate(("approved", "draft", "rejected")):
            mark(shown(page).nth(place), status)
        found = page.evaluate("axe.run().then(told => told.violations)")
        assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []


def test_a_review_of_another_locale_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "es.toml"
    file.write_text(review_to_toml(Review("es_MX")), encoding="utf-8")
    result = CliRunner().invoke(main, ["phrasebook", "--locale", "en_US", "--format", "html", "--review", str(file)])
    assert result.exit_code == 2
    assert "required is a review of en_US; what came is 'es_MX'" in result.output
