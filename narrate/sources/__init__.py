"""From files to records: narrate's own formats, and what agencies publish."""

from narrate.sources.files import Item, read_lines, read_records

__all__ = ["Item", "read_lines", "read_records"]
