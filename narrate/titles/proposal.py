"""Proposals: names derived from published titles, by the rules and word lists in a language's ``names.toml``.

Names from the caller are never changed; a proposal replaces only a missing form, and is None if it is
uncertain.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from narrate.errors import TemplateError
from narrate.language.model import Language
from narrate.language.onset import OnsetRules
from narrate.titles.capitals import INITIALS, WORD, CapitalRules
from narrate.titles.capitals import KEYS as CAPITAL_KEYS
from narrate.titles.forms.rules import TABLE as FORMS_TABLE
from narrate.titles.forms.rules import form_rules
from narrate.titles.inversion import KEYS as INVERSION_KEYS
from narrate.titles.inversion import InversionRules, TurnedText
from narrate.titles.noun_heads import HeadRules
from narrate.titles.rules import TABLES as OTHER_TABLES
from narrate.titles.rules import check_tables, title_words

TABLES: Final = ("article", "capitals", "running_text", "inversion", "heads", FORMS_TABLE)
KEYS: Final = ("dash", "no_names", "plural")
_ALLOWED: Final = re.compile(r"[^\W_](?:[^\W_]|[ '’.,;/&—–-])*(?<![ ,;/&—–-])")
_BROKEN: Final = re.compile(r" [-–,;]|[-–] |[,;/]\s?[,;/—-]")


def running_text(title: str, language: Language) -> str | None:
    """Convert a published title, a plural in title case or sentence case, to running text.

    A qualifier after a comma is moved before the noun ("all other managers") if a rule applies; a double hyphen becomes
    a dash.

    Args:
        title: The title, without footnote marks.
        language: The language that the title is in.

    Returns:
        The plural, in the words of the title; None if it is not certainly a plural, or its capitals are uncertain.

    >>> from narrate.language.model import language
    >>> running_text("Adult Basic and Secondary Education and ESL Teachers", language("en_US"))
    'adult basic and secondary education and ESL teachers'
    >>> running_text("Legislators[2]", language("en_US")) is None
    True
    """
    rules = _rules(language)
    return rules.sure(" ".join(title.split())) if rules else None


def running_title(title: str, language: Language, *, sentence: bool = False) -> TurnedText:
    """Convert a published title of any language and number to running text.

    Names, acronyms, numerals and single letters keep their capitals; all other words are put in lower case. A
    qualifier after a comma is moved before the noun if a rule applies. No word is added or removed, and running text is
    returned unchanged.

    Args:
        title: The title, without footnote marks.
        language: The language that the title is in; without rules in its ``names.toml``, the title is unchanged.
        sentence: Whether the title is known to be in sentence case, so that capitals inside are those of names.

    Returns:
        The text, and whether it is still inverted, so that a sentence has to quote it.

    >>> from narrate.language.model import language
    >>> english = language("en_US")
    >>> running_title("Cooks, Restaurant", english).text, running_title("EMTS AND PARAMEDICS", english).text
    ('restaurant cooks', 'EMTs and paramedics')
    >>> running_title("Engineers, n.e.c.", english)
    TurnedText(text='engineers, n.e.c.', inverted=True)
    """
    rules = _rules(language)
    text = " ".join(title.split())
    return rules.running(text, sentence=sentence) if rules else TurnedText(text, inverted=False)


def has_qualifiers_of(title: str, language: Language, other: str, other_language: Language) -> bool:
    """Check whether a title seems to be inverted because its counterpart in another language is.

    Args:
        title: A title, as its list or running text has it.
        language: The language that it is in.
        other: The same occupation's title in another language, as published.
        other_language: The language of that one.

    Returns:
        True where the other is inverted, and the title has no fewer separating commas: one that was put into running
        text by its translator has lost the comma of the qualifier.

    >>> from narrate.language.model import language
    >>> spanish, english = language("es_ES"), language("en_US")
    >>> has_qualifiers_of("conductores de autobús, tránsito", spanish, "Bus Drivers, Transit", english)
    True
    >>> has_qualifiers_of("profesores de derecho", spanish, "Law Teachers, Postsecondary", english)
    False
    """
    rules, others = _rules(language), _rules(other_language)
    if rules is None or others is None:
        return False
    plain = " ".join(other.split())
    made = others.running(plain, sentence=False)
    if not made.inverted and made.text.casefold() == plain.casefold():
        return False
    commas = others.separators(plain)
    return 0 < commas <= rules.separators(" ".join(title.split()))


def singular(plural: str, language: Language) -> str | None:
    """Return the singular of a plural in running text: one person who has the occupation.

    Args:
        plural: As returned by ``running_text``.
        language: The language that it is in.

    Returns:
        The singular without an article; None if it is uncertain, as for "managers, all other" or "police".

    >>> from narrate.language.model import language
    >>> singular("jewelers and precious stone and metal workers", language("en_US"))
    'jeweler or precious stone and metal worker'
    """
    rules = _rules(language)
    text = " ".join(plural.split())
    if not rules or not rules.heads or not _ALLOWED.fullmatch(text) or _BROKEN.search(text):
        return None
    return rules.heads.singular(text)


def article(noun_phrase: str, language: Language) -> str | None:
    """Choose the indefinite article by the sound that a noun phrase starts with.

    Args:
        noun_phrase: A singular, without an article.
        language: The language that it is in.

    Returns:
        The article; None where the language's data have none, or the phrase starts with no word.

    >>> from narrate.language.model import language
    >>> [article(words, language("en_US")) for words in ("EMT or paramedic", "UX designer", "hourly worker")]
    ['an', 'a', 'an']
    """
    rules = _rules(language)
    word = WORD.search(noun_phrase)
    return rules.article(word[0]) if rules and word else None


@cache
def _rules(language: Language) -> NameRules | None:
    return NameRules(language) if language.names else None


class NameRules:
    """The rules of one language's ``names.toml``."""

    def __init__(self, language: Language) -> None:
        source = f"{language.folders[-1]}/names.toml"
        tables = language.names
        _check(tables, (*TABLES, *OTHER_TABLES), source)
        check_tables(language)
        form_rules(language)
        table: Mapping[str, Any] = tables.get("running_text", {})
        _check(table, KEYS, source)
        _check(tables.get("capitals", {}), CAPITAL_KEYS, source)
        _check(tables.get("inversion", {}), INVERSION_KEYS, source)
        ending = title_words(language).plural_ending
        self.heads = HeadRules(tables["heads"], source) if "heads" in tables else None
        self._capitals = CapitalRules(tables["capitals"], ending) if "capitals" in tables else None
        self._inversion = InversionRules(tables.get("inversion", {}), self.heads, ending)
        self._articles: Mapping[str, str] = tables.get("article", {})
        self._onset = OnsetRules(language.onset)
        self._has_rules = "running_text" in tables
        self._dash: str = table.get("dash", "--")
        self._no_names = frozenset(table.get("no_names", ()))
        self._plural = re.compile(table.get("plural", ".*"))

    def article(self, word: str) -> str | None:
        """Choose the article before a word or a figure."""
        digits = re.match(r"\d+", word)
        onset = self._onset.onset_of_figure(digits[0]) if digits else self._onset.onset_of_word(word)
        return self._articles.get(onset)

    def running(self, title: str, *, sentence: bool) -> TurnedText:
        """Convert a title, whose spaces are single, to running text as far as the rules apply."""
        text = self._cased(re.sub("--+", self._dash, title), sentence=sentence)
        made = self._inversion.turned(text)
        # What is turned has to be running text itself; else the rules took its parts for something else.
        settled = self._cased(made.text, sentence=sentence)
        if settled != made.text or self._inversion.turned(settled) != made:
            return TurnedText(text, inverted=True)
        return made

    def separators(self, title: str) -> int:
        """Count the commas of a title that may separate a qualifier."""
        return self._inversion.separators(title)

    def _cased(self, title: str, *, sentence: bool) -> str:
        return title if self._capitals is None else self._capitals.running(title, sentence=sentence).text

    def sure(self, title: str) -> str | None:
        """Convert a title, whose spaces are single, to running text; None if it is not certainly a plural."""
        if not self._has_rules or self._capitals is None or not _ALLOWED.fullmatch(title) or _BROKEN.search(title):
            return None
        if "." in INITIALS.sub("", title):
            return None
        words = WORD.findall(title)
        if words[0].lower() in self._no_names or all(len(word) == 1 or word.isupper() for word in words):
            return None
        if not self._capitals.running(title).sure:
            return None
        text = self.running(title, sentence=False).text
        plural = self._plural.fullmatch(text) and (self.heads is None or self.heads.is_plural(text))
        if not plural:
            return None
        # Words beside a dash can be names there and words here: what is no running text of its own is not sure.
        return text if text == title or self.sure(text) == text else None


def _check(table: Mapping[str, Any], keys: tuple[str, ...], source: str) -> None:
    for key in table:
        if key not in keys:
            raise TemplateError(source, None, f"required is one of {', '.join(keys)}; what came is {key!r}")
