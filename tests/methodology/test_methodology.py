"""Methodologies: what may be chosen, how it is read from TOML, and where each growth band begins and ends."""

from __future__ import annotations

import pickle
import re
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st

from narrate import CAREER_PROFILE, STANDARD, InvalidMethodologyError, Methodology, methodology_from_toml
from narrate.methodology import BANDS, STANDARD_BANDS
from narrate.records import OUTLOOKS

OWN_BANDS = """
[bands."2034-2044"]
much_faster = 8
faster = 6
as_fast_as = 3
slower = 1
little_or_no_change = 0
"""


@pytest.mark.parametrize(
    ("choice", "value", "required"),
    [
        ("rounding", "up", "'half_up' or 'cut'"),
        ("rounding", None, "'half_up' or 'cut'"),
        ("unit", 50, "1 or 10 or 100"),
        ("unit", 0, "1 or 10 or 100"),
        ("unit", True, "1 or 10 or 100"),
        ("unit", "100", "1 or 10 or 100"),
        ("unit", 100.0, "1 or 10 or 100"),
        ("unit", Decimal("sNaN"), "1 or 10 or 100"),
        pytest.param("unit", 10**5000, "1 or 10 or 100", id="long"),
        ("rounding", ["cut"], "'half_up' or 'cut'"),
        ("name", 5, "a text that is not empty"),
        ("name", "", "a text that is not empty"),
        ("on_track", 0.02, "an exact share from 0 to below 1"),
        ("on_track", "2", "an exact share from 0 to below 1"),
        ("on_track", None, "an exact share from 0 to below 1"),
        ("moderate", 0.05, "an exact share from 0 to below 1"),
        ("wage_months", 5, "a table of currency = month"),
        ("wage_months", None, "a table of currency = month"),
        ("bands", 5, "tables by base and target year"),
        ("growth_base", "target", "'own_base' or 'first_observation'"),
        ("published_growth", 1, "true or false"),
        ("judged_on", "both", "'shown' or 'exact'"),
        ("on_track", Fraction(-1, 100), "from 0 to below 1"),
        ("moderate", Fraction(1), "from 0 to below 1"),
        ("moderate", Fraction(2, 100), "a share above on_track (1/50)"),
    ],
)
def test_a_choice_that_is_not_allowed_is_refused(choice: str, value: Any, required: str) -> None:
    with pytest.raises(InvalidMethodologyError) as caught:
        evolve(STANDARD, **{choice: value})
    assert (caught.value.key, caught.value.value) == (choice, value)
    assert required in caught.value.required


@pytest.mark.parametrize(
    ("choice", "value", "key", "required"),
    [
        ("wage_months", {"USD": 13}, "wage_months.USD", "a month from 1 to 12"),
        ("wage_months", {"USD": 5.0}, "wage_months.USD", "a month from 1 to 12"),
        ("wage_months", {"usd": 5}, "wage_months.usd", "three capital letters"),
        ("wage_months", {5: 5}, "wage_months.5", "three capital letters"),
        ("bands", {(2034, 2024): STANDARD_BANDS[2024, 2034]}, "bands", "a base year and a target year after it"),
        ("bands", {"2024-2034": STANDARD_BANDS[2024, 2034]}, "bands", "a base year and a target year after it"),
        ("bands", {(2024, 2034): 5}, "bands[2024-2034]", "a BandTable"),
    ],
)
def test_an_entry_that_is_not_allowed_is_named(choice: str, value: Any, key: str, required: str) -> None:
    with pytest.raises(InvalidMethodologyError) as caught:
        evolve(STANDARD, **{choice: value})
    assert caught.value.key == key
    assert required in caught.value.required


def test_methodologies_hash_by_what_they_hold() -> None:
    assert hash(STANDARD) == hash(evolve(STANDARD))
    assert len({STANDARD, CAREER_PROFILE, evolve(STANDARD), methodology_from_toml(OWN_BANDS)}) == 3


def test_a_methodology_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        STANDARD.rounding = "cut"  # type: ignore[misc]
    with pytest.raises(TypeError):
        STANDARD.bands[2024, 2034] = STANDARD_BANDS[2022, 2032]  # type: ignore[index]


@pytest.mark.parametrize("methodology", [STANDARD, CAREER_PROFILE, methodology_from_toml(OWN_BANDS)])
def test_a_methodology_travels_between_processes(methodology: Methodology) -> None:
    assert pickle.loads(pickle.dumps(methodology)) == methodology  # noqa: S301  # pickled a moment ago


def test_the_career_profile_differs_in_its_roundings_and_bases_alone() -> None:
    differing = {"name", "rounding", "growth_base", "published_growth", "within_rounding"}
    for name in ("unit", "judged_on", "on_track", "moderate", "wage_months", "bands", *differing):
        assert (getattr(STANDARD, name) != getattr(CAREER_PROFILE, name)) == (name in differing)


