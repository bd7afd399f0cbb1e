"""The record of an occupation, a frozen attrs class that is checked when it is made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Final

from attrs import evolve, frozen

from narrate.errors import Fault
from narrate.records.figures import Employment, Pay, Projection
from narrate.records.names import (
    NAMES,
    ONE_NAME,
    Name,
    as_names,
    by_canonical_key,
    by_language_rule,
    faults_by_language,
)
from narrate.records.profile import EMPLOYERS_COVER, Employer, Entry, Major, Skill
from narrate.records.record import Record, ruled
from narrate.records.rules import FLAG, PROSE, TEXT, FieldRule, as_flag, as_tuple, as_whole, list_of, one_of, whole
from narrate.records.sources import QUOTATIONS, Quotation, Source, as_quotations, quotation_faults

COMPARED: Final = ("group", "all")
"""What a published row for comparison is about: the occupation's group, or all occupations."""


@frozen
class Group(Record):
    """Facts about a group of occupations that this one was compared with.

    Attributes:
        size: The number of occupations.
        ranked: The number of them with a projection whose target year has an observation.
        nearness_rank: The rank of this one among those by how close its projection came, 1 the closest; equal ones
            share a rank.
        pay: The median of the occupations' median wages, by year, period and currency.
    """

    size: int = ruled(whole(1), converter=as_whole)
    ranked: int | None = ruled(whole(1).optional(), converter=as_whole, default=None, kw_only=True)
    nearness_rank: int | None = ruled(whole(1).optional(), converter=as_whole, default=None, kw_only=True)
    pay: tuple[Pay, ...] = ruled(list_of(Pay), default=(), converter=as_tuple, kw_only=True)

    def between(self, *, sound: bool) -> Iterator[Fault]:  # noqa: D102
        if sound and self.ranked is not None and self.ranked > self.size:
            yield Fault(None, "ranked", self.ranked, f"a number up to the size of the group, {self.size}")
        for place, pay in enumerate(self.pay if sound else ()):
            if pay.occupations is not None and pay.occupations > self.size:
                path = f"pay[{place}].occupations"
                yield Fault(None, path, pay.occupations, f"a number up to the size of the group, {self.size}")
        if sound and self.nearness_rank is not None and self.nearness_rank > (self.ranked or 0):
            yield Fault(None, "nearness_rank", self.nearness_rank, f"a rank up to ranked, {self.ranked}")


@frozen
class ComparedGroup(Record):
    """A published row that the record is compared with: its group of occupations, or all occupations.

    Attributes:
        kind: ``group`` for the group that the occupation belongs to, ``all`` for all occupations.
        id: Its code, as published.
        names: Its names by language; none is needed for all occupations.
        projections: Its projections; reports quote their published percents.
        pay: Its wages; reports quote the median.
    """

    kind: str = ruled(one_of(*COMPARED))
    id: str | None = ruled(TEXT.optional(), default=None, kw_only=True)
    names: Mapping[str, Name] = ruled(NAMES, factory=dict, converter=as_names, kw_only=True)
    projections: tuple[Projection, ...] = ruled(list_of(Projection), default=(), converter=as_tuple, kw_only=True)
    pay: tuple[Pay, ...] = ruled(list_of(Pay), default=(), converter=as_tuple, kw_only=True)

    def between(self, *, sound: bool) -> Iterator[Fault]:  # noqa: D102
        yield from faults_by_language("names", self.names, ONE_NAME)
        if sound:
            years = [(one.base_year, one.target_year) for one in self.projections]
            yield from duplicates("projections", years, "base and target year")
            wages = [(one.year, one.period, one.currency) for one in self.pay]
            yield from duplicates("pay", wages, "year, period and currency")


KEYS: Final[Mapping[str, tuple[tuple[str, ...], str]]] = {
    "employment": (("year",), "year"),
    "projections": (("base_year", "target_year"), "base and target year"),
    "pay": (("year", "period", "currency"), "year, period and currency"),
    "skills": (("instrument", "skill"), "instrument and skill"),
    "comparisons": (("kind",), "kind"),
}
"""The key of the entries in each list, with its description in faults."""


def duplicates(path: str, keys: Sequence[object], what: str) -> Iterator[Fault]:
    """List the entries with the same key as an earlier one."""
    first: dict[object, int] = {}
    for index, key in enumerate(keys):
        if key in first:
            yield Fault(None, f"{path}[{index}]", key, f"one entry for each {what}; {path}[{first[key]}] has the same")
        first.setdefault(key, index)


