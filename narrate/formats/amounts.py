"""The currency of a row's amounts: in a column of its own, or behind the name of a column."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from narrate.formats.columns import ColumnPath, record_field

_AMOUNTS: Final = re.compile(r"(.*?) ?\(([A-Z]{3})\)")
"""The name of a column of amounts with their currency: ``pay.2024.annual.p50 (MXN)``."""


def currency_column(name: str) -> tuple[str, ColumnPath, str] | None:
    """Split the name of a column of amounts with their currency; None for any other name.

    Returns:
        The name without it, the field of the currency, and the currency.

    >>> currency_column("pay.2024.annual.p50 (MXN)")
    ('pay.2024.annual.p50', ('pay', '2024', 'annual', 'currency'), 'MXN')
    """
    match = _AMOUNTS.fullmatch(name)
    found = None if match is None else record_field(tuple(match[1].split(".")))
    if match is None or found is None or found.pattern.parts[-1] != "<rank>":
        return None
    return match[1], (*found.path[:-1], "currency"), match[2]


def without_currency(data: Mapping[str, Any]) -> dict[str, str]:
    """Return the wages of a record's dict that lack a currency: its path in the record, and the name of its column.

    >>> without_currency({"pay": [{"year": 2024, "period": "annual", "percentiles": {"50": 9}}]})
    {'pay[0].currency': 'pay.2024.annual.currency'}
    """
    parts = [("", "", data), ("group.", "group.", data.get("group", {}))]
    for place, compared in enumerate(data.get("comparisons", ())):
        parts.append((f"comparisons[{place}].", f"comparisons.{compared.get('kind')}.", compared))
    return {
        f"{path}pay[{index}].currency": f"{name}pay.{one.get('year')}.{one.get('period')}.currency"
        for path, name, part in parts
        for index, one in enumerate(part.get("pay", ()))
        if "currency" not in one
    }
