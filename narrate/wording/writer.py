"""The writer of a locale: it keeps finished wordings under their answers and fills their slots."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from operator import getitem
from typing import Any, Final

from narrate.content import MEASURES, FigureSpec, Message, MessageSpec, Plan, planned
from narrate.language.model import Language, language, locales
from narrate.language.overlay import Overlay
from narrate.tags import resolve
from narrate.wording.figures import Figures, Kept
from narrate.wording.naming import Reference, forms, onsets, unnamed
from narrate.wording.skeleton import Part, Piece, Skeleton, filled, picked, pieces_of
from narrate.wording.wordings import Wording, word

GIVEN: Final = ("yes", "no")


class Ask:
    """A question about a figure, with what follows each of its answers."""

    __slots__ = ("answers", "branches", "index")

    def __init__(self, index: int, answers: Kept) -> None:
        self.index = index
        self.answers = answers
        self.branches: dict[Any, Any] = {}


class AskName:
    """A question about the name, with what follows each of its answers."""

    __slots__ = ("branches", "question")

    def __init__(self, question: str) -> None:
        self.question = question
        self.branches: dict[Any, Any] = {}


class Leaf:
    """A wording, at the end of the questions."""

    __slots__ = ("wording",)

    def __init__(self, wording: Wording) -> None:
        self.wording = wording


Node = Ask | AskName | Leaf


class Variants:
    """The skeletons of all plans of one form, by the answers to every question that any of their wordings asks."""

    __slots__ = ("_answers", "_asked", "_places", "_skeletons")

    def __init__(self) -> None:
        self._asked: dict[tuple[int, str], Kept] = {}
        self._answers: tuple[Kept, ...] = ()
        self._places = picked(())
        self._skeletons: dict[tuple[str, ...], Skeleton] = {}

    def get(self, values: Sequence[Any]) -> Skeleton | None:
        """Return the skeleton for some figures; None where it has not been kept yet."""
        return self._skeletons.get(tuple(map(getitem, self._answers, self._places(values))))

    def keep(self, skeleton: Skeleton, asked: Mapping[tuple[int, str], Kept], values: Sequence[Any]) -> None:
        """Add a skeleton.

        Args:
            skeleton: The skeleton.
            asked: The answers to each of its questions, by place of the figure and name of the question.
            values: The figures that it is for.
        """
        if not asked.keys() <= self._asked.keys():
            # What was kept without an answer to the new questions is made again.
            self._skeletons.clear()
            self._asked.update(asked)
            self._answers = tuple(self._asked.values())
            self._places = picked([place for place, _ in self._asked])
        self._skeletons[tuple(map(getitem, self._answers, self._places(values)))] = skeleton


class Writer:
    """A writer of messages in one locale.

    Attributes:
        language: The locale's settings and words.
        figures: The formatter of its figures.
        cldr: The version of the CLDR data that its figures, dates and lists follow.
    """

    def __init__(self, language: Language) -> None:
        self.language = language
        self.figures = Figures(language)
        self.cldr = self.figures.numbers.stamp
        self._forms = forms(language)
        self._quote = language.quotes[0]
        self._unnamed = unnamed(language)
        self._roots: dict[tuple[MessageSpec, tuple[str, ...]], Node] = {}
        self._sections: dict[object, Variants] = {}

    def section(self, plan: Plan, mentions: Sequence[Reference]) -> str:
        """Return the prose of a section's plan.

        Args:
            plan: The plan.
            mentions: How the occupation is named in each of its messages; empty where no message names it.

        Returns:
            The sentences, with the language's space between them.

        Raises:
            TemplateError: The template of the section breaks the rules.
        """
        skeleton, values = self.skeleton(plan, mentions)
        return skeleton.text(values)

    def skeleton(self, plan: Plan, mentions: Sequence[Reference]) -> tuple[Skeleton, tuple[Any, ...]]:
        """Return the skeleton of a section's plan; it is kept for the next plan of the same form.

        Args:
            plan: As for ``section``.
            mentions: As for ``section``.

        Returns:
            The skeleton, and the figures and names that fill it.
        """
        key: object
        values: tuple[Any, ...]
        key, values = plan
        if mentions:
            # The key has the grammar of the names; the names themselves are filled in.
            key = (key, *[mention.grammar for mention in mentions])
            values += tuple([text for mention in mentions for text in mention.texts])
        variants = self._sections.get(key)
        if variants is None:
            variants = self._sections[key] = Variants()
        return variants.get(values) or self._joined(variants, plan, values, mentions), values

    def _joined(
        self, variants: Variants, plan: Plan, values: tuple[Any, ...], mentions: Sequence[Reference]
    ) -> Skeleton:
        """Join the wordings of a section's messages, and keep the skeleton under the answers to their questions."""
        sentences: list[tuple[Piece, ...]] = []
        asked: dict[tuple[int, str], Kept] = {}
        first, names = 0, len(plan.figures)
        for number, message in enumerate(plan.messages):
            wording = self.leaf(message, mentions[number] if mentions else self._unnamed).wording
            places = {figure.name: first + index for index, figure in enumerate(message.spec.figures)}
            specs = {figure.name: figure for figure in message.spec.figures}
            for what, _ in wording.answers:
                source, _, question = what.partition(".")
                if source in places and question:
                    asked[places[source], question] = self.figures.answer(specs[source], question)
            name = names + len(self._forms) * number
            sentences.append(
                pieces_of(wording, message.spec, self.figures, self._forms, first=first, names=name, quote=self._quote)
            )
            first += len(message.spec.figures)
        skeleton = Skeleton([message.spec for message in plan.messages], sentences, self.language.sentence_space)
        variants.keep(skeleton, asked, values)
        return skeleton

    def leaf(self, message: Message, reference: Reference) -> Leaf:
        """Return the wording of a message; it is kept for the next message with the same answers."""
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

    def parts(self, message: Message, reference: Reference) -> Iterator[Part]:
        """Yield the parts of one message, each with the slot that it fills."""
        return self.filled(self.leaf(message, reference).wording, message, reference)

    def filled(self, wording: Wording, message: Message, reference: Reference) -> Iterator[Part]:
        """Yield the parts of one message in a wording that fits its answers."""
        values = (*message.figures, *reference.texts)
        names = len(message.figures)
        for piece in pieces_of(
            wording, message.spec, self.figures, self._forms, first=0, names=names, quote=self._quote
        ):
            yield from filled(piece, values, self.figures)

    def sayable(self, plan: Plan, fallback: str) -> Plan:
        """Return a plan without the messages and passages that need a name or a text which the language lacks.

        Args:
            plan: The plan.
            fallback: With ``source``, items of lists keep their names in another language instead.
        """
        if not any(isinstance(kind, MessageSpec) and kind.outside for kind in plan.shape):
            return plan
        messages = [self._sourced(message) for message in plan.messages] if fallback == "source" else plan.messages
        unsaid = frozenset(one.passage for one in messages if one.spec.passage and not self._can_say(one))
        return planned(*(one for one in messages if one.passage not in unsaid and self._can_say(one)))

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
        """Return every question that a template may ask, with all its answers."""
        return {
            "plural": self.figures.numbers.plural_categories,
            "onset": onsets(self.language).classes,
            "month": GIVEN,
            "zero": GIVEN,
            "given": GIVEN,
            "declined": GIVEN,
            "gender": (*self.language.genders, "unknown"),
            "has_plural": GIVEN,
            "has_singular": GIVEN,
            "singular_onset": onsets(self.language).classes,
        }

    def answer(self, message: Message, reference: Reference, what: str, question: str) -> str:
        """Return the answer to a question about a message."""
        if what == "occupation":
            return str(getattr(reference.grammar, question))
        spec = next(figure for figure in message.spec.figures if figure.name == what)
        return self.figures.answer(spec, question)[message.values()[what]]

    def _learned(self, message: Message, reference: Reference) -> Leaf:
        """Render a wording and keep it under the answers to its questions."""
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
    """Return the writer of a locale; there is one for each, which keeps what it has rendered.

    Args:
        locale: One of ``locales()``, in any common spelling.
        overlay: A caller's own folder of templates.

    Raises:
        UnknownLocaleError: narrate does not write the locale.
    """
    return kept_writer(resolve(locale, locales(overlay)), overlay)


@cache
def kept_writer(locale: str, overlay: Overlay | None) -> Writer:
    """Build the writer of a resolved locale, once."""
    return Writer(language(locale, overlay))
