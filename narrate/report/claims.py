"""Claims: the assertion behind each figure and each judging word of a text, with its facts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from narrate.facts import Address, Rule
from narrate.records import Occupation


class Claim(NamedTuple):
    """A single assertion of a text.

    It is a named tuple rather than an attrs class because a paragraph has about thirty.

    Attributes:
        start: Where it starts in the section's text, in code points.
        end: Where it ends, exclusive.
        text: Its text.
        kind: What it claims: jobs, openings, year, date, percent, percentile, money, direction, band, lead, verdict.
        value: The value as shown: counts and years as integers, percents in percent, money in the currency's units.
        facts: The addresses of the facts that it is based on.
        rule: How it was derived, or what licensed it; None for a fact that is quoted unchanged.
        section: The name of its section.
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
        """Return the claim as plain values for JSON; its section is that of the enclosing object.

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
"""The codes under which figures were published, where not under the record's own, by list and key of the entry."""


def origins(occupation: Occupation) -> Origins:
    """Return the codes under which figures were published, where not under the record's own."""
    found: dict[tuple[str, tuple[str, ...]], tuple[str, ...]] = {}
    for entry in occupation.employment:
        if entry.codes:
            found["employment", (str(entry.year),)] = entry.codes
    for projection in occupation.projections:
        if projection.codes:
            found["projections", (str(projection.base_year), str(projection.target_year))] = projection.codes
    return found
