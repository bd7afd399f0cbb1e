"""Verdicts: the classes of gaps, by their size and direction."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from narrate.methodology import Methodology

VERDICTS: Final = ("much_worse", "worse", "on_track", "better", "much_better")
"""All verdicts, from worst to best."""


def verdict(actual: int | Fraction, reference: int | Fraction, methodology: Methodology) -> str:
    """Classify the gap between an actual count and its reference; above the reference is better.

    Args:
        actual: The observed (or newly expected) count, in jobs.
        reference: The count that it is compared with, in jobs, above zero; the gap is a share of it.
        methodology: Its ``on_track`` and ``moderate`` are the thresholds; a gap equal to one is in the milder class.

    Returns:
        One of ``VERDICTS``.

    Source:
        The career profile: up to 2 % on track, up to 5 % better or worse, above much better or much worse.

    >>> from narrate.methodology import STANDARD
    >>> verdict(188_600, 194_500, STANDARD), verdict(98, 100, STANDARD)
    ('worse', 'on_track')
    """
    return classified(actual - reference, reference, methodology)


def classified(gain: int | Fraction, base: int | Fraction, methodology: Methodology) -> str:
    """Classify a gap by its size as a share of *base*.

    Args:
        gain: The gap, in jobs: positive for better, negative for worse.
        base: The reference that it is a share of, same unit, zero or above.
        methodology: As in ``verdict``.

    >>> from narrate.methodology import STANDARD
    >>> classified(-18_100, 217_600, STANDARD)
    'much_worse'
    """
    size = gain if gain > 0 else -gain
    mild, mild_base, strong, strong_base = methodology.thresholds
    if size * mild_base <= base * mild:
        return "on_track"
    if size * strong_base <= base * strong:
        return "better" if gain > 0 else "worse"
    return "much_better" if gain > 0 else "much_worse"
