"""Mentions: the form of the occupation's name in each message of a report."""

from __future__ import annotations

from narrate.content import Plan
from narrate.records import Occupation
from narrate.wording import Reference, Writer, references, unnamed


class Mentions:
    """The form of the name in each message of a report: the full one first, the short one after it."""

    __slots__ = ("_first", "_later", "_mentioned", "_unnamed")

    def __init__(self, occupation: Occupation, writer: Writer, fallback: str) -> None:
        self._first, self._later = references(occupation, writer.language, fallback)
        self._unnamed = unnamed(writer.language)
        self._mentioned = False

    def of(self, plan: Plan) -> tuple[Reference, ...]:
        """Return the form of the name for each message of the next plan."""
        forms = []
        before = False
        for message in plan.messages:
            if before and message.spec.again and self._later is self._first:
                forms.append(self._unnamed)
            else:
                forms.append(self._later if self._mentioned else self._first)
            before = message.spec.mentions
            self._mentioned = self._mentioned or message.spec.mentions
        return tuple(forms)
