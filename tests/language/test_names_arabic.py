"""Arabic calls an occupation by its singular; where a record has a plural alone, it is the name of a group."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

import narrate

FACTS = {
    "employment": [{"year": 2012, "jobs": 107_400}, {"year": 2024, "jobs": 112_600}],
    "employers": [{"names": {"ar": "المستشفيات"}, "share": 58}],
    "entry": {"education": "bachelors_degree"},
    "pay": [{"year": 2024, "period": "annual", "currency": "USD", "percentiles": {"50": 74_520}}],
    "skills": [{"skill": "writing", "score": 45}, {"skill": "speaking", "score": 40}],
    "majors": [{"names": {"ar": "التمريض"}, "share": 61}],
    "projections": [
        {"base_year": 2012, "target_year": 2022, "jobs": 145_200},
        {"base_year": 2024, "target_year": 2034, "jobs": 220_700, "percent": 96, "openings_per_year": 900},
    ],
}
LOCALES = ("ar_EG", "ar_AE")


def written(name: Mapping[str, object], locale: str = "ar_AE", *, combined: bool = False) -> str:
    facts = {"id": "29-1141", "names": {"ar": name}, "combined": combined, **FACTS}
    text = narrate.report(facts, locale=locale).text
    assert not narrate.check(text, facts, locale=locale)
    return text


def named(text: str) -> set[str]:
    """Return the names in quotation marks with the word before them, articles and prepositions aside."""
    found = re.findall(r"(\w+)(?: المهنية)? «([^»]*)»", text)
    return {f"{word} {name}" for word, name in found if word not in ("هو", "درجة")}


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(
    ("name", "singular"),
    [
        ({"singular": "ممرض قانوني"}, "ممرض قانوني"),
        ({"singular": "ممرض قانوني", "plural": "الممرضون القانونيون"}, "ممرض قانوني"),
        ({"masculine": "ممرض", "feminine": "ممرضة"}, "ممرض"),
        ({"feminine": "قابلة"}, "قابلة"),
        ({"singular": "ممرض", "cases": {"genitive": "ممرضين"}, "plural": "ممرضون"}, "ممرض"),
        ({"singular": "معلم، باستثناء معلمي الموسيقى", "inverted": True}, "معلم، باستثناء معلمي الموسيقى"),
    ],
)
def test_the_singular_stands_after_the_word_for_an_occupation(
    locale: str, name: Mapping[str, object], singular: str
) -> None:
    text = written(name, locale)
    assert named(text) == {f"مهنة {singular}", f"لمهنة {singular}", f"بمهنة {singular}"}
    assert "هذه المهنة" in text
    assert "الفئة" not in text


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(
    "name",
    [{"plural": "الممرضون"}, {"plural": "الممرضون", "inverted": True}, {"plural": "الممرضون", "short": "ممرضون"}],
)
def test_a_plural_alone_is_the_name_of_a_group(locale: str, name: Mapping[str, object]) -> None:
    text = written(name, locale)
    assert {one.split()[0] for one in named(text)} == {"الفئة", "للفئة"}
    assert not re.search("[بل]?مهنة «", text)
    assert "للعمل في الفئة المهنية «الممرضون»، يلزم عادةً" in written({"plural": "الممرضون"})


@pytest.mark.parametrize("name", [{"singular": "محاسب ومدقق"}, {"plural": "المحاسبون والمدققون"}])
def test_several_occupations_are_named_in_the_plural_by_either_form(name: Mapping[str, str]) -> None:
    text = written(name, combined=True)
    (form,) = name.values()
    assert named(text) == {f"مهن {form}", f"لمهن {form}", f"بمهن {form}"}


def test_quotation_marks_in_a_name_are_those_of_the_next_level() -> None:
    assert "مهنة «ناقد ”الأدب“»" in written({"singular": "ناقد «الأدب»"})
    assert "مهنة «ناقد ”الأدب“»" in written({"singular": 'ناقد "الأدب"', "inverted": True})


def test_a_year_has_its_word_and_the_newest_projection_is_expected_now() -> None:
    text = written({"singular": "ممرض"})
    assert not re.search(r"(?<!عام )(?<!لعام )\b20\d\d\b", text)
    assert "وفقًا لتوقعات عام 2024، من المتوقع أن" in text


def test_the_projection_is_what_is_ranked() -> None:
    entry = next(one for one in narrate.phrasebook("ar_AE") if (one.section, one.block) == ("track_record", "rank"))
    assert "هذه المهنة" not in entry.wording
    assert "هذه التوقعات" in entry.wording
