"""Many records: the same outcomes in the same order with one process or several, lazily, none lost."""

from __future__ import annotations

import json
from collections.abc import Iterator
from operator import attrgetter, methodcaller

import pytest
from hypothesis import given
from hypothesis import strategies as st

import narrate
from narrate import CAREER_PROFILE, Employment, Fault, Occupation, Projection, Rejected, bulk, methodology_from_toml
from narrate.bulk import Task, written
from narrate.testing.strategies import occupations

Item = Occupation | Rejected

TEXT = attrgetter("text")
TASK = Task(("en_US", "es_MX"))


def wrong(number: int) -> Rejected:
    return Rejected(f"r{number}", 10**6, (Fault(f"r{number}", "id", number, "a text"),))


def mixed(count: int) -> Iterator[Item]:
    """Records of which every seventh was refused on the way, each unlike the others."""
    for number in range(count):
        employment = (Employment(2012, 1000 + number), Employment(2014, 1000 + 37 * number % 101))
        yield wrong(number) if number % 7 == 3 else Occupation(id=f"r{number}", employment=employment)


@given(st.lists(occupations(), max_size=5))
def test_what_is_written_is_what_a_report_of_each_gives(records: list[Occupation]) -> None:
    expected = [tuple(narrate.report(record, locale=locale).text for locale in TASK.locales) for record in records]
    outcomes = list(written(records, TASK, TEXT))
    assert [outcome if isinstance(outcome, tuple) else ("", "") for outcome in outcomes] == expected


def test_a_record_without_any_fact_that_a_section_needs_is_rejected() -> None:
    (rejected,) = written([Occupation(id="1")], TASK, TEXT)
    assert isinstance(rejected, Rejected)
    assert "required is a fact that a section needs" in rejected.reason


def test_of_several_sections_a_record_gets_those_that_it_supports_unless_the_run_is_strict() -> None:
    record = Occupation(id="1", employment=(Employment(2012, 5_000),))
    task = Task(("en_US",), ("employment", "pay"), strict=False)
    assert list(written([record], task, TEXT)) == [
        (narrate.report(record, locale="en_US", sections=["employment"]).text,)
    ]
    (rejected,) = written([record], Task(("en_US",), ("employment", "pay")), TEXT)
    assert isinstance(rejected, Rejected)
    assert "percentile 50" in rejected.reason


@pytest.mark.parametrize("chunk", [1, 4, 500])
def test_workers_give_the_same_bytes_in_the_same_order(chunk: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "CHUNK", chunk)
    render = methodcaller("to_dict")
    outcomes = [list(written(mixed(50), TASK, render, workers=workers)) for workers in (1, 2, 3)]
    kept = [[one for one in some if not isinstance(one, Rejected)] for some in outcomes]
    assert outcomes[0] == outcomes[1] == outcomes[2]
    assert json.dumps(kept[0]) == json.dumps(kept[1]) == json.dumps(kept[2])
    assert (len(outcomes[0]), len(kept[0])) == (50, 43)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_rejected_record_keeps_its_place_in_the_input(workers: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "CHUNK", 4)
    task = Task(("en_US",), ("job_trends",))
    items = [*mixed(10), Occupation(id="empty")]
    found = [one for one in written(items, task, TEXT, workers=workers, start=100) if isinstance(one, Rejected)]
    assert [(one.record, one.position) for one in found] == [("r3", 103), ("empty", 110)]
    assert found[0].faults == wrong(3).faults
    assert "employment of a year" in found[1].reason


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize(
    "methodology", [CAREER_PROFILE, methodology_from_toml("on_track = 0.5\nmoderate = 1\nunit = 10")]
)
def test_the_methodology_goes_to_the_workers(methodology: narrate.Methodology, workers: int) -> None:
    record = Occupation(
        id="x",
        employment=(Employment(2012, 1_010), Employment(2014, 1_050)),
        projections=(Projection(2012, 2022, 1_200), Projection(2014, 2024, 1_300)),
    )
    task = Task(("en_US",), ("job_trends",), methodology)
    expected = narrate.report(record, locale="en_US", sections=["job_trends"], methodology=methodology).text
    assert expected != narrate.report(record, locale="en_US", sections=["job_trends"]).text
    assert list(written([record], task, TEXT, workers=workers)) == [(expected,)]


@pytest.mark.parametrize(("workers", "ahead"), [(1, 1), (2, 12)])
def test_input_is_read_as_it_is_written(workers: int, ahead: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "CHUNK", 3)
    read = 0

    def counted() -> Iterator[Item]:
        nonlocal read
        for item in mixed(60):
            read += 1
            yield item

    outcomes = written(counted(), TASK, TEXT, workers=workers)
    assert read == 0
    for number, _ in enumerate(outcomes, start=1):
        # With several workers, two chunks each are under way; the oldest of them is being handed on.
        assert number <= read < number + ahead
    assert read == 60


@pytest.mark.parametrize("workers", [1, 2])
def test_an_error_comes_from_a_worker_as_it_is(workers: int) -> None:
    with pytest.raises(narrate.UnknownLocaleError) as caught:
        list(written([Occupation(id="x")], Task(("xx",)), TEXT, workers=workers))
    assert (caught.value.locale, caught.value.known) == ("xx", narrate.locales())


@pytest.mark.parametrize("workers", [1, 2])
def test_nothing_in_nothing_out(workers: int) -> None:
    assert list(written([], TASK, TEXT, workers=workers)) == []


def test_an_error_of_the_reader_is_handed_on() -> None:
    def broken() -> Iterator[Item]:
        yield Occupation(id="a", employment=(Employment(2012, 5),))
        raise OSError("the disk is gone")

    outcomes = written(broken(), TASK, TEXT)
    assert not isinstance(next(outcomes), Rejected)
    with pytest.raises(OSError, match="the disk is gone"):
        next(outcomes)
