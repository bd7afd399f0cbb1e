"""What runs from left to right in a right-to-left name is isolated, with the signs that belong to it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import narrate
from narrate import InvalidRecordError, Name
from narrate.language.script import isolated_runs
from narrate.wording.skeleton import before_stop


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("مطورو C++ و <Node.js> & *Swift*", "مطورو [C++] و [<Node.js> & *Swift*]"),
        ("مبرمج C#", "مبرمج [C#]"),
        ("مطور .NET", "مطور [.NET]"),
        ("مطور C++، C# و.NET", "مطور [C++]، [C#] و[.NET]"),
        ("مطورو تطبيقات (iOS)", "مطورو تطبيقات [(iOS)]"),
        ("مهندسون (CNC", "مهندسون ([CNC]"),
        ("فني 3D", "فني [3D]"),
        ("مهندس Windows 10 معتمد", "مهندس [Windows 10] معتمد"),
        ("بائع L’Oréal", "بائع [L’Oréal]"),
        ("مدير AT&T (US)", "مدير [AT&T (US)]"),
        ("مبرمج «C++»", "مبرمج [«C++»]"),
        ("مبرمج «C++ وJava»", "مبرمج «[C++] و[Java]»"),
        ("مُمرّض A\u0301", "مُمرّض [A\u0301]"),
        ("أمناء المكتبات", "أمناء المكتبات"),
        ("عامل 24/7", "عامل 24/7"),
        ("1. FC <Köln>", "[1. FC <Köln>]"),
    ],
)
def test_each_run_is_isolated(name: str, shown: str) -> None:
    assert isolated_runs(name).replace("\u2068", "[").replace("\u2069", "]") == shown


@given(st.text(st.sampled_from("ab1 +#.-()<>«»“”'’،ممرّ٣"), max_size=20))
def test_isolates_are_balanced_and_hold_every_letter_that_runs_from_left_to_right(text: str) -> None:
    made = isolated_runs(text)
    assert re.sub("[\u2068\u2069]", "", made) == text
    outside = re.sub("\u2068[^\u2068\u2069]*\u2069", "", made)
    assert not re.search("[ab\u2068\u2069]", outside)


@pytest.mark.parametrize("locale", ["ar_EG", "ar_AE"])
def test_a_name_that_brings_its_own_isolates_is_written_as_the_one_without(locale: str) -> None:
    marked = record({"ar": {"singular": "مطور \u2068C++\u2069"}})
    plain = record({"ar": {"singular": "مطور C++"}})
    text = narrate.report(marked, locale=locale).text
    assert "«مطور \u2068C++\u2069»" in text
    assert text == narrate.report(plain, locale=locale).text
    assert not narrate.check(text, marked, locale=locale)


@pytest.mark.parametrize("name", ["\u2067\u2068C++\u2069 dev\u2069", "\u2068C++\u2069 dev", " C++ dev\u2009"])
def test_balanced_isolates_are_no_part_of_a_name(name: str) -> None:
    assert Name(name).plural == "C++ dev"
    assert Name("devs", cases={"genitive": name}).cases == {"genitive": "C++ dev"}


@pytest.mark.parametrize("name", ["\u2068C++", "C++\u2069", "\u2069C++\u2068", "\u202aC++\u202c"])
def test_what_is_not_balanced_is_refused(name: str) -> None:
    with pytest.raises(InvalidRecordError, match="direction characters"):
        Name(name)


CURRENCIES = ("AED", "BHD", "DZD", "EGP", "IQD", "JOD", "KWD", "LBP", "LYD", "MAD", "OMR", "QAR", "SAR", "SDG", "SYP", "TND", "YER")  # fmt: skip


@pytest.mark.parametrize("currency", CURRENCIES)
@pytest.mark.parametrize("locale", ["ar_EG", "ar_AE"])
def test_a_sentence_that_ends_in_an_abbreviation_has_one_period(locale: str, currency: str) -> None:
    facts = record({"ar": {"singular": "ممرض"}}, currency=currency, employer="Apple Inc.")
    text = narrate.report(facts, locale=locale).text
    assert not re.search("[.][\u061c\u200e\u200f\u2066-\u2069]*[.]", text)
    assert "Apple Inc\u2069." in text
    assert not narrate.check(text, facts, locale=locale)
    assert [claim.kind for claim in narrate.read(text, locale=locale).claims].count("money") == 3


def test_marks_of_direction_behind_a_period_stay() -> None:
    assert before_stop("د.إ.\u200f") == "د.إ\u200f"
    assert before_stop("\u2068U.S.\u2069") == "\u2068U.S\u2069"
    assert before_stop("a.b") == "a.b"


def record(names: object, *, currency: str = "USD", employer: str | None = None) -> dict[str, object]:
    employers = [] if employer is None else [{"names": {"ar": employer}}]
    return {
        "id": "1",
        "names": names,
        "employment": [{"year": 2024, "jobs": 3_200}],
        "employers": employers,
        "pay": [
            {"year": 2024, "period": "annual", "currency": currency, "percentiles": {"10": 20, "50": 30, "90": 40}}
        ],
    }
