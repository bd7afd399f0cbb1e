"""Hold a text, narrate's or one that somebody edited, against the facts of a record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from attrs import frozen

from narrate.arguments import text_of
from narrate.methodology import STANDARD, Methodology
from narrate.pipeline import report
from narrate.reading import ReadClaim, read
from narrate.records import Occupation
from narrate.wording import PLAIN, Style


@frozen
class Finding:
    """One claim of a text that the facts do not license.

    Attributes:
        start: Where it starts in the text, in code points.
        end: Where it ends, exclusive.
        text: The words.
        kind: The kind of claim.
        value: What the text says.
        allowed: What the facts would allow in its place, if anything.
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
    """Find where a text contradicts the facts of a record.

    Each sentence of the text is held against the sentences that the facts allow: its claims must be among those of one
    of them. Words that claim nothing are free.

    Args:
        text: Prose about the record.
        occupation: The record, or its plain dict.
        locale: The language of the text, as for ``report``.
        methodology: The choices that figures and verdicts depend on.
        style: Templates and sections of one's own; what these say is licensed as what narrate's say.

    Returns:
        A finding for each claim that no sentence licenses, in the order of the text; empty for a sound text.

    Raises:
        InvalidArgumentError: An argument is not of its kind.
        InvalidRecordError: The dict breaks the form of a record.
        UnknownLocaleError: narrate does not read the locale.

    >>> from narrate import Employment
    >>> models = Occupation(id="41-9012", employment=(Employment(2012, 4_800), Employment(2014, 5_800)))
    >>> edited = "This occupation supported 4,800 jobs in 2012 and 5,800 jobs in 2014, reflecting a decline of 20.8%."
    >>> [str(finding) for finding in check(edited, models, locale="en_US")]
    ["'a decline' at 80: the text claims direction down; the facts allow up"]
    """
    text_of("text", text)
    licensed = []
    for section in report(occupation, locale=locale, methodology=methodology, style=style).sections:
        for _, told, _ in section.sentences:
            for claim in told:
                if claim.kind == "quotation":
                    # What is quoted is not narrate's: it licenses what it says itself.
                    licensed += [
                        Counter(one.asserted for one in words)
                        for words in read(claim.text, locale=locale, style=style).sentences
                    ]
            licensed.append(Counter((claim.kind, str(claim.value)) for claim in told))
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
        # A true sentence may be said again; but where another one of its kind is left over, that one was meant.
        kinds = Counter(kind for kind, _ in claimed.elements())
        rivals = [one for one in unused if Counter(kind for kind, _ in one.elements()) == kinds]
        if rivals or not any(claimed <= one for one in licensed):
            findings += _unlicensed(sentence, rivals or licensed)
    return findings


def _unlicensed(sentence: tuple[ReadClaim, ...], licensed: list[Counter[tuple[str, str]]]) -> list[Finding]:
    """Find what a sentence claims beyond the licensed sentence that is nearest to it."""
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
