"""The phrasebook: every wording that the templates of a locale can produce."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from attrs import Factory, field, frozen

from narrate.content import MessageSpec, Section
from narrate.content.specimens import SPECIMENS, FigureGroup, made_of
from narrate.errors import TemplateError
from narrate.language.model import locales
from narrate.tags import resolve
from narrate.wording.reach import Answers, Prospect, Reach
from narrate.wording.style import PLAIN, Style, style_of
from narrate.wording.writer import writer


@frozen
class PhrasebookEntry:
    """A wording of the phrasebook.

    Attributes:
        section: The section.
        block: The block of its template.
        wording: The sentence, its slots in braces.
        answers: Every set of answers that produces it.
        example: A sentence with this wording.
        examples: One or two sentences with this wording, the example first; the second has figures that give other
            answers.
    """

    section: str
    block: str
    wording: str
    answers: tuple[Answers, ...]
    example: str
    examples: tuple[str, ...] = field(default=Factory(lambda self: (self.example,), takes_self=True), repr=False)


@frozen
class Phrasebook:
    """All wordings of a locale that some record can produce.

    Attributes:
        locale: The locale.
        entries: The wordings, in the order of sections and messages.
        unreached: Answers for which the templates have words but that no record can give, as
            (section, block, answers): one job in one year and an increase to one job.
    """

    locale: str
    entries: tuple[PhrasebookEntry, ...]
    unreached: tuple[tuple[str, str, Answers], ...] = field(repr=False)

    def __iter__(self) -> Iterator[PhrasebookEntry]:
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
    """List every wording that a locale's templates can produce.

    Every question of a template is tried with each of its answers; answers that no record can give are left out.

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
    """Build the phrasebook of a resolved locale, once."""
    writes = writer(locale, style.overlay)
    sections = {section.name: groups_of(section, style) for section in style.all_sections.values()}
    prospect = Prospect(writes, (spec for groups in sections.values() for spec in groups))
    entries: list[PhrasebookEntry] = []
    unreached: list[tuple[str, str, Answers]] = []
    for section, kinds in sections.items():
        blocks: dict[str, dict[Answers, Reach]] = {}
        for spec, groups in kinds.items():
            found = blocks.setdefault(spec.block, {})
            for reach in prospect.reaches(spec, groups):
                answers = reach.wording.answers
                if answers not in found or found[answers].message is None:
                    found[answers] = reach
        for block, found in blocks.items():
            alike: dict[str, list[Answers]] = {}
            for answers, reach in found.items():
                if reach.message is None:
                    unreached.append((section, block, answers))
                else:
                    alike.setdefault(str(reach.wording), []).append(answers)
            for text, all_answers in alike.items():
                # The last answers belong to the plural category "other", which most figures have.
                example, other = (prospect.written(found[all_answers[place]]) for place in (-1, 0))
                examples = tuple(dict.fromkeys((example, other)))
                entries.append(PhrasebookEntry(section, block, text, tuple(all_answers), example, examples))
    return Phrasebook(locale, tuple(entries), tuple(unreached))


def groups_of(section: Section, style: Style) -> Mapping[MessageSpec, Sequence[FigureGroup]]:
    """Return the groups of figures of every kind of message of a section, including those that introduce lists.

    Raises:
        TemplateError: The section is the style's own, and its specimens lack a kind of message or a figure.
    """
    groups: Mapping[MessageSpec, Sequence[FigureGroup]] = SPECIMENS
    if section in style.sections:
        if section.specimens is None or isinstance(section.specimens, Mapping):
            groups = section.specimens or {}
        else:
            made = tuple(section.specimens())
            groups = {spec: made_of(spec, made) for spec in dict.fromkeys(message.spec for message in made)}
        lacking = [spec.name for spec in section.specs if spec not in groups]
        if lacking:
            raise TemplateError(
                f"{section.name}.jinja",
                None,
                f"required are specimens of every kind of message; there is none of {', '.join(lacking)}",
            )
        for spec in section.specs:
            _check(section.name, spec, groups[spec])
    return {one: groups[spec] for spec in section.specs for one in (spec, spec.listing) if one is not None}


def _check(section: str, spec: MessageSpec, groups: Sequence[FigureGroup]) -> None:
    """Check that the groups of a kind have each of its figures once, and only its own choices."""
    figures, choices = [figure.name for figure in spec.figures], [choice.name for choice in spec.choices]
    given = [name for group in groups for name in group.figures]
    unknown = [name for group in groups for name in group.choices if name not in choices]
    if sorted(given) != sorted(figures) or unknown:
        raise TemplateError(
            f"{section}.jinja",
            None,
            f"required are specimens of {spec.name} whose groups have each of its figures once "
            f"({', '.join(figures) or 'none'}) and no choice but its own ({', '.join(choices) or 'none'}); "
            f"what came is {', '.join(given) or 'no figure'}" + (f", with {', '.join(unknown)}" if unknown else ""),
        )
