"""Figures that each kind of message can have, with which the phrasebook finds the answers that occur."""

from narrate.content.specimens.groups import FigureGroup, free_figure, made_of
from narrate.content.specimens.kinds import SPECIMENS
from narrate.content.specimens.values import Values

__all__ = ["SPECIMENS", "FigureGroup", "Values", "free_figure", "made_of"]
