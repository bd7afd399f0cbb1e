"""Wording rules that hold for every wording of a phrasebook."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from narrate.content import MessageSpec, Quantity
from narrate.testing.registry import PhrasebookRule, PhrasebookText, phrasebook_rule
from narrate.wording import PhrasebookEntry

Found = Iterator[tuple[PhrasebookEntry, str]]

_SLOT: Final = re.compile(r"\{\w+\}")
_OPENINGS: Final = ("{occupation}", "{description}")
"""What a sentence may begin with that is no word of the language."""

_MEASURED: Final = ("entry", "majors", "skills")
"""Sections whose comparisons and superlatives are measured against nothing else."""

_PERCENTS: Final = ("percent", "share")
"""Facts that are percents themselves."""

_MEASURES: Final = ("millions", "billions", "points")
"""Figures with a word of measure behind them."""


@phrasebook_rule("10", "a projection is projected, with its years, and never promised")
def projections_are_projected(text: PhrasebookText) -> Found:
    """Find promises, and wordings of the outlook that do not say it is a projection, or of which years."""
    for entry in text.book:
        if text.words.says("promise", entry.wording):
            yield entry, "it says that what is projected is certain"
        if entry.section == "job_outlook":
            if not text.words.says("projected", entry.wording):
                yield entry, "it does not say that this is a projection"
            decade = any(("horizon", "decade") in answers for answers in entry.answers)
            if "{base_year}" not in entry.wording and not decade:
                yield entry, "it does not say of which years the projection is"


@phrasebook_rule("11", "a comparison says in the same sentence what it is with")
def comparisons_have_two_sides(text: PhrasebookText) -> Found:
    """Find words that compare without what they compare with."""
    for entry in text.book:
        compared = entry.section not in _MEASURED and text.words.says("compared", entry.wording)
        if compared and not text.words.says("than", entry.wording):
            yield entry, "it compares, and does not say with what"


@phrasebook_rule("14", "a difference of two percents is in percentage points")
def percents_are_not_subtracted(text: PhrasebookText) -> Found:
    """Find figures in percent that are made of two percents."""
    for entry in text.book:
        spec = _spec(text, entry)
        for figure in () if spec is None else spec.figures:
            percents = [fact for fact in figure.facts if fact.field in _PERCENTS]
            if len(percents) > 1 or (percents and len(figure.facts) > 1 and figure.quantity is Quantity.PERCENT):
                yield entry, f"{figure.name} is a percent that is made of several figures, one of them a percent"


@phrasebook_rule("22", "no sentence starts with a figure, and no two figures are side by side")
def figures_are_among_words(text: PhrasebookText) -> Found:
    """Find wordings that start with a figure, have two without a word between, or have one of their own."""
    for entry in text.book:
        if entry.wording.startswith("{") and not entry.wording.startswith(_OPENINGS):
            yield entry, "it starts with a figure"
        if re.search(r"\}\s*\{", entry.wording):
            yield entry, "two figures are side by side"
        if re.search(r"\d", _SLOT.sub("", entry.wording)):
            yield entry, "it has a digit that is no figure of its message"


@phrasebook_rule("24", "fewer goes with counts, less with amounts", needs=("fewer", "less"))
def fewer_goes_with_counts(text: PhrasebookText) -> Found:
    """Find the word for fewer, since no figure counts things that are fewer, and that for less before a count."""
    for entry in text.book:
        if text.words.says("fewer", entry.wording):
            yield entry, "narrate compares counts as lower: no count of things is fewer"
        spec = _spec(text, entry)
        amounts = {one.name for one in spec.figures if one.quantity is Quantity.MONEY} if spec else set()
        for found in text.words.patterns["less"].finditer(entry.wording):
            if found[1].strip("{}") not in amounts:
                yield entry, f"{found[0]!r} is about no amount of money"


@phrasebook_rule("25", "no word of praise or alarm")
def no_praise_and_no_alarm(text: PhrasebookText) -> Found:
    """Find evaluative words that are not in the lexicon of verdicts."""
    for entry in text.book:
        if found := text.words.patterns["praise"].search(entry.wording):
            yield entry, f"{found[0]!r} praises or alarms"


@phrasebook_rule("27", "no line breaks between a number and its measure")
def measures_stay_with_their_numbers(text: PhrasebookText) -> Found:
    """Find a plain space between a figure and its word of measure."""
    for entry in text.book:
        for unit in _MEASURES:
            if f"{{{unit}}} " in entry.wording and unit not in text.words.breakable:
                yield entry, f"a line can break between {unit} and the word for it"


@phrasebook_rule("36", "an article has the gender of the name", needs=("article_masculine", "article_feminine"))
def articles_have_the_gender_of_the_name(text: PhrasebookText) -> Found:
    """Find articles of a gender before names of another one, or of none that is known."""
    for entry in text.book:
        for gender in ("masculine", "feminine"):
            if text.words.says(f"article_{gender}", entry.wording) and not all(
                ("occupation.gender", gender) in answers for answers in entry.answers
            ):
                yield entry, f"a {gender} article is before a name that need not be {gender}"


def _spec(text: PhrasebookText, entry: PhrasebookEntry) -> MessageSpec | None:
    """Return the kind of message of a wording; None where the style does not have it any more."""
    section = text.style.all_sections.get(entry.section)
    return next((one for one in section.specs if one.block == entry.block), None) if section is not None else None


RULES: Final[tuple[PhrasebookRule, ...]] = (
    projections_are_projected,
    comparisons_have_two_sides,
    percents_are_not_subtracted,
    figures_are_among_words,
    fewer_goes_with_counts,
    no_praise_and_no_alarm,
    measures_stay_with_their_numbers,
    articles_have_the_gender_of_the_name,
)