def test_toml_that_names_nothing_is_the_standard() -> None:
    assert evolve(methodology_from_toml(""), name="standard") == STANDARD
    assert methodology_from_toml("").name == "custom"


def test_toml_can_say_all_that_the_career_profile_is() -> None:
    text = (
        'name = "career-profile"\nrounding = "cut"\ngrowth_base = "first_observation"\npublished_growth = false\n'
        "within_rounding = false"
    )
    assert methodology_from_toml(text) == CAREER_PROFILE


@given(st.integers(0, 4999), st.integers(1, 5000))
def test_thresholds_of_toml_are_exact_shares_of_the_percents_written(low: int, more: int) -> None:
    high = low + more
    made = methodology_from_toml(f"on_track = {low / 100:.2f}\nmoderate = {high / 100:.2f}")
    assert (made.on_track, made.moderate) == (Fraction(low, 10_000), Fraction(high, 10_000))
    assert Fraction(*made.thresholds[:2]) == made.on_track
    assert Fraction(*made.thresholds[2:]) == made.moderate


def test_bands_of_toml_come_to_those_of_the_standard() -> None:
    made = methodology_from_toml(OWN_BANDS)
    table = made.bands[2034, 2044]
    assert dict(made.bands) == {**STANDARD_BANDS, (2034, 2044): table}
    assert (table.edition, table.decline_rapidly, table.standing) == ("2034-44", None, "own")
    assert [table.band(percent) for percent in (8, 7, 3, 1, 0, -1)] == [
        "much_faster",
        "faster",
        "as_fast_as",
        "slower",
        "little_or_no_change",
        "decline",
    ]


def test_the_month_of_wages_is_read_from_toml() -> None:
    assert methodology_from_toml("[wage_months]\nUSD = 4\nCAD = 11").wage_months == {"USD": 4, "CAD": 11}


def test_no_month_is_the_standards() -> None:
    assert STANDARD.wage_months == CAREER_PROFILE.wage_months == {}


@pytest.mark.parametrize(
    ("text", "key", "required"),
    [
        ("rounding = ", "the file", "a TOML document"),
        ("unit = 1\nunit = 10", "the file", "a TOML document"),
        ("on_track = nan", "the file", "a TOML document"),
        ("on_track = inf", "the file", "a TOML document"),
        ('roundings = "cut"', "roundings", "one of the keys name, rounding"),
        ("thresholds = [1, 2, 3, 4]", "thresholds", "one of the keys name"),
        ("name = 5", "name", "a text"),
        ('name = " "', "name", "a text"),
        ("unit = 100.0", "unit", "1 or 10 or 100"),
        ("on_track = -1", "on_track", "a number in percent, from 0 to below 100"),
        ("on_track = 1e999999999", "on_track", "a number in percent"),
        ("on_track = 1e-999999999", "on_track", "a number in percent"),
        ("[wage_months]\nUS = 5", "wage_months.US", "three capital letters"),
        (OWN_BANDS.replace("2034-2044", "2044-2034"), 'bands."2044-2034"', "a target year after the base year"),
        (OWN_BANDS.replace("2034-2044", "2034-2034"), 'bands."2034-2034"', "a target year after the base year"),
        ("unit = 7", "unit", "1 or 10 or 100"),
        ('on_track = "2"', "on_track", "a number in percent"),
        ("on_track = true", "on_track", "a number in percent"),
        ("on_track = 5", "moderate", "a share above on_track"),
        ("moderate = 100", "moderate", "from 0 to below 100"),
        ('published_growth = "no"', "published_growth", "true or false"),
        ("wage_months = 5", "wage_months", "a table of currency = month"),
        ("[wage_months]\nUSD = 13", "wage_months.USD", "a month from 1 to 12"),
        ("[wage_months]\nUSD = true", "wage_months.USD", "a month from 1 to 12"),
        ("bands = 5", "bands", "tables such as"),
        ('[bands]\n"2034-2044" = 5', 'bands."2034-2044"', "a table with much_faster"),
        (OWN_BANDS.replace("2034-2044", "2034-44"), 'bands."2034-44"', "two years of four digits"),
        (OWN_BANDS.replace("slower", "slow"), 'bands."2034-2044".slow', "one of the keys much_faster"),
        (OWN_BANDS.replace("slower = 1", "slower = 1.5"), 'bands."2034-2044".slower', "a whole percent"),
        (OWN_BANDS.replace("slower = 1", ""), 'bands."2034-2044".slower', "a whole percent"),
        (OWN_BANDS.replace("slower = 1", "slower = 3"), "bands[2034-44]", "five bounds that fall"),
        (OWN_BANDS + "decline_rapidly = 0", "bands[2034-44].decline_rapidly", "a percent below 0"),
    ],
)
def test_toml_that_is_wrong_names_the_key_and_what_is_required(text: str, key: str, required: str) -> None:
    with pytest.raises(InvalidMethodologyError) as caught:
        methodology_from_toml(text)
    assert caught.value.key == key
    assert required in caught.value.required
    assert str(caught.value).startswith(f"{key} of the methodology: required is ")


