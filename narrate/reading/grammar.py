"""What a language's claims look like, from its ``reading.toml``; no code or word of the writing side is used."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Final

from attrs import field, frozen

from narrate.errors import UnknownLocaleError

_MARKS: Final[Mapping[str, tuple[str, str]]] = {
    "en_US": (",", "."),
    "en_GB": (",", "."),
    "es_ES": (".", ","),
    "es_MX": (",", "."),
    "es_US": (",", "."),
}
"""Separator of thousands and decimal mark: the reader's own knowledge, held against nothing that writes."""

_SIGNS: Final = r"(?:[A-Z]{1,3}\$|\$|[€£¥]|[A-Z]{3}\b)"
_SPACE: Final = "[ \u00a0\u202f]"


@frozen
class Grammar:
    """How one locale's prose is read.

    Attributes:
        pattern: All that can be a claim, as one pattern with a named group for each kind and value.
        group: The separator of thousands.
        mark: The decimal mark.
        months: Names of the months.
        words: For each named group of a word its kind and value.
    """

    pattern: re.Pattern[str] = field(repr=False)
    group: str
    mark: str
    months: tuple[str, ...]
    words: Mapping[str, tuple[str, str]] = field(repr=False)

    def number(self, text: str) -> Decimal:
        """Read the number in a text."""
        found = re.search(r"-?\d(?:[\d.,]*\d)?", text)
        assert found is not None
        return Decimal(found[0].replace(self.group, "").replace(self.mark, "."))


@cache
def grammar(locale: str) -> Grammar:
    """Make the grammar of a locale.

    Raises:
        UnknownLocaleError: There is no ``reading.toml`` for it.
    """
    if locale not in _MARKS:
        raise UnknownLocaleError(locale, tuple(_MARKS))
    data = tomllib.loads((_folder() / locale.split("_", maxsplit=1)[0] / "reading.toml").read_text(encoding="utf-8"))
    group, mark = _MARKS[locale]
    number = rf"(?<![\d.,])\d+(?:{re.escape(group)}\d{{3}})*(?:{re.escape(mark)}\d+)?(?!\d)"
    month_year = re.escape(data["month_year"]).replace(r"\{month\}", f"(?:{'|'.join(data['months'])})")
    known = {
        "{n}": number,
        "{w}": _SPACE,
        "{currency}": _SIGNS,
        "{month_year}": month_year.replace(r"\{year\}", r"\d{4}").replace(r"\ ", _SPACE),
    }
    words: dict[str, tuple[str, str]] = {}
    for kind, values in data["words"].items():
        for value, patterns in values.items():
            for place in range(len(patterns)):
                words[f"w_{kind}_{value}_{place}"] = (kind, value)
    # Of words that begin alike the longest is meant: "about as expected" before "as expected".
    texts = {name: data["words"][kind][value][int(name.rsplit("_", 1)[1])] for name, (kind, value) in words.items()}
    longest_first = sorted(words, key=lambda name: -len(texts[name]))
    alternatives = [rf"(?P<{name}>\b{texts[name]})(?!\w)" for name in longest_first]
    for kind, patterns in data["figures"].items():
        for place, pattern in enumerate(patterns):
            filled = pattern
            for name, meaning in known.items():
                filled = filled.replace(name, meaning)
            alternatives.append(f"(?P<f_{kind}_{place}>{filled})")
    return Grammar(re.compile("|".join(alternatives)), group, mark, tuple(data["months"]), words)


def _folder() -> Traversable:
    inside: Any = files("narrate") / "templates"
    return inside if inside.is_dir() else Path(__file__).parents[2] / "templates"
