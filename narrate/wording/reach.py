"""The answers to a template's questions that messages can give, each with an example message."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import product
from operator import itemgetter
from typing import Any, cast

from attrs import frozen

from narrate.content import FigureSpec, FigureValue, Item, Message, MessageSpec, Quantity
from narrate.content.specimens import FigureGroup, Values
from narrate.errors import TemplateError
from narrate.language.model import Language
from narrate.records import FrozenMap
from narrate.wording.naming import PLURAL, SINGULAR, NameGrammar, Reference, forms, onsets, unnamed, yes_or_no
from narrate.wording.wordings import Wording, word
from narrate.wording.writer import Writer

Answers = tuple[tuple[str, str], ...]


@frozen
class Reach:
    """A wording with an example of a message that produces it.

    Attributes:
        wording: The wording, with the answers that produce it.
        message: A message that gives these answers; None where no record can give one.
        reference: How the occupation is named in it; None where no name gives these answers.
    """

    wording: Wording
    message: Message | None
    reference: Reference | None


class Prospect:
    """All wordings of one locale, by kind of message.

    Templates are rendered first, with every answer to their questions. Then figures with these answers are searched for
    among those that a message of the kind can have.

    Args:
        writes: The writer of the locale.
        specs: All kinds of messages.
    """

    def __init__(self, writes: Writer, specs: Iterable[MessageSpec]) -> None:
        self._writes = writes
        self._asked: dict[object, Sequence[Wording]] = {}
        self._unnamed = unnamed(writes.language)
        self._called = (*names(writes), self._unnamed)
        questions: dict[Quantity, set[str]] = {}
        for spec in specs:
            quantities = {figure.name: figure.quantity for figure in spec.figures}
            for wording in self._wordings(spec):
                for what, _ in wording.answers:
                    source, _, question = what.partition(".")
                    if question and source in quantities:
                        questions.setdefault(quantities[source], set()).add(question)
        self._values = Values(_category(writes, questions))

    def reaches(self, spec: MessageSpec, groups: Sequence[FigureGroup]) -> Iterator[Reach]:
        """Yield every wording of a kind of message, with an example message where there is one.

        Args:
            spec: The kind.
            groups: Its groups of figures.

        Yields:
            The wordings, in the order of the kind's choices and of the template's questions.

        Raises:
            TemplateError: The template breaks the rules for some answers.
        """
        wordings = self._wordings(spec)
        completed = [_completed(spec, dict(wording.answers)) for wording in wordings]
        needs = [
            [[_need(group, choices, wording.answers) for group in groups] for choices in completions]
            for wording, completions in zip(wordings, completed, strict=True)
        ]
        met = [
            self._met(spec, group, {some[place] for several in needs for some in several})
            for place, group in enumerate(groups)
        ]
        for wording, completions, several in zip(wordings, completed, needs, strict=True):
            reference = self._reference(spec, wording.answers)
            message = None
            for choices, some in zip(completions, several, strict=True):
                if reference is not None and all(need in found for need, found in zip(some, met, strict=True)):
                    figures: dict[str, FigureValue] = {}
                    for group, need, found in zip(groups, some, met, strict=True):
                        figures.update(zip(group.figures, found[need], strict=True))
                    values = tuple(figures[figure.name] for figure in spec.figures)
                    message = in_language(self._writes.language, Message(spec, tuple(choices.values()), values))
                    break
            yield Reach(wording, message, reference)

    def written(self, reach: Reach) -> str:
        """Return the sentence of a reach, without rendering the template again."""
        assert reach.message is not None
        assert reach.reference is not None
        return "".join(text for text, _ in self._writes.filled(reach.wording, reach.message, reach.reference))

    def _wordings(self, spec: MessageSpec) -> Sequence[Wording]:
        """Return the wordings of a block; kinds of messages with the same block share them."""
        key = (
            spec.section,
            spec.block,
            spec.mentions,
            tuple((figure.name, figure.quantity) for figure in spec.figures),
            tuple((choice.name, choice.values, bool(choice.kind)) for choice in spec.choices),
        )
        if key not in self._asked:
            self._asked[key] = asked(self._writes, spec)
        return self._asked[key]

    def _reference(self, spec: MessageSpec, answers: Answers) -> Reference | None:
        """Find a name whose grammar gives the answers about the name."""
        if not spec.mentions:
            return self._unnamed
        wanted = [(what.partition(".")[2], answer) for what, answer in answers if what.startswith("occupation.")]
        for reference in self._called:
            if all(getattr(reference.grammar, question) == answer for question, answer in wanted):
                return reference
        return None

    def _met(self, spec: MessageSpec, group: FigureGroup, needs: set[Need]) -> Mapping[Need, tuple[FigureValue, ...]]:
        """Find the first figures that meet each need of a group; the search ends when all needs are met."""
        waiting: dict[tuple[str, ...], list[Pattern]] = {}
        for choices, pattern in needs:
            waiting.setdefault(choices, []).append(pattern)
        questions = sorted({(what, question) for _, pattern in needs for what, question, _ in pattern})
        specs = {figure.name: figure for figure in spec.figures}
        asking = [
            (group.figures.index(what), self._writes.figures.answer(specs[what], question))
            for what, question in questions
        ]
        found: dict[Need, tuple[FigureValue, ...]] = {}
        seen = set()
        for choices, figures in group.made(self._values):
            if choices not in waiting:
                continue
            key = (choices, *[answers[figures[place]] for place, answers in asking])
            if key in seen:
                continue
            seen.add(key)
            given = dict(zip(questions, key[1:], strict=True))
            still = []
            for pattern in waiting[choices]:
                if all(given[what, question] == answer for what, question, answer in pattern):
                    found[choices, pattern] = figures
                else:
                    still.append(pattern)
            if still:
                waiting[choices] = still
            else:
                del waiting[choices]
                if not waiting:
                    break
        return found


Pattern = tuple[tuple[str, str, str], ...]
"""Questions about the figures of a group, with the answers: (figure, question, answer)."""

Need = tuple[tuple[str, ...], Pattern]
"""What a wording requires of a group: the values of its choices, and the answers of its figures."""


def _need(group: FigureGroup, choices: Mapping[str, str], answers: Answers) -> Need:
    pattern = []
    for asked_for, answer in answers:
        what, _, question = asked_for.partition(".")
        if question and what in group.figures:
            pattern.append((what, question, answer))
    return tuple([choices[name] for name in group.choices]), tuple(pattern)


def _completed(spec: MessageSpec, answers: Mapping[str, str]) -> list[dict[str, str]]:
    """Return all choices that a message with these answers can have: choices that a wording ignores take any value."""
    names_of = [choice.name for choice in spec.choices]
    values = [(answers[choice.name],) if choice.name in answers else choice.values for choice in spec.choices]
    return [dict(zip(names_of, some, strict=True)) for some in product(*values)]


def asked(writes: Writer, spec: MessageSpec, *, most: int | None = None) -> Sequence[Wording]:
    """Render a block with every combination of answers to its questions and of values of its choices.

    Each rendering takes the first answer to every new question; the other answers are tried in turn.

    Args:
        writes: The writer of the locale.
        spec: A kind of message that the block is for.
        most: How many wordings it may have; None for any number.

    Returns:
        The wordings, ordered by choices first, then by questions as they are asked.

    Raises:
        TemplateError: The block breaks the rules for some answers, or has more wordings.
    """
    questions = writes.questions()
    figures = {figure.name: figure for figure in spec.figures}
    choices = {choice.name: choice.values for choice in spec.choices}
    found: list[tuple[tuple[list[int], list[int]], Wording]] = []
    waiting: list[dict[str, str]] = [{}]
    while waiting:
        if most is not None and len(found) >= most:
            problem = (
                f"the block {spec.block!r} has more than {most} wordings; required are fewer questions in one block"
            )
            raise TemplateError(f"{writes.language.folders[-1]}/{spec.section}.jinja", None, problem)
        given = waiting.pop()

        def answering(what: str, question: str, given: Mapping[str, str] = given) -> str:
            if what in figures:
                writes.figures.answer(figures[what], question)  # raises where the quantity has no such question
            return given.get(f"{what}.{question}", questions[question][0])

        values = tuple([given.get(name, values[0]) for name, values in choices.items()])
        wording = word(writes.language, spec, values, questions, answering)
        answers = dict(wording.answers)
        before: dict[str, str] = {}
        places: list[int] = []
        for what, answer in answers.items():
            possible = choices[what] if what in choices else questions[what.partition(".")[2]]
            if what not in given:
                waiting += [{**given, **before, what: other} for other in possible if other != answer]
            if what not in choices:
                places.append(possible.index(answer))
            before[what] = answer
        order = [values.index(answers.get(name, values[0])) for name, values in choices.items()]
        found.append(((order, places), wording))
    found.sort(key=itemgetter(0))
    return [wording for _, wording in found]


def _category(writes: Writer, asked_of: Mapping[Quantity, Iterable[str]]) -> Callable[[Quantity, Any], Hashable]:
    """Return a function from a value to the language's answers to all questions that its templates ask about it.

    Args:
        writes: The writer of the locale.
        asked_of: The questions about each quantity.
    """
    answers = {
        quantity: [writes.figures.answer(FigureSpec("", quantity), question) for question in asked_of.get(quantity, ())]
        for quantity in Quantity
    }

    def category(quantity: Quantity, value: Any) -> Hashable:
        return tuple([answer[value] for answer in answers[quantity]])

    return category


def in_language(language: Language, message: Message) -> Message:
    """Return a message in which all items have names in a language."""
    if not message.spec.outside:
        return message
    figures: list[FigureValue] = []
    for spec, value in zip(message.spec.figures, message.figures, strict=True):
        if spec.quantity is Quantity.TEXT:
            figures.append(FrozenMap({language.locale: "\u2026"}))
        elif spec in message.spec.outside:
            listed = cast("tuple[Item, ...]", value)
            figures.append(tuple(item._replace(names=FrozenMap({language.locale: "\u2026"})) for item in listed))
        else:
            figures.append(value)
    return message._replace(figures=tuple(figures))


def names(writes: Writer) -> Iterator[Reference]:
    """Yield a name for every combination of grammar that the language distinguishes."""
    language = writes.language
    texts = tuple("{Occupation}" if form == "initial" else "{occupation}" for form in forms(language))
    rules = onsets(language)
    known = [(PLURAL,), (SINGULAR,), (PLURAL, SINGULAR)]
    for has in (has for has in known if {*has} & {*language.named_by}):
        of_singular = rules.classes if SINGULAR in has else (rules.onset_of_word(""),)
        by_singular = next(form for form in language.named_by if form in has) == SINGULAR
        for gender, onset in product((*language.genders, "unknown"), rules.classes):
            for declined in ("yes", "no") if language.cases and PLURAL in has else (yes_or_no(PLURAL in has),):
                for singular_onset in (onset,) if by_singular else of_singular:
                    number = yes_or_no(PLURAL in has), yes_or_no(SINGULAR in has)
                    yield Reference(texts, NameGrammar("yes", gender, onset, declined, *number, singular_onset))
