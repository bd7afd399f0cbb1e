"""The order of a figure and the noun for what it counts."""

from __future__ import annotations

from attrs import frozen


@frozen
class Counting:
    """The order of a figure and the noun for what it counts, in one language.

    Attributes:
        order: The pattern of both, with the space between them.
        unbroken: Tables of nouns that have a no-break space before or after the figure.
        without_figure: Plural categories whose nouns contain the number, so that no figure is written.
    """

    order: str = "{figure} {noun}"
    unbroken: tuple[str, ...] = ()
    without_figure: tuple[str, ...] = ()

    def parts(self, table: str) -> tuple[str, str, str, bool]:
        """Return the order for a table of nouns: texts before, between and after, and whether the noun is first."""
        order = self.order.replace(" ", "\u00a0") if table in self.unbroken else self.order
        noun_first = order.index("{noun}") < order.index("{figure}")
        one, other = ("{noun}", "{figure}") if noun_first else ("{figure}", "{noun}")
        before, _, rest = order.partition(one)
        between, _, after = rest.partition(other)
        return before, between, after, noun_first
