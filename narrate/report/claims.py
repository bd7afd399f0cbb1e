"""Claims: what each figure and each judging word of a text asserts, and what it is from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from narrate.facts import Address, Rule
from narrate.records import Occupation


class Claim(NamedTuple):
    """One thing that a text asserts.

    A named tuple and not an attrs class: thirty are made for a paragraph.

    Attributes:
        start: Where it starts in the section's text, in code points.
        end: Where it ends, exclusive.
        text: The words themselves.
        kind: What is claimed: jobs, openings, year, date, percent, percentile, money, direction, band, lead, verdict.
        value: The value as shown: counts and years as integers, percents in percent, money in the currency's units.
        facts: Where the facts are that it is from.
        rule: How it was derived, or what licensed it; None for a fact that is given as it is.
        section: The section of the report whose text it is in.
    """

    start: int
    end: int
    text: str
    kind: str
    value: int | float | str
    facts: tuple[Address, ...]
    rule: Rule | None
    section: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Return the claim as plain values for JSON; the section is that of the object it lies in.

        >>> Claim(0, 4, "2012", "year", 2012, (Address("employment", (2012,), "year"),), None).to_dict()["value"]
        2012
        """
        return {
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "kind": self.kind,
            "value": self.value,
            "facts": list(map(str, self.facts)),
            "rule": None if self.rule is None else str(self.rule),
        }


Origins = Mapping[tuple[str, tuple[str, ...]], tuple[str, ...]]
"""The codes that figures were published under where they are not the record's own, by the list and key of the entry."""


def origins(occupation: Occupation) -> Origins:
    """Return under which codes figures were published that are not under the record's own."""
    found: dict[tuple[str, tuple[str, ...]], tuple[str, ...]] = {}
    for entry in occupation.employment:
        if entry.codes:
            found["employment", (str(entry.year),)] = entry.codes
    for projection in occupation.projections:
        if projection.codes:
            found["projections", (str(projection.base_year), str(projection.target_year))] = projection.codes
    return found
