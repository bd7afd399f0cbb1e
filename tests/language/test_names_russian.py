"""Russian: an occupation is called by its singular, persons by the genitive, and an undeclined plural is a group."""

from __future__ import annotations

import pytest
from named_records import said

from narrate import Name

CASES = {"genitive": "садовников"}
SINGULAR = {
    "singular only": (Name(singular="садовник"), "садовник"),
    "singular with the plural’s cases": (Name(singular="садовник", cases=CASES), "садовник"),
    "both, and no cases": (Name("садовники", singular="садовник"), "садовник"),
    "of a man and a woman": (Name(masculine="учитель", feminine="учительница"), "учитель"),
    "with quotes": (Name(singular='воспитатель "группы"'), "воспитатель „группы“"),
    "inverted": (Name(singular="учитель, прочие", inverted=True), "учитель, прочие"),
}
GROUP = {
    "plural only": (Name("садовники"), "садовники"),
    "inverted": (Name("учителя, прочие", inverted=True), "учителя, прочие"),
}


@pytest.mark.parametrize("kind", SINGULAR)
def test_an_occupation_is_called_by_its_singular(kind: str) -> None:
    name, called = SINGULAR[kind]
    place = f"по профессии «{called}»"
    written = said(name, "ru_RU")
    assert written["employment"] == f"В 2024 году насчитывалось 5 000 рабочих мест {place}."
    assert written["entry"].startswith(f"Для работы {place} обычно требуется ")
    assert f" заработная плата {place} составляла " in written["pay"]
    assert f" занятость {place} должна вырасти " in written["job_outlook"]
    assert (
        f"Прогноз предполагает, что {place} в течение прогнозного десятилетия будет требоваться в среднем около 300 "
        in written["job_outlook"]
    )
    assert f"Среди навыков, оцениваемых {place} (всего два), " in written["skills"]
    assert written["majors"] == f"Для профессии «{called}» указана специальность высшего образования «A»."
    assert written["summary"].startswith(f"К 2024 году ситуация с занятостью {place} сложилась ")


@pytest.mark.parametrize("kind", GROUP)
def test_a_plural_without_its_cases_is_a_group(kind: str) -> None:
    name, called = GROUP[kind]
    place = f"в профессиональной группе «{called}»"
    written = said(name, "ru_RU")
    assert written["employment"] == f"В 2024 году насчитывалось 5 000 рабочих мест {place}."
    assert written["entry"].startswith(f"Для работы {place} обычно требуется ")
    assert f" заработная плата {place} составляла " in written["pay"]
    assert written["majors"].startswith(f"Для профессиональной группы «{called}» указана ")


def test_with_its_cases_a_plural_is_of_persons() -> None:
    written = said(Name("садовники", cases=CASES), "ru_RU")
    assert written["employment"] == "В 2024 году насчитывалось 5 000 рабочих мест садовников."
    assert written["entry"].startswith("От садовников при приёме на работу обычно требуется ")
    assert " заработная плата садовников составляла " in written["pay"]


def test_with_both_the_sentence_takes_what_reads_best() -> None:
    written = said(Name("садовники", singular="садовник", cases=CASES), "ru_RU")
    assert written["employment"] == "В 2024 году насчитывалось 5 000 рабочих мест по профессии «садовник»."
    assert " заработная плата садовников составляла " in written["pay"]
    assert " занятость садовников должна вырасти " in written["job_outlook"]
    assert "Прогноз предполагает, что по профессии «садовник» " in written["job_outlook"]
    assert written["majors"] == "Для профессии «садовник» указана специальность высшего образования «A»."


def test_several_occupations_are_named_together() -> None:
    for name, place in (
        (Name("садовники"), "по профессиям «садовники»"),
        (Name("садовники", singular="садовник"), "по профессиям «садовники»"),
        (Name(singular="садовник"), "по профессиям «садовник»"),
    ):
        written = said(name, "ru_RU", combined=True)
        assert written["employment"] == f"В 2024 году насчитывалось 5 000 рабочих мест {place}."
