"""Where `dateline extract` writes: terminal and text files, one Parquet file, or a store."""

from __future__ import annotations

import csv
import json
import sys
from typing import TYPE_CHECKING, Any, Protocol, TextIO

from dateline.duckdb import DuckDbStore
from dateline.schema import schema
from dateline.store import ParquetStore

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from dateline.records import Records
    from dateline.store import FilePart, Store
    from dateline.table import Table

__all__ = ["Output", "open_output"]

_TABLE_ROWS = 20
# Columns that a terminal has room for.
_BRIEF = {
    "articles": ("doc", "id", "title", "published", "dateline_place", "n_words"),
    "blocks": ("doc", "kind", "start", "end", "text"),
    "sentences": ("doc", "sentence", "start", "end", "text"),
    "entities": ("doc", "start", "text", "label", "name", "country", "rule"),
    "dates": ("doc", "start", "text", "type", "value", "mod", "begin", "until", "anchor"),
    "quotes": ("doc", "text", "speaker", "speaker_name", "cue"),
    "quantities": ("doc", "text", "value", "noun", "event"),
}


class Output(Protocol):
    """A place for the tables of many batches."""

    @property
    def store(self) -> Store | None:
        """The store behind it, if it can go on after a run that was cut off."""

    def add(self, records: Records, files: Sequence[FilePart], first: int) -> None:
        """Write a batch."""

    def finish(self) -> None:
        """Write what is left; only then the output is whole."""

    def abandon(self) -> None:
        """Let go of it after an error."""


def open_output(kind: str, tables: Sequence[str], path: Path | None, *, resume: bool) -> Output:
    """Open the output that `kind` and `path` ask for; raises `ValueError` where they do not go together."""
    single = path is not None and path.suffix in {".jsonl", ".csv", ".parquet", ".txt"}
    if single and len(tables) > 1:
        raise ValueError(
            f"{path} can hold one table, not {', '.join(tables)}; choose one with --table, or give a directory"
        )
    if kind == "duckdb" and path is not None:
        return _StoreOutput(DuckDbStore(path, tables, resume=resume), path)
    if kind == "parquet" and path is not None and not single:
        return _StoreOutput(ParquetStore(path, tables, resume=resume), path)
    if resume:
        raise ValueError("--resume goes with a directory of Parquet or a .duckdb file; give one with -o")
    if kind == "parquet" and path is not None:
        return _ParquetFile(tables[0], path)
    return _TextOutput(kind, tables, path, single=single)


class _StoreOutput:
    """A store: every batch is committed by itself."""

    def __init__(self, store: Store, path: Path) -> None:
        self.store: Store | None = store
        self._open = store
        self._path = path
        self._rows: dict[str, int] = {}

    def add(self, records: Records, files: Sequence[FilePart], first: int) -> None:
        self._open.add(records, files, first)
        for table in records.tables:
            self._rows[table] = self._rows.get(table, 0) + len(records[table])

    def finish(self) -> None:
        self._open.close()
        for table, rows in self._rows.items():
            print(f"{self._path}: {table}: {rows:,} rows", file=sys.stderr)

    def abandon(self) -> None:
        self._open.close()


class _ParquetFile:
    """One table in one Parquet file, a row group a batch; it has its name only when it is whole."""

    store: Store | None = None

    def __init__(self, table: str, path: Path) -> None:
        try:
            import pyarrow.parquet as pq  # noqa: PLC0415 - optional
        except ImportError:
            raise ImportError("writing Parquet needs pyarrow; install it with: pip install pyarrow") from None
        self._table = table
        self._path = path
        self._part = path.with_name(path.name + ".part")
        self._writer = pq.ParquetWriter(self._part, schema(table).to_arrow())
        self._rows = 0

    def add(self, records: Records, files: Sequence[FilePart], first: int) -> None:  # noqa: ARG002 - files are not kept
        rows = records[self._table].to_arrow()
        self._rows += len(rows)
        if len(rows):
            self._writer.write_table(rows)

    def finish(self) -> None:
        self._writer.close()
        self._part.replace(self._path)
        print(f"{self._path}: {self._rows:,} rows", file=sys.stderr)

    def abandon(self) -> None:
        self._writer.close()
        self._part.unlink(missing_ok=True)


class _TextOutput:
    """Tables as text, CSV or JSON lines, on the terminal or in files."""

    store: Store | None = None

    def __init__(self, kind: str, tables: Sequence[str], path: Path | None, *, single: bool) -> None:
        self._kind = kind
        self._rows = dict.fromkeys(tables, 0)
        self._heads: dict[str, list[dict[str, Any]]] = {table: [] for table in tables}
        self._batches: dict[str, list[Table]] = {table: [] for table in tables}
        self._paths: dict[str, Path] = {}
        self._files: dict[str, TextIO] = {}
        if path is not None:
            if not single:
                path.mkdir(parents=True, exist_ok=True)
            for table in tables:
                self._paths[table] = path if single else path / f"{table}.{'txt' if kind == 'table' else kind}"
                self._files[table] = self._paths[table].open("w", encoding="utf-8", newline="")

    def add(self, records: Records, files: Sequence[FilePart], first: int) -> None:  # noqa: ARG002 - files are not kept
        for table, seen in self._rows.items():
            rows = records[table]
            if self._kind == "table":
                self._heads[table] += rows.head(max(_TABLE_ROWS - seen, 0)).to_dicts()
            elif self._files or len(self._rows) == 1:
                _print_rows(rows, self._kind, self._files.get(table, sys.stdout), header=seen == 0)
            else:
                # On the terminal one table comes after the other.
                self._batches[table].append(rows)
            self._rows[table] = seen + len(rows)

    def finish(self) -> None:
        for table, rows in self._rows.items():
            file = self._files.get(table, sys.stdout)
            if self._kind == "table":
                _print_text(table, self._heads[table], rows, file)
            for number, batch in enumerate(self._batches[table]):
                _print_rows(batch, self._kind, file, header=number == 0)
            if table in self._files:
                file.close()
                print(f"{self._paths[table]}: {rows:,} rows", file=sys.stderr)

    def abandon(self) -> None:
        for file in self._files.values():
            file.close()


def _print_rows(table: Table, kind: str, file: TextIO, *, header: bool) -> None:
    if kind == "jsonl":
        for row in table:
            print(json.dumps(row, ensure_ascii=False, default=str), file=file)
        return
    writer = csv.writer(file)
    if header:
        writer.writerow(table.columns)
    for row in table:
        writer.writerow([_guarded(value) for value in row.values()])


def _guarded(value: Any) -> Any:
    """Return a cell that no spreadsheet takes for a formula."""
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")):
        return "'" + value
    return value


def _print_text(table: str, head: Sequence[dict[str, Any]], total: int, file: TextIO) -> None:
    """Print the columns that a terminal has room for, the first rows."""
    columns = _BRIEF[table]
    rows = [[short(row[name]) for name in columns] for row in head]
    widths = [max(len(cell) for cell in cells) for cells in zip(columns, *rows, strict=True)]
    more = f", the first {_TABLE_ROWS} shown" if total > _TABLE_ROWS else ""
    print(f"{table}: {total:,} {'row' if total == 1 else 'rows'}{more}", file=file)
    for cells in [list(columns), ["-" * width for width in widths], *rows]:
        print("  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip(), file=file)
    print(file=file)


def short(value: Any) -> str:
    text = "" if value is None else str(value).removesuffix(" 00:00:00")
    text = "".join(c if c.isprintable() else " " for c in text)
    return text if len(text) <= 40 else text[:39] + "…"  # noqa: PLR2004
