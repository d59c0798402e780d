"""How far a long run has come."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType

    from typing_extensions import Self

__all__ = ["Progress"]


class Progress:
    """Documents and megabytes so far, by tqdm where it is installed, else as a plain line on a terminal."""

    def __init__(self, *, shown: bool, total: int | None = None) -> None:
        """Show nothing unless `shown`; `total` is the number of documents, if known."""
        self._documents = 0
        self._size = 0
        self._total = total
        self._start = time.monotonic()
        self._bar = None
        self._line = False
        if shown:
            try:
                from tqdm.auto import tqdm  # noqa: PLC0415 - optional

                self._bar = tqdm(total=total, unit="doc", unit_scale=True)
            except ImportError:
                self._line = sys.stderr.isatty()

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the line."""
        if self._bar is not None:
            self._bar.close()
        elif self._line:
            sys.stderr.write("\n")

    def update(self, documents: int, size: int) -> None:
        """Count `documents` more, with `size` characters."""
        self._documents += documents
        self._size += size
        seconds = max(time.monotonic() - self._start, 1e-6)
        speed = f"{self._size / 1e6 / seconds:.1f} MB/s"
        if self._bar is not None:
            self._bar.set_postfix_str(speed, refresh=False)
            self._bar.update(documents)
        elif self._line:
            of = f" of {self._total}" if self._total is not None else ""
            sys.stderr.write(f"\r{self._documents}{of} documents, {speed}")
            sys.stderr.flush()
