"""The versions that a report was written with: with the same ones, the same record gives the same bytes."""

from __future__ import annotations

from attrs import frozen

from narrate.methodology import Methodology
from narrate.release import VERSION


@frozen
class Versions:
    """The versions that a report's words and figures depend on, besides the record.

    Attributes:
        narrate: narrate's version; empty where a report does not have it.
        cldr: The snapshot of CLDR data that figures, dates and lists follow; empty where a report does not have it.
        methodology: The methodology's name; for a caller's own it is followed by a fingerprint of the choices.
    """

    narrate: str = ""
    cldr: str = ""
    methodology: str = ""

    def to_dict(self) -> dict[str, str]:
        """Return the versions as plain values for JSON."""
        return {"narrate": self.narrate, "cldr": self.cldr, "methodology": self.methodology}


def versions(methodology: Methodology, cldr: str) -> Versions:
    """Return the versions of a report.

    Args:
        methodology: The methodology of the report.
        cldr: The version of the CLDR data of its locale.
    """
    return Versions(VERSION, cldr, methodology.stamp)
