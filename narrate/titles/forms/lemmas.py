"""Lemmas of words, through simplemma."""

from __future__ import annotations

from functools import cache


class Lemmas:
    """The lemmas of known words by simplemma, which is loaded once."""

    def __init__(self) -> None:
        from simplemma import is_known, lemmatize  # noqa: PLC0415  # an extra, and heavy

        self._is_known = is_known
        self._lemmatize = lemmatize

    def lemma(self, word: str, language: str) -> str | None:
        """Return the lemma of a word; None where it is unknown."""
        return str(self._lemmatize(word, lang=language)) if self._is_known(word, lang=language) else None


@cache
def dictionary() -> Lemmas:
    """Return the dictionary.

    Raises:
        ModuleNotFoundError: simplemma is not installed.
    """
    return Lemmas()
