"""Joining the rows of an occupation over several editions, even if its code has changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from attrs import evolve, frozen

from narrate.importing.bls.projections import Edition, ProjectionRow
from narrate.importing.soc.crosswalk import Crosswalk, parts

Atom = tuple[str, str]
"""A version of the classification, and a code of it: what rows are made of."""

_Held = Mapping[str, Mapping[str, frozenset[Atom]]]
"""For each edition and each row's code what the row is made of."""

_NAMED: Final = 3
"""Occupations that a note names."""


@frozen
class EditionRows:
    """The figures of an occupation in one edition, from one row or from several that are added up."""

    edition: Edition
    lines: tuple[ProjectionRow, ...]


@frozen
class MergedRows:
    """An occupation in all editions that have all of its content, the oldest first."""

    shares: tuple[EditionRows, ...]


def merged_rows(editions: Sequence[Edition], crosswalks: Sequence[Crosswalk]) -> Iterator[MergedRows]:
    """Join the occupations of several editions.

    Without a crosswalk rows are joined where their code is the same. With one, rows are joined that have the same
    content: one row with one row under another code, or several with one or several, if all parts are there. An
    occupation that has become several is joined as all of them together, and each of them is an occupation as well,
    with the editions that have it by itself. Rows that belong to no occupation of the newest edition are left over in
    their ledger, with the reason.

    Args:
        editions: Different editions, in any order.
        crosswalks: Between the versions of the classification that they use.

    Yields:
        Every occupation of the newest edition, in its order.
    """
    ordered = sorted(editions, key=lambda edition: edition.base_year)
    newest = ordered[-1]
    _note_codes_alone(ordered, crosswalks)
    held = {edition.name: _atoms(edition, crosswalks) for edition in ordered}
    groups = _groups(ordered, crosswalks, held)
    taken: set[tuple[str, str]] = set()
    seen: set[int] = set()
    for line in _detailed(newest):
        group = groups[newest.name, line.code]
        if id(group) in seen:
            continue
        seen.add(id(group))
        for joint in _together(group, ordered, crosswalks, held):
            taken |= {(share.edition.name, one.code) for share in joint.shares for one in share.lines}
            yield joint
    for edition in ordered[:-1]:
        for line in _detailed(edition):
            if (edition.name, line.code) not in taken:
                reason = groups[edition.name, line.code].why_left(edition, newest, held)
                edition.ledger.leave(line.place, f"{line.code} {line.title}", reason)


def _detailed(edition: Edition) -> Iterator[ProjectionRow]:
    return (line for line in edition.lines if line.detailed)


def _note_codes_alone(ordered: Sequence[Edition], crosswalks: Sequence[Crosswalk]) -> None:
    """Note each change of the classification without a crosswalk, since codes were reused with other content."""
    newest = ordered[-1]
    linked = _linked(crosswalks)
    for edition in ordered[:-1]:
        if edition.scheme != newest.scheme and (edition.scheme, newest.scheme) not in linked:
            edition.ledger.note(
                f"{edition.name} is of {edition.scheme} and {newest.name} of {newest.scheme}; without a crosswalk "
                "between them rows were joined where their code is the same"
            )


def _atoms(edition: Edition, crosswalks: Sequence[Crosswalk]) -> dict[str, frozenset[Atom]]:
    version = edition.scheme
    titles: dict[str, str] = {}
    for crosswalk in crosswalks:
        titles |= crosswalk.titles.get(version, {})
    lines = {line.code: line.title for line in _detailed(edition)}
    if not titles:
        return {code: frozenset({(version, code)}) for code in lines}
    found = parts(lines, titles)
    unknown = [f"{code} {lines[code]}" for code, known in found.items() if not known]
    if unknown:
        edition.ledger.note(
            f"the crosswalk has nothing on {len(unknown)} of its {len(lines)} occupations, which were kept separate"
            f": {'; '.join(unknown[:_NAMED])}{'; ...' if len(unknown) > _NAMED else ''}"
        )
    # A row whose parts are not known is a content of its own.
    return {
        code: frozenset((version, one) for one in (held or {f"{code} of {edition.name}"}))
        for code, held in found.items()
    }


