"""The command ``narrate lint``: what is wrong with templates of one's own."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Final

import click

FOUND: Final = 1


@click.command("lint", short_help="List what is wrong with your own templates.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True, help="Output format."
)
def lint_command(folder: Path, form: str) -> None:
    """List all that is wrong with the templates in DIR, each with file, line and what mends it.

    DIR is a folder as for --templates.

    Exit status: 0 nothing found; 1 something is wrong; 2 not finished.
    """
    from narrate.lint import lint  # noqa: PLC0415  # imported only for this command

    findings = lint(folder)
    for finding in findings:
        click.echo(str(finding) if form == "text" else json.dumps(finding.to_dict(), ensure_ascii=False))
    if findings:
        sys.exit(FOUND)
