"""Reports as values: frozen, comparable, picklable, the same after plain dicts, and claims that know where they are."""

from __future__ import annotations

import copy
import json
import pickle
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

import narrate
from narrate import (
    Employment,
    InvalidArgumentError,
    InvalidReportError,
    Occupation,
    Report,
    ReportWithoutRecordError,
    Style,
)
from narrate.content import SECTIONS, Message, MessageSpec, Plan
from narrate.page import page_model
from narrate.sample import SAMPLE
from narrate.sections import FactSpec, FigureSpec, Quantity, Section, free_figure, planned
from narrate.testing.strategies import occupations

LOCALES = ("en_US", "de_DE", "ar_EG", "ja_JP")
MODELS = Occupation(id="41-9012", employment=(Employment(2012, 4_800), Employment(2014, 5_800)))


def sample(locale: str = "en_US") -> Report:
    return narrate.report(SAMPLE, locale=locale)


def length_in_another_process(report: Report) -> tuple[int, Report]:
    return len(report.html), report


@pytest.mark.parametrize("locale", LOCALES)
def test_a_report_is_equal_after_a_pickle_a_copy_and_a_dict(locale: str) -> None:
    report = sample(locale)
    for same in (
        pickle.loads(pickle.dumps(report)),  # noqa: S301  # our own
        copy.deepcopy(report),
        copy.copy(report),
        Report.from_dict(report.to_dict()),
        Report.from_dict(json.loads(json.dumps(report.to_dict()))),
        sample(locale),
    ):
        assert same == report
        assert hash(same) == hash(report)
        assert len({same, report}) == 1
        assert (same.text, same.markdown, same.html) == (report.text, report.markdown, report.html)
        assert same.claims == report.claims
        assert same.to_dict() == report.to_dict()
        assert [section.blocks for section in same.sections] == [section.blocks for section in report.sections]


def test_a_report_that_was_pickled_still_has_its_record_its_plans_and_its_page() -> None:
    report = sample()
    same: Report = pickle.loads(pickle.dumps(report))  # noqa: S301  # our own
    assert same.occupation == report.occupation
    assert same.findings == report.findings
    assert same.named
    assert [section.plan for section in same.sections] == [section.plan for section in report.sections]
    assert page_model(same, narrate.STANDARD) == page_model(report, narrate.STANDARD)


def test_reports_go_through_a_process_pool() -> None:
    report = sample("es_MX")
    with ProcessPoolExecutor(1) as pool:
        length, same = pool.submit(length_in_another_process, report).result()
    assert length == len(report.html)
    assert same == report


def test_a_report_that_was_read_back_says_that_it_has_no_record() -> None:
    report = Report.from_dict(sample().to_dict())
    assert report.occupation is None
    for wanted in ("findings", "named", "proposed"):
        with pytest.raises(ReportWithoutRecordError, match=wanted):
            getattr(report, wanted)
    with pytest.raises(ReportWithoutRecordError, match="page"):
        page_model(report, narrate.STANDARD)


def test_another_text_locale_title_claim_or_version_is_another_report() -> None:
    report = sample()
    changed: list[Any] = []
    for change in (
        lambda plain: plain.update(locale="en_GB"),
        lambda plain: plain.update(id="another"),
        lambda plain: plain["versions"].update(cldr="another"),
        lambda plain: plain["sections"].pop(),
        lambda plain: plain["sections"][0].update(title="another"),
        lambda plain: plain["sections"][2]["claims"].pop(),
        lambda plain: plain["sections"][2]["claims"][0].update(value=1),
        lambda plain: plain["sources"].pop(),
    ):
        plain = report.to_dict()
        change(plain)  # type: ignore[no-untyped-call]
        changed.append(Report.from_dict(plain))
    assert all(other != report for other in changed)
    assert sample() != narrate.report(SAMPLE, locale="en_US", methodology=narrate.CAREER_PROFILE)


