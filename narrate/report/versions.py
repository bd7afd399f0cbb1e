"""The versions that a report was written with: with the same ones, the same record gives the same bytes."""

from __future__ import annotations

from attrs import field, frozen

from narrate.methodology import Methodology
from narrate.release import VERSION
from narrate.wording import PLAIN, Style


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


@frozen
class Imprint:
    """The values that all reports of a run share in one locale.

    Attributes:
        locale: The locale that they are written in, in CLDR's spelling.
        direction: ``ltr`` or ``rtl``.
        versions: The versions that they are written with.
        methodology: The choices that their figures and verdicts depend on; None where they were read back from a dict.
        style: The caller's templates and sections that they are written with; the templates alone in a report that was
            pickled, where a section has a function that is in no module.
    """

    locale: str
    direction: str
    versions: Versions
    methodology: Methodology | None = field(eq=False, default=None)
    style: Style = field(eq=False, default=PLAIN)


def versions(methodology: Methodology, cldr: str) -> Versions:
    """Return the versions of a report.

    Args:
        methodology: The methodology of the report.
        cldr: The version of the CLDR data of its locale.
    """
    return Versions(VERSION, cldr, methodology.stamp)
