"""Forms of names that dictionaries propose: right where they are given, and none where they would be uncertain."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from narrate.cli import main
from narrate.errors import UnreadableInputError
from narrate.importing.ledger import Ledger
from narrate.importing.titles.reader import read_titles
from narrate.records import Name
from narrate.titles.forms.form_counts import LackingForms, lacking
from narrate.titles.forms.proposal import with_forms

DATA = Path(__file__).parents[1] / "data" / "names"
LIBRARIES = {"ru": "pymorphy3", "pl": "morfeusz2", "de": "simplemma", "cs": "simplemma"}

MEASURED = {"pl": (88, 0), "de": (86, 0), "ru": (42, 3), "cs": (41, 0)}
"""Names with every form right, and names with a wrong one, as docs/how-to/import.md has them."""

SIMPLE = {
    "pl": Name(None, singular="nauczyciel matematyki"),
    "ru": Name("учителя русского языка"),
    "de": Name("Technische Zeichner"),
    "cs": Name("učitelé matematiky"),
}
EXPECTED = {
    "pl": ("nauczyciele matematyki", "nauczyciel matematyki", {"genitive": "nauczycieli matematyki"}),
    "ru": ("учителя русского языка", "учитель русского языка", {"genitive": "учителей русского языка"}),
    "de": ("Technische Zeichner", None, {"dative": "Technischen Zeichnern"}),
    "cs": ("učitelé matematiky", None, {"genitive": "učitelů matematiky"}),
}
WORDS = (
    *("учителя", "врачи", "и", "по", "детские", "nauczyciel", "lekarz", "pozostali", "i", "do", "spraw", "sprzedaży"),
    *("Ärzte", "und", "Technische", "in", "der", "lékaři", "a", "sociální", "sestry", "v", "škol"),
)
MARKS = (" – specjalista", " - Bau", " / ", "/", ", ostatní", " (Bau)", " 2", "--", "; ")


@pytest.fixture(params=LIBRARIES)
def key(request: pytest.FixtureRequest) -> str:
    language: str = request.param
    pytest.importorskip(LIBRARIES[language], reason="the extra narrate-nlg[names] is not installed")
    return language


def judged(key: str) -> tuple[int, int, int]:
    """Count the names of a sample with all expected forms, with a wrong one, and all names."""
    right = wrong = total = 0
    with (DATA / f"forms-{key}.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            name = Name(row.get("given_plural") or None, singular=row.get("given_singular") or None)
            made = with_forms(name, key)
            got = {"plural": made.plural, "singular": made.singular, **made.cases}
            expected = {form: text for form, text in row.items() if not form.startswith("given")}
            asked = [form for form in expected if getattr(name, form, None) is None]
            total += 1
            if any(got.get(form) is not None and got[form] != expected[form] for form in asked):
                wrong += 1
            elif all(not expected[form] or got.get(form) == expected[form] for form in asked):
                right += 1
    return right, wrong, total


SAMPLES = {"pl": ("pl",), "de": ("de",), "ru": ("ru", "cs"), "cs": ("ru", "cs")}
"""The languages of each sample of a hundred."""


def test_of_a_sample_four_fifths_are_right_and_three_in_a_hundred_wrong_at_most(key: str) -> None:
    for one in SAMPLES[key]:
        pytest.importorskip(LIBRARIES[one], reason="the extra narrate-nlg[names] is not installed")
    right, wrong, total = map(sum, zip(*map(judged, SAMPLES[key]), strict=True))
    assert total == 100
    assert right >= 80
    assert wrong <= 3
    assert judged(key)[:2] == MEASURED[key]


def test_a_simple_name_has_its_forms(key: str) -> None:
    made = with_forms(SIMPLE[key], key)
    assert (made.plural, made.singular, made.cases) == EXPECTED[key]
    assert made.proposed


def test_a_name_with_a_mark_has_none(key: str) -> None:
    given_form = SIMPLE[key].plural or SIMPLE[key].singular or ""
    for mark in MARKS:
        for text in (given_form + mark + "x", f"{given_form}{mark}{given_form}", given_form.replace(" ", mark + " ")):
            name = Name(text)
            assert with_forms(name, key) is name, text
            one = Name(None, singular=text)
            assert with_forms(one, key) is one, text


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("pl", Name(None, singular="technik elektryk kolejowych sieci")),
        ("pl", Name(None, singular="układacz-konserwator spadochronów")),
        ("ru", Name("учителя математики")),
        ("pl", Name(None, singular="xyzownik drewna")),
        ("pl", Name("pozostali monterzy gdzie indziej niesklasyfikowani")),
        ("ru", Name("бармаглотчики")),
        ("de", Name("Sonstiges Reinigungspersonal")),
        ("de", Name("Berufe in der Druckweiterverarbeitung und Buchbinder")),
        ("de", Name("Bürokräfte in der Transportwirtschaft und verwandte Berufe")),
        ("de", Name("Fachkräfte in Gestaltung und Kultur sowie Küchenchefs")),
        ("de", Name("Fahrer schwerer Lastkraftwagen")),
        ("cs", Name("lékaři specialisté")),
        ("en", Name("accountants and auditors")),
        ("tlh", Name("accountants")),
    ],
)
def test_what_is_uncertain_or_in_another_language_has_none(key: str, name: Name) -> None:
    if key in LIBRARIES:
        pytest.importorskip(LIBRARIES[key], reason="the extra narrate-nlg[names] is not installed")
    assert with_forms(name, key) is name


@given(
    words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=5),
    singular=st.booleans(),
)
@pytest.mark.parametrize("key", LIBRARIES)
def test_what_is_given_stays_and_the_same_name_has_the_same_forms(
    key: str, words: list[str], *, singular: bool
) -> None:
    pytest.importorskip(LIBRARIES[key], reason="the extra narrate-nlg[names] is not installed")
    text = " ".join(words)
    name = Name(
        None if singular else text, singular="x" if not singular else text, cases={"genitive": "y", "dative": "z"}
    )
    made = with_forms(name, key)
    assert made.singular == name.singular
    assert made.cases == name.cases
    assert name.plural in {None, made.plural}
    assert made == with_forms(name, key)
    assert with_forms(made, key).cases == made.cases


@pytest.mark.parametrize("name", [Name("Ärzte", fixed=True), Name("Ärzte", inverted=True)])
def test_a_name_that_sentences_leave_as_it_is_has_none(name: Name) -> None:
    assert with_forms(name, "de") is name


def test_without_the_extra_an_error_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "simplemma", None)
    monkeypatch.delitem(sys.modules, "narrate.titles.forms.lemmas", raising=False)
    with pytest.raises(UnreadableInputError, match=r"the extra narrate-nlg\[names\], which is not installed"):
        with_forms(Name("Ärzte"), "de")


def test_a_table_for_review_is_a_list_of_titles(tmp_path: Path) -> None:
    pytest.importorskip("morfeusz2", reason="the extra narrate-nlg[names] is not installed")
    titles, table = tmp_path / "titles.csv", tmp_path / "forms.csv"
    titles.write_text(
        "kzis,pl\n111111,Nauczyciel matematyki\n222222,Lekarz – specjalista nefrologii\n", encoding="utf-8"
    )
    done = CliRunner().invoke(main, ["import", "names", str(titles), "--language", "pl", "--to", str(table)])
    assert done.exit_code == 0, done.output
    assert "pl: 2 names; forms proposed: plural 1, cases.genitive 1" in done.output
    assert table.read_text(encoding="utf-8").splitlines() == [
        "code,pl.plural,pl.singular,pl.cases.genitive,pl.proposed",
        "111111,nauczyciele matematyki,nauczyciel matematyki,nauczycieli matematyki,plural cases.genitive",
        "222222,,lekarz – specjalista nefrologii,,",
    ]
    sure, other = (row.items["pl"] for row in read_titles(table, Ledger(table.name)))
    assert sure == Name(
        "nauczyciele matematyki",
        singular="nauczyciel matematyki",
        cases={"genitive": "nauczycieli matematyki"},
        proposed=True,
    )
    assert other.singular == "lekarz – specjalista nefrologii"
    assert not other.proposed


def test_a_language_that_the_list_lacks_is_refused(tmp_path: Path) -> None:
    titles = tmp_path / "titles.csv"
    titles.write_text("code,pl\n1,nauczyciele\n", encoding="utf-8")
    done = CliRunner().invoke(
        main, ["import", "names", str(titles), "--language", "ru", "--to", str(tmp_path / "forms.csv")]
    )
    assert done.exit_code == 2
    assert "(pl); what came is 'ru'" in done.output.replace("\n", " ")
    assert not (tmp_path / "forms.csv").exists()


def test_an_import_counts_the_forms_that_names_lack() -> None:
    assert lacking(Name("nauczyciele", masculine="nauczyciel", cases={"genitive": "nauczycieli"}), "pl") == ()
    counts = LackingForms()
    counts.add({"pl": Name("nauczyciele"), "ja": Name("看護師")})
    counts.add({"pl": Name(None, singular="lekarz")})
    assert str(counts) == "forms that names lack: pl plural 1, singular 1, cases.genitive 2 of 2"
    assert not str(LackingForms())
