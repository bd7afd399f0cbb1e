"""Stage 1: what is known, as frozen attrs classes, checked at the edge."""

from narrate.records.convert import from_dict, json_schema, to_dict
from narrate.records.model import (
    OUTLOOKS,
    AtLeast,
    Employer,
    Employment,
    Entry,
    Major,
    Name,
    Occupation,
    Pay,
    Projection,
    Skill,
)

__all__ = [
    "OUTLOOKS",
    "AtLeast",
    "Employer",
    "Employment",
    "Entry",
    "Major",
    "Name",
    "Occupation",
    "Pay",
    "Projection",
    "Skill",
    "from_dict",
    "json_schema",
    "to_dict",
]
