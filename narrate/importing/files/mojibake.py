"""Mojibake: text that was decoded with a wrong encoding before it was published."""

from __future__ import annotations

from collections.abc import Iterable

from narrate.formats.extras import missing_extra
from narrate.importing.ledger import Ledger

_NOTED = "text was broken in the file and was repaired, as in {} for {}"


def repaired(text: str, ledger: Ledger) -> str:
    """Repair a garbled text; any other text is returned unchanged, including its quotation marks and spaces.

    Args:
        text: The text.
        ledger: Receives a note with the first text that was repaired.

    Returns:
        The text as it was before it was garbled.

    Raises:
        UnreadableInputError: The extra that repairs texts is not installed.

    >>> repaired("ingÃ©nieurs", Ledger("names.csv")), repaired("“L’été”", Ledger("names.csv"))
    ('ingénieurs', '“L’été”')
    """
    try:
        import ftfy  # noqa: PLC0415  # an extra
    except ImportError:
        raise missing_extra(ledger.file, "repairing text") from None
    sound = ftfy.fix_encoding(text)
    if sound != text and not any(note.startswith(_NOTED[:20]) for note in ledger.notes):
        ledger.note(_NOTED.format(repr(sound[:60]), repr(text[:60])))
    return sound


def first_broken(texts: Iterable[str]) -> str | None:
    """Find a text that looks garbled; None if the extra that finds them is not installed."""
    try:
        from ftfy import badness  # noqa: PLC0415
    except ImportError:
        return None
    return next((text for text in texts if badness.is_bad(text)), None)
