"""Titles of occupations in several languages, by code, with their masculine and feminine forms if there are any."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from attrs import frozen

from narrate.errors import InvalidRecordError, UnreadableInputError
from narrate.records import Name
from narrate.sources.cells import Cell, text
from narrate.sources.ledger import Ledger
from narrate.sources.tables import Row, rows
from narrate.wording import language, locales
from narrate.wording.proposing import running_text

_LANGUAGE: Final = re.compile(r"[a-z]{2}(_[A-Z]{2})?")
_ESCO_CODE: Final = re.compile(r"([^/]+)$")


@frozen
class TitleList:
    """What is known of a published list, by its header: number and case of a title are the list's, not the title's.

    Attributes:
        code: The column of the code.
        plural: Whether its titles are plurals.
        cased: Whether its titles are in title or sentence case, and have to be put into running text.
        languages: The column of each language; empty where the columns are called by their languages.
        genders: For a language the columns of the masculine and the feminine form.
    """

    code: str
    plural: bool
    cased: bool
    languages: Mapping[str, str] = {}
    genders: Mapping[str, tuple[str, str]] = {}


_LISTS: Final = (
    TitleList("soc2010", plural=True, cased=True),
    TitleList("isco08", plural=True, cased=True),
    TitleList("ch_isco19", plural=True, cased=True),
    TitleList("esco_code", plural=False, cased=False, genders={"es": ("es_m", "es_f"), "fr": ("fr_m", "fr_f")}),
    TitleList("kzis", plural=False, cased=True),
    TitleList(
        "dkz_id",
        plural=False,
        cased=False,
        languages={"de": "neutral_short"},
        genders={"de": ("masculine_long", "feminine_long")},
    ),
)


def read_titles(path: Path, ledger: Ledger) -> dict[str, dict[str, Name]]:
    """Read names by code and language.

    Args:
        path: A list of titles with a column for the code and one for each language (``en``, ``es``, ``fr_CA``). Of
            lists that narrate knows by their header it is known whether titles are singular or plural, and how they are
            cased; in any other they are plurals in running text.
        ledger: Rows without a title that can be used are left over in it.

    Returns:
        For each code a name by language. What had to be put into running text is marked as proposed.

    Raises:
        UnreadableInputError: It is no such list.
    """
    stream = rows(path, ledger)
    first = next(stream, None)
    header = [text(cell) or "" for cell in first.cells] if first is not None else []
    known = next((one for one in _LISTS if one.code in header), None)
    if known is None:
        codes = [name for name in header if "code" in name.lower()]
        spoken = [name for name in header if _LANGUAGE.fullmatch(name)]
        if not codes or not spoken:
            raise UnreadableInputError(
                f"{path}: required is a header with a column for the code and columns called by languages (en, es); "
                f"what came is {', '.join(header) or 'nothing'}"
            )
        known = TitleList(codes[0], plural=True, cased=False)
    places = {name: place for place, name in enumerate(header)}
    columns = known.languages or {name: name for name in header if _LANGUAGE.fullmatch(name)}
    found: dict[str, dict[str, Name]] = {}
    for row in stream:
        code = text(_at(row, places[known.code]))
        label = next(filter(None, (text(_at(row, places[column])) for column in columns.values())), "a row")
        if code is None:
            ledger.leave(row.place, label, "it has no code")
            continue
        names: dict[str, Name] = {}
        reasons = []
        for key, column in columns.items():
            try:
                name = _name(row, places, key, column, known)
            except InvalidRecordError as error:
                reasons.append(str(error))
                continue
            if name is not None:
                names[key] = name
        if code in found or not names:
            reason = "its code is there already" if code in found else "; ".join(reasons) or "it has no title"
            ledger.leave(row.place, f"{code} {label}", reason)
            continue
        for reason in reasons:
            ledger.note(f"{row.place}, {code}: {reason}")
        found[code] = names
        ledger.use()
    return found


def _name(row: Row, places: Mapping[str, int], key: str, column: str, known: TitleList) -> Name | None:
    told = text(_at(row, places[column]))
    if told is None:
        return None
    masculine, feminine = _forms(row, places, key, known)
    if masculine is None:
        masculine, feminine = halves(told)
    if known.plural:
        running = _running(told, key) if known.cased else told
        return Name(running, proposed=known.cased)
    singular = None if masculine is not None else _running(told, key) if known.cased else told
    return Name(None, singular=singular, masculine=masculine, feminine=feminine, proposed=known.cased)


def _forms(row: Row, places: Mapping[str, int], key: str, known: TitleList) -> tuple[str | None, str | None]:
    columns = known.genders.get(key)
    if columns is None or not all(column in places for column in columns):
        return None, None
    masculine, feminine = (text(_at(row, places[column])) for column in columns)
    return (masculine, feminine) if masculine and feminine and masculine != feminine else (None, None)


def halves(title: str) -> tuple[str | None, str | None]:
    """Cut a title that is there whole for a man and whole for a woman; any other stays whole.

    Sure is only one slash, without spaces or quotation marks around it, with as many words on either side, of which the
    first begin alike.

    >>> halves("director técnico/directora técnica")
    ('director técnico', 'directora técnica')
    >>> halves("«lutte contre l’illettrisme/français langue étrangère»"), halves("fisioterapeuta")
    ((None, None), (None, None))
    """
    parts = title.split("/")
    if len(parts) != 2 or any(mark in title for mark in '«»"“”()'):
        return None, None
    first, second = parts
    alike = first[:3].casefold() == second[:3].casefold()
    if first != first.strip() or second != second.strip() or not alike or len(first.split()) != len(second.split()):
        return None, None
    return (first, second) if first != second else (None, None)


def _running(title: str, key: str) -> str:
    """Put a title into running text, as far as its language has rules for that."""
    locale = next((name for name in locales() if name.startswith(key)), None)
    propose: Callable[[str], str | None] = (
        (lambda _title: None) if locale is None else (lambda told: running_text(told, language(locale)))
    )
    return propose(title) or title


def _at(row: Row, place: int) -> Cell:
    return row.cells[place] if place < len(row.cells) else None
