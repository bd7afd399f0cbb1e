"""Heads: the words of a plural noun phrase that name persons, found with the word lists of a language."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any, Final

from attrs import frozen

from narrate.errors import TemplateError

KEYS: Final = (
    "conjunctions",
    "prepositions",
    "compounds",
    "plural_tails",
    "plural_starts",
    "or_before",
    "plural_only",
    "same_in_both",
    "modifiers",
    "person_endings",
    "person_words",
    "alternatives",
    "irregular",
    "endings",
    "plural_ending",
)
_NO_LIST: Final = re.compile(r"[;&()—–]|--")
_COMMA: Final = ", "
_INNER_SPACE: Final = "\x1f"  # holds a fixed expression together while its phrase is taken apart


class NounKind(Enum):
    """The kind of the last word of a part, as far as its form and the lists show.

    A word that looks like a plural and is on no list is ``UNSURE``; ``PLURAL_ONLY`` has no singular; ``OTHER`` is any
    word that is not a plural head: an adjective, a singular, a plural that only precedes heads.
    """

    PERSONS = "persons"
    PLURAL_ONLY = "plural only"
    UNSURE = "unsure"
    OTHER = "other"


@frozen
class PhrasePart:
    """A part of a noun phrase, between two separators.

    Attributes:
        separator: What precedes it: empty, a comma, a conjunction, both, or a slash, with their spaces.
        words: The words.
        kind: The kind of the last word.
    """

    separator: str
    words: str
    kind: NounKind


@frozen
class NounPhrase:
    """A parsed noun phrase.

    Attributes:
        parts: Its parts up to its last head of persons; all of them where there is none.
        tail: The rest, with the comma or space that it begins with: qualifiers that belong to the head.
    """

    parts: tuple[PhrasePart, ...]
    tail: str

    @property
    def has_persons(self) -> bool:
        """Whether any part ends in a plural noun for persons."""
        return any(part.kind is NounKind.PERSONS for part in self.parts)


class HeadRules:
    """The rules of one language, from the table ``heads`` of its ``names.toml``.

    Args:
        table: The table.
        source: The file that it is from, for messages.

    Raises:
        TemplateError: The table has an unknown key.
    """

    def __init__(self, table: Mapping[str, Any], source: str) -> None:
        for key in table:
            if key not in KEYS:
                raise TemplateError(source, None, f"required is one of {', '.join(KEYS)}; what came is {key!r}")
        self._conjunctions: Mapping[str, str] = table.get("conjunctions", {})
        self._or_before = frozenset(table.get("or_before", ()))
        self._starts = frozenset(table.get("plural_starts", ()))
        self._plural_only = frozenset(table.get("plural_only", ()))
        self._no_plurals = frozenset((*table.get("modifiers", ()), *table.get("same_in_both", ())))
        self._persons = frozenset(table.get("person_words", ()))
        self._person_ending = re.compile("|".join(table.get("person_endings", ())) or "(?!)")
        self._plural_ending = re.compile(table.get("plural_ending", "(?!)"))
        self._plural_tail = re.compile(rf", (?:{'|'.join(table.get('plural_tails', ())) or '(?!)'})$")
        self._alternatives: Sequence[Sequence[str]] = table.get("alternatives", ())
        self._irregular: Mapping[str, str] = table.get("irregular", {})
        self._endings: Sequence[Sequence[str]] = table.get("endings", ())
        words = _either(self._conjunctions)
        self._separator = re.compile(rf"(,? (?:{words}) |, |/)")
        self._conjunction = re.compile(rf"\b(?:{words})\b")
        self._mixed = re.compile(rf"\b(?:{words})/|/(?:{words})\b")
        self._preposition = re.compile(rf",? (?:{_either(table.get('prepositions', ()))})(?= )")
        self._compound = re.compile(rf"\b(?:{_either(table.get('compounds', ()))})\b", re.IGNORECASE)

    def kind(self, word: str) -> NounKind:
        """Return the kind of a word, by its form and the lists."""
        lower = word.lower()
        if lower in self._plural_only:
            return NounKind.PLURAL_ONLY
        if lower in self._no_plurals:
            return NounKind.OTHER
        if (
            not self._persons.isdisjoint((word, lower))
            or lower in self._irregular
            or self._person_ending.fullmatch(lower)
        ):
            return NounKind.PERSONS
        return NounKind.UNSURE if self._plural_ending.fullmatch(lower) else NounKind.OTHER

    def phrase(self, text: str) -> NounPhrase:
        """Parse a noun phrase into its parts up to the last head, and the rest."""
        text = self._compound.sub(lambda found: found[0].replace(" ", _INNER_SPACE), text)
        found = self._preposition.search(text)
        core, rest = (text[: found.start()], text[found.start() :]) if found else (text, "")
        pieces = ["", *self._separator.split(core)]
        parts = [
            PhrasePart(separator, words.replace(_INNER_SPACE, " "), self.kind(words.rsplit(" ", 1)[-1]))
            for separator, words in zip(pieces[::2], pieces[1::2], strict=True)
        ]
        heads = [index for index, part in enumerate(parts) if part.kind is NounKind.PERSONS]
        end = heads[-1] + 1 if heads else len(parts)
        tail = "".join(part.separator + part.words for part in parts[end:]) + rest
        return NounPhrase(tuple(parts[:end]), tail.replace(_INNER_SPACE, " "))

    def is_plural(self, text: str) -> bool:
        """Check whether a noun phrase is certainly a plural.

        An unlisted word with the ending of a plural counts only at the end of the phrase: before a comma or a
        conjunction it may belong to a later singular ("weights and measures inspector").
        """
        text = re.split(_NO_LIST, text, maxsplit=1)[0].strip()
        phrase = self.phrase(self._plural_tail.sub("", text))
        if phrase.has_persons and not self._is_joined(phrase.tail):
            return True
        # "practitioners and technical occupations": the last of what is joined decides.
        words = self._preposition.split(phrase.tail, maxsplit=1)[0] if phrase.has_persons else phrase.parts[-1].words
        return self.kind(words.rsplit(" ", 1)[-1]) in {NounKind.PLURAL_ONLY, NounKind.UNSURE}

    def ends_in_head(self, text: str) -> bool:
        """Check whether a noun phrase is only one head, or one list of heads, with their modifiers."""
        phrase = self.phrase(text)
        return not phrase.tail and phrase.has_persons and _is_one_list(self._groups(phrase), self._conjunction)

    def tail(self, text: str) -> str | None:
        """Return what follows the last plural head, with the comma or space that it begins with; None without one."""
        phrase = self.phrase(text)
        return phrase.tail if phrase.has_persons else None

    def is_list(self, text: str) -> bool:
        """Check whether the heads of a phrase are one list: its last member follows a conjunction."""
        groups = self._groups(self.phrase(text))
        serial = any("," in part.separator and self._conjunction.search(part.separator) for part in groups[-1])
        return serial or _is_one_list(groups, self._conjunction)

    def is_one_phrase(self, text: str) -> bool:
        """Check whether a word before a phrase certainly modifies all of its heads.

        This holds for one head with its modifiers, for a list in which only the first head has modifiers ("machine
        setters, operators, and tenders"), and for one that ends in a phrase such as "and related workers".
        """
        phrase = self.phrase(text)
        if not phrase.has_persons:
            return _COMMA not in text and self.is_plural(text)
        groups = self._groups(phrase)
        bare = all(
            len(group) == 1 and (" " not in group[0].words or group[0].words.split(" ", 1)[0] in self._or_before)
            for group in groups[1:]
        )
        between = all(self._conjunction.search(group[0].separator) is None for group in groups[1:-1])
        return not phrase.tail and bare and between and _is_one_list(groups, self._conjunction)

    def has_joined_modifiers(self, text: str) -> bool:
        """Check whether the first head has several modifiers: "elementary and secondary school teachers"."""
        return len(self._groups(self.phrase(text))[0]) > 1

    def is_attribute(self, text: str) -> bool:
        """Check whether words can be attributes of a head: adjectives and singular nouns, but no persons."""
        words = re.findall(r"[^\s,]+", text)
        return (
            not _NO_LIST.search(text)
            and not self._preposition.search(f" {text} ")
            and self._starts.isdisjoint(words)
            and not any(self._plural_ending.fullmatch(word) or self._is_person(word) for word in words)
            and not any(self.kind(word) is NounKind.PLURAL_ONLY for word in words)
        )

    def _is_person(self, word: str) -> bool:
        """Check whether a word names persons, in the plural or in the singular."""
        plurals = [word[: len(word) - len(put)] + end for end, put in self._endings if word.endswith(put)]
        return any(self.kind(one) is NounKind.PERSONS for one in (word, *plurals))

    def singular(self, text: str) -> str | None:
        """Return the singular of a plural noun phrase; None if it is uncertain."""
        if _NO_LIST.search(text) or self._mixed.search(text) or text.split(" ", 1)[0] in self._starts:
            return None
        phrase = self.phrase(text)
        if not phrase.has_persons or not self._is_sure_tail(phrase.tail):
            return None
        if any(
            part.kind in {NounKind.PLURAL_ONLY, NounKind.UNSURE} or self._has_inner_persons(part)
            for part in phrase.parts
        ):
            return None
        groups = self._groups(phrase)
        if not _is_one_list(groups, self._conjunction):
            return None
        out = []
        for group in groups:
            for index, part in enumerate(group):
                previous = group[index - 1] if index else None
                words = part.words if part.kind is not NounKind.PERSONS else self._singular_head(part.words)
                if words is None:
                    return None
                out += [self._separator_of_one(part, previous), words]
        return "".join(out) + phrase.tail

    def _groups(self, phrase: NounPhrase) -> list[list[PhrasePart]]:
        """Return the parts grouped by head, each head after its modifiers."""
        groups: list[list[PhrasePart]] = [[]]
        for part in phrase.parts:
            if groups[-1] and groups[-1][-1].kind is NounKind.PERSONS:
                groups.append([])
            groups[-1].append(part)
        return groups

    def _separator_of_one(self, part: PhrasePart, previous: PhrasePart | None) -> str:
        """Return the separator before a part in the singular; *previous* is the part before it in its group."""
        changes = (
            previous is None
            or part.words.split(" ", 1)[0] in self._or_before
            or self._are_alternatives(previous.words, part.words)
        )
        if not changes:
            return part.separator
        return self._conjunction.sub(lambda found: self._conjunctions[found[0]], part.separator)

    def _are_alternatives(self, left: str, right: str) -> bool:
        def names(words: str, member: str) -> bool:
            padded = f" {words} "
            return padded.startswith(f" {member} ") or padded.endswith(f" {member} ")

        return any(
            any(names(left, one) for one in kind) and any(f"{right} ".startswith(f"{one} ") for one in kind)
            for kind in self._alternatives
        )

    def _has_inner_persons(self, part: PhrasePart) -> bool:
        return any(self.kind(word) is NounKind.PERSONS for word in part.words.split(" ")[:-1])

    def _is_sure_tail(self, tail: str) -> bool:
        """Check whether a tail belongs to the head, and can follow its singular."""
        if self._plural_tail.search(tail):
            return False
        # "managers of farms, and ranchers": the last may belong to the first.
        commas = [separator for separator in self._separator.findall(tail) if separator.startswith(",")]
        return not self._is_joined(tail) and not (len(commas) == 1 and commas[0] != _COMMA)

    def _is_joined(self, tail: str) -> bool:
        """Check whether a tail is coordinated with the head, and so not a qualifier of it."""
        separator = self._separator.match(tail)
        return separator is not None and separator[0] != _COMMA

    def _singular_head(self, words: str) -> str | None:
        before, space, word = words.rpartition(" ")
        one = self._irregular.get(word)
        if one is None:
            one = next((word[: -len(end)] + put for end, put in self._endings if word.endswith(end)), None)
        if not one or self.kind(one) is NounKind.PERSONS:
            return None
        return before + space + one


def _is_one_list(groups: Sequence[Sequence[PhrasePart]], conjunction: re.Pattern[str]) -> bool:
    """Check whether several heads are one list: its last member follows a conjunction or a slash."""
    if len(groups) == 1:
        return True
    last = groups[-1][0].separator
    return conjunction.search(last) is not None or last == "/"


def _either(words: Sequence[str] | Mapping[str, str]) -> str:
    return "|".join(re.escape(word) for word in words) or "(?!)"
