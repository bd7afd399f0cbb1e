"""What a section of one's own is made of: see the how-to "A section of one's own"."""

from narrate.content import (
    SECTIONS,
    ChoiceSpec,
    FigureSpec,
    Item,
    Message,
    MessageSpec,
    Missing,
    Plan,
    Quantity,
    Section,
    listing,
    planned,
)
from narrate.content.specimens import FigureGroup, Values, free_figure
from narrate.facts import BAND_RULE, VERDICT_RULE, Derivation, FactSpec, Rule, difference, licensed, line, share

__all__ = [
    "BAND_RULE",
    "SECTIONS",
    "VERDICT_RULE",
    "ChoiceSpec",
    "Derivation",
    "FactSpec",
    "FigureGroup",
    "FigureSpec",
    "Item",
    "Message",
    "MessageSpec",
    "Missing",
    "Plan",
    "Quantity",
    "Rule",
    "Section",
    "Values",
    "difference",
    "free_figure",
    "licensed",
    "line",
    "listing",
    "planned",
    "share",
]
