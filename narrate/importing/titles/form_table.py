"""A table of names for review, with the forms that dictionaries propose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from attrs import frozen

from narrate.errors import UnreadableInputError
from narrate.importing.lookup import LookupRow
from narrate.importing.titles.lists import CASE, PROPOSED
from narrate.records import Name
from narrate.titles.forms.proposal import with_forms

_FORMS: Final = ("plural", "singular", "masculine", "feminine")


@frozen
class FormTable:
    """The names of a list with their forms, as a list of titles that can be read again.

    Attributes:
        rows: Of each row its code, and by language its name as given and with the forms proposed.
        keys: The languages.
    """

    rows: tuple[tuple[str, Mapping[str, tuple[Name, Name]]], ...]
    keys: tuple[str, ...]

    @classmethod
    def of(cls, rows: Sequence[LookupRow[str, Name]], keys: Sequence[str], file: Path) -> FormTable:
        """Propose forms of the names in a list.

        Args:
            rows: The rows of the list.
            keys: The languages of the names.
            file: The file of the list, for errors.

        Raises:
            UnreadableInputError: The list has no names in a language, or the extra ``names`` is not installed.
        """
        there = dict.fromkeys(key for row in rows for key in row.items)
        for key in keys:
            if key not in there:
                known = ", ".join(there) or "it has none"
                raise UnreadableInputError(
                    f"--language: required is a language of {file} ({known}); what came is {key!r}"
                )
        found = (
            (row.codes[0], {key: (row.items[key], with_forms(row.items[key], key)) for key in keys if key in row.items})
            for row in rows
        )
        return cls(tuple((code, names) for code, names in found if names), tuple(dict.fromkeys(keys)))

    def lines(self) -> Iterator[Sequence[str]]:
        """Yield the header and the rows: the code, and of each language the forms that any name has."""
        columns = {key: _columns(made for _, names in self.rows for _, made in _pair(names, key)) for key in self.keys}
        yield ["code", *(f"{key}.{form}" for key, forms in columns.items() for form in (*forms, PROPOSED))]
        for code, names in self.rows:
            cells = [code]
            for key, forms in columns.items():
                texts: Mapping[str, str] = {}
                for given, made in _pair(names, key):
                    texts = _texts(made) | {PROPOSED: " ".join(_added(given, made))}
                cells += [texts.get(form, "") for form in (*forms, PROPOSED)]
            yield cells

    def summary(self) -> Iterator[str]:
        """Yield a line for each language: its names, and how many of each form were proposed."""
        for key in self.keys:
            pairs = [pair for _, names in self.rows for pair in _pair(names, key)]
            counts = Counter(form for given, made in pairs for form in _added(given, made))
            proposed = ", ".join(f"{form} {count}" for form, count in counts.items()) or "none"
            yield f"{key}: {len(pairs)} name{'' if len(pairs) == 1 else 's'}; forms proposed: {proposed}"


def _pair(names: Mapping[str, tuple[Name, Name]], key: str) -> Iterator[tuple[Name, Name]]:
    if key in names:
        yield names[key]


def _columns(names: Iterable[Name]) -> list[str]:
    there = {form for name in names for form in _texts(name)}
    return [form for form in _FORMS if form in there] + sorted(there.difference(_FORMS))


def _texts(name: Name) -> dict[str, str]:
    """Return the forms of a name by their columns."""
    texts = {form: text for form in _FORMS if (text := getattr(name, form)) is not None}
    return texts | {f"{CASE}{case}": text for case, text in name.cases.items()}


def _added(given: Name, made: Name) -> list[str]:
    return [form for form in _texts(made) if form not in _texts(given)]
