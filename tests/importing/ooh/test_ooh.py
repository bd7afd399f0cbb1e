"""The Occupational Outlook Handbook: every profile a record, and every sentence of the bureau's back out of it."""

from __future__ import annotations

import csv
import gzip
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from handbook import FEED, HTML, SAMPLE
from hypothesis import given
from hypothesis import strategies as st

import narrate
from narrate.errors import UnreadableInputError
from narrate.importing.bls.labels import EDUCATION, EXPERIENCE, OUTLOOK, TRAINING, value_of
from narrate.importing.ledger import Ledger
from narrate.importing.ooh.extracts import read_profiles
from narrate.importing.ooh.feed import read_feed
from narrate.importing.ooh.pages import read_page
from narrate.records import AtLeast, Entry, Occupation

Reader = Callable[[Path, Ledger], Iterator[Occupation]]

SENTENCES = {
    "jobs_held": "employment",
    "pay_median": "pay",
    "pay_definition": "pay",
    "pay_range": "pay",
    "outlook": "job_outlook",
    "openings": "job_outlook",
}


@pytest.fixture
def ooh(shared_data: Path) -> Path:
    return shared_data / "ooh"


def read(reader: Reader, path: Path) -> tuple[list[Occupation], Ledger]:
    ledger = Ledger(path.name)
    records = list(reader(path, ledger))
    assert ledger.balanced
    assert ledger.used == len(records)
    return records, ledger


def extracted(folder: Path, **changes: Any) -> tuple[Occupation, Ledger]:
    """The record of the sample with some keys changed; a change of quick facts is laid over the others."""
    quick = SAMPLE["quick_facts"] | changes.pop("quick_facts", {})
    path = folder / "profiles.jsonl"
    path.write_text(json.dumps({**SAMPLE, "quick_facts": quick, **changes}) + "\n", encoding="utf-8")
    records, ledger = read(read_profiles, path)
    return records[0], ledger


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def by_codes(records: list[Occupation]) -> dict[frozenset[str], Occupation]:
    return {frozenset(record.id.split("+")): record for record in records}


def test_every_profile_but_one_is_a_record(ooh: Path) -> None:
    records, ledger = read(read_profiles, ooh / "ooh-profiles-2024-34.jsonl.gz")
    assert (ledger.read, len(records), len({record.id for record in records})) == (171, 170, 170)
    assert [(left.name, left.reason) for left in ledger.left] == [("military-careers", "has no quick facts")]
    assert ledger.notes == []


def test_every_fact_of_the_table_of_quick_facts_is_in_its_record(ooh: Path) -> None:
    records, _ = read(read_profiles, ooh / "ooh-profiles-2024-34.jsonl.gz")
    made = by_codes(records)
    compared = 0
    for row in rows(ooh / "ooh-quickfacts-2024-34.csv"):
        if not row["soc_codes"]:
            assert row["slug"] == "military-careers"
            continue
        record = made[frozenset(row["soc_codes"].split("|"))]
        (employment,), (projection,) = record.employment, record.projections
        name, entry = record.names["en"], record.entry or Entry()
        assert record.scheme == "soc2018"
        assert record.combined == ("|" in row["soc_codes"]) == row["outlook_sentence"].startswith("Overall ")
        assert name.plural == row["subject_in_prose"]
        assert name.singular is not None
        assert name.singular.casefold() == row["singular_with_article"].split(" ", 1)[1].casefold()
        assert (employment.year, str(employment.jobs)) == (2024, row["jobs_2024"])
        assert (projection.base_year, projection.target_year) == (2024, 2034)
        assert str(projection.percent) == row["outlook_pct"]
        assert projection.outlook == OUTLOOK[row["outlook_label"].casefold()]
        assert str(projection.change) == row["change_2024_34"]
        assert str(projection.openings_per_year) == row["openings_per_year"]
        assert entry.education == value_of(row["education"], EDUCATION)
        assert entry.experience == value_of(row["work_experience"], EXPERIENCE)
        assert entry.training == value_of(row["ojt"], TRAINING)
        for pay in record.pay:
            median = pay.percentiles[50]
            value = median.value if isinstance(median, AtLeast) else median
            shown = f"${value:,} per {'year' if pay.period == 'annual' else 'hour'}"
            assert (pay.year, shown in row["median_pay_raw"]) in ((2024, True), (2017, False)), row["slug"]
            assert isinstance(median, AtLeast) == ("equal to or greater" in row["median_pay_raw"])
        assert len([pay for pay in record.pay if pay.year == 2024]) == row["median_pay_raw"].count(" per ")
        compared += 1
    assert compared == 170


