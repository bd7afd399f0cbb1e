"""Maps proposed for long tables, with a row a year: of several offices, and in several languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from narrate.errors import UnreadableInputError
from narrate.importing.custom.column_map import column_map_from_toml, toml
from narrate.importing.custom.proposal import propose
from narrate.importing.custom.reader import read_table
from narrate.importing.ledger import Ledger

LABOR_ORGANIZATION = """\
ref_area,indicator,classif1,classif1.label,time,obs_value,obs_status
FRA,EMP_TEMP,OCU_ISCO08_2,Professionals,2021,5432.1,
FRA,EMP_TEMP,OCU_ISCO08_2,Professionals,2022,5567.0,B
FRA,EMP_TEMP,OCU_ISCO08_3,Technicians and associate professionals,2021,5210.5,
FRA,EMP_TEMP,OCU_ISCO08_3,Technicians and associate professionals,2022,5301.2,U
"""
EUROSTAT = """\
isco08,occupation,sex,unit,geo,TIME_PERIOD,Employed persons,OBS_FLAG
OC11,Chief executives,T,THS_PER,DE,2021,170.4,
OC11,Chief executives,M,THS_PER,DE,2021,120.4,
OC11,Chief executives,F,THS_PER,DE,2021,50.0,u
OC11,Chief executives,T,THS_PER,DE,2022,171.4,b
OC11,Chief executives,M,THS_PER,DE,2022,121.4,
OC11,Chief executives,F,THS_PER,DE,2022,50.0,
OC12,Administrative managers,T,THS_PER,DE,2021,200.4,
OC12,Administrative managers,M,THS_PER,DE,2021,110.4,
OC12,Administrative managers,F,THS_PER,DE,2021,90.0,
OC12,Administrative managers,T,THS_PER,DE,2022,201.4,
OC12,Administrative managers,M,THS_PER,DE,2022,111.4,
OC12,Administrative managers,F,THS_PER,DE,2022,90.0,p
"""
STATISTICS_CANADA = """\
REF_DATE,GEO,DGUID,NOC code,Occupation,Sex,Labour force characteristics,UOM,UOM_ID,SCALAR_FACTOR,SCALAR_ID,VECTOR,COORDINATE,VALUE,STATUS
2021,Canada,2016A,00010,Legislators and the like,Both sexes,Employment,Persons,249,thousands,3,v1,1.1,9.1,
2022,Canada,2016A,00010,Legislators and the like,Both sexes,Employment,Persons,249,thousands,3,v1,1.1,9.4,E
2021,Canada,2016A,00011,Senior government managers,Both sexes,Employment,Persons,249,thousands,3,v2,1.2,21.5,
2022,Canada,2016A,00011,Senior government managers,Both sexes,Employment,Persons,249,thousands,3,v2,1.2,22.0,
2021,Canada,2016A,10010,Financial managers and workers,Both sexes,Employment,Persons,249,thousands,3,v3,1.3,61.5,
2022,Canada,2016A,10010,Financial managers and workers,Both sexes,Employment,Persons,249,thousands,3,v3,1.3,62.0,
"""
EARNINGS = """\
Year,SOC 2020,Occupation,Median annual pay - Gross (£),Number of jobs (thousand)
2022,1111,Chief executives and senior officials,80000,70
2023,1111,Chief executives and senior officials,81279,74
2022,2231,Midwives,36000,39
2023,2231,Midwives,x,40
2022,2232,Registered community nurses,34000,110
2023,2232,Registered community nurses,35010,112
"""
SPANISH = """\
Año;Código CNO;Ocupación;Indicador;Unidad;Valor
2021;1111;Directores generales de la empresa;Ocupados;Miles de personas;12,5
2022;1111;Directores generales de la empresa;Ocupados;Miles de personas;13,0
2021;2211;Médicos y enfermeros;Ocupados;Miles de personas;80,1
2022;2211;Médicos y enfermeros;Ocupados;Miles de personas;81,7
2021;9210;Trabajadores y empleados de la limpieza;Ocupados;Miles de personas;190,4
2022;9210;Trabajadores y empleados de la limpieza;Ocupados;Miles de personas;200,4
"""
GERMAN = """\
Jahr;Berufsschlüssel;Beschäftigte
2021;27104;4512
2022;27104;4600
2021;43414;10.512
2022;43414;10.700
2021;81302;98.311
2022;81302;99.002
"""
FRENCH = """\
Code PCS;Année;Effectif salarié (milliers);Statut
211a;2020;12,1;
211a;2021;12,9;p
233b;2020;45,0;
233b;2021;44,1;p
"""

PROPOSED: dict[str, tuple[str, dict[str, str], dict[str, dict[int, int]]]] = {
    "labor organization": (
        LABOR_ORGANIZATION,
        {
            "classif1": "id",
            "classif1.label": "names.en",
            "time": "year",
            "obs_value": "employment.{year} in thousands",
            "obs_status": "flag",
        },
        {"OCU_ISCO08_2": {2021: 5_432_100, 2022: 5_567_000}, "OCU_ISCO08_3": {2021: 5_210_500, 2022: 5_301_200}},
    ),
    "Eurostat": (
        EUROSTAT,
        {
            "isco08": "id",
            "occupation": "names.en",
            "TIME_PERIOD": "year",
            "Employed persons": "employment.{year} in thousands",
            "OBS_FLAG": "flag",
        },
        {"OC11": {2021: 170_400, 2022: 171_400}, "OC12": {2021: 200_400, 2022: 201_400}},
    ),
    "Statistics Canada": (
        STATISTICS_CANADA,
        {
            "NOC code": "id",
            "REF_DATE": "year",
            "Occupation": "names.en",
            "VALUE": "employment.{year} in thousands",
        },
        {
            "00010": {2021: 9_100, 2022: 9_400},
            "00011": {2021: 21_500, 2022: 22_000},
            "10010": {2021: 61_500, 2022: 62_000},
        },
    ),
    "earnings": (
        EARNINGS,
        {
            "SOC 2020": "id",
            "Year": "year",
            "Occupation": "names.en",
            "Median annual pay - Gross (£)": "pay.{year}.annual.p50",
            "Number of jobs (thousand)": "employment.{year} in thousands",
        },
        {
            "1111": {2022: 70_000, 2023: 74_000},
            "2231": {2022: 39_000, 2023: 40_000},
            "2232": {2022: 110_000, 2023: 112_000},
        },
    ),
    "Spanish": (
        SPANISH,
        {
            "Código CNO": "id",
            "Año": "year",
            "Ocupación": "names.es",
            "Valor": "employment.{year} in thousands",
        },
        {
            "1111": {2021: 12_500, 2022: 13_000},
            "2211": {2021: 80_100, 2022: 81_700},
            "9210": {2021: 190_400, 2022: 200_400},
        },
    ),
    "German": (
        GERMAN,
        {"Berufsschlüssel": "id", "Jahr": "year", "Beschäftigte": "employment.{year}"},
        {
            "27104": {2021: 4_512, 2022: 4_600},
            "43414": {2021: 10_512, 2022: 10_700},
            "81302": {2021: 98_311, 2022: 99_002},
        },
    ),
    "French": (
        FRENCH,
        {"Code PCS": "id", "Année": "year", "Effectif salarié (milliers)": "employment.{year} in thousands"},
        {"211a": {2020: 12_100, 2021: 12_900}, "233b": {2020: 45_000, 2021: 44_100}},
    ),
}


def written(folder: Path, text: str) -> Path:
    path = folder / "table.csv"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", PROPOSED)
def test_a_row_a_year_becomes_a_record_a_code(name: str, tmp_path: Path) -> None:
    text, fields, figures = PROPOSED[name]
    path = written(tmp_path, text)
    mapping = propose(path, Ledger(name))
    assert {one.name: one.field + (f" in {one.unit}" if one.unit else "") for one in mapping.columns} == fields
    assert all(one.note.startswith(("sure", "likely", "a guess")) for one in mapping.columns)
    assert column_map_from_toml(toml(mapping)) == mapping
    ledger = Ledger(name)
    records = list(read_table(path, mapping, ledger))
    assert {one.id: {entry.year: entry.jobs for entry in one.employment} for one in records} == figures
    assert not any("required is" in left.reason for left in ledger.left)


def test_totals_alone_are_read_and_statuses_are_kept(tmp_path: Path) -> None:
    path = written(tmp_path, EUROSTAT)
    mapping = propose(path, Ledger("x"))
    assert mapping.only == {"sex": ("T",)}
    first, _ = read_table(path, mapping, Ledger("x"))
    assert [entry.flags for entry in first.employment] == [(), ("break",)]


def test_amounts_have_the_currency_of_their_header(tmp_path: Path) -> None:
    path = written(tmp_path, EARNINGS)
    mapping = propose(path, Ledger("x"))
    assert mapping.constants == {"currency": "GBP"}
    records = {one.id: one for one in read_table(path, mapping, Ledger("x"))}
    assert [(pay.year, pay.currency) for pay in records["1111"].pay] == [(2022, "GBP"), (2023, "GBP")]
    assert [pay.year for pay in records["2231"].pay] == [2022]


def rows(header: str, *lines: str) -> str:
    """A table of two codes; in each line {code} and {title} are theirs."""
    pairs = (("2211", "Doctors"), ("2221", "Nurses"))
    return "\n".join([header, *(line.format(code=code, title=title) for code, title in pairs for line in lines)]) + "\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (rows("isco08,label,time,unit,obs_value", "{code},{title},2021,THS_PER,1.5", "{code},{title},2022,THS_PER,1.6"),
         "'obs_value': its header does not say what its figures are"),
        (rows("isco08,label,time,indicator,obs_value", "{code},{title},2021,Unemployment rate,1.5",
              "{code},{title},2022,Unemployment rate,1.6"), "job seekers or the unemployed"),
        (rows("isco08,label,time,indicator,obs_value", "{code},{title},2021,Employment,1", "{code},{title},2022,Employment,2",
              "{code},{title},2021,Mean wage,3", "{code},{title},2022,Mean wage,4"),
         "'isco08' and 'time' and 'indicator' together make its rows unique"),
        (rows("code,title,region,year,jobs", "{code},{title},North,2021,1", "{code},{title},South,2021,2",
              "{code},{title},North,2022,3", "{code},{title},South,2022,4"), "'region'"),
        (rows("code,title,year,employment", "{code},{title},2024,100", "{code},{title},2034,110"), "It is a long table"),
        (rows("code,title,year,projected employment", "{code},{title},2014,100", "{code},{title},2024,110"),
         "It is a long table"),
        (rows("code,title,time,employment", "{code},{title},2021-Q1,100", "{code},{title},2021-Q2,110"), "It is a long table"),
        (rows("code,title,year,median monthly wage (EUR)", "{code},{title},2021,3000", "{code},{title},2022,3100"),
         "pay by the month"),
        (rows("code,title,year,median annual wage", "{code},{title},2021,30000", "{code},{title},2022,31000"),
         "in which currency"),
        (rows("x,title,year,employment", "{code},{title},2021,100", "{code},{title},2022,110"), "'x'"),
    ],
    ids=["no indicator", "a rate", "two indicators", "regions", "future", "projected", "quarters", "months", "no currency",
         "no code"],
)  # fmt: skip
def test_what_is_not_sure_is_not_proposed_and_the_refusal_says_why(text: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableInputError) as caught:
        propose(written(tmp_path, text), Ledger("x"))
    assert said in str(caught.value)


def test_figures_of_which_one_is_not_known_leave_the_others(tmp_path: Path) -> None:
    text = rows(
        "code,title,year,employment,median monthly wage (EUR)",
        "{code},{title},2021,100,3000",
        "{code},{title},2022,110,3",
    )
    mapping = propose(written(tmp_path, text), Ledger("x"))
    assert [one.field for one in mapping.columns] == ["id", "names.en", "year", "employment.{year}"]
    assert any("pay by the month" in note for note in mapping.notes)
