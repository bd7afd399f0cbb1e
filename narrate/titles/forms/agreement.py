"""Forms of a name whose words agree: a head with its adjectives, and a complement that stays as it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import frozen

from narrate.titles.forms.readings import GENITIVE, NOMINATIVE, PLURAL, SINGULAR, Dictionary, WordReading
from narrate.titles.forms.rules import FormRules

_LONGEST: Final = 14
"""Words of a name; a longer one has more than a head and a complement."""


@frozen
class Core:
    """The words of a name that change with case and number.

    Attributes:
        words: The readings of each in their order, and the gender of its head; None in place of a conjunction.
        joined: Whether there are two heads.
    """

    words: tuple[tuple[WordReading, str] | None, ...]
    joined: bool


def declined(text: str, number: str, rules: FormRules, dictionary: Dictionary) -> dict[str, str]:
    """Return forms of a name in running text.

    Args:
        text: A nominative.
        number: Its number.
        rules: The rules of its language.
        dictionary: The dictionary of its language.

    Returns:
        The other number, and the genitive of the plural, each if it is certain.
    """
    words = text.split()
    core = _core(words, number, rules, dictionary) if 0 < len(words) <= _LONGEST else None
    if core is None:
        return {}
    found: dict[str, str] = {}
    if number == SINGULAR:
        plural = _put(core, words, PLURAL, NOMINATIVE, rules, dictionary)
        if plural is not None:
            found[PLURAL] = plural
    elif not core.joined and not rules.only_plural & {word.lower() for word in words}:
        one = _put(core, words, SINGULAR, NOMINATIVE, rules, dictionary)
        if one is not None:
            found[SINGULAR] = one
    genitive = _put(core, words, PLURAL, GENITIVE, rules, dictionary)
    if genitive is not None and (number == PLURAL or PLURAL in found):
        found[GENITIVE] = genitive
    return found


def _put(
    core: Core, words: Sequence[str], number: str, case: str, rules: FormRules, dictionary: Dictionary
) -> str | None:
    made = []
    for word, one in zip(words, core.words, strict=False):
        if one is None:
            made.append(word)
            continue
        forms = dictionary.forms(one[0], number, case, one[1])
        chosen = [form for form in forms if form in rules.chosen] or forms
        if len(chosen) != 1:
            return None
        made.append(chosen[0])
    return " ".join([*made, *words[len(core.words) :]])


def _core(words: Sequence[str], number: str, rules: FormRules, dictionary: Dictionary) -> Core | None:
    read = [dictionary.readings(word) for word in words]
    found: list[tuple[WordReading, str] | None] = []
    joined = False
    while True:
        part = _part(read, len(found), number, conjunct=joined)
        if part is None or any(
            words[place] != words[place].lower() for place in range(len(found), len(found) + len(part))
        ):
            return None
        found += part
        rest = len(found)
        if rest == len(words) or words[rest] not in rules.conjunctions:
            break
        if number == SINGULAR or joined:
            return None
        joined = True
        found.append(None)
    return Core(tuple(found), joined) if _is_complement(words[rest:], read[rest:], number, rules) else None


def _part(
    read: Sequence[Sequence[WordReading]], start: int, number: str, *, conjunct: bool
) -> list[tuple[WordReading, str]] | None:
    """Return a head with the adjectives before it, and what agrees with it behind it."""
    place = start
    while (
        place + 1 < len(read)
        and _adjectives(read[place], number)
        and (_heads(read[place + 1], number) or _adjectives(read[place + 1], number))
    ):
        place += 1
    heads = _heads(read[place], number) if place < len(read) else []
    men = [one for one in heads if len(one.gender) == 1 and one.gender[0] not in {"f", "femn"}]
    heads = men or heads
    if len({str(one.entry) for one in heads}) != 1 or len(heads[0].gender) != 1:
        return None
    if conjunct and not men and place == start and any(one.oblique for one in read[place]):
        return None
    gender = heads[0].gender[0]
    found: list[tuple[WordReading, str]] = []
    for before in read[start:place]:
        agreeing = _agreeing(before, number, gender)
        if agreeing is None:
            return None
        found.append((agreeing, gender))
    found.append((heads[0], gender))
    for behind in read[place + 1 :]:
        own = next(_own(behind, number, gender), None)
        if own is None or any(one.kind == "preposition" for one in behind):
            break
        if any(one.oblique for one in behind):
            return None  # it may be the complement as well
        found.append((own, gender))
    return found


def _heads(readings: Sequence[WordReading], number: str) -> list[WordReading]:
    return [one for one in readings if one.person and one.nominative and one.number == number]


def _adjectives(readings: Sequence[WordReading], number: str) -> list[WordReading]:
    return [one for one in readings if one.kind == "adjective" and one.nominative and one.number == number]


def _agreeing(readings: Sequence[WordReading], number: str, gender: str) -> WordReading | None:
    fitting = [one for one in _adjectives(readings, number) if not one.gender or gender in one.gender]
    return fitting[0] if fitting and len({str(one.entry) for one in fitting}) == 1 else None


def _own(readings: Sequence[WordReading], number: str, gender: str) -> Iterator[WordReading]:
    """Yield what agrees with a head before it: an adjective, or a second noun for the same person."""
    agreeing = _agreeing(readings, number, gender)
    if agreeing is not None:
        yield agreeing
    yield from (one for one in _heads(readings, number) if one.gender == (gender,))


def _is_complement(words: Sequence[str], read: Sequence[Sequence[WordReading]], number: str, rules: FormRules) -> bool:
    """Check whether words stay as they are: a preposition or an oblique case, and nothing that agrees with the head."""
    if not words:
        return True
    first = read[0]
    if not any(one.kind == "preposition" or one.oblique for one in first) or words[0].endswith(rules.doubtful):
        return False
    for word, readings in zip(words, read, strict=True):
        nominative = any(
            (one.person or one.kind == "adjective") and one.nominative and one.number == number for one in readings
        )
        if nominative and not any(one.oblique for one in readings):
            return False
        if word in rules.only_plural:
            return False
    return True
