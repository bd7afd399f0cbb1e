"""What is given to a record and what it holds: arguments by place, numbers of other kinds, languages, and each edge."""

from __future__ import annotations

import inspect
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from narrate import (
    AtLeast,
    Employer,
    Employment,
    Entry,
    Group,
    InvalidRecordError,
    Major,
    Name,
    Occupation,
    Pay,
    Projection,
    Skill,
    Source,
    from_dict,
)
from narrate.records.record import Record
from narrate.records.rules import LIMIT, as_decimal, as_flag, as_map, as_tuple, as_whole, is_visible, trimmed

BY_PLACE = [
    (AtLeast, ["value"]),
    (Name, ["plural"]),
    (Employment, ["year", "jobs"]),
    (Projection, ["base_year", "target_year", "jobs"]),
    (Pay, ["year"]),
    (Skill, ["skill", "score"]),
    (Major, ["names", "share"]),
    (Employer, ["names", "share"]),
    (Group, ["size"]),
    (Entry, []),
    (Source, ["title"]),
    (Occupation, ["id", "names"]),
]


@pytest.mark.parametrize(("kind", "expected"), BY_PLACE)
def test_few_arguments_of_a_record_are_given_by_place(kind: type[Record], expected: list[str]) -> None:
    parameters = inspect.signature(kind).parameters.values()
    assert [one.name for one in parameters if one.kind is not inspect.Parameter.KEYWORD_ONLY] == expected


@pytest.mark.parametrize(
    ("given", "held"),
    [
        (Fraction(12), 12),
        (Fraction(25, 2), Fraction(25, 2)),
        (12.0, 12),
        (12.5, 12.5),
        (Decimal("12.0"), 12),
        (Decimal("12.5"), Decimal("12.5")),
        (float(LIMIT), float(LIMIT)),
        (float(-LIMIT), float(-LIMIT)),
        (Decimal(LIMIT), Decimal(LIMIT)),
        (Decimal(-LIMIT), Decimal(-LIMIT)),
        (Decimal(LIMIT - 1), LIMIT - 1),
        (Decimal(1 - LIMIT), 1 - LIMIT),
        (float("inf"), float("inf")),
        (True, True),
        (None, None),
        ("12", "12"),
    ],
)
def test_a_whole_number_of_another_kind_is_an_integer(given: object, held: object) -> None:
    made = as_whole(given)
    assert made == held
    assert type(made) is type(held)


@pytest.mark.parametrize(
    ("given", "held"),
    [
        (12, "12"),
        (100, "100"),
        (0, "0"),
        (12.5, "12.5"),
        (Fraction(100), "100"),
        (Fraction(1, 8), "0.125"),
        (Fraction(-1, 8), "-0.125"),
        (Fraction(1, 2**20), "9.5367431640625E-7"),
        (LIMIT - 1, "999999999999999"),
        (1 - LIMIT, "-999999999999999"),
        (Fraction(2 * LIMIT - 1, 2), "999999999999999.5"),
    ],
)
def test_a_number_of_another_kind_is_the_decimal_that_it_equals(given: object, held: str) -> None:
    made = as_decimal(given)
    assert type(made) is Decimal
    assert str(made) == held


@pytest.mark.parametrize(
    "given",
    [
        Fraction(1, 3),
        Fraction(1, 2**21),
        Fraction(LIMIT),
        Fraction(-LIMIT),
        LIMIT,
        -LIMIT,
        True,
        "12",
        None,
        Decimal(5),
    ],
)
def test_what_no_decimal_of_a_record_equals_is_left_to_the_rule(given: object) -> None:
    assert as_decimal(given) is given


def test_lists_mappings_and_flags_are_stored_as_immutable_values() -> None:
    assert as_tuple([1, 2]) == (1, 2)
    assert as_tuple("ab") == "ab"
    frozen = as_map({"a": 1})
    assert as_map(frozen) is frozen
    assert as_map([1]) == [1]
    assert hash(frozen) == hash(as_map({"a": 1})) != hash(as_map({"a": 2}))
    assert as_flag(True) is True  # noqa: FBT003 (that is what is tried)
    assert as_flag(1) == 1
    assert type(as_flag(1)) is int


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (" models ", "models"),
        ("models\u00a0", "models"),
        ("\ufeffmodels", "models"),
        ("  ", "  "),
        ("(a)", "(a)"),
        ("", ""),
    ],
)
def test_the_ends_of_a_name_are_trimmed_and_nothing_is_left_as_it_came(text: str, kept: str) -> None:
    assert trimmed(text) == kept
    assert is_visible(text) is bool(kept.strip())


A, B = Name("models"), Name("clerks")


@pytest.mark.parametrize(
    ("given", "held"),
    [
        ({"es-MX": A}, {"es_MX": A}),
        ({"es-MX": "models"}, {"es_MX": A}),
        ({"zh-TW": A, "en": B}, {"zh_Hant_TW": A, "en": B}),
    ],
)
def test_languages_are_stored_in_the_spelling_of_cldr(given: Any, held: dict[str, Name]) -> None:
    assert Occupation("x", given).names == held
    assert Skill("s", Decimal(5), names=given).names == held


@pytest.mark.parametrize(
    ("names", "path"),
    [
        ({"es-MX": A, "es_MX": B}, "names.es-MX"),
        ({"es_MX": B, "es-MX": A}, "names.es-MX"),
        ({"es-MX": A, "es-mx": B}, "names.es-mx"),
        ({"es-mx": B, "es-MX": A}, "names.es-MX"),
    ],
)
def test_of_two_names_for_one_language_the_second_is_refused(names: Any, path: str) -> None:
    with pytest.raises(InvalidRecordError) as caught:
        Occupation("x", names)
    (fault,) = caught.value.faults
    assert (fault.path, fault.required) == (path, "one entry for each language; es_MX is the same")


