"""What the boundary costs: a column in, tables out, beside the reading between them.

    python benches/boundary.py NEWS.jsonl

NEWS.jsonl has a story a line, its text in `text`; 16 MB of it is enough. One thread. Printed are the seconds of three
runs' best: taking the column apart, reading, and handing all tables to the same library; and the first and last as a
share of the whole.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import dateline as dl
import pandas as pd
import polars as pl
import pyarrow as pa
from dateline.inputs import batches

if TYPE_CHECKING:
    from collections.abc import Callable

RUNS = 3


def best(work: Callable[[], Any]) -> tuple[float, Any]:
    """Return the least seconds of some runs, and what the last gave."""
    seconds, result = float("inf"), None
    for _ in range(RUNS):
        start = time.perf_counter()
        result = work()
        seconds = min(seconds, time.perf_counter() - start)
    return seconds, result


def main() -> None:
    """Print one row a library."""
    with Path(sys.argv[1]).open(encoding="utf-8") as file:
        texts = [json.loads(line)["text"] for line in file]
    columns: dict[str, tuple[Any, str]] = {
        "pandas": (pd.Series(texts), "to_pandas"),
        "polars": (pl.Series(texts), "to_polars"),
        "pyarrow": (pa.array(texts), "to_arrow"),
    }
    pipeline = dl.Pipeline(threads=1)
    print("| column | in, s | reading, s | out, s | share of in and out |")
    print("|---|---|---|---|---|")
    for name, (column, way_out) in columns.items():
        taken, _ = best(lambda column=column: list(batches(column, ids=None, published=None, size=1000)))
        read, records = best(lambda column=column: pipeline.extract(column))
        out, _ = best(lambda r=records, way=way_out: [getattr(r[t], way)() for t in r.tables])
        share = (taken + out) / (read + out)
        print(f"| {name} | {taken:.3f} | {read - taken:.2f} | {out:.3f} | {100 * share:.1f} % |")


if __name__ == "__main__":
    main()
