"""What the columns of a published table are, from a header of one line or of several with merged cells."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from narrate.sources.cells import Cell, text

_FOOTNOTE: Final = re.compile(r"[(\[]\d{1,2}[)\]]\s*$")


def merged(lines: Sequence[tuple[Cell, ...]]) -> tuple[str, ...]:
    """Make one name a column of the lines of a header.

    A cell that was merged over several columns is spread over them: an empty cell takes the text to its left, unless
    the line above begins something new there.

    Args:
        lines: The lines of the header, from the top.

    Returns:
        For each column the texts that stand over it, in lower case, without footnote marks, joined by a bar.

    >>> merged([("Title", "Employment", "", "Openings"), ("", "2012", "2022", "")])
    ('title', 'employment | 2012', 'employment | 2022', 'openings')
    """
    width = max(map(len, lines), default=0)
    above: list[list[str]] = [[] for _ in range(width)]
    for depth, line in enumerate(lines):
        told = [
            _FOOTNOTE.sub("", text(line[place]) or "").strip() if place < len(line) else "" for place in range(width)
        ]
        for place in range(1, width):
            starts_anew = depth and above[place] != above[place - 1]
            if not told[place] and told[place - 1] and not starts_anew and depth < len(lines) - 1:
                told[place] = told[place - 1]
        for place, name in enumerate(told):
            if name:
                above[place] = [*above[place], name]
    return tuple(" | ".join(names).lower() for names in above)


def columns(names: Sequence[str], wanted: Mapping[str, str]) -> dict[str, int]:
    """Find columns by what their names look like.

    Args:
        names: The columns' names, as ``merged`` gives them.
        wanted: For each column that is looked for a pattern; of several that match the first is taken.

    Returns:
        The place of each column that is there.
    """
    found = {}
    for key, pattern in wanted.items():
        places = [place for place, name in enumerate(names) if re.search(pattern, name)]
        if places:
            found[key] = places[0]
    return found
