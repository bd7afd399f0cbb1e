"""The columns of titles: the names of occupations, in each language that a table has them in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from attrs import frozen

from narrate.importing.custom.column_map import MappedColumn
from narrate.importing.files import cells
from narrate.importing.proposal.figure_cells import are_figures
from narrate.importing.proposal.header_words import header_name, is_language, spoken
from narrate.importing.proposal.identity import GUESS, SURE
from narrate.importing.proposal.table_sample import SheetColumn, TableSample
from narrate.importing.proposal.title_language import title_language

_LETTERS: Final = re.compile(r"[^\W\d_]{2}")
_DISTINCT: Final = 0.5
_LONGEST: Final = 150
"""Letters of a title on average; a longer one is a description."""

_PLURALS: Final = "taken for plurals; a list of singulars needs .singular behind the language"
_OTHERS: Final[tuple[tuple[str, str], ...]] = (
    ("area", "areas"),
    ("flag", "flags"),
    ("education", "education"),
    ("sex", "sexes"),
    ("age", "ages"),
    ("industry", "industries or other properties"),
    ("year", "years"),
    ("row_type", "levels"),
)


@frozen
class _Weighed:
    """A column that may have titles, with how much speaks for it."""

    column: SheetColumn
    rank: tuple[int, float]


def title_columns(sample: TableSample, identity: SheetColumn, notes: list[str]) -> list[MappedColumn]:
    """Find the columns of titles.

    Args:
        sample: The table, with the rows that are read alone.
        identity: The column of codes.
        notes: Takes why a column of texts is left out.

    Returns:
        For each language the column that has its titles, with a note on how sure this is.
    """
    weighed: list[_Weighed] = []
    for column in sample.columns:
        if column is identity or not column.name or not _is_text(column):
            continue
        fault = _fault(column, identity)
        if fault:
            notes.append(f"{column.name!r}: {fault}; it was left out.")
        else:
            weighed.append(_Weighed(column, _rank(column, identity)))
    return _by_language(sample, sorted(weighed, key=lambda one: one.rank, reverse=True), notes)


def _by_language(sample: TableSample, weighed: Sequence[_Weighed], notes: list[str]) -> list[MappedColumn]:
    counts = spoken(one.name for one in sample.columns)
    found: dict[str, MappedColumn] = {}
    for one in weighed:
        name = one.column.name
        said = one.column.concepts
        called = bool(said & {"title", "occupation"}) or is_language(name)
        if not called and found:
            notes.append(f"{name!r}: it is text, and its header is not that of titles; it was left out.")
            continue
        language = title_language(header_name(name), _titles(one.column), counts)
        if not language.key:
            notes.append(f"{name!r}: they may be titles, but {language.note}; it was left out.")
        elif language.key in found:
            notes.append(f"{name!r}: it would be names.{language.key}, as {found[language.key].name!r} is already.")
        else:
            sure = SURE if called else GUESS
            why = "its header says so" if called else "it is the text that differs most from row to row"
            note = f"{sure} that these are titles: {why}; {language.key} is {language.note}; {_PLURALS}"
            found[language.key] = MappedColumn(name, f"names.{language.key}", note=note)
    return list(found.values())


def _titles(column: SheetColumn) -> list[str]:
    return [title for one in column.published if (title := cells.title(one)) is not None]


def _beside_codes(column: SheetColumn, identity: SheetColumn) -> list[str]:
    """Return the titles in the rows that have a code."""
    pairs = zip(identity.texts, column.published, strict=True)
    return [title for code, cell in pairs if code is not None and (title := cells.title(cell)) is not None]


def _is_text(column: SheetColumn) -> bool:
    """Check whether most cells of a column are words."""
    filled = column.filled
    words = sum(1 for one in filled if _LETTERS.search(one))
    return bool(filled) and words * 2 > len(filled) and not are_figures(filled)


def _fault(column: SheetColumn, identity: SheetColumn) -> str:
    """Return why a column of texts holds no titles; empty where it may."""
    said = column.concepts
    named = [text for concept, text in _OTHERS if concept in said]
    if named and not said & {"occupation"}:
        return f"its header says that it holds {named[0]}"
    if "code" in said and not said & {"title", "occupation"}:
        return "its header says that it holds codes"
    texts = _beside_codes(column, identity)
    if len(texts) * 2 < len(identity.filled):
        return "most rows have nothing in it"
    if len(set(texts)) < _DISTINCT * len(texts):
        return f"it has only {len(set(texts))} different texts in {len(texts)} rows"
    if sum(map(len, texts)) > _LONGEST * len(texts):
        return "its texts are too long for titles; a description would be descriptions. and a language"
    return ""


def _rank(column: SheetColumn, identity: SheetColumn) -> tuple[int, float]:
    said = column.concepts
    called = 2 * ("title" in said) + 2 * ("occupation" in said) - 2 * ("coarse" in said) + ("fine" in said)
    texts = _beside_codes(column, identity)
    return called, len(set(texts)) / max(len(identity.filled), 1)
