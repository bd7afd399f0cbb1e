"""What belongs to an occupation by name or category: majors, employers, skills, and what it takes to enter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

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


@frozen
class Share(Record):
    """Something that has a name by language, and a share in percent or none.

    Attributes:
        names: Its name by language.
        share: In percent.
        rounding: The unit that the share was published in, in percent.
        flags: What the publisher says of the share: of ``provisional``, ``estimated``, ``break``.
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
    """A college major of those who work in the occupation."""


@frozen
class Employer(Share):
    """An industry that employs the occupation."""


@frozen
class Skill(Record):
    """A skill and its score out of 100.

    Attributes:
        skill: What it is called: a key of the lexicon (purpose, social, supported, creative, analytical), or any text.
        score: From 0 to 100.
        names: Its name by language, for a skill that the lexicon does not have.
        instrument: The questionnaire that the score is from (work values, interests …); None for that of skills.
            Scores of different instruments are never compared.
        rounding: The unit that the score was published in.
        flags: What the publisher says of the score: of ``provisional``, ``estimated``, ``break``.
    """

    skill: str = ruled(NAME, converter=trimmed)
    score: Decimal = ruled(number(0, 100), converter=as_decimal)
    names: Mapping[str, Name] = ruled(NAMES, factory=dict, converter=as_names, kw_only=True)
    instrument: str | None = ruled(NAME.optional(), default=None, converter=trimmed, kw_only=True)
    rounding: Decimal | None = rounding_field()
    flags: tuple[str, ...] = flags_field()

    def between(self, *, sound: bool) -> Iterator[Fault]:  # noqa: ARG002, D102
        yield from faults_by_language("names", self.names, ONE_NAME)
        yield from rounding_faults(self.rounding, {"score": self.score})


@frozen
class Entry(Record):
    """What it takes to enter the occupation; None is unknown, ``none`` is that nothing is needed."""

    education: str | None = ruled(one_of(*EDUCATION).optional(), default=None, kw_only=True)
    experience: str | None = ruled(one_of(*EXPERIENCE).optional(), default=None, kw_only=True)
    training: str | None = ruled(one_of(*TRAINING).optional(), default=None, kw_only=True)
    certification: str | None = ruled(one_of(*CERTIFICATION).optional(), default=None, kw_only=True)
