"""Wordings: blocks of templates rendered with the answers to their questions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from types import MappingProxyType, TracebackType
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from narrate.content import SECTIONS, MessageSpec, kinds_of
from narrate.errors import TemplateError
from narrate.language.hint import one_of
from narrate.language.model import Language, bound_spaces, template_sources
from narrate.language.overlay import TemplateFile
from narrate.wording.template_values import (
    MARK,
    Choice,
    Figure,
    Lexicon,
    LookedAtNumberError,
    MisusedError,
    TemplateName,
)

if TYPE_CHECKING:
    from jinja2.runtime import Context


@frozen
class Slot:
    """A place in a wording that a record fills.

    Attributes:
        kind: ``figure``, ``name``, or ``choice`` (a word that makes a claim; its text is fixed).
        source: The figure's, name's or choice's name.
        form: How it is printed; the text itself for a choice, and after ``as:`` for a figure that a word replaces;
            ``item:`` and an index for one item of a list.
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
    """A finished sentence with slots.

    Attributes:
        block: The block of the template.
        pieces: Literal texts and slots, in order.
        answers: Questions and their answers, in order: the key of the wording.
    """

    block: str
    pieces: tuple[str | Slot, ...]
    answers: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        return "".join(str(piece) for piece in self.pieces)


Answering = Callable[[str, str], str]
"""A function that answers a template's questions: (figure or name, question) to the answer."""

_SPACE: Final = re.compile(r" *\n[ \n]*")
"""Line breaks, which are the spaces between words in a template's syntax tree, with the spaces around them."""


@frozen(eq=False)
class Compiled:
    """A section's template in a language, its blocks from one file or several.

    Attributes:
        name: The uppermost file.
        blocks: The function that renders each block.
        files: The files by path.
    """

    name: str
    blocks: Mapping[str, Callable[[Context], Iterator[str]]] = field(repr=False)
    files: Mapping[str, TemplateFile] = field(repr=False)


@cache
def template(language: Language, section: str) -> Compiled:
    """Compile a section's template.

    Args:
        language: The language whose folders are searched; each block is taken from the uppermost file that has it.
        section: The section's name.

    Returns:
        The template's blocks.

    Raises:
        TemplateError: The section has no template, or it breaks the rules or cannot be compiled.
    """
    from jinja2 import Template, TemplateSyntaxError  # noqa: PLC0415  # Jinja2 is imported only for writing

    from narrate.wording.blocks import uppermost  # noqa: PLC0415
    from narrate.wording.sandbox import parsed, sandbox  # noqa: PLC0415
    from narrate.wording.syntax import used  # noqa: PLC0415

    files = template_sources(language, section)
    if not files:
        name = f"{language.folders[-1]}/{section}.jinja"
        raise TemplateError(name, None, "required is a template for the section; there is none", folder=language.home)
    blocks = uppermost(files)
    if language.overlay is None:  # a caller's templates were checked when they were read
        specs = [spec for spec in kinds_of(SECTIONS.values()) if spec.section == section]
        used(blocks, specs, cases=language.cases, lexicon=language.lexicon, answers={})
    compiled: dict[str, Callable[[Context], Iterator[str]]] = {}
    for file in files:
        try:
            code = sandbox().compile(parsed(file), file.path, file.path)
        except TemplateSyntaxError as error:
            raise file.error(error.lineno, error.message or "it cannot be read") from None
        made = Template.from_code(sandbox(), code, {}).blocks
        compiled |= {name: _stripped(made[name]) for name, block in blocks.items() if block.file.path == file.path}
    return Compiled(files[0].path, compiled, {file.path: file for file in files})


def _stripped(block: Callable[[Context], Iterator[str]]) -> Callable[[Context], Iterator[str]]:
    """Return the renderer of a block without the spaces and line breaks at its ends."""

    def rendered(context: Context) -> Iterator[str]:
        yield "".join(block(context)).strip(" \n")

    return rendered


def word(
    language: Language,
    spec: MessageSpec,
    choices: tuple[str, ...],
    questions: Mapping[str, tuple[str, ...]],
    answering: Answering,
) -> Wording:
    """Render a block with its choices and the answers to its questions.

    Args:
        language: The language.
        spec: The kind of message.
        choices: The value of each of its choices.
        questions: The questions about figures and names, each with all its possible answers.
        answering: The function that answers them.

    Returns:
        The finished wording.

    Raises:
        NumberInTemplateError: The template looks at a number.
        TemplateError: The block is missing or breaks the rules in another way.
    """
    from jinja2 import TemplateError as JinjaTemplateError  # noqa: PLC0415
    from jinja2 import UndefinedError  # noqa: PLC0415

    from narrate.wording.sandbox import sandbox  # noqa: PLC0415

    compiled = template(language, spec.section)
    block = compiled.blocks.get(spec.block)
    if block is None:
        problem = f"required is a block {spec.block!r}; there is none"
        raise compiled.files[compiled.name].error(None, problem)
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
        seen[figure.name] = Figure(figure.name, questions, asked, counting=language.counting)
    for choice in spec.choices:
        seen[choice.name] = Choice(
            choice.name, values[choice.name], choice.values, claims=bool(choice.kind), noted=noted
        )
    if spec.mentions:
        seen["occupation"] = TemplateName(questions, asked, language.cases)
    try:
        context = sandbox().context_class(sandbox(), seen, compiled.name, dict(compiled.blocks))
        rendered = "".join(block(context))
    except Exception as error:  # any error in a template is reported as the template's
        file, line = _place(error.__traceback__, compiled)
        if isinstance(error, LookedAtNumberError):
            raise file.number_error(line, error.figure, error.what) from None
        if isinstance(error, UndefinedError):
            raise file.error(line, f"{error}; required is {one_of(seen)}") from None
        if isinstance(error, MisusedError | JinjaTemplateError):
            raise file.error(line, str(error)) from None
        raise file.error(line, f"{type(error).__name__}: {error}") from error
    return Wording(spec.block, _pieces(rendered, language), tuple(answers.items()))


def _place(traceback: TracebackType | None, compiled: Compiled) -> tuple[TemplateFile, int | None]:
    """Find the file and the line of a template in a traceback through its compiled code."""
    file, line = compiled.files[compiled.name], None
    while traceback is not None:
        found = compiled.files.get(traceback.tb_frame.f_code.co_filename)
        if found is not None:
            _, compiled_lines = _lines(traceback.tb_frame.f_globals)
            file, line = found, compiled_lines(traceback.tb_lineno)
        traceback = traceback.tb_next
    return file, line


def _lines(module: Mapping[str, object]) -> tuple[Mapping[int, int], Callable[[int], int]]:
    """Parse Jinja2's table of the template's line for each line of compiled code."""
    table = {}
    for pair in str(module.get("debug_info", "")).split("&"):
        source, _, compiled = pair.partition("=")
        if compiled:
            table[int(compiled)] = int(source)

    def find(number: int) -> int:
        return max(((compiled, source) for compiled, source in table.items() if compiled <= number), default=(0, 1))[1]

    return MappingProxyType(table), find


def _pieces(rendered: str, language: Language) -> tuple[str | Slot, ...]:
    """Split a rendered block at its marks, and replace each run of spaces and line breaks by the language's space."""
    bound = bound_spaces(language.bound_words)
    pieces: list[str | Slot] = []
    for number, part in enumerate(rendered.split(MARK)):
        if number % 2:
            kind, source, form = part.split(":", 2)
            pieces.append(Slot(kind, source, form))
        elif folded := _SPACE.sub(lambda _: language.word_space, part):
            pieces.append(bound.sub("\u00a0", folded))
    return tuple(pieces)
