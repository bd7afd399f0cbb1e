"""Scripts: text of one direction within text of the other, and numerals of any script."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

_ISOLATE: Final = "\u2068"
_END: Final = "\u2069"

_LEFT: Final = "l"
_RIGHT: Final = "r"
_DIGIT: Final = "d"
_ATTACHED: Final = "a"
_OPEN: Final = "("
_CLOSE: Final = ")"
_BETWEEN: Final = " "
_SIGNS: Final = "#%&*./@\\_-'\u2019\u2010\u2011"
"""Punctuation that belongs to the word that it touches; so do symbols (+, °)."""
_PIECE: Final = r"(?:[lda]*l[lda]*|\([lda ]*l[lda ]*\))"
_RUN: Final = re.compile(rf"{_PIECE}(?:[a ]*{_PIECE}| +a*d[da]*)*")
"""Words of left-to-right letters with the digits and signs that touch them, and all that is between two of them."""


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


def isolated_runs(name: str) -> str:
    r"""Return a name with direction isolates around each run of left-to-right words, with the signs that belong to it.

    The whole name is one run where no letter of it runs from right to left.

    >>> isolated_runs("1. FC")
    '\u20681. FC\u2069'
    >>> isolated_runs("\u0645\u0637\u0648\u0631 C++").partition(" ")[2]
    '\u2068C++\u2069'
    """
    kinds = "".join(_kinds(name))
    if _RIGHT not in kinds:
        return isolated(name)
    made, end = [], 0
    for run in _RUN.finditer(kinds):
        made += [name[end : run.start()], _ISOLATE, name[run.start() : run.end()], _END]
        end = run.end()
    return "".join(made) + name[end:]


def _kinds(text: str) -> Iterator[str]:
    """Yield the kind of each character, for the pattern of runs; a mark has that of the character that it is on."""
    kind = _BETWEEN
    for sign in text:
        direction, category = unicodedata.bidirectional(sign), unicodedata.category(sign)
        if direction in ("NSM", "BN"):
            pass
        elif direction == "L":
            kind = _LEFT
        elif direction in ("R", "AL", "AN") or "\u0600" <= sign <= "\u06ff":
            kind = _RIGHT
        elif category == "Nd":
            kind = _DIGIT
        elif sign not in _SIGNS and (category in ("Ps", "Pi") or sign == "<"):
            kind = _OPEN
        elif sign not in _SIGNS and (category in ("Pe", "Pf") or sign == ">"):
            kind = _CLOSE
        else:
            kind = _ATTACHED if category[0] in "SN" or sign in _SIGNS else _BETWEEN
        yield kind


def is_numeric(sign: str) -> bool:
    r"""Return whether a character is a number: a digit of any script, a fraction, a Roman or circled numeral.

    Numerals that are letters, as in Chinese, are words.

    >>> [sign for sign in "7\u0667\u00bd\u2167\u2460\u00b2\u4e00x" if not is_numeric(sign)]
    ['\u4e00', 'x']
    """
    return unicodedata.category(sign).startswith("N")
