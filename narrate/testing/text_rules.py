"""Wording rules of reports that look at the text and its claims: what is written, and how."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from narrate.testing.registry import ReportRule, ReportText, SentenceText, report_rule

Found = Iterator[tuple[SentenceText, str]]

_DIGITS: Final = re.compile(r"[\d.,\u00a0\u202f\u066b\u066c'’]+")
_LEFT_OVER: Final = ("..", " ,", " .", "()", "  ", "{", "}", "%s", "\x1f", "\n\n\n", "。。", "，，")
_NO_VALUES: Final = re.compile(r"\b(None|nan)\b")
_IDEOGRAPH: Final = r"[\u3040-\u30ff\u4e00-\u9fff。，、]"
_SPACED: Final = re.compile(f"{_IDEOGRAPH} | {_IDEOGRAPH}")
_ISOLATES: Final = re.compile("([\u2066-\u2069])")
_LEFT_TO_RIGHT: Final = re.compile(r"[A-Za-z][A-Za-z .,'’&/$-]*")


@report_rule("1", "every figure belongs to one claim, and every claim is in the text")
def every_figure_is_one_claim(text: ReportText) -> Found:
    """Find digits outside of claims, claims that overlap, and claims that are not in the text or rest on no fact."""
    for whole in text.sections:
        covered = [0] * len(whole.text)
        for claim in whole.claims:
            if whole.text[claim.start : claim.end] != claim.text:
                yield whole, f"the claim {claim.text!r} is not in its place"
                continue
            if not claim.facts:
                yield whole, f"the claim {claim.text!r} rests on no fact"
            for place in range(claim.start, claim.end):
                covered[place] += 1
        if max(covered, default=0) > 1:
            yield whole, "two claims overlap"
        if loose := [
            letter for letter, times in zip(whole.text, covered, strict=True) if letter.isdigit() and not times
        ]:
            yield whole, f"{''.join(loose)!r} belongs to no claim"


@report_rule("3", "a change that is shown as zero has no direction and no percent")
def a_shown_zero_has_no_direction(text: ReportText) -> Found:
    """Find percents of zero, and zeros with a sign."""
    for one in text.sentences:
        if any(claim.kind == "percent" and not claim.value for claim in one.claims):
            yield one, "it gives a percent of zero"
        if "-0" in one.text or "\u22120" in one.text:
            yield one, "a zero has a sign"


@report_rule("4", "a word of direction takes a figure without a sign")
def figures_have_no_sign(text: ReportText) -> Found:
    """Find signs before digits."""
    for one in text.sentences:
        if found := re.search(r"[-\u2212+]\d", one.text):
            yield one, f"{found[0]!r} has a sign"


@report_rule("31", "the noun of a shown 1 is singular, and no other", needs=("singular", "plural"))
def nouns_have_the_number_of_the_figure(text: ReportText) -> Found:
    """Find singular nouns after other figures than 1, plural ones after 1, and nouns without the particle they need."""
    for one in text.sentences:
        for found in text.words.patterns["singular"].finditer(one.text):
            if found[1] != "1":
                yield one, f"{found[0]!r} is singular"
        for found in text.words.patterns["plural"].finditer(one.text):
            if found[1] == "1":
                yield one, f"{found[0]!r} is plural"
        if text.words.says("bare_million", one.text):
            yield one, "a noun follows whole millions without the particle that they need"


@report_rule("16", "percents of one sentence have the same number of decimals")
def percents_have_as_many_decimals(text: ReportText) -> Found:
    """Find sentences whose percents have different numbers of decimals; items of a list have their own."""
    mark = text.writer.figures.numbers.mark
    for one in text.sentences:
        if one.message is not None and one.message.spec.outside:
            continue
        shown = [claim.text.partition(mark)[2] for claim in one.claims if claim.kind == "percent"]
        if len({sum(letter.isdigit() for letter in decimals) for decimals in shown}) > 1:
            yield one, "its percents have different numbers of decimals"


@report_rule("17", "percent is written in one way")
def percent_is_written_in_one_way(text: ReportText) -> Found:
    """Find sections with two ways of writing percent."""
    for whole in text.sections:
        signs = set()
        for claim in whole.claims:
            if claim.kind == "percent":
                behind = whole.text[claim.end :].split(maxsplit=1)[:1]
                word = behind[0] if claim.text[-1].isdigit() and behind else ""
                signs.add(_DIGITS.sub("#", claim.text) + word.rstrip(".,;)"))
        if len(signs) > 1:
            yield whole, f"percent is written as {' and '.join(sorted(signs))}"


@report_rule("22", "years are never grouped")
def years_are_never_grouped(text: ReportText) -> Found:
    """Find years that are not written as four plain digits."""
    for one in text.sentences:
        for claim in one.claims:
            if claim.kind == "year":
                # In some languages the word for year is written behind it, and belongs to it.
                digits = "".join(letter for letter in claim.text if not letter.isalpha())
                if not digits.isdecimal() or int(digits) != claim.value:
                    yield one, f"the year {claim.value} is written {claim.text!r}"


@report_rule("27", "no line breaks between a number and its sign")
def signs_stay_with_their_numbers(text: ReportText) -> Found:
    """Find plain spaces and hyphens inside percents and amounts, and as separators of a locale's numbers."""
    numbers = text.writer.figures.numbers
    for one in text.sentences:
        for claim in one.claims:
            figure = claim.kind in ("percent", "percentile", "money") and re.search(r"\d", claim.text)
            if figure and re.search(r"[ \t\n-]", claim.text):
                yield one, f"a line can break in {claim.text!r}"
        if " " in (numbers.mark, numbers.group):
            yield one, "a line can break in a number"


