"""Records from profiles of the Occupational Outlook Handbook, in the same way from pages, extracts and the feed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Final, TypeVar

from attrs import define, evolve

from narrate.errors import InvalidRecordError
from narrate.importing.bls.labels import EDUCATION, EXPERIENCE, OUTLOOK, TRAINING, value_of
from narrate.importing.bls.wage_caps import cap
from narrate.importing.files.cells import BadCellError, above_zero, number, plain, signed_jobs
from narrate.importing.ledger import Ledger
from narrate.importing.ooh import sentences as prose
from narrate.importing.ooh.profile import Profile, QuickFacts
from narrate.importing.ooh.quotations import quotations
from narrate.importing.publications import SURVEY_MONTH, handbook, parts_of
from narrate.importing.soc.codes import CODE, scheme_of
from narrate.importing.units import DOLLARS, HUNDREDS, WHOLE_PERCENT, rounding
from narrate.language import language
from narrate.records import AtLeast, Employer, Employment, Entry, Name, Occupation, Pay, Projection, Quotation, Source
from narrate.titles.letter_case import cased_like
from narrate.titles.names import KEEP, RUNNING, title_name

T = TypeVar("T")

_ENGLISH: Final = "en"
_LOCALE: Final = "en_US"
_PARTS: Final = ("names", "employment", "projections", "pay", "entry", "employers", "descriptions")
"""What every profile is the source of, whether its form has all of it or not."""

_MOST: Final = 10**12
"""No count of jobs reaches it; what does is no count."""


def occupation(profile: Profile, ledger: Ledger, *, titles: str = RUNNING) -> Occupation | None:
    """Build the record of a profile.

    Args:
        profile: The profile.
        ledger: Counts the profile as used or left over, and receives a note on each value that was skipped.
        titles: ``running`` to convert titles to running text, ``keep`` to keep them as published.

    Returns:
        The record; None if the profile has no facts, or they are not a valid record.
    """
    if profile.facts is None:
        ledger.leave(profile.place, profile.label, "has no quick facts")
        return None
    try:
        record = _ProfileReader(profile, profile.facts, ledger, titles).record()
    except InvalidRecordError as error:
        reason = "; ".join(str(fault) for fault in error.faults)
        ledger.leave(profile.place, profile.label, f"is not a valid record: {reason}")
        return None
    if not (record.employment or record.projections or record.pay or record.entry):
        ledger.leave(profile.place, profile.label, "none of its quick facts could be read")
        return None
    ledger.use()
    return record


@define
class _ProfileReader:
    """A reader of one profile, which records each value that cannot be read."""

    profile: Profile
    facts: QuickFacts
    ledger: Ledger
    titles: str

    def record(self) -> Occupation:
        codes = self._codes()
        who = prose.subject(self.profile.outlook)
        name = self._name(who)
        plural = who.plural if who is not None else (name.plural or "") if name is not None else ""
        text = prose.description(self.profile.duties)
        record = Occupation(
            id="+".join(codes) or self.profile.slug or self.profile.title,
            names={_ENGLISH: name} if name is not None else {},
            scheme=self._scheme() if codes else None,
            employment=tuple(self._employment()),
            projections=tuple(self._projections(plural)),
            pay=tuple(self._pay(plural)),
            entry=self._entry(),
            employers=tuple(self._employers(plural)),
            descriptions={_ENGLISH: text} if text else {},
            texts=self._texts(),
            combined=len(codes) > 1 or (who is not None and who.overall),
        )
        return evolve(
            record, sources=(self._source((*_PARTS, *(part for part in parts_of(record) if part not in _PARTS))),)
        )

    def _source(self, covers: tuple[str, ...]) -> Source:
        base, target = self.facts.base_year, self.facts.target_year
        years = (base, target) if base is not None and target is not None else None
        return handbook(years, self.profile.address, covers)

    def _note(self, sentence: str) -> None:
        self.ledger.note(f"{self.profile.label}: {sentence}")

    def _read(self, what: str, reader: Callable[[], T]) -> T | None:
        """Read one value; one that cannot be read is skipped with a note, and the rest of the profile is kept."""
        try:
            return reader()
        except BadCellError as error:
            self._note(f"{what} was skipped: {error}")
            return None

    def _codes(self) -> tuple[str, ...]:
        published = self.profile.codes or [row[1] for row in self.profile.table if len(row) > 1]
        codes = tuple(sorted({code for code in published if CODE.fullmatch(code)}))
        if not codes:
            self._note("there is no code of the SOC; the record is called by the page's name")
        return codes

    def _scheme(self) -> str | None:
        year = self.facts.base_year
        return scheme_of(year) if year is not None else None

    def _name(self, who: prose.Subject | None) -> Name | None:
        title, one = self.profile.title, self.profile.singular
        if self.titles == KEEP and title:
            return title_name(Name(title, singular=one), _ENGLISH, titles=KEEP)
        plural = who.plural if who is not None else title
        if not plural:
            return None
        name = title_name(Name(plural), _ENGLISH)
        singular, sure = cased_like(one, name.plural or "", language(_LOCALE)) if one else (None, True)
        return evolve(name, singular=singular, proposed=name.proposed or who is None or not sure)

    def _texts(self) -> dict[str, tuple[Quotation, ...]]:
        source = self._source(("texts",))
        found = quotations(self.profile.environment, self.profile.entry)
        return {topic: (Quotation(text, _ENGLISH, source=source),) for topic, text in found.items()}

    def _count(self, what: str, text: str | None, *, signed: bool = False) -> int | None:
        def reader() -> int | None:
            count = signed_jobs(text)
            if count is not None and (abs(count) >= _MOST or (count < 0 and not signed)):
                raise BadCellError("a count below a million million" + ("" if signed else ", and no less than 0"), text)
            return count

        return self._read(what, reader)

    def _cell(self, place: int) -> str | None:
        """Return a cell of the first row of the table, which is about the whole profile."""
        row = self.profile.table[0] if self.profile.table else ()
        return row[place] if place < len(row) else None

    def _agreed(self, what: str, fact: T | None, cell: T | None) -> T | None:
        if fact is not None and cell is not None and fact != cell:
            self._note(f"{what} is {fact} in the quick facts and {cell} in the table; the quick facts were taken")
        return cell if fact is None else fact

    def _employment(self) -> Iterator[Employment]:
        fact = self._count("the number of jobs", self.facts.jobs)
        jobs = self._agreed("the number of jobs", fact, self._count("employment in the table", self._cell(2)))
        if jobs is not None and self.facts.base_year is not None:
            yield Employment(self.facts.base_year, jobs, rounding=rounding(HUNDREDS, [jobs]))

    def _percent(self, what: str, text: str | None) -> Decimal | None:
        def reader() -> Decimal | None:
            percent = plain(text)
            if percent is not None and abs(percent) >= _MOST:
                raise BadCellError("a percent", text)
            return percent

        return self._read(what, reader)

    def _projections(self, who: str) -> Iterator[Projection]:
        base, target = self.facts.base_year, self.facts.target_year
        jobs = self._count("projected employment", self._cell(3))
        percent = self._agreed(
            "the projected percent",
            self._percent("the outlook's percent", self.facts.percent),
            self._percent("the percent in the table", self._cell(4)),
        )
        change = self._agreed(
            "the employment change",
            self._count("the employment change", self.facts.change, signed=True),
            self._count("the change in the table", self._cell(5), signed=True),
        )
        label = self.facts.outlook
        outlook = self._read("the outlook's label", lambda: value_of(label, OUTLOOK))
        openings = self._count("the openings", self.facts.openings)
        if openings is None:
            openings = self._read("the openings", lambda: prose.openings(self.profile.outlook, who))
        known = [value for value in (jobs, percent, outlook, openings) if value is not None]
        if base is not None and target is not None and known:
            yield Projection(
                base,
                target,
                jobs,
                percent=percent,
                change=change,
                outlook=outlook,
                openings_per_year=openings,
                rounding=rounding(HUNDREDS, [jobs, change]) if (jobs, change) != (None, None) else None,
            )

    def _pay(self, who: str) -> Iterator[Pay]:
        medians: dict[tuple[int, str], dict[int, Decimal | AtLeast]] = {}
        months: dict[tuple[int, str], int] = {}
        for period, text in (("annual", self.facts.annual), ("hourly", self.facts.hourly)):
            median = self._money(f"the {period} median pay", text)
            if median is not None and self.facts.wage_year is not None:
                medians[self.facts.wage_year, period] = {50: median}
        wages = self._read("the text on pay", lambda: prose.wages(self.profile.pay, who))
        if wages is not None:
            key = (wages.year, wages.period)
            kept = medians.setdefault(key, {50: wages.median})
            if kept[50] != wages.median:
                self._note(
                    f"the {wages.period} median pay is {_shown(kept[50])} in the quick facts and "
                    f"{_shown(wages.median)} in the text; the quick facts were taken, and the "
                    "text's other percentiles were not"
                )
            else:
                kept |= _ends(wages)
                if wages.month is not None:
                    months[key] = wages.month
        for (year, period), percentiles in medians.items():
            yield Pay(
                year,
                period=period,
                currency="USD",
                percentiles=percentiles,
                month=months.get((year, period), SURVEY_MONTH),
                rounding=rounding(DOLLARS[period], percentiles.values()),
            )

    def _money(self, what: str, text: str | None) -> Decimal | AtLeast | None:
        def reader() -> Decimal | AtLeast | None:
            amount = above_zero(number(text))
            if amount is not None and not _value(amount) < _MOST:
                raise BadCellError(f"an amount below {_MOST:,} dollars", text)
            return amount

        return self._read(what, reader)

    def _entry(self) -> Entry | None:
        facts = self.facts
        education = self._read("the education", lambda: value_of(facts.education or None, EDUCATION))
        experience = self._read("the experience", lambda: value_of(facts.experience or None, EXPERIENCE))
        training = self._read("the training", lambda: value_of(facts.training or None, TRAINING))
        if education is None and experience is None and training is None:
            return None
        return Entry(education=education, experience=experience, training=training)

    def _employers(self, who: str) -> Iterator[Employer]:
        for row in prose.employers(self.profile.environment, who):
            if len(row) == 2 and row[0]:
                share = self._percent(f"the share of {row[0]}", row[1])
                if share is not None and not 0 <= share <= 100:
                    self._note(f"the share of {row[0]} was skipped: required is a percent from 0 to 100")
                    share = None
                name = Name(_industry(row[0]), proposed=True)
                yield Employer(
                    {_ENGLISH: name}, share, rounding=None if share is None else rounding(WHOLE_PERCENT, [share])
                )


def _ends(text: prose.Wages) -> dict[int, Decimal | AtLeast]:
    """List the 10th and 90th percentile; one at the bureau's cap is a lower bound."""
    ends: dict[int, Decimal | AtLeast] = {}
    if text.low is not None:
        ends[10] = text.low
    if text.high is not None:
        ends[90] = AtLeast(text.high) if text.high == cap(text.year, text.period) else text.high
    return ends


def _value(amount: Decimal | AtLeast) -> Decimal:
    return amount.value if isinstance(amount, AtLeast) else amount


def _shown(amount: Decimal | AtLeast) -> str:
    return f"at least {amount.value}" if isinstance(amount, AtLeast) else str(amount)


def _industry(label: str) -> str:
    """Return the label of an industry in running text: only its first letter changes, unless it is an abbreviation.

    >>> _industry("Finance and insurance"), _industry("U.S. Postal Service")
    ('finance and insurance', 'U.S. Postal Service')
    """
    return label[0].lower() + label[1:] if len(label) > 1 and label[1].islower() else label
