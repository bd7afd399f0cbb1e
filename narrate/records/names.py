"""Names by language, of occupations and of their majors, employers and skills."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from attrs import frozen

from narrate.errors import Fault, MissingValue
from narrate.records.record import Record, ruled
from narrate.records.rules import FLAG, NAME, TEXT, FieldRule, as_flag, as_map, one_of, trimmed
from narrate.tags import canonical, likely_language

GENDERS: Final = ("masculine", "feminine", "neuter", "common")
CASES: Final = ("genitive", "dative", "accusative", "instrumental", "locative")

_TAG: Final = "[A-Za-z]{2,3}([-_][A-Za-z]{4})?([-_]([A-Za-z]{2}|[0-9]{3}))?"
LANGUAGE: Final = FieldRule(TEXT.required, TEXT.allows, {"type": "string", "pattern": f"^{_TAG}$"})
"""A text that should be a language; ``language_fault`` checks that it is one."""

_CASES: Final = FieldRule(
    "an object of cases (" + ", ".join(CASES) + ") and texts",
    lambda value: isinstance(value, Mapping) and all(key in CASES and NAME.allows(value[key]) for key in value),
    {"type": "object", "additionalProperties": False, "properties": dict.fromkeys(CASES, TEXT.schema)},
)


_ISOLATE: Final = re.compile("[\u2066-\u2068]([^\u2066-\u2069]*)\u2069")


def unmarked(value: Any) -> Any:
    r"""Remove the isolates of a name that are balanced, and spaces around it; the language of a text sets its own.

    >>> unmarked("\u2068C++\u2069 developers "), unmarked("\u2068C++")
    ('C++ developers', '\u2068C++')
    """
    if isinstance(value, str):
        while (found := _ISOLATE.sub(r"\1", value)) != value:
            value = found
    return trimmed(value)


def _unmarked_each(value: Any) -> Any:
    if not isinstance(value, Mapping):
        return value
    return as_map({case: unmarked(text) for case, text in value.items()})


@frozen
class Name(Record):
    """A name in one language, with a plural, a singular, or both.

    Spaces around a form are removed, and so are isolates in it that are balanced.

    Attributes:
        plural: The plural, as in running text: "accountants and auditors". Without it, sentences say "this occupation".
        short: A short plural for later mentions.
        singular: The singular.
        masculine: The singular for a man, where it differs.
        feminine: The singular for a woman, where it differs.
        gender: The grammatical gender of the plural.
        cases: Forms of the plural by case (genitive, dative, accusative, instrumental, locative), for languages whose
            sentences need them.
        fixed: Whether its capitals must stay as they are, even at the start of a sentence.
        proposed: Whether any of its forms was derived from a title.
        inverted: Whether a qualifier follows the noun, as in an index ("architects, except landscape and naval"), so
            that a sentence has to quote the name.

    >>> Name("models").plural
    'models'
    """

    plural: str | None = ruled(NAME.optional(), default=None, converter=unmarked)
    short: str | None = ruled(NAME.optional(), default=None, converter=unmarked, kw_only=True)
    singular: str | None = ruled(NAME.optional(), default=None, converter=unmarked, kw_only=True)
    masculine: str | None = ruled(NAME.optional(), default=None, converter=unmarked, kw_only=True)
    feminine: str | None = ruled(NAME.optional(), default=None, converter=unmarked, kw_only=True)
    gender: str | None = ruled(one_of(*GENDERS).optional(), default=None, kw_only=True)
    cases: Mapping[str, str] = ruled(_CASES, factory=dict, converter=_unmarked_each, kw_only=True)
    fixed: bool = ruled(FLAG, default=False, converter=as_flag, kw_only=True)
    proposed: bool = ruled(FLAG, default=False, converter=as_flag, kw_only=True)
    inverted: bool = ruled(FLAG, default=False, converter=as_flag, kw_only=True)

    def between(self, *, sound: bool) -> Iterator[Fault]:  # noqa: ARG002, D102
        if all(value is None for value in (self.plural, self.singular, self.masculine, self.feminine)):
            yield MissingValue(None, "plural", None, "a plural, or a singular at least; there is none")


def as_names(value: Any) -> Any:
    """Convert texts by language to names, with keys in CLDR's spelling."""
    if not isinstance(value, Mapping):
        return value
    return by_canonical_key({key: Name(name) if isinstance(name, str) else name for key, name in value.items()})


def by_canonical_key(value: Any) -> Any:
    """Convert the keys of an object to CLDR's spelling of languages and locales: ``es-MX`` becomes ``es_MX``.

    A key that is no language, or the second of two with the same meaning, is left unchanged, for the rules to refuse.
    """
    if not isinstance(value, Mapping):
        return value
    made: dict[Any, Any] = {}
    for key, held in value.items():
        found = as_language(key)
        made[key if found in made or (found != key and found in value) else found] = held
    return as_map(made)


def as_language(value: Any) -> Any:
    """Convert a language or locale to CLDR's spelling; other values are left unchanged, for the rules to refuse."""
    return (canonical(value) if isinstance(value, str) else None) or value


def by_language_rule(what: str, schema: Mapping[str, Any]) -> FieldRule:
    """Return the rule of an object by language; *what* describes its values, *schema* is their JSON Schema."""
    return FieldRule(
        f"an object of languages (en, es_MX) and {what}",
        lambda value: isinstance(value, Mapping),
        {"type": "object", "additionalProperties": False, "patternProperties": {f"^{_TAG}$": schema}},
    )


NAMES: Final = by_language_rule("names", {"anyOf": [TEXT.schema, {"$ref": "#/$defs/Name"}]})


def faults_by_language(path: str, values: Any, rule: FieldRule) -> Iterator[Fault]:
    """List the faults of an object by language: invalid keys, duplicates, and values that *rule* refuses."""
    for key, value in values.items() if isinstance(values, Mapping) else ():
        found = canonical(key) if isinstance(key, str) else None
        if found is None:
            yield from language_fault(f"{path}.{key}", key)
        elif found != key:
            yield Fault(None, f"{path}.{key}", key, f"one entry for each language; {found} is the same")
        elif not rule.allows(value):
            yield Fault(None, f"{path}.{key}", value, rule.required)


def language_fault(path: str, value: Any) -> Iterator[Fault]:
    """List the fault of a value that is not a language or locale, with a hint at a similar one."""
    if isinstance(value, str) and canonical(value) is not None:
        return
    near = likely_language(re.split("[-_]", value)[0]) if isinstance(value, str) else None
    hint = "" if near is None else f"; did you mean {near}?"
    yield Fault(None, path, value, f"a language or locale, such as en or es_MX{hint}")


ONE_NAME: Final = FieldRule("a name: a text, or an object with plural", lambda value: isinstance(value, Name), {})
