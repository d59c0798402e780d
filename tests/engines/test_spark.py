"""Spark, in two local workers."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING, Any

import dateline as dl
import pytest
from stories import stories

pyspark = pytest.importorskip("pyspark", reason="PySpark is not installed: pip install 'dateline[spark]'")
if shutil.which("java") is None:
    pytest.skip("Spark needs Java 17 or later; there is no java on the path", allow_module_level=True)

from dateline.spark import extract  # noqa: E402 - only where Spark is
from pyspark.sql import SparkSession  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.filterwarnings(
    "ignore::FutureWarning", "ignore::ResourceWarning", "ignore::DeprecationWarning"
)


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = SparkSession.builder.master("local[2]").appName("dateline")
    options = {"spark.ui.enabled": "false", "spark.sql.shuffle.partitions": "2", "spark.driver.host": "127.0.0.1"}
    for name, value in options.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


def rows(frame: Any) -> list[dict[str, Any]]:
    return [row.asDict() for row in frame.collect()]


@pytest.mark.parametrize("table", dl.TABLES)
def test_rows_are_those_of_extract(spark: SparkSession, table: str) -> None:
    texts = stories(50)
    news = spark.createDataFrame(
        [(f"{n:03}", text, "2021-05-14") for n, text in enumerate(texts)], "url string, body string, day string"
    )
    found = rows(extract(news.repartition(3), text="body", id="url", published="day", table=table))
    records = dl.extract(texts, ids=[f"{n:03}" for n in range(50)], published="2021-05-14")
    expected = [{"id": f"{row.pop('doc'):03}", **row} for row in records[table].to_dicts()]

    def order(row: dict[str, Any]) -> tuple[Any, ...]:
        return (row["id"], row.get("start") or 0, row.get("end") or 0)

    assert sorted(found, key=order) == sorted(expected, key=order)


def test_columns_are_kept_and_a_bad_row_is_a_row(spark: SparkSession) -> None:
    data = [(1, "It rained in Lima on Friday.", "2021-05-14"), (2, None, "2021-05-14"), (3, "It snowed.", "soon")]
    news = spark.createDataFrame(data, "number bigint, body string, day string")
    frame = extract(news, text="body", id="number", published="day", keep=["day"], table="articles")
    assert frame.schema["day"].dataType.simpleString() == "string"
    found = {row["id"]: (row["day"], row["error"]) for row in rows(frame)}
    assert found == {
        "1": ("2021-05-14", None),
        "2": ("2021-05-14", "missing text"),
        "3": ("soon", 'day must be YYYY-MM-DD, got "soon"'),
    }


def test_a_pipeline_of_your_own_goes_to_the_workers(spark: SparkSession) -> None:
    news = spark.createDataFrame([("a", "The Blue Ibis dairy sold its herd.")], "url string, body string")
    pipeline = dl.Pipeline(tables=["entities"], gazetteer={"Blue Ibis": "ORG"}, threads=1)
    found = rows(extract(news, text="body", id="url", table="entities", pipeline=pipeline))
    assert [(row["text"], row["label"], row["rule"]) for row in found] == [("Blue Ibis", "ORG", "user")]


def test_wrong_arguments_raise_before_the_job(spark: SparkSession) -> None:
    news = spark.createDataFrame([("a", "It rained.")], "url string, body string")
    with pytest.raises(KeyError, match="no column 'text'; there are 'url', 'body'"):
        extract(news, text="text", id="url", table="dates")
    with pytest.raises(ValueError, match="table must be one of"):
        extract(news, text="body", id="url", table="nothing")
