"""Tables that something happened to: cut off, shuffled, with cells of any kind, or no tables at all."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

_CELLS = st.one_of(
    st.text(st.characters(exclude_characters=",\r\n\x00"), max_size=12),
    st.integers().map(str),
    st.floats().map(str),
    st.sampled_from(["#", "*", "**", "—", "N/A", "None", "/", "//", "a/", "9" * 500, '="11-1011"', "1e999", '"']),
)


@st.composite
def broken_tables(draw: st.DrawFn, lines: Sequence[str]) -> bytes:
    """Break a table.

    Args:
        draw: Given by Hypothesis.
        lines: A sound table: lines of cells without quotation marks, the header first.
    """
    kind = draw(st.sampled_from(["cut", "rows", "columns", "cells", "twice", "binary"]))
    if kind == "binary":
        return draw(st.binary(max_size=200))
    table = [line.split(",") for line in lines]
    if kind == "rows":
        table = draw(st.permutations(table))
    if kind == "columns":
        order = draw(st.permutations(range(len(table[0]))))
        table = [[line[place] for place in order if place < len(line)] for line in table]
    if kind == "cells":
        for _ in range(draw(st.integers(1, 4))):
            line = table[draw(st.integers(0, len(table) - 1))]
            line[draw(st.integers(0, len(line) - 1))] = draw(_CELLS)
    if kind == "twice":
        table += draw(st.lists(st.sampled_from(table), max_size=4))
    data = "\n".join(map(",".join, table)).encode(
        draw(st.sampled_from(["utf-8", "cp1252", "utf-16"])), errors="replace"
    )
    return data[: draw(st.integers(0, len(data)))] if kind == "cut" else data
