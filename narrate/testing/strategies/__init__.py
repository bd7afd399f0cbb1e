"""Hypothesis strategies for the values of records, for whole records, and for methodologies.

Values shrink to few figures with simple numbers, so that a record that is found can be read.
"""

from narrate.testing.strategies.employment import employment_histories, projections
from narrate.testing.strategies.invalid import InvalidData, invalid_records
from narrate.testing.strategies.methodologies import methodologies
from narrate.testing.strategies.names import names
from narrate.testing.strategies.numbers import bound, counts
from narrate.testing.strategies.occupations import occupations
from narrate.testing.strategies.outlook import outcomes, outlooks
from narrate.testing.strategies.pay import pay, wages
from narrate.testing.strategies.profiles import profiles
from narrate.testing.strategies.trends import flat_trends, level, levels, trends

__all__ = [
    "InvalidData",
    "bound",
    "counts",
    "employment_histories",
    "flat_trends",
    "invalid_records",
    "level",
    "levels",
    "methodologies",
    "names",
    "occupations",
    "outcomes",
    "outlooks",
    "pay",
    "profiles",
    "projections",
    "trends",
    "wages",
]
