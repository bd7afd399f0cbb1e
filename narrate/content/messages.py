"""What a message is: a kind with its choices and figures, and no word of any language."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Final, NamedTuple

from attrs import field, frozen

from narrate.records import Occupation

FigureValue = int | tuple[int, int] | tuple[int, int | None] | tuple[int, int, str]


class Quantity(Enum):
    """What a figure counts, and how its value is held.

    The value of JOBS, OPENINGS, YEAR and PERCENTILE is an integer in single units; MILLIONS is an integer in jobs,
    shown in millions with one decimal; PERCENT is (digits, decimals); MONEY is (digits, decimals, currency); DATE is
    (year, month or None).
    """

    JOBS = "jobs"
    MILLIONS = "millions"
    OPENINGS = "openings"
    YEAR = "year"
    DATE = "date"
    PERCENT = "percent"
    PERCENTILE = "percentile"
    MONEY = "money"


@frozen
class FigureSpec:
    """A figure of a message.

    Attributes:
        name: What templates call it.
        quantity: What it counts.
        facts: Paths of the facts it is from; names of the message's figures in braces.
        rule: How it was derived; empty for a fact told as it is. Names of methodology fields in braces.
    """

    name: str
    quantity: Quantity
    facts: tuple[str, ...] = ()
    rule: str = ""


@frozen
class ChoiceSpec:
    """A choice of a message: a closed set of values.

    Attributes:
        name: What templates call it.
        values: All that it can be.
        kind: Kind of the claim that its word makes; empty where it asserts nothing by itself.
        facts: As for figures.
        rule: As for figures; ``verdict`` is replaced by the interval of the verdict, ``band`` by that of the band.
    """

    name: str
    values: tuple[str, ...]
    kind: str = ""
    facts: tuple[str, ...] = ()
    rule: str = ""


SCOPE: Final = ChoiceSpec("scope", ("single", "combined"))
"""Whether a record is one occupation, or several codes taken together."""


def scope(occupation: Occupation) -> str:
    """Give the value of ``SCOPE`` for a record."""
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
        block: The block of the template that words it; its own name, unless two kinds are put in the same words.
    """

    section: str
    name: str
    choices: tuple[ChoiceSpec, ...] = ()
    figures: tuple[FigureSpec, ...] = ()
    mentions: bool = field(default=False, kw_only=True)
    block: str = field(kw_only=True)

    @block.default
    def _block(self) -> str:
        return self.name

    def choice(self, name: str) -> ChoiceSpec:
        """Find a choice by its name."""
        return next(choice for choice in self.choices if choice.name == name)


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

    def values(self) -> Mapping[str, FigureValue]:
        """Give the figures by name."""
        return {figure.name: value for figure, value in zip(self.spec.figures, self.figures, strict=True)}


@frozen
class Missing:
    """Why a section cannot be written: the fact that it needs and the record lacks."""

    fact: str


class Plan:
    """The messages of a section, in order.

    It is held flat, as one sequence of kinds with their choices and one of figures, because a paragraph is looked up by
    the first and filled with the second; the messages themselves are cut out of it when somebody asks for them.

    Attributes:
        shape: For each message its kind and then the values of its choices.
        figures: The figures of all messages.
    """

    __slots__ = ("figures", "shape")

    def __init__(self, shape: tuple[MessageSpec | str, ...] = (), figures: tuple[FigureValue, ...] = ()) -> None:
        self.shape = shape
        self.figures = figures

    def __add__(self, other: Plan) -> Plan:
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
