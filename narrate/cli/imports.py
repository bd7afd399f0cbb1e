"""The commands ``narrate import`` and ``narrate sources``: from the agencies' files to records."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from csv import writer as csv_writer
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click
from attrs import frozen

from narrate.cli.options import OUTPUT_FILE
from narrate.cli.outputs import discard, name_of, outputs, publish
from narrate.cli.progress import progress
from narrate.errors import InvalidMappingError, UnreadableInputError
from narrate.importing.account import account, counted
from narrate.importing.catalog import SOURCES
from narrate.importing.ledger import Ledger
from narrate.records import Name, Occupation, to_dict
from narrate.titles.forms.form_counts import LackingForms

if TYPE_CHECKING:
    from narrate.importing.figures import Origin

_SHOWN: Final = 5
"""Notes and reasons of a file that are shown on the screen; the report has them all, row by row."""

_FILE: Final = click.Path(path_type=Path, dir_okay=False)

_TITLES: Final = "List of titles in other languages; can be given again."
_KEEP_TITLES: Final = click.option(
    "--keep-titles", is_flag=True, help="Keep titles as they are published; else names are running text."
)
_TO: Final = click.option(
    "--to", type=OUTPUT_FILE, required=True, help="JSON Lines file to write the records to; - is standard output."
)
_REPORT: Final = click.option(
    "--report", type=OUTPUT_FILE, help="File for the whole account: every row left over, every note, file by file."
)


@frozen
class Delivery:
    """The files that records, and the account of every file's rows, are written to.

    Attributes:
        to: The file of the records.
        report: The file of the account, if there is one.
        inputs: The files that are read, by the argument or option that gave them; no output may be one of them.
    """

    to: Path
    report: Path | None
    inputs: Mapping[str, Sequence[Path]]

    def __call__(self, records: Iterable[Occupation], ledgers: Sequence[Ledger], origin: Origin | None = None) -> None:
        """Write the records and the account, both whole or neither.

        Where no row became a record, no records are written, and the exit is 1.

        The account counts figures, which are those of the newest ledger where no origin is given.

        Raises:
            UnwritableOutputError: An output is an input or the other output, or its folder does not exist.
        """
        count = 0
        inputs = [(name, path) for name, paths in self.inputs.items() for path in paths]
        with outputs({"--report": self.report, "--to": self.to}, inputs) as (report, to):
            assert to is not None
            if report is not None:
                from narrate.importing.figures import with_figures_counted  # noqa: PLC0415  # only the account counts them

                records = with_figures_counted(records, origin or (lambda *_figure: ledgers[-1]))
            lacking = LackingForms()
            records = lacking.counting(records)
            try:
                with to.open() as stream, progress() as advance:
                    for count, record in enumerate(records, start=1):  # counted for the account
                        stream.write(json.dumps(to_dict(record), ensure_ascii=False) + "\n")
                        advance(count)
                if report is not None:
                    with report.open() as stream:
                        stream.writelines(f"{line}\n" for line in (*account(ledgers, shown=None), str(lacking)) if line)
                refused = count == 0
                publish([report] if refused else [report, to])
            finally:
                discard([report, to])
        for line in account(ledgers, shown=_SHOWN):
            click.echo(line, err=True)
        if refused:
            if not any(one.read for one in ledgers):
                click.echo("there is no row of a table below a header", err=True)
            click.echo(f"no row became a record; nothing was written to {name_of(self.to)}", err=True)
            click.get_current_context().exit(1)
        if str(lacking):
            click.echo(str(lacking), err=True)
        click.echo(f"{counted(count, 'record')} written to {name_of(self.to)}", err=True)


@click.group("import")
def import_group() -> None:
    """Make records of official files.

    Each command reports how many rows it read, used and left over, and why. `narrate sources` lists what can be read.
    """


@import_group.command("bls-projections", short_help="Read the BLS Employment Projections.")
@click.argument("files", nargs=-1, required=True, type=_FILE)
@click.option("--wages", multiple=True, type=_FILE, help="OEWS file with wages; can be given again.")
@click.option("--titles", multiple=True, type=_FILE, help=_TITLES)
@click.option("--skills", multiple=True, type=_FILE, help="O*NET file with skill scores; can be given again.")
@click.option("--crosswalk", multiple=True, type=_FILE, help="Crosswalk of the SOC; can be given again.")
@click.option("--outlook", multiple=True, type=_FILE, help="Occupational Outlook Handbook: XML, page, or profiles.")
@click.option("--descriptions", multiple=True, type=_FILE, help="O*NET's Occupation Data; can be given again.")
@click.option("--groups", is_flag=True, help="Make records of groups of occupations as well.")
@click.option(
    "--compare",
    multiple=True,
    type=click.Choice(["major-group", "all"]),
    help="Add the published growth of the major group, or of all occupations; can be given again.",
)
@_KEEP_TITLES
@_TO
@_REPORT
def bls_projections(
    files: tuple[Path, ...],
    wages: tuple[Path, ...],
    titles: tuple[Path, ...],
    skills: tuple[Path, ...],
    crosswalk: tuple[Path, ...],
    outlook: tuple[Path, ...],
    descriptions: tuple[Path, ...],
    groups: bool,
    compare: tuple[str, ...],
    keep_titles: bool,
    to: Path,
    report: Path | None,
) -> None:
    """Read editions of the BLS Employment Projections, and make one record per occupation.

    Several editions make one record with all its observations and projections.

    Example: narrate import bls-projections 2012-22.xls 2014-24.xlsx --wages national_M2014_dl.csv --to records.jsonl
    """
    from narrate.importing.bls.oews import read_wages  # noqa: PLC0415
    from narrate.importing.bls.origins import origin_of  # noqa: PLC0415
    from narrate.importing.bls.projections import read_edition  # noqa: PLC0415  # only who imports pays for the readers
    from narrate.importing.bls.records import Enrichment, handbook_row, occupations  # noqa: PLC0415
    from narrate.importing.occupation_data import read_descriptions  # noqa: PLC0415
    from narrate.importing.onet import read_skills  # noqa: PLC0415
    from narrate.importing.soc.crosswalk import read_crosswalk  # noqa: PLC0415
    from narrate.importing.titles.reader import read_titles  # noqa: PLC0415

    ledgers: list[Ledger] = []
    editions = [read_edition(path, _ledger(path, ledgers)) for path in files]
    crosswalks = [read_crosswalk(path, _ledger(path, ledgers)) for path in crosswalk]
    enrichment = Enrichment()
    for path in wages:
        surveyed = read_wages(path, _ledger(path, ledgers), major_groups=bool(compare))
        enrichment.wages.add(surveyed, ledgers[-1])
    for path in titles:
        enrichment.names.add(read_titles(path, _ledger(path, ledgers), titles=_titles(keep_titles)), ledgers[-1])
    for path in skills:
        enrichment.skills.add(read_skills(path, _ledger(path, ledgers)), ledgers[-1])
    for path in outlook:
        records = _handbook(path, _ledger(path, ledgers), keep_titles=keep_titles)
        enrichment.outlooks.add(map(handbook_row, records), ledgers[-1])
    for path in descriptions:
        enrichment.descriptions.add(read_descriptions(path, _ledger(path, ledgers)), ledgers[-1])
    made = occupations(editions, crosswalks, enrichment, groups=groups, compare=compare, titles=_titles(keep_titles))
    inputs = {
        "FILES": files,
        "--wages": wages,
        "--titles": titles,
        "--skills": skills,
        "--crosswalk": crosswalk,
        "--outlook": outlook,
        "--descriptions": descriptions,
    }
    Delivery(to, report, inputs)(made, ledgers, origin_of(editions, enrichment))


@import_group.command("ooh-xml")
@click.argument("file", type=_FILE)
@_KEEP_TITLES
@_TO
@_REPORT
def ooh_xml(file: Path, keep_titles: bool, to: Path, report: Path | None) -> None:
    """Read the XML of the Occupational Outlook Handbook.

    Example: narrate import ooh-xml xml-compilation.xml --to records.jsonl
    """
    from narrate.importing.ooh.feed import read_feed  # noqa: PLC0415

    ledgers: list[Ledger] = []
    Delivery(to, report, {"FILE": [file]})(
        read_feed(file, _ledger(file, ledgers), titles=_titles(keep_titles)), ledgers
    )


@import_group.command("ooh-html", short_help="Read pages of the Occupational Outlook Handbook.")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@_KEEP_TITLES
@_TO
@_REPORT
def ooh_html(files: tuple[Path, ...], keep_titles: bool, to: Path, report: Path | None) -> None:
    """Read pages of the Occupational Outlook Handbook: files, or folders of them.

    Example: narrate import ooh-html profiles/ --to records.jsonl
    """
    ledgers: list[Ledger] = []
    found: list[Path] = []
    for path in files:
        found += sorted(path.glob("*.html*")) if path.is_dir() else [path]
    if not found:
        raise UnreadableInputError(f"{files[0]}: required is a page, or a folder with pages that end in .html")
    records = (one for path in found for one in _handbook(path, _ledger(path, ledgers), keep_titles=keep_titles))
    Delivery(to, report, {"FILES": found})(records, ledgers)


@import_group.command("cops", short_help="Read the summary of Canada's COPS.")
@click.argument("file", type=_FILE)
@_KEEP_TITLES
@_TO
@_REPORT
def cops(file: Path, keep_titles: bool, to: Path, report: Path | None) -> None:
    """Read the summary of Canada's COPS: names in English and French.

    Example: narrate import cops cops_summary_2024-2033.csv --to records.jsonl
    """
    from narrate.importing.cops import read_cops  # noqa: PLC0415

    ledgers: list[Ledger] = []
    Delivery(to, report, {"FILE": [file]})(
        read_cops(file, _ledger(file, ledgers), titles=_titles(keep_titles)), ledgers
    )


@import_group.command("csv")
@click.argument("file", type=_FILE)
@click.option(
    "--map", "map_file", type=_FILE, help="TOML file that says which column is which field; --guess proposes one."
)
@click.option("--titles", multiple=True, type=_FILE, help=_TITLES)
@click.option("--guess", is_flag=True, help="Propose a map from the header, show it and what it would read, and stop.")
@_KEEP_TITLES
@click.option("--to", type=OUTPUT_FILE, help="JSON Lines file to write the records to; - is standard output.")
@_REPORT
def csv(
    file: Path,
    map_file: Path | None,
    titles: tuple[Path, ...],
    guess: bool,
    keep_titles: bool,
    to: Path | None,
    report: Path | None,
) -> None:
    """Read any table: delimited text, a workbook, or Parquet.

    Example: narrate import csv jobs.csv --guess > jobs.toml; narrate import csv jobs.csv --map jobs.toml --to out.jsonl
    """
    from narrate.importing.custom.column_map import column_map_from_toml  # noqa: PLC0415
    from narrate.importing.custom.reader import add_names, read_table  # noqa: PLC0415
    from narrate.importing.lookup import LookupTable  # noqa: PLC0415
    from narrate.importing.titles.reader import read_titles  # noqa: PLC0415

    ledgers: list[Ledger] = []
    if guess:
        given = {"--map": map_file, "--titles": titles, "--to": to, "--report": report}
        beside = [name for name, value in given.items() if value]
        if beside:
            raise UnreadableInputError(
                f"required is --guess by itself, which prints a map and writes no records; what came beside it is "
                f"{', '.join(beside)}. Keep the map with --guess > MAP.toml, and then use --map MAP.toml --to FILE"
            )
        _propose(file, keep_titles=keep_titles)
        return
    if map_file is None or to is None:
        raise UnreadableInputError("required is --map MAP.toml with --to FILE, or --guess to have a map proposed")
    try:
        mapping = column_map_from_toml(_text(map_file))
    except InvalidMappingError as error:
        raise UnreadableInputError(f"{map_file}: {error}") from None
    names: LookupTable[str, Name] = LookupTable()
    read = read_table(file, mapping, _ledger(file, ledgers), titles=_titles(keep_titles))
    for path in titles:
        names.add(read_titles(path, _ledger(path, ledgers), titles=_titles(keep_titles)), ledgers[-1])
    inputs = {"FILE": [file], "--map": [map_file], "--titles": titles}
    Delivery(to, report, inputs)(add_names(read, names), ledgers, lambda *_figure: ledgers[0])


@import_group.command("names")
@click.argument("file", type=_FILE)
@click.option("--language", "keys", multiple=True, required=True, metavar="L",
              help="Language of the names, such as pl; can be given again.")  # fmt: skip
@click.option("--to", type=OUTPUT_FILE, required=True, help="CSV table to write, for review; - is standard output.")
@_KEEP_TITLES
def names(file: Path, keys: tuple[str, ...], to: Path, keep_titles: bool) -> None:
    """Propose forms of the names in a list of titles.

    The table has each name with its forms, and in the column "proposed" those to be reviewed; what is not certain stays
    empty. Corrected, the table is a list for --titles.

    Example: narrate import names titles.csv --language pl --to forms.csv
    """
    from narrate.importing.titles.form_table import FormTable  # noqa: PLC0415
    from narrate.importing.titles.reader import read_titles  # noqa: PLC0415

    ledger = Ledger(file.name)
    table = FormTable.of(read_titles(file, ledger, titles=_titles(keep_titles)), keys, file)
    with outputs({"--to": to}, [("FILE", file)]) as (output,):
        assert output is not None
        try:
            with output.open() as stream:
                csv_writer(stream, lineterminator="\n").writerows(table.lines())
            publish([output])
        finally:
            discard([output])
    for line in (*account([ledger], shown=_SHOWN), *table.summary()):
        click.echo(line, err=True)
    click.echo(f"{counted(len(table.rows), 'row')} written to {name_of(to)}", err=True)


def _propose(file: Path, *, keep_titles: bool) -> None:
    """Print a proposed map on standard output, and what it would read on standard error."""
    from narrate.importing.custom.column_map import toml  # noqa: PLC0415
    from narrate.importing.custom.proposal import propose  # noqa: PLC0415
    from narrate.importing.custom.reader import read_table  # noqa: PLC0415

    mapping = propose(file, Ledger(file.name))
    click.echo(toml(mapping), nl=False)
    ledger = Ledger(file.name)
    for record in islice(read_table(file, mapping, ledger, titles=_titles(keep_titles)), _SHOWN):
        click.echo(f"# {json.dumps(to_dict(record), ensure_ascii=False)}", err=True)
    for line in account([ledger], shown=_SHOWN):
        click.echo(f"# {line}", err=True)


def _titles(keep: bool) -> str:
    """Return what becomes of published titles, as the readers call it."""
    from narrate.titles.names import KEEP, RUNNING  # noqa: PLC0415

    return KEEP if keep else RUNNING


def _handbook(path: Path, ledger: Ledger, *, keep_titles: bool) -> Iterator[Occupation]:
    """Read the handbook in whichever form it comes."""
    from narrate.importing.ooh.extracts import read_profiles  # noqa: PLC0415
    from narrate.importing.ooh.feed import read_feed  # noqa: PLC0415
    from narrate.importing.ooh.pages import read_page  # noqa: PLC0415

    endings = {ending.lower() for ending in path.suffixes}
    readers: Mapping[str, Any] = {".xml": read_feed, ".jsonl": read_profiles}
    reader = next((readers[ending] for ending in readers if ending in endings), read_page)
    yield from reader(path, ledger, titles=_titles(keep_titles))


def _ledger(path: Path, ledgers: list[Ledger]) -> Ledger:
    ledgers.append(Ledger(path.name))
    return ledgers[-1]


def _text(path: Path) -> str:
    if not path.is_file():
        raise UnreadableInputError(f"{path}: there is no such file")
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableInputError(f"{path}: required is text in UTF-8 ({error})") from None


@click.command("sources")
def sources_command() -> None:
    """List what can be read, each with an example."""
    for source in SOURCES:
        click.echo(f"{source.name}: {source.what}")
        click.echo(f"    from: {source.publisher}")
        click.echo(f"    forms: {', '.join(source.forms)}")
        click.echo(f"    {source.example}")
