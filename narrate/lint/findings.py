"""Findings about a folder of templates, and the kinds that there are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from attrs import asdict, frozen

from narrate.errors import TemplateError, one_line

_LONGEST: Final = 1_000

RULES: Final[Mapping[str, str]] = {
    "unreadable": "write the file as UTF-8 text, in a folder that can be read",
    "syntax": "mend what stops the file from being read",
    "form": "write it as templates/README.md has it",
    "unread": "remove it, or give it the name that is read",
    "undefined": "use a name that the message has",
    "number": "compare a choice, or ask for the plural or the onset of the figure",
    "digit": "print a figure of the message, or write the number as a word",
    "bare-percent": "print the percent by itself: it has the sign of the locale",
    "bare-article": "ask for the onset of what follows, and write the form for each",
    "missing-case": "print a form of the name only where it is known: ask occupation.declined or has_singular",
    "missing-category": "add the word for the plural category to the table",
    "missing-word": "add the word to the table",
    "missing-language": "add a language.toml with territories that CLDR has",
    "missing-template": "add the block",
    "missing-claim": "print the word through words.<table>[<choice>]",
    "missing-reading": "add a pattern to reading.toml",
    "missing-rules": "add a rules.toml with the words that the wording rules look for",
    "unreachable": "remove the words, or mend the condition before them",
    "empty": "write a sentence, whatever is chosen",
    "unended": "end the sentence in a full stop or another mark",
    "unclaimed": "print the word for a choice that claims it, or leave it out",
}
"""Kinds of findings, each with what mends it in general."""

_BETWEEN: Final = re.compile(r"; (?![^()]*\))")
"""What is between the parts of a problem, but not within brackets."""

_REQUIRED: Final = re.compile(r"\brequired (?:is|are)\b|\bdid you mean\b|\b(?:write|ask|move) ")


@frozen(order=True)
class LintFinding:
    """One thing that is wrong in a folder of templates.

    Attributes:
        file: The path of the file, as the folder was given.
        line: The line in it; 0 for the file as a whole.
        rule: The kind of finding, one of ``RULES``.
        what: What is wrong.
        fix: What mends it.

    >>> print(LintFinding("my/en/pay.jinja", 3, "digit", "the digit '7' is not a figure", "print a figure"))
    my/en/pay.jinja:3: digit: the digit '7' is not a figure; print a figure
    """

    file: str
    line: int
    rule: str
    what: str
    fix: str

    def __str__(self) -> str:
        text = one_line(f"{self.what}; {self.fix}", longest=_LONGEST)
        return f"{one_line(self.file, longest=_LONGEST)}:{self.line or 1}: {self.rule}: {text}"

    def to_dict(self) -> dict[str, Any]:
        """Return the finding as a plain dict; its ``line`` is None for the file as a whole."""
        return asdict(self) | {"line": self.line or None}


def finding_of(error: TemplateError, folder: Path) -> LintFinding:
    """Return an error of a template as a finding.

    Args:
        error: The error.
        folder: The folder of templates, as it was given.
    """
    what, fix = _parts(error.problem)
    name = name_of(error, folder)
    file = folder if name == str(folder) else folder / name
    return LintFinding(str(file), error.line or 0, error.rule, what, fix or RULES[error.rule])


def name_of(error: TemplateError, folder: Path) -> str:
    """Return the file of an error as it is named in the folder; the path as it is where it is no file in it.

    Args:
        error: The error.
        folder: The folder of templates.
    """
    path, place = Path(error.template), folder.absolute()
    return path.relative_to(place).as_posix() if path.is_relative_to(place) else error.template


def _parts(problem: str) -> tuple[str, str]:
    """Split a problem into what is wrong and what is required."""
    parts = _BETWEEN.split(problem)
    fixes = [part for part in parts if _REQUIRED.search(part)]
    facts = [part for part in parts if part not in fixes]
    return ("; ".join(facts), "; ".join(fixes)) if facts else (problem, "")
