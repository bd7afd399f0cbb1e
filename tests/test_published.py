"""Published pages, reproduced: every figure, every verdict and every sentence that agencies and sites printed."""

from __future__ import annotations

import csv
import json
import re
from decimal import Decimal
from pathlib import Path

import narrate
from narrate import CAREER_PROFILE, STANDARD, Employment, Name, Occupation, Pay, Projection

SEED = (
    "This occupation supported 186,300 jobs in 2012 and 188,600 jobs in 2014, reflecting an increase of 1.2%. In 2012, "
    "this occupation was projected to increase by 22.1% in 2022 to 227,500 jobs. As of 2014, to keep pace with "
    "prediction, the expected number of jobs was 194,500, compared with an observed value of 188,600, 3.0% lower than "
    "expected. This indicates current employment trends are worse than the 2012 trend within this occupation. In 2014, "
    "this occupation was projected to increase by 15.6% in 2024 to 217,600 jobs. Linear extrapolation of the 2012 "
    "projection for 2022 results in an expected number of 235,700 jobs for 2024, 8.3% higher than the 2014 projection "
    "for 2024. This indicates expectations for future employment trends are much worse than the 2012 trend within this "
    "occupation."
)


def technicians() -> Occupation:
    """The seed's record."""
    return Occupation(
        id="29-2071",
        names={
            "en": Name("medical records and health information technicians", short="health information technicians")
        },
        employment=(Employment(2012, 186_300), Employment(2014, 188_600)),
        projections=(Projection(2012, 2022, 227_500), Projection(2014, 2024, 217_600)),
    )


def trends(occupation: Occupation, methodology: narrate.Methodology) -> str:
    return narrate.report(occupation, locale="en_US", sections=["job_trends"], methodology=methodology).text


def test_the_seed_comes_out_to_the_byte() -> None:
    assert trends(technicians(), CAREER_PROFILE) == SEED


def test_the_standard_differs_from_the_seed_in_the_slip_alone() -> None:
    assert trends(technicians(), STANDARD) == SEED.replace("15.6%", "15.4%")


def test_published_trend_pages_agree_in_every_figure_and_verdict(shared_data: Path) -> None:
    with (shared_data / "published-trends" / "trends-2012-2014.csv").open(encoding="utf-8", newline="") as file:
        lines = [line for line in file if not line.startswith("#")]
    rows = list(csv.DictReader(lines))
    assert len(rows) == 12
    for row in rows:
        occupation = Occupation(
            id=row["title"],
            employment=(Employment(2012, int(row["jobs_2012"])), Employment(2014, int(row["jobs_2014"]))),
            projections=(
                Projection(2012, 2022, int(row["proj2022_jobs"])),
                Projection(2014, 2024, int(row["proj2024_jobs"])),
            ),
        )
        text = trends(occupation, CAREER_PROFILE)
        for column in ("expected_2014", "observed_2014", "extrapolated_2024"):
            assert f"{int(row[column]):,}" in text, (row["title"], column)
        words = {
            "change_pct_2012_2014": "change_word_2012_2014",
            "proj2022_pct": "proj2022_word",
            "proj2024_pct": "proj2024_word",
        }
        for column, word in words.items():
            if Decimal(row[column]) == 0:
                assert "no change" in text
                continue
            joint = "of" if column.startswith("change") else "by"
            assert f"{row[word]} {joint} {row[column]}%" in text, (row["title"], column, text)
        assert f"{row['gap_2014_pct']}% {row['gap_2014_word']} than expected" in text, row["title"]
        assert f"{row['gap_2024_pct']}% {row['gap_2024_word']} than the 2014 projection" in text, row["title"]
        verdicts = re.findall(r"trends are (.+?) the 2012 trend", text)
        assert verdicts == [row["class_2014_phrase"], row["class_2024_phrase"]], row["title"]


def handbook_record(case: dict[str, object]) -> Occupation:
    """A record of one handbook profile, from its facts alone."""
    facts = {key: value for key, value in case["facts"].items() if value not in ("", None)}  # type: ignore[attr-defined]
    pay: tuple[Pay, ...] = ()
    if "pay_median" in facts:
        percentiles = {50: facts["pay_median"], 10: facts["pay_p10"], 90: facts["pay_p90"]}
        amounts = {rank: Decimal(amount) for rank, amount in percentiles.items()}
        pay = (Pay(facts["pay_year"], month=5, period=facts["pay_period"], currency="USD", percentiles=amounts),)
    projection = Projection(
        2024, 2034, percent=Decimal(facts["outlook_percent"]), openings_per_year=int(facts["openings_per_year"])
    )
    return Occupation(
        id=str(case["slug"]),
        names={"en": Name(str(case["subject"]))},
        employment=(Employment(2024, facts["jobs_2024"]),),
        projections=(projection,),
        pay=pay,
        combined=len(case["soc_codes"]) > 1,  # type: ignore[arg-type]
    )


def test_handbook_sentences_come_out_word_for_word(shared_data: Path) -> None:
    sections = {"jobs_held": "employment", "outlook": "job_outlook", "openings": "job_outlook"}
    compared = 0
    for line in (shared_data / "ooh" / "outlook-cases.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        if not case["sentences"]:
            continue
        report = narrate.report(handbook_record(case), locale="en_US")
        texts = {section.name: section.text for section in report.sections}
        for name, sentence in case["sentences"].items():
            assert sentence in texts[sections.get(name, "pay")], (case["slug"], name)
            compared += 1
        written = " ".join(texts[name] for name in ("pay", "job_outlook") if name in texts)
        wanted = [
            case["sentences"].get(name, "")
            for name in ("pay_median", "pay_definition", "pay_range", "outlook", "openings")
        ]
        assert written == " ".join(filter(None, wanted)), case["slug"]
    assert compared == 921
