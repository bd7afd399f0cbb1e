"""A projection that is over or replaced is told in the past, and one that is current in the present."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import product

import pytest
from extent import share
from nurses import LOCALES, NAMES, said

import narrate
from narrate import AtLeast, Employment, Occupation, Projection
from narrate.wording import phrasebook

PRESENT = {
    "cs": r"\b(?:ne)?předpokládá\b",
    "de": r"\bergibt\b",
    "nl": r"\bvoorziet\b",
    "pl": r"\bprzewiduje\b",
    "ru": r"\bпредполагает\b",
}
PAST = {
    "cs": r"\b(?:ne)?předpokládala\b",
    "de": r"\bergab\b",
    "nl": r"\bvoorzag\b",
    "pl": r"\bprzewidywała\b",
    "ru": r"\bпредполагал\b",
}
KINDS: dict[str, tuple[int, dict[str, object]]] = {
    "up": (1000, {"jobs": 1100}),
    "down": (1000, {"jobs": 900}),
    "flat": (1_000_000, {"jobs": 1_000_100}),
    "equal": (1000, {"jobs": 1000}),
    "none": (1000, {"jobs": 0}),
    "still none": (0, {"jobs": 0}),
    "published": (1000, {"jobs": 1100, "percent": Decimal(10)}),
    "bound": (1000, {"jobs": AtLeast(Decimal(800))}),
    "level": (0, {"jobs": 300}),
    "rate": (1000, {"percent": Decimal("4.5")}),
    "rate down": (1000, {"percent": Decimal("-4.5")}),
    "no rate": (1000, {"percent": Decimal(0)}),
}
"""The jobs of the base year, and what a projection says."""


def tenses(locale: str, base_year: int, text: str) -> tuple[bool, bool]:
    """Return whether the sentence on the projection of a year has a verb in the past, and one in the present."""
    told = {
        "cs": f"Projekce z roku {base_year} ",
        "de": f"Die Projektion von {base_year} ",
        "nl": f"De prognose van {base_year} ",
        "pl": f"Prognoza z {base_year} r. ",
        "ru": f"Прогноз {base_year} года ",
    }[locale[:2]]
    sentence = next(one for one in re.split(r"(?<=\.) (?=[A-ZА-Я])", text) if one.startswith(told))
    return bool(re.search(PAST[locale[:2]], sentence)), bool(re.search(PRESENT[locale[:2]], sentence))


@pytest.mark.parametrize(("locale", "kind"), share(list(product(LOCALES, KINDS)), 3, start=0))
def test_a_projection_that_is_replaced_is_in_the_past_and_the_newer_one_in_the_present(locale: str, kind: str) -> None:
    base, expected = KINDS[kind]
    older, newer = Projection(2012, 2022, **expected), Projection(2022, 2032, **expected)  # type: ignore[arg-type]
    levels = (Employment(2012, base), Employment(2022, base))
    assert tenses(locale, 2012, said(locale, "job_trends", employment=levels, projections=(older,))) == (True, False)
    both = said(locale, "job_trends", employment=levels, projections=(older, newer))
    assert tenses(locale, 2012, both) == (True, False)
    assert tenses(locale, 2022, both) == (False, True)


@pytest.mark.parametrize(("locale", "kind"), share(list(product(LOCALES, KINDS)), 3, start=1))
def test_a_projection_is_in_the_present_until_its_target_year_is_over(locale: str, kind: str) -> None:
    base, expected = KINDS[kind]
    projection = Projection(2022, 2032, **expected)  # type: ignore[arg-type]
    current = said(locale, "job_trends", employment=(Employment(2022, base),), projections=(projection,))
    assert tenses(locale, 2022, current) == (False, True)
    levels = (Employment(2022, base), Employment(2032, 1020))
    assert tenses(locale, 2022, said(locale, "job_trends", employment=levels, projections=(projection,))) == (
        True,
        False,
    )


@pytest.mark.parametrize("locale", LOCALES)
def test_what_has_come_of_a_projection_is_compared_with_what_it_said(locale: str) -> None:
    levels = (Employment(2012, 1000), Employment(2022, 1300))
    written = said(locale, "track_record", employment=levels, projections=(Projection(2012, 2022, 1100),))
    assert re.search(PAST[locale[:2]], written)
    assert not re.search(PRESENT[locale[:2]], written)
    wordings = [one.wording for one in phrasebook(locale) if one.section == "track_record"]
    assert wordings
    assert not [one for one in wordings if re.search(PRESENT[locale[:2]], one)]


@pytest.mark.parametrize("locale", LOCALES)
def test_either_tense_claims_the_same_and_an_exchanged_direction_is_found(locale: str) -> None:
    language = locale[:2]
    pairs = {
        "cs": ("předpokládá", "předpokládala", "nárůst", "pokles"),
        "de": ("ergibt", "ergab", "einen Anstieg", "einen Rückgang"),
        "nl": ("voorziet", "voorzag", "een toename", "een afname"),
        "pl": ("przewiduje", "przewidywała", "wzrost", "spadek"),
        "ru": ("предполагает", "предполагал", "рост", "сокращение"),
    }
    present, past, up, down = pairs[language]
    for jobs in (1100, None):
        projection = Projection(2022, 2032, jobs, percent=Decimal(10))
        record = Occupation(id="x", names=NAMES, employment=(Employment(2022, 1000),), projections=(projection,))
        current = narrate.report(record, locale=locale, sections=["job_trends"]).text
        over = current.replace(present, past)
        assert over != current

        def claims(text: str) -> list[tuple[str, object]]:
            return [(one.kind, one.value) for one in narrate.read(text, locale=locale).claims]

        assert claims(over) == claims(current)
        for text in (current, over):
            assert narrate.check(text, record, locale=locale) == []
            assert narrate.check(text.replace(up, down), record, locale=locale)
