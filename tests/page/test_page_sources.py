"""Where a page's facts come from: sources behind each claim, quoted passages, and no day that nobody asked for."""

from __future__ import annotations

import json
import re
import sys
import time
from datetime import UTC, date, datetime, tzinfo
from decimal import Decimal
from pathlib import Path

import pytest
from attrs import evolve
from click.testing import CliRunner

import narrate
from narrate import Employment, Group, Occupation, Pay, Quotation, Source
from narrate.cli import main
from narrate.page import page_html, page_model
from narrate.page.sources import page_source
from narrate.page.texts import page_texts
from narrate.wording import language

pytest.importorskip("vl_convert", reason="the extra narrate-nlg[page] is not installed")

SOURCES = (
    Source("O*NET 29.3 Database", publisher="USDOL/ETA", license="CC BY 4.0", covers=("skills",)),
    Source("Survey", period="May 2024"),
)
RECORD = Occupation("1", employment=(Employment(2024, 500),), sources=SOURCES)


def test_a_claim_leads_to_the_sources_of_its_facts() -> None:
    jobs, wages, all_of_it = (
        Source("Projections", covers=("employment", "projections")),
        Source("Wages", covers=("pay",)),
        Source("Our own table"),
    )
    record = evolve(
        RECORD,
        pay=(Pay(2024, period="annual", currency="USD", percentiles={50: Decimal(7)}),),
        group=Group(5, pay=(Pay(2024, period="annual", currency="USD", percentiles={50: Decimal(3)}),)),
        sources=(jobs, wages, all_of_it),
    )
    report = narrate.report(record, locale="en_US")
    found = {claim.text: report.sources_of(claim) for claim in report.claims}
    assert found["500"] == (jobs, all_of_it)
    assert found["$7"] == (wages, all_of_it)
    again = narrate.Report.from_dict(report.to_dict())
    assert [again.sources_of(claim) for claim in again.claims] == [report.sources_of(claim) for claim in report.claims]
    derived = next(claim for claim in report.claims if "group.pay" in " ".join(map(str, claim.facts)))
    assert report.sources_of(derived) == (wages, all_of_it)
    both = evolve(record, sources=(evolve(wages, covers=("group",)), evolve(wages, title="Own", covers=("pay",)), jobs))
    report = narrate.report(both, locale="en_US")
    derived = next(claim for claim in report.claims if "group.pay" in " ".join(map(str, claim.facts)))
    assert [source.title for source in report.sources_of(derived)] == ["Wages", "Own"]
    bare = narrate.report(evolve(record, sources=()), locale="en_US")
    assert not any(map(bare.sources_of, bare.claims))


def test_a_claim_of_another_report_has_no_sources() -> None:
    one = narrate.report(RECORD, locale="en_US")
    with pytest.raises(narrate.InvalidArgumentError, match="a claim of this report"):
        one.sources_of(narrate.report(RECORD, locale="de_DE").claims[0])


def test_the_note_of_a_claim_names_its_sources() -> None:
    covering = evolve(SOURCES[0], title="<b>Jobs</b>", covers=("employment",))
    model = page_model(narrate.report(evolve(RECORD, sources=(covering,)), locale="en_US"), narrate.STANDARD)
    notes = [span.note for section in model.sections for block in section.blocks for span in block.spans if span.note]
    assert notes
    assert {note.sources for note in notes} == {(page_source(covering, page_texts(language("en_US"))).text,)}
    html = page_html(model)
    assert html.count("<i>Sources</i>") == len(notes)
    assert "<b>Jobs" not in html


@pytest.mark.parametrize("locale", narrate.locales())
def test_quoted_passages_are_in_a_part_of_their_own_with_language_and_source(locale: str) -> None:
    handbook = Source("Handbook <i>", period="2024-2034", address="https://example.org/?a=1&b=2")
    passages = {
        "settings": (
            Quotation("Most work in <offices> & \u201clabs\u201d.\n\nSome do not.", "en_US", source=handbook),
        ),
        "parking_lots": (Quotation("\u0627\u0644\u0639\u0645\u0644", "ar"),),
    }
    report = narrate.report(evolve(RECORD, texts=passages), locale=locale)
    page = page_html(page_model(report, narrate.STANDARD))
    known = page_texts(language(locale))
    quoted = page.partition('<section class="part quoted"')[2].partition("</section>")[0]
    assert f">{known('page', 'quotations')}</h2>" in quoted
    assert f'<a href="#quoted">{known("page", "quotations")}</a>' in page
    assert re.findall("<h3>(.*?)</h3>", quoted) == [known("topic", "settings"), "parking lots"]
    assert re.findall('<blockquote lang="(.*?)" dir="auto">', quoted) == ["en-US", "ar"]
    assert "<p>Most work in &lt;offices&gt; &amp; \u201clabs\u201d.</p>\n<p>Some do not.</p>" in quoted
    assert "Handbook &lt;i&gt;" in quoted
    assert 'href="https://example.org/?a=1&amp;b=2"' in quoted
    assert quoted.count('class="from"') == 1
    without = page_model(report, narrate.STANDARD, sections=["employment"])
    assert 'id="quoted"' not in page_html(without)


