"""Majors, employers, skills and requirements of an occupation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

from attrs import frozen

from narrate.errors import Fault
from narrate.records.names import NAMES, ONE_NAME, Name, as_names, faults_by_language
from narrate.records.record import Record, flags_field, rounding_faults, rounding_field, ruled
from narrate.records.rules import NAME, as_decimal, number, one_of, trimmed

EDUCATION: Final = (
    "no_formal_credential", "high_school_diploma", "some_college", "postsecondary_nondegree_award", "associates_degree",
    "bachelors_degree", "masters_degree", "doctoral_or_professional_degree",
)  # fmt: skip
EXPERIENCE: Final = ("none", "less_than_5_years", "5_years_or_more")
TRAINING: Final = ("none", "short_term", "moderate_term", "long_term", "apprenticeship", "internship_residency")
CERTIFICATION: Final = ("not_required", "sometimes_required", "often_required", "required")
EMPLOYERS_COVER: Final = ("most", "some")
INSTRUMENTS: Final = (
    "abilities", "knowledge", "interests", "work values", "work styles", "work activities", "work context",
)  # fmt: skip
"""Questionnaires that sentences have a word for, besides that of skills."""

_SKILLS: Final = "skills"


@frozen
class Share(Record):
    """A thing with a name by language and, if known, a share in percent.

    Attributes:
        names: Its name by language.
        share: The share, in percent.
        rounding: The unit that the share was published in, in percent.
        flags: The publisher's remarks on the share: ``provisional``, ``estimated`` or ``break``.
    """

    names: Mapping[str, Name] = ruled(NAMES, converter=as_names)
    share: Decimal | None = ruled(number(0, 100).optional(), converter=as_decimal, default=None)
    rounding: Decimal | None = rounding_field()
    flags: tuple[str, ...] = flags_field()

    def between(self, *, sound: bool) -> Iterator[Fault]:  # noqa: ARG002, D102
        yield from faults_by_language("names", self.names, ONE_NAME)
        yield from rounding_faults(self.rounding, {"share": self.share})


@frozen
class Major(Share):
    """A college major of the people in the occupation."""


@frozen
class Employer(Share):
    """An industry that employs the occupation."""


def _as_instrument(value: Any) -> Any:
    """Return a questionnaire as ``INSTRUMENTS`` spells it, None for that of skills, and any other value trimmed."""
    value = trimmed(value)
    if not isinstance(value, str):
        return value
    spelled = " ".join(value.lower().replace("_", " ").split())
    return None if spelled == _SKILLS else spelled if spelled in INSTRUMENTS else value


@frozen
class Skill(Record):
    """A skill and its score out of 100.

    Attributes:
        skill: A key of the lexicon (purpose, social, supported, creative, analytical), or any text.
        score: The score, from 0 to 100.
        names: Its names by language, for a skill that the lexicon does not have.
        instrument: The questionnaire of the score, one of ``INSTRUMENTS`` in any common spelling, or any text; None
            for that of skills. Scores of different instruments are never compared.
        rounding: The unit that the score was published in.
        flags: The publisher's remarks on the score: ``provisional``, ``estimated`` or ``break``.
    """

    skill: str = ruled(NAME, converter=trimmed)
    score: Decimal = ruled(number(0, 100), converter=as_decimal)
    names: Mapping[str, Name] = ruled(NAMES, factory=dict, converter=as_names, kw_only=True)
    instrument: str | None = ruled(NAME.optional(), default=None, converter=_as_instrument, kw_only=True)
    rounding: Decimal | None = rounding_field()
    flags: tuple[str, ...] = flags_field()

    def between(self, *, sound: bool) -> Iterator[Fault]:  # noqa: ARG002, D102
        yield from faults_by_language("names", self.names, ONE_NAME)
        yield from rounding_faults(self.rounding, {"score": self.score})


@frozen
class Entry(Record):
    """The requirements for entry into the occupation; None is unknown, ``none`` means that nothing is required."""

    education: str | None = ruled(one_of(*EDUCATION).optional(), default=None, kw_only=True)
    experience: str | None = ruled(one_of(*EXPERIENCE).optional(), default=None, kw_only=True)
    training: str | None = ruled(one_of(*TRAINING).optional(), default=None, kw_only=True)
    certification: str | None = ruled(one_of(*CERTIFICATION).optional(), default=None, kw_only=True)