def told(record: Occupation) -> dict[str, str]:
    return {section.name: section.text for section in narrate.report(record, locale="en_US").sections}


def test_every_sentence_of_the_bureau_comes_out_of_its_record_word_for_word(ooh: Path) -> None:
    records, _ = read(read_profiles, ooh / "ooh-profiles-2024-34.jsonl.gz")
    made = by_codes(records)
    compared = 0
    for line in (ooh / "outlook-cases.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        if not case["sentences"]:
            continue
        texts = told(made[frozenset(case["soc_codes"])])
        for name, sentence in case["sentences"].items():
            assert sentence in texts[SENTENCES[name]], (case["slug"], name)
            compared += 1
    assert compared == 921


def test_a_page_gives_what_its_extract_gives_and_the_employers_besides(ooh: Path) -> None:
    records, _ = read(read_profiles, ooh / "ooh-profiles-2024-34.jsonl.gz")
    made = {record.id: record for record in records}
    paths = sorted((ooh / "raw").glob("*.html.gz"))
    assert len(paths) == 7
    shared = 0
    for path in paths:
        (record,), ledger = read(read_page, path)
        assert not ledger.notes
        assert not ledger.left
        assert record.names["en"].proposed is False
        assert bool(record.employers) == (not record.combined)
        if record.id in made:
            assert evolve(record, employers=()) == made[record.id]
            shared += 1
    assert shared >= 4


def test_an_unpacked_page_is_read_like_the_packed_one(ooh: Path, tmp_path: Path) -> None:
    packed = ooh / "raw" / "actors.html.gz"
    plain = tmp_path / "actors.html"
    plain.write_bytes(gzip.decompress(packed.read_bytes()))
    (record,), _ = read(read_page, plain)
    assert [record] == read(read_page, packed)[0]
    assert record.id == "27-2011"
    assert [(pay.period, dict(pay.percentiles)) for pay in record.pay] == [
        ("hourly", {50: Decimal("23.33"), 10: Decimal("14.00"), 90: Decimal("97.19")})
    ]
    first = record.employers[0]
    assert (first.names["en"].plural, first.share) == ("self-employed workers", Decimal(28))
    assert record.descriptions["en"].startswith("Actors express ideas")


def test_the_feed_gives_its_five_occupations(ooh: Path) -> None:
    records, ledger = read(read_feed, ooh / "ooh-2019-29_sample_RECONSTRUCTED.xml")
    assert not ledger.notes
    assert [record.id for record in records] == ["13-2011", "27-2011", "15-2011", "11-3010", "25-3011"]
    accountants = records[0]
    (projection,) = accountants.projections
    assert (projection.base_year, projection.target_year, projection.jobs) == (2019, 2029, 1_497_900)
    assert (projection.change, projection.openings_per_year) == (61_700, None)
    assert [employer.share for employer in accountants.employers] == [24, 9, 8, 7, 6]
    texts = told(accountants)
    assert texts["job_outlook"] == (
        "Employment of accountants and auditors is projected to grow 4 percent from 2019 to 2029, about as fast as "
        "the average for all occupations."
    )
    assert texts["employment"].startswith("Accountants and auditors held about 1.4 million jobs in 2019.")
    assert texts["pay"].startswith("The median annual wage for accountants and auditors was $71,550 in May 2019.")
    assert texts["pay"].endswith("than $44,480, and the highest 10 percent earned more than $124,450.")
    assert records[4].projections[0].change == -6_200
    assert records[1].names["en"].singular == "actor"


def test_trap_4_the_published_whole_percent_is_kept_and_not_computed(tmp_path: Path) -> None:
    record, _ = extracted(tmp_path, outlook_table=[["A", "13-2011", "1,579,800", "1,652,600", "5", "72,700"]])
    assert record.projections[0].percent == 5
    assert record.projections[0].change == 72_800


def test_trap_3_a_percent_beside_equal_levels_is_told_where_the_levels_are_not(ooh: Path) -> None:
    records, _ = read(read_profiles, ooh / "ooh-profiles-2024-34.jsonl.gz")
    models = next(record for record in records if record.id == "41-9012")
    assert models.employment[0].jobs == models.projections[0].jobs == 6_700
    texts = told(models)
    assert texts["job_outlook"].startswith("Employment of models is projected to decline 1 percent from 2024 to 2034.")
    (trends,) = narrate.report(models, locale="en_US", sections=["job_trends"]).sections
    assert "%" not in trends.text


def test_levels_that_no_rounding_brings_together_with_the_percent_forbid_it(tmp_path: Path) -> None:
    facts = {"Number of Jobs, 2024": "6,700", "Job Outlook, 2024–34": "-9% (Decline)"}
    record, _ = extracted(tmp_path, quick_facts=facts, outlook_table=[["A", "13-2011", "6,700", "6,700", "-9", "0"]])
    assert "9 percent" not in told(record)["job_outlook"]


def test_a_wage_with_its_range_is_told_before_a_bare_median(tmp_path: Path) -> None:
    pay = SAMPLE["pay"][0].replace("annual", "hourly").replace("$81,680", "$39.27")
    record, _ = extracted(tmp_path, pay=[pay.replace("$52,780", "$25.38").replace("$141,420", "$67.99")])
    assert [(entry.period, len(entry.percentiles)) for entry in record.pay] == [("annual", 1), ("hourly", 3)]
    assert told(record)["pay"].startswith("The median hourly wage for accountants and auditors was $39.27 in May 2024.")
    assert "less than $25.38, and the highest 10 percent earned more than $67.99." in told(record)["pay"]


def test_trap_16_wages_keep_their_own_year(ooh: Path) -> None:
    (record,), _ = read(read_page, ooh / "raw" / "fishers-and-related-fishing-workers.html.gz")
    assert [(pay.year, pay.month) for pay in record.pay] == [(2017, 5)]
    assert record.employment[0].year == 2024


def test_trap_23_capitals_inside_words_stay(ooh: Path) -> None:
    records, _ = read(read_profiles, ooh / "ooh-profiles-2024-34.jsonl.gz")
    names = [record.names["en"] for record in records]
    teachers = next(name for name in names if "ESL" in (name.plural or ""))
    assert teachers.plural == "adult basic and secondary education and ESL teachers"
    assert teachers.singular == "adult basic or secondary education or ESL teacher"
    # "Police officer" is not in "police and detectives", so its small letters are a guess and marked as one.
    assert [name.singular for name in names if name.proposed] == ["police officer or detective"]


def test_trap_26_a_capped_wage_is_a_bound(tmp_path: Path) -> None:
    sentence = "This wage is equal to or greater than $239,200 per year or $115.00 per hour."
    record, _ = extracted(tmp_path, quick_facts={"2024 Median Pay": sentence}, pay=[])
    assert [pay.percentiles[50] for pay in record.pay] == [AtLeast(Decimal(239_200)), AtLeast(Decimal("115.00"))]
    assert "at least $239,200" in told(record)["pay"]


def test_trap_26_a_percentile_at_the_cap_of_its_year_is_a_bound(tmp_path: Path) -> None:
    text = SAMPLE["pay"][0].replace("$141,420", "$239,200")
    record, _ = extracted(tmp_path, pay=[text])
    assert record.pay[0].percentiles[90] == AtLeast(Decimal(239_200))
    assert "the highest 10 percent earned more than $239,200." in told(record)["pay"]


def test_trap_27_none_is_a_value(tmp_path: Path) -> None:
    record, _ = extracted(tmp_path, quick_facts={"On-the-job Training": "See How to Become One"})
    assert record.entry == Entry(education="bachelors_degree", experience="none", training=None)


@pytest.mark.parametrize(
    ("shown", "periods"), [("$23.33 per hour", ["hourly"]), ("$67,130 per year", ["annual"]), ("", [])]
)
def test_trap_28_hourly_only_and_annual_only_stay_so(tmp_path: Path, shown: str, periods: list[str]) -> None:
    record, _ = extracted(tmp_path, quick_facts={"2024 Median Pay": shown}, pay=[])
    assert [pay.period for pay in record.pay] == periods


def test_trap_33_spaces_of_every_kind_are_one(tmp_path: Path) -> None:
    outlook = [text.replace(" of ", " \t of\u00a0 ") for text in SAMPLE["job_outlook"]]
    record, _ = extracted(tmp_path, job_outlook=outlook)
    assert record.names["en"].plural == "accountants and auditors"


def test_trap_33_a_page_in_another_encoding_is_read_and_told_of(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(HTML.replace("Actors</h1>", "Actors – théâtre</h1>").encode("cp1252"))
    (record,), ledger = read(read_page, path)
    assert record.names["en"].plural == "actors"
    assert ledger.notes == ["page.html is not UTF-8; it was read as windows-1252, which is sure"]


def test_wages_of_one_of_several_occupations_are_not_the_profiles(tmp_path: Path) -> None:
    pay = [SAMPLE["pay"][0].replace("accountants and auditors", "auditors").replace("81,680", "99,000")]
    record, ledger = extracted(tmp_path, pay=pay)
    assert [dict(entry.percentiles) for entry in record.pay] == [{50: Decimal(81_680)}, {50: Decimal("39.27")}]
    assert ledger.notes == []


def test_two_medians_that_differ_are_told_of(tmp_path: Path) -> None:
    record, ledger = extracted(tmp_path, pay=[SAMPLE["pay"][0].replace("81,680", "81,690")])
    assert dict(record.pay[0].percentiles) == {50: Decimal(81_680)}
    assert "81680 in the quick facts and 81690 in the text" in ledger.notes[0]


def test_a_value_that_cannot_be_read_is_passed_over_and_told_of(tmp_path: Path) -> None:
    facts = {"Number of Jobs, 2024": "many", "Job Outlook, 2024–34": "5% (Better than ever)", "2024 Median Pay": "$1"}
    record, ledger = extracted(tmp_path, quick_facts=facts)
    assert record.employment[0].jobs == 1_579_800
    assert record.projections[0].outlook is None
    assert len(ledger.notes) == 2
    assert "'many'" in ledger.notes[0]
    assert "'Better than ever'" in ledger.notes[1]


def test_a_profile_that_breaks_the_rules_is_left_with_its_faults(tmp_path: Path) -> None:
    path = tmp_path / "profiles.jsonl"
    broken = {**SAMPLE, "pay": [SAMPLE["pay"][0].replace("52,780", "92,780")]}
    lines = [json.dumps(broken), "", "{", "[]", json.dumps(SAMPLE), json.dumps({"title": "Military Careers"})]
    path.write_text("\n".join(lines), encoding="utf-8")
    records, ledger = read(read_profiles, path)
    assert [record.id for record in records] == ["13-2011"]
    assert [left.place.split(", ")[1] for left in ledger.left] == ["line 1", "line 3", "line 4", "line 6"]
    assert "percentiles" in ledger.left[0].reason


def test_a_page_that_is_no_profile_is_left(tmp_path: Path) -> None:
    path = tmp_path / "home.html"
    path.write_text("<html><h1>Occupation Finder</h1><p>None.</p></html>", encoding="utf-8")
    records, ledger = read(read_page, path)
    assert records == []
    assert [left.name for left in ledger.left] == ["Occupation Finder"]


def test_a_feed_with_entities_of_its_own_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(FEED.format(head='<!DOCTYPE ooh [<!ENTITY a "1">]>', jobs="&a;"), encoding="utf-8")
    with pytest.raises(UnreadableInputError, match="declares no entities"):
        read(read_feed, path)


def test_a_feed_opens_no_other_file(tmp_path: Path) -> None:
    (tmp_path / "ooh.dtd").write_text('<!ENTITY a "70100">', encoding="utf-8")
    path = tmp_path / "feed.xml"
    path.write_text(FEED.format(head=f'<!DOCTYPE ooh SYSTEM "{tmp_path}/ooh.dtd">', jobs="70,100"), encoding="utf-8")
    (record,), _ = read(read_feed, path)
    assert record.employment[0].jobs == 70_100
    assert record.pay[0].percentiles[50] == AtLeast(Decimal(208_000))


PEAK = """
import sys
from pathlib import Path
from narrate.importing.ledger import Ledger
from narrate.importing.ooh.feed import read_feed
count = sum(1 for _ in read_feed(Path(sys.argv[1]), Ledger("feed.xml")))
status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
print(count, status["VmHWM"].split()[0])
"""


def test_a_feed_is_forgotten_as_it_is_read(tmp_path: Path) -> None:
    if not Path("/proc/self/status").is_file():
        pytest.skip("this system does not tell the memory of a process in a file")
    head, mark, rest = FEED.format(head="", jobs="100").partition("<occupation>")
    one = mark + rest.removesuffix("</ooh>").replace("<title>", f"<citation>{'word ' * 4000}</citation><title>")
    peaks = []
    for copies in (1, 1000):
        path = tmp_path / f"feed-{copies}.xml"
        path.write_text(head + one * copies + "</ooh>", encoding="utf-8")
        done = subprocess.run([sys.executable, "-c", PEAK, str(path)], capture_output=True, text=True, check=True)
        count, peak = map(int, done.stdout.split())
        assert count == copies
        peaks.append(peak)
    # In KiB; the larger file has 20 MB.
    assert peaks[1] - peaks[0] < 5_000


def test_a_cut_off_file_is_told_in_one_sentence(tmp_path: Path) -> None:
    page = tmp_path / "page.html.gz"
    page.write_bytes(gzip.compress(b"<html><body>" + b"<p>text</p>" * 999)[:-20])
    lines = tmp_path / "profiles.jsonl.gz"
    lines.write_bytes(gzip.compress(json.dumps(SAMPLE).encode() * 99)[:-20])
    feed = tmp_path / "feed.xml"
    feed.write_text(FEED.format(head="", jobs="1")[:-30], encoding="utf-8")
    for reader, path in ((read_page, page), (read_profiles, lines), (read_feed, feed)):
        with pytest.raises(UnreadableInputError, match=path.name):
            read(reader, path)


@st.composite
def damaged(draw: st.DrawFn, sound: str) -> bytes:
    """The bytes of a sound file after pieces were cut out, doubled, or replaced."""
    data = sound.encode()
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 60)))
        put = draw(
            st.sampled_from([b"", b"9" * 5000, b"\x00", b"\xff\xfe", b"<", b'"', b"]]>", b"&x;"])
            | st.binary(max_size=9)
        )
        data = data[:start] + put + data[end:]
    return draw(st.sampled_from([data, gzip.compress(data), gzip.compress(data)[:-9], data[: len(data) // 2]]))


def survives(reader: Reader, path: Path, data: bytes) -> None:
    path.write_bytes(data)
    ledger = Ledger(path.name)
    made = 0
    try:
        for record in reader(path, ledger):
            made += 1
            assert narrate.from_dict(narrate.to_dict(record)) == record
    except UnreadableInputError as error:
        assert path.name in str(error)  # noqa: PT017  # most damaged files can be read
    assert ledger.balanced
    assert ledger.used == made
    assert all(str(left) for left in ledger.left)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("damaged")


values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.just("9" * 5000)
    | st.just("-1"),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=8,
)


@given(data=damaged(json.dumps(SAMPLE) + "\n" + json.dumps(SAMPLE) + "\n"))
def test_damaged_profiles_lose_nothing_silently(folder: Path, data: bytes) -> None:
    survives(read_profiles, folder / "profiles.jsonl", data)


@given(data=damaged(HTML))
def test_a_damaged_page_loses_nothing_silently(folder: Path, data: bytes) -> None:
    survives(read_page, folder / "page.html", data)


@given(data=damaged(FEED.format(head="", jobs="70100")))
def test_a_damaged_feed_loses_nothing_silently(folder: Path, data: bytes) -> None:
    survives(read_feed, folder / "feed.xml", data)


@given(key=st.sampled_from(sorted(SAMPLE)), value=values)
def test_profiles_of_any_shape_lose_nothing_silently(folder: Path, key: str, value: object) -> None:
    data = json.dumps({**SAMPLE, key: value}) + "\n" + json.dumps(SAMPLE)
    survives(read_profiles, folder / "shapes.jsonl", data.encode())
    assert narrate.to_dict(read(read_profiles, folder / "shapes.jsonl")[0][-1])["id"] == "13-2011"


@given(label=st.sampled_from(sorted(SAMPLE["quick_facts"])), value=values)
def test_quick_facts_of_any_kind_lose_nothing_silently(folder: Path, label: str, value: object) -> None:
    facts = {**SAMPLE["quick_facts"], label: value}
    survives(read_profiles, folder / "facts.jsonl", json.dumps({**SAMPLE, "quick_facts": facts}).encode())
