"""Messages: kinds with their choices and figures, without words of any language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any, Final, NamedTuple
from weakref import WeakValueDictionary

from attrs import Attribute, field, frozen

from narrate.comparison import in_percent
from narrate.errors import InvalidArgumentError
from narrate.facts import Address, Derivation, FactSpec
from narrate.records import Occupation


class Item(NamedTuple):
    """An item of a list: a name by language, and its share or score.

    Attributes:
        names: Its name by language; empty where the lexicon has it.
        key: Its key in the lexicon, in the table of the figure's list.
        figure: Its share or score as (digits, decimals), or None.
        fact: The address of that figure.
        table: The table of its key; that of the figure's list where it is empty.
    """

    names: Mapping[str, str]
    key: str
    figure: tuple[int, int] | None
    fact: Address
    table: str = ""


FigureValue = (
    int | tuple[int, int] | tuple[int, int | None] | tuple[int, int, str] | tuple[Item, ...] | Mapping[str, str]
)


class Quantity(Enum):
    """The quantity of a figure, which determines the form of its value.

    The value of JOBS, OPENINGS, YEAR, PERCENTILE, COUNT and RANK is an integer in single units; MILLIONS and BILLIONS
    are integers in jobs, shown in millions and billions with one decimal; PERCENT, SCORE and POINTS are (digits,
    decimals); MONEY is (digits, decimals, currency); DATE is (year, month or None).

    SHARES and SCORES are lists of items with a percent, a score or neither; TEXT is a quoted text by language. They are
    written where the language has their names.
    """

    JOBS = "jobs"
    MILLIONS = "millions"
    BILLIONS = "billions"
    OPENINGS = "openings"
    YEAR = "year"
    DATE = "date"
    PERCENT = "percent"
    PERCENTILE = "percentile"
    MONEY = "money"
    COUNT = "count"
    RANK = "rank"
    SCORE = "score"
    POINTS = "points"
    SHARES = "shares"
    SCORES = "scores"
    TEXT = "text"


SCALES: Final = {Quantity.MILLIONS: 6, Quantity.BILLIONS: 9}
"""Quantities of counts that are shown in large units, each with the power of ten of its unit."""

MEASURES: Final = {Quantity.SHARES: Quantity.PERCENT, Quantity.SCORES: Quantity.SCORE}
"""The quantity of the figures of a list's items."""

OUTSIDE: Final = (*MEASURES, Quantity.TEXT)
"""Quantities with words from the record."""


def _facts(_spec: object, attribute: Attribute[Any], value: tuple[object, ...]) -> None:
    for one in value:
        if not isinstance(one, FactSpec):
            required = 'a list of FactSpec, such as FactSpec("employment", ("{year}",), "jobs")'
            raise InvalidArgumentError(attribute.name, one, required)


def _each(facts: Iterable[FactSpec]) -> tuple[FactSpec, ...]:
    return tuple(facts)


@frozen
class FigureSpec:
    """A figure of a message.

    Attributes:
        name: Its name in templates.
        quantity: Its quantity.
        facts: The facts that it is based on.
        derivation: Its derivation from them; None for a fact that is quoted unchanged.
        table: For a list, the table of the lexicon with the names of its items.
        tables: For a list, further tables, which items can name instead.
        quoted: For a list, whether its items are labels in quotation marks.
    """

    name: str
    quantity: Quantity
    facts: tuple[FactSpec, ...] = field(default=(), converter=_each, validator=_facts)
    derivation: Derivation | None = None
    table: str = field(default="", kw_only=True)
    tables: tuple[str, ...] = field(default=(), kw_only=True)
    quoted: bool = field(default=False, kw_only=True)


@frozen
class ChoiceSpec:
    """A choice of a message: a closed set of values.

    Attributes:
        name: Its name in templates.
        values: Its possible values.
        kind: The kind of the claim that its word makes; empty where it asserts nothing by itself.
        facts: As in ``FigureSpec``.
        derivation: As in ``FigureSpec``; ``VERDICT_RULE`` and ``BAND_RULE`` are licensed by the methodology.
    """

    name: str
    values: tuple[str, ...]
    kind: str = ""
    facts: tuple[FactSpec, ...] = field(default=(), converter=_each, validator=_facts)
    derivation: Derivation | None = None


