"""Arrow record batches in, record batches out: what the adapters of all engines stand on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, overload

from dateline.inputs import Batch
from dateline.pipeline import Pipeline
from dateline.schema import schema

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import pyarrow as pa

__all__ = ["check_keep", "extract_batches", "output_schema"]

# Rows of a batch that are read at a time, so that memory is bounded by documents and not by the engine's batches.
_DOCUMENTS = 1000


@overload
def extract_batches(
    batches: Any,
    *,
    text: str,
    tables: str,
    id: str | None = ...,
    published: str | None = ...,
    title: str | None = ...,
    keep: Sequence[str] = ...,
    dictionary: bool = ...,
    pipeline: Pipeline | None = ...,
) -> Iterator[pa.RecordBatch]: ...
@overload
def extract_batches(
    batches: Any,
    *,
    text: str,
    tables: Sequence[str],
    id: str | None = ...,
    published: str | None = ...,
    title: str | None = ...,
    keep: Sequence[str] = ...,
    dictionary: bool = ...,
    pipeline: Pipeline | None = ...,
) -> Iterator[dict[str, pa.RecordBatch]]: ...
def extract_batches(
    batches: Any,
    *,
    text: str,
    tables: str | Sequence[str],
    id: str | None = None,  # noqa: A002 - the field's own word
    published: str | None = None,
    title: str | None = None,
    keep: Sequence[str] = (),
    dictionary: bool = False,
    pipeline: Pipeline | None = None,
) -> Iterator[pa.RecordBatch] | Iterator[dict[str, pa.RecordBatch]]:
    """Read a column of record batches, in bounded memory; needs pyarrow.

    `batches` is a `pyarrow.RecordBatchReader`, an iterable of record batches, or whatever hands out an Arrow stream: a
    pyarrow table, a polars frame, a DuckDB relation. `text`, `id`, `published` and `title` are names of its columns.

    With the name of one table as `tables`, yields its record batches; with a list of names, dicts with one record batch
    a table. Every batch has the schema that `output_schema` says: first `id`, as a string, where a column of ids is
    given; then the columns of `keep` as they came, repeated for every row of their document; then the columns of the
    table, in which `doc` counts the documents of the whole stream. Dictionary columns are strings unless
    `dictionary=True`. `pipeline` is one with options of your own. A date that cannot be read, as a text that cannot, is
    said in `error` of `articles`.

    Raises `KeyError` for a column that is not there and `ValueError` where a name in `keep` is the table's own.

    >>> import dateline as dl, pyarrow as pa
    >>> news = pa.table({"url": ["a", "b"], "body": ["It rained on May 3, 2021.", "It snowed in 2022."]})
    >>> out = dl.extract_batches(news, text="body", keep=["url"], tables="dates")
    >>> [(row["url"], row["doc"], row["value"]) for batch in out for row in batch.to_pylist()]
    [('a', 0, '2021-05-03'), ('b', 1, '2022')]
    """
    names = [tables] if isinstance(tables, str) else list(tables)
    for name in names:
        schema(name)
    if isinstance(keep, str):
        raise TypeError(f"keep must be a list of column names, got the str {keep!r}; pass [{keep!r}]")
    for name in names:
        check_keep(name, keep, has_id=id is not None)
    columns = _Columns(text, id, published, title)
    reading = _Reading(names, columns, tuple(keep), dictionary, _of_tables(pipeline, names))
    parts = reading.run(_record_batches(batches))
    return (part[tables] for part in parts) if isinstance(tables, str) else parts


def output_schema(
    table: str, *, keep: Iterable[pa.Field] = (), has_id: bool = False, dictionary: bool = False
) -> pa.Schema:
    """Return the schema of what `extract_batches` yields for one table; `keep` are the fields of the columns kept.

    >>> from dateline.batches import output_schema
    >>> output_schema("sentences", has_id=True).names
    ['id', 'doc', 'sentence', 'block', 'start', 'end', 'text']
    """
    import pyarrow as pa  # noqa: PLC0415 - optional

    own = schema(table).to_arrow(dictionary=dictionary)
    kept = list(keep)
    check_keep(table, [field.name for field in kept], has_id=has_id)
    first = [pa.field("id", pa.string())] if has_id and "id" not in own.names else []
    return pa.schema([*first, *kept, *own])


def check_keep(table: str, keep: Iterable[str], *, has_id: bool = False) -> None:
    """Raise `ValueError` where a column to keep has the name of one of the table's own."""
    own = {column.name for column in schema(table).columns} | ({"id"} if has_id else set())
    taken = [name for name in keep if name in own]
    if taken:
        raise ValueError(
            f"keep has {', '.join(map(repr, taken))}, which {table} has itself; rename it before, or give it as id"
        )


