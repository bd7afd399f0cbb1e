"""What is given to a record and what it holds: arguments by place, numbers of other kinds, languages, and each edge."""

from __future__ import annotations

import copy
import inspect
import json
import numbers
from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import pytest

from narrate import (
    AtLeast,
    Employer,
    Employment,
    Entry,
    Group,
    InvalidArgumentError,
    InvalidRecordError,
    Major,
    Name,
    Occupation,
    Pay,
    Projection,
    Quotation,
    Skill,
    Source,
    from_dict,
    json_schema,
    to_dict,
)
from narrate.records import convert
from narrate.records.record import Record
from narrate.records.rules import (
    LIMIT,
    FieldRule,
    as_decimal,
    as_flag,
    as_map,
    as_tuple,
    as_whole,
    is_visible,
    trimmed,
    whole,
)

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


@pytest.mark.parametrize("kind", convert.KINDS)
def test_what_is_sound_is_given_by_name(kind: type[Record]) -> None:
    _, sound = inspect.signature(kind.between).parameters.values()
    assert (sound.name, sound.kind) == ("sound", inspect.Parameter.KEYWORD_ONLY)


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


def found(data: Any) -> list[tuple[str, object]]:
    """List the faults of a record in plain values: where, and what came."""
    with pytest.raises(InvalidRecordError) as caught:
        from_dict(data)
    return [(fault.path, fault.value) for fault in caught.value.faults]


WHOLE = {
    "id": "x",
    "names": {"en": {"plural": "models", "cases": {}}},
    "employment": [{"year": 2012, "jobs": 0}],
    "projections": [{"base_year": 2012, "target_year": 2022, "percent": 0}],
    "pay": [{"year": 2012, "period": "annual", "currency": "USD", "percentiles": {"50": 0}}],
    "skills": [{"skill": "social", "score": 0}],
    "majors": [{"names": {"en": {"plural": "Biology"}}, "share": 0}],
    "entry": {"training": "none"},
    "employers": [{"names": {"en": {"plural": "hospitals"}}}],
    "texts": {"settings": [{"text": "Indoors.", "language": "en"}]},
    "group": {"size": 2},
    "sources": [{"title": "Handbook", "covers": ["pay"]}],
}
"""A record with an entry of every kind, and every number that can be zero."""


KINDS: dict[str, type[Record]] = {**convert._LISTS, **convert._OBJECTS}


def places(value: Any, path: str = "") -> Iterator[tuple[str, type[Record], dict[str, Any]]]:
    """List the records in plain values: the path, the kind, and the object itself."""
    yield path, Occupation, value
    for name, kind in KINDS.items():
        held = value.get(name)
        for index, one in enumerate(held if isinstance(held, list) else [] if held is None else [held]):
            yield f"{name}[{index}]" if isinstance(held, list) else name, kind, one
    yield "names.en", Name, value["names"]["en"]
    yield "texts.settings[0]", Quotation, value["texts"]["settings"][0]


FIELDS = [
    (path, kind, attribute.name)
    for path, kind, _ in places(WHOLE)
    for attribute in attrs.fields(kind)
]  # fmt: skip


@pytest.mark.parametrize(("path", "kind", "name"), FIELDS)
def test_null_is_a_value_of_what_is_required_and_else_the_same_as_no_key(
    path: str, kind: type[Record], name: str
) -> None:
    without, null = copy.deepcopy(WHOLE), copy.deepcopy(WHOLE)
    for data in (without, null):
        (place,) = [one for where, _, one in places(data) if where == path]
        place.pop(name, None)
        if data is null:
            place[name] = None
    at = f"{path}.{name}" if path else name
    default = getattr(attrs.fields(kind), name).default
    if default is attrs.NOTHING:
        assert found(without) == found(null) == [(at, None)]
        with pytest.raises(InvalidRecordError, match="the key is missing"):
            from_dict(without)
        with pytest.raises(InvalidRecordError) as caught:
            from_dict(null)
        assert caught.value.faults[0].required == getattr(attrs.fields(kind), name).metadata["rule"].required
    elif (path, name) in {("names.en", "plural"), ("projections[0]", "percent")}:
        # It is the only one of which one is required.
        for data in (without, null):
            assert found(data)[0] in {(at, None), (path, None)}
    else:
        assert from_dict(without) == from_dict(null)
        assert name not in to_dict(from_dict(null)).get(path, {})


def test_zeros_are_written_and_what_is_empty_or_false_is_not() -> None:
    plain = to_dict(from_dict(WHOLE))
    assert plain == {**WHOLE, "names": {"en": {"plural": "models"}}}
    flagged: dict[str, Any] = {
        **WHOLE,
        "combined": True,
        "names": {"en": {"plural": "models", "fixed": True, "proposed": False}},
    }
    assert to_dict(from_dict(flagged)) == {
        **WHOLE,
        "combined": True,
        "names": {"en": {"plural": "models", "fixed": True}},
    }


