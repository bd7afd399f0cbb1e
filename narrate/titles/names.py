"""Names of records from published titles, converted to running text or kept as published."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from attrs import evolve

from narrate.records import Name
from narrate.titles.inversion import TurnedText
from narrate.titles.proposal import running_title
from narrate.titles.rules import language_of

RUNNING: Final = "running"
KEEP: Final = "keep"
TITLES: Final = (RUNNING, KEEP)
"""What becomes of published titles: running text, or nothing."""

_FORMS: Final = ("plural", "singular", "short", "masculine", "feminine")


def title_name(name: Name, key: str, *, titles: str = RUNNING, sentence: bool = False) -> Name:
    """Convert a name whose forms are published titles to the name of a record.

    Args:
        name: The name, with its forms as published; fixed capitals and their order are kept.
        key: Its language or locale, as in the names of a record.
        titles: ``running`` to convert each form to running text, ``keep`` to keep it as published.
        sentence: Whether the titles are known to be in sentence case, so that capitals inside are those of names.

    Returns:
        The name, marked as proposed if a form has changed, and as inverted if a sentence must quote it.

    >>> title_name(Name("Accountants and Auditors"), "en").plural
    'accountants and auditors'
    >>> title_name(Name("Accountants and Auditors"), "en", titles="keep").plural
    'Accountants and Auditors'
    >>> title_name(Name("Opticos, Despacho"), "es").inverted
    True
    """
    language = language_of(key)
    if language is None or name.fixed:
        return name
    forms = {form: title for form in _FORMS if (title := getattr(name, form)) is not None}
    running = {form: running_title(title, language, sentence=sentence) for form, title in forms.items()}
    inverted = any(_is_inverted(forms[form], made, kept=titles == KEEP) for form, made in running.items())
    if titles == KEEP:
        return evolve(name, inverted=name.inverted or inverted)
    texts: dict[str, Any] = {form: made.text for form, made in running.items()}
    cases = {case: running_title(title, language, sentence=sentence).text for case, title in name.cases.items()}
    changed = texts != forms or cases != name.cases
    return evolve(name, **texts, cases=cases, proposed=name.proposed or changed, inverted=name.inverted or inverted)


def title_names(names: Mapping[str, Name], *, titles: str = RUNNING, sentence: bool = False) -> dict[str, Name]:
    """Return the names of a record by language, each as ``title_name`` returns it."""
    return {key: title_name(name, key, titles=titles, sentence=sentence) for key, name in names.items()}


def _is_inverted(title: str, made: TurnedText, *, kept: bool) -> bool:
    """Check whether a form is inverted; a kept title is if running text would turn it."""
    return made.inverted or (kept and made.text.casefold() != " ".join(title.split()).casefold())
