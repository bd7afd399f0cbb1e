"""Crosswalks of the Standard Occupational Classification: the codes of one version by those of the next."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from attrs import frozen

from narrate.errors import UnreadableInputError
from narrate.importing.files.cells import text, title
from narrate.importing.files.header import find_header, is_note, label
from narrate.importing.files.tables import Row, rows
from narrate.importing.ledger import Ledger
from narrate.importing.soc.codes import CODE
from narrate.language import language
from narrate.titles.rules import title_words

_MILITARY: Final = "55-"
_NAMED: Final = 0.6
"""Share of a title's words that the title of a group of the matrix must have to take it for a part."""


@frozen
class Crosswalk:
    """A crosswalk between two versions of the classification.

    Attributes:
        old: The older scheme, such as ``soc2010``.
        new: The newer one.
        pairs: Codes of the old and the new scheme that share content.
        titles: For each scheme its codes and their titles.
    """

    old: str
    new: str
    pairs: tuple[tuple[str, str], ...]
    titles: Mapping[str, Mapping[str, str]]


def read_crosswalk(path: Path, ledger: Ledger) -> Crosswalk:
    """Read an official crosswalk between two versions of the SOC.

    Args:
        path: A workbook or CSV with columns for code and title, old and new, their versions in the header.
        ledger: Rows without two codes are left over in it.

    Returns:
        The crosswalk; military codes are left out, since the projections are of civilian jobs only.

    Raises:
        UnreadableInputError: The file is not a crosswalk.
    """
    stream = rows(path, ledger)
    found = find_header(stream, _versions, ledger)
    if found is None:
        raise UnreadableInputError(
            f"{path}: required is a crosswalk with columns such as '2010 SOC Code' and '2018 SOC Code'; there is none"
        )
    (old_place, old), (new_place, new) = found
    pairs: list[tuple[str, str]] = []
    titles: dict[str, dict[str, str]] = {old: {}, new: {}}
    for row in stream:
        codes = [text(row.cells[place]) if place < len(row.cells) else None for place in (old_place, new_place)]
        first, second = codes
        if first is None or second is None or not CODE.fullmatch(first) or not CODE.fullmatch(second):
            if not is_note(row):
                ledger.leave(row.place, label(row), "required are two codes such as 11-1011")
            continue
        ledger.use()
        if first.startswith(_MILITARY) or second.startswith(_MILITARY):
            continue
        pairs.append((first, second))
        for scheme, code, place in ((old, first, old_place), (new, second, new_place)):
            titles[scheme][code] = title(row.cells[place + 1] if place + 1 < len(row.cells) else None) or code
    return Crosswalk(old, new, tuple(pairs), titles)


def _versions(row: Row) -> tuple[tuple[int, str], tuple[int, str]] | None:
    """Find the two columns of codes in a header: the year in their name is the version."""
    found = []
    for place, cell in enumerate(row.cells):
        header = (text(cell) or "").lower()
        year = re.search(r"(20\d\d)", header)
        if year and "soc" in header and "title" not in header and len(header) < 30:
            found.append((place, f"soc{year[1]}"))
    return (found[0], found[1]) if len(found) == 2 and found[0][1] < found[1][1] else None


def parts(codes: Mapping[str, str], titles: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Return the SOC codes that each row of an edition covers.

    Most rows have a SOC code. A code that ends in 0 is a group and covers all codes below it. The matrix also has
    groups of its own (11-9198); these cover the codes that no other row has and that their titles name, within the
    nearest group of the classification. The rest belongs to the only such group, or to the nearest with "all other" in
    its title.

    Args:
        codes: Code and title of each row of the edition.
        titles: Code and title of the whole scheme.

    Returns:
        The codes of each row; empty if they are unknown.

    >>> sorted(parts({"15-1245": "Database administrators and architects"},
    ...              {"15-1242": "Database Administrators", "15-1243": "Database Architects"})["15-1245"])
    ['15-1242', '15-1243']
    """
    made: dict[str, set[str]] = {code: set() for code in codes}
    exact = codes.keys() & titles.keys()
    own = []
    for code in codes:
        if code in exact:
            made[code] = {code}
        elif code.endswith("0"):
            made[code] = {one for one in titles if one.startswith(code.rstrip("0"))} - exact
        else:
            own.append(code)
    open_codes = [code for code in sorted(titles) if not any(code in held for held in made.values())]
    rest = []
    for code in open_codes:
        group = _named_in(code, titles[code], own, codes)
        if group is None:
            rest.append(code)
        else:
            made[group].add(code)
    for code in rest:
        group = _only(code, own, codes)
        if group is not None:
            made[group].add(code)
    for code in own:
        if not made[code]:
            # It shares the codes of its broad group with another row; it is unknown which of them are its own.
            made[code] = {one for one in titles if one[:6] == code[:6]} - exact
    return {code: frozenset(held) for code, held in made.items()}


def _words(name: str) -> set[str]:
    words = title_words(language("en_US"))
    return {word.removesuffix(words.plural_ending) for word in re.findall("[a-z]+", name.lower())} - words.filling


def _nearness(code: str, groups: Iterable[str]) -> Mapping[int, list[str]]:
    """Sort groups by how many characters of the code they share: broad, minor and major group."""
    near: dict[int, list[str]] = defaultdict(list)
    for group in groups:
        for width in (6, 5, 4, 3):
            if group[:width] == code[:width]:
                near[width].append(group)
    return near


def _named_in(code: str, name: str, groups: list[str], titles: Mapping[str, str]) -> str | None:
    words = _words(name)
    near = _nearness(code, groups)
    for enough in (1.0, _NAMED):
        for width in (6, 5, 4, 3):
            shares = {group: len(words & _words(titles[group])) / len(words) for group in near.get(width, ()) if words}
            best = max(shares, key=shares.__getitem__, default=None)
            if best is not None and shares[best] >= enough:
                return best
    return None


def _only(code: str, groups: list[str], titles: Mapping[str, str]) -> str | None:
    near = _nearness(code, groups)
    for width in (6, 5, 4):
        candidates = near.get(width, [])
        if len(candidates) == 1:
            return candidates[0]
        rest = [group for group in candidates if "all other" in titles[group].lower()]
        if rest:
            return min(rest, key=lambda group: abs(int(group[3:]) - int(code[3:])))
    return None
