"""Pictures as SVG, drawn without a browser from Vega-Lite specifications.

The colors are CSS variables of the page, so that pictures follow the dark mode. All texts are formatted and placed by
Python, so that the bytes do not depend on the fonts of the machine.
"""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final

from attrs import frozen

from narrate.errors import NarrateError
from narrate.page.label_placement import HEIGHT, Anchor, Box, far, placed, width

WIDTH: Final = 380
"""The width of every picture in its own pixels; a page scales it to its column."""

_SVG: Final = "http://www.w3.org/2000/svg"
_VEGA_LITE: Final = "5.20"
_SIZE: Final = 12
_INK, _SOFT, _RULE, _TRACK = "var(--ink)", "var(--soft)", "var(--rule)", "var(--track)"
COLORS: Final[Mapping[str, str]] = {"observed": "var(--observed)", "old": "var(--old)", "new": "var(--new)"}
_DASHES: Final[Mapping[str, list[int]]] = {"observed": [], "old": [6, 3], "drawn_on": [1, 4], "new": [12, 3]}
_SHAPES: Final[Mapping[str, str]] = {"observed": "circle", "old": "square", "new": "triangle-up", "expected": "diamond"}


class PicturesUnavailableError(NarrateError, RuntimeError):
    """The package that draws pictures is not installed."""

    def __init__(self) -> None:
        super().__init__("pages need the extra narrate-nlg[page], which is not installed")


@frozen
class Bar:
    """A bar of a picture: its label, its length, and the figure at its end."""

    label: str
    value: float
    text: str
    strong: bool = False


@frozen
class Line:
    """A line of the trend picture: its series (``observed``, ``old``, ``drawn_on``, ``new``), and jobs by year."""

    series: str
    points: tuple[tuple[int, int], ...]


@frozen
class Point:
    """A point of the trend picture: its shape by kind, its color by series, and its figure, if any."""

    shape: str
    series: str
    year: int
    jobs: int
    text: str | None


def bars(rows: Sequence[Bar], *, full: float, mirrored: bool, track: bool) -> str:
    """Draw horizontal bars, each below its label.

    Args:
        rows: The bars, from top to bottom.
        full: The value of a bar over the whole width, above zero.
        mirrored: Whether bars grow from right to left.
        track: Whether the whole width is drawn behind each bar, for scales that have a maximum.

    Returns:
        An ``svg`` element, as returned by ``svg``.
    """
    step, room = 38, max(width(row.text) for row in rows) + 8
    values = [
        {
            "value": row.value,
            "full": full,
            "label": row.label,
            "text": row.text,
            "top": step * place + 19,
            "bottom": step * place + 30,
            "middle": step * place + 24.5,
            "base": step * place + 12,
            "color": COLORS["observed"] if row.strong else "var(--bar)",
            "weight": 700 if row.strong else 400,
        }
        for place, row in enumerate(rows)
    ]
    across = {"type": "quantitative", "scale": {"domain": [0, full], "nice": False, "reverse": mirrored}, "axis": None}
    down = {"type": "quantitative", "scale": None, "axis": None}
    side, sign = ("right", -1) if mirrored else ("left", 1)
    text = {"type": "text", "align": side, "baseline": "middle", "dx": 6 * sign, "fontSize": _SIZE, "color": _INK}
    spec = {
        "width": WIDTH - room,
        "height": step * len(rows),
        "padding": {"left": room if mirrored else 0, "right": 0 if mirrored else room, "top": 0, "bottom": 0},
        "data": {"values": values},
        "layer": [
            *([_rect(across | {"field": "full"}, down, {"value": _TRACK})] if track else []),
            _rect(across | {"field": "value"}, down, {"field": "color", "type": "nominal", "scale": None}),
            {
                "mark": text | {"baseline": "alphabetic", "dx": 0},
                "encoding": {
                    "x": across | {"datum": 0},
                    "y": down | {"field": "base"},
                    "text": {"field": "label"},
                },
            },
            {
                "mark": text | {"fontWeight": {"expr": "datum.weight"}},
                "encoding": {
                    "x": across | {"field": "value"},
                    "y": down | {"field": "middle"},
                    "text": {"field": "text"},
                },
            },
        ],
    }
    return svg(spec)


def _rect(across: Mapping[str, Any], down: Mapping[str, Any], color: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "mark": {"type": "rect"},
        "encoding": {
            "x": across,
            "x2": {"datum": 0},
            "y": {**down, "field": "top"},
            "y2": {"field": "bottom"},
            "color": color,
        },
    }


