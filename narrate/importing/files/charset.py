"""Detection of the encoding of a text: by its first bytes, by valid UTF-8, or by the letters of languages."""

from __future__ import annotations

import codecs
import re
import tomllib
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import IO, Any, Final

from attrs import frozen

from narrate.cldr.letters import language_letters

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BLOCK: Final = 1 << 16
"""Bytes of a line that are looked at together."""

_SAMPLE: Final = 100_000
"""Bytes of lines with other characters than ASCII by which an encoding is weighed."""

_SYLLABARIES: Final = "\u3041-\u30ff\u3001-\u303f\uff01-\uff5e\uffe0-\uffe6\u2010-\u2026\u2460-\u2473\u25a0-\u25cf"
_COST_OF_A_LANGUAGE: Final = 0.02
"""The cost of each further language: low enough that two of them cost less than a wrong Eastern encoding."""

_MOST_LANGUAGES: Final = 3
_COST_OF_A_STRANGER: Final = 0.1
"""The cost of a language that is not expected."""

_COST_OF_CAPITALS: Final = 0.1
_SURE: Final = 0.25
_LIKELY: Final = 0.1

_QUOTES: Final = "‘’‚“”„«»‹›–—…•·°ºª§€£¥¢©®™¿¡½¼¾²³¹×÷±µ†‡‰′″−،؛؟№"
_WORD: Final = re.compile(rf"[^\x00-@\[-`{{-\x7f\s\xa0\xad{_QUOTES}\u200c-\u200f]+")
_HEAD: Final = 4_096
_FEWEST_ZEROS: Final = 0.1
"""The share of ASCII characters, whose half is a zero, that any table in UTF-16 has in its separators and figures."""

_CONTROL: Final = re.compile("[\x80-\x9f]")
"""No letters: what an encoding of Unix has where one of Windows has quotation marks and dashes."""

_INSIDE: Final = re.compile(r"(?<=[^\W\d_])[«»“”„…•§€£¥¢©®™¿¡½¼¾‹›ºª°²³¹±µ†‡‰‚×÷№](?=[^\W\d_])")


@cache
def _candidates(kind: str) -> Mapping[str, Mapping[str, Any]]:
    """Read the encodings that a text may be in, of the kind ``alphabets`` or ``characters``."""
    text = (files("narrate.importing.files") / "charsets.toml").read_text(encoding="utf-8")
    found: Mapping[str, Mapping[str, Any]] = tomllib.loads(text)[kind]
    return found


@frozen
class Charset:
    """An encoding, and how it was found.

    Attributes:
        codec: Python's name of it.
        rival: The next likeliest encoding that gives another text; empty if there is none.
        gap: The difference of the costs of the rival and the encoding, from 0 to 1; None if they were not compared.
        broken: Whether some lines are not valid in the encoding.
    """

    codec: str
    rival: str = ""
    gap: float | None = None
    broken: bool = False

    @property
    def name(self) -> str:
        """The name of the encoding in web pages and spreadsheets."""
        return _written(self.codec)

    @property
    def reading(self) -> str:
        """The encoding and its certainty, as the end of a sentence of the account."""
        read = f"it was read as {self.name}"
        if self.gap is None or not self.rival:
            return read
        if self.gap >= _SURE:
            return f"{read}, which is sure"
        how = "likely" if self.gap >= _LIKELY else "a guess"
        return f"{read}, which is {how}; the next likeliest is {_written(self.rival)}"

    def otherwise(self, text: str) -> str:
        """Return a text as decoded by the next likeliest encoding; empty if it is the same.

        >>> Charset("cp1252", "cp1250", 0.05).otherwise("pêche")
        'pęche'
        """
        if not self.rival or text.isascii():
            return ""
        other = text.encode(self.codec, errors="replace").decode(self.rival, errors="replace")
        return other if other != text else ""


def _written(codec: str) -> str:
    return re.sub("^cp(?=12)", "windows-", codec)


def find_charset(file: IO[bytes], *, otherwise: str = "", languages: Collection[str] = ()) -> Charset:
    """Find the encoding of a text.

    Args:
        file: The text, which is read to its end.
        otherwise: The encoding if the text is not in Unicode; if empty, the likeliest one.
        languages: The expected languages, such as ``es``; if empty, all languages with letters of their own.

    Returns:
        The encoding: UTF-8 also if more of the non-ASCII lines are valid UTF-8 than not.
    """
    survey = _TextBytes.of(file)
    for mark, codec in _MARKS:
        if survey.head.startswith(mark):
            return Charset(codec)
    zeros = _zeros(survey.head)
    if zeros:
        return Charset(zeros)
    if not survey.broken:
        return Charset("utf-8-sig")
    if survey.whole > survey.broken:
        return Charset("utf-8-sig", broken=True)
    return Charset(otherwise) if otherwise else likeliest_charset(survey.sample, languages)


def likeliest_charset(sample: bytes, languages: Collection[str] = ()) -> Charset:
    """Choose the encoding in which a text most likely consists of words of few languages.

    Args:
        sample: Lines of a text that is not in Unicode.
        languages: The expected languages; if empty, all.

    Returns:
        The likeliest encoding: the one with the lowest sum of its own cost in ``charsets.toml`` and that of its words.
    """
    ranked = sorted((cost, number, codec) for number, (codec, cost) in enumerate(_costs(sample, languages)))
    cost, _, codec = ranked[0]
    text = _words(sample.decode(codec, errors="replace"))
    for other, _, rival in ranked[1:]:
        if _words(sample.decode(rival, errors="replace")) != text:
            return Charset(codec, rival, min(other - cost, 1.0))
    return Charset(codec)


