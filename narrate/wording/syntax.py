"""The syntax of templates: an allow-list over the nodes of their blocks, and the words that these look up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, NoReturn

from attrs import frozen
from jinja2 import nodes

from narrate.content import MessageSpec
from narrate.errors import TemplateError
from narrate.language.hint import hint, one_of
from narrate.wording.blocks import TemplateBlock, called_by, extent, reached
from narrate.wording.naming import PLURAL, SINGULAR
from narrate.wording.sandbox import TAGS

QUESTIONS: Final = ("plural", "onset", "month", "zero")
NAME_QUESTIONS: Final = ("given", "gender", "onset", "declined", "has_plural", "has_singular", "singular_onset")
_QUESTIONS: Final = {"figure": QUESTIONS, "name": NAME_QUESTIONS}
_FORMS: Final = ("number", "any")
_NAME_FORMS: Final = ("initial", PLURAL, SINGULAR)
_CALLS: Final = {
    ("figure", "spoken"): ("phrase", "a word of the lexicon"),
    ("figure", "of"): ("table", "a table of the lexicon"),
    ("figure", "in_words"): ("table", "a table of the lexicon"),
    ("name", "or"): ("phrase", "a word of the lexicon"),
}
"""Methods of figures and of the name, each with the kind of its argument and the argument's description."""

_CONDITION: Final = (
    'required is a choice or question compared with a text: {% if direction == "up" %}, with and, or, not'
)
_PRINTED: Final = "required between {{ and }} is a figure, a name, or a word of the lexicon"


