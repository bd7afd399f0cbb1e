"""The records: what is known of an occupation, as frozen attrs classes, each checked when it is made."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from operator import attrgetter
from typing import Any, Final

from attrs import field, fields, frozen

from narrate.errors import Fault, InvalidRecordError
from narrate.records.rules import (
    CURRENCY,
    FLAG,
    LIMIT,
    NAME,
    PROSE,
    TEXT,
    TEXTS,
    Rule,
    as_decimal,
    as_flag,
    as_map,
    as_tuple,
    as_whole,
    bounded,
    list_of,
    number,
    one_of,
    trimmed,
    whole,
)
from narrate.tags import canonical, likely_language

OUTLOOKS: Final = ("much_faster", "faster", "as_fast_as", "slower", "little_or_no_change", "decline", "decline_rapidly")
GENDERS: Final = ("masculine", "feminine", "neuter", "common")
CASES: Final = ("genitive", "dative", "accusative", "instrumental", "locative")
EDUCATION: Final = (
    "no_formal_credential", "high_school_diploma", "some_college", "postsecondary_nondegree_award", "associates_degree",
    "bachelors_degree", "masters_degree", "doctoral_or_professional_degree",
)  # fmt: skip
EXPERIENCE: Final = ("none", "less_than_5_years", "5_years_or_more")
TRAINING: Final = ("none", "short_term", "moderate_term", "long_term", "apprenticeship", "internship_residency")
CERTIFICATION: Final = ("not_required", "sometimes_required", "often_required", "required")

_YEAR: Final = whole(1800, 2200, what="a year")
_AMOUNT: Final = number(0)
_TAG: Final = "[A-Za-z]{2,3}([-_][A-Za-z]{4})?([-_]([A-Za-z]{2}|[0-9]{3}))?"


def _held(rule: Rule, **settings: Any) -> Any:
    """Declare a field that is held to a rule."""
    return field(metadata={"rule": rule}, **settings)


@frozen
class Record:
    """What all records share: their fields are held to their rules, and every fault is told at once."""

    def __attrs_post_init__(self) -> None:
        faults = tuple(self.faults())
        if faults:
            raise InvalidRecordError(faults)

    def faults(self) -> Iterator[Fault]:
        """List what is wrong, field by field, then between the fields."""
        sound = True
        for attribute in fields(type(self)):
            rule: Rule | None = attribute.metadata.get("rule")
            value = getattr(self, attribute.name)
            if rule is not None and not rule.allows(value):
                sound = False
                yield Fault(None, attribute.name, value, rule.required)
        yield from self.between(sound=sound)

    def between(self, *, sound: bool) -> Iterator[Fault]:  # noqa: ARG002  # for those that need it
        """List what is wrong between the fields; *sound* tells whether each by itself is right."""
        return iter(())


@frozen
class AtLeast(Record):
    """A lower bound in place of a figure: ``{"at_least": 239200}``."""

    value: Decimal = _held(_AMOUNT, converter=as_decimal)


_COUNT: Final = whole(0)
_JOBS: Final = bounded(_COUNT, AtLeast)


_CASES: Final = Rule(
    "an object of cases (" + ", ".join(CASES) + ") and texts",
    lambda value: isinstance(value, Mapping) and all(key in CASES and NAME.allows(value[key]) for key in value),
    {"type": "object", "additionalProperties": False, "properties": dict.fromkeys(CASES, TEXT.schema)},
)


def _trimmed_each(value: Any) -> Any:
    if not isinstance(value, Mapping):
        return value
    return as_map({case: trimmed(text) for case, text in value.items()})


@frozen
class Name(Record):
    """A name in one language; it has a plural, a singular, or both. Spaces around a form are removed.

    Attributes:
        plural: As in running text: "accountants and auditors". Without it, sentences say "this occupation".
        short: For later mentions.
        singular: One of them.
        masculine: The singular of a man, where the language has one of its own.
        feminine: The singular of a woman, likewise.
        gender: The grammatical gender of the plural.
        cases: Forms of the plural by case (genitive, dative, accusative, instrumental, locative), for languages whose
            sentences need them.
        fixed: Whether its capitals may never be touched, not even at the start of a sentence.
        proposed: Whether a form here was worked out from a title, and not given.

    >>> Name("models").plural
    'models'
    """

    plural: str | None = _held(NAME.optional(), default=None, converter=trimmed)
    short: str | None = _held(NAME.optional(), default=None, converter=trimmed, kw_only=True)
    singular: str | None = _held(NAME.optional(), default=None, converter=trimmed, kw_only=True)
    masculine: str | None = _held(NAME.optional(), default=None, converter=trimmed, kw_only=True)
    feminine: str | None = _held(NAME.optional(), default=None, converter=trimmed, kw_only=True)
    gender: str | None = _held(one_of(*GENDERS).optional(), default=None, kw_only=True)
    cases: Mapping[str, str] = _held(_CASES, factory=dict, converter=_trimmed_each, kw_only=True)
    fixed: bool = _held(FLAG, default=False, converter=as_flag, kw_only=True)
    proposed: bool = _held(FLAG, default=False, converter=as_flag, kw_only=True)

    def between(self, *, sound: bool) -> Iterator[Fault]:  # noqa: ARG002, D102
        if all(value is None for value in (self.plural, self.singular, self.masculine, self.feminine)):
            yield Fault(None, "plural", None, "a plural, or a singular at least")


@frozen
class Employment(Record):
    """Jobs observed in a year.

    Attributes:
        year: The year.
        jobs: In single jobs.
        codes: The codes that the figure was published under, where it is not the record's own: one for an occupation
            whose code has changed, several where the figures of several were added up.
    """

    year: int = _held(_YEAR, converter=as_whole)
    jobs: int | AtLeast = _held(_JOBS, converter=as_whole)
    codes: tuple[str, ...] = _held(TEXTS, converter=as_tuple, default=(), kw_only=True)


@frozen
class Projection(Record):
    """What was projected in a base year for a target year.

    Attributes:
        base_year: The year it starts from.
        target_year: The year it is for.
        jobs: Projected jobs, in single jobs.
        percent: Published change over the whole projection, in percent.
        change: Published change, in single jobs.
        outlook: Published label, one of ``OUTLOOKS``.
        openings_per_year: Published openings a year, on average.
        codes: The codes it was published under, as for ``Employment``.
    """

    base_year: int = _held(_YEAR, converter=as_whole)
    target_year: int = _held(_YEAR, converter=as_whole)
    jobs: int | AtLeast | None = _held(_JOBS.optional(), converter=as_whole, default=None)
    percent: Decimal | None = _held(number(-100, 10**6).optional(), converter=as_decimal, default=None, kw_only=True)
    change: int | None = _held(whole(1 - LIMIT, LIMIT - 1).optional(), converter=as_whole, default=None, kw_only=True)
    outlook: str | None = _held(one_of(*OUTLOOKS).optional(), default=None, kw_only=True)
    openings_per_year: int | AtLeast | None = _held(_JOBS.optional(), converter=as_whole, default=None, kw_only=True)
    codes: tuple[str, ...] = _held(TEXTS, converter=as_tuple, default=(), kw_only=True)

    def between(self, *, sound: bool) -> Iterator[Fault]:  # noqa: ARG002, D102
        if _YEAR.allows(self.base_year) and _YEAR.allows(self.target_year) and self.target_year <= self.base_year:
            yield Fault(None, "target_year", self.target_year, f"a year after the base year {self.base_year}")
        if all(value is None for value in (self.jobs, self.percent, self.outlook, self.openings_per_year)):
            yield Fault(None, "", None, "jobs, percent, outlook or openings_per_year")


def _as_percentiles(value: Any) -> Any:
    if not isinstance(value, Mapping):
        return value
    made: dict[Any, Any] = {}
    for written, amount in value.items():
        rank = as_whole(written)
        plain = isinstance(rank, str) and _WRITTEN.fullmatch(rank) is not None and int(rank) not in value
        made[int(rank) if plain else rank] = as_decimal(amount)
    return as_map(made)


_WRITTEN: Final = re.compile("0|[1-9][0-9]?")
"""A rank as JSON has it: "50", and neither "050" nor digits of another script."""

_RANK: Final = whole(1, 99, what="a rank")
_MONEY: Final = bounded(_AMOUNT, AtLeast)
_PERCENTILES: Final = Rule(
    "an object of ranks and amounts",
    lambda value: isinstance(value, Mapping) and bool(value),
    {
        "type": "object",
        "minProperties": 1,
        "additionalProperties": False,
        "patternProperties": {"^[1-9][0-9]?$": _MONEY.schema},
    },
)


@frozen
class Pay(Record):
    """Wages of a year, in single units of a currency.

    Attributes:
        year: The year of the wages, which need not be a base year.
        period: ``annual`` or ``hourly``.
        currency: As ISO 4217 has it.
        percentiles: Amount by rank, 1 to 99.
        month: The month they refer to, 1 to 12.
    """

    year: int = _held(_YEAR, converter=as_whole)
    period: str = _held(one_of("annual", "hourly"), kw_only=True)
    currency: str = _held(CURRENCY, kw_only=True)
    percentiles: Mapping[int, Decimal | AtLeast] = _held(_PERCENTILES, converter=_as_percentiles, kw_only=True)
    month: int | None = _held(whole(1, 12, what="a month").optional(), converter=as_whole, default=None, kw_only=True)

    def between(self, *, sound: bool) -> Iterator[Fault]:  # noqa: ARG002, D102
        if not isinstance(self.percentiles, Mapping):
            return
        told = []
        for rank, amount in self.percentiles.items():
            if isinstance(rank, str) and _WRITTEN.fullmatch(rank):
                yield Fault(None, f"percentiles[{rank}]", amount, f"one amount for each rank; {int(rank)} has one")
            elif not _RANK.allows(rank):
                yield Fault(None, f"percentiles[{rank}]", rank, _RANK.required)
            elif not _MONEY.allows(amount):
                yield Fault(None, f"percentiles[{rank}]", amount, _MONEY.required)
            else:
                told.append((rank, amount.value if isinstance(amount, AtLeast) else amount))
        told.sort()
        for (low_rank, low), (rank, amount) in pairwise(told):
            if amount < low:
                yield Fault(None, f"percentiles[{rank}]", amount, f"an amount of at least percentile {low_rank}, {low}")


def _names(value: Any) -> Any:
    if not isinstance(value, Mapping):
        return value
    return _by_canonical_key({key: Name(name) if isinstance(name, str) else name for key, name in value.items()})


def _by_canonical_key(value: Any) -> Any:
    """Put CLDR's form of a language or locale in place of what was written: ``es-MX`` is ``es_MX``.

    A key that is none, or the second of two that mean the same, stays as it is, for the rules to refuse.
    """
    if not isinstance(value, Mapping):
        return value
    made: dict[Any, Any] = {}
    for key, held in value.items():
        found = (canonical(key) if isinstance(key, str) else None) or key
        made[key if found in made or (found != key and found in value) else found] = held
    return as_map(made)


def _by_language(kind: type, schema: Mapping[str, Any]) -> Rule:
    return Rule(
        "an object of languages (en, es_MX) and " + ("texts" if kind is str else "names"),
        lambda value: isinstance(value, Mapping),
        {"type": "object", "additionalProperties": False, "patternProperties": {f"^{_TAG}$": schema}},
    )


_NAMES: Final = _by_language(Name, {"anyOf": [TEXT.schema, {"$ref": "#/$defs/Name"}]})


def _faults_by_language(path: str, values: Any, rule: Rule) -> Iterator[Fault]:
    for key, value in values.items() if isinstance(values, Mapping) else ():
        found = canonical(key) if isinstance(key, str) else None
        if found is None:
            near = likely_language(key) if isinstance(key, str) else None
            hint = "" if near is None else f"; did you mean {near}?"
            yield Fault(None, f"{path}.{key}", key, f"a language or locale, as en or es_MX{hint}")
        elif found != key:
            yield Fault(None, f"{path}.{key}", key, f"one entry for each language; {found} is the same")
        elif not rule.allows(value):
            yield Fault(None, f"{path}.{key}", value, rule.required)


_NAME: Final = Rule("a name: a text, or an object with plural", lambda value: isinstance(value, Name), {})


@frozen
class Share(Record):
    """Something that has a name by language, and a share in percent or none."""

    names: Mapping[str, Name] = _held(_NAMES, converter=_names)
    share: Decimal | None = _held(number(0, 100).optional(), converter=as_decimal, default=None)

    def between(self, *, sound: bool) -> Iterator[Fault]:  # noqa: ARG002, D102
        yield from _faults_by_language("names", self.names, _NAME)


@frozen
class Major(Share):
    """A college major of those who work in the occupation."""


@frozen
class Employer(Share):
    """An industry that employs the occupation."""


@frozen
class Skill(Record):
    """A skill and its score out of 100.

    Attributes:
        skill: What it is called: a key of the lexicon (purpose, social, supported, creative, analytical), or any text.
        score: From 0 to 100.
        names: Its name by language, for a skill that the lexicon does not have.
    """

    skill: str = _held(NAME, converter=trimmed)
    score: Decimal = _held(number(0, 100), converter=as_decimal)
    names: Mapping[str, Name] = _held(_NAMES, factory=dict, converter=_names, kw_only=True)

    def between(self, *, sound: bool) -> Iterator[Fault]:  # noqa: ARG002, D102
        yield from _faults_by_language("names", self.names, _NAME)


@frozen
class Group(Record):
    """What is known of a group of occupations that this one was compared with.

    Attributes:
        size: How many occupations it has.
        ranked: How many of them have a projection whose target year is known.
        nearness_rank: The rank of this one among those by how near its projection came, 1 the nearest; equal ones share
            a rank.
        pay: The median of the occupations' median wages, by year, period and currency.
    """

    size: int = _held(whole(1), converter=as_whole)
    ranked: int | None = _held(whole(1).optional(), converter=as_whole, default=None, kw_only=True)
    nearness_rank: int | None = _held(whole(1).optional(), converter=as_whole, default=None, kw_only=True)
    pay: tuple[Pay, ...] = _held(list_of(Pay), default=(), converter=as_tuple, kw_only=True)

    def between(self, *, sound: bool) -> Iterator[Fault]:  # noqa: D102
        if sound and self.ranked is not None and self.ranked > self.size:
            yield Fault(None, "ranked", self.ranked, f"a number up to the size of the group, {self.size}")
        if sound and self.nearness_rank is not None and self.nearness_rank > (self.ranked or 0):
            yield Fault(None, "nearness_rank", self.nearness_rank, f"a rank up to ranked, {self.ranked}")


@frozen
class Entry(Record):
    """What it takes to enter the occupation; None is unknown, ``none`` is that nothing is needed."""

    education: str | None = _held(one_of(*EDUCATION).optional(), default=None, kw_only=True)
    experience: str | None = _held(one_of(*EXPERIENCE).optional(), default=None, kw_only=True)
    training: str | None = _held(one_of(*TRAINING).optional(), default=None, kw_only=True)
    certification: str | None = _held(one_of(*CERTIFICATION).optional(), default=None, kw_only=True)


COVERED: Final = (
    "names", "employment", "projections", "pay", "skills", "majors", "entry", "employers", "descriptions", "group",
)  # fmt: skip
"""The parts of a record that a source can be given for."""

_COVERS: Final = Rule(
    "a list of parts of a record: " + ", ".join(COVERED),
    lambda value: isinstance(value, tuple) and all(isinstance(one, str) and one in COVERED for one in value),
    {"type": "array", "items": {"enum": list(COVERED)}},
)


@frozen
class Source(Record):
    """Where a part of a record comes from.

    Attributes:
        title: What the publication is called.
        publisher: Who published it.
        period: The edition, or the period that it refers to, as text: "2014-2024", "May 2014".
        license: Under which terms it may be used.
        address: Where it can be found.
        retrieved: The day on which it was taken from there, as text.
        covers: Parts of the record that it is the source of; none where it is that of the whole.

    >>> Source("Employment Projections", period="2014-2024", covers=["employment"]).covers
    ('employment',)
    """

    title: str = _held(NAME, converter=trimmed)
    publisher: str | None = _held(TEXT.optional(), default=None, kw_only=True)
    period: str | None = _held(TEXT.optional(), default=None, kw_only=True)
    license: str | None = _held(TEXT.optional(), default=None, kw_only=True)
    address: str | None = _held(TEXT.optional(), default=None, kw_only=True)
    retrieved: str | None = _held(TEXT.optional(), default=None, kw_only=True)
    covers: tuple[str, ...] = _held(_COVERS, default=(), converter=as_tuple, kw_only=True)


KEYS: Final[Mapping[str, tuple[tuple[str, ...], str]]] = {
    "employment": (("year",), "year"),
    "projections": (("base_year", "target_year"), "base and target year"),
    "pay": (("year", "period", "currency"), "year, period and currency"),
}
"""What tells the entries of a list apart, and how faults call it."""


def duplicates(path: str, keys: Sequence[object], what: str) -> Iterator[Fault]:
    """List the entries of a list whose key an earlier one has."""
    first: dict[object, int] = {}
    for index, key in enumerate(keys):
        if key in first:
            yield Fault(None, f"{path}[{index}]", key, f"one entry for each {what}; {path}[{first[key]}] has the same")
        first.setdefault(key, index)


_LISTED: Final = {"employment": list_of(Employment), "projections": list_of(Projection), "pay": list_of(Pay)}
_GROUP: Final = Rule("an object", lambda value: isinstance(value, Group), {"$ref": "#/$defs/Group"})
_ENTRY: Final = Rule("an object", lambda value: isinstance(value, Entry), {"$ref": "#/$defs/Entry"})


@frozen
class Occupation(Record):
    """What is known of one occupation.

    Attributes:
        id: Any text that is not empty; it alone identifies the record.
        names: A name by language or locale, as ``en``, ``es_MX`` or ``zh-TW``; kept as CLDR writes it (``zh_Hant_TW``).
        scheme: The classification its id is from.
        employment: Observed jobs.
        projections: Projected jobs.
        pay: Wages.
        skills: Skill scores.
        majors: College majors.
        entry: What it takes to enter.
        employers: Industries.
        descriptions: What they do, by language.
        group: What is known of the occupations that it was compared with.
        sources: Where its facts come from.
        combined: Whether it covers several codes.

    Raises:
        InvalidRecordError: With every fault of the record.

    >>> Occupation(id="41-9012", employment=[Employment(2014, 5_800)]).employment[0].jobs
    5800
    """

    id: str = _held(TEXT)
    names: Mapping[str, Name] = _held(_NAMES, factory=dict, converter=_names)
    scheme: str | None = _held(TEXT.optional(), default=None, kw_only=True)
    employment: tuple[Employment, ...] = _held(_LISTED["employment"], default=(), converter=as_tuple, kw_only=True)
    projections: tuple[Projection, ...] = _held(_LISTED["projections"], default=(), converter=as_tuple, kw_only=True)
    pay: tuple[Pay, ...] = _held(_LISTED["pay"], default=(), converter=as_tuple, kw_only=True)
    skills: tuple[Skill, ...] = _held(list_of(Skill), default=(), converter=as_tuple, kw_only=True)
    majors: tuple[Major, ...] = _held(list_of(Major), default=(), converter=as_tuple, kw_only=True)
    entry: Entry | None = _held(_ENTRY.optional(), default=None, kw_only=True)
    employers: tuple[Employer, ...] = _held(list_of(Employer), default=(), converter=as_tuple, kw_only=True)
    descriptions: Mapping[str, str] = _held(
        _by_language(str, PROSE.schema), factory=dict, converter=_by_canonical_key, kw_only=True
    )
    group: Group | None = _held(_GROUP.optional(), default=None, kw_only=True)
    sources: tuple[Source, ...] = _held(list_of(Source), default=(), converter=as_tuple, kw_only=True)
    combined: bool = _held(FLAG, default=False, converter=as_flag, kw_only=True)

    def faults(self) -> Iterator[Fault]:  # noqa: D102
        name = self.id if isinstance(self.id, str) else None
        for fault in Record.faults(self):
            yield Fault(name, fault.path, fault.value, fault.required)

    def between(self, *, sound: bool) -> Iterator[Fault]:  # noqa: D102
        yield from _faults_by_language("names", self.names, _NAME)
        yield from _faults_by_language("descriptions", self.descriptions, PROSE)
        for path, (keys, what) in KEYS.items():
            entries = getattr(self, path)
            # What is wrong elsewhere does not keep a list from being judged; a list that is wrong itself cannot be.
            if isinstance(entries, tuple) and len(entries) > 1 and (sound or _LISTED[path].allows(entries)):
                yield from duplicates(path, list(map(attrgetter(*keys), entries)), what)
