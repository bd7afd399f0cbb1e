"""Folders of pages, with a page for each occupation and locale and an index; files are written atomically."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from attrs import field, frozen

from narrate.bulk import Task, written
from narrate.errors import Fault, Rejected
from narrate.formats.whole_files import write_whole
from narrate.methodology import Methodology
from narrate.page.charts import PicturesUnavailableError
from narrate.page.earlier_pages import EarlierPages
from narrate.page.file_names import file_name
from narrate.page.model import page_model
from narrate.page.render import IndexEntry, Other, choice_html, index_html, page_html
from narrate.page.texts import page_texts
from narrate.records import Occupation
from narrate.report import Report
from narrate.wording import PLAIN, Style, language

CHUNK: Final = 16
"""How many pages a worker makes at a time: few, since pictures are slow and workers should end at the same time."""

INDEX: Final = "index.html"


@frozen
class Page:
    """A page with its entry for the index, and its text."""

    entry: IndexEntry
    html: str = field(repr=False)


class Site:
    """A folder of pages that is being written.

    Pages of a single locale are in the folder itself, those of several in a folder for each locale. A file that is no
    page of narrate's is neither written over nor removed.
    """

    def __init__(self, folder: Path, task: Task, *, workers: int = 1, made_on: date | None = None) -> None:
        """Prepare to write pages.

        Args:
            folder: The folder; it is created where it does not exist.
            task: Locales, sections, methodology and style.
            workers: The number of processes, which does not change the files.
            made_on: The day that the pages say they were made on; without it they have none.

        Raises:
            TemplateError: A locale has no words for pages.
            PicturesUnavailableError: The extra ``narrate-nlg[page]`` is not installed.
            UnwritableOutputError: The folder has files, and none of them is a page that narrate has written.
        """
        self._task = task
        self._workers = workers
        self._made_on = made_on
        self._several = len(task.locales) > 1
        self._folders = {locale: folder / locale if self._several else folder for locale in task.locales}
        self._root = folder
        self._entries: dict[str, list[IndexEntry]] = {locale: [] for locale in task.locales}
        for locale in task.locales:
            page_texts(language(locale, task.style.overlay))
        if find_spec("vl_convert") is None:
            raise PicturesUnavailableError
        folders = list(dict.fromkeys([folder, *self._folders.values()]))
        self._earlier = EarlierPages(folder)
        self._earlier.claim(folders)
        for one in folders:
            self._earlier.refuse_others(one / INDEX)
        self._written: set[Path] = set()

    @property
    def left(self) -> dict[Path, int]:
        """The numbers of pages of earlier runs that have not been written again, by their folder."""
        return self._earlier.left(self._written)

    def written(self, items: Iterable[Occupation | Rejected]) -> Iterator[str | Rejected]:
        """Write the pages of many records; ``write_index`` writes their index.

        Args:
            items: The records; those that are already rejected are passed on.

        Yields:
            The id of each record once its pages are written, or its rejection.

        Raises:
            UnwritableOutputError: A page would be written over a file that is none of narrate's.
        """
        for folder in self._folders.values():
            folder.mkdir(parents=True, exist_ok=True)
        self._entries = {locale: [] for locale in self._task.locales}
        made_of: dict[str, str] = {}
        task = self._task
        render = partial(
            page,
            locales=task.locales,
            methodology=task.methodology,
            style=task.style,
            sections=task.sections,
            made_on=self._made_on,
        )
        outcomes = written(items, self._task, render, workers=self._workers, chunk=CHUNK, spawned=True)
        for position, outcome in enumerate(outcomes):
            if isinstance(outcome, Rejected):
                yield outcome
                continue
            entry = outcome[0].entry
            if entry.href in made_of:
                required = "an id that no earlier record has"
                yield Rejected(entry.id, position, (Fault(entry.id, "id", entry.id, required),))
                continue
            made_of[entry.href] = entry.id
            for locale, made in zip(self._task.locales, outcome, strict=True):
                place = self._folders[locale] / made.entry.href
                self._earlier.refuse_others(place)
                self._write(place, made.html)
                self._entries[locale].append(made.entry)
            yield entry.id

    def write_index(self) -> None:
        """Write the index of the pages that were written, and with several locales the choice of a language."""
        task = self._task
        for locale, listed in self._entries.items():
            others = others_of(INDEX, locale, task.locales, task.style)
            self._write(
                self._folders[locale] / INDEX, index_html(sorted(listed, key=_order), locale, others, style=task.style)
            )
        if self._several:
            choice = [_other(locale, f"{locale}/{INDEX}", task.locales, task.style) for locale in task.locales]
            self._write(self._root / INDEX, choice_html(choice, task.locales[0], style=task.style))

    def _write(self, path: Path, html: str) -> None:
        write_whole(path, html)
        self._written.add(path)


def page(
    report: Report,
    *,
    locales: tuple[str, ...],
    methodology: Methodology,
    style: Style = PLAIN,
    sections: tuple[str, ...] | None = None,
    made_on: date | None = None,
) -> Page:
    """Return the page of a report.

    Args:
        report: The prose, with its record.
        locales: All locales of the page.
        methodology: The methodology of the report.
        style: The style of the report.
        sections: The requested sections.
        made_on: The day that the page says it was made on, if any.

    Returns:
        The page.
    """
    model = page_model(report, methodology, sections=sections)
    name = file_name(report.id)
    html = page_html(model, others_of(name, report.locale, locales, style), index=INDEX, style=style, made_on=made_on)
    return Page(IndexEntry(model.title, model.title_in, report.id, name), html)


def others_of(name: str, locale: str, locales: tuple[str, ...], style: Style) -> list[Other]:
    """List the same page in the other locales."""
    return [_other(one, f"../{one}/{name}", locales, style) for one in locales if one != locale]


def _other(locale: str, href: str, locales: tuple[str, ...], style: Style) -> Other:
    spoken = {one: language(one, style.overlay) for one in (*locales, locale)}
    names = [page_texts(spoken[one])("page", "language") for one in locales]
    name, tag = page_texts(spoken[locale])("page", "language"), spoken[locale].tag
    return Other(tag, f"{name} ({tag})" if names.count(name) > 1 else name, href)


def _order(entry: IndexEntry) -> tuple[str, str]:
    """Return the sort key of an index: the name without capitals and accents, then the id."""
    plain = "".join(sign for sign in unicodedata.normalize("NFD", entry.title) if not unicodedata.combining(sign))
    return plain.casefold(), entry.id
