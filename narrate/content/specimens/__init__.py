"""What figures each kind of message can have: of these the phrasebook finds which answers a template can get."""

from narrate.content.specimens.groups import FigureGroup, free_figure, made_of
from narrate.content.specimens.kinds import SPECIMENS
from narrate.content.specimens.values import Values

__all__ = ["SPECIMENS", "FigureGroup", "Values", "free_figure", "made_of"]
