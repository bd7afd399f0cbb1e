"""One locale's writer: it keeps finished wordings under their answers and fills their slots."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from operator import itemgetter
from typing import Any, Final

from narrate.content import MEASURES, FigureSpec, Message, MessageSpec, Plan, Quantity, planned
from narrate.language.model import Language, language, locales
from narrate.language.overlay import Overlay
from narrate.tags import resolve
from narrate.wording.figures import Figures, Kept
from narrate.wording.naming import Reference, forms, onsets, unnamed
from narrate.wording.wordings import Slot, Wording, word

GIVEN: Final = ("yes", "no")

_KEPT_PATTERNS: Final = 1_000


class Ask:
    """A question about one figure, on the way to a wording; its answers lead on."""

    __slots__ = ("answers", "branches", "index")

    def __init__(self, index: int, answers: Kept) -> None:
        self.index = index
        self.answers = answers
        self.branches: dict[Any, Any] = {}


class AskName:
    """A question about the name, on the way to a wording."""

    __slots__ = ("branches", "question")

    def __init__(self, question: str) -> None:
        self.question = question
        self.branches: dict[Any, Any] = {}


class Leaf:
    """The end of the way: a wording."""

    __slots__ = ("wording",)

    def __init__(self, wording: Wording) -> None:
        self.wording = wording


Node = Ask | AskName | Leaf


class Section:
    """A section's wordings in order, ready to be filled: found by the plan's shape and the answers of its figures.

    Most figures of a paragraph are years, and many records share theirs: the texts with their years filled in are kept.
    """

    __slots__ = ("_patterns", "_pieces", "_years", "_years_of", "fillers")

    def __init__(self, pieces: Sequence[str | tuple[Mapping[Any, str], int]], years: set[int]) -> None:
        self._pieces = pieces
        self._years = years
        self.fillers = [piece for piece in pieces if not isinstance(piece, str) and piece[1] not in years]
        self._years_of: Callable[[tuple[Any, ...]], Any] = itemgetter(*sorted(years)) if years else _nothing
        self._patterns: dict[Any, list[str]] = {}

    def filled(self, figures: tuple[Any, ...]) -> str:
        """Write the section with its figures."""
        years = self._years_of(figures)
        texts = (self._patterns.get(years) or self._pattern(years, figures))[:]
        # Texts and what is filled in take turns.
        texts[1::2] = [kept[figures[index]] for kept, index in self.fillers]
        return "".join(texts)

    def _pattern(self, years: object, figures: tuple[Any, ...]) -> list[str]:
        """Make the texts for these years, with a place for a figure between each two, and keep them."""
        if len(self._patterns) >= _KEPT_PATTERNS:
            self._patterns.clear()
        texts = [""]
        for piece in self._pieces:
            if isinstance(piece, str):
                texts[-1] += piece
            elif piece[1] in self._years:
                texts[-1] += piece[0][figures[piece[1]]]
            else:
                texts += ("", "")
        self._patterns[years] = texts
        return texts


def _nothing(_figures: tuple[Any, ...]) -> None:
    """Stand for the years of a section that has none."""


class Same(dict[Any, str]):
    """Texts that are their own text: names among the figures."""

    def __missing__(self, value: Any) -> str:
        return str(value)


_SAME: Final = Same()


class BeforeStop(dict[Any, str]):
    """Texts before the period of a sentence: one that ends in a period of its own ("etc.") shares it."""

    def __init__(self, texts: Mapping[Any, str]) -> None:
        super().__init__()
        self._texts = texts

    def __missing__(self, value: Any) -> str:
        return before_stop(self._texts[value])


def before_stop(text: str) -> str:
    """Leave the last period of a text to the sentence that ends behind it.

    >>> before_stop("computer occupations, etc."), before_stop("models")
    ('computer occupations, etc', 'models')
    """
    return text.removesuffix(".")


def shares_its_stop(pieces: Sequence[str | Slot], place: int, specs: Mapping[str, FigureSpec]) -> bool:
    """Tell whether a piece is a name, or a list of names, with the period of a sentence right behind it."""
    piece, behind = pieces[place], pieces[place + 1] if place + 1 < len(pieces) else ""
    if isinstance(piece, str) or not (isinstance(behind, str) and behind.startswith(".")):
        return False
    return piece.kind == "name" or (piece.source in specs and specs[piece.source].quantity in MEASURES)


class Writer:
    """Write messages in one locale.

    Attributes:
        language: The locale's settings and words.
        figures: Its way of showing figures.
        cldr: The version of the CLDR data that its figures, dates and lists are written by.
    """

    def __init__(self, language: Language) -> None:
        self.language = language
        self.figures = Figures(language)
        self.cldr = self.figures.numbers.stamp
        self._forms = forms(language)
        self._unnamed = unnamed(language)
        self._roots: dict[tuple[MessageSpec, tuple[str, ...]], Node] = {}
        self._sections: dict[Any, Any] = {}

    def section(self, plan: Plan, mentions: Sequence[Reference]) -> str:
        """Write a section's plan as prose.

        Args:
            plan: What to say.
            mentions: For each of its messages how the occupation is called there; empty where no message names it.

        Returns:
            Its sentences, with the language's space between them.

        Raises:
            TemplateError: The template of the section breaks the rules.
        """
        figures: tuple[Any, ...] = plan.figures
        key: object = plan.shape
        if mentions:
            # What can be asked of the names is in the key; the names themselves are filled in.
            key = (plan.shape, *[mention.grammar for mention in mentions])
            figures += tuple([text for mention in mentions for text in mention.texts])
        node = self._sections.get(key)
        while node.__class__ is Ask:
            node = node.branches.get(node.answers[figures[node.index]])
        if node is None:
            node = self._joined(key, plan, figures, mentions)
        written: str = node.filled(figures)
        return written

    def _joined(self, key: object, plan: Plan, figures: tuple[Any, ...], mentions: Sequence[Reference]) -> Section:
        """Join the wordings of a section's messages, and keep them at the end of the way that their questions make."""
        pieces: list[str | tuple[Mapping[Any, str], int]] = []
        years: set[int] = set()
        asked: list[Ask] = []
        first, names = 0, len(plan.figures)
        for number, message in enumerate(plan.messages):
            leaf = self.leaf(message, mentions[number] if mentions else self._unnamed)
            places = {figure.name: first + index for index, figure in enumerate(message.spec.figures)}
            specs = {figure.name: figure for figure in message.spec.figures}
            for what, _ in leaf.wording.answers:
                source, _, question = what.partition(".")
                if source in places and question:
                    asked.append(Ask(places[source], self.figures.answer(specs[source], question)))
            if number:
                pieces.append(self.language.sentence_space)
            for place, piece in enumerate(leaf.wording.pieces):
                if isinstance(piece, str) or piece.kind == "choice":
                    pieces.append(piece if isinstance(piece, str) else piece.form)
                    continue
                if piece.kind == "name":
                    texts: Mapping[Any, str] = _SAME
                    index = names + len(self._forms) * number + self._forms[piece.form]
                else:
                    texts, index = self.figures.text(specs[piece.source], piece.form), places[piece.source]
                shares = shares_its_stop(leaf.wording.pieces, place, specs)
                pieces.append((BeforeStop(texts) if shares else texts, index))
                if piece.kind != "name" and specs[piece.source].quantity is Quantity.YEAR:
                    years.add(places[piece.source])
            first += len(message.spec.figures)
        section = Section(pieces, years)
        branches, answer = self._sections, key
        for ask in asked:
            node = branches.get(answer)
            if not isinstance(node, Ask):
                node = branches[answer] = ask
            branches, answer = node.branches, node.answers[figures[node.index]]
        branches[answer] = section
        return section

    def leaf(self, message: Message, reference: Reference) -> Leaf:
        """Find the kept wording of a message, or make it."""
        spec, choices, figures = message
        node = self._roots.get((spec, choices))
        while type(node) is not Leaf:
            if type(node) is Ask:
                node = node.branches.get(node.answers[figures[node.index]])
            elif type(node) is AskName:
                node = node.branches.get(getattr(reference.grammar, node.question))
            else:
                return self._learned(message, reference)
        return node

    def parts(self, message: Message, reference: Reference) -> Iterator[tuple[str, Slot | None]]:
        """Write one message piece by piece, each with the slot it fills: what claims are made from."""
        return self.filled(self.leaf(message, reference).wording, message, reference)

    def filled(self, wording: Wording, message: Message, reference: Reference) -> Iterator[tuple[str, Slot | None]]:
        """Write one message with a wording that its answers lead to, piece by piece."""
        specs = {figure.name: figure for figure in message.spec.figures}
        pieces = wording.pieces
        for place, piece in enumerate(pieces):
            *before, (text, slot) = self._filled(piece, message.values(), specs, reference)
            yield from before
            yield (before_stop(text) if shares_its_stop(pieces, place, specs) else text), slot

    def _filled(
        self, piece: str | Slot, values: Mapping[str, Any], specs: Mapping[str, FigureSpec], reference: Reference
    ) -> Sequence[tuple[str, Slot | None]]:
        """Fill one piece of a wording; a list has a part for each item and each word between them."""
        if isinstance(piece, str):
            return ((piece, None),)
        if piece.kind == "choice":
            return ((piece.form, piece),)
        if piece.kind == "name":
            return ((reference.texts[self._forms[piece.form]], piece),)
        if specs[piece.source].quantity in MEASURES:
            return tuple(self.figures.listed(specs[piece.source], values[piece.source], piece.form))
        return ((self.figures.text(specs[piece.source], piece.form)[values[piece.source]], piece),)

    def sayable(self, plan: Plan, fallback: str) -> Plan:
        """Leave out the messages for which the language lacks a name or a text that the record would have to give.

        Args:
            plan: What is to be said.
            fallback: With ``source`` items of lists are called by their name in another language instead.
        """
        if not any(isinstance(kind, MessageSpec) and kind.outside for kind in plan.shape):
            return plan
        messages = [self._sourced(message) for message in plan.messages] if fallback == "source" else plan.messages
        return planned(*(message for message in messages if self._can_say(message)))

    def _sourced(self, message: Message) -> Message:
        figures = list(message.figures)
        for place, spec in enumerate(message.spec.figures):
            if spec.quantity in MEASURES:
                figures[place] = tuple(self.figures.sourced(spec, item) for item in figures[place])  # type: ignore[union-attr, arg-type]
        return message._replace(figures=tuple(figures))

    def _can_say(self, message: Message) -> bool:
        values = message.values()
        return all(self.figures.sayable(figure, values[figure.name]) for figure in message.spec.outside)

    def questions(self) -> Mapping[str, tuple[str, ...]]:
        """List every question that a template may ask, each with all its answers."""
        return {
            "plural": self.figures.numbers.plural_categories,
            "onset": onsets(self.language).classes,
            "month": GIVEN,
            "given": GIVEN,
            "declined": GIVEN,
            "gender": (*self.language.genders, "unknown"),
        }

    def answer(self, message: Message, reference: Reference, what: str, question: str) -> str:
        """Answer one question about a message."""
        if what == "occupation":
            return str(getattr(reference.grammar, question))
        spec = next(figure for figure in message.spec.figures if figure.name == what)
        return self.figures.answer(spec, question)[message.values()[what]]

    def _learned(self, message: Message, reference: Reference) -> Leaf:
        """Have a wording rendered and keep it, at the end of the way that its questions make."""
        spec, choices, _ = message
        wording = word(
            self.language,
            spec,
            choices,
            self.questions(),
            lambda what, question: self.answer(message, reference, what, question),
        )
        leaf = Leaf(wording)
        asked = [pair for pair in wording.answers if "." in pair[0]]
        indexes = {figure.name: number for number, figure in enumerate(spec.figures)}
        node: Node = leaf
        for place in reversed(range(len(asked))):
            what, _, question = asked[place][0].partition(".")
            above = self._way(spec, choices, asked[:place])
            if type(above) is Ask or type(above) is AskName:
                above.branches[asked[place][1]] = node
                return leaf
            figure: FigureSpec | None = None if what == "occupation" else spec.figures[indexes[what]]
            asking: Ask | AskName = (
                AskName(question) if figure is None else Ask(indexes[what], self.figures.answer(figure, question))
            )
            asking.branches[asked[place][1]] = node
            node = asking
        self._roots[spec, choices] = node
        return leaf

    def _way(self, spec: MessageSpec, choices: tuple[str, ...], answers: list[tuple[str, str]]) -> Node | None:
        node = self._roots.get((spec, choices))
        for _, answer in answers:
            if not isinstance(node, Ask | AskName):
                return None
            node = node.branches.get(answer)
        return node


def writer(locale: str, overlay: Overlay | None = None) -> Writer:
    """Give the writer of a locale; there is one for each, and it learns as it writes.

    Args:
        locale: One of ``locales()``, as people write it.
        overlay: A caller's own folder of templates.

    Raises:
        UnknownLocaleError: narrate does not write the locale.
    """
    return kept_writer(resolve(locale, locales(overlay)), overlay)


@cache
def kept_writer(locale: str, overlay: Overlay | None) -> Writer:
    """Make the writer of a locale that is a text, once."""
    return Writer(language(locale, overlay))
