"""Reports as they were read: tests/data/occupations.json in every locale, and in every form in four of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest

import narrate
from narrate import Occupation
from narrate.content import SECTIONS, Missing

FORMS: Final = {"md": "Markdown", "html": "HTML", "json": "JSON"}
LOCALES: Final = ("en_US", "de_DE", "ar_EG", "ja_JP")
"""Where the other forms are read as well: a locale each for Latin letters, umlauts, right to left, and no spaces."""


@cache
def records() -> tuple[Occupation, ...]:
    """Read the sample: real and edge, made up of figures so that between them they say nearly all that can be said."""
    sample = json.loads((Path(__file__).parent / "data" / "occupations.json").read_bytes())
    return tuple(map(narrate.from_dict, sample))


@pytest.mark.parametrize("locale", narrate.locales())
def test_the_text_is_as_it_was_read(locale: str, golden: Callable[[str, str], None]) -> None:
    reports = [narrate.report(record, locale=locale) for record in records()]
    golden(f"reports/{locale}.txt", "\n\n\n".join(f"=== {report.id}\n\n{report.text}" for report in reports) + "\n")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("locale", LOCALES)
def test_the_other_forms_are_as_they_were_read(locale: str, form: str, golden: Callable[[str, str], None]) -> None:
    reports = [narrate.report(record, locale=locale) for record in records()]
    if form == "md":
        made = "\n".join(f"# Report {place}\n\n{report.markdown}" for place, report in enumerate(reports, 1))
    elif form == "html":
        made = '<!DOCTYPE html>\n<meta charset="utf-8">\n' + "".join(report.html for report in reports)
    else:
        # What it was written with is no part of what it says.
        written = [{key: value for key, value in report.to_dict().items() if key != "versions"} for report in reports]
        made = "[\n" + ",\n".join(map(laid_out, written)) + "\n]\n"
    golden(f"reports/{locale}.{form}", made)


def laid_out(report: dict[str, Any]) -> str:
    """Write a report as JSON, one line a claim, so that a difference is one to read."""
    lines = []
    for key, value in report.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            written = ",\n".join(" " + laid_out(item) if "claims" in item else "  " + plain(item) for item in value)
            lines.append(f" {plain(key)}: [\n{written}]")
        else:
            lines.append(f" {plain(key)}: {plain(value)}")
    return "{\n" + ",\n".join(lines) + "}"


def plain(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def test_the_json_that_is_read_is_the_json_of_the_report() -> None:
    for record in records():
        written = narrate.report(record, locale="ar_EG").to_dict()
        assert json.loads(laid_out(written)) == written


def test_the_sample_has_every_kind_of_message() -> None:
    reached = set()
    for record in records():
        for section in SECTIONS.values():
            plan = section.plan(record, narrate.STANDARD)
            if not isinstance(plan, Missing):
                reached |= {message.spec for message in plan.messages}
    assert not [f"{one.section}.{one.name}" for part in SECTIONS.values() for one in part.specs if one not in reached]
