"""Currencies that the names of a table's columns give: ``Median annual wage 2023 (MXN)``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from narrate.importing.custom.map_model import ColumnMap

_ENCLOSED: Final = re.compile(r"[(\[]([A-Z]{3})[)\]]")
_WORD: Final = re.compile(r"(?<![^\W_])[A-Z]{3}(?![^\W_])")
_ROLE: Final = "currency"
_WORDS: Final = ("ALL", "TOP")
"""Codes of currencies that are words of headers as well, unless they are in brackets."""


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
        codes = set(_codes(one.name))
        if len(codes) == 1:
            found[one.name] = codes.pop()
    return found


def _keys(mapping: ColumnMap) -> Iterator[tuple[str, ...]]:
    yield from (field.key for _, field in mapping.fields())


def _codes(name: str) -> Iterator[str]:
    from babel.core import get_global  # noqa: PLC0415  # imported only where a currency is looked for

    known = get_global("all_currencies")
    enclosed = [code for code in _ENCLOSED.findall(name) if code in known]
    words = [code for code in _WORD.findall(name) if code in known and code not in _WORDS]
    yield from enclosed or words
