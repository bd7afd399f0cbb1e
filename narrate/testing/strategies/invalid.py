"""Strategies for records that are not valid, as plain data, with the path of their fault."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from attrs import frozen
from hypothesis import strategies as st

from narrate.records import Employment, Occupation, to_dict
from narrate.testing.strategies.numbers import pick
from narrate.testing.strategies.pay import pay
from narrate.testing.strategies.trends import trends


@frozen
class InvalidData:
    """A record as plain data with one thing wrong in it.

    Attributes:
        data: The data, as ``narrate.from_dict`` takes them.
        path: The path of the fault that ``InvalidRecordError`` lists, as ``projections[0].target_year``.
    """

    data: Mapping[str, object]
    path: str


@st.composite
def invalid_records(draw: st.DrawFn) -> InvalidData:
    """Draw a record with one fault, made on purpose, and where it is.

    >>> from hypothesis import find
    >>> found = find(invalid_records(), lambda found: found.path == "employment[0].jobs")
    >>> found.data["employment"][0]["jobs"]
    -1
    """
    record = draw(_TRENDS)
    employment = tuple(Employment(entry.year, entry.jobs) for entry in record.employment)
    sound = Occupation(record.id, employment=employment, projections=record.projections, pay=draw(_PAY))
    data: dict[str, Any] = to_dict(sound)
    return InvalidData(data, pick(draw, FAULTS)(data, draw))


_TRENDS: Final = trends()
_PAY: Final = pay()

Planted = Callable[[dict[str, Any], st.DrawFn], str]
"""A function that makes data invalid, and returns the path of the fault."""

_NO_COUNTS: Final = (-1, 0.5, float("nan"), float("inf"), "5", True)


def _no_count(data: dict[str, Any], draw: st.DrawFn) -> str:
    place = pick(draw, range(len(data["employment"])))
    data["employment"][place]["jobs"] = pick(draw, _NO_COUNTS)
    return f"employment[{place}].jobs"


def _no_year(data: dict[str, Any], draw: st.DrawFn) -> str:
    data["employment"][0]["year"] = pick(draw, [None, 20, 2014.5, "then"])
    return "employment[0].year"


def _same_year(data: dict[str, Any], _draw: st.DrawFn) -> str:
    data["employment"][1]["year"] = data["employment"][0]["year"]
    return "employment[1]"


def _target_before_base(data: dict[str, Any], draw: st.DrawFn) -> str:
    place = pick(draw, range(len(data["projections"])))
    entry = data["projections"][place]
    entry["target_year"] = entry["base_year"] - pick(draw, range(11))
    return f"projections[{place}].target_year"


def _percent_below_all(data: dict[str, Any], draw: st.DrawFn) -> str:
    data["projections"][0]["percent"] = pick(draw, [-101, -100.5])
    return "projections[0].percent"


def _unknown_label(data: dict[str, Any], _draw: st.DrawFn) -> str:
    data["projections"][0]["outlook"] = "bright"
    return "projections[0].outlook"


def _rounded_otherwise(data: dict[str, Any], _draw: st.DrawFn) -> str:
    data["employment"][0] |= {"jobs": 105, "rounding": 100}
    return "employment[0].jobs"


def _no_currency(data: dict[str, Any], _draw: st.DrawFn) -> str:
    data["pay"][0]["currency"] = "$"
    return "pay[0].currency"


def _no_rank(data: dict[str, Any], _draw: st.DrawFn) -> str:
    data["pay"][0]["percentiles"]["100"] = 10**9
    return "pay[0].percentiles[100]"


def _no_id(data: dict[str, Any], draw: st.DrawFn) -> str:
    data["id"] = pick(draw, ["", " ", None, 7])
    return "id"


def _no_language(data: dict[str, Any], _draw: st.DrawFn) -> str:
    data["names"] = {"x": {"plural": "models"}}
    return "names.x"


def _unsafe_name(data: dict[str, Any], draw: st.DrawFn) -> str:
    data["names"] = {"en": {"plural": "models" + pick(draw, ["\u202e", "\x00", "\u2066"])}}
    return "names.en.plural"


def _unknown_key(data: dict[str, Any], _draw: st.DrawFn) -> str:
    data["employed"] = 5
    return "employed"


FAULTS: Final[tuple[Planted, ...]] = (
    _no_count, _no_year, _same_year, _target_before_base, _percent_below_all, _unknown_label, _rounded_otherwise,
    _no_currency, _no_rank, _no_id, _no_language, _unsafe_name, _unknown_key,
)  # fmt: skip
"""All faults, each in its own place."""
