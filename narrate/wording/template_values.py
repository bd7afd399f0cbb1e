"""The values that templates see: figures, choices, names and words, but no numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, NoReturn

from narrate.language.noun_phrase import Counting
from narrate.wording.naming import PLURAL, SINGULAR

MARK: Final = "\x1f"
"""The mark around slots in a rendered block; templates cannot contain it."""


IN_WORDS: Final = "in:"
"""What the form of a figure in words starts with, before the table of its words."""
OTHERS: Final = "other"
"""The key under which a table of numbers in words may say how all others are written."""
FIGURE: Final = "{figure}"
"""The place of the number in what a table says of the others."""


class LookedAtNumberError(Exception):
    """A template looked at a number. It is no TypeError, since Jinja2's filters replace those by a default."""

    def __init__(self, figure: str, what: str) -> None:
        super().__init__(figure, what)
        self.figure = figure
        self.what = what


class MisusedError(Exception):
    """A template used a choice, an answer or a word in a way that is not allowed."""


Ask = Callable[[str, str], str]
"""A function that answers questions about a figure or the name: (figure or name, question) to the answer."""


def _refusing(what: str) -> Callable[..., NoReturn]:
    def refuse(self: Figure, *_: object) -> NoReturn:
        raise LookedAtNumberError(self._name, what)

    return refuse


class Figure:
    """A figure in a template: it can be printed, counted with a noun and asked for its category, and nothing else."""

    __slots__ = ("_ask", "_counting", "_form", "_name", "_questions")

    def __init__(
        self,
        name: str,
        questions: Mapping[str, tuple[str, ...]],
        ask: Ask,
        *,
        counting: Counting,
        form: str = "full",
    ) -> None:
        self._name = name
        self._questions = questions
        self._ask = ask
        self._counting = counting
        self._form = form

    def _as(self, form: str) -> Figure:
        return Figure(self._name, self._questions, self._ask, counting=self._counting, form=form)

    @property
    def plural(self) -> Answer:
        """The plural category of the shown number."""
        return Answer(f"{self._name}.plural", self._ask(self._name, "plural"), self._questions["plural"])

    @property
    def onset(self) -> Answer:
        """The sound that the spoken number starts with."""
        return Answer(f"{self._name}.onset", self._ask(self._name, "onset"), self._questions["onset"])

    @property
    def month(self) -> Answer:
        """Whether a date has a month (``yes``) or is a year alone (``no``)."""
        return Answer(f"{self._name}.month", self._ask(self._name, "month"), self._questions["month"])

    @property
    def zero(self) -> Answer:
        """Whether the shown number is zero, ``yes`` or ``no``."""
        return Answer(f"{self._name}.zero", self._ask(self._name, "zero"), self._questions["zero"])

    @property
    def number(self) -> Figure:
        """The same figure without its sign, as in "5 percent"."""
        return self._as("number")

    @property
    def any(self) -> Figure:
        """The same list, joined by "or"."""
        return self._as("or")

    def of(self, table: WordTable) -> Counted:
        """Return the figure with a noun, in the form of the table for the plural category of the shown number."""
        if not isinstance(table, WordTable):
            raise MisusedError(f"{self._name}.of is given {table!r}; required is a table of the lexicon, as words.job")
        category = self.plural
        noun = table[category]
        if category.looked_up() in self._counting.without_figure:
            return Counted(self.spoken(noun).printed())
        before, between, after, noun_first = self._counting.parts(table._name)  # noqa: SLF001  # a public attribute could hide a word
        pair = (noun.printed(), self.printed()) if noun_first else (self.printed(), noun.printed())
        return Counted(before + between.join(pair) + after)

    def spoken(self, phrase: Phrase) -> Figure:
        """Return the figure as a word of the lexicon: a language with a dual writes no "2"."""
        if not isinstance(phrase, Phrase):
            raise MisusedError(f"{self._name}.spoken is given {phrase!r}; required is a word of the lexicon")
        if MARK in phrase.printed():
            raise MisusedError(
                f"{self._name}.spoken is given a word that makes a claim of its own; required is another"
            )
        return self._as(f"as:{phrase.printed()}")

    def in_words(self, table: WordTable) -> Figure:
        """Return the figure in the word that a table of the lexicon has for its number, else in digits as it says."""
        if not isinstance(table, WordTable):
            raise MisusedError(f"{self._name}.in_words is given {table!r}; required is a table of the lexicon")
        return self._as(f"{IN_WORDS}{table._name}")  # noqa: SLF001  # a public attribute could hide a word

    def printed(self) -> str:
        """Return the slot of the figure in a rendered block."""
        return f"{MARK}figure:{self._name}:{self._form}{MARK}"

    calculated = _refusing("calculated with")

    __bool__ = _refusing("taken for true or false")
    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = _refusing("compared")
    __hash__ = _refusing("compared")
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _refusing(
        "calculated with"
    )
    __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = __pow__ = __rpow__ = __neg__ = __pos__ = __abs__ = _refusing(
        "calculated with"
    )
    __round__ = __trunc__ = __floor__ = __ceil__ = __divmod__ = __rdivmod__ = _refusing("calculated with")
    __int__ = __float__ = __complex__ = __index__ = _refusing("read")
    __str__ = __format__ = __bytes__ = _refusing("made text of, only printed by itself")
    __len__ = __iter__ = __contains__ = __getitem__ = _refusing("split")


