"""Wording rules of reports that read the words back, and compare what they say with the claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from narrate.reading import ReadClaim, read
from narrate.testing.registry import ReportRule, ReportText, SentenceText, report_rule

Found = Iterator[tuple[SentenceText, str]]


@report_rule("42", "what the words say, read back, is what the claims say")
def words_say_what_claims_say(text: ReportText) -> Found:
    """Find words of direction, verdicts, figures and years that are read in a sentence and are none of its claims."""
    for one in text.sentences:
        claims = Counter((claim.kind, str(claim.value)) for claim in one.claims)
        for claim in one.claims:
            if claim.kind == "quotation":
                # What a quoted text says is its author's.
                claims += Counter(said.asserted for said in _said(text, claim.text))
        for said in _said(text, one.text):
            if said.asserted not in claims:
                held = sorted(value for kind, value in claims if kind == said.kind)
                licensed = f"claims {' and '.join(held)}" if held else "has no claim of that kind"
                yield one, f"{said.text!r} says {said.kind} {said.value}; the sentence {licensed}"


def _said(text: ReportText, words: str) -> tuple[ReadClaim, ...]:
    return read(words, locale=text.report.locale, style=text.report.style).claims


RULES: Final[tuple[ReportRule, ...]] = (words_say_what_claims_say,)
