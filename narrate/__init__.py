"""Turn facts about occupations into true, localized prose; every figure carries its claim."""

from narrate.checking import Finding, check
from narrate.comparison import Contradiction
from narrate.errors import (
    Fault,
    InvalidMethodologyError,
    InvalidRecordError,
    NarrateError,
    NumberInTemplateError,
    Rejected,
    SectionUnavailableError,
    TemplateError,
    UndefinedComparisonError,
    UnknownLocaleError,
    UnknownSectionError,
)
from narrate.grouping import grouped
from narrate.methodology import CAREER_PROFILE, STANDARD, BandTable, Methodology, methodology_from_toml
from narrate.pipeline import report, reports
from narrate.reading import ReadClaim, Reading, read
from narrate.records import (
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
    from_dict,
    json_schema,
    to_dict,
)
from narrate.report import Claim, Report
from narrate.wording import Phrasebook, Style, locales, phrasebook

__all__ = [
    "CAREER_PROFILE",
    "STANDARD",
    "AtLeast",
    "BandTable",
    "Claim",
    "Contradiction",
    "Employer",
    "Employment",
    "Entry",
    "Fault",
    "Finding",
    "Group",
    "InvalidMethodologyError",
    "InvalidRecordError",
    "Major",
    "Methodology",
    "Name",
    "NarrateError",
    "NumberInTemplateError",
    "Occupation",
    "Pay",
    "Phrasebook",
    "Projection",
    "ReadClaim",
    "Reading",
    "Rejected",
    "Report",
    "SectionUnavailableError",
    "Skill",
    "Style",
    "TemplateError",
    "UndefinedComparisonError",
    "UnknownLocaleError",
    "UnknownSectionError",
    "check",
    "from_dict",
    "grouped",
    "json_schema",
    "locales",
    "methodology_from_toml",
    "phrasebook",
    "read",
    "report",
    "reports",
    "to_dict",
]
