"""One report as text, Markdown and HTML; each escapes what came from outside."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from operator import attrgetter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from narrate.report.claims import Claim
    from narrate.report.report import Report

BETWEEN_SECTIONS: Final = "\n\n"
"""What stands between the texts of two sections."""

_MARKDOWN_SPECIAL: Final = re.compile(
    r"([\\`*_{}\[\]<>#|~$&!])|^(\s*)(?:([-+=])(?=\s|\3*\s*$)|(\d+[.)])(?=\s|$))", re.MULTILINE
)
"""What Markdown has a use for: some characters anywhere, others where a line begins as a list or is an underline."""


def text(report: Report) -> str:
    """Return the prose alone; sections are set apart by an empty line."""
    return BETWEEN_SECTIONS.join(map(_TEXT_OF, report.sections))


_TEXT_OF: Final = attrgetter("text")


def markdown(report: Report) -> str:
    """Return the prose as Markdown, a heading a section, lists as lists; what came from outside is escaped."""
    parts = []
    for section in report.sections:
        parts.append(f"## {_escaped(section.title)}")
        for block in section.blocks:
            told = _escaped("".join(words for words, _ in block.spans))
            # A line that is set in would be code.
            told = told.lstrip()
            if block.kind == "quotation":
                told = "\n".join(f"> {line.strip()}".rstrip() for line in told.split("\n"))
            parts.append(told)
            if block.items:
                items = [_escaped("".join(words for words, _ in item)).lstrip() for item in block.items]
                parts.append("\n".join(f"- {item}" for item in items))
    return "\n\n".join(parts) + "\n"


def html(report: Report) -> str:
    """Return the prose as an HTML fragment: an article with a section each, every claim an element with its facts."""
    tag, identity = escape(report.tag), escape(report.id)
    parts = [f'<article class="narrate" lang="{tag}" dir="{report.direction}" data-id="{identity}">']
    for section in report.sections:
        parts.append(f'<section class="narrate-{escape(section.name)}">')
        parts.append(f"<h2>{escape(section.title)}</h2>")
        for block in section.blocks:
            if block.kind == "quotation":
                paragraphs = "".join(words for words, _ in block.spans).split("\n")
                told = "".join(f"<p>{escape(words.strip())}</p>" for words in paragraphs if words.strip())
                parts.append(f'<blockquote class="quotation">{told}</blockquote>')
                continue
            parts.append(f"<p>{_spans(block.spans)}</p>")
            if block.items:
                parts.append("<ul>" + "".join(f"<li>{_spans(item)}</li>" for item in block.items) + "</ul>")
        parts.append("</section>")
    parts.append("</article>")
    return "\n".join(parts) + "\n"


def _spans(spans: Iterable[tuple[str, Claim | None]]) -> str:
    pieces = []
    for words, made in spans:
        if made is None:
            pieces.append(escape(words))
            continue
        told = {"kind": made.kind, "value": str(made.value), "facts": " ".join(made.facts), "rule": made.rule}
        attributes = " ".join(f'data-{name}="{escape(value)}"' for name, value in told.items() if value is not None)
        pieces.append(f'<span class="claim" {attributes}>{escape(words)}</span>')
    return "".join(pieces)


def _escaped(prose: str) -> str:
    """Escape what Markdown would read as its own marks."""

    def escaped(match: re.Match[str]) -> str:
        if match[1]:
            return "\\" + match[1]
        mark = match[3] or match[4]
        return match[2] + (mark[:-1] + "\\" + mark[-1])

    return _MARKDOWN_SPECIAL.sub(escaped, prose)
