"""From files to records: narrate's own formats, and what agencies publish."""

from narrate.formats.reader import Item, read_lines, read_records

__all__ = ["Item", "read_lines", "read_records"]
