"""The sections: what each is called, which messages it has, and who plans it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import Final

from attrs import field, frozen

from narrate.content import (
    duties,
    employment,
    entry,
    job_outlook,
    job_trends,
    majors,
    pay,
    skills,
    summary,
    track_record,
)
from narrate.content.messages import Message, MessageSpec, Missing, Plan
from narrate.content.specimens.groups import FigureGroup
from narrate.facts import FactIndex
from narrate.methodology import Methodology
from narrate.records import FrozenMap, Occupation

Specimens = Callable[[], Iterable[Message]] | Mapping[MessageSpec, Sequence[FigureGroup]] | None


def _held(specimens: Specimens) -> Specimens:
    """Make a table of specimens one that cannot be changed, and has a hash."""
    if not isinstance(specimens, Mapping):
        return specimens
    return FrozenMap({spec: tuple(groups) for spec, groups in specimens.items()})


@frozen
class IndexPlan:
    """A plan that is made from the fact index of a record; called with a record and a methodology, it makes the index.

    Attributes:
        of: From a fact index to the messages in order, or to what is missing.
    """

    of: Callable[[FactIndex], Plan | Missing]

    def __call__(self, occupation: Occupation, methodology: Methodology) -> Plan | Missing:
        """Return the messages of a record, or what is missing."""
        return self.of(FactIndex(occupation, methodology))


def from_index(plan: Callable[[FactIndex], Plan | Missing]) -> IndexPlan:
    """Return a plan that takes the fact index of a record, which all sections of a report share.

    >>> from narrate.content.messages import Missing
    >>> section = Section("trend", (), from_index(lambda facts: Missing(str(facts.trend.first))))
    >>> from narrate.methodology import STANDARD
    >>> section.plan(Occupation(id="1"), STANDARD)
    Missing(fact='None')
    """
    return IndexPlan(plan)


def _of_record(plan: Callable[[Occupation, Methodology], Plan | Missing], facts: FactIndex) -> Plan | Missing:
    return plan(facts.occupation, facts.methodology)


@frozen
class Section:
    """A section of a report.

    Attributes:
        name: What callers and templates call it.
        specs: Every kind of message that it can have.
        mentions: Whether any of its messages can name the occupation.
        plan: From a record and a methodology to the messages in order, or to what is missing. One that is made by
            ``from_index`` takes the fact index in their place.
        planned: The same from the fact index of a record.
        specimens: For a section of a caller's own what the phrasebook is made of: for each kind its groups of figures,
            or a function that gives messages which bring out every kind with every choice and plural category.
        outside: Whether any of them needs names or texts that the record has to give in the language.
    """

    name: str
    specs: tuple[MessageSpec, ...]
    plan: Callable[[Occupation, Methodology], Plan | Missing]
    specimens: Specimens = field(default=None, kw_only=True, converter=_held)

    planned: Callable[[FactIndex], Plan | Missing] = field(init=False, repr=False, eq=False)
    mentions: bool = field(init=False)
    outside: bool = field(init=False)

    @planned.default
    def _planned(self) -> Callable[[FactIndex], Plan | Missing]:
        return self.plan.of if isinstance(self.plan, IndexPlan) else partial(_of_record, self.plan)

    @mentions.default
    def _any_mentions(self) -> bool:
        return any(spec.mentions for spec in self.specs)

    @outside.default
    def _any_outside(self) -> bool:
        return any(spec.outside for spec in self.specs)


SECTIONS: Final[Mapping[str, Section]] = MappingProxyType(
    {
        module.SECTION: Section(module.SECTION, module.SPECS, from_index(module.plan))
        for module in (
            summary,
            duties,
            employment,
            entry,
            pay,
            skills,
            majors,
            job_outlook,
            job_trends,
            track_record,
        )
    }
)
"""All sections, in the order in which a report keeps them."""


def kinds_of(sections: Iterable[Section]) -> tuple[MessageSpec, ...]:
    """List every kind of message of some sections, and those that stand over lists."""
    return tuple(spec for one in sections for kind in one.specs for spec in (kind, kind.listing) if spec is not None)
