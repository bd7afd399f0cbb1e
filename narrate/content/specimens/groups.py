"""Groups of figures: which figures of a message depend on each other, and which are free."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from attrs import frozen

from narrate.content.messages import FigureValue, Item, Message, MessageSpec
from narrate.content.specimens.values import Values
from narrate.facts import Address
from narrate.records import FrozenMap

Made = tuple[tuple[str, ...], tuple[FigureValue, ...]]
"""Values of the choices and figures of a group that occur together in some record."""


@frozen
class FigureGroup:
    """Figures of a kind of message that depend on each other, with the choices that depend on them.

    The groups of a kind are independent of each other. A choice that is in no group can have any value.

    Attributes:
        figures: The names of the figures; none where only choices depend on each other.
        choices: The names of the choices.
        made: The function from values that a language distinguishes to the values of the group. Natural examples come
            first, since the first that fits is the example in the phrasebook.
    """

    figures: tuple[str, ...]
    choices: tuple[str, ...]
    made: Callable[[Values], Iterable[Made]]


def made_of(spec: MessageSpec, messages: Iterable[Message]) -> tuple[FigureGroup, ...]:
    """Return the single group of a kind for which only messages are known.

    Args:
        spec: The kind.
        messages: Messages of a caller's own section, possibly of other kinds as well.

    Returns:
        A group with every choice and figure.
    """
    fitting = tuple((message.choices, message.figures) for message in messages if message.spec is spec)
    figures = tuple(figure.name for figure in spec.figures)
    choices = tuple(choice.name for choice in spec.choices)
    return (FigureGroup(figures, choices, lambda _values: fitting),)


def free_figure(name: str, values: Callable[[Values], Iterable[FigureValue]]) -> FigureGroup:
    """Return the group of one figure that depends on nothing.

    Args:
        name: The name of the figure.
        values: The function to its possible values, of every category that a language distinguishes.

    >>> free_figure("openings", lambda values: values.counts).figures
    ('openings',)
    """
    return FigureGroup((name,), (), _Free(values))


@frozen
class _Free:
    """The possible values of one figure; picklable where its function is."""

    values: Callable[[Values], Iterable[FigureValue]]

    def __call__(self, shown: Values) -> Iterator[Made]:
        for value in self.values(shown):
            yield (), (value,)


def fixed(**figures: FigureValue) -> FigureGroup:
    """Return a group of figures that are the same in every message."""
    made = (((), tuple(figures.values())),)
    return FigureGroup(tuple(figures), (), lambda _values: made)


GROUP: Final = fixed(group=(Item(FrozenMap({"en": "…"}), "", None, Address("comparisons", ("group",))),))
"""The name of a group of occupations for comparison."""