@pytest.mark.parametrize("came", ["150", "150.5", "100"])
def test_a_refused_percent_is_reported_as_written(came: str) -> None:
    with pytest.raises(InvalidMethodologyError, match=rf"what came is .*\b{re.escape(came)}\b"):
        methodology_from_toml(f"on_track = {came}")


def test_labels_of_bands_are_those_of_records() -> None:
    assert BANDS == OUTLOOKS


RECONSTRUCTED = "reconstructed; agrees with every label seen"
PUBLISHED = {
    # base and target year: much faster, faster, as fast as, slower, little or no change (lowest and highest whole
    # percent each), the highest that is a rapid decline, and where that comes from
    (2002, 2012): ((36, None), (21, 35), (10, 20), (3, 9), (0, 2), None, "OOH 2004-05"),
    (2006, 2016): ((21, None), (14, 20), (7, 13), (3, 6), (-2, 2), -10, "OOH 2008-09"),
    (2008, 2018): ((20, None), (14, 19), (7, 13), (3, 6), (-2, 2), -10, "second-hand"),
    (2012, 2022): ((22, None), (15, 21), (8, 14), (3, 7), (-2, 2), None, RECONSTRUCTED),
    (2014, 2024): ((14, None), (9, 13), (5, 8), (2, 4), (-1, 1), None, RECONSTRUCTED),
    (2016, 2026): ((15, None), (10, 14), (5, 9), (2, 4), (-1, 1), None, RECONSTRUCTED),
    (2018, 2028): ((11, None), (7, 10), (4, 6), (2, 3), (-1, 1), None, RECONSTRUCTED),
    (2019, 2029): ((8, None), (5, 7), (3, 4), (1, 2), (0, 0), None, "all 558 labels of the edition"),
    (2022, 2032): ((9, None), (5, 8), (2, 4), (1, 1), (0, 0), None, RECONSTRUCTED),
    (2023, 2033): ((9, None), (6, 8), (3, 5), (1, 2), (0, 0), None, RECONSTRUCTED),
    (2024, 2034): ((7, None), (5, 6), (3, 4), (1, 2), (0, 0), None, "all 341 labels of the edition"),
}
"""The tables as they were published or worked out, written a second time: an edge that moves must move in both."""


def test_every_edition_has_its_table() -> None:
    assert set(PUBLISHED) == set(STANDARD_BANDS)


@pytest.mark.parametrize("years", PUBLISHED, ids="{0[0]}-{0[1]}".format)
def test_each_whole_percent_has_the_band_of_its_edition(years: tuple[int, int]) -> None:
    *intervals, rapid, source = PUBLISHED[years]
    table = STANDARD_BANDS[years]
    assert (table.edition, table.source) == (f"{years[0]}-{years[1] % 100:02}", source)
    lowest = intervals[-1][0]
    for percent in range(-100, 201):
        if percent < lowest:
            expected = "decline" if rapid is None or percent > rapid else "decline_rapidly"
        else:
            (expected,) = [
                band
                for band, (low, high) in zip(BANDS, intervals, strict=False)
                if low <= percent and (high is None or percent <= high)
            ]
        assert table.band(percent) == expected, percent


@pytest.mark.parametrize("years", PUBLISHED, ids="{0[0]}-{0[1]}".format)
def test_how_sure_a_table_is_goes_with_where_it_comes_from(years: tuple[int, int]) -> None:
    table = STANDARD_BANDS[years]
    standings = {
        "OOH": "published",
        "all": "all labels",
        "reconstructed": "reconstructed",
        "second-hand": "second-hand",
    }
    assert table.standing == standings[re.split("[ ;]", table.source)[0]]


@pytest.mark.parametrize("years", [(2010, 2020), (2020, 2030), (2021, 2031)])
def test_an_edition_without_a_known_table_has_none(years: tuple[int, int]) -> None:
    assert years not in STANDARD_BANDS


@pytest.mark.parametrize(
    "broken",
    [
        {"faster": 7},
        {"faster": 8},
        {"slower": 3},
        {"little_or_no_change": 1},
        {"decline_rapidly": 0},
        {"faster": "5"},
        {"faster": 5.5},
        {"decline_rapidly": "-10"},
    ],
)
def test_bounds_that_do_not_fall_are_refused(broken: dict[str, Any]) -> None:
    with pytest.raises(InvalidMethodologyError, match=r"bands\[2024-34\]"):
        evolve(STANDARD_BANDS[2024, 2034], **broken)
