"""Scripts and directions: what is set apart where text of one direction stands in text of the other."""

from __future__ import annotations

import unicodedata
from typing import Final

_ISOLATE: Final = "\u2068"
_END: Final = "\u2069"


def isolated(text: str) -> str:
    r"""Set a text apart from what stands around it, if any letter of it runs from left to right.

    >>> isolated("CNC")
    '\u2068CNC\u2069'
    >>> isolated("\u0645\u0645\u0631\u0636") == "\u0645\u0645\u0631\u0636"
    True
    """
    if any(unicodedata.bidirectional(letter) == "L" for letter in text):
        return f"{_ISOLATE}{text}{_END}"
    return text
