"""The passports of the languages are of the languages that there are."""

from __future__ import annotations

import re
from pathlib import Path

from extent import share

import narrate
from narrate.wording import phrasebook

PAGE = Path(__file__).parents[1] / "docs" / "languages.md"


def test_every_locale_has_its_passport_with_its_wordings_of_today() -> None:
    written = dict(re.findall(r"^\| `(\w+)` \| [^|]+ \| (\d+) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE))
    assert written.keys() == set(narrate.locales())
    for locale in share(narrate.locales(), 4):
        assert written[locale] == str(len(phrasebook(locale))), "python docs/passports.py writes the page anew"
