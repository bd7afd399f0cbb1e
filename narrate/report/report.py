"""The report: sections and their sentences, with a claim behind every figure and judging word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, Final, NamedTuple

from attrs import evolve, field, frozen

from narrate.comparison import Contradiction, contradictions
from narrate.content import Message, Plan, Section
from narrate.errors import InvalidArgumentError, ReportWithoutRecordError
from narrate.methodology import Methodology
from narrate.records import Occupation, Source
from narrate.records import plain as plain_values
from narrate.report import plain, renderers
from narrate.report.blocks import Block, Span, blocks, split
from narrate.report.claim_maker import SentenceClaims
from narrate.report.claims import Claim
from narrate.report.composition import Composition
from narrate.report.versions import Versions
from narrate.wording import PLAIN, Reference, Style, Writer, by_language, language, references, unnamed


class Sentence(NamedTuple):
    """One sentence of a section.

    Attributes:
        message: What it says.
        claims: The claims that its words make.
        figures: For each claim the figure or choice of the message that it is of.
    """

    message: Message
    claims: tuple[Claim, ...]
    figures: tuple[str, ...]


class _Finished(NamedTuple):
    """What a section is made of once nobody can ask its writer any more: after a pickle, or a dict."""

    title: str
    plan: Plan
    sentences: tuple[Sentence, ...]
    claims: tuple[Claim, ...]
    blocks: tuple[Block, ...]


@frozen(eq=False, repr=False)
class SectionText:
    """One section of a report: frozen, comparable by what it says, picklable.

    Attributes:
        name: The section's name.
        text: Its prose; claims count from its start, in code points.
    """

    name: str
    text: str
    _made: Composition | _Finished

    def __repr__(self) -> str:
        return f"<{self.name}: {self.text}>"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, SectionText):
            return NotImplemented
        return self is other or self._compared == other._compared

    def __hash__(self) -> int:
        return hash((self.name, self.text))

    def __reduce__(self) -> tuple[object, ...]:
        finished = _Finished(self.title, self.plan, self.sentences, self.claims, self.blocks)
        return SectionText, (self.name, self.text, finished)

    @property
    def _compared(self) -> tuple[object, ...]:
        return self.name, self.text, self.title, self.claims, self.blocks

    @property
    def title(self) -> str:
        """The heading of the section, in the language of the report."""
        return self._made.title

    @property
    def plan(self) -> Plan:
        """The messages that it says; none where the report was read back from a dict."""
        return self._made.plan

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences, each with its message and its claims; none where the report was read back from a dict."""
        if isinstance(self._made, _Finished):
            return self._made.sentences
        made = self._made
        found = zip(made.plan.messages, self._sentences, strict=True)
        return tuple(
            Sentence(message, one.claims, made.figures(number, one.claims))
            for number, (message, one) in enumerate(found)
        )

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """What the section asserts, in the order of its text; made when it is first asked for."""
        if isinstance(self._made, _Finished):
            return self._made.claims
        return tuple([claim for sentence in self._sentences for claim in sentence.claims])

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The section as a format with lists and quotations shows it; each claim keeps its place in the text."""
        if isinstance(self._made, _Finished):
            return self._made.blocks
        return blocks(self._made, [split(self.text, one.start, one.end, one.claims) for one in self._sentences])

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """The text piece by piece, each with the claim that it makes, if any."""
        return split(self.text, 0, len(self.text), self.claims)

    @cached_property
    def _sentences(self) -> list[SentenceClaims]:
        """The claims of each sentence, as they are made."""
        assert isinstance(self._made, Composition)
        return self._made.claims(self.name)


@frozen
class Imprint:
    """What all reports of a run share in one locale.

    Attributes:
        locale: The locale they are written in, as CLDR writes it.
        direction: ``ltr`` or ``rtl``.
        versions: What they are written with.
        methodology: The choices that their figures and verdicts depend on; None where they were read back from a dict.
        style: The caller's templates and sections that they are written with; the templates alone in a report that was
            pickled, where a section has a function that is in no module.
    """

    locale: str
    direction: str
    versions: Versions
    methodology: Methodology | None = field(eq=False, default=None)
    style: Style = field(eq=False, default=PLAIN)


@frozen(repr=False)
class Report:
    """What narrate says of one occupation in one locale: frozen, comparable by what it says, picklable.

    Attributes:
        id: The record's id.
        sections: Its sections, in the order of the contract.
        sources: Where the record's facts come from, as the record has it.
        imprint: What it shares with the other reports of its run: locale, versions, methodology, style.
        occupation: The record; None where the report was read back from a dict.
    """

    id: str
    sections: tuple[SectionText, ...]
    sources: tuple[Source, ...]
    imprint: Imprint
    occupation: Occupation | None = field(eq=False, default=None)

    def __repr__(self) -> str:
        return f"<Report of {self.id!r} in {self.locale}: {', '.join(section.name for section in self.sections)}>"

    def __reduce__(self) -> tuple[object, ...]:
        # A function that is in no module cannot be pickled; a report is all the same, without these sections.
        style = self.style if _can_be_pickled(self.style.sections) else self.style.words()
        return Report, (self.id, self.sections, self.sources, evolve(self.imprint, style=style), self.occupation)

    def _repr_html_(self) -> str:
        """Return what a notebook shows."""
        return self.html

    def _repr_markdown_(self) -> str:
        """Return what a notebook shows that takes no HTML."""
        return self.markdown

    @property
    def locale(self) -> str:
        """The locale it is written in, as CLDR writes it."""
        return self.imprint.locale

    @property
    def direction(self) -> str:
        """``ltr`` or ``rtl``."""
        return self.imprint.direction

    @property
    def versions(self) -> Versions:
        """What it was written with."""
        return self.imprint.versions

    @property
    def methodology(self) -> Methodology | None:
        """The choices that its figures and verdicts depend on; None where it was read back from a dict."""
        return self.imprint.methodology

    @property
    def style(self) -> Style:
        """The caller's templates and sections that it was written with."""
        return self.imprint.style

    @property
    def tag(self) -> str:
        """The locale as a BCP 47 tag, for ``lang`` and ``Content-Language``."""
        return self.locale.replace("_", "-")

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
        return language(self.locale, self.style.overlay)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim of every section, each with its place in its own section's text."""
        return tuple(claim for section in self.sections for claim in section.claims)

    def span(self, claim: Claim) -> tuple[int, int]:
        """Return where a claim lies in the text of the whole report.

        Args:
            claim: One of ``claims``.

        Returns:
            Start and end in code points; ``report.text[start:end]`` is the claim's text.

        Raises:
            InvalidArgumentError: It is no claim of the report.

        >>> from narrate import Employment, Occupation, report
        >>> models = report(Occupation("41-9012", employment=(Employment(2012, 4_800),)), locale="en_US")
        >>> start, end = models.span(models.claims[0])
        >>> models.text[start:end] == models.claims[0].text
        True
        """
        before = 0
        for section in self.sections:
            if isinstance(claim, Claim) and section.name == claim.section and claim in section.claims:
                return before + claim.start, before + claim.end
            before += len(section.text) + len(renderers.BETWEEN_SECTIONS)
        names = ", ".join(section.name for section in self.sections) or "none"
        raise InvalidArgumentError("claim", claim, f"a claim of this report, whose sections are {names}")

    @property
    def findings(self) -> tuple[Contradiction, ...]:
        """Where the record's published figures contradict each other; what is doubtful is not in the prose."""
        if self.occupation is None or self.methodology is None:
            raise ReportWithoutRecordError(self.id, "findings")
        return contradictions(self.occupation, self.methodology)

    @property
    def named(self) -> bool:
        """Whether the record has a plural in the report's language; without one the prose says "this occupation"."""
        name = by_language(self._record("named").names, self.language)
        return name is not None and name.plural is not None

    @property
    def proposed(self) -> tuple[str, ...]:
        """Paths of the names in the report's language that were worked out from a title, and not given."""
        names = self._record("proposed").names
        key = next((key for key in self.language.name_keys if key in names), None)
        return (f"names.{key}",) if key is not None and names[key].proposed else ()

    def _record(self, wanted: str) -> Occupation:
        if self.occupation is None:
            raise ReportWithoutRecordError(self.id, wanted)
        return self.occupation

    def to_dict(self) -> dict[str, Any]:
        """Return the report as plain values for JSON, as the contract has them.

        A section has ``blocks`` only where it is more than one paragraph.
        """
        return {
            "id": self.id,
            "locale": self.locale,
            "direction": self.direction,
            "versions": self.versions.to_dict(),
            "sources": plain_values(self.sources),
            "sections": [
                plain.section(section.name, section.title, section.text, section.claims, section.blocks)
                for section in self.sections
            ],
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Report:
        """Return the report that plain values are of.

        Args:
            data: As ``to_dict`` returns it; what an older narrate did not write yet may be absent.

        Returns:
            A report that is equal to the one it was made of; it has no record, and so no findings.

        Raises:
            InvalidReportError: The values are no report; the error says where.

        >>> from narrate import Employment, Occupation, report
        >>> models = report(Occupation("41-9012", employment=(Employment(2012, 4_800),)), locale="en_US")
        >>> Report.from_dict(models.to_dict()) == models
        True
        """
        identity, locale, direction, versions, sources, sections = plain.parsed(data)
        made = tuple(
            SectionText(name, text, _Finished(title, Plan(), (), claims, parts))
            for name, title, text, claims, parts in sections
        )
        return cls(identity, made, sources, Imprint(locale, direction, versions))


def _can_be_pickled(sections: tuple[Section, ...]) -> bool:
    if not sections:
        return True
    import pickle  # noqa: PLC0415  # only for sections of a caller's own

    try:
        pickle.dumps(sections)
    except (pickle.PicklingError, AttributeError, TypeError):
        return False
    return True


class Mentions:
    """Which form of the name stands where: the full one at the first mention of a report, the short one after it."""

    __slots__ = ("_first", "_later", "_mentioned", "_unnamed")

    def __init__(self, occupation: Occupation, writer: Writer, fallback: str) -> None:
        self._first, self._later = references(occupation, writer.language, fallback)
        self._unnamed = unnamed(writer.language)
        self._mentioned = False

    def of(self, plan: Plan) -> tuple[Reference, ...]:
        """Return the form for each message of the plan that comes next."""
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


def composed(
    name: str,
    plan: Plan,
    mentions: Sequence[Reference],
    writer: Writer,
    methodology: Methodology,
    occupation: Occupation,
) -> SectionText:
    """Write a section's plan; its claims and blocks are made when they are first asked for."""
    skeleton, values = writer.skeleton(plan, mentions)
    made = _NEW(Composition, (plan, mentions, writer, methodology, occupation, skeleton, values))
    return SectionText(name, skeleton.text(values), made)


_NEW: Final = tuple.__new__
"""Makes a named tuple in half the time that calling it takes."""
