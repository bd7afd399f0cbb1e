"""All real occupations of the joined editions, in every locale: true, complete, and nothing left over."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from pathlib import Path

import pytest
from extent import THOROUGH, share, thorough

import narrate
from narrate import Employment, Name, Occupation, Projection, Report
from narrate.content import Message

LOCALES = narrate.locales()


EVERYWHERE = ("2012-2014", "2014-2024")
"""The joins that are written in every locale; the others differ in their figures only."""


def reach(place: int) -> tuple[str, ...]:
    """Return the locales of a record: all, or four that are others for the next record."""
    if THOROUGH:
        return LOCALES
    return tuple(LOCALES[(place + step * len(LOCALES) // 4) % len(LOCALES)] for step in range(4))


def occupations(path: Path) -> list[Occupation]:
    """Read a join of two editions."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    years = [int(name.removeprefix("jobs_")) for name in rows[0] if name.startswith("jobs_")]
    targets = [int(name.removeprefix("proj_")) for name in rows[0] if name.startswith("proj_")]
    return [
        Occupation(
            id=row["soc"],
            names={"en": Name(row["title"].lower())},
            employment=tuple(Employment(year, int(row[f"jobs_{year}"])) for year in years),
            projections=tuple(
                Projection(year, target, int(row[f"proj_{target}"]))
                for year, target in zip(years, targets, strict=True)
            ),
        )
        for row in rows
    ]


def directions(message: Message) -> None:
    """Hold the direction of a message against its figures."""
    values = message.values()
    written = dict(zip([choice.name for choice in message.spec.choices], message.choices, strict=True))
    pairs = {"observed_change": ("first", "second"), "on_pace": ("expected", "observed")}
    if message.spec.name in pairs:
        before, after = (values[name] for name in pairs[message.spec.name])
        assert isinstance(before, int)
        assert isinstance(after, int)
        side = written.get("direction") or written["side"]
        assert {"up": after > before, "higher": after > before, "down": after < before, "lower": after < before}.get(
            side, abs(after - before) * 1000 <= before
        )


@pytest.mark.parametrize(
    ("join", "count"),
    [("2012-2014", 817), ("2014-2024", 719), ("2021-2022", 832), ("2018-2019", 710), ("2012-2022", 718)],
)
def test_every_occupation_of_a_join_is_told(shared_data: Path, join: str, count: int) -> None:
    records = occupations(shared_data / f"occupations-{join}.csv")
    assert len(records) == count
    written = Counter[str]()
    for place, record in share(tuple(enumerate(records)), 3):
        locales = reach(place) if join in EVERYWHERE else ("en_US", "es_ES")
        claimed = set()
        for report in narrate.reports([record], locales=locales):
            assert isinstance(report, Report)
            written[report.locale] += 1
            for section in report.sections:
                assert not re.search(r"[-\u2212]\d|\bNone\b|\bnan\b|  ", section.text)
                claims = section.claims
                assert not [claim for claim in claims if claim.kind == "percent" and not claim.value]
                covered = {place for claim in claims for place in range(claim.start, claim.end)}
                assert all(place in covered for place, sign in enumerate(section.text) if sign.isdigit()), section.text
                for message in section.plan.messages:
                    directions(message)
            # What is claimed does not depend on the language.
            (trends,) = [section for section in report.sections if section.name == "job_trends"]
            claimed.add(tuple(sorted((claim.kind, str(claim.value)) for claim in trends.claims)))
        assert len(claimed) == 1, record.id
    if join in EVERYWHERE:
        assert set(written) == set(LOCALES)
        assert min(written.values()) > (100 if THOROUGH else 30)
    places = share(range(count), 3)
    assert written.total() == sum(len(reach(place)) if join in EVERYWHERE else 2 for place in places)


NEEDED = {
    "No formal educational credential": "no formal educational credential",
    "High school diploma or equivalent": "a high school diploma or equivalent",
    "Some college, no degree": "some college, but no degree,",
    "Postsecondary nondegree award": "a postsecondary nondegree award",
    "Associate's degree": "an associate’s degree",
    "Bachelor's degree": "a bachelor’s degree",
    "Master's degree": "a master’s degree",
    "Doctoral or professional degree": "a doctoral or professional degree",
}
EXPERIENCE = {
    "None": "no work experience in a related occupation",
    "Less than 5 years": "some work experience in a related occupation, less than five years",
    "5 years or more": "five years or more of work experience in a related occupation",
}
TRAINING = {
    "None": "no on-the-job training",
    "Short-term on-the-job training": "short-term on-the-job training",
    "Moderate-term on-the-job training": "moderate-term on-the-job training",
    "Long-term on-the-job training": "long-term on-the-job training",
    "Apprenticeship": "an apprenticeship",
    "Internship/residency": "an internship or residency",
}


@thorough
def test_entry_agrees_with_the_published_categories_of_every_occupation(shared_data: Path, edition: Path) -> None:
    with (shared_data / "bls-employment-projections" / "ep-2024-34.csv").open(encoding="utf-8", newline="") as file:
        published = {row["soc"]: row for row in csv.DictReader(file) if row["occ_type"] == "Line item"}
    records = [narrate.from_dict(json.loads(line)) for line in edition.read_text(encoding="utf-8").splitlines()]
    assert len(records) == len(published) == 832
    for record in records:
        row = published[record.id]
        (section,) = narrate.report(record, locale="en_US", sections=["entry"]).sections
        name = record.names["en"].plural
        assert name is not None
        # An inverted title is quoted.
        name = f"“{name}”" if record.names["en"].inverted else name
        assert section.text.lower() == (
            f"{name.lower()} typically need {NEEDED[row['education']]} to enter the occupation. "
            f"workers typically need {EXPERIENCE[row['work_experience']]}. "
            f"workers typically need {TRAINING[row['ojt']]} to become competent in the occupation."
        )


def test_order_does_not_matter(shared_data: Path) -> None:
    records = occupations(shared_data / "occupations-2012-2014.csv")[:200]
    forward = [report.to_dict() for report in narrate.reports(records, locales=["es_ES"]) if isinstance(report, Report)]
    backward = [
        report.to_dict() for report in narrate.reports(records[::-1], locales=["es_ES"]) if isinstance(report, Report)
    ]
    assert forward == backward[::-1]
