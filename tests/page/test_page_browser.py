"""Pages in a real browser: what is seen, pointed at, printed and read aloud, and that nothing is asked of the network.

It takes the Chromium of the machine (``CHROMIUM`` names another) and axe-core where ``AXE`` names its script; where
there is none, the tests say so and are skipped.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from extent import THOROUGH, share, thorough
from open_pages import AXE, PHONE, TOO_WIDE, WIDE, Opened, chromium

import narrate
from narrate.cli import main
from narrate.sample import SAMPLE

pytest.importorskip("vl_convert", reason="the extra narrate-nlg[page] is not installed")
pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")

LOCALES = ("en_US", "es_MX")
RECORD = {
    **SAMPLE,
    "skills": [
        {"skill": "purpose", "score": 37},
        {"skill": "social", "score": 21},
        {"skill": "supported", "score": 21},
        {"skill": "creative", "score": 17},
        {"skill": "analytical", "score": 12},
    ],
}
OTHERS = [
    {"id": "41-9012", "names": {"en": "models", "es": "modelos"}, "employment": [{"year": 2014, "jobs": 5800}]},
    {"id": "29-1141", "names": {"en": "registered nurses"}, "employment": [{"year": 2014, "jobs": 2751000}]},
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    source = folder / "records.jsonl"
    source.write_text("".join(json.dumps(one) + "\n" for one in (RECORD, *OTHERS)), encoding="utf-8")
    options = [part for locale in LOCALES for part in ("--locale", locale)]
    result = CliRunner().invoke(main, ["page", str(source), "--to", str(folder / "site"), *options])
    assert result.exit_code == 0, result.output
    return folder / "site"


@thorough
@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(
    "options", [WIDE, PHONE, {"java_script_enabled": False, **PHONE}], ids=["wide", "phone", "bare"]
)
def test_pictures_and_prose_are_seen(browser: Any, site: Path, locale: str, options: dict[str, Any]) -> None:
    report = narrate.report(narrate.from_dict(RECORD), locale=locale)
    with Opened(browser, site / locale / "29-2071.html", **options) as page:
        seen = " ".join(page.locator(".prose p, .prose li").all_inner_texts())
        # A quotation claims something as a whole; nothing in it is to point at.
        claims = [claim.text for claim in report.claims if claim.kind != "quotation"]
        assert page.locator(".claim").all_inner_texts() == claims
        assert report.sections[-1].text in seen
        assert page.locator("[role=img] svg").count() == 3
        for drawing in page.locator("[role=img] svg").all():
            box = drawing.bounding_box()
            assert box["width"] > 250
            assert box["height"] > 120
        assert page.evaluate(TOO_WIDE) == []


@pytest.mark.parametrize("options", [WIDE, {"java_script_enabled": False, **WIDE}], ids=["script", "bare"])
def test_every_figure_shows_its_note_to_the_pointer_and_to_the_keyboard(
    browser: Any, site: Path, options: dict[str, Any]
) -> None:
    with Opened(browser, site / "en_US" / "29-2071.html", **options) as page:
        claims = page.locator(".claim").all()
        assert len(claims) > 40
        claims = share(claims, 6) if options.get("java_script_enabled", True) else claims[::8]
        for claim in claims:
            note = page.locator(f"[id='{claim.get_attribute('aria-describedby')}']")
            assert not note.is_visible()
            claim.hover()
            assert note.is_visible()
            assert claim.get_attribute("data-facts").split()[0] in note.inner_text()
            assert page.locator(".note:visible").count() == 1
            page.mouse.move(2, 2)
            claim.focus()
            assert note.is_visible()
            claim.blur()
            assert not note.is_visible()


def test_escape_puts_a_note_away(browser: Any, site: Path) -> None:
    with Opened(browser, site / "en_US" / "29-2071.html", **WIDE) as page:
        page.locator(".claim").first.focus()
        assert page.locator(".note:visible").count() == 1
        page.keyboard.press("Escape")
        assert page.locator(".note:visible").count() == 0


def test_a_tap_shows_a_note_inside_the_screen(browser: Any, site: Path) -> None:
    with Opened(browser, site / "en_US" / "29-2071.html", **PHONE) as page:
        page.locator(".part-job_trends .claim").nth(6).tap()
        box = page.locator(".note:visible").bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
        assert box["y"] + box["height"] <= 845


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["29-2071.html", "41-9012.html", "index.html"])
@pytest.mark.parametrize("locale", LOCALES)
def test_axe_finds_no_violation(browser: Any, site: Path, name: str, locale: str, scheme: str) -> None:
    if AXE is None:
        pytest.skip("AXE names no script of axe-core")
    with Opened(browser, site / locale / name, color_scheme=scheme, bypass_csp=True, **WIDE) as page:
        page.add_script_tag(path=AXE)
        if name == "29-2071.html":
            page.locator(".claim").nth(3).focus()
        found = page.evaluate("axe.run().then(told => told.violations)")
        assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []


def test_the_index_is_searched_whatever_the_accents_and_capitals(browser: Any, site: Path) -> None:
    with Opened(browser, site / "es_MX" / "index.html", **WIDE) as page:
        shown = page.locator(".list li:visible")
        assert shown.count() == 3
        page.get_by_role("searchbox").fill("TECNICOS informacion")
        assert shown.count() == 1
        assert page.get_by_role("status").inner_text() == "Se muestran 1 de 3"
        page.get_by_role("searchbox").fill("29-1141")
        assert shown.all_inner_texts()[0].startswith("registered nurses")
        page.get_by_role("searchbox").fill("nobody")
        assert shown.count() == 0
        shown_link = page.locator(".list a").first
        page.get_by_role("searchbox").fill("")
        assert shown_link.is_visible()


def test_the_index_of_an_edition_is_searched_and_leads_to_its_pages(browser: Any, edition_site: Path) -> None:
    with Opened(browser, edition_site / "index.html", **WIDE) as page:
        shown = page.locator(".list li:visible")
        entries = [text.casefold() for text in shown.all_inner_texts()]
        assert len(entries) == (832 if THOROUGH else 16)
        for wanted, everywhere in (("teachers postsecondary", 37), ("29-1141", 1), ("NURSE", 6)):
            page.get_by_role("searchbox").fill(wanted)
            count = sum(all(word in entry for word in wanted.casefold().split()) for entry in entries)
            assert (0 if wanted != "29-1141" else 1) <= count <= everywhere
            assert count == everywhere or not THOROUGH
            assert shown.count() == count, wanted
            assert page.get_by_role("status").inner_text() == f"Shown: {count} of {len(entries)}"
        page.get_by_role("searchbox").fill("registered nurses")
        assert shown.first.get_by_role("link").get_attribute("href") == "29-1141.html"
    with Opened(browser, edition_site / "29-1141.html", **WIDE) as page:
        assert page.get_by_role("heading", level=1).inner_text() == "Registered nurses"
        assert page.locator("[role=img] svg").count() == 3


def test_the_index_is_a_plain_list_without_a_script(browser: Any, site: Path) -> None:
    with Opened(browser, site / "en_US" / "index.html", java_script_enabled=False, **WIDE) as page:
        assert page.locator(".list li:visible").count() == 3
        assert not page.locator(".search").is_visible()


def test_print_has_the_text_and_the_pictures_and_nothing_to_point_at(browser: Any, site: Path) -> None:
    with Opened(browser, site / "en_US" / "29-2071.html", color_scheme="dark", **WIDE) as page:
        page.emulate_media(media="print")
        assert page.locator(".hint").count() == 1
        assert not page.locator(".hint").is_visible()
        page.locator(".claim").first.focus()
        assert page.locator(".note:visible").count() == 0
        assert page.locator("[role=img] svg:visible").count() == 3
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        assert len(page.pdf()) > 10_000
