"""Records from editions of the projections, with wages, titles, skills and the handbook's outlook added."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import chain, groupby
from typing import Final

from attrs import evolve, field, frozen

from narrate.errors import InvalidRecordError, UnreadableInputError
from narrate.importing.bls.comparisons import ComparedRows, RowReader
from narrate.importing.bls.merge import EditionRows, MergedRows, merged_rows
from narrate.importing.bls.projections import Edition, ProjectionRow
from narrate.importing.lookup import LookupRow, LookupTable, title_key
from narrate.importing.onet import SkillKey
from narrate.importing.publications import SURVEY_MONTH, employment_projections
from narrate.importing.soc.crosswalk import Crosswalk
from narrate.importing.units import DOLLARS, HUNDREDS, rounding
from narrate.records import Employment, Entry, Name, Occupation, Pay, Projection, Skill, Source, merged_sources
from narrate.titles.names import RUNNING, title_name

_ENGLISH: Final = "en"
"""The language of the bureau's titles."""


@frozen
class Enrichment:
    """The facts about an occupation in other files.

    Attributes:
        wages: Wages of any years, by year and period.
        names: Names by language.
        skills: Scores out of 100, by questionnaire and element.
        outlooks: Records of the Occupational Outlook Handbook.
        descriptions: Descriptions by language.
    """

    wages: LookupTable[tuple[int, str], Pay] = field(factory=LookupTable)
    names: LookupTable[str, Name] = field(factory=LookupTable)
    skills: LookupTable[SkillKey, Skill] = field(factory=LookupTable)
    outlooks: LookupTable[str, Occupation] = field(factory=LookupTable)
    descriptions: LookupTable[str, str] = field(factory=LookupTable)

    def release(self, code: str) -> None:
        """Release the rows that were taken for an occupation without a record."""
        for shelf in (self.wages, self.names, self.skills, self.outlooks, self.descriptions):
            shelf.release(code, "the record of this code was left over itself")

    def settle(self) -> None:
        """Record the rows that no record used as left over in the ledgers of their files."""
        for shelf in (self.wages, self.names, self.skills, self.outlooks, self.descriptions):
            shelf.settle()


def occupations(
    editions: Sequence[Edition],
    crosswalks: Sequence[Crosswalk],
    enrichment: Enrichment,
    *,
    groups: bool = False,
    compare: Collection[str] = (),
    titles: str = RUNNING,
) -> Iterator[Occupation]:
    """Build one record per occupation, with all its observations and projections.

    Args:
        editions: At least one; the newest decides which occupations there are.
        crosswalks: Between the versions of the classification that the editions use.
        enrichment: The facts from other files.
        groups: Whether groups of occupations become records as well; they are joined by code alone.
        compare: What records are compared with: ``major-group``, ``all``.
        titles: ``running`` to convert titles to running text, ``keep`` to keep them as published.

    Yields:
        The records, in the order of the newest edition. Every row of every file is used, or left over in its ledger.

    Raises:
        UnreadableInputError: There is no edition, or one is there twice.
    """
    _refuse_twice(editions)
    taken: set[tuple[str, str]] = set()
    made: set[str] = set()
    compared = ComparedRows(compare, _row_reader(enrichment, titles))
    for joint in chain(merged_rows(editions, crosswalks), _groups(editions) if groups else ()):
        fresh = [(share, line) for share in joint.shares for line in share.lines if _key(share, line) not in taken]
        taken |= {_key(share, line) for share, line in fresh}
        record, reason = None, "its code is another record's already"
        if _identity(joint) not in made:
            try:
                record = _record(joint, enrichment, titles, compared)
            except InvalidRecordError as error:
                reason = str(error)
                enrichment.release(_identity(joint))
        if record is None:
            for share, line in fresh:
                share.edition.ledger.leave(line.place, f"{line.code} {line.title}", reason)
            continue
        made.add(record.id)
        _account(joint, {_key(share, line) for share, line in fresh})
        yield record
    if not groups:
        for edition in editions:
            for line in edition.lines:
                if (edition.name, line.code) in compared.used:
                    edition.ledger.use(1)
                elif not line.detailed:
                    edition.ledger.leave(line.place, f"{line.code} {line.title}", "it is a group of occupations")
    enrichment.settle()


def _key(share: EditionRows, line: ProjectionRow) -> tuple[str, str]:
    return share.edition.name, line.code


def _identity(joint: MergedRows) -> str:
    return "+".join(line.code for line in joint.shares[-1].lines)


def handbook_row(handbook: Occupation) -> LookupRow[str, Occupation]:
    """Return a lookup row for a record of the Occupational Outlook Handbook."""
    name = handbook.names.get(_ENGLISH)
    return LookupRow((handbook.id,), name.plural if name else None, handbook.scheme, "", {handbook.id: handbook})


