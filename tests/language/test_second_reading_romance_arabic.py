"""Kinds of faults that a second reader found in Spanish, French, Italian, Portuguese and Arabic."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest

import narrate
from narrate import ComparedGroup, Employment, Entry, Group, Major, Name, Occupation, Pay, Projection, Skill
from narrate.page import page_html, page_model

ISOLATES = dict.fromkeys(map(ord, "\u2068\u2069\u200e\u200f"))


def wages(currency: str, median: int) -> tuple[Pay, ...]:
    return (Pay(2024, month=5, period="annual", currency=currency, percentiles={50: Decimal(median)}),)


def told(locale: str, fallback: str = "neutral", **parts: Any) -> str:
    """Return a report with plain spaces in it; narrate must find nothing in its own text."""
    facts: dict[str, Any] = {
        "employment": (Employment(2024, 5_800),),
        "projections": (Projection(2024, 2034, 6_380, openings_per_year=500),),
        "pay": wages("EUR", 66_640),
    }
    record = Occupation("11-1011", **(facts | parts))
    report = narrate.report(record, locale=locale, fallback=fallback)
    if fallback == "neutral":
        assert narrate.check(report.text, record, locale=locale) == []
    return report.text.replace("\u202f", " ").replace("\u00a0", " ").translate(ISOLATES)


NO_ARTICLE = [
    ("fr_CA", "contrôleurs aériens et personnel assimilé", "masculine"),
    ("fr_FR", "infirmières et autre personnel soignant", "feminine"),
    ("es_ES", "técnicos y personal de apoyo", "masculine"),
    ("es_MX", "enfermeras y otro personal de apoyo", "feminine"),
    ("pt_BR", "técnicos e pessoal de apoio", "masculine"),
    ("pt_PT", "enfermeiras e outro pessoal de saúde", "feminine"),
    ("it_IT", "infermiere e personale ausiliario", "feminine"),
    ("es_ES", "personal de limpieza", "masculine"),
    ("fr_CA", "autre personnel de soutien", "masculine"),
    ("it_IT", "personale ausiliario", "masculine"),
    ("pt_BR", "pessoal de apoio", "masculine"),
    ("es_ES", "todos los demás trabajadores religiosos", "masculine"),
    ("es_US", "todas las demás enfermeras", "feminine"),
    ("fr_FR", "tous les autres techniciens", "masculine"),
    ("fr_CA", "certaines techniciennes", "feminine"),
    ("it_IT", "tutti gli altri tecnici", "masculine"),
    ("it_IT", "tutte le altre infermiere", "feminine"),
    ("pt_BR", "todos os demais técnicos", "masculine"),
    ("pt_PT", "todas as outras enfermeiras", "feminine"),
]
"""Names that begin with or join a noun in the singular, or have a determiner of their own."""


@pytest.mark.parametrize(("locale", "name", "gender"), NO_ARTICLE)
def test_a_name_that_takes_no_plural_article_is_quoted(locale: str, name: str, gender: str) -> None:
    text = told(locale, names={locale[:2]: Name(name, gender=gender)})
    assert name in text
    assert not re.search(rf"\b(?:\w*[aeo]s|delle|dei|degli) {name}", text)


@pytest.mark.parametrize(
    ("locale", "quoted"),
    [
        ("es_ES", "el grupo más amplio «production workers»"),
        ("es_US", "el grupo más amplio «production workers»"),
        ("pt_BR", "o grupo mais amplo “production workers”"),
        ("pt_PT", "o grupo mais amplo «production workers»"),
    ],
)
def test_the_name_of_the_major_group_is_quoted_for_it_may_be_foreign(locale: str, quoted: str) -> None:
    group = ComparedGroup(
        "group",
        names={"en": Name("production workers")},
        projections=(Projection(2024, 2034, percent=Decimal(8)),),
        pay=wages("EUR", 50_000),
    )
    text = told(
        locale,
        "source",
        names={"en": Name("welders")},
        projections=(Projection(2024, 2034, percent=Decimal(3)),),
        comparisons=(group,),
    )
    assert text.count(quoted) == 2


@pytest.mark.parametrize("locale", ["ar_EG", "ar_AE"])
def test_several_arabic_occupations_go_by_the_plural_where_it_is_known(locale: str) -> None:
    parts: dict[str, Any] = {
        "entry": Entry(education="masters_degree"),
        "majors": (Major({"ar": Name("الإدارة")}, Decimal(12)),),
        "skills": (Skill("science", Decimal(50)), Skill("writing", Decimal(11))),
        "combined": True,
    }
    text = told(locale, names={"ar": Name("مزارعون", singular="مزارع")}, **parts)
    assert text.count("مهن «مزارعون»") >= 7
    assert "«مزارع»" not in text
    assert "مهن «مزارع»" in told(locale, names={"ar": Name(singular="مزارع")}, **parts)


@pytest.mark.parametrize("size", [2, 15])
def test_arabic_compares_a_wage_with_the_median_of_medians(size: int) -> None:
    text = told("ar_AE", group=Group(size, pay=wages("EUR", 33_320)))
    assert "من وسيط الأجور الوسيطة في المهن" in text


MEDIANS = {
    "es_ES": "Mediana de las medianas del salario anual del grupo en 2024",
    "fr_FR": "Médiane des salaires annuels médians du groupe en 2024",
    "it_IT": "Mediana delle retribuzioni annue mediane del gruppo nel 2024",
    "pt_BR": "Mediana das medianas do salário anual do grupo em 2024",
    "pt_PT": "Mediana das medianas da remuneração anual do grupo em 2024",
    "ar_AE": "وسيط الأجور الوسيطة في مهن المجموعة (الأجر السنوي) لعام 2024",
}
CHANGES = {
    "es_ES": ("variación proyectada del empleo", "El sentido de la variación proyectada"),
    "pt_BR": ("contraste com a variação do emprego", "O sentido da variação projetada"),
    "pt_PT": ("contraste com a variação do emprego", "O sentido da variação projetada"),
    "ar_AE": ("مقابلة مع تغير عدد الوظائف", "اتجاه التغير المتوقع"),
}
"""What a page calls the concession before openings, and where it has it from."""


def page(locale: str, record: Occupation) -> str:
    return page_html(page_model(narrate.report(record, locale=locale), narrate.STANDARD)).translate(ISOLATES)


@pytest.mark.parametrize("locale", MEDIANS)
def test_a_page_calls_the_median_of_medians_by_its_name(locale: str) -> None:
    record = Occupation("11-1011", pay=wages("EUR", 90_000), group=Group(719, pay=wages("EUR", 50_000)))
    assert MEDIANS[locale] in page(locale, record)


@pytest.mark.parametrize("locale", CHANGES)
def test_a_page_calls_no_decline_growth(locale: str) -> None:
    falling = Projection(2024, 2034, percent=Decimal(-5), openings_per_year=100)
    text = page(locale, Occupation("11-1011", projections=(falling,)))
    assert all(words in text for words in CHANGES[locale])


SCORES = {
    "es_MX": ("Puntuación de la aptitud: ", "Puntuación en el cuestionario: "),
    "fr_CA": ("Score de la compétence : ", "Score dans le questionnaire : "),
    "it_IT": ("Punteggio della competenza: ", "Punteggio nel questionario: "),
    "pt_BR": ("Pontuação da habilidade: ", "Pontuação no questionário: "),
    "pt_PT": ("Pontuação da competência: ", "Pontuação no questionário: "),
    "ar_EG": ("درجة المهارة: ", "الدرجة في الاستبيان: "),
}


@pytest.mark.parametrize("locale", SCORES)
def test_a_page_has_no_english_key_of_a_skill_beside_its_name(locale: str) -> None:
    scores = (
        *(Skill(key, Decimal(score)) for key, score in (("writing", 50), ("science", 40), ("speaking", 30))),
        *(Skill(key, Decimal(9), instrument="interests") for key in ("realistic", "social")),
        *(Skill(key, Decimal(8), instrument="interests") for key in ("artistic", "enterprising")),
        *(Skill(key, Decimal(7), instrument="interests") for key in ("conventional", "investigative")),
    )
    text = page(locale, Occupation("11-1011", skills=scores)).replace("\u00a0", " ")
    assert all(label in text for label in SCORES[locale])
    assert not re.search(r"(?:de|di|da|la|«) ?(?:writing|enterprising)", text)


@pytest.mark.parametrize(
    ("locale", "only", "has"),
    [
        ("es_ES", ["La única aptitud valorada", "El único estilo de trabajo valorado"], "Solo"),
        ("es_MX", ["La única aptitud valorada", "El único estilo de trabajo valorado"], "Solo"),
        ("pt_BR", ["A única habilidade avaliada", "O único estilo de trabalho avaliado"], "Apenas"),
        ("pt_PT", ["A única competência avaliada", "O único estilo de trabalho avaliado"], "Apenas"),
    ],
)
def test_one_score_is_the_only_one_of_its_questionnaire_and_not_of_all(locale: str, only: list[str], has: str) -> None:
    style = Skill("a", Decimal(100), names={locale[:2]: Name("a")}, instrument="work styles")
    text = told(locale, skills=(Skill("science", Decimal(50)), style))
    assert all(text.count(words) == 1 for words in only)
    assert has not in text
