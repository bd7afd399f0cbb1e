"""The patterns of a language's claims, from its ``reading.toml``, without any code or word of the writing side."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

from attrs import field, frozen

from narrate.cldr import carried, currency_codes
from narrate.errors import TemplateError, UnknownLocaleError
from narrate.tags import resolve

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

FILE: Final = "reading.toml"
MONEY: Final = "money"
"""The kind of a claim of an amount of money."""

_SIGN: Final = (
    "[$\u00a2-\u00a5\u058f\u060b\u09f2\u09f3\u0e3f\u17db\u20a0-\u20c0\ufdfc\ufe69\uff04\uffe0\uffe1\uffe5\uffe6]"
)
"""The signs of currencies."""
_LETTER: Final = "A-Za-z\u00c0-\u024f\u0400-\u04ff"
"""Letters that a word of a currency's sign is not continued by."""
_BREAKS: Final = " \u00a0\u202f"
_SEPARATORS: Final = f"{_BREAKS}.,'\u2019\u066b\u066c"
"""What separates the digits of a number, in any country."""
_SPACE: Final = "[ \u00a0\u202f]"
_AROUND: Final = re.compile(r"\(\?<?[=!](?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)")
"""The conditions of a pattern on what precedes or follows its words."""

_APART: Final = re.compile("\\\\.|\\[[^\\]]*\\]|[ \u00a0]")
"""A space of a pattern, or what may have one that is none of its own: an escape or a set."""

_SENTENCE_END: Final = r"(?<=[.!?])\s+(?=[\"“«„¿¡]?[A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĘĚŁŃŇŚŠŹŻŽА-ЯЁ])|\n+"


class Folder(Protocol):
    """A caller's own folder of templates, as reading needs it, so that no code of the writing side is imported."""

    def __hash__(self) -> int:
        """Return a digest of its files: equal folders have the same content."""

    @property
    def folder(self) -> Path:
        """The path of the folder."""

    @property
    def names(self) -> tuple[str, ...]:
        """The paths of its folders and files, relative to it."""

    @property
    def texts(self) -> Mapping[str, str]:
        """The contents of its files, by path."""


class Styled(Protocol):
    """A style, as reading needs it."""

    @property
    def overlay(self) -> Folder | None:
        """The style's folder of templates, if there is one."""


@frozen
class Grammar:
    """The grammar by which one locale's prose is read.

    Attributes:
        pattern: One pattern for all claims, with a named group for each kind and value.
        sentence_end: Where a sentence ends and the next begins.
        group: The separators of thousands, one character each: those of counts and of money may differ.
        mark: The decimal mark.
        money_mark: The decimal mark of amounts of money, which may be another.
        months: Names of the months, each with its number; a month may have several names.
        words: The kind and value of each named group of a word; for a word that replaces a figure, the figure.
        units: Words for large units within a number, with their values: 160万 is 1,600,000.
        numerals: Words for small numbers, with their values.
    """

    pattern: re.Pattern[str] = field(repr=False)
    sentence_end: re.Pattern[str] = field(repr=False)
    group: str
    mark: str
    money_mark: str
    months: Mapping[str, int]
    words: Mapping[str, tuple[str, int | str]] = field(repr=False)
    units: Mapping[str, int]
    numerals: Mapping[str, int]

    def number(self, text: str, kind: str) -> Decimal:
        """Parse the number in a text with plain digits, or in words; parts with large units are added up."""
        if text in self.numerals:
            return Decimal(self.numerals[text])
        mark = self.money_mark if kind == MONEY else self.mark
        marks = re.escape(self.group + mark)
        unit = "|".join(map(re.escape, self.units)) or "(?!)"
        parts = re.findall(rf"(\d(?:[\d{marks}]*\d)?)({unit})?", text)
        assert parts, text
        values = [
            Decimal(re.sub(f"[{re.escape(self.group)}]", "", digits).replace(mark, ".")) * self.units.get(word, 1)
            for digits, word in parts
        ]
        return sum(values, Decimal(0)) if parts[0][1] else values[0]


def grammar(locale: str, overlay: Folder | None = None) -> Grammar:
    """Return the grammar of a locale; there is one for each.

    Args:
        locale: One of the locales.
        overlay: A caller's own folder of templates, whose ``reading.toml`` overrides narrate's.

    Raises:
        UnknownLocaleError: There is no ``reading.toml`` for it.
        TemplateError: The caller's own file is malformed.
    """
    name = resolve(locale, _known(overlay))
    try:
        return _grammar(name, overlay)
    except (LookupError, TypeError, ValueError, AttributeError, re.error) as error:
        if overlay is None or isinstance(error, UnknownLocaleError):
            raise
        file = f"{name.partition('_')[0]}/{FILE}"
        problem = f"required are months, marks and patterns as in templates/README.md; {type(error).__name__}: {error}"
        raise TemplateError(file, None, problem, folder=overlay.folder) from None


