"""Texts of pages: one file for each language, overridden by that of a territory; none are in Python."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from attrs import field, frozen

from narrate.errors import TemplateError
from narrate.facts import OWN, Rule
from narrate.language.documents import merged
from narrate.language.model import template_root
from narrate.language.overlay import Overlay, TemplateFile
from narrate.wording import Language, Writer

FILE: Final = "page.toml"

_HOLE: Final = re.compile(r"\{(\w+)\}")


@frozen(eq=False)
class PageTexts:
    """The texts of pages in one language.

    Attributes:
        tables: Texts by table and key; some have slots in braces.
    """

    tables: Mapping[str, Mapping[str, str]] = field(repr=False)
    _file: str
    _folder: Path | None

    def __call__(self, table: str, key: str, **parts: str) -> str:
        """Return a text with its slots filled.

        Raises:
            TemplateError: The language's file does not have it.
        """
        found = self.known(table, key)
        if found is None:
            raise TemplateError(
                self._file, None, f"required is {key!r} in the table [{table}]; there is none", folder=self._folder
            )
        return filled(found, parts)

    def known(self, table: str, key: str) -> str | None:
        """Return a text; None where the language does not have it."""
        return self.tables.get(table, {}).get(key)

    def rule(self, rule: Rule, writer: Writer) -> str | None:
        """Return the rule of a claim in words; None where the language has none for it.

        Args:
            rule: The rule of the claim; one in a caller's own words is looked up by these.
            writer: The writer of the percents and the edition in it.

        Returns:
            A sentence.
        """
        phrase = self.known("rule", str(rule) if rule.kind == OWN else rule.kind)
        if phrase is None:
            return None
        return filled(phrase, {name: _SHOWN.get(name, _as_it_is)(part, writer) for name, part in rule.parts})


def _as_it_is(part: str, _writer: Writer) -> str:
    return part


def _limit(part: str, writer: Writer) -> str:
    """Format a limit of a rule if it is a whole percent; return any other text unchanged."""
    number = part.removesuffix("%")
    return writer.figures.numbers.percent(int(number), 0) if number.isdecimal() else part


def _edition(part: str, writer: Writer) -> str:
    """Format an edition digit by digit, since "09" is not a number."""
    year = writer.figures.numbers.year
    return "".join(year(int(sign)) if sign.isdecimal() else sign for sign in part)


_SHOWN: Final[Mapping[str, Callable[[str, Writer], str]]] = {"low": _limit, "high": _limit, "edition": _edition}
"""The formatters of the parts of a rule."""


def filled(phrase: str, parts: Mapping[str, str]) -> str:
    """Fill the slots of a phrase; braces in the values are not slots.

    >>> filled("{jobs} in {year}", {"jobs": "{year}", "year": "2014"})
    '{year} in 2014'
    """
    return _HOLE.sub(lambda match: parts.get(match[1], match[0]), phrase)


@cache
def page_texts(language: Language) -> PageTexts:
    """Read the texts of a language's pages.

    Args:
        language: The language; its most specific folder overrides the others.

    Returns:
        The texts.

    Raises:
        TemplateError: There is no such file, or it is malformed.

    >>> from narrate.wording import language
    >>> page_texts(language("es_MX"))("index", "title")
    'Ocupaciones'
    """
    file = f"{language.folders[-1]}/{FILE}"
    tables: dict[str, Any] = {}
    for folder in reversed(language.folders):
        for name, table in _read(folder, language.overlay).items():
            tables[name] = {**tables[name], **table} if isinstance(table, dict) and name in tables else table
    for name, table in tables.items():
        if not (isinstance(table, dict) and all(isinstance(text, str) for text in table.values())):
            raise TemplateError(file, None, f"required is a table of texts; [{name}] is not one")
    return PageTexts(tables, file, language.home)


def _read(folder: str, overlay: Overlay | None) -> dict[str, Any]:
    """Read the texts of a folder; a caller's own override narrate's."""
    path = template_root() / folder / FILE
    files = [] if overlay is None else [overlay.file(f"{folder}/{FILE}")]
    if path.is_file():
        files.insert(0, TemplateFile(f"{folder}/{FILE}", path.read_text(encoding="utf-8")))
    return merged(file for file in files if file is not None)
