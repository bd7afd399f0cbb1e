"""The XML of the whole Occupational Outlook Handbook, read profile by profile."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from narrate.errors import UnreadableInputError
from narrate.formats.extras import missing_extra
from narrate.importing.files.compression import DAMAGED, open_file
from narrate.importing.files.documents import Passage, line, parse_fragment
from narrate.importing.ledger import Ledger
from narrate.importing.ooh.pages import projections
from narrate.importing.ooh.profile import Profile, QuickFacts, amounts, singular_in_heading, years_of
from narrate.importing.ooh.records import occupation
from narrate.records import Occupation
from narrate.titles.names import RUNNING

_OCCUPATION: Final = "occupation"
_HEADER: Final = ("current_year", "projection_year", "reference_year", "reference_period")
_YEAR: Final = re.compile(r"\b\d{4}\b")
_SPAN: Final = re.compile(r"\b(\d{4})[-–](\d{4}|\d{2}) employment projections")
_BOUND: Final = re.compile("equal to or greater than", re.IGNORECASE)


def read_feed(path: Path, ledger: Ledger, *, titles: str = RUNNING) -> Iterator[Occupation]:
    """Read the handbook's XML as a stream; no external resource is fetched, and declared entities are refused.

    Args:
        path: The XML, gzipped or not.
        ledger: Counts each profile as used, or left over with a reason.
        titles: ``running`` to convert titles to running text, ``keep`` to keep them as published.

    Yields:
        A record per profile. Figures, labels and bounds are as published; jobs in single jobs, wages in dollars.

    Raises:
        UnreadableInputError: There is no such file, it is truncated or damaged, or it is not the handbook.
    """
    try:
        from lxml import etree  # noqa: PLC0415
    except ImportError:
        raise missing_extra(path, "reading XML") from None
    header: dict[str, str] = {}
    read = 0
    with open_file(path) as file:
        try:
            for _, element in etree.iterparse(
                file,
                events=("end",),
                tag=(*_HEADER, _OCCUPATION),
                resolve_entities=False,
                load_dtd=False,
                dtd_validation=False,
                no_network=True,
                huge_tree=False,
                remove_comments=True,
                remove_pis=True,
            ):
                if not _on_top(element):
                    continue
                _refuse_entities(element, path)
                if element.tag != _OCCUPATION:
                    header[element.tag] = _content(element)
                    continue
                read += 1
                record = occupation(_profile(element, header, f"occupation {read}", path), ledger, titles=titles)
                # What was read goes, or the whole file would be kept.
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
                if record is not None:
                    yield record
        except (etree.XMLSyntaxError, *DAMAGED) as error:
            raise UnreadableInputError(f"{path}, after occupation {read}: required is XML ({error})") from None
    if not read:
        raise UnreadableInputError(f"{path}: required is the handbook's XML with its occupations; this file has none")


def _on_top(element: Any) -> bool:
    """Check whether an element is directly below the root: elements further in may have the same name."""
    parent = element.getparent()
    return parent is not None and parent.getparent() is None


def _refuse_entities(element: Any, path: Path) -> None:
    declared = element.getroottree().docinfo.internalDTD
    if declared is not None and next(iter(declared.iterentities()), None) is not None:
        raise UnreadableInputError(f"{path}: required is XML that declares no entities of its own; this one does")


def _profile(element: Any, header: Mapping[str, str], place: str, path: Path) -> Profile:
    def section(name: str, part: str = "section_body") -> tuple[Passage, ...]:
        found = element.find(f"{name}/{part}")
        return parse_fragment(_markup(found), path) if found is not None else ()

    title = _text(element, "occupation_name_full") or _text(element, "title")
    heading = singular_in_heading(_text(element, "how_to_become_one/section_title"))
    return Profile(
        place=place,
        slug=_text(element, "occupation_code"),
        title=title,
        facts=_facts(element.find("quick_facts"), header),
        codes=tuple(_content(code) for code in element.iterfind("soc_coverage/soc_code")),
        singular=_text(element, "occupation_name_short_singular") or heading,
        duties=section("what_they_do"),
        environment=section("work_environment"),
        entry=section("how_to_become_one"),
        pay=section("pay"),
        outlook=section("job_outlook"),
        table=projections(section("job_outlook", "section_datatable")),
    )


def _facts(box: Any, header: Mapping[str, str]) -> QuickFacts | None:
    if box is None or not len(box):
        return None

    def value(name: str) -> str:
        return _text(box, f"{name}/value")

    moved, moved_help = value("qf_employment_openings"), _text(box, "qf_employment_openings/help")
    # Despite its name the element has held the change; its own help says which of the two it is.
    holds_openings = "opening" in moved_help.casefold()
    return QuickFacts(
        **_years(box, header),
        annual=_median(box, "annual"),
        hourly=_median(box, "hourly"),
        jobs=value("qf_number_of_jobs"),
        percent=value("qf_employment_outlook"),
        outlook=_text(box, "qf_employment_outlook/description") or _text(box, "qf_employment_outlook/range") or None,
        change=None if holds_openings else moved,
        openings=moved if holds_openings else None,
        education=value("qf_entry_level_education"),
        experience=value("qf_work_experience"),
        training=value("qf_on_the_job_training"),
    )


def _years(box: Any, header: Mapping[str, str]) -> dict[str, int | None]:
    """Parse the years: those of the projections from their help text, else from the header of the file."""
    wage = _YEAR.search(header.get("reference_period", "")) or _YEAR.search(header.get("reference_year", ""))
    found: dict[str, int | None] = {"wage_year": int(wage[0]) if wage else None}
    years = _SPAN.search(_text(box, "qf_number_of_jobs/help"))
    if years:
        return found | years_of(years)
    base, target = (_YEAR.search(header.get(name, "")) for name in ("current_year", "projection_year"))
    return found | {"base_year": int(base[0]) if base else None, "target_year": int(target[0]) if target else None}


def _median(box: Any, period: str) -> str | None:
    """Parse the median pay; if it is only in a sentence, as for wages above the bureau's cap, parse the sentence."""
    name = f"qf_median_pay_{period}"
    amount, remark = _text(box, f"{name}/value"), _text(box, f"{name}/note") + " " + _text(box, f"{name}/range")
    if _BOUND.search(remark):
        return f">={amount}" if amount else amounts(remark).get(period)
    return amount or None


def _text(element: Any, path: str) -> str:
    found = element.find(path)
    return _content(found) if found is not None else ""


def _content(element: Any) -> str:
    return line(str(element.xpath("string()")))


def _markup(element: Any) -> str:
    """Return the HTML in an element, whether escaped as text or as child elements."""
    from lxml import etree  # noqa: PLC0415

    inner = "".join(etree.tostring(child, encoding="unicode", method="html") for child in element)
    return (element.text or "") + inner
