"""pandas, polars: the same records where people work."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import dateline as dl
import dateline.pandas
import dateline.polars
import pandas as pd
import polars as pl
import pytest
from stories import stories

TABLES = ("articles", "sentences", "entities", "dates", "quotes")


@pytest.mark.parametrize("table", TABLES)
def test_pandas_by_the_index_of_the_frame(table: str) -> None:
    frame = pd.DataFrame({"body": [*stories(5), None]}, index=[f"n{at}" for at in range(6)])
    found = getattr(frame["body"].dateline, table)(published="2021-05-14")
    expected = dl.extract(frame["body"], published="2021-05-14")[table].to_pandas()
    assert list(found.index) == [f"n{doc}" for doc in expected["doc"]]
    pd.testing.assert_frame_equal(found.reset_index(drop=True), expected.drop(columns="doc"))


def test_pandas_joins() -> None:
    frame = pd.DataFrame({"body": stories(2), "outlet": ["x", "y"]}, index=[7, 9])
    joined = frame.join(frame["body"].dateline.dates())
    assert set(joined["outlet"]) == {"x", "y"}
    assert "2001-03-01" in set(joined["value"])


def test_pandas_only_where_texts_are() -> None:
    with pytest.raises(AttributeError, match="is for a Series of texts, this is one of int64"):
        pd.Series([1, 2]).dateline  # noqa: B018 - the access is the test


@pytest.mark.parametrize("table", TABLES)
def test_polars_with_columns_kept(table: str) -> None:
    frame = pl.DataFrame({"url": ["a", "b", "c"], "body": [*stories(2), None], "day": ["2021-05-14"] * 3})
    found = getattr(frame.dateline, table)("body", published="day", keep=["url"])  # type: ignore[attr-defined]
    expected = dl.extract(frame["body"], published="2021-05-14")[table].to_polars()
    assert found.drop("url").equals(expected)
    assert found["url"].to_list() == ["abc"[doc] for doc in expected["doc"]]


def test_polars_lazily() -> None:
    def dates(part: pl.DataFrame) -> pl.DataFrame:
        return part.dateline.dates("body")  # type: ignore[attr-defined,no-any-return]

    frame = pl.DataFrame({"body": stories(4)})
    lazy = frame.lazy().map_batches(dates, schema=dates(frame.head(0)).schema)
    assert lazy.select("value").collect().height == 12


def test_nothing_is_imported_that_was_not_asked_for() -> None:
    names = ["pandas", "polars", "pyarrow", "duckdb", "spacy", "dask", "pyspark", "matplotlib", "numpy", "tqdm"]
    code = f"import sys, dateline; print([name for name in {names} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"
    assert Path(dl.__file__).exists()
