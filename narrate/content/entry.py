"""Section ``entry``: typical requirements for entry into the occupation, by the record's categories."""

from __future__ import annotations

from typing import Final

from narrate.content.messages import SCOPE, ChoiceSpec, Message, MessageSpec, Missing, Plan, planned, scope
from narrate.facts import FactIndex, FactSpec
from narrate.records import CERTIFICATION, EDUCATION, EXPERIENCE, TRAINING

SECTION: Final = "entry"


def _category(name: str, values: tuple[str, ...], *, mentions: bool = False) -> MessageSpec:
    choice = ChoiceSpec(name, values, name, (FactSpec("entry", (), name),))
    return MessageSpec(SECTION, name, (SCOPE, choice), (), mentions=mentions)


EDUCATION_NEEDED: Final = _category("education", EDUCATION, mentions=True)
EXPERIENCE_NEEDED: Final = _category("experience", EXPERIENCE)
TRAINING_NEEDED: Final = _category("training", TRAINING)
CERTIFICATION_NEEDED: Final = _category("certification", CERTIFICATION)

SPECS: Final = (EDUCATION_NEEDED, EXPERIENCE_NEEDED, TRAINING_NEEDED, CERTIFICATION_NEEDED)


def plan(facts: FactIndex) -> Plan | Missing:
    """Return a message for each known category; ``none`` is one, and missing ones are left out."""
    entry = facts.occupation.entry
    missing = Missing("entry with education, experience, training or certification")
    if entry is None:
        return missing
    reach = scope(facts.occupation)
    categories = (
        (EDUCATION_NEEDED, entry.education),
        (EXPERIENCE_NEEDED, entry.experience),
        (TRAINING_NEEDED, entry.training),
        (CERTIFICATION_NEEDED, entry.certification),
    )
    return planned(*(Message(spec, (reach, value), ()) for spec, value in categories if value is not None)) or missing
