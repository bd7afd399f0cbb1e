"""Checks of what wordings assert: words that assert without a claim, claims that are not printed, and reading back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from attrs import frozen

from narrate.content import SECTIONS, MessageSpec, Quantity
from narrate.errors import NarrateError, TemplateError
from narrate.language.model import Language, locales
from narrate.language.overlay import Overlay
from narrate.language.rule_words import RuleWords
from narrate.lint.trace import ABSENT, TracedPiece
from narrate.lint.wordings import LocaleWordings, TracedWording
from narrate.reading import ReadClaim, read
from narrate.wording.reach import asked
from narrate.wording.skeleton import Part
from narrate.wording.writer import writer

_CLAIM: Final = "\ufffc"
"""What stands for a word with a claim, in which no other word is looked for."""

_ASSERTING: Final = {"change": "it says that something rose or fell", "praise": "it praises or alarms"}
"""Patterns of words that assert something, each with what they assert."""

_DIRECTED: Final = ("direction", "band", "lead")
"""Kinds of claims that say whether something rises or falls, beside which other words may say it as well."""

_UNREAD: Final = (Quantity.SHARES, Quantity.SCORES, Quantity.TEXT)
"""Figures whose words are the record's."""


@frozen
class _Overlaid:
    """The folder of a style that could not be made, as reading needs it."""

    overlay: Overlay | None


def unclaimed(made: LocaleWordings, words: RuleWords | None) -> Iterator[TemplateError]:
    """Find words that assert something and carry no claim.

    Args:
        made: The wordings of a locale.
        words: The words of the language's wording rules; None where it has none.
    """
    if words is None:
        return
    patterns = {name: words.patterns[name] for name in _ASSERTING if name in words.patterns}
    for wording in (*made.wordings, *made.outlines):
        text = "".join(
            _CLAIM * len(piece.text) if piece.kind in ("claim", "figure", "name") else piece.text
            for piece in wording.trace.pieces
        )
        kinds = {choice.name: choice.kind for choice in wording.spec.choices}
        claimed = {kinds.get(one.source) for one in wording.trace.pieces if one.kind == "claim"}
        directed = not claimed.isdisjoint(_DIRECTED)
        for name, pattern in patterns.items():
            if name == "change" and directed:
                continue
            for found in pattern.finditer(text):
                problem = f"{found[0]!r} asserts something without a claim: {_ASSERTING[name]}; {_fix(wording.spec)}"
                yield from _fault(made, wording.trace.at(found.start()), found[0], problem, "unclaimed")


def _fix(spec: MessageSpec) -> str:
    claims = [choice.name for choice in spec.choices if choice.kind]
    if not claims:
        return "required is a sentence without it, since the message claims nothing of the kind"
    listed = " or ".join(f"words.<table>[{name}]" for name in claims)
    return f"required is a word that is looked up, by {listed}"


def unprinted(made: LocaleWordings) -> Iterator[TemplateError]:
    """Find wordings that print no word for a claim that narrate's own wording prints under the same choices.

    Args:
        made: The wordings of a locale.
    """
    own = made.language.locale if made.language.locale in locales() else locales()[0]
    for wording in made.wordings:
        if wording.spec.section not in SECTIONS:
            continue
        printed = {piece.source for piece in wording.trace.pieces if piece.kind == "claim"}
        for choice in wording.spec.choices:
            value = wording.answers[choice.name]
            if not choice.kind or choice.name in printed or value not in _claimed(own, wording.spec)[choice.name]:
                continue
            block = next(one for one in made.blocks if one.name == wording.spec.block)
            problem = f"the block {block.name!r} claims nothing where {choice.name} is {value}; required is "
            problem += f"the word for it, as words.<table>[{choice.name}]"
            overlay = made.language.overlay
            if overlay is not None and block.file.folder is not None:
                yield overlay.error(block.file.name, problem, line=block.line, rule="missing-claim")


@cache
def _claimed(locale: str, spec: MessageSpec) -> Mapping[str, frozenset[str]]:
    """Return the values of each choice that narrate's own wordings always claim, in one of its locales."""
    always: dict[str, set[str]] = {choice.name: set(choice.values) for choice in spec.choices if choice.kind}
    for wording in asked(writer(locale), spec):
        printed = {piece.source for piece in wording.pieces if not isinstance(piece, str) and piece.kind == "choice"}
        answers = dict(wording.answers)
        for name in always.keys() - printed:
            always[name] -= {answers[name]} if name in answers else always[name]
    return {name: frozenset(values) for name, values in always.items()}


