"""Names, types and meaning of all columns."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from dateline import _core

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

__all__ = ["TABLES", "Column", "TableSchema", "schema"]

TABLES: tuple[str, ...] = ("articles", "blocks", "sentences", "entities", "dates", "quotes", "quantities")
"""Names of all tables, in order."""

# Each type as Spark's DDL, as DuckDB, and as pandas without pyarrow know it.
_SPARK = {
    "int32": "INT",
    "int64": "BIGINT",
    "float32": "FLOAT",
    "float64": "DOUBLE",
    "bool": "BOOLEAN",
    "timestamp[s]": "TIMESTAMP_NTZ",
    "utf8": "STRING",
    "large_utf8": "STRING",
    "dictionary": "STRING",
}
_DUCKDB = {**_SPARK, "int32": "INTEGER", "timestamp[s]": "TIMESTAMP_S"} | dict.fromkeys(
    ("utf8", "large_utf8", "dictionary"), "VARCHAR"
)


class Column(NamedTuple):
    """A column of a table."""

    name: str
    type: str
    """`int32`, `int64`, `float32`, `float64`, `bool`, `timestamp[s]`, `utf8`, `large_utf8` or `dictionary`."""
    nullable: bool
    doc: str
    words: tuple[str, ...] | None
    """The values of a dictionary column, in the order of their codes."""


class TableSchema(NamedTuple):
    """A table with its columns.

    >>> import dateline as dl
    >>> dl.schema("sentences").to_ddl()
    'doc BIGINT, sentence INT, block INT, start INT, end INT, text STRING'
    """

    name: str
    doc: str
    columns: tuple[Column, ...]

    def to_ddl(self) -> str:
        """Return the columns as a schema of Spark, dictionaries decoded."""
        return ", ".join(f"{column.name} {_SPARK[column.type]}" for column in self.columns)

    def to_duckdb(self) -> str:
        """Return the columns as in a `CREATE TABLE` of DuckDB, dictionaries decoded."""
        return ", ".join(f'"{column.name}" {_DUCKDB[column.type]}' for column in self.columns)

    def to_arrow(self, *, dictionary: bool = True) -> pa.Schema:
        """Return the columns as a schema of pyarrow, dictionary columns as plain strings if `dictionary=False`.

        Raises `ImportError` without pyarrow.
        """
        try:
            import pyarrow as pa  # noqa: PLC0415 - optional
        except ImportError:
            raise ImportError("pyarrow is not installed; install it with: pip install pyarrow") from None
        types: dict[str, Any] = {
            "int32": pa.int32(),
            "int64": pa.int64(),
            "float32": pa.float32(),
            "float64": pa.float64(),
            "bool": pa.bool_(),
            "timestamp[s]": pa.timestamp("s"),
            "utf8": pa.string(),
            "large_utf8": pa.large_string(),
            "dictionary": pa.dictionary(pa.int16(), pa.string()) if dictionary else pa.string(),
        }
        return pa.schema([pa.field(c.name, types[c.type], nullable=c.nullable) for c in self.columns])

    def to_meta(self) -> pd.DataFrame:
        """Return a DataFrame without rows, as `to_pandas` types it: what Dask calls `meta`.

        Raises `ImportError` without pandas.
        """
        from dateline.pipeline import Pipeline  # noqa: PLC0415 - which asks this module for its tables

        return Pipeline(tables=[self.name]).extract([])[self.name].to_pandas()


@cache
def _schemas() -> dict[str, TableSchema]:
    def columns(rows: list[tuple[str, str, bool, str, list[str] | None]]) -> tuple[Column, ...]:
        return tuple(Column(*row[:4], tuple(row[4]) if row[4] is not None else None) for row in rows)

    return {name: TableSchema(name, doc, columns(rows)) for name, doc, rows in _core.schemas()}


def schema(table: str) -> TableSchema:
    """Columns of a table: names, types, meaning; as a schema of Arrow, Spark, DuckDB or Dask by its methods.

    Raises `ValueError` if there is no such table.

    >>> import dateline as dl
    >>> [column.name for column in dl.schema("sentences").columns]
    ['doc', 'sentence', 'block', 'start', 'end', 'text']
    """
    try:
        return _schemas()[table]
    except KeyError:
        raise ValueError(f"table must be one of {', '.join(TABLES)}, got {table!r}") from None
