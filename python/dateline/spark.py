"""Spark: a DataFrame of texts in, a DataFrame of records out, by `mapInArrow`.

    from dateline.spark import extract

    dates = extract(news, text="body", id="url", published="day", table="dates")

Nothing is collected: every task reads its partition batch by batch, with one thread, since Spark runs a task a core.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.batches import check_keep, extract_batches
from dateline.pipeline import Pipeline
from dateline.schema import schema

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pyarrow as pa
    from pyspark.sql import DataFrame

__all__ = ["extract"]


def extract(
    frame: DataFrame,
    *,
    text: str,
    id: str,  # noqa: A002 - the field's own word
    table: str,
    published: str | None = None,
    title: str | None = None,
    keep: Sequence[str] = (),
    pipeline: Pipeline | None = None,
) -> DataFrame:
    """Read a column of a Spark DataFrame and return one table of records.

    `text`, `id`, `published` and `title` are names of columns. The result has `id` as a string, the columns of `keep`
    as they came, and the columns of the table but `doc`, which would count within a partition only: `id` joins the
    tables. `published` may be a date, a timestamp or a string `YYYY-MM-DD`. `pipeline` is one with options of your own;
    one with `threads=1` is what a task a core wants.

    A text or date that cannot be read is a row of the table `articles` with its error; a job does not die of it. Needs
    PySpark 3.5 or later, pandas and pyarrow, in the workers too, with dateline itself.

    Raises `KeyError` for a column that is not there, `ValueError` for an unknown table.
    """
    names = [name for name in (text, id, published, title, *keep) if name is not None]
    for name in names:
        if name not in frame.columns:
            raise KeyError(f"no column {name!r}; there are {', '.join(map(repr, frame.columns))}")
    check_keep(table, keep, has_id=True)
    pipeline = Pipeline(tables=[table], threads=1) if pipeline is None else pipeline
    kept = [(name, frame.schema[name].dataType.simpleString()) for name in keep]
    own = [tuple(column.split(" ")) for column in schema(table).to_ddl().split(", ")]
    columns = [("id", "string"), *kept, *(column for column in own if column[0] not in {"doc", "id"})]

    def read(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        found = extract_batches(
            batches, text=text, id=id, published=published, title=title, keep=keep, tables=table, pipeline=pipeline
        )
        for batch in found:
            yield _spelled(batch.select([name for name, _ in columns]))

    ddl = ", ".join(f"`{name}` {kind}" for name, kind in columns)
    return frame.select(*dict.fromkeys(names)).mapInArrow(read, ddl)


def _spelled(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Return the batch in the types that Spark takes: times in microseconds, strings with short offsets."""
    import pyarrow as pa  # noqa: PLC0415 - here is a worker

    kinds = {pa.timestamp("s"): pa.timestamp("us"), pa.large_string(): pa.string()}
    columns = [column.cast(kinds[column.type]) if column.type in kinds else column for column in batch.columns]
    return pa.RecordBatch.from_arrays(columns, names=batch.schema.names)
