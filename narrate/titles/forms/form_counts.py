"""The forms that names lack among those that the sentences of their language use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from attrs import define, field

from narrate.cldr.snapshot import locale_data
from narrate.records import Name, Occupation
from narrate.titles.rules import language_of


def lacking(name: Name, key: str) -> tuple[str, ...]:
    """Return the forms that a name lacks.

    Args:
        name: The name.
        key: Its language or locale, as in the names of a record.

    Returns:
        ``plural`` and ``singular`` (a masculine or feminine form is one), and the cases of the plural that the language
        uses (``cases.genitive``). A language whose nouns have one form for both numbers lacks neither.

    >>> lacking(Name("nauczyciele"), "pl")
    ('singular', 'cases.genitive')
    >>> lacking(Name("看護師"), "ja")
    ()
    """
    language = language_of(key)
    if language is None:
        return ()
    found = []
    if locale_data(language.locale).plurals:
        if name.plural is None:
            found.append("plural")
        if name.singular is None and name.masculine is None and name.feminine is None:
            found.append("singular")
    return (*found, *(f"cases.{case}" for case in language.cases if case not in name.cases))


_ORDER: Final = ("plural", "singular")


def _place(form: str) -> tuple[int, str]:
    return (_ORDER.index(form) if form in _ORDER else len(_ORDER), form)


@define
class LackingForms:
    """A count of the forms that names lack, by language."""

    names: Counter[str] = field(factory=Counter)
    forms: dict[str, Counter[str]] = field(factory=dict)

    def add(self, names: Mapping[str, Name]) -> None:
        """Count the names of a record."""
        for key, name in names.items():
            self.names[key] += 1
            self.forms.setdefault(key, Counter()).update(lacking(name, key))

    def counting(self, records: Iterable[Occupation]) -> Iterator[Occupation]:
        """Yield records, with their names counted."""
        for record in records:
            self.add(record.names)
            yield record

    def __str__(self) -> str:
        """Return the counts in one line; empty where no form is lacking."""
        parts = [
            f"{key} {', '.join(f'{form} {forms[form]}' for form in sorted(forms, key=_place))} of {self.names[key]}"
            for key, forms in self.forms.items()
            if forms
        ]
        return f"forms that names lack: {'; '.join(parts)}" if parts else ""
