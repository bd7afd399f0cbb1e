"""Records for property tests: thresholds just below, on and just above; zero; sign flips; bounds; missing facts."""

from __future__ import annotations

from decimal import ROUND_FLOOR, Decimal

from hypothesis import strategies as st

from narrate import (
    AtLeast,
    Employer,
    Employment,
    Entry,
    Group,
    Major,
    Name,
    Occupation,
    Pay,
    Projection,
    Quotation,
    Skill,
    Source,
)
from narrate.records import CERTIFICATION, EDUCATION, EXPERIENCE, OUTLOOKS, TRAINING

SKILLS = ("purpose", "social", "supported", "creative", "analytical")

counts = st.one_of(
    st.sampled_from([0, 1, 2, 5, 8, 11, 18, 21, 80, 99, 100, 800, 1000, 1001, 8000, 11_000, 1_000_000, 2_000_000]),
    st.integers(0, 50_000).map(lambda hundreds: hundreds * 100),
    st.integers(0, 10**7),
)


def bound(count: int) -> AtLeast:
    """A lower bound in place of a count."""
    return AtLeast(Decimal(count))


flags = st.sampled_from([(), (), ("provisional",), ("estimated", "break")])


def rounding(*figures: object) -> st.SearchStrategy[int | None]:
    """A unit that all figures but bounds are multiples of, or none."""
    counts = [figure for figure in figures if isinstance(figure, int | Decimal)]
    units = [unit for unit in (1, 10, 100, 1000) if all(count % unit == 0 for count in counts)]
    return st.sampled_from([None, *units])


names = st.sampled_from(
    [
        {"en": Name("models"), "es": Name("modelos", gender="masculine")},
        {"en": Name("EMTs and paramedics"), "es": Name("enfermeras", gender="feminine")},
        {"en": Name("medical records technicians", short="technicians"), "es": Name("técnicos")},
        {"en": Name("iOS developers", fixed=True)},
        {"es": Name("ingenieros", gender="masculine")},
        {},
    ]
)


