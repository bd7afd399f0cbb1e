"""Sections: their names, their kinds of messages, and the functions that plan them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
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
from narrate.content.messages import MEASURES, Message, MessageSpec, Missing, Plan
from narrate.content.specimens.groups import FigureGroup
from narrate.facts import FactIndex
from narrate.methodology import Methodology
from narrate.records import FrozenMap, Occupation

Specimens = Callable[[], Iterable[Message]] | Mapping[MessageSpec, Sequence[FigureGroup]] | None


def _held(specimens: Specimens) -> Specimens:
    """Return an immutable, hashable table of specimens."""
    if not isinstance(specimens, Mapping):
        return specimens
    return FrozenMap({spec: tuple(groups) for spec, groups in specimens.items()})


@frozen
class IndexPlan:
    """A plan of a section from the fact index; called with a record and a methodology, it builds the index.

    Attributes:
        of: The function from a fact index to the messages in order, or to what is missing.
    """

    of: Callable[[FactIndex], Plan | Missing]

    def __call__(self, occupation: Occupation, methodology: Methodology) -> Plan | Missing:
        """Return the messages of a record, or what is missing."""
        return self.of(FactIndex(occupation, methodology))


def from_index(plan: Callable[[FactIndex], Plan | Missing]) -> IndexPlan:
    """Return a plan that uses the fact index of a record, which all sections of a report share.

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
        name: Its name for callers and templates.
        specs: Its kinds of messages.
        mentions: Whether any of its messages can name the occupation.
        plan: The function from a record and a methodology to the messages in order, or to what is missing. One from
            ``from_index`` uses the fact index instead.
        planned: The same function from the fact index of a record.
        adds: Whether it says more of a record than the other sections do; one that does not is written only if it is
            requested by name. None for a section that always does.
        beside: The function from the fact index, its plan and the names of all sections of the report to its plan among
            them, for languages that have a count in one way throughout a report. None for a plan that stays the same.
        specimens: For a caller's own section, the figures for the phrasebook: groups of figures for each kind, or a
            function that returns messages of every kind with every choice and plural category.
        outside: Whether any of its messages needs names or texts in the language from the record.
    """

    name: str
    specs: tuple[MessageSpec, ...]
    plan: Callable[[Occupation, Methodology], Plan | Missing]
    adds: Callable[[FactIndex], bool] | None = field(default=None, kw_only=True)
    beside: Callable[[FactIndex, Plan, Collection[str]], Plan] | None = field(default=None, kw_only=True)
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
        module.SECTION: Section(
            module.SECTION,
            module.SPECS,
            from_index(module.plan),
            adds=getattr(module, "adds", None),
            beside=getattr(module, "beside", None),
        )
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
"""All sections, in the order of a report."""


def kinds_of(sections: Iterable[Section]) -> tuple[MessageSpec, ...]:
    """List all kinds of messages of some sections, including those that introduce lists."""
    return tuple(spec for one in sections for kind in one.specs for spec in (kind, kind.listing) if spec is not None)


def unnamed_passages(section: str, allowed: Plan, written: Plan, occupation: Occupation) -> tuple[str, ...]:
    """List the passages of a section that the facts allow and a language has no names for.

    Args:
        section: The name of the section.
        allowed: The plan of the section.
        written: The part of it that the language has names for.
        occupation: The record.

    Returns:
        Lists (``majors``, ``employers``) and questionnaires (``skills``, ``interests``), in order, each once.
    """
    named = frozenset(_passages(written))
    lacking = dict.fromkeys(name for name in _passages(allowed) if name not in named)
    unknown = skills.unknown_instruments(occupation) if section == skills.SECTION else ()
    return tuple(dict.fromkeys((*lacking, *unknown)))


def _passages(plan: Plan) -> Iterator[str]:
    for message in plan.messages:
        for figure in message.spec.figures:
            if figure.quantity in MEASURES:
                yield message.passage or figure.name
