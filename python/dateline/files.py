"""Reading documents from files."""

from __future__ import annotations

import os
from itertools import islice
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple, cast

from dateline import published as _published
from dateline.inputs import Batch, Document
from dateline.pipeline import Pipeline
from dateline.schema import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from dateline.inputs import Text
    from dateline.published import Published
    from dateline.records import Records
    from dateline.store import FilePart

__all__ = ["Columns", "FileBatch", "batches_of", "find_files", "read_files", "size_of"]

KINDS = (".txt", ".jsonl", ".csv", ".parquet")
"""Kinds of files; all but Parquet also with `.gz`."""

_BATCH_DOCUMENTS = 1000
_BATCH_SIZE = 8_000_000


class Columns(NamedTuple):
    """Names of the columns, or fields, of a table of texts."""

    text: str = "text"
    id: str = "id"
    published: str = "published"
    title: str = "title"


class _Document(NamedTuple):
    text: Text
    id: str | None
    published: int | None
    title: str | None
    error: str | None
    """What is wrong with it; a text that is there is read all the same."""


def _kind(path: Path) -> str:
    name = path.name.lower().removesuffix(".gz")
    return next((kind for kind in KINDS if name.endswith(kind)), "")


def find_files(paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]]) -> list[Path]:
    """Return the files that paths, patterns and directories name, in order, each once.

    Raises `FileNotFoundError` where a path or pattern names nothing, `ValueError` for a kind that cannot be read.
    """
    from glob import glob, has_magic  # noqa: PLC0415 - the import of dateline stays quick
    from pathlib import Path  # noqa: PLC0415

    if isinstance(paths, (str, os.PathLike)):
        paths = [paths]
    found: dict[Path, None] = {}
    for item in paths:
        name = os.fspath(item)
        path = Path(name)
        if path.is_dir():
            files = sorted(file for file in path.rglob("*") if file.is_file() and _kind(file))
        elif path.exists() or not has_magic(name):
            files = [path]
        else:
            files = [Path(match) for match in sorted(glob(name, recursive=True)) if Path(match).is_file()]  # noqa: PTH207 - absolute patterns
        if not files or not files[0].exists():
            raise FileNotFoundError(f"no file {name!r}" if not path.is_dir() else f"no {', '.join(KINDS)} in {name!r}")
        for file in files:
            if not _kind(file):
                raise ValueError(f"cannot read {str(file)!r}: its name must end in {', '.join(KINDS)} (also with .gz)")
        found.update(dict.fromkeys(files))
    return list(found)


def size_of(paths: Iterable[Path]) -> int:
    """Bytes of the files; those that cannot be asked count nothing."""
    from dateline.store import part_of  # noqa: PLC0415 - the import of dateline stays quick

    return sum(max(part_of(path, documents=0, done=False).size, 0) for path in paths)


class _Place:
    """How far into a file reading has come."""

    def __init__(self) -> None:
        self.read = 0
        """Bytes of the file, packed if it is packed."""

    def of(self, raw: BinaryIO) -> None:
        self.read = raw.tell()


def _open(path: Path) -> tuple[BinaryIO, BinaryIO]:
    """Open a file: the file itself, whose place says how far reading has come, and its bytes, unpacked."""
    raw = path.open("rb")
    if path.name.lower().endswith(".gz"):
        import gzip  # noqa: PLC0415 - only for these files

        return raw, cast("BinaryIO", gzip.open(raw, "rb"))
    return raw, raw


def _row(values: dict[str, Any], columns: Columns, place: str) -> _Document:
    """One row of a table of texts; what is wrong with it is said, not raised."""
    name = values.get(columns.id)
    name = place if name is None or name == "" else str(name)
    if columns.text not in values:
        fields = ", ".join(map(repr, list(values)[:10]))
        return _Document(None, name, None, None, f"no column {columns.text!r}; there are {fields}")
    where = (columns.published, columns.title)
    document = Document.of(
        values[columns.text], values.get(columns.published), values.get(columns.title), columns=where
    )
    return _Document(document.text, name, document.published, document.title, document.error)


def _text_file(path: Path) -> Iterator[_Document]:
    raw, file = _open(path)
    with raw, file:
        yield _Document(file.read(), str(path), None, None, None)


def _json_lines(path: Path, columns: Columns, place: _Place) -> Iterator[_Document]:
    import json  # noqa: PLC0415 - only for these files

    raw, file = _open(path)
    with raw, file:
        for number, line in enumerate(file, 1):
            place.of(raw)
            if not line.strip():
                continue
            name = f"{path}:{number}"
            try:
                values = json.loads(line)
            except ValueError as error:
                yield _Document(None, name, None, None, f"line {number} is no JSON: {error}")
                continue
            if not isinstance(values, dict):
                yield _Document(
                    None, name, None, None, f"line {number} must be a JSON object, got {type(values).__name__}"
                )
                continue
            yield _row(values, columns, name)


def _csv(path: Path, columns: Columns, place: _Place) -> Iterator[_Document]:
    import csv  # noqa: PLC0415 - only for these files
    import io  # noqa: PLC0415

    csv.field_size_limit(1 << 30)
    raw, file = _open(path)
    with raw, file:
        lines = io.TextIOWrapper(file, encoding="utf-8-sig", errors="replace", newline="")
        for number, values in enumerate(csv.DictReader(lines), 1):
            place.of(raw)
            yield _row(values, columns, f"{path}:{number}")


