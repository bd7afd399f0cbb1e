"""Growth bands: the wording for each published whole percent, by edition."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from attrs import frozen

from narrate.errors import InvalidMethodologyError

BANDS: Final = ("much_faster", "faster", "as_fast_as", "slower", "little_or_no_change", "decline", "decline_rapidly")
"""The outlook labels, from fastest growth on; the closed set of ``Projection.outlook``."""

GROWTH_BANDS: Final = BANDS[:4]


@frozen
class BandTable:
    """The growth bands of an edition, as the lowest whole percent of each.

    Attributes:
        edition: Base and target year as the agency writes them, ``2024-34``.
        much_faster: Lowest whole percent that is "much faster than the average".
        faster: Lowest whole percent that is "faster than the average".
        as_fast_as: Lowest whole percent that is "about as fast as the average".
        slower: Lowest whole percent that is "slower than the average".
        little_or_no_change: Lowest whole percent that is "little or no change"; lower ones are decline.
        decline_rapidly: Highest whole percent that is a rapid decline; None where the edition has no such band.
        standing: The evidence for the table: "published", "all labels", "reconstructed" or "second-hand".
        source: The source of the table.
        schemes: The classifications that it is of: a record of another one has no band by it. Empty: all.
    """

    edition: str
    much_faster: int
    faster: int
    as_fast_as: int
    slower: int
    little_or_no_change: int
    decline_rapidly: int | None
    standing: str
    source: str
    schemes: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        bounds = (self.much_faster, self.faster, self.as_fast_as, self.slower, self.little_or_no_change)
        for band, bound in zip(BANDS, (*bounds, self.decline_rapidly), strict=False):
            if type(bound) is not int and (band != "decline" or bound is not None):
                raise InvalidMethodologyError(f"bands[{self.edition}].{band}", bound, "a whole percent")
        if any(upper <= lower for upper, lower in pairwise(bounds)):
            raise InvalidMethodologyError(
                f"bands[{self.edition}]", bounds, "five bounds that fall from much_faster to little_or_no_change"
            )
        if self.decline_rapidly is not None and self.decline_rapidly >= self.little_or_no_change:
            raise InvalidMethodologyError(
                f"bands[{self.edition}].decline_rapidly",
                self.decline_rapidly,
                f"a percent below {self.little_or_no_change}",
            )

    def band(self, percent: int) -> str:
        """Return the band of a published whole percent.

        Args:
            percent: Growth over the whole projection, in whole percent as published.

        Returns:
            One of ``BANDS``.

        >>> STANDARD_BANDS[2024, 2034].band(5)
        'faster'
        """
        if self.decline_rapidly is not None and percent <= self.decline_rapidly:
            return "decline_rapidly"
        for band in BANDS[:5]:
            if percent >= getattr(self, band):
                return band
        return "decline"


_SCHEMES: Final = ("soc2000", "soc2010", "soc2018")
"""The editions of the Standard Occupational Classification of the United States."""


def _table(
    edition: str, bounds: tuple[int, int, int, int, int], standing: str, source: str, *, rapid: int | None = None
) -> BandTable:
    return BandTable(edition, *bounds, decline_rapidly=rapid, standing=standing, source=source, schemes=_SCHEMES)


_RECONSTRUCTED: Final = "reconstructed; agrees with every label seen"

STANDARD_BANDS: Final[Mapping[tuple[int, int], BandTable]] = MappingProxyType(
    {
        (2002, 2012): _table("2002-12", (36, 21, 10, 3, 0), "published", "OOH 2004-05"),
        (2006, 2016): _table("2006-16", (21, 14, 7, 3, -2), "published", "OOH 2008-09", rapid=-10),
        (2008, 2018): _table("2008-18", (20, 14, 7, 3, -2), "second-hand", "second-hand", rapid=-10),
        (2012, 2022): _table("2012-22", (22, 15, 8, 3, -2), "reconstructed", _RECONSTRUCTED),
        (2014, 2024): _table("2014-24", (14, 9, 5, 2, -1), "reconstructed", _RECONSTRUCTED),
        (2016, 2026): _table("2016-26", (15, 10, 5, 2, -1), "reconstructed", _RECONSTRUCTED),
        (2018, 2028): _table("2018-28", (11, 7, 4, 2, -1), "reconstructed", _RECONSTRUCTED),
        (2019, 2029): _table("2019-29", (8, 5, 3, 1, 0), "all labels", "all 558 labels of the edition"),
        (2022, 2032): _table("2022-32", (9, 5, 2, 1, 0), "reconstructed", _RECONSTRUCTED),
        (2023, 2033): _table("2023-33", (9, 6, 3, 1, 0), "reconstructed", _RECONSTRUCTED),
        (2024, 2034): _table("2024-34", (7, 5, 3, 1, 0), "all labels", "all 341 labels of the edition"),
    }
)
"""The tables of the US Occupational Outlook Handbook; 2010-20, 2020-30 and 2021-31 have none."""
