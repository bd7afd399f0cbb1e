"""Outlines of blocks that break the rules: all that they may print, in the order of the file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from jinja2 import nodes

from narrate.language.model import Language
from narrate.lint.trace import ABSENT, Trace, TracedPiece
from narrate.wording.blocks import TemplateBlock

_GAP: Final = "\n\u2029\n"
"""What stands between two branches, so that no words of one are beside those of the other."""


def outline(language: Language, block: TemplateBlock, figures: Iterable[str]) -> Trace:
    """Return all that a block may print; what breaks the rules is a gap.

    Args:
        language: The language.
        block: The block.
        figures: The names of the figures that its messages have.
    """
    trace = Trace()
    _body(trace, language, block, block.body, frozenset(figures))
    return trace


def _body(trace: Trace, language: Language, block: TemplateBlock, body: Iterable[Any], figures: frozenset[str]) -> None:
    for node in body:
        if isinstance(node, nodes.If):
            for branch in (*(one.body for one in (node, *node.elif_)), node.else_):
                trace.pieces.append(TracedPiece("word", "", _GAP, block.file, node.lineno))
                _body(trace, language, block, branch, figures)
            trace.pieces.append(TracedPiece("word", "", _GAP, block.file, node.lineno))
        elif isinstance(node, nodes.Output):
            trace.pieces.extend(_piece(language, block, part, figures) for part in node.nodes)


def _piece(language: Language, block: TemplateBlock, node: Any, figures: frozenset[str]) -> TracedPiece:
    if isinstance(node, nodes.TemplateData):
        return TracedPiece("text", "", node.data.replace("\n", language.word_space), block.file, node.lineno)
    names = [one.name for one in (node, *node.find_all(nodes.Name)) if isinstance(one, nodes.Name)]
    figure = next((name for name in names if name in figures), None)
    if figure is not None:
        return TracedPiece("figure", figure, f"{{{figure}}}", block.file, node.lineno)
    choice = node.arg.name if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Name) else ""
    return TracedPiece("claim" if choice else "word", choice, ABSENT, block.file, node.lineno)
