"""Blocks of a language's templates: what breaks the rules in each, what nothing reads, and what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import field, frozen

from narrate.content import MessageSpec
from narrate.errors import TemplateError
from narrate.language.model import Language, template_root, template_sources
from narrate.wording.blocks import TemplateBlock, extent, reached, uppermost
from narrate.wording.syntax import block_checks
from narrate.wording.writer import Writer

Place = tuple[str, str]
"""The path of a file, and the name of a block in it."""


@frozen
class BlocksOfLocale:
    """The blocks of one locale, by section.

    Attributes:
        language: The locale.
        sections: Its blocks, each taken from the uppermost file that has it.
        read: The blocks that some message uses.
        faulty: Those of them that break the rules.
        words: The words that each can look up.
        faults: What is wrong with them.
    """

    language: Language
    sections: dict[str, Mapping[str, TemplateBlock]] = field(factory=dict)
    read: set[Place] = field(factory=set)
    faulty: set[Place] = field(factory=set)
    words: dict[Place, frozenset[tuple[str, str]]] = field(factory=dict)
    faults: list[TemplateError] = field(factory=list)

    def usable(self, spec: MessageSpec) -> tuple[TemplateBlock, ...]:
        """Return the blocks that a kind of message uses, its own first; none where one is missing or faulty."""
        blocks = self.sections[spec.section]
        names = sorted(reached(blocks, spec.block), key=lambda name: name != spec.block)
        found = tuple(blocks[name] for name in names)
        missing = any(called not in blocks for one in found for called, _ in one.calls)
        return () if missing or any((one.file.path, one.name) in self.faulty for one in found) else found


def blocks_of_locale(writes: Writer, specs: Iterable[MessageSpec]) -> BlocksOfLocale:
    """Check the blocks that a locale's messages use.

    Args:
        writes: The writer of the locale.
        specs: All kinds of messages.
    """
    language = writes.language
    made = BlocksOfLocale(language)
    by_section: dict[str, list[MessageSpec]] = {}
    for spec in specs:
        by_section.setdefault(spec.section, []).append(spec)
    for section, own in by_section.items():
        blocks = made.sections[section] = uppermost(template_sources(language, section))
        _check_presence(made, section, own)
        checks = block_checks(blocks, own, cases=language.cases, lexicon=language.lexicon, answers=writes.questions())
        extents: dict[str, tuple[int, int]] = {}
        for name, check in checks.items():
            block = blocks[name]
            faults = list(check.faults)
            try:
                extent(blocks, name, (), extents)
            except (TemplateError, KeyError) as error:  # a block that is missing is a fault of the check
                faults += [error] if isinstance(error, TemplateError) else []
                made.faulty.add((block.file.path, name))
            made.read.add((block.file.path, name))
            made.words[block.file.path, name] = frozenset(check.words)
            if check.faults:
                made.faulty.add((block.file.path, name))
            made.faults.extend(faults)
    return made


def _check_presence(made: BlocksOfLocale, section: str, specs: Iterable[MessageSpec]) -> None:
    """Check that a language of the caller's has each template, and each block of a message in it."""
    language, blocks = made.language, made.sections[section]
    if (template_root() / language.folders[-1]).is_dir() and blocks:
        return
    overlay, name = language.overlay, f"{language.folders[-1]}/{section}.jinja"
    if overlay is None:
        return
    lacking = [block for block in dict.fromkeys(spec.block for spec in specs) if block not in blocks]
    if not lacking:
        return
    required = "required is a block" if len(lacking) == 1 else "required are blocks"
    problem = f"the language has no {', '.join(lacking)} of {section}; {required} in this file"
    made.faults.append(overlay.error(name, problem, rule="missing-template"))
