"""The fact index: every fact of a record under its address, with what is known of the figure."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property
from typing import Any

from attrs import field, frozen

from narrate.comparison import data_unit
from narrate.facts.address import Address
from narrate.methodology import Methodology
from narrate.records import AtLeast, Employment, Occupation, Pay, Projection

Value = int | Decimal | AtLeast | str


@frozen
class Fact:
    """One fact of a record.

    Attributes:
        address: Where it is.
        value: As the record has it: counts in single units, percents in percent, amounts in units of their currency, a
            lower bound as ``AtLeast``, a category as text.
        unit: What it is counted in: ``jobs``, ``percent``, ``percentile``, ``score``, a currency …; empty for a year
            and for a category.
        period: ``annual`` or ``hourly`` for a wage; else empty.
        years: The year or years it is of.
        rounding: The unit that it was rounded to, for a count of jobs; None where nothing is known of it.
    """

    address: Address
    value: Value
    unit: str = ""
    period: str = ""
    years: tuple[int, ...] = ()
    rounding: int | None = None

    @property
    def interval(self) -> tuple[Decimal, Decimal] | None:
        """Between which values the exact figure lies; None for a category, a year or a bound."""
        if not isinstance(self.value, int | Decimal) or not self.unit:
            return None
        half = Decimal(self.rounding) / 2 if self.rounding is not None else _half(Decimal(self.value))
        return Decimal(self.value) - half, Decimal(self.value) + half


def _half(value: Decimal) -> Decimal:
    """Return half a unit of a figure's last decimal."""
    exponent = value.as_tuple().exponent
    return Decimal(5).scaleb(min(int(exponent), 0) - 1)


@frozen(eq=False)
class FactIndex:
    """The facts of a record under a methodology, made when they are first asked for.

    Attributes:
        occupation: The record.
        methodology: Its unit is the coarsest that counts are rounded to.

    >>> from narrate.methodology import STANDARD
    >>> models = Occupation(id="41-9012", employment=(Employment(2014, 5_800),))
    >>> FactIndex(models, STANDARD)[Address("employment", (2014,), "jobs")].value
    5800
    """

    occupation: Occupation
    methodology: Methodology = field(repr=False)

    def __getitem__(self, address: Address) -> Fact:
        """Return the fact at an address, whatever codes it was published under.

        Raises:
            KeyError: The record has no such fact.
        """
        return self._facts[address.published_as(()) if address.codes else address]

    def __contains__(self, address: object) -> bool:
        return isinstance(address, Address) and (address.published_as(()) if address.codes else address) in self._facts

    def __iter__(self) -> Iterator[Fact]:
        return iter(self._facts.values())

    def __len__(self) -> int:
        return len(self._facts)

    def get(self, address: Address) -> Fact | None:
        """Return the fact at an address; None where the record has none."""
        return self._facts.get(address.published_as(()) if address.codes else address)

    @cached_property
    def _facts(self) -> dict[Address, Fact]:
        return {fact.address: fact for fact in self._all()}

    def _all(self) -> Iterator[Fact]:
        record = self.occupation
        for entry in record.employment:
            yield from self._employment(entry)
        for projection in record.projections:
            yield from self._projection(projection)
        for pay in record.pay:
            yield from _pay("pay", pay)
        for skill in record.skills:
            if skill.instrument is None:
                yield Fact(Address("skills", (skill.skill,), "score"), skill.score, "score")
        for name, shares in (("majors", record.majors), ("employers", record.employers)):
            for place, one in enumerate(shares):
                if one.share is not None:
                    yield Fact(Address(name, (place,), "share"), one.share, "percent")
        if record.entry is not None:
            for category in ("education", "experience", "training", "certification"):
                value = getattr(record.entry, category)
                if value is not None:
                    yield Fact(Address("entry", (), category), value)
        if record.group is not None:
            for name in ("size", "ranked", "nearness_rank"):
                number = getattr(record.group, name)
                if number is not None:
                    yield Fact(Address("group", (), name), number, "occupations")
            for pay in record.group.pay:
                yield from _pay("group.pay", pay)

    def _employment(self, entry: Employment) -> Iterator[Fact]:
        years = (entry.year,)
        yield Fact(Address("employment", years, "year"), entry.year, years=years)
        yield self._count(Address("employment", years, "jobs"), entry.jobs, "jobs", years)

    def _projection(self, projection: Projection) -> Iterator[Fact]:
        years = (projection.base_year, projection.target_year)
        for name, year in zip(("base_year", "target_year"), years, strict=True):
            yield Fact(Address("projections", years, name), year, years=(year,))
        for name, unit in (("jobs", "jobs"), ("change", "jobs"), ("openings_per_year", "openings a year")):
            value = getattr(projection, name)
            if value is not None:
                yield self._count(Address("projections", years, name), value, unit, years)
        for name in ("percent", "whole_percent"):
            percent = getattr(projection, name)
            if percent is not None:
                yield Fact(Address("projections", years, name), percent, "percent", years=years)
        if projection.outlook is not None:
            yield Fact(Address("projections", years, "outlook"), projection.outlook, years=years)

    def _count(self, address: Address, value: Any, unit: str, years: tuple[int, ...]) -> Fact:
        rounding = data_unit(self.methodology.unit, value) if isinstance(value, int) else None
        return Fact(address, value, unit, years=years, rounding=rounding)


def _pay(name: str, pay: Pay) -> Iterator[Fact]:
    key, years = (pay.year, pay.period, pay.currency), (pay.year,)
    yield Fact(Address(name, key, "year"), pay.year, years=years)
    for rank, amount in pay.percentiles.items():
        yield Fact(Address(name, key, "percentiles", rank), amount, pay.currency, pay.period, years)
