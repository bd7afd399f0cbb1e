"""Renderers of a report for each ``--format``, and what surrounds all reports of an output."""

from __future__ import annotations

import json
from collections.abc import Callable
from html import escape
from typing import Any, Final

from narrate.report import Report
from narrate.report.renderers import escaped_markdown


def as_text(report: Report) -> str:
    """Return a report's prose and a line with its sources, each with an empty line after it."""
    sources = _sources(report)
    return f"{report.text}\n\n" + (f"{sources}\n\n" if sources else "")


def as_markdown(report: Report) -> str:
    """Return a report as Markdown and a line with its sources, each with an empty line after it."""
    sources = _sources(report)
    return f"{report.markdown}\n" + (f"{escaped_markdown(sources)}\n\n" if sources else "")


def _sources(report: Report) -> str:
    if not report.sources:
        return ""
    from narrate.page.sources import line_of_sources  # noqa: PLC0415  # only records with sources need its words

    return line_of_sources(report)


def as_html(report: Report) -> str:
    """Return a report as an HTML fragment."""
    return report.html


def as_jsonl(report: Report) -> str:
    """Return a report as one line of JSON."""
    return json.dumps(report.to_dict(), ensure_ascii=False) + "\n"


def as_rows(report: Report) -> list[dict[str, Any]]:
    """Return a report as rows of a table, one per section."""
    data = report.to_dict()
    return [
        {
            "id": data["id"],
            "locale": data["locale"],
            "section": section["name"],
            "text": section["text"],
            "claims": json.dumps(section["claims"], ensure_ascii=False),
        }
        for section in data["sections"]
    ]


TABLE: Final = "parquet"

RENDERERS: Final[dict[str, Callable[[Report], Any]]] = {
    "text": as_text,
    "markdown": as_markdown,
    "html": as_html,
    "jsonl": as_jsonl,
    TABLE: as_rows,
}


def frame(form: str, *, title: str, tag: str) -> tuple[str, str]:
    """Return what is written before the first and after the last report: a page around HTML, else nothing.

    Args:
        form: One of ``RENDERERS``.
        title: The page's title.
        tag: The language of the page.
    """
    if form != "html":
        return "", ""
    head = f'<head><meta charset="utf-8"><title>{escape(title)}</title></head>'
    return f'<!DOCTYPE html>\n<html lang="{escape(tag)}">\n{head}\n<body>\n', "</body>\n</html>\n"
