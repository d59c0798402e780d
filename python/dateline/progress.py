"""How far a long run has come."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType

    from typing_extensions import Self

__all__ = ["Progress", "estimate"]


def estimate(done: int, total: int, elapsed: float) -> str:
    """Say how long the rest takes at the speed so far; nothing before a hundredth is done.

    >>> estimate(30, 100, 60.0), estimate(99, 100, 99.0), estimate(0, 100, 5.0)
    ('about 2 min 20 s left', 'about 1 s left', '')
    """
    if total <= 0 or done * 100 < total:
        return ""
    minutes, seconds = divmod(round(elapsed * (total - done) / done), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"about {hours} h {minutes} min left"
    return f"about {minutes} min {seconds} s left" if minutes else f"about {seconds} s left"


class Progress:
    """Documents and megabytes so far, by tqdm where it is installed, else as a plain line on a terminal."""

    def __init__(self, *, shown: bool, total: int | None = None, total_size: int | None = None) -> None:
        """Show nothing unless `shown`.

        `total` is the number of documents, `total_size` the bytes of all files, if known; the share done and the time
        left are of documents if their number is known, else of bytes.
        """
        self._documents = 0
        self._size = 0
        self._file_size = 0
        self._total = total
        self._total_size = total_size
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

    def update(self, documents: int, size: int, file_size: int = 0) -> None:
        """Count `documents` more, with `size` characters; `file_size` bytes of files were read for them."""
        self._documents += documents
        self._size += size
        self._file_size += file_size
        if self._bar is not None:
            self._bar.set_postfix_str(self._text(), refresh=False)
            self._bar.update(documents)
        elif self._line:
            of = f" of {self._total:,}" if self._total is not None else ""
            sys.stderr.write(f"\r{self._documents:,}{of} documents, {self._text()}\033[K")
            sys.stderr.flush()

    def _text(self) -> str:
        elapsed = max(time.monotonic() - self._start, 1e-6)
        parts = [f"{self._size / 1e6 / elapsed:.1f} MB/s"]
        if self._total is not None:
            parts.append(estimate(self._documents, self._total, elapsed))
        elif self._total_size:
            parts.append(f"{100 * self._file_size / self._total_size:.0f} % of the files")
            parts.append(estimate(self._file_size, self._total_size, elapsed))
        return ", ".join(part for part in parts if part)