class Answer:
    """A value out of a closed set; comparing it with a value outside of the set is an error, not merely false."""

    __slots__ = ("_name", "_value", "_values")

    def __init__(self, name: str, value: str, values: tuple[str, ...]) -> None:
        self._name = name
        self._value = value
        self._values = values

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, str) or other not in self._values:
            raise MisusedError(f"{self._name} is compared with {other!r}; required is one of {', '.join(self._values)}")
        return self._value == other

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = None  # type: ignore[assignment]

    def __bool__(self) -> NoReturn:
        raise MisusedError(
            f"{self._name} is taken for true or false; required is a comparison with one of {', '.join(self._values)}"
        )

    def __str__(self) -> NoReturn:
        raise MisusedError(
            f"{self._name} is printed; required is a word of the lexicon for it, as in words.table[{self._name}]"
        )

    def looked_up(self) -> str:
        """Return the value, for the lexicon only."""
        return self._value

    def spoken(self, text: str) -> str:
        """Return the word for this value as a rendered block has it."""
        return text


class Choice(Answer):
    """A choice of the message; a word for it that asserts something is marked as a claim."""

    __slots__ = ("_claims", "_noted")

    def __init__(
        self, name: str, value: str, values: tuple[str, ...], *, claims: bool, noted: Callable[[str], None]
    ) -> None:
        super().__init__(name, value, values)
        self._claims = claims
        self._noted = noted

    def __eq__(self, other: object) -> bool:
        self._noted(self._name)
        return super().__eq__(other)

    __hash__ = None

    def looked_up(self) -> str:
        """Return the value, for the lexicon only."""
        self._noted(self._name)
        return self._value

    def spoken(self, text: str) -> str:
        """Return the word for this value, marked if it makes a claim."""
        return f"{MARK}choice:{self._name}:{text}{MARK}" if self._claims else text


class WordTable:
    """A table of the lexicon; its words are looked up by an answer, a choice or a key."""

    __slots__ = ("_name", "_table")

    def __init__(self, name: str, table: Mapping[str, str]) -> None:
        self._name = name
        self._table = table

    def __getitem__(self, key: object) -> Phrase:
        return Phrase(lambda: self._word(key))

    def _word(self, key: object) -> str:
        value = key.looked_up() if isinstance(key, Answer) else key
        if not isinstance(value, str) or value not in self._table:
            raise MisusedError(f"the lexicon has no {self._name}.{value}; required is one of {', '.join(self._table)}")
        text = self._table[value]
        return key.spoken(text) if isinstance(key, Answer) else text


class Lexicon:
    """The tables of the lexicon, by attribute: ``words.job``."""

    __slots__ = ("_tables",)

    def __init__(self, tables: Mapping[str, Mapping[str, str]]) -> None:
        self._tables = tables

    def __getitem__(self, name: str) -> WordTable:
        if name not in self._tables:
            raise MisusedError(f"the lexicon has no table {name!r}; required is one of {', '.join(self._tables)}")
        return WordTable(name, self._tables[name])


