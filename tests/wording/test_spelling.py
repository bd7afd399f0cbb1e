"""Every word of every wording is in a dictionary of its language, or is listed with a reason."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
from extent import share

import narrate
from narrate.wording import phrasebook

LISTED = tomllib.loads((Path(__file__).parents[1] / "data" / "spelling.toml").read_text(encoding="utf-8"))
DICTIONARIES = {
    "cs_CZ": "cs_CZ",
    "en_US": "en_US", "es_ES": "es_ES", "es_MX": "es_MX", "fr_FR": "fr_FR", "fr_CA": "fr_FR", "de_DE": "de_DE",
    "it_IT": "it_IT", "pt_BR": "pt_BR", "pt_PT": "pt_PT", "nl_NL": "nl_NL", "pl_PL": "pl_PL", "ru_RU": "ru_RU",
    "ar_EG": "ar_EG", "de_AT": "de_DE", "nl_BE": "nl_BE",
}  # fmt: skip
"""Dictionaries by locale; Japanese and Chinese are written without spaces, and have none."""

# Marks over and under letters, such as Arabic vowels, are part of a word, though \w does not hold them.
LETTERS = r"(?:[^\W\d_][\u0300-\u036f\u064b-\u0652\u0670]*)+"
WORD = re.compile(f"{LETTERS}(?:[’'-]{LETTERS})*")


def words(locale: str) -> set[str]:
    """Give the words of a locale's phrasebook, slots aside."""
    texts = [re.sub(r"\{\w+\}", " ", entry.wording) for entry in phrasebook(locale)]
    return {word for text in texts for word in WORD.findall(text)}


@pytest.mark.parametrize("locale", share(sorted(set(DICTIONARIES) & set(narrate.locales())), 2))
def test_every_word_is_in_the_dictionary_or_has_its_reason(locale: str) -> None:
    program, dictionary = shutil.which("hunspell"), DICTIONARIES[locale]
    if program is None:
        pytest.skip("hunspell is not installed")
    known = subprocess.run([program, "-D"], capture_output=True, text=True, check=False, input="").stderr
    if f"/{dictionary}" not in known:
        pytest.skip(f"there is no dictionary {dictionary}")
    written = subprocess.run(
        [program, "-d", dictionary, "-i", "utf-8", "-l"],
        input="\n".join(sorted(words(locale))),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    ).stdout
    allowed = LISTED.get(locale.partition("_")[0], {})
    assert sorted(word for word in set(written.split()) if word not in allowed) == []


def test_a_word_keeps_its_marks() -> None:
    assert WORD.findall("المقيَّمة عادةً، لا يُشترط {n}") == ["المقيَّمة", "عادةً", "لا", "يُشترط", "n"]
    assert WORD.findall("cafe\u0301, l’Oréal") == ["cafe\u0301", "l’Oréal"]


def test_every_exception_has_a_reason() -> None:
    for listed in LISTED.values():
        assert all(isinstance(reason, str) and len(reason) > 10 for reason in listed.values())


@pytest.mark.parametrize("locale", [one for one in narrate.locales() if one.partition("_")[0] in ("ja", "zh")])
def test_what_no_dictionary_is_for_has_no_word_of_another_script(locale: str) -> None:
    allowed = LISTED.get(locale.partition("_")[0], {})
    for entry in phrasebook(locale):
        foreign = re.findall(r"[A-Za-z]+", re.sub(r"\{\w+\}", "", entry.wording))
        assert [word for word in foreign if word not in allowed] == [], entry.wording


def test_every_locale_is_spelled_by_a_dictionary_or_by_its_script() -> None:
    # Territories without a dictionary of their own differ from their language in figures and in a few tables of words.
    spelled = {locale.partition("_")[0] for locale in DICTIONARIES} | {"ja", "zh"}
    assert {locale.partition("_")[0] for locale in narrate.locales()} <= spelled
