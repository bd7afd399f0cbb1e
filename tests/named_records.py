"""A record that has something for nearly every section, under names of any kind, and what is said of it."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from attrs import evolve

import narrate
from narrate import Employment, Entry, Name, Occupation, Pay, Projection

NBSP: Final = "\u00a0"

FACTS: Final[Mapping[str, Any]] = {
    "id": "x",
    "employment": [{"year": 2014, "jobs": 4000}, {"year": 2024, "jobs": 5000}],
    "projections": [
        {"base_year": 2014, "target_year": 2024, "jobs": 4400},
        {"base_year": 2024, "target_year": 2034, "jobs": 5250, "percent": 5, "openings_per_year": 300},
    ],
    "pay": [{"year": 2024, "month": 5, "period": "annual", "currency": "EUR", "percentiles": {"50": 35_900}}],
    "entry": {"education": "bachelors_degree"},
    "skills": [{"skill": "social", "score": 60}, {"skill": "creative", "score": 12}],
}


def profile(names: Mapping[str, Name], *, combined: bool = False) -> Occupation:
    """Return a record with jobs, wages, skills, majors, a current projection and one that is over."""
    labels = [{"names": dict.fromkeys(names, "A")}]
    record = narrate.from_dict({**FACTS, "majors": labels})
    return evolve(record, names=names, combined=combined)


def said(name: Name, locale: str, *, combined: bool = False) -> Mapping[str, str]:
    """Write the sections of the record under a name; what they say must be read back, and hold for the record."""
    record = profile({locale.partition("_")[0]: name}, combined=combined)
    report = narrate.report(record, locale=locale)
    assert report.named
    assert narrate.check(report.text, record, locale=locale) == []
    meant = [(claim.kind, claim.value) for claim in report.claims if claim.kind != "text"]
    assert [(claim.kind, claim.value) for claim in narrate.read(report.text, locale=locale).claims] == meant
    return {section.name: section.text.replace(NBSP, " ") for section in report.sections}


HIRING: Final = Occupation(
    "29-1141",
    {},
    employment=(Employment(2014, 5_800),),
    projections=(Projection(2014, 2024, 6_380, openings_per_year=500),),
    pay=(Pay(2014, period="annual", currency="USD", percentiles={50: Decimal(66_640)}),),
    entry=Entry(education="masters_degree"),
)


def first_sentence(record: Occupation, name: Name, section: str, locale: str, **parts: Any) -> str:
    """Return the first sentence of a section on a record under a name, with plain spaces in it."""
    record = evolve(record, names={locale.partition("_")[0]: name}, **parts)
    text = narrate.report(record, locale=locale, sections=[section]).text
    return text.replace("\u202f", " ").replace(NBSP, " ").split(". ")[0]
