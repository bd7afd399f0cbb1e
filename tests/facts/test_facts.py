"""Facts and derivations as values: addresses, rules, the fact index, and formulas of every section."""

from __future__ import annotations

import ast
import copy
import pickle
from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import narrate
from narrate import Employment, InvalidArgumentError, Occupation, Projection, Style
from narrate.content import SECTIONS, Missing
from narrate.facts import Address, FactIndex, FactSpec, Interval, Rule
from narrate.facts.rule import KINDS
from narrate.page import page_model
from narrate.sample import SAMPLE
from narrate.sections import FigureSpec, Message, MessageSpec, Plan, Quantity, Section, planned, share
from narrate.testing.strategies import occupations

PACKAGE = Path(__file__).parents[2] / "narrate"

YEARS = st.integers(1800, 2200)
CODES = st.lists(st.text("0123456789-.", min_size=1, max_size=10), max_size=3).map(tuple)
TEXT = st.text(min_size=1, max_size=20)
WAGES = st.tuples(
    YEARS, st.sampled_from(["annual", "hourly"]), st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=3, max_size=3)
)

ADDRESSES = st.one_of(
    st.builds(Address, st.just("employment"), st.tuples(YEARS), st.sampled_from(["", "jobs", "year"]), codes=CODES),
    st.builds(
        Address, st.just("projections"), st.tuples(YEARS, YEARS), st.sampled_from(["", "jobs", "percent"]), codes=CODES
    ),
    st.builds(
        Address, st.sampled_from(["pay", "group.pay"]), WAGES, st.just("percentiles"), st.integers(1, 99).map(str)
    ),
    st.builds(Address, st.sampled_from(["pay", "group.pay"]), WAGES, st.sampled_from(["year", "percentiles"])),
    st.builds(Address, st.just("skills"), st.tuples(TEXT), st.just("score"), st.sampled_from(["", "work values"])),
    st.builds(Address, st.sampled_from(["majors", "employers"]), st.tuples(st.integers(0, 99)), st.just("share")),
    st.builds(Address, st.sampled_from(["entry", "group"]), st.just(()), st.sampled_from(["education", "size"])),
    st.builds(Address, st.sampled_from(["skills", "majors", "employers", "descriptions"])),
)


@given(ADDRESSES)
def test_a_path_is_parsed_back_into_the_address_that_it_was_written_from(address: Address) -> None:
    parsed = Address.parse(str(address))
    assert parsed == address
    assert (parsed.list, parsed.field, parsed.item) == (address.list, address.field, address.item)
    assert (parsed.key, parsed.codes) == (address.key, address.codes)
    assert parsed.shape == address.shape


@given(TEXT)
def test_any_text_is_an_address_that_prints_as_it_is(text: str) -> None:
    assert Address.parse(text) == text


@given(st.sampled_from(sorted(KINDS)), TEXT, TEXT, TEXT)
def test_a_sentence_is_parsed_back_into_the_rule_that_it_was_written_from(kind: str, a: str, b: str, c: str) -> None:
    parts = {"edition": a, "standing": b, "source": c, "low": "2%", "high": "5%"}
    wanted = {name: text for name, text in parts.items() if f"{{{name}}}" in KINDS[kind]}
    rule = Rule(kind, **wanted)
    parsed = Rule.parse(str(rule))
    assert parsed == rule
    assert parsed.kind == kind


def _pickled(value: Any) -> Any:
    return pickle.loads(pickle.dumps(value))  # noqa: S301  # our own


def test_addresses_and_rules_can_be_copied_and_pickled_with_their_parts() -> None:
    address = Address("pay", (2024, "annual", "USD"), "percentiles", 50)
    rule = Rule("verdict_moderate", low="2%", high="5%")
    ways: tuple[Callable[[Any], Any], ...] = (_pickled, copy.copy, copy.deepcopy)
    for again in ways:
        assert (again(address).key, again(address).item) == (("2024", "annual", "USD"), "50")
        assert (again(rule).kind, dict(again(rule).parts)) == ("verdict_moderate", {"low": "2%", "high": "5%"})


@given(occupations())
def test_the_index_has_every_fact_that_a_claim_points_to(occupation: Occupation) -> None:
    index = FactIndex(occupation, narrate.STANDARD)
    whole = {"skills", "majors", "employers", "descriptions"}
    for claim in narrate.report(occupation, locale="en_US").claims:
        for address in claim.facts:
            entry = not address.field or address.shape.endswith("].percentiles") or address.list in whole
            if not entry and not (address.field == "percent" and claim.kind == "band") and address.field != "outlook":
                assert address in index, address
                assert index[address].address == address.published_as(())


