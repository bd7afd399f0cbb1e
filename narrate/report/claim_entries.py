"""Lookup of a claim's entry in the fact index."""

from __future__ import annotations

from collections.abc import Iterable

from narrate.content import MEASURES, Message, entry_of
from narrate.facts import FactIndex, IndexEntry
from narrate.report.claims import Claim


def claim_entry(
    claim: Claim, sentences: Iterable[tuple[Message, tuple[Claim, ...], tuple[str, ...]]], facts: FactIndex
) -> IndexEntry | None:
    """Return the entry of the fact index behind a claim.

    Args:
        claim: A claim of one of the sentences.
        sentences: The message of each sentence, its claims, and the figure or choice of the message behind each claim.
        facts: The fact index of the record.

    Returns:
        The entry; None for a quotation.

    Raises:
        KeyError: No sentence makes the claim.
    """
    for message, claims, names in sentences:
        if claim in claims:
            name = names[claims.index(claim)]
            listed = any(figure.name == name and figure.quantity in MEASURES for figure in message.spec.figures)
            return facts.get(claim.facts[0]) if listed else entry_of(message, name, facts)
    raise KeyError(claim)
