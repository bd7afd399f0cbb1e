"""One run of ``narrate page``: from records to a folder of pages with an index."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

import click

from narrate.bulk import Task
from narrate.cli.checkpoints import open_at, places
from narrate.cli.options import (
    fallback_option,
    locales_of,
    methodology_of,
    methodology_option,
    sections_of,
    sections_option,
    templates_option,
)
from narrate.cli.run import progress, put_reject, read_ahead
from narrate.errors import Rejected
from narrate.formats import read_lines, read_records
from narrate.records import Occupation
from narrate.wording import Style

FINISHED_WITH_REJECTS: Final = 1

Items = Iterator[Occupation | Rejected]


@click.command(short_help="Write an HTML page per occupation, and an index.")
@click.argument("source", metavar="INPUT")
@click.option(
    "--to",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    help="Folder to write; with several locales it has a folder for each.",
)
@click.option(
    "--locale", "wanted", multiple=True, metavar="L", help="Locale, as es_MX; can be given again.  [default: en_US]"
)
@sections_option
@methodology_option
@fallback_option
@templates_option
@click.option(
    "--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes; the files are the same."
)
@click.option(
    "--rejects",
    type=click.Path(path_type=Path, dir_okay=False),
    help="JSON Lines file for rejected records and their reasons.",
)
def page(
    source: str,
    to: Path,
    wanted: tuple[str, ...],
    sections: tuple[str, ...],
    method: str,
    fallback: str,
    templates: Path | None,
    workers: int,
    rejects: Path | None,
) -> None:
    """Write one HTML page per occupation, with its pictures, and an index.

    INPUT is a .jsonl, .json, .csv or .parquet file, or - for JSON Lines on standard input.

    Exit status: 0 all written; 1 finished, some records rejected; 2 could not start.

    Example: narrate page occupations.jsonl --to pages --locale en_US --locale es_MX --workers 2
    """
    style = Style(templates=templates)
    names = locales_of(wanted, style)
    places([source], to=to)
    (rejects,) = places([source], rejects=rejects)
    from narrate.page import Site  # noqa: PLC0415  # only who writes pages pays for it

    task = Task(names, sections_of(sections, style), methodology_of(method), style, fallback)
    site = Site(to, task, workers=workers, made_on=_made_on())
    items = read_ahead(read_lines(sys.stdin) if source == "-" else read_records(Path(source)))
    accepted, rejected = _run(site.written(items), rejects)
    click.echo(f"{accepted + rejected} read = {accepted} written + {rejected} rejected", err=True)
    if rejected:
        sys.exit(FINISHED_WITH_REJECTS)


def _made_on() -> date | None:
    """Return the day in SOURCE_DATE_EPOCH; None where it is not set, since the same records give the same bytes.

    Raises:
        click.UsageError: It is no number of seconds.
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


def _run(outcomes: Iterator[str | Rejected], path: Path | None) -> tuple[int, int]:
    accepted = rejected = 0
    stream = None if path is None else open_at(path, 0)
    try:
        with progress() as advance:
            for outcome in outcomes:
                if isinstance(outcome, Rejected):
                    rejected += 1
                    put_reject(outcome, stream)
                else:
                    accepted += 1
                advance(accepted + rejected)
    finally:
        if stream is not None:
            stream.close()
    return accepted, rejected
