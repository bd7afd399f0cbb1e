"""The decimal mark of amounts of money, where it is another than that of all other figures."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

import narrate
from narrate import Employment, Occupation, Pay, Projection, Style, TemplateError

RECORD = Occupation(
    "x",
    employment=(Employment(2012, 1_234_500), Employment(2022, 1_300_600)),
    projections=(Projection(2012, 2022, 1_290_000),),
    pay=(Pay(2022, period="hourly", currency="CHF", percentiles={50: Decimal("1032.55")}),),
)


def figures(locale: str, style: Style) -> dict[str, list[str]]:
    """Return the texts of a report's amounts and percents, which are read in it as they are meant."""
    report = narrate.report(RECORD, locale=locale, style=style)
    read = narrate.read(report.text, locale=locale, style=style).claims
    found: dict[str, list[str]] = {}
    for kind in ("money", "percent", "jobs"):
        meant = [claim for claim in report.claims if claim.kind == kind]
        assert [one.value for one in meant] == [one.value for one in read if one.kind == kind]
        found[kind] = [claim.text.replace("\u00a0", " ") for claim in meant]
    return found


def test_swiss_amounts_have_a_point_and_percents_a_comma() -> None:
    shown = figures("de_CH", Style())
    assert shown["money"] == ["1'032.55 Franken"]
    assert "5,4%" in shown["percent"]
    assert "1'300'600" in shown["jobs"]


def test_a_territory_of_one_s_own_sets_its_marks(tmp_path: Path) -> None:
    (tmp_path / "fr").mkdir()
    (tmp_path / "fr" / "language.toml").write_text(
        'territories = ["FR", "CA", "CH"]\n[territory.CH]\nmark = ","\nmoney_mark = "."\n', encoding="utf-8"
    )
    (tmp_path / "fr" / "reading.toml").write_text("""[marks]\nCH = ["'", ",", "."]\n""", encoding="utf-8")
    shown = figures("fr_CH", Style(templates=tmp_path))
    assert shown["money"] == ["1'032.55 CHF"]
    assert "5,4%" in shown["percent"]


@pytest.mark.parametrize("mark", ["7", ",,", "x", " ", "½"])
def test_a_mark_is_one_character_that_is_no_digit_letter_or_space(tmp_path: Path, mark: str) -> None:
    (tmp_path / "fr").mkdir()
    path = tmp_path / "fr" / "language.toml"
    path.write_text(f'mark = "{mark}"\n', encoding="utf-8")
    with pytest.raises(TemplateError, match=r"language\.toml, line 1: "):
        Style(templates=tmp_path)
