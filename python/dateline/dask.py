"""Dask: a DataFrame of texts in, a DataFrame of records out, by `map_partitions`.

    from dateline.dask import extract

    dates = extract(news, text="body", published="day", table="dates")

The index of the frame joins the tables, and stands where `doc` would.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dateline.batches import check_keep
from dateline.inputs import Batch
from dateline.pipeline import Pipeline
from dateline.schema import schema

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

__all__ = ["extract"]


def extract(
    frame: Any,
    *,
    text: str,
    table: str,
    published: str | None = None,
    title: str | None = None,
    keep: Sequence[str] = (),
    pipeline: Pipeline | None = None,
) -> Any:
    """Read a column of a Dask DataFrame and return one table of records, as a Dask DataFrame.

    `text`, `published` and `title` are names of columns. The index is the frame's own, repeated for every row of its
    text, and joins the tables; the columns of `keep` stand before the table's. Dictionary columns are strings, since
    the categories of two partitions differ. Each partition is read with one thread: Dask runs one a core.

    A text or date that cannot be read is a row of `articles` with its error. Needs `dask[dataframe]` and pyarrow.

    Raises `KeyError` for a column that is not there, `ValueError` for an unknown table.
    """
    for name in (text, published, title, *keep):
        if name is not None and name not in frame.columns:
            raise KeyError(f"no column {name!r}; there are {', '.join(map(repr, frame.columns))}")
    check_keep(table, keep)
    pipeline = Pipeline(tables=[table], threads=1) if pipeline is None else pipeline
    columns = {"text": text, "published": published, "title": title}
    meta = _read(frame._meta, columns, tuple(keep), table, pipeline)  # noqa: SLF001 - its types, without a row
    return frame.map_partitions(_read, columns, tuple(keep), table, pipeline, meta=meta)


def _read(
    part: pd.DataFrame, columns: dict[str, str | None], keep: tuple[str, ...], table: str, pipeline: Pipeline
) -> pd.DataFrame:
    text, published, title = (None if name is None else part[name].to_list() for name in columns.values())
    where = (str(columns["published"]), str(columns["title"]))
    cut = Batch.of_columns(text or [], published=published, titles=title, where=where)
    rows = pipeline.read_batches([cut])[table].to_pandas()
    places = rows.pop("doc").to_numpy(dtype="int64")
    rows.index = part.index.take(places)
    strings = {
        column.name: rows["text" if "text" in rows else "id"].dtype
        for column in schema(table).columns
        if column.type == "dictionary"
    }
    rows = rows.astype(strings)
    for at, name in enumerate(keep):
        rows.insert(at, name, part[name].take(places).to_numpy())
    return rows