def test_a_topic_is_quoted_in_the_pages_language_where_it_is_there_in_it() -> None:
    passages = {
        "settings": (Quotation("In offices.", "en"), Quotation("Im B\u00fcro.", "de"), Quotation("Daheim.", "de"))
    }
    covering = Source("Handbook", covers=("texts",))
    record = evolve(RECORD, texts=passages, sources=(*SOURCES, covering))
    shown = {}
    for locale in ("de_DE", "en_US", "fr_FR"):
        (topic,) = page_model(narrate.report(record, locale=locale), narrate.STANDARD).topics
        shown[locale] = [one.tag for one in topic.passages]
        assert {one.source.text for one in topic.passages if one.source} == {"Handbook"}
    assert shown == {"de_DE": ["de", "de"], "en_US": ["en"], "fr_FR": ["en", "de", "de"]}
    (topic,) = page_model(
        narrate.report(evolve(record, sources=(covering, evolve(covering, title="Other"))), locale="en_US"),
        narrate.STANDARD,
    ).topics
    assert [one.source for one in topic.passages] == [None]


@pytest.mark.parametrize("locale", narrate.locales())
def test_a_page_says_when_it_was_made_only_where_the_caller_says_so(locale: str) -> None:
    model = page_model(narrate.report(evolve(RECORD, sources=()), locale=locale), narrate.STANDARD)
    known = page_texts(language(locale))
    assert "<footer" not in page_html(model)
    assert known("page", "made_on") not in page_html(model)
    line = known("page", "labeled", label=known("page", "made_on"), text="2031-02-03")
    assert f"<p>{line}</p>\n</footer>" in page_html(model, made_on=date(2031, 2, 3))


def _on(day: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every clock that narrate can ask say that it is this day."""

    class Date(date):
        @classmethod
        def today(cls) -> Date:
            return cls(day.year, day.month, day.day)

    class DateTime(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> DateTime:
            return cls.fromtimestamp(day.timestamp(), tz)

        @classmethod
        def today(cls) -> DateTime:
            return cls.now()

    seconds = day.timestamp()
    monkeypatch.setattr(time, "time", lambda: seconds)
    monkeypatch.setattr(time, "time_ns", lambda: int(seconds) * 10**9)
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == "narrate":
            for key, value in list(vars(module).items()):
                faked = {id(date): Date, id(datetime): DateTime}.get(id(value))
                if faked is not None:
                    monkeypatch.setattr(module, key, faked)


def _written_on(day: datetime, records: Path, folder: Path) -> dict[str, bytes]:
    with pytest.MonkeyPatch.context() as patched:
        _on(day, patched)
        for arguments in (
            ["page", str(records), "--to", str(folder), "--locale", "en_US", "--locale", "ar_EG"],
            ["report", str(records), "--to", str(folder / "report.md"), "--format", "markdown"],
            ["report", str(records), "--to", str(folder / "report.jsonl"), "--format", "jsonl"],
        ):
            result = CliRunner().invoke(main, arguments)
            assert result.exit_code == 0, result.output
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_pages_and_reports_are_the_same_bytes_on_two_days(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    records = tmp_path / "records.jsonl"
    records.write_text(json.dumps(narrate.to_dict(RECORD)) + "\n", encoding="utf-8")
    days = datetime(2026, 1, 2, 3, tzinfo=UTC), datetime(2031, 12, 30, 23, tzinfo=UTC)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    first, second = (_written_on(day, records, tmp_path / str(day.year)) for day in days)
    assert first
    assert first == second
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(days[0].timestamp())))
    third, fourth = (_written_on(day, records, tmp_path / f"{day.year}-made") for day in days)
    assert third == fourth
    assert b"2026-01-02" in third["en_US/1.html"]
    assert b"2026-01-02" not in first["en_US/1.html"]


@pytest.mark.parametrize("seconds", ["today", "1e9", "99999999999999999999"])
def test_a_day_that_is_none_is_refused_in_a_sentence(
    seconds: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    records = tmp_path / "records.jsonl"
    records.write_text(json.dumps(narrate.to_dict(RECORD)) + "\n", encoding="utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    result = CliRunner().invoke(main, ["page", str(records), "--to", str(tmp_path / "pages")])
    assert result.exit_code == 2
    assert f"SOURCE_DATE_EPOCH: required are seconds since 1970-01-01, such as 1700000000; it is '{seconds}'" in (
        " ".join(result.output.split())
    )
