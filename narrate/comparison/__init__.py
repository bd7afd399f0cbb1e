"""Stage 2: changes, on-pace values, gaps, verdicts and bands, exact and without a word."""

from narrate.comparison.arithmetic import data_unit, on_line, relative_change, rounded, tenths_of_percent
from narrate.comparison.growth import (
    Contradiction,
    Growth,
    Scaled,
    computed_growth,
    contradictions,
    count,
    published_growth,
    scaled,
    table_band,
    whole_growth,
)
from narrate.comparison.outcome import Outcome, nearness, outcome
from narrate.comparison.trend import Gap, Trend, trend
from narrate.comparison.verdicts import VERDICTS, verdict

__all__ = [
    "VERDICTS",
    "Contradiction",
    "Gap",
    "Growth",
    "Outcome",
    "Scaled",
    "Trend",
    "computed_growth",
    "contradictions",
    "count",
    "data_unit",
    "nearness",
    "on_line",
    "outcome",
    "published_growth",
    "relative_change",
    "rounded",
    "scaled",
    "table_band",
    "tenths_of_percent",
    "trend",
    "verdict",
    "whole_growth",
]
