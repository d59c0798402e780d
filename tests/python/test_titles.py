"""A headline that the caller has is used, and none is guessed."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import dateline as dl
import pytest
from dateline import cli

if TYPE_CHECKING:
    from pathlib import Path

BODY = "A court ruled on Monday that the old harbour may be closed.\n\nThe ships will go to the new quay in the east."
OTHER = "Harbour of Oslo\n\n" + BODY


def titles(rec: dl.Records) -> list[str | None]:
    return [row["title"] for row in rec.articles]


def test_one_title() -> None:
    rec = dl.read(OTHER, title="Court rules")
    assert titles(rec) == ["Court rules"]
    assert [block["kind"] for block in rec.blocks] == ["boilerplate", "body", "body"]
    assert titles(dl.read(OTHER)) == ["Harbour of Oslo"]
    assert titles(dl.read(OTHER, title=" ")) == ["Harbour of Oslo"]


def test_a_title_a_document_none_where_there_is_none() -> None:
    rec = dl.extract([BODY, OTHER, None], titles=["Court rules", None, "Lost text"])
    assert titles(rec) == ["Court rules", "Harbour of Oslo", "Lost text"]
    parts = dl.stream([BODY, OTHER], titles=iter(["One", "Two"]), batch_size=1)
    assert [titles(part) for part in parts] == [["One"], ["Two"]]


def test_wrong_titles_say_what_would_do() -> None:
    with pytest.raises(TypeError, match=r"titles must be a list or column with one a text, got the str 'One'"):
        dl.extract([BODY], titles="One")
    with pytest.raises(TypeError, match=r"titles\[1\] must be str or None, got int"):
        dl.extract([BODY, BODY], titles=["One", 2])  # type: ignore[list-item]
    with pytest.raises(ValueError, match=r"titles has fewer values than there are texts"):
        dl.extract([BODY, BODY], titles=["One"])
    with pytest.raises(TypeError, match=r"title must be str or None, got int"):
        dl.read(BODY, title=2)  # type: ignore[arg-type]


def test_surrogates_in_titles_and_ids_are_replaced() -> None:
    rec = dl.extract([BODY], titles=["Court \ud800 rules"], ids=["\udfff"])
    assert titles(rec) == ["Court ? rules"]
    assert next(iter(rec.articles))["id"] == "?"


ROWS = [{"text": BODY, "title": "Court rules", "head": "A"}, {"text": OTHER, "title": "", "head": "B"}]


def files(folder: Path) -> dict[str, Path]:
    paths = {kind: folder / f"news.{kind}" for kind in ("jsonl", "csv", "parquet")}
    paths["jsonl"].write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    with paths["csv"].open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(ROWS[0]))
        writer.writeheader()
        writer.writerows(ROWS)
    pa = pytest.importorskip("pyarrow", reason="Parquet needs pyarrow")
    pq = pytest.importorskip("pyarrow.parquet", reason="Parquet needs pyarrow")
    pq.write_table(pa.Table.from_pylist(ROWS), paths["parquet"])
    return paths


@pytest.mark.parametrize("kind", ["jsonl", "csv", "parquet"])
def test_the_title_column_of_files(kind: str, tmp_path: Path) -> None:
    path = files(tmp_path)[kind]
    assert titles(dl.read_files(path)) == ["Court rules", "Harbour of Oslo"]
    assert titles(dl.read_files(path, title_column="head")) == ["A", "B"]
    assert titles(dl.read_files(path, title_column="none")) == [None, "Harbour of Oslo"]


def test_the_title_column_on_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = files(tmp_path)["jsonl"]
    code = cli.main(["extract", str(path), "--title-column", "head", "--table", "articles", "--format", "jsonl"])
    assert code == 0
    assert [json.loads(line)["title"] for line in capsys.readouterr().out.splitlines()] == ["A", "B"]


def test_another_language_is_a_note_and_no_nonsense() -> None:
    french = "Le ministre a dit lundi que le port de la ville sera fermé aux navires et que les quais sont vides."
    rec = dl.extract([french, BODY], published="2021-05-04")
    articles = rec.articles.to_dicts()
    assert [row["language"] for row in articles] == ["fr", "en"]
    assert articles[0]["error"].startswith("language fr: only blocks and sentences are read")
    assert articles[1]["error"] is None
    assert {row["doc"] for row in rec.sentences} == {0, 1}
    assert {row["doc"] for row in rec.dates} == {1}
