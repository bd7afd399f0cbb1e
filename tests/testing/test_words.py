"""Words for the rules: narrate's own and a caller's, and what is said of a file that breaks the form."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

import narrate
from narrate import Employment, Occupation, Report, Style, TemplateError
from narrate.language.rule_words import rule_words
from narrate.testing import WordingError, assert_phrasebook, assert_wording, phrasebook_rules

MODELS = Occupation(id="41-9012", employment=(Employment(2014, 5_800),))


def style(folder: Path, text: str) -> Style:
    (folder / "en").mkdir()
    (folder / "en" / "rules.toml").write_text(text, encoding="utf-8")
    return Style(templates=folder)


def test_a_caller_s_words_are_looked_for_as_well(tmp_path: Path) -> None:
    own = style(tmp_path, "[words]\npraise = 'held'\n")
    assert_phrasebook(Style(), "en_US")
    with pytest.raises(WordingError, match=r"rule 25 .*'held' praises or alarms"):
        phrasebook_rules.no_praise_and_no_alarm(own, "en_US")
    # The other patterns are narrate's.
    assert rule_words("en_US", own.overlay).says("than", "more than")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[words]\npraise = '('\n", r"en/rules.toml, line 2: required is a pattern; .*"),
        ("[words]\npraise = 5\n", r"en/rules.toml, line 2: required is a pattern; .*"),
        ("\napart = ['pay']\n", r"en/rules.toml, line 2: required are pairs of two sections; there is 'pay'"),
        ("apart = [['pay', 'pay']]\n", r"en/rules.toml, line 1: required are pairs of two sections; .*"),
        ("[[names]]\nsingle = 'x'\n", r"en/rules.toml.*: required are names as in a record; .*single.*"),
    ],
)
def test_a_file_that_breaks_the_form_is_named_with_its_line(tmp_path: Path, text: str, problem: str) -> None:
    own = style(tmp_path, text)
    with pytest.raises(TemplateError, match=problem):
        rule_words("en_US", own.overlay)


def test_a_language_without_words_is_an_error_that_says_what_is_required() -> None:
    with pytest.raises(
        TemplateError, match=r"eo/rules.toml: required are the words .* \(projected, promise.*there is no"
    ):
        rule_words("eo_001")


def test_a_report_that_was_stored_is_checked_too() -> None:
    report = narrate.report(MODELS, locale="en_US")
    assert_wording(Report.from_dict(report.to_dict()))
    assert_wording(pickle.loads(pickle.dumps(report)))  # noqa: S301  # made a moment ago