SCOPE: Final = ChoiceSpec("scope", ("single", "combined"))
"""The choice between a record of one occupation and one of several codes together."""


def scope(occupation: Occupation) -> str:
    """Return the value of ``SCOPE`` for a record."""
    return "combined" if occupation.combined else "single"


MARGIN: Final = ChoiceSpec("margin", ("clear", "rounding"))
"""Whether a verdict is that of the shown figures, or a weaker one, since their rounding allows no other."""
MEASURE: Final = ChoiceSpec("measure", ("percent", "multiple"))
"""Whether a gap is given in percent, or as large, since one figure is many times the other."""


def measure(tenths: int, side: str, count: int) -> str:
    """Return how a gap of so many tenths of a percent is given, which a count has on a side of another."""
    return "percent" if in_percent(tenths, count, rises=side != "lower") else "multiple"


@frozen(eq=False)
class MessageSpec:
    """A kind of message: its choices and figures, and the block of the template for it.

    Attributes:
        section: Its section, which has a template file.
        name: Its name.
        choices: Its choices, in order.
        figures: Its figures, in order.
        mentions: Whether it names the occupation.
        again: Whether it says "this occupation" after a sentence with the full name, where there is no short name.
        block: The block of the template; its own name, unless two kinds share their words.
        listing: For a sentence with a list, the kind that formats with lists use instead: it introduces the items, and
            its ``listed`` names their figure.
        listed: The figure whose items follow.
        passage: The choice whose value names the passage that a message belongs to: of messages in a row with the same
            value, either all have the names that they need in a language, or none is written.
    """

    section: str
    name: str
    choices: tuple[ChoiceSpec, ...] = ()
    figures: tuple[FigureSpec, ...] = ()
    mentions: bool = field(default=False, kw_only=True)
    again: bool = field(default=False, kw_only=True)
    block: str = field(kw_only=True)

    listing: MessageSpec | None = field(default=None, kw_only=True)
    listed: str = field(default="", kw_only=True)
    passage: str = field(default="", kw_only=True)

    @block.default
    def _block(self) -> str:
        return self.name

    def __attrs_post_init__(self) -> None:
        _SPECS.setdefault(_content(self), self)

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return _spec, _content(self)

    @property
    def outside(self) -> tuple[FigureSpec, ...]:
        """The figures that are written only where the language has their names."""
        return tuple(figure for figure in self.figures if figure.quantity in OUTSIDE)

    def choice(self, name: str) -> ChoiceSpec:
        """Return a choice by its name."""
        return next(choice for choice in self.choices if choice.name == name)


_SPECS: Final[WeakValueDictionary[tuple[object, ...], MessageSpec]] = WeakValueDictionary()
"""All kinds of messages by content. Kinds are keys of caches and compared by identity, so that one from another process
must become the one in this process."""


def _content(spec: MessageSpec) -> tuple[object, ...]:
    return (
        spec.section, spec.name, spec.choices, spec.figures, spec.mentions, spec.again, spec.block, spec.listing,
        spec.listed, spec.passage,
    )  # fmt: skip


def _spec(*content: Any) -> MessageSpec:
    """Return the kind of message with this content, new or existing."""
    section, name, choices, figures, mentions, again, block, over, listed, passage = content
    return _SPECS.get(content) or MessageSpec(
        section,
        name,
        choices,
        figures,
        mentions=mentions,
        again=again,
        block=block,
        listing=over,
        listed=listed,
        passage=passage,
    )


