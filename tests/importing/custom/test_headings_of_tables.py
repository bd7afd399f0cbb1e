"""Headings that say of a table's figures that they are not the jobs, or the change, of an occupation: in all languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from narrate.cli import main
from narrate.errors import UnreadableInputError
from narrate.importing.custom.proposal import propose
from narrate.importing.ledger import Ledger

HEADERS = {
    "en": "Code;Occupation;Employment",
    "de": "Code;Beruf;Erwerbstätige",
    "es": "Código;Ocupación;Ocupados",
    "fr": "Code;Profession;Emploi",
    "it": "Codice;Professione;Occupati",
    "nl": "Code;Beroep;Werkzame personen",
    "pl": "Kod;Zawód;Pracujący",
    "pt": "Código;Ocupação;Emprego",
    "cs": "Kód;Zaměstnání;Zaměstnaní",
    "ru": "Код;Занятие;Занятые",
    "ar": "الرمز;المهنة;المشتغلون",
    "ja": "コード;職業;就業者数",
    "zh": "代码;职业;就业人数",
}
YEARLY = {
    "en": ["Mean yearly change 2024-2034 (%)", "Growth 2024-2034, % p.a.", "Annualized growth 2024-2034 (%)"],
    "de": ["Mittlere jährliche Änderung 2024-2034 (%)", "Wachstum 2024-2034 in % pro Jahr"],
    "es": ["Incremento medio anual 2024-2034 (%)", "Crecimiento por año 2024-2034 (%)"],
    "fr": ["Variation moyenne par an 2024-2034 (%)"],
    "it": ["Crescita media all'anno 2024-2034 (%)"],
    "nl": ["Toename per jaar 2024-2034 (%)"],
    "pl": ["Średnioroczny wzrost 2024-2034 (%)"],
    "pt": ["Crescimento médio ao ano 2024-2034 (%)"],
    "cs": ["Průměrný roční růst 2024-2034 (%)"],
    "ru": ["Среднегодовое изменение 2024-2034, %"],
    "ar": ["متوسط النمو السنوي 2024-2034 (%)"],
    "ja": ["年平均増加 2024-2034（％）"],
    "zh": ["2024-2034年平均增长（%）"],
}
SEEKERS = {
    "en": ["Jobseekers by occupation", "Job vacancies by occupation"],
    "de": ["Arbeitsuchende nach Berufen", "Gemeldete Stellen nach Berufen"],
    "es": ["Demandantes de empleo por ocupación", "Ofertas de empleo por ocupación"],
    "fr": ["Demandeurs d’emploi par profession", "Offres d'emploi par profession"],
    "it": ["Persone in cerca di occupazione per professione", "Posti di lavoro vacanti per professione"],
    "nl": ["Werkzoekenden naar beroep", "Vacatures naar beroep"],
    "pl": ["Osoby poszukujące pracy według zawodów", "Oferty pracy według zawodów"],
    "pt": ["Pedidos de emprego por profissão", "Ofertas de emprego por profissão"],
    "cs": ["Uchazeči o zaměstnání podle profesí", "Volná pracovní místa podle profesí"],
    "ru": ["Ищущие работу по профессиям", "Вакансии по профессиям"],
    "ar": ["الباحثون عن عمل حسب المهنة", "الوظائف الشاغرة حسب المهنة"],
    "ja": ["職業別求職者数", "職業別求人数"],
    "zh": ["按职业分的求职人数", "按职业分的职位空缺"],
}
PARTS = {
    "en": ["Women by occupation", "Full-time equivalents by occupation", "Self-employed by occupation"],
    "de": ["Frauen nach Berufen", "Selbstständige nach Berufen"],
    "es": ["Mujeres por ocupación", "Trabajadores autónomos por ocupación"],
    "fr": ["Femmes par profession", "Équivalents temps plein par profession"],
    "it": ["Donne per professione"],
    "nl": ["Vrouwen naar beroep"],
    "pl": ["Kobiety według zawodów"],
    "pt": ["Mulheres por profissão"],
    "cs": ["Ženy podle profesí"],
    "ru": ["Женщины по профессиям"],
    "ar": ["الإناث حسب المهنة"],
    "ja": ["女性の職業別"],
    "zh": ["女性按职业分"],
}


def cases(table: dict[str, list[str]]) -> list[tuple[str, str]]:
    assert set(table) == set(HEADERS)
    return [(language, text) for language, texts in table.items() for text in texts]


def proposed(folder: Path, *lines: str) -> tuple[dict[str, str], str]:
    path = folder / "table.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    mapping = propose(path, Ledger(path.name))
    return {one.name: one.field for one in mapping.columns}, "\n".join(mapping.notes)


def rows(*figures: str) -> list[str]:
    return [";".join((f"{code}", f"x{code}", *(f"{code}{one}" for one in figures))) for code in (3112, 4321, 7115)]


@pytest.mark.parametrize(("language", "header"), cases(YEARLY))
def test_a_change_a_year_is_not_that_of_all_years(tmp_path: Path, language: str, header: str) -> None:
    lines = (f"{HEADERS[language]} 2024;{header}", "11-3121;x;41000;1.2", "13-2011;y;52000;2.4", "29-1141;z;63000;-1.7")
    found, _ = proposed(tmp_path, *lines)
    assert "employment.2024" in found.values()
    assert header not in found


def test_a_text_above_a_table_says_that_its_changes_are_yearly(tmp_path: Path) -> None:
    lines = ("Average annual growth 2024-2034;;", "Code;Occupation;Projected change 2024-2034 (%)")
    found, notes = proposed(tmp_path, *lines, "3112;x;1.2", "4321;y;2.4", "7115;z;-1.7")
    assert set(found) <= {"Code", "Occupation"}
    assert "speaks of a change a year" in notes


@pytest.mark.parametrize(("language", "heading"), [*cases(SEEKERS), *cases(PARTS)])
def test_a_table_of_others_than_all_jobs_is_left_out_whatever_its_columns_say(
    tmp_path: Path, language: str, heading: str
) -> None:
    found, notes = proposed(tmp_path, f"{heading};;", f"{HEADERS[language]} 2023", *rows("4"))
    assert not any(field.startswith("employment") for field in found.values())
    assert "left out" in notes
    found, _ = proposed(tmp_path, f"{heading};;", f"{HEADERS[language].rpartition(';')[0]};2023", *rows("4"))
    assert not any(field.startswith("employment") for field in found.values())


@pytest.mark.parametrize("language", HEADERS)
def test_a_table_of_all_jobs_is_read(tmp_path: Path, language: str) -> None:
    found, _ = proposed(tmp_path, f"{HEADERS[language]} 2023", *rows("4"))
    assert "employment.2023" in found.values()


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("Employment by occupation (2015 = 100)", "speaks of an index"),
        ("Employment by occupation, percent of total", "speaks of shares"),
        ("Employment by occupation, thousands of hours", "speaks of hours of work"),
        ("Employment of women by occupation", "restricts the table to a part"),
        ("Full-time employment by occupation", "restricts the table to a part"),
    ],
)
def test_a_heading_that_restricts_the_figures_is_told(tmp_path: Path, heading: str, said: str) -> None:
    found, notes = proposed(tmp_path, f"{heading};;", f"{HEADERS['en']} 2023", *rows("4"))
    assert not any(field.startswith("employment") for field in found.values())
    assert said in notes


@pytest.mark.parametrize(
    "heading", ["Employment and unemployment by occupation", "Employment and job openings, 2024-34"]
)
def test_a_heading_that_speaks_of_jobs_too_leaves_them_in(tmp_path: Path, heading: str) -> None:
    found, _ = proposed(tmp_path, f"{heading};;", f"{HEADERS['en']} 2024", *rows("4"))
    assert "employment.2024" in found.values()


def test_a_column_that_has_women_in_each_row_restricts_the_table(tmp_path: Path) -> None:
    lines = ["Code;Occupation;Sex;Employment 2023", "3112;x;Women;4100", "4321;y;Women;5200"]
    found, notes = proposed(tmp_path, *lines)
    assert "employment.2023" not in found.values()
    assert "'Women' restricts the table" in notes


@pytest.mark.parametrize(
    ("header", "figures", "mark"),
    [
        ("Code;Beruf;Erwerbstätige 2022 (Tsd.)", ("851,204", "12,341", "7,215"), ","),
        ("Code;Profession;Emploi 2022 (milliers)", ("851,204", "12,341", "7,215"), ","),
        ("Code;Beruf;Erwerbstätige 2022 (Tsd.)", ("0,512", "12,341", "7,215"), ","),
        ("Code;Beruf;Erwerbstätige 2022 (Tsd.)", ("1.204", "57", "330"), ","),
        ("Code;Beruf;Erwerbstätige 2022 (Tsd.)", ("851.204", "12.341", "7.215"), ""),
        ("Code;Occupation;Employment 2022 (thousands)", ("851,204", "12,341", "7,215"), ""),
        ("Code;Occupation;Employment 2022 (thousands)", ("851.204", "12.341", "7.215"), "."),
    ],
)
def test_three_digits_behind_a_mark_are_decided_by_the_table_or_left_open(
    tmp_path: Path, header: str, figures: tuple[str, ...], mark: str
) -> None:
    path = tmp_path / "table.csv"
    lines = [f"{code};x;{one}" for code, one in zip((3112, 4321, 7115), figures, strict=True)]
    path.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
    mapping = propose(path, Ledger(path.name))
    found = {one.name: one.decimal or mapping.decimal for one in mapping.columns}
    name = header.rpartition(";")[2]
    assert found.get(name, "") == mark
    assert mark or any("or have three decimals" in note for note in mapping.notes)


def test_a_unit_above_the_table_counts_for_the_decimal_mark(tmp_path: Path) -> None:
    lines = ("Beschäftigte in Tsd.;;", "Code;Beruf;Beschäftigte 2022", "3112;x;851,204", "4321;y;12,341")
    path = tmp_path / "table.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    mapping = propose(path, Ledger(path.name))
    (column,) = (one for one in mapping.columns if one.field == "employment.2022")
    assert (column.decimal or mapping.decimal, column.unit) == (",", "thousands")


def test_a_header_of_two_lines_that_no_map_can_name_is_refused(tmp_path: Path) -> None:
    lines = ("Code;Occupation;Employment;;Wages;", ";;2022;2023;2022;2023", "3112;x;41;42;5;6", "4321;y;51;52;7;8")
    with pytest.raises(UnreadableInputError, match="this header has two lines or more, and in row 1 the names end at"):
        proposed(tmp_path, *lines)


def test_a_row_of_titles_is_no_header_below_codes_of_languages(tmp_path: Path) -> None:
    table = tmp_path / "titles.csv"
    lines = (
        "isco08,level,en,es,fr,nl,pt,pl",
        "0,1,Military occupations,Ocupaciones militares,Professions militaires,Militaire beroepen,Profissões,Zawody",
        "01,2,Officers,Oficiales,Officiers,Officieren,Oficiais,Oficerowie",
    )
    table.write_text("\n".join(lines) + "\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["import", "csv", str(table), "--guess"])
    assert '"isco08" = "id"' in result.stdout
    assert '"pl" = "names.pl"' in result.stdout
    assert "passed over" not in result.output
