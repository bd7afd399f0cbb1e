"""Currencies that the names of a table's columns give: ``Median annual wage 2023 (MXN)``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from narrate.importing.custom.map_model import ColumnMap
from narrate.importing.proposal.column_currencies import currencies

_ROLE: Final = "currency"


def header_currencies(mapping: ColumnMap) -> dict[str, str]:
    """Return the currencies of the columns with amounts for which a map gives none, by the columns' names.

    >>> from narrate.importing.custom.map_model import MappedColumn
    >>> columns = (MappedColumn("code", "id"), MappedColumn("Salario (MXN)", "pay.2023.annual.p50"))
    >>> header_currencies(ColumnMap(columns))
    {'Salario (MXN)': 'MXN'}
    """
    given = {key[:-1] for key in _keys(mapping) if key[-1] == _ROLE}
    if () in given:
        return {}
    found = {}
    for one in mapping.columns:
        sample = one.template.sample
        if sample is None or sample.pattern.parts[-1] != "<rank>" or one.template.key[:-1] in given:
            continue
        codes = currencies(one.name, capitals=True)
        if len(codes) == 1:
            found[one.name] = next(iter(codes))
    return found


def _keys(mapping: ColumnMap) -> Iterator[tuple[str, ...]]:
    yield from (field.key for _, field in mapping.fields())