def _refuse_twice(editions: Sequence[Edition]) -> None:
    if not editions:
        raise UnreadableInputError("required is at least one edition of the projections; there is none")
    ordered = sorted(editions, key=lambda edition: edition.base_year)
    for name, same in groupby(ordered, key=lambda edition: edition.name):
        files = [edition.ledger.file for edition in same]
        if len(files) > 1:
            raise UnreadableInputError(f"required is one file per edition; {name} is in {' and in '.join(files)}")


def _groups(editions: Sequence[Edition]) -> Iterator[MergedRows]:
    ordered = sorted(editions, key=lambda edition: edition.base_year)
    held = [{line.code: line for line in edition.lines if not line.detailed} for edition in ordered]
    seen = set()
    for lines in reversed(held):
        for code in lines:
            if code not in seen:
                seen.add(code)
                yield MergedRows(
                    tuple(
                        EditionRows(one, (rows[code],)) for one, rows in zip(ordered, held, strict=True) if code in rows
                    )
                )


def _account(joint: MergedRows, fresh: set[tuple[str, str]]) -> None:
    """Record in the ledgers how the rows were used, and note every change of code or title."""
    newest = joint.shares[-1]
    codes = " + ".join(line.code for line in newest.lines)
    since = newest.edition.name
    for share in joint.shares:
        lines = [line for line in share.lines if _key(share, line) in fresh]
        ledger = share.edition.ledger
        ledger.use(len(lines))
        if len(joint.shares) > 1:
            ledger.joined += len(lines)
        if not lines:
            continue
        first = share.lines[0]
        if len(share.lines) > 1:
            ledger.added_up += len(lines)
            names = " + ".join(f"{line.code} {line.title}" for line in share.lines)
            ledger.note(f"added up: {names}" + (f" for {codes} of {since}" if share is not newest else ""))
        elif share is not newest and first.code != codes:
            ledger.note(f"a new code: {first.code} {first.title} is {codes} since {since}")
        elif share is not newest and title_key(first.title) != title_key(newest.lines[0].title):
            ledger.note(f"a new title: {first.code} {first.title} is {newest.lines[0].title} since {since}")


def _row_reader(enrichment: Enrichment, titles: str) -> RowReader:
    def names(line: ProjectionRow, edition: Edition) -> dict[str, Name]:
        listed = enrichment.names.take(line.code, title=line.title, scheme=edition.scheme or None)
        return {**listed, _ENGLISH: title_name(Name(line.title), _ENGLISH, titles=titles)}

    def pay(line: ProjectionRow, edition: Edition) -> tuple[Pay, ...]:
        surveyed = enrichment.wages.take(line.code, title=line.title, scheme=edition.scheme or None)
        return _pay(line, edition.wage_year, surveyed)

    return RowReader(names, lambda line, edition: _projection((line,), edition.base_year, edition.target_year, ()), pay)


def _record(joint: MergedRows, enrichment: Enrichment, titles: str, compared: ComparedRows) -> Occupation:
    newest = joint.shares[-1]
    identity = _identity(joint)
    employment, projections = [], []
    for share in joint.shares:
        codes = tuple(line.code for line in share.lines)
        kept = () if codes == (identity,) else codes
        base, target = share.edition.base_year, share.edition.target_year
        jobs = sum(line.base for line in share.lines)
        employment.append(Employment(base, jobs, codes=kept, rounding=rounding(HUNDREDS, [jobs])))
        projections.append(_projection(share.lines, base, target, kept))
    line = newest.lines[0] if len(newest.lines) == 1 else None
    title, scheme = line.title if line else None, newest.edition.scheme or None
    names = enrichment.names.take(identity, title=title, scheme=scheme)
    surveyed = enrichment.wages.take(identity, title=title, scheme=scheme)
    record = Occupation(
        id=identity,
        scheme=scheme,
        names={_ENGLISH: _in_order(_name(newest.lines, titles), names.get(_ENGLISH))}
        | {key: name for key, name in names.items() if key != _ENGLISH},
        employment=tuple(employment),
        projections=tuple(projections),
        pay=_pay(line, newest.edition.wage_year, surveyed),
        skills=tuple(enrichment.skills.take(identity, title=title, scheme=scheme).values()),
        entry=_entry(line) if line else None,
        descriptions=enrichment.descriptions.take(identity, title=title, scheme=scheme),
        comparisons=compared.of([(share.edition, share.lines) for share in joint.shares]),
        combined=line is None,
    )
    record = evolve(record, sources=_sources(record, joint, enrichment, own_wage=len(record.pay) > len(surveyed)))
    outlooks = enrichment.outlooks.take(identity, title=title, scheme=scheme)
    return _with_outlook(record, next(iter(outlooks.values()))) if outlooks else record