def test_a_fact_says_what_it_is() -> None:
    index = FactIndex(narrate.from_dict(SAMPLE), narrate.STANDARD)
    jobs = index[Address("employment", (2014,), "jobs")]
    assert (jobs.value, jobs.unit, jobs.years, jobs.rounding) == (188_600, "jobs", (2014,), 100)
    assert jobs.interval == Interval(Fraction(188_550), Fraction(188_650))
    median = index[Address("pay", (2014, "annual", "USD"), "percentiles", 50)]
    assert (median.unit, median.period, median.interval) == (
        "USD",
        "annual",
        Interval(Fraction("35899.5"), Fraction("35900.5")),
    )
    assert index[Address("entry", (), "training")].value == "none"
    assert index.get(Address("employment", (1999,), "jobs")) is None
    with pytest.raises(KeyError):
        index[Address("employment", (1999,), "jobs")]
    coded = Address("employment", (2014,), "jobs", codes=("29-2072",))
    assert index[coded] == jobs
    assert coded in index
    assert len(list(index)) == len(index)


def test_facts_of_a_figure_are_addresses_and_nothing_else() -> None:
    with pytest.raises(
        InvalidArgumentError, match=r'facts: required is a list of FactSpec, such as FactSpec\("employment"'
    ):
        FigureSpec("openings", Quantity.OPENINGS, ("vacancies",))  # type: ignore[arg-type]


SHARE = MessageSpec(
    "vacancies",
    "growth",
    (),
    (
        FigureSpec("openings", Quantity.OPENINGS, (FactSpec("vacancies", ("{year}",), "openings"),)),
        FigureSpec(
            "growth",
            Quantity.PERCENT,
            (FactSpec("vacancies", ("{year}",), "openings"), FactSpec("employment", ("{year}",), "jobs")),
            share(Rule.own("openings against jobs"), of="openings", over=FactSpec("employment", ("{year}",), "jobs")),
        ),
        FigureSpec("year", Quantity.YEAR, (FactSpec("employment", ("{year}",), "year"),)),
    ),
)


def _plan(_occupation: Occupation, _methodology: narrate.Methodology) -> Plan | Missing:
    return planned(Message(SHARE, (), (7_250, (250, 1), 2014)))


def _specimens() -> Iterator[Message]:
    yield Message(SHARE, (), (7_250, (250, 1), 2014))


def test_a_section_of_ones_own_has_notes_and_formulas(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "vacancies.jinja").write_text(
        "{% block growth %}\n{{ words.opening[openings.plural] }}: {{ openings }} in {{ year }}, {{ growth }} more.\n"
        "{% endblock %}\n",
        encoding="utf-8",
    )
    (tmp_path / "en" / "page.toml").write_text(
        '[fact]\n"vacancies[].openings" = "Vacancies in {1}"\n[rule]\n"openings against jobs" = "Openings against jobs."\n',
        encoding="utf-8",
    )
    style = Style(templates=tmp_path, sections=[Section("vacancies", (SHARE,), _plan, specimens=_specimens)])
    record = Occupation(id="1", employment=(Employment(2014, 5_800),))
    report = narrate.report(record, locale="en_US", sections=["vacancies"], style=style)
    assert narrate.Report.from_dict(report.to_dict()) == report
    (section,) = page_model(report, narrate.STANDARD).sections
    notes = [span.note for block in section.blocks for span in block.spans if span.note is not None]
    growth = next(note for note in notes if note.claim.kind == "percent")
    assert growth.formula == "(7,250 \u2212 5,800) \u00f7 5,800 = 25.0%"
    assert growth.rule == "Openings against jobs."
    assert [(fact.label, fact.value) for fact in growth.facts] == [
        ("Vacancies in 2014", None),
        ("Jobs in 2014", "5,800"),
    ]


def test_a_spread_of_wages_and_a_gap_of_pay_have_their_formulas() -> None:
    model = page_model(narrate.report(SAMPLE, locale="en_US", sections=["pay"]), narrate.STANDARD)
    (section,) = [section for section in model.sections if section.name == "pay"]
    formulas = [span.note.formula for block in section.blocks for span in block.spans if span.note is not None]
    assert "$46,640 \u2212 $28,250 = $18,390" in formulas


