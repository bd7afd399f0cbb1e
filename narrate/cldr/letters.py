"""The letters of languages beyond a to z, by which the encoding of a text is recognized."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache


@cache
def language_letters() -> Mapping[str, frozenset[str]]:
    """Read the letters of each language that has an encoding older than Unicode, in lower case.

    >>> sorted(language_letters()["es"])
    ['á', 'é', 'í', 'ñ', 'ó', 'ú', 'ü']
    """
    import tomllib  # noqa: PLC0415  # only who reads such a text pays for it
    from importlib.resources import files  # noqa: PLC0415

    text = (files("narrate.cldr") / "letters.toml").read_text(encoding="utf-8")
    return {language: frozenset(letters) for language, letters in tomllib.loads(text).items()}
