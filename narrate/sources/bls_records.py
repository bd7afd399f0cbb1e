"""Records from editions of the projections, with wages, titles, skills and the handbook's outlook beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from attrs import evolve, field, frozen

from narrate.errors import InvalidRecordError, UnreadableInputError
from narrate.records import Employment, Entry, Name, Occupation, Pay, Projection, Skill
from narrate.sources.bls_projections import Edition, Line
from narrate.sources.crosswalk import Crosswalk
from narrate.sources.joining import Joint, Share, joints, scheme
from narrate.wording import language
from narrate.wording.proposing import running_text

_ENGLISH: Final = "en"
"""The language of the bureau's titles."""


@frozen
class Beside:
    """What other files say of an occupation, by its code.

    Attributes:
        wages: Wages of any years.
        names: Names by language.
        skills: Scores out of 100.
        outlooks: Records of the Occupational Outlook Handbook.
    """

    wages: Mapping[str, tuple[Pay, ...]] = field(factory=dict)
    names: Mapping[str, Mapping[str, Name]] = field(factory=dict)
    skills: Mapping[str, tuple[Skill, ...]] = field(factory=dict)
    outlooks: Mapping[str, Occupation] = field(factory=dict)


def occupations(
    editions: Sequence[Edition], crosswalks: Sequence[Crosswalk], beside: Beside, *, groups: bool = False
) -> Iterator[Occupation]:
    """Make one record an occupation, with all its observations and projections.

    Args:
        editions: At least one; the newest decides which occupations there are.
        crosswalks: Between the versions of the classification that the editions use.
        beside: What other files say.
        groups: Whether groups of occupations become records as well; they are joined by code alone.

    Yields:
        The records, in the order of the newest edition. Every row is used, or left over in its edition's ledger.

    Raises:
        UnreadableInputError: There is no edition, or one is there twice.
    """
    _refuse_twice(editions)
    taken: set[tuple[int, str]] = set()
    made: set[str] = set()
    found = [*joints(editions, crosswalks), *(_groups(editions) if groups else ())]
    for joint in found:
        fresh = [
            (share, line)
            for share in joint.shares
            for line in share.lines
            if (id(share.edition), line.code) not in taken
        ]
        taken |= {(id(share.edition), line.code) for share, line in fresh}
        try:
            record = _record(joint, beside)
        except InvalidRecordError as error:
            for share, line in fresh:
                share.edition.ledger.leave(line.place, f"{line.code} {line.title}", str(error))
            continue
        if record.id in made:
            for share, line in fresh:
                share.edition.ledger.leave(
                    line.place, f"{line.code} {line.title}", "its code is another record's already"
                )
            continue
        made.add(record.id)
        _account(joint, {(id(share.edition), line.code) for share, line in fresh})
        yield record
    if not groups:
        for edition in editions:
            for line in edition.lines:
                if not line.detailed:
                    edition.ledger.leave(line.place, f"{line.code} {line.title}", "it is a group of occupations")


def _refuse_twice(editions: Sequence[Edition]) -> None:
    if not editions:
        raise UnreadableInputError("required is at least one edition of the projections; there is none")
    ordered = sorted(editions, key=lambda edition: edition.base_year)
    for name, same in groupby(ordered, key=lambda edition: edition.name):
        files = [edition.ledger.file for edition in same]
        if len(files) > 1:
            raise UnreadableInputError(f"required is one file an edition; {name} is in {' and in '.join(files)}")


def _groups(editions: Sequence[Edition]) -> Iterator[Joint]:
    ordered = sorted(editions, key=lambda edition: edition.base_year)
    held = [{line.code: line for line in edition.lines if not line.detailed} for edition in ordered]
    told = set()
    for lines in reversed(held):
        for code in lines:
            if code not in told:
                told.add(code)
                yield Joint(
                    tuple(Share(one, (rows[code],)) for one, rows in zip(ordered, held, strict=True) if code in rows)
                )


