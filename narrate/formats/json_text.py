"""JSON text: lines of a file, and the items of a list one by one; a bad one is an error of its own."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import IO, Any, Final

from attrs import frozen

from narrate.excerpts import shown

LONGEST: Final = 16 * 2**20
"""The length of the longest line that is read, in bytes."""

_BLOCK: Final = 2**20
_SHOWN: Final = 80
_SPACE: Final = re.compile(r"[ \t\r\n]*")
_TOKEN: Final = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}]', re.DOTALL)


class BadTextError(ValueError):
    """A text is no JSON, or its keys are not unique; the message has the reason."""


@frozen(repr=False)
class UnreadableNumber:
    """A number that no number type holds, by its first characters; no rule of a record allows it."""

    text: str

    def __repr__(self) -> str:
        return self.text


def lines(stream: IO[bytes]) -> Iterator[tuple[int, str | None]]:
    r"""Read the lines of a stream in bounded memory, but for those of nothing but spaces.

    Args:
        stream: Text in UTF-8, whose lines end in a line feed. Bytes that are not UTF-8 become surrogates.

    Yields:
        The number of a line, from 1, and the line; None for one of more than ``LONGEST`` bytes.

    >>> import io
    >>> list(lines(io.BytesIO(b"a\n\nb")))
    [(1, 'a'), (3, 'b')]
    """
    number, rest, over = 1, b"", False
    while block := stream.read(_BLOCK):
        if not (rest or over or block.strip()):
            number += block.count(b"\n")
            # What follows the last line feed is spaces, which belong to the next line.
            continue
        *complete, rest = (rest + block).split(b"\n")
        for line in complete:
            if over or len(line) > LONGEST:
                yield number, None
            elif text := _decoded(line, number):
                yield number, text
            number, over = number + 1, False
        if len(rest) > LONGEST:
            rest, over = b"", True
    if over:
        yield number, None
    elif text := _decoded(rest, number):
        yield number, text


def _decoded(line: bytes, number: int) -> str:
    """Return a line as text, empty where it has nothing but spaces; the first one without a mark of byte order."""
    text = line.decode("utf-8", "surrogateescape")
    text = text.removeprefix("\ufeff") if number == 1 else text
    return text if text.strip() else ""


def parsed(text: str) -> Any:
    """Parse a JSON text; decimals keep their digits.

    Raises:
        BadTextError: It is no JSON, it is nested too deeply, or an object has a key twice.
    """
    if text.startswith("\ufeff"):
        raise BadTextError("Unexpected UTF-8 BOM")
    try:
        return _DECODER.decode(text)
    except (ValueError, RecursionError) as error:
        raise BadTextError(_reason(error, text)) from None


def _reason(error: ValueError | RecursionError, text: str) -> str:
    """Return why a text is no JSON, with the line where it has several."""
    if isinstance(error, RecursionError):
        return "nested too deeply"
    if isinstance(error, json.JSONDecodeError) and "\n" not in text:
        return f"{error.msg}: column {error.colno}"
    return str(error)


def items(text: str) -> Iterator[tuple[int, Any | BadTextError]]:
    r"""Parse the objects of a JSON list, or the only one of a text that is no list, one by one.

    Args:
        text: The whole text.

    Yields:
        The number of the line on which an item begins, and the item, or the reason why it is none.

    Raises:
        BadTextError: The list as such is no JSON: the items after the fault cannot be found.

    >>> list(items('[{"id": "a"},\n 5]'))
    [(1, {'id': 'a'}), (2, 5)]
    """
    start = _after_space(text, 0)
    if not text.startswith("[", start):
        yield 1 + text.count("\n", 0, start), parsed(text)
        return
    line, counted = 1, 0
    position = _after_space(text, start + 1)
    if text.startswith("]", position):
        _nothing_after(text, position + 1)
        return
    while True:
        line, counted = line + text.count("\n", counted, position), position
        item, position = _item(text, position)
        yield line, item
        position = _after_space(text, position)
        mark, position = text[position : position + 1], position + 1
        if mark == "]":
            _nothing_after(text, position)
            return
        if mark != ",":
            raise BadTextError(f"expecting ',' or ']' after the item that begins on line {line}")
        position = _after_space(text, position)


def _item(text: str, start: int) -> tuple[Any | BadTextError, int]:
    """Parse one item; return it, or what is wrong with it, and the position after it."""
    try:
        return _DECODER.raw_decode(text, start)
    except (ValueError, RecursionError) as error:
        end = _end(text, start)
        if end is None:
            raise BadTextError(_reason(error, text)) from None
        return BadTextError(_reason(error, text)), end


def _end(text: str, start: int) -> int | None:
    """Return the position after an item in brackets, by its brackets alone; None for another item."""
    depth = 0
    if text[start : start + 1] not in ("{", "["):
        return None
    for found in _TOKEN.finditer(text, start):
        if found[0] in ("{", "["):
            depth += 1
        elif found[0] in ("}", "]"):
            depth -= 1
            if depth == 0:
                return found.end()
    return None


def _after_space(text: str, position: int) -> int:
    found = _SPACE.match(text, position)
    return position if found is None else found.end()


def _nothing_after(text: str, position: int) -> None:
    rest = text[_after_space(text, position) :][:_SHOWN]
    if rest:
        raise BadTextError(f"extra data after the list: {rest!r}")


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse an object with a key twice, because it is unknown which of the two is meant."""
    made = dict(pairs)
    if len(made) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise BadTextError(f"the key {shown(twice)} is duplicated")
    return made


def _decimal(digits: str) -> Decimal | UnreadableNumber:
    try:
        return Decimal(digits)
    except InvalidOperation:  # an exponent of more digits than Decimal has
        return UnreadableNumber(digits[:_SHOWN])


def _integer(digits: str) -> int | UnreadableNumber:
    try:
        return int(digits)
    except ValueError:  # more digits than Python reads
        return UnreadableNumber(digits[:_SHOWN])


_DECODER: Final = json.JSONDecoder(parse_float=_decimal, parse_int=_integer, object_pairs_hook=_unique)
