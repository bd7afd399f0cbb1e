"""Words of a language for its wording rules and for records that are made up, from its ``rules.toml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from attrs import field, frozen

from narrate.errors import InvalidRecordError, TemplateError
from narrate.language.documents import line_of, merged
from narrate.language.model import files, locales
from narrate.language.overlay import Overlay, TemplateFile
from narrate.records import Name

FILE: Final = "rules.toml"

REQUIRED: Final = ("projected", "promise", "at_least", "about", "praise", "compared", "than")
"""The patterns that each language has."""


@frozen
class RuleWords:
    """The words of one language that the rules look for, and those for records that are made up.

    Attributes:
        patterns: Patterns by what they say: ``projected``, ``promise`` (that something is certain), ``at_least``,
            ``about`` (that a figure is rounded), ``praise`` (or alarm), ``compared`` and ``than``; of some
            languages others as well, which rules name that only these have. Capitals do not matter.
        names: Names of occupations.
        labels: Names of employers and majors.
        description: A description of work; empty where there is none.
        breakable: Figures that published sentences write with a plain space before their measure, as ``millions``.
        apart: Pairs of sections whose published sentences write a level in two ways, with a hedge and without one.
        by_label: Concessions that the label of a projection licenses by itself, as ``limited_growth``.
    """

    patterns: Mapping[str, re.Pattern[str]] = field(repr=False)
    names: tuple[Name, ...]
    labels: tuple[str, ...]
    description: str
    breakable: tuple[str, ...] = ()
    apart: tuple[frozenset[str], ...] = ()
    by_label: tuple[str, ...] = ()

    def says(self, what: str, text: str) -> bool:
        """Return whether a text has words that say this; False where the language has no pattern for it.

        >>> rule_words("en_US").says("about", "About 4,800 jobs")
        True
        """
        return self.found(what, text) is not None

    def found(self, what: str, text: str) -> str | None:
        """Return the first words of a text that say this; None where there are none.

        >>> rule_words("en_US").found("about", "About 4,800 jobs")
        'About'
        """
        pattern = self.patterns.get(what)
        match = None if pattern is None else pattern.search(text)
        return None if match is None else match[0]


@cache
def rule_words(locale: str, overlay: Overlay | None = None) -> RuleWords:
    """Return the words of a locale's language; those of its territory override them.

    Args:
        locale: A locale in CLDR's spelling, or a language.
        overlay: A caller's own folder of templates, whose file overrides narrate's.

    Raises:
        TemplateError: The language has no such file, or the file is malformed.
    """
    base = locale.partition("_")[0]
    found = (*files(base, FILE, overlay), *(files(locale, FILE, overlay) if locale != base else ()))
    if not found:
        problem = f"required are the words that the wording rules look for ({', '.join(REQUIRED)}); there is no file"
        folder = None if overlay is None else overlay.folder
        raise TemplateError(f"{base}/{FILE}", None, problem, folder=folder, rule="missing-rules")
    data = merged(found)
    last = found[-1]
    words = data.get("words", {})
    for name in REQUIRED:
        if name not in words:
            problem = f"required is a pattern words.{name}; there is none"
            raise last.error(line_of(last.text, "words"), problem, rule="missing-rules")
    return RuleWords(
        {name: _pattern(last, name, pattern) for name, pattern in words.items()},
        tuple(_name(last, entry) for entry in data.get("names", ())),
        tuple(map(str, data.get("labels", ()))),
        str(data.get("description", "")),
        tuple(map(str, data.get("breakable", ()))),
        tuple(_pair(last, pair) for pair in data.get("apart", ())),
        tuple(map(str, data.get("by_label", ()))),
    )


def _pattern(file: TemplateFile, name: str, pattern: object) -> re.Pattern[str]:
    try:
        return re.compile(pattern, re.IGNORECASE)  # type: ignore[call-overload,no-any-return]
    except (re.error, TypeError) as error:
        raise file.error(line_of(file.text, "words", name), f"required is a pattern; {error}") from None


def _pair(file: TemplateFile, pair: object) -> frozenset[str]:
    if isinstance(pair, list) and len(set(map(str, pair))) == 2:
        return frozenset(map(str, pair))
    raise file.error(line_of(file.text, "apart"), f"required are pairs of two sections; there is {pair!r}")


def _name(file: TemplateFile, entry: Any) -> Name:
    try:
        return Name(**entry)
    except (InvalidRecordError, TypeError) as error:
        raise file.error(line_of(file.text, "names"), f"required are names as in a record; {error}") from None


@cache
def rule_languages() -> tuple[str, ...]:
    """List the languages that have words for the rules.

    >>> "es" in rule_languages()
    True
    """
    return tuple(sorted({base for base in (one.partition("_")[0] for one in locales()) if files(base, FILE)}))
