"""Stores of long runs: the same rows however they are cut off."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import dateline as dl
import duckdb
import pyarrow.parquet as pq
import pytest
from dateline.cli import main
from stories import stories, story

if TYPE_CHECKING:
    from pathlib import Path

KINDS = ["out", "news.duckdb"]


def tables_of(store: Path) -> dict[str, list[dict[str, Any]]]:
    """All rows of a store, in order of documents and places."""
    found = {}
    for name in dl.TABLES:
        if store.suffix == ".duckdb":
            with duckdb.connect(str(store)) as connection:
                rows = connection.sql(f"FROM {name}").to_arrow_table().to_pylist()
        else:
            rows = pq.read_table(store / name).to_pylist()
        found[name] = sorted(rows, key=lambda row: (row["doc"], row.get("start") or 0, row.get("end") or 0))
    return found


def files_of(folder: Path, count: int) -> Path:
    folder.mkdir()
    for number, text in enumerate(stories(count)):
        (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("threads", ["1", "2"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_store_has_the_rows_of_extract(tmp_path: Path, kind: str, threads: str) -> None:
    news = files_of(tmp_path / "news", 40)
    assert main(["extract", str(news), "-o", str(tmp_path / kind), "--threads", threads]) == 0
    ids = [str(path) for path in sorted(news.iterdir())]
    expected = dl.extract(stories(40), ids=ids)
    assert tables_of(tmp_path / kind) == {name: expected[name].to_arrow().to_pylist() for name in dl.TABLES}


@pytest.mark.parametrize("kind", KINDS)
def test_new_files_are_added_and_known_ones_left_out(
    tmp_path: Path, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    news, store = files_of(tmp_path / "news", 10), tmp_path / kind
    assert main(["extract", str(news), "-o", str(store)]) == 0
    (news / "99999.txt").write_text(story(77), encoding="utf-8")
    assert main(["extract", str(news), "-o", str(store), "--resume"]) == 0
    assert f"{store}: articles: 1 rows" in capsys.readouterr().err
    articles = tables_of(store)["articles"]
    assert [row["doc"] for row in articles] == list(range(11))
    assert articles[-1]["id"] == str(news / "99999.txt")


@pytest.mark.parametrize("kind", KINDS)
def test_a_changed_file_is_read_again(tmp_path: Path, kind: str) -> None:
    news, store = files_of(tmp_path / "news", 6), tmp_path / kind
    assert main(["extract", str(news), "-o", str(store)]) == 0
    (news / "00002.txt").write_text(
        "HANOI -- It rained in Hanoi on 3 June 2020, and nobody minded.\n", encoding="utf-8"
    )
    assert main(["extract", str(news), "-o", str(store), "--resume"]) == 0
    found = tables_of(store)
    assert [row["doc"] for row in found["articles"]] == [0, 1, 3, 4, 5, 6]
    assert [row["value"] for row in found["dates"] if row["doc"] == 6] == ["2020-06-03"]
    assert {row["doc"] for row in found["entities"]} == {0, 1, 3, 4, 5, 6}


@pytest.mark.parametrize("kind", KINDS)
def test_without_resume_the_store_is_made_anew(tmp_path: Path, kind: str) -> None:
    news, store = files_of(tmp_path / "news", 3), tmp_path / kind
    for _ in range(2):
        assert main(["extract", str(news), "-o", str(store)]) == 0
    assert len(tables_of(store)["articles"]) == 3


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_not_committed_does_not_count(tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of 2,500 documents is cut off in its third batch, and goes on where it was."""
    news, store, whole = tmp_path / "news.jsonl", tmp_path / kind, tmp_path / f"whole-{kind}"
    news.write_text("".join(json.dumps({"text": text}) + "\n" for text in stories(2500)), encoding="utf-8")
    assert main(["extract", str(news), "-o", str(whole)]) == 0
    read, calls = dl.Pipeline.read_batches, []

    def cut_off(self: dl.Pipeline, *args: Any, **options: Any) -> dl.Records:
        calls.append(options)
        if len(calls) == 3:
            raise OSError("no space left on device")
        return read(self, *args, **options)

    monkeypatch.setattr(dl.Pipeline, "read_batches", cut_off)
    assert main(["extract", str(news), "-o", str(store)]) == 2
    assert len(tables_of(store)["articles"]) == 2000
    assert main(["extract", str(news), "-o", str(store), "--resume"]) == 0
    assert tables_of(store) == tables_of(whole)


