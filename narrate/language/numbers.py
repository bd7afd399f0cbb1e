"""Numbers in a locale, by CLDR's data and an exact formatter."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Final

from attrs import field, frozen

from narrate.cldr import CATEGORIES, LocaleData, locale_data
from narrate.language.overlay import Overlay

_CURRENCY: Final = "\u00a4"
_MOST_DECIMALS: Final = 2
"""The most decimals that a count has before the word of a large unit."""


@frozen
class Numbers:
    """A formatter of numbers in one locale; values are exact: digits, and how many of them are decimals.

    Attributes:
        locale: The locale in CLDR's spelling.
        stamp: The version of CLDR that the data are from, and the version of Babel that read it.
        group: The separator of thousands.
        money_group: The separator of thousands in amounts of money.
        mark: The decimal mark.
        money_mark: The decimal mark in amounts of money.
        minus: The sign of a negative number.
        minimum_grouping_digits: CLDR's; 2 writes 1234 and 12.345.
        plural_categories: Every plural category of the language.
        lists: The separators of lists joined by "and" and by "or": after the first item, between middle items, before
            the last, and between two.
    """

    locale: str
    stamp: str
    group: str
    money_group: str
    mark: str
    money_mark: str
    minus: str
    minimum_grouping_digits: int
    plural_categories: tuple[str, ...]
    lists: Mapping[str, tuple[str, str, str, str]] = field(repr=False)
    _pairs: bool = field(repr=False)
    _percent: tuple[str, str] = field(repr=False)
    _money: str = field(repr=False)
    _symbols: Mapping[str, str] = field(repr=False)
    _months: dict[int, str] = field(repr=False)
    _month_year: str = field(repr=False)
    _year_alone: str = field(repr=False)
    _category: Callable[[Decimal], str] = field(repr=False)
    _digits: Mapping[int, str] = field(repr=False)

    def integer(self, value: int) -> str:
        """Format an integer with separators of thousands.

        >>> numbers_for("en_US", minimum_grouping_digits=1).integer(186_300)
        '186,300'
        """
        return self._integer(value, self.group)

    def _integer(self, value: int, group: str) -> str:
        if value < 0:
            return self.minus + self._integer(-value, group)
        if value < 1000 or (value < 10_000 and self.minimum_grouping_digits > 1):
            return self._own(str(value))
        text = f"{value:,}"
        if self._pairs:
            # Digits above the thousands are grouped in pairs: 12,34,567.
            rest, last = str(value)[:-3], str(value)[-3:]
            text = ",".join((*re.findall(r"\d{1,2}(?=(?:\d\d)*$)", rest), last))
        text = self._own(text)
        return text if group == "," else text.replace(",", group)

    def decimal(self, scaled: int, decimals: int) -> str:
        """Format a decimal with all its decimals: (12, 1) is 1.2."""
        return self._decimal(scaled, decimals, self.group, self.mark)

    def _decimal(self, scaled: int, decimals: int, group: str, mark: str) -> str:
        if decimals == 0:
            return self._integer(scaled, group)
        sign = self.minus if scaled < 0 else ""
        whole, fraction = divmod(abs(scaled), 10**decimals)
        return f"{sign}{self._integer(whole, group)}{mark}{self._own(f'{fraction:0{decimals}}')}"

    def percent(self, scaled: int, decimals: int) -> str:
        """Format a percent with its sign."""
        before, after = self._percent
        return before + self.decimal(scaled, decimals) + after

    def money(self, scaled: int, decimals: int, currency: str) -> str:
        """Format an amount with its currency and all its decimals."""
        symbol = self.currency(currency)
        before, after = self._money.split("#")
        # CLDR's currency spacing: there is a space between a letter and a digit.
        if before.endswith(_CURRENCY) and symbol[-1].isalpha():
            before += "\u00a0"
        if after.startswith(_CURRENCY) and symbol[0].isalpha():
            after = "\u00a0" + after
        return (before + self.amount(scaled, decimals) + after).replace(_CURRENCY, symbol)

    def amount(self, scaled: int, decimals: int) -> str:
        """Format an amount of money without its currency, with all its decimals."""
        return self._decimal(scaled, decimals, self.money_group, self.money_mark)

    def currency(self, code: str) -> str:
        """Return the symbol of a currency, or its code where it has none.

        >>> numbers_for("ar_EG", minimum_grouping_digits=1).currency("USD")
        'US$'
        """
        return self._symbols.get(code, code)

    def scaled(self, value: int, power: int) -> tuple[int, int]:
        """Round a count to tenths of a power of ten, half up, as digits and decimals.

        >>> numbers_for("en_US", minimum_grouping_digits=1).scaled(1_250_000, 6)
        (13, 1)
        """
        return (value + 5 * 10 ** (power - 2)) // 10 ** (power - 1), 1

    def composed(self, value: int, units: Sequence[tuple[str, int]]) -> str:
        """Format a count in several units: 169,400,000 is 1億6,940万 where 億 is 10⁸ and 万 is 10⁴.

        Args:
            value: A count in single units.
            units: The word and the power of ten of each unit, the largest first.

        >>> numbers_for("ja_JP", minimum_grouping_digits=1).composed(1_600_000, (("億", 8), ("万", 4)))
        '160万'
        """
        parts = []
        for word, power in units:
            count, value = divmod(value, 10**power)
            if count:
                parts.append(self.integer(count) + word)
        return "".join(parts) + (self.integer(value) if value or not parts else "")

    def in_one_unit(self, value: int, units: Sequence[tuple[str, int]]) -> str:
        """Format a count in the largest unit in which it has two decimals at most: 2,465,100 is 246.51万.

        A count that has more of them in each unit is in digits: 246,510 and not 24.651万.

        Args:
            value: A count in single units.
            units: The word and the power of ten of each unit, the largest first.

        >>> numbers_for("zh_Hans_CN", minimum_grouping_digits=1).in_one_unit(145_000_000, (("亿", 8), ("万", 4)))
        '1.45亿'
        """
        for word, power in units:
            whole, rest = divmod(value, 10**power)
            if whole:
                decimals = f"{rest:0{power}}".rstrip("0")
                if len(decimals) > _MOST_DECIMALS:
                    continue
                return self.integer(whole) + (self.mark + self._own(decimals) if decimals else "") + word
        return self.integer(value)

    def year(self, value: int) -> str:
        """Format a year, without separators."""
        return self._own(str(value))

    def _own(self, digits: str) -> str:
        """Return plain digits as those of the locale."""
        return digits.translate(self._digits) if self._digits else digits

    def month_year(self, year: int, month: int | None) -> str:
        """Format a month of a year, or the year alone, each as CLDR does: 2024年5月, 2024年."""
        if month is None:
            return self._year_alone.replace("{year}", self.year(year))
        return self._month_year.replace("{month}", self._months[month]).replace("{year}", self.year(year))

    def plural(self, scaled: int, decimals: int) -> str:
        """Return the plural category of the shown number: that of 1.0 may differ from that of 1."""
        return str(self._category(Decimal(scaled).scaleb(-decimals) if decimals else Decimal(scaled)))


def numbers_for(
    locale: str,
    *,
    minimum_grouping_digits: int,
    months: tuple[str, ...] = (),
    month_year: str = "",
    group: str = "",
    money_group: str = "",
    mark: str = "",
    money_mark: str = "",
    overlay: Overlay | None = None,
) -> Numbers:
    """Return the formatter of a locale's numbers, from CLDR's data.

    Args:
        locale: The locale in CLDR's spelling.
        minimum_grouping_digits: CLDR's, which Babel does not have.
        months: Forms of the months in sentences, in place of CLDR's stand-alone forms.
        month_year: A pattern of ``{month}`` and ``{year}`` in place of CLDR's.
        group: A separator of thousands in place of the one in the data.
        money_group: The separator in amounts of money, where it differs.
        mark: A decimal mark in place of the one in the data.
        money_mark: The decimal mark in amounts of money, where it differs.
        overlay: A caller's own folder of templates, which may have data for its own languages.

    Returns:
        The formatter.

    Raises:
        TemplateError: There are no data for this locale, or the caller's file of them is malformed.
    """
    data = locale_data(locale) if overlay is None else locale_data(locale, overlay.texts, directory=overlay.folder)
    before, after = re.split(r"[#0.,]+", data.percent, maxsplit=1)
    return Numbers(
        locale=locale,
        stamp=data.stamp,
        group=group or data.group,
        money_group=money_group or group or data.money_group,
        mark=mark or data.mark,
        money_mark=money_mark or mark or data.money_mark,
        minus=data.minus,
        minimum_grouping_digits=minimum_grouping_digits,
        plural_categories=(*(category for category in CATEGORIES if category in data.plurals), "other"),
        lists={"full": _separators(data.lists["and"]), "or": _separators(data.lists["or"])},
        pairs=data.number.startswith("#,##,"),
        percent=(before.replace("%", data.percent_sign), after.replace("%", data.percent_sign)),
        money=re.sub(r"[#0.,]+", "#", data.money, count=1),
        symbols=data.currencies,
        months=dict(enumerate(months, start=1)) or _months(data),
        month_year=month_year or _shape(data.month_year),
        year_alone=_shape(data.year),
        digits={} if data.digits.isascii() else {ord("0") + place: digit for place, digit in enumerate(data.digits)},
        category=_Category(data.plurals),
    )


class _Category:
    """A function to the plural category of a number by CLDR's rules, with Babel loaded on its first call.

    Source:
        Unicode Technical Standard #35, part 3, "Language Plural Rules".
    """

    def __init__(self, rules: Mapping[str, str]) -> None:
        self._rules = rules
        self._evaluate: Callable[[Decimal], str] | None = None

    def __call__(self, value: Decimal) -> str:
        if self._evaluate is None:
            from babel.plural import PluralRule  # noqa: PLC0415  # Babel is imported only for plural categories

            self._evaluate = PluralRule(dict(self._rules))
        return str(self._evaluate(value))


_FIELD: Final = re.compile(r"'(?P<quoted>[^']*)'|(?P<month>M+|L+)|(?P<year>y+)")


def _shape(pattern: str) -> str:
    """Convert CLDR's pattern of a year, or of a month and its year, into one with slots and without quotes.

    >>> _shape("MMMM 'de' y")
    '{month} de {year}'
    """
    slots = {"month": "{month}", "year": "{year}"}
    return _FIELD.sub(lambda found: slots.get(str(found.lastgroup), str(found["quoted"])), pattern)


def _months(data: LocaleData) -> dict[int, str]:
    """Return the names of the months; numerals where the pattern has the month as a number ("2024年5月")."""
    fields = [found["month"] for found in _FIELD.finditer(data.month_year) if found["month"]]
    if fields and len(fields[0]) < 3:
        return {month: "".join(data.digits[int(digit)] for digit in str(month)) for month in range(1, 13)}
    return dict(enumerate(data.months, start=1))


def _separators(patterns: Mapping[str, str]) -> tuple[str, str, str, str]:
    """Return the separators in the patterns of a list: at the start, in the middle, at the end, and in a pair."""
    start, middle, end, pair = (
        patterns[place].removeprefix("{0}").removesuffix("{1}") for place in ("start", "middle", "end", "pair")
    )
    return start, middle, end, pair
