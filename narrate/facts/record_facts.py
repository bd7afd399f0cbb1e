"""All facts of a record, with the properties of each figure."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from attrs import frozen

from narrate.comparison import data_unit, unit_of_zero
from narrate.facts.address import Address
from narrate.facts.entries import Fact
from narrate.methodology import Methodology
from narrate.records import Employment, Occupation, Pay, Projection, Source

_EXACTLY = 0
"""The rounding of an exact count."""


def listed_facts(occupation: Occupation, methodology: Methodology) -> Iterator[Fact]:
    """Yield all facts of a record.

    Args:
        occupation: The record.
        methodology: Its unit is the coarsest rounding of counts for which the record does not give one.
    """
    return _FactList(occupation, methodology).all()


def source_of(occupation: Occupation, part: str) -> Source | None:
    """Return the source of a part of a record; None where the record has none or several.

    Args:
        occupation: The record.
        part: The part, as in ``Source.covers``; a source that covers nothing in particular covers all parts.
    """
    known = [source for source in occupation.sources if not source.covers or part in source.covers]
    return known[0] if len(known) == 1 else None


@frozen
class _FactList:
    """A list of the facts of a record, part by part."""

    occupation: Occupation
    methodology: Methodology

    def all(self) -> Iterator[Fact]:
        record = self.occupation
        for entry in record.employment:
            yield from self._employment(entry)
        for projection in record.projections:
            yield from self._projection("projections", projection)
        for pay in record.pay:
            yield from self._pay("pay", pay)
        source = source_of(record, "skills")
        for skill in record.skills:
            # Two instruments may have scores of the same name.
            address = Address("skills", (skill.skill,), "score", skill.instrument or "")
            yield Fact(address, skill.score, "score", rounding=skill.rounding, source=source)
        for name, shares in (("majors", record.majors), ("employers", record.employers)):
            source = source_of(record, name)
            for place, one in enumerate(shares):
                if one.share is not None:
                    address = Address(name, (place,), "share")
                    yield Fact(address, one.share, "percent", rounding=one.rounding, source=source)
        yield from self._entry()
        yield from self._group()
        for compared in record.comparisons:
            for projection in compared.projections:
                yield from self._projection(f"comparisons.{compared.kind}.projections", projection)
            for pay in compared.pay:
                yield from self._pay(f"comparisons.{compared.kind}.pay", pay)

    def _employment(self, entry: Employment) -> Iterator[Fact]:
        years, source = (entry.year,), source_of(self.occupation, "employment")
        yield Fact(Address("employment", years, "year"), entry.year, years=years, source=source)
        known: dict[str, Any] = {"unit": "jobs", "years": years, "source": source, "codes": entry.codes}
        rounding = self._rounding(entry.rounding, entry.jobs)
        yield Fact(Address("employment", years, "jobs"), entry.jobs, rounding=rounding, **known)

    def _projection(self, path: str, projection: Projection) -> Iterator[Fact]:
        """Yield the facts of a projection in a list: the record's own, or that of a row for comparison."""
        years = (projection.base_year, projection.target_year)
        source = source_of(self.occupation, "projections" if path == "projections" else "comparisons")
        for name, year in zip(("base_year", "target_year"), years, strict=True):
            yield Fact(Address(path, years, name), year, years=(year,), source=source)
        known: dict[str, Any] = {"years": years, "source": source}
        for name, unit, given in (
            ("jobs", "jobs", projection.rounding),
            ("change", "jobs", projection.rounding),
            ("openings_per_year", "openings a year", None),
        ):
            value, address = getattr(projection, name), Address(path, years, name)
            if value is not None:
                rounding = self._rounding(given, value)
                yield Fact(address, value, unit, rounding=rounding, codes=projection.codes, **known)
        for name, unit in (("percent", "percent"), ("whole_percent", "percent"), ("outlook", "")):
            value = getattr(projection, name)
            if value is not None:
                yield Fact(Address(path, years, name), value, unit, **known)

    def _rounding(self, given: int | None, value: object) -> int | None:
        """Return the rounding of a count: the record's, else the one that the methodology infers; None for a bound."""
        if not isinstance(value, int):
            return None
        unit = self.methodology.unit
        inferred = data_unit(unit, value) if value else unit_of_zero(self.occupation, self.methodology)
        return inferred if given is None else given

    def _pay(self, name: str, pay: Pay) -> Iterator[Fact]:
        key, years = (pay.year, pay.period, pay.currency), (pay.year,)
        source = source_of(self.occupation, name.partition(".")[0])
        yield Fact(Address(name, key, "year"), pay.year, years=years, source=source)
        for rank, amount in pay.percentiles.items():
            address = Address(name, key, "percentiles", rank)
            rounding = pay.rounding if isinstance(amount, Decimal) else None
            yield Fact(address, amount, pay.currency, pay.period, years, rounding=rounding, source=source)
        if pay.occupations is not None:
            address = Address(name, key, "occupations")
            yield Fact(address, pay.occupations, "occupations", rounding=_EXACTLY, source=source)

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
