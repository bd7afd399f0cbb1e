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

__all__ = [
    "SECTIONS",
    "ChoiceSpec",
    "FigureSpec",
    "Item",
    "Message",
    "MessageSpec",
    "Missing",
    "Plan",
    "Quantity",
    "Section",
    "listing",
    "planned",
]
