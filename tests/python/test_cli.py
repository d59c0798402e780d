"""The command line."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import dateline as dl
import polars as pl
import pytest
from dateline.cli import main

STORY = "LIMA, May 14 (ANDINA) -- Peru’s Foreign Ministry said on Friday that talks would go on.\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_module_and_script_agree(file: Path) -> None:
    run = [
        subprocess.run(command, capture_output=True, text=True, check=True)
        for command in (
            [sys.executable, "-m", "dateline", "--version"],
            [str(Path(sys.executable).with_name("dateline")), "--version"],
        )
    ]
    assert run[0].stdout == run[1].stdout == f"dateline {dl.__version__}\n"
    assert file.exists()


def test_tables_on_the_terminal(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", str(file), "--published", "2021-05-14"]) == 0
    out = capsys.readouterr().out
    assert "entities: 4 rows" in out
    assert "dates: 2 rows" in out
    assert "2021-05-14" in out
    assert "Peru" in out


def test_json_lines_and_csv(file: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["extract", str(file), "--table", "dates", "--format", "jsonl"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["text"] for row in rows] == ["May 14", "Friday"]
    assert main(["extract", str(file), "--table", "dates", "-o", str(tmp_path / "dates.csv")]) == 0
    table = list(csv.DictReader(io.StringIO((tmp_path / "dates.csv").read_text(encoding="utf-8"))))
    assert [row["text"] for row in table] == ["May 14", "Friday"]


def test_cells_that_a_spreadsheet_would_run_are_guarded(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "story.txt"
    path.write_text("=HYPERLINK(1)\n\nIt rained in Lima all day long and all night.\n", encoding="utf-8")
    assert main(["extract", str(path), "--table", "blocks", "--format", "csv"]) == 0
    assert "'=HYPERLINK(1)" in capsys.readouterr().out


def test_parquet_holds_all_tables(file: Path, tmp_path: Path) -> None:
    assert main(["extract", str(file), "-o", str(tmp_path / "out"), "--published", "2021-05-14"]) == 0
    frames = {name: pl.read_parquet(tmp_path / "out" / name) for name in dl.TABLES}
    assert frames["dates"]["value"].to_list() == ["2021-05-14", "2021-05-14"]


def test_standard_input(file: Path) -> None:
    command = [sys.executable, "-m", "dateline", "extract", "-", "--table", "articles", "--format", "jsonl"]
    run = subprocess.run(command, input=file.read_bytes(), capture_output=True, check=True)
    row = json.loads(run.stdout)
    assert (row["id"], row["dateline_place"]) == ("-", "LIMA")


def test_show_marks_the_text(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(file), "--published", "2021-05-14", "--color", "never"]) == 0
    out = capsys.readouterr().out
    assert "[LIMA|GPE PER], [May 14|DATE 2021-05-14]" in out
    assert main(["show", str(file), "--color", "always"]) == 0
    assert "\033[" in capsys.readouterr().out


def test_a_document_with_an_error_is_exit_code_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "n.jsonl").write_text('{"text": "It rained in Lima."}\n{"text": null}\n')
    assert main(["extract", str(tmp_path), "--table", "entities", "--format", "jsonl"]) == 1
    captured = capsys.readouterr()
    assert json.loads(captured.out)["text"] == "Lima"
    assert "n.jsonl:2: missing text" in captured.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["extract", "none.txt"], "no file 'none.txt'"),
        (["extract", "-", "--published", "soon"], '--published must be YYYY-MM-DD, got "soon"'),
        (["extract", "-", "--format", "parquet"], "--format parquet needs -o PATH"),
        (["extract", "-", "-o", "x.csv"], "x.csv can hold one table, not entities, dates"),
        (["extract", "-", "--threads", "-1"], "threads must be 0 (one a core) or more, got -1"),
    ],
)
def test_wrong_usage_is_exit_code_2(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"It rained.")))
    assert main(arguments) == 2
    assert message in capsys.readouterr().err


def test_wrong_options_are_exit_code_2() -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["extract", "-", "--table", "nothing"])


def test_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "dates"]) == 0
    out = capsys.readouterr().out
    assert "value" in out
    assert "TIMEX3 value" in out


def test_explain_says_why(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "story.txt"
    path.write_text(
        "The court ruled on Wednesday.\n\nIt was founded in May 1898 and rebuilt recently.", encoding="utf-8"
    )
    assert main(["explain", str(path), "--published", "2021-05-14"]) == 0
    out = capsys.readouterr().out
    assert "publication date: 2021-05-14, given" in out
    assert "'Wednesday'\n  DATE 2021-05-12: 2021-05-12 until 2021-05-13" in out
    assert "counted from the publication date; rule weekday; score 0.90" in out
    assert "'May 1898'\n  DATE 1898-05: 1898-05-01 until 1898-06-01\n  the text names the year; rule month" in out
    assert "DATE PAST_REF: no place in the calendar" in out
    assert main(["explain", str(path)]) == 0
    out = capsys.readouterr().out
    assert "publication date: none" in out
    assert "'Wednesday'\n  DATE XXXX-WXX-3: no place in the calendar\n  no date to count from; rule weekday" in out