@frozen
class Scope:
    """The names that a block can use.

    Attributes:
        figures: Names of figures.
        choices: Names of choices, each with its values.
        mentions: Whether the occupation can be named.
        cases: The cases of its name that the language uses.
        blocks: Names of the blocks that can be used.
        lexicon: Tables of words.
        answers: Questions, each with its answers; empty where comparisons are not checked.
    """

    figures: frozenset[str]
    choices: Mapping[str, tuple[str, ...]]
    mentions: bool
    cases: tuple[str, ...]
    blocks: frozenset[str]
    lexicon: Mapping[str, Mapping[str, str]]
    answers: Mapping[str, tuple[str, ...]]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all variables."""
        return (*sorted(self.figures), *self.choices, *(("occupation",) if self.mentions else ()), "words", "self")


def scope_of(
    specs: Iterable[MessageSpec],
    *,
    cases: tuple[str, ...],
    blocks: Iterable[str],
    lexicon: Mapping[str, Mapping[str, str]],
    answers: Mapping[str, tuple[str, ...]],
) -> Scope:
    """Return the scope of a block that some kinds of messages share."""
    figures: set[str] = set()
    choices: dict[str, tuple[str, ...]] = {}
    mentions = False
    for spec in specs:
        figures |= {figure.name for figure in spec.figures}
        mentions = mentions or spec.mentions
        for choice in spec.choices:
            choices[choice.name] = tuple(dict.fromkeys((*choices.get(choice.name, ()), *choice.values)))
    return Scope(frozenset(figures), choices, mentions, cases, frozenset(blocks), lexicon, answers)


@frozen
class _Kind:
    """The kind of an expression, with its label in error messages and its possible values."""

    name: str
    label: str
    values: tuple[str, ...] = ()


class BlockCheck:
    """A check of one block against the allow-list.

    Args:
        block: The block.
        scope: The names that it can use.

    Attributes:
        words: The words of the lexicon that it can look up, as (table, key), each with the line that does so first.
        faults: What is wrong with it, in the order of the file: a NumberInTemplateError where it looks at a number,
            else a TemplateError.
    """

    def __init__(self, block: TemplateBlock, scope: Scope) -> None:
        self._file = block.file
        self._scope = scope
        self.words: dict[tuple[str, str], int] = {}
        self.faults: list[TemplateError] = []
        self._body(block.body)

    def _body(self, body: Iterable[nodes.Node]) -> None:
        """Check a sequence of words, values and conditions."""
        for node in body:
            if isinstance(node, nodes.Output):
                for part in node.nodes:
                    if not isinstance(part, nodes.TemplateData):
                        self._each(self._printed, part)
            elif isinstance(node, nodes.If):
                for branch in (node, *node.elif_):
                    self._each(self._condition, branch.test)
                    self._body(branch.body)
                self._body(node.else_)
            elif not isinstance(node, nodes.Block):
                self._each(self._refuse, node)

    def _each(self, check: Callable[[Any], object], node: nodes.Node) -> None:
        """Check one part, and record its first fault; the parts after it are checked as well."""
        try:
            check(node)
        except TemplateError as fault:
            self.faults.append(fault)

    def _printed(self, node: nodes.Expr) -> None:
        kind = self._kind(node)
        if kind.name in ("choice", "question"):
            problem = (
                f"{kind.label} is printed; required is a word of the lexicon for it, as in words.table[{kind.label}]"
            )
            raise self._file.error(node.lineno, problem)
        if kind.name not in ("figure", "name", "phrase", "block", "counted", "called"):
            raise self._file.error(node.lineno, f"{kind.label} is printed; {_PRINTED}")

    def _condition(self, node: nodes.Node) -> None:
        if isinstance(node, nodes.And | nodes.Or):
            self._condition(node.left)
            self._condition(node.right)
        elif isinstance(node, nodes.Not):
            self._condition(node.node)
        elif isinstance(node, nodes.Compare):
            self._compared(node)
        else:
            kind = self._kind(node)
            if kind.name == "figure":
                raise self._file.number_error(node.lineno, kind.label, "used as true or false")
            known = f"; required is a comparison with {one_of(kind.values)}" if kind.values else f"; {_CONDITION}"
            raise self._file.error(node.lineno, f"{kind.label} is taken for true or false{known}")

    def _compared(self, node: nodes.Compare) -> None:
        if len(node.ops) != 1 or node.ops[0].op not in ("eq", "ne", "in", "notin"):
            self._refuse(node)
        operand, right = node.ops[0].op, node.ops[0].expr
        several = operand in ("in", "notin")
        if several and not isinstance(right, nodes.Tuple | nodes.List):
            self._refuse(node)
        texts = right.items if isinstance(right, nodes.Tuple | nodes.List) and several else [right]
        if not all(isinstance(one, nodes.Const) and isinstance(one.value, str) for one in texts):
            self._refuse(node)
        kind = self._kind(node.expr)
        if kind.name == "figure":
            raise self._file.number_error(node.lineno, kind.label, "compared")
        if kind.name not in ("choice", "question"):
            raise self._file.error(node.lineno, f"{kind.label} is compared; {_CONDITION}")
        for one in texts:
            value = one.value  # type: ignore[attr-defined]
            if kind.values and value not in kind.values:
                problem = f"{kind.label} is compared with {value!r}; required is {one_of(kind.values)}"
                raise self._file.error(node.lineno, problem + hint(value, kind.values), rule="undefined")

    def _kind(self, node: nodes.Node) -> _Kind:
        """Return the kind of an expression; raise if it is none of the allowed ones."""
        if isinstance(node, nodes.Name):
            return self._named(node)
        if isinstance(node, nodes.Getattr):
            return self._attribute(node, node.node, node.attr)
        if isinstance(node, nodes.Getitem):
            return self._item(node)
        if isinstance(node, nodes.Call):
            return self._call(node)
        return self._refuse(node)

    def _named(self, node: nodes.Name) -> _Kind:
        name, scope = node.name, self._scope
        if name in scope.figures:
            return _Kind("figure", name)
        if name in scope.choices:
            return _Kind("choice", name, scope.choices[name])
        if name == "occupation" and scope.mentions:
            return _Kind("name", name)
        if name in ("words", "self"):
            return _Kind(name, name)
        problem = f"{name!r} is undefined; required is {one_of(scope.names)}{hint(name, scope.names)}"
        raise self._file.error(node.lineno, problem, rule="undefined")

    def _attribute(self, node: nodes.Expr, of: nodes.Expr, attribute: str) -> _Kind:
        kind = self._kind(of)
        label = f"{kind.label}.{attribute}"
        if kind.name == "words":
            self._known(f"table {attribute!r}", attribute, self._scope.lexicon, node)
            return _Kind("table", attribute)
        if kind.name == "table":
            return self._word(node, kind.label, (attribute,), fixed=True)
        forms = _FORMS if kind.name == "figure" else (*_NAME_FORMS, *self._scope.cases) if kind.name == "name" else ()
        if attribute in forms:
            return _Kind(kind.name, kind.label)
        calls = tuple(call for name, call in _CALLS if name == kind.name)
        known = (*_QUESTIONS.get(kind.name, ()), *forms, *calls)
        if call := _CALLS.get((kind.name, attribute)):
            raise self._file.error(node.lineno, f"{label} is used by itself; required is {label}(<{call[1]}>)")
        if attribute in known:
            return _Kind("question", label, self._scope.answers.get(attribute, ()))
        required = f"required is {one_of(known)}{hint(attribute, known)}" if known else _PRINTED
        raise self._file.error(node.lineno, f"{kind.label} has no {attribute!r}; {required}", rule="undefined")

    def _item(self, node: nodes.Getitem) -> _Kind:
        fixed = isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str)
        if fixed and isinstance(node.node, nodes.Name) and node.node.name == "words":
            return self._attribute(node, node.node, node.arg.value)  # type: ignore[attr-defined]
        kind = None if isinstance(node.node, nodes.Dict) else self._kind(node.node)
        if kind is None or kind.name != "table":
            self._refuse(node)
        if fixed:
            return self._word(node, kind.label, (node.arg.value,), fixed=True)  # type: ignore[attr-defined]
        by = self._kind(node.arg)
        if by.name == "figure":
            raise self._file.number_error(node.lineno, by.label, "compared with the keys of a table")
        if by.name not in ("choice", "question"):
            problem = f"words.{kind.label} is looked up by {by.label}; required is a choice, a question, or a text"
            raise self._file.error(node.lineno, problem)
        return self._word(node, kind.label, by.values, fixed=False)

    def _word(self, node: nodes.Expr, table: str, keys: tuple[str, ...], *, fixed: bool) -> _Kind:
        """Record the words of a table that can be looked up; a key that is written out must exist."""
        if fixed:
            self._known(f"{table}.{keys[0]}", keys[0], self._scope.lexicon[table], node)
        for key in keys:
            self.words.setdefault((table, key), node.lineno)
        return _Kind("phrase", f"a word of {table}")

    def _known(self, what: str, key: str, known: Mapping[str, Any], node: nodes.Expr) -> None:
        if key not in known:
            problem = f"the lexicon has no {what}; required is {one_of(known)}{hint(key, known)}"
            raise self._file.error(node.lineno, problem, rule="undefined")

    def _call(self, node: nodes.Call) -> _Kind:
        called = called_by(node)
        if called is not None:
            if called not in self._scope.blocks:
                known = sorted(self._scope.blocks)
                problem = f"there is no block {called!r}; required is {one_of(known)}{hint(called, known)}"
                raise self._file.error(node.lineno, problem, rule="undefined")
            return _Kind("block", f"self.{called}()")
        if not isinstance(node.node, nodes.Getattr) or node.node.attr not in {attribute for _, attribute in _CALLS}:
            self._refuse(node)
        if len(node.args) != 1 or node.kwargs or node.dyn_args or node.dyn_kwargs:
            self._refuse(node)
        kind, attribute = self._kind(node.node.node), node.node.attr
        if (kind.name, attribute) not in _CALLS:
            owner = "the name" if attribute == "or" else "a figure"
            raise self._file.error(node.lineno, f"{kind.label} has no {attribute!r}; {owner} has")
        given, (wanted, called_so) = self._kind(node.args[0]), _CALLS[kind.name, attribute]
        if given.name != wanted:
            problem = f"{kind.label}.{attribute} is given {given.label}; required is {called_so}"
            raise self._file.error(node.lineno, problem)
        keys = {"of": self._scope.answers.get("plural", ()), "in_words": (*self._scope.lexicon.get(given.label, ()),)}
        self._word(node, given.label, keys.get(attribute, ()), fixed=False)
        if attribute == "of":
            return _Kind("counted", f"{kind.label}.of(words.{given.label})")
        return _Kind("called", f"{kind.label}.or") if attribute == "or" else kind

    def _refuse(self, node: nodes.Node) -> NoReturn:
        """Refuse a node that is not allowed; the error names a figure in it, and what is done to the figure."""
        way = self._way_to_figure(node)
        if way:
            done = [one for one in way if not isinstance(one, nodes.Name | nodes.Getattr | nodes.Operand)]
            figure = way[-1]
            assert isinstance(figure, nodes.Name)
            raise self._file.number_error(figure.lineno, figure.name, _fault(done[-1] if done else node)[0])
        raise self._file.error(node.lineno, _fault(node)[1])

    def _way_to_figure(self, node: nodes.Node) -> list[nodes.Node]:
        """Return the path to the first figure in a node, from the outside in; empty where there is none."""
        if isinstance(node, nodes.Name):
            return [node] if node.name in self._scope.figures else []
        return next(([node, *way] for child in node.iter_child_nodes() if (way := self._way_to_figure(child))), [])


_CALCULATED: Final = "calculated with"
_CALLABLE: Final = "required is self.<block>(), <figure>.of(<table>), <figure>.spoken(<word>) or occupation.or(<word>)"
_SIGNS: Final = {
    nodes.Add: "+", nodes.Sub: "-", nodes.Mul: "*", nodes.Div: "/", nodes.FloorDiv: "//", nodes.Mod: "%",
    nodes.Pow: "**", nodes.Neg: "-", nodes.Pos: "+", nodes.Concat: "~",
}  # fmt: skip


def _fault(node: nodes.Node) -> tuple[str, str]:
    """Return what is wrong with a node that is not allowed: where it is applied to a figure, and elsewhere."""
    sign = next((text for kind, text in _SIGNS.items() if isinstance(node, kind)), None)
    if sign is not None:
        done = "converted to text, only printed by itself" if sign == "~" else _CALCULATED
        return done, f"the sign {sign!r} is not allowed; a template calculates nothing and joins no texts"
    if isinstance(node, nodes.For):
        return "split", f"the tag 'for' is not allowed; required is one of {', '.join(TAGS)}"
    if isinstance(node, nodes.Filter):
        done = f"read, converted to text, calculated with or split by the filter {node.name!r}"
        return done, f"the filter {node.name!r} is not allowed; a template computes no text"
    if isinstance(node, nodes.Test):
        return "compared", f"the test 'is {node.name}' is not allowed; {_CONDITION}"
    if isinstance(node, nodes.Compare | nodes.Operand):
        return "compared", f"this comparison is not allowed; {_CONDITION}"
    if isinstance(node, nodes.Const | nodes.TemplateData):
        value = node.value if isinstance(node, nodes.Const) else node.data
        what = f"the text {value!r}" if isinstance(value, str) else f"the value {value!r}"
        return "read", f"{what} is neither a figure nor a word of the lexicon; write words outside of {{{{ and }}}}"
    if isinstance(node, nodes.Getitem):
        return "split or compared", "the part of a value in [ ] is not allowed but for a table of words"
    if isinstance(node, nodes.Call):
        return "called or passed on", f"this call is not allowed; {_CALLABLE}"
    if isinstance(node, nodes.CondExpr):
        return "used as true or false", "an 'if' between {{ and }} is not allowed; required is {% if … %}"
    if isinstance(node, nodes.And | nodes.Or | nodes.Not):
        return "used as true or false", f"and, or, not are not values; {_PRINTED}"
    return "split", f"{type(node).__name__.lower()!r} is not allowed; {_PRINTED}"


@frozen
class Use:
    """The blocks and words that the messages of a section use.

    Attributes:
        blocks: Names of the blocks of messages, and of the blocks that these use.
        words: Words of the lexicon that they can look up, as (table, key).
    """

    blocks: frozenset[str]
    words: frozenset[tuple[str, str]]


def used(
    blocks: Mapping[str, TemplateBlock],
    specs: Iterable[MessageSpec],
    *,
    cases: tuple[str, ...],
    lexicon: Mapping[str, Mapping[str, str]],
    answers: Mapping[str, tuple[str, ...]],
) -> Use:
    """Check the blocks that the messages of a section use, and return them with the words that they can look up.

    Args:
        blocks: The blocks of the section.
        specs: Its kinds of messages.
        cases: The cases of a name that the language uses.
        lexicon: Its tables of words.
        answers: Questions, each with its answers; empty where comparisons are not checked.

    Raises:
        TemplateError: A block breaks the rules, uses itself, or is too long together with the blocks that it uses.
    """
    words: set[tuple[str, str]] = set()
    checks = block_checks(blocks, specs, cases=cases, lexicon=lexicon, answers=answers)
    for check in checks.values():
        for fault in check.faults:
            raise fault
        words |= check.words.keys()
    extents: dict[str, tuple[int, int]] = {}
    for name in checks:
        extent(blocks, name, (), extents)
    return Use(frozenset(checks), frozenset(words))


def block_checks(
    blocks: Mapping[str, TemplateBlock],
    specs: Iterable[MessageSpec],
    *,
    cases: tuple[str, ...],
    lexicon: Mapping[str, Mapping[str, str]],
    answers: Mapping[str, tuple[str, ...]],
) -> dict[str, BlockCheck]:
    """Return the checks of all blocks that the messages of a section use; arguments as in ``used``."""
    using: dict[str, list[MessageSpec]] = {}
    for spec in specs:
        for name in reached(blocks, spec.block):
            using.setdefault(name, []).append(spec)

    def scope(own: list[MessageSpec]) -> Scope:
        return scope_of(own, cases=cases, blocks=blocks, lexicon=lexicon, answers=answers)

    return {name: BlockCheck(blocks[name], scope(own)) for name, own in using.items()}
