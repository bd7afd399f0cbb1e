"""The dictionary SGJP, through morfeusz2."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from narrate.titles.forms.readings import GENITIVE, NOMINATIVE, PLURAL, SINGULAR, WordReading

_NUMBERS: Final = {SINGULAR: "sg", PLURAL: "pl"}
_CASES: Final = {NOMINATIVE: "nom", GENITIVE: "gen"}
_KINDS: Final = {"subst": "noun", "adj": "adjective", "pact": "adjective", "ppas": "adjective", "prep": "preposition"}
_OBLIQUE: Final = frozenset({"gen", "dat", "inst", "loc"})
_PERSONS: Final = frozenset({"m1", "f"})
_COMMON: Final = frozenset({"nazwa_pospolita"})
"""The dictionary's label of a common noun; every other one is of some kind of proper name."""


class Morfeusz:
    """The readings and forms by morfeusz2, which is loaded once."""

    def __init__(self) -> None:
        from morfeusz2 import Morfeusz as Analyzer  # noqa: PLC0415  # an extra, and heavy

        self._analyzer: Any = Analyzer()

    def readings(self, word: str) -> tuple[WordReading, ...]:
        """Return the readings of a word; none where it is unknown, or is read as two."""
        found = self._analyzer.analyse(word)
        if any(stop - start != 1 or start for start, stop, _ in found):
            return ()
        return tuple(
            one
            for _, _, (_, lemma, tag, names, labels) in found
            if set(names) <= _COMMON and not _is_rare(labels)
            for one in _readings(lemma, tag)
        )

    def forms(self, reading: WordReading, number: str, case: str, gender: str | None) -> tuple[str, ...]:
        """Return the forms of a word in a number, case, and gender."""
        lemma, tag = reading.entry
        kind, _, _, _, *rest = tag.split(":")
        found = []
        for word, other, its, _, labels in self._analyzer.generate(lemma.partition(":")[0]):
            one, *parts = its.split(":")
            if other != lemma or one != kind or _is_rare(labels) or len(parts) < 3:
                continue
            genders = parts[2].split(".")
            same = gender in genders if kind != "subst" else set(genders) == set(reading.gender)
            if same and _NUMBERS[number] == parts[0] and _CASES[case] in parts[1].split(".") and parts[3:] == rest:
                found.append(word)
        return tuple(dict.fromkeys(found))


def _is_rare(labels: Any) -> bool:
    return any(label in {"daw.", "rzad.", "przest.", "arch.", "pot.", "hom.", "środ."} for label in labels)


def _readings(lemma: str, tag: str) -> list[WordReading]:
    pos, *parts = tag.split(":")
    kind = _KINDS.get(pos, "other")
    if kind in {"other", "preposition"} or len(parts) < 3:
        return [WordReading(kind)]
    cases = set(parts[1].split("."))
    genders = tuple(parts[2].split("."))
    return [
        WordReading(
            kind,
            number,
            nominative="nom" in cases,
            oblique=bool(_OBLIQUE & cases),
            person=kind == "noun" and bool(_PERSONS & set(genders)) and "ncol" not in parts,
            gender=genders,
            entry=(lemma, tag),
        )
        for number, short in _NUMBERS.items()
        if short in parts[0].split(".")
    ]


@cache
def dictionary() -> Morfeusz:
    """Return the dictionary.

    Raises:
        ModuleNotFoundError: morfeusz2 is not installed.
    """
    return Morfeusz()
