"""Narrate's own formats: JSON Lines, JSON, CSV and Parquet."""

from narrate.formats.reader import ReadResult, read_lines, read_records

__all__ = ["ReadResult", "read_lines", "read_records"]
