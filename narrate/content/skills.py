"""Section ``skills``: which skill scores highest, which lowest, and how far apart they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from narrate.content.listed import ITEMS, alike, items, texts
from narrate.content.messages import (
    SCOPE,
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
from narrate.facts import Address, FactSpec, Rule, licensed
from narrate.methodology import Methodology
from narrate.records import Occupation, Skill

SECTION: Final = "skills"

_FACTS: Final = (FactSpec("skills"),)
_SKILLS: Final = FigureSpec("skills", Quantity.SCORES, _FACTS, table="skill", quoted=True)
_COUNT: Final = FigureSpec("count", Quantity.COUNT, _FACTS, licensed(Rule("score_count")))
_SCORE: Final = FigureSpec("score", Quantity.SCORE, _FACTS)

ONLY: Final = MessageSpec(SECTION, "only", (SCOPE,), (_SKILLS, _SCORE), mentions=True)
EQUAL: Final = MessageSpec(SECTION, "equal", (SCOPE,), (_COUNT, _SCORE), mentions=True)
HIGHEST: Final = MessageSpec(SECTION, "highest", (SCOPE, ITEMS), (_COUNT, _SKILLS, _SCORE), mentions=True)
BETWEEN: Final = listing(SECTION, "between", (ITEMS,), (_SKILLS,), listed="skills", mentions=False)
LOWEST: Final = MessageSpec(SECTION, "lowest", (ITEMS,), (_SKILLS, _SCORE))
# It has the skills although it does not print them: where a language lacks their names it would say what of nothing.
APART: Final = MessageSpec(
    SECTION, "apart", (), (FigureSpec("points", Quantity.POINTS, _FACTS, licensed(Rule("score_difference"))), _SKILLS)
)

_MOST: Final = 9
"""Skills that a sentence can name; more of them between the ends, or at the lowest, are left to a picture."""

SPECS: Final = (ONLY, EQUAL, HIGHEST, BETWEEN, LOWEST, APART)


def plan(occupation: Occupation, methodology: Methodology) -> Plan | Missing:  # noqa: ARG001  # as every section's
    """Rank the scores as they are shown: the highest, those between, the lowest, and how far apart they are.

    Where there are many, as in O*NET's set of 35, those between are not told one by one. Scores of another instrument
    (interests, work values) are not compared with these.
    """
    skills = skill_scores(occupation)
    if not skills:
        return Missing("skills")
    reach = scope(occupation)
    scores = alike([skill.score for skill in skills])
    named = [
        Item(texts(skill.names), skill.skill, score, Address("skills", (skill.skill,), "score"))
        for skill, score in zip(skills, scores, strict=True)
    ]
    top, bottom, count = max(scores), min(scores), len(skills)
    if count == 1:
        return planned(Message(ONLY, (reach,), (_labels(named), top)))
    if top == bottom:
        return planned(Message(EQUAL, (reach,), (count, top)))
    highest = [item for item in named if item.figure == top]
    lowest = [item for item in named if item.figure == bottom]
    middle = sorted((item for item in named if item.figure not in (top, bottom)), key=_score, reverse=True)
    return planned(
        Message(HIGHEST, (reach, items(highest)), (count, _labels(highest), top)),
        Message(BETWEEN, (items(middle),), (tuple(middle),)) if 0 < len(middle) <= _MOST else None,
        Message(LOWEST, (items(lowest),), (_labels(lowest), bottom)) if len(lowest) <= _MOST else None,
        Message(APART, (), ((top[0] - bottom[0], top[1]), _labels(named))),
    )


def skill_scores(occupation: Occupation) -> tuple[Skill, ...]:
    """Return the scores of the instrument of skills; those of any other cannot be ranked with them."""
    return tuple([skill for skill in occupation.skills if skill.instrument is None])


def _score(item: Item) -> tuple[int, int]:
    assert item.figure is not None
    return item.figure


def _labels(listed: Sequence[Item]) -> tuple[Item, ...]:
    """Name items without their scores, which the sentence tells once."""
    return tuple(item._replace(figure=None) for item in listed)
