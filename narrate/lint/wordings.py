"""Wordings of a folder's templates, each with what its block prints piece by piece."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import evolve, field, frozen
from jinja2 import nodes

from narrate.content import MessageSpec, Section, kinds_of
from narrate.errors import TemplateError
from narrate.language.documents import document
from narrate.language.model import Language, files
from narrate.lint.blocks import BlocksOfLocale
from narrate.lint.outline import outline
from narrate.lint.trace import ABSENT, Trace, TracedPiece, Tracer, WordPlaces
from narrate.records import FrozenMap
from narrate.wording.blocks import TemplateBlock, reached
from narrate.wording.phrasebook import groups_of
from narrate.wording.reach import Prospect, Reach, asked
from narrate.wording.style import Style
from narrate.wording.writer import Writer

MOST: Final = 2_000
"""How many wordings one block may have; narrate's own have some hundreds."""


@frozen
class TracedWording:
    """A wording that some record can produce, with what its block prints.

    Attributes:
        spec: The kind of message.
        answers: The answers to all that the block asks.
        trace: What the block prints.
        reach: The wording, with an example; None for the outline of a block that cannot be rendered.
    """

    spec: MessageSpec
    answers: dict[str, str]
    trace: Trace
    reach: Reach | None = None


@frozen
class LocaleWordings:
    """The wordings of one locale in which a caller's folder has a part.

    Attributes:
        language: The locale.
        writer: Its writer, with a word for each that the lexicon lacks.
        prospect: The wordings with their examples.
        wordings: Those that some record can produce.
        outlines: What the blocks of the caller's that break the rules may print.
        blocks: The blocks that are part of them.
        places: The places of words in the lexicons.
        faults: What is wrong with templates when they are rendered.
        partial: Whether there are messages whose blocks could not be rendered, by the file and name of a block.
    """

    language: Language
    writer: Writer
    prospect: Prospect
    places: WordPlaces
    wordings: list[TracedWording] = field(factory=list)
    outlines: list[TracedWording] = field(factory=list)
    blocks: list[TemplateBlock] = field(factory=list)
    faults: list[TemplateError] = field(factory=list)
    partial: set[tuple[str, str]] = field(factory=set)

    def place(self, piece: TracedPiece, words: str = "") -> tuple[str, int] | None:
        """Return the file and the line of a piece in the caller's folder; None where it is narrate's own.

        Args:
            piece: The piece.
            words: The words of it that are meant.
        """
        if piece.word and (place := self.places.place(piece.word)) is not None and place[0].folder is not None:
            return place[0].name, place[1]
        if piece.file.folder is None:
            return None
        return piece.file.name, piece.line_of(words) if piece.kind == "text" else piece.line


def wordings_of(checked: BlocksOfLocale, sections: tuple[Section, ...], style: Style) -> LocaleWordings:
    """Render the messages of a locale in which the caller's folder has a part.

    Args:
        checked: The blocks of the locale.
        sections: All sections.
        style: The caller's own sections.
    """
    language = checked.language
    lexicon = {table: dict(words) for table, words in language.lexicon.items()}
    for table, key in {word for words in checked.words.values() for word in words}:
        lexicon.setdefault(table, {}).setdefault(key, ABSENT)
    writes = Writer(evolve(language, lexicon=FrozenMap({one: FrozenMap(words) for one, words in lexicon.items()})))
    own = _Own(checked)
    faults: list[TemplateError] = []
    partial: set[tuple[str, str]] = set()
    using: dict[MessageSpec, tuple[TemplateBlock, ...]] = {}
    groups = {}
    for section in sections:
        try:
            kinds = groups_of(section, style)
        except TemplateError as error:
            faults.append(error)
            continue
        for spec, group in kinds.items():
            blocks = checked.usable(spec)
            if not blocks:
                every = checked.sections[spec.section]
                partial |= {(every[name].file.path, name) for name in reached(every, spec.block)}
            elif own.concerns(blocks):
                try:
                    asked(writes, spec, most=MOST)
                except TemplateError as error:
                    faults.append(error)
                    partial |= {(one.file.path, one.name) for one in blocks}
                    continue
                using[spec], groups[spec] = blocks, group
    prospect = Prospect(writes, using)
    made = LocaleWordings(language, writes, prospect, WordPlaces(language), faults=faults, partial=partial)
    for spec, blocks in using.items():
        made.blocks.extend(blocks)
        made.wordings.extend(_traced(made, checked, spec, groups[spec]))
    for spec in kinds_of(sections):
        for block in (one for name, one in checked.sections[spec.section].items() if name == spec.block):
            if own.has(block) and spec not in using:
                trace = outline(language, block, (figure.name for figure in spec.figures))
                made.outlines.append(TracedWording(spec, _asked_anywhere(block), trace))
    return made


def _asked_anywhere(block: TemplateBlock) -> dict[str, str]:
    """Return all questions that a block asks somewhere, each as if it were answered."""
    found = {}
    for part in block.body:
        for node in part.find_all(nodes.Getattr):
            if isinstance(node.node, nodes.Name):
                found[f"{node.node.name}.{node.attr}"] = ""
    return found


def _traced(made: LocaleWordings, checked: BlocksOfLocale, spec: MessageSpec, group: object) -> Iterator[TracedWording]:
    tracer = Tracer(made.language, checked.sections[spec.section], spec)
    for reach in made.prospect.reaches(spec, group):  # type: ignore[arg-type]
        if reach.message is not None:
            chosen = {one.name: value for one, value in zip(spec.choices, reach.message.choices, strict=True)}
            answers = chosen | dict(reach.wording.answers)
            yield TracedWording(spec, answers, tracer.trace(answers), reach)


class _Own:
    """The blocks and words of a language that the caller's folder has."""

    def __init__(self, checked: BlocksOfLocale) -> None:
        self._checked = checked
        self._words: set[tuple[str, str]] = set()
        self._all = False
        language = checked.language
        overlay = language.overlay
        for folder in language.folders:
            for name in ("language.toml", "reading.toml", "rules.toml"):
                self._all |= overlay is not None and overlay.file(f"{folder}/{name}") is not None
            for file in files(folder, "lexicon.toml", overlay):
                if file.folder is not None:
                    for table, words in document(file).items():
                        self._words |= {(table, key) for key in words}

    def has(self, block: TemplateBlock) -> bool:
        """Return whether a block is the caller's."""
        return block.file.folder is not None

    def concerns(self, blocks: tuple[TemplateBlock, ...]) -> bool:
        """Return whether one of some blocks is the caller's, or may print a word of the caller's."""
        looked_up = (self._checked.words.get((one.file.path, one.name), frozenset()) for one in blocks)
        return self._all or any(map(self.has, blocks)) or any(self._words & words for words in looked_up)
