"""Documents of running text, mainly HTML: opened, gzipped or not, and split into paragraphs and tables."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from attrs import frozen

from narrate.errors import UnreadableInputError
from narrate.formats.extras import missing_extra
from narrate.importing.files.charset import find_charset
from narrate.importing.files.compression import DAMAGED, open_file
from narrate.importing.ledger import Ledger

HEADING: Final = "heading"
PARAGRAPH: Final = "paragraph"
ITEM: Final = "item"
TABLE: Final = "table"

_LARGEST: Final = 10_000_000
"""Bytes of a page after unpacking; one that has more is a bomb or no page."""

_KINDS: Final = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), HEADING),
    "p": PARAGRAPH,
    "li": ITEM,
    "table": TABLE,
}
_BESIDE: Final = frozenset({"script", "style", "nav", "noscript"})
_BESIDE_CLASSES: Final = frozenset({"ooh-chart", "ooh_right_img"})
_SPACES: Final = re.compile(r"[\s\u00a0\u200b]+")
_UNSAFE: Final = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f]"
)
_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([A-Za-z0-9_-]{2,40})", re.IGNORECASE)
_HEAD: Final = 2_048
"""Bytes of a page in which its encoding is named."""

_BEGUN: Final = re.compile("<html[ >]", re.IGNORECASE)
_ENDED: Final = re.compile("</html", re.IGNORECASE)
_LONE: Final = re.compile("[\ud800-\udfff]")


@frozen
class Passage:
    """A piece of a text.

    Attributes:
        kind: ``HEADING``, ``PARAGRAPH``, ``ITEM`` of a list, or ``TABLE``.
        text: Its text; empty for a table.
        rows: The data cells of a table, row by row.
    """

    kind: str
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


def line(text: object) -> str:
    r"""Format a text as one line: spaces of any kind become single spaces, control characters are removed.

    >>> line("Despite \u00a0limited\n employment growth,\x00 about")
    'Despite limited employment growth, about'
    """
    valid = _LONE.sub("\ufffd", text) if isinstance(text, str) else ""
    return _UNSAFE.sub("", _SPACES.sub(" ", valid)).strip()


def page(path: Path, ledger: Ledger) -> Any:
    """Parse an HTML page, without fetching any resource that it references.

    Args:
        path: The page, gzipped or not.
        ledger: Receives a note if the encoding is not UTF-8.

    Returns:
        Its tree, an lxml element.

    Raises:
        UnreadableInputError: There is no such file, or it is not a page: truncated, binary, empty or far too large.
    """
    try:
        with open_file(path) as file:
            data = file.read(_LARGEST + 1)
    except DAMAGED as error:
        raise UnreadableInputError(f"{path}: the file is cut off or damaged ({error})") from None
    if len(data) > _LARGEST:
        raise UnreadableInputError(f"{path}: required is a page of at most {_LARGEST:,} bytes")
    if b"\x00" in data:
        raise UnreadableInputError(f"{path}: required is an HTML page; this file contains binary data")
    text = _decoded(data, path, ledger)
    if _BEGUN.search(text) and not _ENDED.search(text):
        raise UnreadableInputError(f"{path}: required is a page that ends in </html>; this one is cut off")
    tree = _tree(text, path)
    # Of a page that ends in its first tag some releases of lxml make an empty tree, and others none.
    if tree is None or not len(tree):
        raise UnreadableInputError(f"{path}: required is an HTML page; this file has no HTML")
    return tree


def _decoded(data: bytes, path: Path, ledger: Ledger) -> str:
    """Convert a page to text: as UTF-8 if it is valid, else by its declared encoding, else by the likeliest one."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        stated = _CHARSET.search(data[:_HEAD])
        charset = find_charset(io.BytesIO(data), otherwise=_known(stated[1].decode()) if stated else "")
        ledger.note(f"{path.name} is not UTF-8; {charset.reading}")
        return data.decode(charset.codec, errors="replace")


def _known(name: str) -> str:
    """Return Python's name of an encoding, empty if there is none; Latin-1 in a page means windows-1252."""
    try:
        codec = codecs.lookup(name).name
        "".encode(codec)
    except (LookupError, ValueError):
        return ""
    return "cp1252" if codec in ("iso8859-1", "ascii") else codec


def parse_fragment(markup: str, path: Path) -> tuple[Passage, ...]:
    """Return the passages of an HTML fragment; none if it cannot be parsed."""
    tree = _tree(f"<div>{markup}</div>", path)
    return () if tree is None else passages(tree)


def passages(root: Any) -> tuple[Passage, ...]:
    """List headings, paragraphs, list items and tables below an element, in order, without pictures and charts."""
    found = []
    # By a stack and not by recursion: a damaged page may be nested deeper than Python calls may be.
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if not isinstance(element.tag, str) or element.tag in _BESIDE:
            continue
        if _BESIDE_CLASSES.intersection((element.get("class") or "").split()):
            continue
        kind = _KINDS.get(element.tag)
        if kind is None:
            waiting.extend(reversed(element))
        elif kind == TABLE:
            found.append(Passage(kind, rows=tuple(_rows(element))))
        elif text := shown(element):
            found.append(Passage(kind, text))
    return tuple(found)


def shown(element: Any) -> str:
    """Return the visible text of an element as one line; a line break becomes a space."""
    for rupture in element.iter("br"):
        rupture.tail = " " + (rupture.tail or "")
    return line(str(element.xpath("string()")))


def _rows(table: Any) -> Iterator[tuple[str, ...]]:
    for row in table.iter("tr"):
        if row.find("td") is not None:
            yield tuple(shown(cell) for cell in row.iterchildren("th", "td"))


def _tree(text: str, path: Path) -> Any:
    """Parse HTML, without fetching any resource that it references; None if there is none."""
    try:
        from lxml import etree, html  # noqa: PLC0415  # an extra
    except ImportError:
        raise missing_extra(path, "reading HTML") from None
    parser = html.HTMLParser(no_network=True, huge_tree=False, encoding="utf-8")
    try:
        return html.document_fromstring(text.encode(errors="replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        return None
