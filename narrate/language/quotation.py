"""Quotation: texts in the marks of a language, and the marks of the next level inside them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from narrate.language.model import Language


def quoted(text: str, language: Language) -> str:
    """Return a text in the quotation marks of a language; marks inside it become those of the next level.

    >>> from narrate.language.model import language
    >>> quoted("cooks, “fast food”", language("en_US")), quoted("cocineros, otros", language("es_ES"))
    ('“cooks, ‘fast food’”', '«cocineros, otros»')
    """
    start, end = language.quotes
    return f"{start}{within_quotes(text, language)}{end}"


def within_quotes(text: str, language: Language) -> str:
    """Return a text as it stands between quotation marks of a language, whatever pairs of marks are in it.

    >>> from narrate.language.model import language
    >>> within_quotes('cooks, "fast food"', language("en_US")), within_quotes("l’art « naïf »", language("de_DE"))
    ('cooks, ‘fast food’', 'l’art ‚naïf‘')
    """
    if not _ANY_MARK.search(text):
        return text
    marks = _marks(text)
    levels = (language.inner_quotes, language.quotes)
    own, next_level = [mark.strip() for mark in language.quotes], language.inner_quotes
    made, end = "", 0
    for place, sign in enumerate(text):
        if place in marks:
            level, closes = marks[place]
            mark = levels[level % 2][closes]
        elif sign in own:
            closes = own.index(sign) == 1
            mark = next_level[closes]
        else:
            continue
        before = text[end:place]
        # The spaces of a language that has some within its marks go with the marks.
        made += (before.rstrip() if closes else before) + mark
        end = place + 1 if closes else place + 1 + len(text[place + 1 :]) - len(text[place + 1 :].lstrip())
    return made + text[end:]


_CLOSING: Final[Mapping[str, str]] = {
    "\u00ab": "\u00bb", "\u00bb": "\u00ab", "\u2039": "\u203a", "\u203a": "\u2039", "\u2018": "\u2019",
    "\u201a": "\u2018\u2019", "\u201c": "\u201d", "\u201d": "\u201d\u201c", "\u201e": "\u201c\u201d",
    "\u300c": "\u300d", "\u300e": "\u300f", '"': '"',
}  # fmt: skip
"""The marks that can end a quotation, by the one that starts it."""
_ANY_MARK: Final = re.compile(f"[{''.join({*_CLOSING, *''.join(_CLOSING.values())})}]")


def _marks(text: str) -> Mapping[int, tuple[int, bool]]:
    """Return the level of each quotation mark that has a partner, by its place, and whether it closes a quotation."""
    pairs: list[tuple[int, int]] = []
    open_at: list[int] = []
    for place, sign in enumerate(text):
        apostrophe = sign == "\u2019" and text[place + 1 : place + 2].isalpha()
        partner = next((at for at in reversed(open_at) if sign in _CLOSING[text[at]]), None)
        if partner is not None and not apostrophe:
            del open_at[open_at.index(partner) :]
            pairs.append((partner, place))
        elif sign in _CLOSING:
            open_at.append(place)
    found: dict[int, tuple[int, bool]] = {}
    for start, end in pairs:
        level = sum(outer < start and end < outer_end for outer, outer_end in pairs)
        found |= {start: (level, False), end: (level, True)}
    return found
