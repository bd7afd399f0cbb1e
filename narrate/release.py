"""The version of narrate, from which the package's metadata take it."""

from typing import Final

VERSION: Final = "0.1.0"
