"""Compositions: a section's plan with its writer, from which claims are built on demand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from narrate.content import Plan
from narrate.facts import FactIndex
from narrate.report.claim_maker import SentenceClaims, claim_maker
from narrate.report.claims import Claim, origins
from narrate.wording import Reference, Skeleton, Writer, unnamed


class Composition(NamedTuple):
    """The source of a section's text.

    It is a named tuple rather than an attrs class because each paragraph has one.

    Attributes:
        plan: The plan of the section.
        mentions: How the occupation is named in each message; empty where no message names it.
        writer: The writer.
        facts: The fact index, with the record and the methodology.
        skeleton: The wordings of its sentences, with places for figures and names.
        values: The figures and names that fill them.
    """

    plan: Plan
    mentions: Sequence[Reference]
    writer: Writer
    facts: FactIndex
    skeleton: Skeleton
    values: tuple[Any, ...]

    @property
    def title(self) -> str:
        """The section's heading in the writer's language."""
        section = self.plan.messages[0].spec.section
        return str(self.writer.language.lexicon["section"].get(section, section))

    def reference(self, number: int) -> Reference:
        """Return how the occupation is named in a message."""
        return self.mentions[number] if self.mentions else unnamed(self.writer.language)

    def claims(self, section: str) -> list[SentenceClaims]:
        """Return the claims of each sentence, with positions in the section's text.

        Args:
            section: The section's name.
        """
        maker = claim_maker(self.skeleton, self.plan.shape, self.writer)
        return maker(self.values, self.facts.methodology, origins(self.facts.occupation), section)

    def figures(self, number: int, claims: Sequence[Claim]) -> tuple[str, ...]:
        """Return the figure or choice of the message behind each claim of a sentence."""
        return claim_maker(self.skeleton, self.plan.shape, self.writer).figures(claims, number)
