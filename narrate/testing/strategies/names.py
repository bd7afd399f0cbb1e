"""Strategies for names of occupations, from the words of each language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from hypothesis import strategies as st

from narrate.language.rule_words import rule_languages, rule_words
from narrate.records import Name


def names(language: str) -> st.SearchStrategy[Name]:
    """Return names of occupations in a language: with genders, short forms, cases and acronyms where it has them.

    Args:
        language: A language or a locale that has a ``rules.toml``.

    Raises:
        TemplateError: The language has no such file.

    >>> from hypothesis import find
    >>> find(names("es"), lambda name: name.gender == "feminine").plural
    'enfermeras'
    """
    return st.sampled_from(rule_words(language).names)


def _in_languages() -> Iterator[Mapping[str, Name]]:
    """Yield the names of records: none; each name of English, then with a Spanish one; each name of any language."""
    yield {}
    english, spanish = rule_words("en").names, rule_words("es").names
    yield from ({"en": name} for name in english)
    yield from ({"en": name, "es": spanish[place % len(spanish)]} for place, name in enumerate(english))
    for language in rule_languages():
        yield from ({language: name} for name in rule_words(language).names)


NAMES: Final[st.SearchStrategy[Mapping[str, Name]]] = st.sampled_from(tuple(_in_languages()))
"""Names of a record by language, or none."""
