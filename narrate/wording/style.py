"""Styles: a caller's templates on top of narrate's, and sections added to them."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from pathlib import Path
from typing import Any, Final

from attrs import field, frozen

from narrate.content import SECTIONS, Section
from narrate.errors import InvalidArgumentError
from narrate.language.model import locales as written_locales
from narrate.language.overlay import Overlay, overlay


def _folder(value: Any) -> Path | None:
    if value is None or isinstance(value, Path):
        return value
    if isinstance(value, str) and value:
        return Path(value)
    raise InvalidArgumentError("templates", value, "a folder, as a path or a text")


def _sections(value: Any) -> tuple[Section, ...]:
    if isinstance(value, list | tuple) and all(isinstance(one, Section) for one in value):
        return tuple(value)
    raise InvalidArgumentError("sections", value, "a list of Section values, as in sections=[shortage]")


@frozen
class Style:
    """A caller's additions to narrate's templates and sections.

    The folder is read when the style is made. Later edits of the folder do not change it; they need a new style.

    Attributes:
        templates: A folder laid out as ``templates/``: its blocks override single blocks of narrate's, its words single
            words of the lexicon; it may add languages.
        sections: The caller's own sections, after narrate's in this order; one with the same name replaces narrate's.
        overlay: The content of the folder when the style was made; None without a folder.

    Raises:
        InvalidArgumentError: *templates* is not a path, or *sections* is not a list of sections.
        TemplateError: There is no such folder, a file in it is malformed, or it has something that nothing reads: a
            file, a block, a setting or a word.

    >>> Style().all_sections.keys() >= {"pay", "job_trends"}
    True
    """

    templates: Path | None = field(default=None, converter=_folder)
    sections: tuple[Section, ...] = field(default=(), converter=_sections)
    overlay: Overlay | None = field(init=False)

    @overlay.default
    def _overlay(self) -> Overlay | None:
        if self.templates is None:
            return None
        from narrate.wording.inspection import inspected  # noqa: PLC0415  # imported only for styles with templates

        known = {name for one in written_locales() for name in (one.partition("_")[0], one)}
        return inspected(overlay(self.templates, sorted(known)), self.sections)

    def words(self) -> Style:
        """Return the same templates without the sections, as needed to show a report that is already written."""
        made = copy(PLAIN)
        object.__setattr__(made, "templates", self.templates)
        object.__setattr__(made, "overlay", self.overlay)
        return made

    @property
    def all_sections(self) -> Mapping[str, Section]:
        """The sections by name, in the order of a report."""
        return all_sections(self.sections)


def all_sections(own: tuple[Section, ...]) -> Mapping[str, Section]:
    """Return narrate's sections and then a caller's own; one with the same name replaces narrate's."""
    return SECTIONS if not own else {**SECTIONS, **{one.name: one for one in own}}


PLAIN: Final = Style()
"""narrate's own templates and sections alone."""


def style_of(style: Style) -> Style:
    """Return an argument if it is a style; a path to a folder is not one.

    Raises:
        InvalidArgumentError: It is of another type.
    """
    if isinstance(style, Style):
        return style
    raise InvalidArgumentError("style", style, "a Style, as in narrate.Style(templates=FOLDER)")


def locales(*, style: Style = PLAIN) -> tuple[str, ...]:
    """List the locales that narrate writes.

    Args:
        style: A style whose templates may have languages of their own.

    >>> "en_US" in locales()
    True
    """
    return written_locales(style_of(style).overlay)
