"""Groups of figures: what of a message depends on each other, and what comes as it will."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from attrs import frozen

from narrate.content.messages import FigureValue, Message, MessageSpec
from narrate.content.specimens.values import Values

Made = tuple[tuple[str, ...], tuple[FigureValue, ...]]
"""Values of the choices and of the figures of a group that a record can have together."""


@frozen
class FigureGroup:
    """Figures of a kind of message that depend on each other, and the choices that they go with.

    The groups of a kind are independent: whatever one of them can be, it can be whatever the others are. A choice that
    is in no group can be anything.

    Attributes:
        figures: Their names; none where only choices depend on each other.
        choices: The names of the choices that they go with.
        made: From the values that a language tells apart to what the group can be. What reads well comes first, since
            the first that fits is the example.
    """

    figures: tuple[str, ...]
    choices: tuple[str, ...]
    made: Callable[[Values], Iterable[Made]]


def made_of(spec: MessageSpec, messages: Iterable[Message]) -> tuple[FigureGroup, ...]:
    """Make the one group of a kind of which nothing is known but some messages.

    Args:
        spec: The kind.
        messages: Messages of a caller's own section, also of other kinds.

    Returns:
        A group with every choice and figure.
    """
    fitting = tuple((message.choices, message.figures) for message in messages if message.spec is spec)
    figures = tuple(figure.name for figure in spec.figures)
    choices = tuple(choice.name for choice in spec.choices)
    return (FigureGroup(figures, choices, lambda _values: fitting),)


def free_figure(name: str, values: Callable[[Values], Iterable[FigureValue]]) -> FigureGroup:
    """Make the group of one figure that depends on nothing.

    Args:
        name: The name of the figure.
        values: Gives what it can be, of every category that a language tells apart.

    >>> free_figure("openings", lambda values: values.counts).figures
    ('openings',)
    """
    return FigureGroup((name,), (), _Free(values))


@frozen
class _Free:
    """What one figure can be; it can be pickled where its function can."""

    values: Callable[[Values], Iterable[FigureValue]]

    def __call__(self, shown: Values) -> Iterator[Made]:
        for value in self.values(shown):
            yield (), (value,)


def fixed(**figures: FigureValue) -> FigureGroup:
    """Make the group of figures that are the same in every message."""
    made = (((), tuple(figures.values())),)
    return FigureGroup(tuple(figures), (), lambda _values: made)
