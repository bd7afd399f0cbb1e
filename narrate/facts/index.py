"""The fact index: all facts of a record and all derived facts under a methodology, built on demand."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import chain
from typing import Final, overload

from narrate.comparison import (
    Contradiction,
    Growth,
    Outcome,
    Trend,
    contradictions,
    outcome,
    outlook_growth,
    table_band,
    trend,
)
from narrate.facts.address import Address
from narrate.facts.calculation import calculated
from narrate.facts.entries import Calculation, DerivedFact, Fact, IndexEntry
from narrate.facts.licenses import licensed_calculations
from narrate.facts.record_facts import listed_facts
from narrate.methodology import Methodology
from narrate.records import Occupation, Pay, Projection


class FactIndex:
    """All facts of a record and all derived facts under a methodology, built on demand.

    Facts are found by their addresses, derived facts by their calculations. Sections take their comparisons from it,
    and claims refer to its entries. It is a plain class, since it is a cache that fills up.

    Attributes:
        occupation: The record.
        methodology: The choices that derived facts depend on; its unit is the coarsest rounding of counts.

    >>> from narrate.methodology import STANDARD
    >>> from narrate.records import Employment
    >>> models = Occupation(id="41-9012", employment=(Employment(2012, 4_800), Employment(2014, 5_800)))
    >>> index = FactIndex(models, STANDARD)
    >>> index[Address("employment", (2014,), "jobs")].value
    5800
    >>> change, direction = index.derivations
    >>> change.kind, change.exact, change.shown, direction.shown
    ('change', Fraction(125, 6), Decimal('20.8'), 'up')
    >>> [f"{float(end):.1f}" for end in change.interval]
    ['18.6', '23.2']
    """

    __slots__ = ("__dict__", "_trend", "methodology", "occupation")

    occupation: Final[Occupation]
    methodology: Final[Methodology]

    def __init__(self, occupation: Occupation, methodology: Methodology) -> None:
        self.occupation = occupation
        self.methodology = methodology.for_scheme(occupation.scheme)
        self._trend: Trend | None = None  # in a slot, since each paragraph needs it

    def __repr__(self) -> str:
        return f"<FactIndex of {self.occupation.id!r} under {self.methodology.name}>"

    @overload
    def __getitem__(self, key: Address) -> Fact: ...
    @overload
    def __getitem__(self, key: Calculation) -> DerivedFact: ...
    def __getitem__(self, key: Address | Calculation) -> IndexEntry:
        """Return the fact at an address, under whatever codes it was published, or the result of a calculation.

        Raises:
            KeyError: The record has no such fact, or the calculation has no result.
        """
        found = self.get(key)
        if found is None:
            raise KeyError(key)
        return found

    @overload
    def get(self, key: Address) -> Fact | None: ...
    @overload
    def get(self, key: Calculation) -> DerivedFact | None: ...
    def get(self, key: Address | Calculation) -> IndexEntry | None:
        """Return the entry of an address or a calculation; None where there is none."""
        if isinstance(key, Address):
            return self._facts.get(key.published_as(()) if key.codes else key)
        if key not in self._derived:
            self._derived[key] = self._calculated(key)
        return self._derived[key]

    def __contains__(self, key: object) -> bool:
        return isinstance(key, Address | Calculation) and self.get(key) is not None

    def __iter__(self) -> Iterator[IndexEntry]:
        return chain(self.facts, self.derivations)

    def __len__(self) -> int:
        return len(self.facts) + len(self.derivations)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts of the record."""
        return tuple(self._facts.values())

    @property
    def derivations(self) -> tuple[DerivedFact, ...]:
        """The entries of all facts that narrate's methods derive."""
        found = map(self.get, licensed_calculations(self))
        return tuple(entry for entry in found if entry is not None)

    @property
    def trend(self) -> Trend:
        """The present compared with the older projection, and the newer projection with the older."""
        if self._trend is None:
            self._trend = trend(self.occupation, self.methodology)
        return self._trend

    @cached_property
    def outcome(self) -> Outcome | None:
        """The newest projection with an observation in its target year, compared with it; None without one."""
        return outcome(self.occupation, self.methodology)

    @cached_property
    def contradictions(self) -> tuple[Contradiction, ...]:
        """The contradictions between published figures, beyond rounding."""
        return contradictions(self.occupation, self.methodology)

    def growth(self, projection: Projection) -> Growth:
        """Return the growth of a projection whose levels are not shown: the published, else the computed one."""
        years = projection.base_year, projection.target_year
        if years not in self._growths:
            self._growths[years] = outlook_growth(self.occupation, projection, self.methodology)
        return self._growths[years]

    def band(self, projection: Projection) -> str | None:
        """Return the band of a projection: its own, else that of its edition's table, if its percent is valid."""
        if projection.outlook is not None:
            return projection.outlook
        valid = self.growth(projection).direction != "open"
        return table_band(projection, self.methodology, self.occupation) if valid else None

    def month(self, pay: Pay) -> int | None:
        """Return the month that wages refer to: the record's, else the methodology's month for the currency."""
        return pay.month or self.methodology.wage_months.get(pay.currency)

    def figures(self, name: str, instrument: str = "") -> tuple[Address, ...]:
        """List the addresses of the figures in a list of the record, in its order.

        Args:
            name: The list.
            instrument: Of scores, the questionnaire; empty for that of skills. Scores of different questionnaires are
                never compared.
        """
        found = [fact.address for fact in self._facts.values() if fact.address.list == name and fact.unit]
        return tuple(one for one in found if name != "skills" or one.item == instrument)

    @cached_property
    def _facts(self) -> dict[Address, Fact]:
        return {fact.address: fact for fact in listed_facts(self.occupation, self.methodology)}

    @cached_property
    def _derived(self) -> dict[Calculation, DerivedFact | None]:
        return {}

    @cached_property
    def _growths(self) -> dict[tuple[int, int], Growth]:
        return {}

    def _calculated(self, calculation: Calculation) -> DerivedFact | None:
        operands: list[IndexEntry] = []
        for one in calculation.operands:
            entry = one if isinstance(one, Fact) else self.get(one)
            if entry is None:
                return None
            operands.append(entry)
        return calculated(calculation, operands, self.methodology)
