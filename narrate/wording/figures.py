"""Figures as one language writes them: their texts, and the answers to what templates ask about them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from narrate.content import MEASURES, OUTSIDE, SCALES, FigureSpec, Item, Quantity
from narrate.language.model import Language
from narrate.language.numbers import Numbers, numbers_for
from narrate.language.quotation import within_quotes
from narrate.language.script import isolated, isolated_runs
from narrate.records import FrozenMap
from narrate.wording.naming import by_language, known_name, onsets
from narrate.wording.template_values import FIGURE, IN_WORDS, OTHERS, MisusedError
from narrate.wording.wordings import Slot

_KEPT: Final = 50_000

FULL: Final = "full"
NUMBER: Final = "number"
MONEY: Final = "money"
"""The table of the lexicon with the words of currencies."""
_WITH_DECIMALS: Final = "decimal"
"""The key of a currency's word behind an amount that is shown with decimals, whatever its plural category."""
OR: Final = "or"


class Kept(dict[Any, str]):
    """A bounded cache of texts or answers by value, filled on first use."""

    def __init__(self, make: Callable[[Any], str]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, value: Any) -> str:
        made = self._make(value)
        if len(self) >= _KEPT:
            self.clear()
        self[value] = made
        return made


class Figures:
    """A formatter of figures in one language.

    Attributes:
        numbers: The formats of the language's numbers.
    """

    def __init__(self, language: Language) -> None:
        self._language = language
        self.numbers: Numbers = numbers_for(
            language.locale,
            minimum_grouping_digits=language.minimum_grouping_digits,
            months=language.months,
            month_year=language.month_year,
            group=language.group,
            money_group=language.money_group,
            mark=language.mark,
            money_mark=language.money_mark,
            overlay=language.overlay,
        )
        self._onset = onsets(language)
        self._texts: dict[object, Kept] = {}
        self._answers: dict[tuple[Quantity, str], Kept] = {}

    def text(self, spec: FigureSpec, form: str, *, in_quotes: bool = False) -> Kept:
        """Return the texts of a figure in one form, by value; *in_quotes* as for ``listed``."""
        key = (spec.quantity, form, spec.table, spec.quoted, in_quotes)
        if key not in self._texts:
            self._texts[key] = Kept(self._formatter(spec, form, in_quotes=in_quotes))
        return self._texts[key]

    def answer(self, spec: FigureSpec, question: str) -> Kept:
        """Return the answers to a question about a figure, by value."""
        key = (spec.quantity, question)
        if key not in self._answers:
            self._answers[key] = Kept(self._answering(spec.quantity, question))
        return self._answers[key]

    def in_units(self, jobs: int, quantity: Quantity) -> tuple[int, int]:
        """Return a count in millions or billions as it is shown: digits and decimals."""
        digits, decimals = self.numbers.scaled(jobs, SCALES[quantity])
        if quantity is Quantity.BILLIONS and self._language.thousand_millions:
            return digits * 100, 0
        if self._language.drop_zero_decimal and decimals == 1 and digits % 10 == 0:
            return digits // 10, 0
        return digits, decimals

    def rounded(self, jobs: int, quantity: Quantity) -> int:
        """Return the count that is shown in millions or billions, in single units."""
        digits, decimals = self.numbers.scaled(jobs, SCALES[quantity])
        return int(digits * 10 ** (SCALES[quantity] - decimals))

    def _in_units(self, jobs: int, quantity: Quantity) -> str:
        """Format a count in millions or billions, or in the language's own large units where it has some."""
        if self._language.large_numbers:
            return self.count(self.rounded(jobs, quantity))
        return self.numbers.decimal(*self.in_units(jobs, quantity))

    def count(self, jobs: int) -> str:
        """Format a count of jobs or openings with all its digits, in large units where the language has some."""
        units = self._language.large_numbers
        if not units:
            return self.numbers.integer(jobs)
        if jobs < 0:
            return self.numbers.minus + self.count(-jobs)
        form = self.numbers.in_one_unit if self._language.large_decimals else self.numbers.composed
        return form(jobs, units)

    def money(self, scaled: int, decimals: int, currency: str, *, table: str = MONEY) -> str:
        """Format an amount with the word of its currency, else its symbol; one of the other direction is isolated."""
        words = self._language.lexicon.get(table, {})
        category = self.numbers.plural(scaled, decimals)
        pattern = words.get(currency if category == "other" else f"{currency} {category}")
        if decimals:
            pattern = words.get(f"{currency} {_WITH_DECIMALS}", pattern)
        if pattern is not None:
            return pattern.replace("{amount}", self.numbers.amount(scaled, decimals))
        text = self.numbers.money(scaled, decimals, currency)
        if not self._language.isolate:
            return text
        sign = self.numbers.currency(currency)
        return text.replace(sign, isolated(sign))

    def name(self, spec: FigureSpec, item: Item) -> str | None:
        """Return the name of an item: the record's own, or the lexicon's; None where the language has neither."""
        found: str | None = by_language(item.names, self._language)
        if found is None:
            found = known_name(self._language, item.table or spec.table, item.key)
        if found is None and self._language.own_keys and item.key:
            found = item.key
        return found

    def sourced(self, spec: FigureSpec, item: Item) -> Item:
        """Return an item with its first name in another language, where it has none in this one."""
        if self.name(spec, item) is not None:
            return item
        other = next(iter(item.names.values()), item.key)
        return item._replace(names=FrozenMap({self._language.locale: other})) if other else item

    def sayable(self, spec: FigureSpec, value: Any) -> bool:
        """Return whether the language has every name that a list or a quoted text needs."""
        if spec.quantity is Quantity.TEXT:
            return by_language(value, self._language) is not None
        return all(self.name(spec, item) is not None for item in value)

    def listed(
        self, spec: FigureSpec, value: tuple[Item, ...], form: str, *, in_quotes: bool = False
    ) -> Iterator[tuple[str, Slot | None]]:
        """Yield a list in parts, each figure with the slot that it fills.

        Args:
            spec: The list.
            value: Its items.
            form: Whether they are joined by "and" or by "or".
            in_quotes: Whether the template has quotation marks around the list.
        """
        separators = self.numbers.lists[OR if form == OR else FULL]
        start, middle, end, pair = separators
        if spec.quoted and self._language.quoted_separator is not None and all(item.figure is None for item in value):
            start = middle = self._language.quoted_separator
        mark = "" if middle.strip().isalpha() else middle.strip()  # in Arabic it is a word
        for place, item in enumerate(value):
            if place:
                between = (
                    pair if len(value) == 2 else end if place == len(value) - 1 else start if place == 1 else middle
                )
                yield self._euphonic(between, self.name(spec, item) or "", form), None
            beside = mark if len(value) > 1 and item.figure is None else ""
            yield from self.item(spec, place, item, in_quotes=in_quotes, beside=beside)

    def item(
        self, spec: FigureSpec, place: int, item: Item, *, in_quotes: bool = False, beside: str = ""
    ) -> Iterator[tuple[str, Slot | None]]:
        """Yield the parts of one item of a list: its name, and its share or score.

        Args:
            spec: The list.
            place: The place of the item in it.
            item: The item.
            in_quotes: Whether the template has quotation marks around the list.
            beside: The mark between items, if there are several: a name that has it is in quotation marks.
        """
        name = self.name(spec, item) or ""
        quoted = spec.quoted or (bool(beside) and beside in name and not in_quotes)
        if quoted or in_quotes:
            name = within_quotes(name, self._language)
        if self._language.isolate:
            name = isolated_runs(name)
        if quoted:
            before, after = self._language.quotes
            name = f"{before}{name}{after}"
        if item.figure is None:
            yield name, None
            return
        measure = MEASURES[spec.quantity]
        figure = self.text(FigureSpec(spec.name, measure), NUMBER if measure is Quantity.SCORE else FULL)[item.figure]
        head, _, rest = self._language.item.partition("{name}")
        between, _, tail = rest.partition("{figure}")
        yield head + name + between, None
        yield figure, Slot("figure", spec.name, f"item:{place}")
        if tail:
            yield tail, None

    def _euphonic(self, between: str, following: str, form: str) -> str:
        """Return a conjunction in the form that the next word requires: "e ingenieros", "u oficiales"."""
        for conjunction, onset, usual, changed in self._language.euphony:
            fits = (conjunction == "or") == (form == OR) and between.endswith(usual)
            if fits and self._onset.onset_of_word(following) == onset:
                return between.removesuffix(usual) + changed
        return between

    def _formatter(self, spec: FigureSpec, form: str, *, in_quotes: bool) -> Callable[[Any], str]:
        numbers, quantity = self.numbers, spec.quantity
        if form.startswith("as:"):
            text = form.removeprefix("as:")
            return lambda _value: text
        if form.startswith(IN_WORDS):
            table = form.removeprefix(IN_WORDS)
            if quantity is Quantity.MONEY:
                return lambda value: self.money(*value, table=table)
            words = self._language.lexicon[table]
            digits = self._formatter(spec, FULL, in_quotes=in_quotes)
            others = words.get(OTHERS, FIGURE)
            return lambda value: words.get(str(value)) or others.replace(FIGURE, digits(value))
        if quantity in MEASURES:
            return lambda value: "".join(text for text, _ in self.listed(spec, value, form, in_quotes=in_quotes))
        if quantity is Quantity.TEXT:
            return lambda value: str(by_language(value, self._language) or "")
        if quantity is Quantity.SCORE and form == FULL:
            return lambda value: self._language.score.replace("{score}", numbers.decimal(*value))
        simple: Mapping[Quantity, Callable[[Any], str]] = {
            Quantity.PERCENT: lambda value: numbers.decimal(*value) if form == NUMBER else numbers.percent(*value),
            Quantity.SCORE: lambda value: numbers.decimal(*value),
            Quantity.POINTS: lambda value: numbers.decimal(*value),
            Quantity.PERCENTILE: lambda value: numbers.integer(value) if form == NUMBER else numbers.percent(value, 0),
            **dict.fromkeys(SCALES, lambda value: self._in_units(value, quantity)),
            **dict.fromkeys((Quantity.JOBS, Quantity.OPENINGS), self.count),
            Quantity.MONEY: lambda value: self.money(*value),
            Quantity.DATE: lambda value: numbers.month_year(*value),
            Quantity.YEAR: numbers.year,
        }
        return simple.get(quantity, numbers.integer)

    def _answering(self, quantity: Quantity, question: str) -> Callable[[Any], str]:
        def shown(value: Any) -> tuple[int, int]:
            if quantity in SCALES:
                own = self._language.large_numbers
                return (self.rounded(value, quantity), 0) if own else self.in_units(value, quantity)
            return (value, 0) if isinstance(value, int) else (value[0], value[1])

        if quantity in OUTSIDE:
            raise MisusedError(
                f"a figure of {quantity.value} is asked for its {question}; required is a number or a date"
            )
        if quantity is Quantity.DATE:
            return self._answering_of_date(question)
        if question == "month":
            raise MisusedError(f"a figure of {quantity.value} is asked for its month; required is a date")
        if question == "onset":
            return lambda value: self._onset.onset_of_figure(str(shown(value)[0] // 10 ** shown(value)[1]))
        if question == "zero":
            return lambda value: "no" if shown(value)[0] else "yes"
        return lambda value: self.numbers.plural(*shown(value))

    def _answering_of_date(self, question: str) -> Callable[[Any], str]:
        """Return a function that answers a question about a date; its onset is that of its first word."""
        if question == "zero":
            raise MisusedError("a figure of date is asked for its zero; required is a number")

        def onset(value: Any) -> str:
            text = self.numbers.month_year(*value)
            digits = re.match(r"\d+", text)
            return self._onset.onset_of_word(text) if digits is None else self._onset.onset_of_figure(digits[0])

        answers: Mapping[str, Callable[[Any], str]] = {
            "month": lambda value: "no" if value[1] is None else "yes",
            "onset": onset,
            "plural": lambda value: self.numbers.plural(value[0], 0),
        }
        return answers[question]
