"""The carried data of CLDR, and lookup of a locale's data there, in a caller's folder, or in the installed Babel."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from narrate.cldr.data import LocaleData, parsed

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

FILE: Final = "cldr.toml"
"""The name of a language's file of data in a folder of templates."""

STAMP: Final = "stamp.toml"
"""The file with the versions of CLDR and Babel that the carried data are from, and their checksum."""

CURRENCIES: Final = "currencies.toml"
"""The file with the codes of all currencies, and the decimals of each that has not two."""

_USUAL_DECIMALS: Final = 2
_NO_LOCALES: Final = (STAMP, CURRENCIES)


def folder() -> Traversable:
    """Return the folder of the carried data, with a file for each locale and the stamp."""
    from importlib.resources import files  # noqa: PLC0415  # imported only for writing figures

    return files("narrate.cldr") / "snapshot"


@cache
def stamp() -> Mapping[str, str]:
    """Read the stamp of the carried data: ``cldr`` and ``babel`` as versions, ``sha256`` of all files."""
    import tomllib  # noqa: PLC0415  # imported only for writing figures

    return tomllib.loads((folder() / STAMP).read_text(encoding="utf-8"))


@cache
def version() -> str:
    """Return the versions of CLDR and Babel that the carried data are from.

    >>> version().startswith("CLDR ")
    True
    """
    return f"CLDR {stamp()['cldr']}, Babel {stamp()['babel']}"


@cache
def _currencies() -> Mapping[str, Any]:
    import tomllib  # noqa: PLC0415  # imported only for writing figures

    return tomllib.loads((folder() / CURRENCIES).read_text(encoding="utf-8"))


def unusual_decimals() -> Mapping[str, int]:
    """Return how many decimals amounts of a currency have, for the currencies that have not two."""
    decimals: Mapping[str, int] = _currencies()["decimals"]
    return decimals


def currency_codes() -> tuple[str, ...]:
    """Return the codes of all currencies by ISO 4217, those that are no longer used among them.

    >>> {"USD", "JPY", "DEM"} <= {*currency_codes()}
    True
    """
    return tuple(_currencies()["codes"].split())


def currency_decimals(currency: str) -> int:
    """Return how many decimals CLDR gives amounts of a currency, by its code of ISO 4217.

    >>> [currency_decimals(code) for code in ("USD", "JPY", "KWD", "HUF")]
    [2, 0, 3, 0]
    """
    return unusual_decimals().get(currency, _USUAL_DECIMALS)


def snapshot_locales() -> tuple[str, ...]:
    """List the locales whose data narrate carries.

    >>> "en_US" in snapshot_locales()
    True
    """
    return tuple(
        sorted(
            entry.name.removesuffix(".toml")
            for entry in folder().iterdir()
            if entry.name.endswith(".toml") and entry.name not in _NO_LOCALES
        )
    )


@cache
def carried(locale: str) -> LocaleData | None:
    """Read the carried data of a locale; None where narrate carries none."""
    file = folder() / f"{locale}.toml"
    if not locale.replace("_", "").isalnum() or file.name in _NO_LOCALES or not file.is_file():
        return None
    return parsed(file.read_text(encoding="utf-8"), locale=locale, stamp=version(), name=f"{locale}.toml")


def locale_data(locale: str, own: Mapping[str, str] | None = None, *, directory: Path | None = None) -> LocaleData:
    """Return a locale's data: the caller's own, else the carried ones, else those of the installed Babel.

    Args:
        locale: The locale in CLDR's spelling.
        own: Texts in a caller's own folder of templates by path, such as ``eo_001/cldr.toml``; a file of the locale
            overrides one of its language.
        directory: That folder, for errors.

    Returns:
        The data, with a stamp of their origin.

    Raises:
        TemplateError: There are no data for this locale, or the caller's file is malformed.

    >>> locale_data("de_DE").months[4], locale_data("de_DE").group
    ('Mai', '.')
    """
    for name in (locale, locale.partition("_")[0]):
        place = f"{name}/{FILE}"
        text = (own or {}).get(place)
        if text is not None:
            stamp = f"{place}, {hashlib.sha256(text.encode()).hexdigest()[:12]}"
            return parsed(text, locale=locale, stamp=stamp, name=place if directory is None else str(directory / place))
    found = carried(locale)
    if found is not None:
        return found
    from narrate.cldr.extraction import installed  # noqa: PLC0415  # Babel is imported only where there are no other data

    return installed(locale)
