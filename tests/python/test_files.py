"""Reading documents from files."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from typing import TYPE_CHECKING

import dateline as dl
import polars as pl
import pytest
from dateline.files import Columns, batches_of

if TYPE_CHECKING:
    from pathlib import Path

ROWS = [
    {"id": "a", "text": "It rained in Lima on Monday.", "published": "2021-05-14"},
    {"id": "b", "text": "Ana Ruiz left Oslo.", "published": None},
]
EXPECTED = dl.extract(
    ["It rained in Lima on Monday.", "Ana Ruiz left Oslo."], published=["2021-05-14", None], ids=["a", "b"]
)


def write(path: Path, data: bytes) -> Path:
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    return path


def json_lines() -> bytes:
    return "\n".join(json.dumps(row) for row in ROWS).encode()


def csv() -> bytes:
    return b"id,text,published\r\na,It rained in Lima on Monday.,2021-05-14\r\nb,Ana Ruiz left Oslo.,\r\n"


@pytest.mark.parametrize(
    ("name", "data"),
    [("n.jsonl", json_lines()), ("n.jsonl.gz", json_lines()), ("n.csv", csv()), ("n.csv.gz", csv()), ("N.CSV", csv())],
)
def test_tables_of_texts(tmp_path: Path, name: str, data: bytes) -> None:
    assert dl.read_files(write(tmp_path / name, data)) == EXPECTED


def test_parquet(tmp_path: Path) -> None:
    pl.DataFrame(ROWS).write_parquet(tmp_path / "n.parquet")
    assert dl.read_files(tmp_path / "n.parquet") == EXPECTED


@pytest.mark.parametrize("name", ["a.txt", "a.txt.gz"])
def test_a_text_file_is_one_document_named_by_its_path(tmp_path: Path, name: str) -> None:
    path = write(tmp_path / name, "Köln, Mai\n\nIt rained in Köln on Monday.".encode("latin-1"))
    row = dl.read_files(path).articles.to_dicts()[0]
    assert (row["id"], row["error"]) == (str(path), None)
    assert "Köln" in row["body"]


def test_other_column_names(tmp_path: Path) -> None:
    path = write(
        tmp_path / "n.jsonl", b'{"n": 7, "body": "It rained on Monday.", "day": "2021-05-14", "published": "x"}'
    )
    rec = dl.read_files(path, text_column="body", id_column="n", date_column="day")
    assert [(row["id"], row["error"]) for row in rec.articles] == [("7", None)]
    assert [row["value"] for row in rec.dates] == ["2021-05-10"]


def test_patterns_directories_and_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c.md"):
        write(tmp_path / name, b"It rained.")
    names = [
        [row["id"] for row in dl.read_files(paths).articles]
        for paths in (tmp_path, tmp_path / "*.txt", str(tmp_path / "*.txt"))
    ]
    assert names[0] == names[1] == names[2] == [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]
    both = [tmp_path / "b.txt", tmp_path / "*.txt"]
    assert [row["id"] for row in dl.read_files(both).articles] == [str(tmp_path / "b.txt"), str(tmp_path / "a.txt")]


def test_a_path_that_names_nothing_raises_at_once(tmp_path: Path) -> None:
    for missing in (tmp_path / "none.txt", tmp_path / "*.jsonl", tmp_path):
        with pytest.raises(FileNotFoundError, match=re.escape(str(missing))):
            dl.read_files(missing)
    with pytest.raises(ValueError, match=r"its name must end in \.txt, \.jsonl, \.csv, \.parquet"):
        dl.read_files(write(tmp_path / "a.docx", b"x"))


def test_damage_is_a_row_in_its_place(tmp_path: Path) -> None:
    lines = (
        b'{"id": "a", "text": "It rained."}\n'
        b'{"id": "b", \n'
        b"[1]\n"
        b'{"id": "c", "body": "?"}\n'
        b'{"id": "d", "text": "Dry.", "published": "soon"}\n'
    )
    rows = dl.read_files(write(tmp_path / "n.jsonl", lines)).articles.to_dicts()
    assert [row["doc"] for row in rows] == [0, 1, 2, 3, 4]
    assert rows[0]["error"] is None
    assert rows[1]["error"].startswith("line 2 is no JSON")
    assert rows[2]["error"] == "line 3 must be a JSON object, got list"
    assert rows[3]["error"] == "no column 'text'; there are 'id', 'body'"
    assert (rows[4]["error"], rows[4]["body"]) == ('published must be YYYY-MM-DD, got "soon"', "Dry.")


def test_a_damaged_file_does_not_lose_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(b"no gzip at all")
    (tmp_path / "b.parquet").write_bytes(b"PAR1 no parquet")
    write(tmp_path / "c.txt", b"It rained.")
    rows = dl.read_files(tmp_path).articles.to_dicts()
    assert [row["error"] is None for row in rows] == [False, False, True]
    assert "cannot read the file: BadGzipFile" in rows[0]["error"]


def test_the_bytes_of_a_whole_folder_come_in_bounded_batches(tmp_path: Path) -> None:
    write(tmp_path / "n.jsonl", b"\n".join(b'{"text": "It rained in Lima."}' for _ in range(2500)))
    rec = dl.read_files(tmp_path)
    assert len(rec) == 2500
    assert [row["doc"] for row in rec.articles] == list(range(2500))


@pytest.mark.parametrize("name", ["news.jsonl", "news.jsonl.gz", "news.csv", "news.parquet"])
def test_batches_say_how_far_reading_has_come(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    # Text that does not shrink to nothing when it is packed.
    rows = [{"text": "It rained. " + hashlib.sha512(str(number).encode()).hexdigest() * 3} for number in range(3500)]
    if name.endswith(".parquet"):
        pl.DataFrame(rows).write_parquet(path)
    elif name.endswith(".csv"):
        pl.DataFrame(rows).write_csv(path)
    else:
        data = "".join(json.dumps(row) + "\n" for row in rows).encode()
        path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    reads = [part.read for part in batches_of([path], columns=Columns())]
    assert sum(reads) == path.stat().st_size
    assert len(reads) == 4
    # Files are read ahead by some thousand bytes.
    assert all(abs(read / sum(reads) - 2 / 7) < 0.2 for read in reads[:3])
