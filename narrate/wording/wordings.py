"""From a block of a template and the answers to its questions to a finished wording."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType, TracebackType
from typing import TYPE_CHECKING, Final

from attrs import frozen

from narrate.content import MessageSpec
from narrate.errors import NumberInTemplateError, TemplateError
from narrate.wording.language import Language, template_source
from narrate.wording.seen import MARK, Choice, Figure, Lexicon, LookedAtNumberError, MisusedError, SeenName

if TYPE_CHECKING:
    from jinja2 import Template


@frozen
class Slot:
    """A place in a wording that a record fills.

    Attributes:
        kind: ``figure``, ``name``, or ``choice`` (a word that makes a claim; its text is fixed).
        source: The figure's, name's or choice's name.
        form: How it is printed; the text itself for a choice, and after ``as:`` for a figure that is told by a word;
            ``item:`` and a place for one item of a list.
    """

    kind: str
    source: str
    form: str

    def __str__(self) -> str:
        if self.kind == "choice":
            return self.form
        return self.form.removeprefix("as:") if self.form.startswith("as:") else f"{{{self.source}}}"


@frozen
class Wording:
    """A finished sentence with slots in it.

    Attributes:
        block: The template's block it comes from.
        pieces: Literal texts and slots, in order.
        answers: What was asked, and what was answered, in order: the key of the wording.
    """

    block: str
    pieces: tuple[str | Slot, ...]
    answers: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        return "".join(str(piece) for piece in self.pieces)


Answering = Callable[[str, str], str]
"""Answers what a template asks about a figure or a name: (of what, which question) to the answer."""

_FOLDED: Final = re.compile(r"[ \t\n]+")


@cache
def template(language: Language, section: str) -> tuple[str, Template]:
    """Compile a section's template.

    Args:
        language: Whose folder to look in.
        section: The section's name.

    Returns:
        The template's file name and the template.

    Raises:
        TemplateError: There is none, or it cannot be compiled.
    """
    from jinja2 import Template, TemplateSyntaxError  # noqa: PLC0415  # only who writes pays for Jinja2

    from narrate.wording.sandbox import check_source, sandbox  # noqa: PLC0415

    found = template_source(language, section)
    if found is None:
        raise TemplateError(
            f"{language.folders[-1]}/{section}.jinja", None, "required is a template for the section; there is none"
        )
    name, source = found
    if MARK in source:
        raise TemplateError(
            name,
            source[: source.index(MARK)].count("\n") + 1,
            "a control character (U+001F) is not allowed in a template",
        )
    try:
        check_source(name, source)
        code = sandbox().compile(source, name, name)
    except TemplateSyntaxError as error:
        raise TemplateError(name, error.lineno, error.message or "it cannot be read") from None
    return name, Template.from_code(sandbox(), code, {})


def word(
    language: Language,
    spec: MessageSpec,
    choices: tuple[str, ...],
    questions: Mapping[str, tuple[str, ...]],
    answering: Answering,
) -> Wording:
    """Render one block with its choices and the answers to its questions.

    Args:
        language: In which language.
        spec: The kind of message.
        choices: The value of each of its choices.
        questions: What can be asked of figures and names, each with all its possible answers.
        answering: Gives the answers.

    Returns:
        The finished wording.

    Raises:
        NumberInTemplateError: The template looks at a number.
        TemplateError: The block is missing or breaks the rules in another way.
    """
    from jinja2 import TemplateError as JinjaTemplateError  # noqa: PLC0415

    name, compiled = template(language, spec.section)
    block = compiled.blocks.get(spec.block)
    if block is None:
        raise TemplateError(name, None, f"required is a block {spec.block!r}; there is none")
    answers: dict[str, str] = {}

    def asked(what: str, question: str) -> str:
        key = f"{what}.{question}"
        if key not in answers:
            answers[key] = answering(what, question)
        return answers[key]

    def noted(choice: str) -> None:
        answers[choice] = values[choice]

    values = {choice.name: value for choice, value in zip(spec.choices, choices, strict=True)}
    seen: dict[str, object] = {"words": Lexicon(language.lexicon)}
    for figure in spec.figures:
        seen[figure.name] = Figure(figure.name, questions, asked)
    for choice in spec.choices:
        seen[choice.name] = Choice(
            choice.name, values[choice.name], choice.values, claims=bool(choice.kind), noted=noted
        )
    if spec.mentions:
        seen["occupation"] = SeenName(questions, asked, language.cases)
    try:
        rendered = "".join(block(compiled.new_context(seen)))
    except LookedAtNumberError as error:
        line = _line(error.__traceback__, name)
        raise NumberInTemplateError(name, line, error.figure, error.what) from None
    except (MisusedError, JinjaTemplateError) as error:
        raise TemplateError(name, _line(error.__traceback__, name), str(error)) from None
    except Exception as error:  # whatever else a template brings about is its own fault
        raise TemplateError(name, _line(error.__traceback__, name), f"{type(error).__name__}: {error}") from error
    return Wording(spec.block, _pieces(rendered, language.word_space), tuple(answers.items()))


def _line(traceback: TracebackType | None, name: str) -> int | None:
    """Find the template's line in a traceback through its compiled code."""
    line = None
    while traceback is not None:
        if traceback.tb_frame.f_code.co_filename == name:
            _, compiled_lines = _lines(traceback.tb_frame.f_globals)
            line = compiled_lines(traceback.tb_lineno)
        traceback = traceback.tb_next
    return line


def _lines(module: Mapping[str, object]) -> tuple[Mapping[int, int], Callable[[int], int]]:
    """Read the table by which Jinja2 leads lines of compiled code back to lines of the template."""
    table = {}
    for pair in str(module.get("debug_info", "")).split("&"):
        source, _, compiled = pair.partition("=")
        if compiled:
            table[int(compiled)] = int(source)

    def find(number: int) -> int:
        return max(((compiled, source) for compiled, source in table.items() if compiled <= number), default=(0, 1))[1]

    return MappingProxyType(table), find


def _pieces(rendered: str, word_space: str) -> tuple[str | Slot, ...]:
    """Cut a rendered block at its marks; a line break of the template's file is what stands between words."""
    pieces: list[str | Slot] = []
    for number, part in enumerate(rendered.strip(" \t\n").split(MARK)):
        if number % 2:
            kind, source, form = part.split(":", 2)
            pieces.append(Slot(kind, source, form))
        elif "\n" not in part and "  " not in part and "\t" not in part:
            if part:  # most have single spaces only, and need no look at each of them
                pieces.append(part)
        elif folded := _FOLDED.sub(lambda found: word_space if "\n" in found[0] else found[0][:1], part):
            pieces.append(folded)
    return tuple(pieces)
