"""The report: sections and their sentences, with a claim behind every figure and judging word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from attrs import define, field

from narrate.comparison import Contradiction, contradictions
from narrate.content import Message
from narrate.methodology import Methodology
from narrate.records import Occupation
from narrate.report import renderers
from narrate.report.claims import Claim, claim
from narrate.wording import Reference, Slot, Writer, references


@define(frozen=True, slots=False, eq=False)
class SectionText:
    """One section of a report.

    Attributes:
        name: The section's name.
        messages: What it says, in order.
        text: Its prose; claims count from its start.
        claims: What its figures and judging words assert, in the order of the text.
    """

    name: str
    messages: tuple[Message, ...]
    text: str
    _mentions: tuple[Reference, ...] = field(repr=False)
    _writer: Writer = field(repr=False)
    _methodology: Methodology = field(repr=False)

    def spans(self) -> Iterator[tuple[str, Slot | None, Message | None]]:
        """Give the text piece by piece: literal words, names, and what makes claims."""
        for number, (message, reference) in enumerate(zip(self.messages, self._mentions, strict=True)):
            if number:
                yield self._writer.language.sentence_space, None, None
            for text, slot in self._writer.parts(message, reference):
                yield text, slot, message

    def spans_with_claims(self) -> Iterator[tuple[str, Claim | None]]:
        """Give the text piece by piece, each with the claim it makes, if any."""
        position = 0
        for text, slot, message in self.spans():
            made = None
            if slot is not None and message is not None and slot.kind != "name":
                made = claim(message, slot, position, text, self._writer, self._methodology)
            yield text, made
            position += len(text)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """What the section asserts, made when it is asked for."""
        return tuple(made for _, made in self.spans_with_claims() if made is not None)


class Report:
    """What narrate says of one occupation in one locale.

    Attributes:
        id: The record's id.
        locale: The locale it is written in.
        sections: Its sections, in the order of the contract.
    """

    __slots__ = ("_methodology", "_occupation", "_writer", "id", "locale", "sections")

    id: str
    locale: str
    sections: tuple[SectionText, ...]

    def __init__(self, occupation: Occupation, sections: tuple[SectionText, ...], writer: Writer, methodology: Methodology) -> None:
        put = object.__setattr__
        put(self, "id", occupation.id)
        put(self, "locale", writer.language.locale)
        put(self, "sections", sections)
        put(self, "_occupation", occupation)
        put(self, "_writer", writer)
        put(self, "_methodology", methodology)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a report is frozen; {name} cannot be set")

    def __repr__(self) -> str:
        return f"<Report of {self.id!r} in {self.locale}: {', '.join(section.name for section in self.sections)}>"

    @property
    def text(self) -> str:
        """The prose; sections are set apart by an empty line."""
        return renderers.text(self)

    @property
    def markdown(self) -> str:
        """The prose as Markdown, a heading a section; what came from outside is escaped."""
        return renderers.markdown(self)

    @property
    def html(self) -> str:
        """The prose as an HTML fragment in which every claim is an element; what came from outside is escaped."""
        return renderers.html(self)

    @property
    def language(self) -> Any:
        """The settings and words of the report's locale."""
        return self._writer.language

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim of every section, each with its place in its own section's text."""
        return tuple(made for section in self.sections for made in section.claims)

    @property
    def findings(self) -> tuple[Contradiction, ...]:
        """Where the record's published figures contradict each other; what is doubtful is not in the prose."""
        return contradictions(self._occupation, self._methodology)

    def to_dict(self) -> dict[str, Any]:
        """Give the report as plain values for JSON, as the contract has them."""
        return {
            "id": self.id,
            "locale": self.locale,
            "sections": [
                {"name": section.name, "text": section.text, "claims": [made.to_dict() for made in section.claims]}
                for section in self.sections
            ],
        }


def written(name: str, messages: tuple[Message, ...], writer: Writer, methodology: Methodology, mentions: Mentions) -> SectionText:
    """Write one section.

    Args:
        name: The section's name.
        messages: What it says.
        writer: In which locale.
        methodology: What the rules of its claims depend on.
        mentions: Which form of the name comes next; it is moved on.

    Returns:
        The section with its text.
    """
    sentence = writer.sentence
    mentioned = tuple([mentions.next() if message[0].mentions else mentions.first for message in messages])
    text = writer.language.sentence_space.join(map(sentence, messages, mentioned))
    return SectionText(name, messages, text, mentioned, writer, methodology)


class Mentions:
    """Which form of the name stands where: the full one first, the short one after it."""

    __slots__ = ("_later", "_next", "first")

    def __init__(self, occupation: Occupation, writer: Writer) -> None:
        self.first, self._later = references(occupation, writer.language)
        self._next = self.first

    def next(self) -> Reference:
        """Give the form for the next mention."""
        form, self._next = self._next, self._later
        return form
