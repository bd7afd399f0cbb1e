"""The command line."""

from narrate.cli.commands import main

__all__ = ["main"]
