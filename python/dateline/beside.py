"""What a long run does beside extraction: the next batch is read and the last one written meanwhile."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from concurrent.futures import Future

    from typing_extensions import Self

    from dateline.output import Output
    from dateline.records import Records
    from dateline.store import FilePart

__all__ = ["Writer", "ahead"]

Item = TypeVar("Item")


def ahead(items: Iterator[Item]) -> Iterator[Item]:
    """Yield the items, each one taken from its source while the one before is in use; errors come in their place.

    >>> list(ahead(iter([1, 2, 3])))
    [1, 2, 3]
    """
    end = object()
    with ThreadPoolExecutor(max_workers=1) as pool:
        coming = pool.submit(next, items, end)
        while (item := coming.result()) is not end:
            coming = pool.submit(next, items, end)
            yield item  # type: ignore[misc]


class Writer:
    """Writes one batch while the next is being read, or each at once if nothing is to go on `beside`.

    Errors of a batch are raised with the next one, or by `wait`.
    """

    def __init__(self, output: Output, *, beside: bool = True) -> None:
        """Write to `output`."""
        self._beside = beside
        self._output = output
        self._pool = ThreadPoolExecutor(max_workers=1)
        self._last: Future[None] | None = None

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let the batch in hand end."""
        self._pool.shutdown()

    def add(self, records: Records, files: Sequence[FilePart], first: int) -> None:
        """Write a batch, after the one before."""
        if not self._beside:
            self._output.add(records, files, first)
            return
        self.wait()
        self._last = self._pool.submit(self._output.add, records, files, first)

    def wait(self) -> None:
        """Wait until all is written."""
        if self._last is not None:
            self._last.result()
            self._last = None