def _parquet(path: Path, columns: Columns, place: _Place) -> Iterator[_Document]:
    wanted = set(columns)
    try:
        import pyarrow.parquet as pq  # noqa: PLC0415 - optional
    except ImportError:
        try:
            import polars as pl  # noqa: PLC0415 - optional
        except ImportError:
            raise ImportError("reading Parquet needs pyarrow or polars; install one: pip install pyarrow") from None
        frame = pl.read_parquet(path)
        rows: Iterator[dict[str, Any]] = frame.select([c for c in frame.columns if c in wanted]).iter_rows(named=True)
        for number, values in enumerate(rows, 1):
            yield _row(values, columns, f"{path}:{number}")
        return
    with pq.ParquetFile(path) as file:
        names = [name for name in file.schema_arrow.names if name in wanted]
        number = 0
        size, rows_in_all = path.stat().st_size, max(file.metadata.num_rows, 1)
        for batch in file.iter_batches(columns=names, batch_size=_BATCH_DOCUMENTS):
            for values in batch.to_pylist():
                number += 1
                place.read = size * number // rows_in_all
                yield _row(values, columns, f"{path}:{number}")


def _file(path: Path, columns: Columns, place: _Place) -> Iterator[_Document]:
    match _kind(path):
        case ".txt":
            documents = _text_file(path)
        case ".jsonl":
            documents = _json_lines(path, columns, place)
        case ".csv":
            documents = _csv(path, columns, place)
        case _:
            documents = _parquet(path, columns, place)
    try:
        yield from documents
    except ImportError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever a damaged file raises must not lose the others
        yield _Document(None, str(path), None, None, f"cannot read the file: {type(error).__name__}: {error}")


class FileBatch(NamedTuple):
    """Documents that are read together, with the files that they come from."""

    batch: Batch
    files: list[FilePart]
    read: int
    """Bytes of files that were read for it, about."""


def batches_of(
    paths: Iterable[Path], *, columns: Columns, published: int | None = None, begun: Mapping[str, int] | None = None
) -> Iterator[FileBatch]:
    """Yield the documents of the files in batches; `published`, in seconds, wins over dates in the files.

    `begun` says how many documents of a file are read already; they are passed over.
    """
    from dateline.store import part_of  # noqa: PLC0415 - the import of dateline stays quick

    documents: list[_Document] = []
    files: list[FilePart] = []
    size = read = 0
    for path in paths:
        skip = 0 if begun is None else begun.get(str(path), 0)
        count = before = 0
        place = _Place()
        for document in islice(_file(path, columns, place), skip, None):
            documents.append(document if published is None else document._replace(published=published))
            count += 1
            size += len(document.text) if document.text is not None else 0
            if len(documents) >= _BATCH_DOCUMENTS or size >= _BATCH_SIZE:
                part = part_of(path, documents=count, done=False)
                yield FileBatch(_batch(documents), [*files, part], read + place.read - before)
                documents, files, size, read, count, before = [], [], 0, 0, 0, place.read
        files.append(part_of(path, documents=count, done=True))
        read += max(files[-1].size - before, 0)
    if files:
        yield FileBatch(_batch(documents), files, read)


def _batch(documents: Sequence[_Document]) -> Batch:
    columns = zip(*documents, strict=True) if documents else ((),) * len(_Document._fields)
    texts, ids, published, titles, errors = (list(column) for column in columns)
    return Batch(
        cast("list[Text]", texts),
        cast("list[str | None]", ids),
        cast("list[int | None]", published),
        cast("list[str | None]", titles),
        cast("list[str | None]", errors),
    )


def read_files(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    *,
    published: Published | None = None,
    text_column: str = "text",
    id_column: str = "id",
    date_column: str = "published",
    title_column: str = "title",
    tables: Sequence[str] = TABLES,
    threads: int = 0,
    progress: bool = False,
) -> Records:
    """Read documents from files: one path, pattern or directory, or several.

    A `.txt` file is one document, with its path as `id`; `.jsonl`, `.csv` and `.parquet` files hold one a row, with
    the text in `text_column` and, if they are there, an id in `id_column`, the day of publication in `date_column`
    and the headline in `title_column`, which is used and not guessed. All but Parquet may be packed as `.gz`; Parquet
    needs pyarrow or polars. `published` is one date for all and wins.

    Raises `FileNotFoundError` where a path names nothing and `ValueError` for a kind of file that cannot be read; a
    file that turns out damaged is a row with its error.

    >>> import dateline as dl, pathlib, tempfile
    >>> folder = pathlib.Path(tempfile.mkdtemp())
    >>> _ = (folder / "a.txt").write_text("It rained in Lima on May 3, 2021.", encoding="utf-8")
    >>> [row["value"] for row in dl.read_files(folder / "*.txt").dates]
    ['2021-05-03']
    """
    pipeline = Pipeline(tables=tables, threads=threads)
    found = find_files(paths)
    columns = Columns(text_column, id_column, date_column, title_column)
    moment = _published.seconds(published)
    parts = batches_of(found, columns=columns, published=moment)
    return pipeline.read_batches((part.batch for part in parts), progress=progress)
