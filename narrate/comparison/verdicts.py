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
    return placed(gain, base, methodology.thresholds)[0]


def placed(
    gain: int | Fraction, base: int | Fraction, thresholds: tuple[int, int, int, int]
) -> tuple[str, int | Fraction, int]:
    """Classify a gap as ``classified`` does, and return how far it is beyond the threshold of its class.

    Args:
        gain: The gap, in jobs: positive for better, negative for worse.
        base: The reference that it is a share of, same unit, zero or above.
        thresholds: Those of a methodology.

    Returns:
        The verdict; the distance of the gap from the threshold below it, times the threshold's denominator; the sum of
        the numerator and the denominator of that threshold. The last two are zero for the verdict in the middle.

    >>> from narrate.methodology import STANDARD
    >>> placed(-18_100, 217_600, STANDARD.thresholds)
    ('much_worse', 144400, 21)
    """
    size = gain if gain > 0 else -gain
    mild, mild_base, strong, strong_base = thresholds
    beyond = size * strong_base - base * strong
    if beyond > 0:
        return "much_better" if gain > 0 else "much_worse", beyond, strong + strong_base
    beyond = size * mild_base - base * mild
    if beyond > 0:
        return "better" if gain > 0 else "worse", beyond, mild + mild_base
    return "on_track", 0, 0
