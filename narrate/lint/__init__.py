"""What is wrong with a folder of templates, all of it in one run: ``narrate lint DIR``."""

from narrate.lint.finding import RULES, LintFinding
from narrate.lint.folder import lint

__all__ = ["RULES", "LintFinding", "lint"]
