"""Records: what is refused, with path, value and what would be allowed; what is kept, there and back."""

from __future__ import annotations

import json
import math
import pickle
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

import pytest
from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st

import narrate
from narrate import (
    AtLeast,
    Employment,
    Fault,
    InvalidRecordError,
    Name,
    Occupation,
    Pay,
    Projection,
    Quotation,
    Rejected,
    Report,
    Source,
    from_dict,
    json_schema,
    to_dict,
)
from narrate.errors import MissingValue
from narrate.records.convert import KINDS
from narrate.records.rules import is_multiple
from narrate.sample import SAMPLE
from narrate.testing.strategies import occupations

WAGES = {"year": 2014, "period": "annual", "currency": "USD", "percentiles": {"50": 35_900}}
OLD = {"base_year": 2012, "target_year": 2022, "jobs": 227_500}


def record(**facts: Any) -> dict[str, Any]:
    return {"id": "29-2071", **facts}


def jobs(value: object) -> dict[str, Any]:
    return record(employment=[{"year": 2012, "jobs": 186_300}, {"year": 2014, "jobs": value}])


def projected(**facts: Any) -> dict[str, Any]:
    return record(projections=[{"base_year": 2010, "target_year": 2020, "jobs": 100}, {**OLD, **facts}])


def paid(**facts: Any) -> dict[str, Any]:
    return record(pay=[{**WAGES, **facts}])


def scores(*skills: dict[str, Any]) -> dict[str, Any]:
    return record(skills=[{"score": 50, **skill} for skill in skills])


def quoted(topic: object = "settings", **facts: Any) -> dict[str, Any]:
    return record(texts={topic: [{"text": "Most work indoors.", "language": "en", **facts}]})


def named(name: object) -> dict[str, Any]:
    return record(names={"en": name})


def faults(data: Any) -> tuple[Fault, ...]:
    with pytest.raises(InvalidRecordError) as caught:
        from_dict(data)
    return caught.value.faults


Case = tuple[dict[str, Any], str, object, str]
"""A record, the path of its fault, the value there, and a fragment of what is required."""

LIMIT = "1,000,000,000,000,000"
COUNT = f"a whole number of 0 or more and below {LIMIT}, or a bound"
AMOUNT = (
    f"a finite number of 0 or more and below {LIMIT}, with at most 20 decimals and no more digits than a float holds"
)
YEAR = "a year from 1800 to 2200"
TEXT = "a text that is not empty, without control or direction characters"

