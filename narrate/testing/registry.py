"""Kinds of wording rules: those of phrasebooks and those of reports, with the languages that have them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from attrs import field, frozen

from narrate.content import Message
from narrate.facts import IndexEntry
from narrate.language.rule_words import RuleWords, rule_words
from narrate.report import Claim, Report, SectionText
from narrate.testing.violation import Violation, WordingError
from narrate.wording import PLAIN, Language, Phrasebook, PhrasebookEntry, Style, Writer, phrasebook, writer


class SentenceText(NamedTuple):
    """A sentence of a report; of a report that is from a dict, a whole section.

    Attributes:
        section: Its section.
        message: Its message; None where it is not known.
        text: Its text.
        claims: Its claims; their positions are those in the section's text.
        start: Where it starts in the section's text, in code points.
    """

    section: SectionText
    message: Message | None
    text: str
    claims: tuple[Claim, ...]
    start: int = 0

    def choices(self) -> Mapping[str, str]:
        """Return the choices of the message by name."""
        if self.message is None:
            return {}
        return {one.name: value for one, value in zip(self.message.spec.choices, self.message.choices, strict=True)}


@frozen(slots=False)
class ReportText:
    """A report as the rules look at it.

    Attributes:
        report: The report.
    """

    report: Report

    @cached_property
    def writer(self) -> Writer:
        """The writer of its locale and style."""
        return writer(self.report.locale, self.report.style.overlay)

    @property
    def language(self) -> Language:
        """The settings of its language."""
        return self.writer.language

    @cached_property
    def words(self) -> RuleWords:
        """The words that the rules look for."""
        return rule_words(self.report.locale, self.report.style.overlay)

    @cached_property
    def sections(self) -> tuple[SentenceText, ...]:
        """The sections as a whole."""
        return tuple(SentenceText(one, None, one.text, one.claims) for one in self.report.sections)

    @cached_property
    def sentences(self) -> tuple[SentenceText, ...]:
        """The sentences with their messages; its sections where the report is from a dict."""
        found: list[SentenceText] = []
        for whole in self.sections:
            section = whole.section
            found += [
                SentenceText(section, one.message, section.text[start:end], one.claims, start)
                for one, (start, end) in zip(section.sentences, section.bounds, strict=False)
            ] or [whole]
        return tuple(found)

    @cached_property
    def entries(self) -> tuple[tuple[SentenceText, Claim, IndexEntry], ...]:
        """The claims with their sentences and their entries in the fact index; none where the report is from a dict."""
        if self.report.occupation is None or self.report.methodology is None:
            return ()
        known = ((one, claim, self.report.entry(claim)) for one in self.sentences for claim in one.claims)
        return tuple((one, claim, entry) for one, claim, entry in known if entry is not None)


@frozen
class PhrasebookText:
    """A phrasebook as the rules look at it.

    Attributes:
        book: The phrasebook.
        style: The caller's templates and sections.
    """

    book: Phrasebook
    style: Style

    @property
    def words(self) -> RuleWords:
        """The words that the rules look for."""
        return rule_words(self.book.locale, self.style.overlay)


@frozen
class WordingRule:
    """A wording rule.

    Attributes:
        number: Its number, as ``22`` or ``42a``.
        title: The rule in words.
        name: The name of its function.
        needs: The patterns of ``rules.toml`` that a language must have for the rule to be one of its rules.
    """

    number: str
    title: str
    name: str
    needs: tuple[str, ...]

    def applies(self, locale: str, *, style: Style = PLAIN) -> bool:
        """Return whether a locale has the rule."""
        return not self.needs or all(name in rule_words(locale, style.overlay).patterns for name in self.needs)


@frozen
class ReportRule(WordingRule):
    """A wording rule of reports: called with a report, it raises if the report breaks it.

    Attributes:
        find: Yields the passages that break it, each with what is wrong.
    """

    find: Callable[[ReportText], Iterator[tuple[SentenceText, str]]] = field(repr=False)

    def violations(self, report: Report) -> tuple[Violation, ...]:
        """List the violations in a report; none where its language does not have the rule."""
        if not self.applies(report.locale, style=report.style):
            return ()
        return tuple(self._violation(report, passage, problem) for passage, problem in self.find(ReportText(report)))

    def _violation(self, report: Report, passage: SentenceText, problem: str) -> Violation:
        block = "" if passage.message is None else passage.message.spec.block
        return Violation(self.number, self.title, report.locale, passage.section.name, block, passage.text, problem)

    def __call__(self, report: Report) -> None:
        """Check a report.

        Raises:
            WordingError: The report breaks the rule.
        """
        if found := self.violations(report):
            raise WordingError(found)


@frozen
class PhrasebookRule(WordingRule):
    """A wording rule of phrasebooks: called with a style and a locale, it raises if a wording breaks it.

    Attributes:
        find: Yields the wordings that break it, each with what is wrong.
    """

    find: Callable[[PhrasebookText], Iterator[tuple[PhrasebookEntry, str]]] = field(repr=False)

    def violations(self, book: Phrasebook, *, style: Style = PLAIN) -> tuple[Violation, ...]:
        """List the violations in a phrasebook; none where its language does not have the rule."""
        if not self.applies(book.locale, style=style):
            return ()
        return tuple(
            Violation(self.number, self.title, book.locale, entry.section, entry.block, entry.wording, problem)
            for entry, problem in self.find(PhrasebookText(book, style))
        )

    def __call__(self, style: Style, locale: str) -> None:
        """Check the phrasebook of a locale.

        Raises:
            WordingError: A wording breaks the rule.
        """
        if found := self.violations(phrasebook(locale, style=style), style=style):
            raise WordingError(found)


def report_rule(
    number: str, title: str, *, needs: tuple[str, ...] = ()
) -> Callable[[Callable[[ReportText], Iterator[tuple[SentenceText, str]]]], ReportRule]:
    """Return a decorator that makes a rule of reports from the function that finds what breaks it."""
    return lambda find: ReportRule(number, title, find.__name__, needs, find)


def phrasebook_rule(
    number: str, title: str, *, needs: tuple[str, ...] = ()
) -> Callable[[Callable[[PhrasebookText], Iterator[tuple[PhrasebookEntry, str]]]], PhrasebookRule]:
    """Return a decorator that makes a rule of phrasebooks from the function that finds what breaks it."""
    return lambda find: PhrasebookRule(number, title, find.__name__, needs, find)
