"""Names with the forms that a dictionary proposes for those that they lack."""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any, Final

from attrs import evolve

from narrate.errors import UnreadableInputError
from narrate.records import Name
from narrate.titles.forms.agreement import declined
from narrate.titles.forms.endings import cased
from narrate.titles.forms.readings import PLURAL, SINGULAR
from narrate.titles.forms.rules import FormRules, form_rules
from narrate.titles.rules import language_of

_SIMPLE: Final = re.compile(r"[^\W\d_]+(?:[ ][^\W\d_]+(?:-[^\W\d_]+)*)*")
"""Words without commas, dashes, slashes, brackets and figures; a hyphen inside a word of the complement only."""

_MODULES: Final = {"pymorphy3": "pymorphy", "morfeusz2": "morfeusz", "simplemma": "lemmas"}
"""The module for each dictionary."""


def with_forms(name: Name, key: str) -> Name:
    """Return a name with the forms that are certain among those it lacks.

    Args:
        name: A name in running text; the forms that it has are not changed.
        key: Its language or locale, as in the names of a record.

    Returns:
        The name, marked as proposed if a form was added; the name itself where none is certain: of an unknown or
        ambiguous word, of a name with a comma, dash, slash, bracket or figure, of one that is inverted or fixed, and in
        a language whose ``names.toml`` has no table ``forms``.

    Raises:
        UnreadableInputError: The extra ``names`` is not installed.
    """
    language = language_of(key)
    rules = None if language is None else form_rules(language)
    if language is None or rules is None or name.fixed or name.inverted:
        return name
    given = name.plural if name.plural is not None else name.singular
    if given is None or not _SIMPLE.fullmatch(given):
        return name
    number = SINGULAR if name.plural is None else PLURAL
    return _added(name, _proposed(given, number, rules), rules.case)


def _proposed(text: str, number: str, rules: FormRules) -> dict[str, str]:
    try:
        dictionary: Any = import_module(f"narrate.titles.forms.{_MODULES[rules.dictionary]}").dictionary()
    except ModuleNotFoundError as error:
        if error.name != rules.dictionary:
            raise
        raise UnreadableInputError(
            "proposing forms of names needs the extra narrate-nlg[names], which is not installed"
        ) from None
    if rules.endings:
        made = cased(text, rules, dictionary) if number == PLURAL else None
        return {} if made is None else {rules.case: made}
    return declined(text, number, rules, dictionary)


def _added(name: Name, found: dict[str, str], wanted: str) -> Name:
    """Add forms that a name lacks: numbers, and the case of the plural that the language asks for."""
    texts: dict[str, Any] = {}
    gendered = name.masculine is not None or name.feminine is not None
    if name.plural is None and PLURAL in found:
        texts[PLURAL] = found[PLURAL]
    if name.singular is None and not gendered and SINGULAR in found:
        texts[SINGULAR] = found[SINGULAR]
    cases = {case: text for case, text in found.items() if case == wanted and case not in name.cases}
    if not texts and not cases:
        return name
    return evolve(name, **texts, cases={**name.cases, **cases}, proposed=True)