WRONG_TYPE: list[Case] = [
    (jobs([188_600]), "employment[1].jobs", [188_600], COUNT),
    (projected(percent={"exactly": 15}), "projections[1].percent", {"exactly": 15}, "a finite number"),
    (projected(outlook=3), "projections[1].outlook", 3, "one of much_faster, faster"),
    (record(employment={"2012": 5}), "employment", {"2012": 5}, "a list of objects with year, jobs"),
    (record(employment=[2012]), "employment[0]", 2012, "an object with year, jobs"),
    (record(names=["models"]), "names", ["models"], "an object of languages"),
    (named(7), "names.en", 7, "a text, or an object with plural"),
    (record(names={"English": "models"}), "names.English", "English", "a language or locale, such as en or es_MX"),
    (record(scheme=2010), "scheme", 2010, TEXT),
    (record(combined="yes"), "combined", "yes", "true or false"),
    (record(descriptions={"en": 1}), "descriptions.en", 1, TEXT),
    (record(entry="none"), "entry", "none", "an object with education"),
    (paid(currency="dollars"), "pay[0].currency", "dollars", "three capital letters"),
    (paid(percentiles=35_900), "pay[0].percentiles", 35_900, "an object of ranks and amounts"),
    (paid(percentiles={"median": 5}), "pay[0].percentiles[median]", "median", "a rank from 1 to 99"),
    (paid(percentiles={"50": "5"}), "pay[0].percentiles[50]", "5", f"{AMOUNT}, or a bound"),
    (projected(whole_percent="15"), "projections[1].whole_percent", "15", "a whole percent from -100 to 1000000"),
    (projected(rounding="100"), "projections[1].rounding", "100", "a whole number of 0 or more"),
    (projected(flags="break"), "projections[1].flags", "break", "a list of provisional, estimated, break, each once"),
    (paid(flags=["b"]), "pay[0].flags", ("b",), "a list of provisional, estimated, break, each once"),
    (paid(flags=[["break"]]), "pay[0].flags", (["break"],), "a list of provisional"),
    (paid(flags=["break", "break"]), "pay[0].flags", ("break", "break"), "each once"),
    (paid(rounding=[10]), "pay[0].rounding", [10], "a finite number"),
    (scores({"skill": "social", "instrument": 5}), "skills[0].instrument", 5, TEXT),
    (record(employers_cover="all"), "employers_cover", "all", "one of most, some"),
    (record(texts=["Most work indoors."]), "texts", ["Most work indoors."], "an object of topics (settings"),
    (record(texts={"settings": "Indoors."}), "texts.settings", "Indoors.", "a list of objects with text"),
    (record(texts={"settings": ["Indoors."]}), "texts.settings[0]", "Indoors.", "an object with text, language"),
    (quoted("Work settings"), "texts.Work settings", "Work settings", "a topic in lower-case letters"),
    (quoted("a.b"), "texts.a.b", "a.b", "a topic in lower-case letters"),
    (quoted("_settings"), "texts._settings", "_settings", "a topic in lower-case letters"),
    (quoted(text=5), "texts.settings[0].text", 5, TEXT),
    (quoted(language=5), "texts.settings[0].language", 5, TEXT),
    (quoted(language="English"), "texts.settings[0].language", "English", "a language or locale, such as en or es_MX"),
    (quoted(source="OOH"), "texts.settings[0].source", "OOH", "an object with title"),
    (quoted(source={"title": 5}), "texts.settings[0].source.title", 5, TEXT),
]
NEGATIVE: list[Case] = [
    (jobs(-1), "employment[1].jobs", -1, COUNT),
    (jobs({"at_least": -5}), "employment[1].jobs.at_least", -5, "of 0 or more"),
    (projected(jobs=-1), "projections[1].jobs", -1, COUNT),
    (projected(openings_per_year=-1), "projections[1].openings_per_year", -1, COUNT),
    (projected(percent=-101), "projections[1].percent", -101, "from -100 to 1000000"),
    (paid(percentiles={"50": -0.01}), "pay[0].percentiles[50]", Decimal("-0.01"), "of 0 or more"),
    (record(skills=[{"skill": "social", "score": -1}]), "skills[0].score", -1, "from 0 to 100"),
    (record(majors=[{"names": {"en": "Biology"}, "share": -3}]), "majors[0].share", -3, "from 0 to 100"),
    (projected(whole_percent=-101), "projections[1].whole_percent", -101, "a whole percent from -100"),
    (projected(rounding=0), "projections[1].rounding", 0, "and not 0"),
    (projected(rounding=-100), "projections[1].rounding", -100, "of 0 or more"),
    (paid(rounding=0), "pay[0].rounding", 0, "and not 0"),
    (paid(rounding=-0.01), "pay[0].rounding", Decimal("-0.01"), "of 0 or more"),
]
NOT_FINITE: list[Case] = [
    (build(value), path, value, required)
    for value in (math.inf, -math.inf, Decimal("Infinity"))
    for build, path, required in (
        (jobs, "employment[1].jobs", COUNT),
        (lambda value: projected(percent=value), "projections[1].percent", "a finite number"),
        (lambda value: paid(percentiles={"50": value}), "pay[0].percentiles[50]", "a finite number"),
    )
]
HUGE: list[Case] = [
    (jobs(10**15), "employment[1].jobs", 10**15, COUNT),
    (jobs(1e15), "employment[1].jobs", 1e15, COUNT),
    (jobs(10**4299), "employment[1].jobs", 10**4299, COUNT),
    (jobs(Decimal("1e999999999")), "employment[1].jobs", Decimal("1e999999999"), COUNT),
    (jobs({"at_least": 10**15}), "employment[1].jobs.at_least", 10**15, AMOUNT),
    (jobs({"at_least": Decimal("1e99999999")}), "employment[1].jobs.at_least", Decimal("1e99999999"), AMOUNT),
    (projected(openings_per_year=10**15), "projections[1].openings_per_year", 10**15, COUNT),
    (projected(change=-(10**15)), "projections[1].change", -(10**15), "a whole number from -999999999999999"),
    (projected(percent=10**6 + 1), "projections[1].percent", 10**6 + 1, "from -100 to 1000000"),
    (projected(percent=Decimal("1e400")), "projections[1].percent", Decimal("1e400"), "from -100 to 1000000"),
    (projected(percent=Decimal("1e999999999")), "projections[1].percent", Decimal("1e999999999"), "from -100 to"),
    (paid(percentiles={"50": 10**15}), "pay[0].percentiles[50]", 10**15, AMOUNT),
    (record(skills=[{"skill": "social", "score": 101}]), "skills[0].score", 101, "from 0 to 100"),
    (record(group={"size": 10**15}), "group.size", 10**15, f"a whole number of 1 or more and below {LIMIT}"),
]
TOO_FINE: list[Case] = [
    (projected(percent=percent), "projections[1].percent", percent, "with at most 20 decimals and no more digits")
    for percent in (
        Decimal("1e-999999999"),
        Decimal("0e999999999"),
        Decimal("0.000000000000000000001"),
        Decimal("1.23456789012345678901"),
        Decimal("3.333333333333333333333333333"),
    )
]
YEARS: list[Case] = [
    (record(employment=[{"year": 1799, "jobs": 5}]), "employment[0].year", 1799, YEAR),
    (record(employment=[{"year": 2201, "jobs": 5}]), "employment[0].year", 2201, YEAR),
    (record(employment=[{"year": 2012.5, "jobs": 5}]), "employment[0].year", 2012.5, YEAR),
    (projected(target_year=20_222), "projections[1].target_year", 20_222, YEAR),
    (paid(year=14), "pay[0].year", 14, YEAR),
    (paid(month=13), "pay[0].month", 13, "a month from 1 to 12"),
    (projected(target_year=2012), "projections[1].target_year", 2012, "a year after the base year 2012"),
    (projected(target_year=2002), "projections[1].target_year", 2002, "a year after the base year 2012"),
]
TWICE: list[Case] = [
    (
        record(employment=[{"year": 2012, "jobs": 5}, {"year": 2014, "jobs": 5}, {"year": 2012, "jobs": 6}]),
        "employment[2]",
        2012,
        "one entry for each year; employment[0] has the same",
    ),
    (
        record(projections=[OLD, {**OLD, "jobs": 5}]),
        "projections[1]",
        (2012, 2022),
        "one entry for each base and target year; projections[0]",
    ),
    (
        record(pay=[WAGES, {**WAGES, "percentiles": {"50": 1}}]),
        "pay[1]",
        (2014, "annual", "USD"),
        "one entry for each year, period and currency; pay[0]",
    ),
    (
        scores({"skill": "social"}, {"skill": "social", "instrument": "interests"}, {"skill": "social", "score": 1}),
        "skills[2]",
        (None, "social"),
        "one entry for each instrument and skill; skills[0] has the same",
    ),
]
FALLING: list[Case] = [
    (paid(percentiles={"50": 35_900, "10": 40_000}), "pay[0].percentiles[50]", 35_900, "at least percentile 10, 40000"),
    (
        paid(percentiles={"10": 5, "90": {"at_least": 4}}),
        "pay[0].percentiles[90]",
        Decimal(4),
        "at least percentile 10, 5",
    ),
    (paid(percentiles={"0": 5}), "pay[0].percentiles[0]", 0, "a rank from 1 to 99"),
    (paid(percentiles={}), "pay[0].percentiles", {}, "an object of ranks and amounts"),
]
UNROUNDED: list[Case] = [
    (
        record(employment=[{"year": 2012, "jobs": 186_350, "rounding": 100}]),
        "employment[0].jobs",
        186_350,
        "a multiple of the rounding, 100",
    ),
    (projected(rounding=1000), "projections[1].jobs", 227_500, "a multiple of the rounding, 1000"),
    (projected(change=-5, rounding=10), "projections[1].change", -5, "a multiple of the rounding, 10"),
    (paid(rounding=1000), "pay[0].percentiles[50]", 35_900, "a multiple of the rounding, 1000"),
    (
        paid(rounding=0.01, percentiles={"50": 17.265}),
        "pay[0].percentiles[50]",
        Decimal("17.265"),
        "a multiple of the rounding, 0.01",
    ),
    (scores({"skill": "social", "score": 37.5, "rounding": 1}), "skills[0].score", Decimal("37.5"), "the rounding, 1"),
    (
        record(employers=[{"names": {"en": "hospitals"}, "share": 37.5, "rounding": 1}]),
        "employers[0].share",
        Decimal("37.5"),
        "a multiple of the rounding, 1",
    ),
    *(
        (
            projected(percent=percent, whole_percent=whole),
            "projections[1].whole_percent",
            whole,
            f"percent, {percent}, as a whole number",
        )
        for percent, whole in ((15.4, 17), (15.4, 14), (15, 16), (-0.5, -2), (0.3, -1), (-15.4, 15))
    ),
    (
        record(group={"size": 5, "pay": [{**WAGES, "rounding": 1000}]}),
        "group.pay[0].percentiles[50]",
        35_900,
        "a multiple of the rounding, 1000",
    ),
]
RANKS: list[Case] = [
    (paid(percentiles={"10": 1, rank: 2}), f"pay[0].percentiles[{rank}]", rank, "a rank from 1 to 99")
    for rank in ("050", "100", "+50", " 50", "5e1", "\u0665\u0660")
]
UNKNOWN: list[Case] = [
    (record(employmnt=[]), "employmnt", [], "did you mean employment?"),
    (projected(outlok="faster"), "projections[1].outlok", "faster", "did you mean outlook?"),
    (named({"plural": "models", "genus": 1}), "names.en.genus", 1, "one of the keys plural, short"),
    (record(entry={"educaton": "none"}), "entry.educaton", "none", "did you mean education?"),
    (record(weather="fine"), "weather", "fine", "one of the keys id, names"),
    (jobs({"at_least": 5, "at_most": 9}), "employment[1].jobs", {"at_least": 5, "at_most": 9}, "with no other key"),
    (projected(outlook="fastest"), "projections[1].outlook", "fastest", "one of much_faster"),
    (record(entry={"training": "some"}), "entry.training", "some", "one of none, short_term"),
]
TEXTS: list[Case] = [
    (build(text), path, text, TEXT)
    for text in (
        "",
        "  ",
        "\u00a0",
        "a\x00b",
        "a\x1bb",
        "a\x85b",
        "a\u202eb",
        "a\u2066b",
        "a\u200fb",
        "a\ud800b",
        *(f"a{mark}b" for mark in "\u061c\u2028\u2029\u206a"),
    )
    for build, path in (
        (lambda text: {"id": text}, "id"),
        (named, "names.en.plural"),
        (lambda text: named({"plural": "models", "short": text}), "names.en.short"),
        (lambda text: record(descriptions={"en": text}), "descriptions.en"),
        (lambda text: record(skills=[{"skill": text, "score": 5}]), "skills[0].skill"),
    )
]
ABSENT: list[Case] = [
    ({"names": {"en": "models"}}, "id", None, "the key is missing"),
    ({"id": None}, "id", None, TEXT),
    (record(employment=[{"year": 2012}]), "employment[0].jobs", None, "the key is missing"),
    (record(employment=[{"year": 2012, "jobs": None}]), "employment[0].jobs", None, COUNT),
    (record(projections=[{"base_year": 2012, "jobs": 5}]), "projections[0].target_year", None, "the key is missing"),
    (projected(jobs=None), "projections[1]", None, "jobs, percent, outlook or openings_per_year"),
    (record(pay=[{"year": 2014, "period": "annual", "percentiles": {"50": 1}}]), "pay[0].currency", None, "is missing"),
    (named({}), "names.en.plural", None, "a plural"),
]
NO_WHOLE_NUMBER: list[Case] = [
    (jobs(186_300.5), "employment[1].jobs", 186_300.5, COUNT),
    (jobs(Decimal("186300.5")), "employment[1].jobs", Decimal("186300.5"), COUNT),
    (projected(change=0.5), "projections[1].change", 0.5, "a whole number from"),
]
TEXT_FOR_NUMBER: list[Case] = [
    (jobs("188600"), "employment[1].jobs", "188600", COUNT),
    (jobs({"at_least": "5"}), "employment[1].jobs.at_least", "5", "a finite number of 0 or more"),
    (record(employment=[{"year": "2012", "jobs": 5}]), "employment[0].year", "2012", YEAR),
    (projected(percent="15"), "projections[1].percent", "15", "a finite number"),
]
FLAG_FOR_NUMBER: list[Case] = [
    (jobs(value=True), "employment[1].jobs", True, COUNT),
    (jobs({"at_least": True}), "employment[1].jobs.at_least", True, "a finite number of 0 or more"),
    (record(employment=[{"year": True, "jobs": 5}]), "employment[0].year", True, YEAR),
    (projected(percent=False), "projections[1].percent", False, "a finite number"),
    (paid(percentiles={"50": True}), "pay[0].percentiles[50]", True, "a finite number"),
]
REFUSED: dict[str, list[Case]] = {
    "wrong type": WRONG_TYPE,
    "negative": NEGATIVE,
    "not finite": NOT_FINITE,
    "huge": HUGE,
    "too fine": TOO_FINE,
    "rank": RANKS,
    "unrounded": UNROUNDED,
    "year": YEARS,
    "twice": TWICE,
    "falling": FALLING,
    "unknown": UNKNOWN,
    "text": TEXTS,
    "absent": ABSENT,
    "no whole number": NO_WHOLE_NUMBER,
    "text for number": TEXT_FOR_NUMBER,
    "flag for number": FLAG_FOR_NUMBER,
}


