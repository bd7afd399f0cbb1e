"""Signatures as a caller needs them, and links to Python's own documentation; an extension that conf.py loads.

attrs gives ``__init__`` the types that its converters take, and marks in place of defaults. What a caller is to know is
the type that the class declares and the value that an argument has if it is left out.
"""

from __future__ import annotations

import inspect
import sys
import typing
from collections.abc import Mapping
from importlib import import_module
from typing import Any

import attrs
from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.inspect import stringify_signature

STANDARD_LIBRARY = "https://docs.python.org/3/library"


class _Shown:
    """A default as it is written."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __repr__(self) -> str:
        return self._text


def _default(cls: type, attribute: attrs.Attribute[Any]) -> object:
    """Return what to show for a default: the name of a constant, else a value, and dots for one that is computed."""
    value: Any = attribute.default
    if value is attrs.NOTHING:
        return inspect.Parameter.empty
    if (factory := getattr(value, "factory", None)) is not None:
        return _Shown("...") if value.takes_self else factory()
    names = [name for name, one in vars(sys.modules[cls.__module__]).items() if one is value and name.isupper()]
    if names and not names[0].startswith("_"):
        return _Shown(names[0])
    return dict(value) if isinstance(value, Mapping) else value


def _parameters(cls: type) -> list[inspect.Parameter]:
    """Return the parameters of an attrs class as its callers see them."""
    kinds = {False: inspect.Parameter.POSITIONAL_OR_KEYWORD, True: inspect.Parameter.KEYWORD_ONLY}
    given = sorted((one for one in attrs.fields(cls) if one.init), key=lambda one: one.kw_only)
    return [inspect.Parameter(one.alias or one.name, kinds[one.kw_only], default=_default(cls, one)) for one in given]


def signature_of(cls: type) -> str:
    """Return the signature of an attrs class or a named tuple; nothing where a field is private."""
    types = typing.get_type_hints(cls)
    if attrs.has(cls):
        if any(one.name.startswith("_") for one in attrs.fields(cls) if one.init):
            return ""
        parameters = _parameters(cls)
    else:
        parameters = list(inspect.signature(cls).parameters.values())
    annotated = [one.replace(annotation=types[one.name]) for one in parameters]
    return stringify_signature(inspect.Signature(annotated), unqualified_typehints=True)


def _signature(
    _app: Sphinx, what: str, _name: str, obj: object, _options: object, _signature: str, _returns: str
) -> tuple[str, str] | None:
    """Return the signature that autodoc shows for an attrs class or a named tuple; None leaves others as they are."""
    if what == "class" and isinstance(obj, type) and (attrs.has(obj) or hasattr(obj, "_fields")):
        return signature_of(obj), ""
    return None


def _standard_library(
    _app: Sphinx, _env: BuildEnvironment, node: pending_xref, content: nodes.TextElement
) -> nodes.reference | None:
    """Return the link of a name of the standard library; None for any other name, and for one that is not there."""
    module, _, name = node["reftarget"].rpartition(".")
    if module.partition(".")[0] not in sys.stdlib_module_names or not hasattr(import_module(module), name):
        return None
    return nodes.reference("", "", content, refuri=f"{STANDARD_LIBRARY}/{module}.html#{module}.{name}")


def setup(app: Sphinx) -> dict[str, bool]:
    """Connect to Sphinx."""
    app.connect("autodoc-process-signature", _signature)
    app.connect("missing-reference", _standard_library)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
