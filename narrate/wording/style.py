"""A style of one's own: a caller's templates over narrate's, and sections beside them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from attrs import field, frozen

from narrate.content import SECTIONS, Section
from narrate.errors import InvalidArgumentError, TemplateError


def _folder(value: Any) -> Any:
    return Path(value) if isinstance(value, str) else value


@frozen
class Style:
    """What a caller adds to narrate's templates and sections.

    Attributes:
        templates: A folder as ``templates/``: its files go over narrate's one by one, its words over single words of
            the lexicon; it may have languages of its own.
        sections: Sections of one's own, told after narrate's in this order; one of the same name takes its place.

    Raises:
        TemplateError: There is no such folder.

    >>> Style().all_sections.keys() >= {"pay", "job_trends"}
    True
    """

    templates: Path | None = field(default=None, converter=_folder)
    sections: tuple[Section, ...] = field(default=(), converter=tuple)

    def __attrs_post_init__(self) -> None:
        if self.templates is not None and not self.templates.is_dir():
            raise TemplateError(str(self.templates), None, "required is a folder of templates; there is none")

    @property
    def all_sections(self) -> Mapping[str, Section]:
        """Every section by name, in the order in which a report keeps them."""
        return SECTIONS if not self.sections else {**SECTIONS, **{one.name: one for one in self.sections}}


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
