"""Stage 1: what is known, as frozen attrs classes, checked at the edge."""

from narrate.records.model import (
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
]
