"""The commands that look for faults: ``narrate check`` in texts, and ``narrate lint`` in templates."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import IO, Any, Final

import click
from attrs import Factory, frozen, mutable

from narrate.checking import check
from narrate.cli.items import located_of, standard_input
from narrate.cli.options import (
    NAMED_METHODOLOGIES,
    inputs_of,
    methodology_of,
    templates_option,
    to_option,
)
from narrate.cli.outputs import written_to
from narrate.cli.rejects import put_reject
from narrate.errors import Location, UnknownLocaleError, UnreadableInputError
from narrate.excerpts import shown
from narrate.formats.gzip_input import open_bytes
from narrate.formats.ids import SeenIds
from narrate.formats.json_text import LONGEST, BadTextError, lines, parsed
from narrate.importing.account import counted
from narrate.methodology import STANDARD, Methodology
from narrate.reading import read
from narrate.records import Occupation
from narrate.wording import Style

FOUND: Final = 1
NOT_FINISHED: Final = 2

_REPORT: Final = "required is a report as --format jsonl writes it, with id, locale and sections"


class _UncheckedError(Exception):
    """A line cannot be checked; the message has the reason."""


@frozen
class _Records:
    """The records that texts are about.

    Attributes:
        source: The name of their file.
        records: The records, by id.
        rejected: The places of records that are not valid, by id.
    """

    source: str
    records: dict[str, Occupation]
    rejected: dict[str, Location]

    def record(self, identity: str) -> Occupation:
        """Return a record by its id."""
        if identity in self.rejected:
            place = self.rejected[identity]
            raise _UncheckedError(f"the record {shown(identity)} of {self.source}, {place}, is rejected")
        if identity not in self.records:
            raise _UncheckedError(f"{self.source} has no record {shown(identity)}")
        return self.records[identity]


@mutable
class _Tally:
    """The counts of a check, for its last line."""

    texts: int = 0
    claims: int = 0
    findings: int = 0
    unchecked: int = 0
    silent: list[int] = Factory(list)
    others: dict[str, list[int]] = Factory(dict)

    def __str__(self) -> str:
        said = f"{counted(self.texts, 'text')} checked, {counted(self.claims, 'claim')} read, "
        said += counted(self.findings, "finding")
        if self.silent:
            said += f"; {counted(len(self.silent), 'text')} without any claim, {_first(self.silent)}"
        return said + (f"; {counted(self.unchecked, 'line')} not checked" if self.unchecked else "")


def _first(numbers: list[int]) -> str:
    return f"on line {numbers[0]}" if len(numbers) == 1 else f"the first one on line {numbers[0]}"


@click.command("check")
@click.argument("texts", type=click.Path(dir_okay=False, allow_dash=True))
@click.option("--facts", required=True, metavar="INPUT", help="Records that the texts are about; INPUT as for report.")
@click.option(
    "--methodology", "method", metavar="NAME|FILE.toml",
    help="standard, career-profile, or your own TOML file.  [default: the one that a text names, if it is narrate's]",
)  # fmt: skip
@templates_option
@to_option
def check_command(texts: str, facts: str, method: str | None, templates: Path | None, to: Path | None) -> None:
    """Read TEXTS back and compare them with the facts.

    TEXTS is a .jsonl file as `narrate report --format jsonl` writes it, whose texts may have been edited; - is standard
    input. A line that cannot be checked is named, and the others are checked.

    Exit status: 0 nothing found; 1 something contradicts the facts; 2 not finished, or a line could not be checked.

    Example: narrate check profiles.jsonl --facts jobs.csv
    """
    if texts == facts == "-":
        raise UnreadableInputError("--facts -: required is a file; standard input is TEXTS")
    given = None if method is None else methodology_of(method)
    style, known, tally = Style(templates=templates), _facts(facts), _Tally()
    name = _name(texts)
    inputs = [] if texts == "-" else [("TEXTS", Path(texts))]
    inputs += inputs_of(facts, method or "standard", templates, name="--facts")
    with written_to(to, inputs) as put, _opened(texts) as stream:
        for number, line in lines(stream):
            try:
                _check_line(number, line, known, given, style, put, tally)
            except _UncheckedError as error:
                tally.unchecked += 1
                click.echo(f"not checked: {name}, line {number}: {error}", err=True)
        if not tally.texts + tally.unchecked:
            raise UnreadableInputError(
                f"{name}: required is a line for each text, as narrate report --format jsonl writes it; there is none"
            )
    for other, numbers in tally.others.items():
        click.echo(
            f"note: {counted(len(numbers), 'text')}, {_first(numbers)}, written by the methodology {shown(other)}; "
            f"checked by --methodology {method}",
            err=True,
        )
    click.echo(str(tally), err=True)
    if tally.unchecked or tally.findings:
        sys.exit(NOT_FINISHED if tally.unchecked else FOUND)


def _name(source: str) -> str:
    return "standard input" if source == "-" else source


def _opened(texts: str) -> AbstractContextManager[IO[bytes]]:
    return nullcontext(standard_input("TEXTS")) if texts == "-" else open_bytes(Path(texts))


def _check_line(
    number: int,
    line: str | None,
    facts: _Records,
    given: Methodology | None,
    style: Style,
    put: Callable[[str], None],
    tally: _Tally,
) -> None:
    """Check the text of a line, and write what is found.

    Raises:
        _UncheckedError: It cannot be checked.
    """
    if line is None:
        raise _UncheckedError(f"required is a line of at most {LONGEST:,} bytes")
    identity, locale, text, named = _parsed_report(line)
    record = facts.record(identity)
    methodology = _methodology(named) if given is None else given
    try:
        findings = check(text, record, locale=locale, methodology=methodology, style=style)
        claims = len(read(text, locale=locale, style=style).claims)
    except UnknownLocaleError as error:
        raise _UncheckedError(str(error)) from None
    for finding in findings:
        put(f"{identity} {locale}: {finding}")
    tally.texts += 1
    tally.claims += claims
    tally.findings += len(findings)
    if not claims:
        tally.silent.append(number)
    if given is not None and named not in ("", given.stamp):
        tally.others.setdefault(named, []).append(number)


def _methodology(named: str) -> Methodology:
    """Return the methodology that a text names, if it is one of narrate's own; the standard one where it names none."""
    if named and named not in NAMED_METHODOLOGIES:
        raise _UncheckedError(
            f"required is --methodology; the text was written by {shown(named)}, which is none of narrate's own"
        )
    return NAMED_METHODOLOGIES[named] if named else STANDARD


