"""Where the facts of messages are: addresses whose key is made of a message's years, period and currency."""

from __future__ import annotations

from narrate.facts import FactSpec


def employment(year: str, field: str) -> FactSpec:
    """Return a field of the employment of a year, which a figure of the message names in braces."""
    return FactSpec("employment", (year,), field)


def projection(field: str = "") -> FactSpec:
    """Return a field of the projection from ``base_year`` to ``target_year``; without a field the projection."""
    return FactSpec("projections", ("{base_year}", "{target_year}"), field)


def new_projection(field: str) -> FactSpec:
    """Return a field of the projection from ``new_base_year`` to ``new_target_year``."""
    return FactSpec("projections", ("{new_base_year}", "{new_target_year}"), field)


def pay(field: str, rank: object = "") -> FactSpec:
    """Return a field of the wages of the message's year, period and currency."""
    return FactSpec("pay", _WAGES, field, str(rank))


def group_pay(field: str, rank: object = "") -> FactSpec:
    """Return a field of the group's wages of the message's year, period and currency."""
    return FactSpec("group.pay", _WAGES, field, str(rank))


_WAGES = ("{year}", "{period}", "{currency}")
