"""Settings of a language: the keys that ``language.toml`` may have, with their types."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from narrate.errors import TemplateError
from narrate.excerpts import shown
from narrate.language.documents import line_of
from narrate.language.hint import hint, one_of
from narrate.language.overlay import TemplateFile
from narrate.language.script import is_numeric
from narrate.tags import canonical

Wanted = tuple[str, Callable[[Any], bool]]
"""A type of settings, in words and as a check."""


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_list(value: object, *kinds: type) -> bool:
    """Return whether a value is a list with items of one type, or of lists with items of these types in order."""
    if not isinstance(value, list):
        return False
    if len(kinds) == 1:
        return all(isinstance(one, kinds[0]) for one in value)
    return all(isinstance(one, list) and len(one) == len(kinds) and all(map(isinstance, one, kinds)) for one in value)


_TEXT: Final[Wanted] = ("a text", _is_text)
_SIGN: Final[Wanted] = (
    "a character that is no digit, letter or space",
    lambda value: isinstance(value, str) and re.fullmatch(r"[^\w\s]?", value) is not None,
)
_FLAG: Final[Wanted] = ("true or false", lambda value: isinstance(value, bool))
_TEXTS: Final[Wanted] = ("a list of texts", lambda value: _is_list(value, str))
_RULES: Final[Wanted] = ("a list of [class, pattern]", lambda value: _is_list(value, str, str) and _are_patterns(value))
_TABLE: Final[Wanted] = ("a table", lambda value: isinstance(value, dict))

_NUMBERS: Final = ("plural", "singular")

_SETTINGS: Final[Mapping[str, Wanted]] = {
    "name": _TEXT,
    "territories": _TEXTS,
    "territory": _TABLE,
    "group": _TEXT,
    "money_group": _TEXT,
    "mark": _SIGN,
    "money_mark": _SIGN,
    "minimum_grouping_digits": ("1 or 2", lambda value: value in (1, 2) and not isinstance(value, bool)),
    "sentence_space": _TEXT,
    "word_space": _TEXT,
    "bound_words": _TEXTS,
    "drop_zero_decimal": _FLAG,
    "thousand_millions": _FLAG,
    "large_numbers": ("a list of [word, power]", lambda value: _is_list(value, str, int)),
    "large_decimals": _FLAG,
    "name_keys": _TEXTS,
    "genders": _TEXTS,
    "gender_unsure": _RULES,
    "cases": _TEXTS,
    "named_by": ('"plural", "singular" or both, the preferred one first', lambda value: _is_order(value, *_NUMBERS)),
    "counts_in_full": _FLAG,
    "direction": ('"ltr" or "rtl"', lambda value: value in ("ltr", "rtl")),
    "isolate": _FLAG,
    "quotes": ("a list of two texts", lambda value: _is_list(value, str) and len(value) == 2),
    "inner_quotes": ("a list of two texts", lambda value: _is_list(value, str) and len(value) == 2),
    "quoted_separator": _TEXT,
    "months": ("a list of twelve texts, or of none", lambda value: _is_list(value, str) and len(value) in (0, 12)),
    "month_year": _TEXT,
    "item": ("a text with {name} and {figure}", lambda value: _has(value, "{name}", "{figure}")),
    "counted": ("a text with {figure} and {noun}, each once", lambda value: _has_once(value, "{figure}", "{noun}")),
    "unbroken": _TEXTS,
    "without_figure": _TEXTS,
    "score": ("a text with {score}, and no number but 100", lambda value: _has(value, "{score}") and _of_100(value)),
    "own_keys": _FLAG,
    "euphony": ("a list of four texts each", lambda value: _is_list(value, str, str, str, str)),
    "onset": _TABLE,
}
"""Settings of a language with their types."""

_ONSET: Final[Mapping[str, Wanted]] = {
    "default": _TEXT,
    **dict.fromkeys(("figures", "letters", "words", "names"), _RULES),
}


def _has(value: object, *parts: str) -> bool:
    return isinstance(value, str) and all(part in value for part in parts)


def _has_once(value: object, *parts: str) -> bool:
    return isinstance(value, str) and all(value.count(part) == 1 for part in parts)


def _is_order(value: object, *allowed: str) -> bool:
    """Return whether a value is a list of some of the allowed texts, none of them twice."""
    return isinstance(value, list) and 0 < len(value) == len({*value}) and {*value} <= {*allowed}


def _of_100(text: str) -> bool:
    """Return whether 100, in any script, is the only number in a text: nowhere else may words contain one."""
    digits = "".join(sign for sign in text if is_numeric(sign))
    return not digits or (digits.isdecimal() and int(digits) == 100)


def _are_patterns(rules: list[list[str]]) -> bool:
    try:
        return all(re.compile(pattern) for _, pattern in rules)
    except (re.error, RecursionError, OverflowError):
        return False


def setting_faults(file: TemplateFile, path: tuple[str, ...], value: object) -> Iterator[TemplateError]:
    """Check one entry of ``language.toml``.

    Args:
        file: The file.
        path: The keys that lead to the entry.
        value: The value.

    Yields:
        An error where there is no such setting, where it has another type, or where it has a number in its words.
    """
    key = path[-1]
    allowed = _ONSET if path[:-1] and path[-2] == "onset" else _SETTINGS
    if path == ("territory", key):
        required, fits = _TABLE
    elif key not in allowed or (path[:-1] and key in ("territories", "territory")):
        problem = f"nothing reads the key {'.'.join(path)!r}; required is {one_of(allowed)}{hint(key, allowed)}"
        yield file.error(line_of(file.text, *path), problem, rule="unread")
        return
    else:
        required, fits = allowed[key]
    if not fits(value):
        problem = f"{'.'.join(path)}: required is {required}; what came is {shown(value)}"
        yield file.error(line_of(file.text, *path), problem)
        return
    if key == "name_keys" and file.folder is not None:
        yield from _key_faults(file, path, value)
    if isinstance(value, dict):
        for below, entry in value.items():
            yield from setting_faults(file, (*path, below), entry)
    elif key not in ("score", "territories", "name_keys", "gender_unsure") and "onset" not in path:
        for text in _texts(value):
            yield from word_faults(file, path, text)


def _key_faults(file: TemplateFile, path: tuple[str, ...], keys: Any) -> Iterator[TemplateError]:
    """Find keys of names in another spelling than that of records: ``es-MX`` is ``es_MX`` there."""
    for key in keys:
        kept = canonical(key)
        if kept not in (key, None):
            problem = f"{'.'.join(path)}: nothing reads the key {key!r}; did you mean {kept!r}?"
            yield file.error(line_of(file.text, *path), problem, rule="unread")


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)


def word_faults(file: TemplateFile, path: tuple[str, ...], text: str) -> Iterator[TemplateError]:
    """Find figures in words, which would have no claim, and control characters.

    Yields:
        An error for the first such character, with the file, the line and the character.
    """
    for sign in text:
        if is_numeric(sign):
            problem = f"{'.'.join(path)}: the digit {sign!r} is not a figure, and so has no claim"
            yield file.error(line_of(file.text, *path), problem, rule="digit")
            return
        if unicodedata.category(sign) == "Cc":
            problem = f"{'.'.join(path)}: the control character U+{ord(sign):04X} is not allowed in words"
            yield file.error(line_of(file.text, *path), problem)
            return


def check_territories(file: TemplateFile, settings: Mapping[str, Any]) -> None:
    """Refuse settings of a territory for which the language is not written.

    Args:
        file: The uppermost file of the settings.
        settings: The merged settings.
    """
    known = settings.get("territories", ())
    for territory in settings.get("territory", ()):
        if territory not in known:
            problem = f"nothing reads the table 'territory.{territory}'; required is {one_of(known)}"
            problem += hint(territory, known)
            raise file.error(line_of(file.text, "territory", territory), problem, rule="unread")
