"""The words of a page: one file a language, with a territory's own over it, and nothing of them in Python."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from attrs import field, frozen

from narrate.errors import TemplateError
from narrate.language.documents import merged
from narrate.language.model import template_root
from narrate.language.overlay import Overlay, TemplateFile
from narrate.wording import Language, Writer

FILE: Final = "page.toml"

_HOLE: Final = re.compile(r"\{(\w+)\}")
_WHOLE_PERCENT: Final = re.compile(r"(\d+)%")
_EDITION: Final = re.compile(r"\d{4}-\d{2}")


@frozen(eq=False)
class Words:
    """The words of one language's pages.

    Attributes:
        tables: Words by table and key; some have parts in braces to be filled in.
    """

    tables: Mapping[str, Mapping[str, str]] = field(repr=False)
    _file: str
    _folder: Path | None
    _rules: tuple[tuple[re.Pattern[str], str], ...] = field(repr=False)

    def __call__(self, table: str, key: str, **parts: str) -> str:
        """Give a word or a phrase, its parts in braces filled in.

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
        """Give a word where the language has one."""
        return self.tables.get(table, {}).get(key)

    def rule(self, rule: str, writer: Writer) -> str | None:
        """Put the rule of a claim into words; None where the language has none for it.

        Args:
            rule: As the claim has it.
            writer: Who writes the percents and the edition in it.

        Returns:
            A sentence.
        """
        for pattern, phrase in self._rules:
            match = pattern.fullmatch(rule)
            if match is not None:
                return filled(phrase, {name: _shown(part, writer) for name, part in match.groupdict().items()})
        return None


def filled(phrase: str, parts: Mapping[str, str]) -> str:
    """Fill the parts in braces of a phrase; what came from outside is never itself filled.

    >>> filled("{jobs} in {year}", {"jobs": "{year}", "year": "2014"})
    '{year} in 2014'
    """
    return _HOLE.sub(lambda match: parts.get(match[1], match[0]), phrase)


def _shown(part: str, writer: Writer) -> str:
    """Write a percent or an edition in a rule as the locale does."""
    numbers = writer.figures.numbers
    if match := _WHOLE_PERCENT.fullmatch(part):
        return numbers.percent(int(match[1]), 0)
    if _EDITION.fullmatch(part):
        # Digit by digit: "09" is no number.
        return "".join(numbers.year(int(digit)) if digit.isdecimal() else digit for digit in part)
    return part


@cache
def words(language: Language) -> Words:
    """Read the words of a language's pages.

    Args:
        language: Its folders are looked in, the most special first.

    Returns:
        The words.

    Raises:
        TemplateError: There is no such file, or it breaks the form.

    >>> from narrate.wording import language
    >>> words(language("es_MX"))("index", "title")
    'Ocupaciones'
    """
    file = f"{language.folders[-1]}/{FILE}"
    tables: dict[str, Any] = {}
    for folder in reversed(language.folders):
        for name, table in _read(folder, language.overlay).items():
            tables[name] = {**tables[name], **table} if isinstance(table, dict) and name in tables else table
    for name, table in tables.items():
        if not (isinstance(table, dict) and all(isinstance(text, str) for text in table.values())):
            raise TemplateError(file, None, f"required is a table of texts; [{name}] is none")
    rules = tuple((_pattern(rule), phrase) for rule, phrase in tables.get("rule", {}).items())
    return Words(tables, file, language.home, rules)


def _read(folder: str, overlay: Overlay | None) -> dict[str, Any]:
    """Read a folder's words, a caller's own over narrate's."""
    path = template_root() / folder / FILE
    files = [] if overlay is None else [overlay.file(f"{folder}/{FILE}")]
    if path.is_file():
        files.insert(0, TemplateFile(f"{folder}/{FILE}", path.read_text(encoding="utf-8")))
    return merged(file for file in files if file is not None)


def _pattern(rule: str) -> re.Pattern[str]:
    parts = re.split(r"\{(\w+)\}", rule)
    return re.compile("".join(f"(?P<{part}>.+?)" if place % 2 else re.escape(part) for place, part in enumerate(parts)))
