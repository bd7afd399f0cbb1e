"""The commands of ``narrate``, by the contract: their options, their exit codes, their plain sentences."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any, Final, NoReturn

import click

from narrate.bulk import Task
from narrate.checking import check
from narrate.cli.checkpoints import places
from narrate.cli.imports import import_group, sources_command
from narrate.cli.options import (
    fallback_option,
    locales_of,
    methodology_of,
    methodology_option,
    sections_of,
    sections_option,
    templates_option,
)
from narrate.cli.page import page
from narrate.cli.renderers import RENDERERS
from narrate.cli.run import Run, read_ahead
from narrate.content import SECTIONS
from narrate.errors import NarrateError, UnreadableInputError
from narrate.formats import read_lines, read_records
from narrate.pipeline import report as report_of
from narrate.records import Occupation, from_dict, json_schema
from narrate.report import report_schema
from narrate.sample import SAMPLE, SOURCE
from narrate.wording import Style, locales, phrasebook

FINISHED_WITH_REJECTS: Final = 1
COULD_NOT_START: Final = 2
INTERRUPTED: Final = 130


class PlainErrors(click.Group):
    """A group whose commands end in one plain sentence, never in a traceback."""

    def make_context(self, *arguments: Any, **options: Any) -> click.Context:
        """Parse the options before the command."""
        try:
            return super().make_context(*arguments, **options)
        except click.UsageError as error:
            _misused(error)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            _misused(error)
        except NarrateError as error:
            _stop(str(error))
        except BrokenPipeError:
            # Who read the output has gone; nothing more can be said to them.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(0)
        except OSError as error:
            _stop(f"{error.filename or 'input or output'}: {error.strerror or error}")
        except (KeyboardInterrupt, click.Abort) as error:
            click.echo(f"narrate: {str(error) or 'stopped'}", err=True)
            sys.exit(INTERRUPTED)


def _misused(error: click.UsageError) -> NoReturn:
    """Print what is wrong with the arguments, or the help where there are none, and exit."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        error.show()
        sys.exit(COULD_NOT_START)
    path = error.ctx.command_path if error.ctx is not None else "narrate"
    _stop(f"{' '.join(error.format_message().split())} ({path} --help tells what there is)")


def _stop(sentence: str) -> NoReturn:
    click.echo(f"narrate: {sentence}", err=True)
    sys.exit(COULD_NOT_START)


@click.group(cls=PlainErrors, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="narrate-nlg")
def main() -> None:
    """Turn facts about occupations into true, localized prose."""


main.add_command(page)


@main.command()
@click.argument("source", metavar="INPUT")
@click.option(
    "--to", type=click.Path(path_type=Path, dir_okay=False), help="File to write; standard output without it."
)
@click.option(
    "--locale", "wanted", multiple=True, metavar="L", help="Locale, as es_MX; can be given again.  [default: en_US]"
)
@sections_option
@click.option(
    "--format",
    "form",
    type=click.Choice(list(RENDERERS)),
    default="text",
    show_default=True,
    help="Form of the output.",
)
@methodology_option
@fallback_option
@templates_option
@click.option(
    "--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes; the output is the same."
)
@click.option("--resume", is_flag=True, help="Take up the same run where it was stopped.")
@click.option(
    "--rejects",
    type=click.Path(path_type=Path, dir_okay=False),
    help="JSON Lines file for rejected records and their reasons.",
)
def report(
    source: str,
    to: Path | None,
    wanted: tuple[str, ...],
    sections: tuple[str, ...],
    form: str,
    method: str,
    fallback: str,
    templates: Path | None,
    workers: int,
    resume: bool,
    rejects: Path | None,
) -> None:
    """Write the records of INPUT as prose.

    INPUT is a .jsonl, .json, .csv or .parquet file, or - for JSON Lines on standard input.

    Exit status: 0 all written; 1 finished, some records rejected; 2 could not start.

    Example: narrate report jobs.csv --locale es_MX --format jsonl --to profiles.jsonl --rejects bad.jsonl
    """
    style = Style(templates=templates)
    names = locales_of(wanted, style)
    named = sections_of(sections, style)
    if resume and to is None:
        raise UnreadableInputError("--resume: required is --to, the file that the stopped run was to write")
    task = Task(names, named, methodology_of(method), style, fallback)
    to, rejects = places({"INPUT": [source]}, to=to, rejects=rejects)
    run = Run(task, form, to=to, rejects=rejects, workers=workers)
    if source == "-":
        if resume:
            raise UnreadableInputError("--resume: required is a file as INPUT; standard input cannot be read again")
        items, identity = read_lines(sys.stdin), "-"
    else:
        items, identity = read_records(Path(source)), f"{source} {Path(source).stat().st_size}"
    accepted, rejected = run(read_ahead(items), source=identity, resume=resume)
    if rejected or to is not None:
        click.echo(f"{accepted + rejected} read = {accepted} written + {rejected} rejected", err=True)
    if rejected:
        sys.exit(FINISHED_WITH_REJECTS)


