"""Docstrings and names of all modules: plain verbs and nouns first, and no words of one author's own."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from pathlib import Path

from modules import each_module

VERBS = frozenset(
    [
        "Add",
        "Build",
        "Check",
        "Choose",
        "Classify",
        "Collect",
        "Compare",
        "Compile",
        "Convert",
        "Count",
        "Draw",
        "Escape",
        "Estimate",
        "Fill",
        "Find",
        "Format",
        "Join",
        "List",
        "Merge",
        "Move",
        "Note",
        "Open",
        "Parse",
        "Prepare",
        "Print",
        "Propose",
        "Raise",
        "Rank",
        "Read",
        "Record",
        "Refuse",
        "Release",
        "Remove",
        "Render",
        "Repair",
        "Replace",
        "Resolve",
        "Return",
        "Round",
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

PROPERTIES = frozenset({"The", "Whether"})
"""What a docstring of a property begins with: it names a value."""

CLASSES = frozenset({"A", "All", "An", "One", "The", "Two"})
"""What a docstring of a class begins with, unless it begins with a noun."""

NOUNS = frozenset({"Facts", "Figures", "Jobs", "Rows", "Values", "Wages"})
"""Nouns in the plural that a docstring of a class may begin with."""

QUESTIONS = frozenset({"From", "How", "Hold", "In", "Of", "What", "When", "Where", "Which", "Who", "Why"})
"""What no docstring of a module begins with: it names what is in the module."""

OWN_WORDS = re.compile(
    r"\b(?:tells?|told|stands? (?:for|before|in|behind)|brings? out|held (?:to|against)|gives? back|pays? for it"
    r"|there is none of|as it is told|(?:set|taken|kept) apart|hangs? together|breaks? (?:the|its) form"
    r"|holds? (?:it|them|texts?) against|hold them against)\b",
    re.IGNORECASE,
)
"""Words that only their author would use for what is written, meant, compared or returned."""


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


def first_word(text: str) -> str:
    return text.split(maxsplit=1)[0].strip(",.:")


def is_property(node: ast.FunctionDef) -> bool:
    """Check whether a function is a property, cached or not."""
    return bool({"property", "cached_property"} & {ast.unparse(one) for one in node.decorator_list})


@each_module
def test_a_docstring_of_a_function_begins_with_a_plain_verb(module: Path) -> None:
    for node in functions(module):
        text = ast.get_docstring(node)
        if text is not None:
            allowed = PROPERTIES if is_property(node) else VERBS
            assert first_word(text) in allowed, f"{node.name}, line {node.lineno}: {text.splitlines()[0]}"


@each_module
def test_a_docstring_of_a_class_or_module_names_it(module: Path) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    assert first_word(ast.get_docstring(tree) or "") not in QUESTIONS
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and (text := ast.get_docstring(node)):
            assert first_word(text) in CLASSES | NOUNS, f"{node.name}, line {node.lineno}: {text.splitlines()[0]}"


@each_module
def test_docstrings_have_no_words_of_their_author(module: Path) -> None:
    found = [text for text in documented(ast.parse(module.read_text(encoding="utf-8"))) if OWN_WORDS.search(text)]
    assert not found


@each_module
def test_no_name_contains_told(module: Path) -> None:
    tokens = tokenize.generate_tokens(io.StringIO(module.read_text(encoding="utf-8")).readline)
    assert not [token for token in tokens if token.type == tokenize.NAME and "told" in token.string.lower().split("_")]