def listing(
    section: str,
    name: str,
    choices: tuple[ChoiceSpec, ...],
    figures: tuple[FigureSpec, ...],
    *,
    listed: str,
    mentions: bool,
    passage: str = "",
) -> MessageSpec:
    """Return a kind of sentence with a list, together with the kind that introduces the list in formats with lists.

    Args:
        section: As in ``MessageSpec``.
        name: The block of the sentence; the introduction of the list is the block ``<name>_list``.
        choices: As in ``MessageSpec``.
        figures: As in ``MessageSpec``.
        listed: The name of the figure that is the list.
        mentions: As in ``MessageSpec``.
        passage: As in ``MessageSpec``.
    """
    over = MessageSpec(section, f"{name}_list", choices, figures, mentions=mentions, listed=listed, passage=passage)
    return MessageSpec(section, name, choices, figures, mentions=mentions, listing=over, passage=passage)


class Message(NamedTuple):
    """A message: its kind, the values of its choices, and the values of its figures.

    It is a named tuple rather than an attrs class because a paragraph has about seven.
    """

    spec: MessageSpec
    choices: tuple[str, ...]
    figures: tuple[FigureValue, ...]

    def __repr__(self) -> str:
        parts = [f"{choice.name}={value}" for choice, value in zip(self.spec.choices, self.choices, strict=True)]
        parts += [f"{figure.name}={value}" for figure, value in zip(self.spec.figures, self.figures, strict=True)]
        return f"<{self.spec.section}.{self.spec.name}: {', '.join(parts)}>"

    def known(self) -> Mapping[str, Any]:
        """Return the choices and figures by name, with the year of a date and the currency of an amount.

        Addresses of facts are built from these.
        """
        known: dict[str, Any] = {}
        for choice, value in zip(self.spec.choices, self.choices, strict=True):
            known[choice.name] = value
        for figure, shown in zip(self.spec.figures, self.figures, strict=True):
            known[figure.name] = shown
            if figure.quantity is Quantity.DATE and isinstance(shown, tuple):
                known["year"] = shown[0]
            if figure.quantity is Quantity.MONEY and isinstance(shown, tuple):
                known["currency"] = shown[2] if len(shown) == 3 else ""
        return known

    @property
    def passage(self) -> str:
        """The passage that it belongs to; empty where its kind belongs to none."""
        return dict(zip((one.name for one in self.spec.choices), self.choices, strict=True)).get(self.spec.passage, "")

    def values(self) -> Mapping[str, FigureValue]:
        """Return the figures by name."""
        return {figure.name: value for figure, value in zip(self.spec.figures, self.figures, strict=True)}


@frozen
class Missing:
    """The reason why a section cannot be written: the fact that the record lacks."""

    fact: str


class Plan(NamedTuple):
    """The messages of a section, in order; frozen, comparable, picklable.

    It is a named tuple rather than an attrs class because each paragraph has one.

    It is stored flat, as one sequence of kinds with their choices and one of figures, because a paragraph is looked up
    by the first and filled with the second; the messages themselves are built from it on demand.

    Attributes:
        shape: The kind of each message, followed by the values of its choices.
        figures: The figures of all messages.
    """

    shape: tuple[MessageSpec | str, ...] = ()
    figures: tuple[FigureValue, ...] = ()

    def __add__(self, other: Plan) -> Plan:  # type: ignore[override]  # the sum of two plans is a plan, not a tuple of four
        return Plan(self.shape + other.shape, self.figures + other.figures)

    def __bool__(self) -> bool:
        return bool(self.shape)

    def __repr__(self) -> str:
        return "\n".join(map(repr, self.messages))

    @property
    def messages(self) -> tuple[Message, ...]:
        """The messages, in order."""
        found = []
        kind = figure = 0
        while kind < len(self.shape):
            spec = self.shape[kind]
            assert isinstance(spec, MessageSpec)
            after, beyond = kind + 1 + len(spec.choices), figure + len(spec.figures)
            found.append(Message(spec, self.shape[kind + 1 : after], self.figures[figure:beyond]))  # type: ignore[arg-type]
            kind, figure = after, beyond
        return tuple(found)


def planned(*messages: Message | None) -> Plan:
    """Return a plan of messages; those that are None are left out."""
    shape: list[MessageSpec | str] = []
    figures: list[FigureValue] = []
    for message in messages:
        if message is not None:
            shape += (message.spec, *message.choices)
            figures += message.figures
    return Plan(tuple(shape), tuple(figures))
