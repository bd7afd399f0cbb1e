"""For a message of a specimen the record that gives it: the evidence that some record can."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from attrs import evolve

from narrate.comparison import computed_growth
from narrate.content import Message
from narrate.records import (
    AtLeast,
    ComparedGroup,
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

NAMES = FrozenMap({"en": Name("…")})
_LARGE = 10**6
_CENT = Decimal("0.01")
_DIRECTIONS = {"higher": "up", "lower": "down", "about": "flat"}
_EXPECTED = 10**9
"""So many jobs that a rounding to the unit changes no verdict."""
_PERMILLE = {"much_worse": 900, "worse": 960, "on_track": 1000, "better": 1040, "much_better": 1100}
"""The tenths of a percent of the expected jobs that are judged so."""
_BEYOND = {"worse": (945, 15), "on_track": (975, 15), "better": (1056, 16)}
"""The same for counts that look stronger, with their rounding, which allows no more than this verdict."""

Values = Mapping[str, Any]


def record_of(message: Message) -> Occupation:
    """Return a record from which a message follows."""
    spec = message.spec
    choices = {choice.name: value for choice, value in zip(spec.choices, message.choices, strict=True)}
    made = _MADE[spec.section, spec.name]({**choices, **message.values()})
    return Occupation(id="evidence", combined=choices.get("scope") == "combined", **made)


def _level(jobs: int, bound: str) -> int | AtLeast:
    return AtLeast(Decimal(jobs)) if bound == "at_least" else jobs


def _base(other: int, direction: str, tenths: int, *, least: Decimal = Decimal(0)) -> int:
    """Find the count from which another one is a change of so many tenths of a percent, and of a least share of it."""
    direction = _DIRECTIONS.get(direction, direction)
    tried = {other, other + 1, other - 1, 1, other * 10**4}
    for half in (-1, 0, 1):
        share = 2000 + (1 if direction == "up" else -1) * (2 * tenths + half)
        if share > 0:
            tried |= {other * 2000 // share + more for more in (-1, 0, 1)}
    wanted = (direction, (tenths, 1))
    return next(
        base
        for base in sorted(tried)
        if base >= 0 and computed_growth(base, other)[:2] == wanted and abs(other - base) >= least * base
    )


def _moved(direction: str, tenths: int) -> int:
    """Move a large count by so many tenths of a percent."""
    if direction in ("equal", "flat"):
        return _LARGE + (direction == "flat")
    return _LARGE + _LARGE * tenths // 1000 if direction == "up" else max(_LARGE - _LARGE * tenths // 1000, 1)


def _percent(direction: str, size: tuple[int, int]) -> Decimal:
    return Decimal(size[0]).scaleb(-size[1]) * (-1 if direction == "down" else 1)


def _whole(direction: str, size: tuple[int, int]) -> int:
    return int(_percent(direction, size))


def _jobs(*levels: tuple[int, int | AtLeast]) -> list[Employment]:
    return [Employment(year, jobs) for year, jobs in levels]


def _years(of: Values, new: str = "") -> tuple[int, int]:
    return of[f"{new}base_year"], of[f"{new}target_year"]


def _held(of: Values) -> Any:
    return {"employment": _jobs((of["year"], _level(of["jobs"], of["precision"])))}


def _two(of: Values) -> Any:
    first, second = _level(of["first"], of.get("first_bound", "")), _level(of["second"], of.get("second_bound", ""))
    return {"employment": _jobs((of["first_year"], first), (of["second_year"], second))}


def _parted(of: Values) -> Any:
    first, second = _two(of)["employment"]
    return {"employment": [first, evolve(second, flags=("break",))]}


def _projected(of: Values) -> Any:
    base = _base(of["jobs"], of["direction"], of["growth"][0])
    return {"employment": _jobs((of["base_year"], base)), "projections": _edition(of, of["jobs"])}


def _published(of: Values) -> Any:
    percent = _percent(of["direction"], of["growth"])
    same = _jobs((of["base_year"], of["jobs"])) if of["direction"] == "equal" else []
    return {"employment": same, "projections": _edition(of, of.get("jobs"), percent=percent)}


def _edition(of: Values, jobs: int | AtLeast | None, **published: Any) -> list[Projection]:
    """Return a projection, and where it is a past one the newer one that has replaced it, with openings alone."""
    base, target = _years(of)
    newer = [Projection(base + 1, target + 1, openings_per_year=100)] if of["validity"] == "past" else []
    return [Projection(base, target, jobs, **published), *newer]


def _judged(of: Values) -> tuple[int, int, int | None]:
    """Return expected jobs, those that are judged so against them, and the rounding of the latter."""
    unit = _EXPECTED // 1000
    if of.get("margin") != "rounding":
        return _EXPECTED, unit * _PERMILLE[of["verdict"]], None
    observed, rounding = _BEYOND[of["verdict"]]
    return _EXPECTED, unit * observed, unit * rounding


def _against(of: Values, expected: int, observed: int, rounding: int | None = None) -> Any:
    employment = [Employment(of["base_year"], expected), Employment(of["year"], observed, rounding=rounding)]
    return {"employment": employment, "projections": [Projection(*_years(of), expected)]}


def _editions(of: Values, expected: int, projected: int, rounding: int | None = None) -> Any:
    new = Projection(*_years(of, "new_"), projected, rounding=rounding)
    return {"employment": _jobs((of["base_year"], expected)), "projections": [Projection(*_years(of), expected), new]}


def _outlook(label: str | None, of: Values, **published: Any) -> Any:
    return {"projections": [Projection(*_years(of), 1000, outlook=label, **published)]}


def _computed(of: Values) -> Any:
    jobs, label = _moved(of["direction"], of["percent"][0]), _label(of)
    return {
        "employment": _jobs((of["base_year"], _LARGE)),
        "projections": [Projection(*_years(of), jobs, outlook=label)],
    }


def _label(of: Values) -> str | None:
    if of["direction"] == "down":
        return "decline_rapidly" if of["pace"] == "rapid" else "decline"
    return None if of["band"] == "none" else str(of["band"])


def _openings(of: Values) -> Any:
    label = _LEADS[of["lead"], of["concession"]]
    made = _outlook(label, of, openings_per_year=_level(of["openings"], of["bound"]))
    return {**made, "employment": _jobs((of["base_year"], 1000))} if of["lead"] == "little_change" else made


_LEADS = {
    ("none", "none"): None,
    ("limited_growth", "limited_growth"): "slower",
    ("limited_growth", "little_change"): "little_or_no_change",
    ("little_change", "little_change"): None,
    ("declining", "declining"): "decline",
}
"""The labels by what the handbook concedes, and what the facts do; of two levels that are equal there is none."""


def _compared(kind: str, of: Values) -> Any:
    published = Projection(*_years(of), percent=_percent(of["direction"], of["percent"]))
    return {
        "projections": [Projection(*_years(of), percent=Decimal(15))],
        "comparisons": [ComparedGroup(kind, names=NAMES, projections=(published,))],
    }


def _compared_pay(kind: str, of: Values) -> Any:
    (own,) = _pay(of, median=50)["pay"]
    return {"pay": [own], "comparisons": [ComparedGroup(kind, names=NAMES, pay=(own,))]}


def _came(of: Values, projected: int, observed: int, rounding: int | None = None) -> Any:
    return {
        "employment": [Employment(of["target_year"], observed, rounding=rounding)],
        "projections": [Projection(*_years(of), projected)],
    }


def _changes(of: Values) -> Any:
    digits, decimals = of["growth"]
    came = _moved(of["direction"], of["change"][0])
    percent = _percent(of["expected"], (digits, decimals)) if of["expected"] not in ("flat", "equal") else Decimal(0)
    jobs = _moved(of["expected"], digits)
    employment = _jobs((of["base_year"], _LARGE), (of["target_year"], came))
    published = percent if of["published"] else None
    return {"employment": employment, "projections": [Projection(*_years(of), jobs, percent=published)]}


def _rank(of: Values) -> Any:
    group = Group(of["ranked"], ranked=of["ranked"], nearness_rank=of["rank"])
    return {**_came({"base_year": 2014, "target_year": 2024}, 10, 9), "group": group}


def _amount(money: tuple[int, int, str]) -> Decimal:
    return Decimal(money[0]).scaleb(-money[1])


def _pay(of: Values, *, bound: str = "", **amounts: int) -> Any:
    """Return wages with amounts by rank, and one with cents where whole annual amounts are shown with cents.

    Wages of a sentence with a date have no median, and no other percentile that a sentence before it is made of.
    """
    shown: dict[int, Any] = {rank: _amount(of[name]) for name, rank in amounts.items()}
    (year, month), currency = of["date"], of[next(iter(amounts))][2]
    cents = any(of[name][1] for name in amounts)
    low, high = min(shown), max(shown)
    if of["period"] == "annual" and cents and all(amount == int(amount) for amount in shown.values()):
        rank, amount = _with_cents(low, high, shown, dated=of.get("dated") == "yes")
        shown[rank] = amount
    if of.get("dated") == "no":
        # A bound: a median that is equal would be told, and the other one not.
        shown.setdefault(50, AtLeast(shown[75 if low > 50 and 75 in shown else low]))
    percentiles = {rank: AtLeast(amount) if bound == "at_least" else amount for rank, amount in shown.items()}
    return {"pay": [Pay(year, period=of["period"], currency=currency, percentiles=percentiles, month=month)]}


def _equal(of: Values) -> Any:
    """Return wages with an amount at two percentiles; beside a median of a later year they are dated."""
    amount, ranks = _amount(of["low"]), (of["low_rank"], of["high_rank"])
    (year, month), period, currency = of["date"], of["period"], of["low"][2]
    percentiles: dict[int, Decimal | AtLeast] = dict.fromkeys(ranks, amount)
    if of["dated"] == "no":
        percentiles.setdefault(50, AtLeast(amount))
    entries = [Pay(year, period=period, currency=currency, percentiles=percentiles, month=month)]
    if of["dated"] == "yes" and 50 in percentiles:
        entries.append(Pay(year + 1, period=period, currency=currency, percentiles={50: amount}))
    return {"pay": entries}


def _with_cents(low: int, high: int, shown: Mapping[int, Decimal], *, dated: bool) -> tuple[int, Decimal | AtLeast]:
    half = Decimal("0.5")
    if dated and low == 25 and high == 25:
        return 75, AtLeast(shown[25] + half)
    if dated and low in (25, 75):
        return 10, AtLeast(shown[low] - half)
    if high in (10, 90):
        between = 25 if dated else 50
        return between, shown[10] + half if low == 10 else shown[90] - half
    return 90, shown[high] + half


def _pays(of: Values, occupations: int | None = None) -> Any:
    own = _amount(of["median"])
    group = _base(int(own * 100), of["side"], of["gap"][0], least=Decimal("0.5")) * _CENT
    (entry,) = _pay(of, median=50)["pay"]
    other = Pay(entry.year, period=entry.period, currency=entry.currency, percentiles={50: group}, month=entry.month)
    return {"pay": [entry], "group": Group(of["size"], pay=(evolve(other, occupations=occupations),))}


def _skills(of: Values, *scores: Decimal) -> Any:
    made = [
        Skill(f"skill {place}", score, names=NAMES, instrument=of["instrument"]) for place, score in enumerate(scores)
    ]
    return {"skills": made}


def _shown(score: tuple[int, int]) -> Decimal:
    """Return a score that is shown as this one, whether or not others have a decimal."""
    digits, decimals = score
    whole = Decimal(digits).scaleb(-decimals)
    if not decimals or digits % 10:
        return whole
    return whole - Decimal("0.04") if digits == 1000 else whole + Decimal("0.04")


def _highest(of: Values) -> Any:
    digits, decimals = of["score"]
    top, below = Decimal(digits).scaleb(-decimals), Decimal(digits - 1).scaleb(-decimals)
    many = len(of["skills"])
    return _skills(of, *[top] * many, *[below] * (of["count"] - many))


def _lowest(of: Values) -> Any:
    digits, decimals = of["score"]
    bottom, above = Decimal(digits).scaleb(-decimals), Decimal(digits + 1).scaleb(-decimals)
    return _skills(of, above, *[bottom] * len(of["skills"]))


def _apart(of: Values) -> Any:
    digits, decimals = of["points"]
    return _skills(of, Decimal(digits).scaleb(-decimals), Decimal("0.04") if decimals else Decimal(0))


def _shares(name: str, kind: type[Employer | Major]) -> Callable[[Values], Any]:
    def made(of: Values) -> Any:
        figures = [item.figure for item in of[name]]
        return {name: [kind(NAMES, None if figure is None else Decimal(figure[0])) for figure in figures]}

    return made


def _employers(of: Values) -> Any:
    return {**_shares("employers", Employer)(of), "employers_cover": "most" if of["cover"] == "most" else None}


def _entry(name: str) -> Callable[[Values], Any]:
    return lambda of: {"entry": Entry(**{name: of[name]})}


_MADE: dict[tuple[str, str], Callable[[Values], Any]] = {
    ("employment", "jobs_held"): _held,
    ("employment", "millions_held"): lambda of: {"employment": _jobs((of["year"], of["millions"]))},
    ("employment", "billions_held"): lambda of: {"employment": _jobs((of["year"], of["billions"]))},
    ("employment", "largest_employers"): _shares("employers", Employer),
    ("employment", "employers"): _employers,
    ("majors", "named"): _shares("majors", Major),
    ("majors", "shared"): _shares("majors", Major),
    ("duties", "description"): lambda _of: {"descriptions": {"en": "…"}},
    **{("entry", name): _entry(name) for name in ("education", "experience", "training", "certification")},
    ("job_trends", "observed_change"): _two,
    ("job_trends", "observed_levels"): _parted,
    ("job_trends", "observed_level"): lambda of: {"employment": _jobs((of["year"], _level(of["jobs"], of["bound"])))},
    ("job_trends", "projected_growth"): _projected,
    ("job_trends", "published_growth"): _published,
    ("job_trends", "projected_level"): lambda of: {"projections": _edition(of, _level(of["jobs"], of["bound"]))},
    ("job_trends", "projected_rate"): _published,
    ("job_trends", "on_pace"): lambda of: _against(of, of["expected"], of["observed"]),
    ("job_trends", "on_pace_verdict"): lambda of: _against(of, *_judged(of)),
    ("job_trends", "extrapolation"): lambda of: _editions(
        of, of["expected"], _base(of["expected"], of["side"], of["gap"][0])
    ),
    ("job_trends", "expectations_verdict"): lambda of: _editions(of, *_judged(of)),
    ("job_outlook", "growth"): lambda of: _outlook(_label(of), of, percent=_percent("up", of["percent"])),
    ("job_outlook", "whole_growth"): lambda of: _outlook(_label(of), of, whole_percent=_whole("up", of["percent"])),
    ("job_outlook", "computed_growth"): _computed,
    ("job_outlook", "labeled_growth"): lambda of: _outlook(_label(of), of),
    ("job_outlook", "little_or_no_change"): lambda of: _outlook("little_or_no_change", of),
    ("job_outlook", "decline"): lambda of: _outlook(_label(of), of, percent=_percent("down", of["percent"])),
    ("job_outlook", "whole_decline"): lambda of: _outlook(_label(of), of, whole_percent=_whole("down", of["percent"])),
    ("job_outlook", "computed_decline"): _computed,
    ("job_outlook", "labeled_decline"): lambda of: _outlook(_label(of), of),
    ("job_outlook", "group_growth"): lambda of: _compared("group", of),
    ("job_outlook", "all_growth"): lambda of: _compared("all", of),
    ("job_outlook", "openings"): _openings,
    ("track_record", "outcome"): lambda of: _came(of, of["projected"], of["observed"]),
    ("track_record", "changes"): lambda of: _changes({**of, "published": False}),
    ("track_record", "published_changes"): lambda of: _changes({**of, "published": True}),
    ("track_record", "verdict"): lambda of: _came(of, *_judged(of)),
    ("track_record", "rank"): _rank,
    ("summary", "current"): lambda of: _against(of, *_judged(of)),
    ("summary", "expectations"): lambda of: _editions(of, *_judged(of)),
    ("summary", "grows"): lambda of: _outlook(of["band"], of),
    ("summary", "whole_grows"): lambda of: _outlook(of["band"], of, whole_percent=30),
    ("summary", "declines"): lambda of: _outlook(_label(of), of),
    ("summary", "pays"): _pays,
    ("summary", "pays_counted"): lambda of: _pays(of, of["size"]),
    ("pay", "group_median"): lambda of: _compared_pay("group", of),
    ("pay", "all_median"): lambda of: _compared_pay("all", of),
    ("pay", "median"): lambda of: _pay(of, bound=of["bound"], median=50),
    ("pay", "definition"): lambda _of: {
        "pay": [Pay(2024, period="annual", currency="USD", percentiles={50: Decimal(1)})]
    },
    ("pay", "range"): lambda of: _pay(of, low=10, high=90),
    ("pay", "lowest"): lambda of: _pay(of, low=10),
    ("pay", "highest"): lambda of: _pay(of, high=90),
    ("pay", "middle"): lambda of: _pay(of, low=25, high=75),
    ("pay", "lower_quarter"): lambda of: _pay(of, low=25),
    ("pay", "upper_quarter"): lambda of: _pay(of, high=75),
    ("pay", "equal"): _equal,
    ("skills", "only"): lambda of: _skills(of, _shown(of["score"])),
    ("skills", "equal"): lambda of: _skills(of, *[_shown(of["score"])] * of["count"]),
    ("skills", "highest"): _highest,
    ("skills", "between"): lambda of: _skills(of, *map(Decimal, (37, *(item.figure[0] for item in of["skills"]), 12))),
    ("skills", "lowest"): _lowest,
    ("skills", "apart"): _apart,
}
"""From the values of a message, choices and figures together, to what its record has."""
