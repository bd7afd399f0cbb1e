"""Sources in the words of each language: as one line under the command line's reports, and never in their prose."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from attrs import evolve
from click.testing import CliRunner

import narrate
from narrate import Employment, Occupation, Source
from narrate.cli import main
from narrate.page.sources import line_of_sources
from narrate.wording import language

SOURCES = (
    Source("O*NET 29.3 Database", publisher="USDOL/ETA", license="CC BY 4.0", covers=("skills",)),
    Source("Survey", period="May 2024"),
)
RECORD = Occupation("1", employment=(Employment(2024, 500),), sources=SOURCES)


@pytest.mark.parametrize("locale", narrate.locales())
def test_the_line_names_title_publisher_period_and_license_and_the_prose_none(locale: str) -> None:
    report = narrate.report(RECORD, locale=locale)
    line = line_of_sources(report)
    for source in SOURCES:
        for part in (source.title, source.publisher, source.period, source.license):
            if part is not None:
                assert part in line
                assert part not in report.text
    assert "\n" not in line
    assert line.count("\u2068") == line.count("\u2069") == (len(SOURCES) if language(locale).isolate else 0)
    assert not line_of_sources(narrate.report(evolve(RECORD, sources=()), locale=locale))


@pytest.mark.parametrize(("form", "title"), [("text", "O*NET 29.3"), ("markdown", r"O\*NET 29.3")])
def test_the_command_line_ends_each_report_in_its_sources(form: str, title: str, tmp_path: Path) -> None:
    records = tmp_path / "records.jsonl"
    without = evolve(RECORD, id="2", sources=())
    lines = [json.dumps(narrate.to_dict(one)) for one in (RECORD, without)]
    records.write_text("\n".join(lines) + "\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["report", str(records), "--locale", "en_US", "--format", form])
    assert result.exit_code == 0, result.stderr
    first, _, second = result.stdout.partition("Sources: ")
    assert "500 jobs" in first
    assert second.startswith(f"{title} Database, USDOL/ETA (License: CC BY 4.0) · Survey, May 2024\n\n")
    assert "Sources" not in second
    assert "500 jobs" in second
