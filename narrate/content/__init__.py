"""Stage 3: which messages the facts support, in which order, for every language the same."""

from narrate.content.messages import (
    ChoiceSpec,
    FigureSpec,
    FigureValue,
    Message,
    MessageSpec,
    Missing,
    Plan,
    Quantity,
    planned,
)
from narrate.content.sections import SECTIONS, Section

__all__ = [
    "SECTIONS",
    "ChoiceSpec",
    "FigureSpec",
    "FigureValue",
    "Message",
    "MessageSpec",
    "Missing",
    "Plan",
    "Quantity",
    "Section",
    "planned",
]
