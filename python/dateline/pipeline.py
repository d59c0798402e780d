"""Reading documents: one, many, or a stream of them."""

from __future__ import annotations

from collections.abc import Sized
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from dateline import _core
from dateline.inputs import batches, title_of
from dateline.names import ban_of, names_of
from dateline.progress import Progress
from dateline.records import Records
from dateline.schema import TABLES, schema

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dateline.inputs import Batch, Text, Texts
    from dateline.names import Name, Names
    from dateline.published import Published, PublishedColumn

_Options: TypeAlias = "tuple[tuple[str, ...], int, bool | None, bool | None, tuple[Name, ...], tuple[str, ...]]"

__all__ = ["Pipeline", "extract", "read", "stream"]

BATCH_SIZE = 1000
"""Documents that `stream` yields at a time."""
# What `extract` hands to the native side at a time: enough that no thread waits for the others often.
_DOCUMENTS, _CHARACTERS = 10_000, 32_000_000


class Pipeline:
    """Reads documents with fixed options. Immutable, picklable, may be used by several threads at once.

    `tables` are the names of the tables to fill; stages that none of them needs are left out. `threads` is the number
    of threads, 0 for one a core.

    `narrative=True` takes every text for a history, whose months and days belong to the year that it has come to;
    `day_first=True` reads `03/04/2021` as the third of April. By default each text says so itself.

    `gazetteer` are names of your own: `{"Acme": "ORG"}`, records as spaCy's EntityRuler has them for plain phrases, or
    the path of a `.jsonl` or `.tsv` file of them. They are found as written wherever they stand as whole words, and win
    over everything else (`rule` is `user`). The names in `ban` never come out.

    >>> import dateline as dl
    >>> pipeline = dl.Pipeline(tables=["dates"])
    >>> pipeline.read("The vote was in May 2019.").dates.to_dicts()[0]["value"]
    '2019-05'
    >>> dl.Pipeline(day_first=False).read("The vote was on 03/04/2021.").dates.to_dicts()[0]["value"]
    '2021-03-04'
    >>> own = dl.Pipeline(gazetteer={"Blue Ibis": "ORG"}, ban=["Chile"])
    >>> rows = own.read("The Blue Ibis dairy sold its herd to farmers in Chile and Peru.").entities.to_dicts()
    >>> [(row["text"], row["label"], row["rule"]) for row in rows]
    [('Blue Ibis', 'ORG', 'user'), ('Peru', 'GPE', 'model')]
    """

    __slots__ = ("_ban", "_day_first", "_names", "_narrative", "_native", "_tables", "_threads")

    _native: _core.Pipeline
    _tables: tuple[str, ...]
    _threads: int
    _narrative: bool | None
    _day_first: bool | None
    _names: tuple[Name, ...]
    _ban: tuple[str, ...]

    def __init__(
        self,
        *,
        tables: Sequence[str] = TABLES,
        threads: int = 0,
        narrative: bool | None = None,
        day_first: bool | None = None,
        gazetteer: Names | None = None,
        ban: Iterable[str] = (),
    ) -> None:
        """Raise `ValueError` for an unknown table or label, a name without a word, or a negative number of threads."""
        if isinstance(tables, str):
            raise TypeError(f"tables must be a list of names, got the str {tables!r}; pass [{tables!r}]")
        if isinstance(threads, bool) or not isinstance(threads, int):
            raise TypeError(f"threads must be an int, 0 for one a core, got {type(threads).__name__}")
        if threads < 0:
            raise ValueError(f"threads must be 0 (one a core) or more, got {threads}")
        for name in tables:
            schema(name)
        for option, value in (("narrative", narrative), ("day_first", day_first)):
            if value is not None and not isinstance(value, bool):
                raise TypeError(f"{option} must be True, False, or None to ask the text, got {type(value).__name__}")
        names, banned = names_of(gazetteer), ban_of(ban)
        native = _core.Pipeline(
            list(tables), narrative=narrative, day_first=day_first, names=list(names), ban=list(banned)
        )
        object.__setattr__(self, "_names", names)
        object.__setattr__(self, "_ban", banned)
        object.__setattr__(self, "_native", native)
        object.__setattr__(self, "_narrative", narrative)
        object.__setattr__(self, "_day_first", day_first)
        object.__setattr__(self, "_tables", tuple(name for name in TABLES if name in tables))
        object.__setattr__(self, "_threads", threads)

    def __setattr__(self, name: str, value: object) -> None:
        """Raise: a pipeline is immutable."""
        raise AttributeError(f"a Pipeline is immutable; make a new one instead of setting {name!r}")

    @property
    def _options(self) -> _Options:
        return (self._tables, self._threads, self._narrative, self._day_first, self._names, self._ban)

    @property
    def tables(self) -> tuple[str, ...]:
        """Names of the tables it fills."""
        return self._tables

    @property
    def threads(self) -> int:
        """Number of threads, 0 for one a core."""
        return self._threads

    def __eq__(self, other: object) -> bool:
        """Equal by options."""
        if not isinstance(other, Pipeline):
            return NotImplemented
        return self._options == other._options

    def __hash__(self) -> int:
        """By options."""
        return hash(self._options)

    def __repr__(self) -> str:
        """Show the options."""
        more = "".join(
            f", {name}={value}"
            for name, value in zip(("narrative", "day_first"), self._options[2:4], strict=True)
            if value is not None
        )
        more += f", gazetteer={len(self._names)} names" if self._names else ""
        more += f", ban={list(self._ban)}" if self._ban else ""
        return f"Pipeline(tables={list(self._tables)}, threads={self._threads}{more})"

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle as options: the data are compiled in."""
        return _rebuild, (self._options,)

    def read(self, text: Text, *, published: Published | None = None, title: str | None = None) -> Records:
        """Read one document; see `dateline.read`."""
        if not isinstance(text, (str, bytes)) and text is not None:
            raise TypeError(f"text must be str or bytes, got {type(text).__name__}; for many documents call extract")
        headline = title_of(title, where="title")
        batch = next(batches(text, ids=None, published=published, titles=[headline], size=1))
        native = self._native.read(
            batch.texts,
            published=batch.published,
            titles=batch.titles,
            errors=batch.errors,
            threads=self._threads,
        )
        return Records(native, text=text if isinstance(text, str) else None)

    def extract(
        self,
        texts: Texts,
        *,
        published: Published | PublishedColumn | None = None,
        titles: Iterable[str | None] | None = None,
        ids: Iterable[object] | None = None,
        progress: bool = False,
    ) -> Records:
        """Read many documents; see `dateline.extract`."""
        total = len(texts) if isinstance(texts, Sized) and not isinstance(texts, (str, bytes)) else None
        size = BATCH_SIZE if progress else _DOCUMENTS
        cut = batches(texts, ids=ids, published=published, titles=titles, size=size, limit=_CHARACTERS)
        return self.read_batches(cut, progress=progress, total=total)

    def stream(
        self,
        texts: Texts,
        *,
        published: Published | PublishedColumn | None = None,
        titles: Iterable[str | None] | None = None,
        ids: Iterable[object] | None = None,
        batch_size: int = BATCH_SIZE,
    ) -> Iterator[Records]:
        """Read documents batch by batch; see `dateline.stream`."""
        if batch_size < 1:
            raise ValueError(f"batch_size must be 1 or more, got {batch_size}")
        # Wrong arguments raise here, not at the first document.
        cut = batches(texts, ids=ids, published=published, titles=titles, size=batch_size)
        return (Records(part) for part, _ in self._parts(cut))

    def read_batches(
        self, cut: Iterable[Batch], *, progress: bool = False, total: int | None = None, first: int = 0
    ) -> Records:
        """Read documents that are cut into batches; `total` is their number, if known; `doc` begins at `first`."""
        parts = []
        with Progress(shown=progress, total=total) as shown:
            for part, size in self._parts(cut, first):
                parts.append(part)
                shown.update(part.n_documents, size)
        if not parts:
            return Records(self._native.read([]))
        return Records(parts[0].concat(parts[1:]))

    def _parts(self, cut: Iterable[Batch], first: int = 0) -> Iterator[tuple[_core.Records, int]]:
        for batch in cut:
            part = self._native.read(
                batch.texts,
                ids=batch.ids,
                published=batch.published,
                titles=batch.titles,
                errors=batch.errors,
                first=first,
                threads=self._threads,
            )
            first += len(batch.texts)
            yield part, batch.size


def _rebuild(options: _Options) -> Pipeline:
    tables, threads, narrative, day_first, names, ban = options
    records = [
        {"pattern": phrase, "label": label, **({} if name is None else {"id": name})} for phrase, label, name in names
    ]
    return Pipeline(
        tables=tables, threads=threads, narrative=narrative, day_first=day_first, gazetteer=records, ban=ban
    )


@cache
def _default(tables: tuple[str, ...] = TABLES, threads: int = 0) -> Pipeline:
    return Pipeline(tables=tables, threads=threads)


def _pipeline(tables: Sequence[str], threads: int) -> Pipeline:
    if isinstance(tables, str) or not isinstance(threads, int):
        return Pipeline(tables=tables, threads=threads)
    return _default(tuple(tables), threads)


def read(
    text: Text,
    *,
    published: Published | None = None,
    title: str | None = None,
    tables: Sequence[str] = TABLES,
    threads: int = 0,
) -> Records:
    """Read one document.

    `text` is a str, or bytes of any charset. `published` is the day it was published, if you know it: a str
    `YYYY-MM-DD`, a date or a datetime. It wins over a date that the text shows; without either, "Friday" and "last
    year" keep a value with X in it. `title` is the headline, if you have it apart from the text: then none is guessed.

    In a notebook the result shows the text with its marks.

    >>> import dateline as dl
    >>> rec = dl.read("LIMA, May 3 (ANDINA) -- The mayor, Ana Ruiz, resigned on Monday.", published="2021-05-04")
    >>> [(row["text"], row["value"]) for row in rec.dates]
    [('May 3', '2021-05-03'), ('Monday', '2021-05-03')]
    """
    return _pipeline(tables, threads).read(text, published=published, title=title)


def extract(
    texts: Texts,
    *,
    published: Published | PublishedColumn | None = None,
    titles: Iterable[str | None] | None = None,
    ids: Iterable[object] | None = None,
    tables: Sequence[str] = TABLES,
    threads: int = 0,
    progress: bool = False,
) -> Records:
    """Read many documents, in parallel.

    `texts` is a list, a generator, a pandas or polars Series, an Arrow column or a NumPy array of str or bytes;
    `None`, NaN and `pd.NA` are missing texts, which keep a row in `articles` with the reason in `error`. `published`
    is one date for all or one a document, `titles` the headlines if you have them apart from the texts, `ids` your own
    names for the documents. Rows stand in the order of the documents,
    whatever the number of threads.

    Raises `TypeError` or `ValueError` for wrong arguments; a bad document never raises.

    >>> import dateline as dl
    >>> texts = ["It rained in Lima on Monday.", None]
    >>> rec = dl.extract(texts, published="2021-05-04", ids=["a", "b"])
    >>> [(row["doc"], row["id"], row["error"]) for row in rec.articles]
    [(0, 'a', None), (1, 'b', 'missing text')]
    """
    pipeline = _pipeline(tables, threads)
    return pipeline.extract(texts, published=published, titles=titles, ids=ids, progress=progress)


def stream(
    texts: Texts,
    *,
    published: Published | PublishedColumn | None = None,
    titles: Iterable[str | None] | None = None,
    ids: Iterable[object] | None = None,
    batch_size: int = BATCH_SIZE,
    tables: Sequence[str] = TABLES,
    threads: int = 0,
) -> Iterator[Records]:
    """Read documents batch by batch, in bounded memory.

    As `extract`, but yields the records of `batch_size` documents at a time; `doc` goes on counting.

    >>> import dateline as dl
    >>> texts = (f"It rained on May {day}, 2021." for day in range(1, 6))
    >>> [[row["doc"] for row in part.articles] for part in dl.stream(texts, batch_size=2)]
    [[0, 1], [2, 3], [4]]
    """
    pipeline = _pipeline(tables, threads)
    return pipeline.stream(texts, published=published, titles=titles, ids=ids, batch_size=batch_size)
