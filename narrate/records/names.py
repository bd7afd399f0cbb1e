"""Names of occupations and of what belongs to them, by language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from attrs import frozen

from narrate.errors import Fault
from narrate.records.record import Record, ruled
from narrate.records.rules import FLAG, NAME, TEXT, Rule, as_flag, as_map, one_of, trimmed
from narrate.tags import canonical, likely_language

GENDERS: Final = ("masculine", "feminine", "neuter", "common")
CASES: Final = ("genitive", "dative", "accusative", "instrumental", "locative")

_TAG: Final = "[A-Za-z]{2,3}([-_][A-Za-z]{4})?([-_]([A-Za-z]{2}|[0-9]{3}))?"
LANGUAGE: Final = Rule(TEXT.required, TEXT.allows, {"type": "string", "pattern": f"^{_TAG}$"})
"""A text in the place of a language; ``language_fault`` says whether it is one."""

_CASES: Final = Rule(
    "an object of cases (" + ", ".join(CASES) + ") and texts",
    lambda value: isinstance(value, Mapping) and all(key in CASES and NAME.allows(value[key]) for key in value),
    {"type": "object", "additionalProperties": False, "properties": dict.fromkeys(CASES, TEXT.schema)},
)


def _trimmed_each(value: Any) -> Any:
    if not isinstance(value, Mapping):
        return value
    return as_map({case: trimmed(text) for case, text in value.items()})


@frozen
class Name(Record):
    """A name in one language; it has a plural, a singular, or both. Spaces around a form are removed.

    Attributes:
        plural: As in running text: "accountants and auditors". Without it, sentences say "this occupation".
        short: For later mentions.
        singular: One of them.
        masculine: The singular of a man, where the language has one of its own.
        feminine: The singular of a woman, likewise.
        gender: The grammatical gender of the plural.
        cases: Forms of the plural by case (genitive, dative, accusative, instrumental, locative), for languages whose
            sentences need them.
        fixed: Whether its capitals may never be touched, not even at the start of a sentence.
        proposed: Whether a form here was worked out from a title, and not given.
        inverted: Whether a qualifier stands behind the noun, as in an index ("architects, except landscape and naval"),
            so that a sentence has to quote the name.

    >>> Name("models").plural
    'models'
    """

    plural: str | None = ruled(NAME.optional(), default=None, converter=trimmed)
    short: str | None = ruled(NAME.optional(), default=None, converter=trimmed, kw_only=True)
    singular: str | None = ruled(NAME.optional(), default=None, converter=trimmed, kw_only=True)
    masculine: str | None = ruled(NAME.optional(), default=None, converter=trimmed, kw_only=True)
    feminine: str | None = ruled(NAME.optional(), default=None, converter=trimmed, kw_only=True)
    gender: str | None = ruled(one_of(*GENDERS).optional(), default=None, kw_only=True)
    cases: Mapping[str, str] = ruled(_CASES, factory=dict, converter=_trimmed_each, kw_only=True)
    fixed: bool = ruled(FLAG, default=False, converter=as_flag, kw_only=True)
    proposed: bool = ruled(FLAG, default=False, converter=as_flag, kw_only=True)
    inverted: bool = ruled(FLAG, default=False, converter=as_flag, kw_only=True)

    def between(self, *, sound: bool) -> Iterator[Fault]:  # noqa: ARG002, D102
        if all(value is None for value in (self.plural, self.singular, self.masculine, self.feminine)):
            yield Fault(None, "plural", None, "a plural, or a singular at least")


def as_names(value: Any) -> Any:
    """Turn texts by language into names, each under CLDR's form of its language."""
    if not isinstance(value, Mapping):
        return value
    return by_canonical_key({key: Name(name) if isinstance(name, str) else name for key, name in value.items()})


def by_canonical_key(value: Any) -> Any:
    """Put CLDR's form of a language or locale in place of what was written: ``es-MX`` is ``es_MX``.

    A key that is none, or the second of two that mean the same, stays as it is, for the rules to refuse.
    """
    if not isinstance(value, Mapping):
        return value
    made: dict[Any, Any] = {}
    for key, held in value.items():
        found = as_language(key)
        made[key if found in made or (found != key and found in value) else found] = held
    return as_map(made)


def as_language(value: Any) -> Any:
    """Return CLDR's form of a language or locale; leave what is none as it is, for the rules to refuse."""
    return (canonical(value) if isinstance(value, str) else None) or value


def by_language_rule(what: str, schema: Mapping[str, Any]) -> Rule:
    """Allow an object whose keys are languages; *what* says what each has, *schema* is that of one."""
    return Rule(
        f"an object of languages (en, es_MX) and {what}",
        lambda value: isinstance(value, Mapping),
        {"type": "object", "additionalProperties": False, "patternProperties": {f"^{_TAG}$": schema}},
    )


NAMES: Final = by_language_rule("names", {"anyOf": [TEXT.schema, {"$ref": "#/$defs/Name"}]})


def faults_by_language(path: str, values: Any, rule: Rule) -> Iterator[Fault]:
    """List the keys of an object that are no language, or one that an earlier key is; and what *rule* refuses."""
    for key, value in values.items() if isinstance(values, Mapping) else ():
        found = canonical(key) if isinstance(key, str) else None
        if found is None:
            yield from language_fault(f"{path}.{key}", key)
        elif found != key:
            yield Fault(None, f"{path}.{key}", key, f"one entry for each language; {found} is the same")
        elif not rule.allows(value):
            yield Fault(None, f"{path}.{key}", value, rule.required)


def language_fault(path: str, value: Any) -> Iterator[Fault]:
    """List a value that is no language and no locale, with the one that may be meant."""
    if isinstance(value, str) and canonical(value) is not None:
        return
    near = likely_language(value) if isinstance(value, str) else None
    hint = "" if near is None else f"; did you mean {near}?"
    yield Fault(None, path, value, f"a language or locale, as en or es_MX{hint}")


ONE_NAME: Final = Rule("a name: a text, or an object with plural", lambda value: isinstance(value, Name), {})
