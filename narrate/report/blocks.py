"""Blocks of a section, as formats with lists and quotations show it: paragraphs, lists and quotations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from narrate.content import Message, MessageSpec
from narrate.report.claims import Claim

if TYPE_CHECKING:
    from narrate.report.composition import Composition

Span = tuple[str, Claim | None]
"""A piece of text, and the claim that it makes, if any."""


QUOTATION: Final = "quotation"
"""The kind of claim of quoted text."""


@frozen
class Block:
    """A part of a section, as formats with lists show it.

    Attributes:
        kind: ``paragraph``, ``list`` or ``quotation``.
        start: Where its sentences start in the section's text, in code points.
        end: Where they end, exclusive.
        spans: Its text with claims; of a list, the text that introduces it.
        items: The items of a list.
    """

    kind: str
    start: int
    end: int
    spans: tuple[Span, ...]
    items: tuple[tuple[Span, ...], ...] = ()


def blocks(made: Composition, sentences: Sequence[Sequence[Span]]) -> tuple[Block, ...]:
    """Return the blocks of a section.

    Args:
        made: The composition of the section.
        sentences: The spans of each of its sentences.

    Returns:
        Blocks in which successive sentences are one paragraph; a list of one item stays in its sentence.
    """
    return tuple(_blocks(made, sentences))


def _blocks(made: Composition, sentences: Sequence[Sequence[Span]]) -> Iterator[Block]:
    space = made.writer.language.sentence_space
    paragraph: list[Span] = []
    begin = position = 0
    for number, (message, spans) in enumerate(zip(made.plan.messages, sentences, strict=True)):
        start = position + (len(space) if number else 0)
        over = message.spec.listing
        if over is not None and len(_listed(over, message)) == 1:
            over = None
        quoted = all(claim is not None and claim.kind == QUOTATION for _, claim in spans)
        if over is None and not quoted:
            begin = begin if paragraph else start
            paragraph += [(space, None), *spans] if paragraph else spans
            position = start + length(spans)
            continue
        if paragraph:
            yield Block("paragraph", begin, position, joined(paragraph))
            paragraph = []
        position = start + length(spans)
        if over is None:
            yield Block("quotation", start, position, joined(spans))
        else:
            words, items = _list(made, number, Message(over, message.choices, message.figures), spans)
            yield Block("list", start, position, words, items)
    if paragraph:
        yield Block("paragraph", begin, position, joined(paragraph))


def _list(
    made: Composition, number: int, message: Message, sentence: Sequence[Span]
) -> tuple[tuple[Span, ...], tuple[tuple[Span, ...], ...]]:
    """Return the text that introduces a sentence's list, and its items, with the claims of the sentence."""
    claims = iter([claim for _, claim in sentence if claim is not None])
    spec = next(figure for figure in message.spec.figures if figure.name == message.spec.listed)
    words = [
        (text, next(claims, None) if slot is not None and slot.kind != "name" else None)
        for text, slot in made.writer.parts(message, made.reference(number))
    ]
    items = [
        joined(
            [
                (text, next(claims, None) if slot is not None else None)
                for text, slot in made.writer.figures.item(spec, place, item)
            ]
        )
        for place, item in enumerate(_listed(message.spec, message))
    ]
    return joined(words), tuple(items)


def _listed(spec: MessageSpec, message: Message) -> Sequence[Any]:
    shown: Any = message.values()[spec.listed]
    return tuple(shown)


def length(spans: Sequence[Span]) -> int:
    """Count the code points of spans."""
    return sum(len(text) for text, _ in spans)


def split(text: str, start: int, end: int, claims: Sequence[Claim]) -> tuple[Span, ...]:
    """Split a part of a text at the claims in it.

    Args:
        text: The whole text.
        start: Where the part starts, in code points.
        end: Where it ends, exclusive.
        claims: Claims of the text, in order.

    >>> split("4,800 jobs", 0, 10, [Claim(0, 5, "4,800", "jobs", 4800, (), None)])[1]
    (' jobs', None)
    """
    pieces: list[Span] = []
    for claim in claims:
        if start <= claim.start and claim.end <= end:
            pieces += ((text[start : claim.start], None), (claim.text, claim))
            start = claim.end
    return joined([*pieces, (text[start:end], None)])


def joined(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Join neighboring spans without a claim, and drop empty ones."""
    found: list[Span] = []
    for text, claim in spans:
        if not text:
            continue
        if claim is None and found and found[-1][1] is None:
            found[-1] = (found[-1][0] + text, None)
        else:
            found.append((text, claim))
    return tuple(found)
