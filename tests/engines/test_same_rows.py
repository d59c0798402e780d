"""The same 2,000 stories by every way through: identical rows."""

from __future__ import annotations

import json
import os
import shutil
import sys
from typing import TYPE_CHECKING, Any

import dateline as dl
import duckdb
import pandas as pd
import pyarrow.parquet as pq
import pytest
from dateline.cli import main
from stories import stories

if TYPE_CHECKING:
    from pathlib import Path

COUNT = 2000
IDS = [f"{number:05}" for number in range(COUNT)]
TABLE_NAMES = [name for name in dl.TABLES if name != "quantities"]


def plain(rows: list[dict[str, Any]], ids: list[str] | None = None) -> list[tuple[Any, ...]]:
    """Rows in one order, by id instead of `doc`."""
    out = []
    for row in rows:
        doc, key = row.pop("doc", None), row.pop("id", None)
        key = (ids or IDS)[doc] if key is None or pd.isna(key) else key
        out.append((key, *(None if pd.isna(value) else value for value in row.values())))
    return sorted(out, key=lambda row: (row[0], *map(repr, row[1:])))


@pytest.fixture(scope="module")
def expected() -> dict[str, list[tuple[Any, ...]]]:
    records = dl.extract(stories(COUNT), ids=IDS)
    return {name: plain(records[name].to_dicts()) for name in TABLE_NAMES}


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("news") / "news.jsonl"
    lines = (json.dumps({"id": key, "text": text}) for key, text in zip(IDS, stories(COUNT), strict=True))
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_stream(expected: dict[str, list[tuple[Any, ...]]]) -> None:
    parts = list(dl.stream(iter(stories(COUNT)), ids=IDS, batch_size=300, threads=2))
    found = {name: plain([row for part in parts for row in part[name]]) for name in TABLE_NAMES}
    assert found == expected


def test_the_command_line_into_parquet_and_duckdb(
    expected: dict[str, list[tuple[Any, ...]]], file: Path, tmp_path: Path
) -> None:
    assert main(["extract", str(file), "-o", str(tmp_path / "out")]) == 0
    assert {name: plain(pq.read_table(tmp_path / "out" / name).to_pylist()) for name in TABLE_NAMES} == expected
    assert main(["extract", str(file), "-o", str(tmp_path / "news.duckdb")]) == 0
    with duckdb.connect(str(tmp_path / "news.duckdb")) as db:
        assert {name: plain(db.sql(f"FROM {name}").to_arrow_table().to_pylist()) for name in TABLE_NAMES} == expected


def test_dask(expected: dict[str, list[tuple[Any, ...]]]) -> None:
    dd = pytest.importorskip("dask.dataframe", reason="Dask is not installed: pip install 'dateline[dask]'")
    from dateline.dask import extract

    news = dd.from_pandas(pd.DataFrame({"body": stories(COUNT)}, index=IDS), npartitions=4)
    for name in TABLE_NAMES:
        frame = extract(news, text="body", table=name).compute(scheduler="threads")
        rows = frame.astype(object).to_dict("records")
        found = plain([{**row, "doc": at} for at, row in enumerate(rows)], list(frame.index))
        assert found == expected[name]


@pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java 17 or later; there is no java on the path")
@pytest.mark.filterwarnings("ignore::FutureWarning", "ignore::ResourceWarning", "ignore::DeprecationWarning")
def test_spark(expected: dict[str, list[tuple[Any, ...]]]) -> None:
    sql = pytest.importorskip("pyspark.sql", reason="PySpark is not installed: pip install 'dateline[spark]'")
    from dateline.spark import extract

    os.environ["PYSPARK_PYTHON"] = sys.executable
    options = {"spark.ui.enabled": "false", "spark.sql.shuffle.partitions": "2", "spark.driver.host": "127.0.0.1"}
    builder = sql.SparkSession.builder.master("local[2]")
    for name, value in options.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    try:
        news = session.createDataFrame(list(zip(IDS, stories(COUNT), strict=True)), "url string, body string")
        for name in TABLE_NAMES:
            frame = extract(news.repartition(4), text="body", id="url", table=name)
            assert plain([row.asDict() for row in frame.collect()]) == expected[name]
    finally:
        session.stop()
