"""Claims of the many records that share a section's skeleton: their addresses and rules are built once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Any, Final, NamedTuple

from narrate.content import MEASURES, SCALES, ChoiceSpec, FigureSpec, MessageSpec, Quantity
from narrate.facts import Address, Rule
from narrate.methodology import Methodology
from narrate.report.claims import Claim, Origins
from narrate.wording import Piece, Skeleton, Writer, filled


class SentenceClaims(NamedTuple):
    """The claims of one sentence of a section.

    Attributes:
        start: Where the sentence starts in the section's text, in code points.
        end: Where it ends, exclusive.
        claims: Its claims, in the order of its words.
    """

    start: int
    end: int
    claims: tuple[Claim, ...]


class _Place(NamedTuple):
    """A place of a sentence that is filled, or a word that makes a claim, for many records.

    Attributes:
        gap: Code points of fixed text before it.
        place: The index of the section's figure or name that fills it; -1 for a word.
        texts: Its text by that value; None for a word.
        kind: The kind of its claim; empty for a name, and for a list, whose items make claims of their own.
        plain: The value of the claim by the value of the figure; None where they are the same. For a date it is the
            kind and the value.
        piece: The piece of the sentence.
        word: The value of the claim of a word.
    """

    gap: int
    place: int
    texts: Mapping[Any, str] | None
    kind: str
    plain: Mapping[Any, Any] | None
    piece: Piece
    word: str


class _Prepared(NamedTuple):
    """The constant parts of the claims of one sentence.

    Attributes:
        places: Its places, in order.
        tail: Code points of fixed text after the last of them.
        specs: The figure or choice that is claimed at each place; None for a place without a claim of its own.
        choices: The values of the message's choices, by name.
        needed: The indexes of the values that addresses and rules need, by their names there.
    """

    places: tuple[_Place, ...]
    tail: int
    specs: tuple[FigureSpec | ChoiceSpec | None, ...]
    choices: Mapping[str, str]
    needed: Mapping[str, tuple[int, int | None]]


_Ready = tuple[int, int, Mapping[Any, str], str, Mapping[Any, Any] | None, Any, Any, tuple[Address, ...], Rule | None]
"""A place for all records with the same years, periods and currencies: gap, place, texts, kind and plain values as in
``_Place``; the text and the value of a claim that is the same for all of them, whose place is -1, or the piece of a
place without a claim of its own; the claim's addresses and its rule."""

_MOST_KEPT: Final = 1_000
_NEW: Final = tuple.__new__
"""The constructor of named tuples, which takes half the time of calling the class."""


