"""DuckDB: one table each, joined by `doc`, and a view of the mentions with their articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dateline.schema import schema
from dateline.store import FilePart

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence

    from dateline.records import Records

__all__ = ["DuckDbStore", "write"]

_FILES = "path VARCHAR, size BIGINT, mtime_ns BIGINT, documents BIGINT, done BOOLEAN, first_doc BIGINT"
_MENTIONS = """CREATE OR REPLACE VIEW mentions AS
SELECT articles.id, articles.title, articles.published, articles.outlet, entities.*
FROM entities JOIN articles USING (doc)"""


def _connect(path: str | os.PathLike[str]) -> Any:
    try:
        import duckdb  # noqa: PLC0415 - optional
        import pyarrow as pa  # noqa: F401, PLC0415 - DuckDB reads Arrow through it
    except ImportError as error:
        raise ImportError(
            f"writing DuckDB needs duckdb and pyarrow, {error.name} is not installed; "
            "install them with: pip install duckdb pyarrow"
        ) from None
    return duckdb.connect(str(path))


def write(records: Records, path: str | os.PathLike[str], *, append: bool) -> None:
    """Write the tables of `records` to a DuckDB file; see `Records.to_duckdb`."""
    store = DuckDbStore(path, records.tables, resume=append)
    try:
        # Parts of a stream go on counting by themselves.
        shift = max(store.next_doc() - _first_doc(records), 0) if append else 0
        store.add(records, (), shift, shift=True)
    finally:
        store.close()


def _first_doc(records: Records) -> int:
    docs = [row["doc"] for name in records.tables for row in records[name].head(1).to_dicts()]
    return min(docs, default=0)


class DuckDbStore:
    """A DuckDB file with a table each, a table `files` of what was read, and a view `mentions`."""

    def __init__(self, path: str | os.PathLike[str], tables: Sequence[str], *, resume: bool) -> None:
        """Open it; without `resume` the tables that are there are replaced."""
        self._connection = _connect(path)
        self._tables = tables
        create = "CREATE TABLE IF NOT EXISTS" if resume else "CREATE OR REPLACE TABLE"
        with _Transaction(self._connection):
            for table in tables:
                self._connection.execute(f"{create} {table} ({schema(table).to_duckdb()})")
            self._connection.execute(f"{create} files ({_FILES})")
            if {"articles", "entities"} <= set(tables):
                self._connection.execute(_MENTIONS)

    def next_doc(self) -> int:
        """Return the number of the next document."""
        highest = [self._value(f"SELECT max(doc) FROM {table}") for table in self._tables]
        return 1 + max((number for number in highest if number is not None), default=-1)

    def _value(self, query: str) -> Any:
        row = self._connection.execute(query).fetchone()
        return None if row is None else row[0]

    def stored(self) -> list[tuple[FilePart, int]]:
        """Return what was committed."""
        columns = ", ".join(FilePart._fields)
        rows = self._connection.execute(f"SELECT {columns}, first_doc FROM files ORDER BY first_doc").fetchall()
        return [(FilePart(*row[:-1]), row[-1]) for row in rows]

    def forget(self, paths: set[str]) -> None:
        """Delete the rows of the documents of these files."""
        with _Transaction(self._connection):
            for path in sorted(paths):
                for table in self._tables:
                    self._connection.execute(
                        f"DELETE FROM {table} USING files WHERE files.path = ? "
                        "AND doc >= files.first_doc AND doc < files.first_doc + files.documents",
                        [path],
                    )
                self._connection.execute("DELETE FROM files WHERE path = ?", [path])

    def add(self, records: Records, files: Sequence[FilePart], first: int, *, shift: bool = False) -> None:
        """Insert a batch in one transaction; with `shift`, `first` is added to every `doc`."""
        with _Transaction(self._connection):
            for table in self._tables:
                names = ", ".join(f'"{column.name}"' for column in schema(table).columns)
                values = names.replace('"doc"', f'"doc" + {first}') if shift else names
                self._connection.register("new_rows", records[table].to_arrow())
                self._connection.execute(f"INSERT INTO {table} ({names}) SELECT {values} FROM new_rows")
                self._connection.unregister("new_rows")
            for part in files:
                self._connection.execute("INSERT INTO files VALUES (?, ?, ?, ?, ?, ?)", [*part, first])
                first += part.documents

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


class _Transaction:
    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def __enter__(self) -> None:
        self._connection.begin()

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._connection.commit()
        else:
            self._connection.rollback()
