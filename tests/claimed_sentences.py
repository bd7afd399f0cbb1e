"""Every wording of a locale as sentences with their claims: what is read back, counted and broken on purpose."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import chain

from attrs import evolve, frozen

from narrate import STANDARD, Claim
from narrate.content import SECTIONS
from narrate.content.specimens import FigureGroup
from narrate.report.claim_maker import ClaimMaker
from narrate.wording import Skeleton, phrasebook, writer
from narrate.wording.naming import forms
from narrate.wording.phrasebook import groups_of
from narrate.wording.reach import Prospect, Reach
from narrate.wording.skeleton import pieces_of
from narrate.wording.style import PLAIN
from narrate.wording.writer import Writer


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
    def asserted(self) -> tuple[tuple[str, str], ...]:
        """Kind and value of each claim, as they are read back."""
        return tuple((one.kind, str(one.value)) for one in self.claims)


@cache
def sentences(locale: str) -> tuple[Sentence, ...]:
    """Return two sentences of every wording of a locale: with the first and the last of its figures."""
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
    """Yield a sentence of every wording with its first figures, and then one with its last."""
    writes = writer(locale)
    kinds = {spec: group for section in SECTIONS.values() for spec, group in groups_of(section, PLAIN).items()}
    prospect = Prospect(writes, kinds)
    for turned in (False, True):
        for spec, groups in kinds.items():
            for reach in prospect.reaches(spec, tuple(map(_turned, groups)) if turned else groups):
                if reach.message is not None:
                    yield _sentence(writes, reach)


def _turned(group: FigureGroup) -> FigureGroup:
    return evolve(group, made=lambda values: reversed(list(group.made(values))))


def _sentence(writes: Writer, reach: Reach) -> Sentence:
    assert reach.message is not None
    assert reach.reference is not None
    spec, choices, figures = reach.message
    values = (*figures, *reach.reference.texts)
    words = writes.language
    pieces = pieces_of(
        reach.wording, spec, writes.figures, forms(words), first=0, names=len(figures), quote=words.quotes[0]
    )
    skeleton = Skeleton([spec], [pieces], "")
    ((_, _, claims),) = ClaimMaker(skeleton, (spec, *choices), writes)(values, STANDARD, {}, spec.section)
    return Sentence(spec.section, spec.block, str(reach.wording), skeleton.text(values), claims)