def in_json(value: object) -> str:
    """Return a value as a message shows it: as in JSON, but for the quotation marks."""
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    if isinstance(value, float) and not math.isfinite(value):
        return json.dumps(value)
    if isinstance(value, tuple | list):
        return f"[{', '.join(map(in_json, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key!r}: {in_json(held)}' for key, held in value.items())}}}"
    return str(value) if isinstance(value, float | Decimal) else repr(value)


@pytest.mark.parametrize(
    ("data", "path", "value", "required"),
    [
        pytest.param(*case, id=f"{kind}-{case[1]}-{number}")
        for kind, cases in REFUSED.items()
        for number, case in enumerate(cases)
    ],
)
def test_a_fault_has_its_path_its_value_and_the_allowed_values(
    data: dict[str, Any], path: str, value: object, required: str
) -> None:
    (fault,) = faults(data)
    identity = data.get("id")
    assert fault.record == identity
    assert fault.path == path
    assert fault.value == value
    assert required in fault.required
    where = path if identity is None else f"{path} of record {identity!r}"
    before, _, came = str(fault).partition("; what came is ")
    assert before == f"{where}: required is {fault.required}"
    if isinstance(fault, MissingValue):
        assert came == ""
    else:
        assert came == in_json(fault.value) if len(repr(fault.value)) <= 200 else len(came) <= 210


