"""The program that compares the carried data with the installed Babel, and updates them.

python -m narrate.cldr                               what the installed Babel would change; exit status 1 if anything
python -m narrate.cldr --update                      take it over
python -m narrate.cldr --update eo_001               take it over, and carry this locale as well
python -m narrate.cldr --templates FOLDER eo_001     write FOLDER/eo_001/cldr.toml for your own language
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from narrate.cldr.checksum import checksum
from narrate.cldr.data import changes, parsed, written, written_currencies
from narrate.cldr.extraction import babel_version, cldr_version, installed, installed_currencies, installed_decimals
from narrate.cldr.snapshot import (
    CURRENCIES,
    FILE,
    STAMP,
    carried,
    currency_codes,
    folder,
    snapshot_locales,
    stamp,
    unusual_decimals,
)
from narrate.errors import NarrateError


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("locales", nargs=-1, metavar="[LOCALE]...")
@click.option("--update", is_flag=True, help="Copy the data of the installed Babel into the checkout.")
@click.option(
    "--templates",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="Write the data of the locales to this folder of templates instead.",
)
def main(locales: tuple[str, ...], templates: Path | None, *, update: bool) -> None:
    """Show what the installed Babel would change in the data of CLDR that narrate carries, or take it over."""
    try:
        if templates is not None:
            if update or not locales:
                raise click.UsageError("--templates: required are locales such as eo_001, without --update")
            _write_own(templates, locales)
        elif update:
            _update(locales)
        elif locales:
            raise click.UsageError("locales: required is --update or --templates with them")
        else:
            sys.exit(1 if _compare(snapshot_locales()) else 0)
    except NarrateError as error:
        raise click.ClickException(str(error)) from None


def _write_own(templates: Path, locales: Sequence[str]) -> None:
    """Write the files of a caller's own languages, and read each back."""
    for locale in locales:
        data = installed(locale)
        text = written(data, stamp=True)
        file = templates / locale / FILE
        parsed(text, locale=locale, stamp="", name=str(file))
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
        click.echo(f"{file}: {data.stamp}")


def _update(more: Sequence[str]) -> None:
    """Write all carried files and their stamp."""
    if _order(babel_version()) < _order(stamp()["babel"]):
        raise click.ClickException(
            f"required is Babel {stamp()['babel']}, which the data are from, or a newer one; "
            f"what is installed is {babel_version()}"
        )
    if not cldr_version():
        raise click.ClickException("required is Babel 2.18 or newer, which states the version of its CLDR")
    target = Path(str(folder()))
    locales = sorted({*snapshot_locales(), *more})
    _compare(locales)
    texts = {locale: written(installed(locale)) for locale in locales}
    for locale, text in texts.items():
        parsed(text, locale=locale, stamp="", name=f"{locale}.toml")
        (target / f"{locale}.toml").write_text(text, encoding="utf-8", newline="\n")
    currencies = written_currencies(installed_currencies(), installed_decimals())
    (target / CURRENCIES).write_text(currencies, encoding="utf-8", newline="\n")
    texts[CURRENCIES.removesuffix(".toml")] = currencies
    lines = {"cldr": cldr_version(), "babel": babel_version(), "sha256": checksum(texts)}
    stamped = "".join(f'{key} = "{value}"\n' for key, value in lines.items())
    (target / STAMP).write_text(stamped, encoding="utf-8", newline="\n")
    click.echo(f"{len(locales)} locales: CLDR {cldr_version()}, Babel {babel_version()}")


def _compare(locales: Sequence[str]) -> int:
    """Print the changes in each locale, and return how many there are."""
    count = 0
    for locale in locales:
        old = carried(locale)
        lines = ["carried from now on"] if old is None else changes(old, installed(locale))
        for line in lines:
            click.echo(f"{locale}  {line}")
        count += len(lines)
    known, there = {*currency_codes()}, {*installed_currencies()}
    for code in sorted(known ^ there):
        click.echo(f"currencies: {code} {'is new' if code in there else 'is there no longer'}")
        count += 1
    was, becomes = unusual_decimals(), installed_decimals()
    for code in sorted(was.keys() | becomes.keys()):
        if was.get(code) != becomes.get(code):
            click.echo(f"decimals.{code}: {was.get(code, 2)} becomes {becomes.get(code, 2)}")
            count += 1
    return count


def _order(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdecimal())


if __name__ == "__main__":
    main(prog_name="python -m narrate.cldr")
