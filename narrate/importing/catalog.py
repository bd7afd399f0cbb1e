"""All sources that narrate imports: their names, publishers and file formats, and an example command for each."""

from __future__ import annotations

from typing import Final

from attrs import frozen


@frozen
class ImportSource:
    """A source of records, or of additions to records.

    Attributes:
        name: Its name on the command line; an option if it only adds to records.
        what: Its description.
        publisher: Its publisher.
        forms: The file formats in which it is read.
        example: A command line.
    """

    name: str
    what: str
    publisher: str
    forms: tuple[str, ...]
    example: str

    @property
    def enriches(self) -> bool:
        """Whether it only adds to the records of another source."""
        return self.name.startswith("--")


_BLS: Final = "US Bureau of Labor Statistics"
_TABLES: Final = ("delimited text, gzipped or not", ".xlsx", ".xls")

SOURCES: Final = (
    ImportSource(
        "bls-projections",
        "Employment Projections: jobs in a base year and ten years on, change, openings, entry requirements",
        _BLS,
        ("workbook with Table 1.2 (.xls, .xlsx)", "export of the web page (.csv), also saved again by a spreadsheet"),
        "narrate import bls-projections 2014-24_occupation.xlsx --to records.jsonl",
    ),
    ImportSource(
        "ooh-xml",
        "Occupational Outlook Handbook, all profiles: duties, employers, pay, entry, outlook, quoted texts",
        _BLS,
        (".xml", ".xml gzipped"),
        "narrate import ooh-xml xml-compilation.xml --to records.jsonl",
    ),
    ImportSource(
        "ooh-html",
        "Occupational Outlook Handbook, pages as the web site has them",
        _BLS,
        (".html, a page or a folder of pages", ".jsonl of profiles"),
        "narrate import ooh-html profiles/ --to records.jsonl",
    ),
    ImportSource(
        "cops",
        "Canadian Occupational Projection System, summary: jobs in a base year and growth over ten years, en and fr",
        "Employment and Social Development Canada",
        _TABLES,
        "narrate import cops cops_summary_2024-2033.csv --to records.jsonl",
    ),
    ImportSource(
        "csv",
        "Any table, with a map that says which column is which field; without one, a map is proposed",
        "anybody",
        (*_TABLES, ".parquet"),
        "narrate import csv jobs.csv --map jobs.toml --to records.jsonl",
    ),
    ImportSource(
        "--wages",
        "Occupational Employment and Wage Statistics: wages with their percentiles",
        _BLS,
        _TABLES,
        "narrate import bls-projections occupation.xlsx --wages national_M2014_dl.xls --to records.jsonl",
    ),
    ImportSource(
        "--titles",
        "Titles in other languages, with their masculine and feminine forms where the list has them",
        "European Commission (ESCO), national statistical offices, or your own list",
        _TABLES,
        "narrate import bls-projections occupation.xlsx --titles soc2010-es.csv --to records.jsonl",
    ),
    ImportSource(
        "--skills",
        "O*NET: scores of skills, work values, interests and the like, each with its questionnaire",
        "US Department of Labor, Employment and Training Administration (CC BY 4.0)",
        _TABLES,
        "narrate import bls-projections occupation.xlsx --skills Skills.txt --to records.jsonl",
    ),
    ImportSource(
        "--descriptions",
        "O*NET's Occupation Data: what those who have an occupation do",
        "US Department of Labor, Employment and Training Administration (CC BY 4.0)",
        _TABLES,
        "narrate import bls-projections occupation.xlsx --descriptions Occupation_Data.xlsx --to records.jsonl",
    ),
    ImportSource(
        "--crosswalk",
        "Crosswalks of the Standard Occupational Classification: which code became which",
        _BLS,
        _TABLES,
        "narrate import bls-projections occupation.xlsx --crosswalk soc_2010_to_2018_crosswalk.xlsx --to records.jsonl",
    ),
    ImportSource(
        "--outlook",
        "Occupational Outlook Handbook: its outlook labels, whole percents, texts for records of the projections",
        _BLS,
        (".xml", ".html", ".jsonl of profiles"),
        "narrate import bls-projections occupation.xlsx --outlook xml-compilation.xml --to records.jsonl",
    ),
)
"""The sources that make records, then the options that add to them."""
