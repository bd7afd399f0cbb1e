"""The wording rules, one property each; the number in a test's name is the rule's."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest
from attrs import evolve
from conjoined import conjoined
from extent import share
from hypothesis import given
from hypothesis import strategies as st

import narrate
from narrate import (
    STANDARD,
    AtLeast,
    Claim,
    Employer,
    Employment,
    InvalidRecordError,
    Major,
    Name,
    Occupation,
    Pay,
    Projection,
    Report,
    Style,
    testing,
)
from narrate.comparison import VERDICTS, trend, verdict
from narrate.language.rule_words import rule_words
from narrate.methodology import STANDARD_BANDS
from narrate.testing import fact_rules, name_rules, phrasebook_rules, text_rules
from narrate.testing.strategies import (
    bound,
    counts,
    employment_histories,
    flat_trends,
    level,
    levels,
    occupations,
    trends,
    wages,
)
from narrate.wording import language, writer

LOCALES = narrate.locales()
REACH = list(LOCALES)
"""The locales that the properties draw from; the test of the tests narrows them, since it forgets every wording."""

locales = st.integers(0, 2**16).map(lambda place: REACH[place % len(REACH)])
DIGITS = re.compile(r"\d+(?:[.,]\d+)*")


def written(occupation: Occupation, locale: str, **settings: object) -> Report:
    return narrate.report(occupation, locale=locale, **settings)  # type: ignore[arg-type]


def figures(report: Report) -> list[Claim]:
    return [claim for claim in report.claims if DIGITS.search(claim.text)]


@given(occupations(), locales)
def test_rule_1_every_figure_is_one_claim_and_every_claim_is_in_the_text(occupation: Occupation, locale: str) -> None:
    text_rules.every_figure_is_one_claim(written(occupation, locale))


@given(trends())
def test_rule_2_a_derived_figure_is_its_exact_value_rounded(occupation: Occupation) -> None:
    (start, observed), (old, _) = (entry.jobs for entry in occupation.employment), occupation.projections
    assert isinstance(start, int)
    assert isinstance(observed, int)
    assert isinstance(old.jobs, int)
    gap = trend(occupation, STANDARD).on_pace
    if gap is None:
        return
    horizon = old.target_year - old.base_year
    exact = start + Fraction(old.jobs - start) * (occupation.employment[1].year - old.base_year) / horizon
    assert abs(gap.expected - exact) <= 50
    if gap.expected:
        shown = Fraction(abs(observed - gap.expected), gap.expected) * 1000
        assert abs(shown - gap.tenths) <= Fraction(1, 2)


@given(flat_trends(), locales)
def test_rule_3_a_change_shown_as_zero_has_no_direction(occupation: Occupation, locale: str) -> None:
    assert not [claim for claim in written(occupation, locale).claims if claim.kind == "percent"]


@given(occupations(), locales)
def test_rule_1_without_a_fact_no_claim_rests_on_it(occupation: Occupation, locale: str) -> None:
    testing.assert_without_a_fact(occupation, locale)


@given(occupations(), locales)
def test_rule_3_no_direction_at_a_shown_zero(occupation: Occupation, locale: str) -> None:
    text_rules.a_shown_zero_has_no_direction(written(occupation, locale))


@given(trends(), locales)
def test_rule_3_the_direction_has_the_sign_of_the_figures(occupation: Occupation, locale: str) -> None:
    fact_rules.directions_have_the_sign_of_the_figures(written(occupation, locale))


@given(occupations(), locales)
def test_rule_4_a_direction_takes_an_unsigned_figure(occupation: Occupation, locale: str) -> None:
    text_rules.figures_have_no_sign(written(occupation, locale))


@given(counts(), st.integers(-99, 120).filter(bool))
def test_rule_5_contradicting_signs_are_not_both_written(jobs: int, percent: int) -> None:
    occupation = Occupation(
        id="x",
        employment=(Employment(2014, jobs),),
        projections=(Projection(2014, 2024, jobs, percent=Decimal(percent)),),
    )
    report = written(occupation, "en_US", sections=["job_trends"])
    assert not [claim for claim in report.claims if claim.kind == "direction"]
    assert "%" not in report.text


@given(st.integers(1, 10**7), st.integers(0, 10**7), st.integers(0, 10**7))
def test_rule_6_verdicts_are_monotone(reference: int, one: int, other: int) -> None:
    low, high = sorted((one, other))
    order = VERDICTS.index
    assert order(verdict(low, reference, STANDARD)) <= order(verdict(high, reference, STANDARD))


@given(occupations(), locales)
def test_rule_6_a_verdict_is_that_of_the_interval_of_its_gap(occupation: Occupation, locale: str) -> None:
    fact_rules.verdicts_are_those_of_their_intervals(written(occupation, locale))


@pytest.mark.parametrize("table", STANDARD_BANDS.values(), ids=lambda table: table.edition)
def test_rule_6_bands_are_exhaustive_and_monotone(table: narrate.BandTable) -> None:
    order = ["decline_rapidly", "decline", "little_or_no_change", "slower", "as_fast_as", "faster", "much_faster"]
    ranks = [order.index(table.band(percent)) for percent in range(-60, 80)]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) == (7 if table.decline_rapidly is not None else 6)


@given(st.integers(1, 60), st.sampled_from([(2010, 2020), (2020, 2030), (2013, 2023)]))
def test_rule_7_no_edition_no_band(percent: int, years: tuple[int, int]) -> None:
    occupation = Occupation(id="x", projections=(Projection(*years, percent=Decimal(percent)),))
    report = written(occupation, "en_US", sections=["job_outlook"])
    assert "average" not in report.text
    assert not [claim for claim in report.claims if claim.kind == "band"]
    fact_rules.bands_have_an_edition(written(occupation, "en_US"))


@given(employment_histories(min_size=2, max_size=2))
def test_rule_8_swapping_the_counts_swaps_the_direction(employment: tuple[Employment, ...]) -> None:
    testing.assert_mirror(Occupation(id="x", employment=employment))


@given(trends(), st.integers(1, 3))
def test_rule_9_scale_changes_counts_only(occupation: Occupation, power: int) -> None:
    testing.assert_scale(occupation, power)


@pytest.mark.parametrize("locale", share(LOCALES, 3))
def test_rule_10_a_projection_is_projected_and_has_its_years(locale: str) -> None:
    phrasebook_rules.projections_are_projected(Style(), locale)


@pytest.mark.parametrize("locale", LOCALES)
def test_rule_11_a_comparison_names_what_it_is_with(locale: str) -> None:
    phrasebook_rules.comparisons_have_two_sides(Style(), locale)


@given(counts().map(bound), counts(), locales)
def test_rule_12_a_bound_is_written_as_one_and_never_compared(least: AtLeast, jobs: int, locale: str) -> None:
    occupation = Occupation(
        id="x",
        employment=(Employment(2012, least), Employment(2014, jobs)),
        projections=(Projection(2012, 2022, jobs),),
    )
    report = written(occupation, locale, sections=["job_trends"])
    assert not [claim for claim in report.claims if claim.kind in ("direction", "verdict", "percent")]
    assert rule_words(locale).says("at_least", report.text)
    fact_rules.bounds_are_bounds(report)


@given(wages(), locales)
def test_rule_13_periods_and_currencies_are_not_mixed(occupation: Occupation, locale: str) -> None:
    fact_rules.wages_are_never_mixed(written(occupation, locale))


@given(trends(), locales)
def test_rule_16_percents_of_a_text_have_as_many_decimals(occupation: Occupation, locale: str) -> None:
    mark = writer(locale).figures.numbers.mark
    shown = [
        claim.text for claim in written(occupation, locale, sections=["job_trends"]).claims if claim.kind == "percent"
    ]
    assert {len(re.findall(r"\d", text.partition(mark)[2])) for text in shown} <= {1}
    text_rules.percents_have_as_many_decimals(written(occupation, locale))


@pytest.mark.parametrize("locale", LOCALES)
def test_rule_22_no_sentence_starts_with_a_figure_and_none_stand_side_by_side(locale: str) -> None:
    phrasebook_rules.figures_are_among_words(Style(), locale)


@given(occupations(), locales)
def test_rule_22_years_are_never_grouped(occupation: Occupation, locale: str) -> None:
    text_rules.years_are_never_grouped(written(occupation, locale))


@given(levels(), locales)
def test_rule_23_a_hedge_fits_the_rounding(occupation: Occupation, locale: str) -> None:
    fact_rules.hedges_fit_the_rounding(written(occupation, locale, sections=["employment"]))


@pytest.mark.parametrize("locale", LOCALES)
def test_rule_25_no_word_of_praise_or_alarm(locale: str) -> None:
    phrasebook_rules.no_praise_and_no_alarm(Style(), locale)


@given(occupations(), locales)
def test_rule_28_digits_and_marks_are_of_one_system(occupation: Occupation, locale: str) -> None:
    text_rules.digits_are_of_one_system(written(occupation, locale))


@given(occupations(), locales)
def test_rule_30_nothing_is_left_over_between_words(occupation: Occupation, locale: str) -> None:
    text_rules.nothing_is_left_over(written(occupation, locale))


@given(
    st.one_of(occupations(), st.sampled_from([0, 1, 2, 100]).map(level)), st.sampled_from(["en_US", "en_GB", "es_ES"])
)
def test_rule_31_the_noun_has_the_category_of_the_shown_number(occupation: Occupation, locale: str) -> None:
    text_rules.nouns_have_the_number_of_the_figure(written(occupation, locale))


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", ["correctors etc.", "models"])
def test_rule_30_a_name_with_a_period_of_its_own_shares_it_with_the_sentence(name: str, locale: str) -> None:
    for combined in (False, True):
        occupation = Occupation(
            id="x",
            names={locale: Name(name)},
            employment=(Employment(2024, 500),),
            projections=(Projection(2024, 2034, percent=Decimal(5), openings_per_year=30),),
            pay=(Pay(2024, period="annual", currency="USD", percentiles={50: Decimal(100)}),),
            employers=(Employer({locale: Name(name)}),),
            majors=(Major({locale: Name(name)}),),
            combined=combined,
        )
        report = written(occupation, locale)
        assert ".." not in report.text
        assert name[1:] in report.text
        # What is written piece by piece, for claims and pages, is the same text.
        for section in report.sections:
            assert "".join(text for text, _ in section.spans) == section.text


NAMES = st.sampled_from(
    [
        "U.S. marshals",
        "iOS developers",
        "EMTs and paramedics",
        "l’Oréal chemists",
        "{{ 7 * 7 }}",
        "<b>clerks</b>",
        "%s 100% *clerks*",
    ]
)


@given(NAMES, locales)
def test_rule_38_a_name_survives_byte_for_byte(plural: str, locale: str) -> None:
    occupation = Occupation(
        id="x",
        names={locale: Name(plural)},
        employment=(Employment(2024, 500),),
        projections=(Projection(2024, 2034, percent=Decimal(5)),),
    )
    sections = written(occupation, locale, sections=["employment", "job_outlook"]).sections
    assert all(plural[1:] in section.text for section in sections)
    assert any(plural in section.text for section in sections)
    name_rules.names_survive(written(occupation, locale))


@given(NAMES)
def test_rule_39_a_name_is_data_in_every_form(plural: str) -> None:
    occupation = Occupation(id="x", names={"en": Name(plural)}, employment=(Employment(2024, 500),))
    report = written(occupation, "en_US")
    assert "<b>" not in report.html
    assert "49" not in report.text
    assert not re.search(r"(?<!\\)[*<{]", report.markdown)
    name_rules.names_are_escaped(report)


@pytest.mark.parametrize("character", ["\u202e", "\u2066", "\x00", "\x1f", "\x7f", "\u200f", "\ud800"])
def test_rule_39_control_and_direction_characters_are_refused(character: str) -> None:
    with pytest.raises(InvalidRecordError, match="plural"):
        Name(f"models{character}")


def test_rule_40_the_full_name_first_and_the_short_one_after_it() -> None:
    occupation = Occupation(
        id="x",
        names={"en": Name("medical records technicians", short="technicians")},
        employment=(Employment(2024, 500),),
        projections=(Projection(2024, 2034, percent=Decimal(5), openings_per_year=30),),
    )
    report = written(occupation, "en_US")
    assert report.text.startswith("Medical records technicians held")
    assert report.text.count("edical records technicians") == 1
    assert report.text.count("technicians") == 3
    name_rules.the_full_name_is_first(report)


def test_rule_40_a_second_sentence_of_the_summary_does_not_repeat_a_name_that_has_no_short_form() -> None:
    record = Occupation(
        id="x",
        names={"en": Name("nurse midwives")},
        employment=(Employment(2012, 500), Employment(2014, 300)),
        projections=(Projection(2012, 2022, 600), Projection(2014, 2024, 310)),
    )
    written = narrate.report(record, locale="en_US")
    assert written.sections[0].text == (
        "As of 2014, employment trends for nurse midwives were much worse than the 2012 projection for 2022 implied. "
        "For this occupation, the 2014 projection for 2024 is much worse than the 2012 projection for 2022 implied."
    )
    named = evolve(record, names={"en": Name("nurse midwives", short="midwives")})
    short = narrate.report(named, locale="en_US")
    assert " For midwives, the 2014 projection" in short.sections[0].text


@pytest.mark.parametrize("locale", LOCALES)
def test_rule_37_lists_have_nothing_for_none_no_conjunction_for_one_and_the_language_s_own_else(locale: str) -> None:
    def written(count: int) -> dict[str, str]:
        names = [{locale: Name(text)} for text in ("alfa", "beta", "gamma", "delta")[:count]]
        record = Occupation(
            id="x",
            employment=(Employment(2014, 500),),
            employers=tuple(Employer(name) for name in names),
            majors=tuple(Major(name) for name in names),
        )
        report = narrate.report(record, locale=locale)
        return {section.name: re.sub("[\u2066-\u2069]", "", section.text) for section in report.sections}

    assert "majors" not in written(0)
    assert written(1)["employment"].startswith(written(0)["employment"])
    before, after = language(locale).quotes
    assert written(1)["employment"].count("alfa") == 1
    assert written(1)["majors"].count(f"{before}alfa{after}") == 1
    pairs = (
        conjoined(["0", "1"], "or", locale),
        conjoined(["0", "1"], "and", locale),
    )
    for section, pair in product(("employment", "majors"), pairs):
        conjunction = pair[1:-1]
        assert not re.search(f"alfa{after}?{conjunction}", written(1)[section])
    for count in (2, 3, 4):
        names = ["alfa", "beta", "gamma", "delta"][:count]
        # "Most work in A or B"; where the language counts employers instead of workers, "in A and B".
        joined = {
            conjoined(names, "or", locale),
            conjoined(names, "and", locale),
        }
        assert any(list_ in written(count)["employment"] for list_ in joined)
        labels = [f"{before}{name}{after}" for name in names]
        listed = conjoined(labels, "and", locale)
        between = language(locale).quoted_separator
        if between is not None and count > 2:
            start = conjoined(labels[:3], "and", locale).partition(labels[0])[2].partition(labels[1])[0]
            listed = listed.replace(start, between)
        assert listed in written(count)["majors"]


def test_rule_37_the_serial_comma_is_american() -> None:
    employers = tuple(Employer({"en": Name(text)}) for text in ("mines", "mills", "yards"))
    record = Occupation(id="x", employers=employers, employers_cover="most")
    assert "in mines, mills, or yards." in narrate.report(record, locale="en_US").text
    assert "in mines, mills or yards." in narrate.report(record, locale="en_GB").text


@given(occupations(), locales)
def test_rule_41_the_same_record_gives_the_same_bytes(occupation: Occupation, locale: str) -> None:
    testing.assert_idempotence(occupation, locale)
    testing.assert_permutation(occupation, locale)


@given(occupations(), locales)
def test_rule_42_claims_are_the_same_in_every_language(occupation: Occupation, locale: str) -> None:
    testing.assert_locale_parity(occupation, [locale, "en_US"])


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -1, None, "5", True])
def test_rule_43_what_is_no_count_is_refused(value: object) -> None:
    with pytest.raises(InvalidRecordError):
        Employment(2012, value)  # type: ignore[arg-type]
