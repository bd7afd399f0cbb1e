"""Docstrings and names of the rooms that read: plain verbs first, and no words of one author's own."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "narrate"
ROOMS = ("cli", "formats", "importing", "titles")
MODULES = sorted(path for room in ROOMS for path in (PACKAGE / room).rglob("*.py"))

VERBS = frozenset(
    [
        "Add",
        "Build",
        "Check",
        "Choose",
        "Collect",
        "Compare",
        "Convert",
        "Count",
        "Find",
        "Format",
        "Join",
        "List",
        "Move",
        "Note",
        "Open",
        "Parse",
        "Print",
        "Propose",
        "Raise",
        "Read",
        "Record",
        "Refuse",
        "Release",
        "Repair",
        "Resolve",
        "Return",
        "Run",
        "Set",
        "Show",
        "Skip",
        "Sort",
        "Split",
        "Turn",
        "Write",
        "Yield",
    ]
)
"""What a docstring of a function begins with."""

PROPERTIES = frozenset({"The", "Whether", "Records"})
"""What a docstring of a property may begin with as well: it names a value."""

OWN_WORDS = re.compile(r"\b(?:tells?|told|stands? (?:for|before|in)|brings? out|held to|gives? back)\b", re.IGNORECASE)
"""Words that only their author would use for what is written, meant or returned."""


def is_command(node: ast.AST) -> bool:
    """Check whether a function is a command of click, whose docstring is its help for users."""
    return isinstance(node, ast.FunctionDef) and any(
        isinstance(one, ast.Call) and isinstance(one.func, ast.Attribute) and one.func.attr in {"command", "group"}
        for one in node.decorator_list
    )


def functions(module: Path) -> list[ast.FunctionDef]:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and not is_command(node)]


def documented(tree: ast.AST) -> list[str]:
    kinds = (ast.Module, ast.ClassDef, ast.FunctionDef)
    found = [node for node in ast.walk(tree) if isinstance(node, kinds) and not is_command(node)]
    return [text for node in found if (text := ast.get_docstring(node))]


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_docstring_begins_with_a_plain_verb(module: Path) -> None:
    for node in functions(module):
        text = ast.get_docstring(node)
        if text is not None:
            decorators = {one.id for one in node.decorator_list if isinstance(one, ast.Name)}
            allowed = VERBS | PROPERTIES if decorators & {"property"} else VERBS
            assert text.split()[0].strip(",.:") in allowed, f"{node.name}, line {node.lineno}: {text.splitlines()[0]}"


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_docstrings_have_no_words_of_their_author(module: Path) -> None:
    found = [text for text in documented(ast.parse(module.read_text(encoding="utf-8"))) if OWN_WORDS.search(text)]
    assert not found


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_name_is_told(module: Path) -> None:
    tokens = tokenize.generate_tokens(io.StringIO(module.read_text(encoding="utf-8")).readline)
    assert not [token for token in tokens if token.type == tokenize.NAME and "told" in token.string.split("_")]