@pytest.mark.parametrize("value", [math.nan, Decimal("NaN"), Decimal("sNaN")])
@pytest.mark.parametrize(
    ("build", "path"),
    [
        (jobs, "employment[1].jobs"),
        (lambda value: projected(percent=value), "projections[1].percent"),
        (lambda value: paid(percentiles={"50": value}), "pay[0].percentiles[50]"),
    ],
)
def test_what_is_not_a_number_is_no_figure(value: float | Decimal, build: Any, path: str) -> None:
    (fault,) = faults(build(value))
    assert fault.path == path
    assert "NaN" in str(fault) or "nan" in str(fault)


@pytest.mark.parametrize("data", [None, 5, "29-2071", [], [{"id": "29-2071"}]])
def test_a_record_is_an_object(data: object) -> None:
    (fault,) = faults(data)
    assert (fault.record, fault.path, fault.value) == (None, "", data)
    assert fault.required.startswith("an object with id, names")
    assert str(fault).startswith("the record: required is ")


@pytest.mark.parametrize(
    ("data", "paths"),
    [
        ({"scheme": 5}, {"id", "scheme"}),
        ({"id": "x", "employment": [{"jobs": -1}]}, {"employment[0].year", "employment[0].jobs"}),
        (
            {"employment": [{"jobs": 5}, {"year": 2012}], "combined": 1},
            {"id", "employment[0].year", "employment[1].jobs", "combined"},
        ),
        (
            record(projections=[{"base_year": 2012, "codes": [""]}]),
            {"projections[0].target_year", "projections[0].codes", "projections[0]"},
        ),
        (
            record(pay=[{"year": 1, "percentiles": {"50": -1, "90": 5, "95": 4}}]),
            {"pay[0].year", "pay[0].period", "pay[0].currency", "pay[0].percentiles[50]", "pay[0].percentiles[95]"},
        ),
        (
            record(majors=[{"share": 101}, {"names": {"en": ""}}]),
            {"majors[0].names", "majors[0].share", "majors[1].names.en.plural"},
        ),
        (
            record(scheme=5, employment=[{"year": 2012, "jobs": 5}, {"year": 2012, "jobs": 6}], projections=[OLD, OLD]),
            {"scheme", "employment[1]", "projections[1]"},
        ),
        (record(employment="none", pay=[WAGES, WAGES]), {"employment", "pay[1]"}),
        (
            record(employment=[{"year": Decimal(2012), "jobs": 5}, {"year": 2012.0, "jobs": -1}, {"jobs": 5}]),
            {"employment[1]", "employment[1].jobs", "employment[2].year"},
        ),
    ],
)
def test_no_fault_hides_another(data: dict[str, Any], paths: set[str]) -> None:
    written = [fault.path for fault in faults(data)]
    assert sorted(written) == sorted(paths)