@main.command("check")
@click.argument("texts", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--facts", required=True, metavar="INPUT", help="The records that the texts are about.")
@methodology_option
@templates_option
def check_command(texts: Path, facts: str, method: str, templates: Path | None) -> None:
    """Read TEXTS back and hold them against the facts.

    TEXTS is a .jsonl file as `narrate report --format jsonl` writes it, whose texts may have been edited.

    Exit status: 0 nothing found; 1 something contradicts the facts; 2 could not start.
    """
    methodology, style = methodology_of(method), Style(templates=templates)
    records = {one.id: one for one in read_records(Path(facts)) if isinstance(one, Occupation)}
    found = 0
    # What is no UTF-8 cannot be what was written, so it is found.
    with texts.open(encoding="utf-8", errors="replace") as lines:
        for number, line in enumerate(lines, start=1):
            parsed = _parsed_report(line)
            if parsed is None:
                raise UnreadableInputError(f"{texts}, line {number}: required is a report as --format jsonl writes it")
            identity, locale, text = parsed
            if identity not in records:
                raise UnreadableInputError(f"{texts}, line {number}: {facts} has no record {identity!r}")
            for finding in check(text, records[identity], locale=locale, methodology=methodology, style=style):
                found += 1
                click.echo(f"{identity} {locale}: {finding}")
    if found:
        sys.exit(FINISHED_WITH_REJECTS)


def _parsed_report(line: str) -> tuple[str, str, str] | None:
    """Read the id, the locale and the text of a report; None where a line is no report."""
    try:
        data = json.loads(line)
        text = "\n\n".join(section["text"] for section in data["sections"])
        identity, locale = data["id"], data["locale"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return (identity, locale, text) if isinstance(identity, str) and isinstance(locale, str) else None


@main.command("phrasebook", short_help="List every wording that there can be.")
@click.option("--locale", "wanted", required=True, metavar="L", help="Locale, as es_MX.")
@templates_option
def phrasebook_command(wanted: str, templates: Path | None) -> None:
    """List every wording that the templates can ever produce, with the answers that lead to it."""
    click.echo(str(phrasebook(wanted, style=Style(templates=templates))))


@main.command("locales")
@templates_option
def locales_command(templates: Path | None) -> None:
    """List the locales that narrate writes."""
    for name in locales(style=Style(templates=templates)):
        click.echo(name)


@main.command("sections")
def sections_command() -> None:
    """List the sections of a report, in order."""
    for name in SECTIONS:
        click.echo(name)


@main.command("schema", short_help="Print the JSON Schema of a record or a report.")
@click.argument("kind", type=click.Choice(["record", "report"]), default="record")
def schema_command(kind: str) -> None:
    """Print the JSON Schema of a record, or of a report as `--format jsonl` writes it."""
    schema = json_schema() if kind == "record" else report_schema()
    click.echo(json.dumps(schema, indent=2, ensure_ascii=False))


@main.command("demo")
@click.option("--locale", "wanted", default="en_US", show_default=True, metavar="L", help="Locale, as es_MX.")
@templates_option
def demo_command(wanted: str, templates: Path | None) -> None:
    """Write the sample occupation's profile."""
    click.echo(report_of(from_dict(SAMPLE), locale=wanted, style=Style(templates=templates)).text)
    click.echo()
    click.echo(SOURCE)


main.add_command(import_group)
main.add_command(sources_command)