def unread(made: LocaleWordings) -> Iterator[TemplateError]:
    """Find figures and words with a claim that cannot be read back, and words that are read as a claim and are none.

    Args:
        made: The wordings of a locale.
    """
    overlay, language = made.language.overlay, made.language
    if overlay is None:
        return
    known: set[tuple[object, ...]] = set()
    for wording in made.wordings:
        parts = _example(made, wording)
        text = "".join(part for part, _ in parts)
        if ABSENT in "".join(piece.text for piece in wording.trace.pieces if piece.word):
            continue
        try:
            claims = read(text, locale=language.locale, style=_Overlaid(overlay)).claims
        except NarrateError:  # a finding of its own
            return
        for fault, source in _misread(made, wording, parts, claims):
            if (fault.template, fault.line, source) not in known:
                known.add((fault.template, fault.line, source))
                yield fault


def unreadable_locale(language: Language) -> Iterator[TemplateError]:
    """Find a locale whose texts cannot be read back at all.

    Args:
        language: The locale.
    """
    overlay = language.overlay
    try:
        read("", locale=language.locale, style=_Overlaid(overlay))
    except NarrateError as error:
        if overlay is not None:
            yield _no_grammar(error, language, overlay)


def _example(made: LocaleWordings, wording: TracedWording) -> list[Part]:
    """Return the parts of the example of a wording; none where it has nothing of the caller's."""
    assert wording.reach is not None
    message, reference = wording.reach.message, wording.reach.reference
    if message is None or reference is None or not any(map(made.place, wording.trace.pieces)):
        return []
    return list(made.writer.filled(wording.reach.wording, message, reference))


def _misread(
    made: LocaleWordings, wording: TracedWording, parts: list[Part], claims: tuple[ReadClaim, ...]
) -> Iterator[tuple[TemplateError, str]]:
    """Compare the claims that are read from an example with those that it makes."""
    quantities = {figure.name: figure.quantity for figure in wording.spec.figures}
    kinds = {choice.name: choice.kind for choice in wording.spec.choices}
    text = "".join(part for part, _ in parts)
    claimed: list[tuple[int, int]] = []
    start = 0
    for part, slot in parts:
        end = start + len(part)
        read_here = [one.asserted for one in claims if one.start < end and one.end > start]
        if slot is not None:
            claimed.append((start, end))
        if slot is not None and slot.kind == "choice":
            wanted = (kinds[slot.source], wording.answers[slot.source])
            if wanted not in read_here:
                pattern = f"words.{wanted[0]}.{wanted[1]}"
                yield from ((one, pattern) for one in _not_read(made, wording, slot.source, part, pattern))
        elif slot is not None and slot.kind == "figure" and part.strip() and not read_here:
            quantity = quantities[slot.source]
            if quantity not in _UNREAD:
                pattern = f"figures.{quantity.value}"
                yield from ((one, slot.source) for one in _not_read(made, wording, slot.source, text, pattern))
        start = end
    for claim in claims:
        if not isinstance(claim.value, str) or any(claim.start < end and claim.end > start for start, end in claimed):
            continue
        words = (piece for piece in wording.trace.pieces if piece.kind in ("text", "word"))
        piece = next((one for one in words if claim.text in one.text), None)
        if piece is not None:
            problem = f"{claim.text!r} asserts something without a claim: it is read as {claim.kind} {claim.value}; "
            problem += _fix(wording.spec)
            yield from ((one, claim.text) for one in _fault(made, piece, claim.text, problem, "unclaimed"))


def _not_read(
    made: LocaleWordings, wording: TracedWording, source: str, text: str, pattern: str
) -> Iterator[TemplateError]:
    piece = next(one for one in wording.trace.pieces if one.source == source)
    around = [piece, *(one for one in wording.trace.pieces if one.word)] if piece.kind == "figure" else [piece]
    place = next((place for one in around if (place := made.place(one)) is not None), None)
    overlay = made.language.overlay
    if place is not None and overlay is not None:
        name = f"{made.language.folders[-1]}/reading.toml"
        problem = f"{source!r} cannot be read back from {text!r}; required is a pattern of {pattern} in {name}"
        yield overlay.error(place[0], problem, line=place[1], rule="missing-reading")


def _no_grammar(error: NarrateError, language: Language, overlay: Overlay) -> TemplateError:
    name = f"{language.folders[-1]}/reading.toml"
    if isinstance(error, TemplateError):
        return error
    problem = f"texts in {language.locale} cannot be read back; required are marks.{language.locale.rpartition('_')[2]}"
    return overlay.error(name, f"{problem}, months and patterns as in templates/README.md", rule="missing-reading")


def _fault(made: LocaleWordings, piece: TracedPiece, words: str, problem: str, rule: str) -> Iterator[TemplateError]:
    place, overlay = made.place(piece, words), made.language.overlay
    if place is not None and overlay is not None:
        yield overlay.error(place[0], problem, line=place[1], rule=rule)
