"""Pictures of a page: the figures of the prose, in the same texts, with a description in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from attrs import frozen

from narrate.comparison import Trend, count
from narrate.content import alike, scores_by_instrument, shown_score
from narrate.facts import Address, FactIndex
from narrate.page import charts
from narrate.page.charts import Bar, Line, Point
from narrate.page.facts import amount
from narrate.page.texts import PageTexts
from narrate.records import AtLeast, Pay
from narrate.wording import Writer
from narrate.wording.naming import by_language, known_name, raised

PointOnLine = tuple[int, int, int]
"""A point on a projection's line: base year, target year, and its year."""


@frozen
class KeyLine:
    """A line of a picture's key: a sign, and its meaning with the figures."""

    sign: str
    text: str


@frozen
class Picture:
    """A picture as a page shows it.

    Attributes:
        section: The section that it belongs to.
        title: Its title.
        svg: An ``svg`` element without a role or a name of its own.
        description: Its content in sentences, for those who cannot see it.
        key: The meaning of its signs.
        remark: A remark that is needed to read it correctly; None if there is none.
    """

    section: str
    title: str
    svg: str
    description: str
    key: tuple[KeyLine, ...] = ()
    remark: str | None = None


@frozen
class Facts:
    """The facts and texts for the pictures of a page.

    Attributes:
        index: The facts of the record, and the methodology of the prose.
        texts: The prose's texts of facts, by address.
        points: The prose's texts of points on projections' lines, by base year, target year and year.
        writer: The writer of all other texts.
        words: The language's words.
    """

    index: FactIndex
    texts: Mapping[Address, str]
    points: Mapping[PointOnLine, str]
    writer: Writer
    words: PageTexts

    def jobs(self, address: Address, jobs: int) -> str:
        """Format a number of jobs as the prose does."""
        return self.texts.get(address) or self.writer.figures.count(jobs)

    def sentences(self, parts: Iterable[str]) -> str:
        """Join parts as sentences."""
        space = self.writer.language.sentence_space
        return space.join(self.words("page", "sentence", text=part) for part in parts)

    def labeled(self, label: str, text: str) -> str:
        """Return a text after its label."""
        return self.words("page", "labeled", label=label, text=text)

    def listed(self, parts: Iterable[str]) -> str:
        """Join texts by the language's separator of lists."""
        return self.words("page", "list_separator").join(parts)


def pay_pictures(facts: Facts) -> tuple[Picture, ...]:
    """Draw the percentiles of the wages in the prose; one picture for each currency.

    Args:
        facts: The facts and texts.

    Returns:
        The pictures; none for a wage with a single percentile.
    """
    made = []
    for pay in facts.index.occupation.pay:
        ranks = [_percentile(pay, rank) for rank in pay.percentiles]
        if len(ranks) > 1 and any(rank in facts.texts for rank in ranks):
            made.append(_pay_picture(pay, facts))
    return tuple(made)


def _percentile(pay: Pay, rank: int) -> Address:
    return Address("pay", (pay.year, pay.period, pay.currency), "percentiles", rank)


def _pay_picture(pay: Pay, facts: Facts) -> Picture:
    rows = []
    for rank, value in sorted(pay.percentiles.items()):
        label = facts.words("pay", "percentile", rank=facts.writer.figures.numbers.integer(rank))
        bound = isinstance(value, AtLeast)
        # The prose has "more than" or "at least" in its words: a bound is never written as the bare figure.
        text = None if bound else facts.texts.get(_percentile(pay, rank))
        shown = text or amount(value, pay, facts.writer, facts.words)
        exact = value.value if isinstance(value, AtLeast) else value
        rows.append(Bar(facts.words("pay", "median") if rank == 50 else label, float(exact), shown, strong=rank == 50))
    month = facts.index.month(pay)
    numbers = facts.writer.figures.numbers
    # A month in the case that follows "in" is wrong in a title without such a word: there the year is shown alone.
    title = facts.words("pay", pay.period, date=numbers.month_year(pay.year, month), year=numbers.year(pay.year))
    return _of_bars("pay", title, rows, None, facts)


