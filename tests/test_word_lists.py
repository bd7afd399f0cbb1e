"""Word lists and endings of a language are in its folder under ``templates/``, and not in Python.

What agencies print in headers, labels and sentences of their files is data of those formats, in whichever language they
are: it says how a file is read and not how a language works, and it is in the module that reads the file.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from modules import MODULES, each_module

ROOT = Path(__file__).parents[1]

ENOUGH = 3
"""Words of a language that make a list of words."""

_NO_TEXT = re.compile(r"\{[%#].*?[%#]\}|\{\{.*?\}\}|^(?:\"[^\"\n]*\"|[\w.-]+) *=|^\[.*\]$", re.MULTILINE | re.DOTALL)
_WORD = re.compile(r"[^\W\d_]+")
_DEVICES = frozenset({"con", "prn", "aux", "nul"})
"""Names that Windows keeps for devices, three of which are words somewhere."""
_LIST_OF_ENDINGS = {"removesuffix", "removeprefix", "endswith", "startswith"}


@cache
def vocabulary() -> tuple[frozenset[str], frozenset[str]]:
    """Return the small words of English, and the words that only other languages' folders have."""
    english: set[str] = set()
    others: set[str] = set()
    for path in (ROOT / "templates").rglob("*"):
        if path.suffix in {".toml", ".jinja"}:
            text = _NO_TEXT.sub(" ", path.read_text(encoding="utf-8"))
            own = english if path.parent.name.partition("_")[0] == "en" else others
            own |= {word.lower() for word in _WORD.findall(text)}
    python = {word.lower() for path in MODULES for word in _WORD.findall(_code(path))}
    pages = [path.read_text(encoding="utf-8") for path in (ROOT / "docs").rglob("*.md")]
    prose = {word.lower() for text in pages for word in _WORD.findall(text)}
    return frozenset(_SMALL.split()), frozenset(others - english - (python & prose))


def codes() -> frozenset[str]:
    """Return the codes of the languages that narrate writes."""
    return frozenset(path.name.partition("_")[0] for path in (ROOT / "templates").iterdir() if path.is_dir())


_SMALL = "a an and as at by except for from in into of on or other per the to under with without all"


def _code(path: Path) -> str:
    """Return the names in a module's code, without its texts."""
    return " ".join(
        node.id for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Name)
    )


def lists(tree: ast.AST) -> Iterator[tuple[int, list[str]]]:
    """Find what holds several texts: displays, alternatives of a pattern, and texts that are split."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Tuple | ast.List | ast.Set):
            texts = [one for inner in node.elts for one in _leaves(inner)]
        elif isinstance(node, ast.Dict):
            texts = [one for side in (node.keys, node.values) for inner in side if inner for one in _leaves(inner)]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and "|" in node.value:
            texts = [part.strip("()?:\\b^$") for part in node.value.split("|")]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "split":
            inner = node.func.value
            texts = [word for text in _leaves(inner) for word in text.split()]
        else:
            continue
        yield node.lineno, texts


def _leaves(node: ast.AST) -> Iterator[str]:
    """Find the texts of a member of a display, pairs and lists of them included."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.Tuple | ast.List):
        for inner in node.elts:
            yield from _leaves(inner)


def word_lists(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Find lists of words of a language, by line and first text."""
    small, foreign = vocabulary()
    for line, texts in lists(tree):
        words = [text.lower() for text in texts if len(text) > 1 and _WORD.fullmatch(text)]
        words = [word for word in words if word not in _DEVICES]
        if codes().issuperset(words):
            continue
        native = sum(word in small for word in words)
        spoken = sum(word in foreign for word in words)
        accented = any(not word.isascii() for word in words)
        if accented or any(count >= ENOUGH and count * 2 >= len(words) for count in (native, spoken)):
            yield line, texts[0]


def endings(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Find letters that are taken from a word, or put to it, as a language's grammar would."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _LIST_OF_ENDINGS:
            for argument in node.args:
                for leaf in _leaves(argument):
                    if len(leaf) <= 4 and _WORD.fullmatch(leaf) and leaf.islower():
                        yield node.lineno, leaf


@each_module
def test_no_module_has_a_word_list_of_a_language(module: Path) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    found = [*word_lists(tree), *endings(tree)]
    assert not found, f"{found}: words of a language belong in its folder under templates/"


@pytest.mark.parametrize(
    "source",
    [
        'A = ("de", "del", "para")',
        'A = frozenset({"und", "der", "für"})',
        'A = {"plural": ["les", "des", "dans"]}',
        'A = "de la pour dans".split()',
        'A = re.compile(r"\\b(?:de|des|du|pour)\\b")',
        'A = (("ers", "ères"), ("s", "es"))',
        'A = {"and", "or", "the", "of"}',
        'A = ["przez", "oraz", "się"]',
        'A = word.removesuffix("s")',
        'A = word.endswith(("euse", "rice"))',
    ],
)
def test_the_rule_sees_each_kind_of_list(source: str) -> None:
    tree = ast.parse(source)
    assert [*word_lists(tree), *endings(tree)]


@pytest.mark.parametrize(
    "source",
    [
        'A = ("en", "es", "fr", "pl")',
        'A = {"annual": "a", "hourly": "h"}',
        'A = ("projections", "employment", "pay")',
        'A = re.compile("percent|share|distribution")',
        'A = name.removesuffix(".plural")',
        'A = ("Code", "Occupation_Name", "Nom_de_la_profession")',
    ],
)
def test_the_rule_lets_names_of_fields_be(source: str) -> None:
    tree = ast.parse(source)
    assert not [*word_lists(tree), *endings(tree)]
