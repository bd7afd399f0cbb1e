"""A section of one's own, outside the package: openings by region, with its templates in ``style/``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import narrate
from narrate import Employment, Methodology, Name, Occupation, Style
from narrate.sections import (
    ChoiceSpec,
    FactSpec,
    FigureSpec,
    Message,
    MessageSpec,
    Missing,
    Plan,
    Quantity,
    Section,
    planned,
)

REGIONS = ("north", "south")
OPENINGS = {"41-9012": {"north": 310, "south": 1}}
"""Openings a year, by the record's id: what the caller knows and the record does not."""

OPEN_POSTS = MessageSpec(
    "openings_by_region",
    "open_posts",
    (ChoiceSpec("region", REGIONS),),
    (FigureSpec("openings", Quantity.OPENINGS, (FactSpec("regions", ("{region}",), "openings"),)),),
    mentions=True,
)


def plan(occupation: Occupation, _methodology: Methodology) -> Plan | Missing:
    """Return a message on the openings of each region."""
    known = OPENINGS.get(occupation.id, {})
    if not known:
        return Missing("openings of a region")
    return planned(*(Message(OPEN_POSTS, (region,), (known[region],)) for region in REGIONS if region in known))


def specimens() -> Iterator[Message]:
    """Yield every kind of message with every choice and plural category, for the phrasebook."""
    for region in REGIONS:
        for openings in (1, 2, 5, 1_000_000):
            yield Message(OPEN_POSTS, (region,), (openings,))


STYLE = Style(
    templates=Path(__file__).parent / "style",
    sections=[Section("openings_by_region", (OPEN_POSTS,), plan, specimens=specimens)],
)

if __name__ == "__main__":
    models = Occupation(
        id="41-9012",
        names={"en": Name("models"), "es": Name("modelos")},
        employment=(Employment(2014, 5_800),),
    )
    for locale in ("en_US", "es_MX"):
        report = narrate.report(models, locale=locale, style=STYLE)
        print(report.text)
        print([claim.facts for claim in report.claims if claim.kind == "openings"])
    print(len([entry for entry in narrate.phrasebook("en_US", style=STYLE) if entry.section == "openings_by_region"]))
