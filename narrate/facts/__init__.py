"""Facts and derivations as values: where each fact is, what is known of it, and how each figure follows from others."""

from narrate.facts.address import Address, FactSpec
from narrate.facts.derivation import BAND_RULE, VERDICT_RULE, Derivation, Operand, difference, licensed, line, share
from narrate.facts.index import Fact, FactIndex, Value
from narrate.facts.rule import OWN, Rule

__all__ = [
    "BAND_RULE",
    "OWN",
    "VERDICT_RULE",
    "Address",
    "Derivation",
    "Fact",
    "FactIndex",
    "FactSpec",
    "Operand",
    "Rule",
    "Value",
    "difference",
    "licensed",
    "line",
    "share",
]
