"""O*NET: scores of work values, interests, skills and similar, standardized to 0 to 100."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Final

from attrs import Factory, define, frozen

from narrate.errors import InvalidRecordError, UnreadableInputError
from narrate.importing.files.cells import BadCellError, Cell, plain, text
from narrate.importing.files.header import find_header, is_note, label, misfit, width
from narrate.importing.files.tables import Row, rows
from narrate.importing.ledger import Ledger
from narrate.importing.lookup import LookupRow
from narrate.importing.publications import onet
from narrate.records import Skill, Source

_SCALES: Final[Mapping[str, tuple[int, int]]] = {"EX": (1, 7), "OI": (1, 7), "IM": (1, 5), "LV": (0, 7)}
"""The end points of O*NET's scales: extent, occupational interest, importance, level (its Scales Reference)."""

_RANKS: Final = frozenset({"VH", "IH"})
"""High points: which element comes first, second and third; 0 is none."""

_LEVEL: Final = "LV"
_IMPORTANCE: Final = "IM"
_CODE: Final = re.compile(r"(\d\d-\d{4})\.(\d\d)", re.ASCII)
_WHOLE: Final = "00"
_MARKED: Final = re.compile(r"(.+) \[([A-Z]{2})\]")
_CODE_COLUMNS: Final = ("o*net-soc code", "onet_soc")
_INSTRUMENTS: Final[Mapping[str, str | None]] = {
    "1.A": "abilities",
    "1.B.1": "interests",
    "1.B.2": "work values",
    "1.C": "work styles",
    "2.A": None,
    "2.B": None,
    "2.C": "knowledge",
    "4.A": "work activities",
    "4.C": "work context",
}
"""The questionnaire of each part of O*NET's content model, as a record calls it; None is that of skills."""

_INSTRUMENT_OF_SCALE: Final = {"EX": "work values", "OI": "interests"}
_ELEMENTS: Final = ("element id", "element_id")
_YES: Final = "Y"
_TENTH: Final = Decimal("0.1")
_CAPITALS: Final[Mapping[str, str]] = {"english": "English"}
"""Words of O*NET's elements that keep their capital in running text."""


SkillKey = tuple[str | None, str]
"""What a score is of: its questionnaire, None for that of skills, and the element."""


def read_skills(path: Path, ledger: Ledger) -> list[LookupRow[SkillKey, Skill]]:
    """Read scores.

    Args:
        path: A file of O*NET: one row per score (with its scale), or one row per occupation and one column per score.
        ledger: Ranks, suppressed scores, parts of an occupation and rows that cannot be read are left over in it.

    Returns:
        For each row the scores of an occupation, by questionnaire and element; the instrument of a score names the
        questionnaire. A score is the position of its value between the ends of its scale, from 0 to 100, in tenths,
        ties away from zero. For an occupation in parts (11-1011.00, 11-1011.03) only the whole (.00) is used; for an
        element with an importance and a level, the importance. Names of elements are O*NET's, in lower case.

    Raises:
        UnreadableInputError: The file is not one of these.
    """
    stream = rows(path, ledger)
    header = find_header(stream, _columns, ledger)
    if header is None:
        raise UnreadableInputError(f"{path}: required is a file of O*NET with a column 'O*NET-SOC Code'; there is none")
    places, columns = header
    lower = {name.lower(): place for name, place in places.items()}
    code_place = next(lower[name] for name in _CODE_COLUMNS if name in lower)
    wide = [(marked[1], marked[2], place) for name, place in places.items() if (marked := _MARKED.fullmatch(name))]
    scores = [column for column in wide if column[1] in _SCALES]
    long = _long(lower)
    if not scores and long is None:
        raise UnreadableInputError(
            f"{path}: required are scores with their scale ({', '.join(_SCALES)}); there is no such column"
        )
    for name, _, _ in (column for column in wide if column[1] in _RANKS):
        ledger.note(f"the column {name} has ranks, not scores; it was skipped")
    named = _named_instrument(path)
    made = _Scores(ledger, onet(path, "skills"))
    for row in stream:
        match = _CODE.fullmatch(text(_at(row, code_place)) or "")
        name = text(_at(row, lower.get("title", code_place))) or ""
        if match is None:
            if not is_note(row):
                ledger.leave(row.place, name or label(row), "required is a code such as 11-1011.00; there is none")
            continue
        one = _Whose(row.place, match[0], match[1], name if name != match[0] else None)
        reason = misfit(row, columns) or ("it is a part of an occupation" if match[2] != _WHOLE else None)
        if reason is not None:
            ledger.leave(row.place, one.label, reason)
            continue
        try:
            if scores or long is None:
                made.enter(one, _wide_skills(row, scores, one.label, named, ledger))
            else:
                skill, scale = _long_skill(row, long, named)
                if scale == _LEVEL:
                    made.levels.append((one, skill))
                else:
                    made.enter(one, [skill])
        except (_NoScoreError, BadCellError, InvalidRecordError) as error:
            ledger.leave(row.place, one.label, str(error))
    made.enter_levels()
    return made.rows


class _NoScoreError(ValueError):
    """A row without a usable score; its message is the reason."""


@frozen
class _Long:
    """The columns of a file with one row per score; *scale* is a column, or the one scale that the whole file has."""

    element: int
    value: int
    scale: int | str
    suppress: int | None
    identity: int | None