def test_every_derivation_of_every_section_is_declared() -> None:
    for section in SECTIONS.values():
        for spec in section.specs:
            figures = {figure.name for figure in spec.figures}
            for figure in spec.figures:
                operands = () if figure.derivation is None else figure.derivation.operands
                assert all(isinstance(one, FactSpec) or one in figures for one in operands), (spec, figure)


TAKES_APART = {"split", "rsplit", "partition", "rpartition", "startswith", "endswith", "removeprefix", "removesuffix"}
PATHS = {"path", "facts", "fact", "address", "rule", "rules", "addresses"}


def split_by_hand(tree: ast.AST) -> list[int]:
    """Find lines where a path, an address or a rule is taken apart: by a method of texts, a slice, or a pattern."""
    lines = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            subject = node.func.value
            named = (
                subject.attr
                if isinstance(subject, ast.Attribute)
                else subject.id
                if isinstance(subject, ast.Name)
                else ""
            )
            arguments = [one.id for one in node.args if isinstance(one, ast.Name)]
            matched = node.func.attr in ("match", "fullmatch", "search", "findall", "sub")
            if (node.func.attr in TAKES_APART and named in PATHS) or (matched and PATHS & set(arguments)):
                lines.append(node.lineno)
        elif (
            isinstance(node, ast.Subscript)
            and isinstance(node.slice, ast.Slice)
            and isinstance(node.value, ast.Name)
            and node.value.id in PATHS - {"facts", "addresses", "rules"}
        ):
            lines.append(node.lineno)
    return lines


STAGES = ("facts", "comparison", "content", "report", "page", "pipeline.py", "checking.py", "bulk.py", "grouping.py")


@pytest.mark.parametrize(
    "module",
    sorted(module for stage in STAGES for module in ([PACKAGE / stage] if stage.endswith(".py") else (PACKAGE / stage).rglob("*.py"))),
    ids=lambda path: str(path.relative_to(PACKAGE)),
)  # fmt: skip
def test_only_the_two_parsers_split_an_address_or_a_rule(module: Path) -> None:
    lines = split_by_hand(ast.parse(module.read_text(encoding="utf-8")))
    allowed = 1 if module.name in ("address.py", "rule.py") and module.parent.name == "facts" else 0
    assert len(lines) <= allowed, f"lines {lines}"


@pytest.mark.parametrize(
    "source",
    [
        'path.partition("[")',
        'claim.rule.startswith("trend")',
        "pattern.fullmatch(path)",
        "re.sub('x', '', rule)",
        "path[:3]",
    ],
)
def test_each_way_of_splitting_is_found(source: str) -> None:
    assert split_by_hand(ast.parse(source))


def test_a_projection_has_the_interval_of_its_rounding() -> None:
    record = Occupation(id="1", projections=(Projection(2014, 2024, 217_600, percent=Decimal("15.4")),))
    index = FactIndex(record, narrate.STANDARD)
    assert index[Address("projections", (2014, 2024), "percent")].interval == Interval(
        Fraction("15.35"), Fraction("15.45")
    )
    assert index[Address("projections", (2014, 2024), "base_year")].interval is None


def test_what_is_kept_for_claims_is_not_shared_by_another_methodology_year_or_currency() -> None:
    """The same sentences of the same figures, one after the other: their claims still say their own facts and rules."""
    trend = {
        "id": "1",
        "employment": [{"year": 2012, "jobs": 100_000}, {"year": 2014, "jobs": 106_000}],
        "projections": [{"base_year": 2012, "target_year": 2022, "jobs": 150_000}],
    }
    narrow = narrate.methodology_from_toml('name = "narrow"\non_track = 1\nmoderate = 5')
    rules = [
        claim.rule
        for methodology in (narrate.STANDARD, narrow, narrate.STANDARD)
        for claim in narrate.report(trend, locale="en_US", sections=["job_trends"], methodology=methodology).claims
        if claim.kind == "verdict"
    ]
    assert rules == ["trend: 2% < gap <= 5%", "trend: 1% < gap <= 5%", "trend: 2% < gap <= 5%"]

    def median(year: int, currency: str) -> Address:
        wage = {"year": year, "period": "annual", "currency": currency, "month": 5, "percentiles": {"50": 35_900}}
        report = narrate.report({"id": "1", "pay": [wage]}, locale="en_US", sections=["pay"])
        return next(claim.facts[0] for claim in report.claims if claim.kind == "money")

    for year, currency in ((2014, "USD"), (2014, "EUR"), (2015, "USD"), (2014, "USD")):
        assert median(year, currency) == f"pay[{year}.annual.{currency}].percentiles[50]"
