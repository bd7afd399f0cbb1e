"""Checks of what templates can reach: branches that no record leads to, and words that their lookups lack."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from typing import Any

from jinja2 import nodes

from narrate.errors import TemplateError
from narrate.language.overlay import TemplateFile
from narrate.lint.trace import Branch, branch_of
from narrate.lint.wordings import LocaleWordings
from narrate.wording.blocks import TemplateBlock


def unreachable(locales: Iterable[LocaleWordings]) -> Iterator[TemplateError]:
    """Find words that no record leads to in any locale of a language.

    Args:
        locales: The wordings of each locale.
    """
    seen: set[Branch] = set()
    blocks: dict[tuple[str, str], TemplateBlock] = {}
    partial: set[tuple[str, str]] = set()
    overlay = None
    for made in locales:
        overlay = made.language.overlay
        partial |= made.partial
        blocks |= {(one.file.path, one.name): one for one in made.blocks if one.file.folder is not None}
        for wording in made.wordings:
            seen |= wording.trace.branches
    for place, block in blocks.items():
        if place in partial or overlay is None:
            continue
        for line in _unseen(block.body, block.file, seen):
            problem = f"no record leads to these words of the block {block.name!r}; required is a condition that some "
            problem += "record meets, or none of the words"
            yield overlay.error(block.file.name, problem, line=line, rule="unreachable")


def _unseen(body: Iterable[Any], file: TemplateFile, seen: Container[Branch]) -> Iterator[int]:
    """Yield the lines of outermost branches that print something and are not among those seen."""
    for node in body:
        if not isinstance(node, nodes.If):
            continue
        for condition, inner in (*((one, one.body) for one in (node, *node.elif_)), (node, node.else_)):
            if branch_of(file, inner, condition) in seen:
                yield from _unseen(inner, file, seen)
            elif _prints(inner):
                yield _line(inner)


def _prints(body: Iterable[nodes.Node]) -> bool:
    return any(
        not isinstance(part, nodes.TemplateData) or part.data.strip()
        for node in body
        for part in (node.nodes if isinstance(node, nodes.Output) else [node])
    )


def _line(body: list[Any]) -> int:
    """Return the line on which the words of a branch begin."""
    for node in body:
        for part in node.nodes if isinstance(node, nodes.Output) else [node]:
            if not isinstance(part, nodes.TemplateData) or part.data.strip():
                return int(part.lineno)
    return 0


def absent_words(made: LocaleWordings) -> Iterator[TemplateError]:
    """Find words that a template prints and the lexicon lacks.

    Args:
        made: The wordings of a locale.
    """
    overlay = made.language.overlay
    categories = made.writer.questions()["plural"]
    for wording in made.wordings:
        for piece in wording.trace.pieces:
            if not piece.word or overlay is None:
                continue
            table, key = piece.word
            if key in made.language.lexicon.get(table, {}):
                continue
            plural = key in categories and not any(key in choice.values for choice in wording.spec.choices)
            what = "plural category" if plural else "value"
            problem = f"the table {table!r} has no word for the {what} {key!r}; required is {table}.{key} "
            problem += f"in {made.language.folders[-1]}/lexicon.toml"
            place = made.place(piece) or (f"{made.language.folders[-1]}/lexicon.toml", None)
            rule = "missing-category" if plural else "missing-word"
            yield overlay.error(place[0], problem, line=place[1], rule=rule)
