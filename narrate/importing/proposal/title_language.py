"""The language of a column of titles: by its header, by its letters, and by its words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from attrs import frozen

from narrate.cldr.letters import language_letters
from narrate.importing.proposal.header_words import HeaderName, fold, tables
from narrate.importing.proposal.identity import GUESS, LIKELY, SURE
from narrate.language.model import locales

_WORD: Final = re.compile(r"[^\W\d_]+")
_SAMPLE: Final = 400
_CLEAR: Final = 1.5
"""How many times the words of the likeliest language those of the next one have to be."""

_HEADER_WORDS: Final = 2
"""How many words of titles the language of the header is worth: it decides where few titles, or none, do."""

_STRANGE_LETTERS: Final = 0.5
_OWN_LETTERS: Final = 0.15
_SCRIPTS: Final[Mapping[str, str]] = {"CYRILLIC": "ru", "ARABIC": "ar"}
_FEWEST: Final = 0.05


@frozen
class TitleLanguage:
    """The language of titles.

    Attributes:
        key: The key of the names in a record; empty where nothing could be found.
        note: How sure it is, and why.
    """

    key: str
    note: str


def title_language(header: HeaderName, texts: Sequence[str], spoken: Mapping[str, int]) -> TitleLanguage:
    """Find the language of titles.

    Args:
        header: The name of their column.
        texts: The titles.
        spoken: The languages of the header of the whole table, as ``spoken`` counts them.

    Returns:
        The language with a note; the key is empty where the titles are in none that is known.
    """
    marked = _marked(header)
    if marked:
        return TitleLanguage(marked, f"{SURE}: the header names the language")
    sample = list(dict.fromkeys(texts))[:_SAMPLE]
    script = _script(sample)
    if script != "LATIN":
        return _of_script(script, sample, header)
    scores = _scores(sample)
    count = sum(len(_WORD.findall(one)) for one in sample)
    prior = dict.fromkeys(scores, 0.0)
    most = max((spoken.get(one, 0) for one in scores), default=0)
    for language in scores:
        own = header.languages.get(language, 0) > 0
        whole = most > 0 and spoken.get(language, 0) == most
        prior[language] = _HEADER_WORDS / max(count, 20) * (own + whole) / 2
    ranked = sorted(scores, key=lambda one: -(scores[one] + prior[one]))
    best, rival = ranked[0], ranked[1]
    if scores[best] < _FEWEST:
        why = "the header is in it" if prior[best] else "nothing speaks for another one"
        return TitleLanguage(best, f"{GUESS}: the words of the titles do not tell the language, and {why}")
    if scores[best] >= _CLEAR * max(scores[rival], _FEWEST):
        agrees = "their words and letters, and the header, are of it" if prior[best] else "their words are of it"
        return TitleLanguage(best, f"{SURE if prior[best] else LIKELY}: {agrees}")
    total, other = scores[best] + prior[best], scores[rival] + prior[rival]
    if total >= _CLEAR * other or prior[best] > prior[rival]:
        return TitleLanguage(best, f"{LIKELY}: their words and the header speak for it; the next likeliest is {rival}")
    return TitleLanguage(best, f"{GUESS}: it is undecided between {best} and {rival}; look the titles over")


def _marked(header: HeaderName) -> str:
    """Return the language that a header names by its code at its end, or by its name in any of the languages."""
    words = header.words.split()
    bases = {one.partition("_")[0] for one in locales()}
    if words and words[-1] in bases:
        return words[-1]
    for word in words:
        if word in _language_names():
            return _language_names()[word]
    return ""


@cache
def _language_names() -> Mapping[str, str]:
    """Return the names of the languages, in each of them, as CLDR has them."""
    from babel import Locale  # noqa: PLC0415  # only a proposal asks for them

    bases = sorted({one.partition("_")[0] for one in locales()})
    return {fold(Locale(base).languages[one]): one for base in bases for one in bases}


def _script(texts: Sequence[str]) -> str:
    """Return the script that most letters of titles are in; kana are those of Japanese."""
    counts: dict[str, int] = {}
    for letter in "".join(texts):
        if letter.isalpha():
            name = unicodedata.name(letter, "?").split()[0].partition("-")[0]
            counts[name] = counts.get(name, 0) + 1
    kana = counts.get("HIRAGANA", 0) + counts.get("KATAKANA", 0)
    if kana * 20 > sum(counts.values()):
        return "KATAKANA"
    return max(counts, key=lambda one: counts[one], default="LATIN")


def _of_script(script: str, texts: Sequence[str], header: HeaderName) -> TitleLanguage:
    key = _SCRIPTS.get(script, "")
    if key:
        own = language_letters()[key]
        letters = {one for text in texts for one in text.casefold() if one.isalpha() and not one.isascii()}
        strange = sorted(letters - own)
        if strange:
            return TitleLanguage("", f"their letters, as {strange[0]}, are not those of {key}")
        return TitleLanguage(key, f"{SURE}: their letters are of it")
    if script == "KATAKANA":
        return TitleLanguage("ja", f"{SURE}: they have kana")
    if script == "CJK":
        return _of_characters("".join(texts), header)
    return TitleLanguage("", f"they are in letters of no language of narrate's ({script.lower()})")


def _of_characters(text: str, header: HeaderName) -> TitleLanguage:
    """Choose between Chinese, simplified or traditional, and Japanese, by the standard that has all characters."""
    lost = {
        key: sum(1 for one in text if one.isalpha() and not _encodes(one, codec))
        for key, codec in (("zh", "gb2312"), ("zh_Hant", "big5"), ("ja", "shift_jis"))
    }
    fewest = min(lost.values())
    fitting = [key for key, count in lost.items() if count == fewest]
    if len(fitting) == 1:
        return TitleLanguage(fitting[0], f"{SURE}: their characters are of it")
    best = max(fitting, key=lambda one: header.languages.get(one.partition("_")[0], 0))
    return TitleLanguage(best, f"{GUESS}: their characters are those of {' and '.join(fitting)} as well")


def _encodes(character: str, codec: str) -> bool:
    try:
        character.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


def _scores(texts: Sequence[str]) -> dict[str, float]:
    """Return the share of the words of titles that each language has, weighed by its letters."""
    words = [word for text in texts for word in _WORD.findall(text.casefold())]
    letters = {one for word in words for one in word if not one.isascii()}
    scores = {}
    for language, pattern in _title_words().items():
        share = sum(1 for word in words if pattern.fullmatch(word)) / max(len(words), 1)
        own = language_letters().get(language, frozenset())
        strange = len(letters - own) / len(letters) if letters else 0.0
        typical = len(letters & own) / len(letters) if letters else 0.0
        scores[language] = max(share - _STRANGE_LETTERS * strange, 0.0) + _OWN_LETTERS * typical * (not strange)
    return scores


@cache
def _title_words() -> Mapping[str, re.Pattern[str]]:
    """Return the words of titles of each language in Latin letters, as a pattern."""
    found = {}
    for language, table in tables().items():
        words = table.get("titles", {}).get("words", [])
        if all("LATIN" in unicodedata.name(one) for word in words for one in word if one.isalpha()):
            found[language] = re.compile("|".join(re.escape(one.casefold()).replace(r"\*", r"\w*") for one in words))
    return found
