"""Imports run one way, no language is known to Python, and every module is named for what is in it."""

from __future__ import annotations

import ast
import builtins
import collections.abc
import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest
from modules import MODULES, PACKAGE, each_module

LAYERS: dict[str, int] = {
    name: rank
    for rank, names in enumerate(
        [
            ("excerpts",),
            ("errors", "release"),
            ("cldr", "tags"),
            ("records",),
            ("methodology",),
            ("comparison",),
            ("facts",),
            ("content",),
            ("language",),
            ("titles",),
            ("wording",),
            ("report",),
            ("reading",),
            ("arguments",),
            ("grouping", "negotiation", "pipeline"),
            ("review",),
            ("formats",),
            ("bulk", "checking", "importing", "lint", "sample", "sections", "testing"),
            ("page",),
            ("narrate",),  # the public face as a whole
            ("cli",),
            ("__main__",),
        ]
    )
    for name in names
}
"""What stands where in the way of the data; a module may import what stands before it, and its own layer."""


PREPOSITIONS: frozenset[str] = frozenset(
    [
        "about",
        "above",
        "across",
        "after",
        "against",
        "along",
        "among",
        "around",
        "at",
        "before",
        "behind",
        "below",
        "beneath",
        "beside",
        "besides",
        "between",
        "beyond",
        "by",
        "during",
        "for",
        "from",
        "in",
        "inside",
        "into",
        "near",
        "of",
        "off",
        "on",
        "onto",
        "out",
        "outside",
        "over",
        "past",
        "per",
        "since",
        "through",
        "throughout",
        "to",
        "toward",
        "towards",
        "under",
        "until",
        "up",
        "upon",
        "via",
        "with",
        "within",
        "without",
    ]
)
"""What a module is not named for: it tells where something is, and not what."""

PARTICIPLES: frozenset[str] = frozenset(
    [
        "begun",
        "bound",
        "broken",
        "built",
        "chosen",
        "cut",
        "done",
        "drawn",
        "found",
        "given",
        "gone",
        "held",
        "kept",
        "known",
        "laid",
        "left",
        "lost",
        "made",
        "put",
        "read",
        "said",
        "seen",
        "sent",
        "set",
        "shown",
        "split",
        "spoken",
        "sung",
        "taken",
        "thought",
        "told",
        "understood",
        "won",
        "worn",
        "written",
    ]
)
"""Participles that do not end in -ed."""

NOUNS: frozenset[str] = frozenset({"feed", "seed", "speed"})
"""Words that end in -ed and are no participles."""

STAGES: frozenset[str] = frozenset({"checking", "grouping", "importing", "naming", "reading", "testing", "wording"})
"""Names of stages and of what is done in them, nouns in -ing of the design."""


def not_a_thing(name: str) -> str | None:
    """Return the word of a module's name that is a preposition or a participle, if one is."""
    for word in name.strip("_").split("_"):
        if word in PREPOSITIONS or word in PARTICIPLES:
            return word
        if word.endswith(("ed", "ing")) and word not in NOUNS | STAGES:
            return word
    return None


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


@each_module
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


@each_module
def test_python_knows_no_language(module: Path) -> None:
    lines = compares_language(ast.parse(module.read_text(encoding="utf-8")))
    assert not lines, f"lines {lines} decide on a language; that belongs in its folder under templates/"


@each_module
def test_no_module_is_over_400_lines(module: Path) -> None:
    length = len(module.read_text(encoding="utf-8").splitlines())
    assert length <= 400, f"{length} lines; above 400 a topic has become two"


def test_no_folder_has_more_than_15_modules() -> None:
    for folder, modules in Counter(module.parent for module in MODULES if module.name != "__init__.py").items():
        assert modules <= 15, f"{folder.relative_to(PACKAGE.parent)} has {modules} modules; find rooms in it"


@each_module
def test_modules_are_named_for_things(module: Path) -> None:
    name = module.relative_to(PACKAGE).as_posix().removesuffix("/__init__.py").removesuffix(".py")
    assert not_a_thing(name.rpartition("/")[2]) is None, (
        f"{name} is named for a preposition or a participle; name it for what is in it"
    )


@pytest.mark.parametrize(
    "name", ["beside", "mended", "told", "wage_told", "packed", "joining", "seen_values", "from_files"]
)
def test_the_rule_for_names_sees_what_names_no_thing(name: str) -> None:
    assert not_a_thing(name) is not None


@pytest.mark.parametrize("name", ["importing", "feed", "proposal", "checkpoints", "column_map", "__main__"])
def test_the_rule_for_names_lets_the_rest_be(name: str) -> None:
    assert not_a_thing(name) is None


def test_no_class_name_means_two_things() -> None:
    places: dict[str, list[str]] = defaultdict(list)
    for module in MODULES:
        for node in ast.parse(module.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef):
                places[node.name.lstrip("_")].append(str(module.relative_to(PACKAGE)))
    several = {name: modules for name, modules in places.items() if len(modules) > 1}
    assert not several


def test_no_class_shadows_a_type_of_the_standard_library() -> None:
    taken = {*dir(builtins), *collections.abc.__all__}
    for module in MODULES:
        for node in ast.parse(module.read_text(encoding="utf-8")).body:
            assert not isinstance(node, ast.ClassDef) or node.name not in taken, f"{module}: {node.name}"


def test_every_layer_but_those_to_come_is_there() -> None:
    there = {layer_of(module) for module in MODULES} - {None}
    assert {"errors", "records", "methodology", "comparison", "content", "wording", "report", "pipeline"} <= there


def test_the_layer_rule_sees_each_way_of_importing() -> None:
    source = """
import narrate.cli
def late():
    from narrate import report, STANDARD
    from narrate.wording.template_values import MARK
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
