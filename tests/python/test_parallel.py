"""Processes, threads, Ctrl-C."""

from __future__ import annotations

import _thread
import multiprocessing
import pickle
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import dateline as dl
import pytest

TEXTS = [f"It rained in Lima on May {day % 28 + 1}, 2019. Ana Ruiz left Oslo. " * 30 for day in range(300)]


def values(pipeline: dl.Pipeline) -> list[str]:
    return [row["value"] for row in pipeline.extract(TEXTS).dates]


@pytest.mark.parametrize("method", ["fork", "spawn"])
@pytest.mark.filterwarnings("ignore:.*use of fork.*:DeprecationWarning")
def test_a_child_process_reads_after_its_parent_has(method: str) -> None:
    if method not in multiprocessing.get_all_start_methods():
        pytest.skip(f"this system has no {method}")
    pipeline = dl.Pipeline(tables=["dates"])
    # The parent has used its pool: a child made by fork must not wait for threads that it does not have.
    expected = values(pipeline)
    with multiprocessing.get_context(method).Pool(2) as pool:
        results = pool.map_async(values, [pipeline, pipeline, pipeline]).get(timeout=60)
    assert results == [expected] * 3


def test_four_threads_at_once() -> None:
    pipeline = dl.Pipeline(tables=["dates", "entities"])
    expected = pipeline.extract(TEXTS)
    with ThreadPoolExecutor(4) as pool:
        assert all(result == expected for result in pool.map(pipeline.extract, [TEXTS] * 4))


def test_the_interpreter_is_free_during_a_run() -> None:
    counted = 0
    done = threading.Event()

    def count() -> None:
        nonlocal counted
        while not done.is_set():
            counted += 1
            time.sleep(0.001)

    thread = threading.Thread(target=count)
    thread.start()
    dl.extract(["The strike that began last Monday ended on May 3, 2019. " * 20_000] * 4, threads=1)
    done.set()
    thread.join()
    assert counted > 20


@pytest.mark.parametrize("threads", [1, 2, 7])
def test_rows_do_not_depend_on_the_number_of_threads(threads: int) -> None:
    assert dl.extract(TEXTS, threads=threads) == dl.extract(TEXTS, threads=3)


def test_a_pipeline_is_pickled_as_its_options() -> None:
    pipeline = dl.Pipeline(tables=["quotes", "dates"], threads=2)
    copy = pickle.loads(pickle.dumps(pipeline))  # noqa: S301
    assert copy == pipeline
    assert hash(copy) == hash(pipeline)
    assert (copy.tables, copy.threads) == (("dates", "quotes"), 2)


def test_ctrl_c_stops_a_long_run() -> None:
    texts = ["The strike that began last Monday ended on May 3, 2019. " * 20_000] * 4000
    timer = threading.Timer(0.5, _thread.interrupt_main)
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        dl.extract(texts, threads=1)
    # The whole run would outlast the time limit of a test; how soon it stops is measured in docs/BENCHMARKS.md.
    assert [row["value"] for row in dl.read("May 3, 2019").dates] == ["2019-05-03"]


@pytest.mark.parametrize(
    ("options", "error", "message"),
    [
        ({"threads": -1}, ValueError, r"threads must be 0 \(one a core\) or more, got -1"),
        ({"threads": 1.5}, TypeError, "threads must be an int, 0 for one a core, got float"),
        ({"tables": ["date"]}, ValueError, "table must be one of articles"),
        ({"tables": "dates"}, TypeError, r"tables must be a list of names, got the str 'dates'; pass \['dates'\]"),
    ],
)
def test_wrong_options_raise(options: dict[str, object], error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        dl.Pipeline(**options)  # type: ignore[arg-type]
    with pytest.raises(error, match=message):
        dl.read("Lima", **options)  # type: ignore[arg-type]
