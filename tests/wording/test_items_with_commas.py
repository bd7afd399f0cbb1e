"""An item that has the mark between items within it is in quotation marks: no reader takes it for two."""

from __future__ import annotations

import pytest

import narrate
from narrate import Employer, Name, Occupation
from narrate.language import language


def named(text: str) -> dict[str, Name]:
    return {locale: Name(text) for locale in narrate.locales()}


@pytest.mark.parametrize("locale", narrate.locales())
def test_an_item_with_the_mark_between_items_is_quoted(locale: str) -> None:
    data = language(locale)
    start, end = data.quotes
    mark = "、" if locale[:2] in ("ja", "zh") else "،" if locale.startswith("ar") else ","
    parted, plain = f"qqq{mark} rrr", "sss"
    both = Occupation("x", employers=(Employer(named(plain)), Employer(named(parted)), Employer(named("ttt"))))
    text = narrate.report(both, locale=locale, sections=["employment"]).text
    marked = mark in text.replace(parted, "")
    assert (f"{start}{parted}{end}" in text) is marked or locale.startswith("ar")
    assert f"{start}{plain}{end}" not in text
    alone = Occupation("x", employers=(Employer(named(parted)),))
    assert f"{start}{parted}{end}" not in narrate.report(alone, locale=locale, sections=["employment"]).text


def test_english_employers_with_commas_are_told_apart() -> None:
    record = Occupation(
        "x",
        employers=tuple(map(Employer, map(named, ("hospitals", "government, excluding education", "law firms")))),
        employers_cover="most",
    )
    assert "work in hospitals, “government, excluding education”, or law firms." in (
        narrate.report(record, locale="en_US", sections=["employment"]).text
    )
