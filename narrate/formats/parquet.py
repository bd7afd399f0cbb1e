"""Parquet files: rows read one by one, and reports written batch by batch."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from attrs import frozen

from narrate.errors import UnreadableInputError, UnwritableOutputError
from narrate.formats.extras import missing_extra

_BATCH: Final = 1024
_ROWS_WRITTEN: Final = 4096
"""Rows of a batch that is written."""


def parquet_rows(path: Path) -> Iterator[tuple[Any, ...]]:
    """Read a Parquet file row by row.

    Args:
        path: The file.

    Yields:
        The names of the columns, then the cells of each row.

    Raises:
        UnreadableInputError: The file is not a Parquet file, or is damaged; or the extra is not installed.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415  # an extra, and heavy
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError:
        raise missing_extra(path, "reading Parquet", extra="parquet") from None
    # The end of the file says what is in it, so a damaged page comes to light only where it is read.
    try:
        file = parquet.ParquetFile(path)
        yield tuple(file.schema_arrow.names)
        for batch in file.iter_batches(batch_size=_BATCH):
            yield from zip(*map(_cells, batch.columns), strict=True)
    except (OSError, ValueError, pa.ArrowException) as error:
        raise UnreadableInputError(f"{path}: required is a Parquet file that is complete ({error})") from None


@frozen(repr=False)
class UnreadableCell:
    """A cell that Python has no value for, as a text that is not UTF-8; no rule of a record allows it."""

    reason: str

    def __repr__(self) -> str:
        return f"a cell that cannot be read ({self.reason})"


def _cells(column: Any) -> list[Any]:
    """Return the cells of a column, one by one where they cannot be read together."""
    try:
        cells: list[Any] = column.to_pylist()
    except (ValueError, OverflowError):
        return list(map(_cell, column))
    return cells


def _cell(cell: Any) -> Any:
    try:
        return cell.as_py()
    except (ValueError, OverflowError) as error:
        return UnreadableCell(str(error))


class ReportTable:
    """A Parquet file of reports with a row per section, written batch by batch.

    Args:
        path: The file.

    Raises:
        UnwritableOutputError: The extra ``narrate-nlg[parquet]`` is not installed.
    """

    def __init__(self, path: Path) -> None:
        try:
            import pyarrow as pa  # noqa: PLC0415  # an extra, and heavy
            from pyarrow import parquet  # noqa: PLC0415
        except ImportError:
            raise UnwritableOutputError(
                "Parquet needs the extra narrate-nlg[parquet], which is not installed"
            ) from None
        self._arrow = pa
        self._schema = pa.schema([(name, pa.string()) for name in ("id", "locale", "section", "text", "claims")])
        self._writer = parquet.ParquetWriter(path, self._schema)
        self._rows: list[dict[str, Any]] = []

    def put(self, rows: list[dict[str, Any]]) -> None:
        """Add the rows of one report; a full batch is written."""
        self._rows += rows
        if len(self._rows) >= _ROWS_WRITTEN:
            self._flush()

    def _flush(self) -> None:
        self._writer.write_table(self._arrow.Table.from_pylist(self._rows, schema=self._schema))
        self._rows = []

    def close(self) -> None:
        """Write what is left."""
        if self._rows:
            self._flush()
        self._writer.close()