def trend(
    lines: Sequence[Line],
    points: Sequence[Point],
    *,
    domain: tuple[int, int],
    ticks: Mapping[int, str],
    years: Mapping[int, str],
) -> str:
    """Draw lines over years, with points on them and figures next to the points.

    Args:
        lines: The lines, from back to front.
        points: The points, the most important first; their figures are placed in this order.
        domain: The least and the greatest number of jobs of the scale.
        ticks: The marks of the scale with their texts.
        years: The years that are marked with their texts; with those of the points two at least.

    Returns:
        As ``bars``.
    """
    left, right, top, height = max(width(text) for text in ticks.values()) + 4, 28, 20, 216
    wide = WIDTH - left - right
    # Not only the years that are marked: observations without a figure may be outside of them.
    drawn = {point.year for point in points} | {year for line in lines for year, _ in line.points} | set(years)
    first, last = min(drawn), max(drawn)

    def place(year: int, jobs: int) -> tuple[int, int]:
        return (
            (year - first) * wide // (last - first),
            (domain[1] - jobs) * height // (domain[1] - domain[0]),
        )

    across = {"field": "year", "type": "quantitative", "scale": {"domain": [first, last], "nice": False}}
    down = {"field": "jobs", "type": "quantitative", "scale": {"domain": list(domain), "nice": False, "zero": False}}
    axis = {"title": None, "labelColor": _SOFT, "labelFontSize": 11, "labelOverlap": False, "labelFlush": False}
    scales = {
        "x": across
        | {"axis": axis | _marks(years) | {"grid": False, "tickColor": _SOFT, "domainColor": _SOFT, "labels": False}},
        "y": down
        | {"axis": axis | _marks(ticks) | {"gridColor": _RULE, "ticks": False, "domain": False, "labelPadding": 6}},
    }
    # The highest and the lowest of a group are placed first, so that figures are in the order of their points.
    ordered = sorted(
        (point for point in points if point.text is not None),
        key=lambda point: not _outermost(point, _near(point, place, points)),
    )
    anchors = [_anchor(point, place, points) for point in ordered]
    segments = [(*place(*start), *place(*end)) for line in lines for start, end in pairwise(line.points)]
    boxes = placed(anchors, segments, Box(-2, 2 - top, wide + right, height - 2))
    spec = {
        "width": wide,
        "height": height,
        "padding": {"left": left, "right": right, "top": top, "bottom": 24},
        "layer": [
            {"data": {"values": [{"year": first, "jobs": domain[0]}]}, "mark": {"type": "point", "opacity": 0}}
            | {"encoding": scales},
            *(_line(line, across, down) for line in lines),
            *_years(years, lambda year: place(year, domain[0])[0], height + 18),
            *_leaders(anchors, boxes),
            *(_point(point, across, down) for point in reversed(points)),
            *_figures(ordered, boxes),
        ],
    }
    return svg(spec)


_YEARS: Final = {"grid": False, "tickColor": _SOFT, "domainColor": _SOFT, "labels": False}


def _years(years: Mapping[int, str], place: Callable[[int], int], y: int) -> list[dict[str, Any]]:
    """Return the years below their marks; two that are too close are moved apart, one to each side."""
    marked = sorted(years)
    sides = dict.fromkeys(marked, "center")
    for year, following in pairwise(marked):
        if place(following) - place(year) < width(years[year]) + 6 and sides[year] == "center":
            sides |= {year: "right", following: "left"}
    return [
        {
            "data": {
                "values": [{"x": place(year), "y": y, "text": years[year]} for year in marked if sides[year] == side]
            },
            "mark": {"type": "text", "align": side, "baseline": "alphabetic", "fontSize": 11, "color": _SOFT},
            "encoding": {"x": _raw("x"), "y": _raw("y"), "text": {"field": "text"}},
        }
        for side in sorted(set(sides.values()))
    ]


def _marks(texts: Mapping[int, str]) -> dict[str, Any]:
    """Return an axis with marks at these values and with these texts."""
    return {"values": sorted(texts), "labelExpr": f"({json.dumps(texts, sort_keys=True)})[datum.value]"}


def _near(point: Point, place: Any, points: Sequence[Point]) -> list[int]:
    """List the jobs of the other points in about the same year."""
    x = place(point.year, 0)[0]
    return [other.jobs for other in points if other is not point and abs(place(other.year, 0)[0] - x) < 48]


def _outermost(point: Point, near: Sequence[int]) -> bool:
    return all(point.jobs >= jobs for jobs in near) or all(point.jobs <= jobs for jobs in near)


def _anchor(point: Point, place: Any, points: Sequence[Point]) -> Anchor:
    """Return the anchor of a figure: above its point, unless another point in about the same year is higher."""
    assert point.text is not None
    above = all(point.jobs >= jobs for jobs in _near(point, place, points))
    x, y = place(point.year, point.jobs)
    return Anchor(x, y, width(point.text), above=above)


