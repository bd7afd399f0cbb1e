"""The gate for wordings: green for what was approved as it is, and red for all else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from attrs import evolve
from conftest import GOLDEN

from narrate import Style
from narrate.review import Review, read_review, renewed, review_to_toml
from narrate.testing import UnreviewedError, assert_reviewed
from narrate.wording import phrasebook

OWN = ["en_US"]
"""Locales whose wordings have a review file here."""


@pytest.mark.parametrize("locale", OWN)
def test_the_review_file_has_every_wording_as_it_is(locale: str, golden: Callable[[str, str], None]) -> None:
    """With ``--update-golden`` what has changed becomes a draft; the difference shows which approvals are lost."""
    file = GOLDEN / "reviews" / f"{locale}.toml"
    kept = read_review(file) if file.is_file() else None
    golden(f"reviews/{locale}.toml", review_to_toml(renewed(phrasebook(locale), kept)))
    assert_reviewed(Style(), locale, file)


def test_the_gate_is_red_for_a_change_and_names_it(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "lexicon.toml").write_text('[opening]\nother = "vacancies"\n', encoding="utf-8")
    style = Style(templates=tmp_path)
    with pytest.raises(
        UnreviewedError, match=r"\nchanged: \w+\.openings in en_US: it has changed since it was (?:approved|marked)"
    ):
        assert_reviewed(style, "en_US", GOLDEN / "reviews" / "en_US.toml")
    file = tmp_path / "own.toml"
    own = renewed(phrasebook("en_US", style=style), read_review(GOLDEN / "reviews" / "en_US.toml"))
    file.write_text(review_to_toml(own), encoding="utf-8")
    assert_reviewed(style, "en_US", file)


def test_a_rejected_wording_fails_and_a_draft_where_it_is_said(tmp_path: Path) -> None:
    drafts = renewed(phrasebook("en_US"))
    file = tmp_path / "review.toml"
    file.write_text(review_to_toml(drafts), encoding="utf-8")
    assert_reviewed(Style(), "en_US", file)
    with pytest.raises(
        UnreviewedError, match=rf"^{len(drafts)} wordings to read:\n(.*\n){{40}}\.\.\. and {len(drafts) - 20} more$"
    ) as caught:
        assert_reviewed(Style(), "en_US", file, drafts=False)
    assert len(caught.value.findings) == len(drafts)
    first = evolve(drafts.wordings[0], status="rejected", comment="Too long.")
    file.write_text(review_to_toml(Review("en_US", [first, *drafts.wordings[1:]])), encoding="utf-8")
    with pytest.raises(
        UnreviewedError, match=r"^1 wording to read:\nrejected: summary.* it is marked rejected: Too long"
    ):
        assert_reviewed(Style(), "en_US", file)


def test_a_style_s_own_wordings_can_be_reviewed_without_those_of_narrate(tmp_path: Path) -> None:
    template = tmp_path / "templates" / "en" / "pay.jinja"
    template.parent.mkdir(parents=True)
    template.write_text("{% block definition %}\nHalf earn more.\n{% endblock %}\n", encoding="utf-8")
    style, file = Style(templates=tmp_path / "templates"), tmp_path / "own.toml"
    every = renewed(phrasebook("en_US", style=style))
    (own,) = [one for one in every if one.text == "Half earn more."]
    # With or without narrate's wordings in the file.
    for kept in (evolve(every, wordings=(own,)), every):
        file.write_text(review_to_toml(kept), encoding="utf-8")
        assert_reviewed(style, "en_US", file, own=True)
    file.write_text(review_to_toml(evolve(every, wordings=(own,))), encoding="utf-8")
    with pytest.raises(UnreviewedError):
        assert_reviewed(style, "en_US", file)
    template.write_text("{% block definition %}\nHalf earn less.\n{% endblock %}\n", encoding="utf-8")
    with pytest.raises(UnreviewedError) as error:
        assert_reviewed(Style(templates=tmp_path / "templates"), "en_US", file, own=True)
    assert [(one.kind, one.text) for one in error.value.findings] == [("changed", "Half earn less.")]
