"""In Japanese and Chinese, a projection that is over or replaced is told of in the past, and a newer one in the present."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

import pytest

import narrate
from narrate import AtLeast, Employment, Occupation, Projection
from narrate.wording import phrasebook

LOCALES = ("ja_JP", "zh_Hans_CN", "zh_Hant_TW")
PAST = {"ja_JP": "見込まれていた", "zh_Hans_CN": "原预计", "zh_Hant_TW": "原預估"}
CURRENT = {"ja_JP": "見込まれている", "zh_Hans_CN": "(?<!原)预计", "zh_Hant_TW": "(?<!原)預估"}
EXCHANGED = {
    "ja_JP": {"増加": "減少", "減少": "増加"},
    "zh_Hans_CN": {"增长": "减少", "减少": "增长"},
    "zh_Hant_TW": {"增加": "減少", "減少": "增加"},
}
BASES = (Employment(2012, 100_000), Employment(2022, 100_000))
EDITIONS: Mapping[str, tuple[tuple[Employment, ...], tuple[Projection, Projection]]] = {
    "up": (BASES, (Projection(2012, 2022, 120_000), Projection(2022, 2032, 130_000))),
    "down": (BASES, (Projection(2012, 2022, 80_000), Projection(2022, 2032, 70_000))),
    "flat": (BASES, (Projection(2012, 2022, 100_010), Projection(2022, 2032, 99_990))),
    "equal": (BASES, (Projection(2012, 2022, 100_000), Projection(2022, 2032, 100_000))),
    "no jobs": (BASES, (Projection(2012, 2022, 0), Projection(2022, 2032, 0))),
    "bound": (
        BASES,
        (Projection(2012, 2022, AtLeast(Decimal(90_000))), Projection(2022, 2032, AtLeast(Decimal(80_000)))),
    ),
    "level": ((), (Projection(2012, 2022, 120_000), Projection(2022, 2032, 130_000))),
    "rate up": ((), (Projection(2012, 2022, percent=Decimal("5.5")), Projection(2022, 2032, percent=Decimal("7.5")))),
    "rate down": (
        (),
        (Projection(2012, 2022, percent=Decimal("-5.5")), Projection(2022, 2032, percent=Decimal("-7.5"))),
    ),
    "rate flat": ((), (Projection(2012, 2022, percent=Decimal(0)), Projection(2022, 2032, percent=Decimal(0)))),
}


def told(locale: str, occupation: Occupation, *sections: str) -> list[str]:
    """Write sections of a record, see that it is read back as it was meant, and return its sentences."""
    text = narrate.report(occupation, locale=locale, sections=sections).text
    assert narrate.check(text, occupation, locale=locale) == []
    return [sentence for sentence in re.split("(?<=。)", text) if sentence.strip()]


def of_years(sentences: Sequence[str], base: int, target: int) -> str:
    """Return the one sentence that says what was projected in one year for another."""
    begins = re.compile(f"(?:基準年を{base}年とする予測では|根据以{base}年为基准年|根據以{base}年為基準年)")
    (sentence,) = [one for one in sentences if begins.match(one) and f"{target}年" in one]
    return sentence


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", EDITIONS)
def test_a_replaced_projection_is_past_and_the_one_in_its_place_is_not(locale: str, kind: str) -> None:
    employment, projections = EDITIONS[kind]
    occupation = Occupation(id="x", employment=employment, projections=projections)
    sentences = told(locale, occupation, "job_trends")
    replaced, newer = of_years(sentences, 2012, 2022), of_years(sentences, 2022, 2032)
    assert re.search(PAST[locale], replaced)
    assert not re.search(CURRENT[locale], replaced)
    assert re.search(CURRENT[locale], newer)
    assert not re.search(PAST[locale], newer)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", EDITIONS)
@pytest.mark.parametrize("seen", [2022, 2023])
def test_a_projection_is_past_when_its_target_year_is_over(locale: str, kind: str, seen: int) -> None:
    employment, (projection, _) = EDITIONS[kind]
    occupation = Occupation(id="x", employment=(*employment[:1], Employment(seen, 90_000)), projections=(projection,))
    sentence = of_years(told(locale, occupation, "job_trends"), 2012, 2022)
    assert re.search(PAST[locale], sentence)
    assert not re.search(CURRENT[locale], sentence)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", EDITIONS)
def test_a_projection_is_current_while_its_target_year_is_to_come(locale: str, kind: str) -> None:
    employment, (projection, _) = EDITIONS[kind]
    occupation = Occupation(id="x", employment=employment[:1], projections=(projection,))
    sentence = of_years(told(locale, occupation, "job_trends"), 2012, 2022)
    assert re.search(CURRENT[locale], sentence)
    assert not re.search(PAST[locale], sentence)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("jobs", [80_000, 100_000, 100_010, 120_000])
def test_the_track_record_tells_of_no_projection_in_the_present(locale: str, jobs: int) -> None:
    occupation = Occupation(id="x", employment=BASES, projections=(Projection(2012, 2022, jobs),))
    text = "".join(told(locale, occupation, "track_record"))
    assert re.search(PAST[locale], text)
    assert not re.search(CURRENT[locale], text)
    wordings = [one.wording for one in phrasebook(locale) if one.section == "track_record"]
    assert not [wording for wording in wordings if re.search(f"{CURRENT[locale]}|予測されている", wording)]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", ["up", "down", "rate up", "rate down"])
@pytest.mark.parametrize("seen", [2012, 2022])
def test_both_tenses_are_read_and_an_exchanged_direction_is_found_in_either(locale: str, kind: str, seen: int) -> None:
    projection = EDITIONS[kind][1][0]
    levels = (Employment(2012, 100_000), *([Employment(2022, 100_000)] if seen == projection.target_year else []))
    occupation = Occupation(id="x", employment=levels, projections=(projection,))
    sentence = of_years(told(locale, occupation, "job_trends"), 2012, 2022)
    past, current = PAST[locale], PAST[locale].replace("いた", "いる").removeprefix("原")
    other = sentence.replace(past, current) if past in sentence else sentence.replace(current, past)
    assert other != sentence
    claims = [one.asserted for one in narrate.read(sentence, locale=locale).claims]
    assert [one.asserted for one in narrate.read(other, locale=locale).claims] == claims
    assert narrate.check(other, occupation, locale=locale) == []
    word, opposite = next(pair for pair in EXCHANGED[locale].items() if pair[0] in sentence)
    for said in (sentence, other):
        wrong = narrate.check(said.replace(word, opposite), occupation, locale=locale)
        assert [finding.kind for finding in wrong] == ["direction"]
