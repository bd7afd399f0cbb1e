"""One run of ``narrate page``: from records to a folder of pages with an index."""

from __future__ import annotations

import os
import sys
from contextlib import nullcontext
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from narrate.bulk import Task
from narrate.cli.checkpoints import Progress
from narrate.cli.items import Items, items_of
from narrate.cli.options import (
    OutputFolder,
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
    workers_option,
)
from narrate.cli.outputs import STANDARD_OUTPUT, Output, outputs, whole
from narrate.cli.progress import progress
from narrate.cli.rejects import put_reject
from narrate.cli.summary import summary
from narrate.errors import Rejected, UnwritableOutputError
from narrate.wording import Style

if TYPE_CHECKING:
    from narrate.page import Site

FINISHED_WITH_REJECTS: Final = 1


@click.command(short_help="Write an HTML page per occupation, and an index.")
@click.argument("source", metavar="INPUT")
@click.option(
    "--to",
    type=OutputFolder(),
    required=True,
    help="Output folder: a new or empty one, or that of an earlier run; several locales have a subfolder each.",
)
@locale_option
@sections_option
@methodology_option
@fallback_option
@templates_option
@strict_option
@workers_option
@rejects_option
def page(
    source: str,
    to: Path,
    wanted: tuple[str, ...],
    sections: tuple[str, ...],
    method: str,
    fallback: str,
    templates: Path | None,
    strict: bool,
    workers: int,
    rejects: Path | None,
) -> None:
    """Write one HTML page per occupation, with its pictures, and an index.

    INPUT is a .jsonl, .json, .csv or .parquet file, or - for JSON Lines on standard input; text may be gzipped
    (.jsonl.gz).

    Exit status: 0 all written; 1 finished, some records rejected; 2 not finished.

    Example: narrate page occupations.jsonl --to pages --locale en_US --locale es_MX --workers 2
    """
    if to == STANDARD_OUTPUT:
        raise UnwritableOutputError("--to -: required is a folder; pages are many files")
    style = Style(templates=templates)
    names = locales_of(wanted, style)
    from narrate.page import Site  # noqa: PLC0415  # only who writes pages pays for it

    task = Task(names, sections_of(sections, style), methodology_of(method), style, fallback, strict)
    with outputs({"--to": to, "--rejects": rejects}, inputs_of(source, method, templates)) as (folder, refused):
        assert folder is not None
        site = Site(folder.path, task, workers=workers, made_on=_made_on())
        items = items_of(source)
        done = _written(site, items, refused)
    for line in summary(done, items):
        click.echo(line, err=True)
    for place, count in site.left.items():
        said = "1 page of an earlier run is" if count == 1 else f"{count:,} pages of earlier runs are"
        click.echo(f"{said} still in {place}; nothing was removed", err=True)
    if done.rejected:
        sys.exit(FINISHED_WITH_REJECTS)


def _made_on() -> date | None:
    """Return the day in SOURCE_DATE_EPOCH; None if it is not set, so that the same records give the same bytes.

    Raises:
        click.UsageError: It is not a number of seconds.
    """
    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    if not seconds:
        return None
    try:
        return datetime.fromtimestamp(int(seconds), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise click.UsageError(
            f"SOURCE_DATE_EPOCH: required are seconds since 1970-01-01, such as 1700000000; it is {seconds!r}"
        ) from None


def _written(site: Site, items: Items, refused: Output | None) -> Progress:
    """Write the pages, then the rejects, and the index at the end."""
    accepted = rejected = 0
    with whole([refused]), nullcontext() if refused is None else refused.open() as stream, progress() as advance:
        for outcome in site.written(items):
            if isinstance(outcome, Rejected):
                rejected += 1
                put_reject(items.located(outcome), stream)
            else:
                accepted += 1
            items.finished()
            advance(accepted + rejected)
    site.write_index()
    return Progress(accepted, rejected)