@pytest.mark.parametrize(
    ("held", "written"),
    [
        (Decimal("12.0"), 12),
        (Decimal("12.5"), 12.5),
        (Decimal(0), 0),
        (AtLeast(Decimal("5.5")), {"at_least": 5.5}),
        (AtLeast(Decimal(5)), {"at_least": 5}),
        ((), []),
        ((Decimal(1), "a", None, True), [1, "a", None, True]),
        ({50: Decimal("1.0"), "a": ()}, {"50": 1, "a": []}),
        (Employment(2014, 0), {"year": 2014, "jobs": 0}),
        (Employment(2014, 5, flags=("break",)), {"year": 2014, "jobs": 5, "flags": ["break"]}),
        ("12", "12"),
        (12.5, 12.5),
    ],
)
def test_a_value_of_a_record_is_written_as_one_of_json(held: object, written: object) -> None:
    made = convert.plain(held)
    assert made == written
    assert type(made) is type(written)
    assert repr(made) == repr(written)


@pytest.mark.parametrize("value", [None, {"id": "x"}, Employment(2012, 5), "x"])
def test_only_a_record_of_an_occupation_is_written(value: Any) -> None:
    with pytest.raises(InvalidArgumentError) as caught:
        to_dict(value)
    assert (caught.value.argument, caught.value.value, caught.value.required) == ("occupation", value, "an Occupation")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (None, [("all", None)]),
        ({"title": "Handbook"}, [("all", {"title": "Handbook"})]),
        ("Handbook", [("all", "Handbook")]),
        (["Handbook"], [("all[0]", "Handbook")]),
        ([{"title": "Handbook"}, {"title": ""}, {}], [("all[1].title", ""), ("all[2].title", None)]),
        ([{"title": "Handbook", "covers": "pay"}], [("all[0].covers", "pay")]),
    ],
)
def test_sources_that_are_none_are_refused_with_every_place(data: Any, expected: list[tuple[str, object]]) -> None:
    with pytest.raises(InvalidRecordError) as caught:
        convert.sources_from(data, "all")
    assert [(fault.path, fault.value) for fault in caught.value.faults] == expected


@pytest.mark.parametrize("data", [[], (), [{"title": "Handbook"}], ({"title": "Handbook", "covers": ["pay"]},)])
def test_sources_of_a_list_are_those_of_its_objects(data: Any) -> None:
    made = convert.sources_from(data, "all")
    assert made == tuple(Source(**one) for one in data)


YEAR, WRONG = {"year": 2012, "jobs": 5}, {"year": 2010, "jobs": -1}


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        # What can be read as the same key is the same, in whatever kind of number.
        ([YEAR, WRONG, {"year": 2012.0, "jobs": 6}], [("[1].jobs", -1), ("[2]", 2012)]),
        ([YEAR, WRONG, {"year": Decimal(2012), "jobs": 6}, YEAR], [("[1].jobs", -1), ("[2]", 2012), ("[3]", 2012)]),
        # An entry whose key cannot be read is another than every other.
        ([YEAR, WRONG, {"jobs": 6}, {"jobs": 6}], [("[1].jobs", -1), ("[2].year", None), ("[3].year", None)]),
        ([WRONG, 5, 5], [("[0].jobs", -1), ("[1]", 5), ("[2]", 5)]),
        ([WRONG, {"year": [1], "jobs": 5}, {"year": [1], "jobs": 5}], [("[0].jobs", -1), ("[1].year", [1]), ("[2].year", [1])]),
        ([WRONG, {"year": True, "jobs": 5}, {"year": True, "jobs": 5}], [("[0].jobs", -1), ("[1].year", True), ("[2].year", True)]),
        # One that is wrong itself has its key all the same.
        ([YEAR, {"year": 2012, "jobs": -1}, YEAR], [("[1].jobs", -1), ("[1]", 2012), ("[2]", 2012)]),
    ],
)  # fmt: skip
def test_the_keys_of_a_list_with_a_wrong_entry_are_told_apart(
    entries: list[Any], expected: list[tuple[str, object]]
) -> None:
    assert sorted(found({"id": "x", "employment": entries}), key=str) == sorted(
        [(f"employment{path}", value) for path, value in expected], key=str
    )


