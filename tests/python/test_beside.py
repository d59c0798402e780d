"""Reading ahead and writing behind."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import dateline as dl
import pytest
from dateline.beside import Writer, ahead

if TYPE_CHECKING:
    from collections.abc import Iterator


def test_the_next_item_is_made_while_one_is_in_use() -> None:
    made: list[int] = []
    second = threading.Event()

    def items() -> Iterator[int]:
        for number in range(3):
            made.append(number)
            if number == 1:
                second.set()
            yield number

    found = ahead(items())
    assert next(found) == 0
    assert second.wait(10), "nobody made the next item"
    assert list(found) == [1, 2]
    assert made == [0, 1, 2]


def test_an_error_comes_in_its_place() -> None:
    def items() -> Iterator[int]:
        yield 1
        raise OSError("the disk is gone")

    found = ahead(items())
    assert next(found) == 1
    with pytest.raises(OSError, match="the disk is gone"):
        next(found)


class Output:
    store = None

    def __init__(self) -> None:
        self.firsts: list[int] = []

    def add(self, records: dl.Records, files: Any, first: int) -> None:  # noqa: ARG002 - as outputs are called
        if first == 7:
            raise OSError("the disk is full")
        self.firsts.append(first)

    def finish(self) -> None: ...

    def abandon(self) -> None: ...


def test_nothing_goes_on_beside_where_it_must_not() -> None:
    output, records = Output(), dl.extract([])
    with Writer(output, beside=False) as writer:
        writer.add(records, (), 1)
        assert output.firsts == [1]
        with pytest.raises(OSError, match="the disk is full"):
            writer.add(records, (), 7)


def test_batches_are_written_in_order_and_errors_raised() -> None:
    output, records = Output(), dl.extract([])
    with Writer(output) as writer:
        for first in range(7):
            writer.add(records, (), first)
        writer.add(records, (), 7)
        with pytest.raises(OSError, match="the disk is full"):
            writer.wait()
    assert output.firsts == list(range(7))
