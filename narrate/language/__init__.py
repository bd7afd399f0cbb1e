"""What a language's folder under ``templates/`` says: settings, words, sounds, numbers; no sentence yet."""

from narrate.language.model import Language, language

__all__ = ["Language", "language"]
