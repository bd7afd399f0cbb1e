"""Pictures: bars as long as their figures, points where their year and their jobs are, and scales that do not mislead."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from test_golden_reports import records

import narrate
from narrate import STANDARD, Employment, Name, Occupation, Pay, Projection, Skill
from narrate.page import charts, page_html, page_model, pictures

pytest.importorskip("vl_convert", reason="the extra narrate-nlg[page] is not installed")

WAGES = {10: 23_340, 25: 28_250, 50: 35_900, 75: 46_640, 90: 59_160}
EARNED = Occupation(
    id="x",
    pay=(
        Pay(2014, period="annual", currency="USD", percentiles={rank: Decimal(wage) for rank, wage in WAGES.items()}),
    ),
)
SCORES = {"creative": 17, "purpose": 37, "social": 21, "supported": 21, "analytical": 12}
SKILLED = Occupation(id="x", skills=tuple(Skill(name, Decimal(score)) for name, score in SCORES.items()))
INTERESTED = evolve(SKILLED, skills=(Skill("social", Decimal(99), instrument="interests"), *SKILLED.skills))
GROWN = Occupation(
    id="x",
    employment=(Employment(2012, 186_300), Employment(2014, 188_600)),
    projections=(Projection(2012, 2022, 227_500), Projection(2014, 2024, 217_600)),
)


def drawn(record: Occupation, locale: str = "en_US") -> list[pictures.Picture]:
    model = page_model(narrate.report(record, locale=locale), STANDARD)
    return [picture for section in model.sections for picture in section.pictures]


def bars(svg: str) -> list[tuple[float, float, float, str]]:
    """List the bars of a picture from top to bottom: where each begins, its end, its upper edge, its color."""
    made = []
    for path in ET.fromstring(svg).iter("path"):  # noqa: S314  # drawn a moment ago
        match = re.fullmatch(r"M([\d.-]+),([\d.-]+)h([\d.-]+)v[\d.]+h[\d.-]+Z", path.get("d", ""))
        if match and path.get("fill"):
            left, top, across = (float(part) for part in match.groups())
            made.append((left, left + across, top, path.get("fill", "")))
    return sorted(made, key=lambda bar: bar[2])


def test_the_bars_of_wages_are_as_long_as_the_wages_and_the_median_is_highlighted() -> None:
    (picture,) = drawn(EARNED)
    made = bars(picture.svg)
    longest = made[-1][1]
    assert 200 < longest < charts.WIDTH
    for (left, right, _, color), (rank, wage) in zip(made, WAGES.items(), strict=True):
        assert left == 0
        assert right == pytest.approx(longest * wage / WAGES[90])
        assert color == ("var(--observed)" if rank == 50 else "var(--bar)")


@pytest.mark.parametrize("record", [SKILLED, INTERESTED])
def test_the_bars_of_scores_are_shares_of_a_hundred_and_the_highest_is_highlighted(record: Occupation) -> None:
    (picture,) = drawn(record)
    made = bars(picture.svg)
    tracks = [bar for bar in made if bar[3] == "var(--track)"]
    scores = [bar for bar in made if bar[3] != "var(--track)"]
    assert len({bar[:2] for bar in tracks}) == 1
    assert len(tracks) == len(SCORES)
    for (_, right, _, color), score in zip(scores, sorted(SCORES.values(), reverse=True), strict=True):
        assert right == pytest.approx(tracks[0][1] * score / 100)
        assert color == ("var(--observed)" if score == max(SCORES.values()) else "var(--bar)")


@pytest.mark.parametrize("record", [EARNED, SKILLED])
def test_bars_from_right_to_left_are_as_long_as_from_left_to_right(record: Occupation) -> None:
    (one,), (other,) = drawn(record), drawn(record, "ar_EG")
    forth, back = bars(one.svg), bars(other.svg)
    edge = max(right for _, right, _, _ in back)
    assert {round(max(left, right), 6) for left, right, _, _ in back} == {round(edge, 6)}
    lengths = [(right / forth[-1][1], (edge - left) / (edge - back[-1][0])) for (_, right, *_), (left, *_) in zip(forth, back, strict=True)]  # fmt: skip
    assert all(way == pytest.approx(turned) for way, turned in lengths)


def marks(svg: str) -> tuple[dict[int, float], dict[int, float], list[tuple[float, float]]]:
    """Give where a trend picture marks the years (from the left) and the jobs (from the top), and its points."""
    years: dict[int, float] = {}
    jobs: dict[int, float] = {}
    points = []
    for element in ET.fromstring(svg).iter():  # noqa: S314  # drawn a moment ago
        place = re.fullmatch(r"translate\(([\d.-]+),([\d.-]+)\)", element.get("transform", ""))
        if place is None:
            continue
        x, y = float(place[1]), float(place[2])
        if element.tag == "text" and element.get("font-size") == "11px":
            value = int((element.text or "").replace(",", ""))
            if element.get("text-anchor") == "end" and x < 0:
                jobs[value] = y
            else:
                years[value] = x
        elif element.tag == "path" and element.get("opacity") == "1":
            points.append((x, y))
    return years, jobs, points


def test_points_are_at_their_year_and_their_jobs() -> None:
    (picture,) = drawn(GROWN)
    years, jobs, points = marks(picture.svg)
    first, last, low, high = min(years), max(years), min(jobs), max(jobs)
    assert set(years) == {2012, 2014, 2022, 2024}
    written = [
        (
            first + (x - years[first]) * (last - first) / (years[last] - years[first]),
            low + (y - jobs[low]) * (high - low) / (jobs[high] - jobs[low]),
        )
        for x, y in points
    ]
    expected = {(2012, 186_300), (2014, 188_600), (2022, 227_500), (2024, 217_600), (2014, 194_500), (2024, 235_700)}
    assert len(written) == len(expected)
    for year, count in expected:
        # The marks' texts stand a few pixels beside their lines: 4 of 216 over 66,000 jobs.
        assert [one for one in written if one[0] == pytest.approx(year, abs=0.1) and abs(one[1] - count) < 1_500]


@pytest.mark.parametrize(
    ("jobs", "scale"),
    [
        ((186_300, 235_700), (178_000, 244_000, 20_000)),
        ((1_000, 1_010), (904, 1_106, 50)),
        ((1_000, 1_000), (900, 1_100, 50)),
        ((100_000, 137_777), (93_000, 144_000, 10_000)),
        ((123_456, 987_654), (0, 1_110_000, 500_000)),
        ((26_469, 100_000), (0, 112_000, 50_000)),
        ((26_470, 100_000), (14_000, 112_000, 20_000)),
        ((30_000, 100_000), (18_000, 112_000, 20_000)),
        ((2_030_000, 2_101_000), (1_850_000, 2_280_000, 100_000)),
        ((48, 52), (45, 55, 2)),
        ((0, 3), (0, 4, 1)),
        ((0, 0), (0, 4, 1)),
    ],
)
def test_the_scale_of_a_trend(jobs: tuple[int, int], scale: tuple[int, int, int]) -> None:
    assert pictures._scale(*jobs) == scale


@given(st.integers(0, 10**8), st.integers(0, 10**8))
def test_no_scale_makes_a_small_change_large(one: int, other: int) -> None:
    least, most = sorted((one, other))
    low, high, step = pictures._scale(least, most)
    assert 0 <= low <= least <= most <= high
    assert high - low >= most // 5 - 1
    assert high > low
    ticks = list(range(-(-low // step) * step, high + 1, step))
    assert 2 <= len(ticks) <= 7
    # From zero where zero is near: the part that is left out is more than a fifth of what is shown, or there is none.
    assert low == 0 or low * 5 > (most - least) * 9 // 10


def test_a_scale_that_does_not_start_at_zero_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[dict[str, Any]] = []
    real = charts.trend

    def seen(lines: Any, points: Any, **settings: Any) -> str:
        asked.append({"points": points, **settings})
        return real(lines, points, **settings)

    monkeypatch.setattr(charts, "trend", seen)
    for record in records():
        found = [picture for picture in drawn(record) if picture.section == "job_trends"]
        for picture, settings in zip(found, asked, strict=True):
            low, high = settings["domain"]
            assert (picture.remark is None) == (low == 0)
            assert all(low <= point.jobs <= high for point in settings["points"])
            assert all(low <= tick <= high for tick in settings["ticks"])
            assert len({upper - lower for lower, upper in pairwise(settings["ticks"])}) == 1
        asked.clear()


@pytest.mark.parametrize("year", [1990, 2010, 2022])
def test_a_trend_has_room_for_observations_outside_of_the_years_with_figures(year: int) -> None:
    # Neither projection has an observation in its base year, and so no observation is compared with them.
    record = Occupation(
        id="x",
        employment=(Employment(year, 100),),
        projections=(Projection(2024, 2034, 120), Projection(2023, 2033, percent=Decimal(0))),
    )
    (picture,) = [one for one in drawn(record) if one.section == "job_trends"]
    years, _, points = marks(picture.svg)
    assert set(years) == {2034}
    assert len(points) == 2
    (left, _), (right, _) = sorted(points)
    assert left == 0
    assert years[2034] == right


def test_a_full_score_is_written_as_in_the_prose() -> None:
    skills = tuple(
        Skill(name, Decimal(score), names={"en": Name(name)})
        for name, score in (("tact", "100"), ("patience", "81.3"), ("speed", "60"))
    )
    report = narrate.report(Occupation("1", skills=skills), locale="en_US")
    html = page_html(page_model(report, STANDARD))
    assert "100 out of 100" in report.text
    assert "100.0" not in html
    assert "81.3" in html
