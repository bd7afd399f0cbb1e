"""The currency of amounts: as a header, a note or the cells of a table name it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

from narrate.importing.proposal.header_words import fold, is_unspaced, tables, tokens
from narrate.language.model import locales

_CODE: Final = re.compile(r"(?<![^\W\d_])[A-Z]{3}(?![^\W\d_])")
_SET_OFF: Final = re.compile(
    r"[(\[,;/|]\s*(?:in\s+)?([A-Z]{3})\s*[)\],;/|]|[(\[,;/|-]\s*([A-Z]{3})\s*$|\bin ([A-Z]{3})\b"
)
_SIGNS: Final[Mapping[str, str]] = {
    "€": "EUR", "£": "GBP", "₽": "RUB", "R$": "BRL", "US$": "USD", "CA$": "CAD", "C$": "CAD",
    "A$": "AUD", "NZ$": "NZD", "MX$": "MXN", "NT$": "TWD", "HK$": "HKD", "₩": "KRW", "₹": "INR", "₺": "TRY",
    "₴": "UAH",
}  # fmt: skip
_DOLLAR: Final = "$"


def currencies(text: str, *, capitals: bool = False) -> frozenset[str]:
    """Return the currencies that a text names: by code, by sign, or by word.

    Args:
        text: The text.
        capitals: Whether a code has to be in capitals; ``usd`` may be a word that nobody reviews.

    >>> sorted(currencies("Salario mediano anual 2023 (MXN)")), sorted(currencies("Median £")), sorted(currencies("$"))
    (['MXN'], ['GBP'], [])
    """
    found = {code for code in _CODE.findall(text) if code in _home_currencies()}
    found |= {code for match in _SET_OFF.finditer(text) if (code := next(filter(None, match.groups()))) in _codes()}
    found |= {code for sign, code in _SIGNS.items() if sign in text}
    words = tokens(text)
    if not capitals:
        found |= {code for word, code in _lower_codes().items() if word in words}
    spaced = f" {' '.join(words)} "
    named = {
        code
        for phrase, code in _words().items()
        if (phrase in spaced if is_unspaced(phrase) else f" {phrase} " in spaced)
    }
    return frozenset(found or named)


def dollars_of(texts: Iterable[str]) -> str:
    """Return the dollar or peso of the one territory that texts around a table name; empty where there is none."""
    around = f" {fold(' | '.join(texts))} "
    found = {
        code
        for name, code in _dollar_territories().items()
        if re.search(rf"(?<![^\W\d_]){re.escape(name)}(?![^\W\d_])", around)
    }
    return next(iter(found)) if len(found) == 1 else ""


def has_dollar(text: str) -> bool:
    """Check whether a text has the sign that many currencies share."""
    return _DOLLAR in text


@cache
def _codes() -> frozenset[str]:
    from babel import Locale  # noqa: PLC0415  # only a proposal asks for them

    return frozenset(Locale("en").currencies)


@cache
def _home_currencies() -> frozenset[str]:
    """Return the currencies of the territories that narrate writes for; their codes are no words in capitals."""
    from babel.numbers import get_territory_currencies  # noqa: PLC0415

    territories = {part for name in locales() for part in name.split("_")[1:] if len(part) == 2}
    return frozenset(code for one in territories for code in get_territory_currencies(one))


@cache
def _lower_codes() -> Mapping[str, str]:
    return {code.lower(): code for code in _home_currencies()}


@cache
def _words() -> Mapping[str, str]:
    """Return words for currencies in all languages, each with its code."""
    return {
        " ".join(tokens(word)): code
        for table in tables().values()
        for code, words in table.get("currencies", {}).items()
        for word in words
    }


@cache
def _dollar_territories() -> Mapping[str, str]:
    """Return names of territories whose currency is written with $, in all languages, each with its code."""
    from babel import Locale  # noqa: PLC0415
    from babel.numbers import get_currency_symbol, get_territory_currencies  # noqa: PLC0415

    bases = sorted({one.partition("_")[0] for one in locales()})
    found = {}
    for territory, english in Locale("en").territories.items():
        own = get_territory_currencies(territory) if len(territory) == 2 else []
        if len(own) == 1 and english and _DOLLAR in get_currency_symbol(own[0], "en"):
            for base in bases:
                name = Locale(base).territories.get(territory)
                if name and len(name) > 3:
                    found[fold(name)] = own[0]
    return found
