"""Checks of what is around figures and names: percent signs, articles, cases."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from narrate.errors import TemplateError
from narrate.language.rule_words import RuleWords
from narrate.lint.trace import TracedPiece
from narrate.lint.wordings import LocaleWordings, TracedWording
from narrate.wording.naming import PLURAL, SINGULAR

_AFTER: Final = re.compile(r"[\s\u00a0\u202f\u200e\u200f\u061c]*([%\u066a\uff05\ufe6a])")
_BEFORE: Final = re.compile(r"([%\u066a\uff05\ufe6a])[\s\u00a0\u202f\u200e\u200f\u061c]*$")

_OTHER: Final = {PLURAL: SINGULAR, SINGULAR: PLURAL}


def figure_faults(made: LocaleWordings, words: RuleWords | None) -> Iterator[TemplateError]:
    """Find what is wrong around the figures and the names of a locale's wordings.

    Args:
        made: The wordings.
        words: The words of the language's wording rules; None where it has none.
    """
    sounded = None if words is None or "sounded" not in words.patterns else words.patterns["sounded"].pattern
    article = None if sounded is None else re.compile(rf"(?:{sounded})\s*$", re.IGNORECASE)
    for wording in (*made.wordings, *made.outlines):
        yield from _around(made, wording, article)


def _around(made: LocaleWordings, wording: TracedWording, article: re.Pattern[str] | None) -> Iterator[TemplateError]:
    trace = wording.trace
    text = trace.text()
    start = 0
    for piece in trace.pieces:
        end = start + len(piece.text)
        if piece.kind == "figure":
            for sign in (_AFTER.match(text, end), _BEFORE.search(text[:start])):
                if sign is not None:
                    problem = f"the sign {sign[1]} is beside the figure {piece.source!r}; required is "
                    problem += f"{{{{ {piece.source} }}}}, which has the percent sign of the locale in its place"
                    yield from _fault(made, trace.at(sign.start(1)), sign[1], problem, "bare-percent")
        named = "occupation" if piece.kind == "name" else piece.source
        sound = f"{named}.singular_onset" if piece.kind == "name" and piece.source == SINGULAR else f"{named}.onset"
        if article is not None and piece.kind in ("figure", "name") and sound not in wording.answers:
            found = article.search(text[:start])
            if found is not None:
                word = found[0].strip()
                problem = f"{word!r} is before {{{{ {named} }}}}, whatever sound that starts with; required is "
                problem += f"a word for each {sound}"
                yield from _fault(made, trace.at(found.start()), word, problem, "bare-article")
        question = _form_question(made, piece, wording.answers) if piece.kind == "name" else None
        if question is not None:
            problem = f"occupation.{piece.source} is printed where no record need give it; required is "
            problem += f'{{% if occupation.{question} == "yes" %}} before it, and a sentence without the name'
            yield from _fault(made, piece, "", problem, "missing-case")
        start = end


def _form_question(made: LocaleWordings, piece: TracedPiece, answers: Mapping[str, str]) -> str | None:
    """Return the question to ask before a form of the name is printed; None where the form is known."""
    if piece.source in made.language.cases:
        question, known = "declined", False
    elif piece.source in _OTHER:
        # A name that is given without one of the two has the other.
        question, known = f"has_{piece.source}", answers.get(f"occupation.has_{_OTHER[piece.source]}") == "no"
    else:
        return None
    return None if known or answers.get(f"occupation.{question}") == "yes" else question


def _fault(made: LocaleWordings, piece: TracedPiece, words: str, problem: str, rule: str) -> Iterator[TemplateError]:
    place = made.place(piece, words)
    overlay = made.language.overlay
    if place is not None and overlay is not None:
        yield overlay.error(place[0], problem, line=place[1], rule=rule)
