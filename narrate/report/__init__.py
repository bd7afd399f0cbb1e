"""Stage 5: sections, sentences and spans, each with the claim that it makes, and their renderers."""

from narrate.report.blocks import Block, Span
from narrate.report.claims import Claim
from narrate.report.mentions import Mentions
from narrate.report.plain import report_schema
from narrate.report.report import Report
from narrate.report.section import SectionText, Sentence, composed
from narrate.report.versions import Imprint, Versions, versions

__all__ = [
    "Block",
    "Claim",
    "Imprint",
    "Mentions",
    "Report",
    "SectionText",
    "Sentence",
    "Span",
    "Versions",
    "composed",
    "report_schema",
    "versions",
]
