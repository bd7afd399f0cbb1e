"""Records at random, to hunt for what a phrasebook might lack: numbers of every size, near each other and far."""

from __future__ import annotations

import random
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import chain

from narrate import STANDARD
from narrate.content import SECTIONS, Message, Missing
from narrate.records import (
    CERTIFICATION,
    EDUCATION,
    EXPERIENCE,
    OUTLOOKS,
    TRAINING,
    AtLeast,
    Employer,
    Employment,
    Entry,
    FrozenMap,
    Group,
    Major,
    Name,
    Occupation,
    Pay,
    Projection,
    Skill,
)

_NAMES = FrozenMap({"en": Name("…")})
_STEPS = (1, 1, 10, 100, 1000, 10**6)


class Hunt:
    """A maker of random records from one generator.

    Args:
        seed: The same seed makes the same records.
    """

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)  # noqa: S311  # not for secrets

    def record(self) -> Occupation:
        """Return a record in which each part may be missing."""
        pick, chance = self._chance.choice, self._chance.random
        years = sorted(self._chance.sample(range(2000, 2030), 4))
        count = self._count()
        employment = [Employment(year, self._bound(self._near(count))) for year in years if chance() < 0.7]
        projections = [self._projection(count, year, years) for year in years[:3] if chance() < 0.6]
        shares = pick((True, False))
        return Occupation(
            id="hunted",
            employment=tuple(employment),
            projections=tuple(projections),
            pay=tuple(self._pay(period) for period in ("annual", "hourly") if chance() < 0.5),
            group=self._group() if chance() < 0.5 else None,
            skills=tuple(self._skills()) if chance() < 0.5 else (),
            employers=tuple(Employer(_NAMES, self._share() if shares else None) for _ in range(pick((0, 1, 2, 3)))),
            majors=tuple(Major(_NAMES, self._share() if shares else None) for _ in range(pick((0, 1, 2, 3)))),
            entry=self._entry() if chance() < 0.3 else None,
            combined=pick((True, False)),
        )

    def _count(self) -> int:
        """Return a count of any size, as likely small as large, and often round."""
        step = self._chance.choice(_STEPS)
        size = int(10 ** self._chance.uniform(0, 8)) - 1
        return min(size * step, 10**14) if self._chance.random() < 0.9 else self._chance.choice((0, 1, 2, 10**6))

    def _near(self, count: int) -> int:
        """Return a count that is the same, slightly different, some percents away, or quite different."""
        way = self._chance.choice(["same", "hardly", "next", "percents", "percents", "other"])
        if way == "same":
            return count
        if way == "hardly":
            return max(count + self._chance.randint(-count // 2500 - 1, count // 2500 + 1), 0)
        if way == "next":
            return max(
                count + self._chance.choice((-1, 1)) * self._chance.randint(1, 130) * self._chance.choice(_STEPS), 0
            )
        if way == "percents":
            step = self._chance.choice(_STEPS)
            return max(int(count * (1 + self._chance.uniform(-1, 1) ** 3 * 9)) // step * step, 0)
        return self._count()

    def _bound(self, count: int) -> int | AtLeast:
        return AtLeast(Decimal(count)) if self._chance.random() < 0.1 else count

    def _percent(self) -> Decimal:
        size = Decimal(int(self._chance.uniform(0, 10) ** 3)) / self._chance.choice((1, 1, 10, 10, 100))
        return max(size * self._chance.choice((-1, 1)), Decimal(-100))

    def _projection(self, count: int, year: int, others: list[int]) -> Projection:
        chance, pick = self._chance.random, self._chance.choice
        jobs = self._bound(self._near(count)) if chance() < 0.8 else None
        percent = self._percent() if jobs is None or chance() < 0.2 else None
        if isinstance(jobs, int) and count and chance() < 0.3:
            percent = max(min(round(Decimal(jobs - count) * 100 / count, pick((0, 1))), Decimal(10**6)), Decimal(-100))
        return Projection(
            year,
            pick((year + 5, year + 10, *(other for other in others if other > year))),
            jobs,
            percent=percent,
            outlook=pick((None, None, *OUTLOOKS)),
            openings_per_year=pick((None, self._bound(self._count()))),
        )

    def _amount(self, period: str) -> Decimal:
        cents = self._chance.choice((1, 50, 100, 100))
        return Decimal(int(10 ** self._chance.uniform(0, 4 if period == "hourly" else 7)) * cents) / 100

    def _pay(self, period: str) -> Pay:
        ranks = [rank for rank in (10, 25, 50, 75, 90) if self._chance.random() < 0.6] or [50]
        amounts = sorted(self._amount(period) for _ in ranks)
        return Pay(
            self._chance.choice((2023, 2024)),
            period=period,
            currency=self._chance.choice(("USD", "EUR")),
            percentiles={
                rank: AtLeast(amount) if self._chance.random() < 0.1 else amount
                for rank, amount in zip(ranks, amounts, strict=True)
            },
            month=self._chance.choice((None, *range(1, 13))),
        )

    def _group(self) -> Group:
        size = self._count() + 1
        ranked = self._chance.randint(1, size)
        pay = [
            Pay(
                year,
                period=period,
                currency=currency,
                percentiles={50: self._amount(period) + 1},
                occupations=size if year == 2024 else None,
            )
            for year in (2023, 2024)
            for period in ("annual", "hourly")
            for currency in ("USD", "EUR")
        ]
        return Group(size, ranked=ranked, nearness_rank=self._chance.randint(1, ranked), pay=tuple(pay))

    def _skills(self) -> list[Skill]:
        scores = self._chance.choices(range(101), k=self._chance.choice((1, 2, 3)))
        part = self._chance.choice((1, 1, 10))
        drawn = self._chance.choices(scores, k=int(10 ** self._chance.uniform(0, 2.1)))
        return [Skill(f"skill {place}", Decimal(score) / part, names=_NAMES) for place, score in enumerate(drawn)]

    def _share(self) -> Decimal:
        return Decimal(self._chance.randint(0, 1000)) / self._chance.choice((10, 100))

    def _entry(self) -> Entry:
        pick = self._chance.choice
        return Entry(
            education=pick(EDUCATION),
            experience=pick(EXPERIENCE),
            training=pick(TRAINING),
            certification=pick(CERTIFICATION),
        )


@cache
def hunted(seed: int, records: int) -> tuple[Message, ...]:
    """Return the distinct messages of so many random records."""
    hunt = Hunt(seed)
    return tuple(dict.fromkeys(chain.from_iterable(messages(hunt.record()) for _ in range(records))))


def messages(record: Occupation) -> Iterator[Message]:
    """Plan every section of a record, and give all messages, those that stand over lists included."""
    for section in SECTIONS.values():
        plan = section.plan(record, STANDARD)
        for message in () if isinstance(plan, Missing) else plan.messages:
            yield message
            if message.spec.listing is not None:
                yield message._replace(spec=message.spec.listing)
