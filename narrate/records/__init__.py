"""Stage 1: facts about occupations, as frozen attrs classes that are checked when they are made."""

from narrate.records.convert import from_dict, json_schema, plain, sources_from, to_dict
from narrate.records.figures import OUTLOOKS, AtLeast, Employment, Pay, Projection
from narrate.records.model import COMPARED, ComparedGroup, Group, Occupation
from narrate.records.names import Name
from narrate.records.profile import (
    CERTIFICATION,
    EDUCATION,
    EXPERIENCE,
    INSTRUMENTS,
    TRAINING,
    Employer,
    Entry,
    Major,
    Skill,
)
from narrate.records.rules import FrozenMap
from narrate.records.sources import COVERED, Quotation, Source, merged_sources

__all__ = [
    "CERTIFICATION",
    "COMPARED",
    "COVERED",
    "EDUCATION",
    "EXPERIENCE",
    "INSTRUMENTS",
    "OUTLOOKS",
    "TRAINING",
    "AtLeast",
    "ComparedGroup",
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
    "Quotation",
    "Skill",
    "Source",
    "from_dict",
    "json_schema",
    "merged_sources",
    "plain",
    "sources_from",
    "to_dict",
]
