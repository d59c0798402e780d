"""Daft and Ray Data, by the recipes of docs/SCALE.md."""

from __future__ import annotations

import dateline as dl
import pyarrow as pa
import pytest
from dateline.batches import output_schema
from stories import stories


@pytest.fixture
def news() -> pa.Table:
    return pa.table({"url": [f"u{n:02}" for n in range(20)], "body": stories(20)})


@pytest.fixture
def expected(news: pa.Table) -> list[tuple[str, str]]:
    records = dl.extract(news["body"])
    return [(f"u{row['doc']:02}", row["value"]) for row in records.dates]


def test_daft(news: pa.Table, expected: list[tuple[str, str]]) -> None:
    daft = pytest.importorskip("daft", reason="Daft is not installed: pip install daft")
    frame = daft.from_arrow(news)
    batches = dl.extract_batches(frame.to_arrow_iter(), text="body", id="url", tables="dates")
    found = daft.from_arrow(pa.Table.from_batches(batches, schema=output_schema("dates", has_id=True)))
    assert [(row["id"], row["value"]) for row in found.to_pylist()] == expected


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning", "ignore::ResourceWarning")
def test_ray(news: pa.Table, expected: list[tuple[str, str]]) -> None:
    ray = pytest.importorskip("ray", reason="Ray is not installed: pip install 'ray[data]'")

    def dates(table: pa.Table) -> pa.Table:
        batches = dl.extract_batches(table, text="body", id="url", tables="dates")
        return pa.Table.from_batches(batches, schema=output_schema("dates", has_id=True))

    found = ray.data.from_arrow(news).map_batches(dates, batch_format="pyarrow", batch_size=None).take_all()
    assert sorted((row["id"], row["value"]) for row in found) == sorted(expected)
