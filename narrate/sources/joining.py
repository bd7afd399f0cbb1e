"""Rows of several editions that are of one occupation, also where its code has changed between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from attrs import frozen

from narrate.sources.bls_projections import Edition, Line
from narrate.sources.crosswalk import Crosswalk, parts

Atom = tuple[str, str]

_FIRST_YEAR: Final = {"soc2018": 2019, "soc2010": 2010, "soc2000": 1998}
"""The first base year of the editions that use a version of the classification."""


def scheme(edition: Edition) -> str:
    """Tell which version of the SOC an edition uses.

    >>> from narrate.sources.ledger import Ledger
    >>> scheme(Edition(2018, 2028, None, (), Ledger("x"))), scheme(Edition(2019, 2029, None, (), Ledger("x")))
    ('soc2010', 'soc2018')
    """
    return next(name for name, year in _FIRST_YEAR.items() if edition.base_year >= year or name == "soc2000")


@frozen
class Share:
    """What one edition has of an occupation: one row, or several that are added up."""

    edition: Edition
    lines: tuple[Line, ...]


@frozen
class Joint:
    """One occupation in all editions that have it whole, the oldest first."""

    shares: tuple[Share, ...]


def joints(editions: Sequence[Edition], crosswalks: Sequence[Crosswalk]) -> Iterator[Joint]:
    """Join the occupations of several editions.

    Without a crosswalk rows are joined where their code is the same. With one, rows are joined that have the same
    content: one row with one row under another code, or several with one or several, if all parts are there. Where they
    are not, the newest edition's rows stand alone, and the older ones are left over in their ledger with the reason.

    Args:
        editions: Different editions, in any order.
        crosswalks: Between the versions of the classification that they use.

    Yields:
        Every occupation of the newest edition, in its order.
    """
    ordered = sorted(editions, key=lambda edition: edition.base_year)
    held = {id(edition): _atoms(edition, crosswalks) for edition in ordered}
    groups = _groups(ordered, crosswalks, held)
    newest = ordered[-1]
    told = set()
    for line in newest.lines:
        group = groups.get((id(newest), line.code))
        if group is not None and id(group) not in told:
            told.add(id(group))
            yield from group.joints(ordered, held)
    for group in groups.values():
        if id(group) not in told:
            told.add(id(group))
            group.leave(ordered[:-1], newest)


def _atoms(edition: Edition, crosswalks: Sequence[Crosswalk]) -> dict[str, frozenset[Atom]]:
    version = scheme(edition)
    titles: dict[str, str] = {}
    for crosswalk in crosswalks:
        titles |= crosswalk.titles.get(version, {})
    lines = {line.code: line.title for line in edition.lines if line.detailed}
    if not titles:
        return {code: frozenset({(version, code)}) for code in lines}
    found = parts(lines, titles)
    # A row whose parts cannot be told is a content of its own.
    return {
        code: frozenset((version, one) for one in (held or {f"{code} of {edition.name}"}))
        for code, held in found.items()
    }


class _Group:
    """Rows and codes that hang together, found by following every link."""

    def __init__(self) -> None:
        self.rows: dict[int, list[Line]] = defaultdict(list)
        self.atoms: set[Atom] = set()

    def codes(self, edition: Edition) -> list[str]:
        return [line.code for line in self.rows.get(id(edition), [])]

    def joints(self, editions: Sequence[Edition], held: Mapping[int, Mapping[str, frozenset[Atom]]]) -> Iterator[Joint]:
        whole = []
        newest = editions[-1]
        for edition in editions:
            lines = self.rows.get(id(edition), [])
            if not lines:
                continue
            has = frozenset().union(*(held[id(edition)][line.code] for line in lines))
            lacks = sorted(
                code for version, code in self.atoms if version == scheme(edition) and (version, code) not in has
            )
            if not lacks:
                whole.append(Share(edition, tuple(lines)))
            elif edition is not newest:
                self._left(
                    edition,
                    lines,
                    f"its content changed with the classification, and {edition.name} has no row for "
                    f"{', '.join(lacks)}",
                )
        if not whole or whole[-1].edition is not newest:
            for share in whole:
                self._left(share.edition, list(share.lines), f"{newest.name} has its content in part only")
            for line in self.rows[id(newest)]:
                yield Joint((Share(newest, (line,)),))
            return
        yield Joint(tuple(whole))
        if len(whole[-1].lines) > 1:
            # Occupations that were one before stand for themselves as well, without what they were together.
            for line in whole[-1].lines:
                yield Joint((Share(newest, (line,)),))

    def leave(self, editions: Sequence[Edition], newest: Edition) -> None:
        """Leave all rows over: no row of the newest edition hangs together with them."""
        for edition in editions:
            lines = self.rows.get(id(edition), [])
            self._left(edition, lines, f"no row of {newest.name} has this code or, by a crosswalk, this content")

    @staticmethod
    def _left(edition: Edition, lines: Sequence[Line], reason: str) -> None:
        for line in lines:
            edition.ledger.leave(line.place, f"{line.code} {line.title}", reason)


def _groups(
    editions: Sequence[Edition], crosswalks: Sequence[Crosswalk], held: Mapping[int, Mapping[str, frozenset[Atom]]]
) -> dict[tuple[int, str], _Group]:
    parent: dict[object, object] = {}

    def root(node: object) -> object:
        while parent.setdefault(node, node) != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    def link(one: object, other: object) -> None:
        parent[root(one)] = root(other)

    for edition in editions:
        for code, atoms in held[id(edition)].items():
            for atom in atoms:
                link((id(edition), code), atom)
    for one, other in _links(editions, crosswalks):
        link(one, other)
    groups: dict[object, _Group] = defaultdict(_Group)
    found: dict[tuple[int, str], _Group] = {}
    for edition in editions:
        for line in edition.lines:
            if line.detailed:
                group = groups[root((id(edition), line.code))]
                group.rows[id(edition)].append(line)
                found[id(edition), line.code] = group
    for node in list(parent):
        if isinstance(node, tuple) and isinstance(node[0], str) and root(node) in groups:
            groups[root(node)].atoms.add(node)
    return found


def _links(editions: Sequence[Edition], crosswalks: Sequence[Crosswalk]) -> Iterator[tuple[Atom, Atom]]:
    """Link codes of one version with those of the next: by the crosswalk, or without one where they are the same."""
    versions = sorted({scheme(edition) for edition in editions})
    between = [one for one in crosswalks if versions[0] <= one.old and one.new <= versions[-1]]
    given = {(crosswalk.old, crosswalk.new) for crosswalk in between}
    for crosswalk in between:
        for old, new in crosswalk.pairs:
            yield (crosswalk.old, old), (crosswalk.new, new)
    for old, new in pairwise(versions):
        if (old, new) not in given:
            codes = {
                line.code for edition in editions if scheme(edition) == old for line in edition.lines if line.detailed
            }
            for edition in editions:
                if scheme(edition) == new:
                    for line in edition.lines:
                        if line.detailed and line.code in codes:
                            yield (old, line.code), (new, line.code)
