"""Records that between them bring out every message with every choice and every kind of figure, some thousands.

They know nothing of how a phrasebook is made, so that it can be held to what they bring out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from itertools import product
from typing import Final

from attrs import evolve

from narrate.content.messages import FigureValue, Message, MessageSpec, Missing
from narrate.content.sections import SECTIONS
from narrate.methodology import BANDS, STANDARD
from narrate.records import (
    CERTIFICATION,
    EDUCATION,
    EXPERIENCE,
    INSTRUMENTS,
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

COUNTS: Final = (
    *(0, 1, 2, 3, 5, 8, 11, 18, 21, 80, 100, 101, 103, 111, 800, 1000, 8000),
    *(1_000_000, 1_000_100, 1_600_000, 2_000_000),
)
"""Counts of every plural category and onset of the languages that narrate writes, zero and the smallest included.

A category that goes by the last two digits comes both before and after each other one in size: 3, 11, 103, 111."""

_NEAR: Final = (1_000_000, 1_000_100, 2_000_000, 2_000_100, 1_000_001, 999_999)
_SHARES: Final = (-800, -30, -10, -5, 5, 10, 30, 800)
_SOUNDS: Final = (
    *((base, base * (1000 + share) // 1000) for base in (1_000_000, 1_100_000, 10_000_000) for share in _SHARES),
    *((base, 1_000_000) for base in (970_000, 990_000, 995_000, 1_005_000, 1_010_000, 1_030_000)),
    *((200_000_000, 201_000_000), (201_000_000, 200_000_000), (100_000_000, 101_000_000), (101_000_000, 100_000_000)),
    *((1, 9), (1, 9_000_000)),
)
"""Pairs whose change in percent starts with each sound that an article asks for (0.5, 1.0, 3.0, 80.0), to and from
counts of each plural category."""
_APART: Final = (1, 2, 5, 21, 22, 25, 100, 103, 111)
"""Counts by which each plural category is exceeded by each."""
_HARDLY_APART: Final = tuple(1_000_000 + over for over in (0, 3, 21, 22, 23, 25, 31, 103, 111))
"""Counts of several plural categories whose differences are shown as zero."""
_NAMES: Final = FrozenMap({"en": Name("…")})
_MOST_PERCENT: Final = 1_000_000  # that a record may publish
_THRESHOLDS: Final = tuple((1000, actual) for actual in (940, 950, 980, 1000, 1020, 1050, 1060, 960, 1040))
"""Pairs of every verdict, on both sides."""


def specimens() -> Iterator[Occupation]:
    """Yield the records, each with its purpose as id."""
    for combined in (False, True):
        for record in _records():
            yield evolve(record, id=f"{record.id}-{'combined' if combined else 'single'}", combined=combined)


@cache
def specimen_messages() -> tuple[Message, ...]:
    """Return the distinct messages of the specimens, the same for every language."""
    seen: dict[tuple[MessageSpec, tuple[str, ...], tuple[FigureValue, ...]], Message] = {}
    for record in specimens():
        for section in SECTIONS.values():
            plan = section.plan(record, STANDARD)
            if isinstance(plan, Missing):
                continue
            for message in plan.messages:
                for spec in (message.spec, message.spec.listing):
                    if spec is not None:
                        seen[spec, message.choices, message.figures] = message._replace(spec=spec)
    return tuple(seen.values())


def _records() -> Iterator[Occupation]:
    yield from _levels()
    yield from _trends()
    yield from _outlooks()
    yield from _wages()
    yield from _outcomes()
    yield from _named()


def _pairs() -> Iterator[tuple[int, int]]:
    for first in COUNTS:
        for second in COUNTS:
            yield first, second
    for first in _NEAR:
        for second in _NEAR:
            yield first, second
    yield from _SOUNDS
    for counts in (_APART, _HARDLY_APART):
        yield from product(counts, counts)


def _levels() -> Iterator[Occupation]:
    for jobs in (*COUNTS, 500, 47, 1_234_567):
        yield _record("level", [(2014, jobs)], [])
        yield _record("bound", [(2014, AtLeast(Decimal(jobs)))], [Projection(2014, 2024, AtLeast(Decimal(jobs)))])
    for first, second in _pairs():
        yield _record("change", [(2012, first), (2014, second)], [])
        broken = _record("break", [(2012, first), (2014, second)], [])
        yield evolve(broken, employment=(broken.employment[0], evolve(broken.employment[1], flags=("break",))))
        yield _record("growth", [(2012, first)], [Projection(2012, 2022, second)])
        yield _record("bounds", [(2012, AtLeast(Decimal(first))), (2014, second)], [])
        yield _record("bounds", [(2012, first), (2014, AtLeast(Decimal(second)))], [])
        yield _record("bounds", [(2012, AtLeast(Decimal(first))), (2014, AtLeast(Decimal(second)))], [])
    for jobs in COUNTS:
        yield _record("projection", [], [Projection(2014, 2024, jobs)])
        yield _record("published", [(2014, jobs)], [Projection(2014, 2024, jobs, percent=Decimal(0))])
        for percent in ("5", "0.5", "8", "0", "-5", "-0.5", "-8"):
            yield _record("published", [], [Projection(2014, 2024, jobs, percent=Decimal(percent))])
    for percent in ("1.5", "-1.5", "0", "1", "-1", "8", "18", "11", "0.5", "-0.5", "-18"):
        yield _record("rate", [], [Projection(2014, 2024, percent=Decimal(percent))])


def _trends() -> Iterator[Occupation]:
    """Yield every count with every other on a level line: inside it, at its end and beyond it."""
    for line, actual in (*_pairs(), *_THRESHOLDS):
        for year, target in ((2014, 2024), (2022, 2022), (2024, 2034), (2014, 2018), (2014, 2022)):
            yield _trend(line, line, actual, actual, year, target)


def _trend(start: int, end: int, observed: int, projected: int, year: int, target: int) -> Occupation:
    projections = [Projection(2012, 2022, end)]
    if target > year:
        projections.append(Projection(year, target, projected))
    return _record("trend", [(2012, start), (year, observed)], projections)


def _outlooks() -> Iterator[Occupation]:
    openings: tuple[int | AtLeast | None, ...] = (None, *COUNTS[1:], *(AtLeast(Decimal(jobs)) for jobs in COUNTS[1:]))
    for base, target in ((2024, 2034), (2013, 2018), (2006, 2016)):
        for opening in openings:
            for percent in (None, "15", "5", "4", "1", "0", "-3", "-12", "1.5", "0.5", "-0.5", "-8"):
                for outlook in (None, *BANDS):
                    if opening not in (None, 1, 5, 1_000_000) and outlook is not None and percent != "5":
                        continue
                    projection = Projection(
                        base,
                        target,
                        1000,
                        percent=None if percent is None else Decimal(percent),
                        outlook=outlook,
                        openings_per_year=opening,
                    )
                    yield _record("outlook", [], [projection])
    for first, second in _pairs():
        yield _record("computed", [(2014, first)], [Projection(2014, 2024, second)])
        yield _record(
            "labeled",
            [(2014, first)],
            [Projection(2014, 2024, second, outlook="decline_rapidly" if second < first else "faster")],
        )


def _wages() -> Iterator[Occupation]:
    amounts = tuple(Decimal(amount) for amount in ("0", "1", "8", "11", "18", "21", "80", "14.99", "81680", "1000000"))
    for period in ("annual", "hourly"):
        for month in (None, 5):
            for currency in ("USD", "EUR"):
                for amount in amounts:
                    for percentiles in _percentiles(amount):
                        pay = Pay(2024, period=period, currency=currency, percentiles=percentiles, month=month)
                        yield _record("pay", [], [], (pay,))
    for month in range(1, 13):
        for period in ("annual", "hourly"):
            for median in (Decimal(100), AtLeast(Decimal(100))):
                pay = Pay(2024, period=period, currency="USD", percentiles={50: median}, month=month)
                yield _record("month", [], [], (pay,))


def _percentiles(amount: Decimal) -> Iterator[dict[int, Decimal | AtLeast]]:
    yield {50: amount}
    yield {50: AtLeast(amount)}
    yield {10: amount}
    yield {90: amount}
    yield {10: AtLeast(amount), 90: AtLeast(amount)}
    yield {10: amount, 50: amount, 90: amount}
    yield {25: amount, 75: amount + 8}
    yield {25: amount, 75: AtLeast(amount + 8)}
    yield {25: AtLeast(amount), 75: AtLeast(amount + 8)}


def _outcomes() -> Iterator[Occupation]:
    """Yield every observation with every projection, from every base."""
    small = (0, 1, 2, 3, 5, 11, 100, 1000, 1_000_000, 1_000_100)
    for base in (*small, None):
        for projected in small:
            for came in small:
                employment = [(2024, came)] + ([] if base is None else [(2014, base)])
                yield _record("outcome", employment, [Projection(2014, 2024, projected)])
                percent = round(Decimal(projected - base) * 100 / base, 1) if base else None
                if percent is not None and percent <= _MOST_PERCENT:
                    yield _record("outcome", employment, [Projection(2014, 2024, projected, percent=percent)])
    for projected, came in _SOUNDS:
        yield _record("outcome", [(2024, came)], [Projection(2014, 2024, projected)])
    levels = (1_000_000, 1_000_100, *(1_000_000 * (1000 + share) // 1000 for share in _SHARES))
    for projected in levels:
        for came in levels:
            yield _record("outcome", [(2014, 1_000_000), (2024, came)], [Projection(2014, 2024, projected)])
    for counts in (_APART, _HARDLY_APART):
        for base, projected, came in product(counts, repeat=3):
            yield _record("outcome", [(2014, base), (2024, came)], [Projection(2014, 2024, projected)])
    for projected, came in _THRESHOLDS:
        yield _record("outcome", [(2014, 1000), (2024, came)], [Projection(2014, 2024, projected)])
    for rank, ranked in product(COUNTS[1:], COUNTS[2:]):
        if rank <= ranked:
            group = Group(ranked, ranked=ranked, nearness_rank=rank)
            yield evolve(_record("rank", [(2024, 90)], [Projection(2014, 2024, 100)]), group=group)


def _named() -> Iterator[Occupation]:
    """Yield records with names of their own: lists of one, two and several items, with and without figures, and categories."""
    for count in (1, 2, 3):
        for share in (None, Decimal(1), Decimal("18.5"), Decimal(80)):
            employers = tuple(
                Employer(_NAMES, None if share is None else round(share / (place + 1), 6)) for place in range(count)
            )
            majors = tuple(
                Major(_NAMES, None if share is None else round(share / (place + 1), 6)) for place in range(count)
            )
            yield Occupation(id="named", employers=employers, majors=majors)
    for scores, instrument in product(_SCORES, (None, *INSTRUMENTS)):
        skills = tuple(
            Skill(f"skill {place}", Decimal(score), names=_NAMES, instrument=instrument)
            for place, score in enumerate(scores)
        )
        yield Occupation(id="skills", skills=skills)
    yield Occupation(id="duties", descriptions=FrozenMap({key: name.plural or "" for key, name in _NAMES.items()}))
    for education in (None, *EDUCATION):
        yield Occupation(id="entry", entry=Entry(education=education, training="none"))
    for experience in EXPERIENCE:
        yield Occupation(id="entry", entry=Entry(experience=experience))
    for training in TRAINING:
        yield Occupation(id="entry", entry=Entry(training=training))
    for certification in CERTIFICATION:
        yield Occupation(id="entry", entry=Entry(certification=certification))
    for own in (Decimal(10), Decimal(100), Decimal(20), Decimal(90)):
        for period in ("annual", "hourly"):
            for size in COUNTS[2:]:
                pay = Pay(2024, period=period, currency="USD", percentiles={50: own})
                group = Pay(2024, period=period, currency="USD", percentiles={50: Decimal(50)})
                yield Occupation(id="pays", pay=(pay,), group=Group(size, pay=(group,)))
                for month in (None, *range(1, 13)):
                    dated, compared = (evolve(one, currency="EUR", month=month) for one in (pay, group))
                    yield Occupation(id="pays", pay=(dated,), group=Group(size, pay=(compared,)))


_SCORES: Final = (
    ("37",),
    ("1",),
    ("20.5",),
    ("37", "37"),
    ("37", "12"),
    ("37", "36"),
    ("37", "35"),
    ("37", "37", "12", "12"),
    ("37", "21", "12"),
    ("37", "21", "21", "17", "12"),
    ("20.5", "19.5"),
    ("20.5", "12", "11"),
    ("11", "8", "0"),
    ("100", "80", "18"),
    ("40", "19"),
    *(
        scores
        for size in (5, 11, 21)
        for scores in (("37",) * size, ("37", *("12",) * (size - 1)), ("37",) * (size - 1) + ("12",))
    ),
)
"""Scores with one, two and several at either end; their differences and their number of every plural category."""


def _record(
    purpose: str,
    employment: Iterable[tuple[int, int | AtLeast]],
    projections: Iterable[Projection],
    pay: tuple[Pay, ...] = (),
) -> Occupation:
    return Occupation(
        id=purpose,
        employment=tuple(Employment(year, jobs) for year, jobs in employment),
        projections=tuple(projections),
        pay=pay,
    )
