"""Stage 2: changes, on-pace values, gaps, verdicts and bands, exact and without words."""

from narrate.comparison.arithmetic import data_unit, on_line, relative_change, rounded, tenths_of_percent
from narrate.comparison.breaks import broken
from narrate.comparison.growth import (
    OPEN,
    Contradiction,
    Growth,
    Scaled,
    computed_growth,
    contradictions,
    count,
    in_percent,
    outlook_growth,
    padded,
    percent_decimals,
    published_growth,
    scaled,
    table_band,
    whole_growth,
)
from narrate.comparison.outcome import Outcome, nearness, outcome
from narrate.comparison.ranges import unit_of_zero, weaker
from narrate.comparison.trend import Gap, Trend, over, trend
from narrate.comparison.verdicts import VERDICTS, verdict

__all__ = [
    "OPEN",
    "VERDICTS",
    "Contradiction",
    "Gap",
    "Growth",
    "Outcome",
    "Scaled",
    "Trend",
    "broken",
    "computed_growth",
    "contradictions",
    "count",
    "data_unit",
    "in_percent",
    "nearness",
    "on_line",
    "outcome",
    "outlook_growth",
    "over",
    "padded",
    "percent_decimals",
    "published_growth",
    "relative_change",
    "rounded",
    "scaled",
    "table_band",
    "tenths_of_percent",
    "trend",
    "unit_of_zero",
    "verdict",
    "weaker",
    "whole_growth",
]
