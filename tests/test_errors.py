"""Errors: one class a fault, its built-in behind it, its facts on it, and a message that says what, what came, where."""

from __future__ import annotations

import copy
import inspect
import os
import pickle
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from attrs import evolve

import narrate
from narrate import (
    STANDARD,
    Employment,
    Fault,
    InvalidMethodologyError,
    InvalidRecordError,
    NarrateError,
    NumberInTemplateError,
    Occupation,
    Projection,
    Rejected,
    SectionUnavailableError,
    TemplateError,
    UndefinedComparisonError,
    UnknownLocaleError,
    UnknownSectionError,
    errors,
)
from narrate.bulk import Task, written
from narrate.cli.items import Items
from narrate.cli.outputs import Output, outputs
from narrate.cli.run import Run
from narrate.comparison import relative_change

MODELS = Occupation(id="41-9012", employment=(Employment(2014, 5_800),))

BUILT_IN: dict[type[NarrateError], type[Exception]] = {
    InvalidRecordError: ValueError,
    InvalidMethodologyError: ValueError,
    errors.InvalidMappingError: ValueError,
    UndefinedComparisonError: ZeroDivisionError,
    UnknownLocaleError: LookupError,
    errors.InvalidArgumentError: TypeError,
    errors.InvalidReportError: ValueError,
    errors.ReportWithoutRecordError: LookupError,
    errors.MissingNameError: LookupError,
    errors.UnknownFallbackError: ValueError,
    errors.UnwritableOutputError: ValueError,
    UnknownSectionError: LookupError,
    SectionUnavailableError: ValueError,
    TemplateError: Exception,
    NumberInTemplateError: TypeError,
    errors.UnreadableInputError: ValueError,
    errors.WorkerDiedError: RuntimeError,
    errors.UnfinishedRunError: RuntimeError,
}


@pytest.mark.parametrize(("error", "built_in"), BUILT_IN.items(), ids=lambda kind: kind.__name__)
def test_every_error_is_narrates_and_of_its_built_in(error: type[NarrateError], built_in: type[Exception]) -> None:
    assert issubclass(error, NarrateError)
    assert issubclass(error, built_in)


def test_no_error_class_is_left_out_here() -> None:
    found = {
        value
        for value in vars(errors).values()
        if inspect.isclass(value) and issubclass(value, Exception) and value is not NarrateError
    }
    assert found == set(BUILT_IN)


LIST: Any = ["en_US"]
LISTED: list[tuple[str, Callable[[], object], type[NarrateError], dict[str, object], tuple[str, ...]]] = [
    (
        f"a list for the locale of {name}",
        call,
        UnknownLocaleError,
        {"locale": LIST},
        ("one of ", "what came is ['en_US']"),
    )
    for name, call in (
        ("a report", lambda: narrate.report(MODELS, locale=LIST)),
        ("many reports", lambda: narrate.reports([], locales=[LIST])),
        ("a phrasebook", lambda: narrate.phrasebook(LIST)),
        ("a text to read", lambda: narrate.read("", locale=LIST)),
        ("a text to check", lambda: narrate.check("", MODELS, locale=LIST)),
    )
]


def killed(_report: narrate.Report) -> str:
    """Render a report in a worker that is killed."""
    os.kill(os.getpid(), signal.SIGKILL)
    return ""


def unfinished() -> None:
    """Run into an input that breaks off after the first note of how far the run has come."""

    def records() -> Iterator[tuple[errors.Location, Occupation]]:
        for number in range(600):
            yield errors.Location("line", number + 1), evolve(MODELS, id=f"r{number}")
        raise errors.UnreadableInputError("in.jsonl: required is a file that is whole")

    with TemporaryDirectory() as folder:
        to = Output("--to", Path(folder) / "out.txt")
        run = Run(Task(("en_US",)), "text", to=to, rejects=None, workers=1, identity={})
        run(Items(records()), resume=False)


