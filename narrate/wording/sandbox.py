"""What templates run in: Jinja2's sandbox, with nothing in it but what a template is handed."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NoReturn

from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from narrate.errors import TemplateError
from narrate.wording.seen import Figure, MisusedError, printed

_TAGS: Final = ("block", "endblock", "if", "elif", "else", "endif", "for", "endfor")


class Sandbox(SandboxedEnvironment):
    """Jinja2's sandbox without arithmetic, functions and chance."""

    intercepted_binops = frozenset(SandboxedEnvironment.default_binop_table)
    intercepted_unops = frozenset(SandboxedEnvironment.default_unop_table)

    def __init__(self) -> None:
        super().__init__(
            undefined=StrictUndefined,
            finalize=printed,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=False,
        )
        # With these a text could differ from run to run. Other filters stay, so that who takes a figure through one
        # is told which figure it was.
        for name in ("random", "pprint"):
            del self.filters[name]
        self.globals.clear()

    def call_binop(self, context: object, operator: str, left: object, right: object) -> NoReturn:  # noqa: ARG002
        """Refuse a calculation with two operands."""
        _calculated(operator, left, right)

    def call_unop(self, context: object, operator: str, arg: object) -> NoReturn:  # noqa: ARG002
        """Refuse a calculation with one operand."""
        _calculated(operator, arg)


def _calculated(operator: str, *operands: object) -> NoReturn:
    """Refuse a calculation; a figure in it is told by its name."""
    for operand in operands:
        if isinstance(operand, Figure):
            operand.calculated()
    raise MisusedError(f"{operator!r} is calculated with; a template calculates nothing")


@cache
def sandbox() -> Sandbox:
    """Give the sandbox that all templates share."""
    return Sandbox()


def check_source(name: str, source: str) -> None:
    """Refuse what no template needs: tags but those of blocks and conditions, and digits in the words themselves.

    Args:
        name: The template's file, for errors.
        source: Its text.

    Raises:
        TemplateError: With the line of what is refused.
    """
    before = ""
    for line, kind, text in sandbox().lex(source):
        if kind == "raw_begin" or (before == "block_begin" and kind == "name" and text not in _TAGS):
            tag = "raw" if kind == "raw_begin" else text
            raise TemplateError(name, line, f"the tag {tag!r} is not allowed; required is one of {', '.join(_TAGS)}")
        if kind == "data" and (digit := re.search(r"\d", text)):
            at = line + text.count("\n", 0, digit.start())
            raise TemplateError(name, at, f"the digit {digit[0]!r} is no figure, and so has no claim")
        before = before if kind == "whitespace" else kind
