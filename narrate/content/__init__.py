"""Stage 3: the messages that the facts support, in order, the same for every language."""

from narrate.content.entries import entry_of
from narrate.content.items import alike
from narrate.content.messages import (
    MEASURES,
    OUTSIDE,
    SCALES,
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
from narrate.content.sections import SECTIONS, Section, from_index, kinds_of, unnamed_passages
from narrate.content.skills import scores_by_instrument, shown_score

__all__ = [
    "MEASURES",
    "OUTSIDE",
    "SCALES",
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
    "entry_of",
    "from_index",
    "kinds_of",
    "listing",
    "planned",
    "scores_by_instrument",
    "shown_score",
    "unnamed_passages",
]
