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

__all__ = [
    "SECTIONS",
    "ChoiceSpec",
    "FigureGroup",
    "FigureSpec",
    "Item",
    "Message",
    "MessageSpec",
    "Missing",
    "Plan",
    "Quantity",
    "Section",
    "Values",
    "free_figure",
    "listing",
    "planned",
]
