"""Comparison of a phrasebook with its review: what is new, what changed, and what is not approved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from attrs import evolve, field, frozen

from narrate.errors import InvalidArgumentError, one_line
from narrate.review.examples import Examples, with_examples
from narrate.review.model import Review, ReviewedWording, conditions
from narrate.wording import Phrasebook, PhrasebookEntry

_LONGEST: Final = 400

_Key = tuple[str, str, str]
"""Section, block and condition."""


@frozen
class ReviewState:
    """A wording of a phrasebook with what its review says of it.

    Attributes:
        entry: The wording.
        when: Its conditions, sorted.
        kind: ``approved``, ``draft`` or ``rejected`` as it was marked; ``new`` where no wording was read for its
            conditions; ``changed`` where another text was read for one of them, or none.
        before: What was read for its conditions, each with those of them that it was read for.
    """

    entry: PhrasebookEntry
    when: tuple[str, ...]
    kind: str
    before: tuple[ReviewedWording, ...] = field(repr=False)

    @property
    def added(self) -> tuple[str, ...]:
        """The conditions for which nothing was read."""
        read = {when for one in self.before for when in one.when}
        return tuple(when for when in self.when if when not in read)

    @property
    def marked(self) -> ReviewedWording | None:
        """The wording that was read, if it is this one; None if it is new or changed."""
        return None if self.kind in {"new", "changed"} else self.before[0]


@frozen
class ReviewFinding:
    """A wording that an editor has to look at.

    Attributes:
        kind: ``new``, ``changed``, ``missing`` (in the review but no longer written), ``draft`` or ``rejected``.
        locale: The locale.
        section: The section.
        block: The block of its template.
        text: The wording as it is written now, or as it was read if it is missing.
        problem: What is the matter with it, in words.
    """

    kind: str
    locale: str
    section: str
    block: str
    text: str
    problem: str

    def __str__(self) -> str:
        text = one_line(self.text, longest=_LONGEST)
        return f"{self.kind}: {self.section}.{self.block} in {self.locale}: {self.problem}\n    {text}"


def states(book: Phrasebook, review: Review) -> tuple[ReviewState, ...]:
    """Return every wording of a phrasebook with what its review says of it.

    Raises:
        InvalidArgumentError: The review is of another locale.
    """
    if review.locale != book.locale:
        raise InvalidArgumentError("review", review.locale, f"a review of {book.locale}")
    read = _read(review)
    return tuple(_state(entry, read) for entry in book)


def _read(review: Review) -> dict[_Key, ReviewedWording]:
    return {(one.section, one.block, when): one for one in review for when in one.when}


def _state(entry: PhrasebookEntry, read: Mapping[_Key, ReviewedWording]) -> ReviewState:
    when = conditions(entry)
    found: dict[int, tuple[ReviewedWording, list[str]]] = {}
    for one in when:
        known = read.get((entry.section, entry.block, one))
        if known is not None:
            found.setdefault(id(known), (known, []))[1].append(one)
    before = tuple(evolve(known, when=some) for known, some in found.values())
    if not before:
        kind = "new"
    elif sum(len(known.when) for known in before) < len(when) or any(known.text != entry.wording for known in before):
        kind = "changed"
    else:
        # A file may have one text in two tables; the weakest mark counts.
        before = tuple(sorted(before, key=lambda known: _WEAKEST.index(known.status)))
        kind = before[0].status
    return ReviewState(entry, when, kind, before)


_WEAKEST: Final = ("rejected", "draft", "approved")


def check_review(book: Phrasebook, review: Review) -> tuple[ReviewFinding, ...]:
    """Compare a phrasebook with its review.

    Args:
        book: The phrasebook as the templates are now.
        review: What was read.

    Returns:
        A finding for every wording that is not approved as it is, in the order of the phrasebook; then those of the
        review that are not written any more. None if all is approved.

    Raises:
        InvalidArgumentError: The review is of another locale.

    >>> from narrate import phrasebook
    >>> book = phrasebook("en_US")
    >>> findings = check_review(book, Review("en_US"))
    >>> len(findings) == len(book), findings[0].kind
    (True, 'new')
    """
    found = [
        ReviewFinding(
            state.kind, book.locale, state.entry.section, state.entry.block, state.entry.wording, _problem(state)
        )
        for state in states(book, review)
        if state.kind != "approved"
    ]
    written = {(entry.section, entry.block, when) for entry in book for when in conditions(entry)}
    for one in review:
        if not any((one.section, one.block, when) in written for when in one.when):
            problem = f"no template writes it any more; it was {one.mark}"
            found.append(ReviewFinding("missing", book.locale, one.section, one.block, one.text, problem))
    return tuple(found)


def _problem(state: ReviewState) -> str:
    if state.kind == "new":
        return "nobody has read it"
    if state.kind == "changed":
        others = [one for one in state.before if one.text != state.entry.wording]
        if others:
            text = one_line(others[0].text, longest=_LONGEST)
            return f"it has changed since it was {others[0].mark}; then it was {text!r}"
        return f"since it was {state.before[0].mark}, it is also written when {'; or '.join(state.added)}"
    comment = one_line(state.before[0].comment, longest=_LONGEST)
    return f"it is marked {state.kind}" + (f": {comment}" if comment else "")


def renewed(book: Phrasebook, review: Review | None = None, *, examples: Examples | None = None) -> Review:
    """Return the review of all wordings of a phrasebook: marks stay where a wording is as it was read.

    Args:
        book: The phrasebook as the templates are now.
        review: What was read; None for a first review.
        examples: Sentences of records, by wording, as from ``examples_of``.

    Returns:
        A review in the order of the phrasebook. What is new or has changed is a draft, with the comment that its old
        text had; what is not written any more is left out.

    Raises:
        InvalidArgumentError: The review is of another locale.
    """
    read = Review(book.locale) if review is None else review
    return Review(book.locale, [_renewed(state, examples or {}) for state in states(book, read)])


def _renewed(state: ReviewState, examples: Examples) -> ReviewedWording:
    entry, marked = state.entry, state.marked
    comment = next((one.comment for one in state.before if one.comment), "")
    return ReviewedWording(
        section=entry.section,
        block=entry.block,
        when=state.when,
        text=entry.wording,
        examples=with_examples(entry, examples),
        status="draft" if marked is None else marked.status,
        approved_by=None if marked is None else marked.approved_by,
        approved_on=None if marked is None else marked.approved_on,
        comment=comment,
    )