def _of_bars(section: str, title: str, rows: list[Bar], full: float | None, facts: Facts) -> Picture:
    """Return a picture of bars; *full* is the greatest possible value, None where there is none."""
    drawn = charts.bars(
        rows,
        full=full or max(row.value for row in rows) or 1,
        mirrored=_MIRRORED[facts.writer.language.direction],
        track=full is not None,
    )
    described = facts.labeled(title, facts.listed(facts.labeled(row.label, row.text) for row in rows))
    return Picture(section, title, drawn, facts.sentences([described]))


_MIRRORED: Final = {"ltr": False, "rtl": True}
_NO_XML: Final = str.maketrans("", "", "\ufffe\uffff")


def skills_pictures(facts: Facts) -> tuple[Picture, ...]:
    """Draw the skill scores of a record, the greatest first."""
    skills = sorted(scores_by_instrument(facts.index.occupation).get("skills", ()), key=lambda skill: -skill.score)
    if not skills:
        return ()
    rows = []
    for skill, score in zip(skills, alike([skill.score for skill in skills]), strict=True):
        name = by_language(skill.names, facts.writer.language)
        known = known_name(facts.writer.language, "skill", skill.skill)
        label = (name and (name.plural or name.singular)) or known or skill.skill
        text = facts.texts.get(Address("skills", (skill.skill,), "score")) or facts.writer.figures.numbers.decimal(
            *shown_score(score)
        )
        highest = skill.score == skills[0].score
        rows.append(Bar(raised(label.translate(_NO_XML), fixed=False), float(skill.score), text, strong=highest))
    title = facts.words("skills", "title", full=facts.writer.figures.numbers.integer(_FULL_SCORE))
    return (_of_bars("skills", title, rows, _FULL_SCORE, facts),)


_FULL_SCORE: Final = 100


@frozen
class _Drawn:
    """The trend picture while it is drawn."""

    lines: list[Line]
    points: list[Point]
    key: list[KeyLine]


