"""Stage 6: the way back, from a text to the claims that it makes, sharing nothing with the writing side."""

from narrate.reading.reader import ReadClaim, Reading, read

__all__ = ["ReadClaim", "Reading", "read"]