def _parsed_report(line: str) -> tuple[str, str, str, str]:
    """Read the id, the locale, the text and the methodology of a report; the last is empty where there is none.

    Raises:
        _UncheckedError: The line is no report.
    """
    try:
        # What is no UTF-8 cannot be what was written, so it is found.
        data = parsed(line.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))
    except BadTextError as error:
        raise _UncheckedError(f"{_REPORT} ({error})") from None
    try:
        sections, identity, locale = data["sections"], data["id"], data["locale"]
        text = "\n\n".join(section["text"] for section in sections)
    except (KeyError, TypeError):
        raise _UncheckedError(_REPORT) from None
    if not (isinstance(sections, list) and isinstance(identity, str) and isinstance(locale, str)):
        raise _UncheckedError(_REPORT)
    return identity, locale, text, _named_methodology(data.get("versions"))


def _named_methodology(versions: Any) -> str:
    named = versions.get("methodology") if isinstance(versions, Mapping) else None
    return named if isinstance(named, str) else ""


def _facts(source: str) -> _Records:
    """Read the records that texts are about; those that are not valid are named on standard error.

    Raises:
        UnreadableInputError: The file cannot be read, or has two records of one id.
    """
    facts = _Records(_name(source), {}, {})
    seen = SeenIds()
    for place, item in located_of(source, "--facts"):
        if not isinstance(item, Occupation):
            put_reject(item, None, source=facts.source)
            if item.record is not None:
                facts.rejected.setdefault(item.record, place)
            continue
        repeated = seen.add(item.id, place)
        if repeated is not None:
            raise UnreadableInputError(f"--facts {facts.source}: required is one record for each id; {repeated}")
        facts.records[item.id] = item
    for identity in facts.rejected.keys() & facts.records.keys():
        del facts.rejected[identity]
    return facts


@click.command("lint", short_help="List what is wrong with your own templates.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True, help="Output format."
)
def lint_command(folder: Path, form: str) -> None:
    """List all that is wrong with the templates in DIR, each with file, line and what mends it.

    DIR is a folder as for --templates: my/en/pay.jinja, my/en/lexicon.toml.

    Exit status: 0 nothing found; 1 something is wrong; 2 not finished.

    Example: narrate lint my
    """
    from narrate.lint import lint  # noqa: PLC0415  # imported only for this command

    findings = lint(folder)
    for finding in findings:
        click.echo(str(finding) if form == "text" else json.dumps(finding.to_dict(), ensure_ascii=False))
    if findings:
        sys.exit(FOUND)