def _of_tables(pipeline: Pipeline | None, names: Sequence[str]) -> Pipeline:
    if pipeline is None:
        return Pipeline(tables=names)
    missing = [name for name in names if name not in pipeline.tables]
    if missing:
        raise ValueError(f"the pipeline fills {', '.join(pipeline.tables)}, not {', '.join(missing)}")
    return pipeline


def _record_batches(batches: Any) -> Iterator[pa.RecordBatch]:
    try:
        import pyarrow as pa  # noqa: PLC0415 - optional
    except ImportError:
        raise ImportError("extract_batches needs pyarrow; install it with: pip install pyarrow") from None
    if hasattr(batches, "__arrow_c_stream__"):
        yield from pa.RecordBatchReader.from_stream(batches)
        return
    for batch in batches:
        if isinstance(batch, pa.RecordBatch):
            yield batch
        elif hasattr(batch, "__arrow_c_stream__"):
            yield from pa.RecordBatchReader.from_stream(batch)
        else:
            raise TypeError(f"batches must hold record batches of Arrow, got {type(batch).__name__}")


class _Columns(NamedTuple):
    """Names of columns of the input."""

    text: str
    id: str | None
    published: str | None
    title: str | None


class _Reading(NamedTuple):
    """One run over a stream of record batches."""

    tables: Sequence[str]
    columns: _Columns
    keep: tuple[str, ...]
    dictionary: bool
    pipeline: Pipeline

    def run(self, batches: Iterable[pa.RecordBatch]) -> Iterator[dict[str, pa.RecordBatch]]:
        first = 0
        for batch in batches:
            for name in (*self.columns, *self.keep):
                if name is not None and name not in batch.schema.names:
                    there = ", ".join(map(repr, batch.schema.names))
                    raise KeyError(f"no column {name!r} in the batch; there are {there}")
            for start in range(0, batch.num_rows, _DOCUMENTS):
                part = batch.slice(start, _DOCUMENTS)
                yield self._read(part, first)
                first += part.num_rows

    def _read(self, batch: pa.RecordBatch, first: int) -> dict[str, pa.RecordBatch]:
        ids, published, title = (None if name is None else batch.column(name) for name in self.columns[1:])
        cut = Batch.of_columns(
            batch.column(self.columns.text).to_pylist(),
            ids=ids if ids is None else ids.to_pylist(),
            published=published if published is None else published.to_pylist(),
            titles=title if title is None else title.to_pylist(),
            where=(str(self.columns.published), str(self.columns.title)),
        )
        records = self.pipeline.read_batches([cut], first=first)
        return {name: self._output(name, records[name].to_arrow(), batch, first, ids) for name in self.tables}

    def _output(self, name: str, found: pa.Table, batch: pa.RecordBatch, first: int, ids: Any) -> pa.RecordBatch:
        import pyarrow as pa  # noqa: PLC0415 - optional
        import pyarrow.compute as pc  # noqa: PLC0415 - optional

        wanted = output_schema(
            name,
            keep=[batch.schema.field(column) for column in self.keep],
            has_id=ids is not None,
            dictionary=self.dictionary,
        )
        rows = pc.subtract(found.column("doc").combine_chunks(), first)
        columns = []
        for field in wanted:
            if field.name in found.schema.names:
                column = found.column(field.name)
                column = column if self.dictionary else column.cast(field.type)
                columns.append(column.combine_chunks())
            elif field.name == "id" and field.name not in self.keep:
                columns.append(ids.cast(pa.string()).take(rows))
            else:
                columns.append(batch.column(field.name).take(rows))
        flat = [column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column for column in columns]
        return pa.RecordBatch.from_arrays(flat, schema=wanted)
