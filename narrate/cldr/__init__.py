"""Data of CLDR on figures, dates, lists and plurals, carried so that texts do not depend on the installed Babel.

``python -m narrate.cldr`` shows what the installed Babel would change, and updates the data on request.
"""

from narrate.cldr.data import CATEGORIES, LocaleData, parsed
from narrate.cldr.snapshot import (
    FILE,
    carried,
    currency_codes,
    currency_decimals,
    locale_data,
    snapshot_locales,
    version,
)

__all__ = [
    "CATEGORIES",
    "FILE",
    "LocaleData",
    "carried",
    "currency_codes",
    "currency_decimals",
    "locale_data",
    "parsed",
    "snapshot_locales",
    "version",
]
