"""Rules 18, 20 and 21: what a figure sounds like where it stands in a sentence, case by case as a reader sees it."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

import narrate
from narrate import Employer, Employment, Name, Occupation, Projection, Style

ENGLISH = {
    "employment": """
{% block jobs_held %}
{% if jobs.onset == "vowel" %}An{% else %}A{% endif %} {{ jobs }}-job town in {{ year }}.
{% endblock %}
{% block millions_held %}
{% if millions.onset == "vowel" %}An{% else %}A{% endif %} {{ millions }} million-job town in {{ year }}.
{% endblock %}
""",
    "job_outlook": """
{% block growth %}
{% if percent.onset == "vowel" %}An{% else %}A{% endif %} {{ percent }} rise.
{% endblock %}
""",
}
SPANISH = {
    "employment": """
{% block jobs_held %}
Siete {% if jobs.onset == "o" %}u{% else %}o{% endif %} {{ jobs }} empleos en {{ year }}.
{% endblock %}
{% block millions_held %}
Siete {% if millions.onset == "o" %}u{% else %}o{% endif %} {{ millions }} millones de empleos en {{ year }}.
{% endblock %}
""",
    "job_outlook": """
{% block growth %}
Un siete {% if percent.onset == "o" %}u{% else %}o{% endif %} un {{ percent.number }} por ciento.
{% endblock %}
""",
}


def written(folder: Path, locale: str, templates: dict[str, str], figure: str) -> str:
    """Tell a figure in templates of one's own: a count, or a percent where it has a percent sign."""
    (folder / locale[:2]).mkdir()
    for section, source in templates.items():
        (folder / locale[:2] / f"{section}.jinja").write_text(source, encoding="utf-8")
    number = Decimal(re.sub(r"[^\d.]", "", figure))
    if "%" in figure:
        occupation = Occupation(id="x", projections=(Projection(2013, 2018, percent=number),))
        section = "job_outlook"
    else:
        occupation = Occupation(id="x", employment=(Employment(2024, int(number)),))
        section = "employment"
    style = Style(templates=folder)
    return narrate.report(occupation, locale=locale, sections=[section], style=style).text


AN = ["8", "11", "18", "80", "81", "88", "89", "800", "811", "880", "899", "8,000", "8,100", "8,999", "11,000",
      "11,999", "18,000", "18,500", "80,000", "88,888", "800,000", "899,999", "8.3%", "8%", "11.2%", "18%", "80.5%",
      "89.9%"]  # fmt: skip
A = ["0", "1", "2", "7", "9", "10", "12", "17", "19", "28", "78", "90", "98", "100", "108", "110", "111", "118", "180",
     "181", "700", "900", "1,000", "1,100", "1,800", "10,000", "12,000", "28,000", "100,000", "110,000", "118,000",
     "180,000", "0.8%", "1.8%", "10.8%", "100.8%", "110%", "180%"]  # fmt: skip


@pytest.mark.parametrize(("figure", "article"), [(one, "An") for one in AN] + [(one, "A") for one in A])
def test_rule_18_the_article_precedes_the_figure(figure: str, article: str, tmp_path: Path) -> None:
    assert written(tmp_path, "en_US", ENGLISH, figure).startswith(f"{article} {figure}")


@pytest.mark.parametrize(
    ("jobs", "start"),
    [("8,000,000", "An 8.0"), ("11,000,000", "An 11.0"), ("18,400,000", "An 18.4"), ("80,000,000", "An 80.0"),
     ("800,000,000", "An 800.0"), ("1,800,000", "A 1.8"), ("7,950,000", "An 8.0"), ("7,949,999", "A 7.9"),
     ("10,000,000", "A 10.0"), ("100,000,000", "A 100.0"), ("110,000,000", "A 110.0")],
)  # fmt: skip
def test_rule_18_the_article_is_that_of_the_shown_millions(jobs: str, start: str, tmp_path: Path) -> None:
    assert written(tmp_path, "en_US", ENGLISH, jobs).startswith(f"{start} million-job")


U = ["8", "11", "80", "81", "85", "88", "89", "800", "801", "850", "899", "8000", "8100", "8999", "11.000", "11.999",
     "80.000", "88.000", "800.000", "899.999"]  # fmt: skip
OTHER = ["0", "1", "2", "7", "9", "10", "12", "18", "28", "78", "90", "100", "108", "110", "111", "180", "700", "900", "1000",
     "1008", "1100", "1800", "10.000", "18.000", "100.000", "111.000", "180.000"]  # fmt: skip


