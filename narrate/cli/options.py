"""Options that several commands have."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Final

import click

from narrate.cli.outputs import STANDARD_OUTPUT
from narrate.errors import NEAR, InvalidMethodologyError, UnknownSectionError, UnreadableInputError
from narrate.language.documents import line_of
from narrate.methodology import CAREER_PROFILE, STANDARD, Methodology, methodology_from_toml
from narrate.wording import FALLBACKS, Style, language

NAMED_METHODOLOGIES: Final = {"standard": STANDARD, "career-profile": CAREER_PROFILE}


def locales_of(names: tuple[str, ...], style: Style) -> tuple[str, ...]:
    """Return the locales of ``--locale``, without duplicates and in CLDR's spelling; en_US by default.

    Raises:
        UnknownLocaleError: Neither narrate nor the style writes one of them.

    >>> locales_of(("es-MX", "zh-TW", "es_mx"), Style())
    ('es_MX', 'zh_Hant_TW')
    """
    return tuple(dict.fromkeys(language(name, style.overlay).locale for name in names or ("en_US",)))


def methodology_of(name: str) -> Methodology:
    """Return the methodology of ``--methodology``.

    Args:
        name: ``standard``, ``career-profile``, or the path of a TOML file.

    Raises:
        UnreadableInputError: There is no such file.
        InvalidMethodologyError: The file is malformed.

    >>> methodology_of("career-profile").rounding
    'cut'
    """
    if name in NAMED_METHODOLOGIES:
        return NAMED_METHODOLOGIES[name]
    path = Path(name)
    if not path.is_file():
        from difflib import get_close_matches  # noqa: PLC0415  # imported only for errors

        near = get_close_matches(name, NAMED_METHODOLOGIES, n=1, cutoff=NEAR)
        hint = f"; did you mean {near[0]}?" if near else ""
        raise UnreadableInputError(
            f"--methodology: required is standard, career-profile or a TOML file; there is no file {name!r}{hint}"
        )
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableInputError(f"--methodology {name}: required is a TOML file in UTF-8 ({error})") from None
    try:
        return methodology_from_toml(text)
    except InvalidMethodologyError as error:
        raise error.inside(str(path.absolute()), line_of(text, *_keys(error.key))) from None


def _keys(path: str) -> tuple[str, ...]:
    """Split the dotted path of a setting: ``bands."2024-2034".faster``."""
    return tuple(part.strip('"') for part in re.findall(r'"[^"]*"|[^.]+', path))


methodology_option: Final = click.option(
    "--methodology", "method", default="standard", show_default=True, metavar="NAME|FILE.toml",
    help="standard, career-profile, or your own TOML file.",
)  # fmt: skip

sections_option: Final = click.option(
    "--section",
    "sections",
    multiple=True,
    metavar="S",
    help="Section, such as pay (narrate sections lists them); repeatable.  [default: all]",
)

fallback_option: Final = click.option(
    "--fallback",
    type=click.Choice(FALLBACKS),
    default="neutral",
    show_default=True,
    help='For a record without a name in the language: neutral says "this occupation", source takes its name in '
    "another language, error rejects it.",
)

templates_option: Final = click.option(
    "--templates", type=click.Path(path_type=Path, file_okay=False), help="Folder with your own templates, as for lint."
)

strict_option: Final = click.option(
    "--strict",
    is_flag=True,
    help="Reject a record that lacks a fact for a --section, instead of leaving the section out.",
)


EMPTY: Final = "required is a path; what came is empty"


class OutputFile(click.Path):
    """A file to write; ``-`` is standard output, and ``./-`` a file of that name."""

    def __init__(self) -> None:
        super().__init__(path_type=Path, dir_okay=False, allow_dash=True)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Return the path; one of a file named ``-`` is absolute."""
        if not value:
            self.fail(EMPTY, param, ctx)
        path = Path(str(super().convert(value, param, ctx)))
        return path.absolute() if path == STANDARD_OUTPUT and value != "-" else path


class OutputFolder(click.Path):
    """A folder to write files to."""

    def __init__(self) -> None:
        super().__init__(path_type=Path, file_okay=False)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Return the path, which is not empty."""
        if not value:
            self.fail(EMPTY, param, ctx)
        return Path(str(super().convert(value, param, ctx)))


OUTPUT_FILE: Final = OutputFile()

to_option: Final = click.option("--to", type=OUTPUT_FILE, help="File to write.  [default: standard output]")

workers_option: Final = click.option(
    "--workers",
    type=click.IntRange(1, 64),
    metavar="N",
    default=1,
    show_default="1",
    help="Number of processes, from 1 to 64; the output does not depend on it.",
)

rejects_option: Final = click.option(
    "--rejects",
    type=OUTPUT_FILE,
    help="JSON Lines file for rejected records, with the reasons.  [default: a line each on standard error]",
)

locale_option: Final = click.option(
    "--locale",
    "wanted",
    multiple=True,
    metavar="L",
    help="Locale, such as es_MX (narrate locales lists them); repeatable.  [default: en_US]",
)


def inputs_of(source: str, method: str, templates: Path | None, *, name: str = "INPUT") -> tuple[tuple[str, Path], ...]:
    """Return the paths that a command reads, by the argument or option that gave them.

    Args:
        source: The path of the records, or ``-`` for standard input.
        method: The value of ``--methodology``.
        templates: The value of ``--templates``.
        name: The name of the argument or option of *source*.
    """
    found = [(name, Path(source))] if source != "-" else []
    if method not in NAMED_METHODOLOGIES:
        found.append(("--methodology", Path(method)))
    if templates is not None:
        found.append(("--templates", templates))
    return tuple(found)


def sections_of(names: tuple[str, ...], style: Style) -> tuple[str, ...] | None:
    """Return the sections of ``--section``; None, for all sections, if it is not given.

    Raises:
        UnknownSectionError: There is no such section.
    """
    for name in names:
        if name not in style.all_sections:
            raise UnknownSectionError(name, tuple(style.all_sections))
    return names or None
