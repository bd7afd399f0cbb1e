"""Texts as newsrooms edit them: figures with other words around them are read, and a changed one is found."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest
from extent import share
from newsroom_texts import TEXTS

import narrate
from narrate import Employment, Occupation, Pay, Projection
from narrate.reading import ReadClaim

RISE = Occupation(
    "1",
    employment=(Employment(2012, 186_000), Employment(2014, 189_000)),
    projections=(
        Projection(2012, 2022, 227_000),
        Projection(2014, 2024, 217_000, percent=Decimal(15), openings_per_year=7_100),
    ),
    pay=(
        Pay(
            2014,
            month=5,
            period="annual",
            currency="USD",
            percentiles={10: Decimal(23_340), 50: Decimal(35_900), 90: Decimal(58_000)},
        ),
    ),
)
DECLINE = Occupation("2", employment=(Employment(2012, 64_000), Employment(2014, 48_000)))
MILLIONS = Occupation("3", employment=(Employment(2014, 1_900_000),))

SAID = {
    "projected": (RISE, "direction up, percent 15, year 2014, year 2024"),
    "level": (RISE, "jobs 189000, year 2014"),
    "levels": (RISE, "direction up, jobs 186000, year 2012, jobs 189000, year 2014"),
    "millions": (MILLIONS, "jobs 1900000, year 2014"),
    "openings": (RISE, "openings 7100"),
    "lowest": (RISE, "percentile 10, money 23340"),
    "highest": (RISE, "percentile 10, money 58000"),
    "month": (RISE, "money 35900, date 2014-05"),
    "up": (RISE, "direction up, percent 1.6"),
    "down": (DECLINE, "direction down, percent 25.0"),
}
"""For each kind of text the record that it is true of, and what it claims."""

CASES = [(locale, kind, text) for locale, kinds in TEXTS.items() for kind, texts in kinds.items() for text in texts]


@pytest.mark.parametrize(("locale", "kind", "text"), share(CASES, 2))
def test_an_edited_text_is_read(locale: str, kind: str, text: str) -> None:
    record, said = SAID[kind]
    claims = narrate.read(text, locale=locale).claims
    assert Counter(" ".join(one.asserted) for one in claims) == Counter(said.split(", "))
    assert narrate.check(text, record, locale=locale) == []


@pytest.mark.parametrize(("locale", "kind", "text"), share(CASES, 2, start=1))
def test_a_changed_figure_of_an_edited_text_is_found(locale: str, kind: str, text: str) -> None:
    record, _ = SAID[kind]
    claims = [one for one in narrate.read(text, locale=locale).claims if any(map(str.isdigit, one.text))]
    assert claims
    for claim in claims:
        changed = _changed(text, claim)
        assert narrate.check(changed, record, locale=locale), changed


def _changed(text: str, claim: ReadClaim) -> str:
    """Return a text with the last digit of a claim other than 0 changed."""
    at = max(place for place in range(claim.start, claim.end) if text[place] in "123456789")
    return f"{text[:at]}{int(text[at]) % 9 + 1}{text[at + 1 :]}"


@pytest.mark.parametrize("locale", narrate.locales())
def test_every_language_is_tried(locale: str) -> None:
    """Arabic, Japanese and Chinese have words of their own for this."""
    assert locale in TEXTS or locale.partition("_")[0] in {one.partition("_")[0] for one in (*TEXTS, *APART)}


APART = ("ar_EG", "ja_JP", "zh_Hans_CN")
