"""A seeded sample of real reports, and records of each kind by hand, under the rules on contradictions and on what is known.

The whole edition is read by ``python tests/contradictory_reports.py``. What narrate does not keep yet is expected to fail,
rule by rule; a rule that begins to hold fails here until its mark is removed.
"""

from __future__ import annotations

import random
from decimal import Decimal
from pathlib import Path

import pytest
from contradictory_reports import RULES, Found, counted, findings, main, published
from extent import share, thorough

import narrate
from narrate import Employer, Employment, Name, Occupation, Pay, Projection
from narrate.testing import ReportRule, contradictions, grounds

SEED, SAMPLE = 1, 8
TRIED = share(narrate.locales(), 3)

NEWEST = Projection(2024, 2034, 199_000, percent=Decimal("-0.5"), outlook="little_or_no_change", openings_per_year=900)
BY_HAND: dict[ReportRule, Occupation] = {
    contradictions.one_figure_has_one_value: Occupation(
        id="one line to two units",
        employment=(Employment(2016, 10_000), Employment(2026, 13_340)),
        projections=(Projection(2016, 2023, 11_150), Projection(2020, 2026, 13_335)),
    ),
    contradictions.one_level_has_one_precision: Occupation(
        id="millions beside the count", employment=(Employment(2023, 1_562_000), Employment(2024, 1_579_800))
    ),
    contradictions.one_change_has_one_direction: Occupation(
        id="a label against its figures",
        employment=(Employment(2024, 200_000),),
        projections=(Projection(2024, 2034, 191_000, percent=Decimal("-4.5"), outlook="slower"),),
    ),
    grounds.months_are_known: Occupation(
        id="a year without a month",
        pay=(Pay(2024, period="annual", currency="USD", percentiles={50: Decimal(93_600)}),),
    ),
    grounds.most_are_more_than_half: Occupation(
        id="employers without shares",
        employers=(
            Employer({locale.partition("_")[0]: Name("qqq") for locale in narrate.locales()}),
            Employer({locale.partition("_")[0]: Name("rrr") for locale in narrate.locales()}),
        ),
    ),
    grounds.connectives_have_their_fact: Occupation(
        id="a limited growth that is a decline", employment=(Employment(2024, 200_000),), projections=(NEWEST,)
    ),
}
"""Records for the rules that the sample keeps."""


@pytest.fixture(scope="module")
def sample(shared_data: Path) -> list[Found]:
    """Return the findings in the sample."""
    records = random.Random(SEED).sample(published(shared_data), SAMPLE)  # noqa: S311  # not for secrets
    return [one for record in records for locale in TRIED for one in findings(narrate.report(record, locale=locale))]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_real_reports_hold(rule: ReportRule, sample: list[Found]) -> None:
    found = [one for one in sample if one.rule is rule]
    assert not found, "\n".join(counted(found))


@pytest.mark.parametrize("rule", BY_HAND, ids=lambda rule: rule.name)
def test_reports_on_records_by_hand_hold(rule: ReportRule) -> None:
    for locale in TRIED:
        found = list(findings(narrate.report(BY_HAND[rule], locale=locale), [rule]))
        assert not found, "\n".join(f"{one.locale}: {one.problem}" for one in found)


@thorough
def test_the_program_counts_by_rule_and_language(shared_data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = ["--sample", "1", "--generated", "2", "--locale", "de_DE", "--locale", "ja_JP"]
    status = main([*options, "--data", str(shared_data)])
    lines = capsys.readouterr().out.splitlines()
    assert status == any(not line.endswith(": 0 in 0 records") for line in lines if line.startswith("42"))
    assert "3 records in 2 locales, 6 reports" in lines
    assert all(any(line.startswith(f"{rule.number} {rule.name}: ") for line in lines) for rule in RULES)
    assert any(line.startswith("  ja ") for line in lines) or not status
