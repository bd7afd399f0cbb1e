"""Wording rules of reports about names and texts from outside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from narrate.records import Name
from narrate.testing.registry import ReportRule, ReportText, SentenceText, report_rule
from narrate.wording import by_language, chosen

Found = Iterator[tuple[SentenceText, str]]

_AROUND: Final = re.compile('[\\s"\u00ab\u00bb\u2018-\u201e\u2039\u203a\u2066-\u2069\u300c-\u300f]')
_MARKUP: Final = frozenset("<>&")
_MARKDOWN: Final = frozenset("*<[`")


def _name(text: ReportText) -> Name | None:
    """Return the name of the record in the report's language, where it can name the occupation."""
    record = text.report.occupation
    name = None if record is None else by_language(record.names, text.language)
    return name if name is not None and chosen(name, text.language) is not None else None


def _plain(text: str) -> str:
    """Return a text without isolates, quotation marks and spaces, which depend on where a name stands."""
    return _AROUND.sub("", text)


def _forms(name: Name) -> tuple[str, ...]:
    """List the forms of a name without their first letter, which a sentence may raise."""
    forms = (name.plural, name.short, name.singular, name.masculine, name.feminine, *name.cases.values())
    return tuple(form[1:] for form in forms if form is not None)


@report_rule("38", "a name survives as it is")
def names_survive(text: ReportText) -> Found:
    """Find sections whose first sentence about the occupation has none of the forms of its name."""
    name = _name(text)
    mentions = [one for one in text.sentences if one.message is not None and one.message.spec.mentions]
    if name is None or not mentions:
        return
    forms = [_plain(form) for form in _forms(name)]
    if not any(form in _plain(section.text) for section in text.sections for form in forms):
        yield mentions[0], f"the record has the name {chosen(name, text.language)!r}, and no sentence has it"


@report_rule("39", "a name is data, escaped for the format")
def names_are_escaped(text: ReportText) -> Found:
    """Find names with characters of markup that are in the HTML or the Markdown of the report as they are."""
    name = _name(text)
    if name is None or not text.sections:
        return
    for form in _forms(name):
        if _MARKUP & set(form) and form in text.report.html:
            yield text.sections[0], f"{form!r} is in the HTML as it is"
        if _MARKDOWN & set(form) and form in text.report.markdown:
            yield text.sections[0], f"{form!r} is in the Markdown as it is"


@report_rule("40", "the first mention is the full name, later ones are the short one")
def the_full_name_is_first(text: ReportText) -> Found:
    """Find short names before the full one."""
    name = _name(text)
    if name is None or name.plural is None or name.short is None or not text.sections:
        return
    whole, full, short = map(_plain, (text.report.text, name.plural[1:], name.short[1:]))
    if short in whole and not 0 <= whole.find(full) <= whole.find(short):
        yield text.sections[0], f"{name.short!r} is before {name.plural!r}"


RULES: Final[tuple[ReportRule, ...]] = (names_survive, names_are_escaped, the_full_name_is_first)
