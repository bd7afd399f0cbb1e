"""Section ``duties``: the record's own description, quoted."""

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
    """Return the description as a quotation; the section is left out in languages without one."""
    descriptions = facts.occupation.descriptions
    if not descriptions:
        return Missing("a description")
    return planned(Message(DESCRIPTION, (), (descriptions,)))
