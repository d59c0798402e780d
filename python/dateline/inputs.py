"""Texts in the forms that people have them: one, many, or a column of a frame."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from dateline import published as _published

if TYPE_CHECKING:
    from typing import Any

    from dateline.published import Published, PublishedColumn

__all__ = ["Batch", "Document", "Text", "Texts", "batches", "text_of", "title_of"]

Text: TypeAlias = "str | bytes | None"
"""One document: text, or bytes of any charset; `None` is a missing one."""

Texts: TypeAlias = "Text | Iterable[Text]"
"""One document or many: a list, a generator, a pandas or polars Series, an Arrow column, a NumPy array."""

_MISSING = {"NoneType", "NAType", "NaTType"}
_FRAMES = {"DataFrame", "LazyFrame", "RecordBatch", "Dataset"}


class Batch(NamedTuple):
    """Documents that are read together, column by column."""

    texts: list[Text]
    ids: list[str | None] | None
    published: list[int | None] | None
    titles: list[str | None] | None
    errors: list[str | None] | None

    @classmethod
    def of_columns(
        cls, texts: Iterable[Any], *, ids: Any = None, published: Any = None, titles: Any = None, where: tuple[str, str]
    ) -> Batch:
        """Take columns of one length; a value that will not do is said in `errors`, where the column is `where`."""
        rows = list(texts)
        none = [None] * len(rows)
        dates = none if published is None else published
        headlines = none if titles is None else titles
        documents = [Document.of(*row, columns=where) for row in zip(rows, dates, headlines, strict=True)]
        return cls(
            [document.text for document in documents],
            None if ids is None else [_id(value) for value in ids],
            None if published is None else [document.published for document in documents],
            None if titles is None else [document.title for document in documents],
            [document.error for document in documents],
        )

    @property
    def size(self) -> int:
        """Characters or bytes of all texts."""
        return sum(len(text) for text in self.texts if text is not None)


def _column(texts: Any) -> Iterable[Any]:
    """The documents of `texts`, one after the other."""
    if texts is None or isinstance(texts, (str, bytes, bytearray, memoryview)):
        return (texts,)
    kind = type(texts).__name__
    module = type(texts).__module__.partition(".")[0]
    if kind in _FRAMES or (kind == "Table" and module == "pyarrow"):
        raise TypeError(f"texts must be a column of texts, got a {module} {kind}; pass one column, as df['text']")
    if isinstance(texts, (Mapping, AbstractSet)):
        raise TypeError(f"texts must be a list or column of texts, got a {kind}; its order or keys would be lost")
    for method in ("to_pylist", "to_list", "tolist"):
        if hasattr(texts, method) and not isinstance(texts, (list, tuple)):
            values = getattr(texts, method)()
            return values if isinstance(values, list) else [values]
    if isinstance(texts, Iterable):
        return texts
    raise TypeError(f"texts must be str, bytes, or a list or column of them, got {kind}")


def text_of(value: Any) -> tuple[Text, str | None]:
    """Return a text, and why it is missing."""
    if isinstance(value, (str, bytes)):
        return value, None
    if isinstance(value, (bytearray, memoryview)):
        return bytes(value), None
    if _is_missing(value):
        return None, None
    return None, f"a text must be str or bytes, got {type(value).__name__}"


def title_of(value: Any, *, where: str) -> str | None:
    """Return a headline, `None` where it is missing.

    Raises `TypeError` that says what was got.
    """
    if isinstance(value, str):
        return _encodable(value)
    if _is_missing(value):
        return None
    raise TypeError(f"{where} must be str or None, got {type(value).__name__}")


class Document(NamedTuple):
    """One document with what is wrong with it: said, not raised, so that the others of its file or job go on."""

    text: Text
    published: int | None
    title: str | None
    error: str | None

    @classmethod
    def of(cls, text: Any, published: Any = None, title: Any = None, *, columns: tuple[str, str]) -> Document:
        """Take the values of a row; `columns` are the names of the dates and headlines in error texts."""
        content, error = text_of(text)
        moment, headline = None, None
        try:
            moment = None if published == "" else _published.seconds(published, where=columns[0])
        except (ValueError, TypeError) as wrong:
            error = error or str(wrong)
        try:
            headline = title_of(title, where=columns[1])
        except TypeError as wrong:
            error = error or str(wrong)
        return cls(content, moment, headline, error)


def _is_missing(value: Any) -> bool:
    return type(value).__name__ in _MISSING or (isinstance(value, float) and value != value)  # noqa: PLR0124 - NaN


def _encodable(value: str) -> str:
    """Return the string with lone surrogates, which no UTF-8 can hold, replaced."""
    return value if value.isascii() else value.encode("utf-8", "replace").decode("utf-8")


def _id(value: Any) -> str | None:
    return None if _is_missing(value) else _encodable(str(value))


def _take(values: Iterator[Any], count: int, name: str) -> list[Any]:
    taken = list(islice(values, count))
    if len(taken) < count:
        raise ValueError(f"{name} has fewer values than there are texts; give one for every text")
    return taken


_END = object()


def _finish(values: Iterator[Any] | None, name: str) -> None:
    if values is not None and next(values, _END) is not _END:
        raise ValueError(f"{name} has more values than there are texts; give one for every text")


def batches(
    texts: Texts,
    *,
    ids: Iterable[object] | None,
    published: Published | PublishedColumn | None,
    titles: Iterable[str | None] | None = None,
    size: int,
    limit: int | None = None,
) -> Iterator[Batch]:
    """Cut the documents into batches of `size`, or fewer where they reach `limit` characters.

    Wrong arguments raise before the first.
    """
    items = iter(_column(texts))
    single = _published.is_single(published)
    one_date = _published.seconds(published) if single else None
    dates = None if single else iter(_published.column(published))
    names = None if ids is None else iter(_column(ids))
    if isinstance(titles, (str, bytes)):
        raise TypeError(f"titles must be a list or column with one a text, got the {type(titles).__name__} {titles!r}")
    headlines = None if titles is None else iter(_column(titles))
    chunks = _chunks(items, size, limit)
    return _batches(chunks, names, dates, one_date, headlines)


def _chunks(items: Iterator[Any], size: int, limit: int | None) -> Iterator[list[tuple[Text, str | None]]]:
    chunk: list[tuple[Text, str | None]] = []
    length = 0
    for value in items:
        text, error = text_of(value)
        chunk.append((text, error))
        length += len(text) if text is not None else 0
        if len(chunk) >= size or (limit is not None and length >= limit):
            yield chunk
            chunk, length = [], 0
    if chunk:
        yield chunk


def _batches(
    chunks: Iterator[list[tuple[Text, str | None]]],
    names: Iterator[Any] | None,
    dates: Iterator[Any] | None,
    one_date: int | None,
    headlines: Iterator[Any] | None,
) -> Iterator[Batch]:
    start = 0
    for chunk in chunks:
        count = len(chunk)
        ids = None if names is None else [_id(value) for value in _take(names, count, "ids")]
        published: list[int | None] | None = None
        if dates is not None:
            values = enumerate(_take(dates, count, "published"), start)
            published = [_published.seconds(value, where=f"published[{number}]") for number, value in values]
        elif one_date is not None:
            published = [one_date] * count
        titles = None
        if headlines is not None:
            values = enumerate(_take(headlines, count, "titles"), start)
            titles = [title_of(value, where=f"titles[{number}]") for number, value in values]
        errors = [error for _, error in chunk] if any(error for _, error in chunk) else None
        yield Batch([text for text, _ in chunk], ids, published, titles, errors)
        start += count
    _finish(names, "ids")
    _finish(dates, "published")
    _finish(headlines, "titles")
