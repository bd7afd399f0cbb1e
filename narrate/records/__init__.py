"""Stage 1: what is known, as frozen attrs classes, checked at the edge."""

from narrate.records.convert import from_dict, json_schema, plain, sources_from, to_dict
from narrate.records.model import (
    CERTIFICATION,
    EDUCATION,
    EXPERIENCE,
    OUTLOOKS,
    TRAINING,
    AtLeast,
    Employer,
    Employment,
    Entry,
    Group,
    Major,
    Name,
    Occupation,
    Pay,
    Projection,
    Skill,
    Source,
)
from narrate.records.rules import FrozenMap

__all__ = [
    "CERTIFICATION",
    "EDUCATION",
    "EXPERIENCE",
    "OUTLOOKS",
    "TRAINING",
    "AtLeast",
    "Employer",
    "Employment",
    "Entry",
    "FrozenMap",
    "Group",
    "Major",
    "Name",
    "Occupation",
    "Pay",
    "Projection",
    "Skill",
    "Source",
    "from_dict",
    "json_schema",
    "plain",
    "sources_from",
    "to_dict",
]
