"""A profile of the Occupational Outlook Handbook as published: quick facts, texts and a table, from any file."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from attrs import field, frozen

from narrate.importing.files.documents import Passage
from narrate.importing.projection_years import span

_MEDIAN: Final = re.compile(r"(\d{4}) Median Pay", re.IGNORECASE)
_JOBS: Final = re.compile(r"Number of Jobs, (\d{4})", re.IGNORECASE)
_OUTLOOK: Final = re.compile(r"Job Outlook, (\d{4})[-–](\d{4}|\d{2})", re.IGNORECASE)
_CHANGE: Final = re.compile(r"Employment Change, (\d{4})[-–](\d{4}|\d{2})", re.IGNORECASE)
_EDUCATION: Final = re.compile(r"(?:Typical )?Entry-Level Education", re.IGNORECASE)
_EXPERIENCE: Final = re.compile(r"Work Experience in a Related Occupation", re.IGNORECASE)
_TRAINING: Final = re.compile(r"On-the-job Training", re.IGNORECASE)
_AMOUNT: Final = re.compile(r"(\$[\d.,]*\d) per (year|hour)", re.IGNORECASE)
_BOUND: Final = re.compile(r"equal to or greater than", re.IGNORECASE)
_HEADING: Final = re.compile(r"How to Become (?:an?|the) (?P<one>.{1,300})", re.IGNORECASE)
_ADDRESS: Final = re.compile(r"https?://[^\s\x00-\x1f]{1,500}")
_PERCENT: Final = re.compile(r"(?P<percent>[^(%]*)%?\s*(?:\((?P<label>[^()]*)\))?")


@frozen
class QuickFacts:
    """The box of facts at the head of a profile, each as the text it is published as.

    Attributes:
        base_year: The year of the jobs and the first of the projection.
        target_year: The last of the projection.
        wage_year: The year of the median pay.
        annual: Median annual pay, in dollars; a bound begins with ``>=``.
        hourly: Median hourly pay, likewise.
        jobs: Jobs in the base year.
        percent: Projected change, in whole percent.
        outlook: Its label.
        change: Projected change, in jobs.
        openings: Openings per year.
        education: Typical education for entry.
        experience: Experience in a related occupation.
        training: Training on the job.
    """

    base_year: int | None = None
    target_year: int | None = None
    wage_year: int | None = None
    annual: str | None = None
    hourly: str | None = None
    jobs: str | None = None
    percent: str | None = None
    outlook: str | None = None
    change: str | None = None
    openings: str | None = None
    education: str | None = None
    experience: str | None = None
    training: str | None = None


@frozen
class Profile:
    """A profile before it is interpreted.

    Attributes:
        place: Its place in the file.
        slug: The name of its page, or its code in the feed.
        title: Its title.
        facts: The quick facts, or None where the profile has none.
        codes: The codes that it covers according to the file; those of the table if the file does not list them.
        singular: The title of one of them, without article, in title case.
        duties: What they do.
        environment: The work environment, with the largest employers.
        entry: How to become one.
        pay: The text on pay.
        outlook: The text on the outlook.
        table: The rows of the projections: title, code, jobs, projected jobs, percent, change.
        address: The address of its page; None if the file does not have it.
    """

    place: str
    slug: str
    title: str
    facts: QuickFacts | None
    codes: tuple[str, ...] = ()
    singular: str | None = None
    duties: Sequence[Passage] = field(factory=tuple)
    environment: Sequence[Passage] = field(factory=tuple)
    entry: Sequence[Passage] = field(factory=tuple)
    pay: Sequence[Passage] = field(factory=tuple)
    outlook: Sequence[Passage] = field(factory=tuple)
    table: Sequence[Sequence[str]] = field(factory=tuple)
    address: str | None = None

    @property
    def label(self) -> str:
        """The name of the profile in the account."""
        return self.title or self.slug or "a profile without a title"


def quick_facts(shown: Mapping[str, str]) -> QuickFacts | None:
    """Parse the quick facts of a profile by their labels.

    Args:
        shown: Texts by label, each in one line, as the page shows them.

    Returns:
        The quick facts found; None if no label is known.

    >>> facts = quick_facts({"2024 Median Pay": "$23.33 per hour", "Job Outlook, 2024–34": "0% (Little or no change)"})
    >>> facts.hourly, facts.wage_year, facts.percent, facts.outlook, facts.target_year
    ('$23.33', 2024, '0', 'Little or no change', 2034)
    """
    found: dict[str, str | int | None] = {}
    for label, text in shown.items():
        if median := _MEDIAN.fullmatch(label):
            found |= {"wage_year": int(median[1]), **amounts(text)}
        elif jobs := _JOBS.fullmatch(label):
            found |= {"base_year": int(jobs[1]), "jobs": text}
        elif years := _OUTLOOK.fullmatch(label):
            found |= {**years_of(years), **_outlook(text)}
        elif years := _CHANGE.fullmatch(label):
            found |= {**years_of(years), "change": text}
        elif _EDUCATION.fullmatch(label):
            found["education"] = text
        elif _EXPERIENCE.fullmatch(label):
            found["experience"] = text
        elif _TRAINING.fullmatch(label):
            found["training"] = text
    return QuickFacts(**found) if found else None  # type: ignore[arg-type]


def singular_in_heading(heading: str) -> str | None:
    """Parse the singular, without its article, from the heading on entry; an older "How to Become One" has none.

    >>> singular_in_heading("How to Become an Accountant or Auditor"), singular_in_heading("How to Become One")
    ('Accountant or Auditor', None)
    """
    found = _HEADING.fullmatch(heading)
    return found["one"] if found else None


def amounts(text: str) -> dict[str, str]:
    """Find the median annual and hourly pay in a text.

    >>> amounts("This wage is equal to or greater than $239,200 per year or $115.00 per hour.")
    {'annual': '>=$239,200', 'hourly': '>=$115.00'}
    """
    sign = ">=" if _BOUND.search(text) else ""
    periods = {"year": "annual", "hour": "hourly"}
    return {periods[period.lower()]: sign + amount for amount, period in _AMOUNT.findall(text)}


def years_of(found: re.Match[str]) -> dict[str, int]:
    """Return the years of a projection by field; empty if they are not a span of years."""
    years = span(found)
    return {} if years is None else dict(zip(("base_year", "target_year"), years, strict=True))


def _outlook(text: str) -> dict[str, str | None]:
    found = _PERCENT.fullmatch(text)
    if found is None:
        return {"percent": text}
    return {"percent": found["percent"].strip(), "outlook": found["label"]}


def web_address(text: str) -> str | None:
    """Return the address of a page of the web; None for anything else.

    >>> web_address("https://www.bls.gov/ooh/home.htm"), web_address("")
    ('https://www.bls.gov/ooh/home.htm', None)
    """
    return text if _ADDRESS.fullmatch(text) else None
