"""How a section is put together: its plan and who writes it, from which its spans and claims are made on demand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from narrate.content import Message, Plan
from narrate.methodology import Methodology
from narrate.records import Occupation
from narrate.report.blocks import Span, length
from narrate.report.claims import Origins, claim, origins
from narrate.wording import Reference, Writer, unnamed


class Composition(NamedTuple):
    """What a section's text was written from.

    A named tuple and not an attrs class: one is made for each paragraph.

    Attributes:
        plan: What it says.
        mentions: For each message how the occupation is called there; empty where no message names it.
        writer: Who writes it.
        methodology: What its rules depend on.
        occupation: The record.
    """

    plan: Plan
    mentions: Sequence[Reference]
    writer: Writer
    methodology: Methodology
    occupation: Occupation

    @property
    def title(self) -> str:
        """The section's heading in the writer's language."""
        section = self.plan.messages[0].spec.section
        return str(self.writer.language.lexicon["section"].get(section, section))

    def reference(self, number: int) -> Reference:
        """Return how the occupation is called in a message."""
        return self.mentions[number] if self.mentions else unnamed(self.writer.language)

    def spans(self, section: str) -> tuple[tuple[Span, ...], ...]:
        """Return the pieces of each sentence, each with the claim that it makes; places count from the text's start."""
        codes = origins(self.occupation)
        space = len(self.writer.language.sentence_space)
        found = []
        position = 0
        for number, message in enumerate(self.plan.messages):
            position += space if number else 0
            spans = tuple(self._sentence(section, number, message, position, codes))
            position += length(spans)
            found.append(spans)
        return tuple(found)

    def _sentence(self, section: str, number: int, message: Message, position: int, codes: Origins) -> Iterator[Span]:
        for text, slot in self.writer.parts(message, self.reference(number)):
            made = None
            if slot is not None and slot.kind != "name":
                made = claim(message, slot, position, text, self.writer, self.methodology, codes, section)
            yield text, made
            position += len(text)
