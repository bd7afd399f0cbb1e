"""Figures as a locale writes them: CLDR's data through Babel, written by narrate's own exact formatter."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from attrs import field, frozen

_CURRENCY: Final = "\u00a4"


@frozen
class Numbers:
    """Write figures in one locale; every value is exact, as digits and how many of them are decimals.

    Attributes:
        locale: As CLDR writes it.
        group: The separator of thousands.
        money_group: The separator of thousands in amounts of money.
        mark: The decimal mark.
        minus: The sign of a negative number.
        minimum_grouping_digits: CLDR's; 2 writes 1234 and 12.345.
        plural_categories: Every plural category of the language.
        lists: What stands between the items of a list, joined by "and" and by "or": after the first of several, between
            the middle ones, before the last, and between two.
    """

    locale: str
    group: str
    money_group: str
    mark: str
    minus: str
    minimum_grouping_digits: int
    plural_categories: tuple[str, ...]
    lists: Mapping[str, tuple[str, str, str, str]] = field(repr=False)
    _percent: tuple[str, str] = field(repr=False)
    _money: str = field(repr=False)
    _symbols: dict[str, str] = field(repr=False)
    _months: dict[int, str] = field(repr=False)
    _month_year: str = field(repr=False)
    _year_alone: str = field(repr=False)
    _category: Callable[[Decimal], str] = field(repr=False)
    _digits: Mapping[int, int] = field(repr=False)

    def integer(self, value: int) -> str:
        """Write an integer, grouped.

        >>> numbers_for("en_US", minimum_grouping_digits=1).integer(186_300)
        '186,300'
        """
        if value < 0:
            return self.minus + self.integer(-value)
        if value < 1000 or (value < 10_000 and self.minimum_grouping_digits > 1):
            return self._own(str(value))
        text = self._own(f"{value:,}")
        return text if self.group == "," else text.replace(",", self.group)

    def decimal(self, scaled: int, decimals: int) -> str:
        """Write a decimal with all its decimals: (12, 1) is 1.2."""
        if decimals == 0:
            return self.integer(scaled)
        sign = self.minus if scaled < 0 else ""
        whole, fraction = divmod(abs(scaled), 10**decimals)
        return f"{sign}{self.integer(whole)}{self.mark}{self._own(f'{fraction:0{decimals}}')}"

    def percent(self, scaled: int, decimals: int) -> str:
        """Write a percent with its sign."""
        before, after = self._percent
        return before + self.decimal(scaled, decimals) + after

    def money(self, scaled: int, decimals: int, currency: str) -> str:
        """Write an amount with its currency, with as many decimals as it is given."""
        symbol = self.currency(currency)
        before, after = self._money.split("#")
        # CLDR's currency spacing: a letter is set apart from a digit.
        if before.endswith(_CURRENCY) and symbol[-1].isalpha():
            before += "\u00a0"
        if after.startswith(_CURRENCY) and symbol[0].isalpha():
            after = "\u00a0" + after
        amount = self.decimal(scaled, decimals)
        if self.money_group != self.group:
            amount = amount.replace(self.group, self.money_group)
        return (before + amount + after).replace(_CURRENCY, symbol)

    def currency(self, code: str) -> str:
        """Give a currency's sign, or its code where it has none.

        >>> numbers_for("ar_EG", minimum_grouping_digits=1).currency("USD")
        'US$'
        """
        return self._symbols.get(code, code)

    def millions(self, value: int) -> tuple[int, int]:
        """Round a count to tenths of a million, half up, as digits and decimals."""
        return (value + 50_000) // 100_000, 1

    def composed(self, value: int, units: Sequence[tuple[str, int]]) -> str:
        """Write a count put together of units: 169,400,000 is 1億6,940万 where 億 is 10⁸ and 万 10⁴.

        Args:
            value: A count in single units.
            units: Each unit's word and power of ten, the largest first.

        >>> numbers_for("ja_JP", minimum_grouping_digits=1).composed(1_600_000, (("億", 8), ("万", 4)))
        '160万'
        """
        parts = []
        for word, power in units:
            count, value = divmod(value, 10**power)
            if count:
                parts.append(self.integer(count) + word)
        return "".join(parts) + (self.integer(value) if value or not parts else "")

    def year(self, value: int) -> str:
        """Write a year: never grouped."""
        return self._own(str(value))

    def _own(self, digits: str) -> str:
        """Write plain digits as the locale's own."""
        return digits.translate(self._digits) if self._digits else digits

    def month_year(self, year: int, month: int | None) -> str:
        """Write a month of a year, or the year alone, each as CLDR writes it by itself: 2024年5月, 2024年."""
        if month is None:
            return self._year_alone.replace("{year}", self.year(year))
        return self._month_year.replace("{month}", self._months[month]).replace("{year}", self.year(year))

    def plural(self, scaled: int, decimals: int) -> str:
        """Tell the plural category of the shown number: 1.0 is not 1."""
        return str(self._category(Decimal(scaled).scaleb(-decimals) if decimals else Decimal(scaled)))


