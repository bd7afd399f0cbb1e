"""Stage 3: which messages the facts support, in which order, for every language the same."""

from narrate.content.listed import alike
from narrate.content.messages import (
    MEASURES,
    OUTSIDE,
    ChoiceSpec,
    FigureSpec,
    FigureValue,
    Item,
    Message,
    MessageSpec,
    Missing,
    Plan,
    Quantity,
    listing,
    planned,
)
from narrate.content.sections import SECTIONS, Section, kinds_of
from narrate.content.skills import skill_scores

__all__ = [
    "MEASURES",
    "OUTSIDE",
    "SECTIONS",
    "ChoiceSpec",
    "FigureSpec",
    "FigureValue",
    "Item",
    "Message",
    "MessageSpec",
    "Missing",
    "Plan",
    "Quantity",
    "Section",
    "alike",
    "kinds_of",
    "listing",
    "planned",
    "skill_scores",
]
