"""What a language's claims look like, from its ``reading.toml``; no code or word of the writing side is used."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from narrate.errors import UnknownLocaleError
from narrate.tags import resolve

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_SIGNS: Final = r"(?:[A-Z]{1,3}[$¥£]|[$€£¥]|[A-Z]{3}\b)"
_SPACE: Final = "[ \u00a0\u202f]"
_AROUND: Final = re.compile(r"\(\?<?[=!](?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)")
"""What a pattern wants before or after its words, which is no part of them."""

_SENTENCE_END: Final = r"(?<=[.!?])\s+(?=[\"“«„¿¡]?[A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĘĚŁŃŇŚŠŹŻŽА-ЯЁ])|\n+"


@frozen
class Grammar:
    """How one locale's prose is read.

    Attributes:
        pattern: All that can be a claim, as one pattern with a named group for each kind and value.
        sentence_end: Where a sentence ends and the next begins.
        group: The separators of thousands, one character each: amounts of money may have another than counts.
        mark: The decimal mark.
        months: Names of the months, each with its number; a month may have several names.
        words: For each named group of a word its kind and value; of a word that stands for a figure, the figure.
        units: Words for large units within a number, and what each counts: 160万 is 1,600,000.
    """

    pattern: re.Pattern[str] = field(repr=False)
    sentence_end: re.Pattern[str] = field(repr=False)
    group: str
    mark: str
    months: Mapping[str, int]
    words: Mapping[str, tuple[str, int | str]] = field(repr=False)
    units: Mapping[str, int]

    def number(self, text: str) -> Decimal:
        """Read the number in a text, its digits plain ones; with large units in it, the sum of its parts."""
        marks = re.escape(self.group + self.mark)
        unit = "|".join(map(re.escape, self.units)) or "(?!)"
        parts = re.findall(rf"(\d(?:[\d{marks}]*\d)?)({unit})?", text)
        assert parts, text
        told = [
            Decimal(re.sub(f"[{re.escape(self.group)}]", "", digits).replace(self.mark, ".")) * self.units.get(word, 1)
            for digits, word in parts
        ]
        return sum(told, Decimal(0)) if parts[0][1] else told[0]


def plain_digits(text: str) -> str:
    r"""Write the digits of every script as plain ones; every other character keeps its place.

    >>> plain_digits("\u0663\u066b\u0660")
    '3\u066b0'
    """
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(letter)) if letter.isdecimal() else letter for letter in text)


def grammar(locale: str) -> Grammar:
    """Give the grammar of a locale; there is one for each.

    Raises:
        UnknownLocaleError: There is no ``reading.toml`` for it.
    """
    return _grammar(resolve(locale, _known()))


@cache
def _grammar(locale: str) -> Grammar:
    data = _data(locale)
    group, mark = data["marks"][locale.partition("_")[2]]
    marks = re.escape(group + mark)
    # A number does not start inside another one; where the separator is a space, a space may precede it.
    before = rf"(?<!\d)(?<!\d[{marks}])"
    digits = rf"\d+(?:[{re.escape(group)}]\d{{3}})*(?:{re.escape(mark)}\d+)?(?!\d)"
    number = f"{before}{digits}"
    units: Mapping[str, int] = data.get("units", {})
    unit = "|".join(map(re.escape, units)) or "(?!)"
    months = _months(data["months"])
    month_year = re.escape(data["month_year"]).replace(r"\{month\}", f"(?:{'|'.join(map(re.escape, months))})")
    known = {
        "{n}": number,
        # Each unit stands once in a number; without the bound the time would grow with the square of the text.
        "{large}": f"{before}(?:{digits}(?:{unit})){{1,{len(units) or 1}}}(?:{digits})?",
        "{w}": _SPACE,
        "{currency}": data.get("currency", _SIGNS),
        "{month_year}": month_year.replace(r"\{year\}", r"\d{4}").replace(r"\ ", _SPACE),
    }
    before, after = (r"\b", r"(?!\w)") if data.get("words_set_apart", True) else ("", "")
    words: dict[str, tuple[str, int | str]] = {}
    texts: dict[str, str] = {}
    for kind, values in (*data["words"].items(), *data.get("told", {}).items()):
        for value, patterns in values.items():
            for pattern in patterns:
                name = f"w{len(words)}"
                words[name] = (kind, int(value) if kind in data.get("told", {}) and value.isdecimal() else value)
                texts[name] = pattern
    # Of words that begin alike the longest is meant: "often required" before "required", whatever stands around it.
    longest_first = sorted(words, key=lambda name: -len(_AROUND.sub("", texts[name])))
    alternatives = [rf"(?P<{name}>{before}{texts[name]}){after}" for name in longest_first]
    for kind, patterns in data["figures"].items():
        for place, pattern in enumerate(patterns):
            filled = pattern
            for name, meaning in known.items():
                filled = filled.replace(name, meaning)
            alternatives.append(f"(?P<f_{kind}_{place}>{filled})")
    return Grammar(
        re.compile("|".join(alternatives)),
        re.compile(data.get("sentence_end", _SENTENCE_END)),
        group,
        mark,
        months,
        words,
        units,
    )


def _months(names: Sequence[str | Sequence[str]]) -> dict[str, int]:
    """Number the names of the months; one that goes by several names ("Januar", "Jänner") has a list of them."""
    return {
        name: number
        for number, entry in enumerate(names, start=1)
        for name in ([entry] if isinstance(entry, str) else entry)
    }


def _data(locale: str) -> dict[str, Any]:
    """Read the grammar's file: the territory's own, else the language's."""
    base, _, territory = locale.partition("_")
    for folder in (locale, base):
        path = _folder() / folder / "reading.toml"
        if path.is_file():
            data = _toml(path)
            marks = data["marks"]
            if territory in marks:
                return data
    raise UnknownLocaleError(locale, _known())


def _toml(path: Traversable) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415  # only who reads pays for it

    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def _known() -> tuple[str, ...]:
    known = []
    for entry in _folder().iterdir():
        path = entry / "reading.toml"
        if path.is_file():
            marks = _toml(path)["marks"]
            known += [f"{entry.name.partition('_')[0]}_{name}" for name in marks]
    return tuple(sorted(known))


def _folder() -> Traversable:
    from importlib.resources import files  # noqa: PLC0415  # only who reads pays for it

    inside: Any = files("narrate") / "templates"
    return inside if inside.is_dir() else Path(__file__).parents[2] / "templates"
