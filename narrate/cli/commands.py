"""The commands of ``narrate``, with their options, exit codes and error messages."""

from __future__ import annotations

import json
import os
import signal
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, NoReturn

import click

from narrate.bulk import Task
from narrate.cli.checks import check_command, lint_command
from narrate.cli.identity import identity
from narrate.cli.imports import import_group, sources_command
from narrate.cli.items import items_of
from narrate.cli.options import (
    fallback_option,
    inputs_of,
    locale_option,
    locales_of,
    methodology_of,
    methodology_option,
    rejects_option,
    sections_of,
    sections_option,
    strict_option,
    templates_option,
    to_option,
    workers_option,
)
from narrate.cli.outputs import STANDARD_OUTPUT, outputs, written_to
from narrate.cli.page import page
from narrate.cli.phrasebook_formats import FORMATS, phrasebook_text
from narrate.cli.renderers import RENDERERS
from narrate.cli.run import Run
from narrate.cli.summary import summary
from narrate.content import SECTIONS
from narrate.errors import NarrateError, UnreadableInputError, UnwritableOutputError, one_line
from narrate.pipeline import report as report_of
from narrate.records import from_dict, json_schema
from narrate.report import report_schema
from narrate.sample import SAMPLE, SOURCE
from narrate.wording import Style, locales

FINISHED_WITH_REJECTS: Final = 1
NOT_FINISHED: Final = 2
INTERRUPTED: Final = 130
TERMINATED: Final = 143


class Terminated(KeyboardInterrupt):
    """The system asks the command to end; it ends as after Ctrl-C."""


