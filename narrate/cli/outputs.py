"""Where reports go: standard output or a file that appears whole or not at all, in one of five forms."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path
from typing import IO, Any, Final, Protocol

from narrate.errors import NarrateError
from narrate.report import Report


class UnwritableOutputError(NarrateError, ValueError):
    """An output that cannot be written; one plain sentence says why."""


def as_text(report: Report) -> str:
    """Give a report's prose, an empty line after it."""
    return f"{report.text}\n\n"


def as_markdown(report: Report) -> str:
    """Give a report as Markdown, an empty line after it."""
    return f"{report.markdown}\n"


def as_html(report: Report) -> str:
    """Give a report as an HTML fragment."""
    return report.html


def as_jsonl(report: Report) -> str:
    """Give a report as one line of JSON."""
    return json.dumps(report.to_dict(), ensure_ascii=False, separators=(", ", ": ")) + "\n"


def as_rows(report: Report) -> list[dict[str, Any]]:
    """Give a report as rows of a table, one a section."""
    return [
        {"id": report.id, "locale": report.locale, "section": section["name"], "text": section["text"],
         "claims": json.dumps(section["claims"], ensure_ascii=False)}
        for section in report.to_dict()["sections"]
    ]  # fmt: skip


RENDERERS: Final[dict[str, Callable[[Report], Any]]] = {
    "text": as_text,
    "markdown": as_markdown,
    "html": as_html,
    "jsonl": as_jsonl,
    "parquet": as_rows,
}

_PAGE: Final = '<!DOCTYPE html>\n<html lang="{lang}">\n<head><meta charset="utf-8"><title>{title}</title></head>\n<body>\n'


class Sink(Protocol):
    """Takes what a renderer made."""

    def put(self, made: Any) -> None:
        """Take the rendering of one report."""


class TextSink:
    """Writes text to a stream."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream

    def put(self, made: Any) -> None:
        """Write one report."""
        self._stream.write(made)


class ParquetSink:
    """Writes rows to a Parquet file, batch by batch."""

    def __init__(self, path: Path) -> None:
        try:
            import pyarrow  # noqa: PLC0415
            import pyarrow.parquet as parquet  # noqa: PLC0415
        except ImportError:
            raise UnwritableOutputError("Parquet needs the extra narrate[parquet], which is not installed") from None
        self._arrow = pyarrow
        self._schema = pyarrow.schema([(name, pyarrow.string()) for name in ("id", "locale", "section", "text", "claims")])
        self._writer = parquet.ParquetWriter(path, self._schema)
        self._rows: list[dict[str, Any]] = []

    def put(self, made: Any) -> None:
        """Keep the rows of one report; a full batch is written."""
        self._rows += made
        if len(self._rows) >= 4096:
            self._flush()

    def _flush(self) -> None:
        self._writer.write_table(self._arrow.Table.from_pylist(self._rows, schema=self._schema))
        self._rows = []

    def close(self) -> None:
        """Write what is left."""
        if self._rows:
            self._flush()
        self._writer.close()


@contextmanager
def opened(to: Path | None, form: str, *, language: str) -> Iterator[Sink]:
    """Open an output; a file appears under its name only when all of it is written.

    Args:
        to: The file; None is standard output.
        form: One of ``RENDERERS``.
        language: The language tag of an HTML page.

    Yields:
        Where to put what the renderer of that form makes.

    Raises:
        UnwritableOutputError: The form needs a file, or the file cannot be made.
    """
    if to is None:
        if form == "parquet":
            raise UnwritableOutputError("--format parquet: required is a file, as in --to profiles.parquet")
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
        with _framed(sys.stdout, form, "narrate", language) as sink:
            yield sink
        sys.stdout.flush()
        return
    if not to.parent.is_dir():
        raise UnwritableOutputError(f"--to {to}: the folder {to.parent} does not exist")
    handle, name = tempfile.mkstemp(dir=to.parent, prefix=f".{to.name}.")
    os.close(handle)
    draft = Path(name)
    try:
        if form == "parquet":
            rows = ParquetSink(draft)
            yield rows
            rows.close()
        else:
            with draft.open("w", encoding="utf-8", newline="\n") as stream, _framed(stream, form, to.stem, language) as sink:
                yield sink
        draft.chmod(0o644)
        draft.replace(to)
    finally:
        draft.unlink(missing_ok=True)


@contextmanager
def _framed(stream: IO[str], form: str, title: str, language: str) -> Iterator[Sink]:
    if form == "html":
        stream.write(_PAGE.format(lang=escape(language), title=escape(title)))
    yield TextSink(stream)
    if form == "html":
        stream.write("</body>\n</html>\n")
