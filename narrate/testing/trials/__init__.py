"""Trials of a caller's templates: the blocks that a folder changes, and what breaks the rules in each of them."""

from narrate.testing.trials.template_blocks import TemplateWordings, changed_wordings, own_locales
from narrate.testing.trials.trial import Breach, Trial, generated, numbers, record_text, rules_of, titles

__all__ = [
    "Breach",
    "TemplateWordings",
    "Trial",
    "changed_wordings",
    "generated",
    "numbers",
    "own_locales",
    "record_text",
    "rules_of",
    "titles",
]
