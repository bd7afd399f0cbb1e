"""Imports run one way, no language is known to Python, and no module outgrows its topic."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "narrate"
MODULES = sorted(PACKAGE.rglob("*.py"))

LAYERS: dict[str, int] = {
    name: rank
    for rank, names in enumerate(
        [
            ("errors", "release"),
            ("cldr", "tags"),
            ("records",),
            ("methodology",),
            ("comparison",),
            ("content",),
            ("language",),
            ("wording",),
            ("report",),
            ("reading",),
            ("arguments",),
            ("grouping", "negotiation", "pipeline"),
            ("bulk", "checking", "sample", "sections", "sources", "testing"),
            ("page",),
            ("narrate",),  # the public face as a whole
            ("cli",),
            ("__main__",),
        ]
    )
    for name in names
}
"""What stands where in the way of the data; a module may import what stands before it, and its own layer."""


def layer_of(module: Path) -> str | None:
    """Tell the layer of a module; None is the package's own ``__init__``, which hands on names."""
    first = module.relative_to(PACKAGE).parts[0].removesuffix(".py")
    return None if first == "__init__" else first


def imported(tree: ast.AST) -> set[str]:
    """List the parts of narrate that a module imports, wherever in it, as the first name below ``narrate``."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: a relative import; write it out"
            module = node.module or ""
            names = [module]
            if module == "narrate":
                names = [f"narrate.{alias.name}" if alias.name in LAYERS else "narrate" for alias in node.names]
        else:
            continue
        found |= {name.split(".")[1] for name in names if name.startswith("narrate.")}
        if "narrate" in names:
            found.add("narrate")
    return found


def compares_language(tree: ast.AST) -> list[int]:
    """Find lines where a language or locale is compared with, or matched against, a fixed text."""
    lines = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            subjects = [ast.unparse(side) for side in sides if not isinstance(side, ast.Constant)]
            texts = any(
                isinstance(part, ast.Constant) and isinstance(part.value, str)
                for side in sides
                for part in ast.walk(side)
            )
            if texts and any(_NAMES_LANGUAGE.search(subject) for subject in subjects):
                lines.append(node.lineno)
        elif isinstance(node, ast.Match) and _NAMES_LANGUAGE.search(ast.unparse(node.subject)):
            lines.append(node.subject.lineno)
    return lines


_NAMES_LANGUAGE = re.compile(r"(^|[._])(language|locale|lang|territory|tag)(\.\w+)?$")


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_run_one_way(module: Path) -> None:
    layer = layer_of(module)
    if layer is None:
        return
    assert layer in LAYERS, f"{layer} has no place in the order of layers"
    for other in imported(ast.parse(module.read_text(encoding="utf-8"))):
        assert other in LAYERS, f"imports {other}, which has no place in the order of layers"
        assert other == layer or LAYERS[other] < LAYERS[layer], (
            f"{layer} imports {other}, which stands after it or beside it"
        )


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_python_knows_no_language(module: Path) -> None:
    lines = compares_language(ast.parse(module.read_text(encoding="utf-8")))
    assert not lines, f"lines {lines} decide on a language; that belongs in its folder under templates/"


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_module_is_over_500_lines(module: Path) -> None:
    length = len(module.read_text(encoding="utf-8").splitlines())
    assert length <= 500, f"{length} lines; a topic has become two"


def test_every_layer_but_those_to_come_is_there() -> None:
    there = {layer_of(module) for module in MODULES} - {None}
    assert {"errors", "records", "methodology", "comparison", "content", "wording", "report", "pipeline"} <= there


def test_the_layer_rule_sees_each_way_of_importing() -> None:
    source = """
import narrate.cli
def late():
    from narrate import report, STANDARD
    from narrate.wording.seen import MARK
"""
    assert imported(ast.parse(source)) == {"cli", "report", "narrate", "wording"}


@pytest.mark.parametrize(
    "source",
    [
        'if language == "fr": pass',
        'if locale.startswith("fr") or "es" == self.language: pass',
        'if locale in ("en_US", "en_GB"): pass',
        'x = 1 if language.locale != "en_US" else 2',
        'match locale:\n    case "fr": pass',
    ],
)
def test_the_language_rule_sees_each_way_of_deciding(source: str) -> None:
    assert compares_language(ast.parse(source))


@pytest.mark.parametrize(
    "source", ["if locale not in locales(): pass", 'if figure.plural == "one": pass', "a = language == other"]
)
def test_the_language_rule_lets_the_rest_be(source: str) -> None:
    assert not compares_language(ast.parse(source))
