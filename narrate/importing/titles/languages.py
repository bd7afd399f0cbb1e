"""The languages that a table is expected to be in, by which the encoding of its text is weighed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from narrate.formats.columns import ColumnPath
from narrate.tags import parse

_LANGUAGE_PART: Final[Mapping[str, int]] = {"names": 1, "descriptions": 1, "texts": 2}
"""The part of a field that is its language."""


def base_languages(keys: Iterable[str]) -> frozenset[str]:
    """Return the languages of keys of a record: languages or locales.

    >>> sorted(base_languages(["es_MX", "pl", "zh-Hant-TW"]))
    ['es', 'pl', 'zh']
    """
    return frozenset(tag.language for tag in map(parse, keys) if tag is not None)


def field_languages(fields: Iterable[ColumnPath]) -> frozenset[str]:
    """Return the languages of the fields that a table has, as a map names them.

    >>> sorted(field_languages([("id",), ("names", "es_MX", "singular"), ("texts", "pay", "de")]))
    ['de', 'es']
    """
    places = ((parts, _LANGUAGE_PART.get(parts[0], 0)) for parts in fields if parts)
    return base_languages(parts[place] for parts, place in places if 0 < place < len(parts))
