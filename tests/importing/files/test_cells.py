"""Cells of published tables: numbers with the flags of their office, amounts that cannot be, and titles of web pages."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.importing.files.cells import BadCellError, Cell, above_zero, decoded, flagged_number, number, title
from narrate.importing.files.flags import Flags, split_flags, status_flags
from narrate.records import AtLeast

FLAGGED = [
    # Eurostat: letters behind the figure, alone or together, and behind the colon that says "no figure".
    ("12.9 b", "12.9", ("break",), ()),
    ("84.0 e", "84.0", ("estimated",), ()),
    ("86.1bp", "86.1", ("break", "provisional"), ()),
    ("86.1 b p", "86.1", ("break", "provisional"), ()),
    ("512.3 (u)", "512.3", (), ("u",)),
    (": c", None, (), (":", "c")),
    (": bu", None, ("break",), (":", "u")),
    ("70 s", "70", ("estimated",), ()),
    # Great Britain: shorthand in brackets, or a lone letter for what is not published.
    ("1,234 [p]", "1234", ("provisional",), ()),
    ("[c]", None, (), ("c",)),
    ("x", None, (), ("x",)),
    # Canada: points for what is not available, and E for "use with caution", which is not "estimated".
    ("..", None, (), ("..",)),
    ("1,234E", "1234", (), ("E",)),
    ("F", None, (), ("F",)),
    ("1,234 p", "1234", ("provisional",), ()),
    # Germany, Austria, Poland: notes and signs for what is unknown or blocked.
    ("12 1)", "12", (), ("1)",)),
    ("/", None, (), ("/",)),
    ("#", None, (), ("#",)),
    # France, Spain, Mexico: words that were shortened.
    ("1 234 (p)", "1234", ("provisional",), ()),
    ("1 234 (prov.)", "1234", ("provisional",), ()),
    ("n.d.", None, (), ("n.d.",)),
    ("ns", None, (), ("ns",)),
    # Australia, the United States: asterisks, letters before the figure, raised letters and footnotes.
    ("*4.5", "4.5", (), ("*",)),
    ("p5,123", "5123", ("provisional",), ()),
    ("5,123ᵖ", "5123", ("provisional",), ()),
    ("5,123⁽¹⁾", "5123", (), ("(1)",)),
    ("5,123(1)", "5123", (), ("(1)",)),
    ("−0.4 r", "-0.4", (), ("r",)),
    ("5.2 % p", "5.2", ("provisional",), ()),
]


@pytest.mark.parametrize(("cell", "value", "recorded", "others"), FLAGGED)
def test_flags_of_statistics_offices_are_no_part_of_the_number(
    cell: str, value: str | None, recorded: tuple[str, ...], others: tuple[str, ...]
) -> None:
    found = flagged_number(cell)
    assert found.value == (None if value is None else Decimal(value))
    assert found.flags == Flags(recorded, others)


def test_a_bound_keeps_its_flag_and_a_comma_is_the_mark_that_was_asked_for() -> None:
    assert flagged_number(">=$239,200 e").value == AtLeast(Decimal(239_200))
    assert flagged_number("12,9 b", decimal=",").value == Decimal("12.9")


@pytest.mark.parametrize("cell", ["", "-", "—", "N/A", None, "12.9", Decimal("12.9")])
def test_a_cell_without_flags_has_none(cell: str | Decimal | None) -> None:
    assert flagged_number(cell).flags == Flags()
    assert flagged_number(cell).value == number(cell)


@pytest.mark.parametrize(
    "cell",
    ["many", "(12.3)", "15 c", "50 pc", "12k", "1e5", "12 3x", "2012-22", "1:2", "<5", "NaN", "p", True, "5 €b€"],
)
def test_what_is_no_flag_is_no_number(cell: Cell) -> None:
    with pytest.raises(BadCellError, match="required is a number; what came is"):
        flagged_number(cell)


@given(st.text(max_size=60))
def test_any_cell_is_a_number_with_flags_or_one_error(cell: str) -> None:
    try:
        found = flagged_number(cell)
    except BadCellError:
        return
    assert found.value is None or isinstance(found.value, Decimal | AtLeast)
    split_flags(cell)


@pytest.mark.parametrize(
    ("status", "flags"),
    [
        ("A", Flags()),
        ("", Flags()),
        ("B", Flags(("break",))),
        ("E", Flags(("estimated",))),
        ("bp", Flags(("break", "provisional"))),
        ("E;P", Flags(("estimated", "provisional"))),
        ("U", Flags((), ("u",))),
        ("Break in time series", Flags(("break",))),
        ("Provisional value", Flags(("provisional",))),
        ("Unreliable", Flags((), ("unreliable",))),
    ],
)
def test_a_column_of_flags_is_read_in_letters_or_labels(status: str, flags: Flags) -> None:
    assert status_flags(status) == flags


@pytest.mark.parametrize("amount", [Decimal(0), Decimal(-1), AtLeast(Decimal(0))])
def test_nobody_earns_nothing(amount: Decimal | AtLeast) -> None:
    with pytest.raises(BadCellError, match="an amount above 0"):
        above_zero(amount)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Plumbers &amp; pipefitters", "Plumbers & pipefitters"),
        ("Police and sheriff&#39;s patrol officers", "Police and sheriff's patrol officers"),
        ("Cooks&nbsp;(fast food)", "Cooks (fast food)"),
        ("<b>Dancers</b>", "Dancers"),
        ("Ing&eacute;nieurs<sup>2</sup>", "Ingénieurs"),
        ("Elektriker&#x2F;innen", "Elektriker/innen"),
        ("R&D managers, AT&T; more", "R&D managers, AT&T; more"),
        ("Operators of x < 5 and y > 3", "Operators of x < 5 and y > 3"),
    ],
)
def test_a_title_of_a_web_page_is_decoded(written: str, shown: str) -> None:
    assert title(written) == shown
    assert decoded(shown) == shown