def test_of_a_key_with_several_parts_only_what_may_be_absent_is_none() -> None:
    wrong: dict[str, Any] = {"skill": "c", "score": -1}
    listed = {"skill": "a", "score": 1, "instrument": ["b"]}
    assert found({"id": "x", "skills": [listed, wrong, listed]}) == [
        ("skills[0].instrument", ["b"]),
        ("skills[1].score", -1),
        ("skills[2].instrument", ["b"]),
    ]
    assert found({"id": "x", "skills": [{"skill": "a", "score": 1}, wrong, {"skill": "a", "score": 2}]}) == [
        ("skills[1].score", -1),
        ("skills[2]", (None, "a")),
    ]
    pay = {"year": 2012, "period": "annual", "percentiles": {"50": 1}}
    assert found({"id": "x", "pay": [pay, pay]}) == [("pay[0].currency", None), ("pay[1].currency", None)]
    # A list without keys may have entries that are alike, also beside one that is wrong.
    major = {"names": {"en": "Biology"}}
    assert found({"id": "x", "majors": [major, major, {"names": {"en": "Law"}, "share": -1}]}) == [
        ("majors[2].share", -1)
    ]


@pytest.mark.parametrize(
    ("bound", "expected"),
    [
        ({"at_least": -5}, [("employment[0].jobs.at_least", -5)]),
        ({"at_least": None}, [("employment[0].jobs.at_least", None)]),
        ({"at_least": 5, "at_most": 6}, [("employment[0].jobs", {"at_least": 5, "at_most": 6})]),
        ({"at_most": 6}, [("employment[0].jobs", {"at_most": 6})]),
        ({}, [("employment[0].jobs", {})]),
    ],
)
def test_a_bound_is_an_object_of_one_key(bound: dict[str, Any], expected: list[tuple[str, object]]) -> None:
    assert found({"id": "x", "employment": [{"year": 2012, "jobs": bound}]}) == expected
    assert from_dict({"id": "x", "employment": [{"year": 2012, "jobs": {"at_least": 5}}]}).employment[0].jobs == (
        AtLeast(Decimal(5))
    )


@pytest.mark.parametrize(
    ("data", "path", "value", "hint"),
    [
        ({"id": "x", "employmnt": 5}, "employmnt", 5, "; did you mean employment?"),
        ({"id": "x", "group": {"size": 2, "ranke": 5}}, "group.ranke", 5, "; did you mean ranked?"),
        ({"id": "x", "group": {"size": 2, "zzz": 5}}, "group.zzz", 5, "nearness_rank, pay"),
        ({"id": "x", "group": {"size": 2, 7: 5}}, "group.7", 5, "nearness_rank, pay"),
    ],
)
def test_a_key_that_is_none_is_refused_with_the_nearest(data: Any, path: str, value: object, hint: str) -> None:
    with pytest.raises(InvalidRecordError) as caught:
        from_dict(data)
    (fault,) = caught.value.faults
    assert (fault.path, fault.value) == (path, value)
    assert fault.required.startswith("one of the keys ")
    assert fault.required.endswith(hint)


def test_the_fault_of_a_field_hides_what_follows_from_it_and_nothing_else() -> None:
    # A name that is wrong inside is no second fault of the record; names that begin alike are others.
    names = {"en": {"plural": 5}, "en_GB": 7, "e": "models"}
    assert found({"id": "x", "names": names}) == [
        ("names.en.plural", 5),
        ("names.en_GB", 7),
        ("names.e", "e"),
    ]
    wages = {"year": 2012, "period": "annual", "currency": "USD", "percentiles": {"5": {"at_least": -1}, "50": "a"}}
    assert found({"id": "x", "pay": [wages]}) == [
        ("pay[0].percentiles[5].at_least", -1),
        ("pay[0].percentiles[50]", "a"),
    ]
    texts = {"settings": [{"text": "", "language": "en"}], "settings_b": 5, "B": []}
    assert found({"id": "x", "texts": texts}) == [
        ("texts.settings[0].text", ""),
        ("texts.settings_b", 5),
        ("texts.B", "B"),
    ]


def test_the_schema_of_a_record_is_as_it_was_read(golden: Callable[[str, str], None]) -> None:
    golden("records/schema.json", json.dumps(json_schema(), indent=1) + "\n")


def test_what_is_required_of_each_field_is_as_it_was_read(golden: Callable[[str, str], None]) -> None:
    kinds: tuple[type[Record], ...] = (AtLeast, *convert.KINDS)
    lines = [
        f"{kind.__name__}.{attribute.name}: {attribute.metadata['rule'].required}"
        for kind in kinds
        for attribute in attrs.fields(kind)
    ]
    golden("records/required.txt", "\n".join(lines) + "\n")


@pytest.mark.parametrize(
    "cases",
    [
        {"vocative": "a"},
        {"genitive": ""},
        {"genitive": 5},
        {"genitive": "a", "dative": None},
        {5: "a"},
        "a",
        ["dative"],
    ],
)
def test_cases_are_texts_by_case(cases: Any) -> None:
    ((path, value),) = found({"id": "x", "names": {"en": {"plural": "models", "cases": cases}}})
    assert (path, value) == ("names.en.cases", cases)
    made = Name("models", cases={"genitive": " of models ", "dative": "to models"})
    assert made.cases == {"genitive": "of models", "dative": "to models"}


