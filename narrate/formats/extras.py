"""Errors for what only an extra of the package can read."""

from __future__ import annotations

from narrate.errors import UnreadableInputError


def missing_extra(where: object, doing: str, *, extra: str = "import") -> UnreadableInputError:
    """Return the error for what cannot be done without an extra.

    >>> str(missing_extra("pay.xlsx", "reading a workbook"))
    'pay.xlsx: reading a workbook needs the extra narrate-nlg[import], which is not installed'
    """
    return UnreadableInputError(f"{where}: {doing} needs the extra narrate-nlg[{extra}], which is not installed")