class Phrase:
    """A word or phrase of the lexicon: it can only be printed, and is looked up when it is."""

    __slots__ = ("_word",)

    def __init__(self, word: Callable[[], str]) -> None:
        self._word = word

    def __str__(self) -> NoReturn:
        raise MisusedError("a word of the lexicon is made text of; it can only be printed by itself")

    def printed(self) -> str:
        """Return its text in a rendered block."""
        return self._word()


class Counted:
    """A figure with its noun: it can only be printed."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def __str__(self) -> NoReturn:
        raise MisusedError("a counted noun is made text of; it can only be printed by itself")

    def printed(self) -> str:
        """Return its text in a rendered block."""
        return self._text


class TemplateName:
    """The name of the occupation in a template: it can be printed in several forms and asked for its grammar."""

    __slots__ = ("_ask", "_cases", "_form", "_questions")

    def __init__(
        self, questions: Mapping[str, tuple[str, ...]], ask: Ask, cases: tuple[str, ...] = (), form: str = "inside"
    ) -> None:
        self._questions = questions
        self._ask = ask
        self._cases = cases
        self._form = form

    def _answer(self, question: str) -> Answer:
        return Answer(f"occupation.{question}", self._ask("occupation", question), self._questions[question])

    @property
    def given(self) -> Answer:
        """Whether the record has a name in this language, ``yes`` or ``no``."""
        return self._answer("given")

    @property
    def gender(self) -> Answer:
        """The grammatical gender of the name, ``unknown`` where the record does not say."""
        return self._answer("gender")

    @property
    def onset(self) -> Answer:
        """The sound that the name starts with."""
        return self._answer("onset")

    @property
    def declined(self) -> Answer:
        """Whether the record has every case of the name that the language uses, ``yes`` or ``no``."""
        return self._answer("declined")

    @property
    def has_plural(self) -> Answer:
        """Whether the plural is known, ``yes`` or ``no``."""
        return self._answer("has_plural")

    @property
    def has_singular(self) -> Answer:
        """Whether a singular is known, ``yes`` or ``no``."""
        return self._answer("has_singular")

    @property
    def singular_onset(self) -> Answer:
        """The sound that the singular starts with."""
        return self._answer("singular_onset")

    def _or(self, phrase: Phrase) -> TemplateName | Phrase:
        """Return the name where it is given, else a word of the lexicon."""
        if not isinstance(phrase, Phrase):
            raise MisusedError(f"occupation.or is given {phrase!r}; required is a word of the lexicon")
        return self if self.given == "yes" else phrase

    def __getattr__(self, case: str) -> Any:
        """Return the name in a case of the language's settings, or the method ``or``, which is a keyword in Python."""
        if case == "or":
            return self._or
        if case not in (*self._cases, PLURAL, SINGULAR):
            raise MisusedError(
                f"occupation has no {case!r}; required is one of given, gender, onset, declined, has_plural, "
                "has_singular, singular_onset, initial, plural, singular, or"
                + "".join(f", {name}" for name in self._cases)
            )
        return TemplateName(self._questions, self._ask, self._cases, case)

    @property
    def initial(self) -> TemplateName:
        """The same name at the start of a sentence."""
        return TemplateName(self._questions, self._ask, self._cases, "initial")

    def __str__(self) -> NoReturn:
        raise MisusedError("occupation is made text of; it can only be printed by itself")

    def __bool__(self) -> NoReturn:
        raise MisusedError("occupation is taken for true or false; required is a question, as occupation.given")

    def printed(self) -> str:
        """Return the slot of the name in a rendered block."""
        return f"{MARK}name:occupation:{self._form}{MARK}"


def printed(value: Any) -> str:
    """Return the text of a value between double braces in a rendered block: Jinja2's ``finalize``."""
    if isinstance(value, Figure | Phrase | TemplateName | Counted):
        return value.printed()
    if isinstance(value, str):  # another block
        return value
    if isinstance(value, Answer):
        return str(value)
    raise MisusedError(f"{value!r} is printed; required is a figure, a name, or a word of the lexicon")
