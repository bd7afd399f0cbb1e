"""Quoted texts of the handbook: each topic that a page has, in its own words, and no figure told twice."""

from __future__ import annotations

import gzip
import html
import json
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.importing.files.documents import HEADING, ITEM, PARAGRAPH, TABLE, Passage
from narrate.importing.ledger import Ledger
from narrate.importing.ooh.extracts import read_profiles
from narrate.importing.ooh.feed import read_feed
from narrate.importing.ooh.pages import read_page
from narrate.importing.ooh.quotations import quotations
from narrate.records import Occupation

HEADINGS = {"schedule": "Work Schedule", "injuries": "Injur", "license": "Licen"}


def heading(text: str) -> Passage:
    return Passage(HEADING, text)


def words(text: str) -> str:
    """Only the letters and digits of a text, so that spaces and markup do not count."""
    return re.sub(r"\W+", "", text)


def paragraphs(record: Occupation) -> list[str]:
    return [part for passages in record.texts.values() for one in passages for part in one.text.split("\n\n")]


def test_each_page_has_the_topics_that_its_own_headings_have(shared_data: Path) -> None:
    pages = sorted((shared_data / "ooh" / "raw").glob("*.html.gz"))
    assert len(pages) == 7
    for page in pages:
        (record,) = read_page(page, Ledger(page.name))
        source = gzip.decompress(page.read_bytes()).decode()
        for topic, begun in HEADINGS.items():
            has = re.search(rf"<h3[^>]*>(?:\s|<[^>]*>|&nbsp;)*{begun}", source) is not None
            assert (topic in record.texts) == has, (page.name, topic)
        assert "settings" in record.texts
        assert bool(record.employers) == ("largest employers of" in source)
        plain = words(html.unescape(re.sub(r"<[^>]*>", "", source)))
        assert all(words(part) in plain for part in paragraphs(record))


def test_each_profile_has_the_topics_that_its_own_headings_have(shared_data: Path) -> None:
    path = shared_data / "ooh" / "ooh-profiles-2024-34.jsonl.gz"
    records = list(read_profiles(path, Ledger(path.name)))
    found = Counter(topic for record in records for topic in record.texts)
    with gzip.open(path, "rt", encoding="utf-8") as file:
        profiles = [line for line in file if '"military-careers"' not in line]
    counted = {topic: sum(f'"## {begun}' in line for line in profiles) for topic, begun in HEADINGS.items()}
    assert {topic: found[topic] for topic in counted} == counted == {"schedule": 168, "injuries": 42, "license": 134}
    # The others say nothing of where people work but which employers are the largest.
    assert found["settings"] == 165
    settings = [record.texts["settings"][0].text for record in records if "settings" in record.texts]
    assert not [text for text in settings if "as follows:" in text]


def test_the_feed_has_the_topics_of_its_own_headings(shared_data: Path) -> None:
    path = shared_data / "ooh" / "ooh-2019-29_sample_RECONSTRUCTED.xml"
    records = list(read_feed(path, Ledger(path.name)))
    source = path.read_text(encoding="utf-8")
    found = Counter(topic for record in records for topic in record.texts)
    assert found["settings"] == source.count("<work_environment>") == 5
    for topic, begun in HEADINGS.items():
        assert found[topic] == len(re.findall(rf"<h[34][^>]*>(?:\s|<[^>]*>)*{begun}", source))
    assert all(record.employers for record in records)


def test_a_quotation_says_where_it_is_from(shared_data: Path) -> None:
    (record,) = read_page(shared_data / "ooh" / "raw" / "actors.html.gz", Ledger("actors"))
    (schedule,) = record.texts["schedule"]
    assert schedule.text.startswith("Part-time work is common for actors.")
    assert schedule.language == "en"
    assert schedule.source is not None
    assert (schedule.source.title, schedule.source.period) == ("Occupational Outlook Handbook", "2024-2034")


def test_jobs_and_employers_are_facts_and_not_quoted() -> None:
    environment = [
        Passage(PARAGRAPH, "Models held about 5,800 jobs in 2014. The largest employers of models were as follows:"),
        Passage(TABLE, rows=(("Schools", "20%"),)),
        Passage(PARAGRAPH, "Models held about 5.8 million jobs in 2014."),
        Passage(PARAGRAPH, "Models work indoors."),
        heading("Work Schedules"),
        Passage(PARAGRAPH, "They vary."),
        Passage(ITEM, "At night"),
        heading("Something Else"),
        Passage(PARAGRAPH, "Not quoted."),
    ]
    assert quotations(environment, []) == {"settings": "Models work indoors.", "schedule": "They vary.\n\nAt night"}


@pytest.mark.parametrize(
    ("title", "topic"),
    [
        ("Licenses, Certifications, and Registrations", "license"),
        ("Licenses and Certifications", "license"),
        ("Licensure", "license"),
        ("Certification", "license"),
        ("Work Schedule", "schedule"),
        ("Work schedules", "schedule"),
        ("Injuries", "injuries"),
        ("Injuries and illnesses", "injuries"),
        ("Education", None),
        ("Working with Licenses", None),
        ("", None),
    ],
)
def test_a_heading_begins_its_topic_and_ends_the_one_before(title: str, topic: str | None) -> None:
    entry = [Passage(PARAGRAPH, "Before."), heading(title), Passage(PARAGRAPH, "After.")]
    assert quotations([], entry) == ({} if topic is None else {topic: "After."})


@given(
    st.lists(
        st.builds(
            Passage,
            st.sampled_from([HEADING, PARAGRAPH, ITEM, TABLE]),
            st.sampled_from(["Licenses", "Injuries", "A. b", "X held about 5 jobs.", "as follows:", "Education"]),
        ),
        max_size=8,
    )
)
def test_every_quoted_paragraph_is_one_of_the_page(section: list[Passage]) -> None:
    published = {block.text for block in section if block.kind in (PARAGRAPH, ITEM)}
    for text in quotations(section, section).values():
        assert set(text.split("\n\n")) <= published


def test_odd_sections_of_an_extract_end_in_a_record(tmp_path: Path, shared_data: Path) -> None:
    path = shared_data / "ooh" / "ooh-profiles-2024-34.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        profile = json.loads(file.readline())
    for odd in (None, 5, "text", [], [None, 5, ["x"]], ["## "], ["## Licenses"], ["a\x00\u202eb"], {"a": "b"}):
        changed = tmp_path / "profiles.jsonl"
        changed.write_text(json.dumps({**profile, "how_to_become_one": odd, "work_environment": odd}) + "\n")
        ledger = Ledger("profiles.jsonl")
        assert len(list(read_profiles(changed, ledger))) == 1
        assert ledger.balanced
