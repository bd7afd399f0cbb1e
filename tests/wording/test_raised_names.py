"""A name at the start of a sentence has a capital, also behind a quotation mark."""

from __future__ import annotations

import pytest

import narrate
from narrate import Employment, Name, Occupation


@pytest.mark.parametrize(
    ("plural", "start"),
    [
        ("“big data” analysts", "“Big data” analysts held"),
        ("“iOS” developers", "“iOS” developers held"),
        ("(self-employed) artists", "(self-employed) artists held"),
        ("3D artists", "The occupation of"),
    ],
)
def test_a_name_behind_a_mark_is_raised(plural: str, start: str) -> None:
    record = Occupation("x", {"en": Name(plural)}, employment=(Employment(2024, 500),))
    text = narrate.report(record, locale="en_US", sections=["employment"]).text
    assert text.startswith(start) or (start.startswith("The") and plural in text)
