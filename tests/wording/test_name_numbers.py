"""An occupation is named by its plural or by its singular, as a language's settings say."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import narrate
from narrate import Employment, Name, Occupation, Pay, Projection, Style
from narrate.language import language
from narrate.language.model import Language
from narrate.lint import lint
from narrate.wording.naming import PLURAL, SINGULAR, TITLE, chosen, forms, references

OWN = {
    "en/language.toml": 'named_by = ["singular", "plural"]\n',
    "en/employment.jinja": """
{% block jobs_held %}
In {{ year }} there were {{ jobs.of(words.job) }}
{% if occupation.given == "no" %}in this occupation.
{% elif occupation.has_singular == "yes" %}of the occupation {{ occupation.singular }}.
{% else %}of {{ occupation.plural }}.
{% endif %}
{% endblock %}
""",
}


def named_by(*wanted: str) -> Language:
    return evolve(language("es_ES"), named_by=wanted)


def texts(name: Name, *wanted: str, fallback: str = "neutral") -> Mapping[str, str]:
    spanish = named_by(*wanted)
    reference = references(Occupation("1", {"es": name, "en": Name("models")}), spanish, fallback)[0]
    return {form: reference.texts[place] for form, place in forms(spanish).items()}


BOTH = Name("enfermeros", masculine="enfermero", feminine="enfermera")


def test_the_preferred_form_that_is_known_names_the_occupation() -> None:
    assert texts(BOTH, "plural")["inside"] == "enfermeros"
    assert texts(BOTH, "singular", "plural")["inside"] == "enfermero"
    assert texts(BOTH, "plural", "singular")[TITLE] == "Enfermeros"
    assert texts(Name("enfermeros"), "singular", "plural")["initial"] == "Enfermeros"
    assert texts(Name(feminine="enfermera"), "plural", "singular")["initial"] == "Enfermera"
    assert texts(Name(feminine="enfermera"), "plural")["inside"] == ""


def test_a_template_can_print_either_form_with_and_without_marks() -> None:
    found = texts(Name("maestros, excepto de música", singular="maestro, excepto de música", inverted=True), "plural")
    assert found[PLURAL] == "«maestros, excepto de música»"
    assert found[SINGULAR] == "«maestro, excepto de música»"
    assert found["unquoted singular"] == "maestro, excepto de música"
    assert found["unquoted plural"] == "maestros, excepto de música"


def test_a_singular_of_the_own_language_comes_before_a_plural_of_another() -> None:
    assert texts(Name(singular="enfermero"), "plural", "singular", fallback="source")["inside"] == "enfermero"
    assert texts(Name(singular="enfermero"), "plural", fallback="source")["inside"] == "«models»"


FORM = st.sampled_from([None, "a", "b"])


@given(st.builds(Name, FORM, singular=FORM, masculine=FORM, feminine=st.just("f")))
def test_what_is_chosen_is_a_form_of_the_name(name: Name) -> None:
    for order in ((PLURAL,), (SINGULAR, PLURAL), (PLURAL, SINGULAR)):
        found = chosen(name, named_by(*order))
        known = {PLURAL: name.plural, SINGULAR: name.singular or name.masculine or name.feminine}
        assert found == next((known[form] for form in order if known[form] is not None), None)


@pytest.fixture
def own(tmp_path: Path) -> Style:
    """A style with templates that ask which form is known."""
    for name, text in OWN.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Style(templates=tmp_path)


@pytest.mark.parametrize(
    ("name", "named"),
    [
        (Name("historians", singular="historian"), "of the occupation historian"),
        (Name(masculine="actor", feminine="actress"), "of the occupation actor"),
        (Name("models"), "of models"),
        (None, "in this occupation"),
    ],
)
def test_a_template_asks_which_form_is_known(own: Style, name: Name | None, named: str) -> None:
    record = Occupation("1", {} if name is None else {"en": name}, employment=(Employment(2014, 5_800),))
    report = narrate.report(record, locale="en_US", sections=["employment"], style=own)
    assert report.text == f"In 2014 there were 5,800 jobs {named}."


def test_the_phrasebook_lists_a_wording_for_each_form_and_lint_accepts_them(own: Style) -> None:
    entries = [entry for entry in narrate.phrasebook("en_US", style=own) if entry.block == "jobs_held"]
    # For each form one wording for each category of the count, and none for answers that no name gives.
    named = ["in this occupation.", "of the occupation {occupation}.", "of {occupation}."]
    assert sorted(entry.wording.split(" jobs ")[-1].split(" job ")[-1] for entry in entries) == sorted(named * 2)
    assert own.templates is not None
    assert lint(own.templates) == ()


def test_a_form_that_nobody_asked_for_is_found(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    words = "{% block jobs_held %}{{ year }} {{ jobs }} {{ occupation.singular }}{% endblock %}"
    (tmp_path / "en" / "employment.jinja").write_text(words, encoding="utf-8")
    (found,) = [one for one in lint(tmp_path) if one.rule == "missing-case"]
    assert 'occupation.has_singular == "yes"' in str(found)


@pytest.mark.parametrize("value", ['["dual"]', "[]", '["plural", "plural"]', '"plural"'])
def test_the_setting_is_checked(tmp_path: Path, value: str) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "language.toml").write_text(f"named_by = {value}\n", encoding="utf-8")
    with pytest.raises(narrate.TemplateError, match=r"named_by.*required is \"plural\", \"singular\" or both"):
        Style(templates=tmp_path)


def test_english_names_an_occupation_by_its_singular_where_it_has_no_plural() -> None:
    record = Occupation(
        "19-3093",
        {"en": Name(singular="historian")},
        employment=(Employment(2024, 3_200),),
        projections=(Projection(2024, 2034, 3_300, percent=Decimal("3.1"), openings_per_year=300),),
        pay=(Pay(2024, period="annual", currency="USD", percentiles={50: Decimal(74_050)}, month=5),),
    )
    text = narrate.report(record, locale="en_US", sections=["employment", "pay", "job_outlook"]).text
    assert text.split("\n\n") == [
        "The occupation of historian held about 3,200 jobs in 2024.",
        (
            "The median annual wage in the occupation of historian was $74,050 in May 2024. The median wage is the wage at "
            "which half the workers in an occupation earned more than that amount and half earned less."
        ),
        (
            "Employment in the occupation of historian is projected to grow 3.1 percent from 2024 to 2034. About 300 "
            "openings in the occupation of historian are projected each year, on average, over the decade."
        ),
    ]