@st.composite
def near(draw: st.DrawFn, reference: int) -> int:
    """A count at a threshold of *reference*: at 0, 2 or 5 percent to either side, or one unit beside it."""
    percent = draw(st.sampled_from([0, 2, 5, 50]))
    side = draw(st.sampled_from([-1, 1]))
    offset = draw(st.sampled_from([-100, -1, 0, 1, 100]))
    return max(reference + side * reference * percent // 100 + offset, 0)


def hardly_changed(reference: int) -> st.SearchStrategy[int]:
    """A count so near that the change, if there is any, is shown as zero."""
    return st.integers(-reference // 4000, reference // 4000).map(lambda offset: reference + offset)


@st.composite
def flat_trends(draw: st.DrawFn) -> Occupation:
    """Two observations that differ by less than the shown decimal."""
    start = draw(st.integers(10_000, 10**7))
    return Occupation(
        id="flat",
        names=draw(names),
        employment=(Employment(2012, start), Employment(2014, draw(hardly_changed(start)))),
    )


@st.composite
def trends(draw: st.DrawFn) -> Occupation:
    """Two observations and two projections, often at a threshold of each other."""
    base = draw(st.integers(1990, 2030))
    second = base + draw(st.integers(1, 12))
    horizon = draw(st.sampled_from([2, 5, 10]))
    start = draw(st.one_of(counts, st.integers(100_000, 10**7)))
    observed = draw(st.one_of(counts, near(start), hardly_changed(start)))
    old = draw(st.one_of(counts, near(start), hardly_changed(start)))
    new = draw(st.one_of(counts, near(observed)))
    return Occupation(
        id="trend",
        names=draw(names),
        employment=(
            Employment(base, start, rounding=draw(rounding(start)), flags=draw(flags)),
            Employment(second, observed, flags=draw(flags)),
        ),
        projections=(Projection(base, base + horizon, old), Projection(second, second + horizon, new)),
        combined=draw(st.booleans()),
    )


@st.composite
def outlooks(draw: st.DrawFn) -> Occupation:
    """A projection with what an agency publishes of it, sound or contradictory."""
    base, target = draw(st.sampled_from([(2024, 2034), (2014, 2024), (2006, 2016), (2013, 2020)]))
    jobs = draw(st.one_of(st.none(), counts))
    percent = draw(
        st.one_of(st.none(), st.integers(-99, 120).map(Decimal), st.integers(-999, 999).map(lambda n: Decimal(n) / 10))
    )
    outlook = draw(st.one_of(st.none(), st.sampled_from(OUTLOOKS)))
    openings = draw(st.one_of(st.none(), counts, counts.map(bound)))
    if jobs is None and percent is None and outlook is None and openings is None:
        percent = Decimal(3)
    # The nearest whole percent that there is, or the next one down.
    rounded = () if percent is None else (int(percent.to_integral_value()), int(percent.to_integral_value(ROUND_FLOOR)))
    projection = Projection(
        base,
        target,
        jobs,
        percent=percent,
        whole_percent=draw(st.sampled_from([None, *rounded])),
        outlook=outlook,
        openings_per_year=openings,
        rounding=draw(rounding(jobs)),
        flags=draw(flags),
    )
    employment = draw(st.one_of(st.just(()), counts.map(lambda count: (Employment(base, count),))))
    return Occupation(
        id="outlook", names=draw(names), employment=employment, projections=(projection,), combined=draw(st.booleans())
    )


@st.composite
def wages(draw: st.DrawFn) -> Occupation:
    """Wages of one or two currencies, whole or with cents, some of them bounds."""
    entries = []
    for currency in draw(st.lists(st.sampled_from(["USD", "EUR", "MXN"]), min_size=1, max_size=2, unique=True)):
        amounts = sorted(draw(st.lists(st.integers(0, 3_000_000), min_size=3, max_size=3)))
        cents = draw(st.booleans())
        values = [Decimal(amount) / 100 if cents else Decimal(amount) for amount in amounts]
        kept = draw(st.lists(st.sampled_from([0, 1, 2]), min_size=1, max_size=3, unique=True))
        bound = draw(st.booleans())
        percentiles = {(10, 50, 90)[place]: values[place] for place in kept}
        held = {
            rank: AtLeast(value) if bound and rank == max(percentiles) else value for rank, value in percentiles.items()
        }
        entries.append(
            Pay(
                2024,
                period=draw(st.sampled_from(["annual", "hourly"])),
                currency=currency,
                percentiles=held,
                rounding=draw(st.sampled_from([None, Decimal("0.01")])),
                flags=draw(flags),
            )
        )
    return Occupation(id="wages", names=draw(names), pay=tuple(entries))


def level(jobs: int) -> Occupation:
    """One count alone."""
    return Occupation(id="level", employment=(Employment(2024, jobs),))


@st.composite
def levels(draw: st.DrawFn) -> Occupation:
    """Counts alone: exact, rounded, in millions, or bounds."""
    jobs = draw(st.one_of(counts, counts.map(bound)))
    return Occupation(id="level", names=draw(names), employment=(Employment(2024, jobs),))


_LABELS = ["models", "hospitals", "physicians’ offices", "U.S. Postal Service", "law"]


_PASSAGES = {
    "settings": (Quotation("Most work indoors, 8 hours a day.", "en", source=Source("The handbook")),),
    "schedule": (Quotation("Full time.\n\nSome at night.", "en"), Quotation("A tiempo completo.", "es_MX")),
}


def _named(label: str) -> dict[str, Name]:
    return {"en": Name(label), "es": Name(f"{label} (es)")}


@st.composite
def profiles(draw: st.DrawFn) -> Occupation:
    """What has names and categories: skills, majors, employers, entry, the record's own description."""
    labels = st.lists(st.sampled_from(_LABELS), min_size=0, max_size=4, unique=True)
    share = st.one_of(st.none(), st.integers(1, 200).map(lambda half: Decimal(half) / 2))
    scores = st.one_of(st.integers(0, 100).map(Decimal), st.integers(0, 1000).map(lambda tenths: Decimal(tenths) / 10))
    keys = draw(st.lists(st.sampled_from(SKILLS), max_size=5, unique=True))
    others = draw(st.lists(st.sampled_from(SKILLS), max_size=2, unique=True))
    return Occupation(
        id="profile",
        names=draw(names),
        employers=tuple(Employer(_named(label), draw(share)) for label in draw(labels)),
        majors=tuple(Major(_named(label), draw(share)) for label in draw(labels)),
        employers_cover=draw(st.sampled_from([None, "most", "some"])),
        skills=(
            *(Skill(key, draw(scores)) for key in keys),
            *(Skill(key, draw(scores), instrument="interests") for key in others),
        ),
        entry=draw(
            st.one_of(
                st.none(),
                st.builds(
                    Entry,
                    education=st.one_of(st.none(), st.sampled_from(EDUCATION)),
                    experience=st.one_of(st.none(), st.sampled_from(EXPERIENCE)),
                    training=st.one_of(st.none(), st.sampled_from(TRAINING)),
                    certification=st.one_of(st.none(), st.sampled_from(CERTIFICATION)),
                ),
            )
        ),
        texts=draw(st.sampled_from([{}, {}, _PASSAGES])),
        descriptions=draw(st.sampled_from([{}, {"en": "They walk 8 miles a day, and rest."}, {"es": "Caminan."}])),
        combined=draw(st.booleans()),
    )


@st.composite
def outcomes(draw: st.DrawFn) -> Occupation:
    """A projection whose target year is known, alone or in a group."""
    projected = draw(st.one_of(counts, st.integers(100_000, 10**7)))
    came = draw(st.one_of(counts, near(projected), hardly_changed(projected)))
    base = draw(st.one_of(st.just(()), counts.map(lambda count: (Employment(2014, count),))))
    size = draw(st.integers(2, 900))
    group = draw(
        st.one_of(
            st.none(), st.integers(1, size).map(lambda rank: Group(size, ranked=size, nearness_rank=rank, pay=(_PAY,)))
        )
    )
    return Occupation(
        id="outcome",
        names=draw(names),
        employment=(*base, Employment(2024, came)),
        projections=(Projection(2014, 2024, projected),),
        pay=draw(
            st.sampled_from([(), (Pay(2024, period="annual", currency="USD", percentiles={50: Decimal(30_000)}),)])
        ),
        group=group,
        combined=draw(st.booleans()),
    )


_PAY = Pay(2024, period="annual", currency="USD", percentiles={50: Decimal(60_000)})

occupations = st.one_of(trends(), outlooks(), wages(), levels(), profiles(), outcomes())
