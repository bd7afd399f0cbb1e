"""Section ``duties``: the record's own description, passed through and marked as not narrate's."""

from __future__ import annotations

from typing import Final

from narrate.content.messages import FigureSpec, Message, MessageSpec, Missing, Plan, Quantity, planned
from narrate.facts import FactIndex, FactSpec

SECTION: Final = "duties"

DESCRIPTION: Final = MessageSpec(
    SECTION, "description", (), (FigureSpec("description", Quantity.TEXT, (FactSpec("descriptions"),)),)
)

SPECS: Final = (DESCRIPTION,)


def plan(facts: FactIndex) -> Plan | Missing:
    """Pass the description through; in a language that it is not in the section is left out."""
    descriptions = facts.occupation.descriptions
    if not descriptions:
        return Missing("a description")
    return planned(Message(DESCRIPTION, (), (descriptions,)))
