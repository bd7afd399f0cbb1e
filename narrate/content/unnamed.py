"""Passages that a report leaves out, since a language has no names for them."""

from __future__ import annotations

from collections.abc import Iterator

from narrate.content.messages import MEASURES, Plan
from narrate.content.skills import SECTION, unknown_instruments
from narrate.records import Occupation


def unnamed_passages(section: str, planned: Plan, said: Plan, occupation: Occupation) -> tuple[str, ...]:
    """List the passages of a section that the facts allow and a language has no names for.

    Args:
        section: The name of the section.
        planned: The plan of the section.
        said: What is left of it in the language.
        occupation: The record.

    Returns:
        Lists (``majors``, ``employers``) and questionnaires (``skills``, ``interests``), in order, each once.
    """
    told = frozenset(_passages(said))
    left = dict.fromkeys(name for name in _passages(planned) if name not in told)
    unknown = unknown_instruments(occupation) if section == SECTION else ()
    return tuple(dict.fromkeys((*left, *unknown)))


def _passages(plan: Plan) -> Iterator[str]:
    for message in plan.messages:
        for figure in message.spec.figures:
            if figure.quantity in MEASURES:
                yield message.passage or figure.name
