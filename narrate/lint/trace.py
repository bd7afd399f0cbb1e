"""Traces of wordings: what a block prints under some answers, piece by piece, with the lines of its template."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from attrs import field, frozen
from jinja2 import nodes

from narrate.content import MessageSpec
from narrate.language.documents import document, line_of
from narrate.language.model import Language, files
from narrate.language.overlay import TemplateFile
from narrate.wording.blocks import TemplateBlock, called_by

_SPACE: Final = re.compile(r" *\n[ \n]*")

ABSENT: Final = "\u2026"
"""What stands for a word that the lexicon lacks."""

Branch = tuple[str, int, int]
"""A branch of a condition: the path of its file, its line, and its node in the syntax tree."""


@frozen
class TracedPiece:
    """A piece of a wording.

    Attributes:
        kind: ``text`` of a template, ``word`` of the lexicon, ``claim`` for a word that asserts something, ``figure``,
            or ``name``.
        source: The name of the figure, of the choice that a claim is for, or of the form of a name.
        text: Its text; of a figure or a name, the source in braces.
        file: The template that prints it.
        line: The line there.
        word: The table and the key of a word; empty for other pieces.
    """

    kind: str
    source: str
    text: str
    file: TemplateFile
    line: int
    word: tuple[str, ...] = ()

    def line_of(self, words: str) -> int:
        """Return the line of some words of the piece, which may go over several lines of its file."""
        wanted = next(iter(words.split()), words)
        for number, line in enumerate(self.file.text.split("\n")[self.line - 1 :], start=self.line):
            if wanted in line:
                return number
        return self.line


@frozen
class Trace:
    """The pieces that a block prints under some answers.

    Attributes:
        pieces: The pieces, in order.
        branches: The branches of conditions that it goes through.
    """

    pieces: list[TracedPiece] = field(factory=list)
    branches: set[Branch] = field(factory=set)

    def text(self) -> str:
        """Return the text of all pieces."""
        return "".join(piece.text for piece in self.pieces)

    def at(self, place: int) -> TracedPiece:
        """Return the piece at a place of the text."""
        end = 0
        for piece in self.pieces:
            end += len(piece.text)
            if place < end:
                return piece
        return self.pieces[-1]


class Tracer:
    """A tracer of the blocks of one section in one language.

    Args:
        language: The language.
        blocks: The blocks of the section.
        spec: The kind of message.
    """

    def __init__(self, language: Language, blocks: Mapping[str, TemplateBlock], spec: MessageSpec) -> None:
        self._language = language
        self._blocks = blocks
        self._choices = {choice.name: bool(choice.kind) for choice in spec.choices}
        self._block = spec.block
        self._answers: Mapping[str, str] = {}
        self._trace = Trace()

    def trace(self, answers: Mapping[str, str]) -> Trace:
        """Return what the block prints.

        Args:
            answers: The answers to all that it asks: the values of its choices, and of questions by ``figure.plural``.
        """
        self._answers, self._trace = answers, Trace()
        self._called(self._block)
        return self._trace

    def _called(self, name: str) -> None:
        block = self._blocks[name]
        start = len(self._trace.pieces)
        self._body(block.body, block.file)
        own = self._trace.pieces[start:]
        while own and own[-1].kind == "text" and not own[-1].text.strip():
            own.pop()
        if own and own[-1].kind == "text":
            own[-1] = _with_text(own[-1], own[-1].text.rstrip(" \n"))
        while own and own[0].kind == "text" and not own[0].text.strip():
            own.pop(0)
        if own and own[0].kind == "text":
            own[0] = _with_text(own[0], own[0].text.lstrip(" \n"))
        self._trace.pieces[start:] = own

    def _body(self, body: Iterable[nodes.Node], file: TemplateFile) -> None:
        for node in body:
            if isinstance(node, nodes.Output):
                for part in node.nodes:
                    self._printed(part, file)
            elif isinstance(node, nodes.If):
                self._condition(node, file)
            elif isinstance(node, nodes.Block):
                self._called(node.name)

    def _condition(self, node: nodes.If, file: TemplateFile) -> None:
        for branch in (node, *node.elif_):
            if self._true(branch.test):
                self._trace.branches.add(branch_of(file, branch.body, branch))
                self._body(branch.body, file)
                return
        self._trace.branches.add(branch_of(file, node.else_, node))
        self._body(node.else_, file)

    def _true(self, node: nodes.Node) -> bool:
        if isinstance(node, nodes.And):
            return self._true(node.left) and self._true(node.right)
        if isinstance(node, nodes.Or):
            return self._true(node.left) or self._true(node.right)
        if isinstance(node, nodes.Not):
            return not self._true(node.node)
        assert isinstance(node, nodes.Compare)
        operand, right = node.ops[0].op, node.ops[0].expr
        values = [one.value for one in getattr(right, "items", [right])]
        return (self._answer(node.expr) in values) == (operand in ("eq", "in"))

    def _answer(self, node: nodes.Node) -> str:
        if isinstance(node, nodes.Name):
            return self._answers[node.name]
        assert isinstance(node, nodes.Getattr)
        return self._answers[f"{_root(node)}.{node.attr}"]

    def _printed(self, node: Any, file: TemplateFile) -> None:
        line = node.lineno
        if isinstance(node, nodes.TemplateData):
            self._add("text", "", node.data, file, line)
            return
        called = called_by(node)
        if called is not None:
            self._called(called)
        elif isinstance(node, nodes.Call):
            self._call(node, file)
        elif table_of(node) is not None:
            self._word(node, file)
        else:
            root = _root(node)
            kind = "name" if root == "occupation" else "figure"
            form = node.attr if isinstance(node, nodes.Getattr) else ""
            self._add(kind, form if kind == "name" else root, f"{{{root}}}", file, line)

    def _call(self, node: nodes.Call, file: TemplateFile) -> None:
        assert isinstance(node.node, nodes.Getattr)
        root, method, given = _root(node.node.node), node.node.attr, node.args[0]
        if method in ("spoken", "in_words"):
            self._add("figure", root, f"{{{root}}}", file, node.lineno)
        elif method == "or":
            if self._answers.get("occupation.given") == "yes":
                self._printed(node.node.node, file)
            else:
                self._word(given, file)
        else:
            self._counted(root, str(_table(given)), file, node.lineno)

    def _counted(self, figure: str, table: str, file: TemplateFile, line: int) -> None:
        """Record a figure with its noun, in the order of the language."""
        counting, category = self._language.counting, self._answers[f"{figure}.plural"]
        if category in counting.without_figure:
            self._add("figure", figure, f"{{{figure}}}", file, line, (table, category))
            return
        before, between, after, noun_first = counting.parts(table)
        noun = ("word", "", self._text(table, category), file, line, (table, category))
        value = ("figure", figure, f"{{{figure}}}", file, line)
        pair = (noun, value) if noun_first else (value, noun)
        self._add("text", "", before, file, line)
        self._add(*pair[0])
        self._add("text", "", between, file, line)
        self._add(*pair[1])
        self._add("text", "", after, file, line)

    def _word(self, node: Any, file: TemplateFile) -> None:
        table, key = str(table_of(node)), ""
        kind = source = ""
        if isinstance(node, nodes.Getattr):
            key = node.attr
        elif isinstance(node.arg, nodes.Const):
            key = node.arg.value
        else:
            key = self._answer(node.arg)
            source = node.arg.name if isinstance(node.arg, nodes.Name) else ""
        kind = "claim" if self._choices.get(source) else "word"
        self._add(kind, source, self._text(table, key), file, node.lineno, (table, key))

    def _text(self, table: str, key: str) -> str:
        return str(self._language.lexicon.get(table, {}).get(key, ABSENT))

    def _add(
        self, kind: str, source: str, text: str, file: TemplateFile, line: int, word: tuple[str, ...] = ()
    ) -> None:
        pieces = self._trace.pieces
        if kind == "text":
            text = _SPACE.sub(self._language.word_space, text)
            if pieces and pieces[-1].text.endswith(" ") and pieces[-1].kind == "text":
                text = text.lstrip(" ")
        if text:
            pieces.append(TracedPiece(kind, source, text, file, line, word))


def _with_text(piece: TracedPiece, text: str) -> TracedPiece:
    return TracedPiece(piece.kind, piece.source, text, piece.file, piece.line, piece.word)


def branch_of(file: TemplateFile, body: list[nodes.Node], condition: nodes.Node) -> Branch:
    """Return a branch of a condition by its place in the syntax tree, which is kept."""
    line = body[0].lineno if body else condition.lineno
    return file.path, line, id(body)


def table_of(node: Any) -> str | None:
    """Return the table of a word that is printed; None for what is no word."""
    return _table(node.node) if isinstance(node, nodes.Getattr | nodes.Getitem) else None


def _table(node: Any) -> str | None:
    """Return the table that a node is, as in ``words.job`` or ``words["job"]``."""
    if not (isinstance(node, nodes.Getattr | nodes.Getitem) and isinstance(node.node, nodes.Name)):
        return None
    if node.node.name != "words":
        return None
    return node.attr if isinstance(node, nodes.Getattr) else str(getattr(node.arg, "value", ""))


def _root(node: Any) -> str:
    """Return the name that a chain of attributes begins with."""
    while isinstance(node, nodes.Getattr):
        node = node.node
    if isinstance(node, nodes.Call):
        return _root(node.node)
    return str(node.name)


class WordPlaces:
    """The places of words in the lexicons of a language.

    Args:
        language: The language.
    """

    def __init__(self, language: Language) -> None:
        self._files = [
            file for folder in language.folders for file in reversed(files(folder, "lexicon.toml", language.overlay))
        ]

    def place(self, word: tuple[str, ...]) -> tuple[TemplateFile, int] | None:
        """Return the file and the line of a word; None where no lexicon has it."""
        for file in self._files:
            table = document(file).get(word[0], {})
            if isinstance(table, dict) and word[1] in table:
                return file, line_of(file.text, *word) or 0
        return None
