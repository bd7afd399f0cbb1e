"""Data of CLDR for one locale, as a value and as a file."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from attrs import asdict, field, fields, frozen

from narrate.errors import TemplateError
from narrate.excerpts import shown

CATEGORIES: Final = ("zero", "one", "two", "few", "many")
"""The plural categories of CLDR with rules, in its order; ``other`` is the rest."""

_LISTS: Final = ("and", "or")
_PLACES: Final = ("start", "middle", "end", "pair")


@frozen
class LocaleData:
    """The data of CLDR for one locale, with CLDR's patterns.

    Attributes:
        locale: The locale in CLDR's spelling.
        stamp: The versions of CLDR and Babel that the data are from.
        digits: The ten digits of the locale's numbering system, zero first.
        group: The separator of thousands.
        mark: The decimal mark.
        money_group: The separator of thousands in amounts of money.
        money_mark: The decimal mark in amounts of money.
        minus: The sign of a negative number.
        number: The pattern of a number, ``#,##0.###``; ``#,##,##0.###`` groups thousands in pairs.
        percent_sign: The sign for % in the pattern of a percent.
        percent: The pattern of a percent, ``#,##0%``.
        money: The pattern of an amount of money, ``¤#,##0.00``.
        month_year: The pattern of a month and its year, ``MMMM y``.
        year: The pattern of a year without a month.
        months: The names of the months, in the form that the pattern requires.
        plurals: CLDR's rule for each plural category but ``other``.
        lists: For ``and`` and ``or``: the patterns of the start, the middle and the end of a list, and of a pair.
        currencies: The symbol of each currency that has one; others are written with their code.
    """

    locale: str
    stamp: str
    digits: str
    group: str
    mark: str
    money_group: str
    money_mark: str
    minus: str
    number: str
    percent_sign: str
    percent: str
    money: str
    month_year: str
    year: str
    months: tuple[str, ...]
    plurals: Mapping[str, str]
    lists: Mapping[str, Mapping[str, str]] = field(repr=False)
    currencies: Mapping[str, str] = field(repr=False)


def parsed(text: str, *, locale: str, stamp: str, name: str) -> LocaleData:
    """Parse a locale's file.

    Args:
        text: The file, TOML as from ``written``.
        locale: The locale of the data.
        stamp: The origin of the data, for a file without a stamp.
        name: The name of the file in errors.

    Returns:
        The data, as a frozen value.

    Raises:
        TemplateError: The file is not TOML, or is malformed.
    """
    import tomllib  # noqa: PLC0415  # imported only for writing figures

    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise TemplateError(name, None, f"required is TOML; {error}") from None
    own = given.pop("stamp", stamp)
    for key in given:
        if key not in _FORM:
            raise TemplateError(name, None, f"required is one of {', '.join(_FORM)}; what came is {key!r}")
    for key, (required, allowed) in _FORM.items():
        if key not in given:
            raise TemplateError(name, None, f"required is {key}, {required}; there is none")
        if not allowed(given[key]):
            raise TemplateError(name, None, f"{key}: required is {required}; what came is {shown(given[key])}")
    if not _is_text(own):
        raise TemplateError(name, None, f"stamp: required is a text; what came is {shown(own)}")
    return LocaleData(locale=locale, stamp=own, **{**given, "months": tuple(given["months"])})


def written(data: LocaleData, *, stamp: bool = False) -> str:
    r"""Return a locale's data as a file for ``parsed``; invisible characters are escaped.

    Args:
        data: The data.
        stamp: Whether the file includes the stamp of the data.

    >>> from narrate.cldr.snapshot import carried
    >>> [line for line in written(carried("fr_FR")).splitlines() if line.startswith("percent =")]
    ['percent = "#,##0\\u00a0%"']
    """
    values = asdict(data)
    lines = [f"# What CLDR says of {data.locale}, written by python -m narrate.cldr; not to be changed by hand."]
    if stamp:
        lines.append(f"stamp = {_quoted(data.stamp)}")
    for key in _FORM:
        value = values[key]
        if isinstance(value, str):
            lines.append(f"{key} = {_quoted(value)}")
        elif not isinstance(value, Mapping):
            lines.append(f"{key} = [{', '.join(map(_quoted, value))}]")
    for key in _FORM:
        value = values[key]
        if not isinstance(value, Mapping):
            continue
        lines += ["", f"[{key}]"]
        for name, entry in value.items():
            if isinstance(entry, Mapping):
                inner = ", ".join(f"{place} = {_quoted(pattern)}" for place, pattern in entry.items())
                lines.append(f"{name} = {{ {inner} }}")
            else:
                lines.append(f"{name} = {_quoted(entry)}")
    return "\n".join(lines) + "\n"


def written_currencies(codes: Iterable[str], decimals: Mapping[str, int]) -> str:
    r"""Return the file of the currencies: their codes, and the decimals of those that have not two.

    >>> print(written_currencies(["JPY", "USD"], {"JPY": 0}).partition("\n")[2], end="")
    codes = '''
    JPY USD
    '''
    <BLANKLINE>
    [decimals]
    JPY = 0
    """
    head = "# Currencies of CLDR, and the decimals of amounts that have not two; written by python -m narrate.cldr."
    rows = "".join(f"{code} = {places}\n" for code, places in decimals.items())
    return f"{head}\ncodes = '''\n{textwrap.fill(' '.join(codes), 119)}\n'''\n\n[decimals]\n{rows}"


def changes(old: LocaleData, new: LocaleData) -> list[str]:
    """List the changes in newer data of a locale, as in ``percent: "#,##0 %" becomes "#,##0%"``.

    >>> from narrate.cldr.snapshot import carried
    >>> changes(carried("en_GB"), carried("en_US"))[:1]
    ['lists.and.end: "{0} and {1}" becomes "{0}, and {1}"']
    """
    before, after = dict(_entries(old)), dict(_entries(new))
    lines = []
    for key in dict.fromkeys((*before, *after)):
        if before.get(key) != after.get(key):
            was, becomes = (_quoted(side[key]) if key in side else "nothing" for side in (before, after))
            lines.append(f"{key}: {was} becomes {becomes}")
    return lines


def _entries(data: LocaleData) -> Iterator[tuple[str, str]]:
    values = asdict(data)
    for key in _FORM:
        yield from _leaves(key, values[key])


def _leaves(key: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, Mapping):
        for name, entry in value.items():
            yield from _leaves(f"{key}.{name}", entry)
    else:
        for place, entry in enumerate(value, start=1):
            yield from _leaves(f"{key}[{place}]", entry)


def _quoted(text: str) -> str:
    """Return a text as a string of TOML, with invisible characters escaped."""
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(letter: str) -> str:
    if letter in '"\\':
        return "\\" + letter
    if letter != " " and unicodedata.category(letter)[0] in "ZC":
        return f"\\u{ord(letter):04x}" if ord(letter) < 0x10000 else f"\\U{ord(letter):08x}"
    return letter


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_pattern(mark: str) -> Callable[[object], bool]:
    """Return a check for patterns with one number and one sign."""
    form = re.compile(rf"[^#0{mark}]*{mark}?[^#0{mark}]*[#0.,]+[^#0{mark}]*{mark}?[^#0{mark}]*")
    return lambda value: isinstance(value, str) and value.count(mark) == 1 and form.fullmatch(value) is not None


def _is_number(value: object) -> bool:
    return isinstance(value, str) and re.fullmatch(r"#,(?:#+,)?##0(?:\.#+)?", value) is not None


def _is_date(value: object) -> bool:
    return isinstance(value, str) and "y" in value


def _are_rules(value: object) -> bool:
    return isinstance(value, dict) and all(
        key in CATEGORIES and isinstance(rule, str) and _RULE.fullmatch(rule) for key, rule in value.items()
    )


_RANGES: Final = r"\d+(?:\.\.\d+)?(?:,\d+(?:\.\.\d+)?)*"
_RELATION: Final = rf"[nivwftce](?: % \d+)? !?= {_RANGES}"
_RULE: Final = re.compile(rf"{_RELATION}(?: (?:and|or) {_RELATION})*")


def _are_lists(value: object) -> bool:
    return (
        isinstance(value, dict)
        and set(value) == set(_LISTS)
        and all(isinstance(patterns, dict) and set(patterns) == set(_PLACES) for patterns in value.values())
        and all(
            isinstance(pattern, str) and re.fullmatch(r"\{0\}[^{}]*\{1\}", pattern)
            for patterns in value.values()
            for pattern in patterns.values()
        )
    )


def _are_signs(value: object) -> bool:
    return isinstance(value, dict) and all(
        isinstance(sign, str) and sign and re.fullmatch("[A-Z]{3}", code) for code, sign in value.items()
    )


def _are_digits(value: object) -> bool:
    return isinstance(value, str) and [unicodedata.decimal(digit, -1) for digit in value] == list(range(10))


def _are_months(value: object) -> bool:
    return isinstance(value, list) and len(value) == 12 and all(isinstance(month, str) and month for month in value)


_SEPARATOR: Final = (
    "one character other than a digit", lambda value: isinstance(value, str) and len(value) == 1 and not value.isdigit()
)  # fmt: skip
_SIGN: Final = ("a text", lambda value: isinstance(value, str) and value != "")
_DATE: Final = ("a CLDR pattern with y", _is_date)
_FORM: Final[Mapping[str, tuple[str, Callable[[Any], bool]]]] = {
    "digits": ("the ten digits in a row, zero first", _are_digits),
    "group": _SEPARATOR,
    "mark": _SEPARATOR,
    "money_group": _SEPARATOR,
    "money_mark": _SEPARATOR,
    "minus": _SIGN,
    "number": ("a CLDR pattern such as #,##0.###", _is_number),
    "percent_sign": _SIGN,
    "percent": ("a CLDR pattern such as #,##0%", _is_pattern("%")),
    "money": ("a CLDR pattern such as \u00a4#,##0.00", _is_pattern("\u00a4")),
    "month_year": _DATE,
    "year": _DATE,
    "months": ("the twelve months", _are_months),
    "plurals": (f"a table of {', '.join(CATEGORIES)}, each with a CLDR rule such as i = 1 and v = 0", _are_rules),
    "lists": (
        f"the tables {' and '.join(_LISTS)}, each with {', '.join(_PLACES)} as {{0}}, {{1}} with nothing around",
        _are_lists,
    ),
    "currencies": ("a table of codes such as USD, each with its symbol", _are_signs),
}

assert {entry.name for entry in fields(LocaleData)} == {*_FORM, "locale", "stamp"}
