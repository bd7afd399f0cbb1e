"""HTML of pages: Jinja2 templates in which everything is escaped that is not the page's own."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from datetime import date
from functools import cache
from itertools import chain
from typing import Any, Final

from attrs import evolve, field, frozen
from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from narrate.language.model import template_root
from narrate.page.model import PageModel
from narrate.page.texts import page_texts
from narrate.wording import PLAIN, Style, language

FOLDER: Final = "page"


@frozen
class Other:
    """The same page in another locale: its language, that language's own name, and its path."""

    tag: str
    name: str
    href: str


@frozen
class IndexEntry:
    """A line of an index: an occupation's name, its language where that is not the page's, its id, its page."""

    title: str
    title_in: str | None
    id: str
    href: str


def _source(name: str) -> str:
    return (template_root() / FOLDER / name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    return Environment(
        loader=FunctionLoader(_source),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


@frozen
class _Asset:
    """A style sheet or script of the page's own, with the hash that allows it to run."""

    text: Markup
    digest: str = field(init=False)

    @digest.default
    def _digest(self) -> str:
        return "sha256-" + base64.b64encode(hashlib.sha256(self.text.encode()).digest()).decode()


@cache
def _asset(name: str) -> _Asset:
    return _Asset(Markup(_source(name)))  # noqa: S704  # a file of the package


def rendered(
    template: str,
    locale: str,
    others: Sequence[Other],
    script: str,
    style: Style,
    *,
    sheets: Sequence[str] = ("style.css",),
    **values: Any,
) -> str:
    """Render a template of pages.

    Args:
        template: Its file in the folder of pages.
        locale: The locale of the page's own words.
        others: The same page in other locales.
        script: The file of its script.
        style: The style of the page's own words.
        sheets: The files of its style sheets, in order.
        values: The other values that the template shows.

    Returns:
        A self-contained HTML document.
    """
    one = language(locale, style.overlay)
    known = page_texts(one)
    return (
        _environment()
        .get_template(template)
        .render(
            tag=one.tag,
            direction=one.direction,
            words=known,
            others=others,
            style=Markup("").join(_asset(sheet).text for sheet in sheets),
            script=_asset(script).text,
            script_hash=_asset(script).digest,
            **values,
        )
    )


def page_html(
    page: PageModel,
    others: Sequence[Other] = (),
    *,
    index: str | None = None,
    style: Style = PLAIN,
    made_on: date | None = None,
) -> str:
    """Return a page as HTML.

    Args:
        page: The model of the page.
        others: The same page in other locales.
        index: The path of the index, for a page that is one of several.
        style: The style of the report.
        made_on: The day that the page says it was made on; without it the page has none, and the same model gives the
            same bytes on any day.

    Returns:
        A self-contained HTML document.
    """
    drawn = evolve(
        page,
        sections=tuple(
            evolve(
                section,
                pictures=tuple(
                    evolve(picture, svg=Markup(picture.svg))  # noqa: S704  # from charts.svg, which escapes
                    for picture in section.pictures
                ),
            )
            for section in page.sections
        ),
    )
    noted = any(
        span.note is not None
        for section in page.sections
        for block in section.blocks
        for span in (*block.spans, *chain.from_iterable(block.items))
    )
    return rendered(
        "page.html",
        page.locale,
        others,
        "page.js",
        style,
        page=drawn,
        index=index,
        noted_somewhere=noted,
        made_on=None if made_on is None else made_on.isoformat(),
    )


def index_html(
    entries: Sequence[IndexEntry], locale: str, others: Sequence[Other] = (), *, style: Style = PLAIN
) -> str:
    """Return an index: a complete list without a script, searchable with one.

    Args:
        entries: The entries, in order.
        locale: The locale of its words.
        others: The same index in other locales.
        style: The style of its pages.

    Returns:
        A whole HTML document.
    """
    return rendered("index.html", locale, others, "index.js", style, entries=entries)


def choice_html(others: Sequence[Other], locale: str, *, style: Style = PLAIN) -> str:
    """Return the page with links to the indexes of several locales."""
    return rendered("choice.html", locale, others, "page.js", style)
