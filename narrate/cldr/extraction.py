"""Extraction of a locale's data from the installed Babel."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.metadata import version as installed_version
from typing import Any, Final

from babel import core
from babel.plural import PluralRule

from narrate.cldr.data import CATEGORIES, LocaleData
from narrate.errors import TemplateError

_ZEROS: Final = {
    "adlm": 0x1E950, "arab": 0x0660, "arabext": 0x06F0, "beng": 0x09E6, "cakm": 0x11136, "deva": 0x0966,
    "hmnp": 0x1E140, "latn": 0x0030, "mtei": 0xABF0, "mymr": 0x1040, "nkoo": 0x07C0, "olck": 0x1C50, "tibt": 0x0F20,
}  # fmt: skip
"""The first of the ten digits of each numbering system in Unicode; no locale of CLDR has another system."""


def babel_version() -> str:
    """Return the version of the installed Babel."""
    return installed_version("babel")


def cldr_version() -> str:
    """Return the version of CLDR in the installed Babel; empty where an old Babel does not have it."""
    return str(core.get_cldr_version()) if hasattr(core, "get_cldr_version") else ""


def installed_stamp() -> str:
    """Return the stamp of data that are taken from the installed Babel.

    >>> "Babel" in installed_stamp() and installed_stamp().endswith(", installed")
    True
    """
    cldr = cldr_version()
    return f"{f'CLDR {cldr}, ' if cldr else ''}Babel {babel_version()}, installed"


def installed_decimals() -> dict[str, int]:
    """Read how many decimals amounts have from the installed Babel, for currencies that have not two."""
    places = {str(code): int(data[0]) for code, data in core.get_global("currency_fractions").items()}
    usual = places.pop("DEFAULT")
    assert usual == 2, usual
    return {code: decimals for code, decimals in sorted(places.items()) if decimals != usual}


def installed_currencies() -> tuple[str, ...]:
    """Read the codes of all currencies, those that are no longer used among them, from the installed Babel.

    >>> {"USD", "JPY", "DEM"} <= {*installed_currencies()}
    True
    """
    return tuple(sorted(map(str, core.get_global("all_currencies"))))


def installed(locale: str) -> LocaleData:
    """Read a locale's data from the installed Babel.

    Args:
        locale: The locale in CLDR's spelling, ``es_MX``.

    Returns:
        The data, stamped as the installed Babel's.

    Raises:
        TemplateError: Babel does not know the locale, or it has something that narrate cannot write.

    >>> installed("es_MX").group
    ','
    """
    data = _parsed(locale)
    system = data.default_numbering_system
    if system not in _ZEROS:
        raise TemplateError(
            locale, None, f"required is one of the numbering systems {', '.join(_ZEROS)}; what Babel has is {system!r}"
        )
    # Symbols that a numbering system lacks are those of Latin digits.
    symbols: Mapping[str, str] = {**data.number_symbols["latn"], **data.number_symbols.get(system, {})}
    pattern = str(data.datetime_skeletons["yMMMM"].pattern)
    context = "stand-alone" if "L" in re.sub("'[^']*'", "", pattern) else "format"
    months: Mapping[int, str] = data.months[context]["wide"]
    return LocaleData(
        locale=locale,
        stamp=installed_stamp(),
        digits="".join(chr(_ZEROS[system] + place) for place in range(10)),
        group=symbols["group"],
        mark=symbols["decimal"],
        money_group=symbols.get("currencyGroup", symbols["group"]),
        money_mark=symbols.get("currencyDecimal", symbols["decimal"]),
        minus=symbols["minusSign"],
        number=_positive(data.decimal_formats[None].pattern),
        percent_sign=symbols["percentSign"],
        percent=_positive(data.percent_formats[None].pattern),
        money=_positive(data.currency_formats["standard"].pattern),
        month_year=pattern,
        year=str(data.datetime_skeletons["y"].pattern),
        months=tuple(months[month] for month in range(1, 13)),
        plurals=_rules(data.plural_form),
        lists={"and": _list(data.list_patterns["standard"]), "or": _list(data.list_patterns["or"])},
        currencies={code: sign for code, sign in sorted(data.currency_symbols.items()) if sign != code},
    )


def _parsed(locale: str) -> core.Locale:
    language, *rest = locale.split("_")
    try:
        data = core.Locale.parse(locale)
    except (core.UnknownLocaleError, ValueError, TypeError):
        data = None
    # Babel ignores unknown parts of a code; that would give another locale's data.
    known = () if data is None else (data.language, data.script, data.territory)
    if data is None or language != data.language or not set(rest) <= set(known):
        raise TemplateError(
            locale,
            None,
            f"required are CLDR's data of this locale; narrate carries none, and Babel {babel_version()} has none. "
            f"They can be written into a file cldr.toml of its folder of templates",
        )
    return data


def _positive(pattern: Any) -> str:
    """Return the part of a number pattern for positive numbers."""
    return str(pattern).partition(";")[0]


def _rules(form: PluralRule) -> dict[str, str]:
    """Return the rules of the plural categories in CLDR's syntax: ``i = 1 and v = 0``."""
    rules = {
        category: form.rules[category]
        .replace(" not in ", " != ")
        .replace(" in ", " = ")
        .replace(" mod ", " % ")
        for category in CATEGORIES
        if category in form.rules
    }  # fmt: skip
    assert PluralRule(rules).rules == form.rules, form.rules
    return rules


def _list(patterns: Mapping[str, str]) -> dict[str, str]:
    return {
        "start": patterns["start"],
        "middle": patterns["middle"],
        "end": patterns["end"],
        "pair": patterns["2"],
    }
