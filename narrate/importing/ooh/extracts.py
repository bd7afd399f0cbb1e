"""Extracts of the Occupational Outlook Handbook's pages as JSON Lines: quick facts, paragraphs, the table."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from narrate.errors import UnreadableInputError
from narrate.importing.files.compression import DAMAGED, open_file
from narrate.importing.files.documents import HEADING, ITEM, PARAGRAPH, Passage, line
from narrate.importing.ledger import Ledger
from narrate.importing.ooh.profile import Profile, quick_facts, singular_in_heading, web_address
from narrate.importing.ooh.records import occupation
from narrate.records import Occupation
from narrate.titles.names import RUNNING

_LONGEST: Final = 10_000_000
"""Bytes of a line; the longest profile has some thirty thousand."""

_MARKS: Final = {"## ": HEADING, "- ": ITEM}


def read_profiles(path: Path, ledger: Ledger, *, titles: str = RUNNING) -> Iterator[Occupation]:
    """Read extracted profiles.

    Args:
        path: JSON Lines, gzipped or not: an object per profile with ``title``, ``quick_facts`` (label and text),
            ``outlook_table``, and sections such as ``pay`` as lists of paragraphs (``## `` heading, ``- `` list item).
        ledger: Counts each line as used, or left over with a reason.
        titles: ``running`` to convert titles to running text, ``keep`` to keep them as published.

    Yields:
        A record per profile. Figures, labels and bounds are as published; jobs in single jobs, wages in dollars.

    Raises:
        UnreadableInputError: There is no such file, it is truncated, or it is not text.
    """
    position = 0
    with open_file(path) as file:
        try:
            while data := file.readline(_LONGEST + 1):
                position += 1
                if len(data) > _LONGEST:
                    raise UnreadableInputError(
                        f"{path}, line {position}: required are at most {_LONGEST:,} bytes; this line has more"
                    )
                if b"\x00" in data:
                    raise UnreadableInputError(f"{path}: required is JSON Lines; this file contains binary data")
                if data.strip():
                    record = _record(data, f"line {position}", ledger, titles)
                    if record is not None:
                        yield record
        except DAMAGED as error:
            raise UnreadableInputError(f"{path}, after line {position}: the file is cut off ({error})") from None


def _record(data: bytes, place: str, ledger: Ledger, titles: str) -> Occupation | None:
    try:
        # Counts are written as texts; a number in their place is kept as it is written.
        fields = json.loads(data.decode("utf-8-sig"), parse_float=str, parse_int=str, parse_constant=str)
    except (ValueError, RecursionError) as error:
        ledger.leave(place, "a line", f"is not a JSON object ({error})")
        return None
    if not isinstance(fields, dict):
        ledger.leave(place, "a line", "is not a JSON object")
        return None
    return occupation(_profile(fields, place), ledger, titles=titles)


def _profile(fields: Mapping[str, Any], place: str) -> Profile:
    box = fields.get("quick_facts")
    facts = {line(label): line(text) for label, text in box.items()} if isinstance(box, dict) else {}
    return Profile(
        place=place,
        slug=line(fields.get("slug")),
        title=line(fields.get("title")),
        facts=quick_facts(facts),
        singular=singular_in_heading(line(fields.get("how_to_become_one_heading"))),
        duties=_blocks(fields.get("what_they_do")),
        environment=_blocks(fields.get("work_environment")),
        entry=_blocks(fields.get("how_to_become_one")),
        pay=_blocks(fields.get("pay")),
        outlook=_blocks(fields.get("job_outlook")),
        table=[[line(cell) for cell in row] for row in _list(fields.get("outlook_table")) if isinstance(row, list)],
        address=web_address(line(fields.get("url"))),
    )


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _blocks(value: object) -> tuple[Passage, ...]:
    return tuple(_block(line(text)) for text in _list(value) if line(text))


def _block(text: str) -> Passage:
    for mark, kind in _MARKS.items():
        if text.startswith(mark):
            return Passage(kind, text.removeprefix(mark))
    return Passage(PARAGRAPH, text)