def test_nothing_of_a_report_can_be_changed() -> None:
    report = sample()
    section = report.sections[0]
    for value, name in (
        (report, "id"),
        (report, "sections"),
        (section, "text"),
        (section, "name"),
        (section.plan, "shape"),
        (report.claims[0], "value"),
        (report.versions, "narrate"),
    ):
        with pytest.raises(AttributeError):
            setattr(value, name, None)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_claim_knows_its_section_and_its_place_in_the_whole_text(locale: str) -> None:
    report = sample(locale)
    texts = {section.name: section.text for section in report.sections}
    assert report.claims
    for claim in report.claims:
        assert texts[claim.section][claim.start : claim.end] == claim.text
        start, end = report.span(claim)
        assert report.text[start:end] == claim.text
    with pytest.raises(narrate.InvalidArgumentError, match="a claim of this report"):
        report.span(report.claims[0]._replace(section="weather"))


@given(occupations())
def test_spans_and_blocks_are_the_text_and_a_dict_gives_them_back(occupation: Occupation) -> None:
    for locale in LOCALES:
        report = narrate.report(occupation, locale=locale)
        assert Report.from_dict(report.to_dict()) == report
        for section in report.sections:
            assert "".join(text for text, _ in section.spans) == section.text
            assert [claim for _, claim in section.spans if claim is not None] == list(section.claims)
            for block in section.blocks:
                if block.kind != "list":
                    assert "".join(text for text, _ in block.spans) == section.text[block.start : block.end]


def test_each_line_of_json_says_what_it_was_written_with() -> None:
    stamps = sample().to_dict()["versions"]
    assert stamps["narrate"]
    assert stamps["cldr"]
    assert stamps["methodology"] == "standard"
    own = narrate.methodology_from_toml('name = "standard"\nunit = 10')
    other = narrate.methodology_from_toml('name = "standard"\nunit = 1000')
    named = {narrate.report(MODELS, locale="en_US", methodology=one).versions.methodology for one in (own, other)}
    assert len(named) == 2
    assert all(name.startswith("standard-") for name in named)
    assert narrate.report(MODELS, locale="en_US", methodology=narrate.CAREER_PROFILE).versions.methodology == (
        "career-profile"
    )


def test_sources_come_with_the_report() -> None:
    report = sample()
    assert [source.title for source in report.sources][:1] == ["Employment Projections"]
    assert report.to_dict()["sources"][0]["covers"] == ["employment", "projections"]
    assert Report.from_dict(report.to_dict()).sources == report.sources


def test_a_line_of_an_older_narrate_is_still_read() -> None:
    plain = {
        "id": "1",
        "locale": "en_US",
        "sections": [
            {
                "name": "job_trends",
                "text": "4,800 jobs",
                "claims": [
                    {"start": 0, "end": 5, "text": "4,800", "kind": "jobs", "value": 4800, "facts": [], "rule": None}
                ],
            }
        ],
    }
    report = Report.from_dict(plain)
    assert report.text == "4,800 jobs"
    assert report.claims[0].section == "job_trends"
    assert report.versions.narrate == ""
    assert "<p><span" in report.html


def claimed(plain: Any) -> Any:
    """Find a piece of a list that has a claim."""
    return next(one for one in plain["sections"][5]["blocks"][1]["items"][0] if isinstance(one, dict))


