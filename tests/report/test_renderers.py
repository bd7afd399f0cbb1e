"""Renderers: HTML and Markdown, read again by parsers that know nothing of narrate, are the report and nothing else."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from test_golden_reports import LOCALES, records

import narrate
from narrate import Claim, Employer, Employment, Major, Name, Occupation, Report, Skill
from narrate.facts import Address, Rule
from narrate.report import renderers

DIRECTIONS = {"en_US": "ltr", "de_DE": "ltr", "ar_EG": "rtl", "ja_JP": "ltr"}

Shown = tuple[str, object]
"""A block of a document: what kind of element it is, and what is in it."""


def title(report: Report, name: str) -> str:
    return str(report.language.lexicon["section"][name])


def paragraphs(quoted: str) -> list[list[str]]:
    """Cut a quotation into paragraphs and their lines, without the blanks around a line."""
    made: list[list[str]] = [[]]
    for line in quoted.split("\n"):
        if line.strip():
            made[-1].append(line.strip())
        else:
            made.append([])
    return [lines for lines in made if lines]


def written(spans: Iterable[tuple[str, Claim | None]]) -> list[tuple[str, dict[str, str]]]:
    """List the words of a block, each with the attributes that its claim has, neighbors without a claim in one."""
    made: list[tuple[str, dict[str, str]]] = []
    for text, claim in spans:
        if claim is None:
            if made and not made[-1][1]:
                text = made.pop()[0] + text  # noqa: PLW2901  # one piece with what is before it
            made.append((text, {}))
        else:
            attributes = {
                "class": "claim",
                "data-kind": claim.kind,
                "data-value": str(claim.value),
                "data-facts": " ".join(claim.facts),
                **({} if claim.rule is None else {"data-rule": claim.rule}),
            }
            made.append((text, attributes))
    return [(text, attributes) for text, attributes in made if text]


def seen(element: ET.Element) -> list[tuple[str, dict[str, str]]]:
    """The same of an element of HTML."""
    made: list[tuple[str, dict[str, str]]] = [(element.text or "", {})]
    for child in element:
        assert (child.tag, len(child)) == ("span", 0)
        made += [(child.text or "", dict(child.attrib)), (child.tail or "", {})]
    return [(text, attributes) for text, attributes in made if text]


@pytest.mark.parametrize("locale", LOCALES)
def test_html_has_every_section_block_and_claim_with_its_facts(locale: str) -> None:
    for record in records():
        report = narrate.report(record, locale=locale)
        article = ET.fromstring(report.html)  # noqa: S314  # made a line above
        assert article.tag == "article"
        assert article.attrib == {
            "class": "narrate",
            "lang": locale.replace("_", "-"),
            "dir": DIRECTIONS[locale],
            "data-id": record.id,
        }
        assert [dict(element.attrib) for element in article] == [
            {"class": f"narrate-{section.name}"} for section in report.sections
        ]
        for element, section in zip(article, report.sections, strict=True):
            expected: list[Shown] = [("h2", title(report, section.name))]
            for block in section.blocks:
                if block.kind == "quotation":
                    lines = [line for part in paragraphs(block.spans[0][0]) for line in part]
                    expected.append(("blockquote quotation", lines))
                else:
                    expected.append(("p", written(block.spans)))
                if block.items:
                    expected.append(("ul", [written(item) for item in block.items]))
            assert list(elements(element)) == expected


def elements(section: ET.Element) -> Iterator[Shown]:
    """List the blocks of a section of HTML."""
    assert section.tag == "section"
    for element in section:
        if element.tag == "h2":
            yield "h2", element.text
        elif element.tag == "blockquote":
            assert {child.tag for child in element} == {"p"}
            yield f"blockquote {element.get('class')}", [child.text for child in element]
        elif element.tag == "ul":
            assert {child.tag for child in element} == {"li"}
            yield "ul", [seen(child) for child in element]
        else:
            yield element.tag, seen(element)


@pytest.mark.parametrize("locale", LOCALES)
def test_blocks_have_the_claims_of_their_section_each_at_its_place(locale: str) -> None:
    for record in records():
        for section in narrate.report(record, locale=locale).sections:
            shown = [made for block in section.blocks for part in (block.spans, *block.items) for _, made in part]
            claims = [made for made in shown if made is not None]
            assert claims == list(section.claims)
            assert all(section.text[made.start : made.end] == made.text for made in claims)


def test_the_words_of_a_claim_are_escaped_as_well() -> None:
    made = Claim(0, 5, "<b>&", '"kind"', "<'", (Address("a&b"),), Rule.own('x > "y"'))
    (span,) = ET.fromstring(f"<p>{renderers._spans([('<b>&', made)])}</p>")  # noqa: S314  # made here
    assert seen(ET.fromstring(f"<p>{ET.tostring(span, encoding='unicode')}</p>")) == written([("<b>&", made)])  # noqa: S314


@pytest.mark.parametrize("locale", LOCALES)
def test_markdown_has_every_section_and_block_and_no_mark_that_came_from_outside(locale: str) -> None:
    for record in records():
        report = narrate.report(record, locale=locale)
        assert list(blocks(report.markdown)) == list(expected_blocks(report))


MARKS = [
    "===", "---", "=", "- - -", "1.", "1)", "1. x", "12) x", "    set in", "\tset in", "+", "-", "- x", "+ x", "# x", "> x", "***", "___",
    "~~~", "```", "a | b", "--- | ---", "[a]: b", "<b>x</b>", "<!-- x", "&amp;", "![i](u)", "**x**", "_x_", "a  ", "\\", "x", "", "'\"`",
]  # fmt: skip


@given(
    st.one_of(st.sampled_from(MARKS), st.text("*_`<>[](){}#+-=.)!|~$&;\\\"': 1a", min_size=1, max_size=12)),
    st.lists(st.sampled_from(MARKS), min_size=1, max_size=5).map("\n".join),
)
@example("    set in", "x\n===")
@example("1.", "x\n---")
@example("+", "    set in\n\nx")
def test_nothing_from_outside_is_markdown_or_html(name: str, description: str) -> None:
    try:
        names = {"en": Name(name)}
        record = Occupation(
            id=name,
            names=names,
            employment=(Employment(2024, 5_800),),
            skills=(Skill("a", 3, names=names), Skill("b", 2, names=names), Skill("c", 1, names=names)),  # type: ignore[arg-type]
            majors=(Major(names, 30), Major(names, 20)),  # type: ignore[arg-type]
            employers=(Employer(names, 30), Employer(names, 20)),  # type: ignore[arg-type]
            descriptions={"en": description},
        )
    except narrate.InvalidRecordError:
        return  # a text of nothing
    report = narrate.report(record, locale="en_US")
    assert list(blocks(report.markdown)) == list(expected_blocks(report))
    article = ET.fromstring(report.html)  # noqa: S314  # made a line above
    assert article.get("data-id") == name
    assert {element.tag for element in article.iter()} <= {
        "article", "section", "h2", "p", "ul", "li", "span", "blockquote",
    }  # fmt: skip
    assert " ".join("".join(article.itertext()).split()).count(" ".join(name.split())) >= 1


def expected_blocks(report: Report) -> Iterator[Shown]:
    """List what Markdown has to show of a report."""
    for section in report.sections:
        yield "h2", title(report, section.name)
        for block in section.blocks:
            words = "".join(text for text, _ in block.spans)
            if block.kind == "quotation":
                yield "blockquote", ["\n".join(lines) for lines in paragraphs(words)]
            else:
                yield "p", words.strip()
            if block.items:
                yield "ul", ["".join(text for text, _ in item).strip() for item in block.items]


def blocks(markdown: str) -> Iterator[Shown]:
    """List the blocks of a Markdown document; anything that is not words is an error."""
    tokens = iter(MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown))
    for token in tokens:
        if token.type == "heading_open":
            yield token.tag, plain(next(tokens))
            next(tokens)
        elif token.type == "paragraph_open":
            yield "p", plain(next(tokens))
            next(tokens)
        else:
            inside = {"bullet_list_open": "ul", "blockquote_open": "blockquote"}[token.type]
            yield inside, list(inner(tokens, token.type.replace("open", "close")))


def inner(tokens: Iterator[Token], end: str) -> Iterator[str]:
    for token in tokens:
        if token.type == end:
            return
        if token.type == "inline":
            yield plain(token)
        else:
            assert token.type in ("list_item_open", "list_item_close", "paragraph_open", "paragraph_close"), token.type


def plain(token: Token) -> str:
    assert token.type == "inline"
    pieces = {"softbreak": "\n"}
    assert all(child.type in ("text", "softbreak") for child in token.children or ()), token.content
    return "".join(pieces.get(child.type, child.content) for child in token.children or ())
