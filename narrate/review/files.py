"""Review files: TOML with a table for each wording, and a line for each field, so that git shows what changed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from attrs import fields

from narrate.errors import InvalidArgumentError, UnreadableInputError
from narrate.review.model import Review, ReviewedWording

_TOP: Final = ("locale", "wording")
_DELETE: Final = "\x7f"


def review_to_toml(review: Review) -> str:
    """Return a review as the text of its file; ``review_from_toml`` returns an equal review.

    >>> print(review_to_toml(Review("en_US", [ReviewedWording(section="pay", block="median", when=["always"],
    ...     text="The median is {wage}.")])))
    locale = "en_US"
    <BLANKLINE>
    [[wording]]
    section = "pay"
    block = "median"
    when = [
        "always",
    ]
    text = "The median is {wage}."
    status = "draft"
    <BLANKLINE>
    """
    parts = [f"locale = {_quoted(review.locale)}\n"]
    parts += ["\n[[wording]]\n" + "".join(_lines(one)) for one in review]
    return "".join(parts)


def _lines(wording: ReviewedWording) -> Iterator[str]:
    for one in fields(ReviewedWording):
        value = getattr(wording, one.name)
        if isinstance(value, str) and value:
            yield f"{one.name} = {_quoted(value)}\n"
        elif isinstance(value, tuple) and value:
            yield f"{one.name} = [\n" + "".join(f"    {_quoted(text)},\n" for text in value) + "]\n"
        elif value:
            yield f"{one.name} = {value.isoformat()}\n"


def _quoted(text: str) -> str:
    """Return a basic string of TOML: JSON's, but for one character."""
    return json.dumps(text, ensure_ascii=False).replace(_DELETE, "\\u007f")


def review_from_toml(text: str, *, name: str = "the review") -> Review:
    """Parse the text of a review file.

    Args:
        text: The text.
        name: The file's name, for errors.

    Returns:
        The review.

    Raises:
        UnreadableInputError: The text is not TOML, or not a review; the message names wording and field.

    >>> review_from_toml('locale = "en_US"')
    Review(locale='en_US', wordings=())
    """
    import tomllib  # noqa: PLC0415  # imported only for reviews

    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        reason = "what came is nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise UnreadableInputError(f"{name}: required is a review file in TOML; {reason}") from None
    _only(name, data, _TOP)
    if "locale" not in data:
        raise UnreadableInputError(f"{name}: required is the locale of the review, as locale = 'en_US'; there is none")
    tables = data.get("wording", [])
    if not (isinstance(tables, list) and all(isinstance(one, dict) for one in tables)):
        raise UnreadableInputError(f"{name}: required are tables [[wording]]; what came is {type(tables).__name__}")
    wordings = [_wording(f"{name}: wording {number}", table) for number, table in enumerate(tables, start=1)]
    try:
        return Review(data["locale"], wordings)
    except InvalidArgumentError as error:
        raise UnreadableInputError(f"{name}: {error}") from None


def _wording(place: str, table: Mapping[str, Any]) -> ReviewedWording:
    if isinstance(table.get("section"), str) and isinstance(table.get("block"), str):
        place += f" ({table['section']}.{table['block']})"
    known = fields(ReviewedWording)
    _only(place, table, tuple(one.name for one in known))
    for one in known[:4]:
        if one.name not in table:
            raise UnreadableInputError(f"{place}: required is {one.name}; there is none")
    for one in known:
        if one.name in {"when", "examples"} and not isinstance(table.get(one.name, []), list):
            raise UnreadableInputError(f"{place}: required is a list of texts as {one.name}; there is none")
    try:
        return ReviewedWording(**table)
    except InvalidArgumentError as error:
        raise UnreadableInputError(f"{place}: {error}") from None


def _only(place: str, table: Mapping[str, Any], known: tuple[str, ...]) -> None:
    for key in table:
        if key not in known:
            raise UnreadableInputError(f"{place}: required is one of {', '.join(known)}; what came is {key!r}")


def read_review(path: Path) -> Review:
    """Read a review file.

    Raises:
        UnreadableInputError: There is no such file, or it is not a review file in UTF-8.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UnreadableInputError(f"{path}: required is a review file; {error.strerror or error}") from None
    except UnicodeDecodeError as error:
        raise UnreadableInputError(f"{path}: required is a review file in UTF-8 ({error})") from None
    return review_from_toml(text, name=str(path))
