"""A newsroom's own section: the vacancies that its readers' job board has."""

from __future__ import annotations

from pathlib import Path

from narrate import Methodology, Occupation, Style
from narrate.sections import (
    FactSpec,
    FigureSpec,
    Message,
    MessageSpec,
    Missing,
    Plan,
    Quantity,
    Section,
    free_figure,
    planned,
)

VACANCIES = {"41-9012": 310, "29-2071": 1}
"""Vacancies by the record's id: what the job board knows and the record does not."""

OPEN_POSTS = MessageSpec(
    "vacancies",
    "open_posts",
    (),
    (FigureSpec("openings", Quantity.OPENINGS, (FactSpec("vacancies"),)),),
    mentions=True,
)


def plan(occupation: Occupation, _methodology: Methodology) -> Plan | Missing:
    """Return a message on the vacancies of an occupation."""
    openings = VACANCIES.get(occupation.id)
    return Missing("vacancies") if openings is None else planned(Message(OPEN_POSTS, (), (openings,)))


SECTION = Section(
    "vacancies", (OPEN_POSTS,), plan, specimens={OPEN_POSTS: [free_figure("openings", lambda values: values.counts)]}
)
STYLE = Style(templates=Path(__file__).parent / "templates", sections=[SECTION])
