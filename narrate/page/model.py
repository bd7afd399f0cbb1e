"""What a page shows: sections with their spans, the note behind each claim, and the pictures, all in words already."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from narrate.content import Message
from narrate.methodology import Methodology
from narrate.page.facts import Fact, fact
from narrate.page.formulas import formula
from narrate.page.pictures import PICTURES, Facts, Picture
from narrate.page.words import Words, words
from narrate.records import Occupation
from narrate.report import Claim, Report, SectionText
from narrate.wording import Slot, Writer, references, writer


@frozen
class Note:
    """What can be read behind a figure or a judging word.

    Attributes:
        id: Unique on its page.
        claim: The claim.
        kind: What kind of thing it claims, in words; None where the language has none for it.
        facts: The facts it is from.
        formula: How it was calculated; None for what was not, or where no formula is known.
        rule: What licensed it, in words; None for a fact told as it is.
        rule_in: The language of the rule, where it is not the page's.
    """

    id: str
    claim: Claim
    kind: str | None
    facts: tuple[Fact, ...]
    formula: str | None
    rule: str | None
    rule_in: str | None


@frozen
class Span:
    """Some words of the prose, and the note behind them if they claim something."""

    text: str
    note: Note | None


@frozen
class PageSection:
    """One section: its name, its heading, its prose, and the pictures beside it."""

    name: str
    heading: str
    spans: tuple[Span, ...]
    pictures: tuple[Picture, ...]


@frozen
class PageModel:
    """All that a page shows.

    Attributes:
        id: The record's id.
        locale: The locale.
        tag: The same as a BCP 47 tag.
        direction: ``ltr`` or ``rtl``.
        title: The occupation's name.
        title_in: The language of the name, where it is not the page's.
        code: The record's id in a phrase.
        sections: In the order of the report.
    """

    id: str
    locale: str
    tag: str
    direction: str
    title: str
    title_in: str | None
    code: str
    sections: tuple[PageSection, ...]


RULES_IN = "en"
"""The language that the rules of claims are in; it is told for a rule that a language has no words for."""


def page_model(report: Report, methodology: Methodology) -> PageModel:
    """Make the model of a page.

    Args:
        report: The prose, with its record.
        methodology: The one that the report was made with.

    Returns:
        The model.

    Raises:
        TemplateError: The language's file of words lacks one.
    """
    one = writer(report.locale)
    known = words(one.language)
    record = report.occupation
    told = [(section, tuple(_spans(section, record, one, known, methodology))) for section in report.sections]
    facts = Facts(record, methodology, _texts(report), one, known)
    pictures = [picture for make in PICTURES for picture in make(facts)]
    sections = [
        PageSection(
            section.name,
            one.language.lexicon["section"][section.name],
            spans,
            tuple(picture for picture in pictures if picture.section == section.name),
        )
        for section, spans in told
    ]
    # A picture whose section the report does not have is shown by itself.
    names = {section.name for section in sections}
    sections += [
        PageSection(picture.section, picture.title, (), (picture,))
        for picture in pictures
        if picture.section not in names
    ]
    title, title_in = title_of(record, one, known)
    if record.scheme is None:
        code = known("page", "code", id=record.id)
    else:
        code = known("page", "code_of_scheme", id=record.id, scheme=record.scheme)
    return PageModel(
        record.id, report.locale, one.language.tag, known.direction, title, title_in, code, tuple(sections)
    )


def title_of(record: Occupation, one: Writer, known: Words) -> tuple[str, str | None]:
    """Tell what a page is called: the name in its language, else in another, else the code.

    Returns:
        The title, and its language where that is not the page's.
    """
    reference = references(record, one.language)[0]
    if reference.initial:
        return reference.initial, None
    keys = [*one.language.folders, *record.names]
    for key in keys:
        name = record.names.get(key)
        if name is not None:
            text = name.plural or name.singular or name.masculine or name.feminine
            if text is not None:
                return text, None if key in one.language.folders else key.replace("_", "-")
    return known("page", "untitled", id=record.id), None


def _pieces(section: SectionText) -> Iterator[tuple[str, Slot | None, Message | None, Claim | None]]:
    """Give the prose piece by piece, each with its slot, its message and its claim."""
    for (text, slot, message), (_, made) in zip(section.spans(), section.spans_with_claims(), strict=True):
        yield text, slot, message, made


def _spans(
    section: SectionText, record: Occupation, one: Writer, known: Words, methodology: Methodology
) -> Iterator[Span]:
    number = 0
    for text, slot, message, made in _pieces(section):
        if made is None or slot is None or message is None:
            yield Span(text, None)
            continue
        number += 1
        rule = None if made.rule is None else known.rule(made.rule, one)
        yield Span(
            text,
            Note(
                f"{section.name}-{number}",
                made,
                known.known("kind", made.kind),
                tuple(fact(path, record, one, known) for path in made.facts),
                formula(made, message, slot.source, record, one, methodology) if slot.kind == "figure" else None,
                rule or made.rule,
                RULES_IN if made.rule is not None and rule is None else None,
            ),
        )


def _texts(report: Report) -> dict[str, str]:
    """Tell how the prose writes each fact that it tells as it is, by path, and each value on a projection's line."""
    texts: dict[str, str] = {}
    for section in report.sections:
        for text, slot, message, made in _pieces(section):
            if made is None or slot is None or message is None:
                continue
            if made.rule is None and len(made.facts) == 1:
                texts[made.facts[0]] = text
            if slot.source == "expected":
                values = message.values()
                year = values.get("year", values.get("new_target_year"))
                texts[f"line[{values['base_year']}-{values['target_year']}][{year}]"] = text
    return texts
