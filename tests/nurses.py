"""Sections about nurses in German, Dutch, Polish, Czech and Russian, which are read back as they are written."""

from __future__ import annotations

import narrate
from narrate import Name, Occupation

LOCALES = ("cs_CZ", "de_AT", "de_CH", "de_DE", "nl_BE", "nl_NL", "pl_PL", "ru_RU")
SLAVIC = ("cs_CZ", "pl_PL", "ru_RU")
NAMES = {
    "cs": Name("zdravotní sestry", cases={"genitive": "zdravotních sester"}),
    "de": Name("Pflegekräfte", cases={"dative": "Pflegekräften"}),
    "nl": Name("verpleegkundigen"),
    "pl": Name("pielęgniarki", cases={"genitive": "pielęgniarek"}),
    "ru": Name("медсёстры", cases={"genitive": "медсестёр"}),
}


def said(locale: str, section: str, **facts: object) -> str:
    """Write a section about nurses, and see that it claims something, and that all of it is read back as it was meant."""
    text = section_text(locale, section, **facts)
    assert narrate.read(text, locale=locale).claims
    return text


def section_text(locale: str, section: str, **facts: object) -> str:
    """Write a section about nurses, and see that all of it is read back as it was meant."""
    occupation = Occupation(id="x", names=NAMES, **facts)  # type: ignore[arg-type]
    written = narrate.report(occupation, locale=locale, sections=[section])
    assert narrate.check(written.text, occupation, locale=locale) == []
    return written.text.replace("\u00a0", " ").replace("\u202f", " ")
