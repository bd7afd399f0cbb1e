"""What is said only if the facts have it: months, majorities, concessions, outlooks, percentiles, sections, percents."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve
from extent import share
from hypothesis import given
from hypothesis import strategies as st

import narrate
from narrate import (
    CAREER_PROFILE,
    STANDARD,
    AtLeast,
    ComparedGroup,
    Employer,
    Employment,
    Methodology,
    Name,
    Occupation,
    Pay,
    Projection,
    Skill,
)
from narrate.comparison import VERDICTS
from narrate.content import SECTIONS, Plan
from narrate.facts import DerivedFact, FactIndex
from narrate.testing import assert_wording
from narrate.testing.strategies import occupations

LOCALES = share(narrate.locales(), 4, start=2)
WORDS = {locale: Name("qqq") for locale in narrate.locales()}
MORE = {locale: Name("rrr") for locale in narrate.locales()}


def plan_of(section: str, record: Occupation) -> Plan:
    plan = SECTIONS[section].planned(FactIndex(record, STANDARD))
    return plan if isinstance(plan, Plan) else Plan()


def choices(section: str, record: Occupation) -> dict[str, dict[str, str]]:
    return {
        message.spec.name: dict(zip((one.name for one in message.spec.choices), message.choices, strict=True))
        for message in plan_of(section, record).messages
    }


@pytest.mark.parametrize(
    ("shares", "told", "cover"),
    [
        ((None,), None, "some"),
        ((None,), "some", "some"),
        ((None,), "most", "most"),
        ((3, None), None, "some"),
        ((50, None), None, "some"),
        ((51, None), None, "most"),
        ((30, None, 21), None, "most"),
    ],
)
def test_employers_have_most_jobs_by_the_record_or_by_more_than_half(
    shares: tuple[int | None, ...], told: str | None, cover: str
) -> None:
    employers = tuple(Employer(MORE if place else WORDS, part) for place, part in enumerate(shares))  # type: ignore[arg-type]
    record = Occupation(id="x", employers=employers, employers_cover=told)
    assert choices("employment", record)["employers"]["cover"] == cover
    for locale in LOCALES:
        report = narrate.report(record, locale=locale)
        assert_wording(report)
        assert [claim.value for claim in report.claims] == [part for part in shares if part is not None]


def outlook(percent: str | None, label: str | None, jobs: int | None = None) -> Occupation:
    growth = None if percent is None else Decimal(percent)
    newest = Projection(2024, 2034, jobs, percent=growth, outlook=label, openings_per_year=900)
    return Occupation(id="x", employment=(Employment(2024, 200_000),), projections=(newest,))


@pytest.mark.parametrize(
    ("record", "lead", "concession"),
    [
        (outlook("1.1", "slower"), "limited_growth", "limited_growth"),
        (outlook(None, "slower"), "limited_growth", "limited_growth"),
        (outlook("0.4", "little_or_no_change"), "limited_growth", "limited_growth"),
        (outlook("-0.6", "little_or_no_change"), "limited_growth", "little_change"),
        (outlook("0", "little_or_no_change"), "limited_growth", "little_change"),
        (outlook(None, None, 200_000), "little_change", "little_change"),
        (outlook("-3", "decline"), "declining", "declining"),
        (outlook(None, "decline_rapidly"), "declining", "declining"),
        (outlook("0", "decline"), "none", "none"),
        (outlook("-4.5", "slower"), "none", "none"),
        (outlook("4.5", "decline"), "none", "none"),
        (outlook("9", "faster"), "none", "none"),
    ],
)
def test_a_concession_has_the_label_in_english_and_the_facts_elsewhere(
    record: Occupation, lead: str, concession: str
) -> None:
    found = choices("job_outlook", record)["openings"]
    assert (found["lead"], found["concession"]) == (lead, concession)
    for locale in ("en_US", *LOCALES):
        report = narrate.report(record, locale=locale)
        assert_wording(report)
        leads = [claim.value for claim in report.claims if claim.kind == "lead"]
        assert leads == [one for one in [lead if locale.startswith("en") else concession] if one != "none"]


@pytest.mark.parametrize(("observed", "written"), [(2021, True), (2022, False), (2023, False)])
def test_a_projection_for_a_year_that_is_over_is_no_outlook(observed: int, written: bool) -> None:  # noqa: FBT001
    record = Occupation(
        id="x",
        employment=(Employment(2012, 1000), Employment(observed, 1200)),
        projections=(Projection(2010, 2020, 900), Projection(2012, 2022, 700, openings_per_year=30)),
    )
    assert bool(plan_of("job_outlook", record)) == written
    assert (
        "extrapolation" in choices("job_trends", evolve(record, employment=(Employment(2010, 900), *record.employment)))
    ) == written
    names = [section.name for section in narrate.report(record, locale="en_US").sections]
    assert ("job_outlook" in names) == written


@pytest.mark.parametrize(("year", "found"), [(2190, True), (1914, True), (2041, False), (1994, False)])
def test_a_year_decades_from_all_others_is_a_finding(year: int, found: bool) -> None:  # noqa: FBT001
    record = Occupation(id="x", employment=(Employment(2012, 1000), Employment(2024, 1100), Employment(year, 1000)))
    findings = narrate.report(record, locale="en_US").findings
    assert [one.path for one in findings] == ([f"employment[{year}]"] if found else [])
    assert all(str(year) in str(one) for one in findings)


def paid(**ranks: Any) -> Occupation:
    percentiles = {
        int(rank[1:]): amount if isinstance(amount, AtLeast) else Decimal(amount) for rank, amount in ranks.items()
    }
    return Occupation(id="x", pay=(Pay(2024, month=5, period="annual", currency="USD", percentiles=percentiles),))


CAP = AtLeast(Decimal(239_200))


@pytest.mark.parametrize(
    ("record", "messages"),
    [
        (paid(p10=1, p25=2, p50=CAP, p75=CAP, p90=CAP), "median definition lowest lower_quarter"),
        (paid(p10=1, p25=2, p50=3, p75=CAP, p90=CAP), "median definition lowest lower_quarter"),
        (paid(p10=1, p50=3, p75=CAP, p90=CAP), "median definition lowest upper_quarter"),
        (paid(p10=1, p50=3, p90=CAP), "median definition range"),
        (paid(p10=7, p50=7, p90=9), "median highest equal"),
        (paid(p10=7, p90=7), "equal"),
        (paid(p10=7, p25=7, p75=9, p90=9), "middle equal equal"),
        (paid(p10=1, p25=7, p75=7, p90=9), "range equal"),
    ],
)
def test_what_a_cap_hides_is_not_said_and_what_is_equal_is(record: Occupation, messages: str) -> None:
    assert [message.spec.name for message in plan_of("pay", record).messages] == messages.split()
    for locale in LOCALES:
        assert_wording(narrate.report(record, locale=locale))


ONE = Occupation(id="x", employment=(Employment(2024, 1200),), projections=(Projection(2024, 2034, 1300),))


@pytest.mark.parametrize(
    ("record", "written"),
    [
        (ONE, False),
        (evolve(ONE, employment=(Employment(2020, 1000), *ONE.employment)), True),
        (evolve(ONE, employment=(*ONE.employment, Employment(2026, 1250))), True),
        (evolve(ONE, employment=()), True),
        (evolve(ONE, projections=(*ONE.projections, Projection(2022, 2032, 1100))), True),
        (Occupation(id="x", projections=(Projection(2024, 2034, percent=Decimal(11)),)), False),
        (
            Occupation(
                id="x",
                projections=(Projection(2020, 2030, outlook="slower"), Projection(2024, 2034, percent=Decimal(11))),
            ),
            False,
        ),
    ],
)
def test_one_edition_alone_has_no_trend_unless_it_is_asked_for(record: Occupation, written: bool) -> None:  # noqa: FBT001
    names = [section.name for section in narrate.report(record, locale="en_US").sections]
    assert ("job_trends" in names) == written
    by_name = narrate.report(record, locale="en_US", sections=["job_trends"])
    assert narrate.check(by_name.text, record, locale="en_US") == []


def test_a_zero_that_is_published_stays_and_a_whole_percent_is_none() -> None:
    def percents(jobs: int) -> list[str]:
        editions = (
            Projection(2022, 2032, 10_560, percent=Decimal("5.6")),
            Projection(2024, 2034, jobs, percent=Decimal(6)),
        )
        record = Occupation(
            id="x", employment=(Employment(2022, 10_000), Employment(2024, 10_100)), projections=editions
        )
        report = narrate.report(record, locale="en_US", sections=["job_outlook", "job_trends"])
        assert_wording(report)
        newest = [claim.text for claim in report.claims if claim.kind == "percent" and "2024-2034" in str(claim.facts)]
        return newest[:2]

    assert percents(10_710) == ["6.0", "6.0%"]
    assert percents(10_750)[0] == "6"


@given(
    st.integers(8, 400),
    st.integers(-90, 90),
    st.integers(-90, 90),
    st.sampled_from([1, 10, 100]),
)
def test_a_larger_gap_never_has_a_weaker_verdict_at_the_same_rounding(
    base: int, one: int, other: int, unit: int
) -> None:
    """Rule 6, for whole reports: of two observations of one line, both rounded to the same unit."""

    def verdict(percent: int) -> str:
        jobs = max(base * (100 + percent) // 100, 0) * 100
        record = Occupation(
            id="x",
            employment=(Employment(2022, base * 100, rounding=unit), Employment(2024, jobs, rounding=unit)),
            projections=(Projection(2022, 2032, base * 100, rounding=unit),),
        )
        report = narrate.report(record, locale="en_US", sections=["job_trends"])
        assert_wording(report)
        (found,) = [claim for claim in report.claims if claim.kind == "verdict"]
        entry = report.entry(found)
        assert isinstance(entry, DerivedFact)
        assert entry.shown == found.value
        shown = narrate.report(record, locale="en_US", sections=["job_trends"], methodology=CAREER_PROFILE)
        (judged,) = [claim.value for claim in shown.claims if claim.kind == "verdict"]
        assert strength(str(found.value)) <= min(strength(one) for one in (*entry.classes, str(judged)))
        assert ("rounding" in str(found.rule)) == (found.value != judged)
        return str(found.value)

    def strength(value: str) -> int:
        return abs(VERDICTS.index(value) - 2)

    less, more = sorted((one, other))
    assert VERDICTS.index(verdict(less)) <= VERDICTS.index(verdict(more))


@pytest.mark.parametrize("locale", LOCALES)
def test_a_verdict_within_the_rounding_says_so(locale: str) -> None:
    record = Occupation(
        id="dredge operators",
        employment=(Employment(2023, 1200), Employment(2024, 1100)),
        projections=(Projection(2023, 2024, 1200), Projection(2023, 2033, 1200), Projection(2024, 2034, 1100)),
    )
    finer = evolve(
        record,
        employment=tuple(evolve(one, rounding=1) for one in record.employment),
        projections=tuple(evolve(one, rounding=1) for one in record.projections),
    )
    texts = []
    for one, verdicts in ((record, {"on_track"}), (finer, {"much_worse"})):
        report = narrate.report(one, locale=locale, sections=["job_trends", "track_record"])
        assert_wording(report)
        assert {claim.value for claim in report.claims if claim.kind == "verdict"} == verdicts
        texts.append(report.text)
    assert texts[0] != texts[1]


def test_percents_of_one_publication_have_as_many_decimals() -> None:
    def compared(kind: str, percent: str) -> ComparedGroup:
        projection = Projection(2024, 2034, percent=Decimal(percent))
        return ComparedGroup(kind, names={"en": Name("health occupations")}, projections=(projection,))

    def outlook(own: str, group: str, everybody: str) -> str:
        record = Occupation(
            "1",
            projections=(Projection(2024, 2034, percent=Decimal(own)),),
            comparisons=(compared("group", group), compared("all", everybody)),
        )
        return narrate.report(record, locale="en_US", sections=["job_outlook"]).text

    assert re.findall(r"[\d.]+(?=%| percent)", outlook("4.9", "6.1", "2")) == ["4.9", "6.1", "2.0"]
    assert re.findall(r"[\d.]+(?=%| percent)", outlook("5", "6", "2")) == ["5", "6", "2"]


def test_a_whole_published_percent_is_in_the_track_record() -> None:
    record = Occupation(
        "1",
        employment=(Employment(2014, 10_000), Employment(2024, 10_500)),
        projections=(Projection(2014, 2024, 10_600, percent=Decimal("6.0")),),
    )
    assert "6.0%" in narrate.report(record, locale="en_US", sections=["track_record"]).text


def test_wages_are_compared_with_those_of_the_same_year_and_only_by_medians() -> None:
    def shown(percentiles: dict[int, int], year: int) -> str:
        amounts = {rank: Decimal(amount) for rank, amount in percentiles.items()}
        everybody = Pay(year, period="annual", currency="USD", percentiles={50: Decimal(49_500)})
        record = Occupation(
            "1",
            pay=(Pay(2024, period="annual", currency="USD", percentiles=amounts),),
            comparisons=(ComparedGroup("all", pay=(everybody,)),),
        )
        return narrate.report(record, locale="en_US", sections=["pay"]).text

    assert "$49,500" in shown({50: 60_000}, 2024)
    assert "$49,500" not in shown({50: 60_000}, 2023)
    assert "$49,500" not in shown({50: 60_000}, 2025)
    assert "$49,500" not in shown({10: 30_000, 90: 90_000}, 2024)


def test_a_count_that_another_section_has_in_full_is_in_full_everywhere() -> None:
    record = Occupation("1", employment=(Employment(2023, 1_562_000), Employment(2024, 1_579_800)))
    one_edition = Occupation(
        "1", employment=(Employment(2024, 1_579_812),), projections=(Projection(2014, 2024, 1_400_000),)
    )

    def held(record: Occupation, locale: str, *sections: str) -> str:
        report = narrate.report(record, locale=locale, sections=sections or None)
        return next(section.text for section in report.sections if section.name == "employment")

    for sections in ((), ("employment", "job_trends")):
        assert "1.579.800" in held(record, "de_DE", *sections)
        assert "1.6 million" in held(record, "en_US", *sections)
    assert "1,6\N{NO-BREAK SPACE}Millionen" in held(record, "de_DE", "employment")
    assert "1.579.812" in held(one_edition, "de_DE", "employment", "track_record")
    assert "160万" in held(record, "ja_JP", "employment")


@pytest.mark.parametrize("methodology", [STANDARD, evolve(STANDARD, name="computed", published_growth=False)])
@pytest.mark.parametrize("whole", [None, 15])
def test_a_whole_percent_is_not_beside_one_with_a_decimal(methodology: Methodology, whole: int | None) -> None:
    projection = Projection(2020, 2025, 2_465_100, percent=Decimal(15), whole_percent=whole)
    record = Occupation("1", employment=(Employment(2016, 10_786), Employment(2018, 20)), projections=(projection,))
    report = narrate.report(record, locale="en_US", sections=["job_trends"], methodology=methodology)
    assert "99.8%" in report.text
    assert "15%" not in report.text
    assert "2,465,100 jobs in 2025" in report.text
    assert_wording(report)


def sections(record: Occupation, *names: str) -> str:
    return narrate.report(record, locale="en_US", sections=names).text


def test_a_projection_that_is_not_in_the_section_is_compared_with_nothing() -> None:
    def trends(old: str | None, new: str | None) -> str:
        record = Occupation(
            "1",
            employment=(Employment(2022, 2_200), Employment(2024, 6_700)),
            projections=(
                Projection(2022, 2032, 2_200, percent=None if old is None else Decimal(old)),
                Projection(2024, 2034, 6_700, percent=None if new is None else Decimal(new)),
            ),
        )
        return sections(record, "job_trends")

    assert "to keep pace with prediction" in trends(None, None)
    assert "Linear extrapolation" in trends(None, None)
    assert "Linear extrapolation" not in trends(None, "-0.5")
    assert "to keep pace with prediction" in trends(None, "-0.5")
    assert "keep pace" not in trends("0.3", None)
    assert "Linear extrapolation" not in trends("0.3", None)


def test_a_median_that_other_percentiles_equal_parts_no_halves() -> None:
    def shown(**percentiles: int) -> str:
        amounts = {int(rank[1:]): Decimal(amount) for rank, amount in percentiles.items()}
        return sections(Occupation("1", pay=(Pay(2024, period="annual", currency="USD", percentiles=amounts),)), "pay")

    assert "half the workers" in shown(p10=30_000, p50=40_000, p75=50_000)
    for equal in ({"p50": 40_000, "p75": 40_000}, {"p50": 40_000, "p90": 40_000}):
        assert "half the workers" not in shown(**equal)
        assert "$40,000" in shown(**equal)


def test_what_a_break_in_the_series_parts_is_not_compared() -> None:
    def written(**flagged: tuple[str, ...]) -> str:
        record = Occupation(
            "1",
            employment=(Employment(2014, 1_000), Employment(2024, 2_000, flags=flagged.get("observed", ()))),
            projections=(
                Projection(2014, 2024, 1_200),
                Projection(2024, 2034, 2_200, flags=flagged.get("projected", ())),
            ),
        )
        return narrate.report(record, locale="en_US").text

    whole, parted, newer = written(), written(observed=("break",)), written(projected=("break",))
    assert written(observed=("provisional",)) == whole
    assert "1,000 jobs in 2014 and 2,000 jobs in 2024, reflecting an increase of 100.0%." in whole
    assert "1,000 jobs in 2014 and 2,000 jobs in 2024." in parted
    assert "increase by 10.0% in 2034 to 2,200 jobs" in parted
    for words in ("keep pace", "the observed number was", "Linear extrapolation", "current employment trends"):
        assert (words in whole, words in parted) == (True, False)
    assert ("keep pace" in newer, "Linear extrapolation" in newer) == (True, False)


@given(occupations())
def test_no_claim_compares_what_a_break_parts(record: Occupation) -> None:
    breaks = [entry.year for entry in record.employment if "break" in entry.flags]
    for claim in narrate.report(record, locale="en_US").claims:
        if claim.kind not in ("direction", "percent", "verdict"):
            continue
        years = [int(one.key[0]) for one in claim.facts if one.list == "employment"]
        years += [int(one.key[0]) for one in claim.facts if one.list == "projections" and one.field == "jobs"]
        assert not any(min(years, default=0) < year <= max(years, default=0) for year in breaks), claim


def test_a_band_is_of_the_classification_of_its_table_and_not_against_all_occupations() -> None:
    def outlook(scheme: str | None, of_all: int | None, percent: int = 7) -> str:
        growth = Projection(2024, 2034, percent=Decimal(percent))
        compared = (
            () if of_all is None else (ComparedGroup("all", projections=(evolve(growth, percent=Decimal(of_all)),)),)
        )
        return sections(Occupation("1", scheme=scheme, projections=(growth,), comparisons=compared), "job_outlook")

    for scheme in (None, "soc2018"):
        assert "much faster than the average" in outlook(scheme, None)
        assert "much faster than the average" in outlook(scheme, 3)
        assert "than the average" not in outlook(scheme, 7)
        assert "slower than the average" in outlook(scheme, 3, percent=1)
        assert "than the average" not in outlook(scheme, 1, percent=1)
    assert "as fast as the average" in outlook(None, 3, percent=3)
    for scheme in ("kldb2010", "anzsco2022", "isco08"):
        assert "grow 7 percent" in outlook(scheme, None)
        assert "average" not in outlook(scheme, None)


def test_a_zero_is_rounded_as_the_other_counts_of_its_record() -> None:
    def trends(then: int, now: int, rounding: int | None = None) -> str:
        record = Occupation(
            "1",
            employment=(Employment(2022, then), Employment(2024, now, rounding=rounding)),
            projections=(Projection(2022, 2032, then), Projection(2024, 2034, 5_000)),
        )
        return sections(record, "job_trends")

    for then in (21, 17, 49, 51, 211):
        assert "current employment trends are much worse" in trends(then, 0)
    assert "Allowing for the rounding" in trends(100, 0)
    assert "current employment trends are much worse" in trends(100, 0, rounding=1)


def test_where_an_edition_projects_a_year_itself_its_line_is_not_asked() -> None:
    def written(*projections: Projection) -> str:
        observed = (Employment(2018, 8_000), Employment(2019, 8_880))
        return narrate.report(Occupation("1", employment=observed, projections=projections), locale="en_US").text

    both = written(Projection(2018, 2028, 9_900), Projection(2018, 2019, 8_800))
    assert "keep pace" not in both
    assert "The outcome was about on track with the 2018 projection for 2019." in both
    assert "keep pace" in written(Projection(2018, 2028, 9_900))


def test_nobody_is_employed_where_there_are_no_jobs() -> None:
    def written(jobs: int, cover: str | None) -> str:
        employers = (Employer({"en": Name("hospitals")}, Decimal(60)), Employer({"en": Name("schools")}, Decimal(5)))
        record = Occupation("1", employment=(Employment(2024, jobs),), employers=employers, employers_cover=cover)
        return sections(record, "employment")

    assert "The largest employers of workers in this occupation were" in written(900, None)
    assert "Workers in this occupation" not in written(900, "most")
    assert "hospitals" not in written(0, None)
    assert "largest" not in written(900, "some")
    assert "hospitals" in written(900, "some")


@pytest.mark.parametrize("projected", [443_000_000, 442_000_000])
def test_a_level_is_not_beside_a_label_that_is_against_it(projected: int) -> None:
    def written(outlook: str | None) -> str:
        growth = Projection(2018, 2023, projected, percent=Decimal("1.56"), outlook=outlook)
        return sections(
            Occupation("1", employment=(Employment(2018, 443_000_530),), projections=(growth,)), "job_trends"
        )

    assert f"{projected:,} jobs in 2023" in written(None)
    assert f"{projected:,}" not in written("much_faster")


def test_little_or_no_change_is_not_beside_a_label_that_is_against_it() -> None:
    def written(outlook: str | None) -> str:
        growth = Projection(2027, 2037, 1_000_000, outlook=outlook)
        return sections(Occupation("1", employment=(Employment(2027, 1_000_008),), projections=(growth,)), "job_trends")

    assert "little or no change by 2037" in written(None)
    assert "little or no change by 2037" in written("little_or_no_change")
    assert "2037" not in written("as_fast_as")


@pytest.mark.parametrize(
    ("percent", "whole", "outlook"),
    [
        ("0", None, "decline"),
        ("0.4", 0, "slower"),
        ("0", None, "slower"),
        ("-2", None, "slower"),
        ("3", None, "decline"),
    ],
)
def test_nothing_is_conceded_where_label_and_figures_disagree(percent: str, whole: int | None, outlook: str) -> None:
    projection = Projection(
        2024, 2034, percent=Decimal(percent), whole_percent=whole, outlook=outlook, openings_per_year=1_200
    )
    found = choices("job_outlook", Occupation("1", projections=(projection,)))
    assert (found["openings"]["lead"], found["openings"]["concession"]) == ("none", "none")


@pytest.mark.parametrize("locale", LOCALES)
def test_both_ends_of_the_scale_have_no_decimal(locale: str) -> None:
    scores = {"one": "100", "two": "48.7", "three": "0"}
    skills = tuple(Skill(name, Decimal(score), names=WORDS) for name, score in scores.items())
    written = narrate.report(Occupation("x", skills=skills), locale=locale)
    assert [claim.value for claim in written.claims if claim.kind in ("score", "points")] == [100, 48.7, 0, 100]
    assert not re.search(r"(?<![\d٠-٩])(?:100|0|١٠٠|٠)[.,٫][0٠]", written.text)


@pytest.mark.parametrize(("of_all", "band"), [("3", "about as fast as"), ("-3", None), ("9", None)])
def test_a_band_is_not_beside_a_row_of_all_that_is_far_from_it(of_all: str, band: str | None) -> None:
    row = ComparedGroup("all", projections=(Projection(2024, 2034, percent=Decimal(of_all)),))
    own = Occupation(
        "1", projections=(Projection(2024, 2034, percent=Decimal(3)),), comparisons=(row,), scheme="soc2018"
    )
    assert ("the average" in sections(own, "job_outlook")) is (band is not None)
