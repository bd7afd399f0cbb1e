"""Text that was broken before it was published: decoded once too often, or in the wrong way."""

from __future__ import annotations

from collections.abc import Iterable

from narrate.formats.extras import without_extra
from narrate.importing.ledger import Ledger

_NOTED = "text was broken in the file and was repaired, as in {} for {}"


def repaired(text: str, ledger: Ledger) -> str:
    """Put a broken text right; one that is sound stays as it is, its quotation marks and spaces included.

    Args:
        text: The text.
        ledger: Keeps a note with the first text that was repaired.

    Returns:
        The text as it was before somebody broke it.

    Raises:
        UnreadableInputError: What repairs texts is not installed.

    >>> repaired("ingÃ©nieurs", Ledger("names.csv")), repaired("“L’été”", Ledger("names.csv"))
    ('ingénieurs', '“L’été”')
    """
    try:
        import ftfy  # noqa: PLC0415  # an extra
    except ImportError:
        raise without_extra(ledger.file, "repairing text") from None
    told = ftfy.fix_encoding(text)
    if told != text and not any(note.startswith(_NOTED[:20]) for note in ledger.notes):
        ledger.note(_NOTED.format(repr(told[:60]), repr(text[:60])))
    return told


def first_broken(texts: Iterable[str]) -> str | None:
    """Find a text that looks broken, as far as this can be told here."""
    try:
        from ftfy import badness  # noqa: PLC0415
    except ImportError:
        return None
    return next((text for text in texts if badness.is_bad(text)), None)