RAISED: list[tuple[str, Callable[[], object], type[NarrateError], dict[str, object], tuple[str, ...]]] = [
    (
        "unknown locale",
        lambda: narrate.report(MODELS, locale="tlh"),
        UnknownLocaleError,
        {"locale": "tlh", "known": narrate.locales()},
        ("the locale", f"one of {', '.join(narrate.locales())}", "'tlh'"),
    ),
    (
        "a near miss of a locale",
        lambda: narrate.report(MODELS, locale="en-UX"),
        UnknownLocaleError,
        {"locale": "en-UX"},
        ("one of ", "'en-UX'", "did you mean en_US"),
    ),
    (
        "no locale",
        lambda: narrate.report(MODELS, locale=None),  # type: ignore[arg-type]
        UnknownLocaleError,
        {"locale": None},
        ("what came is None",),
    ),
    (
        "unknown locale of many",
        lambda: narrate.reports([], locales=["en_US", "xx"]),
        UnknownLocaleError,
        {"locale": "xx"},
        ("'xx'",),
    ),
    (
        "unknown locale of a phrasebook",
        lambda: narrate.phrasebook("xx"),
        UnknownLocaleError,
        {"locale": "xx"},
        (f"one of {', '.join(narrate.locales())}",),
    ),
    (
        "unknown section",
        lambda: narrate.report(MODELS, locale="en_US", sections=["job_trends", "weather"]),
        UnknownSectionError,
        {"section": "weather"},
        ("the section", "employment", "job_trends", "'weather'"),
    ),
    (
        "one text for a list of sections",
        lambda: narrate.report(MODELS, locale="en_US", sections="pay"),
        errors.InvalidArgumentError,
        {"argument": "sections", "value": "pay"},
        ("sections: required is a list", "'pay'"),
    ),
    (
        "a list for a section",
        lambda: narrate.report(MODELS, locale="en_US", sections=[["a"]]),  # type: ignore[list-item]
        UnknownSectionError,
        {"section": ["a"]},
        ("what came is ['a']",),
    ),
    (
        "a number for the sections",
        lambda: narrate.report(MODELS, locale="en_US", sections=5),  # type: ignore[arg-type]
        errors.InvalidArgumentError,
        {"argument": "sections", "value": 5},
        ("sections: required is a list", "what came is 5"),
    ),
    *LISTED,
    (
        "unknown section of many",
        lambda: narrate.reports([], locales=["en_US"], sections=["weather"]),
        UnknownSectionError,
        {"section": "weather"},
        ("'weather'",),
    ),
    (
        "pay without wages",
        lambda: narrate.report(MODELS, locale="en_US", sections=["pay"]),
        SectionUnavailableError,
        {"section": "pay", "record": "41-9012"},
        ("section 'pay'", "record '41-9012'", "percentile 50"),
    ),
    (
        "outlook without a projection",
        lambda: narrate.report(MODELS, locale="en_US", sections=["job_outlook"]),
        SectionUnavailableError,
        {"section": "job_outlook"},
        ("a projection with percent", "'41-9012'"),
    ),
    (
        "employment without counts",
        lambda: narrate.report(Occupation(id="x"), locale="en_US", sections=["employment"]),
        SectionUnavailableError,
        {"section": "employment", "record": "x"},
        ("employment of a year",),
    ),
    (
        "trends without counts",
        lambda: narrate.report(Occupation(id="x"), locale="en_US", sections=["job_trends"]),
        SectionUnavailableError,
        {"section": "job_trends"},
        ("employment of a year, or a projection",),
    ),
    (
        "a choice that a methodology does not have",
        lambda: evolve(STANDARD, rounding="up"),
        InvalidMethodologyError,
        {"key": "rounding", "value": "up", "required": "'half_up' or 'cut'"},
        ("rounding of the methodology", "'half_up' or 'cut'", "'up'"),
    ),
    (
        "a share over nothing",
        lambda: relative_change(5, 0),
        UndefinedComparisonError,
        {},
        ("previous", "a count above 0", "what came is 0"),
    ),
    (
        "two outputs in one file",
        lambda: outputs({"--to": Path("out"), "--rejects": Path("out")}).__enter__(),
        errors.UnwritableOutputError,
        {},
        ("--rejects out", "another path", "this one is also --to"),
    ),
    (
        "a worker that is killed twice",
        lambda: list(written([MODELS], Task(("en_US",)), killed, workers=2)),
        errors.WorkerDiedError,
        {"first": 1, "last": 1},
        ("the records 1 to 1", "a worker process that finishes them", "what came is one that ended twice"),
    ),
    (
        "a run that breaks off",
        unfinished,
        errors.UnfinishedRunError,
        {},
        ("a file that is whole", "the same command with --resume continues from there"),
    ),
    (
        "a record that is wrong",
        lambda: narrate.from_dict({"id": "x", "employment": [{"year": 2012, "jobs": -1}]}),
        InvalidRecordError,
        {},
        ("employment[0].jobs of record 'x'", "a whole number of 0 or more", "what came is -1"),
    ),
]


@pytest.mark.parametrize(("call", "kind", "facts", "said"), [pytest.param(*rest, id=name) for name, *rest in RAISED])
def test_an_error_has_its_facts_and_says_what_was_required_what_came_and_where(
    call: Callable[[], object], kind: type[NarrateError], facts: dict[str, object], said: tuple[str, ...]
) -> None:
    with pytest.raises(kind) as caught:
        call()
    assert type(caught.value) is kind
    assert {name: getattr(caught.value, name) for name in facts} == facts
    for part in ("required is ", *said):
        assert part in str(caught.value)


def test_the_missing_fact_of_a_section_is_named_on_the_error() -> None:
    with pytest.raises(SectionUnavailableError) as caught:
        narrate.report(MODELS, locale="en_US", sections=["employment", "pay"])
    assert caught.value.missing
    assert caught.value.missing in str(caught.value)


