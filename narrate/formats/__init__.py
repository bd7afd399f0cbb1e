"""Narrate's own formats: JSON Lines, JSON, CSV and Parquet."""

from narrate.formats.reader import Located, ReadResult, located_lines, located_records, read_lines, read_records

__all__ = ["Located", "ReadResult", "located_lines", "located_records", "read_lines", "read_records"]
