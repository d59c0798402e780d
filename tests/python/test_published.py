"""Publication dates come in the forms that people have."""

from __future__ import annotations

import datetime as dt
import pickle
from typing import Any

import dateline as dl
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

TEXT = "The ministry said on Wednesday that talks go on."

SINGLE: dict[str, Any] = {
    "str": "2021-05-14",
    "str with time": "2021-05-14T08:30:00Z",
    "date": dt.date(2021, 5, 14),
    "datetime": dt.datetime(2021, 5, 14, 8, 30),  # noqa: DTZ001
    "aware datetime": dt.datetime(2021, 5, 14, 23, 30, tzinfo=dt.timezone(dt.timedelta(hours=-4))),
    "timestamp": pd.Timestamp("2021-05-14 08:30"),
    "datetime64": np.datetime64("2021-05-14"),
}


@pytest.mark.parametrize("form", SINGLE)
def test_one_date_for_all(form: str) -> None:
    for rec in (dl.read(TEXT, published=SINGLE[form]), dl.extract([TEXT], published=SINGLE[form])):
        assert [row["value"] for row in rec.dates] == ["2021-05-12"]
        article = rec.articles.to_dicts()[0]
        assert (article["published"].date(), article["published_source"]) == (dt.date(2021, 5, 14), "given")


COLUMNS: dict[str, Any] = {
    "list": ["2021-05-14", None],
    "series": pd.Series([pd.Timestamp("2021-05-14"), pd.NaT]),
    "series of str": pd.Series(["2021-05-14", None]),
    "index": pd.DatetimeIndex(["2021-05-14", None]),
    "numpy": np.array(["2021-05-14", "NaT"], dtype="datetime64[ns]"),
    "polars": pl.Series([dt.date(2021, 5, 14), None]),
    "arrow dates": pa.array([dt.date(2021, 5, 14), None]),
    "arrow timestamps": pa.array([dt.datetime(2021, 5, 14, 8), None]),  # noqa: DTZ001
}


@pytest.mark.parametrize("form", COLUMNS)
def test_one_date_a_document(form: str) -> None:
    rec = dl.extract([TEXT, TEXT], published=COLUMNS[form])
    assert [row["value"] for row in rec.dates] == ["2021-05-12", "XXXX-WXX-3"]


@pytest.mark.parametrize(
    ("value", "error", "message"),
    [
        ("last Friday", ValueError, 'published must be YYYY-MM-DD, got "last Friday"'),
        ("2021-02-30", ValueError, "published must be YYYY-MM-DD"),
        ("2021-05-14T99:00", ValueError, "published must be YYYY-MM-DD or YYYY-MM-DDTHH:MM:SS"),
        (["2021-05-14", "14/05/2021"], ValueError, r'published\[1\] must be YYYY-MM-DD, got "14/05/2021"'),
        ([20210514, None], TypeError, r"published\[0\] must be a date, datetime or YYYY-MM-DD, got int"),
        (20210514, TypeError, "published must be one date for all texts, or a list or column"),
    ],
)
def test_wrong_dates_raise(value: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        dl.extract([TEXT, TEXT], published=value)


def test_the_callers_date_wins() -> None:
    text = "Published: 3 June 2019\n\nIt rained on Monday, and the river rose by two meters in the night."
    found = {published: dl.read(text, published=published).articles.to_dicts()[0] for published in (None, "2020-01-01")}
    assert (found[None]["published"].year, found[None]["published_source"]) == (2019, "date_line")
    assert (found["2020-01-01"]["published"].year, found["2020-01-01"]["published_source"]) == (2020, "given")


def test_a_history_takes_the_running_year_where_the_caller_says_so() -> None:
    text = "The revolt began in May 1898. The garrison fell on July 3, and in March the island was free."
    values = [row["value"] for row in dl.Pipeline(narrative=True).read(text).dates]
    assert values == ["1898-05", "1898-07-03", "1898-03"]
    assert [row["value"] for row in dl.read(text).dates] == ["1898-05", "XXXX-07-03", "XXXX-03"]


def test_dates_of_numbers_follow_the_caller_then_the_document() -> None:
    both, evident = "It was signed on 03/04/2021.", "It was signed on 03/04/2021 and void on 12/31/2021."
    assert [row["value"] for row in dl.read(both).dates] == ["2021-04-03"]
    assert [row["value"] for row in dl.read(evident).dates] == ["2021-03-04", "2021-12-31"]
    assert [row["value"] for row in dl.Pipeline(day_first=False).read(both).dates] == ["2021-03-04"]
    assert [row["value"] for row in dl.Pipeline(day_first=True).read(evident).dates] == ["2021-04-03", "2021-12-31"]


def test_options_are_checked_kept_and_compared() -> None:
    pipeline = dl.Pipeline(narrative=True, day_first=False)
    assert pickle.loads(pickle.dumps(pipeline)) == pipeline != dl.Pipeline()  # noqa: S301 - our own
    assert repr(pipeline).endswith("threads=0, narrative=True, day_first=False)")
    with pytest.raises(TypeError, match=r"narrative must be True, False, or None to ask the text, got str"):
        dl.Pipeline(narrative="yes")  # type: ignore[arg-type]
