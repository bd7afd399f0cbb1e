"""Profile pages of the Occupational Outlook Handbook, as its site serves them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from narrate.importing.files.documents import Passage, line, page, passages, shown
from narrate.importing.ledger import Ledger
from narrate.importing.ooh.profile import Profile, quick_facts, singular_in_heading, web_address
from narrate.importing.ooh.records import occupation
from narrate.records import Occupation
from narrate.titles.names import RUNNING

_COLUMNS: Final = 6


def read_page(path: Path, ledger: Ledger, *, titles: str = RUNNING) -> Iterator[Occupation]:
    """Read the profile of a page.

    Args:
        path: A page of HTML, gzipped or not.
        ledger: Counts the page as used, or left over with a reason.
        titles: ``running`` to convert titles to running text, ``keep`` to keep them as published.

    Yields:
        The record, if there is one. Figures, labels and bounds are as published; jobs in single jobs, wages in dollars.

    Raises:
        UnreadableInputError: There is no such file, or it is not an HTML page.
    """
    record = occupation(_profile(page(path, ledger)), ledger, titles=titles)
    if record is not None:
        yield record


def _profile(tree: Any) -> Profile:
    box = {
        shown(row.find("th")): shown(row.find("td")) for row in tree.xpath('//table[@id="quickfacts"]//tr[th and td]')
    }
    heading = next(iter(tree.xpath('//*[@id="become-one"]')), None)
    outlook = _section(tree, "job-outlook")
    return Profile(
        place="",
        slug=_slug(tree),
        title=_first(tree, "//h1"),
        facts=quick_facts(box),
        singular=singular_in_heading(_own_text(heading)) if heading is not None else None,
        duties=_section(tree, "what-they-do"),
        environment=_section(tree, "work-environment"),
        entry=_section(tree, "become-one"),
        pay=_section(tree, "pay"),
        outlook=outlook,
        table=projections(outlook),
        address=web_address(_address(tree)),
    )


def projections(outlook: Sequence[Passage]) -> tuple[tuple[str, ...], ...]:
    """Find the table of projections: the last one of the section with its columns.

    >>> row = ("Actors", "27-2011", "57,000", "57,200", "0", "200", "Get data")
    >>> projections([Passage("table", rows=(row,))])
    (('Actors', '27-2011', '57,000', '57,200', '0', '200'),)
    """
    found: tuple[tuple[str, ...], ...] = ()
    for block in outlook:
        rows = tuple(row[:_COLUMNS] for row in block.rows if len(row) >= _COLUMNS)
        found = rows or found
    return found


def _section(tree: Any, name: str) -> tuple[Passage, ...]:
    """Return the passages of the section that a heading begins, without the heading."""
    found = tree.xpath("//h2[@id=$name]/..", name=name)
    return passages(found[0])[1:] if found else ()


def _own_text(heading: Any) -> str:
    """Return the text of a heading without the link to its help."""
    words = heading.find("span")
    return shown(words if words is not None else heading)


def _first(tree: Any, path: str) -> str:
    found = tree.xpath(path)
    return shown(found[0]) if found else ""


def _slug(tree: Any) -> str:
    """Return the file name in the page's own address, without its suffix."""
    return _address(tree).rsplit("/", 1)[-1].removesuffix(".htm")


def _address(tree: Any) -> str:
    found = tree.xpath('//link[@rel="canonical"]/@href')
    return line(str(found[0])) if found else ""
