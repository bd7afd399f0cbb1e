"""The records: what is known of an occupation, as frozen attrs classes."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from attrs import field, frozen

Language = str


@frozen
class AtLeast:
    """A lower bound in place of a figure: ``{"at_least": 239200}``."""

    value: Decimal


@frozen
class Name:
    plural: str
    short: str | None = field(default=None, kw_only=True)
    singular: str | None = field(default=None, kw_only=True)
    gender: str | None = field(default=None, kw_only=True)
    fixed: bool = field(default=False, kw_only=True)


@frozen
class Employment:
    year: int
    jobs: int | AtLeast


@frozen
class Projection:
    base_year: int
    target_year: int
    jobs: int | AtLeast | None = None
    percent: Decimal | None = field(default=None, kw_only=True)
    change: int | None = field(default=None, kw_only=True)
    outlook: str | None = field(default=None, kw_only=True)
    openings_per_year: int | AtLeast | None = field(default=None, kw_only=True)


@frozen
class Pay:
    year: int
    period: str = field(kw_only=True)
    currency: str = field(kw_only=True)
    percentiles: Mapping[int, Decimal | AtLeast] = field(kw_only=True)
    month: int | None = field(default=None, kw_only=True)


@frozen
class Skill:
    skill: str
    score: Decimal


@frozen
class Major:
    names: Mapping[Language, Name]
    share: Decimal | None = None


@frozen
class Employer:
    names: Mapping[Language, Name]
    share: Decimal | None = None


@frozen
class Entry:
    education: str | None = field(default=None, kw_only=True)
    experience: str | None = field(default=None, kw_only=True)
    training: str | None = field(default=None, kw_only=True)
    certification: str | None = field(default=None, kw_only=True)


@frozen
class Occupation:
    id: str
    names: Mapping[Language, Name] = field(factory=dict)
    scheme: str | None = field(default=None, kw_only=True)
    employment: tuple[Employment, ...] = field(default=(), kw_only=True)
    projections: tuple[Projection, ...] = field(default=(), kw_only=True)
    pay: tuple[Pay, ...] = field(default=(), kw_only=True)
    skills: tuple[Skill, ...] = field(default=(), kw_only=True)
    majors: tuple[Major, ...] = field(default=(), kw_only=True)
    entry: Entry | None = field(default=None, kw_only=True)
    employers: tuple[Employer, ...] = field(default=(), kw_only=True)
    descriptions: Mapping[Language, str] = field(factory=dict, kw_only=True)
    combined: bool = field(default=False, kw_only=True)
