"""One report as text, Markdown and HTML; each escapes what came from outside."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from narrate.report.report import Report, SectionText

_MARKDOWN_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]<>#|~$&!])|^(\s*)([-+=]|\d+[.)])(?=\s)", re.MULTILINE)


def text(report: Report) -> str:
    """Give the prose alone; sections are set apart by an empty line."""
    return "\n\n".join([section.text for section in report.sections])


def markdown(report: Report) -> str:
    """Give the prose as Markdown, a heading a section."""
    return (
        "\n\n".join(
            f"## {_escaped(_title(report, section))}\n\n{_escaped(section.text)}" for section in report.sections
        )
        + "\n"
    )


def html(report: Report) -> str:
    """Give the prose as an HTML fragment: an article with a section each, every claim an element with its facts."""
    parts = [f'<article class="narrate" lang="{escape(report.language.tag)}" data-id="{escape(report.id)}">']
    for section in report.sections:
        parts.append(f'<section class="narrate-{escape(section.name)}">')
        parts.append(f"<h2>{escape(_title(report, section))}</h2>")
        parts.append(f"<p>{_paragraph(section)}</p>")
        parts.append("</section>")
    parts.append("</article>")
    return "\n".join(parts) + "\n"


def _paragraph(section: SectionText) -> str:
    pieces = []
    for words, made in section.spans_with_claims():
        if made is None:
            pieces.append(escape(words))
            continue
        told = {"kind": made.kind, "value": str(made.value), "facts": " ".join(made.facts), "rule": made.rule}
        attributes = " ".join(f'data-{name}="{escape(value)}"' for name, value in told.items() if value is not None)
        pieces.append(f'<span class="claim" {attributes}>{escape(words)}</span>')
    return "".join(pieces)


def _title(report: Report, section: SectionText) -> str:
    return str(report.language.lexicon["section"][section.name])


def _escaped(prose: str) -> str:
    """Escape what Markdown would read as its own marks."""

    def escaped(match: re.Match[str]) -> str:
        if match[1]:
            return "\\" + match[1]
        mark = match[3]
        return match[2] + (mark[:-1] + "\\" + mark[-1])

    return _MARKDOWN_SPECIAL.sub(escaped, prose)
