"""Section ``skills``: the highest and the lowest scores of each questionnaire, and the difference between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from narrate.content.items import ITEMS, alike, items, texts
from narrate.content.messages import (
    SCOPE,
    ChoiceSpec,
    FigureSpec,
    Item,
    Message,
    MessageSpec,
    Missing,
    Plan,
    Quantity,
    listing,
    planned,
    scope,
)
from narrate.facts import Address, Derivation, FactIndex, FactSpec, Rule
from narrate.records import INSTRUMENTS, Occupation, Skill

SECTION: Final = "skills"

TABLES: Final[Mapping[str, str]] = {
    SECTION: "skill",
    "abilities": "ability",
    "knowledge": "knowledge",
    "interests": "interest",
    "work values": "work_value",
    "work styles": "work_style",
    "work activities": "work_activity",
    "work context": "work_context",
}
"""The table of the lexicon with the names of what each questionnaire scores, in the order of the section."""

INSTRUMENT: Final = ChoiceSpec("instrument", (SECTION, *INSTRUMENTS))
"""The questionnaire that the scores of a message are from."""

_FACTS: Final = (FactSpec("skills", field="score", item="{instrument}", usual=SECTION),)
_SKILLS: Final = FigureSpec(
    "skills", Quantity.SCORES, _FACTS, table=TABLES[SECTION], tables=tuple(TABLES.values()), quoted=True
)
_COUNT: Final = FigureSpec("count", Quantity.COUNT, _FACTS, Derivation("count", Rule("score_count")))
_SCORE: Final = FigureSpec("score", Quantity.SCORE, _FACTS, Derivation("greatest"))
_LEAST: Final = FigureSpec("score", Quantity.SCORE, _FACTS, Derivation("least"))
_POINTS: Final = FigureSpec("points", Quantity.POINTS, _FACTS, Derivation("spread", Rule("score_difference")))


def _kind(name: str, *choices: ChoiceSpec, figures: tuple[FigureSpec, ...], mentions: bool = False) -> MessageSpec:
    """Return a kind of message on the scores of one questionnaire, whose messages are one passage."""
    return MessageSpec(SECTION, name, (INSTRUMENT, *choices), figures, mentions=mentions, passage=INSTRUMENT.name)


ONLY: Final = _kind("only", SCOPE, figures=(_SKILLS, _SCORE), mentions=True)
EQUAL: Final = _kind("equal", SCOPE, figures=(_COUNT, _SCORE), mentions=True)
HIGHEST: Final = _kind("highest", SCOPE, ITEMS, figures=(_COUNT, _SKILLS, _SCORE), mentions=True)
BETWEEN: Final = listing(
    SECTION, "between", (INSTRUMENT, ITEMS), (_SKILLS,), listed="skills", mentions=False, passage=INSTRUMENT.name
)
LOWEST: Final = _kind("lowest", ITEMS, figures=(_SKILLS, _LEAST))
APART: Final = _kind("apart", figures=(_POINTS,))

_MOST: Final = 9
"""How many skills a sentence names; more in the middle or at the lowest score are left to the picture."""

SPECS: Final = (ONLY, EQUAL, HIGHEST, BETWEEN, LOWEST, APART)


def plan(facts: FactIndex) -> Plan | Missing:
    """Return the messages on the ranked scores: the highest, those between, the lowest, and the difference.

    Each questionnaire (skills, interests, work values …) has its own messages, since its scores cannot be compared with
    those of another. Where it has many, as O*NET's 35 skills, those between are not listed.
    """
    found = [one for name in INSTRUMENT.values for one in _messages(facts.occupation, name)]
    return planned(*found) if found else Missing("skills")


def scores_by_instrument(occupation: Occupation) -> Mapping[str, tuple[Skill, ...]]:
    """Return the scores of each questionnaire of a record that sentences have a word for."""
    found = {
        name: tuple([skill for skill in occupation.skills if (skill.instrument or SECTION) == name])
        for name in INSTRUMENT.values
    }
    return {name: skills for name, skills in found.items() if skills}


def unknown_instruments(occupation: Occupation) -> tuple[str, ...]:
    """List the questionnaires of a record that sentences have no word for."""
    named = dict.fromkeys(skill.instrument or SECTION for skill in occupation.skills)
    return tuple(name for name in named if name not in INSTRUMENT.values)


def _messages(occupation: Occupation, instrument: str) -> Iterator[Message]:
    skills = scores_by_instrument(occupation).get(instrument, ())
    if not skills:
        return
    reach = scope(occupation)
    scores = alike([skill.score for skill in skills])
    named = [
        Item(texts(skill.names), skill.skill, score, _address(skill), TABLES[instrument])
        for skill, score in zip(skills, scores, strict=True)
    ]
    top, bottom, count = max(scores), min(scores), len(skills)
    if count == 1:
        yield Message(ONLY, (instrument, reach), (_labels(named), shown_score(top)))
        return
    if top == bottom:
        yield Message(EQUAL, (instrument, reach), (count, shown_score(top)))
        return
    highest = [item for item in named if item.figure == top]
    lowest = [item for item in named if item.figure == bottom]
    middle = sorted((item for item in named if item.figure not in (top, bottom)), key=_score, reverse=True)
    yield Message(HIGHEST, (instrument, reach, items(highest)), (count, _labels(highest), shown_score(top)))
    if 0 < len(middle) <= _MOST:
        yield Message(BETWEEN, (instrument, items(middle)), (tuple(middle),))
    if len(lowest) <= _MOST:
        yield Message(LOWEST, (instrument, items(lowest)), (_labels(lowest), shown_score(bottom)))
    yield Message(APART, (instrument,), (shown_score((top[0] - bottom[0], top[1])),))


def _address(skill: Skill) -> Address:
    """Return the address of a score: two questionnaires may have scores of the same name."""
    return Address("skills", (skill.skill,), "score", skill.instrument or "")


_ENDS: Final = {(1000, 1): (100, 0), (0, 1): (0, 0)}


def shown_score(score: tuple[int, int]) -> tuple[int, int]:
    """Return a score as a sentence has it: the ends of the scale, 0 and 100, have no decimals, whatever others have.

    So it is with the difference between these two.

    >>> shown_score((1000, 1)), shown_score((0, 1)), shown_score((813, 1))
    ((100, 0), (0, 0), (813, 1))
    """
    return _ENDS.get(score, score)


def _score(item: Item) -> tuple[int, int]:
    assert item.figure is not None
    return item.figure


def _labels(listed: Sequence[Item]) -> tuple[Item, ...]:
    """Return items without their scores, which the sentence has once."""
    return tuple(item._replace(figure=None) for item in listed)
