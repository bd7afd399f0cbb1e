"""Titles by code and language, with their gender forms."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.errors import UnreadableInputError
from narrate.records import Name
from narrate.sources.ledger import Ledger
from narrate.sources.titles import halves, read_titles


def titles(data: Path, file: str) -> tuple[dict[str, dict[str, Name]], Ledger]:
    ledger = Ledger(file)
    return read_titles(data / "multilingual-titles" / file, ledger), ledger


@pytest.mark.parametrize(
    ("file", "languages", "least"),
    [
        ("soc2010-es.csv", {"en", "es"}, 840),
        ("isco08-titles.csv", {"en", "es", "fr", "nl"}, 600),
        ("esco-occupations.csv.gz", {"en", "es", "fr", "nl"}, 2900),
        ("ch-isco-19.csv", {"de", "fr", "it"}, 1000),
        ("de-ba-occupations.csv.gz", {"de"}, 27_000),
        ("pl-kzis.csv", {"pl"}, 2500),
    ],
)
def test_every_row_of_every_list_is_used_or_left(file: str, languages: set[str], least: int, shared_data: Path) -> None:
    found, ledger = titles(shared_data, file)
    assert ledger.balanced
    assert len(found) >= least
    assert {key for names in found.values() for key in names} == languages


def test_trap_34_codes_keep_their_leading_zeros(shared_data: Path) -> None:
    assert "0110" in titles(shared_data, "isco08-titles.csv")[0]
    assert "011001" in titles(shared_data, "pl-kzis.csv")[0]


def test_trap_37_both_forms_are_told_where_the_title_has_both(shared_data: Path) -> None:
    found, _ = titles(shared_data, "esco-occupations.csv.gz")
    pairs = [name for names in found.values() for key, name in names.items() if key == "es" and name.feminine]
    assert any(name.masculine == "director técnico" and name.feminine == "directora técnica" for name in pairs)
    assert len(pairs) > 2300
    assert all(name.singular is None and name.plural is None for name in pairs)


@pytest.mark.parametrize(
    "title",
    [
        "«lutte contre l’illettrisme/français langue étrangère»",
        "director de desarrollo de prendas de vestir/directora de desarrollo de prendas de vestir/",
        "Directeurs/directrices des achats",
        "fisioterapeuta",
        "Polityk (minister, sekretarz / podsekretarz stanu)",
    ],
)
def test_trap_37_a_slash_that_is_not_surely_gender_is_not_cut(title: str) -> None:
    assert halves(title) == (None, None)


@given(st.text(max_size=40))
def test_what_is_cut_is_the_title(title: str) -> None:
    masculine, feminine = halves(title)
    assert (masculine is None) == (feminine is None)
    if masculine is not None:
        assert f"{masculine}/{feminine}" == title


def test_trap_41_number_and_case_are_the_list_s(shared_data: Path) -> None:
    soc, _ = titles(shared_data, "soc2010-es.csv")
    assert soc["11-3021"]["es"] == Name("gerentes de sistemas de computación e información", proposed=True)
    esco, _ = titles(shared_data, "esco-occupations.csv.gz")
    assert esco["0110.1"]["en"] == Name(None, singular="air force officer")


def test_a_list_of_one_s_own_is_plurals_in_running_text(tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text("code,en,fr_CA\n41-9012,models,mannequins\n,x,y\n41-9012,again,encore\n", encoding="utf-8")
    ledger = Ledger("names.csv")
    assert read_titles(path, ledger) == {"41-9012": {"en": Name("models"), "fr_CA": Name("mannequins")}}
    assert [one.reason for one in ledger.left] == ["it has no code", "its code is there already"]


def test_another_table_gets_one_plain_sentence(tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(UnreadableInputError, match="columns called by languages"):
        read_titles(path, Ledger("names.csv"))
