"""Stage 5: sections, sentences and spans, each with the claim that it makes, and their renderers."""

from narrate.report.claims import Claim
from narrate.report.report import Mentions, Report, SectionText

__all__ = ["Claim", "Mentions", "Report", "SectionText"]