def test_a_list_is_judged_whatever_is_wrong_beside_it() -> None:
    twice = [Employment(2012, 5), Employment(2012, 6)]
    with pytest.raises(InvalidRecordError) as caught:
        Occupation(id="x", scheme=5, employment=twice, projections=[5])  # type: ignore[arg-type]
    assert [fault.path for fault in caught.value.faults] == ["scheme", "projections", "employment[1]"]


def test_two_amounts_for_one_rank_are_a_fault() -> None:
    percentiles: Any = {50: 1, "50": 2, "90": 3}
    (fault,) = faults(paid(percentiles=percentiles))
    assert (fault.path, fault.value) == ("pay[0].percentiles[50]", 2)
    assert fault.required == "one amount for each rank; 50 has one"


def test_a_number_too_long_to_be_written_is_reported_all_the_same() -> None:
    (fault,) = faults(jobs(10**5000))
    assert str(fault).endswith("what came is a number with more digits than can be written")


@pytest.mark.parametrize(
    "facts", [{"percent": Decimal("1e999999999")}, {"openings_per_year": {"at_least": Decimal("1e99999999")}}]
)
def test_no_number_is_so_large_that_a_report_of_it_does_not_end(facts: dict[str, Any]) -> None:
    data = record(projections=[{"base_year": 2014, "target_year": 2024, **facts}])
    (outcome,) = narrate.reports([data], locales=["en_US"])
    assert isinstance(outcome, Rejected)


def test_the_largest_numbers_are_written() -> None:
    data = record(
        employment=[{"year": 2012, "jobs": 10**15 - 1}, {"year": 2014, "jobs": 10**15 - 2}],
        projections=[
            {"base_year": 2012, "target_year": 2014, "jobs": 1, "percent": 10**6},
            {"base_year": 2014, "target_year": 2034, "jobs": 5, "change": 1 - 10**15},
        ],
        pay=[{**WAGES, "percentiles": {"50": 999_999_999_999_999}}],
    )
    (outcome,) = narrate.reports([data], locales=["en_US"])
    assert isinstance(outcome, Report)
    assert "999,999,999,999,999" in outcome.text


