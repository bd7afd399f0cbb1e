"""Checks of a text, written by narrate or not, against the facts of a record."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from attrs import frozen

from narrate.arguments import record_of, text_of
from narrate.content import Message, MessageSpec
from narrate.content.job_trends import VALIDITY
from narrate.methodology import STANDARD, Methodology
from narrate.pipeline import possible_sections
from narrate.reading import ReadClaim, read
from narrate.records import Name, Occupation
from narrate.report import Claim, SectionText
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

    Each sentence of the text is compared with the sentences that the facts allow. Where one has the same words, its
    claims must be those of that sentence, in their order; of any other, the claims must be among those of one of them.
    Words that claim nothing are not checked, nor are a year or a date that stand alone in a sentence, nor names.

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
    record = record_of(occupation)
    names = _claiming_names(record, locale, style)
    together, alone = possible_sections(record, locale=locale, methodology=methodology, style=style)
    licensed = [one for section in together for one in _licensed(section, locale, style)]
    others = [one for section in alone for one in _licensed(section, locale, style)]
    forms = _forms((*together, *alone), names, locale, style)
    dated = _dated((*together, *alone))
    findings: list[Finding] = []
    unused = list(licensed)
    reading = read(_without(names, text), locale=locale, style=style)
    for sentence, form in zip(reading.sentences, reading.forms, strict=True):
        said = tuple(map(_asserted, sentence))
        claimed = Counter(said)
        if not claimed:
            continue
        if form in forms:
            findings += _misplaced(sentence, said, forms[form])
            unused = [one for one in unused if one != claimed]
            continue
        if {kind for kind, _ in claimed} <= _DATED:
            continue
        if _take(claimed, unused) or any(_among(claimed, one) for one in others):
            findings += _misdated(sentence, text, dated)
            continue
        # A true sentence may be repeated; but where another of its kind is unused, that one is meant.
        kinds = Counter(kind for kind, _ in claimed.elements())
        rivals = [one for one in unused if Counter(kind for kind, _ in one.elements()) == kinds]
        if rivals or not any(_among(claimed, one) for one in licensed):
            findings += _unlicensed(sentence, rivals or licensed)
    return findings


_Asserted = tuple[str, str]
"""The kind and the value of a claim, a number without zeros at its end."""
_DATED: Final = frozenset({"year", "date"})
_OF_A_YEAR: Final = frozenset({"jobs", "money"})
_NEAR: Final = 16
"""The characters between a figure and a year that is its own."""
_PARTED: Final = re.compile(r"[.,;:()\u2013\u2014]")


def _asserted(claim: ReadClaim | Claim) -> _Asserted:
    value = claim.value
    return claim.kind, f"{Decimal(str(value)).normalize():f}" if isinstance(value, int | float) else str(value)


def _licensed(section: SectionText, locale: str, style: Style) -> Iterator[Counter[_Asserted]]:
    """Yield the claims of each sentence of a section."""
    for _, claims, _ in section.sentences:
        for claim in claims:
            if claim.kind == "quotation":
                # A quotation licenses the claims of its own text.
                for words in read(claim.text, locale=locale, style=style).sentences:
                    yield Counter(map(_asserted, words))
        yield Counter(map(_asserted, claims))


def _forms(
    sections: Iterable[SectionText], names: Sequence[str], locale: str, style: Style
) -> Mapping[str, set[tuple[_Asserted, ...]]]:
    """Return the claims, in their order, of the sentences of sections by their words without claims.

    Sentences that differ in tense alone have the claims of each other.
    """
    found: defaultdict[str, set[tuple[_Asserted, ...]]] = defaultdict(set)
    tenses: defaultdict[_Timeless, set[str]] = defaultdict(set)
    for section in sections:
        reading = read(_without(names, section.text), locale=locale, style=style)
        for sentence, form in zip(reading.sentences, reading.forms, strict=True):
            found[form].add(tuple(map(_asserted, sentence)))
            message = _message_of(sentence, section)
            if message is not None and VALIDITY in message.spec.choices:
                tenses[_timeless(message)].add(form)
    for forms in tenses.values():
        alike = set().union(*(found[form] for form in forms))
        found.update(dict.fromkeys(forms, alike))
    return found


_Timeless = tuple[MessageSpec, frozenset[str]]


def _timeless(message: Message) -> _Timeless:
    """Return the kind of a message with the values of its choices that assert nothing, but for the tense."""
    chosen = zip(message.spec.choices, message.choices, strict=True)
    return message.spec, frozenset(value for choice, value in chosen if not choice.kind and choice != VALIDITY)


def _message_of(sentence: Sequence[ReadClaim], section: SectionText) -> Message | None:
    """Return the message of a sentence that was read in a section, by where its first claim is."""
    for message, claims, _ in section.sentences:
        if sentence and any(one.start <= sentence[0].start < one.end for one in claims):
            return message
    return None


def _claiming_names(record: Occupation, locale: str, style: Style) -> tuple[str, ...]:
    """Return the names in a record that would be read as claims ("100% cotton weavers"), the longest first."""
    found: set[str] = set()
    for name in _names(record):
        for form in (name.plural, name.singular, name.masculine, name.feminine, name.short, *name.cases.values()):
            if form and " " in form and read(form, locale=locale, style=style).claims:
                found.add(form)
    return tuple(sorted(found, key=len, reverse=True))


def _names(record: Occupation) -> Iterator[Name]:
    yield from record.names.values()
    for skill in record.skills:
        yield from skill.names.values()
    for one in (*record.majors, *record.employers):
        yield from one.names.values()
    for compared in record.comparisons:
        yield from compared.names.values()


def _without(names: Iterable[str], text: str) -> str:
    """Return a text of the same length in which names claim nothing: one letter of each is repeated."""
    for name in names:
        letter = next((sign for sign in name if sign.isalpha()), "x")
        pattern = rf"(?<!\w){re.escape(name)}(?!\w)"
        text = re.sub(pattern, lambda found: _raised(found[0], letter), text, flags=re.IGNORECASE)  # noqa: B023
    return text


def _raised(found: str, letter: str) -> str:
    return (letter.upper() if found[0].isupper() else letter.lower())[:1] + letter.lower()[:1] * (len(found) - 1)


def _among(claimed: Counter[_Asserted], allowed: Counter[_Asserted]) -> bool:
    """Return whether all claims are among those that are allowed; a date allows its year."""
    if claimed <= allowed:
        return True
    years = Counter({("year", value[:4]): times for (kind, value), times in allowed.items() if kind == "date"})
    return bool(years) and claimed <= allowed + years


def _take(claimed: Counter[_Asserted], unused: list[Counter[_Asserted]]) -> bool:
    """Return whether claims are among those of a sentence that is not used yet, and use it."""
    found = next((one for one in unused if _among(claimed, one)), None)
    if found is not None:
        unused.remove(found)
    return found is not None


def _misplaced(
    sentence: Sequence[ReadClaim], said: Sequence[_Asserted], allowed: Iterable[tuple[_Asserted, ...]]
) -> Iterator[Finding]:
    """Yield the claims that are others than those of the most similar sentence of the same words."""
    nearest = max(sorted(allowed), key=lambda one: sum(map(_agrees, said, one)))
    for claim, here, there in zip(sentence, said, nearest, strict=True):
        if not _agrees(here, there):
            yield Finding(claim.start, claim.end, claim.text, claim.kind, claim.value, (there[1],))


def _agrees(said: _Asserted, allowed: _Asserted) -> bool:
    """Return whether a claim is the one that is allowed, or the year of its date."""
    return said == allowed or (said[0] == "year" and allowed == ("date", f"{said[1]}{allowed[1][4:]}"))


def _dated(sections: Iterable[SectionText]) -> Mapping[_Asserted, set[str]]:
    """Return the years of the facts behind each count of jobs and amount of money."""
    found: defaultdict[_Asserted, set[str]] = defaultdict(set)
    for claim in (claim for section in sections for _, claims, _ in section.sentences for claim in claims):
        if claim.kind in _OF_A_YEAR:
            found[_asserted(claim)].update(str(part) for fact in claim.facts for part in fact.key)
    return found


def _misdated(sentence: Sequence[ReadClaim], text: str, dated: Mapping[_Asserted, set[str]]) -> Iterator[Finding]:
    """Yield the years directly behind a figure that has no fact of that year ("5,800 jobs in 2012")."""
    for before, figure, year, behind in zip(
        (None, *sentence), sentence, sentence[1:], (*sentence[2:], None), strict=False
    ):
        between = text[figure.end : year.start]
        if figure.kind not in _OF_A_YEAR or year.kind not in _DATED or len(between) >= _NEAR or _PARTED.search(between):
            continue
        # "From 186,000 to 189,000 jobs from 2012 to 2014": the years are in a row as the figures are.
        in_a_row = (before is not None and before.kind == figure.kind, behind is not None and behind.kind == year.kind)
        if not any(in_a_row):
            known = dated.get(_asserted(figure), set())
            if known and str(year.value)[:4] not in known:
                years = tuple(sorted(one for one in known if len(one) == len("2012") and one.isdecimal()))
                yield Finding(year.start, year.end, year.text, year.kind, year.value, years)


def _unlicensed(sentence: Sequence[ReadClaim], licensed: list[Counter[_Asserted]]) -> Iterator[Finding]:
    """Yield the claims of a sentence beyond those of the most similar licensed sentence."""
    claimed = Counter(map(_asserted, sentence))
    nearest = max(licensed, key=lambda one: ((claimed & one).total(), -one.total()), default=Counter())
    beyond = claimed - nearest
    left = nearest - claimed
    for claim in sentence:
        asserted = _asserted(claim)
        if beyond[asserted]:
            beyond[asserted] -= 1
            allowed = tuple(value for kind, value in left if kind == claim.kind)
            yield Finding(claim.start, claim.end, claim.text, claim.kind, claim.value, allowed)
