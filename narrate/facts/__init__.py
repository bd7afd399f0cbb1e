"""Facts and derivations as values: addresses, units and roundings of facts, and how each figure is derived."""

from narrate.facts.address import Address, FactSpec
from narrate.facts.calculation import RATIOS, counted
from narrate.facts.derivation import (
    BAND_RULE,
    VERDICT_RULE,
    Derivation,
    Operand,
    change,
    difference,
    direction,
    gap,
    licensed,
    line,
    share,
    verdict,
)
from narrate.facts.entries import Calculation, DerivedFact, Fact, IndexEntry, Shown, Value
from narrate.facts.index import FactIndex
from narrate.facts.intervals import Interval
from narrate.facts.licenses import MILLION, NEAR_BILLION, group_gap, jobs_of, projected, projected_growth
from narrate.facts.rule import OWN, Rule

__all__ = [
    "BAND_RULE",
    "MILLION",
    "NEAR_BILLION",
    "OWN",
    "RATIOS",
    "VERDICT_RULE",
    "Address",
    "Calculation",
    "Derivation",
    "DerivedFact",
    "Fact",
    "FactIndex",
    "FactSpec",
    "IndexEntry",
    "Interval",
    "Operand",
    "Rule",
    "Shown",
    "Value",
    "change",
    "counted",
    "difference",
    "direction",
    "gap",
    "group_gap",
    "jobs_of",
    "licensed",
    "line",
    "projected",
    "projected_growth",
    "share",
    "verdict",
]
