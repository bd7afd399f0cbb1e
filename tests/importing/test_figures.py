"""How many of a file's figures can reach prose, by the claims of the records that are made of it."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner
from extent import thorough

import narrate
from narrate import AtLeast, Employment, Name, Occupation, Pay, Projection, Skill
from narrate.cli import main
from narrate.importing.figures import figures, with_figures_counted
from narrate.importing.ledger import Ledger
from narrate.records import Employer, Major

RECORD = Occupation(
    "1",
    employment=(Employment(2012, 100), Employment(2014, AtLeast(Decimal(90)))),
    projections=(
        Projection(2014, 2024, 120, percent=Decimal("20.1"), whole_percent=20, openings_per_year=5, change=20),
    ),
    pay=(
        Pay(2024, period="annual", currency="USD", percentiles={33: Decimal(6), 50: Decimal(7)}),
        Pay(2024, period="hourly", currency="USD", percentiles={50: Decimal(8)}),
    ),
    skills=(Skill("social", Decimal(3)), Skill("Artistic", Decimal(4), instrument="Interests")),
    majors=(Major({"en": Name("Nursing")}, Decimal(5)), Major({"en": Name("Art")})),
    employers=(Employer({"en": Name("hospitals")}, Decimal(60)),),
)


def test_every_figure_of_a_record_is_one_and_no_year_is() -> None:
    assert [str(address) for address, _ in figures(RECORD)] == [
        "employment[2012].jobs", "employment[2014].jobs",
        "projections[2014-2024].jobs", "projections[2014-2024].percent", "projections[2014-2024].whole_percent",
        "projections[2014-2024].change", "projections[2014-2024].openings_per_year",
        "pay[2024.annual.USD].percentiles[33]", "pay[2024.annual.USD].percentiles[50]",
        "pay[2024.hourly.USD].percentiles[50]",
        "skills[social].score", "skills[Artistic].score", "majors[0].share", "employers[0].share",
    ]  # fmt: skip


def test_a_figure_that_no_claim_rests_on_cannot_reach_prose() -> None:
    one = Ledger("one"), Ledger("pay")
    passed = with_figures_counted(
        [RECORD, Occupation("2")], lambda _record, address, _instrument: one[address.list == "pay"]
    )
    assert list(passed) == [RECORD, Occupation("2")]
    # Not among them: the published change, the decimal percent, which needs a second edition, and the share of one major where another has none.
    claimed = {str(fact) for claim in narrate.report(RECORD, locale="en_US").claims for fact in claim.facts}
    assert {str(address) for address, _ in figures(RECORD)} & claimed == {
        "employment[2012].jobs", "employment[2014].jobs", "projections[2014-2024].jobs",
        "projections[2014-2024].whole_percent",
        "projections[2014-2024].openings_per_year", "pay[2024.annual.USD].percentiles[50]", "employers[0].share",
    }  # fmt: skip
    assert "skills" in claimed
    assert [(ledger.figures, ledger.figures_in_prose) for ledger in one] == [(11, 8), (3, 1)]


def test_scores_of_a_questionnaire_that_prose_has_no_word_for_do_not_reach_it() -> None:
    ledger = Ledger("x")
    scores = (
        Skill("social", Decimal(3)),
        Skill("analytical", Decimal(4)),
        Skill("Artistic", Decimal(5), instrument="Temperaments"),
    )
    list(with_figures_counted([Occupation("1", skills=scores)], lambda *_figure: ledger))
    assert (ledger.figures, ledger.figures_in_prose) == (3, 2)


def test_a_figure_whose_name_is_in_another_language_reaches_that_languages_prose() -> None:
    ledger = Ledger("x")
    made = [Occupation(key, employers=(Employer({key: Name("szpitale")}, Decimal(60)),)) for key in ("pl", "eo")]
    list(with_figures_counted(made, lambda *_figure: ledger))
    assert (ledger.figures, ledger.figures_in_prose) == (2, 1)


def _figures(report: Path) -> dict[str, tuple[int, int]]:
    """Read the lines of an account: by file the figures, and those that can reach prose."""
    found = re.findall(
        r"^(\S+): .*\n  (\d+) figures? in records, (\d+) can reach prose$", report.read_text("utf-8"), re.MULTILINE
    )
    return {file: (int(read), int(reach)) for file, read, reach in found}


def test_the_account_counts_the_figures_of_each_file(tmp_path: Path) -> None:
    edition = tmp_path / "2014-24.csv"
    edition.write_text(
        "Occupation Title,Occupation Code,Employment 2014,Employment 2024,"
        '"Employment Change, 2014-2024","Employment Percent Change, 2014-2024","Median Annual Wage, 2015"\n'
        'Models,41-9012,4.8,5.0,0.2,4.2,"$30,000"\nDivers,49-9092,2.0,2.1,0.1,5.0,—\n',
        encoding="utf-8",
    )
    wages = tmp_path / "national_M2014_dl.csv"
    wages.write_text(
        "OCC_CODE,OCC_TITLE,OCC_GROUP,H_MEDIAN,A_MEDIAN,A_PCT10,A_PCT25,A_PCT75,A_PCT90\n"
        "41-9012,Models,detailed,12.5,26000,16000,20000,30000,50000\n"
        "11-1011,Chief Executives,detailed,50,100000,1,2,3,4\n",
        encoding="utf-8",
    )
    out, account = tmp_path / "r.jsonl", tmp_path / "a.txt"
    arguments = ["import", "bls-projections", str(edition), "--wages", str(wages), "--to", str(out)]
    result = CliRunner().invoke(main, [*arguments, "--report", str(account)])
    assert result.exit_code == 0, result.stderr
    models, divers = (narrate.from_dict(json.loads(line)) for line in out.read_text("utf-8").splitlines())
    assert [len(one.pay) for one in (models, divers)] == [3, 0]
    found = _figures(account)
    # Of the survey neither the hourly median nor the annual one of an older year; of the edition no published change, and no
    # percent, which one edition alone gives no trend for.
    assert found["national_M2014_dl.csv"] == (6, 4)
    assert found["2014-24.csv"] == (9, 5)
    assert "can reach prose" not in result.stderr
    plain = CliRunner().invoke(main, arguments)
    assert plain.stderr == result.stderr


@pytest.mark.parametrize(("map_of", "counted"), [("employment.2024", (2, 2)), ("pay.2024.annual.p30", (2, 0))])
def test_the_account_of_any_table_counts_its_figures(map_of: str, counted: tuple[int, int], tmp_path: Path) -> None:
    table, mapping, account = tmp_path / "t.csv", tmp_path / "m.toml", tmp_path / "a.txt"
    table.write_text("code,n\na,500\nb,700\n", encoding="utf-8")
    constant = '[constant]\n"pay.2024.annual.currency" = "EUR"\n' if "pay" in map_of else ""
    mapping.write_text(f'[columns]\n"code" = "id"\n"n" = "{map_of}"\n{constant}', encoding="utf-8")
    arguments = ["import", "csv", table, "--map", mapping, "--to", tmp_path / "r.jsonl", "--report", account]
    result = CliRunner().invoke(main, list(map(str, arguments)))
    assert result.exit_code == 0, result.stderr
    assert _figures(account) == {"t.csv": counted}


@thorough
def test_the_percentiles_of_817_records_reach_prose(shared_data: Path, tmp_path: Path) -> None:
    raw, account = shared_data / "bls-employment-projections" / "raw", tmp_path / "import.txt"
    arguments = [
        "import", "bls-projections", raw / "2012-22_occupation.xls", raw / "2014-24_occupation.xlsx",
        "--wages", shared_data / "bls-oews" / "raw" / "national_M2014_dl.csv",
        "--to", tmp_path / "r.jsonl", "--report", account,
    ]  # fmt: skip
    assert CliRunner().invoke(main, list(map(str, arguments))).exit_code == 0
    spread = 0
    for line in (tmp_path / "r.jsonl").read_text("utf-8").splitlines():
        written = narrate.report(narrate.from_dict(json.loads(line)), locale="en_US")
        pay = [claim for claim in written.claims if claim.section == "pay"]
        ranks = {fact.item: fact.key[0] for claim in pay for fact in claim.facts if fact.item}
        spread += bool({"10", "25", "75", "90"} & ranks.keys())
        assert {year for rank, year in ranks.items() if rank != "50"} <= {"2014"}
    assert spread == 817
    assert _figures(account) == {
        "2012-22_occupation.xls": (3268, 2422),
        "2014-24_occupation.xlsx": (4091, 3269),
        "national_M2014_dl.csv": (7860, 3242),
    }
