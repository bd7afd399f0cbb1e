"""Section ``majors``: the college majors of the occupation."""

from __future__ import annotations

from typing import Final

from narrate.content.items import ITEMS, items, shares
from narrate.content.messages import (
    SCOPE,
    FigureSpec,
    Message,
    MessageSpec,
    Missing,
    Plan,
    Quantity,
    listing,
    planned,
    scope,
)
from narrate.facts import FactIndex, FactSpec

SECTION: Final = "majors"

_MAJORS: Final = FigureSpec("majors", Quantity.SHARES, (FactSpec("majors"),), quoted=True)

NAMED: Final = listing(SECTION, "named", (SCOPE, ITEMS), (_MAJORS,), listed="majors", mentions=True)
SHARED: Final = listing(SECTION, "shared", (SCOPE, ITEMS), (_MAJORS,), listed="majors", mentions=True)

SPECS: Final[tuple[MessageSpec, ...]] = (NAMED, SHARED)


def plan(facts: FactIndex) -> Plan | Missing:
    """Return the message on the majors, the largest share first where all of them have shares."""
    occupation = facts.occupation
    if not occupation.majors:
        return Missing("majors")
    named, whole = shares([(major.names, major.share) for major in occupation.majors], "majors")
    return planned(Message(SHARED if whole else NAMED, (scope(occupation), items(named)), (named,)))