@pytest.mark.parametrize(
    ("change", "path", "required"),
    [
        (lambda plain: plain.pop("id"), "id", "a text"),
        (lambda plain: plain.update(sections={}), "sections", "a list"),
        (lambda plain: plain.update(direction="up"), "direction", "ltr or rtl"),
        (lambda plain: plain.update(versions=[]), "versions", "an object"),
        (lambda plain: plain["sections"].insert(0, None), "sections[0]", "an object"),
        (lambda plain: plain["sections"][2].update(text=5), "sections[2].text", "a text"),
        (lambda plain: plain["sections"][2]["claims"][1].update(end=10**6), "sections[2].claims[1].end", "a place"),
        (lambda plain: plain["sections"][2]["claims"][1].update(start=0), "sections[2].claims[1].text", "what the"),
        (lambda plain: plain["sections"][2]["claims"][1].update(value=None), "sections[2].claims[1].value", "a text"),
        (
            lambda plain: plain["sections"][2]["claims"][1].update(value=True),
            "sections[2].claims[1].value",
            "a text, or",
        ),
        (
            lambda plain: plain["sections"][2]["claims"][1].update(value=float("nan")),
            "sections[2].claims[1].value",
            "a",
        ),
        (lambda plain: plain["sections"][2]["claims"][1].update(value=10**5000), "sections[2].claims[1].value", "a"),
        (lambda plain: plain["sections"][2]["claims"][0].update(start=False), "sections[2].claims[0].start", "a place"),
        (lambda plain: plain["sections"][2]["claims"][0].update(end=True), "sections[2].claims[0].end", "a place"),
        (
            lambda plain: plain["sections"][2]["claims"][1].update(start=9, end=3, text=""),
            "sections[2].claims[1].end",
            "a place",
        ),
        (
            lambda plain: claimed(plain).update(claim=len(plain["sections"][5]["claims"])),
            "sections[5].blocks",
            "the place",
        ),
        (lambda plain: claimed(plain).update(claim=True), "sections[5].blocks", "the place"),
        (lambda plain: plain["sections"][5]["blocks"][0].update(kind="poem"), "sections[5].blocks[0].kind", "one of"),
        (lambda plain: plain["sources"][0].update(covers=["moon"]), "sources[0].covers", "a list of parts"),
    ],
)
def test_a_dict_that_is_no_report_is_refused_with_its_place(change: Any, path: str, required: str) -> None:
    plain = json.loads(json.dumps(sample().to_dict()))
    change(plain)
    with pytest.raises(InvalidReportError, match=required) as raised:
        Report.from_dict(plain)
    assert raised.value.path.startswith(path)


def test_a_report_keeps_to_its_schema() -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="the schema is held against a second implementation")
    validator = jsonschema.Draft202012Validator(narrate.report_schema())
    for locale in LOCALES:
        plain = sample(locale).to_dict()
        assert list(validator.iter_errors(plain)) == []
        plain["sections"][0]["weather"] = 1
        assert list(validator.iter_errors(plain))


def test_notebooks_show_a_report() -> None:
    report = sample()
    assert report._repr_html_() == report.html
    assert report._repr_markdown_() == report.markdown


def test_a_kind_of_message_is_the_same_one_in_every_process() -> None:
    for section in SECTIONS.values():
        for spec in section.specs:
            assert pickle.loads(pickle.dumps(spec)) is spec  # noqa: S301  # our own
    own = MessageSpec("weather", "rain")
    plan = Plan((own,), ())
    assert pickle.loads(pickle.dumps(plan)) == plan  # noqa: S301  # our own
    assert copy.deepcopy(Message(own, (), ())) == Message(own, (), ())


def test_a_claim_of_another_report_has_no_place_in_this_one() -> None:
    one = narrate.report(SAMPLE, locale="en_US")
    other = narrate.report(SAMPLE, locale="de_DE")
    with pytest.raises(InvalidArgumentError, match="a claim of this report"):
        one.span(other.claims[0])


def test_the_language_of_a_report_is_the_same_one_after_a_pickle_and_a_copy() -> None:
    made = narrate.report(SAMPLE, locale="es_MX").language
    assert pickle.loads(pickle.dumps(made)) == copy.deepcopy(made) == made  # noqa: S301  # our own


POSTS = MessageSpec("vacancies", "posts", (), (FigureSpec("openings", Quantity.OPENINGS, (FactSpec("vacancies"),)),))


def posts(*_: object) -> Plan:
    return planned(Message(POSTS, (), (310,)))


def counts(values: Any) -> Any:
    return values.counts


@pytest.mark.parametrize("where", ["a module", "a function"])
def test_a_report_with_sections_of_ones_own_goes_through_a_pickle(where: str, tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "vacancies.jinja").write_text("{% block posts %}\nOpen now: {{ openings }}.\n{% endblock %}\n")
    local = where == "a function"
    plan = (lambda *_: posts()) if local else posts
    own = Section("vacancies", (POSTS,), plan, specimens={POSTS: [free_figure("openings", counts)]})
    style = Style(tmp_path, [own])
    report = narrate.report(MODELS, locale="en_US", style=style)
    back = pickle.loads(pickle.dumps(report))  # noqa: S301  # our own
    assert back == report == copy.deepcopy(report)
    assert back.html == report.html
    assert back.sections[-1].plan == posts()
    assert back.style.overlay == style.overlay
    assert back.style.sections == (() if local else style.sections)
    if not local:
        assert pickle.loads(pickle.dumps(style)) == style  # noqa: S301  # our own
