"""Titles of occupations in several languages, by code, with their masculine and feminine forms if there are any."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any, Final

from attrs import evolve

from narrate.errors import InvalidRecordError, UnreadableInputError
from narrate.importing.files.cells import BadCellError, Cell, text
from narrate.importing.files.compression import first_bytes
from narrate.importing.files.header import find_header, is_note, label, misfit, width
from narrate.importing.files.tables import Row, rows
from narrate.importing.files.workbooks import is_workbook
from narrate.importing.ledger import Ledger
from narrate.importing.lookup import LookupRow
from narrate.importing.titles.languages import base_languages
from narrate.importing.titles.lists import CASE, PROPOSED, SENTENCE, TitleList, find_list
from narrate.language import language
from narrate.records import Name
from narrate.titles.gender_pairs import TitleForms, gender_forms
from narrate.titles.names import KEEP, RUNNING, title_name
from narrate.titles.proposal import has_qualifiers_of
from narrate.titles.rules import language_of, title_words

_HEADER_ROWS: Final = 12
_ENGLISH: Final = "en"

_REMARKS: Final = frozenset({"gender", PROPOSED})
"""What says something of a form, and is none itself."""

_ANY_BYTES: Final = "latin-1"
"""An encoding that every byte is in; the names of the columns are letters of ASCII in any."""

_SYNONYMS: Final = re.compile(r"[|\n]")
_TYPE: Final = "conceptType"
_OCCUPATION: Final = "Occupation"


def read_titles(path: Path, ledger: Ledger, *, titles: str = RUNNING) -> list[LookupRow[str, Name]]:
    """Read names by language.

    Args:
        path: A list of titles with a column for the code and one for each language (``en``, ``es``, ``fr_CA``). Of
            lists that narrate knows by their header (``title_lists.LISTS``, and ESCO's own files) it is known whether
            titles are singular or plural, and how they are cased; in any other they are plurals, and further columns
            may have other forms (``es.feminine``, ``pl.singular``, ``pl.cases.genitive``).
        ledger: Rows without a title that can be used are left over in it; a cell that cannot be used is noted.
        titles: ``running`` puts titles into running text, ``keep`` leaves them as published.

    Returns:
        Row by row the names of an occupation by language. A code is text, zeros in front included. What had to be put
        into running text, or derived from a form that is short for two, is marked as proposed; what no sentence can
        have unquoted is marked as inverted. No list that is known is broken, so nothing is repaired; but in running
        text a title has no full stop behind a word that other titles of its language have without one.

    Raises:
        UnreadableInputError: It is no such list.
    """
    looked_at: list[Row] = []

    def fits(row: Row) -> tuple[TitleList, list[str], int] | None:
        looked_at.append(row)
        names = [text(cell) or "" for cell in row.cells]
        known = find_list(names, path.name)
        return (known, names, width(row)) if known is not None else None

    stream = rows(path, ledger, languages=_expected(path))
    header = find_header(islice(stream, _HEADER_ROWS), fits, ledger)
    if header is None:
        raise UnreadableInputError(
            f"{path}: required is a header with a column for the code and columns called by languages (en, es), or one "
            f"of ESCO's files with its language in the name (occupations_fr.csv); what came is "
            f"{label(looked_at[0]) if looked_at else 'nothing'}"
        )
    known, names, columns = header
    places = {name: place for place, name in reversed(list(enumerate(names)))}
    found: list[LookupRow[str, Name]] = []
    seen: set[str] = set()
    empty: Counter[str] = Counter()
    for row in stream:
        if is_note(row):
            continue
        cells = {name: row.cells[place] if place < len(row.cells) else None for name, place in places.items()}
        written = [text(cells.get(column)) for column in known.codes]
        # A row may have the same code in both of its columns.
        codes = list(dict.fromkeys(code.rpartition("/")[2] for code in written if code is not None))
        made, reasons = _made(cells, codes, seen, known, empty, titles)
        odd = misfit(row, columns)
        if odd is not None or not made:
            called = next(filter(None, (text(cells.get(column)) for column in known.titles.values())), label(row))
            ledger.leave(row.place, " ".join([*codes[:1], called]), odd or "; ".join(reasons) or "it has no title")
            continue
        for reason in reasons:
            ledger.note(f"{row.place}, {codes[0]}: {reason}")
        seen |= set(codes)
        english = made.get(_ENGLISH)
        title = None if english is None else english.plural or english.singular
        found.append(LookupRow(tuple(codes), title, known.scheme, row.place, made, known.source))
        ledger.use()
    for key, count in empty.items():
        ledger.note(f"{count} row{'' if count == 1 else 's'} without a title in {key}")
    return found if titles == KEEP else _without_stray_stops(found)


_FORMS: Final = ("plural", "singular", "masculine", "feminine")


def _without_stray_stops(found: list[LookupRow[str, Name]]) -> list[LookupRow[str, Name]]:
    """Remove the full stop of a title whose last word is no abbreviation, since other titles have it without one."""
    words: dict[str, set[str]] = {}
    for row in found:
        for key, name in row.items.items():
            for form in _FORMS:
                words.setdefault(key, set()).update(re.findall(r"(?<![\w.])\w+(?![\w.])", getattr(name, form) or ""))

    def mended(key: str, name: Name) -> Name:
        written = {form: getattr(name, form) or "" for form in _FORMS}
        last = {form: re.search(r"(?<![\w.])(\w+)\.$", text) for form, text in written.items()}
        changed: dict[str, Any] = {
            form: written[form][:-1] for form, word in last.items() if word and word[1] in words[key]
        }
        return evolve(name, **changed) if changed else name

    return [evolve(row, items={key: mended(key, name) for key, name in row.items.items()}) for row in found]


def _expected(path: Path) -> frozenset[str]:
    """Return the languages that a list in delimited text has columns for; none where they cannot be seen beforehand."""
    if is_workbook(first_bytes(path)):
        return frozenset()
    with suppress(UnreadableInputError):  # whatever is wrong with it is found when it is read
        for row in islice(rows(path, Ledger(path.name), encoding=_ANY_BYTES), _HEADER_ROWS):
            known = find_list([text(cell) or "" for cell in row.cells], path.name)
            if known is not None:
                return base_languages(known.languages)
    return frozenset()


def _made(
    cells: Mapping[str, Cell],
    codes: Sequence[str],
    seen: Collection[str],
    known: TitleList,
    empty: Counter[str],
    titles: str,
) -> tuple[dict[str, Name], list[str]]:
    """Return the names in a row, and the reasons why some or all are missing."""
    if not codes or not codes[0]:
        return {}, ["it has no code"]
    if any(code in seen for code in codes):
        return {}, ["its code is there already"]
    kind = text(cells.get(_TYPE))
    if kind not in (None, _OCCUPATION):
        return {}, [f"it is of the type {kind}, no occupation"]
    names: dict[str, Name] = {}
    reasons = []
    for key in known.languages:
        try:
            name = _name(cells, key, codes[0], known, titles)
        except (BadCellError, InvalidRecordError) as error:
            reasons.append(f"{key}: {error}".replace("\n", "; "))
            continue
        if name is None:
            empty[key] += 1
        else:
            names[key] = name
    return _compared(names, cells, known), reasons


def _compared(names: dict[str, Name], cells: Mapping[str, Cell], known: TitleList) -> dict[str, Name]:
    """Return the names of a row, those marked as inverted that have a comma where the English title has a qualifier."""
    english = text(cells.get(known.titles.get(_ENGLISH, "")))
    if english is None:
        return names
    return {
        key: evolve(name, inverted=name.inverted or _is_inverted_like(name, key, english))
        for key, name in names.items()
    }


def _is_inverted_like(name: Name, key: str, english: str) -> bool:
    spoken = language_of(key)
    if key == _ENGLISH or spoken is None or name.plural is None:
        return False
    return has_qualifiers_of(name.plural, spoken, english, language("en_US"))


def _name(cells: Mapping[str, Cell], key: str, code: str, known: TitleList, titles: str) -> Name | None:
    title = text(cells.get(known.titles.get(key, "")))
    forms: dict[str, Any] = {
        form: found for form, column in known.forms.get(key, {}).items() if (found := text(cells.get(column)))
    }
    if title is None and not forms.keys() - _REMARKS:
        return None
    for one in filter(None, (title, *forms.values())):
        if not any(map(str.isalpha, one)):
            raise BadCellError("a title", one)
    english = text(cells.get(known.titles.get(_ENGLISH, "")))
    if key != _ENGLISH and title and title == english and title_words(language("en_US")).unmistakable.search(title):
        raise BadCellError("a title in this language", title)
    sentence = known.cases.get(key, known.case) == SENTENCE
    if title is None or forms:
        cases = {form.removeprefix(CASE): forms.pop(form) for form in list(forms) if form.startswith(CASE)}
        published = Name(title, cases=cases, **{**forms, PROPOSED: PROPOSED in forms})
    else:
        published = _published(title, cells, key, code, known)
    return title_name(published, key, titles=titles, sentence=sentence)


def _published(title: str, cells: Mapping[str, Cell], key: str, code: str, known: TitleList) -> Name:
    """Return the forms that the list has of a title, as they are published."""
    if known.plural or (known.plural_codes and re.fullmatch(known.plural_codes, code)):
        return Name(title)
    if key in known.genders:
        masculine, feminine = (text(cells.get(column)) for column in known.genders[key])
        forms = _given(title, masculine, feminine)
        return Name(None, singular=forms.singular, masculine=forms.masculine, feminine=forms.feminine)
    forms = _forms(title, cells, key, known)
    return Name(
        None,
        singular=forms.singular,
        masculine=forms.masculine,
        feminine=forms.feminine,
        proposed=forms.masculine is not None and forms.masculine not in title,
    )


def _forms(title: str, cells: Mapping[str, Cell], key: str, known: TitleList) -> TitleForms:
    """Split a title where its list is known to write both genders with a slash."""
    if key not in known.slashed:
        return TitleForms(title)
    listed = cells.get(known.synonyms.get(key, ""))
    synonyms = {" ".join(one.split()) for one in _SYNONYMS.split(listed)} if isinstance(listed, str) else set()
    return gender_forms(title, language_of(key), synonyms=synonyms)


def _given(neutral: str, masculine: str | None, feminine: str | None) -> TitleForms:
    """Choose among forms that have columns of their own.

    One form in both columns is for everybody, but not where the neutral title has a slash: there one was lost.
    A form with a slash where the neutral title has none holds both, and neither is taken.
    """
    slashed = "/" in neutral
    both = [form for form in (masculine, feminine) if form is not None]
    if not slashed and any("/" in form for form in both):
        return TitleForms(neutral)
    if len(both) < len((masculine, feminine)):
        return TitleForms(neutral, masculine, feminine)
    if masculine == feminine:
        return TitleForms(neutral if slashed else masculine)
    return TitleForms(None, masculine, feminine)
