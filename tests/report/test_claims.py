"""Claims: what each says, points to and is licensed by, for every kind of figure; and which form of a name stands where."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

import narrate
from narrate import (
    STANDARD,
    AtLeast,
    Employer,
    Employment,
    Group,
    InvalidArgumentError,
    Major,
    Methodology,
    Name,
    Occupation,
    Pay,
    Projection,
    ReportWithoutRecordError,
    Skill,
    Style,
)
from narrate.facts import DerivedFact, Fact, IndexEntry
from narrate.report import blocks, claim_maker
from narrate.report.composition import Composition
from narrate.sections import BAND_RULE, ChoiceSpec, FigureSpec, Message, MessageSpec, Plan, Quantity, Section, planned
from narrate.wording import Skeleton

CLERKS = Occupation(
    "x",
    {"en": Name("clerks")},
    employment=(Employment(2014, 1_250_000, codes=("a", "b")), Employment(2024, 1_849_999)),
    projections=(
        Projection(2014, 2024, 1_400_000, codes=("c",)),
        Projection(2024, 2034, 1_900_000, percent=Decimal(3), openings_per_year=12_345, codes=("d", "e")),
    ),
    pay=(
        Pay(
            2024,
            period="hourly",
            currency="USD",
            percentiles={10: Decimal("12.5"), 50: AtLeast(Decimal("20.25"))},
            month=5,
        ),
        Pay(2023, period="annual", currency="CAD", percentiles={25: Decimal(30_000), 75: Decimal(50_000)}),
    ),
    skills=(Skill("social", Decimal("37.5")), Skill("creative", Decimal(20)), Skill("analytical", Decimal(12))),
    employers=(Employer({"en": Name("hospitals")}, Decimal("58.4")), Employer({"en": Name("schools")}, Decimal(9))),
    majors=(Major({"en": Name("Biology")}, Decimal(12)),),
    descriptions={"en": "They keep records."},
    group=Group(5, ranked=4, nearness_rank=2),
)
"""It has a figure of every quantity, and figures that were published under other codes."""


@pytest.mark.parametrize("locale", ["en_US", "de_DE"])
def test_the_claims_of_a_record_are_as_they_were_read(locale: str, golden: Callable[[str, str], None]) -> None:
    report = narrate.report(CLERKS, locale=locale)
    lines = []
    for section in report.sections:
        lines.append(f"{section.name}: {section.text}")
        for sentence in section.sentences:
            lines += [
                f"  {claim.start}-{claim.end} {claim.text!r} of {figure}: {claim.kind} {claim.value!r}"
                f" from {', '.join(map(str, claim.facts))}{'' if claim.rule is None else f' by {claim.rule}'}"
                for claim, figure in zip(sentence.claims, sentence.figures, strict=True)
            ]
        lines += [f"  {block.kind} {block.start}-{block.end} of {len(block.items)} items" for block in section.blocks]
    golden(f"claims/{locale}.txt", "\n".join(lines) + "\n")


@pytest.mark.parametrize(
    ("jobs", "text", "value"),
    [(1_000_000, "1.0", 1_000_000), (1_249_999, "1.2", 1_200_000), (1_250_000, "1.3", 1_300_000)],
)
def test_a_claim_of_millions_has_the_value_that_is_shown(jobs: int, text: str, value: int) -> None:
    report = narrate.report(
        Occupation("x", employment=(Employment(2024, jobs),)), locale="en_US", sections=["employment"]
    )
    (claim,) = (claim for claim in report.claims if claim.kind == "jobs")
    assert (claim.text, claim.value, type(claim.value)) == (text, value, int)


def test_more_records_than_are_kept_have_claims_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claim_maker, "_MOST_KEPT", 2)
    kept: list[int] = []
    real = claim_maker.ClaimMaker._ready

    def ready(self: Any, values: Any, methodology: Methodology, codes: Any) -> Any:
        made = real(self, values, methodology, codes)
        kept.append(len(self._kept))
        return made

    monkeypatch.setattr(claim_maker.ClaimMaker, "_ready", ready)
    for year in (2001, 2002, 2003, 2004, 2005, 2001):
        record = Occupation("x", employment=(Employment(year, 5_000 + year),))
        report = narrate.report(record, locale="en_US", sections=["job_trends"])
        assert [(str(claim.facts[0]), claim.value) for claim in report.claims] == [
            (f"employment[{year}].jobs", 5_000 + year),
            (f"employment[{year}].year", year),
        ]
    assert max(kept) == 2


BAND = MessageSpec(
    "pace",
    "band",
    (ChoiceSpec("band", ("faster",), "band", (), BAND_RULE),),
    (FigureSpec("base_year", Quantity.YEAR), FigureSpec("target_year", Quantity.YEAR)),
)


def paced(record: Occupation, _methodology: Methodology) -> Plan:
    edition = record.projections[0]
    return planned(Message(BAND, ("faster",), (edition.base_year, edition.target_year)))


def test_a_band_of_a_callers_own_section_names_its_edition(tmp_path: Any) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "pace.jinja").write_text(
        "{% block band %}From {{ base_year }} to {{ target_year }}, {{ words.pace[band] }}.{% endblock %}\n",
        encoding="utf-8",
    )
    (tmp_path / "en" / "lexicon.toml").write_text(
        '[section]\npace = "Pace"\n\n[pace]\nfaster = "it grows faster"\n', encoding="utf-8"
    )
    style = Style(
        tmp_path,
        sections=(Section("pace", (BAND,), paced, specimens=lambda: [Message(BAND, ("faster",), (2014, 2024))]),),
    )
    rules = {}
    for years in ((2014, 2024), (2018, 2028)):
        record = Occupation("x", projections=(Projection(*years, 5),))
        report = narrate.report(record, locale="en_US", sections=["pace"], style=style)
        (claim,) = (claim for claim in report.claims if claim.kind == "band")
        rules[years] = str(claim.rule)
    assert "2014-24" in rules[2014, 2024]
    assert "2018-28" in rules[2018, 2028]


def text(record: Occupation, *sections: str) -> str:
    return narrate.report(record, locale="en_US", sections=sections).text


def test_the_short_name_follows_the_full_one_and_without_it_the_full_one_or_this_occupation() -> None:
    short = evolve(CLERKS, names={"en": Name("office clerks", short="clerks")})
    assert text(short, "employment").count("office clerks") + text(short, "employment").count("Office clerks") == 1
    assert "of clerks were" in text(short, "employment")
    plain = evolve(CLERKS, names={"en": Name("office clerks")})
    assert text(plain, "employment").casefold().count("office clerks") == 2
    # The second sentence of a summary follows on the first.
    written = text(plain, "summary").split(". ")
    assert ["office clerks" in one for one in written] == [True, False]
    assert "For this occupation" in written[1]
    written = text(short, "summary").split(". ")
    assert ["office clerks" in one for one in written] == [True, False]
    assert "For clerks" in written[1]
    # What follows on another section is named in full again.
    assert "Employment of office clerks" in text(plain, "employment", "job_outlook")
    assert "Employment of clerks" in text(short, "employment", "job_outlook")


def test_a_claim_that_is_not_found_is_refused_with_the_sections_that_there_are() -> None:
    report = narrate.report(CLERKS, locale="en_US", sections=["employment", "majors"])
    other = narrate.report(CLERKS, locale="en_US", sections=["skills"]).claims[0]
    with pytest.raises(InvalidArgumentError, match="whose sections are employment, majors"):
        report.span(other)
    with pytest.raises(InvalidArgumentError, match="whose sections are none"):
        evolve(report, sections=()).span(other)


def test_findings_need_the_record_and_the_methodology() -> None:
    report = narrate.report(CLERKS, locale="en_US")
    assert report.findings == ()
    for without in (
        narrate.Report.from_dict(report.to_dict()),
        evolve(report, imprint=evolve(report.imprint, methodology=None)),
    ):
        with pytest.raises(ReportWithoutRecordError, match="findings"):
            assert without.findings
    wrong = evolve(CLERKS, projections=(Projection(2014, 2024, 1_400_000, percent=Decimal(50)),))
    (found,) = narrate.report(wrong, locale="en_US", methodology=STANDARD).findings
    assert found.path == "projections[2014-2024].percent"


def test_a_name_is_of_the_reports_language_and_says_whether_it_was_worked_out() -> None:
    names = {"en": Name("clerks"), "es_MX": Name("oficinistas", proposed=True), "de": Name(singular="Schreibkraft")}
    record = evolve(CLERKS, names=names)
    found = {}
    for locale in ("en_US", "es_MX", "es_ES", "de_DE", "fr_FR"):
        report = narrate.report(record, locale=locale, sections=["employment"])
        found[locale] = report.named, report.proposed
    assert found == {
        "en_US": (True, ()),
        "es_MX": (True, ("names.es_MX",)),
        "es_ES": (False, ()),
        "de_DE": (True, ()),
        "fr_FR": (False, ()),
    }


def addresses(entry: IndexEntry) -> set[str]:
    """Collect the addresses of the facts that an entry is calculated from."""
    if isinstance(entry, Fact):
        return {entry.address}
    return {address for one in entry.operands for address in addresses(one)}


@pytest.mark.parametrize("locale", ["en_US", "de_DE"])
def test_the_entry_of_a_claim_has_its_value_its_rule_and_its_facts(locale: str) -> None:
    report = narrate.report(CLERKS, locale=locale)
    for claim in report.claims:
        entry = report.entry(claim)
        if claim.kind == "quotation":
            assert entry is None
            continue
        assert entry is not None, claim
        shown = entry.shown if isinstance(entry.shown, str) else float(entry.shown)
        assert shown == (claim.value if isinstance(claim.value, str) else float(claim.value)), claim
        # The codes that a figure was published under are in the claim's address alone.
        facts = tuple(fact.partition(" (")[0] for fact in claim.facts)
        assert any(address.startswith(facts) for address in addresses(entry)), claim
        assert (entry.rule if isinstance(entry, DerivedFact) else None) == claim.rule, claim
        if isinstance(entry, Fact):
            assert facts == (entry.address,), claim


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        (["quotation"], "quotation"),
        (["quotation", "quotation"], "quotation"),
        (["jobs"], "paragraph"),
        (["year"], "paragraph"),
        (["quotation", "year"], "paragraph"),
        (["quotation", None], "paragraph"),
        ([None], "paragraph"),
    ],
)
def test_a_sentence_of_quotations_alone_is_one(kinds: list[str | None], expected: str) -> None:
    (section,) = narrate.report(CLERKS, locale="en_US", sections=["duties"]).sections
    spans = [
        (f"word {place} ", None if kind is None else section.claims[0]._replace(kind=kind))
        for place, kind in enumerate(kinds)
    ]
    (block,) = blocks.blocks(section._made, [spans])  # type: ignore[arg-type]
    assert (block.kind, block.start, block.end) == (expected, 0, 7 * len(kinds))
    assert block.spans == tuple(spans)


def test_records_that_differ_in_their_month_alone_have_dates_of_their_own() -> None:
    for month, text, value, kind in (
        (5, "May 2024", "2024-05", "date"),
        (None, "2024", 2024, "year"),
        (11, "November 2024", "2024-11", "date"),
    ):
        pay = Pay(2024, period="annual", currency="EUR", percentiles={50: Decimal(7)}, month=month)
        report = narrate.report(Occupation("x", pay=(pay,)), locale="en_US", sections=["pay"])
        (claim,) = [claim for claim in report.claims if claim.kind in ("date", "year")]
        assert (claim.text, claim.value, claim.kind) == (text, value, kind)


def test_a_skeleton_has_a_sentence_for_each_kind() -> None:
    (section,) = narrate.report(CLERKS, locale="en_US", sections=["majors"]).sections
    made = section._made
    assert isinstance(made, Composition)
    skeleton = Skeleton(made.skeleton.specs, [*made.skeleton.sentences] * 2, " ")
    with pytest.raises(ValueError, match="zip"):
        claim_maker.ClaimMaker(skeleton, made.plan.shape, made.writer)


def test_values_of_claims_are_kept_up_to_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claim_maker, "_KEPT_VALUES", 2)
    asked: list[int] = []

    def doubled(shown: int) -> int:
        asked.append(shown)
        return 2 * shown

    made = claim_maker._Made(doubled)
    assert [made[shown] for shown in (1, 2, 1, 3, 1)] == [2, 4, 2, 6, 2]
    assert asked == [1, 2, 3, 1]
    assert dict(made) == {3: 6, 1: 2}
