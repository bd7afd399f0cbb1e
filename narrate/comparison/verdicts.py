"""Verdicts: what class a gap falls in, and the rule that says so."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from narrate.methodology import Methodology

VERDICTS: Final = ("much_worse", "worse", "on_track", "better", "much_better")
"""All verdicts, worst first."""


def verdict(actual: int | Fraction, reference: int | Fraction, methodology: Methodology) -> str:
    """Classify how far an actual count lies above (better) or below (worse) its reference.

    Args:
        actual: What is (or is now expected), in jobs.
        reference: What it is held against, in jobs, above zero; the gap is a share of it.
        methodology: Its ``on_track`` and ``moderate`` are the thresholds; a gap equal to one is in the milder class.

    Returns:
        One of ``VERDICTS``.

    Source:
        The career profile: up to 2 % on track, up to 5 % better or worse, above much better or much worse.

    >>> from narrate.methodology import STANDARD
    >>> verdict(188_600, 194_500, STANDARD), verdict(98, 100, STANDARD)
    ('worse', 'on_track')
    """
    return classified(actual - reference, reference, more_is_better=True, methodology=methodology)


def classified(gap: int | Fraction, base: int | Fraction, *, more_is_better: bool, methodology: Methodology) -> str:
    """Classify a signed gap by its size as a share of *base*.

    >>> from narrate.methodology import STANDARD
    >>> classified(18_100, 217_600, more_is_better=False, methodology=STANDARD)
    'much_worse'
    """
    size: int | Fraction = gap if gap > 0 else -gap
    mild, mild_base, strong, strong_base = methodology.thresholds
    if size * mild_base <= base * mild:
        return "on_track"
    moderate = size * strong_base <= base * strong
    if (gap > 0) is more_is_better:
        return "better" if moderate else "much_better"
    return "worse" if moderate else "much_worse"