def pay(**facts: Any) -> Pay:
    return Pay(**{"year": 2014, "period": "annual", "currency": "USD", "percentiles": {50: 5}, **facts})


def projection(**facts: Any) -> Projection:
    return Projection(**{"base_year": 2014, "target_year": 2024, "jobs": 5, **facts})


EDGES = [
    (lambda value: Employment(value, 5), 1800, 2200, 1),
    (lambda value: Employment(2014, value), 0, LIMIT - 1, 1),
    (lambda value: projection(change=value), 1 - LIMIT, LIMIT - 1, 1),
    (lambda value: projection(percent=value), -100, 10**6, Decimal("0.001")),
    (lambda value: projection(openings_per_year=value), 0, LIMIT - 1, 1),
    (lambda value: pay(month=value), 1, 12, 1),
    (lambda value: pay(percentiles={value: 5}), 1, 99, 1),
    (lambda value: Skill("s", value), 0, 100, Decimal("0.001")),
    (lambda value: Major({"en": A}, value), 0, 100, Decimal("0.001")),
    (lambda value: Employer({"en": A}, value), 0, 100, Decimal("0.001")),
    (Group, 1, LIMIT - 1, 1),
    (lambda value: Group(9, ranked=value), 1, 9, 1),
    (lambda value: Group(9, ranked=8, nearness_rank=value), 1, 8, 1),
    (lambda value: projection(base_year=value), 1800, 2023, 1),
    (lambda value: projection(target_year=value), 2015, 2200, 1),
]


@pytest.mark.parametrize(("make", "low", "high", "step"), EDGES)
def test_a_value_is_allowed_from_its_lowest_to_its_highest_and_no_further(
    make: Any, low: int, high: int, step: int | Decimal
) -> None:
    for allowed in (low, high):
        assert make(allowed)
    for refused in (low - step, high + step):
        with pytest.raises(InvalidRecordError):
            make(refused)


@pytest.mark.parametrize("score", ["1", "99.9999999999999", "1E-20", "1E+2", "0E+15"])
def test_a_decimal_that_json_carries_is_stored_unchanged(score: str) -> None:
    assert str(Skill("s", Decimal(score)).score) == score


@pytest.mark.parametrize("score", ["9.00719925474099311", "1E-21", "0E-21", "0E+16", "NaN", "Infinity"])
def test_a_decimal_that_json_would_change_is_refused(score: str) -> None:
    with pytest.raises(InvalidRecordError):
        Skill("s", Decimal(score))


@pytest.mark.parametrize(
    ("group", "path"),
    [({"size": 5, "ranked": 6}, "group.ranked"), ({"size": 5, "nearness_rank": 1}, "group.nearness_rank")],
)
def test_a_rank_is_one_of_those_that_are_ranked(group: dict[str, int], path: str) -> None:
    with pytest.raises(InvalidRecordError) as caught:
        from_dict({"id": "x", "group": group})
    assert [fault.path for fault in caught.value.faults] == [path]


@pytest.mark.parametrize("percentiles", [{50: 5, 90: 5}, {90: 6, 50: 5}, {50: AtLeast(Decimal(5)), 90: 5}])
def test_a_higher_rank_earns_no_less(percentiles: dict[int, Any]) -> None:
    assert len(pay(percentiles=percentiles).percentiles) == 2
    with pytest.raises(InvalidRecordError) as caught:
        pay(percentiles={**percentiles, 95: Decimal("4.9")})
    assert [fault.path for fault in caught.value.faults] == ["percentiles[95]"]


def test_a_name_has_a_form_in_one_number() -> None:
    for form in ("plural", "singular", "masculine", "feminine"):
        given: dict[str, Any] = {form: "a"}
        assert getattr(Name(**given), form) == "a"
    with pytest.raises(InvalidRecordError):
        Name(short="a")


@pytest.mark.parametrize("known", ["jobs", "percent", "outlook", "openings_per_year"])
def test_a_projection_says_one_thing_at_least(known: str) -> None:
    given: dict[str, Any] = {known: "faster" if known == "outlook" else 5}
    assert getattr(Projection(2014, 2024, **given), known) == given[known]
    with pytest.raises(InvalidRecordError):
        Projection(2014, 2024, change=5)


def test_entries_of_a_list_are_distinguished_by_their_whole_key_even_beside_an_invalid_one() -> None:
    wrong = {"year": 2010, "jobs": -1}
    twice = [{"year": 2012, "jobs": 5}, wrong, {"year": 2012, "jobs": 6}]
    editions = [
        {"base_year": 2012, "target_year": 2022, "jobs": 5},
        {"base_year": 2012, "target_year": 2023, "jobs": 5},
        {"base_year": 2014, "target_year": 2024, "jobs": -1},
        {"base_year": 2012, "target_year": 2023, "jobs": 7},
    ]
    with pytest.raises(InvalidRecordError) as caught:
        from_dict({"id": "x", "employment": twice, "projections": editions})
    assert [(fault.path, fault.value) for fault in caught.value.faults] == [
        ("employment[1].jobs", -1),
        ("employment[2]", 2012),
        ("projections[2].jobs", -1),
        ("projections[3]", (2012, 2023)),
    ]


@pytest.mark.parametrize(("identity", "record"), [("x", "x"), (5, None)])
def test_a_fault_names_the_record_if_that_has_a_name(identity: Any, record: str | None) -> None:
    with pytest.raises(InvalidRecordError) as caught:
        Occupation(identity, scheme=5)  # type: ignore[arg-type]
    assert {fault.record for fault in caught.value.faults} == {record}
