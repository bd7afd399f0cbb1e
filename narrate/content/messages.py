"""What a message is: a kind with its choices and figures, and no word of any language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any, Final, NamedTuple
from weakref import WeakValueDictionary

from attrs import Attribute, field, frozen

from narrate.errors import InvalidArgumentError
from narrate.facts import Address, Derivation, FactSpec
from narrate.records import Occupation


class Item(NamedTuple):
    """One item of a list: a name by language, and what is told of it.

    Attributes:
        names: Its name by language; empty where the lexicon has it.
        key: Under which key the lexicon has it, in the table of the figure's list.
        figure: What is told of it, as (digits, decimals), or None.
        fact: Where that figure is.
    """

    names: Mapping[str, str]
    key: str
    figure: tuple[int, int] | None
    fact: Address


FigureValue = (
    int | tuple[int, int] | tuple[int, int | None] | tuple[int, int, str] | tuple[Item, ...] | Mapping[str, str]
)


class Quantity(Enum):
    """What a figure counts, and how its value is held.

    The value of JOBS, OPENINGS, YEAR, PERCENTILE, COUNT and RANK is an integer in single units; MILLIONS is an integer
    in jobs, shown in millions with one decimal; PERCENT, SCORE and POINTS are (digits, decimals); MONEY is (digits,
    decimals, currency); DATE is (year, month or None).

    SHARES and SCORES are lists of items, of which a percent or a score is told, or nothing; TEXT is a text by language
    that is not narrate's. They are written where the language has their names.
    """

    JOBS = "jobs"
    MILLIONS = "millions"
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


MEASURES: Final = {Quantity.SHARES: Quantity.PERCENT, Quantity.SCORES: Quantity.SCORE}
"""What is told of each item of a list."""

OUTSIDE: Final = (*MEASURES, Quantity.TEXT)
"""Quantities whose words come from the record."""


def _facts(_spec: object, attribute: Attribute[Any], value: tuple[object, ...]) -> None:
    for one in value:
        if not isinstance(one, FactSpec):
            required = 'a list of FactSpec, as FactSpec("employment", ("{year}",), "jobs")'
            raise InvalidArgumentError(attribute.name, one, required)


def _each(facts: Iterable[FactSpec]) -> tuple[FactSpec, ...]:
    return tuple(facts)


@frozen
class FigureSpec:
    """A figure of a message.

    Attributes:
        name: What templates call it.
        quantity: What it counts.
        facts: The facts it is from.
        derivation: How it is derived from them; None for a fact that is given as it is.
        table: For a list the table of the lexicon that has the names of its items.
        quoted: For a list whether its items are labels, and stand in quotation marks.
    """

    name: str
    quantity: Quantity
    facts: tuple[FactSpec, ...] = field(default=(), converter=_each, validator=_facts)
    derivation: Derivation | None = None
    table: str = field(default="", kw_only=True)
    quoted: bool = field(default=False, kw_only=True)


@frozen
class ChoiceSpec:
    """A choice of a message: a closed set of values.

    Attributes:
        name: What templates call it.
        values: All that it can be.
        kind: Kind of the claim that its word makes; empty where it asserts nothing by itself.
        facts: As for figures.
        derivation: As for figures; ``VERDICT_RULE`` and ``BAND_RULE`` are licensed by the methodology.
    """

    name: str
    values: tuple[str, ...]
    kind: str = ""
    facts: tuple[FactSpec, ...] = field(default=(), converter=_each, validator=_facts)
    derivation: Derivation | None = None


SCOPE: Final = ChoiceSpec("scope", ("single", "combined"))
"""Whether a record is one occupation, or several codes taken together."""


def scope(occupation: Occupation) -> str:
    """Return the value of ``SCOPE`` for a record."""
    return "combined" if occupation.combined else "single"


@frozen(eq=False)
class MessageSpec:
    """A kind of message: what every message of its name has.

    Attributes:
        section: The section it belongs to, and so the template file.
        name: What it is called.
        choices: In order.
        figures: In order.
        mentions: Whether the occupation is named in it.
        again: Whether it says "this occupation" where the sentence before it has just named the occupation in full, and
            there is no short name.
        block: The block of the template that words it; its own name, unless two kinds are put in the same words.
        listing: For a sentence with a list what a format with lists shows in its place: a kind whose words stand
            over the items; its ``listed`` names the figure that has them.
        listed: The figure whose items are shown under the words.
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

    @block.default
    def _block(self) -> str:
        return self.name

    def __attrs_post_init__(self) -> None:
        _SPECS.setdefault(_content(self), self)

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return _spec, _content(self)

    @property
    def outside(self) -> tuple[FigureSpec, ...]:
        """Its figures that are written only where the language has the names for them."""
        return tuple(figure for figure in self.figures if figure.quantity in OUTSIDE)

    def choice(self, name: str) -> ChoiceSpec:
        """Find a choice by its name."""
        return next(choice for choice in self.choices if choice.name == name)


