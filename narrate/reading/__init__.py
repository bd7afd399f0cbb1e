"""Stage 6: the claims of a text, read from its words without any code of the writing side."""

from narrate.reading.reader import ReadClaim, Reading, read

__all__ = ["ReadClaim", "Reading", "read"]