def test_an_invalid_record_lists_every_fault_on_a_line_of_its_own() -> None:
    with pytest.raises(InvalidRecordError) as caught:
        Projection(1700, 2300, -1)
    assert [fault.path for fault in caught.value.faults] == ["base_year", "target_year", "jobs"]
    assert str(caught.value) == "\n".join(map(str, caught.value.faults))


def test_a_template_error_names_the_file_and_the_line_where_there_is_one() -> None:
    error = NumberInTemplateError("en/pay.jinja", 3, "median", "compared")
    assert (error.template, error.line, error.figure) == ("en/pay.jinja", 3, "median")
    assert str(error).startswith("en/pay.jinja, line 3: the number of figure 'median' cannot be compared")
    assert "median.plural" in str(error)
    assert str(TemplateError("en/language.toml", None, "no months")) == "en/language.toml: no months"


@pytest.mark.parametrize(
    ("fault", "written"),
    [
        (Fault("x", "pay[0].month", 13, "a month"), "pay[0].month of record 'x': required is a month; what came is 13"),
        (Fault(None, "id", None, "a text"), "id: required is a text; what came is null"),
        (Fault(None, "", [], "an object"), "the record: required is an object; what came is []"),
    ],
)
def test_a_fault_is_one_sentence_about_one_place(fault: Fault, written: str) -> None:
    assert str(fault) == written


FAULT = Fault("x", "id", 1, "a text")
MADE: list[NarrateError] = [
    InvalidRecordError((FAULT, FAULT)),
    InvalidMethodologyError("unit", 1.5, "1 or 10"),
    errors.InvalidMappingError("decimal", ";", '"." or ","'),
    UndefinedComparisonError("previous: required is a count above 0; what came is 0"),
    UnknownLocaleError(["en_US"], ("en_US", "en_GB")),
    errors.InvalidArgumentError("sections", "pay", "a list"),
    errors.InvalidReportError("id", None, "a text"),
    errors.ReportWithoutRecordError("x", "findings"),
    UnknownSectionError("weather", ("pay",)),
    SectionUnavailableError("pay", "x", "percentile 50"),
    TemplateError("en/pay.jinja", None, "required is a block"),
    NumberInTemplateError("en/pay.jinja", 3, "median", "compared"),
    errors.MissingNameError("x", "en_US"),
    errors.UnknownFallbackError("none", ("neutral",)),
    errors.UnreadableInputError("jobs.csv: there is no such file"),
    errors.UnwritableOutputError("--rejects out: required is another path; this one is also --to"),
    errors.WorkerDiedError(1, 500),
    errors.UnfinishedRunError("in.jsonl: there is no such file; the output has not appeared"),
]


@pytest.mark.parametrize("error", MADE, ids=lambda error: type(error).__name__)
@pytest.mark.parametrize("again", [lambda error: pickle.loads(pickle.dumps(error)), copy.copy, copy.deepcopy])  # noqa: S301  # pickled a moment ago
def test_an_error_travels_with_its_facts(error: NarrateError, again: Callable[[NarrateError], NarrateError]) -> None:
    made = again(error)
    assert type(made) is type(error)
    assert (str(made), made.args, vars(made)) == (str(error), error.args, vars(error))


def test_every_kind_of_error_travels() -> None:
    assert {type(error) for error in MADE} == set(BUILT_IN)


def test_an_unavailable_section_names_the_missing_fact() -> None:
    (rejected,) = narrate.reports([{"id": "c"}], locales=["en_US"], sections=["pay"])
    assert isinstance(rejected, Rejected)
    assert rejected.reason.startswith("section 'pay' of record 'c': required is pay with ")
    assert rejected.reason.endswith("; the record has none")
    with pytest.raises(SectionUnavailableError) as caught:
        narrate.report(Occupation(id="c"), locale="en_US", sections=["pay"])
    assert str(caught.value) == rejected.reason


def test_a_rejected_record_gives_its_reason_a_line_a_fault() -> None:
    faults = (Fault("x", "id", 1, "a text"), Fault("x", "scheme", 2, "a text"))
    rejected = Rejected("x", 7, faults)
    assert (rejected.record, rejected.position) == ("x", 7)
    assert rejected.reason.splitlines() == [str(fault) for fault in faults]


def test_many_records_reject_the_wrong_ones_and_raise_nothing() -> None:
    wrong = {"id": "b", "employment": [{"year": 2012, "jobs": "5"}]}
    outcomes = list(narrate.reports([MODELS, wrong, {"id": "c"}], locales=["en_US"], sections=["employment"]))
    assert isinstance(outcomes[0], narrate.Report)
    first, second = outcomes[1:]
    assert isinstance(first, Rejected)
    assert (first.record, first.position, first.faults[0].path) == ("b", 1, "employment[0].jobs")
    assert isinstance(second, Rejected)
    assert (second.record, second.position) == ("c", 2)
    assert "employment of a year" in second.reason