RULES = [
    pytest.param(attribute.metadata["rule"], id=f"{kind.__name__}.{attribute.name}")
    for kind in convert.KINDS
    for attribute in attrs.fields(kind)
]


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_refuses_what_is_of_no_kind(rule: FieldRule) -> None:
    assert not rule.allows(object())
    assert not rule.allows((object(),))
    assert not rule.allows([])
    assert rule.allows(()) == (rule.schema.get("type") == "array")
    assert rule.allows(None) == ({"type": "null"} in rule.schema.get("anyOf", ()))
    for one in rule.schema.get("anyOf", [rule.schema])[0].get("enum", ()):
        assert rule.allows(one)
        assert not rule.allows(f"{one} ")
    for one in rule.schema.get("items", {}).get("enum", ()):
        assert rule.allows((one,))
        assert not rule.allows((one, object()))
        assert not rule.allows(one)
        assert not rule.allows([one])


@pytest.mark.parametrize("name", ["employment", "projections", "pay", "skills", "majors", "employers", "sources"])
@pytest.mark.parametrize("entries", [5, [5], [5, 5], [None, None], {"a": 1}])
def test_a_list_of_what_are_no_records_is_one_fault(name: str, entries: Any) -> None:
    facts: dict[str, Any] = {name: entries}
    with pytest.raises(InvalidRecordError) as caught:
        Occupation("x", **facts)
    (fault,) = caught.value.faults
    assert (fault.record, fault.path) == ("x", name)
    assert fault.value == (tuple(entries) if isinstance(entries, list) else entries)


@pytest.mark.parametrize(("scheme", "faults"), [("soc", ["employment[2]"]), (5, ["scheme", "employment[2]"])])
def test_a_year_that_is_there_twice_is_a_fault_of_the_second(scheme: Any, faults: list[str]) -> None:
    entries = [Employment(2012, 5), Employment(2014, 5), Employment(2012, 5)]
    assert len(Occupation("x", employment=entries[:2]).employment) == 2  # type: ignore[arg-type]
    with pytest.raises(InvalidRecordError) as caught:
        Occupation("x", scheme=scheme, employment=entries)  # type: ignore[arg-type]
    assert [fault.path for fault in caught.value.faults] == faults


def test_these_are_the_spaces_at_the_ends_of_a_name() -> None:
    kept = {chr(code) for code in range(0x10000) if trimmed(f"a{chr(code)}") == f"a{chr(code)}"}
    removed = {ord(one) for one in map(chr, range(0x10000)) if one not in kept}
    assert removed == {
        *range(0x09, 0x0E), 0x20, 0x85, 0xA0, 0xAD, 0x1680, 0x180E, *range(0x2000, 0x200C), 0x2028, 0x2029, 0x202F,
        *range(0x205F, 0x2065), 0x3000, 0xFEFF,
    }  # fmt: skip
    assert all(trimmed(f"{chr(code)}a") == "a" for code in removed)


def test_the_rule_of_a_whole_number_says_its_range() -> None:
    assert whole(low=1, high=12, what="a month").required == "a month from 1 to 12"
    assert [value for value in range(-1, 15) if whole(1, 12).allows(value)] == list(range(1, 13))
    assert whole(low=3).schema == {"type": "integer", "minimum": 3, "exclusiveMaximum": LIMIT}


class Roman(numbers.Real):
    """A real number of another library, as its text."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __str__(self) -> str:
        return self._text

    def __float__(self) -> float:
        return float(self._text)


Roman.__abstractmethods__ = frozenset()


@pytest.mark.parametrize(("text", "whole_number"), [("12.0", 12), ("12.5", None), ("1e15", None), ("-12", -12)])
def test_a_real_number_of_another_library_is_one(text: str, whole_number: int | None) -> None:
    given = Roman(text)  # type: ignore[abstract]
    made = as_whole(given)
    assert made is given if whole_number is None else (made, type(made)) == (whole_number, int)
    assert str(as_decimal(given)) == str(Decimal(text))


class Integer(numbers.Integral):
    """What is registered as an integer, but cannot be converted to one, as a time span of numpy."""


Integer.__abstractmethods__ = frozenset()
Integer.__index__ = None  # type: ignore[assignment]


def test_an_integer_that_is_no_count_is_left_to_the_rule() -> None:
    given = Integer()  # type: ignore[abstract]
    assert as_whole(given) is given
    assert as_decimal(given) is given
    assert as_decimal(5j) == as_whole(5j) == 5j
