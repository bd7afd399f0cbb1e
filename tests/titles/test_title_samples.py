"""Samples of published titles in running text, as an editor of each language has read them."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path
from random import Random
from typing import Final

import pytest

from narrate.language.model import language
from narrate.titles.proposal import running_title

SIZE: Final = 100
SEED: Final = 2026

ESCO: Final = "multilingual-titles/esco-occupations.csv.gz"
ISCO: Final = "multilingual-titles/isco08-titles.csv"
SWISS: Final = "multilingual-titles/ch-isco-19.csv"
READ: Final = {
    "esco_es": (ESCO, "es", "es_ES"),
    "esco_fr": (ESCO, "fr", "fr_FR"),
    "esco_nl": (ESCO, "nl", "nl_NL"),
    "isco_es": (ISCO, "es", "es_ES"),
    "isco_fr": (ISCO, "fr", "fr_FR"),
    "isco_nl": (ISCO, "nl", "nl_NL"),
    "swiss_de": (SWISS, "de", "de_CH"),
    "swiss_fr": (SWISS, "fr", "fr_FR"),
    "swiss_it": (SWISS, "it", "it_IT"),
    "cops_fr": ("canada-cops/cops-2024-2033.csv", "title_fr", "fr_CA"),
}
"""Lists that may be passed on: file, column and locale."""

KEPT: Final = {
    "federal_de": ("multilingual-titles/de-ba-occupations.csv.gz", "neutral_short", "de_DE"),
    "kzis_pl": ("multilingual-titles/pl-kzis.csv", "pl", "pl_PL"),
}
"""Lists that are for tests alone: what was read of them is here as counts and a checksum."""


def sample(path: Path, column: str) -> list[str]:
    """Choose titles: half of them among those with a comma or a dash, which may be inverted, and half among all."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
        titles = sorted({" ".join((row[column] or "").split()) for row in csv.DictReader(file)} - {""})
    chance = Random(SEED)  # noqa: S311  # a sample, and no secret
    parted = [title for title in titles if any(mark in title for mark in (",", ";", " - ", " – "))]
    chosen = chance.sample(parted, min(SIZE // 2, len(parted)))
    return chosen + chance.sample([title for title in titles if title not in set(chosen)], SIZE - len(chosen))


def lines(path: Path, column: str, locale: str) -> list[str]:
    """The titles of a sample, each with its running text; in quotation marks where a sentence quotes it."""
    found = []
    for title in sample(path, column):
        made = running_title(title, language(locale))
        found.append(f"{title}\n    {f'“{made.text}”' if made.inverted else made.text}")
    return found


@pytest.mark.parametrize("name", READ)
def test_the_titles_of_a_list_are_as_they_were_read(
    name: str, shared_data: Path, golden: Callable[[str, str], None]
) -> None:
    file, column, locale = READ[name]
    golden(f"titles/{name}.txt", "\n".join(lines(shared_data / file, column, locale)) + "\n")


def test_the_titles_of_lists_for_tests_alone_are_as_they_were_read(
    shared_data: Path, golden: Callable[[str, str], None]
) -> None:
    found = []
    for name, (file, column, locale) in KEPT.items():
        made = lines(shared_data / file, column, locale)
        quoted = sum(line.endswith("”") for line in made)
        digest = blake2b("\n".join(made).encode(), digest_size=8).hexdigest()
        found.append(f"{name}: {len(made)} titles, {quoted} of them quoted, checksum {digest}")
    golden("titles/kept.txt", "\n".join(found) + "\n")
