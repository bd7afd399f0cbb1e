"""A style of one's own: a caller's templates over narrate's, and sections beside them."""

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
    """What a caller adds to narrate's templates and sections.

    The folder is read when the style is made: who edits it makes a new style, and a style goes on as it was.

    Attributes:
        templates: A folder as ``templates/``: its blocks go over narrate's one by one, its words over single words of
            the lexicon; it may have languages of its own.
        sections: Sections of one's own, told after narrate's in this order; one of the same name takes its place.
        overlay: What the folder said when the style was made; None without a folder.

    Raises:
        InvalidArgumentError: *templates* is no path, or *sections* no list of sections.
        TemplateError: There is no such folder, a file of it breaks the form, or it has what nothing reads: a file, a
            block, a setting or a word.

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
        from narrate.wording.inspection import inspected  # noqa: PLC0415  # only who has templates pays for it

        known = {name for one in written_locales() for name in (one.partition("_")[0], one)}
        return inspected(overlay(self.templates, sorted(known)), self.sections)

    def words(self) -> Style:
        """Return the same templates without the sections: what a report is shown with once it is written."""
        made = copy(PLAIN)
        object.__setattr__(made, "templates", self.templates)
        object.__setattr__(made, "overlay", self.overlay)
        return made

    @property
    def all_sections(self) -> Mapping[str, Section]:
        """Every section by name, in the order in which a report keeps them."""
        return all_sections(self.sections)


def all_sections(own: tuple[Section, ...]) -> Mapping[str, Section]:
    """Return narrate's sections with a caller's own after them; one of the same name takes its place."""
    return SECTIONS if not own else {**SECTIONS, **{one.name: one for one in own}}


PLAIN: Final = Style()
"""narrate's own templates and sections, and nothing beside them."""


def style_of(style: Style) -> Style:
    """Return a style as it is given; a folder is none.

    Raises:
        InvalidArgumentError: It is something else.
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
