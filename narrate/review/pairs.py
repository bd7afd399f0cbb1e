"""Pairs of wordings in two languages that say the same, for reading side by side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from narrate.wording import Phrasebook, PhrasebookEntry

MOST: Final = 6
"""The number of wordings of the other language that are listed beside one."""

_GIVEN: Final = "occupation.given"


def pairs(book: Phrasebook, other: Phrasebook) -> tuple[tuple[PhrasebookEntry, ...], ...]:
    """Find what another language says in place of each wording of a phrasebook.

    The choices of a message are the same in every language; what a template asks of figures and names is not.

    Args:
        book: The phrasebook.
        other: The phrasebook of the other language.

    Returns:
        For each wording of *book* in order, up to ``MOST`` wordings of *other*, of the same block and for the same
        choices, those first that share most answers; none where the other language has none.

    >>> from narrate import phrasebook
    >>> english, spanish = phrasebook("en_US"), phrasebook("es_MX")
    >>> found = pairs(english, spanish)
    >>> english.entries[0].wording[:13], found[0][0].wording[:12]
    ('As of {year},', 'En {year}, l')
    """
    blocks: dict[tuple[str, str], list[PhrasebookEntry]] = {}
    for entry in other:
        blocks.setdefault((entry.section, entry.block), []).append(entry)
    return tuple(_counterparts(entry, blocks.get((entry.section, entry.block), [])) for entry in book)


def _counterparts(entry: PhrasebookEntry, others: list[PhrasebookEntry]) -> tuple[PhrasebookEntry, ...]:
    mine = [dict(answers) for answers in entry.answers]
    scored = [
        (max(_shared(one, dict(answers)) for one in mine for answers in other.answers), other) for other in others
    ]
    fitting = sorted((pair for pair in scored if pair[0] >= 0), key=lambda pair: -pair[0])
    return tuple(other for _, other in fitting[:MOST])


def _shared(mine: Mapping[str, str], others: Mapping[str, str]) -> int:
    """Count the answers that two wordings share; -1 where they differ in a choice, or in whether a name is given."""
    shared = 0
    for what in mine.keys() & others.keys():
        if mine[what] == others[what]:
            shared += 1
        elif "." not in what or what == _GIVEN:
            return -1
    return shared
