"""Blocks of templates: their syntax trees, the blocks that they use, and their sizes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final

from attrs import field, frozen
from jinja2 import nodes

from narrate.language.overlay import TemplateFile
from narrate.wording.sandbox import DEEPEST, parsed

_KEPT: Final = 1_000

LARGEST: Final = 20_000
"""How many characters and nodes one message may have, with the blocks that it uses."""


@frozen(eq=False)
class TemplateBlock:
    """A block of a template.

    Attributes:
        name: Its name.
        file: Its file.
        line: Its first line.
        body: Its syntax tree.
        calls: The blocks that it uses, each with a line.
        size: Its characters and nodes, without those of the blocks that it uses.
    """

    name: str
    file: TemplateFile
    line: int
    body: tuple[nodes.Node, ...] = field(repr=False)
    calls: tuple[tuple[str, int], ...] = field(repr=False)
    size: int


@lru_cache(_KEPT)
def blocks_of(file: TemplateFile) -> Mapping[str, TemplateBlock]:
    """Read the blocks of a template.

    Raises:
        TemplateError: It cannot be parsed, has the same block twice, or has text or tags outside of its blocks.
    """
    found: dict[str, TemplateBlock] = {}
    tree = parsed(file)
    for node in tree.body:
        _check_outside(file, node)
    for node in tree.find_all(nodes.Block):
        if node.name in found:
            raise file.error(
                node.lineno, f"the block {node.name!r} is duplicated; the first is in line {found[node.name].line}"
            )
        inner = tuple(below(node))
        calls = tuple((one.name, one.lineno) for one in inner if isinstance(one, nodes.Block))
        calls += tuple((name, one.lineno) for one in inner if (name := called_by(one)) is not None)
        size = sum(len(one.data) if isinstance(one, nodes.TemplateData) else 1 for one in inner)
        found[node.name] = TemplateBlock(node.name, file, node.lineno, tuple(node.body), calls, size)
    return found


def _check_outside(file: TemplateFile, node: nodes.Node) -> None:
    if isinstance(node, nodes.Block):
        return
    for part in node.nodes if isinstance(node, nodes.Output) else (node,):
        text = part.data if isinstance(part, nodes.TemplateData) else None
        if text is None or text.strip():
            line = part.lineno if text is None else part.lineno + text[: len(text) - len(text.lstrip())].count("\n")
            raise file.error(line, "nothing reads what is outside of the blocks; move it into one")


def below(node: nodes.Node) -> Iterator[nodes.Node]:
    """Yield the nodes of a block; nested blocks are yielded, but not searched."""
    for child in node.iter_child_nodes():
        yield child
        if not isinstance(child, nodes.Block):
            yield from below(child)


def called_by(node: nodes.Node) -> str | None:
    """Return the name of the block that a node calls, as in ``self.subject()``; None for any other node."""
    if not (isinstance(node, nodes.Call) and isinstance(node.node, nodes.Getattr)):
        return None
    if not (isinstance(node.node.node, nodes.Name) and node.node.node.name == "self"):
        return None
    return None if node.args or node.kwargs or node.dyn_args or node.dyn_kwargs else str(node.node.attr)


def uppermost(files: Iterable[TemplateFile]) -> dict[str, TemplateBlock]:
    """Return the blocks of several files by name; the first file that has a block provides it.

    Raises:
        TemplateError: One of the files cannot be parsed.
    """
    found: dict[str, TemplateBlock] = {}
    for file in files:
        for name, block in blocks_of(file).items():
            found.setdefault(name, block)
    return found


def reached(blocks: Mapping[str, TemplateBlock], name: str) -> set[str]:
    """List a block and all blocks that it uses, directly or through others."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        one = waiting.pop()
        if one in blocks and one not in found:
            found.add(one)
            waiting += [called for called, _ in blocks[one].calls]
    return found


def extent(
    blocks: Mapping[str, TemplateBlock], name: str, above: tuple[str, ...], known: dict[str, tuple[int, int]]
) -> tuple[int, int]:
    """Count the characters and nodes of a block with all that it uses, and the levels of blocks below it."""
    if name not in known:
        block, size, depth = blocks[name], blocks[name].size, 0
        for called, line in block.calls:
            if called in (*above, name):
                raise block.file.error(line, f"the block {called!r} uses itself, which would never end")
            below, levels = extent(blocks, called, (*above, name), known)
            size, depth = size + below, max(depth, levels + 1)
            if len(above) + depth > DEEPEST:
                raise block.file.error(line, f"blocks use blocks more than {DEEPEST} levels deep")
            if size > LARGEST:
                problem = (
                    f"the block {name!r} has more than {LARGEST} characters and parts with the blocks that it uses"
                )
                raise block.file.error(line, problem)
        if size > LARGEST:
            raise block.file.error(block.line, f"the block {name!r} has more than {LARGEST} characters and parts")
        known[name] = size, depth
    return known[name]
