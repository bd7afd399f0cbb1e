"""The years that headers and notes of a table speak of."""

from __future__ import annotations

import re
from typing import Final

from attrs import frozen

from narrate.importing.proposal.header_words import concepts, tokens
from narrate.importing.proposal.table_sample import TableSample

_SPAN: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*[-\u2013\u2014_/~〜～至]\s*((?:19|20)?\d\d)(?![\d])")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_LONGEST: Final = 30
_SHORTEST: Final = 2
"""Years of a projection; 2023/24 is one year that begins within another."""

SURELY_AHEAD: Final = 5
"""Years of a change that a table without a word of a projection may have observed."""

LAST_OBSERVED: Final = 2026
"""The last year that is taken for an observed one; figures of later ones may be projected."""


def years(text: str) -> tuple[int, ...]:
    """Return the years in a text, without those of classifications, as in SOC 2018.

    >>> years("SOC 2018 code"), years("Employment 2018 and 2028"), years("2023-33"), years("2012_2022")
    ((), (2018, 2028), (2023, 2033), (2012, 2022))
    """
    pair = span(text)
    words = tokens(text)
    found = [
        int(word)
        for before, word in zip(["", *words], words, strict=False)
        if _YEAR.fullmatch(word) and "code" not in concepts(before)
    ]
    return tuple(dict.fromkeys([*found, *(pair or ())]))


def span(text: str) -> tuple[int, int] | None:
    """Return base and target year of a projection, if a text names such a pair.

    >>> span("Percent change 2023/33"), span("2023/24"), span("from 2012 to 2022"), span("2012")
    ((2023, 2033), None, (2012, 2022), None)
    """
    for match in _SPAN.finditer(text):
        base, target = int(match[1]), int(match[2])
        if len(match[2]) == 2:
            target += base // 100 * 100
            target += 0 if target > base else 100
        if _SHORTEST <= target - base <= _LONGEST:
            return base, target
        return None
    found = [int(word) for word in tokens(text) if _YEAR.fullmatch(word)]
    pair = tuple(dict.fromkeys(found))
    return (pair[0], pair[1]) if len(pair) == 2 and _SHORTEST <= pair[1] - pair[0] <= _LONGEST else None


@frozen
class TableYears:
    """The years that a table speaks of.

    Attributes:
        ranges: Pairs of base and target year in the header.
        named: Pairs in the texts around the table, where the header has none.
        single: Years in the header.
        levels: Years in the header that are by themselves, and of nothing that is projected.
        around: The one year in the texts above the table, in the name of its sheet or file, or in a column of years;
            None where there is none or several.
        ahead: Whether the table says that some of its figures are projected, or has the codes of an agency whose
            tables of two years are projections.
    """

    ranges: frozenset[tuple[int, int]]
    named: frozenset[tuple[int, int]]
    single: frozenset[int]
    around: int | None
    ahead: bool = True
    levels: frozenset[int] = frozenset()

    @property
    def projection(self) -> tuple[int, int] | None:
        """The one pair that the table is about, or None where there is none or several."""
        pairs = self.ranges or self.named
        return next(iter(pairs)) if len(pairs) == 1 else None

    @classmethod
    def of(cls, sample: TableSample, *, ahead: bool) -> TableYears:
        """Collect the years of a table."""
        names = [one.full for one in sample.columns if one.name]
        projected = ahead or any("projected" in concepts(one) for one in [*names, *sample.above])
        pairs = {pair for name in names if (pair := span(name)) is not None and _is_ahead(name, pair, ahead=projected)}
        around = {pair for text in sample.above if (pair := span(text)) is not None and projected}
        alone = {year for text in sample.above if span(text) is None for year in years(text)}
        alone = _constant_years(sample) or alone
        return cls(
            ranges=frozenset(pairs),
            named=frozenset(around if not pairs else ()),
            single=frozenset(year for name in names for year in years(name)),
            around=next(iter(alone)) if len(alone) == 1 and not around else None,
            ahead=projected,
            levels=frozenset(
                years(name)[0] for name in names if len(years(name)) == 1 and "projected" not in concepts(name)
            ),
        )


def _constant_years(sample: TableSample) -> set[int]:
    """Return the years that columns of years have in each row."""
    return {
        int(one.filled[0])
        for one in sample.columns
        if "year" in one.concepts and len(set(one.filled)) == 1 and _YEAR.fullmatch(one.filled[0])
    }


def _is_ahead(name: str, pair: tuple[int, int], *, ahead: bool) -> bool:
    """Check whether a pair of years in a header is that of a projection, and no change that was observed."""
    return "projected" in concepts(name) or (ahead and pair[1] - pair[0] >= SURELY_AHEAD)