class ClaimMaker:
    """A maker of the claims of a section for many records that share its skeleton.

    Claims about the same years, periods and currencies share their addresses and rules, which are built once and kept.
    """

    __slots__ = ("_kept", "_key", "_parts", "_sentences", "_space", "_writer")

    def __init__(self, skeleton: Skeleton, shape: tuple[MessageSpec | str, ...], writer: Writer) -> None:
        """Prepare the claims of a skeleton.

        Args:
            skeleton: The section's sentences.
            shape: The shape of its plan: for each message its kind and then the values of its choices.
            writer: The writer of the section.
        """
        self._writer = writer
        self._space = len(skeleton.space)
        self._kept: dict[object, list[list[_Ready]]] = {}
        self._sentences: list[_Prepared] = []
        first = at = 0
        for spec, pieces in zip(skeleton.specs, skeleton.sentences, strict=True):
            values = shape[at + 1 : at + 1 + len(spec.choices)]
            choices = {choice.name: str(value) for choice, value in zip(spec.choices, values, strict=True)}
            self._sentences.append(_prepared(spec, pieces, choices, first, writer))
            at += 1 + len(spec.choices)
            first += len(spec.figures)
        needed = dict.fromkeys(place for sentence in self._sentences for place in sentence.needed.values())
        plain = [place for place, part in needed if part is None]
        self._key: Callable[[Sequence[Any]], Any] = itemgetter(*plain) if plain else _no_key
        self._parts = [(place, part) for place, part in needed if part is not None]

    def __call__(
        self, values: tuple[Any, ...], methodology: Methodology, codes: Origins, section: str
    ) -> list[SentenceClaims]:
        """Build the claims of one record.

        Args:
            values: The figures and names that fill the skeleton.
            methodology: The choices that rules depend on.
            codes: Codes that figures were published under.
            section: The section's name.

        Returns:
            The claims of each sentence.
        """
        found = []
        position = -self._space
        for sentence, ready in zip(self._sentences, self._ready(values, methodology, codes), strict=True):
            begin = position = position + self._space
            claims: list[Claim] = []
            for gap, place, texts, kind, plain, text, value, facts, rule in ready:
                start = position + gap
                if place < 0:
                    position = start + len(text)
                    claims.append(_NEW(Claim, (start, position, text, kind, value, facts, rule, section)))
                elif kind:
                    shown = values[place]
                    words = texts[shown]
                    position = start + len(words)
                    if plain is not None:
                        shown = plain[shown]
                    claims.append(_NEW(Claim, (start, position, words, kind, shown, facts, rule, section)))
                else:
                    position = self._unclaimed(text, values, start, section, claims)
            position += sentence.tail
            found.append(SentenceClaims(begin, position, tuple(claims)))
        return found

    def figures(self, claims: Sequence[Claim], number: int) -> tuple[str, ...]:
        """Return the figure or choice of the message behind each claim of a sentence.

        Args:
            claims: The claims of the sentence.
            number: The index of the sentence.
        """
        names: list[str] = []
        for place in self._sentences[number].places:
            slot = place.piece.slot
            if slot is not None and (place.kind or place.piece.spec is not None):
                items = 1 if place.kind else len(claims) - sum(bool(one.kind) for one in self._sentences[number].places)
                names += [slot.source] * items
        return tuple(names)

    def _unclaimed(
        self, piece: Piece, values: tuple[Any, ...], position: int, section: str, claims: list[Claim]
    ) -> int:
        """Skip a name, or add the claims of a list's items; return the position after it."""
        kind = "" if piece.spec is None else MEASURES[piece.spec.quantity].value
        for text, slot in filled(piece, values, self._writer.figures):
            end = position + len(text)
            if kind and slot is not None:
                item = values[piece.place][int(slot.form.removeprefix("item:"))]
                claims.append(Claim(position, end, text, kind, _plain(item.figure), (item.fact,), None, section))
            position = end
        return position

    def _ready(self, values: Sequence[Any], methodology: Methodology, codes: Origins) -> list[list[_Ready]]:
        """Return the places of each sentence with the addresses and rules of their claims."""
        key: object = (methodology.stamp, self._key(values))
        if self._parts:
            key = (key, *[values[place][part] for place, part in self._parts])
        found = self._kept.get(key)
        if found is None:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            found = self._kept[key] = [_ready(sentence, values, methodology) for sentence in self._sentences]
        if codes:
            found = [
                [(*ready[:7], tuple([_traced(one, codes) for one in ready[7]]), ready[8]) for ready in sentence]
                for sentence in found
            ]
        return found


def claim_maker(skeleton: Skeleton, shape: tuple[MessageSpec | str, ...], writer: Writer) -> ClaimMaker:
    """Return the claim maker of a skeleton; there is one for each, kept with it."""
    found: ClaimMaker | None = skeleton.kept.get("claims")
    if found is None:
        found = skeleton.kept["claims"] = ClaimMaker(skeleton, shape, writer)
    return found


def _no_key(_values: Sequence[Any]) -> None:
    """Return no years, for a section whose claims depend on none."""


_DATE: Final = Quantity.DATE.value
_WHOLE_DATE: Final = "date with its month"
"""The name, among those of figures, of a sentence's whole date: records that share it share its text."""


def _prepared(
    spec: MessageSpec, pieces: Sequence[Piece], choices: Mapping[str, str], first: int, writer: Writer
) -> _Prepared:
    places: list[_Place] = []
    specs: list[FigureSpec | ChoiceSpec | None] = []
    gap = 0
    for piece in pieces:
        if piece.slot is None:
            gap += len(piece.words)
            continue
        of: FigureSpec | ChoiceSpec | None
        if piece.texts is None:
            of = spec.choice(piece.slot.source)
            places.append(_Place(gap, -1, None, of.kind, None, piece, choices[of.name]))
        elif piece.spec is None or piece.spec.quantity in MEASURES:
            of = None
            places.append(_Place(gap, piece.place, piece.texts, "", None, piece, ""))
        else:
            of = piece.spec
            kind, plain = _shown(of, writer)
            places.append(_Place(gap, piece.place, piece.texts, kind, plain, piece, ""))
        specs.append(of)
        gap = 0
    return _Prepared(tuple(places), gap, tuple(specs), choices, _needed(spec, specs, first))


