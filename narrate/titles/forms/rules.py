"""The rules for forms of names in the table ``forms`` of a language's ``names.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from attrs import frozen

from narrate.errors import TemplateError
from narrate.language.model import Language

TABLE: Final = "forms"
DICTIONARIES: Final = ("pymorphy3", "morfeusz2", "simplemma")
KEYS: Final = (
    *("dictionary", "words", "case", "endings", "adjectives"),
    *("conjunctions", "only_plural", "chosen", "stops", "attached", "doubtful", "agreeing"),
)


@frozen
class FormRules:
    """The rules of a language.

    Attributes:
        dictionary: The library whose dictionary is asked.
        conjunctions: Words that join two heads.
        only_plural: Words that a singular has no counterpart of: *other*.
        chosen: The form to take where several are correct.
        stops: Words that a complement begins with, where the dictionary knows none.
        case: The case that endings make, where the dictionary has no forms.
        endings: How a noun makes the case: the ending of its plural, that of its lemma, the ending that replaces it,
            and where: in the ``lemma``, in the plural (``same``), or in a plural that is not its lemma (``other``).
        adjectives: How an adjective makes the case: its ending, that of its lemma, and the new ending.
        words: The code of the language in the dictionary.
        attached: Endings that make a word behind a conjunction a second head rather than a part of the complement.
        doubtful: Endings of words that can be a second noun for the same person, unknown to the dictionary.
        agreeing: Adjectives, in lower case, that the dictionary has as other words.
    """

    dictionary: str
    conjunctions: frozenset[str]
    only_plural: frozenset[str]
    chosen: frozenset[str]
    stops: frozenset[str]
    case: str
    endings: tuple[tuple[str, str, str, str], ...]
    adjectives: tuple[tuple[str, str, str], ...]
    words: str
    attached: tuple[str, ...]
    doubtful: tuple[str, ...]
    agreeing: tuple[str, ...]


@cache
def form_rules(language: Language) -> FormRules | None:
    """Return the rules of a language; None where it has no table ``forms``.

    Raises:
        TemplateError: A key is unknown, or the dictionary is.
    """
    table: Mapping[str, Any] = language.names.get(TABLE, {})
    if not table:
        return None
    source = f"{language.folders[-1]}/names.toml"
    for key in table:
        if key not in KEYS:
            raise TemplateError(source, None, f"{TABLE}: required is one of {', '.join(KEYS)}; what came is {key!r}")
    name = table.get("dictionary")
    if name not in DICTIONARIES:
        raise TemplateError(
            source,
            None,
            f"{TABLE}.dictionary: required is one of {', '.join(DICTIONARIES)}; what came is {name!r}",
        )
    return FormRules(
        dictionary=table["dictionary"],
        words=table.get("words", ""),
        case=table.get("case", "genitive"),
        endings=tuple((one[0], one[1], one[2], one[3]) for one in table.get("endings", ())),
        adjectives=tuple((one[0], one[1], one[2]) for one in table.get("adjectives", ())),
        conjunctions=frozenset(table.get("conjunctions", ())),
        only_plural=frozenset(table.get("only_plural", ())),
        chosen=frozenset(table.get("chosen", ())),
        stops=frozenset(table.get("stops", ())),
        attached=tuple(table.get("attached", ())),
        doubtful=tuple(table.get("doubtful", ())),
        agreeing=tuple(table.get("agreeing", ())),
    )
