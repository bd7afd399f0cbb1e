"""Reviews: the wordings of a locale as an editor read them, each with its mark."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any, Final

from attrs import Attribute, field, frozen

from narrate.errors import InvalidArgumentError
from narrate.wording import PhrasebookEntry
from narrate.wording.reach import Answers

STATUSES: Final = ("approved", "draft", "rejected")
"""What a wording can be marked as."""

ALWAYS: Final = "always"
"""The condition of a wording whose template asks nothing."""


def condition(answers: Answers) -> str:
    """Return answers as a text that does not depend on the order in which a template asks.

    >>> condition((("verdict", "worse"), ("occupation.given", "yes"))), condition(())
    ('occupation.given is yes, verdict is worse', 'always')
    """
    return ", ".join(f"{what} is {answer}" for what, answer in sorted(answers)) or ALWAYS


def conditions(entry: PhrasebookEntry) -> tuple[str, ...]:
    """Return all conditions under which a wording is written, sorted."""
    return tuple(sorted(map(condition, entry.answers)))


def _whole(name: str, value: Any) -> str:
    if not isinstance(value, str):
        raise InvalidArgumentError(name, value, "a text")
    if any("\ud800" <= letter <= "\udfff" for letter in value):
        raise InvalidArgumentError(name, value, "a text without halves of characters (surrogates)")
    return value


def _text(_: Any, attribute: Attribute[str], value: Any) -> None:
    if not _whole(attribute.name, value).strip():
        raise InvalidArgumentError(attribute.name, value, "a text that is not empty")


def _comment(_: Any, attribute: Attribute[str], value: Any) -> None:
    _whole(attribute.name, value)


def _texts(_: Any, attribute: Attribute[tuple[str, ...]], value: tuple[Any, ...]) -> None:
    for one in value:
        _whole(attribute.name, one)


def _several(value: Any) -> tuple[Any, ...]:
    return tuple(value) if isinstance(value, list | tuple) else (value,)


@frozen(kw_only=True)
class ReviewedWording:
    """A wording as it was read, with its mark.

    Attributes:
        section: The section.
        block: The block of its template.
        when: The conditions under which it is written, each as ``verdict is worse``. With section and block they are
            the key of the wording: the same text under another condition is read again.
        text: The wording, its slots in braces.
        examples: Sentences with this wording.
        status: ``approved``, ``draft`` or ``rejected``.
        approved_by: Who approved it; None if it is not approved.
        approved_on: The day on which it was approved; None if it is not.
        comment: What the reader says of it.

    Raises:
        InvalidArgumentError: A field has the wrong type, an approved wording has no name or day, or one that is not
            approved has them.

    >>> ReviewedWording(section="pay", block="median", when=["always"], text="The median is {wage}.").status
    'draft'
    """

    section: str = field(validator=_text)
    block: str = field(validator=_text)
    when: tuple[str, ...] = field(converter=_several, validator=_texts)
    text: str = field(validator=_text)
    examples: tuple[str, ...] = field(default=(), converter=_several, validator=_texts)
    status: str = "draft"
    approved_by: str | None = None
    approved_on: dt.date | None = None
    comment: str = field(default="", validator=_comment)

    def __attrs_post_init__(self) -> None:
        if not self.when:
            raise InvalidArgumentError(
                "when", self.when, f'at least one condition, as "verdict is worse" or "{ALWAYS}"'
            )
        if self.status not in STATUSES:
            raise InvalidArgumentError("status", self.status, f"one of {', '.join(STATUSES)}")
        name, day = self.approved_by, self.approved_on
        if self.status != "approved":
            for field_name, value in (("approved_by", name), ("approved_on", day)):
                if value is not None:
                    raise InvalidArgumentError(field_name, value, f"nothing, since the wording is marked {self.status}")
        elif name is None or not _whole("approved_by", name).strip():
            raise InvalidArgumentError("approved_by", name, "the name of who approved the wording")
        elif not isinstance(day, dt.date) or isinstance(day, dt.datetime):
            raise InvalidArgumentError("approved_on", day, "the day of the approval, as 2026-01-31")

    @property
    def mark(self) -> str:
        """The mark in words, as ``marked draft`` or ``approved by Ana Ruiz on 2026-01-31``."""
        if self.status != "approved":
            return f"marked {self.status}"
        assert self.approved_on is not None
        return f"approved by {self.approved_by} on {self.approved_on.isoformat()}"


def _once(_: Any, attribute: Attribute[tuple[ReviewedWording, ...]], value: tuple[ReviewedWording, ...]) -> None:
    seen: set[tuple[str, str, str]] = set()
    for one in value:
        if not isinstance(one, ReviewedWording):
            raise InvalidArgumentError(attribute.name, one, "a list of ReviewedWording values")
        for when in one.when:
            key = (one.section, one.block, when)
            if key in seen:
                raise InvalidArgumentError(
                    attribute.name, one.text, f"one wording of {one.section}.{one.block} for {when!r}"
                )
            seen.add(key)


@frozen
class Review:
    """The review of a phrasebook.

    Attributes:
        locale: The locale.
        wordings: The wordings that were read, in the order of the phrasebook.

    Raises:
        InvalidArgumentError: Two wordings of a block have the same condition, or a field has the wrong type.
    """

    locale: str = field(validator=_text)
    wordings: tuple[ReviewedWording, ...] = field(default=(), converter=_several, validator=_once)

    def __iter__(self) -> Iterator[ReviewedWording]:
        return iter(self.wordings)

    def __len__(self) -> int:
        return len(self.wordings)
