"""The version of narrate; the package's metadata take it from here."""

from typing import Final

VERSION: Final = "0.1.0"
