"""Reports: sections of sentences, with a claim behind every figure and judging word."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from operator import attrgetter
from typing import Any, Final, NamedTuple

from attrs import evolve, frozen

from narrate.comparison import Contradiction
from narrate.content import Plan, Section
from narrate.errors import InvalidArgumentError, ReportWithoutRecordError
from narrate.facts import FactIndex, IndexEntry
from narrate.methodology import Methodology
from narrate.records import Occupation, Source
from narrate.records import plain as plain_values
from narrate.report import plain, renderers
from narrate.report.claim_entries import claim_entry
from narrate.report.claims import Claim
from narrate.report.section import FinishedSection, SectionText
from narrate.report.versions import Imprint, Versions
from narrate.wording import Style, by_language, chosen, language

_TEXT_OF: Final = attrgetter("text")


class _Known(NamedTuple):
    """The properties of the record that a report from a dict has."""

    id: str
    sources: tuple[Source, ...]


@frozen(eq=False, repr=False, slots=False)  # as for SectionText
class Report:
    """A report on one occupation in one locale: frozen, compared by content, picklable.

    Attributes:
        sections: Its sections, in their fixed order.
        imprint: The values that it shares with the other reports of its run: locale, versions, methodology, style.
        unnamed: Lists and questionnaires that it leaves out because the locale has no names for them, as ``majors`` and
            ``interests``; empty where the report is from a dict.
    """

    sections: tuple[SectionText, ...]
    imprint: Imprint
    _of: Occupation | _Known
    unnamed: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"<Report of {self.id!r} in {self.locale}: {', '.join(section.name for section in self.sections)}>"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Report):
            return NotImplemented
        return self is other or self._compared == other._compared

    def __hash__(self) -> int:
        return hash(self._compared)

    def __reduce__(self) -> tuple[object, ...]:
        # A function that is in no module cannot be pickled; the report is pickled without these sections.
        style = self.style if _can_be_pickled(self.style.sections) else self.style.words()
        return Report, (self.sections, evolve(self.imprint, style=style), self._of, self.unnamed)

    @property
    def _compared(self) -> tuple[object, ...]:
        return self.id, self.sections, self.sources, self.imprint

    @property
    def id(self) -> str:
        """The record's id."""
        return self._of.id

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources of the record's facts."""
        return self._of.sources

    @property
    def occupation(self) -> Occupation | None:
        """The record; None where the report is from a dict."""
        return self._of if isinstance(self._of, Occupation) else None

    def _repr_html_(self) -> str:
        """Return the HTML that notebooks show."""
        return self.html

    def _repr_markdown_(self) -> str:
        """Return the Markdown that notebooks without HTML show."""
        return self.markdown

    @property
    def locale(self) -> str:
        """The locale of the report, in CLDR's spelling."""
        return self.imprint.locale

    @property
    def direction(self) -> str:
        """The direction of its text, ``ltr`` or ``rtl``."""
        return self.imprint.direction

    @property
    def versions(self) -> Versions:
        """The versions that it was written with."""
        return self.imprint.versions

    @property
    def methodology(self) -> Methodology | None:
        """The choices that its figures and verdicts depend on; None where it is from a dict."""
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
        """The prose; sections are separated by an empty line."""
        return renderers.BETWEEN_SECTIONS.join(map(_TEXT_OF, self.sections))

    @property
    def markdown(self) -> str:
        """The prose as Markdown, with a heading for each section; what comes from outside is escaped."""
        return renderers.markdown(self)

    @property
    def html(self) -> str:
        """The prose as an HTML fragment in which every claim is an element; what comes from outside is escaped."""
        return renderers.html(self)

    @property
    def language(self) -> Any:
        """The settings and words of the report's locale."""
        return language(self.locale, self.style.overlay)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims of all sections; each has its position in its section's text."""
        return tuple(claim for section in self.sections for claim in section.claims)

    def span(self, claim: Claim) -> tuple[int, int]:
        """Return the position of a claim in the text of the whole report.

        Args:
            claim: One of ``claims``.

        Returns:
            Start and end in code points; ``report.text[start:end]`` is the claim's text.

        Raises:
            InvalidArgumentError: The claim is not one of the report.

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
        raise self._foreign(claim)

    def sources_of(self, claim: Claim) -> tuple[Source, ...]:
        """Return the record's sources that cover the facts of a claim.

        Args:
            claim: One of ``claims``.

        Returns:
            The sources that cover the whole record and those whose ``covers`` has a part that one of the facts is in,
            in the record's order. Two editions of one publication cover the same parts, and both are there.

        Raises:
            InvalidArgumentError: The claim is not one of the report.

        >>> from narrate import Employment, Occupation, Source, report
        >>> survey, wages = Source("Labor Force Survey", covers=["employment"]), Source("Wages", covers=["pay"])
        >>> jobs = (Employment(2012, 4_800),)
        >>> models = report(Occupation("41-9012", employment=jobs, sources=(survey, wages)), locale="en_US")
        >>> [source.title for source in models.sources_of(models.claims[0])]
        ['Labor Force Survey']
        """
        self.span(claim)
        parts = {fact.list.partition(".")[0] for fact in claim.facts}
        return tuple(source for source in self.sources if parts and (not source.covers or parts & set(source.covers)))

    @property
    def findings(self) -> tuple[Contradiction, ...]:
        """The contradictions between the record's published figures; doubtful figures are not in the prose."""
        return self._index("findings").contradictions

    @property
    def facts(self) -> FactIndex:
        """The fact index of the record, with all facts and all that narrate derives from them by the methodology."""
        return self._index("facts")

    def entry(self, claim: Claim) -> IndexEntry | None:
        """Return the entry of the fact index behind a claim: a fact or a derived fact.

        Args:
            claim: One of ``claims``.

        Returns:
            The entry, with the figure exact and as shown, the interval of its rounding, and its operands. None for a
            quotation.

        Raises:
            InvalidArgumentError: The claim is not one of the report.
            ReportWithoutRecordError: The report is from a dict, and has no facts.

        >>> from narrate import Employment, Occupation, report
        >>> jobs = (Employment(2012, 4_800), Employment(2014, 5_800))
        >>> models = report(Occupation("41-9012", employment=jobs), locale="en_US")
        >>> change = models.entry(next(claim for claim in models.claims if claim.kind == "percent"))
        >>> change.shown, change.exact, [fact.value for fact in change.operands]
        (Decimal('20.8'), Fraction(125, 6), [5800, 4800])
        """
        sections = [section for section in self.sections if isinstance(claim, Claim) and section.name == claim.section]
        try:
            return claim_entry(claim, [one for section in sections for one in section.sentences], self.facts)
        except KeyError:
            raise self._foreign(claim) from None

    @property
    def named(self) -> bool:
        """Whether the record has a name for its language; without one the prose says "this occupation"."""
        name = by_language(self._record("named").names, self.language)
        return name is not None and chosen(name, self.language) is not None

    @property
    def proposed(self) -> tuple[str, ...]:
        """The paths of the names in the report's language that were derived from a title, not given."""
        names = self._record("proposed").names
        key = next((key for key in self.language.name_keys if key in names), None)
        return (f"names.{key}",) if key is not None and names[key].proposed else ()

    @cached_property
    def _facts(self) -> FactIndex | None:
        if self.occupation is None or self.methodology is None:
            return None
        return FactIndex(self.occupation, self.methodology)

    def _index(self, wanted: str) -> FactIndex:
        if self._facts is None:
            raise ReportWithoutRecordError(self.id, wanted)
        return self._facts

    def _foreign(self, claim: object) -> InvalidArgumentError:
        names = ", ".join(section.name for section in self.sections) or "none"
        return InvalidArgumentError("claim", claim, f"a claim of this report, whose sections are {names}")

    def _record(self, wanted: str) -> Occupation:
        if self.occupation is None:
            raise ReportWithoutRecordError(self.id, wanted)
        return self.occupation

    def to_dict(self) -> dict[str, Any]:
        """Return the report as plain values for JSON.

        Sections have ``blocks`` only where they are more than one paragraph.
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
        """Return the report with these plain values.

        Args:
            data: As ``to_dict`` returns it; fields that an older narrate did not write may be absent.

        Returns:
            A report that is equal to the original; it has no record, and so no findings.

        Raises:
            InvalidReportError: The values are not those of a report; the error has the path.

        >>> from narrate import Employment, Occupation, report
        >>> models = report(Occupation("41-9012", employment=(Employment(2012, 4_800),)), locale="en_US")
        >>> Report.from_dict(models.to_dict()) == models
        True
        """
        identity, locale, direction, versions, sources, sections = plain.parsed(data)
        made = tuple(
            SectionText(name, text, FinishedSection(title, Plan(), (), claims, parts))
            for name, title, text, claims, parts in sections
        )
        return cls(made, Imprint(locale, direction, versions), _Known(identity, sources))


def _can_be_pickled(sections: tuple[Section, ...]) -> bool:
    if not sections:
        return True
    import pickle  # noqa: PLC0415  # imported only for a caller's own sections

    try:
        pickle.dumps(sections)
    except (pickle.PicklingError, AttributeError, TypeError):
        return False
    return True