def _line(line: Line, across: Mapping[str, Any], down: Mapping[str, Any]) -> dict[str, Any]:
    color = COLORS["old" if line.series == "drawn_on" else line.series]
    mark = {"type": "line", "color": color, "strokeWidth": 2.5 if line.series == "observed" else 1.75}
    if _DASHES[line.series]:
        mark["strokeDash"] = _DASHES[line.series]
    return {
        "data": {"values": [{"year": year, "jobs": jobs} for year, jobs in line.points]},
        "mark": mark,
        "encoding": {"x": {**across}, "y": {**down}},
    }


def _point(point: Point, across: Mapping[str, Any], down: Mapping[str, Any]) -> dict[str, Any]:
    color = COLORS[point.series]
    return {
        "data": {"values": [{"year": point.year, "jobs": point.jobs}]},
        "mark": {
            "type": "point",
            "shape": _SHAPES[point.shape],
            "size": 70 if point.shape == "expected" else 50,
            "stroke": color,
            "strokeWidth": 1.75,
            "fill": color if point.shape == "observed" else "var(--paper)",
            "opacity": 1,
        },
        "encoding": {"x": {**across}, "y": {**down}},
    }


def _raw(field: str) -> dict[str, Any]:
    return {"field": field, "type": "quantitative", "scale": None, "axis": None}


def _leaders(anchors: Sequence[Anchor], boxes: Sequence[Box]) -> list[dict[str, Any]]:
    ends = []
    for anchor, box in zip(anchors, boxes, strict=True):
        if far(anchor, box):
            x = min(max(anchor.x, box.left + 4), box.right - 4)
            y = box.bottom if box.bottom < anchor.y else box.top
            ends.append({"x": anchor.x, "y": anchor.y, "x2": x, "y2": y})
    if not ends:
        return []
    return [
        {
            "data": {"values": ends},
            "mark": {"type": "rule", "color": _SOFT, "strokeWidth": 0.75},
            "encoding": {"x": _raw("x"), "y": _raw("y"), "x2": {"field": "x2"}, "y2": {"field": "y2"}},
        }
    ]


def _figures(points: Sequence[Point], boxes: Sequence[Box]) -> list[dict[str, Any]]:
    if not points:
        return []
    values = [
        {
            "text": point.text,
            "x": (box.left + box.right) // 2,
            "y": box.bottom - HEIGHT // 4,
            "color": COLORS[point.series],
        }
        for point, box in zip(points, boxes, strict=True)
    ]
    return [
        {
            "name": "figures",
            "data": {"values": values},
            "mark": {"type": "text", "align": "center", "baseline": "alphabetic", "fontSize": _SIZE, "fontWeight": 600},
            "encoding": {
                "x": _raw("x"),
                "y": _raw("y"),
                "text": {"field": "text"},
                "color": {"field": "color", "type": "nominal", "scale": None},
            },
        }
    ]


_SETTINGS: Final[Mapping[str, Any]] = {
    "background": None,
    "autosize": "none",
    "config": {"aria": False, "view": {"stroke": None}, "font": "sans-serif"},
}


def svg(spec: Mapping[str, Any]) -> str:
    """Draw a Vega-Lite specification.

    Args:
        spec: The specification, with size, padding, and every text in its final form.

    Returns:
        An ``svg`` element for HTML, with a view box but no size, no role, and only the texts of *spec*.

    Raises:
        PicturesUnavailableError: The extra ``narrate-nlg[page]`` is not installed.
    """
    try:
        from vl_convert import vegalite_to_svg  # noqa: PLC0415  # an extra, and heavy
    except ImportError:
        raise PicturesUnavailableError from None
    # json.dumps here, so that any text is passed on unchanged.
    drawn = vegalite_to_svg(json.dumps({**_SETTINGS, **spec}), vl_version=_VEGA_LITE)
    root = ET.fromstring(drawn)  # noqa: S314  # made in the line above
    for parent in [*root.iter()]:
        for child in [*parent]:
            if child.tag.endswith("}path") and not child.get("d", "").strip("Mhvz0,Z"):
                parent.remove(child)
    for element in root.iter():
        element.tag = element.tag.removeprefix(f"{{{_SVG}}}")
        for name in [*element.attrib]:
            if name.startswith("aria-") or name in _DROPPED:
                del element.attrib[name]
    for name in ("width", "height", "version", "class"):
        root.attrib.pop(name, None)
    return ET.tostring(root, encoding="unicode")


_DROPPED: Final = ("role", "font-family", "pointer-events", "class")
