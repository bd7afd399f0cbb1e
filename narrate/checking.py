"""Checks of a text, written by narrate or not, against the facts of a record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen

from narrate.arguments import text_of
from narrate.methodology import STANDARD, Methodology
from narrate.pipeline import possible_sections
from narrate.reading import ReadClaim, read
from narrate.records import Occupation
from narrate.report import SectionText
from narrate.wording import PLAIN, Style


@frozen
class Finding:
    """A claim of a text that the facts do not license.

    Attributes:
        start: Where it starts in the text, in code points.
        end: Where it ends, exclusive.
        text: Its text.
        kind: Its kind.
        value: Its value.
        allowed: The value that the facts allow instead, if any.
    """

    start: int
    end: int
    text: str
    kind: str
    value: int | float | str
    allowed: tuple[str, ...]

    def __str__(self) -> str:
        allowed = " or ".join(self.allowed) or "nothing of the kind here"
        return f"{self.text!r} at {self.start}: the text claims {self.kind} {self.value}; the facts allow {allowed}"


def check(
    text: str,
    occupation: Occupation | Mapping[str, Any],
    *,
    locale: str,
    methodology: Methodology = STANDARD,
    style: Style = PLAIN,
) -> list[Finding]:
    """Find the contradictions between a text and the facts of a record.

    Each sentence of the text is compared with the sentences that the facts allow: its claims must be among those of one
    of them. Words that claim nothing are not checked.

    Args:
        text: Prose about the record.
        occupation: The record, or its plain dict.
        locale: The locale of the text, as in ``report``.
        methodology: The choices that figures and verdicts depend on.
        style: The caller's templates and sections; their sentences are allowed like narrate's.

    Returns:
        A finding for each claim that no sentence licenses, in the order of the text; empty for a correct text.

    Raises:
        InvalidArgumentError: An argument has the wrong type.
        InvalidRecordError: The dict is not a valid record.
        UnknownLocaleError: narrate does not read the locale.

    >>> from narrate import Employment
    >>> models = Occupation(id="41-9012", employment=(Employment(2012, 4_800), Employment(2014, 5_800)))
    >>> edited = "This occupation supported 4,800 jobs in 2012 and 5,800 jobs in 2014, reflecting a decline of 20.8%."
    >>> [str(finding) for finding in check(edited, models, locale="en_US")]
    ["'a decline' at 80: the text claims direction down; the facts allow up"]
    """
    text_of("text", text)
    together, alone = possible_sections(occupation, locale=locale, methodology=methodology, style=style)
    licensed = [one for section in together for one in _licensed(section, locale, style)]
    others = [one for section in alone for one in _licensed(section, locale, style)]
    findings: list[Finding] = []
    unused = list(licensed)
    for sentence in read(text, locale=locale, style=style).sentences:
        claimed = Counter(claim.asserted for claim in sentence)
        if not claimed:
            continue
        exact = next((one for one in unused if claimed <= one), None)
        if exact is not None:
            unused.remove(exact)
            continue
        if any(claimed <= one for one in others):
            continue
        # A true sentence may be repeated; but where another of its kind is unused, that one is meant.
        kinds = Counter(kind for kind, _ in claimed.elements())
        rivals = [one for one in unused if Counter(kind for kind, _ in one.elements()) == kinds]
        if rivals or not any(claimed <= one for one in licensed):
            findings += _unlicensed(sentence, rivals or licensed)
    return findings


def _licensed(section: SectionText, locale: str, style: Style) -> Iterator[Counter[tuple[str, str]]]:
    """Yield the claims of each sentence of a section."""
    for _, claims, _ in section.sentences:
        for claim in claims:
            if claim.kind == "quotation":
                # A quotation licenses the claims of its own text.
                for words in read(claim.text, locale=locale, style=style).sentences:
                    yield Counter(one.asserted for one in words)
        yield Counter((claim.kind, str(claim.value)) for claim in claims)


def _unlicensed(sentence: tuple[ReadClaim, ...], licensed: list[Counter[tuple[str, str]]]) -> list[Finding]:
    """List the claims of a sentence beyond those of the most similar licensed sentence."""
    claimed = Counter(claim.asserted for claim in sentence)
    nearest = max(licensed, key=lambda one: ((claimed & one).total(), -one.total()), default=Counter())
    beyond = claimed - nearest
    left = nearest - claimed
    findings = []
    for claim in sentence:
        if beyond[claim.asserted]:
            beyond[claim.asserted] -= 1
            allowed = tuple(value for kind, value in left if kind == claim.kind)
            findings.append(Finding(claim.start, claim.end, claim.text, claim.kind, claim.value, allowed))
    return findings
