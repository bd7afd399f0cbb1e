"""Strategies for what a record has besides figures of jobs: skills, majors, employers, entry, quoted texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Final

from hypothesis import strategies as st

from narrate.language.rule_words import rule_languages, rule_words
from narrate.records import (
    CERTIFICATION,
    EDUCATION,
    EXPERIENCE,
    TRAINING,
    Employer,
    Entry,
    Major,
    Name,
    Occupation,
    Quotation,
    Skill,
    Source,
)
from narrate.records.profile import EMPLOYERS_COVER
from narrate.testing.strategies.names import NAMES
from narrate.testing.strategies.numbers import BOOLEANS, pick

SKILLS: Final = ("purpose", "social", "supported", "creative", "analytical")
"""Skills that each language has a name for."""

INTERESTS: Final = ("realistic", "investigative", "artistic", "social", "enterprising", "conventional")
"""The interests that each language has a name for."""


@st.composite
def profiles(draw: st.DrawFn) -> Occupation:
    """Draw what has names and categories: skills, majors, employers, entry, the record's own description."""
    return Occupation(
        id="profile",
        names=draw(NAMES),
        employers=tuple(Employer(label, draw(_SHARES)) for label in draw(_LABELS)),
        majors=tuple(Major(label, draw(_SHARES)) for label in draw(_LABELS)),
        employers_cover=pick(draw, (None, *EMPLOYERS_COVER)),
        skills=(*_skills(draw, 5, None), *_skills(draw, 2, "interests")),
        entry=_entry(draw) if draw(BOOLEANS) else None,
        texts=pick(draw, ({}, {}, _passages())),
        descriptions=pick(draw, _descriptions()),
        combined=draw(BOOLEANS),
    )


def _skills(draw: st.DrawFn, most: int, instrument: str | None) -> tuple[Skill, ...]:
    """Choose scores of skills, whole or with a decimal."""
    known = SKILLS if instrument is None else INTERESTS
    first = pick(draw, range(len(known)))
    keys = [known[(first + place) % len(known)] for place in range(pick(draw, range(most + 1)))]
    return tuple(Skill(key, draw(_SCORES), instrument=instrument) for key in keys)


def _entry(draw: st.DrawFn) -> Entry:
    """Choose requirements for entry, each known or not."""
    return Entry(
        education=pick(draw, (None, *EDUCATION)),
        experience=pick(draw, (None, *EXPERIENCE)),
        training=pick(draw, (None, *TRAINING)),
        certification=pick(draw, (None, *CERTIFICATION)),
    )


_SCORES: Final = st.one_of(
    st.integers(0, 100).map(Decimal), st.integers(0, 1000).map(lambda tenths: Decimal(tenths) / 10)
)
_SHARES: Final = st.one_of(st.none(), st.integers(1, 200).map(lambda half: Decimal(half) / 2))


@cache
def _label(place: int) -> Mapping[str, Name]:
    """Return one label in English, and in Spanish where that has as many."""
    held = {one: rule_words(one).labels for one in ("en", "es")}
    return {one: Name(labels[place]) for one, labels in held.items() if place < len(labels)}


@cache
def _descriptions() -> tuple[Mapping[str, str], ...]:
    """Return no description, and one of each language."""
    known = {one: rule_words(one).description for one in rule_languages()}
    return {}, *({one: text} for one, text in known.items() if text)


@cache
def _passages() -> Mapping[str, tuple[Quotation, ...]]:
    english, spanish = rule_words("en").description, rule_words("es").description
    return {
        "settings": (Quotation(english, "en", source=Source("The handbook")),),
        "schedule": (Quotation(f"{english}\n\n{english}", "en"), Quotation(spanish, "es_MX")),
    }


def _labels() -> Iterator[tuple[Mapping[str, Name], ...]]:
    """Yield the labels of a list: none, and up to four in each order that begins with another one."""
    known = len(rule_words("en").labels)
    for size in range(min(known, 4) + 1):
        for first in range(known if size else 1):
            yield tuple(_label((first + place) % known) for place in range(size))


_LABELS: Final = st.sampled_from(tuple(_labels()))
