"""Every wording of a locale as sentences with their claims: what is read back, counted and broken on purpose."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial
from itertools import chain

from attrs import frozen

from narrate import STANDARD, Claim
from narrate.content.specimens import specimen_messages
from narrate.report.claims import claim
from narrate.wording import phrasebook, unnamed, writer
from narrate.wording.phrasebook import _in_language, _names


@frozen
class Sentence:
    """A sentence that a wording gives, with the claims that it makes.

    Attributes:
        section: Its section.
        block: The block of the template.
        wording: The wording, its slots in braces.
        text: The sentence.
        claims: Its claims; they count from its own start.
    """

    section: str
    block: str
    wording: str
    text: str
    claims: tuple[Claim, ...]

    @property
    def told(self) -> tuple[tuple[str, str], ...]:
        """Kind and value of each claim, as they are read back."""
        return tuple((one.kind, str(one.value)) for one in self.claims)


@cache
def sentences(locale: str) -> tuple[Sentence, ...]:
    """Give two sentences of every wording of a locale: the first and the last that the specimens bring out."""
    first: dict[tuple[str, str, str], Sentence] = {}
    last: dict[tuple[str, str, str], Sentence] = {}
    for sentence in _all(locale):
        key = (sentence.section, sentence.block, sentence.wording)
        if key in first:
            last[key] = sentence
        else:
            first[key] = sentence
    assert len(first) == len(phrasebook(locale)), locale
    return tuple(chain.from_iterable((one, last[key]) if key in last else (one,) for key, one in first.items()))


def _all(locale: str) -> Iterator[Sentence]:
    writes = writer(locale)
    named, none = tuple(_names(writes)), unnamed(writes.language)
    held: dict[object, tuple[str, int]] = {}
    for message in map(partial(_in_language, writes.language), specimen_messages()):
        for reference in (*named, none) if message.spec.mentions else (none,):
            wording = writes.leaf(message, reference).wording
            key = (message.spec.section, wording.block, wording.answers)
            text, seen = held.get(key, (str(wording), 0))
            held[key] = (text, seen + 1)
            # One in sixteen is enough to come near the last one, and spares making claims of all of them.
            if seen % 16:
                continue
            said, claims = "", []
            for words, slot in writes.parts(message, reference):
                if slot is not None and slot.kind != "name":
                    claims.append(claim(message, slot, len(said), words, writes, STANDARD, {}, message.spec.section))
                said += words
            yield Sentence(message.spec.section, wording.block, text, said, tuple(claims))
