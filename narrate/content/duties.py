"""Section ``duties``: the record's own description, passed through and marked as not narrate's."""

from __future__ import annotations

from typing import Final

from narrate.content.messages import FigureSpec, Message, MessageSpec, Missing, Plan, Quantity, planned
from narrate.facts import FactSpec
from narrate.methodology import Methodology
from narrate.records import Occupation

SECTION: Final = "duties"

DESCRIPTION: Final = MessageSpec(
    SECTION, "description", (), (FigureSpec("description", Quantity.TEXT, (FactSpec("descriptions"),)),)
)

SPECS: Final = (DESCRIPTION,)


def plan(occupation: Occupation, methodology: Methodology) -> Plan | Missing:  # noqa: ARG001  # as every section's
    """Pass the description through; in a language that it is not in the section is left out."""
    if not occupation.descriptions:
        return Missing("a description")
    return planned(Message(DESCRIPTION, (), (occupation.descriptions,)))