class _Cluster:
    """A connected component of rows and codes."""

    def __init__(self) -> None:
        self.rows: dict[str, list[ProjectionRow]] = defaultdict(list)
        self.atoms: set[Atom] = set()

    def lacks(self, edition: Edition, held: _Held) -> list[str]:
        """Return the codes of the cluster for which an edition has no row."""
        has = {atom for line in self.rows[edition.name] for atom in held[edition.name][line.code]}
        return sorted(code for version, code in self.atoms if version == edition.scheme and (version, code) not in has)

    def whole(self, editions: Sequence[Edition], held: _Held) -> tuple[EditionRows, ...]:
        """Return the rows of each edition that has all codes of the cluster."""
        return tuple(
            EditionRows(edition, tuple(self.rows[edition.name]))
            for edition in editions
            if self.rows.get(edition.name) and not self.lacks(edition, held)
        )

    def why_left(self, edition: Edition, newest: Edition, held: _Held) -> str:
        """Return the reason why a row of an older edition is not joined with any row of the newest."""
        if not self.rows.get(newest.name):
            return f"no row of {newest.name} has this code or, by a crosswalk, this content"
        lacks = self.lacks(edition, held)
        if lacks:
            missing = ", ".join(lacks)
            return f"its content changed with the classification, and {edition.name} has no row for {missing}"
        return f"{newest.name} has its content in part only"


def _together(
    group: _Cluster, ordered: Sequence[Edition], crosswalks: Sequence[Crosswalk], held: _Held
) -> Iterator[MergedRows]:
    """Join the rows of a group, and each row of the newest edition by itself if there are several."""
    newest = ordered[-1]
    shares = group.whole(ordered, held)
    lines = group.rows[newest.name]
    complete = bool(shares) and shares[-1].edition is newest
    if complete and (len(shares) > 1 or len(lines) == 1):
        yield MergedRows(shares)
        if len(lines) == 1:
            return
    alone = {line.code: MergedRows((EditionRows(newest, (line,)),)) for line in lines}
    # The fewer old editions there are, the less holds them together: from where on is each an occupation by itself?
    for first in range(1, len(ordered)):
        later = [_narrowed(edition, group) for edition in ordered[first:]]
        finer = _groups(later, crosswalks, held)
        for line in lines:
            own = finer[newest.name, line.code]
            if len(own.rows[newest.name]) == 1 and len(alone[line.code].shares) == 1:
                parts_of = own.whole(later, held)
                if parts_of and parts_of[-1].edition.name == newest.name:
                    alone[line.code] = MergedRows(parts_of)
    yield from alone.values()


def _narrowed(edition: Edition, group: _Cluster) -> Edition:
    return evolve(edition, lines=tuple(group.rows.get(edition.name, ())))


def _groups(
    editions: Sequence[Edition], crosswalks: Sequence[Crosswalk], held: _Held
) -> dict[tuple[str, str], _Cluster]:
    """Find the group of each row, by edition and code."""
    parent: dict[object, object] = {}

    def root(node: object) -> object:
        while parent.setdefault(node, node) != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    def link(one: object, other: object) -> None:
        parent[root(one)] = root(other)

    rows = [(edition.name, line) for edition in editions for line in _detailed(edition)]
    for name, line in rows:
        for atom in held[name][line.code]:
            link(("row", name, line.code), atom)
    for one, other in _links(editions, crosswalks):
        link(one, other)
    groups: dict[object, _Cluster] = defaultdict(_Cluster)
    found: dict[tuple[str, str], _Cluster] = {}
    for name, line in rows:
        group = groups[root(("row", name, line.code))]
        group.rows[name].append(line)
        found[name, line.code] = group
    for node in list(parent):
        if isinstance(node, tuple) and len(node) == 2 and root(node) in groups:
            groups[root(node)].atoms.add(node)
    return found


def _linked(crosswalks: Sequence[Crosswalk]) -> set[tuple[str, str]]:
    """Return the pairs of versions that crosswalks connect, in one step or in several."""
    linked = {(crosswalk.old, crosswalk.new) for crosswalk in crosswalks}
    while further := {(old, end) for old, new in linked for start, end in linked if new == start} - linked:
        linked |= further
    return linked


def _links(editions: Sequence[Edition], crosswalks: Sequence[Crosswalk]) -> Iterator[tuple[Atom, Atom]]:
    """Yield links between codes of one version and the next: by a crosswalk, or else by equal codes."""
    versions = sorted({edition.scheme for edition in editions})
    between = [one for one in crosswalks if versions[0] <= one.old and one.new <= versions[-1]]
    linked = _linked(between)
    for crosswalk in between:
        for old, new in crosswalk.pairs:
            yield (crosswalk.old, old), (crosswalk.new, new)
    for old, new in pairwise(versions):
        if (old, new) not in linked:
            codes = {line.code for edition in editions if edition.scheme == old for line in _detailed(edition)}
            for edition in editions:
                if edition.scheme == new:
                    yield from (
                        ((old, line.code), (new, line.code)) for line in _detailed(edition) if line.code in codes
                    )
