"""What a report was written with: the stamp that says when the same record gives the same bytes."""

from __future__ import annotations

from attrs import frozen

from narrate.methodology import Methodology
from narrate.release import VERSION


@frozen
class Versions:
    """Versions of all that a report's words and figures depend on, besides the record.

    Attributes:
        narrate: narrate's own version; empty where a report does not say.
        cldr: The snapshot of CLDR data that figures, dates and lists are written by; empty likewise.
        methodology: The methodology's name; one that is not narrate's own has a fingerprint of its choices behind it.
    """

    narrate: str = ""
    cldr: str = ""
    methodology: str = ""

    def to_dict(self) -> dict[str, str]:
        """Return the versions as plain values for JSON."""
        return {"narrate": self.narrate, "cldr": self.cldr, "methodology": self.methodology}


def versions(methodology: Methodology, cldr: str) -> Versions:
    """Return the stamp of a report.

    Args:
        methodology: The one it is written with.
        cldr: The version of the CLDR data of its locale.
    """
    return Versions(VERSION, cldr, methodology.stamp)
