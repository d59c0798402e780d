"""Names, types and meaning of all columns."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from dateline import _core

__all__ = ["TABLES", "Column", "TableSchema", "schema"]

TABLES: tuple[str, ...] = ("articles", "blocks", "sentences", "entities", "dates", "quotes", "quantities")
"""Names of all tables, in order."""


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
    """A table with its columns."""

    name: str
    doc: str
    columns: tuple[Column, ...]


@cache
def _schemas() -> dict[str, TableSchema]:
    def columns(rows: list[tuple[str, str, bool, str, list[str] | None]]) -> tuple[Column, ...]:
        return tuple(Column(*row[:4], tuple(row[4]) if row[4] is not None else None) for row in rows)

    return {name: TableSchema(name, doc, columns(rows)) for name, doc, rows in _core.schemas()}


def schema(table: str) -> TableSchema:
    """Columns of a table: names, types, meaning.

    Raises `ValueError` if there is no such table.

    >>> import dateline as dl
    >>> [column.name for column in dl.schema("sentences").columns]
    ['doc', 'sentence', 'block', 'start', 'end', 'text']
    """
    try:
        return _schemas()[table]
    except KeyError:
        raise ValueError(f"table must be one of {', '.join(TABLES)}, got {table!r}") from None
