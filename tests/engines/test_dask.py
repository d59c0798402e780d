"""Dask, with threads and with processes."""

from __future__ import annotations

import dateline as dl
import pandas as pd
import pytest
from stories import stories

dd = pytest.importorskip("dask.dataframe", reason="Dask is not installed: pip install 'dateline[dask]'")

from dateline.dask import extract  # noqa: E402 - only where Dask is


@pytest.fixture
def news() -> pd.DataFrame:
    urls = [f"u{n:03}" for n in range(50)]
    return pd.DataFrame({"body": stories(50), "day": "2021-05-14", "paper": urls}, index=urls)


@pytest.mark.parametrize("scheduler", ["threads", "processes"])
@pytest.mark.parametrize("table", dl.TABLES)
def test_rows_are_those_of_extract(news: pd.DataFrame, table: str, scheduler: str) -> None:
    frame = extract(dd.from_pandas(news, npartitions=3), text="body", published="day", keep=["paper"], table=table)
    found = frame.compute(scheduler=scheduler)
    assert list(frame.columns) == list(found.columns)
    records = dl.extract(news["body"], ids=[None] * 50, published="2021-05-14")[table].to_pandas()
    assert list(found.index) == [news.index[doc] for doc in records["doc"]]
    assert list(found.pop("paper")) == list(found.index)
    expected = records.drop(columns="doc").astype({name: found[name].dtype for name in found})
    pd.testing.assert_frame_equal(found.reset_index(drop=True), expected)


def test_a_bad_row_is_a_row() -> None:
    news = pd.DataFrame(
        {"body": ["It rained in Lima.", None, "It snowed."], "day": ["2021-05-14", "2021-05-14", "soon"]}
    )
    frame = extract(dd.from_pandas(news, npartitions=2), text="body", published="day", table="articles")
    found = frame.compute(scheduler="threads")["error"]
    assert [None if pd.isna(error) else error for error in found] == [
        None,
        "missing text",
        'day must be YYYY-MM-DD, got "soon"',
    ]


def test_wrong_arguments_raise_before_the_job(news: pd.DataFrame) -> None:
    frame = dd.from_pandas(news.assign(outlet="x"), npartitions=1)
    with pytest.raises(KeyError, match="no column 'text'; there are 'body', 'day', 'paper', 'outlet'"):
        extract(frame, text="text", table="dates")
    with pytest.raises(ValueError, match="keep has 'outlet', which articles has itself; rename it"):
        extract(frame, text="body", keep=["outlet"], table="articles")
