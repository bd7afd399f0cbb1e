"""Sections of a report: prose, with claims and blocks that are built on first access."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any, NamedTuple

from attrs import frozen

from narrate.content import Message, Plan
from narrate.facts import FactIndex
from narrate.report.blocks import Block, Span, blocks, split
from narrate.report.claim_maker import SentenceClaims
from narrate.report.claims import Claim
from narrate.report.composition import Composition
from narrate.wording import Reference, Writer
from narrate.wording.reach import Answers


class Sentence(NamedTuple):
    """A sentence of a section.

    Attributes:
        message: Its message.
        claims: Its claims.
        figures: The figure or choice of the message behind each claim.
    """

    message: Message
    claims: tuple[Claim, ...]
    figures: tuple[str, ...]


class FinishedSection(NamedTuple):
    """The parts of a section that has no composition any more: after unpickling, or from a dict."""

    title: str
    plan: Plan
    sentences: tuple[Sentence, ...]
    claims: tuple[Claim, ...]
    blocks: tuple[Block, ...]


@frozen(eq=False, repr=False, slots=False)  # cached properties are faster in a dict than in slots
class SectionText:
    """A section of a report: frozen, compared by content, picklable.

    Attributes:
        name: The section's name.
        text: Its prose; positions of claims are code points in it.
    """

    name: str
    text: str
    _parts: tuple[Any, ...]

    def __repr__(self) -> str:
        return f"<{self.name}: {self.text}>"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, SectionText):
            return NotImplemented
        return self is other or self._compared == other._compared

    def __hash__(self) -> int:
        return hash((self.name, self.text))

    def __reduce__(self) -> tuple[object, ...]:
        finished = FinishedSection(self.title, self.plan, self.sentences, self.claims, self.blocks)
        return SectionText, (self.name, self.text, finished)

    @property
    def _compared(self) -> tuple[object, ...]:
        return self.name, self.text, self.title, self.claims, self.blocks

    @property
    def title(self) -> str:
        """The heading of the section, in the report's language."""
        return self._made.title

    @property
    def plan(self) -> Plan:
        """The messages of the section; none where the report is from a dict."""
        return self._made.plan

    @cached_property
    def _made(self) -> Composition | FinishedSection:
        """The source of the section; a plain tuple becomes a ``Composition`` on first access, to save time."""
        return self._parts if isinstance(self._parts, FinishedSection) else Composition(*self._parts)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences, each with its message and its claims; none where the report is from a dict."""
        if isinstance(self._made, FinishedSection):
            return self._made.sentences
        made = self._made
        found = zip(made.plan.messages, self._sentences, strict=True)
        return tuple(
            Sentence(message, one.claims, made.figures(number, one.claims))
            for number, (message, one) in enumerate(found)
        )

    @property
    def bounds(self) -> tuple[tuple[int, int], ...]:
        """The start and the end of each sentence in the text; none after unpickling, or where it is from a dict."""
        if isinstance(self._made, FinishedSection):
            return ()
        return tuple((one.start, one.end) for one in self._sentences)

    @property
    def worded(self) -> tuple[tuple[str, Answers, str], ...]:
        """The block, the answers and the text of each sentence; none where ``bounds`` has none."""
        made = self._made
        if isinstance(made, FinishedSection):
            return ()
        leaves = [made.writer.leaf(message, made.reference(n)).wording for n, message in enumerate(made.plan.messages)]
        return tuple(
            (wording.block, wording.answers, self.text[start:end])
            for wording, (start, end) in zip(leaves, self.bounds, strict=True)
        )

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The claims of the section, in the order of its text; built on first access."""
        if isinstance(self._made, FinishedSection):
            return self._made.claims
        return tuple([claim for sentence in self._sentences for claim in sentence.claims])

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The section as formats with lists show it; claims keep their positions in the text."""
        if isinstance(self._made, FinishedSection):
            return self._made.blocks
        return blocks(self._made, [split(self.text, one.start, one.end, one.claims) for one in self._sentences])

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """The text in pieces, each with the claim that it makes, if any."""
        return split(self.text, 0, len(self.text), self.claims)

    @cached_property
    def _sentences(self) -> list[SentenceClaims]:
        """The claims of each sentence, as they are made."""
        assert isinstance(self._made, Composition)
        return self._made.claims(self.name)


def composed(
    name: str,
    plan: Plan,
    mentions: Sequence[Reference],
    writer: Writer,
    facts: FactIndex,
) -> SectionText:
    """Return the section of a plan; its claims and blocks are built on first access."""
    skeleton, values = writer.skeleton(plan, mentions)
    parts = (plan, mentions, writer, facts, skeleton, values)  # the fields of a Composition, in order
    return SectionText(name, skeleton.text(values), parts)
