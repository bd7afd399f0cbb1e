"""The phrasebook: every wording that the templates of a locale can ever produce."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, partial
from itertools import product
from typing import cast

from attrs import field, frozen

from narrate.content import FigureValue, Item, Message, MessageSpec, Quantity
from narrate.content.specimens import specimen_messages
from narrate.errors import TemplateError
from narrate.records import FrozenMap
from narrate.tags import resolve
from narrate.wording.language import Language, locales
from narrate.wording.naming import Grammar, Reference, forms, onsets, unnamed
from narrate.wording.style import PLAIN, Style, style_of
from narrate.wording.wordings import Wording, word
from narrate.wording.writer import Writer, writer

Answers = tuple[tuple[str, str], ...]


@frozen
class Entry:
    """One wording of the phrasebook.

    Attributes:
        section: The section.
        block: The block of its template.
        wording: The sentence, its slots in braces.
        answers: Every set of answers that leads to it.
        example: A sentence that it gives.
    """

    section: str
    block: str
    wording: str
    answers: tuple[Answers, ...]
    example: str


@frozen
class Phrasebook:
    """Every wording of a locale that a record can bring out.

    Attributes:
        locale: The locale.
        entries: The wordings, in the order of sections and messages.
        unreached: Answers that the templates have words for and no record can give, as
            (section, block, answers): one job in one year and an increase to one job.
    """

    locale: str
    entries: tuple[Entry, ...]
    unreached: tuple[tuple[str, str, Answers], ...] = field(repr=False)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def __contains__(self, wording: object) -> bool:
        return any(str(wording) == entry.wording for entry in self.entries)

    def __str__(self) -> str:
        lines = [f"Phrasebook of {self.locale}: {len(self.entries)} wordings", ""]
        section = block = ""
        for entry in self.entries:
            if entry.section != section:
                section = entry.section
                lines += [f"# {section}", ""]
            if entry.block != block:
                block = entry.block
                lines += [f"## {section}.{block}", ""]
            lines.append(entry.wording)
            for answers in entry.answers:
                lines.append("    when " + (", ".join(f"{what} is {answer}" for what, answer in answers) or "always"))
            lines += [f"    as in: {entry.example}", ""]
        return "\n".join(lines)


def phrasebook(locale: str, *, style: Style = PLAIN) -> Phrasebook:
    """List every wording that a locale's templates can ever produce.

    Every question that a template asks is asked with each of its answers; what no record can answer so is left out.

    Args:
        locale: One of ``locales()``, or of the style's own languages.
        style: The caller's templates and sections.

    Returns:
        The phrasebook.

    Raises:
        UnknownLocaleError: narrate does not write the locale.
        TemplateError: A template breaks the rules for some answers, or a section of the style has no specimens.
    """
    return kept_phrasebook(resolve(locale, locales(style_of(style).overlay)), style)


@cache
def kept_phrasebook(locale: str, style: Style) -> Phrasebook:
    """List the wordings of a locale that is a text, once."""
    writes = writer(locale, style.overlay)
    reached = _reached(writes, style)
    entries: list[Entry] = []
    unreached: list[tuple[str, str, Answers]] = []
    for section in style.all_sections.values():
        blocks: dict[str, list[MessageSpec]] = {}
        for spec in (one for kind in section.specs for one in (kind, kind.listing) if one is not None):
            blocks.setdefault(spec.block, []).append(spec)
        for block, specs in blocks.items():
            found: dict[str, list[Answers]] = {}
            for answers, wording in _wordings(writes, specs):
                if (section.name, block, answers) in reached:
                    found.setdefault(str(wording), []).append(answers)
                else:
                    unreached.append((section.name, block, answers))
            for text, all_answers in found.items():
                example = reached[section.name, block, all_answers[0]]
                entries.append(Entry(section.name, block, text, tuple(all_answers), example))
    return Phrasebook(locale, tuple(entries), tuple(unreached))


def _wordings(writes: Writer, specs: list[MessageSpec]) -> Iterator[tuple[Answers, Wording]]:
    """Ask every question of a block with every answer, each set of answers once."""
    seen = set()
    for spec in specs:
        for choices in product(*(choice.values for choice in spec.choices)):
            for wording in _answered(writes, spec, choices, {}):
                if wording.answers not in seen:
                    seen.add(wording.answers)
                    yield wording.answers, wording


def _answered(
    writes: Writer, spec: MessageSpec, choices: tuple[str, ...], given: Mapping[tuple[str, str], str]
) -> Iterator[Wording]:
    questions = writes.questions()
    open_question: list[tuple[str, str]] = []

    def answering(what: str, question: str) -> str:
        key = (what, question)
        if key not in given:
            open_question.append(key)
            return questions[question][0]
        return given[key]

    wording = word(writes.language, spec, choices, questions, answering)
    if not open_question:
        yield wording
        return
    first = open_question[0]
    for answer in questions[first[1]]:
        yield from _answered(writes, spec, choices, {**given, first: answer})


def _specimens(style: Style) -> Iterator[Message]:
    own = {section.name for section in style.sections}
    yield from (message for message in specimen_messages() if message.spec.section not in own)
    for section in style.sections:
        made = [] if section.specimens is None else list(section.specimens())
        lacking = [spec.name for spec in section.specs if all(message.spec is not spec for message in made)]
        if lacking:
            raise TemplateError(
                f"{section.name}.jinja",
                None,
                f"required are specimens of every kind of message; there is none of {', '.join(lacking)}",
            )
        for message in made:
            yield message
            if message.spec.listing is not None:
                yield message._replace(spec=message.spec.listing)


def _reached(writes: Writer, style: Style) -> dict[tuple[str, str, Answers], str]:
    """Write the specimens, named and unnamed, and note which answers they give."""
    reached: dict[tuple[str, str, Answers], str] = {}
    named, none = tuple(_names(writes)), unnamed(writes.language)
    for message in map(partial(_in_language, writes.language), _specimens(style)):
        for reference in (*named, none) if message.spec.mentions else (none,):
            answers = writes.leaf(message, reference).wording.answers
            key = (message.spec.section, message.spec.block, answers)
            if key not in reached:
                reached[key] = "".join(text for text, _ in writes.parts(message, reference))
    return reached


def _in_language(language: Language, message: Message) -> Message:
    """Give what has a name of its own a name in a language."""
    if not message.spec.outside:
        return message
    figures: list[FigureValue] = []
    for spec, value in zip(message.spec.figures, message.figures, strict=True):
        if spec.quantity is Quantity.TEXT:
            figures.append(FrozenMap({language.locale: "\u2026"}))
        elif spec in message.spec.outside:
            listed = cast("tuple[Item, ...]", value)
            figures.append(tuple(item._replace(names=FrozenMap({language.locale: "\u2026"})) for item in listed))
        else:
            figures.append(value)
    return message._replace(figures=tuple(figures))


def _names(writes: Writer) -> Iterator[Reference]:
    """Give a name of every grammar that the language can ask for."""
    language = writes.language
    texts = tuple("{Occupation}" if form == "initial" else "{occupation}" for form in forms(language))
    for gender in (*language.genders, "unknown"):
        for onset in onsets(language).classes:
            for declined in ("yes", "no") if language.cases else ("yes",):
                yield Reference(texts, Grammar("yes", gender, onset, declined))
