"""The public face: what is exposed is what is promised, and what is promised is documented."""

from __future__ import annotations

import ast
import inspect
import re
import types
from pathlib import Path

import pytest

import narrate

ROOT = Path(__file__).parents[1]
REFERENCE = ROOT / "docs" / "reference" / "api.md"

PROMISED = {
    "CAREER_PROFILE",
    "Employment",
    "Methodology",
    "Name",
    "Occupation",
    "Projection",
    "Rejected",
    "Report",
    "STANDARD",
    "from_dict",
    "report",
    "reports",
    "to_dict",
}
"""Names that callers rely on; the rest of ``__all__`` may grow."""


def test_all_is_sorted_and_has_no_name_twice() -> None:
    def order(name: str) -> tuple[bool, bool, str]:
        """Constants, classes, functions, as the linter sorts them."""
        return not name.isupper(), name.islower(), name

    assert list(narrate.__all__) == sorted(set(narrate.__all__), key=order)


def test_all_is_what_is_exposed() -> None:
    exposed = {
        name
        for name, value in vars(narrate).items()
        if not name.startswith("_") and not isinstance(value, types.ModuleType) and name != "annotations"
    }
    lazy = set(narrate.__all__) - exposed
    for name in lazy:
        assert getattr(narrate, name) is not None
    assert exposed <= set(narrate.__all__)


def test_all_has_what_is_promised() -> None:
    assert set(narrate.__all__) >= PROMISED


def test_init_hands_on_names_and_defines_nothing() -> None:
    tree = ast.parse(Path(str(narrate.__file__)).read_text(encoding="utf-8"))
    for node in tree.body:
        docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        dunder = isinstance(node, ast.Assign) and [ast.unparse(target) for target in node.targets] == ["__all__"]
        assert docstring or dunder or isinstance(node, ast.Import | ast.ImportFrom), (
            f"line {node.lineno} defines something"
        )


@pytest.mark.parametrize("name", sorted(narrate.__all__))
def test_every_public_name_says_what_it_is(name: str) -> None:
    value = getattr(narrate, name)
    if inspect.isclass(value) or inspect.isfunction(value):
        assert (inspect.getdoc(value) or "").strip(), f"{name} has no docstring"


BY_PLACE = {("negotiate", "available")}
"""Parameters that the contract writes without a keyword."""


@pytest.mark.parametrize("name", [name for name in narrate.__all__ if inspect.isfunction(getattr(narrate, name))])
def test_what_has_a_default_is_keyword_only(name: str) -> None:
    for parameter in inspect.signature(getattr(narrate, name)).parameters.values():
        if parameter.default is not inspect.Parameter.empty and (name, parameter.name) not in BY_PLACE:
            assert parameter.kind is inspect.Parameter.KEYWORD_ONLY, f"{name}({parameter.name}=…) can be given by place"


def test_the_reference_lists_each_public_name_and_no_other() -> None:
    page = REFERENCE.read_text(encoding="utf-8")
    listed = re.findall(r"^\.\. auto(?:function|class|data|exception):: narrate\.(\w+)$", page, re.MULTILINE)
    assert sorted(listed) == sorted(narrate.__all__)


PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")), *sorted((ROOT / "examples").rglob("*.py"))]
_IMPORT = re.compile(r"^(?:>>> |\.\.\. |\s*)from (narrate(?:\.\w+)*) import (\([^)]*\)|.+)$", re.MULTILINE)
_MODULE = re.compile(r"^(?:>>> |\.\.\. |\s*)import (narrate\.[\w.]+)", re.MULTILINE)
_ATTRIBUTE = re.compile(r"\bnarrate\.((?:\w+\.)*\w+)\b(?!\.\w)")
_FILES = ("toml", "jinja", "py", "md", "jsonl", "json", "html")


def used(text: str) -> set[str]:
    """List the names of narrate that a page or an example uses, each with the module it is from."""
    text = text.replace("narrate.errors.", "narrate.")  # as a traceback names them
    names = set(_MODULE.findall(text))
    for module, listed in _IMPORT.findall(text):
        plain = re.sub(r"\.\.\. |#.*|[()]", " ", listed)
        names |= {f"{module}.{name.split(' as ')[0].strip()}" for name in plain.split(",") if name.strip()}
    for name in _ATTRIBUTE.findall(text):
        first = name.partition(".")[0]
        if first not in _FILES:
            names.add(
                f"narrate.{name if hasattr(narrate, first) and inspect.ismodule(getattr(narrate, first)) else first}"
            )
    return names


def documented() -> set[str]:
    """List what the reference documents, modules included."""
    return set(re.findall(r"^\.\. auto\w+:: (narrate(?:\.\w+)+)$", REFERENCE.read_text(encoding="utf-8"), re.MULTILINE))


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_pages_and_examples_use_is_in_the_reference(page: Path) -> None:
    missing = used(page.read_text(encoding="utf-8")) - documented() - {"narrate.cldr", "narrate.cli"}
    assert not missing, f"{sorted(missing)} are used and not public"


def test_the_uses_of_a_page_are_seen() -> None:
    page = """
from narrate.sections import (
    Plan, planned as made,  # both
)
>>> import narrate
>>> from narrate.page import page_html, page_model
>>> narrate.report(x, locale="en_US"); narrate.bulk.written(y)
"""
    assert used(page) == {
        "narrate.sections.Plan", "narrate.sections.planned", "narrate.page.page_html", "narrate.page.page_model",
        "narrate.report", "narrate.bulk.written", "narrate.sections", "narrate.page",
    }  # fmt: skip
