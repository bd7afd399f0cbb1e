"""Violations of wording rules, each with its rule, its place and its sentence."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from narrate.errors import one_line

_LONGEST = 400


@frozen
class Violation:
    """A sentence that breaks a wording rule.

    Attributes:
        rule: The number of the rule, as ``22`` or ``42a``.
        title: The rule in words.
        locale: The locale of the text.
        section: The section.
        block: The block of its template; empty where it is not known, as for a report that is from a dict.
        sentence: The sentence of a report, or the wording of a phrasebook with its slots in braces.
        problem: What is wrong with it.
    """

    rule: str
    title: str
    locale: str
    section: str
    block: str
    sentence: str
    problem: str

    @property
    def place(self) -> str:
        """The section and the block, as ``pay.median``, and the locale."""
        return f"{self.section}.{self.block} in {self.locale}" if self.block else f"{self.section} in {self.locale}"

    def __str__(self) -> str:
        sentence = one_line(self.sentence, longest=_LONGEST)
        return f"rule {self.rule} ({self.title}), {self.place}: {self.problem}\n    {sentence}"


class WordingError(AssertionError):
    """A text breaks wording rules; ``violations`` has all that were found.

    >>> error = WordingError([Violation("25", "no praise", "en_US", "pay", "median", "Wages soared.", "soared")])
    >>> print(error)
    rule 25 (no praise), pay.median in en_US: soared
        Wages soared.
    """

    def __init__(self, violations: Sequence[Violation]) -> None:
        super().__init__("\n".join(map(str, violations)))
        self.violations = tuple(violations)