@report_rule("28", "digits, separators and signs are of one system")
def digits_are_of_one_system(text: ReportText) -> Found:
    """Find digits and marks inside figures that are not those of the locale."""
    numbers = text.writer.figures.numbers
    units = {unit for unit, _ in text.language.large_numbers}
    for one in text.sentences:
        for claim in one.claims:
            if claim.kind == "quotation":
                continue
            zeros = {ord(letter) - unicodedata.decimal(letter) for letter in claim.text if letter.isdecimal()}
            if not zeros <= {ord(numbers.integer(0))}:
                yield one, f"{claim.text!r} has digits of another system"
            if claim.kind == "date":
                continue
            money = claim.kind == "money"
            group, mark = (numbers.money_group, numbers.money_mark) if money else (numbers.group, numbers.mark)
            between = re.findall(r"(?<=\d)[^\d](?=\d)", claim.text)
            digits = "".join(str(unicodedata.decimal(letter)) for letter in claim.text if letter.isdecimal())
            whole = digits == str(claim.value) and not any(unit in claim.text for unit in units)
            marks = 0 if whole else 1  # a whole number has no decimal mark
            if not set(between) <= {group, mark, *units} or between.count(mark) > marks:
                yield one, f"{claim.text!r} has marks of another system"


@report_rule("29", "what runs the other way is isolated, and isolates are balanced")
def isolates_are_balanced(text: ReportText) -> Found:
    """Find isolates that are not needed or not balanced, and left-to-right runs without one."""
    for whole in text.sections:
        depth, isolated = 0, text.language.isolate
        for part in _ISOLATES.split(whole.text):
            if _ISOLATES.fullmatch(part):
                depth += -1 if part == "\u2069" else 1
                if not isolated or depth not in (0, 1):
                    yield whole, "isolates are not balanced" if isolated else "it isolates what need not be"
                    break
            elif isolated and depth == 0 and (found := _LEFT_TO_RIGHT.search(part)):
                yield whole, f"{found[0]!r} is not isolated"
                break
        else:
            if depth:
                yield whole, "an isolate has no end"


@report_rule("30", "nothing is left over between words")
def nothing_is_left_over(text: ReportText) -> Found:
    """Find doubled stops and spaces, spaces before commas, empty parentheses, braces, and values that are none."""
    for whole in text.sections:
        for left_over in _LEFT_OVER:
            if left_over in whole.text:
                yield whole, f"{left_over!r} is left over"
        if found := _NO_VALUES.search(whole.text):
            yield whole, f"{found[0]!r} is no value"
        if not text.language.word_space and _SPACED.search(whole.text):
            yield whole, "there is a space in a language without spaces"


RULES: Final[tuple[ReportRule, ...]] = (
    every_figure_is_one_claim,
    a_shown_zero_has_no_direction,
    figures_have_no_sign,
    nouns_have_the_number_of_the_figure,
    percents_have_as_many_decimals,
    percent_is_written_in_one_way,
    years_are_never_grouped,
    signs_stay_with_their_numbers,
    digits_are_of_one_system,
    isolates_are_balanced,
    nothing_is_left_over,
)
