"""A projection that is over or replaced is told in the past, in the Romance languages and Arabic."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest
from extent import share

import narrate
from narrate import AtLeast, Employment, Occupation, Projection

LOCALES = ["es_ES", "es_MX", "es_US", "fr_FR", "fr_CA", "it_IT", "pt_BR", "pt_PT", "ar_EG", "ar_AE"]

PAST = {
    "es": r"preveía que\b",
    "fr": r"\bprévoyait\b",
    "it": r"\bera prevista\b|\bindicava\b",
    "pt": r"\bprevia que\b",
    "ar": "كان من المتوقع أن",
}
PRESENT = {
    "es": r"\bprevé que\b|\b(?:aumente|disminuya|varíe|se mantenga|se sitúe|cuenten?)\b",
    "fr": r"\bprévoit\b",
    "it": r"\bè prevista\b|\bindica\b",
    "pt": r"\bprevê que\b|\b(?:aumente|diminua|apresente|registe|se mantenha|se situe|contem?)\b",
    "ar": "(?<!كان )من المتوقع أن",
}
SUBJUNCTIVE = {
    "es": r"\b(?:aumentara|disminuyera|variara|se mantuviera|se situara|contaran?)\b",
    "pt": r"\b(?:aumentasse|diminuísse|apresentasse|registasse|se mantivesse|se situasse|contassem?)\b",
}

SHAPES: dict[str, dict[str, Any]] = {
    "up": {"jobs": 11_000},
    "down": {"jobs": 9_000},
    "equal": {"jobs": 10_000},
    "flat": {"jobs": 10_002},
    "none left": {"jobs": 0},
    "bound": {"jobs": AtLeast(Decimal(12_000))},
    "rate up": {"jobs": None, "percent": Decimal("3.5")},
    "rate down": {"jobs": None, "percent": Decimal("-3.5")},
    "rate flat": {"jobs": None, "percent": Decimal(0)},
    "published up": {"jobs": 11_000, "percent": Decimal("10.0")},
    "published flat": {"jobs": 10_002, "percent": Decimal(0)},
}
CASES = [
    (locale, shape, combined)
    for locale in LOCALES
    for shape, combined in [*((one, False) for one in SHAPES), ("up", True), ("bound", True), ("none left", True)]
]


def sentences(locale: str, occupation: Occupation, year: int) -> list[str]:
    """Return the sentences of the trend that introduce the projection of a year."""
    text = narrate.report(occupation, locale=locale, sections=["job_trends"]).text
    assert not narrate.check(text, occupation, locale=locale)
    plain = re.sub(r"\d", lambda digit: str(int(digit[0])), re.sub("[\u00a0\u202f]", " ", text))
    own = rf"^(?:La|Secondo la|A|وفقًا) ?(?:proyección|projection|proiezione|projeção|لتوقعات)[^\d]*{year}"
    found = [part for part in re.split(r"(?<=\.) (?=\D)", plain) if re.match(own, part)]
    return [part for part in found if re.search(f"{PAST[locale[:2]]}|{PRESENT[locale[:2]]}", part)]


def facts(shape: str, *, base: int, seen: tuple[int, ...], combined: bool = False, newer: bool = False) -> Occupation:
    """Return an occupation with a projection of some shape, and the years that its jobs were counted in."""
    own = Projection(base, base + 10, **SHAPES[shape])
    later = (Projection(base + 10, base + 20, **SHAPES[shape]),) if newer else ()
    counted = tuple(Employment(year, 10_000) for year in seen)
    return Occupation("x", {}, employment=counted, projections=(own, *later), combined=combined)


def in_the_past(locale: str, found: list[str]) -> bool:
    """Return whether the one sentence is in the past from its first verb to its last."""
    [one] = found
    language = locale[:2]
    assert not re.search(PRESENT[language], one), one
    return bool(re.search(PAST[language], one)) and bool(re.search(SUBJUNCTIVE.get(language, ""), one))


def in_the_present(locale: str, found: list[str]) -> bool:
    """Return whether the one sentence is in the present from its first verb to its last."""
    [one] = found
    language = locale[:2]
    assert not re.search(PAST[language], one), one
    assert language not in SUBJUNCTIVE or not re.search(SUBJUNCTIVE[language], one), one
    return bool(re.search(PRESENT[language], one))


@pytest.mark.parametrize(("locale", "shape", "combined"), share(CASES, 3, start=0))
def test_a_projection_that_a_newer_one_replaces_is_in_the_past(locale: str, shape: str, *, combined: bool) -> None:
    occupation = facts(shape, base=2014, seen=(2014, 2024), combined=combined, newer=True)
    assert in_the_past(locale, sentences(locale, occupation, 2014))
    assert in_the_present(locale, sentences(locale, occupation, 2024))


@pytest.mark.parametrize(("locale", "shape", "combined"), share(CASES, 3, start=1))
def test_a_projection_whose_target_year_is_over_is_in_the_past(locale: str, shape: str, *, combined: bool) -> None:
    occupation = facts(shape, base=2012, seen=(2012, 2022), combined=combined)
    assert in_the_past(locale, sentences(locale, occupation, 2012))


@pytest.mark.parametrize(("locale", "shape", "combined"), share(CASES, 3, start=2))
def test_a_projection_in_force_is_in_the_present(locale: str, shape: str, *, combined: bool) -> None:
    occupation = facts(shape, base=2024, seen=(2023, 2024), combined=combined)
    assert in_the_present(locale, sentences(locale, occupation, 2024))


EXCHANGED = {
    "es": ("aumentara", "disminuyera"),
    "fr": ("une augmentation", "une diminution"),
    "it": ("in aumento", "in diminuzione"),
    "pt": ("aumentasse", "diminuísse"),
    "ar": ("يرتفع", "ينخفض"),
}


def told(locale: str, occupation: Occupation) -> str:
    """Return the trend of an occupation as it is written."""
    return narrate.report(occupation, locale=locale, sections=["job_trends"]).text


def claims(locale: str, text: str) -> list[tuple[str, object]]:
    """Return what a text claims, in the order of a list of claims."""
    return [(one.kind, one.value) for one in narrate.read(text, locale=locale).claims]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("shape", [one for one in SHAPES if one != "published up"])
def test_a_text_in_either_tense_has_the_same_claims(locale: str, shape: str) -> None:
    replaced = facts(shape, base=2014, seen=(2014, 2024), newer=True)
    in_force = facts(shape, base=2014, seen=(2014,))
    now, then = told(locale, in_force), told(locale, replaced)
    past, present = re.compile(PAST[locale[:2]]), re.compile(PRESENT[locale[:2]])
    current, former = (
        next(part for part in re.split(r"(?<=\.) (?=\D)", text) if tense.search(part))
        for text, tense in ((now, present), (then, past))
    )
    assert current != former
    assert claims(locale, current) == claims(locale, former)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("shape", ["up", "down", "rate up", "rate down"])
def test_an_exchanged_direction_of_a_past_projection_is_found(locale: str, shape: str) -> None:
    occupation = facts(shape, base=2014, seen=(2014, 2024), newer=True)
    text = told(locale, occupation)
    up, down = EXCHANGED[locale[:2]]
    old, new = (up, down) if "up" in shape else (down, up)
    assert old in text
    assert narrate.check(text.replace(old, new, 1), occupation, locale=locale)


@pytest.mark.parametrize(
    ("locale", "sentence", "direction"),
    [
        ("es_ES", "Se preveía que el empleo creciese un 5 % hasta 2022.", "up"),
        ("es_ES", "Se preveía que el empleo disminuyese un 5 % hasta 2022.", "down"),
        ("es_MX", "Se preveía que el empleo se redujese un 5 % hasta 2022.", "down"),
        ("it_IT", "Si prevedeva che l’occupazione crescesse del 5% entro il 2022.", "up"),
        ("it_IT", "Si prevedeva che l’occupazione diminuisse del 5% entro il 2022.", "down"),
        ("pt_PT", "Previa-se que o emprego recuasse 5% até 2022.", "down"),
        ("pt_BR", "Previa-se que o emprego subisse 5% até 2022.", "up"),
        ("fr_FR", "La projection prévoyait que l’emploi augmenterait de 5 % à l’horizon 2022.", "up"),
        ("ar_AE", "كان من المتوقع أن ينخفض عدد الوظائف بنسبة 5% بحلول عام 2022.", "down"),
    ],
)
def test_a_past_projection_in_another_editors_words_has_its_direction(
    locale: str, sentence: str, direction: str
) -> None:
    assert ("direction", direction) in claims(locale, sentence)


NOW = {"es": "actual", "fr": "actuel", "it": "attual", "pt": "atua(?:l|is)", "ar": "الحالي"}
SINCE = {
    "es": "la evolución del empleo ha sido mucho mejor que la tendencia proyectada en 2002",
    "fr": "l’évolution de l’emploi dans cette profession a été nettement plus favorable que la tendance",
    "it": "l’andamento dell’occupazione in questa professione è stato molto più favorevole della tendenza",
    "pt": "a evolução do emprego foi muito melhor do que a tendência projetada em 2002",
    "ar": "اتجاهات الوظائف في هذه المهنة كانت أفضل بكثير من الاتجاه",
}


@pytest.mark.parametrize("locale", LOCALES)
def test_what_was_counted_years_ago_is_not_called_current(locale: str) -> None:
    counted = (Employment(2002, 10_000), Employment(2012, 12_000), Employment(2022, 15_000))
    editions = (Projection(2002, 2012, 10_000), Projection(2012, 2022, 24_000))
    occupation = Occupation("x", {}, employment=counted, projections=editions)
    text = told(locale, occupation)
    assert not re.search(NOW[locale[:2]], text)
    assert SINCE[locale[:2]] in re.sub(r"\d", lambda digit: str(int(digit[0])), text)
    assert not narrate.check(text, occupation, locale=locale)
