"""Reports as values: frozen, comparable, picklable, the same after plain dicts, and claims that know where they are."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given

import narrate
from narrate import (
    Employment,
    InvalidArgumentError,
    InvalidReportError,
    Name,
    Occupation,
    Report,
    ReportWithoutRecordError,
    Skill,
    Style,
)
from narrate.content import SECTIONS, Message, MessageSpec, Plan
from narrate.page import page_model
from narrate.report.plain import report_schema
from narrate.report.section import SectionText
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


def plain_section(**changes: Any) -> dict[str, Any]:
    """Return the plain values of a section of eleven code points, with a claim of each of its two figures."""
    claims: list[dict[str, Any]] = [
        {"start": 0, "end": 5, "text": "4,800", "kind": "jobs", "value": 4800, "facts": ["a"], "rule": None},
        {"start": 9, "end": 11, "text": "12", "kind": "year", "value": 12, "facts": [], "rule": "by rule"},
    ]
    return {"name": "own", "title": "Own", "text": "4,800 in 12", "claims": claims, **changes}


def plain_claim(**changes: Any) -> dict[str, Any]:
    """Return a section with one claim, the changed one of its last figure."""
    return plain_section(claims=[{**plain_section()["claims"][1], **changes}])


def plain_block(**changes: Any) -> dict[str, Any]:
    return plain_section(blocks=[{"kind": "paragraph", "start": 0, "end": 11, **changes}])


def plain_list(*spans: Any, **changes: Any) -> dict[str, Any]:
    """Return a section of one list with one item, or with these spans as its item."""
    item = list(spans) or ["in", {"text": "12", "claim": 1}]
    return plain_block(**{"kind": "list", "words": [{"text": "4,800", "claim": 0}], "items": [item], **changes})


def parsed(section: Any) -> Report:
    return Report.from_dict({"id": "1", "locale": "en_US", "sections": [section]})


@pytest.mark.parametrize(
    "claim",
    [
        {"start": 0, "end": 0, "text": ""},
        {"start": 11, "end": 11, "text": ""},
        {"start": 0, "end": 11, "text": "4,800 in 12"},
        {"start": 10, "end": 11, "text": "2"},
        {"value": 10**18 - 1},
        {"value": 1 - 10**18},
        {"value": 0},
        {"value": 12.5},
        {"value": "up"},
        {"facts": ["a", "b"]},
        {"rule": None},
        {"rule": ""},
    ],
)
def test_a_claim_that_is_read_has_the_values_of_its_dict(claim: dict[str, Any]) -> None:
    report = parsed(plain_claim(**claim))
    assert report.to_dict()["sections"] == [plain_claim(**claim)]
    assert type(report.claims[0].value) is type(claim.get("value", 12))
    assert report.claims[0].section == "own"


@pytest.mark.parametrize("kind", ["paragraph", "quotation"])
@pytest.mark.parametrize(("start", "end"), [(0, 11), (0, 0), (11, 11), (6, 8), (6, 11)])
def test_a_block_that_is_read_is_its_part_of_the_text(kind: str, start: int, end: int) -> None:
    blocks = [{"kind": kind, "start": start, "end": end}, {"kind": kind, "start": 0, "end": 11}]
    report = parsed(plain_section(blocks=blocks))
    first, second = report.sections[0].blocks
    assert "".join(text for text, _ in first.spans) == "4,800 in 12"[start:end]
    assert [claim for _, claim in second.spans] == [report.claims[0], None, report.claims[1]]
    assert report.to_dict()["sections"] == [plain_section(blocks=blocks)]


def test_a_list_that_is_read_has_its_words_and_items_with_their_claims() -> None:
    section = plain_list("a", {"text": "4,800", "claim": 0}, {"text": "12", "claim": 1})
    report = parsed(section)
    (block,) = report.sections[0].blocks
    assert block.spans == (("4,800", report.claims[0]),)
    assert block.items == ((("a", None), ("4,800", report.claims[0]), ("12", report.claims[1])),)
    assert report.to_dict()["sections"] == [section]


def test_a_section_that_is_read_without_title_claims_and_blocks_is_a_paragraph() -> None:
    (section,) = parsed({"name": "own", "text": "No figure."}).sections
    assert (section.title, section.claims, section.sentences, section.plan) == ("own", (), (), Plan())
    assert [(block.kind, block.start, block.end, block.spans) for block in section.blocks] == [
        ("paragraph", 0, 10, (("No figure.", None),))
    ]
    (titled,) = parsed(plain_section()).sections
    assert titled.title == "Own"
    assert [text for text, _ in titled.blocks[0].spans] == ["4,800", " in ", "12"]


@pytest.mark.parametrize(
    ("section", "path", "value", "required"),
    [
        (plain_section(name=5), "name", 5, "a text"),
        (plain_section(title=None), "title", None, "a text"),
        (plain_section(claims=None), "claims", None, "a list"),
        (plain_section(claims="12"), "claims", "12", "a list"),
        (plain_section(claims=[[]]), "claims[0]", [], "an object"),
        (plain_section(blocks=None), "blocks", None, "a list"),
        (plain_section(blocks=[5]), "blocks[0]", 5, "an object"),
        (plain_claim(start=None), "claims[0].start", None, "a place in the section's text, from 0 to 11"),
        (plain_claim(start=-1), "claims[0].start", -1, "a place in the section's text, from 0 to 11"),
        (plain_claim(start=12, end=12), "claims[0].start", 12, "a place in the section's text, from 0 to 11"),
        (plain_claim(start=9.0), "claims[0].start", 9.0, "a place in the section's text, from 0 to 11"),
        (plain_claim(end=8), "claims[0].end", 8, "a place in the section's text, from 9 to 11"),
        (plain_claim(end=12), "claims[0].end", 12, "a place in the section's text, from 9 to 11"),
        (plain_claim(end="11"), "claims[0].end", "11", "a place in the section's text, from 9 to 11"),
        (plain_claim(text="13"), "claims[0].text", "13", "what the section's text has there, '12'"),
        (plain_claim(text=12), "claims[0].text", 12, "a text"),
        (plain_claim(kind=None), "claims[0].kind", None, "a text"),
        (plain_claim(value=10**18), "claims[0].value", 10**18, "a text, or a finite number of at most 18 digits"),
        (plain_claim(value=-(10**18)), "claims[0].value", -(10**18), "a text, or a finite number"),
        (plain_claim(value=[5]), "claims[0].value", [5], "a text, or a finite number"),
        (plain_claim(value=False), "claims[0].value", False, "a text, or a finite number"),
        (plain_claim(facts="a"), "claims[0].facts", "a", "a list"),
        (plain_claim(facts=["a", 5]), "claims[0].facts[1]", 5, "a text"),
        (plain_claim(rule=5), "claims[0].rule", 5, "a text"),
        (plain_block(kind=None), "blocks[0].kind", None, "one of paragraph, list, quotation"),
        (plain_block(start=12), "blocks[0].start", 12, "a place"),
        (plain_block(end=12), "blocks[0].end", 12, "a place in the section's text, from 0 to 11"),
        (plain_list(words="in"), "blocks[0].words", "in", "a list"),
        (plain_list(words=[5]), "blocks[0].words[0]", 5, "an object"),
        (plain_list(items=None), "blocks[0].items", None, "a list"),
        (plain_list(items=["in"]), "blocks[0].items[0]", "in", "a list"),
        (plain_list("a", 5), "blocks[0].items[0][1]", 5, "an object"),
        (plain_list({"claim": 0}), "blocks[0].items[0][0].text", None, "a text"),
        (plain_list({"text": "12"}), "blocks[0].items[0][0].claim", None, "the place of one of the section's 2 claims"),
        (plain_list({"text": "12", "claim": -1}), "blocks[0].items[0][0].claim", -1, "the place of one"),
        (plain_list({"text": "12", "claim": 2}), "blocks[0].items[0][0].claim", 2, "the place of one"),
        (plain_list("a", {"text": "12", "claim": 1.0}), "blocks[0].items[0][1].claim", 1.0, "the place of one"),
    ],
)
def test_a_section_that_is_none_is_refused_with_path_value_and_what_is_required(
    section: Any, path: str, value: object, required: str
) -> None:
    with pytest.raises(InvalidReportError) as raised:
        parsed(section)
    assert raised.value.path == f"sections[0].{path}"
    assert (raised.value.value, type(raised.value.value)) == (value, type(value))
    assert raised.value.required.startswith(required)


def test_of_a_report_its_id_locale_and_sections_are_required_and_the_rest_has_a_default() -> None:
    least = {"id": "1", "locale": "en_US", "sections": [plain_section()]}
    report = Report.from_dict(least)
    assert report.to_dict() == {
        **least,
        "direction": "ltr",
        "versions": {"narrate": "", "cldr": "", "methodology": ""},
        "sources": [],
    }
    stamps = {"narrate": "1", "cldr": "2", "methodology": "3"}
    whole = {**least, "direction": "rtl", "versions": stamps, "sources": [{"title": "Handbook"}]}
    assert Report.from_dict(whole).to_dict() == whole
    for name in least:
        with pytest.raises(InvalidReportError) as raised:
            Report.from_dict({key: value for key, value in least.items() if key != name})
        assert (raised.value.path, raised.value.value) == (name, None)
    for name in stamps:
        with pytest.raises(InvalidReportError) as raised:
            Report.from_dict({**least, "versions": {name: 5}})
        assert (raised.value.path, raised.value.value) == (f"versions.{name}", 5)
    with pytest.raises(InvalidReportError) as raised:
        Report.from_dict([])  # type: ignore[arg-type]
    assert (raised.value.path, raised.value.required) == ("", "an object")
    with pytest.raises(InvalidReportError) as raised:
        Report.from_dict({**least, "sources": None})
    assert (raised.value.path, raised.value.required) == ("sources", "a list")


def test_the_schema_of_a_report_is_as_it_was_read(golden: Callable[[str, str], None]) -> None:
    golden("reports/schema.json", json.dumps(report_schema(), indent=1) + "\n")


def test_a_section_whose_plan_is_not_that_of_its_sentences_is_refused() -> None:
    section = sample().sections[0]
    plan, *others = section._parts
    assert len(section.sentences) == len(plan.messages) > 1
    for other in (planned(*plan.messages[:-1]), plan + plan):
        broken = SectionText(section.name, section.text, (other, *others))
        with pytest.raises(ValueError, match="zip"):
            assert broken.sentences
        with pytest.raises(ValueError, match="zip"):
            assert broken.blocks


def test_reports_and_sections_show_themselves_and_equal_nothing_else() -> None:
    report = narrate.report(MODELS, locale="en_US", sections=["employment", "job_trends"])
    section = report.sections[0]
    assert repr(report) == "<Report of '41-9012' in en_US: employment, job_trends>"
    assert repr(section) == f"<employment: {section.text}>"
    assert (report == section) is False
    assert (section == section.text) is False
    assert section != evolve(section, name="pay")
    assert section != evolve(section, text="")


def test_the_entry_of_a_claim_of_another_report_is_refused() -> None:
    report = narrate.report(MODELS, locale="en_US", sections=["employment", "job_trends"])
    for claim in (report.claims[0]._replace(value=7), sample().claims[0], "4,800"):
        with pytest.raises(InvalidArgumentError, match="whose sections are employment, job_trends"):
            report.entry(claim)  # type: ignore[arg-type]
        with pytest.raises(InvalidArgumentError, match="whose sections are employment, job_trends"):
            report.span(claim)  # type: ignore[arg-type]


def test_the_sentences_of_a_section_are_where_its_bounds_say() -> None:
    record = Occupation("1", employment=(Employment(2012, 4_800), Employment(2014, 5_800)))
    (section,) = narrate.report(record, locale="en_US", sections=["job_trends"]).sections
    assert "".join(section.text[start:end] for start, end in section.bounds) == section.text
    ((block, answers, text),) = section.worded
    assert (block, text) == ("observed_change", section.text)
    assert ("direction", "up") in answers


def test_a_questionnaire_without_a_word_is_unnamed_once() -> None:
    skills = tuple(Skill(name, Decimal(40), names={"en": Name(name)}, instrument="taste") for name in ("sweet", "sour"))
    record = Occupation("1", employment=(Employment(2014, 5_800),), skills=skills)
    assert narrate.report(record, locale="en_US").unnamed == ("taste",)
    assert narrate.report(record, locale="en_US", sections=["employment"]).unnamed == ()
