"""Flags of statistics offices: letters and signs next to a figure or in its place: ``12.9 b``, ``512.3 (u)``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Final

from attrs import frozen

_RECORDED: Final[Mapping[str, str]] = {
    "b": "break",
    "e": "estimated",
    "p": "provisional",
    "s": "estimated",
    "est": "estimated",
    "prov": "provisional",
    "prel": "provisional",
}
"""Flags that a record has a word for: Eurostat's letters, which most offices share, and what they are short for."""

_LABELS: Final[Mapping[str, str]] = {
    r"\bbreak\b": "break",
    r"\bestimate": "estimated",
    r"\b(?:provisional|preliminary)\b": "provisional",
}
"""Patterns of the labels that columns of flags have in place of letters."""

_NORMAL: Final = "a"
"""The status of a figure of which nothing is said, in SDMX."""

_CAUTION: Final = "E"
"""Beside a figure Statistics Canada says with it "use with caution", which is not "estimated"."""

_SUPERSCRIPT: Final = re.compile("[²³¹\u2070-\u207f\u02b0-\u02b8\u02e1-\u02e3\u1d2c-\u1d6a\u1d9b-\u1dbf]+$")
_ENCLOSED: Final = r"\((?:\d{1,2}|[A-Za-z]{1,4}\.?)\)|\[(?:\d{1,2}|[A-Za-z]{1,4}\.?)\]"
_SIGNS: Final = r"\*{1,3}|\#{1,2}|[†‡§^~!]"
_BEHIND: Final = re.compile(
    rf"(?P<figure>.*?)\s*(?P<mark>{_ENCLOSED}|{_SIGNS}|(?<=\s)\d{{1,2}}\))"
    r"|(?P<bare>.*[\d:.…%)\]*/–—-])\s*(?P<letters>[bdefinprsuz]{1,3}(?:[ ,][bdefinprsuz]{1,3})*|[BDEFPRUX])",
    re.DOTALL,
)
_BEFORE: Final = re.compile(rf"(?P<mark>{_ENCLOSED}|{_SIGNS}|[epr])\s*(?P<figure>[-+\u2212>≥$€£.]*\s*\d.*)", re.DOTALL)
_LETTERS: Final = re.compile("[a-z]{1,3}")
_NO_FIGURE: Final = re.compile(
    rf"(?P<sign>[:/]|\.{{1,4}}|…|[-–—]{{1,3}}|[cdfnsuxz]|n\.?\s?[adps]\.?|n/[ad]|{_ENCLOSED}|{_SIGNS})?"
    r"\s*(?P<letters>(?<=[\s:.…/–—-])[bcdefinprsuz]{1,3})?",
    re.IGNORECASE,
)


@frozen
class Flags:
    """The flags that a publisher sets beside a figure.

    Attributes:
        recorded: The flags that records have: ``break``, ``estimated``, ``provisional``.
        others: Its other marks, without the brackets around letters: ``u``, ``c``, ``(1)``.

    >>> Flags.of(["(p)", "u", "(1)"])
    Flags(recorded=('provisional',), others=('u', '(1)'))
    """

    recorded: tuple[str, ...] = ()
    others: tuple[str, ...] = ()

    @classmethod
    def of(cls, marks: Iterable[str]) -> Flags:
        """Sort marks into those that records have a flag for and the others, without duplicates."""
        recorded: dict[str, None] = {}
        others: dict[str, None] = {}
        for mark in marks:
            letters = mark.strip("()[].")
            word = None if mark == _CAUTION else _RECORDED.get(letters.lower())
            if word is not None:
                recorded[word] = None
            else:
                others[letters if letters.isalpha() else mark] = None
        return cls(tuple(recorded), tuple(others))


def split_flags(cell: str) -> tuple[str, Flags]:
    """Split the figure of a cell from the flags before and after it.

    Args:
        cell: A cell that is not a number by itself, with single spaces.

    Returns:
        The figure as written, empty if there are only flags or signs for "no figure", and the flags.

    >>> split_flags("1 234 bp"), split_flags(": c")
    (('1 234', Flags(recorded=('break', 'provisional'), others=())), ('', Flags(recorded=(), others=(':', 'c'))))
    """
    figure, marks = cell.strip(), list[str]()
    while (empty := _NO_FIGURE.fullmatch(figure)) is None:
        raised = _SUPERSCRIPT.search(figure)
        if raised and raised.start():
            plain = unicodedata.normalize("NFKC", raised[0]).strip("()")
            figure, mark = figure[: raised.start()].strip(), [*plain] if plain.isalpha() else [f"({plain})"]
        elif behind := _BEHIND.fullmatch(figure):
            figure = (behind["figure"] or behind["bare"] or "").strip()
            mark = [behind["mark"]] if behind["mark"] else [one for one in behind["letters"] if one.isalpha()]
        else:
            break
        marks[:0] = mark
    if empty is not None:
        sign = [empty["sign"]] if empty["sign"] else []
        return "", Flags.of([*sign, *(empty["letters"] or ""), *marks])
    before = _BEFORE.fullmatch(figure)
    if before is not None:
        return before["figure"], Flags.of([before["mark"], *marks])
    return figure, Flags.of(marks)


def status_flags(status: str) -> Flags:
    """Parse the flags of a status column such as ``obs_status``: SDMX codes in either case, or their labels.

    Args:
        status: The cell of the column.

    >>> status_flags("B"), status_flags("E, P").recorded, status_flags("Break in series").recorded, status_flags("A")
    (Flags(recorded=('break',), others=()), ('estimated', 'provisional'), ('break',), Flags(recorded=(), others=()))
    """
    labels = [word for pattern, word in _LABELS.items() if re.search(pattern, status, re.IGNORECASE)]
    if labels:
        return Flags(tuple(labels))
    words = [word.strip("()[]").lower() for word in re.split(r"[\s,;|]+", status)]
    letters = [mark for word in words for mark in (word if _LETTERS.fullmatch(word) else filter(None, [word]))]
    return Flags.of(letter for letter in letters if letter != _NORMAL)
