"""Arguments: a record or its dict everywhere, and one sentence for what is of another kind."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

import narrate
from narrate import Employment, InvalidArgumentError, InvalidRecordError, Occupation, Rejected, Skill
from narrate.sample import SAMPLE

PLAIN: dict[str, Any] = {
    "id": "41-9012",
    "employment": [{"year": 2012, "jobs": 4_800}, {"year": 2014, "jobs": 5_800}],
    "projections": [{"base_year": 2012, "target_year": 2014, "jobs": 5_000}],
}
RECORD = narrate.from_dict(PLAIN)
ANY: Any = None


def test_a_record_and_its_dict_give_the_same() -> None:
    assert narrate.report(PLAIN, locale="en_US") == narrate.report(RECORD, locale="en_US")
    text = narrate.report(RECORD, locale="en_US").text
    edited = text.replace("5,800", "5,900")
    assert edited != text
    assert narrate.check(text, PLAIN, locale="en_US") == []
    assert narrate.check(edited, PLAIN, locale="en_US") == narrate.check(edited, RECORD, locale="en_US") != []
    assert narrate.grouped([PLAIN, RECORD]) == narrate.grouped([RECORD, RECORD])
    assert [one.text for one in narrate.reports([PLAIN], locales=["en_US"]) if not isinstance(one, Rejected)] == [text]


@pytest.mark.parametrize(
    "call",
    [
        lambda bad: narrate.report(bad, locale="en_US"),
        lambda bad: narrate.check("", bad, locale="en_US"),
        lambda bad: narrate.grouped([bad]),
    ],
)
def test_a_dict_that_breaks_the_form_is_refused_with_its_place(call: Callable[[Any], object]) -> None:
    with pytest.raises(InvalidRecordError, match=r"employment\[0\].jobs"):
        call({"id": "1", "employment": [{"year": 2014, "jobs": -1}]})


@pytest.mark.parametrize(
    ("call", "argument", "required"),
    [
        (lambda: narrate.report(RECORD, locale="en_US", sections="pay"), "sections", 'as in sections=["pay"]'),
        (lambda: narrate.report(RECORD, locale="en_US", sections=b"pay"), "sections", "a list"),  # type: ignore[arg-type]
        (lambda: narrate.report(RECORD, locale="en_US", sections={"pay": 1}), "sections", "a list"),  # type: ignore[arg-type]
        (lambda: narrate.report(RECORD, locale="en_US", sections=5), "sections", "a list"),  # type: ignore[arg-type]
        (lambda: narrate.reports([RECORD], locales="en_US"), "locales", 'as in locales=["en_US"]'),
        (lambda: narrate.reports([RECORD], locales=5), "locales", "a list"),  # type: ignore[arg-type]
        (lambda: narrate.reports(RECORD, locales=["en_US"]), "occupations", "a list of records"),  # type: ignore[arg-type]
        (lambda: narrate.reports(PLAIN, locales=["en_US"]), "occupations", "a list of records"),  # type: ignore[arg-type]
        (lambda: narrate.reports("jobs.csv", locales=["en_US"]), "occupations", "a list of records"),  # type: ignore[arg-type]
        (lambda: narrate.grouped(PLAIN), "occupations", "a list of records"),  # type: ignore[arg-type]
        (lambda: narrate.grouped([5]), "occupation", "an Occupation, or its plain dict"),  # type: ignore[list-item]
        (lambda: narrate.report("41-9012", locale="en_US"), "occupation", "an Occupation, or its"),  # type: ignore[arg-type]
        (lambda: narrate.report(None, locale="en_US"), "occupation", "an Occupation, or its"),  # type: ignore[arg-type]
        (lambda: narrate.check("", 5, locale="en_US"), "occupation", "an Occupation, or its"),  # type: ignore[arg-type]
        (lambda: narrate.check(5, RECORD, locale="en_US"), "text", "a text"),  # type: ignore[arg-type]
        (lambda: narrate.read(b"", locale="en_US"), "text", "a text"),  # type: ignore[arg-type]
        (
            lambda: narrate.report(RECORD, locale="en_US", methodology="standard"),  # type: ignore[arg-type]
            "methodology",
            "narrate.STANDARD",
        ),
        (
            lambda: narrate.reports([], locales=["en_US"], methodology="career-profile"),  # type: ignore[arg-type]
            "methodology",
            "narrate.CAREER_PROFILE",
        ),
        (
            lambda: narrate.grouped([], methodology=None),  # type: ignore[arg-type]
            "methodology",
            "a Methodology",
        ),
        (
            lambda: narrate.check("", RECORD, locale="en_US", methodology="standard"),  # type: ignore[arg-type]
            "methodology",
            "a Methodology",
        ),
        (
            lambda: narrate.report(RECORD, locale="en_US", style="templates"),  # type: ignore[arg-type]
            "style",
            "narrate.Style(templates=FOLDER)",
        ),
        (lambda: narrate.phrasebook("en_US", style="templates"), "style", "a Style"),  # type: ignore[arg-type]
        (lambda: narrate.read("", locale="en_US", style="templates"), "style", "a Style"),  # type: ignore[arg-type]
        (lambda: narrate.locales(style=ANY), "style", "a Style"),
        (lambda: narrate.Style(templates=5), "templates", "a folder"),
        (lambda: narrate.Style(templates=""), "templates", "a folder"),
        (lambda: narrate.Style(sections=None), "sections", "a list of Section values"),
        (lambda: narrate.Style(sections="pay"), "sections", "a list of Section values"),
        (lambda: narrate.methodology_from_toml(ANY), "text", "a TOML document"),
        (lambda: narrate.to_dict(ANY), "occupation", "an Occupation"),
        (lambda: narrate.report(RECORD, locale="en_US").span(ANY), "claim", "a claim of this report"),
    ],
)
def test_an_argument_of_another_kind_is_refused_at_the_call(
    call: Callable[[], object], argument: str, required: str
) -> None:
    with pytest.raises(InvalidArgumentError) as raised:
        call()
    error = raised.value
    assert isinstance(error, TypeError)
    assert error.argument == argument
    assert str(error).startswith(f"{argument}: required is ")
    assert required in str(error)
    assert f"({type(error.value).__name__})" in str(error)


def test_what_is_no_record_among_many_is_rejected_and_loses_none() -> None:
    outcomes = list(narrate.reports([PLAIN, 5, RECORD, None], locales=["en_US"]))  # type: ignore[list-item]
    assert [isinstance(one, Rejected) for one in outcomes] == [False, True, False, True]
    assert [one.position for one in outcomes if isinstance(one, Rejected)] == [1, 3]


def test_numbers_of_numpy_are_numbers() -> None:
    numpy = pytest.importorskip("numpy")
    for kind in (numpy.int64, numpy.int32, numpy.uint16, numpy.float64, numpy.float32):
        one = Employment(kind(2014), kind(5_800))
        assert one == Employment(2014, 5_800)
        assert type(one.jobs) is int
    plain = {
        "id": "1",
        "combined": numpy.bool_(1),
        "pay": [
            {
                "year": numpy.int64(2024),
                "period": "hourly",
                "currency": "USD",
                "percentiles": {numpy.int64(10): numpy.float32(15.1), 50: numpy.float64(20.25)},
            }
        ],
        "projections": [{"base_year": 2014, "target_year": 2024, "percent": numpy.float64(1.1)}],
        "skills": [{"skill": "social", "score": numpy.int8(21)}],
    }
    record = narrate.from_dict(plain)
    assert record.combined is True
    assert {rank: str(amount) for rank, amount in record.pay[0].percentiles.items()} == {10: "15.1", 50: "20.25"}
    assert str(record.projections[0].percent) == "1.1"
    for bad in (*map(numpy.float64, ("nan", "inf", 5.5)), numpy.bool_(1), numpy.timedelta64(5, "D")):
        with pytest.raises(InvalidRecordError):
            Employment(2014, bad)
    for bad in (numpy.float64("nan"), numpy.bool_(1), numpy.timedelta64(5, "D")):
        with pytest.raises(InvalidRecordError):
            Skill("social", bad)


def test_a_fraction_is_the_decimal_that_it_equals_if_there_is_one() -> None:
    assert Employment(Fraction(2014), Fraction(5_800)) == Employment(2014, 5_800)  # type: ignore[arg-type]
    for fraction, decimal in ((Fraction(75, 2), "37.5"), (Fraction(40), "40"), (Fraction(1, 8), "0.125")):
        assert str(Skill("social", fraction).score) == decimal  # type: ignore[arg-type]
    for bad in (Fraction(1, 3), Fraction(10**30), Fraction(1, 2**30)):
        with pytest.raises(InvalidRecordError):
            Skill("social", bad)  # type: ignore[arg-type]


@pytest.mark.parametrize("came", [None, 5, iter([1]), {"year": 2014}])
def test_what_is_no_list_of_facts_is_refused_as_such(came: Any) -> None:
    for part in ("employment", "projections", "pay"):
        with pytest.raises(InvalidRecordError, match=f"{part} of record '1': required is a list"):
            Occupation("1", **{part: came})


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("es-MX", "es_MX"),
        ("es_mx", "es_MX"),
        ("zh_CN", "zh_Hans_CN"),
        ("zh-TW", "zh_Hant_TW"),
        ("EN", "en"),
        ("sv-se", "sv_SE"),
        ("iw", "he"),
        ("en-Latn-US", "en_US"),
        ("ja_Jpan", "ja"),
        ("en-UK", "en_GB"),
        ("sr_Latn", "sr_Latn"),
    ],
)
def test_names_are_kept_under_the_locale_that_is_meant(written: str, kept: str) -> None:
    record = narrate.from_dict({"id": "1", "names": {written: "models"}, "descriptions": {written: "Models pose."}})
    assert list(record.names) == [kept]
    assert list(record.descriptions) == [kept]
    majors = narrate.from_dict({"id": "1", "majors": [{"names": {written: "Arts"}}]}).majors
    assert list(majors[0].names) == [kept]


def test_a_name_under_another_spelling_is_used() -> None:
    for written, locale in (("es-419", "es_MX"), ("es_419", "es_US"), ("ar-Arab", "ar_EG"), ("zh-Hans", "zh_CN")):
        assert narrate.report({**PLAIN, "names": {written: "models"}}, locale=locale).named
    assert not narrate.report({**PLAIN, "names": {"es-419": "models"}}, locale="es_ES").named
    record = {**PLAIN, "names": {"zh-TW": "模特兒", "es-mx": "modelos"}}
    assert "模特兒" in narrate.report(record, locale="zh_TW").text
    assert "odelos" in narrate.report(record, locale="es-MX").text


@pytest.mark.parametrize("written", ["jp", "xx", "english", "en-", "", "cz", "e", "de_XX", "und"])
def test_a_key_that_no_locale_could_use_is_refused(written: str) -> None:
    for part in ("names", "descriptions"):
        with pytest.raises(InvalidRecordError, match="a language or locale, such as en or es_MX"):
            narrate.from_dict({"id": "1", part: {written: "models"}})


def test_a_country_for_a_language_gets_a_hint() -> None:
    with pytest.raises(InvalidRecordError, match="did you mean ja"):
        narrate.from_dict({"id": "1", "names": {"jp": "モデル"}})


@pytest.mark.parametrize("keys", [("es-MX", "es_MX"), ("es_MX", "es_mx"), ("zh_TW", "zh_Hant_TW")])
def test_two_keys_of_one_meaning_are_refused(keys: tuple[str, str]) -> None:
    with pytest.raises(InvalidRecordError, match="one entry for each language"):
        narrate.from_dict({"id": "1", "names": dict.fromkeys(keys, "modelos")})


@pytest.mark.parametrize(
    "around", [" ", "\u00a0", "\t", "\n", "\ufeff", "\u200b", "\u3000", " \u202f", "\u00ad", "\u2028", "\v"]
)
def test_spaces_around_a_name_are_removed(around: str) -> None:
    forms = dict.fromkeys(("plural", "short", "singular", "masculine", "feminine"), f"{around}models{around}")
    made = narrate.from_dict({"id": "1", "names": {"en": {**forms, "cases": {"genitive": f"{around}models{around}"}}}})
    name = made.names["en"]
    assert {getattr(name, form) for form in forms} == {"models"} == set(name.cases.values())
    assert narrate.from_dict({"id": "1", "names": {"en": f"{around}U.S. models{around}"}}).names["en"].plural == (
        "U.S. models"
    )
    assert narrate.Skill(f"{around}U.S. history{around}", Decimal(5)).skill == "U.S. history"


@pytest.mark.parametrize(
    "blank", ["", " ", "\u200b", "\u00ad", "\ufeff\u2060", "\u3164", "\u2800", "\u0301", "\u115f "]
)
def test_a_name_of_nothing_visible_is_refused(blank: str) -> None:
    with pytest.raises(InvalidRecordError, match="something visible"):
        narrate.from_dict({"id": "1", "names": {"en": blank}})
    with pytest.raises(InvalidRecordError):
        Occupation("1", names={"en": narrate.Name("models", short=blank or " ")})
    for part in (
        {"descriptions": {"en": blank}},
        {"skills": [{"skill": blank, "score": 5}]},
        {"sources": [{"title": blank}]},
    ):
        with pytest.raises(InvalidRecordError, match="something visible"):
            narrate.from_dict({"id": "1", **part})


def test_a_finding_can_be_hashed_and_pickled() -> None:
    import pickle  # noqa: PLC0415  # our own

    found = narrate.check("It has 5,900 jobs in 2014.", PLAIN, locale="en_US")
    contradictory = {**SAMPLE, "projections": [{**SAMPLE["projections"][1], "percent": -15}]}
    contradictions = narrate.report(contradictory, locale="en_US").findings
    assert found
    assert contradictions
    for one in (*found, *contradictions):
        assert len({one, pickle.loads(pickle.dumps(one))}) == 1  # noqa: S301  # our own


def test_a_section_or_a_fallback_that_there_is_not_is_refused() -> None:
    for section in (["pay"], None, 5, "pays"):
        with pytest.raises(narrate.UnknownSectionError, match="required is one of summary"):
            narrate.report(RECORD, locale="en_US", sections=[section])  # type: ignore[list-item]
    for fallback in ("sauce", None, ["source"]):
        with pytest.raises(narrate.UnknownFallbackError, match="required is one of"):
            narrate.report(RECORD, locale="en_US", fallback=fallback)  # type: ignore[arg-type]


def test_sections_come_in_the_order_of_a_report_and_once() -> None:
    named = ["job_trends", "employment", "job_trends"]
    report = narrate.report(RECORD, locale="en_US", sections=named)
    assert [section.name for section in report.sections] == ["employment", "job_trends"]