def trend_pictures(facts: Facts) -> tuple[Picture, ...]:
    """Draw observed jobs, both projections as lines, and the expected values on and beyond the older one.

    Args:
        facts: The facts and texts.

    Returns:
        One picture; none with fewer than two years. Bounds are not drawn.
    """
    compared = facts.index.trend
    drawn = _Drawn([], [], [])
    _observed(compared, facts, drawn)
    _projected(compared, facts, drawn)
    _expected(compared, facts, drawn)
    years = {point.year for point in drawn.points}
    if len(years) < 2 or not drawn.lines:
        return ()
    jobs = [point.jobs for point in drawn.points]
    low, high, step = _scale(min(jobs), max(jobs))
    numbers = facts.writer.figures.numbers
    picture = charts.trend(
        [line for line in drawn.lines if len(line.points) > 1],
        drawn.points,
        domain=(low, high),
        ticks={tick: facts.writer.figures.count(tick) for tick in range(-(-low // step) * step, high + 1, step)},
        years={point.year: numbers.year(point.year) for point in drawn.points if point.text is not None},
    )
    title = facts.words("trend", "title")
    description = facts.sentences([title, *(line.text for line in drawn.key)])
    remark = facts.words("trend", "scale") if low else None
    return (Picture("job_trends", title, picture, description, tuple(drawn.key), remark),)


def _in_year(facts: Facts, text: str, year: int) -> str:
    return facts.words("trend", "in_year", jobs=text, year=facts.writer.figures.numbers.year(year))


def _observed(compared: Trend, facts: Facts, drawn: _Drawn) -> None:
    compared_years = {entry.year for entry in (compared.first, compared.second) if entry is not None}
    start = min(compared_years, default=0)
    levels = [
        (entry.year, jobs)
        for entry in sorted(facts.index.occupation.employment, key=lambda entry: entry.year)
        if entry.year >= start and (jobs := count(entry.jobs)) is not None
    ]
    figures = []
    for year, jobs in levels:
        text = facts.jobs(Address("employment", (year,), "jobs"), jobs) if year in compared_years else None
        drawn.points.append(Point("observed", "observed", year, jobs, text))
        if text is not None:
            figures.append(_in_year(facts, text, year))
    if figures:
        drawn.lines.append(Line("observed", tuple(levels)))
        label = facts.words("trend", "observed")
        drawn.key.append(KeyLine("observed", facts.labeled(label, facts.listed(figures))))


def _projected(compared: Trend, facts: Facts, drawn: _Drawn) -> None:
    bases = {entry.year: count(entry.jobs) for entry in facts.index.occupation.employment}
    for series, projection in (("old", compared.old), ("new", compared.new)):
        jobs = None if projection is None else count(projection.jobs)
        if projection is None or jobs is None:
            continue
        base_year, year = projection.base_year, projection.target_year
        text = facts.jobs(Address("projections", (base_year, year), "jobs"), jobs)
        base = bases.get(base_year)
        drawn.points.append(Point(series, series, year, jobs, text))
        drawn.lines.insert(0, Line(series, ((year, jobs),) if base is None else ((base_year, base), (year, jobs))))
        label = facts.words("trend", "projection", base_year=facts.writer.figures.numbers.year(base_year))
        drawn.key.append(KeyLine(series, facts.labeled(label, _in_year(facts, text, year))))


def _expected(compared: Trend, facts: Facts, drawn: _Drawn) -> None:
    old = compared.old
    if old is None:
        return
    pairs = (
        (compared.on_pace, None if compared.second is None else compared.second.year),
        (compared.outlook, None if compared.new is None else compared.new.target_year),
    )
    beyond: list[tuple[int, int]] = []
    for gap, year in pairs:
        if gap is None or year is None or gap.line == "target":
            continue
        text = facts.points.get((old.base_year, old.target_year, year))
        text = text or facts.writer.figures.count(gap.expected)
        drawn.points.append(Point("expected", "old", year, gap.expected, text))
        label = facts.words("trend", gap.line, base_year=facts.writer.figures.numbers.year(old.base_year))
        drawn.key.append(KeyLine("expected", facts.labeled(label, _in_year(facts, text, year))))
        if gap.line == "extrapolated":
            beyond.append((year, gap.expected))
    target = count(old.jobs)
    if beyond and target is not None:
        drawn.lines.insert(0, Line("drawn_on", ((old.target_year, target), *sorted(set(beyond)))))


def _scale(least: int, most: int) -> tuple[int, int, int]:
    """Choose a scale: wide enough that a small change does not look large, and from zero where that is near.

    Returns:
        The least and the greatest value of the scale, and the step of its marks, about four of them.

    >>> _scale(186_300, 235_700)
    (178000, 244000, 20000)
    >>> _scale(4_800, 30_000)
    (0, 33600, 10000)
    """
    reach = max(most - least, most // 5, 4)
    pad = max((reach - (most - least)) // 2, reach * 16 // 100)
    low, high = least - pad, most + pad
    if low * 5 < reach:
        low = 0
        high = max(most + most * 12 // 100, 4)
    power = 10 ** max(len(str((high - low) // 4)) - 1, 0)
    step = next(size * power for size in (1, 2, 5, 10) if size * power * 5 >= high - low)
    unit = max(power // 10, 1)
    return low // unit * unit, -(-high // unit) * unit, step


PICTURES: Final[tuple[Callable[[Facts], tuple[Picture, ...]], ...]] = (
    pay_pictures,
    skills_pictures,
    trend_pictures,
)
"""All pictures that a page can have."""
