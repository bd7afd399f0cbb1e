"""Scripts: text of one direction within text of the other, and numerals of any script."""

from __future__ import annotations

import unicodedata
from typing import Final

_ISOLATE: Final = "\u2068"
_END: Final = "\u2069"


def isolated(text: str) -> str:
    r"""Return a text with direction isolates around it, if any letter of it runs from left to right.

    >>> isolated("CNC")
    '\u2068CNC\u2069'
    >>> isolated("\u0645\u0645\u0631\u0636") == "\u0645\u0645\u0631\u0636"
    True
    """
    if any(unicodedata.bidirectional(letter) == "L" for letter in text):
        return f"{_ISOLATE}{text}{_END}"
    return text


def is_numeric(sign: str) -> bool:
    r"""Return whether a character is a number: a digit of any script, a fraction, a Roman or circled numeral.

    Numerals that are letters, as in Chinese, are words.

    >>> [sign for sign in "7\u0667\u00bd\u2167\u2460\u00b2\u4e00x" if not is_numeric(sign)]
    ['\u4e00', 'x']
    """
    return unicodedata.category(sign).startswith("N")
