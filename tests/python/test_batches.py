"""Record batches in, record batches out."""

from __future__ import annotations

import dateline as dl
import polars as pl
import pyarrow as pa
import pytest
from dateline.batches import output_schema
from stories import stories


@pytest.fixture
def news() -> pa.Table:
    texts = [*stories(30), None]
    return pa.table({"url": [f"u{n}" for n in range(31)], "outlet": pa.array(range(31)), "body": texts})


@pytest.mark.parametrize("table", dl.TABLES)
def test_rows_are_those_of_extract(news: pa.Table, table: str) -> None:
    expected = dl.extract(news["body"], ids=news["url"], tables=[table])[table].to_arrow()
    found = list(dl.extract_batches(news.to_batches(max_chunksize=7), text="body", id="url", tables=table))
    assert {batch.schema for batch in found} == {output_schema(table, has_id=True)}
    rows = pa.Table.from_batches(found)
    assert rows.select(expected.schema.names).to_pylist() == expected.to_pylist()
    urls = news["url"].to_pylist()
    assert rows["id"].to_pylist() == [urls[doc] for doc in rows["doc"].to_pylist()]


def test_columns_are_kept_with_their_types(news: pa.Table) -> None:
    (batch,) = dl.extract_batches(news, text="body", keep=["outlet"], tables="dates")
    assert batch.schema.names[:2] == ["outlet", "doc"]
    assert batch.schema.field("outlet").type == pa.int64()
    assert batch["outlet"].to_pylist() == batch["doc"].to_pylist()


def test_several_tables_come_side_by_side(news: pa.Table) -> None:
    (batch,) = dl.extract_batches(news, text="body", tables=["dates", "entities"])
    assert list(batch) == ["dates", "entities"]
    assert all(part.num_rows > 30 for part in batch.values())


def test_dictionaries_stay_where_asked(news: pa.Table) -> None:
    (batch,) = dl.extract_batches(news, text="body", tables="dates", dictionary=True)
    assert batch.schema.field("type").type == pa.dictionary(pa.int16(), pa.string())


def test_polars_frames_and_generators_go_in(news: pa.Table) -> None:
    expected = [batch.num_rows for batch in dl.extract_batches(news, text="body", tables="dates")]
    assert [b.num_rows for b in dl.extract_batches(pl.DataFrame(news), text="body", tables="dates")] == expected
    parts = (news.slice(start, 10) for start in (0, 10, 20, 30))
    assert sum(b.num_rows for b in dl.extract_batches(parts, text="body", tables="dates")) == sum(expected)


def test_an_empty_stream_gives_nothing_and_an_empty_batch_nothing_too() -> None:
    empty = pa.table({"body": pa.array([], pa.string())})
    assert list(dl.extract_batches([], text="body", tables="dates")) == []
    assert list(dl.extract_batches(empty, text="body", tables="dates")) == []


def test_a_bad_date_is_the_error_of_its_row() -> None:
    news = pa.table({"body": ["It rained on Friday.", "It snowed on Friday."], "day": ["soon", "2021-05-14"]})
    out = list(dl.extract_batches(news, text="body", published="day", tables=["articles", "dates"]))
    assert [row["error"] for row in out[0]["articles"].to_pylist()] == ['day must be YYYY-MM-DD, got "soon"', None]
    assert [row["value"] for row in out[0]["dates"].to_pylist()] == ["XXXX-WXX-5", "2021-05-14"]


def test_wrong_arguments_say_what_would_do(news: pa.Table) -> None:
    with pytest.raises(KeyError, match="no column 'text' in the batch; there are 'url', 'outlet', 'body'"):
        list(dl.extract_batches(news, text="text", tables="dates"))
    with pytest.raises(ValueError, match="keep has 'text', which dates has itself; rename it"):
        list(
            dl.extract_batches(news.rename_columns(["url", "text", "body"]), text="body", keep=["text"], tables="dates")
        )
    with pytest.raises(TypeError, match="pass \\['url'\\]"):
        dl.extract_batches(news, text="body", keep="url", tables="dates")
    with pytest.raises(TypeError, match="must hold record batches of Arrow, got str"):
        list(dl.extract_batches(["It rained."], text="body", tables="dates"))
    with pytest.raises(ValueError, match="the pipeline fills dates, not entities"):
        dl.extract_batches(news, text="body", tables="entities", pipeline=dl.Pipeline(tables=["dates"]))


@pytest.mark.parametrize("table", dl.TABLES)
def test_the_schema_in_other_words(table: str) -> None:
    told = dl.schema(table)
    assert told.to_arrow() == dl.extract([], tables=[table])[table].to_arrow().schema
    assert [part.split(" ")[0] for part in told.to_ddl().split(", ")] == [column.name for column in told.columns]
    meta, some = told.to_meta(), dl.extract(stories(3), tables=[table])[table].to_pandas()
    assert len(meta) == 0
    assert [str(kind) for kind in meta.dtypes] == [str(kind) for kind in some.dtypes]
