"""Models of pages: sections with their spans, the note behind each claim, and the pictures, with all texts written."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import count

from attrs import frozen

from narrate.content import entry_of
from narrate.errors import ReportWithoutRecordError
from narrate.facts import Address, DerivedFact, FactIndex
from narrate.methodology import Methodology
from narrate.page.facts import NotedFact, noted
from narrate.page.formulas import formula
from narrate.page.pictures import PICTURES, Facts, Picture, PointOnLine
from narrate.page.quotations import PageTopic, page_topics
from narrate.page.sources import PageSource, page_source
from narrate.page.texts import PageTexts, page_texts
from narrate.records import Occupation
from narrate.report import Claim, Report, SectionText
from narrate.wording import Writer, references, writer
from narrate.wording.naming import TITLE, forms


@frozen
class Note:
    """A note on a figure or a judging word.

    Attributes:
        id: Unique on its page.
        claim: The claim.
        kind: The kind of the claim, in words; None where the language has none for it.
        facts: The facts that it is based on.
        formula: Its calculation; None where there is none, or no formula for it.
        rule: The rule that licensed it, in words; None for a fact that is quoted unchanged.
        rule_in: The language of the rule, where it is not the page's.
        sources: The sources that cover its facts, where the record has some.
    """

    id: str
    claim: Claim
    kind: str | None
    facts: tuple[NotedFact, ...]
    formula: str | None
    rule: str | None
    rule_in: str | None
    sources: tuple[str, ...] = ()


@frozen
class Span:
    """A piece of the prose, with the note behind it if it claims something."""

    text: str
    note: Note | None


@frozen
class PageBlock:
    """A paragraph, a quotation, or a list with the text that introduces it."""

    kind: str
    spans: tuple[Span, ...]
    items: tuple[tuple[Span, ...], ...]


@frozen
class PageSection:
    """A section: its name, its heading, its prose, and the pictures next to it."""

    name: str
    heading: str
    blocks: tuple[PageBlock, ...]
    pictures: tuple[Picture, ...]


@frozen
class PageModel:
    """The content of a page.

    Attributes:
        id: The record's id.
        locale: The locale.
        tag: The locale as a BCP 47 tag.
        direction: ``ltr`` or ``rtl``.
        title: The occupation's name.
        title_in: The language of the name, where it is not the page's.
        code: The record's id in a phrase.
        sections: The sections, in the order of the report.
        sources: The sources of the record's facts.
        topics: The passages that the record quotes, by topic.
    """

    id: str
    locale: str
    tag: str
    direction: str
    title: str
    title_in: str | None
    code: str
    sections: tuple[PageSection, ...]
    sources: tuple[PageSource, ...] = ()
    topics: tuple[PageTopic, ...] = ()


QUOTATION = "quotation"
"""The kind of a block that is quoted: it makes a single claim."""

_SCHEME = re.compile(r"([a-z]{2,6})(\d{2}|\d{4})")

RULES_IN = "en"
"""The language of rules in claims, which is marked on a rule that the page's language has no words for."""


def page_model(report: Report, methodology: Methodology, *, sections: Collection[str] | None = None) -> PageModel:
    """Return the model of a page.

    Args:
        report: The prose, with its record.
        methodology: The methodology of the report.
        sections: Names of the requested sections; pictures of others and quoted passages are left out. None for all.

    Returns:
        The model.

    Raises:
        TemplateError: The language's file of words lacks a word.
    """
    record = report.occupation
    if record is None:
        raise ReportWithoutRecordError(report.id, "a page")
    one = writer(report.locale, report.style.overlay)
    known = page_texts(one.language)
    index = FactIndex(record, methodology)
    written = [(section, tuple(_blocks(report, section, index, one, known))) for section in report.sections]
    facts = Facts(index, *_texts(report, index), one, known)
    pictures = [
        picture for make in PICTURES for picture in make(facts) if sections is None or picture.section in sections
    ]
    shown = [
        PageSection(
            section.name,
            section.title,
            blocks,
            tuple(picture for picture in pictures if picture.section == section.name),
        )
        for section, blocks in written
    ]
    # A picture is shown by itself where the report does not have its section.
    names = {section.name for section in shown}
    shown += [
        PageSection(picture.section, picture.title, (), (picture,))
        for picture in pictures
        if picture.section not in names
    ]
    title, title_in = title_of(record, one, known)
    if record.scheme is None:
        code = known("page", "code", id=record.id)
    else:
        code = known("page", "code_of_scheme", id=record.id, scheme=scheme_name(record.scheme))
    sources = tuple(page_source(source, known) for source in report.sources)
    return PageModel(
        record.id,
        report.locale,
        one.language.tag,
        one.language.direction,
        title,
        title_in,
        code,
        tuple(shown),
        sources,
        tuple(page_topics(record, one.language, known)) if sections is None else (),
    )


