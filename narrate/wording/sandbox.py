"""The environment of templates: Jinja2's sandbox, reduced to the values that a template is given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from string import digits
from typing import Any, Final, NoReturn

from jinja2 import StrictUndefined, TemplateSyntaxError, Undefined, nodes
from jinja2.sandbox import SandboxedEnvironment

from narrate.errors import TemplateError
from narrate.language.overlay import MOST_BYTES, TemplateFile
from narrate.language.script import is_numeric
from narrate.wording.template_values import MARK, Figure, MisusedError, printed

_KEPT: Final = 1_000

TAGS: Final = ("block", "endblock", "if", "elif", "else", "endif")
_LOOP: Final = ("for", "endfor")
"""Tags that are refused after parsing, so that the error can name the figure that is looped over."""

_OPENING: Final = ("block", "if", "for")
_CLOSING: Final = ("endblock", "endif", "endfor")

_SPACE: Final = re.compile(r"[ \t\n]+")

DEEPEST: Final = 20
"""How many levels of tags or brackets may be nested."""

LONGEST: Final = 100
"""How many tokens one expression or tag may have."""


class Sandbox(SandboxedEnvironment):
    """A Jinja2 sandbox without arithmetic, functions and random values."""

    intercepted_binops = frozenset(SandboxedEnvironment.default_binop_table)
    intercepted_unops = frozenset(SandboxedEnvironment.default_unop_table)

    def __init__(self) -> None:
        # The optimizer would change the syntax trees that are checked, and there is nothing to calculate in advance.
        super().__init__(undefined=StrictUndefined, finalize=_finalized, optimized=False)
        # Templates with these are refused before (narrate.wording.syntax); they would compute, or vary from run to run.
        self.filters.clear()
        self.tests.clear()
        self.globals.clear()

    def call_binop(self, context: object, operator: str, left: object, right: object) -> NoReturn:  # noqa: ARG002
        """Refuse a calculation with two operands."""
        _calculated(operator, left, right)

    def call_unop(self, context: object, operator: str, arg: object) -> NoReturn:  # noqa: ARG002
        """Refuse a calculation with one operand."""
        _calculated(operator, arg)


def _finalized(value: Any) -> str:
    """Return the text of a printed value in a rendered block; an undefined value raises, with its name."""
    return str(value) if isinstance(value, Undefined) else printed(value)


def _calculated(operator: str, *operands: object) -> NoReturn:
    """Refuse a calculation; the error names a figure in it."""
    for operand in operands:
        if isinstance(operand, Figure):
            operand.calculated()
    raise MisusedError(f"{operator!r} is calculated with; a template calculates nothing")


@cache
def sandbox() -> Sandbox:
    """Return the sandbox that all templates share."""
    return Sandbox()


@lru_cache(_KEPT)
def parsed(file: TemplateFile) -> nodes.Template:
    """Parse a template within the limits of all templates: a bounded text, few tags, no digits in its words.

    Args:
        file: The template.

    Returns:
        Its syntax tree, of bounded depth. Spaces between words are line breaks in it, as many as in the file.

    Raises:
        TemplateError: The template exceeds these limits; the error has the line.
    """
    if len(file.text.encode("utf-8", "surrogatepass")) > MOST_BYTES:
        raise file.error(None, f"required is a template of at most {MOST_BYTES} bytes")
    if control := re.search(r"[^\n\t -~\x80-\U0010ffff]|[\x80-\x9f]", file.text):
        line = file.text.count("\n", 0, control.start()) + 1
        what = f"a control character (U+{ord(control[0]):04X})"
        raise file.error(line, f"{what} is not allowed in a template")
    assert MARK not in file.text
    try:
        for fault in token_faults(file):
            raise fault
        tree = sandbox().parse(file.text, file.path, file.path)
    except TemplateSyntaxError as error:
        raise file.error(error.lineno, error.message or "it cannot be read", rule="syntax") from None
    except (RecursionError, ValueError, DeprecationWarning, SyntaxWarning) as error:
        # a number with too many digits, or an unknown escape
        raise file.error(None, f"it cannot be read: {error}") from None
    for part in tree.find_all(nodes.TemplateData):
        part.data = _SPACE.sub(lambda found: "\n" * max(1, found[0].count("\n")), part.data)
    return tree


def token_faults(file: TemplateFile) -> Iterator[TemplateError]:
    """Find other tags than blocks and conditions, digits in words, deep nesting and long expressions.

    Args:
        file: The template.

    Yields:
        An error for each, in the order of the file.

    Raises:
        TemplateSyntaxError: Jinja2 cannot split the text into tokens.
    """
    before = ""
    tags = brackets = tokens = 0
    for line, kind, text in sandbox().lex(file.text):
        if kind == "raw_begin" or (before == "block_begin" and kind == "name" and text not in TAGS + _LOOP):
            tag = "raw" if kind == "raw_begin" else text
            yield file.error(line, f"the tag {tag!r} is not allowed; required is one of {', '.join(TAGS)}")
        if kind == "data":
            yield from _digits(file, line, text)
        elif kind in ("variable_begin", "block_begin"):
            tokens = brackets = 0
        elif kind != "whitespace":
            tokens += 1
        if kind in ("integer", "float") and len(text) > LONGEST:
            yield file.error(line, f"a number of {len(text)} characters is not a figure, and so has no claim")
        if kind == "operator":
            brackets += (text in "([{") - (text in ")]}")
        if before == "block_begin" and kind == "name":
            tags += (text in _OPENING) - (text in _CLOSING)
        if max(tags, brackets) > DEEPEST:
            what = "brackets" if brackets > DEEPEST else "tags"
            yield file.error(line, f"{what} are nested more than {DEEPEST} levels deep")
        if tokens > LONGEST:
            yield file.error(line, f"an expression has more than {LONGEST} parts; required is a shorter one")
        before = before if kind == "whitespace" else kind


def _digits(file: TemplateFile, line: int, text: str) -> Iterator[TemplateError]:
    if text.isascii() and not any(digit in text for digit in digits):
        return
    for place, sign in enumerate(text):
        if is_numeric(sign) and not (place and is_numeric(text[place - 1])):
            at = line + text.count("\n", 0, place)
            yield file.error(at, f"the digit {sign!r} is not a figure, and so has no claim", rule="digit")