_LISTED: Final = {
    "employment": list_of(Employment),
    "projections": list_of(Projection),
    "pay": list_of(Pay),
    "skills": list_of(Skill),
    "comparisons": list_of(ComparedGroup),
}
_GROUP: Final = FieldRule("an object", lambda value: isinstance(value, Group), {"$ref": "#/$defs/Group"})
_ENTRY: Final = FieldRule("an object", lambda value: isinstance(value, Entry), {"$ref": "#/$defs/Entry"})


@frozen
class Occupation(Record):
    """Facts about one occupation.

    Attributes:
        id: Any non-empty text; it alone identifies the record.
        names: Names by language or locale, such as ``en``, ``es_MX`` or ``zh-TW``; keys are kept in CLDR's spelling
            (``zh_Hant_TW``).
        scheme: The classification of its id.
        employment: Observed jobs.
        projections: Projected jobs.
        pay: Wages.
        skills: Skill scores.
        majors: College majors.
        entry: The requirements for entry.
        employers: Industries.
        employers_cover: Whether the employers have ``most`` of the jobs, or ``some``; None where their shares show it,
            or where it is unknown.
        descriptions: Descriptions of the work, by language.
        texts: Quoted passages by topic: ``settings``, ``schedule``, ``license`` …
        group: Facts about the occupations that it was compared with.
        comparisons: Published rows that it is compared with: its group of occupations, and all occupations.
        sources: The sources of its facts.
        combined: Whether it covers several codes.

    Raises:
        InvalidRecordError: The record is invalid; the error has all its faults.

    >>> Occupation(id="41-9012", employment=[Employment(2014, 5_800)]).employment[0].jobs
    5800
    """

    id: str = ruled(TEXT)
    names: Mapping[str, Name] = ruled(NAMES, factory=dict, converter=as_names)
    scheme: str | None = ruled(TEXT.optional(), default=None, kw_only=True)
    employment: tuple[Employment, ...] = ruled(_LISTED["employment"], default=(), converter=as_tuple, kw_only=True)
    projections: tuple[Projection, ...] = ruled(_LISTED["projections"], default=(), converter=as_tuple, kw_only=True)
    pay: tuple[Pay, ...] = ruled(_LISTED["pay"], default=(), converter=as_tuple, kw_only=True)
    skills: tuple[Skill, ...] = ruled(_LISTED["skills"], default=(), converter=as_tuple, kw_only=True)
    majors: tuple[Major, ...] = ruled(list_of(Major), default=(), converter=as_tuple, kw_only=True)
    entry: Entry | None = ruled(_ENTRY.optional(), default=None, kw_only=True)
    employers: tuple[Employer, ...] = ruled(list_of(Employer), default=(), converter=as_tuple, kw_only=True)
    employers_cover: str | None = ruled(one_of(*EMPLOYERS_COVER).optional(), default=None, kw_only=True)
    descriptions: Mapping[str, str] = ruled(
        by_language_rule("texts", PROSE.schema), factory=dict, converter=by_canonical_key, kw_only=True
    )
    texts: Mapping[str, tuple[Quotation, ...]] = ruled(QUOTATIONS, factory=dict, converter=as_quotations, kw_only=True)
    group: Group | None = ruled(_GROUP.optional(), default=None, kw_only=True)
    comparisons: tuple[ComparedGroup, ...] = ruled(_LISTED["comparisons"], default=(), converter=as_tuple, kw_only=True)
    sources: tuple[Source, ...] = ruled(list_of(Source), default=(), converter=as_tuple, kw_only=True)
    combined: bool = ruled(FLAG, default=False, converter=as_flag, kw_only=True)

    def faults(self) -> Iterator[Fault]:  # noqa: D102
        name = self.id if isinstance(self.id, str) else None
        for fault in Record.faults(self):
            yield evolve(fault, record=name)

    def between(self, *, sound: bool) -> Iterator[Fault]:  # noqa: D102
        yield from faults_by_language("names", self.names, ONE_NAME)
        yield from faults_by_language("descriptions", self.descriptions, PROSE)
        yield from quotation_faults("texts", self.texts)
        for path, (keys, what) in KEYS.items():
            entries = getattr(self, path)
            # Lists are checked whatever is wrong elsewhere, unless they are invalid themselves.
            if isinstance(entries, tuple) and len(entries) > 1 and (sound or _LISTED[path].allows(entries)):
                yield from duplicates(path, list(map(attrgetter(*keys), entries)), what)