def test_all_faults_of_a_record_come_together() -> None:
    data = record(
        names={"en": {"plural": "", "genus": 1}},
        scheme=5,
        employment=[{"year": 2012, "jobs": -1}, {"year": 2012, "jobs": 5}, {"year": "2014", "jobs": 5.5}],
        projections=[{**OLD, "target_year": 2010, "percent": "15"}],
        pay=[{**WAGES, "percentiles": {"10": 9, "50": 5, "90": "x"}, "month": 0}],
        combined=1,
        employmnt=[],
    )
    written = faults(data)
    assert {fault.record for fault in written} == {"29-2071"}
    assert sorted(fault.path for fault in written) == [
        "combined",
        "employment[0].jobs",
        "employment[1]",
        "employment[2].jobs",
        "employment[2].year",
        "employmnt",
        "names.en.genus",
        "names.en.plural",
        "pay[0].month",
        "pay[0].percentiles[50]",
        "pay[0].percentiles[90]",
        "projections[0].percent",
        "projections[0].target_year",
        "scheme",
    ]


BY_KEY = {
    key: [case for kind, cases in REFUSED.items() if kind != "twice" for case in cases if set(case[0]) == {"id", key}]
    for key in ("names", "employment", "projections", "pay", "skills", "majors", "entry", "scheme", "combined")
}


@given(st.fixed_dictionaries({}, optional={key: st.sampled_from(cases) for key, cases in BY_KEY.items()}))
def test_faults_of_different_fields_do_not_hide_each_other(wrong: dict[str, Case]) -> None:
    data = record(**{key: case[0][key] for key, case in wrong.items()})
    written = [fault.path for fault in faults(data)] if wrong else []
    assert sorted(written) == sorted(case[1] for case in wrong.values())


@pytest.mark.parametrize("value", [186_300, 186_300.0, Decimal(186_300), Decimal("1.863E+5"), Decimal("186300.00")])
def test_a_whole_number_is_one_however_it_is_written(value: object) -> None:
    made = from_dict(jobs(value)).employment[1].jobs
    assert made == 186_300
    assert type(made) is int


@given(st.decimals(0, 10**9, places=2))
def test_a_float_is_the_decimal_that_it_is_written_as(amount: Decimal) -> None:
    (entry,) = from_dict(paid(percentiles={"50": float(amount)})).pay
    assert entry.percentiles[50] == amount


@given(occupations())
def test_there_and_back_nothing_is_lost(occupation: Occupation) -> None:
    plain = to_dict(occupation)
    assert from_dict(plain) == occupation
    assert from_dict(json.loads(json.dumps(plain, allow_nan=False), parse_float=Decimal)) == occupation
    assert to_dict(from_dict(plain)) == plain


def scored(score: object) -> dict[str, Any]:
    return record(skills=[{"skill": "s", "score": score}])


@given(st.integers(0, 10**14), st.integers(0, 12))
def test_decimals_of_fifteen_digits_come_back_equal_through_json(digits: int, decimals: int) -> None:
    share = Decimal(digits).scaleb(-decimals)
    data = paid(percentiles={"50": share})
    made = from_dict(data)
    assert made.pay[0].percentiles[50] == share
    written = json.dumps(to_dict(made), allow_nan=False)
    assert from_dict(json.loads(written)) == from_dict(json.loads(written, parse_float=Decimal)) == made


@given(st.floats(0.001, 100))
def test_every_float_is_allowed_and_comes_back_equal(score: float) -> None:
    made = from_dict(scored(score))
    assert from_dict(to_dict(made)) == from_dict(scored(Decimal(repr(score)))) == made
    assert to_dict(made)["skills"][0]["score"] == score


@given(st.decimals(0, 100, places=20))
def test_a_decimal_that_a_float_does_not_hold_is_refused_and_never_changed(score: Decimal) -> None:
    try:
        made = from_dict(scored(score))
    except InvalidRecordError:
        assert Decimal(repr(float(score))) != score
    else:
        assert made.skills[0].score == score
        assert from_dict(to_dict(made)) == made


FULL = SAMPLE | {
    "skills": [{"skill": "purpose", "score": 37.5}],
    "majors": [{"names": {"en": "Biology"}, "share": 12, "rounding": 0.5, "flags": ["estimated"]}],
    "entry": {"education": "bachelors_degree", "training": "none"},
    "employers": [{"names": {"en": "hospitals", "es": {"plural": "hospitales", "gender": "masculine"}}, "share": None}],
    "descriptions": {"en": "They keep records.\n\nAnd data."},
    "combined": True,
}