def _account(joint: Joint, fresh: set[tuple[int, str]]) -> None:
    """Enter what became of the rows; a change of code is never silent."""
    newest = joint.shares[-1]
    codes = " + ".join(line.code for line in newest.lines)
    for share in joint.shares:
        lines = [line for line in share.lines if (id(share.edition), line.code) in fresh]
        ledger = share.edition.ledger
        ledger.use(len(lines))
        if len(joint.shares) > 1:
            ledger.joined += len(lines)
        if len(share.lines) > 1 and lines:
            ledger.added_up += len(lines)
            told = " + ".join(f"{line.code} {line.title}" for line in share.lines)
            ledger.note(f"added up: {told}" + (f" for {codes} of {newest.edition.name}" if share is not newest else ""))
        elif lines and share is not newest and share.lines[0].code != codes:
            line = share.lines[0]
            ledger.note(f"a new code: {line.code} {line.title} is {codes} since {newest.edition.name}")


def _record(joint: Joint, beside: Beside) -> Occupation:
    newest = joint.shares[-1]
    identity = "+".join(line.code for line in newest.lines)
    employment, projections = [], []
    for share in joint.shares:
        codes = tuple(line.code for line in share.lines)
        kept = () if codes == (identity,) else codes
        base, target = share.edition.base_year, share.edition.target_year
        employment.append(Employment(base, sum(line.base for line in share.lines), codes=kept))
        projections.append(_projection(share.lines, base, target, kept))
    line = newest.lines[0] if len(newest.lines) == 1 else None
    record = Occupation(
        id=identity,
        scheme=scheme(newest.edition),
        names=_names(newest.lines, identity, beside),
        employment=tuple(employment),
        projections=tuple(projections),
        pay=_pay(line, newest.edition.wage_year, beside) if line else (),
        skills=beside.skills.get(identity, ()),
        entry=_entry(line) if line else None,
        combined=line is None,
    )
    outlook = beside.outlooks.get(identity)
    return record if outlook is None else _with_outlook(record, outlook)


def _projection(lines: Sequence[Line], base: int, target: int, codes: tuple[str, ...]) -> Projection:
    jobs = sum(line.target for line in lines)
    openings = [line.openings for line in lines if line.openings is not None]
    total = sum(openings) if len(openings) == len(lines) else None
    if len(lines) > 1:
        # What is published of each row is not published of their sum: change and percent are computed.
        return Projection(base, target, jobs, openings_per_year=total, codes=codes)
    return Projection(
        base, target, jobs, change=lines[0].change, percent=lines[0].percent, openings_per_year=total, codes=codes
    )


def _names(lines: Sequence[Line], identity: str, beside: Beside) -> Mapping[str, Name]:
    english = language("en_US")
    told = [running_text(line.title, english) or line.title for line in lines]
    # The bureau itself joins titles that have commas of their own by semicolons.
    names = {
        _ENGLISH: Name("; and ".join(told) if any("," in one for one in told) else " and ".join(told), proposed=True)
    }
    given = beside.names.get(identity, {})
    if _ENGLISH in given and _letters(given[_ENGLISH].plural) != _letters(names[_ENGLISH].plural):
        # The list has another occupation under this code; its names are not this one's.
        return names
    return {**names, **{key: name for key, name in given.items() if key != _ENGLISH}}


def _letters(text: str | None) -> str:
    return "".join(filter(str.isalnum, (text or "").casefold()))


def _pay(line: Line, year: int | None, beside: Beside) -> tuple[Pay, ...]:
    surveyed = beside.wages.get(line.code, ())
    if line.wage is None or year is None or any(pay.year == year and pay.period == "annual" for pay in surveyed):
        return surveyed
    return (Pay(year, period="annual", currency="USD", percentiles={50: line.wage}), *surveyed)


def _entry(line: Line) -> Entry | None:
    if line.education is None and line.experience is None and line.training is None:
        return None
    return Entry(education=line.education, experience=line.experience, training=line.training)


def _with_outlook(record: Occupation, handbook: Occupation) -> Occupation:
    """Tell what the handbook publishes: the whole percent, its label, openings, and the name in running text."""
    published = {(one.base_year, one.target_year): one for one in handbook.projections}
    projections = []
    for one in record.projections:
        other = published.get((one.base_year, one.target_year))
        if other is None:
            projections.append(one)
            continue
        percent = one.percent if other.percent is None else other.percent
        openings = one.openings_per_year if other.openings_per_year is None else other.openings_per_year
        projections.append(evolve(one, percent=percent, outlook=other.outlook, openings_per_year=openings))
    return evolve(
        record,
        names={**record.names, **handbook.names},
        projections=tuple(projections),
        employers=handbook.employers or record.employers,
        descriptions=handbook.descriptions or record.descriptions,
    )
