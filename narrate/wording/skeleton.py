"""Skeletons: the wordings of a section in order, with places for a record's figures and names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import getitem, itemgetter
from typing import Any, Final, NamedTuple

from narrate.content import MEASURES, FigureSpec, MessageSpec, Quantity
from narrate.wording.figures import Figures
from narrate.wording.naming import PLAIN, UNQUOTED
from narrate.wording.wordings import Slot, Wording

_KEPT_PATTERNS: Final = 1_000
_LAST_STOP: Final = re.compile("[.](?=[\u061c\u200e\u200f\u2066-\u2069]*$)")
_MAY_END_IN_STOP: Final = (*MEASURES, Quantity.MONEY)


class Piece(NamedTuple):
    """A piece of a sentence: fixed words, or a place for a figure or a name.

    Attributes:
        words: The words; empty for a place that a figure or a name fills.
        slot: The slot of the wording; None for words that claim nothing.
        spec: The figure that fills the place; None for a name, a choice and plain words.
        texts: The texts for the place, by value of the figure or name; None for words.
        place: The index of the value among the section's figures and names.
        in_quotes: Whether a quotation mark of the template is directly before the place.
    """

    words: str
    slot: Slot | None = None
    spec: FigureSpec | None = None
    texts: Mapping[Any, str] | None = None
    place: int = -1
    in_quotes: bool = False


Part = tuple[str, Slot | None]
"""A text, and the slot that it fills, if any."""


class Same(dict[Any, str]):
    """A mapping of texts to themselves, for names among the figures."""

    def __missing__(self, value: Any) -> str:
        return str(value)


_SAME: Final = Same()


class BeforeStop(dict[Any, str]):
    """The texts before the period of a sentence, without a final period of their own ("etc.")."""

    def __init__(self, texts: Mapping[Any, str]) -> None:
        super().__init__()
        self._texts = texts

    def __missing__(self, value: Any) -> str:
        return before_stop(self._texts[value])


def before_stop(text: str) -> str:
    r"""Remove the last period of a text that is followed by the period of a sentence; marks of direction stay.

    >>> before_stop("computer occupations, etc."), before_stop("models"), before_stop("\u2068Apple Inc.\u2069")
    ('computer occupations, etc', 'models', '\u2068Apple Inc\u2069')
    """
    return _LAST_STOP.sub("", text)


def shares_its_stop(pieces: Sequence[str | Slot], place: int, specs: Mapping[str, FigureSpec]) -> bool:
    """Return whether a piece is a name, a list of names or an amount, directly before the period of a sentence."""
    piece, behind = pieces[place], pieces[place + 1] if place + 1 < len(pieces) else ""
    if isinstance(piece, str) or not (isinstance(behind, str) and behind.startswith(".")):
        return False
    return piece.kind == "name" or (piece.source in specs and specs[piece.source].quantity in _MAY_END_IN_STOP)


def pieces_of(
    wording: Wording,
    spec: MessageSpec,
    figures: Figures,
    forms: Mapping[str, int],
    *,
    first: int,
    names: int,
    quote: str,
) -> tuple[Piece, ...]:
    """Return the pieces of one sentence.

    Args:
        wording: Its wording.
        spec: The kind of its message.
        figures: The locale's formatter of figures.
        forms: The index of each form of the name among a reference's texts.
        first: The index of the message's first figure.
        names: The index of the first text of its reference.
        quote: The mark before what the language quotes; a name behind it has no marks of its own.
    """
    specs = {figure.name: figure for figure in spec.figures}
    indexes = {figure.name: first + place for place, figure in enumerate(spec.figures)}
    found = []
    for place, piece in enumerate(wording.pieces):
        if isinstance(piece, str):
            found.append(Piece(piece))
        elif piece.kind == "choice":
            found.append(Piece(piece.form, piece))
        else:
            figure = None if piece.kind == "name" else specs[piece.source]
            before = wording.pieces[place - 1] if place else ""
            in_quotes = isinstance(before, str) and before.rstrip().endswith(quote.strip())
            texts: Mapping[Any, str] = (
                _SAME if figure is None else figures.text(figure, piece.form, in_quotes=in_quotes)
            )
            form = UNQUOTED.get(piece.form, PLAIN) if in_quotes else piece.form
            index = names + forms[form] if figure is None else indexes[piece.source]
            shares = shares_its_stop(wording.pieces, place, specs)
            found.append(Piece("", piece, figure, BeforeStop(texts) if shares else texts, index, in_quotes))
    return tuple(found)


def filled(piece: Piece, values: Sequence[Any], figures: Figures) -> Sequence[Part]:
    """Fill one piece; a list has a part for each item and for the words between items.

    Args:
        piece: The piece.
        values: The section's figures and names.
        figures: The locale's formatter of figures.
    """
    if piece.texts is None:
        return ((piece.words, piece.slot),)
    value = values[piece.place]
    if piece.spec is None or piece.spec.quantity not in MEASURES:
        return ((piece.texts[value], piece.slot),)
    assert piece.slot is not None
    *before, (text, slot) = figures.listed(piece.spec, value, piece.slot.form, in_quotes=piece.in_quotes)
    return (*before, (before_stop(text) if isinstance(piece.texts, BeforeStop) else text, slot))


class Skeleton:
    """The sentences of a section, ready to be filled.

    Most figures of a paragraph are years, and many records share them: texts with their years filled in are kept.

    Attributes:
        specs: The kind of each sentence's message.
        sentences: The pieces of each sentence.
        space: The space between two sentences.
        kept: Values that later stages keep with the skeleton, by name of the stage.
    """

    __slots__ = (
        "_filled_from",
        "_patterns",
        "_pieces",
        "_texts",
        "_years",
        "_years_of",
        "kept",
        "sentences",
        "space",
        "specs",
    )

    def __init__(self, specs: Sequence[MessageSpec], sentences: Sequence[tuple[Piece, ...]], space: str) -> None:
        self.specs = tuple(specs)
        self.sentences = tuple(sentences)
        self.space = space
        self.kept: dict[str, Any] = {}
        self._pieces: list[Piece] = []
        for number, pieces in enumerate(sentences):
            self._pieces += ([Piece(space)] if number else []) + list(pieces)
        self._years = {piece.place for piece in self._pieces if piece.spec and piece.spec.quantity is Quantity.YEAR}
        filled = [piece for piece in self._pieces if piece.texts is not None and piece.place not in self._years]
        self._texts: list[Any] = [piece.texts for piece in filled]
        self._filled_from = picked([piece.place for piece in filled])
        self._years_of = picked(sorted(self._years))
        self._patterns: dict[Any, list[str]] = {}

    def text(self, values: Sequence[Any]) -> str:
        """Return the text of the section with its figures and names."""
        years = self._years_of(values)
        texts = (self._patterns.get(years) or self._pattern(years, values))[:]
        # Fixed texts and filled ones alternate.
        texts[1::2] = map(getitem, self._texts, self._filled_from(values))
        return "".join(texts)

    def parts(self, values: Sequence[Any], figures: Figures) -> Iterator[tuple[Part, ...]]:
        """Yield the parts of each sentence, each with the slot that it fills; joined, they are the text."""
        for pieces in self.sentences:
            yield tuple(part for piece in pieces for part in filled(piece, values, figures))

    def _pattern(self, years: object, values: Sequence[Any]) -> list[str]:
        """Build the texts for some years, with a place for a figure between each two, and keep them."""
        if len(self._patterns) >= _KEPT_PATTERNS:
            self._patterns.clear()
        texts = [""]
        for piece in self._pieces:
            if piece.texts is None:
                texts[-1] += piece.words
            elif piece.place in self._years:
                texts[-1] += piece.texts[values[piece.place]]
            else:
                texts += ("", "")
        self._patterns[years] = texts
        return texts


def picked(places: Sequence[int]) -> Callable[[Sequence[Any]], tuple[Any, ...]]:
    """Return a function from values to those at some places, whatever their number.

    >>> picked([2, 0])("abc"), picked([1])("abc"), picked([])("abc")
    (('c', 'a'), ('b',), ())
    """
    if len(places) > 1:
        return itemgetter(*places)
    return lambda values: tuple([values[place] for place in places])