_SPECS: Final[WeakValueDictionary[tuple[object, ...], MessageSpec]] = WeakValueDictionary()
"""Every kind of message there is, by its content: a kind is compared by identity, since wordings are kept under it, and
so one that comes from another process is the one that is here."""


def _content(spec: MessageSpec) -> tuple[object, ...]:
    return (
        spec.section, spec.name, spec.choices, spec.figures, spec.mentions, spec.again, spec.block, spec.listing,
        spec.listed,
    )  # fmt: skip


def _spec(*content: Any) -> MessageSpec:
    """Return the kind of message with this content; it is made where there is none."""
    section, name, choices, figures, mentions, again, block, over, listed = content
    return _SPECS.get(content) or MessageSpec(
        section, name, choices, figures, mentions=mentions, again=again, block=block, listing=over, listed=listed
    )


def listing(
    section: str,
    name: str,
    choices: tuple[ChoiceSpec, ...],
    figures: tuple[FigureSpec, ...],
    *,
    listed: str,
    mentions: bool,
) -> MessageSpec:
    """Make a kind of sentence with a list, and the kind that stands over the same list where a format has lists.

    Args:
        section: As for ``MessageSpec``.
        name: The block of the sentence; the words over the list are in the block ``<name>_list``.
        choices: As for ``MessageSpec``.
        figures: As for ``MessageSpec``.
        listed: Which of the figures is the list.
        mentions: As for ``MessageSpec``.
    """
    over = MessageSpec(section, f"{name}_list", choices, figures, mentions=mentions, listed=listed)
    return MessageSpec(section, name, choices, figures, mentions=mentions, listing=over)


class Message(NamedTuple):
    """One thing to be said: a kind, the values of its choices, the values of its figures.

    A named tuple and not an attrs class: seven are made for each paragraph.
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

        The addresses of facts are made of them.
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

    def values(self) -> Mapping[str, FigureValue]:
        """Return the figures by name."""
        return {figure.name: value for figure, value in zip(self.spec.figures, self.figures, strict=True)}


@frozen
class Missing:
    """Why a section cannot be written: the fact that it needs and the record lacks."""

    fact: str


class Plan(NamedTuple):
    """The messages of a section, in order; frozen, comparable, picklable.

    A named tuple and not an attrs class, as one is made for each paragraph.

    It is held flat, as one sequence of kinds with their choices and one of figures, because a paragraph is looked up by
    the first and filled with the second; the messages themselves are cut out of it when somebody asks for them.

    Attributes:
        shape: For each message its kind and then the values of its choices.
        figures: The figures of all messages.
    """

    shape: tuple[MessageSpec | str, ...] = ()
    figures: tuple[FigureValue, ...] = ()

    def __add__(self, other: Plan) -> Plan:  # type: ignore[override]  # two plans are one, and no tuple of four
        return Plan(self.shape + other.shape, self.figures + other.figures)

    def __bool__(self) -> bool:
        return bool(self.shape)

    def __repr__(self) -> str:
        return "\n".join(map(repr, self.messages))

    @property
    def messages(self) -> tuple[Message, ...]:
        """The messages, one by one."""
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
    """Make a plan of messages, those left out that are None."""
    shape: list[MessageSpec | str] = []
    figures: list[FigureValue] = []
    for message in messages:
        if message is not None:
            shape += (message.spec, *message.choices)
            figures += message.figures
    return Plan(tuple(shape), tuple(figures))
