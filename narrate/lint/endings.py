"""Checks of whole sentences: wordings that say nothing, and those that do not end."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from narrate.content import Quantity
from narrate.errors import TemplateError
from narrate.language.model import template_root
from narrate.lint.trace import TracedPiece
from narrate.lint.wordings import LocaleWordings, TracedWording

_ENDING: Final = re.compile(r"\b(?:FULL STOP|QUESTION MARK|EXCLAMATION MARK|ELLIPSIS|DANDA|COLON)\b")
"""Unicode's names of marks that end a sentence, or the introduction of a list, in any script."""

_CLOSING: Final = ("Pe", "Pf", "Cf", "Zs")
"""Categories of characters behind the end of a sentence: brackets, quotation marks, marks of direction, spaces."""


def empty_sentences(made: LocaleWordings) -> Iterator[TemplateError]:
    """Find blocks that print nothing under some choices.

    Args:
        made: The wordings of a locale.
    """
    overlay = made.language.overlay
    found: set[tuple[str, str]] = set()
    for wording in made.wordings:
        block = next(one for one in made.blocks if one.name == wording.spec.block)
        place = block.file.path, block.name
        if wording.trace.text().strip() or place in found or overlay is None or block.file.folder is None:
            continue
        found.add(place)
        chosen = [f"{name} is {answer}" for name, answer in wording.answers.items() if answer]
        where = f" where {' and '.join(chosen)}" if chosen else ""
        problem = f"the block {block.name!r} prints nothing{where}; required is a sentence"
        yield overlay.error(block.file.name, problem, line=block.line, rule="empty")


def unended_sentences(made: LocaleWordings) -> Iterator[TemplateError]:
    """Find wordings behind which the next sentence runs on, because they do not end in a full stop or another mark.

    A language of the caller's that ends no sentence in a mark is left as it is.

    Args:
        made: The wordings of a locale.
    """
    overlay = made.language.overlay
    wordings = [one for one in made.wordings if one.trace.text().strip() and not _is_quoted(one)]
    ended = [_is_ended(one) for one in wordings]
    if overlay is None or not (any(ended) or (template_root() / made.language.folders[-1]).is_dir()):
        return
    for wording, is_ended in zip(wordings, ended, strict=True):
        last = _last(wording)
        place = None if is_ended else made.place(last, last.text.split()[-1])
        if place is not None:
            problem = f"the block {wording.spec.block!r} does not end in a full stop or another mark, so that the next "
            problem += f"sentence runs on behind {last.text.split()[-1]!r}; required is a mark at its end"
            yield overlay.error(place[0], problem, line=place[1], rule="unended")


def _last(wording: TracedWording) -> TracedPiece:
    return next(one for one in reversed(wording.trace.pieces) if one.text.strip())


def _is_quoted(wording: TracedWording) -> bool:
    """Return whether a wording ends in a text of the record, which has its own end."""
    quantities = {figure.name: figure.quantity for figure in wording.spec.figures}
    return quantities.get(_last(wording).source) is Quantity.TEXT


def _is_ended(wording: TracedWording) -> bool:
    last = _last(wording)
    if last.kind in ("figure", "name"):
        return False
    for letter in reversed(last.text):
        if unicodedata.category(letter) not in _CLOSING and letter != '"':
            return _ENDING.search(unicodedata.name(letter, "")) is not None
    return False
