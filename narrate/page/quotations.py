"""The passages that a record quotes, by topic, in the page's language where they are there in it."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from narrate.page.sources import PageSource, page_source
from narrate.page.texts import PageTexts
from narrate.records import Occupation, Quotation, Source
from narrate.wording import Language

_PART = "texts"


@frozen
class PageQuotation:
    """A passage on the page.

    Attributes:
        paragraphs: Its text as published, paragraph by paragraph.
        tag: Its language as a BCP 47 tag.
        source: Its source; None where the record does not say which one it is.
    """

    paragraphs: tuple[str, ...]
    tag: str
    source: PageSource | None


@frozen
class PageTopic:
    """A topic with its heading and its passages.

    Attributes:
        heading: The heading in the page's language; the record's own word where the language has none.
        passages: The passages.
    """

    heading: str
    passages: tuple[PageQuotation, ...]


def page_topics(record: Occupation, language: Language, texts: PageTexts) -> Iterator[PageTopic]:
    """Yield the topics of a record, in its order; of several languages the page's, and all where that is not there.

    Args:
        record: The record.
        language: The page's language.
        texts: Its words.

    Yields:
        Each topic that has a passage.
    """
    covering = [source for source in record.sources if _PART in source.covers]
    only = covering[0] if len(covering) == 1 else None
    for topic, passages in record.texts.items():
        key = next((key for key in language.name_keys if any(one.language == key for one in passages)), None)
        shown = [one for one in passages if key in (None, one.language)]
        if shown:
            heading = texts.known("topic", topic) or topic.replace("_", " ")
            yield PageTopic(heading, tuple(_quotation(one, only, texts) for one in shown))


def _quotation(passage: Quotation, only: Source | None, texts: PageTexts) -> PageQuotation:
    source = passage.source or only
    paragraphs = tuple(part for part in passage.text.split("\n\n") if part.strip())
    tag = passage.language.replace("_", "-")
    return PageQuotation(paragraphs, tag, None if source is None else page_source(source, texts))
