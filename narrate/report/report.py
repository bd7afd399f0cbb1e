"""The report: sections and their sentences, with a claim behind every figure and judging word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from attrs import frozen

from narrate.comparison import Contradiction, contradictions
from narrate.content import Message, MessageSpec, Plan
from narrate.methodology import Methodology
from narrate.records import Occupation
from narrate.report import renderers
from narrate.report.claims import Claim, claim, origins
from narrate.wording import Reference, Writer, by_language, references, unnamed

Span = tuple[str, Claim | None]


@frozen
class Block:
    """A part of a section as a format with lists shows it.

    Attributes:
        kind: ``paragraph``, ``list`` or ``quotation``.
        spans: Its words, with their claims; of a list the words over it.
        items: The items of a list.
    """

    kind: str
    spans: tuple[Span, ...]
    items: tuple[tuple[Span, ...], ...] = ()


class SectionText:
    """One section of a report.

    Attributes:
        name: The section's name.
        plan: What it says.
        text: Its prose; claims count from its start.
    """

    __slots__ = ("_mentions", "_methodology", "_occupation", "_writer", "name", "plan", "text")

    def __init__(
        self,
        name: str,
        plan: Plan,
        mentions: Sequence[Reference],
        writer: Writer,
        methodology: Methodology,
        occupation: Occupation,
    ) -> None:
        self.name = name
        self.plan = plan
        self.text = writer.section(plan, mentions)
        self._mentions = mentions
        self._occupation = occupation
        self._writer = writer
        self._methodology = methodology

    def __repr__(self) -> str:
        return f"<{self.name}: {self.text}>"

    def spans_with_claims(self) -> Iterator[tuple[str, Claim | None]]:
        """Give the text piece by piece, each with the claim it makes, if any."""
        position = 0
        for number, message in enumerate(self.plan.messages):
            if number:
                yield self._writer.language.sentence_space, None
                position += len(self._writer.language.sentence_space)
            for words, made in self._told(number, message, position):
                yield words, made
                position += len(words)

    def sentence_claims(self) -> Iterator[tuple[Claim, ...]]:
        """Give the claims sentence by sentence."""
        position = 0
        for number, message in enumerate(self.plan.messages):
            position += len(self._writer.language.sentence_space) if number else 0
            told = list(self._told(number, message, position))
            position += sum(len(words) for words, _ in told)
            yield tuple(made for _, made in told if made is not None)

    def blocks(self) -> Iterator[Block]:
        """Give the section as a format with lists and quotations shows it; each claim keeps its place in the text."""
        space = self._writer.language.sentence_space
        sentences: list[Span] = []
        position = 0
        for number, message in enumerate(self.plan.messages):
            position += len(space) if number else 0
            told = list(self._told(number, message, position))
            position += sum(len(words) for words, _ in told)
            over = message.spec.listing
            if over is not None and len(_listed(over, message)) == 1:
                over = None
            if over is None and any(made is None or made.kind != "quotation" for _, made in told):
                sentences += [(space, None), *told] if sentences else told
                continue
            if sentences:
                yield Block("paragraph", tuple(sentences))
                sentences = []
            if over is None:
                yield Block("quotation", tuple(told))
            else:
                yield self._list(number, Message(over, message.choices, message.figures), told)
        if sentences:
            yield Block("paragraph", tuple(sentences))

    def _list(self, number: int, message: Message, told: Sequence[Span]) -> Block:
        """Put a sentence's list under the words that stand over it; its claims are the sentence's own."""
        claims = iter([made for _, made in told if made is not None])
        spec = next(figure for figure in message.spec.figures if figure.name == message.spec.listed)
        shown = _listed(message.spec, message)
        words = [
            (text, next(claims, None) if slot is not None and slot.kind != "name" else None)
            for text, slot in self._writer.parts(message, self._reference(number))
        ]
        items = [
            tuple(
                (text, next(claims, None) if slot is not None else None)
                for text, slot in self._writer.figures.item(spec, place, item)
            )
            for place, item in enumerate(shown)
        ]
        return Block("list", tuple(words), tuple(items))

    def _reference(self, number: int) -> Reference:
        return self._mentions[number] if self._mentions else unnamed(self._writer.language)

    def _told(self, number: int, message: Message, position: int) -> Iterator[Span]:
        codes = origins(self._occupation)
        for text, slot in self._writer.parts(message, self._reference(number)):
            made = None
            if slot is not None and slot.kind != "name":
                made = claim(message, slot, position, text, self._writer, self._methodology, codes)
            yield text, made
            position += len(text)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """What the section asserts, made when it is asked for."""
        return tuple(made for _, made in self.spans_with_claims() if made is not None)


def _listed(spec: MessageSpec, message: Message) -> Sequence[Any]:
    shown: Any = message.values()[spec.listed]
    return tuple(shown)


class Report:
    """What narrate says of one occupation in one locale.

    Attributes:
        id: The record's id.
        locale: The locale it is written in.
        occupation: The record.
        sections: Its sections, in the order of the contract.
    """

    __slots__ = ("_methodology", "_writer", "id", "locale", "occupation", "sections")

    def __init__(
        self, occupation: Occupation, sections: tuple[SectionText, ...], writer: Writer, methodology: Methodology
    ) -> None:
        self.id = occupation.id
        self.locale = writer.language.locale
        self.sections = sections
        self.occupation = occupation
        self._writer = writer
        self._methodology = methodology

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
        return contradictions(self.occupation, self._methodology)

    @property
    def named(self) -> bool:
        """Whether the record has a plural in the report's language; without one the prose says "this occupation"."""
        name = by_language(self.occupation.names, self._writer.language)
        return name is not None and name.plural is not None

    @property
    def proposed(self) -> tuple[str, ...]:
        """Paths of the names in the report's language that were worked out from a title, and not given."""
        names = self.occupation.names
        key = next((key for key in self._writer.language.name_keys if key in names), None)
        return (f"names.{key}",) if key is not None and names[key].proposed else ()

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


class Mentions:
    """Which form of the name stands where: the full one at the first mention of a report, the short one after it."""

    __slots__ = ("_first", "_later", "_mentioned", "_unnamed")

    def __init__(self, occupation: Occupation, writer: Writer, fallback: str) -> None:
        self._first, self._later = references(occupation, writer.language, fallback)
        self._unnamed = unnamed(writer.language)
        self._mentioned = False

    def of(self, plan: Plan) -> tuple[Reference, ...]:
        """Give the form for each message of the plan that comes next."""
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
