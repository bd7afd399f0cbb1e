"""Each rule is broken on purpose, and its test must see it."""

from __future__ import annotations

import importlib
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import broken_code
import pytest
import test_rules as rules
import test_rules_of_figures as form
from attrs import evolve
from hypothesis import Phase, settings
from language import test_numbers as numbers

from narrate import AtLeast, Name, TemplateError
from narrate.comparison import Growth
from narrate.comparison.trend import _observations as real_observations
from narrate.content import Quantity
from narrate.facts import FactSpec
from narrate.language.model import kept_language, language
from narrate.language.model import template_sources as real_sources
from narrate.language.overlay import TemplateFile
from narrate.records.record import Record
from narrate.wording import wordings
from narrate.wording.phrasebook import kept_phrasebook
from narrate.wording.writer import kept_writer, writer

pytestmark = pytest.mark.usefixtures("_forgetful")


@pytest.fixture
def _forgetful(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Forget every kept wording before and after, since a broken template would otherwise be kept.

    That a property fails is enough: the simplest record that makes it fail is not looked for.
    """
    caches = (wordings.template, kept_writer, kept_phrasebook, kept_language)
    for cached in caches:
        cached.cache_clear()
    reach = rules.REACH[:]
    rules.REACH[:] = ["en_US", "es_ES"]
    for tests in (rules, form, numbers):
        for test in vars(tests).values():
            kept = getattr(test, _SETTINGS, None)
            if isinstance(kept, settings):
                monkeypatch.setattr(test, _SETTINGS, settings(kept, phases=(Phase.explicit, Phase.generate)))
    yield
    rules.REACH[:] = reach
    for cached in caches:
        cached.cache_clear()


_SETTINGS = "_hypothesis_internal_use_settings"
"""Where Hypothesis keeps the settings of a test; in a version that keeps them elsewhere this takes longer."""

Break = Callable[[pytest.MonkeyPatch], None]


def templates(old: str, new: str) -> Break:
    """Put other words into every template."""

    def broken(patch: pytest.MonkeyPatch) -> None:
        changed: list[bool] = []

        def sources(language: Any, section: str) -> tuple[TemplateFile, ...]:
            found = real_sources(language, section)
            changed.extend(old in file.text for file in found)
            return tuple(file._replace(text=file.text.replace(old, new)) for file in found)

        patch.setattr(wordings, "template_sources", sources)

    return broken


def attribute(place: str, name: str, value: Any) -> Break:
    """Put another function in the place of one."""

    def broken(patch: pytest.MonkeyPatch) -> None:
        importlib.import_module(place)
        patch.setattr(sys.modules[place], name, value)

    return broken


def method(place: str, kind: str, name: str, value: Any) -> Break:
    """Put another method in the place of one."""

    def broken(patch: pytest.MonkeyPatch) -> None:
        importlib.import_module(place)
        patch.setattr(getattr(sys.modules[place], kind), name, value)

    return broken


def lexicon(table: str, word: str, text: str) -> Break:
    """Put another word into every lexicon."""

    def broken(patch: pytest.MonkeyPatch) -> None:
        for locale in rules.LOCALES:
            words: Any = writer(locale).language.lexicon.get(table, {})
            patch.setitem(words, word, text)

    return broken


def without_bounds(*arguments: Any) -> tuple[Any, ...]:
    """Return the observations of a trend with counts in place of bounds."""
    return tuple(
        evolve(entry, jobs=int(entry.jobs.value)) if entry is not None and isinstance(entry.jobs, AtLeast) else entry
        for entry in real_observations(*arguments)
    )


NUMBERS = "narrate.language.numbers"
TREND = "narrate.comparison.trend"
GROWTH = "narrate.comparison.growth"

BREAKS: list[tuple[Callable[..., None], Break]] = [
    (rules.test_rule_1_every_figure_is_one_claim_and_every_claim_is_in_the_text, lexicon("job", "other", "jobs of 7")),
    (rules.test_rule_2_a_derived_figure_is_its_exact_value_rounded, attribute(TREND, "rounded", lambda n, d, u, _r: (n // d // u + 2) * u)),
    (rules.test_rule_3_a_change_shown_as_zero_has_no_direction, attribute(GROWTH, "FLAT", Growth("up", (0, 1), published=False))),
    (rules.test_rule_3_the_direction_has_the_sign_of_the_figures, attribute(TREND, "shown_growth", lambda a, b: sys.modules[GROWTH].shown_growth(b, a))),
    (rules.test_rule_4_a_direction_takes_an_unsigned_figure, method(NUMBERS, "Numbers", "percent", lambda _self, scaled, _decimals: f"-{scaled}%")),
    (rules.test_rule_5_contradicting_signs_are_not_both_written, attribute("narrate.content.job_trends", "_shown", lambda *_a, **_k: Growth("up", (10, 1), published=True))),
    (rules.test_rule_6_verdicts_are_monotone, attribute("narrate.comparison.verdicts", "classified", lambda gap, *_a, **_k: "worse" if gap > 0 else "better")),
    (rules.test_rule_7_no_edition_no_band, attribute("narrate.facts.index", "table_band", lambda *_: "faster")),
    (rules.test_rule_8_swapping_the_counts_swaps_the_direction, attribute(TREND, "shown_growth", lambda *_: Growth("up", (1, 1), published=False))),
    (rules.test_rule_9_scale_changes_counts_only, attribute(TREND, "data_unit", lambda *_: 100)),
    (rules.test_rule_12_a_bound_is_written_as_one_and_never_compared, attribute(TREND, "_observations", without_bounds)),
    (rules.test_rule_16_percents_of_a_text_have_as_many_decimals, method(NUMBERS, "Numbers", "percent", lambda _self, scaled, _decimals: f"{scaled // 10}%")),
    (rules.test_rule_22_years_are_never_grouped, method(NUMBERS, "Numbers", "year", lambda _self, value: f"{value:,}")),
    (rules.test_rule_23_a_hedge_fits_the_rounding, templates('precision == "about"', 'precision == "exact"')),
    (rules.test_rule_28_digits_and_marks_are_of_one_system, method(NUMBERS, "Numbers", "integer", lambda self, value: f"{value:,}".replace(",", "." if self.group == "," else ","))),
    (rules.test_rule_30_nothing_is_left_over_between_words, templates(" in {{ year }}.", " in {{ year }}..")),
    (rules.test_rule_31_the_noun_has_the_category_of_the_shown_number, method(NUMBERS, "Numbers", "plural", lambda *_: "other")),
    (rules.test_rule_38_a_name_survives_byte_for_byte, attribute("narrate.wording.naming", "raised", lambda text, **_: text.title())),
    (rules.test_rule_39_a_name_is_data_in_every_form, attribute("narrate.report.renderers", "escape", lambda text, **_: text)),
    (rules.test_rule_42_claims_are_the_same_in_every_language, attribute("narrate.report.claim_maker", "_shown", lambda spec, writer: (spec.quantity.value, defaultdict(lambda: ("date", writer.language.locale) if spec.quantity is Quantity.DATE else writer.language.locale)))),
]  # fmt: skip

LISTED: list[tuple[Callable[[str], None], Break]] = [
    (rules.test_rule_10_a_projection_is_projected_and_has_its_years, templates("is projected to", "will")),
    (rules.test_rule_11_a_comparison_names_what_it_is_with, templates("than expected", "")),
    (
        rules.test_rule_22_no_sentence_starts_with_a_figure_and_none_stand_side_by_side,
        templates("{% block jobs_held %}\n{{ self.subject() }}", "{% block jobs_held %}\n{{ year }}"),
    ),
    (
        rules.test_rule_22_no_sentence_starts_with_a_figure_and_none_stand_side_by_side,
        templates("about {{ millions }}", "about {{ year }} {{ millions }}"),
    ),
    (rules.test_rule_25_no_word_of_praise_or_alarm, lexicon("growth", "up", "soar")),
]


@pytest.mark.parametrize(
    ("rule", "broken"), BREAKS, ids=[rule.__name__[5:12].rstrip("_") + f"-{n}" for n, (rule, _) in enumerate(BREAKS)]
)
def test_a_broken_rule_is_seen(rule: Callable[..., None], broken: Break, monkeypatch: pytest.MonkeyPatch) -> None:
    broken(monkeypatch)
    # AssertionError, or Hypothesis's group of several distinct ones.
    # A bound that is compared gets as far as a sentence only in one of two cases; in the other it cannot be written.
    with pytest.raises((AssertionError, ExceptionGroup, TemplateError)):
        rule()


@pytest.mark.parametrize(
    ("rule", "broken"), LISTED, ids=[rule.__name__[5:12].rstrip("_") + f"-{n}" for n, (rule, _) in enumerate(LISTED)]
)
def test_a_broken_wording_is_seen(rule: Callable[[str], None], broken: Break, monkeypatch: pytest.MonkeyPatch) -> None:
    broken(monkeypatch)
    with pytest.raises(AssertionError):
        rule("en_US")


@pytest.mark.parametrize(
    ("locale", "old", "new"),
    [
        ("ja_JP", "予測より{% if", "{% if"),
        ("ja_JP", "これより{% if", "{% if"),
        ("ja_JP", "全職業の平均{{ words.band[band] }}", "高い"),
        ("ja_JP", "基準年を{{ base_year }}年とする予測が示す動向{{", "{{"),
        ("zh_Hans_CN", "所有职业的平均水平", ""),
        ("zh_Hans_CN", "比预期", ""),
        ("zh_Hans_CN", "比参与比较的", ""),
        ("zh_Hans_CN", "以{{ base_year }}年为基准年的预测水平", ""),
        ("zh_Hant_TW", "所有職業的平均", ""),
        ("zh_Hant_TW", "較推估", ""),
        ("zh_Hant_TW", "較參與比較的", ""),
        ("zh_Hant_TW", "以{{ base_year }}年為基準年的推估水準", ""),
    ],
)
def test_a_comparison_with_nothing_is_seen(locale: str, old: str, new: str, monkeypatch: pytest.MonkeyPatch) -> None:
    templates(old, new)(monkeypatch)
    with pytest.raises(AssertionError):
        rules.test_rule_11_a_comparison_names_what_it_is_with(locale)


def test_rule_13_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    pay = sys.modules["narrate.content.pay"]
    # The wage of one currency told under the path of another.
    broken = evolve(pay.MEDIAN.figures[0], facts=(FactSpec("pay", ("2024", "annual", "XXX"), "percentiles", "50"),))
    monkeypatch.setattr(pay, "MEDIAN", evolve(pay.MEDIAN, figures=(broken, pay.MEDIAN.figures[1])))
    with pytest.raises((AssertionError, ExceptionGroup)):
        rules.test_rule_13_periods_and_currencies_are_not_mixed()


def test_rule_39_refusal_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Name, "__attrs_post_init__", lambda _self: None)
    with pytest.raises(pytest.fail.Exception):
        rules.test_rule_39_control_and_direction_characters_are_refused("\u202e")


def test_rule_40_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    mentions = sys.modules["narrate.report.mentions"]
    original = mentions.references
    monkeypatch.setattr(mentions, "references", lambda *arguments: original(*arguments)[::-1])
    with pytest.raises(AssertionError):
        rules.test_rule_40_the_full_name_first_and_the_short_one_after_it()


FORMS: list[tuple[Callable[[], None], Break]] = [
    (form.test_rule_15_a_point_is_one_only_where_exactly_one_is_shown, lexicon("point", "one", "points")),
    (form.test_rule_17_a_section_writes_percent_in_one_way, method(NUMBERS, "Numbers", "percent", lambda _self, scaled, _decimals: f"{scaled}%" if scaled % 2 else f"{scaled} per cent")),
    (lambda: form.test_rule_24_fewer_goes_with_counts_and_less_with_amounts("en_US"), lexicon("gap", "lower", "less")),
    (form.test_rule_27_no_line_breaks_between_a_number_and_its_sign, method(NUMBERS, "Numbers", "percent", lambda _self, scaled, _decimals: f"{scaled} %")),
    (lambda: form.test_rule_27_no_line_breaks_between_a_number_and_its_measure("es_ES"), templates("{{ millions.of(words.million) }}", "{{ millions }} {{ words.million[millions.plural] }}")),
    (lambda: form.test_rule_36_an_article_has_the_gender_of_the_name("es_ES"), lexicon("the", "masculine", "las")),
    (lambda: form.test_rule_29_the_sign_of_a_currency_is_set_apart("ar_EG"), attribute("narrate.wording.figures", "isolated", lambda text: text)),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "broken"), FORMS, ids=[str(number) for number in range(len(FORMS))])
def test_a_broken_form_is_seen(rule: Callable[[], None], broken: Break, monkeypatch: pytest.MonkeyPatch) -> None:
    broken(monkeypatch)
    with pytest.raises((AssertionError, ExceptionGroup)):
        rule()


def test_rules_18_and_21_are_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    for rule, locale in (
        (numbers.test_rule_18_a_and_an_follow_the_spoken_numeral_up_to_a_million, "en_US"),
        (numbers.test_rule_21_spanish_o_before_a_figure_up_to_a_million, "es_ES"),
    ):
        onset: Any = language(locale).onset
        monkeypatch.setitem(onset, "figures", [[name, f"7|{pattern}"] for name, pattern in onset["figures"]])
        with pytest.raises(AssertionError):
            rule()


def test_rule_26_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    method(NUMBERS, "Numbers", "integer", lambda _self, value: str(value))(monkeypatch)
    with pytest.raises(AssertionError):
        numbers.test_rule_26_integers_as_icu("en_US", [1234, "1,234"])


def test_rule_37_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    templates("employers.any", "employers")(monkeypatch)
    with pytest.raises(AssertionError):
        rules.test_rule_37_the_serial_comma_is_american()


def test_rule_14_is_seen() -> None:
    pay = sys.modules["narrate.content.job_outlook"]
    (spec,) = [one for one in pay.SPECS if one.name == "growth"]
    percent = evolve(
        spec.figures[0],
        facts=(FactSpec("projections", ("a", "b"), "percent"), FactSpec("projections", ("c", "d"), "percent")),
    )
    with pytest.raises(AssertionError):
        form.test_rule_14_no_figure_is_the_difference_of_two_percents(evolve(spec, figures=(percent,)))


def test_rule_30_of_names_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["narrate.wording.skeleton"], "before_stop", lambda text: text)
    with pytest.raises(AssertionError):
        rules.test_rule_30_a_name_with_a_period_of_its_own_shares_it_with_the_sentence("correctors etc.", "es_ES")


def test_rule_41_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    counter = iter(range(10**9))
    numbers = sys.modules[NUMBERS].Numbers
    monkeypatch.setattr(numbers, "integer", lambda _self, _value: str(next(counter)))
    sys.modules["narrate.wording.figures"]._KEPT = 0  # type: ignore[attr-defined]
    try:
        with pytest.raises((AssertionError, ExceptionGroup)):
            rules.test_rule_41_the_same_record_gives_the_same_bytes()
    finally:
        sys.modules["narrate.wording.figures"]._KEPT = 50_000  # type: ignore[attr-defined]


def test_rule_43_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Record, "faults", lambda _self: iter(()))
    with pytest.raises(pytest.fail.Exception):
        rules.test_rule_43_what_is_no_count_is_refused(Decimal("NaN"))


def test_each_change_that_breaks_the_code_has_its_one_place() -> None:
    for change in (*broken_code.BY_HAND, *broken_code.OF_THEIR_KINDS, *broken_code.edges()):
        text = (broken_code.ROOT / change.file).read_text(encoding="utf-8")
        assert text.count(change.old) == 1, f"{change.file}: {change.what}"