def _long(lower: Mapping[str, int]) -> _Long | None:
    identity = next((lower[name] for name in _ELEMENTS if name in lower), None)
    if {"element name", "scale id", "data value"} <= set(lower):
        suppress = lower.get("recommend suppress")
        return _Long(lower["element name"], lower["data value"], lower["scale id"], suppress, identity)
    if {"element", "importance_1_5"} <= set(lower):
        suppress = lower.get("suppress_importance")
        return _Long(lower["element"], lower["importance_1_5"], _IMPORTANCE, suppress, identity)
    return None


def _named_instrument(path: Path) -> str | None:
    """Return the questionnaire in the name of one of O*NET's files; None means that of skills."""
    name = " ".join(re.findall("[a-z]+", path.name.partition(".")[0].lower()))
    return next((kind for kind in _INSTRUMENTS.values() if kind is not None and kind in name), None)


def _instrument(row: Row, long: _Long, scale: str, named: str | None) -> str | None:
    """Return the questionnaire of a score, by its element's position in the content model, its scale, or its file."""
    element = text(_at(row, long.identity)) if long.identity is not None else None
    for place, kind in _INSTRUMENTS.items():
        if element is not None and (element == place or element.startswith(f"{place}.")):
            return kind
    return _INSTRUMENT_OF_SCALE.get(scale, named)


def _wide_skills(
    row: Row, scores: Iterable[tuple[str, str, int]], label: str, named: str | None, ledger: Ledger
) -> list[Skill]:
    """Read the scores of a row; a score that cannot be read is noted, and the others are kept."""
    made = []
    for name, scale, place in scores:
        try:
            skill = _skill(name, _at(row, place), scale, _INSTRUMENT_OF_SCALE.get(scale, named))
        except (BadCellError, InvalidRecordError) as error:
            reason = str(error).replace("\n", "; ")
            ledger.note(f"{row.place}, {label}: the score of {name} was left out: {reason}")
        else:
            made += [] if skill is None else [skill]
    return made


def _long_skill(row: Row, long: _Long, named: str | None) -> tuple[Skill, str]:
    scale = long.scale if isinstance(long.scale, str) else text(_at(row, long.scale)) or ""
    if scale in _RANKS:
        raise _NoScoreError("it is a rank, not a score")
    if scale not in _SCALES:
        raise BadCellError(f"a score on one of the scales {', '.join(_SCALES)}", scale)
    if long.suppress is not None and (text(_at(row, long.suppress)) or "").upper() == _YES:
        raise _NoScoreError("O*NET recommends suppressing it")
    name = text(_at(row, long.element))
    if name is None:
        raise BadCellError("the name of an element", name)
    skill = _skill(name, _at(row, long.value), scale, _instrument(row, long, scale, named))
    if skill is None:
        raise _NoScoreError("there is no score in it")
    return skill, scale


def _skill(name: str, cell: Cell, scale: str, instrument: str | None) -> Skill | None:
    value = plain(cell)
    return None if value is None else Skill(_in_text(name), _score(value, scale), instrument=instrument)


def _in_text(name: str) -> str:
    return " ".join(_CAPITALS.get(word, word) for word in name.lower().split())


def _score(value: Decimal, scale: str) -> Decimal:
    """Return a standardized score: the position of a value between the ends of its scale, from 0 to 100.

    Source:
        O*NET OnLine, "Scales, Ratings, and Standardized Scores": (value - lowest) / (highest - lowest) * 100.
    """
    low, high = _SCALES[scale]
    if not low <= value <= high:
        raise BadCellError(f"a value from {low} to {high}", str(value))
    return ((value - low) * 100 / (high - low)).quantize(_TENTH, ROUND_HALF_UP)


@frozen
class _Whose:
    """The occupation of a row of scores: its place, the code there, the SOC code, the title if there is one."""

    place: str
    listed: str
    code: str
    title: str | None

    @property
    def label(self) -> str:
        return f"{self.listed} {self.title or ''}".strip()


@define
class _Scores:
    """The scores of a file: one for each occupation and skill."""

    ledger: Ledger
    source: Source
    rows: list[LookupRow[SkillKey, Skill]] = Factory(list)
    held: dict[str, set[SkillKey]] = Factory(dict)
    levels: list[tuple[_Whose, Skill]] = Factory(list)

    def enter(self, one: _Whose, made: Sequence[Skill]) -> None:
        """Add the scores of a row, all or none of them."""
        held = self.held.setdefault(one.code, set())
        items = {(skill.instrument, skill.skill): skill for skill in made}
        twice = next((name for instrument, name in items if (instrument, name) in held), None)
        if twice is not None:
            raise _NoScoreError(f"the score of {twice} is duplicated")
        if not made:
            raise _NoScoreError("there is no score in it")
        held.update(items)
        self.rows.append(LookupRow((one.code,), one.title, None, one.place, items, self.source))
        self.ledger.use()

    def enter_levels(self) -> None:
        """Add levels of elements without an importance: one score per element, one kind of score per occupation."""
        important = {code for code, held in self.held.items() if held}
        for one, skill in self.levels:
            if one.code in important:
                self.ledger.leave(one.place, one.label, "it is a level, and the importance is used")
                continue
            try:
                self.enter(one, [skill])
            except _NoScoreError as error:
                self.ledger.leave(one.place, one.label, str(error))


def _columns(row: Row) -> tuple[dict[str, int], int] | None:
    places = {(text(cell) or ""): place for place, cell in enumerate(row.cells)}
    return (places, width(row)) if any(name.lower() in _CODE_COLUMNS for name in places) else None


def _at(row: Row, place: int) -> Cell:
    return row.cells[place] if place < len(row.cells) else None
