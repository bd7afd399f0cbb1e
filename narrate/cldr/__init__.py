"""What CLDR says of each locale's figures, dates, lists and plurals, carried so that no text depends on a Babel.

``python -m narrate.cldr`` tells what the installed Babel would change, and takes it over where that is asked for.
"""

from narrate.cldr.data import CATEGORIES, LocaleData, parsed
from narrate.cldr.snapshot import FILE, carried, locale_data, snapshot_locales, version

__all__ = ["CATEGORIES", "FILE", "LocaleData", "carried", "locale_data", "parsed", "snapshot_locales", "version"]
