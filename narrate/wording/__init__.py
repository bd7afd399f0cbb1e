"""Stage 4: messages put into the words of a language; each wording is rendered once and kept."""

from narrate.language.model import Language, language
from narrate.wording.naming import FALLBACKS, Reference, by_language, chosen, references, unnamed
from narrate.wording.phrasebook import Phrasebook, PhrasebookEntry, phrasebook
from narrate.wording.skeleton import Piece, Skeleton, filled
from narrate.wording.style import PLAIN, Style, locales, style_of
from narrate.wording.wordings import Slot, Wording
from narrate.wording.writer import Writer, writer

__all__ = [
    "FALLBACKS",
    "PLAIN",
    "Language",
    "Phrasebook",
    "PhrasebookEntry",
    "Piece",
    "Reference",
    "Skeleton",
    "Slot",
    "Style",
    "Wording",
    "Writer",
    "by_language",
    "chosen",
    "filled",
    "language",
    "locales",
    "phrasebook",
    "references",
    "style_of",
    "unnamed",
    "writer",
]
