"""The dictionary OpenCorpora, through pymorphy3."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from narrate.titles.forms.readings import GENITIVE, NOMINATIVE, PLURAL, SINGULAR, WordReading

_NUMBERS: Final = {"sing": SINGULAR, "plur": PLURAL}
_TAGS: Final = {SINGULAR: "sing", PLURAL: "plur", NOMINATIVE: "nomn", GENITIVE: "gent"}
_KINDS: Final = {"NOUN": "noun", "ADJF": "adjective", "PRTF": "adjective", "PREP": "preposition"}
_OBLIQUE: Final = frozenset({"gent", "gen1", "gen2", "datv", "ablt", "loct", "loc1", "loc2"})
_NAMES: Final = frozenset({"Abbr", "Geox", "Init", "Name", "Orgn", "Patr", "Surn", "Trad"})
"""Marks of names and abbreviations, which are no words of an occupation."""


class Pymorphy:
    """The readings and forms by pymorphy3, which is loaded once."""

    def __init__(self) -> None:
        from pymorphy3 import MorphAnalyzer  # noqa: PLC0415  # an extra, and heavy

        self._analyzer: Any = MorphAnalyzer()

    def readings(self, word: str) -> tuple[WordReading, ...]:
        """Return the readings of a word; none where it is only guessed."""
        return tuple(
            _reading(one) for one in self._analyzer.parse(word) if one.is_known and not _NAMES & one.tag.grammemes
        )

    def forms(self, reading: WordReading, number: str, case: str, gender: str | None) -> tuple[str, ...]:
        """Return the forms of a word in a number, case, and gender."""
        wanted = {_TAGS[number], _TAGS[case]}
        if reading.kind == "adjective" and number == SINGULAR and gender:
            wanted.add(gender)
        kind = reading.entry.tag.POS
        found = (one for one in reading.entry.lexeme if wanted <= one.tag.grammemes and kind == one.tag.POS)
        common = (one.word for one in found if not {"Erro", "Arch", "Slng", "V-oy", "V-ey"} & one.tag.grammemes)
        return tuple(dict.fromkeys(common))


def _reading(parse: Any) -> WordReading:
    marks = parse.tag
    kind = _KINDS.get(marks.POS or "", "other")
    gender = () if marks.gender is None else (str(marks.gender),)
    return WordReading(
        kind,
        _NUMBERS.get(marks.number or ""),
        nominative=marks.case == "nomn",
        oblique=marks.case in _OBLIQUE,
        person=kind == "noun" and marks.animacy == "anim",
        gender=gender,
        entry=parse,
    )


@cache
def dictionary() -> Pymorphy:
    """Return the dictionary.

    Raises:
        ModuleNotFoundError: pymorphy3 is not installed.
    """
    return Pymorphy()
