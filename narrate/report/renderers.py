"""Renderers of a report: text, Markdown and HTML; each escapes what comes from outside."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from narrate.report.claims import Claim
    from narrate.report.report import Report

BETWEEN_SECTIONS: Final = "\n\n"
"""The separator between the texts of two sections."""

_MARKDOWN_SPECIAL: Final = re.compile(
    r"([\\`*_{}\[\]<>#|~$&!])|^(\s*)(?:([-+=])(?=\s|\3*\s*$)|(\d+[.)])(?=\s|$))", re.MULTILINE
)
"""Markdown's own marks: some characters anywhere, others at the start of a line or as an underline."""


def markdown(report: Report) -> str:
    """Return the prose as Markdown, with a heading for each section; what comes from outside is escaped."""
    parts = []
    for section in report.sections:
        parts.append(f"## {escaped_markdown(section.title)}")
        for block in section.blocks:
            prose = escaped_markdown("".join(words for words, _ in block.spans))
            # An indented line would be code.
            prose = prose.lstrip()
            if block.kind == "quotation":
                prose = "\n".join(f"> {line.strip()}".rstrip() for line in prose.split("\n"))
            parts.append(prose)
            if block.items:
                items = [escaped_markdown("".join(words for words, _ in item)).lstrip() for item in block.items]
                parts.append("\n".join(f"- {item}" for item in items))
    return "\n\n".join(parts) + "\n"


def html(report: Report) -> str:
    """Return the prose as an HTML fragment: an article of sections, with an element for every claim and its facts."""
    tag, identity = escape(report.tag), escape(report.id)
    parts = [f'<article class="narrate" lang="{tag}" dir="{report.direction}" data-id="{identity}">']
    for section in report.sections:
        parts.append(f'<section class="narrate-{escape(section.name)}">')
        parts.append(f"<h2>{escape(section.title)}</h2>")
        for block in section.blocks:
            if block.kind == "quotation":
                paragraphs = "".join(words for words, _ in block.spans).split("\n")
                quoted = "".join(f"<p>{escape(words.strip())}</p>" for words in paragraphs if words.strip())
                parts.append(f'<blockquote class="quotation">{quoted}</blockquote>')
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
        data = {"kind": made.kind, "value": str(made.value), "facts": " ".join(made.facts), "rule": made.rule}
        attributes = " ".join(f'data-{name}="{escape(value)}"' for name, value in data.items() if value is not None)
        pieces.append(f'<span class="claim" {attributes}>{escape(words)}</span>')
    return "".join(pieces)


def escaped_markdown(prose: str) -> str:
    """Escape Markdown's own marks in prose."""

    def escaped(match: re.Match[str]) -> str:
        if match[1]:
            return "\\" + match[1]
        mark = match[3] or match[4]
        return match[2] + (mark[:-1] + "\\" + mark[-1])

    return _MARKDOWN_SPECIAL.sub(escaped, prose)