def scheme_name(scheme: str) -> str:
    """Return the printed name of a classification: an abbreviation and its year; any other text unchanged.

    >>> scheme_name("soc2018"), scheme_name("isco08"), scheme_name("our own codes")
    ('SOC 2018', 'ISCO 08', 'our own codes')
    """
    match = _SCHEME.fullmatch(scheme)
    return scheme if match is None else f"{match[1].upper()} {match[2]}"


def title_of(record: Occupation, one: Writer, known: PageTexts) -> tuple[str, str | None]:
    """Return the title of a page: the name in its language, else in another, else the code.

    Returns:
        The title, and its language where that is not the page's.
    """
    reference = references(record, one.language)[0]
    if reference.grammar.given == "yes":
        return reference.texts[forms(one.language)[TITLE]], None
    keys = [*one.language.name_keys, *record.names]
    for key in keys:
        name = record.names.get(key)
        if name is not None:
            text = name.plural or name.singular or name.masculine or name.feminine
            if text is not None:
                return text, None if key in one.language.name_keys else key.replace("_", "-")
    return known("page", "untitled", id=record.id), None


def _blocks(
    report: Report, section: SectionText, facts: FactIndex, one: Writer, spoken: PageTexts
) -> Iterator[PageBlock]:
    """Yield the lists, quotations and paragraphs of a section, with a note behind each claim."""
    known = {
        claim.start: (sentence.message, figure)
        for sentence in section.sentences
        for claim, figure in zip(sentence.claims, sentence.figures, strict=True)
    }
    numbers = count(1)

    def span(text: str, made: Claim | None) -> Span:
        if made is None:
            return Span(text, None)
        rule = None if made.rule is None else spoken.rule(made.rule, one)
        return Span(
            text,
            Note(
                f"{section.name}-{next(numbers)}",
                made,
                spoken.known("kind", made.kind),
                tuple(noted(address, facts, one, spoken) for address in made.facts),
                formula(made, *known[made.start], facts, one, spoken),
                rule or made.rule,
                RULES_IN if made.rule is not None and rule is None else None,
                tuple(page_source(source, spoken).text for source in report.sources_of(made)),
            ),
        )

    for block in section.blocks:
        yield PageBlock(
            block.kind,
            tuple(span(text, made if block.kind != QUOTATION else None) for text, made in block.spans),
            tuple(tuple(span(text, made) for text, made in item) for item in block.items),
        )


def _texts(report: Report, facts: FactIndex) -> tuple[dict[Address, str], dict[PointOnLine, str]]:
    """Return the prose's texts of facts that it quotes unchanged, and of points on a projection's line."""
    texts: dict[Address, str] = {}
    points: dict[PointOnLine, str] = {}
    for section in report.sections:
        for message, claims, names in section.sentences:
            for made, name in zip(claims, names, strict=True):
                if made.rule is None and len(made.facts) == 1:
                    texts[made.facts[0]] = made.text
                entry = entry_of(message, name, facts) if made.kind == "jobs" and made.rule is not None else None
                if isinstance(entry, DerivedFact) and entry.kind == "line":
                    (base_year, target_year), (year,) = entry.operands[1].years, entry.years
                    points[base_year, target_year, year] = made.text
    return texts, points
