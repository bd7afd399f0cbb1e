"""The keys that a language's files may have besides its lexicon: words of pages, kinds of claims, rules for names."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Final

from narrate.content import MEASURES, ChoiceSpec, FigureSpec, MessageSpec, Quantity, Section, kinds_of
from narrate.errors import TemplateError
from narrate.facts import OWN
from narrate.language.documents import document, line_of
from narrate.language.hint import hint, one_of
from narrate.language.model import Language, template_root
from narrate.language.overlay import TemplateFile
from narrate.titles.capitals import KEYS as CAPITAL_KEYS
from narrate.titles.forms.rules import KEYS as FORM_KEYS
from narrate.titles.forms.rules import TABLE as FORMS_TABLE
from narrate.titles.inversion import KEYS as INVERSION_KEYS
from narrate.titles.noun_heads import KEYS as HEAD_KEYS
from narrate.titles.proposal import KEYS as NAME_KEYS
from narrate.titles.rules import COLUMN_KEYS, GENDER_KEYS, WORD_KEYS
from narrate.wording.naming import onsets

ANY: Final = "*"
"""The key of tables that may have any keys."""

Known = Mapping[str, Any]
"""Keys that are read, each with the keys below it; None where there are none, or where any are allowed."""


def key_faults(file: TemplateFile, known: Known) -> Iterator[TemplateError]:
    """Find keys that nothing reads.

    Yields:
        An error for each, with the file, the line, the key and a similar known one.

    Raises:
        TemplateError: The file is not valid TOML.
    """
    yield from _key_faults(file, document(file), known, ())


def _key_faults(
    file: TemplateFile, found: Mapping[str, Any], known: Known, path: tuple[str, ...]
) -> Iterator[TemplateError]:
    for key, value in found.items():
        if key not in known and ANY not in known:
            what = "table" if isinstance(value, Mapping) else "word" if len(path) == 1 else "key"
            problem = f"nothing reads the {what} {'.'.join((*path, key))!r}"
            required = f"required is {one_of(known)}{hint(key, known)}"
            yield file.error(line_of(file.text, *path, key), f"{problem}; {required}", rule="unread")
            continue
        below = known.get(key, known.get(ANY))
        if below is None:
            continue
        if not isinstance(value, Mapping):
            problem = f"required is a table; {'.'.join((*path, key))!r} is none"
            yield file.error(line_of(file.text, *path, key), problem)
            continue
        yield from _key_faults(file, value, below, (*path, key))


@cache
def _own(name: str) -> Known:
    """Return the keys of narrate's own files of a name, two levels deep."""
    keys: dict[str, Any] = {}
    for folder in template_root().iterdir():
        path = folder / name
        for key, value in (tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}).items():
            if isinstance(value, dict):
                keys.setdefault(key, {}).update(dict.fromkeys(value))
            else:
                keys[key] = None
    return keys


def of_pages(own: Iterable[Section]) -> Known:
    """Return the keys of pages: those of narrate's own languages, and those that a caller's sections need.

    Args:
        own: The caller's sections; their facts, rules, kinds of claims and values can be put into words.
    """
    known = {table: dict(keys) for table, keys in _own("page.toml").items()}
    for spec in kinds_of(own):
        for part in _parts(spec):
            known["fact"] |= {fact.shape: None for fact in part.facts}
            rule = None if part.derivation is None else part.derivation.rule
            known["rule"] |= {str(rule): None} if rule is not None and rule.kind == OWN else {}
        for choice in spec.choices:
            known["kind"] |= {choice.kind: None} if choice.kind else {}
            known["period"] |= dict.fromkeys(choice.values)
    return known


def _parts(spec: MessageSpec) -> Iterator[FigureSpec | ChoiceSpec]:
    yield from spec.figures
    yield from spec.choices


def of_reading(specs: Iterable[MessageSpec], settings: Mapping[str, Any]) -> Known:
    """Return the keys that reading needs: kinds of figures, and the values of each kind of claim.

    Args:
        specs: All kinds of messages.
        settings: The settings of the language; each of its territories has marks.
    """
    own = _own("reading.toml")
    words: dict[str, dict[str, None]] = {}
    kinds: dict[str, None] = {quantity.value: None for quantity in Quantity if quantity is not Quantity.TEXT}
    for spec in specs:
        for choice in spec.choices:
            if choice.kind:
                words.setdefault(choice.kind, {}).update(dict.fromkeys(choice.values))
        kinds |= {MEASURES.get(figure.quantity, figure.quantity).value: None for figure in spec.figures}
    top = ("months", "month_year", "words_set_apart", "sentence_end", "currency")
    return {
        **dict.fromkeys(top),
        "marks": dict.fromkeys(settings.get("territories", ())),
        "figures": kinds | own["figures"],
        "units": {ANY: None},
        "numerals": {ANY: None},
        "words": words,
        "told": {kind: {ANY: None} for kind in kinds},
    }


def of_names(language: Language) -> Known:
    """Return the keys that proposing names needs."""
    return {
        "article": dict.fromkeys(onsets(language).classes),
        "capitals": dict.fromkeys(CAPITAL_KEYS),
        "running_text": dict.fromkeys(NAME_KEYS),
        "inversion": dict.fromkeys(INVERSION_KEYS),
        "heads": dict.fromkeys(HEAD_KEYS),
        "words": dict.fromkeys(WORD_KEYS),
        "gender": dict.fromkeys(GENDER_KEYS),
        "columns": dict.fromkeys(COLUMN_KEYS),
        FORMS_TABLE: dict.fromkeys(FORM_KEYS),
    }