@pytest.mark.parametrize("kind", KINDS)
def test_killed_and_resumed_is_as_undisturbed(tmp_path: Path, kind: str) -> None:
    news, store, whole = files_of(tmp_path / "news", 5000), tmp_path / kind, tmp_path / f"whole-{kind}"
    command = [sys.executable, "-m", "dateline", "extract", str(news)]
    subprocess.run([*command, "-o", str(whole)], check=True, capture_output=True)
    # DuckDB writes to its log first; a batch of a thousand stories is well over a megabyte there.
    committed = store / "files" / "part-00000.parquet" if kind == "out" else tmp_path / "news.duckdb.wal"
    run = subprocess.Popen([*command, "-o", str(store)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while not (committed.exists() and (kind == "out" or committed.stat().st_size > 1_000_000)):
        assert run.poll() is None, "the run ended before it was killed"
        assert time.monotonic() < deadline
        time.sleep(0.001)
    run.send_signal(signal.SIGKILL)
    assert run.wait() == -signal.SIGKILL
    before = len(tables_of(store)["articles"])
    assert before < 5000
    subprocess.run([*command, "-o", str(store), "--resume"], check=True, capture_output=True)
    assert tables_of(store) == tables_of(whole)


def test_leftovers_of_a_crash_between_renames_go(tmp_path: Path) -> None:
    news, store = files_of(tmp_path / "news", 3), tmp_path / "out"
    assert main(["extract", str(news), "-o", str(store)]) == 0
    for name in ("dates", "articles"):
        (store / name / "part-00001.parquet").write_bytes((store / name / "part-00000.parquet").read_bytes())
        (store / name / "part-00002.parquet.part").write_bytes(b"PAR1")
    assert main(["extract", str(news), "-o", str(store), "--resume"]) == 0
    assert len(tables_of(store)["articles"]) == 3
    assert not list(store.rglob("*.part"))


def test_resume_wants_a_store(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    news = files_of(tmp_path / "news", 1)
    assert main(["extract", str(news), "--table", "dates", "-o", str(tmp_path / "d.csv"), "--resume"]) == 2
    assert "--resume goes with a directory of Parquet or a .duckdb file" in capsys.readouterr().err


def test_without_pyarrow_nothing_is_begun(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    news = files_of(tmp_path / "news", 1)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    assert main(["extract", str(news), "-o", str(tmp_path / "out")]) == 2
    assert "a store of Parquet needs pyarrow; install it with: pip install pyarrow" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_one_table_in_one_parquet_file(tmp_path: Path) -> None:
    news = files_of(tmp_path / "news", 30)
    assert main(["extract", str(news), "--table", "dates", "-o", str(tmp_path / "dates.parquet")]) == 0
    assert pq.read_table(tmp_path / "dates.parquet").to_pylist() == dl.extract(stories(30)).dates.to_dicts()
    assert not list(tmp_path.glob("*.part"))


def test_records_to_duckdb_and_more_after_them(tmp_path: Path) -> None:
    path = tmp_path / "news.duckdb"
    records = dl.extract(stories(5), ids=range(5))
    assert records.to_duckdb(path) == path
    records.to_duckdb(path)
    dl.extract(stories(3), ids=range(5, 8)).to_duckdb(path, append=True)
    with duckdb.connect(str(path)) as connection:
        assert connection.sql("SELECT doc, id FROM articles ORDER BY doc").fetchall() == [(n, str(n)) for n in range(8)]
        query = "SELECT DISTINCT id FROM mentions WHERE country = 'PER' ORDER BY id"
        assert connection.sql(query).fetchall() == [("0",), ("5",)]


def test_a_failed_write_leaves_the_tables_as_they_were(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "news.duckdb"
    records = dl.extract(stories(2))
    records.to_duckdb(path)
    to_arrow = dl.Table.to_arrow

    def fail(table: dl.Table) -> Any:
        if table.name == "quotes":
            raise MemoryError
        return to_arrow(table)

    monkeypatch.setattr(dl.Table, "to_arrow", fail)
    with pytest.raises(MemoryError):
        records.to_duckdb(path, append=True)
    with duckdb.connect(str(path)) as connection:
        assert connection.sql("SELECT count(*) FROM articles").fetchall() == [(2,)]


def test_documents_are_numbered_apart_whoever_wrote_the_store(tmp_path: Path) -> None:
    news, path = files_of(tmp_path / "news", 2), tmp_path / "news.duckdb"
    dl.extract(stories(3)).to_duckdb(path)
    assert main(["extract", str(news), "-o", str(path), "--resume"]) == 0
    assert [row["doc"] for row in tables_of(path)["articles"]] == [0, 1, 2, 3, 4]


def test_doc_is_kept_where_nothing_stands_before_it(tmp_path: Path) -> None:
    path = tmp_path / "news.duckdb"
    dl.extract(["Nothing here.", "It rained in 2021."], tables=["dates"]).to_duckdb(path)
    with duckdb.connect(str(path)) as connection:
        assert connection.sql("SELECT doc FROM dates").fetchall() == [(1,)]
    for part in dl.stream(stories(4), batch_size=2):
        part.to_duckdb(tmp_path / "parts.duckdb", append=True)
    assert [row["doc"] for row in tables_of(tmp_path / "parts.duckdb")["articles"]] == [0, 1, 2, 3]


def test_tables_of_an_earlier_run_go_with_it(tmp_path: Path) -> None:
    news, store = files_of(tmp_path / "news", 2), tmp_path / "out"
    assert main(["extract", str(news), "-o", str(store)]) == 0
    assert main(["extract", str(news), "--table", "dates", "-o", str(store)]) == 0
    assert not list((store / "entities").iterdir())
    assert len(pq.read_table(store / "dates")) == 6