@frozen
class _TextBytes:
    """A summary of the bytes of a text: its first bytes, lines in UTF-8 or not, and a sample of non-ASCII lines."""

    head: bytes
    whole: int
    broken: int
    sample: bytes

    @classmethod
    def of(cls, file: IO[bytes]) -> _TextBytes:
        head, whole, broken, kept, size = b"", 0, 0, list[bytes](), 0
        for line in _lines(file):
            if len(head) < _HEAD:
                head += line[: _HEAD - len(head)]
            if line.isascii():
                continue
            try:
                line.decode()
                whole += 1
            except UnicodeDecodeError:
                broken += 1
            if size < _SAMPLE:
                kept.append(line)
                size += len(line)
        return cls(head, whole, broken, b"".join(kept))


def _lines(file: IO[bytes]) -> Iterator[bytes]:
    """Yield the lines of a text; long lines are split between characters of UTF-8."""
    rest = b""
    while block := file.readline(_BLOCK):
        block = rest + block
        rest = b""
        if not block.endswith(b"\n"):
            cut = next((place for place in range(1, 5) if len(block) > place and block[-place] >= 0xC0), 0)
            block, rest = (block[:-cut], block[-cut:]) if cut else (block, b"")
        yield block
    if rest:
        yield rest


def _zeros(head: bytes) -> str:
    """Return the encoding of UTF-16 without a byte order mark, whose zero bytes are all at even or odd offsets."""
    even, odd = head[::2].count(0), head[1::2].count(0)
    if not (even or odd) or (even and odd):
        return ""
    codec = "utf-16-le" if odd else "utf-16-be"
    text = head[: len(head) // 2 * 2].decode(codec, errors="replace")
    unread = sum(unicodedata.category(one) in ("Cc", "Cn", "Co", "Cs") and one not in "\t\r\n" for one in text)
    is_table = unread <= 1 and any(mark in text for mark in ",;\t|")
    return codec if is_table and (even or odd) > len(text) * _FEWEST_ZEROS else ""


def _costs(sample: bytes, languages: Collection[str]) -> Iterator[tuple[str, float]]:
    """Yield each encoding with its cost."""
    for codec, of in _candidates("alphabets").items():
        text = sample.decode(codec, errors="replace")
        yield codec, of["cost"] / 100 + _cost_of_words(text, of["languages"].split(), languages)
    for codec, of in _candidates("characters").items():
        text = sample.decode(codec, errors="replace")
        expected = not languages or of["languages"] in languages
        yield codec, of["cost"] / 100 + _cost_of_characters(text, of) + (0.0 if expected else _COST_OF_A_STRANGER)


def _words(text: str) -> set[str]:
    return {word for word in _WORD.findall(text) if not word.isascii()}


def _cost_of_words(text: str, of: Collection[str], languages: Collection[str]) -> float:
    """Return the cost of an encoding: the share of words of no language, and a cost for each language."""
    if _CONTROL.search(text):
        return 1.0
    words = _words(text)
    strange = len(_INSIDE.findall(text))
    if not words and not strange:
        return 0.0
    total = len(words) + strange
    open_words = {word for word in words if _is_word(word)}
    capitals = sum(word.isupper() and len(word) > 2 for word in words)
    cost = _COST_OF_CAPITALS * capitals / total
    letters = {name: language_letters()[name] for name in of}
    best, explained = 1.0, 0
    for count in range(_MOST_LANGUAGES):
        found = {
            name: {word for word in open_words if own.issuperset(one for one in word.lower() if not one.isascii())}
            for name, own in letters.items()
        }
        stranger = {name: _COST_OF_A_STRANGER if languages and name not in languages else 0.0 for name in of}
        name = max(found, key=lambda one: len(found[one]) / total - stranger[one])
        open_words -= found[name]
        explained += len(found[name])
        cost += stranger[name] + (_COST_OF_A_LANGUAGE if count else 0.0)
        best = min(best, cost + 1 - explained / total)
        if not open_words:
            break
    return best


def _is_word(word: str) -> bool:
    """Check whether characters may be a word: letters of one script, no upper-case letter after a lower-case one."""
    if not all(one.isalpha() or unicodedata.category(one) == "Mn" for one in word):
        return False
    scripts = {_script(one) for one in word if one.isalpha()}
    if len(scripts - {"MODIFIER"}) > 1:
        return False
    return not any(
        before.islower() and after.isupper() and not (before + after).isascii() for before, after in pairwise(word)
    )


@cache
def _script(letter: str) -> str:
    return unicodedata.name(letter, "?").split()[0]


def _cost_of_characters(text: str, of: Mapping[str, Any]) -> float:
    """Return the cost of an encoding without an alphabet: the share of characters that are not in daily use."""
    runs = re.findall(r"[^\x00-\x7f]+", text)
    total = sum(map(len, runs))
    first, last = of["rows"]
    daily = sum(
        _is_daily(one, of["standard"], first, last, kana=of["kana"]) for run in runs if len(run) > 1 for one in run
    )
    return 1 - daily / total if total else 0.0


@cache
def _is_daily(character: str, standard: str, first: int, last: int, *, kana: bool) -> bool:
    """Check whether a character is in the rows of its standard for characters of daily use, or is punctuation."""
    if re.match(f"[{_SYLLABARIES}]", character):
        return kana or not "\u3041" <= character <= "\u30ff"
    try:
        row = character.encode(standard)
    except UnicodeEncodeError:
        return False
    return len(row) == 2 and first <= row[0] <= last
