"""Checks of a folder of templates that find all that is wrong in one run: ``narrate lint DIR``."""

from narrate.lint.findings import RULES, LintFinding
from narrate.lint.folder import lint

__all__ = ["RULES", "LintFinding", "lint"]
