"""Plain texts: a text without markup, footnote marks and unseen characters, and where each character of it was."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

_BLOCKS: Final = (
    "address|article|aside|blockquote|br|caption|d[dlt]|div|figcaption|figure|footer|h[1-6r]|header|li|main|nav|[ou]l|p|"
    "section|table|t[dhr]"
)
_TOKEN: Final = re.compile(
    rf"""
    (?P<block></?(?:{_BLOCKS})\b[^<>]{{0,1000}}>)        # an element that no sentence goes beyond
    | (?P<tag></?[A-Za-z][^<>]{{0,1000}}>)               # another element
    | (?P<entity>&(?:\#\d{{1,7}}|\#x[0-9a-fA-F]{{1,6}}|[A-Za-z]\w{{1,30}});)
    | (?P<escape>\\(?=[!-/:-@\[-`{{-~]))                 # a backslash of Markdown
    | (?P<link>\[(?=[^\[\]\n]{{1,500}}\]\()|\]\([^()\s]{{0,2000}}\))
    | (?P<note>(?<=\S)\[\^?\w{{1,3}}\]|[\u00b9\u00b2\u00b3\u2070-\u2079\u2020\u2021]+)
    | (?P<emphasis>[*`]+|(?<![^\W_])_+(?=\S)|(?<=\S)_+(?![^\W_]))
    | (?P<unseen>[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+)
    | (?P<composed>[^\W\d_][\u0300-\u036f\u0653-\u0655\u3099\u309a]+)
    | (?P<end>[ \t]*(?:\r\n?|\n)(?:[ \t]*(?:\r\n?|\n))+[ \t]*)
    | (?P<line>[ \t]*(?:\r\n?|\n)[ \t]*)
    | (?P<thin>[\u2000-\u200a\u205f]+)
    | (?P<spaces>[ \t]{{2,}}|\t)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SAID: Final = frozenset(".!?:;\u2026\u3002\uff01\uff1f\uff1a\uff1b\u061f\u061b|>")
"""What ends a line that the next does not go on with."""


def plain_text(text: str) -> tuple[str, Sequence[int]]:
    r"""Return a text as it is read, and the place in the text of each of its characters, and of its end.

    Elements of HTML, entities, emphasis and escapes of Markdown, marks of footnotes, soft hyphens and marks of
    direction are removed or resolved, accents are composed, digits of all scripts become 0 to 9, and a single line
    break within a sentence becomes a space.

    >>> [plain_text(text)[0] for text in ("**974,300**[1] jobs", "<b>974,300</b>&nbsp;jobs", "\u0663\u066b\u0660")]
    ['974,300 jobs', '974,300\xa0jobs', '3\u066b0']
    >>> read, places = plain_text("a **b**")
    >>> [text[places[at]] for text in ["a **b**"] for at in range(len(read))], places[len(read)]
    (['a', ' ', 'b'], 7)
    """
    if _TOKEN.search(text) is None:
        return plain_digits(text), range(len(text) + 1)
    parts: list[str] = []
    places: list[int] = []
    last = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        made = _made(match, text)
        parts += (text[last:start], made)
        places += (*range(last, start), *[start] * len(made))
        last = end
    parts.append(text[last:])
    places += range(last, len(text) + 1)
    return plain_digits("".join(parts)), places


def plain_digits(text: str) -> str:
    r"""Replace the digits of all scripts by 0 to 9; all other characters stay as they are.

    >>> plain_digits("\u0663\u066b\u0660")
    '3\u066b0'
    """
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(letter)) if letter.isdecimal() else letter for letter in text)


def _made(match: re.Match[str], text: str) -> str:
    """Return what is read in the place of a token."""
    found = match[0]
    match match.lastgroup:
        case "block" | "end":
            return "\n"
        case "entity":
            return html.unescape(found)
        case "composed":
            return unicodedata.normalize("NFC", found)
        case "line":
            return " " if _goes_on(text[: match.start()][-1:], text[match.end() :][:1]) else "\n"
        case "thin":
            return "\u202f"
        case "spaces":
            return " "
        case _:
            return ""


def _goes_on(before: str, after: str) -> bool:
    """Return whether a sentence goes on after a line break: none has ended, no capital or sign follows."""
    return bool(before and after) and before not in _SAID and (after.islower() or after.isdigit())


def pieces(text: str, ends: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Yield where each sentence of a plain text starts and ends."""
    start = 0
    for end in [*(match.end() for match in ends.finditer(text)), len(text)]:
        yield start, end
        start = end