def test_every_kind_of_fact_comes_back() -> None:
    made = from_dict(FULL)
    assert from_dict(to_dict(made)) == made
    assert to_dict(made)["skills"] == [{"skill": "purpose", "score": 37.5}]
    assert to_dict(made)["combined"] is True


SOURCE = {"title": "Occupational Outlook Handbook", "publisher": "US Bureau of Labor Statistics", "covers": ["texts"]}


@pytest.mark.parametrize(
    "facts",
    [
        {"employment": [{"year": 2012, "jobs": 186_300, "rounding": 100, "flags": ["provisional", "break"]}]},
        {"employment": [{"year": 2012, "jobs": {"at_least": 186_350}, "rounding": 100}]},
        {"projections": [{**OLD, "change": -1200, "openings_per_year": 14, "rounding": 100, "flags": ["estimated"]}]},
        {"projections": [{**OLD, "percent": 15.4, "whole_percent": 15}]},
        {"projections": [{**OLD, "percent": 15.4, "whole_percent": 16}]},
        {"projections": [{**OLD, "percent": -0.4, "whole_percent": 0}]},
        {"projections": [{**OLD, "whole_percent": 22}]},
        {"pay": [{**WAGES, "month": 5, "rounding": 10, "flags": ["break"]}]},
        {
            "pay": [
                {
                    **WAGES,
                    "period": "hourly",
                    "percentiles": {"50": 17.26, "90": {"at_least": 115.005}},
                    "rounding": 0.01,
                }
            ]
        },
        {"group": {"size": 5, "pay": [{**WAGES, "rounding": 10, "flags": ["estimated"]}]}},
        {
            "skills": [
                {"skill": "social", "score": 37.5, "rounding": 0.5, "flags": ["break"], "instrument": "interests"}
            ]
        },
        {"skills": [{"skill": "social", "score": 5}, {"skill": "social", "score": 7, "instrument": "work values"}]},
        {"majors": [{"names": {"en": {"plural": "Biology"}}, "share": 12, "rounding": 1, "flags": ["estimated"]}]},
        {"employers": [{"names": {"en": {"plural": "hospitals"}}, "share": 12.5, "rounding": 0.1}]},
        {"employers": [{"names": {"en": {"plural": "hospitals"}}}], "employers_cover": "most"},
        {"employers_cover": "some"},
        {
            "texts": {
                "settings": [
                    {"text": "Most work\n\nindoors.", "language": "en", "source": SOURCE},
                    {"text": "La mayoría trabaja adentro.", "language": "es_MX"},
                ],
                "license": [{"text": "None is needed.", "language": "en"}],
            }
        },
        {"sources": [SOURCE]},
    ],
    ids=" ".join,
)
def test_each_optional_field_comes_back_as_it_was(facts: dict[str, Any]) -> None:
    made = from_dict(record(**facts))
    assert to_dict(made) == record(**facts)
    assert from_dict(json.loads(json.dumps(to_dict(made)), parse_float=Decimal)) == made
    assert allowed(to_dict(made), SCHEMA, SCHEMA["$defs"])


def test_the_language_of_a_passage_is_kept_as_cldr_writes_it() -> None:
    made = from_dict(quoted(language="es-MX"))
    assert made.texts["settings"] == (Quotation("Most work indoors.", "es_MX"),)


def test_a_list_that_is_wrong_elsewhere_still_has_its_keys_judged() -> None:
    data = scores({"skill": "social"}, {"skill": "social"}, {"skill": "creative", "score": -1})
    assert {fault.path for fault in faults(data)} == {"skills[1]", "skills[2].score"}


@given(st.integers(1, 10**14), st.integers(0, 15), st.integers(1, 10**6))
def test_a_multiple_is_one_whatever_its_decimals(unit: int, decimals: int, factor: int) -> None:
    rounding = Decimal(unit).scaleb(-decimals)
    assert is_multiple(rounding * factor, rounding)
    assert is_multiple(rounding * factor + rounding / 2, rounding) is False


def test_what_is_not_known_is_left_out_and_may_be_null() -> None:
    nothing = {"names": None, "employment": None, "pay": None, "entry": None, "scheme": None, "combined": None}
    assert from_dict({"id": "x", **nothing}) == Occupation(id="x")
    assert to_dict(Occupation(id="x")) == {"id": "x"}


@given(occupations())
def test_records_hash_by_what_they_hold_and_travel_between_processes(occupation: Occupation) -> None:
    again = pickle.loads(pickle.dumps(occupation))  # noqa: S301  # pickled a moment ago
    assert again == occupation
    assert hash(again) == hash(occupation)


