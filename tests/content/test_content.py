"""Content: which messages the facts support, with which choices and figures, before any word is chosen."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import narrate
from narrate import CAREER_PROFILE, STANDARD, AtLeast, Employment, Group, Name, Occupation, Pay, Projection, Skill
from narrate.content import (
    SECTIONS,
    ChoiceSpec,
    FigureSpec,
    Message,
    MessageSpec,
    Missing,
    Plan,
    Quantity,
    planned,
)
from narrate.content.sections import Section
from narrate.content.specimens import Values, made_of
from narrate.facts import FactIndex
from narrate.methodology import Methodology
from narrate.testing.strategies import occupations, wages

ORDER = (
    "summary", "duties", "employment", "entry", "pay", "skills", "majors", "job_outlook", "job_trends", "track_record",
)  # fmt: skip
"""Every section, as a report keeps them."""


def planned_section(section: str, occupation: Occupation, **choices: Any) -> Plan | Missing:
    return SECTIONS[section].plan(occupation, evolve(STANDARD, **choices))


def written(section: str, occupation: Occupation, **choices: Any) -> dict[str, tuple[dict[str, str], dict[str, Any]]]:
    """Give the choices and the figures of each message by its name."""
    found = planned_section(section, occupation, **choices)
    assert isinstance(found, Plan), found
    return {
        message.spec.name: (
            dict(zip([choice.name for choice in message.spec.choices], message.choices, strict=True)),
            dict(message.values()),
        )
        for message in found.messages
    }


def missing(section: str, occupation: Occupation) -> str:
    found = planned_section(section, occupation)
    assert isinstance(found, Missing), found
    return found.fact


def projected(**facts: Any) -> Occupation:
    employment = facts.pop("employment", ())
    projection = Projection(**{"base_year": 2024, "target_year": 2034, **facts})
    return Occupation(id="x", employment=employment, projections=(projection,))


def paid(period: str = "annual", /, *, year: int = 2024, currency: str = "USD", **ranks: Any) -> Pay:
    percentiles = {
        int(rank[1:]): amount if isinstance(amount, AtLeast) else Decimal(str(amount)) for rank, amount in ranks.items()
    }
    return Pay(year, month=5, period=period, currency=currency, percentiles=percentiles)


def test_sections_are_in_the_order_of_a_report() -> None:
    places = [ORDER.index(name) for name in SECTIONS]
    assert places == sorted(places)
    for name, section in SECTIONS.items():
        assert name == section.name
        assert {spec.section for spec in section.specs} == {name}


@given(occupations())
def test_a_message_has_a_value_for_each_choice_and_figure_and_no_other(occupation: Occupation) -> None:
    for section in SECTIONS.values():
        plan = section.plan(occupation, STANDARD)
        if isinstance(plan, Missing):
            assert plan.fact
            continue
        assert plan.messages
        for message in plan.messages:
            assert message.spec in section.specs
            assert len(message.figures) == len(message.spec.figures)
            for choice, value in zip(message.spec.choices, message.choices, strict=True):
                assert value in choice.values


@given(occupations())
def test_a_plan_is_its_messages_one_after_the_other(occupation: Occupation) -> None:
    for section in SECTIONS.values():
        plan = section.plan(occupation, STANDARD)
        if isinstance(plan, Missing):
            continue
        again = planned(*plan.messages, None)
        assert (again.shape, again.figures) == (plan.shape, plan.figures)
        halves = planned(*plan.messages[:1]) + planned(*plan.messages[1:])
        assert halves.messages == plan.messages
        assert repr(plan).splitlines() == [repr(message) for message in plan.messages]


@given(occupations(), st.sampled_from(["en", "es"]))
def test_a_plan_does_not_depend_on_names_nor_on_any_language(occupation: Occupation, language: str) -> None:
    renamed = evolve(occupation, names={language: Name("clerks", short="staff")})
    for section in ("pay", "job_outlook", "job_trends"):
        one, other = planned_section(section, occupation), planned_section(section, renamed)
        assert repr(one) == repr(other)


def test_an_empty_plan_is_false_and_shows_nothing() -> None:
    assert not planned(None, None)
    assert repr(planned() + planned()) == ""


def test_a_message_shows_its_kind_its_choices_and_its_figures() -> None:
    plan = planned_section("job_trends", Occupation(id="x", employment=(Employment(2014, 5_800),)))
    assert repr(plan) == "<job_trends.observed_level: scope=single, bound=exact, jobs=5800, year=2014>"


@pytest.mark.parametrize("section", ["employment", "pay", "job_outlook", "job_trends"])
def test_without_facts_a_section_says_what_it_needs(section: str) -> None:
    needed = {
        "employment": "employment of a year",
        "pay": "pay with percentile",
        "job_outlook": "a projection with percent, outlook or openings_per_year",
        "job_trends": "employment of a year, or a projection",
    }
    assert missing(section, Occupation(id="x")).startswith(needed[section])


@pytest.mark.parametrize(
    ("jobs", "unit", "message", "precision"),
    [
        (0, 100, "jobs_held", "exact"),
        (99, 100, "jobs_held", "exact"),
        (100, 100, "jobs_held", "about"),
        (101, 100, "jobs_held", "exact"),
        (999_999, 100, "jobs_held", "exact"),
        (999_900, 100, "jobs_held", "about"),
        (1_000_000, 100, "millions_held", None),
        (999_949_999, 100, "millions_held", None),
        (999_950_000, 100, "billions_held", None),
        (500, 1000, "jobs_held", "exact"),
        (500, 1, "jobs_held", "about"),
        (AtLeast(Decimal(2_000_000)), 100, "jobs_held", "at_least"),
    ],
)
def test_a_count_is_written_as_exactly_as_it_is_known(
    jobs: int | AtLeast, unit: int, message: str, precision: str | None
) -> None:
    occupation = Occupation(id="x", employment=(Employment(2024, jobs), Employment(2022, 7)))
    ((name, (choices, figures)),) = written("employment", occupation, unit=unit).items()
    assert (name, choices.get("precision"), figures["year"]) == (message, precision, 2024)


@pytest.mark.parametrize(
    ("facts", "message", "direction", "band"),
    [
        ({"percent": Decimal(7)}, "growth", "up", "much_faster"),
        ({"percent": Decimal(6)}, "growth", "up", "faster"),
        ({"percent": Decimal("6.5")}, "growth", "up", "none"),
        ({"percent": Decimal(6), "outlook": "slower"}, "growth", "up", "slower"),
        ({"percent": Decimal(6), "base_year": 2020, "target_year": 2030}, "growth", "up", "none"),
        ({"percent": Decimal("6.5"), "whole_percent": 7}, "whole_growth", "up", "much_faster"),
        ({"percent": Decimal("6.5"), "whole_percent": 6}, "whole_growth", "up", "faster"),
        ({"percent": Decimal("6.5"), "whole_percent": 6, "outlook": "slower"}, "whole_growth", "up", "slower"),
        ({"percent": Decimal("-7.6"), "whole_percent": -8}, "whole_decline", "down", None),
        ({"percent": Decimal("0.4"), "whole_percent": 0}, "little_or_no_change", "flat", None),
        ({"percent": Decimal("-0.4"), "whole_percent": 0}, "little_or_no_change", "flat", None),
        ({"jobs": 1060, "whole_percent": 6}, "whole_growth", "up", "faster"),
        ({"percent": Decimal(0)}, "little_or_no_change", "flat", None),
        ({"percent": Decimal(-1)}, "decline", "down", None),
        ({"percent": Decimal(-1), "outlook": "little_or_no_change"}, "little_or_no_change", "flat", None),
        ({"percent": Decimal(-1), "outlook": "faster"}, "labeled_growth", "up", "faster"),
        ({"percent": Decimal(5), "outlook": "decline"}, "labeled_decline", "down", None),
        ({"outlook": "faster"}, "labeled_growth", "up", "faster"),
        ({"outlook": "decline_rapidly"}, "labeled_decline", "down", None),
        ({"jobs": 1100, "employment": (Employment(2024, 1000),)}, "computed_growth", "up", "none"),
        ({"jobs": 900, "employment": (Employment(2024, 1000),)}, "computed_decline", "down", None),
        ({"jobs": 1000, "employment": (Employment(2024, 1000),)}, "little_or_no_change", "flat", None),
        ({"jobs": 1000, "employment": (Employment(2024, 1000),), "outlook": "faster"}, "labeled_growth", "up", "faster"),
    ],
)  # fmt: skip
def test_the_outlook_is_written_as_far_as_label_percent_and_levels_allow(
    facts: dict[str, Any], message: str, direction: str, band: str | None
) -> None:
    ((name, (choices, _)),) = written("job_outlook", projected(**facts)).items()
    assert (name, choices["direction"], choices.get("band")) == (message, direction, band)


@pytest.mark.parametrize(
    "facts",
    [
        {"jobs": 1100},
        {"jobs": 1100, "employment": (Employment(2022, 1000),)},
        {"jobs": AtLeast(Decimal(1100)), "employment": (Employment(2024, 1000),)},
        {"jobs": 1100, "employment": (Employment(2024, 0),)},
        {"jobs": 900, "percent": Decimal(5), "employment": (Employment(2024, 1000),)},
        {"percent": Decimal(5), "change": -300},
        {"percent": Decimal("5.4"), "whole_percent": 5, "change": -300},
        {"percent": Decimal("5.4"), "whole_percent": 5, "jobs": 900, "employment": (Employment(2024, 1000),)},
        {"percent": None, "openings_per_year": 0},
    ],
)
def test_a_partial_or_contradictory_outlook_is_not_written(facts: dict[str, Any]) -> None:
    assert "a projection with percent" in missing("job_outlook", projected(**facts))


@pytest.mark.parametrize(
    ("facts", "lead", "horizon", "bound"),
    [
        ({"percent": Decimal(5)}, "none", "decade", "exact"),
        ({"percent": Decimal(1)}, "limited_growth", "decade", "exact"),
        ({"percent": Decimal(0)}, "limited_growth", "decade", "exact"),
        ({"percent": Decimal(-3)}, "declining", "decade", "exact"),
        ({"target_year": 2029}, "none", "years", "exact"),
        ({"openings_per_year": AtLeast(Decimal("300.9"))}, "none", "decade", "at_least"),
    ],
)
def test_openings_follow_the_direction_of_the_growth(
    facts: dict[str, Any], lead: str, horizon: str, bound: str
) -> None:
    choices, figures = written("job_outlook", projected(**{"openings_per_year": 300, **facts}))["openings"]
    assert (choices["lead"], choices["horizon"], choices["bound"]) == (lead, horizon, bound)
    assert figures["openings"] == 300


def test_the_newest_projection_is_written_and_the_longer_of_two() -> None:
    projections = [Projection(*years, percent=Decimal(5)) for years in ((2022, 2040), (2024, 2034), (2024, 2029))]
    _, figures = written("job_outlook", Occupation(id="x", projections=tuple(projections)))["growth"]
    assert (figures["base_year"], figures["target_year"]) == (2024, 2034)


@pytest.mark.parametrize(
    ("entry", "messages"),
    [
        (paid(p10=5, p50=7, p90=9), ["median", "definition", "range"]),
        (paid(p50=7), ["median", "definition"]),
        (paid(p10=5), ["lowest"]),
        (paid(p90=9), ["highest"]),
        (paid(p10=AtLeast(Decimal(5)), p90=9), ["highest"]),
        (paid(p10=5, p90=AtLeast(Decimal(9))), ["range"]),
        (paid(p50=AtLeast(Decimal(9))), ["median", "definition"]),
    ],
)
def test_known_wages_are_written(entry: Pay, messages: list[str]) -> None:
    assert list(written("pay", Occupation(id="x", pay=(entry,)))) == messages


@pytest.mark.parametrize("occupation", [Occupation(id="x"), Occupation(id="x", pay=(paid(p10=AtLeast(Decimal(5))),))])
def test_less_than_a_lower_bound_is_never_said(occupation: Occupation) -> None:
    assert "percentile 50" in missing("pay", occupation)


@pytest.mark.parametrize(
    ("period", "amount", "shown"),
    [
        ("annual", "35900", (35_900, 0, "USD")),
        ("annual", "35900.00", (35_900, 0, "USD")),
        ("annual", "35900.5", (3_590_050, 2, "USD")),
        ("annual", "35900.125", (35_900_125, 3, "USD")),
        ("hourly", "17", (1700, 2, "USD")),
        ("hourly", "17.255", (17_255, 3, "USD")),
        ("hourly", "17.2549", (172_549, 4, "USD")),
        ("hourly", "0.005", (5, 3, "USD")),
    ],
)
def test_money_is_shown_whole_or_in_cents_and_never_altered(
    period: str, amount: str, shown: tuple[int, int, str]
) -> None:
    _, figures = written("pay", Occupation(id="x", pay=(paid(period, p50=amount),)))["median"]
    assert figures["median"] == shown


@pytest.mark.parametrize(
    ("currency", "period", "amount", "shown"),
    [
        ("JPY", "hourly", "1200", (1200, 0, "JPY")),
        ("KRW", "hourly", "9860.00", (9860, 0, "KRW")),
        ("JPY", "hourly", "1200.5", (12_005, 1, "JPY")),
        ("KWD", "hourly", "9.125", (9125, 3, "KWD")),
        ("KWD", "annual", "9125", (9125, 0, "KWD")),
        ("KWD", "annual", "9125.25", (9_125_250, 3, "KWD")),
        ("TND", "hourly", "9", (9000, 3, "TND")),
        ("VND", "hourly", "25000", (25_000, 0, "VND")),
        ("XOF", "annual", "1200000", (1_200_000, 0, "XOF")),
        ("CHF", "hourly", "30", (3000, 2, "CHF")),
    ],
)
def test_hourly_wages_have_cents_only_where_the_currency_has_them(
    currency: str, period: str, amount: str, shown: tuple[int, int, str]
) -> None:
    _, figures = written("pay", Occupation(id="x", pay=(paid(period, p50=amount, currency=currency),)))["median"]
    assert figures["median"] == shown


FULL_2024 = paid(p10=5, p25=6, p50=7, p75=8, p90=9)


@pytest.mark.parametrize(
    ("entries", "spread", "year"),
    [
        ([paid(year=2025, p50=8), FULL_2024], ["range", "middle"], 2024),
        ([FULL_2024, paid(year=2025, p50=8)], ["range", "middle"], 2024),
        ([paid(year=2025, p50=8), FULL_2024, evolve(FULL_2024, year=2023)], ["range", "middle"], 2024),
        ([paid(year=2025, p50=8, p33=1), paid("hourly", p25=6, p75=8)], ["middle"], 2024),
        ([paid(year=2025, p50=8), paid(year=2024, p50=7), paid(year=2020, p90=9)], ["highest"], 2020),
    ],
)
def test_a_newer_median_alone_leaves_the_spread_to_the_newest_year_that_has_one(
    entries: list[Pay], spread: list[str], year: int
) -> None:
    found = written("pay", Occupation(id="x", pay=tuple(entries)))
    assert list(found) == ["median", "definition", *spread]
    assert found["median"][1] == {"median": (8, 0, "USD"), "date": (2025, 5)}
    assert [found[name][1]["date"] for name in spread] == [(year, 5)] * len(spread)
    assert [found[name][0]["dated"] for name in spread] == ["yes", *["no"] * (len(spread) - 1)]


@pytest.mark.parametrize("entries", [[FULL_2024, evolve(FULL_2024, year=2020)], [FULL_2024, paid(year=2023, p50=7)]])
def test_wages_with_a_median_of_their_own_are_dated_by_it_alone(entries: list[Pay]) -> None:
    found = written("pay", Occupation(id="x", pay=tuple(entries)))
    assert (found["median"][1]["date"], found["range"][1]["date"]) == ((2024, 5), (2024, 5))
    assert {found[name][0]["dated"] for name in ("range", "middle")} == {"no"}


@pytest.mark.parametrize("ranks", [{"p10": 5}, {"p90": 9}, {"p10": 5, "p90": 9}, {"p25": 6}, {"p75": 8}])
def test_of_wages_without_a_median_the_first_sentence_is_dated(ranks: dict[str, int]) -> None:
    entries = (paid(p50=7, p10=5), paid(year=2020, currency="EUR", **ranks))
    *_, (choices, figures) = written("pay", Occupation(id="x", pay=entries)).values()
    assert (choices["dated"], figures["date"]) == ("yes", (2020, 5))


@pytest.mark.parametrize("locale", narrate.locales())
@pytest.mark.parametrize("period", ["annual", "hourly"])
def test_every_language_dates_a_spread_of_another_year_than_the_medians(locale: str, period: str) -> None:
    older = evolve(FULL_2024, year=2014, period=period)
    written = narrate.report(Occupation(id="x", pay=(paid(year=2025, p50=8), older)), locale=locale, sections=["pay"])
    years = [str(claim.facts[0]) for claim in written.claims if claim.kind == "date"]
    assert years == ["pay[2025.annual.USD].year", f"pay[2014.{period}.USD].year"]


def test_a_bound_stays_one_with_all_its_decimals() -> None:
    entry = paid("hourly", p50=AtLeast(Decimal("114.999")))
    choices, figures = written("pay", Occupation(id="x", pay=(entry,)))["median"]
    assert (choices["bound"], figures["median"]) == ("at_least", (114_999, 3, "USD"))


@given(wages())
def test_the_amounts_of_a_range_have_one_currency_and_as_many_decimals_and_rise(occupation: Occupation) -> None:
    plan = planned_section("pay", occupation)
    for message in plan.messages if isinstance(plan, Plan) else ():
        if message.spec.name == "range":
            low: Any = message.values()["low"]
            high: Any = message.values()["high"]
            assert low[1:] == high[1:]
            assert low[0] <= high[0]


def test_the_newest_wages_of_a_currency_are_written_annual_before_hourly() -> None:
    entries = (paid("hourly", p50=17), paid(p50=35_000), paid(year=2023, p50=34_000), paid(year=2025, p33=1))
    found = written("pay", Occupation(id="x", pay=(*entries, paid(currency="EUR", p90=9))))
    assert found["median"][1] == {"median": (35_000, 0, "USD"), "date": (2024, 5)}
    assert found["highest"][1]["high"] == (9, 0, "EUR")


@pytest.mark.parametrize(
    ("entry", "months", "date"),
    [
        (evolve(paid(p50=7), month=None), {"USD": 5}, (2024, 5)),
        (evolve(paid(p50=7), month=None), {}, (2024, None)),
        (evolve(paid(p50=7, currency="EUR"), month=None), {"USD": 5}, (2024, None)),
        (evolve(paid(p50=7), month=11), {"USD": 5}, (2024, 11)),
    ],
)
def test_the_month_is_the_records_or_the_methodologys_or_none(
    entry: Pay, months: dict[str, int], date: tuple[int, int | None]
) -> None:
    _, figures = written("pay", Occupation(id="x", pay=(entry,)), wage_months=months)["median"]
    assert figures["date"] == date


def full() -> Occupation:
    return Occupation(
        id="x",
        employment=(Employment(2012, 186_300), Employment(2014, 188_600)),
        projections=(Projection(2012, 2022, 227_500), Projection(2014, 2024, 217_600)),
    )


FIRST, SECOND = full().employment
OLD, NEW = full().projections
BOUND = AtLeast(Decimal(1000))


@pytest.mark.parametrize(
    ("facts", "messages"),
    [
        (
            {},
            "observed_change projected_growth on_pace on_pace_verdict projected_growth extrapolation expectations_verdict",
        ),
        ({"projections": ()}, "observed_change"),
        ({"projections": (), "employment": (FIRST,)}, "observed_level"),
        ({"projections": (), "employment": (FIRST, Employment(2014, BOUND))}, "observed_levels"),
        ({"projections": (), "employment": (Employment(2012, 0), SECOND)}, "observed_levels"),
        ({"projections": (OLD,)}, "observed_change projected_growth on_pace on_pace_verdict"),
        ({"projections": (NEW,)}, "observed_change projected_growth"),
        ({"employment": ()}, "projected_level projected_level"),
        (
            {"employment": (FIRST,)},
            "observed_level projected_growth projected_level extrapolation expectations_verdict",
        ),
        ({"employment": (SECOND,)}, "observed_level projected_level projected_growth"),
        (
            {"projections": (OLD, Projection(2014, 2024, BOUND))},
            "observed_change projected_growth on_pace on_pace_verdict projected_level",
        ),
        (
            {"projections": (OLD, evolve(NEW, percent=Decimal(15)))},
            "observed_change projected_growth on_pace on_pace_verdict projected_level extrapolation expectations_verdict",
        ),
        (
            {"projections": (OLD, evolve(NEW, percent=Decimal("15.4")))},
            "observed_change projected_growth on_pace on_pace_verdict published_growth extrapolation expectations_verdict",
        ),
        (
            {"projections": (OLD, evolve(NEW, jobs=None, percent=Decimal("15.4")))},
            "observed_change projected_growth on_pace on_pace_verdict projected_rate",
        ),
        (
            {"projections": (OLD, evolve(NEW, jobs=None, percent=Decimal(15)))},
            "observed_change projected_growth on_pace on_pace_verdict",
        ),
        (
            {"projections": (evolve(NEW, percent=Decimal(15)),), "employment": (SECOND,)},
            "observed_level published_growth",
        ),
        (
            {"employment": (SECOND,), "projections": (evolve(NEW, jobs=SECOND.jobs, percent=Decimal("0.1")),)},
            "observed_level",
        ),
        (
            {"employment": (SECOND,), "projections": (evolve(NEW, jobs=SECOND.jobs, outlook="decline"),)},
            "observed_level",
        ),
        (
            {"projections": (OLD, evolve(NEW, percent=Decimal(-15)))},
            "observed_change projected_growth on_pace on_pace_verdict projected_level extrapolation expectations_verdict",
        ),
    ],
)
def test_missing_facts_drop_whole_messages(facts: dict[str, Any], messages: str) -> None:
    plan = planned_section("job_trends", evolve(full(), **facts))
    assert isinstance(plan, Plan)
    assert [message.spec.name for message in plan.messages] == messages.split()


def test_the_figures_of_a_trend_are_those_of_the_comparison() -> None:
    found = written("job_trends", full())
    assert found["on_pace"] == (
        {"line": "interpolated", "side": "lower", "measure": "percent"},
        {
            "year": 2014,
            "expected": 194_500,
            "observed": 188_600,
            "gap": (30, 1),
            "base_year": 2012,
            "target_year": 2022,
        },
    )
    assert found["on_pace_verdict"][0]["verdict"] == "worse"
    assert found["extrapolation"][1]["gap"] == (83, 1)
    assert found["expectations_verdict"][0]["verdict"] == "much_worse"


@pytest.mark.parametrize(("combined", "scope"), [(False, "single"), (True, "combined")])
def test_several_codes_are_several_in_every_message_that_has_a_scope(*, combined: bool, scope: str) -> None:
    whole = evolve(full(), combined=combined, pay=(paid(p50=7),))
    scopes = {
        choices["scope"]
        for section in ("employment", "pay", "job_outlook", "job_trends")
        for choices, _ in written(section, whole).values()
        if "scope" in choices
    }
    assert scopes == {scope}


def test_the_methodology_decides_and_the_plan_shows_it() -> None:
    def growth(plan: Plan | Missing) -> list[Any]:
        messages: tuple[Message, ...] = plan.messages if isinstance(plan, Plan) else ()
        return [message.values()["growth"] for message in messages if message.spec.name == "projected_growth"]

    assert growth(SECTIONS["job_trends"].plan(full(), STANDARD)) == [(221, 1), (154, 1)]
    assert growth(SECTIONS["job_trends"].plan(full(), CAREER_PROFILE)) == [(221, 1), (156, 1)]


def test_the_outlook_shows_the_whole_percent_and_no_section_a_second_one() -> None:
    record = projected(employment=(Employment(2024, 188_600),), jobs=217_600, percent=Decimal("15.4"), whole_percent=15)
    report = narrate.report(record, locale="en_US", sections=["job_outlook", "job_trends"])
    found = {claim.section: (claim.text, claim.facts) for claim in report.claims if claim.kind == "percent"}
    assert found == {"job_outlook": ("15", ("projections[2024-2034].whole_percent",))}
    assert "217,600 jobs" in report.text


def scored(*scores: int) -> Occupation:
    return Occupation(id="x", skills=tuple(Skill(f"skill {n}", Decimal(score)) for n, score in enumerate(scores)))


@pytest.mark.parametrize(
    ("scores", "messages"),
    [
        ((9,), ["only"]),
        ((9, 9), ["equal"]),
        ((9, 5), ["highest", "lowest", "apart"]),
        ((9, 5, 5, 1), ["highest", "between", "lowest", "apart"]),
        ((20, *range(10, 1, -1), 1), ["highest", "between", "lowest", "apart"]),
        ((20, *range(11, 1, -1), 1), ["highest", "lowest", "apart"]),
        ((9, *(5,) * 9), ["highest", "lowest", "apart"]),
        ((9, *(5,) * 10), ["highest", "apart"]),
    ],
)
def test_no_sentence_names_more_skills_than_one_can_read(scores: tuple[int, ...], messages: list[str]) -> None:
    assert list(written("skills", scored(*scores))) == messages


def test_scores_of_another_instrument_are_not_ranked_with_those_of_skills() -> None:
    skills = (Skill("social", Decimal(9)), Skill("creative", Decimal(5)))
    interests = (Skill("social", Decimal(90), instrument="Interests"),)
    others = (Skill("artistic", Decimal(1), instrument="values"), Skill("social", Decimal(4), instrument="values"))

    def told(*listed: tuple[Skill, ...]) -> tuple[Message, ...]:
        plan = SECTIONS["skills"].plan(Occupation(id="x", skills=sum(listed, ())), STANDARD)
        return () if isinstance(plan, Missing) else plan.messages

    assert told(others, interests, skills) == told(skills) + told(interests)
    assert [message.passage for message in told(others, interests, skills)] == ["skills"] * 3 + ["interests"]
    assert told(others) == ()


@pytest.mark.parametrize(
    ("percent", "base", "message", "growth"),
    [
        (None, 5_900, "changes", (254, 1)),
        ("24.3", 5_900, "published_changes", (243, 1)),
        # A whole percent beside one with a decimal is replaced by that of the levels, where they agree.
        ("25", 5_900, "changes", (254, 1)),
        ("24", 5_900, None, None),
        # Published against the levels' sign, or beyond their rounding.
        ("-8.9", 7_400, None, None),
        ("90.0", 5_900, None, None),
    ],
)
def test_the_growth_that_was_projected_is_the_published_one(
    percent: str | None, base: int, message: str | None, growth: tuple[int, int] | None
) -> None:
    record = Occupation(
        id="47-2231",
        employment=(Employment(2014, base), Employment(2024, 28_600)),
        projections=(Projection(2014, 2024, 7_400, percent=None if percent is None else Decimal(percent)),),
    )
    found = written("track_record", record)
    if message is None:
        assert list(found) == ["outcome", "verdict"]
    else:
        assert list(found) == ["outcome", message, "verdict"]
        assert found[message][1]["growth"] == growth


def among(own: Any, others: Any, **facts: Any) -> Occupation:
    """An occupation whose median wage and that of its group are known, and nothing else."""
    size = facts.pop("size", 2)
    group = Group(size, pay=(paid(p50=others, **facts),))
    return Occupation(id="x", pay=(paid(p50=own),), group=group)


@pytest.mark.parametrize(
    ("own", "side", "tenths"),
    [("150.01", "higher", 500), (150, "higher", 500), (1000, "higher", 9000), (50, "lower", 500), ("49.99", "lower", 500), (0, "lower", 1000)],
)  # fmt: skip
def test_pay_half_as_far_as_the_groups_stands_out(own: Any, side: str, tenths: int) -> None:
    choices, figures = written("summary", among(own, 100))["pays"]
    assert (choices["side"], figures["gap"], figures["size"]) == (side, (tenths, 1), 2)


@pytest.mark.parametrize("own", ["149.99", 133, 100, 67, "50.01", AtLeast(Decimal(150)), AtLeast(Decimal(1000))])
def test_pay_nearer_to_the_groups_does_not_stand_out(own: Any) -> None:
    assert "stands out" in missing("summary", among(own, 100))


@pytest.mark.parametrize(
    "facts", [{"year": 2023}, {"currency": "EUR"}, {"size": 1}, {"others": 0}, {"others": AtLeast(Decimal(1))}]
)
def test_pay_is_compared_only_with_the_same_kind_of_pay(facts: dict[str, Any]) -> None:
    assert "stands out" in missing("summary", among(300, facts.pop("others", 100), **facts))


def test_the_summary_has_at_most_two_sentences_what_came_first() -> None:
    record = Occupation(
        id="x",
        employment=(Employment(2022, 1000), Employment(2024, 2000)),
        projections=(Projection(2022, 2032, 1000), Projection(2024, 2034, 3000, percent=Decimal(50))),
        pay=(paid(p50=300),),
        group=Group(2, pay=(paid(p50=100),)),
    )
    assert list(written("summary", record)) == ["current", "expectations"]
    assert list(written("summary", evolve(record, employment=(Employment(2024, 2000),)))) == ["grows", "pays"]


@pytest.mark.parametrize(
    ("observed", "verdict"),
    [(10_506, "much_better"), (10_505, None), (10_500, None), (9_500, None), (9_495, None), (9_494, "much_worse")],
)
def test_a_summary_has_only_verdicts_at_either_end(observed: int, verdict: str | None) -> None:
    """By the rounding to ten of the projection, and to one of the observation, a gap of 5 % may be one of 5.1 %."""
    record = Occupation(
        id="x",
        employment=(Employment(2022, 10_000, rounding=10), Employment(2024, observed)),
        projections=(Projection(2022, 2032, 10_000, rounding=10),),
    )
    if verdict is None:
        assert "stands out" in missing("summary", record)
    else:
        assert written("summary", record)["current"][0]["verdict"] == verdict


@pytest.mark.parametrize("turned", [False, True])
def test_the_newest_projection_with_an_observed_target_year_is_compared_with_it(turned: bool) -> None:  # noqa: FBT001
    years = [(2010, 2020), (2012, 2022), (2014, 2022), (2016, 2026)][:: -1 if turned else 1]
    record = Occupation(
        id="x",
        employment=(Employment(2020, 100), Employment(2022, 200), Employment(2024, 300)),
        projections=tuple(Projection(base, target, base) for base, target in years),
    )
    _, figures = written("track_record", record)["outcome"]
    assert (figures["base_year"], figures["target_year"], figures["observed"]) == (2014, 2022, 200)


WAGE = MessageSpec("s", "wage", (), (FigureSpec("median", Quantity.MONEY), FigureSpec("date", Quantity.DATE)))
COUNTED = MessageSpec("s", "counted", (ChoiceSpec("side", ("up", "down")),), (FigureSpec("jobs", Quantity.JOBS),))


@pytest.mark.parametrize(
    ("message", "known"),
    [
        (
            Message(WAGE, (), ((35_900, 0, "USD"), (2014, 5))),
            {"median": (35_900, 0, "USD"), "currency": "USD", "date": (2014, 5), "year": 2014},
        ),
        (
            Message(WAGE, (), ((5, 0), (2014, None))),
            {"median": (5, 0), "currency": "", "date": (2014, None), "year": 2014},
        ),
        (Message(COUNTED, ("up",), (5,)), {"side": "up", "jobs": 5}),
    ],
)
def test_a_message_knows_what_the_addresses_of_its_facts_are_made_of(message: Message, known: dict[str, Any]) -> None:
    assert message.known() == known


@pytest.mark.parametrize(("choices", "figures"), [((), (5,)), (("up", "up"), (5,)), (("up",), ()), (("up",), (5, 6))])
def test_a_message_with_another_number_of_values_is_refused(choices: Any, figures: Any) -> None:
    message = Message(COUNTED, choices, figures)
    for read in (repr, Message.known) if figures == (5,) else (repr, Message.known, Message.values):
        with pytest.raises(ValueError, match="zip"):
            read(message)


def test_sections_of_the_same_name_kinds_and_plan_are_equal() -> None:
    def planless(_record: Occupation, _methodology: Methodology) -> Plan | Missing:
        return Missing("all")

    section = Section("own", (COUNTED,), planless)
    assert section == Section("own", (COUNTED,), planless)
    assert hash(section) == hash(Section("own", (COUNTED,), planless))
    assert section != Section("own", (WAGE,), planless)
    assert section.planned(FactIndex(full(), STANDARD)) == Missing("all")
    for worked_out in ("planned", "mentions", "outside"):
        with pytest.raises(TypeError, match=worked_out):
            Section("own", (COUNTED,), planless, **{worked_out: True})  # type: ignore[arg-type]


def test_the_group_of_a_callers_own_kind_has_its_own_messages_alone() -> None:
    up, down = Message(COUNTED, ("up",), (5,)), Message(COUNTED, ("down",), (6,))
    (group,) = made_of(COUNTED, [up, Message(WAGE, (), ((5, 0, "USD"), (2014, None))), down])
    assert (group.figures, group.choices) == (("jobs",), ("side",))
    assert list(group.made(Values(lambda _quantity, _value: 0))) == [(("up",), (5,)), (("down",), (6,))]
