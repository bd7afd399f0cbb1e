"""The folders of languages under ``templates/``: settings, words, sounds and numbers, without sentences."""

from narrate.language.model import Language, language

__all__ = ["Language", "language"]
