"""Tables leave for every data frame library with the same rows."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
import textwrap
from typing import TYPE_CHECKING

import dateline as dl
import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

if TYPE_CHECKING:
    from pathlib import Path

TYPES = {
    "int32": pa.int32(),
    "int64": pa.int64(),
    "float32": pa.float32(),
    "float64": pa.float64(),
    "bool": pa.bool_(),
    "timestamp[s]": pa.timestamp("s"),
    "utf8": pa.string(),
    "large_utf8": pa.large_string(),
    "dictionary": pa.dictionary(pa.int16(), pa.string()),
}
DTYPES = {
    "int32": "Int32",
    "int64": "Int64",
    "float32": "float32",
    "float64": "float64",
    "bool": "bool",
    "timestamp[s]": "datetime64[s]",
    "dictionary": "category",
}


@pytest.mark.parametrize("name", dl.TABLES)
def test_arrow_types_and_rows_are_those_of_the_schema(records: dl.Records, name: str) -> None:
    table = records[name]
    arrow = table.to_arrow()
    assert arrow.schema.names == list(table.columns)
    for column in dl.schema(name).columns:
        field = arrow.schema.field(column.name)
        assert (field.type, field.nullable) == (TYPES[column.type], column.nullable), column
    assert arrow.to_pylist() == table.to_dicts()


@pytest.mark.parametrize("name", dl.TABLES)
def test_pandas_has_the_same_rows_and_fixed_types(records: dl.Records, name: str) -> None:
    frame = records[name].to_pandas()
    for column in dl.schema(name).columns:
        expected = DTYPES.get(column.type)
        assert expected is None or str(frame[column.name].dtype) == expected, column
    assert len(frame) == len(records[name])
    for key in records[name].columns:
        wanted = [row[key] for row in records[name]]
        got = [None if pd.isna(value) else value for value in frame[key]]
        assert got == pytest.approx(wanted) if key == "score" else got == wanted, key


@pytest.mark.parametrize("name", dl.TABLES)
def test_polars_has_the_same_rows(records: dl.Records, name: str) -> None:
    frame = records[name].to_polars()
    assert isinstance(frame, pl.DataFrame)
    assert frame.to_dicts() == records[name].to_dicts()


def test_duckdb_reads_a_table_where_it_stands(records: dl.Records) -> None:
    entities = records.entities
    assert entities is not None
    got = duckdb.sql("select text from entities where country = 'PER' order by start")
    assert got is not None
    assert got.fetchall()[0] == ("LIMA",)


def test_pandas_needs_no_pyarrow_and_gives_the_same_types(tmp_path: Path) -> None:
    code = textwrap.dedent("""
        import sys
        class Without:
            def find_spec(self, name, path=None, target=None):
                if name.partition(".")[0] == "pyarrow":
                    raise ImportError(name)
        if len(sys.argv) > 1:
            sys.meta_path.insert(0, Without())
        import dateline as dl
        rec = dl.read("LIMA, May 14 (ANDINA) -- Ana Ruiz left on Friday.", published="2021-05-14")
        for name in dl.TABLES:
            frame = rec[name].to_pandas()
            rows = frame.astype(object).where(frame.notna(), None).to_dict("records")
            print(name, [str(t) for t in frame.dtypes], rows)
    """)
    script = tmp_path / "frames.py"
    script.write_text(code)
    run = [
        subprocess.run([sys.executable, str(script), *more], capture_output=True, text=True, check=True).stdout
        for more in ([], ["without"])
    ]
    assert run[0] == run[1]
    assert "datetime64[s]" in run[0]


@pytest.mark.parametrize(
    ("module", "call"), [("pandas", "to_pandas"), ("polars", "to_polars"), ("pyarrow", "to_arrow")]
)
def test_the_error_says_what_to_install(module: str, call: str) -> None:
    code = f"import sys; sys.modules[{module!r}] = None\nimport dateline as dl\ndl.read('Lima').dates.{call}()"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert f"ImportError: {module} is not installed; install it with: pip install {module}" in run.stderr


def test_values_are_plain_python(records: dl.Records) -> None:
    row = next(row for row in records.dates if row["text"] == "last November")
    begin, until = dt.datetime(2020, 11, 1), dt.datetime(2020, 12, 1)  # noqa: DTZ001
    assert (row["begin"], row["until"], row["granularity"]) == (begin, until, "month")
    lima = next(iter(records.entities))
    assert (lima["country"], lima["metonym"], round(lima["latitude"])) == ("PER", False, -12)
    assert (lima["role"], lima["organisation"]) == (None, None)


def test_slices_length_iteration_and_equality(story: str, records: dl.Records) -> None:
    blocks = records.blocks
    assert blocks.head(2, start=1).to_dicts() == blocks.to_dicts()[1:3]
    assert list(blocks) == blocks.to_dicts()
    assert blocks == dl.read(story, published="2021-05-14").blocks
    assert blocks != records.dates
    assert blocks.head(2, start=99).to_dicts() == []


def test_only_the_tables_asked_for_are_filled(story: str) -> None:
    rec = dl.read(story, tables=["dates", "articles"])
    assert rec.tables == ("articles", "dates")
    with pytest.raises(AttributeError, match="table 'entities' was not asked for; these are here: articles, dates"):
        _ = rec.entities
    with pytest.raises(KeyError, match="was not asked for"):
        rec["quotes"]
    with pytest.raises(KeyError, match="is not one of articles"):
        rec["nothing"]
    full = dl.read(story)
    assert rec.dates == full.dates


def test_parquet_and_back(records: dl.Records, tmp_path: Path) -> None:
    paths = records.to_parquet(tmp_path / "out")
    assert [path.name for path in paths] == [f"{name}.parquet" for name in dl.TABLES]
    assert pl.read_parquet(tmp_path / "out" / "dates.parquet").to_dicts() == records.dates.to_dicts()
    assert not list((tmp_path / "out").glob("*.part"))


def test_the_schema_names_what_there_is() -> None:
    with pytest.raises(ValueError, match="table must be one of articles, blocks"):
        dl.schema("entity")
    assert all(column.doc for name in dl.TABLES for column in dl.schema(name).columns)
