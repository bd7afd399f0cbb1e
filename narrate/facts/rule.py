"""Rules: the derivation of a figure or the license of a word, as a value with a kind that prints as a sentence."""

from __future__ import annotations

import re
from typing import Final, Self

KINDS: Final = {
    "sign_of_change": "sign of the shown change",
    "sign_of_gap": "sign of the shown gap",
    "sign_of_difference": "sign of the shown difference",
    "change_share": "change as a share of the base, one decimal, ties away from zero",
    "gap_share": "gap of the shown figures, one decimal, ties away from zero",
    "projection_gap": "gap as a share of the projection, one decimal, ties away from zero",
    "group_gap": "difference as a share of the group's median, one decimal, ties away from zero",
    "line_half_up": "straight line from base to target year, rounded half up to the data's unit",
    "line_cut": "straight line from base to target year, cut to the data's unit",
    "millions": "rounded half up to 0.1 million",
    "billions": "rounded half up to 0.1 billion",
    "complement": "100 - rank of the percentile",
    "amount_difference": "difference of the shown amounts",
    "score_difference": "difference of the shown scores",
    "score_count": "number of scores",
    "nearness_rank": "rank by the size of the gap, the nearest first",
    "growth_lead": "direction and band of the growth",
    "band_or_zero": "band, or shown change of zero",
    "band_or_sign": "band, or sign of the shown change",
    "own_outlook": "the record's own outlook",
    "band": "band of edition {edition} ({standing}: {source}), or the record's own outlook",
    "verdict_on_track": "trend: gap <= {low}",
    "verdict_moderate": "trend: {low} < gap <= {high}",
    "verdict_strong": "trend: gap > {high}",
    "verdict_within_rounding": "trend: the weakest word, by {low} and {high}, that the rounding of the figures allows",
}
"""narrate's kinds of rules with their sentences; the parts of a rule replace the names in braces."""

OWN: Final = "own"
"""The kind of a rule in a caller's own words."""

_PART: Final = re.compile(r"\{(\w+)\}")


class Rule(str):
    """A rule: a string, its sentence in JSON, with its kind and its parts as attributes.

    Attributes:
        kind: One of ``KINDS``, or ``own`` for a rule in a caller's own words.
        parts: The parts in its sentence, by name.

    >>> Rule("verdict_moderate", low="2%", high="5%")
    'trend: 2% < gap <= 5%'
    """

    kind: str
    parts: tuple[tuple[str, str], ...]

    __slots__ = ("kind", "parts")

    def __new__(cls, kind: str, **parts: str) -> Self:
        """Build a rule from its kind and its parts."""
        return cls._made(kind, KINDS[kind].format_map(parts), tuple(parts.items()))

    @classmethod
    def _made(cls, kind: str, sentence: str, parts: tuple[tuple[str, str], ...]) -> Self:
        made = super().__new__(cls, sentence)
        made.kind, made.parts = kind, parts
        return made

    @classmethod
    def own(cls, sentence: str) -> Rule:
        """Return a rule in a caller's own words.

        >>> Rule.own("counted by hand").kind
        'own'
        """
        return cls._made(OWN, sentence, ())

    def __reduce__(self) -> tuple[object, ...]:
        return _again, (self.kind, str(self), self.parts)

    @classmethod
    def parse(cls, sentence: str) -> Rule:
        """Parse a sentence, as in JSON: the inverse of ``str``; a sentence that is not narrate's is a caller's own.

        >>> Rule.parse("trend: gap > 5%").parts
        (('high', '5%'),)
        """
        for kind, pattern in _PATTERNS.items():
            match = pattern.fullmatch(sentence)
            if match is not None:
                return cls._made(kind, sentence, tuple(match.groupdict().items()))
        return cls.own(sentence)


def _again(kind: str, sentence: str, parts: tuple[tuple[str, str], ...]) -> Rule:
    return Rule._made(kind, sentence, parts)  # noqa: SLF001  # the constructor for pickle


def _pattern(sentence: str) -> re.Pattern[str]:
    pieces = _PART.split(sentence)
    return re.compile(
        "".join(f"(?P<{piece}>.+)" if place % 2 else re.escape(piece) for place, piece in enumerate(pieces))
    )


_PATTERNS: Final = {kind: _pattern(sentence) for kind, sentence in KINDS.items()}
