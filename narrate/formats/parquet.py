"""Rows of a Parquet file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from narrate.errors import UnreadableInputError
from narrate.formats.extras import without_extra

_BATCH = 1024


def parquet_rows(path: Path) -> Iterator[tuple[Any, ...]]:
    """Read a Parquet file row by row.

    Args:
        path: The file.

    Yields:
        The names of the columns, then the cells of each row.

    Raises:
        UnreadableInputError: It is no Parquet file, or is damaged; or Parquet cannot be read here.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415  # an extra, and heavy
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError:
        raise without_extra(path, "reading Parquet", extra="parquet") from None
    # The end of the file says what is in it, so a damaged page comes to light only where it is read.
    try:
        file = parquet.ParquetFile(path)
        yield tuple(file.schema_arrow.names)
        for batch in file.iter_batches(batch_size=_BATCH):
            yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)
    except (OSError, ValueError, pa.ArrowException) as error:
        raise UnreadableInputError(f"{path}: required is a Parquet file that is whole ({error})") from None