def _sources(record: Occupation, joint: MergedRows, enrichment: Enrichment, *, own_wage: bool) -> tuple[Source, ...]:
    """Return the sources of a record: the editions, the oldest first, then those of added facts."""
    newest = joint.shares[-1].edition
    found = []
    for share in joint.shares:
        edition = share.edition
        covers = ["employment", "projections"]
        if any(edition.covers(one) for compared in record.comparisons for one in compared.projections):
            covers.append("comparisons")
        if edition is newest:
            covers = ["names", *covers, *(["pay"] if own_wage else []), *(["entry"] if record.entry else [])]
        found.append(employment_projections(edition.base_year, edition.target_year, covers))
    for added in (enrichment.wages, enrichment.names, enrichment.skills, enrichment.descriptions):
        found += added.sources(record.id)
    return merged_sources(found)


def _projection(lines: Sequence[ProjectionRow], base: int, target: int, codes: tuple[str, ...]) -> Projection:
    jobs = sum(line.target for line in lines)
    openings = [line.openings for line in lines if line.openings is not None]
    total = sum(openings) if len(openings) == len(lines) else None
    if len(lines) > 1:
        # What is published of each row is not published of their sum: change and percent are computed.
        unit = rounding(HUNDREDS, [jobs])
        return Projection(base, target, jobs, openings_per_year=total, codes=codes, rounding=unit)
    line = lines[0]
    return Projection(
        base,
        target,
        jobs,
        change=line.change,
        percent=line.percent,
        openings_per_year=total,
        codes=codes,
        rounding=rounding(HUNDREDS, [jobs, line.change]),
    )


def _name(lines: Sequence[ProjectionRow], titles: str) -> Name:
    made = [title_name(Name(line.title), _ENGLISH, titles=titles) for line in lines]
    names = [one.plural or "" for one in made]
    # The bureau itself joins titles that have commas of their own by semicolons.
    joined = "; and ".join(names) if any("," in one for one in names) else " and ".join(names)
    return Name(joined, proposed=len(made) > 1 or made[0].proposed, inverted=any(one.inverted for one in made))


def _in_order(name: Name, listed: Name | None) -> Name:
    """Return the name from a title list if it has the words of an inverted title in the order of running text."""
    if not name.inverted or listed is None or listed.inverted or listed.plural is None:
        return name
    return listed if title_key(listed.plural) == title_key(name.plural or "") else name


def _pay(line: ProjectionRow | None, year: int | None, surveyed: Mapping[tuple[int, str], Pay]) -> tuple[Pay, ...]:
    """Return the wages of the survey, and the median of the edition if the survey has none for its year."""
    wages = tuple(surveyed.values())
    if line is None or line.wage is None or year is None or (year, "annual") in surveyed:
        return wages
    unit = rounding(DOLLARS["annual"], [line.wage])
    own = Pay(year, period="annual", currency="USD", percentiles={50: line.wage}, month=SURVEY_MONTH, rounding=unit)
    return (own, *wages)


def _entry(line: ProjectionRow) -> Entry | None:
    if line.education is None and line.experience is None and line.training is None:
        return None
    return Entry(education=line.education, experience=line.experience, training=line.training)


def _with_outlook(record: Occupation, handbook: Occupation) -> Occupation:
    """Add what the handbook publishes: the whole percent, its label, openings, and the name in running text."""
    published = {(one.base_year, one.target_year): one for one in handbook.projections}
    projections = []
    for one in record.projections:
        other = published.get((one.base_year, one.target_year))
        if other is None:
            projections.append(one)
            continue
        openings = one.openings_per_year if other.openings_per_year is None else other.openings_per_year
        joined = evolve(one, outlook=other.outlook, openings_per_year=openings)
        projections.append(_with_percent(joined, other.percent))
    covers = tuple(part for part in ("names", "employers", "descriptions", "texts") if getattr(handbook, part))
    if projections != [*record.projections]:
        covers = ("projections", *covers)
    added = [evolve(source, covers=covers) for source in handbook.sources] if covers else []
    return evolve(
        record,
        names={**record.names, **handbook.names},
        projections=tuple(projections),
        employers=handbook.employers or record.employers,
        descriptions=handbook.descriptions or record.descriptions,
        texts=handbook.texts or record.texts,
        sources=merged_sources([*record.sources, *added]),
    )


def _with_percent(projection: Projection, whole: Decimal | None) -> Projection:
    """Add the handbook's whole percent; both are published facts, and neither is computed from the other.

    Where the two are a whole percent apart they are of different releases, and the handbook's, which its label goes
    with, is the newer one.
    """
    if whole is None or projection.percent is None or whole != whole.to_integral_value():
        return projection if whole is None else evolve(projection, percent=whole)
    if abs(whole - projection.percent) >= 1:
        return evolve(projection, percent=whole)
    return evolve(projection, whole_percent=int(whole))