def _needed(
    spec: MessageSpec, specs: Sequence[FigureSpec | ChoiceSpec | None], first: int
) -> Mapping[str, tuple[int, int | None]]:
    """Return the indexes of the values that the addresses and rules of a sentence's claims need."""
    at: dict[str, tuple[int, int | None]] = {}
    for place, figure in enumerate(spec.figures, start=first):
        at[figure.name] = (place, None)
        if figure.quantity is Quantity.DATE:
            at["year"] = (place, 0)
            at[_WHOLE_DATE] = (place, None)
        if figure.quantity is Quantity.MONEY:
            at["currency"] = (place, 2)
    names = {name for one in specs if one is not None for fact in one.facts for name in fact.names}
    if any(one is not None and one.derivation is not None and one.derivation.of_edition for one in specs):
        names |= {"base_year", "target_year"}
    return {name: place for name, place in at.items() if name in names or name == _WHOLE_DATE}


def _ready(sentence: _Prepared, values: Sequence[Any], methodology: Methodology) -> list[_Ready]:
    known: dict[str, Any] = dict(sentence.choices)
    for name, (place, part) in sentence.needed.items():
        known[name] = values[place] if part is None else values[place][part]
    keys = {place for place, part in sentence.needed.values() if part is None}
    found: list[_Ready] = []
    for one, spec in zip(sentence.places, sentence.specs, strict=True):
        if spec is None:
            found.append((one.gap, one.place, {}, "", None, one.piece, "", (), None))
            continue
        facts, rule = _license(spec, known, methodology)
        if one.texts is None:
            found.append((one.gap, -1, {}, one.kind, None, one.piece.words, one.word, facts, rule))
        elif one.place in keys or one.kind == _DATE:
            shown = values[one.place]
            kind, value = (one.kind, shown) if one.plain is None else (one.kind, one.plain[shown])
            if kind == _DATE:
                kind, value = value  # a date without a month is a year
            found.append((one.gap, -1, {}, kind, None, one.texts[shown], value, facts, rule))
        else:
            found.append((one.gap, one.place, one.texts, one.kind, one.plain, "", "", facts, rule))
    return found


def _license(
    spec: FigureSpec | ChoiceSpec, values: Mapping[str, Any], methodology: Methodology
) -> tuple[tuple[Address, ...], Rule | None]:
    value = values[spec.name] if isinstance(spec, ChoiceSpec) else ""
    rule = None if spec.derivation is None else spec.derivation.licensed(value, values, methodology)
    # Two facts of a kind can be one in a message: a growth is a share of its base, or of another.
    return tuple(dict.fromkeys([fact.address(values) for fact in spec.facts])), rule


def _traced(address: Address, codes: Origins) -> Address:
    """Return an address with the codes under which its figure was published, or from which it was added up."""
    found = codes.get((address.list, address.key))
    return address if found is None else address.published_as(found)


class _Made(dict[Any, Any]):
    """A bounded cache of the values of claims by the values of figures, filled on first use."""

    def __init__(self, make: Callable[[Any], Any]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, shown: Any) -> Any:
        if len(self) >= _KEPT_VALUES:
            self.clear()
        made = self[shown] = self._make(shown)
        return made


_KEPT_VALUES: Final = 50_000


def _shown(spec: FigureSpec, writer: Writer) -> tuple[str, Mapping[Any, Any] | None]:
    """Return the kind of a figure's claims, and their values by those of the figure; None where they are the same."""
    quantity = spec.quantity
    if quantity in SCALES:
        return "jobs", _Made(lambda jobs: writer.figures.rounded(jobs, quantity))
    if quantity is Quantity.DATE:
        return _DATE, _Made(_dated)
    if quantity is Quantity.TEXT:
        return "quotation", _Made(lambda _text: "description")
    if quantity in _PAIRS:
        return quantity.value, _Made(_plain)
    return quantity.value, None


_PAIRS: Final = (Quantity.PERCENT, Quantity.SCORE, Quantity.POINTS, Quantity.MONEY)
"""Quantities that are stored as digits and decimals."""


def _dated(date: tuple[int, int | None]) -> tuple[str, int | str]:
    year, month = date
    return ("year", year) if month is None else (_DATE, f"{year}-{month:02d}")


def _plain(shown: Any) -> int | float:
    digits: int = shown[0]
    decimals: int = shown[1]
    return digits if decimals == 0 else digits / 10**decimals