@pytest.mark.parametrize(
    ("held", "name"),
    [
        (AtLeast(Decimal(5)), "value"),
        (Name("models"), "plural"),
        (Employment(2012, 5), "jobs"),
        (Projection(2012, 2022, 5), "jobs"),
        (Pay(2014, period="annual", currency="USD", percentiles={50: Decimal(5)}), "percentiles"),
        (Occupation(id="x"), "employment"),
    ],
)
def test_a_record_cannot_be_changed(held: object, name: str) -> None:
    with pytest.raises(FrozenInstanceError):
        setattr(held, name, None)


def test_the_mappings_in_a_record_cannot_be_changed_nor_reached_from_outside() -> None:
    outside: dict[str, Any] = {"en": "models"}
    occupation = from_dict({"id": "x", "names": outside, "pay": [WAGES]})
    outside["en"] = "clerks"
    assert occupation.names["en"] == Name("models")
    for held in (occupation.names, occupation.pay[0].percentiles):
        for change in ("clear", "update", "popitem", "setdefault"):
            with pytest.raises(TypeError, match="frozen"):
                getattr(held, change)()
        with pytest.raises(TypeError, match="frozen"):
            held["en"] = None  # type: ignore[index]


def allowed(value: Any, schema: Mapping[str, Any], defs: Mapping[str, Any]) -> bool:
    """Judge a value by the keywords of JSON Schema that the records' schema uses."""
    if "$ref" in schema:
        return allowed(value, defs[schema["$ref"].removeprefix("#/$defs/")], defs)
    if "anyOf" in schema:
        return any(allowed(value, one, defs) for one in schema["anyOf"])
    if "enum" in schema:
        return value in schema["enum"]
    figure = type(value) is int or (isinstance(value, float | Decimal) and math.isfinite(value))
    kinds = {
        "object": isinstance(value, Mapping),
        "array": isinstance(value, list),
        "string": isinstance(value, str),
        "boolean": isinstance(value, bool),
        "null": value is None,
        "number": figure,
        "integer": figure and value == int(value),
    }
    return kinds[schema["type"]] and all(_keywords(value, schema, defs))


def _keywords(value: Any, schema: Mapping[str, Any], defs: Mapping[str, Any]) -> Iterator[bool]:
    if isinstance(value, Mapping):
        yield set(schema.get("required", ())) <= set(value)
        yield len(value) >= schema.get("minProperties", 0)
        for key, held in value.items():
            matching = [one for pattern, one in schema.get("patternProperties", {}).items() if re.search(pattern, key)]
            matching += [schema["properties"][key]] if key in schema.get("properties", {}) else []
            yield bool(matching) or schema.get("additionalProperties", True)
            yield all(allowed(held, one, defs) for one in matching)
    elif isinstance(value, list):
        yield not schema.get("uniqueItems") or len({json.dumps(held) for held in value}) == len(value)
        yield all(allowed(held, schema["items"], defs) for held in value)
    elif isinstance(value, str):
        yield re.search(schema.get("pattern", ""), value) is not None
    elif value is not None and not isinstance(value, bool):
        yield schema.get("minimum", value) <= value <= schema.get("maximum", value)
        yield value > schema.get("exclusiveMinimum", -math.inf)
        yield value < schema.get("exclusiveMaximum", math.inf)


SCHEMA = json_schema()


@given(occupations())
def test_the_schema_allows_what_records_write(occupation: Occupation) -> None:
    assert allowed(to_dict(occupation), SCHEMA, SCHEMA["$defs"])


def test_the_schema_allows_every_kind_of_fact() -> None:
    assert allowed(FULL, SCHEMA, SCHEMA["$defs"])


BETWEEN = ("a year after the base year", "jobs, percent, outlook", "a plural")
"""What a schema does not say: rules between the fields of a record."""

BY_FIELD = [
    pytest.param(data, id=f"{kind}-{path}-{number}")
    for kind, cases in REFUSED.items()
    if kind not in ("twice", "falling", "text", "too fine", "unrounded")
    for number, (data, path, _, required) in enumerate(cases)
    if not required.startswith(BETWEEN)
]


@pytest.mark.parametrize("data", BY_FIELD)
def test_the_schema_refuses_what_a_field_by_itself_is_refused_for(data: dict[str, Any]) -> None:
    assert not allowed(data, SCHEMA, SCHEMA["$defs"])


def test_the_schema_is_json_and_closed() -> None:
    assert json.loads(json.dumps(SCHEMA)) == SCHEMA
    assert set(SCHEMA["$defs"]) | {SCHEMA["title"]} == {kind.__name__ for kind in KINDS}
    for definition in (SCHEMA, *SCHEMA["$defs"].values()):
        assert definition["additionalProperties"] is False
        assert set(definition["required"]) <= set(definition["properties"])


@pytest.mark.parametrize("covers", [["salaries"], [1], ["pay", ""]])
def test_a_source_covers_parts_of_a_record_alone(covers: Any) -> None:
    with pytest.raises(InvalidRecordError, match="required is a list of parts of a record"):
        Source("Employment Projections", covers=covers)
