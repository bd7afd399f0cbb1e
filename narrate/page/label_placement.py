"""Placement of the figures in a picture, so that none covers another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple


class Anchor(NamedTuple):
    """A point with a figure to be placed next to it, in pixels from the upper left corner.

    Attributes:
        x: The x-coordinate of the point.
        y: The y-coordinate of the point.
        width: The width of the figure.
        above: Whether the figure is placed above the point rather than below it, if there is room.
    """

    x: int
    y: int
    width: int
    above: bool


class Box(NamedTuple):
    """A rectangle, by its left, upper, right and lower edge."""

    left: int
    top: int
    right: int
    bottom: int

    def overlap(self, other: Box) -> int:
        """Return the area that two boxes share, in square pixels."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return wide * high if wide > 0 and high > 0 else 0


Segment = tuple[int, int, int, int]

HEIGHT: Final = 14
"""The height of a figure, in pixels."""

_REACH: Final = 5
_SAMPLES: Final = 24
_FAR: Final = 22


def width(text: str, size: int = 12) -> int:
    """Estimate the width of a text in pixels, generously, since the reader's font is not known.

    >>> width("186,300")
    56
    """
    return len(text) * size * 6 // 10 + 6


def placed(anchors: Sequence[Anchor], segments: Sequence[Segment], frame: Box) -> list[Box]:
    """Choose a place for each figure: the best one that is left after the figures before it.

    Args:
        anchors: The points, the most important first.
        segments: Lines that should not be covered.
        frame: The area that figures may not leave.

    Returns:
        A box for each figure, in the same order.
    """
    points = [Box(one.x - _REACH, one.y - _REACH, one.x + _REACH, one.y + _REACH) for one in anchors]
    boxes: list[Box] = []
    for anchor in anchors:
        choices = [_inside(box, frame) for box in _around(anchor)]
        costs = [_cost(box, place, boxes, points, segments) for place, box in enumerate(choices)]
        boxes.append(choices[costs.index(min(costs))])
    return boxes


def far(anchor: Anchor, box: Box) -> bool:
    """Return whether a figure is so far from its point that a line must connect them."""
    wide = max(box.left - anchor.x, anchor.x - box.right, 0)
    high = max(box.top - anchor.y, anchor.y - box.bottom, 0)
    return wide + high >= _FAR


def _around(anchor: Anchor) -> list[Box]:
    """List the places around a point, the best first: near before far, the preferred side before the other."""
    half = anchor.width // 2
    shifts = (-half, -half - half // 2, -half // 2, -anchor.width, 0)
    sides = (-1, 1) if anchor.above else (1, -1)
    found = []
    for distance in (8, 22, 36, 50, 64):
        for side in sides:
            for shift in shifts:
                top = anchor.y - distance - HEIGHT if side < 0 else anchor.y + distance
                found.append(Box(anchor.x + shift, top, anchor.x + shift + anchor.width, top + HEIGHT))
        if distance == 8:
            for left in (anchor.x + 9, anchor.x - 9 - anchor.width):
                top = anchor.y - HEIGHT // 2
                found.append(Box(left, top, left + anchor.width, top + HEIGHT))
    return found


def _inside(box: Box, frame: Box) -> Box:
    across = max(frame.left - box.left, 0) - max(box.right - frame.right, 0)
    down = max(frame.top - box.top, 0) - max(box.bottom - frame.bottom, 0)
    return Box(box.left + across, box.top + down, box.right + across, box.bottom + down)


def _cost(box: Box, place: int, boxes: Sequence[Box], points: Sequence[Box], segments: Sequence[Segment]) -> int:
    on_figures = sum(box.overlap(other) for other in boxes)
    on_points = sum(box.overlap(other) for other in points)
    on_lines = sum(_covered(box, segment) for segment in segments)
    return 1000 * on_figures + 40 * on_points + 12 * on_lines + 3 * place


def _covered(box: Box, segment: Segment) -> int:
    """Count the samples along a line that a box covers."""
    x, y, end_x, end_y = segment
    return sum(
        box.left <= x + (end_x - x) * step // _SAMPLES <= box.right
        and box.top <= y + (end_y - y) * step // _SAMPLES <= box.bottom
        for step in range(_SAMPLES + 1)
    )
