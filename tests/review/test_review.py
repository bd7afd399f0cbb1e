"""Reviews of phrasebooks: what was read stays approved, and what is new or has changed is found."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from click.testing import CliRunner
from extent import share
from hypothesis import given
from hypothesis import strategies as st

import narrate
from narrate import Phrasebook, Style
from narrate.cli import main
from narrate.errors import InvalidArgumentError, UnreadableInputError
from narrate.page import review_html
from narrate.review import (
    STATUSES,
    Review,
    ReviewedWording,
    check_review,
    examples_of,
    read_review,
    renewed,
    review_from_toml,
    review_to_toml,
)
from narrate.review.model import condition
from narrate.review.pairs import pairs
from narrate.sample import SAMPLE
from narrate.wording import phrasebook

ON = date(2026, 1, 31)


def approved(review: Review) -> Review:
    """Mark every wording of a review as approved."""
    return Review(
        review.locale, [evolve(one, status="approved", approved_by="Ana Ruiz", approved_on=ON) for one in review]
    )


def without(review: Review, place: int) -> Review:
    return Review(review.locale, review.wordings[:place] + review.wordings[place + 1 :])


def with_changes(review: Review, place: int, **changes: Any) -> Review:
    changed = evolve(review.wordings[place], **changes)
    return Review(review.locale, (*review.wordings[:place], changed, *review.wordings[place + 1 :]))


@pytest.fixture(scope="module")
def book() -> Phrasebook:
    return phrasebook("en_US")


@pytest.fixture(scope="module")
def review(book: Phrasebook) -> Review:
    return approved(renewed(book))


def wording(**fields: Any) -> ReviewedWording:
    return ReviewedWording(**{"section": "pay", "block": "median", "when": ["always"], "text": "{wage}.", **fields})


@pytest.mark.parametrize("locale", share(narrate.locales(), 6))
def test_what_was_approved_as_it_is_needs_no_second_reading(locale: str) -> None:
    now = phrasebook(locale)
    assert check_review(now, approved(renewed(now))) == ()


def test_a_first_review_has_every_wording_as_a_draft_with_examples(book: Phrasebook) -> None:
    first = renewed(book)
    assert [one.text for one in first] == [entry.wording for entry in book]
    assert {one.status for one in first} == {"draft"}
    assert all(1 <= len(one.examples) <= 2 for one in first)
    assert any(len(one.examples) == 2 for one in first)
    assert {finding.kind for finding in check_review(book, first)} == {"draft"}


def test_a_wording_that_was_never_read_is_new(book: Phrasebook, review: Review) -> None:
    (finding,) = check_review(book, without(review, 5))
    assert (finding.kind, finding.text) == ("new", book.entries[5].wording)


def test_a_wording_that_was_read_otherwise_has_changed(book: Phrasebook, review: Review) -> None:
    (finding,) = check_review(book, with_changes(review, 5, text="It was {year}."))
    assert (finding.kind, finding.text) == ("changed", book.entries[5].wording)
    assert (
        finding.problem
        == "it has changed since it was approved by Ana Ruiz on 2026-01-31; then it was 'It was {year}.'"
    )


def test_the_same_text_under_another_condition_is_read_again(book: Phrasebook, review: Review) -> None:
    place, one = next((place, one) for place, one in enumerate(review) if len(one.when) > 1)
    (finding,) = check_review(book, with_changes(review, place, when=one.when[:1]))
    assert finding.kind == "changed"
    assert finding.problem.endswith(f"it is also written when {one.when[1]}")


def test_two_approved_wordings_that_change_places_are_read_again(book: Phrasebook, review: Review) -> None:
    """As where "better" and "worse" are confused in a template: no text is new."""
    first, second = review.wordings[:2]
    swapped = with_changes(with_changes(review, 0, text=second.text), 1, text=first.text)
    assert [finding.kind for finding in check_review(book, swapped)] == ["changed", "changed"]


def test_what_is_not_written_any_more_is_missing(book: Phrasebook, review: Review) -> None:
    old = ReviewedWording(section="pay", block="old", when=["always"], text="Old.", comment="Nobody says so.")
    (finding,) = check_review(book, Review("en_US", (*review, old)))
    assert (finding.kind, finding.section, finding.block, finding.text) == ("missing", "pay", "old", "Old.")


@pytest.mark.parametrize("status", ["draft", "rejected"])
def test_a_mark_other_than_approved_is_found_with_its_comment(book: Phrasebook, review: Review, status: str) -> None:
    marked = with_changes(review, 3, status=status, approved_by=None, approved_on=None, comment="Too stiff.")
    (finding,) = check_review(book, marked)
    assert (finding.kind, finding.problem) == (status, f"it is marked {status}: Too stiff.")


def test_of_one_text_in_two_tables_the_weakest_mark_counts(book: Phrasebook, review: Review) -> None:
    place, one = next((place, one) for place, one in enumerate(review) if len(one.when) > 1)
    first, second = (evolve(one, when=[when]) for when in one.when[:2])
    second = evolve(second, status="draft", approved_by=None, approved_on=None)
    parts = (*review.wordings[:place], first, second, *review.wordings[place + 1 :])
    assert [finding.kind for finding in check_review(book, Review("en_US", parts))] == ["draft"]


def test_renewal_keeps_marks_of_what_is_as_it_was_read(book: Phrasebook, review: Review) -> None:
    assert renewed(book, review) == review
    old = with_changes(without(review, 5), 2, text="Old.", comment="Shorter?")
    new = renewed(book, old)
    assert [one.status for one in new].count("draft") == 2
    assert (new.wordings[2].status, new.wordings[2].text) == ("draft", book.entries[2].wording)
    assert (new.wordings[2].comment, new.wordings[2].approved_by) == ("Shorter?", None)
    assert new.wordings[5].status == "draft"


def test_a_review_is_of_one_locale(book: Phrasebook) -> None:
    with pytest.raises(InvalidArgumentError, match="required is a review of en_US; what came is 'es_MX'"):
        check_review(book, Review("es_MX"))


def test_the_order_in_which_a_template_asks_is_no_change() -> None:
    assert condition((("b", "x"), ("a.c", "y"))) == condition((("a.c", "y"), ("b", "x"))) == "a.c is y, b is x"


def test_an_overlay_that_changes_a_block_loses_the_approvals_of_this_block_alone(
    review: Review, tmp_path: Path
) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "employment.jinja").write_text(
        "{% block jobs_held %}\n{{ words.This[scope] }} had {{ jobs }} jobs in {{ year }}.\n{% endblock %}\n",
        encoding="utf-8",
    )
    findings = check_review(phrasebook("en_US", style=Style(templates=tmp_path)), review)
    assert findings
    assert {(finding.section, finding.block) for finding in findings} == {("employment", "jobs_held")}


def test_sentences_of_records_are_examples(book: Phrasebook) -> None:
    report = narrate.report(SAMPLE, locale="en_US")
    for section in report.sections:
        assert " ".join(sentence for _, _, sentence in section.worded) == section.text
    found = examples_of([report, report])
    sentences = [text for texts in found.values() for text in texts]
    assert len(sentences) > 20
    assert all(len(set(texts)) == len(texts) <= 2 for texts in found.values())
    assert all(sentence in report.text for sentence in sentences)
    known = {(entry.section, entry.block, answers) for entry in book for answers in entry.answers}
    assert found.keys() <= known
    shown = {text for one in renewed(book, examples=found) for text in one.examples}
    assert shown >= set(sentences)
    assert examples_of([narrate.Report.from_dict(report.to_dict())]) == {}


@pytest.mark.parametrize("other", ["es_MX", "ar_EG", "ja_JP"])
def test_pairs_have_the_same_choices(book: Phrasebook, other: str) -> None:
    found = pairs(book, phrasebook(other))
    assert len(found) == len(book)
    assert sum(map(bool, found)) > len(book) * 0.9
    for entry, several in zip(book, found, strict=True):
        for one in several:
            assert (one.section, one.block) == (entry.section, entry.block)
            assert any(
                all(dict(mine).get(what, answer) == answer for what, answer in answers if "." not in what)
                for mine in entry.answers
                for answers in one.answers
            )


# The file.

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
SPOKEN = TEXTS.filter(str.strip)
DAYS = st.dates(min_value=date(1, 1, 1))


@st.composite
def wordings(draw: st.DrawFn, place: int = 0) -> ReviewedWording:
    status = draw(st.sampled_from(STATUSES))
    return ReviewedWording(
        section=draw(SPOKEN),
        block=f"block_{place}",
        when=draw(st.lists(TEXTS, min_size=1, max_size=3, unique=True)),
        text=draw(SPOKEN),
        examples=draw(st.lists(TEXTS, max_size=2)),
        status=status,
        approved_by=draw(SPOKEN) if status == "approved" else None,
        approved_on=draw(DAYS) if status == "approved" else None,
        comment=draw(TEXTS),
    )


@given(st.integers(0, 3).flatmap(lambda count: st.tuples(*(wordings(place) for place in range(count)))), SPOKEN)
def test_a_file_holds_the_whole_review(several: tuple[ReviewedWording, ...], locale: str) -> None:
    review = Review(locale, several)
    text = review_to_toml(review)
    assert review_from_toml(text) == review
    assert review_to_toml(review_from_toml(text)) == text
    text.encode()


def test_a_file_has_a_line_for_each_field(tmp_path: Path) -> None:
    one = wording(
        status="approved", approved_by="Ana", approved_on=ON, comment='Say "so".\nPlease.', examples=["a", "b"]
    )
    file = tmp_path / "review.toml"
    file.write_text(review_to_toml(Review("en_US", [one])), encoding="utf-8")
    assert file.read_text(encoding="utf-8").splitlines() == [
        'locale = "en_US"',
        "",
        "[[wording]]",
        'section = "pay"',
        'block = "median"',
        "when = [",
        '    "always",',
        "]",
        'text = "{wage}."',
        "examples = [",
        '    "a",',
        '    "b",',
        "]",
        'status = "approved"',
        'approved_by = "Ana"',
        "approved_on = 2026-01-31",
        r'comment = "Say \"so\".\nPlease."',
    ]
    assert read_review(file) == Review("en_US", [one])


TABLE = 'locale = "en_US"\n[[wording]]\nsection = "pay"\nblock = "median"\nwhen = ["always"]\ntext = "x"\n'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("locale = ", "r: required is a review file in TOML; Invalid value (at end of document)"),
        ("wording = []", "r: required is the locale of the review, as locale = 'en_US'; there is none"),
        ('locale = "en_US"\nwordings = []', "r: required is one of locale, wording; what came is 'wordings'"),
        ('locale = "en_US"\nwording = 3', "r: required are tables [[wording]]; what came is int"),
        ("locale = 3", "r: locale: required is a text; what came is 3"),
        ('locale = "en_US"\n[[wording]]', "r: wording 1: required is section; there is none"),
        (TABLE + "state = 1", "r: wording 1 (pay.median): required is one of section, block, when, text, examples, "),
        (TABLE.replace('["always"]', '"always"'), "r: wording 1 (pay.median): required is a list of texts as when"),
        (TABLE.replace('["always"]', "[]"), "r: wording 1 (pay.median): when: required is at least one"),
        (TABLE + 'status = "fine"', "required is one of approved, draft, rejected; what came is 'fine'"),
        (TABLE + 'status = "approved"', "approved_by: required is the name of who approved the wording"),
        (TABLE + 'status = "approved"\napproved_by = " "', "required is the name of who approved the wording"),
        (TABLE + 'status = "approved"\napproved_by = "A"', "required is the day of the approval, as 2026-01-31"),
        (TABLE + 'approved_by = "A"', "required is nothing, since the wording is marked draft; what came is 'A'"),
        (TABLE + "comment = 3", "r: wording 1 (pay.median): comment: required is a text; what came is 3"),
        (
            TABLE + TABLE.partition("\n")[2],
            "r: wordings: required is one wording of pay.median for 'always'",
        ),
    ],
)
def test_a_fault_of_a_file_is_named(text: str, message: str) -> None:
    with pytest.raises(UnreadableInputError) as caught:
        review_from_toml(text, name="r")
    assert message in str(caught.value)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInputError, match=r"none\.toml: required is a review file; No such file"):
        read_review(tmp_path / "none.toml")
    (tmp_path / "latin.toml").write_bytes(b'locale = "\xe9"')
    with pytest.raises(UnreadableInputError, match=r"latin\.toml: required is a review file in UTF-8"):
        read_review(tmp_path / "latin.toml")


def test_a_day_is_no_moment_and_half_a_character_no_text() -> None:
    with pytest.raises(InvalidArgumentError, match="required is the day of the approval"):
        wording(status="approved", approved_by="Ana", approved_on=datetime(2026, 1, 31, 12))  # noqa: DTZ001
    with pytest.raises(InvalidArgumentError, match="surrogates"):
        wording(comment="\ud83d")


# The command.


def test_the_command_renews_a_file_in_place(tmp_path: Path, book: Phrasebook, review: Review) -> None:
    file = tmp_path / "en_US.toml"
    file.write_text(review_to_toml(without(review, 5)), encoding="utf-8")
    options = ["--locale", "en-us", "--format", "review", "--review", str(file), "--to", str(file)]
    result = CliRunner().invoke(main, ["phrasebook", *options])
    assert result.exit_code == 0, result.output
    new = read_review(file)
    assert [finding.kind for finding in check_review(book, new)] == ["draft"]
    assert file.read_text(encoding="utf-8") == review_to_toml(new)


def test_records_that_cannot_be_written_are_counted(tmp_path: Path) -> None:
    facts = tmp_path / "facts.jsonl"
    facts.write_text(f'{json.dumps(SAMPLE)}\n{{"id": 3}}\n', encoding="utf-8")
    options = ["--locale", "es_MX", "--format", "review", "--facts", str(facts)]
    result = CliRunner().invoke(main, ["phrasebook", *options])
    assert result.exit_code == 0
    assert "1 of its records cannot be written" in result.stderr
    examples = [text for one in review_from_toml(result.stdout) for text in one.examples]
    assert sum("técnicos en" in text for text in examples) > 5


@pytest.mark.parametrize("locale", share(["ar_EG", "en_US"], 2))
def test_a_page_is_the_same_bytes_again_and_asks_for_nothing(locale: str) -> None:
    page = review_html(phrasebook(locale), beside=phrasebook("fr_FR"))
    assert page == review_html(phrasebook(locale), beside=phrasebook("fr_FR"))
    assert "default-src 'none'" in page
    assert not re.search(r"""(?:src|href)=["'](?!data:,|#main)""", page)