@cache
def _grammar(locale: str, overlay: Folder | None = None) -> Grammar:
    data = _data(locale, overlay)
    group, mark, *other = data["marks"][locale.partition("_")[2]]
    money_mark = other[0] if other else mark
    # A separator that is a space is read in each of the forms that it has in texts.
    group = "".join(dict.fromkeys(group + (_BREAKS if any(map(str.isspace, group)) else "")))
    # A number does not start within another one, be it of another country: 300 is not read in "874 300".
    before = r"(?<!\d)" + "".join(rf"(?<!(?<!\d)\d{{{length}}}[{_SEPARATORS}])" for length in (1, 2, 3))
    whole = rf"(?:\d{{1,3}}(?:[{re.escape(group)}]\d{{2,3}})*[{re.escape(group)}]\d{{3}}|\d+)"
    after = rf"(?!\d|[{_BREAKS}'\u2019]\d{{3}}(?!\d))"
    digits, in_money = (rf"{whole}(?:{re.escape(one)}\d+)?{after}" for one in (mark, money_mark))
    number, amount = f"{before}{digits}", f"{before}{in_money}"
    units: Mapping[str, int] = data.get("units", {})
    unit = "|".join(map(re.escape, units)) or "(?!)"
    numerals = {word: int(value) for value, names in data.get("numerals", {}).items() for word in names}
    months = _months(data["months"])
    if not all(part in data["month_year"] for part in ("{month}", "{year}")):
        raise ValueError("month_year has no {month} and {year}")
    month_year = re.escape(data["month_year"]).replace(r"\{month\}", f"(?:{'|'.join(map(re.escape, months))})")
    known = {
        "{n}": number,
        # Each unit occurs once in a number; without this bound the time would grow with the square of the text.
        "{large}": f"{before}(?:{digits}(?:{unit})){{1,{len(units) or 1}}}(?:{digits})?",
        "{numeral}": rf"\b(?:{'|'.join(sorted(map(re.escape, numerals), key=len, reverse=True)) or '(?!)'})\b",
        "{w}": _SPACE,
        "{currency}": _currency(locale, data.get("currency", "(?!)")),
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
    # The longest of words with the same start wins: "often required" before "required".
    longest_first = sorted(words, key=lambda name: -len(_AROUND.sub("", texts[name])))
    alternatives = [rf"(?P<{name}>{before}{_any_space(texts[name])}){after}" for name in longest_first]
    for kind, patterns in data["figures"].items():
        for place, pattern in enumerate(patterns):
            filled = _any_space(pattern)
            if kind == MONEY:
                filled = filled.replace("{n}", amount)
            for name, meaning in known.items():
                filled = filled.replace(name, meaning)
            alternatives.append(f"(?P<f_{kind}_{place}>{filled})")
    return Grammar(
        re.compile("|".join(alternatives)),
        re.compile(data.get("sentence_end", _SENTENCE_END)),
        group,
        mark,
        money_mark,
        months,
        words,
        units,
        numerals,
    )


def _currency(locale: str, own: str) -> str:
    """Return the pattern of a currency: the language's own, CLDR's of the locale, any sign, or a code of ISO 4217."""
    data = carried(locale)
    signs = () if data is None else sorted(data.currencies.values(), key=lambda sign: -len(sign))
    known = [_apart(re.escape(sign)) for sign in signs]
    codes = f"(?:{'|'.join(currency_codes())})"
    return "|".join((f"(?:{own}", *map(_any_space, known), f"(?<![A-Za-z])[A-Z]{{0,3}}{_SIGN}", f"{_apart(codes)})"))


def _apart(sign: str) -> str:
    """Return the pattern of a currency's sign which no letters of a longer word precede or follow."""
    return rf"(?<![{_LETTER}])(?:{sign})(?:(?<![{_LETTER}])|(?![{_LETTER}]))"


def _any_space(pattern: str) -> str:
    """Replace each space of a pattern by the set of spaces, those where no line breaks among them."""
    return _APART.sub(lambda found: _SPACE if found[0] in " \u00a0" else found[0], pattern)


def _months(names: Sequence[str | Sequence[str]]) -> dict[str, int]:
    """Return the number of each month by its names; for a month with several names ("Januar", "Jänner") by each."""
    return {
        name: number
        for number, entry in enumerate(names, start=1)
        for name in ([entry] if isinstance(entry, str) else entry)
    }


def _data(locale: str, overlay: Folder | None) -> dict[str, Any]:
    """Read the data of a locale: narrate's file for the territory or the language, overridden by a caller's own."""
    base, _, territory = locale.partition("_")
    for folder in (locale, base):
        data = _own(folder)
        marks = data.get("marks", {})
        if territory in marks:
            break
    for folder in (base, locale):
        data = _over(data, _callers(folder, overlay))
    marks = data.get("marks", {})
    if territory not in marks:
        raise UnknownLocaleError(locale, _known(overlay))
    return data


def _own(folder: str) -> dict[str, Any]:
    path = _folder() / folder / FILE
    return _toml(path.read_text(encoding="utf-8")) if path.is_file() else {}


def _callers(folder: str, overlay: Folder | None) -> dict[str, Any]:
    return {} if overlay is None else _toml(overlay.texts.get(f"{folder}/{FILE}", ""))


def _toml(text: str) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415  # imported only for reading

    return tomllib.loads(text)


def _over(held: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    laid = dict(held)
    for key, value in own.items():
        both = isinstance(value, dict) and isinstance(laid.get(key), dict)
        laid[key] = _over(laid[key], value) if both else value
    return laid


@cache
def _known(overlay: Folder | None) -> tuple[str, ...]:
    folders = {entry.name for entry in _folder().iterdir()}
    folders |= set() if overlay is None else {name.partition("/")[0] for name in overlay.names}
    found = [
        (folder.partition("_")[0], data.get("marks", {}))
        for folder in folders
        for data in (_own(folder), _callers(folder, overlay))
    ]
    return tuple(sorted({f"{base}_{territory}" for base, marks in found for territory in marks}))


def _folder() -> Traversable:
    from importlib.resources import files  # noqa: PLC0415  # imported only for reading

    inside: Any = files("narrate") / "templates"
    return inside if inside.is_dir() else Path(__file__).parents[2] / "templates"