def numbers_for(
    locale: str,
    *,
    minimum_grouping_digits: int,
    months: tuple[str, ...] = (),
    month_year: str = "",
    group: str = "",
    money_group: str = "",
) -> Numbers:
    """Make a locale's way of writing figures from CLDR's data.

    Args:
        locale: As CLDR writes it.
        minimum_grouping_digits: CLDR's, which Babel leaves out.
        months: Forms of the months in place of CLDR's, which stand alone and in no sentence.
        month_year: A pattern of ``{month}`` and ``{year}`` in place of CLDR's.
        group: A separator of thousands in place of Babel's, whose data may be older than CLDR's.
        money_group: The separator in amounts of money, where it is another one.

    Returns:
        The formatter.
    """
    from babel.core import Locale  # noqa: PLC0415  # only who writes figures pays for Babel

    data = Locale.parse(locale)
    symbols: dict[str, str] = dict(data.number_symbols[data.default_numbering_system])
    percent = str(data.percent_formats[None].pattern).split(";")[0]
    before, after = re.split(r"[#0.,]+", percent, maxsplit=1)
    sign = symbols["percentSign"]
    money = str(data.currency_formats["standard"].pattern).split(";")[0]
    pattern: Any = data.datetime_skeletons["yMMMM"]
    shape = _shape(str(pattern.pattern))
    # Where the pattern has the month as a number ("2024年5月") it is written as one.
    numeric = re.search(r"(M+|L+)", str(pattern.pattern))
    short = numeric is not None and len(numeric[0]) < 3
    named = {month: str(month) for month in range(1, 13)} if short else dict(data.months["format"]["wide"])
    return Numbers(
        locale=locale,
        group=group or symbols["group"],
        money_group=money_group or group or symbols["group"],
        mark=symbols["decimal"],
        minus=symbols["minusSign"],
        minimum_grouping_digits=minimum_grouping_digits,
        plural_categories=tuple(sorted({*data.plural_form.tags, "other"}, key=_CATEGORIES.index)),
        lists={
            "full": _separators(data.list_patterns["standard"]),
            "or": _separators(data.list_patterns["or"]),
        },
        percent=(before.replace("%", sign), after.replace("%", sign)),
        money=re.sub(r"[#0.,]+", "#", money, count=1),
        symbols=dict(data.currency_symbols),
        months=dict(enumerate(months, start=1)) or named,
        month_year=month_year or shape,
        year_alone=_shape(str(data.datetime_skeletons["y"].pattern)),
        digits=_digits(data.default_numbering_system),
        category=data.plural_form,
    )


def _shape(pattern: str) -> str:
    """Put slots into CLDR's pattern of a year, or of a month and its year, and take its quotation marks away."""
    slots = re.sub(r"M+|L+", "{month}", re.sub(r"y+", "{year}", pattern, count=1), count=1)
    return re.sub(r"'([^']*)'", r"\1", slots)


_CATEGORIES: Final = ("zero", "one", "two", "few", "many", "other")


def _digits(system: str) -> Mapping[int, int]:
    """Map plain digits to those of a numbering system of CLDR; nothing where they are the same."""
    zero = _ZEROS.get(system)
    return {} if zero is None else {ord("0") + place: zero + place for place in range(10)}


_ZEROS: Final = {"arab": 0x0660, "arabext": 0x06F0, "deva": 0x0966, "beng": 0x09E6, "mymr": 0x1040}
"""Where the digits of a numbering system begin in Unicode; each has its ten in a row."""


def _separators(patterns: Mapping[str, str]) -> tuple[str, str, str, str]:
    return _between(patterns["start"]), _between(patterns["middle"]), _between(patterns["end"]), _between(patterns["2"])


def _between(pattern: str) -> str:
    """Take what a list pattern of CLDR has between its two items."""
    found = re.fullmatch(r"\{0\}(.*)\{1\}", pattern)
    assert found is not None, pattern
    return found[1]
