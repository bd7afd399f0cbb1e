"""Addresses of the facts of messages, with a message's years, period and currency as keys."""

from __future__ import annotations

from narrate.facts import FactSpec


def employment(year: str, field: str) -> FactSpec:
    """Return the address of a field of the employment in a year; *year* is a figure of the message."""
    return FactSpec("employment", (year,), field)


def projection(field: str = "") -> FactSpec:
    """Return the address of a field of the projection from ``base_year`` to ``target_year``, or of all of it."""
    return FactSpec("projections", ("{base_year}", "{target_year}"), field)


def new_projection(field: str) -> FactSpec:
    """Return the address of a field of the projection from ``new_base_year`` to ``new_target_year``."""
    return FactSpec("projections", ("{new_base_year}", "{new_target_year}"), field)


def compared_projection(kind: str, field: str) -> FactSpec:
    """Return the address of a field of the projection of a row for comparison, in the message's years."""
    return FactSpec(f"comparisons.{kind}.projections", ("{base_year}", "{target_year}"), field)


def pay(field: str, rank: object = "") -> FactSpec:
    """Return the address of a field of the wages in the message's year, period and currency."""
    return FactSpec("pay", _WAGES, field, str(rank))


def group_pay(field: str, rank: object = "") -> FactSpec:
    """Return the address of a field of the group's wages in the message's year, period and currency."""
    return FactSpec("group.pay", _WAGES, field, str(rank))


def compared_pay(kind: str, field: str, rank: object = "") -> FactSpec:
    """Return the address of a field of the wages of a row for comparison, as of the record's own."""
    return FactSpec(f"comparisons.{kind}.pay", _WAGES, field, str(rank))


_WAGES = ("{year}", "{period}", "{currency}")
