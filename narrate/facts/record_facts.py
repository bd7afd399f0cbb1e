"""Every fact of a record, with what is known of the figure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from attrs import frozen

from narrate.comparison import data_unit
from narrate.facts.address import Address
from narrate.facts.entries import Fact
from narrate.methodology import Methodology
from narrate.records import Employment, Occupation, Pay, Projection, Source

_EXACTLY = 0
"""The rounding of what is counted exactly."""


def listed_facts(occupation: Occupation, methodology: Methodology) -> Iterator[Fact]:
    """List every fact of a record.

    Args:
        occupation: The record.
        methodology: Its unit is the coarsest that counts are taken to be rounded to.
    """
    return _FactList(occupation, methodology).all()


def source_of(occupation: Occupation, part: str) -> Source | None:
    """Return where a record says that a part of it is from; None where it does not say, or names several.

    Args:
        occupation: The record.
        part: The part, as ``Source.covers`` has it; a source without any is that of all parts.
    """
    known = [source for source in occupation.sources if not source.covers or part in source.covers]
    return known[0] if len(known) == 1 else None


@frozen
class _FactList:
    """Lists the facts of a record, part by part."""

    occupation: Occupation
    methodology: Methodology

    def all(self) -> Iterator[Fact]:
        record = self.occupation
        for entry in record.employment:
            yield from self._employment(entry)
        for projection in record.projections:
            yield from self._projection(projection)
        for pay in record.pay:
            yield from self._pay("pay", pay)
        scores = source_of(record, "skills")
        for skill in record.skills:
            yield Fact(Address("skills", (skill.skill,), "score"), skill.score, "score", source=scores)
        for name, shares in (("majors", record.majors), ("employers", record.employers)):
            source = source_of(record, name)
            for place, one in enumerate(shares):
                if one.share is not None:
                    yield Fact(Address(name, (place,), "share"), one.share, "percent", source=source)
        yield from self._entry()
        yield from self._group()

    def _employment(self, entry: Employment) -> Iterator[Fact]:
        years, source = (entry.year,), source_of(self.occupation, "employment")
        yield Fact(Address("employment", years, "year"), entry.year, years=years, source=source)
        yield self._count(Address("employment", years, "jobs"), entry.jobs, "jobs", years, source, entry.codes)

    def _projection(self, projection: Projection) -> Iterator[Fact]:
        years = (projection.base_year, projection.target_year)
        source, codes = source_of(self.occupation, "projections"), projection.codes
        for name, year in zip(("base_year", "target_year"), years, strict=True):
            yield Fact(Address("projections", years, name), year, years=(year,), source=source)
        for name, unit in (("jobs", "jobs"), ("change", "jobs"), ("openings_per_year", "openings a year")):
            value = getattr(projection, name)
            if value is not None:
                yield self._count(Address("projections", years, name), value, unit, years, source, codes)
        for name, unit in (("percent", "percent"), ("outlook", "")):
            value = getattr(projection, name)
            if value is not None:
                yield Fact(Address("projections", years, name), value, unit, years=years, source=source)

    def _count(
        self,
        address: Address,
        value: Any,
        unit: str,
        years: tuple[int, ...],
        source: Source | None,
        codes: tuple[str, ...],
    ) -> Fact:
        rounding = data_unit(self.methodology.unit, value) if isinstance(value, int) else None
        return Fact(address, value, unit, years=years, rounding=rounding, source=source, codes=codes)

    def _pay(self, name: str, pay: Pay) -> Iterator[Fact]:
        key, years = (pay.year, pay.period, pay.currency), (pay.year,)
        source = source_of(self.occupation, "pay" if name == "pay" else "group")
        yield Fact(Address(name, key, "year"), pay.year, years=years, source=source)
        for rank, amount in pay.percentiles.items():
            address = Address(name, key, "percentiles", rank)
            yield Fact(address, amount, pay.currency, pay.period, years, source=source)

    def _entry(self) -> Iterator[Fact]:
        entry, source = self.occupation.entry, source_of(self.occupation, "entry")
        for category in ("education", "experience", "training", "certification"):
            value = None if entry is None else getattr(entry, category)
            if value is not None:
                yield Fact(Address("entry", (), category), value, source=source)

    def _group(self) -> Iterator[Fact]:
        group, source = self.occupation.group, source_of(self.occupation, "group")
        if group is None:
            return
        for name in ("size", "ranked", "nearness_rank"):
            number = getattr(group, name)
            if number is not None:
                yield Fact(Address("group", (), name), number, "occupations", rounding=_EXACTLY, source=source)
        for pay in group.pay:
            yield from self._pay("group.pay", pay)