class PlainErrors(click.Group):
    """A group of commands whose errors are printed as one sentence, never as a traceback."""

    def make_context(self, *arguments: Any, **options: Any) -> click.Context:
        """Parse the options before the command; a usage error is printed, and exits with status 2."""
        try:
            return super().make_context(*arguments, **options)
        except click.UsageError as error:
            _misused(error)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command."""
        try:
            with _termination():
                return super().invoke(ctx)
        except click.UsageError as error:
            _misused(error, f"{ctx.command_path} {ctx.invoked_subcommand or ''}".strip())
        except click.exceptions.Exit:
            raise
        except NarrateError as error:
            _stop(str(error))
        except BrokenPipeError:
            # Who read the output has gone; nothing more can be said to them.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(0)
        except OSError as error:
            # Other libraries put sentences of their own around the system's.
            why = os.strerror(error.errno) if error.errno else error.strerror or error
            _stop(f"{error.filename or 'input or output'}: {why}")
        except (KeyboardInterrupt, click.Abort) as error:
            click.echo(f"narrate: {str(error) or 'stopped'}", err=True)
            sys.exit(TERMINATED if isinstance(error, Terminated) else INTERRUPTED)
        except MemoryError:
            _stop("the memory is full")
        except Exception as error:  # a defect, or an error of another library  # noqa: BLE001
            last = traceback.extract_tb(error.__traceback__)[-1]
            where = f"{Path(last.filename).name}, line {last.lineno}"
            _stop(one_line(f"not finished, by an error that narrate does not know: {error!r} ({where})", longest=1000))


@contextmanager
def _termination() -> Iterator[None]:
    """Raise ``Terminated`` on SIGTERM, so that a command ends as after Ctrl-C."""

    def terminate(*_: object) -> NoReturn:
        raise Terminated

    try:
        before = signal.signal(signal.SIGTERM, terminate)
    except ValueError:  # not the main thread, in which alone signals can be handled
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _misused(error: click.UsageError, command: str = "narrate") -> NoReturn:
    """Print the error in the arguments, or the help if there are none, and exit.

    Args:
        error: The error.
        command: The command, where the error does not have it.
    """
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        error.show()
        sys.exit(NOT_FINISHED)
    path = error.ctx.command_path if error.ctx is not None else command
    _stop(f"{' '.join(error.format_message().split())} (see {path} --help)")


def _stop(sentence: str) -> NoReturn:
    click.echo(f"narrate: {sentence}", err=True)
    sys.exit(NOT_FINISHED)


@click.group(cls=PlainErrors, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="narrate-nlg")
def main() -> None:
    """Turn facts about occupations into true, localized prose."""


main.add_command(page)


@main.command()
@click.argument("source", metavar="INPUT")
@to_option
@locale_option
@sections_option
@click.option(
    "--format",
    "form",
    type=click.Choice(list(RENDERERS)),
    default="text",
    show_default=True,
    help="Output format.",
)
@methodology_option
@fallback_option
@templates_option
@strict_option
@workers_option
@click.option("--resume", is_flag=True, help="Continue the same run where it was stopped; needs --to.")
@rejects_option
def report(
    source: str,
    to: Path | None,
    wanted: tuple[str, ...],
    sections: tuple[str, ...],
    form: str,
    method: str,
    fallback: str,
    templates: Path | None,
    strict: bool,
    workers: int,
    resume: bool,
    rejects: Path | None,
) -> None:
    """Write the records of INPUT as prose.

    INPUT is a .jsonl, .json, .csv or .parquet file, or - for JSON Lines on standard input; text may be gzipped
    (.jsonl.gz).

    Exit status: 0 all written; 1 finished, some records rejected; 2 not finished.

    Example: narrate report jobs.csv --locale es_MX --format jsonl --to profiles.jsonl --rejects bad.jsonl
    """
    to = None if to == STANDARD_OUTPUT else to
    if to is None and rejects == STANDARD_OUTPUT:
        raise UnwritableOutputError("--rejects -: required is --to with a file; the reports are on standard output")
    style = Style(templates=templates)
    names = locales_of(wanted, style)
    named = sections_of(sections, style)
    if resume and to is None:
        raise UnreadableInputError("--resume: required is --to, the file that the stopped run was to write")
    if resume and source == "-":
        raise UnreadableInputError("--resume: required is a file as INPUT; standard input cannot be read again")
    task = Task(names, named, methodology_of(method), style, fallback, strict)
    with outputs({"--rejects": rejects, "--to": to}, inputs_of(source, method, templates)) as (refused, out):
        items = items_of(source)
        again = out is not None and source != "-"
        run = Run(
            task,
            form,
            to=out,
            rejects=refused,
            workers=workers,
            identity=identity(Path(source), task, form, rejects) if again else None,
        )
        done = run(items, resume=resume)
    if done.rejected or to is not None or items.repeats or done.left_out or done.unnamed:
        for line in summary(done, items):
            click.echo(line, err=True)
    if done.rejected:
        sys.exit(FINISHED_WITH_REJECTS)


@main.command("phrasebook", short_help="List all possible wordings.")
@click.option("--locale", "wanted", required=True, metavar="L", help="Locale, such as es_MX.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True,
              help="A text, the page on which an editor reviews the wordings, or a review file.")  # fmt: skip
@click.option("--beside", metavar="L", help="For html: a second locale, shown beside the first.")
@click.option("--review", type=click.Path(path_type=Path, dir_okay=False), help="Review file with what was approved.")
@click.option("--facts", type=click.Path(path_type=Path, dir_okay=False), help="Records whose sentences are examples.")
@templates_option
@to_option
def phrasebook_command(
    wanted: str,
    form: str,
    beside: str | None,
    review: Path | None,
    facts: Path | None,
    templates: Path | None,
    to: Path | None,
) -> None:
    """List every wording that the templates can ever produce, with the answers that lead to it.

    The page of `--format html` is one file that needs no server; it exports the review file. `--format review` writes a
    review file in which all that is not approved as it is now is marked as a draft.

    Example: narrate phrasebook --locale es_MX --format html --beside en_US --to review.html
    """
    read = () if facts is None else (("--facts", facts),)
    with written_to(to, (*read, *inputs_of("-", "standard", templates))) as put:
        style = Style(templates=templates)
        put(phrasebook_text(wanted, form, beside=beside, review=review, facts=facts, style=style))


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
@click.argument("kind", metavar="[KIND]", type=click.Choice(["record", "report"]), default="record")
@to_option
def schema_command(kind: str, to: Path | None) -> None:
    """Print the JSON Schema of KIND: record (without it), or report, as `--format jsonl` writes it."""
    schema = json_schema() if kind == "record" else report_schema()
    with written_to(to) as put:
        put(json.dumps(schema, indent=2, ensure_ascii=False))


@main.command("demo")
@click.option("--locale", "wanted", default="en_US", show_default=True, metavar="L", help="Locale, such as es_MX.")
@templates_option
def demo_command(wanted: str, templates: Path | None) -> None:
    """Write the sample occupation's profile."""
    click.echo(report_of(from_dict(SAMPLE), locale=wanted, style=Style(templates=templates)).text)
    click.echo()
    click.echo(SOURCE)


main.add_command(import_group)
main.add_command(sources_command)
main.add_command(check_command)
main.add_command(lint_command)
