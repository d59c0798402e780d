"""Stores of a long run: written batch by batch, usable whenever it is cut off, and able to go on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from dateline.records import write_parquet
from dateline.schema import TABLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from dateline.records import Records

__all__ = ["FilePart", "ParquetStore", "Resume", "Store", "plan"]


class FilePart(NamedTuple):
    """What a batch holds of a file."""

    path: str
    size: int
    """Bytes of the file."""
    mtime_ns: int
    """When the file was last changed."""
    documents: int
    """Documents of it in the batch."""
    done: bool
    """The file ends in the batch."""


class Resume(NamedTuple):
    """What a store holds already."""

    done: set[str]
    """Files that are read."""
    begun: dict[str, int]
    """Files cut off, with the number of their documents that are stored."""
    changed: set[str]
    """Files that are other than when they were stored; their rows have to go."""
    next_doc: int
    """The number of the next document."""


class Store(Protocol):
    """A place for the tables of many batches."""

    def stored(self) -> list[tuple[FilePart, int]]:
        """Return what was committed, file part by file part, with the number of its first document."""

    def next_doc(self) -> int:
        """Return the number of the next document."""

    def forget(self, paths: set[str]) -> None:
        """Remove the rows of the documents of these files."""

    def add(self, records: Records, files: Sequence[FilePart], first: int) -> None:
        """Commit a batch, all or nothing; `first` is the number of its first document."""

    def close(self) -> None:
        """Leave the store whole."""


def part_of(path: Path, *, documents: int, done: bool) -> FilePart:
    """Return a part of the file as it is now."""
    try:
        state = path.stat()
    except OSError:
        # It will be a row with its error.
        return FilePart(str(path), -1, -1, documents, done)
    return FilePart(str(path), state.st_size, state.st_mtime_ns, documents, done)


def plan(store: Store, paths: Iterable[Path]) -> Resume:
    """Compare what is stored with the files as they are."""
    found: dict[str, list[FilePart]] = {}
    for part, _ in store.stored():
        found.setdefault(part.path, []).append(part)
    resume = Resume(set(), {}, set(), store.next_doc())
    for path in paths:
        parts = found.get(str(path))
        if parts is None:
            continue
        now = part_of(path, documents=0, done=False)
        if any((part.size, part.mtime_ns) != (now.size, now.mtime_ns) for part in parts):
            resume.changed.add(str(path))
        elif any(part.done for part in parts):
            resume.done.add(str(path))
        else:
            resume.begun[str(path)] = sum(part.documents for part in parts)
    return resume


class ParquetStore:
    """A directory with a directory for every table, in which each batch is a file `part-00000.parquet`.

    The table `files` says what was read; its part is written last and makes a batch count.
    """

    def __init__(self, directory: Path, tables: Sequence[str], *, resume: bool) -> None:
        """Open it; without `resume` the parts that are there are removed. Raises `ImportError` without pyarrow."""
        _parquet()
        self._directory = directory
        self._tables = tables
        committed = self._numbers("files") if resume else set()
        for table in (*tables, "files"):
            (directory / table).mkdir(parents=True, exist_ok=True)
        # `files` goes first, so that a run cut off here leaves nothing that counts; tables of an earlier run go too.
        for table in ("files", *TABLES):
            for number in self._numbers(table) - committed:
                self._path(table, number).unlink()
            for left in (directory / table).glob("*.part"):
                left.unlink()
        self._next = max(committed, default=-1) + 1

    def _path(self, table: str, number: int) -> Path:
        return self._directory / table / f"part-{number:05}.parquet"

    def _numbers(self, table: str) -> set[int]:
        names = (path.stem.removeprefix("part-") for path in (self._directory / table).glob("part-*.parquet"))
        return {int(name) for name in names if name.isdecimal()}

    def stored(self) -> list[tuple[FilePart, int]]:
        """Return what was committed."""
        pq = _parquet()
        rows: list[dict[str, Any]] = []
        for number in sorted(self._numbers("files")):
            rows += pq.read_table(self._path("files", number)).to_pylist()
        return [(FilePart(*(row[name] for name in FilePart._fields)), row["first_doc"]) for row in rows]

    def next_doc(self) -> int:
        """Return the number of the next document."""
        return max((first + part.documents for part, first in self.stored()), default=0)

    def forget(self, paths: set[str]) -> None:
        """Write the parts that hold documents of these files anew without them."""
        import pyarrow as pa  # noqa: PLC0415 - optional
        import pyarrow.compute as pc  # noqa: PLC0415 - optional

        pq = _parquet()
        for number in sorted(self._numbers("files")) if paths else ():
            files = pq.read_table(self._path("files", number))
            gone = [row for row in files.to_pylist() if row["path"] in paths]
            if not gone:
                continue
            docs = pa.array(
                [doc for row in gone for doc in range(row["first_doc"], row["first_doc"] + row["documents"])],
                pa.int64(),
            )
            keep_docs = _without("doc", docs, pc)
            for table in self._tables:
                self._rewrite(table, number, keep_docs)
            self._rewrite("files", number, _without("path", pa.array(sorted(paths)), pc))

    def _rewrite(self, table: str, number: int, keep: Callable[[Any], Any]) -> None:
        pq = _parquet()
        path = self._path(table, number)
        if not path.exists():
            # An earlier run wrote fewer tables.
            return
        part = path.with_name(path.name + ".part")
        pq.write_table(keep(pq.read_table(path)), part)
        part.replace(path)

    def add(self, records: Records, files: Sequence[FilePart], first: int) -> None:
        """Write one part a table, `articles` and `files` last."""
        import pyarrow as pa  # noqa: PLC0415 - optional

        paths = {table: self._path(table, self._next) for table in (*self._tables, "files")}
        parts = {table: path.with_name(path.name + ".part") for table, path in paths.items()}
        for table in self._tables:
            write_parquet(records[table], parts[table])
        rows = list(_with_first(files, first))
        columns = {name: [getattr(part, name) for part, _ in rows] for name in FilePart._fields}
        _parquet().write_table(pa.table({**columns, "first_doc": [at for _, at in rows]}), parts["files"])
        for table in sorted(self._tables, key=lambda table: table == "articles"):
            parts[table].replace(paths[table])
        parts["files"].replace(paths["files"])
        self._next += 1

    def close(self) -> None:
        """Do nothing: every batch is whole."""


def _with_first(files: Sequence[FilePart], first: int) -> Iterable[tuple[FilePart, int]]:
    for part in files:
        yield part, first
        first += part.documents


def _without(column: str, values: Any, pc: Any) -> Callable[[Any], Any]:
    return lambda table: table.filter(pc.invert(pc.is_in(table.column(column), value_set=values)))


def _parquet() -> Any:
    try:
        import pyarrow.parquet as pq  # noqa: PLC0415 - optional
    except ImportError:
        raise ImportError("a store of Parquet needs pyarrow; install it with: pip install pyarrow") from None
    return pq
