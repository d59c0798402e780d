"""The command line: `dateline extract`, `dateline show`, `dateline explain`, `dateline schema`."""

from __future__ import annotations

import argparse
import csv
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from dateline import Pipeline, __version__
from dateline.display import marks
from dateline.files import Columns, batches_of, find_files
from dateline.inputs import Batch
from dateline.published import seconds
from dateline.records import write_parquet
from dateline.schema import TABLES, schema

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.records import Records
    from dateline.table import Table

__all__ = ["main"]

OK, DOCUMENT_ERROR, USAGE = 0, 1, 2

_TABLE_ROWS = 20
# Columns that a terminal has room for.
_BRIEF = {
    "articles": ("doc", "id", "title", "published", "dateline_place", "n_words"),
    "blocks": ("doc", "kind", "start", "end", "text"),
    "sentences": ("doc", "sentence", "start", "end", "text"),
    "entities": ("doc", "start", "text", "label", "name", "country", "rule"),
    "dates": ("doc", "start", "text", "type", "value", "mod", "begin", "until", "anchor"),
    "quotes": ("doc", "text", "speaker", "speaker_name", "cue"),
    "quantities": ("doc", "text", "value", "noun", "event"),
}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="dateline", description="Turn news text into tables of names, dates and more."
    )
    parser.add_argument("--version", action="version", version=f"dateline {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    extract = commands.add_parser("extract", help="write the tables of files as text, JSON lines, CSV or Parquet")
    extract.add_argument("paths", nargs="+", metavar="PATH", help="file, pattern, directory, or - for standard input")
    extract.add_argument(
        "--table",
        action="append",
        choices=TABLES,
        help="table to write; may be repeated (default: entities, dates; all for Parquet)",
    )
    extract.add_argument(
        "--format", choices=("table", "jsonl", "csv", "parquet"), help="default: by the name of -o, else table"
    )
    extract.add_argument("-o", "--output", metavar="PATH", help="file, or directory for several tables")
    extract.add_argument("--published", metavar="DATE", help="publication date of all documents, YYYY-MM-DD")
    extract.add_argument("--text-column", default="text", metavar="NAME", help="column of the texts (default: text)")
    extract.add_argument(
        "--date-column", default="published", metavar="NAME", help="column of the dates (default: published)"
    )
    extract.add_argument(
        "--title-column", default="title", metavar="NAME", help="column of the headlines (default: title)"
    )
    extract.add_argument("--id-column", default="id", metavar="NAME", help="column of the ids (default: id)")
    extract.add_argument("--threads", type=int, default=0, metavar="N", help="0: one a core")
    extract.add_argument("--progress", action="store_true", help="show how far it has come")

    show = commands.add_parser("show", help="print a document with its names and dates marked")
    show.add_argument("path", metavar="FILE", help="text file, or - for standard input")
    show.add_argument("--published", metavar="DATE", help="publication date, YYYY-MM-DD")
    show.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="default: on a terminal")

    explain = commands.add_parser("explain", help="say of every date how it was resolved, and by which rule")
    explain.add_argument("path", metavar="FILE", help="text file, or - for standard input")
    explain.add_argument("--published", metavar="DATE", help="publication date, YYYY-MM-DD")

    columns = commands.add_parser("schema", help="print the columns of the tables")
    columns.add_argument("table", nargs="?", choices=TABLES)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit code.

    0: all well; 1: some document had an error, its row is kept; 2: wrong usage.
    """
    options = _parser().parse_args(arguments)
    commands = {"extract": _extract, "show": _show, "explain": _explain, "schema": _schema}
    try:
        return commands[options.command](options)
    except (ValueError, TypeError, OSError, ImportError) as error:
        print(f"dateline: {error}", file=sys.stderr)
        return USAGE
    except KeyboardInterrupt:
        return 130


def _batches(options: argparse.Namespace) -> Iterator[Batch]:
    published = seconds(options.published, where="--published")
    columns = Columns(options.text_column, options.id_column, options.date_column, options.title_column)
    files = [path for path in options.paths if path != "-"]
    found = find_files(files) if files else []
    if "-" in options.paths:
        yield Batch([sys.stdin.buffer.read()], ["-"], [published], None, None)
    yield from batches_of(found, columns=columns, published=published)


def _extract(options: argparse.Namespace) -> int:
    output = Path(options.output) if options.output else None
    by_name = {".jsonl": "jsonl", ".csv": "csv", ".parquet": "parquet"}
    kind = options.format or (by_name.get(output.suffix, "parquet") if output else "table")
    if kind == "parquet" and output is None:
        raise ValueError("--format parquet needs -o PATH")
    tables = options.table or (list(TABLES) if kind == "parquet" else ["entities", "dates"])
    pipeline = Pipeline(tables=[*tables, "articles"], threads=options.threads)
    records = pipeline.read_batches(_batches(options), progress=options.progress)
    _write(records, tables, kind, output)
    return _report_errors(records)


def _write(records: Records, tables: Sequence[str], kind: str, output: Path | None) -> None:
    single = output is not None and output.suffix in {".jsonl", ".csv", ".parquet", ".txt"}
    if single and len(tables) > 1:
        raise ValueError(
            f"{output} can hold one table, not {', '.join(tables)}; choose one with --table, or give a directory"
        )
    if output is None:
        for name in tables:
            _print_table(records[name], kind, sys.stdout)
        return
    if not single:
        output.mkdir(parents=True, exist_ok=True)
    for name in tables:
        path = output if single else output / f"{name}.{'txt' if kind == 'table' else kind}"
        if kind == "parquet":
            write_parquet(records[name], path)
        else:
            with path.open("w", encoding="utf-8", newline="") as file:
                _print_table(records[name], kind, file)
        print(f"{path}: {len(records[name]):,} rows", file=sys.stderr)


def _report_errors(records: Records) -> int:
    errors = [row for row in records.articles if row["error"] is not None]
    for row in errors[:20]:
        print(f"dateline: {row['id'] or row['doc']}: {row['error']}", file=sys.stderr)
    if len(errors) > 20:  # noqa: PLR2004
        print(f"dateline: and {len(errors) - 20} more documents with errors", file=sys.stderr)
    return DOCUMENT_ERROR if errors else OK


def _print_table(table: Table, kind: str, file: TextIO) -> None:
    if kind == "jsonl":
        for row in table:
            print(json.dumps(row, ensure_ascii=False, default=str), file=file)
    elif kind == "csv":
        writer = csv.writer(file)
        writer.writerow(table.columns)
        for row in table:
            writer.writerow([_guarded(value) for value in row.values()])
    else:
        _print_text(table, file)


def _guarded(value: Any) -> Any:
    """Return a cell that no spreadsheet takes for a formula."""
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")):
        return "'" + value
    return value


def _print_text(table: Table, file: TextIO) -> None:
    """Print the columns that a terminal has room for, the first rows."""
    columns = _BRIEF[table.name]
    rows = [[_short(row[name]) for name in columns] for row in table.head(_TABLE_ROWS).to_dicts()]
    widths = [max(len(cell) for cell in cells) for cells in zip(columns, *rows, strict=True)]
    more = f", the first {_TABLE_ROWS} shown" if len(table) > _TABLE_ROWS else ""
    print(f"{table.name}: {len(table):,} {'row' if len(table) == 1 else 'rows'}{more}", file=file)
    for cells in [list(columns), ["-" * width for width in widths], *rows]:
        print("  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip(), file=file)
    print(file=file)


def _short(value: Any) -> str:
    text = "" if value is None else str(value).removesuffix(" 00:00:00")
    text = "".join(c if c.isprintable() else " " for c in text)
    return text if len(text) <= 40 else text[:39] + "…"  # noqa: PLR2004


_COLOURS = {"PERSON": 34, "ORG": 35, "GPE": 32, "NORP": 33, "LOC": 36, "FAC": 36}
_DATE_COLOUR = 31


def _text(path: str) -> str:
    data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    return data.decode("utf-8-sig", errors="replace")


_SOURCES = {
    "given": "given",
    "date_line": "printed in a line of its own",
    "dateline": "printed in the dateline",
    "weekday": "settled by the weekdays of the story",
}
_ANCHORS = {
    "explicit": "the text names the year",
    "published": "counted from the publication date",
    "mention": "counted from a date named before",
}


def _explain(options: argparse.Namespace) -> int:
    records = Pipeline(tables=["articles", "dates"]).read(_text(options.path), published=options.published)
    article = next(iter(records.articles))
    if article["published"] is None:
        print("publication date: none; what would count from it keeps X in its value")
    else:
        print(f"publication date: {_short(article['published'])}, {_SOURCES[article['published_source']]}")
    for row in records.dates:
        value = row["value"] + (f" {row['mod']}" if row["mod"] else "")
        if row["begin"] is None:
            interval, why = "no place in the calendar", "no date to count from" if "X" in row["value"] else ""
        else:
            interval = f"{_short(row['begin'])} until {_short(row['until'])}"
            why = _ANCHORS.get(row["anchor"], "")
        reasons = "; ".join(part for part in (why, f"rule {row['rule']}", f"score {row['score']:.2f}") if part)
        print(f"\n{_short(row['text'])!r}\n  {row['type']} {value}: {interval}\n  {reasons}")
    return _report_errors(records)


def _show(options: argparse.Namespace) -> int:
    text = _text(options.path)
    records = Pipeline(tables=["articles", "entities", "dates"]).read(text, published=options.published)
    colour = options.color == "always" or (options.color == "auto" and sys.stdout.isatty())
    out, at = [], 0
    for start, end, label, value in marks(records):
        mark = f"[{text[start:end]}|{label}{' ' + value if value else ''}]"
        code = _COLOURS.get(label, _DATE_COLOUR if label in {"DATE", "TIME", "DURATION", "SET"} else 37)
        out += [text[at:start], f"\033[{code}m{mark}\033[0m" if colour else mark]
        at = end
    print("".join([*out, text[at:]]))
    return _report_errors(records)


def _schema(options: argparse.Namespace) -> int:
    for name in [options.table] if options.table else TABLES:
        table = schema(name)
        print(f"{name}: {table.doc}")
        for column in table.columns:
            null = "?" if column.nullable else ""
            print(f"  {column.name + null:18} {column.type:13} {column.doc}")
        print()
    return OK