@pytest.mark.parametrize(("figure", "word"), [(one, "u") for one in U] + [(one, "o") for one in OTHER])
def test_rule_21_o_becomes_u_before_a_figure(figure: str, word: str, tmp_path: Path) -> None:
    text = written(tmp_path, "es_ES", SPANISH, figure.replace(".", ""))
    assert text == f"Siete {word} {figure} empleos en 2024."


@pytest.mark.parametrize(
    ("percent", "word"),
    [("8%", "u"), ("8.5%", "u"), ("11.2%", "u"), ("80.1%", "u"), ("89%", "u"), ("800%", "u"), ("0.8%", "o"),
     ("1.8%", "o"), ("1.1%", "o"), ("18%", "o"), ("10.8%", "o"), ("110%", "o"), ("180%", "o")],
)  # fmt: skip
def test_rule_21_o_becomes_u_before_a_percent(percent: str, word: str, tmp_path: Path) -> None:
    shown = percent.removesuffix("%").replace(".", ",")
    assert written(tmp_path, "es_ES", SPANISH, percent) == f"Un siete {word} un {shown} por ciento."


def test_rule_21_o_becomes_u_before_millions(tmp_path: Path) -> None:
    assert written(tmp_path, "es_ES", SPANISH, "8,000,000").startswith("Siete u 8 millones")


E = ["ingenieros", "impresores", "instaladores", "informáticos", "inspectores", "intérpretes", "Iniciadores", "íberos",
     "hilanderos", "higienistas", "hispanistas", "historiadores", "hidrólogos", "hípicos"]  # fmt: skip
Y = ["médicos", "enfermeros", "obreros", "hieleros", "hierbas", "hiatos", "yeseros", "hojalateros", "abogados",
     "ujieres", "U.S. marshals"]  # fmt: skip


@pytest.mark.parametrize(("name", "word"), [(one, "e") for one in E] + [(one, "y") for one in Y])
@pytest.mark.parametrize("locale", ["es_ES", "es_MX"])
def test_rule_21_y_becomes_e_before_a_name(name: str, word: str, locale: str) -> None:
    employers = tuple(Employer({"es": Name(one)}, share) for one, share in (("bancos", Decimal(9)), (name, Decimal(8))))
    text = narrate.report(Occupation(id="x", employers=employers), locale=locale, sections=["employment"]).text
    assert re.search(rf"bancos \(9\s?%\) {word} {re.escape(name)} \(", text), text


PERCENTS = ["0.5", "1", "1.5", "1.9", "2", "7", "8", "8.3", "8.8", "9", "10", "11", "11.1", "11.9", "12", "18", "80",
            "81", "81.5", "88", "100", "101", "108", "111", "180", "800", "811", "1000", "1100"]  # fmt: skip


@pytest.mark.parametrize("locale", ["fr_FR", "fr_CA"])
@pytest.mark.parametrize(
    ("sign", "percent"),
    # Nothing falls by more than all of it.
    [(sign, percent) for sign in ("", "-") for percent in PERCENTS if not sign or Decimal(percent) <= 100],
)
def test_rule_20_de_never_elides_before_a_figure(sign: str, percent: str, locale: str) -> None:
    occupation = Occupation(id="x", projections=(Projection(2024, 2034, percent=Decimal(sign + percent)),))
    text = narrate.report(occupation, locale=locale, sections=["job_outlook", "job_trends"]).text
    shown = r"[\s\u202f]?".join(percent.replace(".", ","))
    assert len(re.findall(rf" de {shown}[\u00a0\u202f]%", text)) == 2, text
    assert not re.search(r"[’']\d", text)


@pytest.mark.parametrize("locale", ["fr_FR", "fr_CA"])
@pytest.mark.parametrize(
    ("jobs", "written"),
    [(0, "aucun emploi"), (1, "1 emploi"), (2, "2 emplois"), (8, "8 emplois"), (11, "11 emplois"), (80, "80 emplois"),
     (101, "101 emplois"), (1001, "1 001 emplois"), (999_999, "999 999 emplois"), (1_000_000, "1 000 000 d’emplois"),
     (1_000_001, "1 000 001 emplois"), (1_500_000, "1 500 000 emplois"), (2_000_000, "2 000 000 d’emplois"),
     (11_000_000, "11 000 000 d’emplois"), (80_000_000, "80 000 000 d’emplois"), (100_000_000, "100 000 000 d’emplois")],
)  # fmt: skip
def test_rule_20_counts_below_two_are_singular_and_whole_millions_take_de(jobs: int, written: str, locale: str) -> None:
    occupation = Occupation(id="x", employment=(Employment(2024, jobs),))
    text = narrate.report(occupation, locale=locale, sections=["job_trends"]).text
    assert re.search(
        rf"(?<![\d ]){written}(?!\w)", re.sub("[\u00a0\u202f]", " ", text).replace("comptait ", "comptait\n")
    ), text
