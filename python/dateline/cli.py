"""The command line: `dateline extract`, `dateline show`, `dateline explain`, `dateline schema`."""

from __future__ import annotations

import argparse
import sys
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from dateline import Pipeline, __version__
from dateline.beside import Writer, ahead
from dateline.display import marks
from dateline.files import Columns, FileBatch, batches_of, find_files, size_of
from dateline.inputs import Batch
from dateline.output import open_output, short
from dateline.progress import Progress
from dateline.published import seconds
from dateline.schema import TABLES, schema
from dateline.store import FilePart, Resume, plan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.records import Records

__all__ = ["main"]

OK, DOCUMENT_ERROR, USAGE = 0, 1, 2
# Errors that are shown one by one.
_ERRORS = 20


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="dateline", description="Turn news text into tables of names, dates and more."
    )
    parser.add_argument("--version", action="version", version=f"dateline {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    extract = commands.add_parser(
        "extract", help="write the tables of files as text, JSON lines, CSV, Parquet or DuckDB"
    )
    extract.add_argument("paths", nargs="+", metavar="PATH", help="file, pattern, directory, or - for standard input")
    extract.add_argument(
        "--table",
        action="append",
        choices=TABLES,
        help="table to write; may be repeated (default: entities, dates; all for a directory of Parquet and DuckDB)",
    )
    extract.add_argument(
        "--format",
        choices=("table", "jsonl", "csv", "parquet", "duckdb"),
        help="default: by the name of -o, else table",
    )
    extract.add_argument(
        "-o", "--output", metavar="PATH", help="file (.jsonl, .csv, .parquet, .duckdb), or directory of Parquet"
    )
    extract.add_argument("--resume", action="store_true", help="leave out files that the output has; add the others")
    extract.add_argument("--published", metavar="DATE", help="publication date of all documents, YYYY-MM-DD")
    extract.add_argument("--text-column", default="text", metavar="NAME", help="column of the texts (default: text)")
    extract.add_argument(
        "--date-column", default="published", metavar="NAME", help="column of the dates (default: published)"
    )
    extract.add_argument(
        "--title-column", default="title", metavar="NAME", help="column of the headlines (default: title)"
    )
    extract.add_argument("--id-column", default="id", metavar="NAME", help="column of the ids (default: id)")
    extract.add_argument(
        "--threads",
        type=int,
        default=0,
        metavar="N",
        help="0: one a core; 1: one in all, else reading and writing beside",
    )
    extract.add_argument("--progress", action="store_true", help="show how far it has come")

    report = commands.add_parser(
        "report", help="write one page (HTML) about files: timeline, names, countries, stories"
    )
    report.add_argument("paths", nargs="+", metavar="PATH", help="file, pattern or directory")
    report.add_argument("-o", "--output", metavar="FILE", default="report.html", help="default: report.html")
    report.add_argument("--title", help="heading of the page")
    report.add_argument("--published", metavar="DATE", help="publication date of all documents, YYYY-MM-DD")
    report.add_argument("--threads", type=int, default=0, metavar="N", help="0: one a core")

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
    commands = {"extract": _extract, "report": _report, "show": _show, "explain": _explain, "schema": _schema}
    try:
        return commands[options.command](options)
    except (ValueError, TypeError, OSError, ImportError) as error:
        print(f"dateline: {error}", file=sys.stderr)
        return USAGE
    except KeyboardInterrupt:
        return 130


def _extract(options: argparse.Namespace) -> int:
    output = Path(options.output) if options.output else None
    by_name = {".jsonl": "jsonl", ".csv": "csv", ".parquet": "parquet", ".duckdb": "duckdb"}
    kind = options.format or (by_name.get(output.suffix, "parquet") if output else "table")
    if kind in {"parquet", "duckdb"} and output is None:
        raise ValueError(f"--format {kind} needs -o PATH")
    whole = kind == "duckdb" or (kind == "parquet" and output is not None and output.suffix != ".parquet")
    tables = options.table or (list(TABLES) if whole else ["entities", "dates"])
    # A store counts its documents, and says their errors, in `articles`.
    tables = [name for name in TABLES if name in {*tables, "articles"}] if whole else tables
    pipeline = Pipeline(tables=[*tables, "articles"], threads=options.threads)
    published = seconds(options.published, where="--published")
    columns = Columns(options.text_column, options.id_column, options.date_column, options.title_column)
    files = [path for path in options.paths if path != "-"]
    found = find_files(files) if files else []
    sink = open_output(kind, tables, output, resume=options.resume)
    errors: list[str] = []
    try:
        resume = plan(sink.store, found) if sink.store is not None and options.resume else Resume(set(), {}, set(), 0)
        if resume.changed and sink.store is not None:
            sink.store.forget(resume.changed)
        left = [path for path in found if str(path) not in resume.done]
        parts: Iterator[FileBatch] = batches_of(left, columns=columns, published=published, begun=resume.begun)
        if "-" in options.paths:
            parts = chain(
                [
                    FileBatch(
                        Batch([sys.stdin.buffer.read()], ["-"], [published], None, None),
                        [FilePart("-", -1, -1, 1, done=True)],
                        0,
                    )
                ],
                parts,
            )
        # One thread means one: nothing goes on beside it.
        beside = options.threads != 1
        with Writer(sink, beside=beside) as writer, Progress(shown=options.progress, total_size=size_of(left)) as shown:
            first = resume.next_doc
            for part in ahead(parts) if beside else parts:
                records = pipeline.read_batches([part.batch], first=first)
                writer.add(records, part.files, first)
                errors += errors_of(records)
                first += len(records)
                shown.update(len(records), part.batch.size, part.read)
            writer.wait()
        sink.finish()
    except BaseException:
        sink.abandon()
        raise
    return _say(errors)


def errors_of(records: Records) -> list[str]:
    """What is wrong with which document."""
    errors = records.articles.column("error")
    if not any(errors):
        return []
    names = zip(records.articles.column("id"), records.articles.column("doc"), errors, strict=True)
    return [f"{name or doc}: {error}" for name, doc, error in names if error]


def _say(errors: Sequence[str]) -> int:
    for error in errors[:_ERRORS]:
        print(f"dateline: {error}", file=sys.stderr)
    if len(errors) > _ERRORS:
        print(f"dateline: and {len(errors) - _ERRORS} more documents with errors", file=sys.stderr)
    return DOCUMENT_ERROR if errors else OK


def _report(options: argparse.Namespace) -> int:
    from dateline.report import write_report  # noqa: PLC0415 - only for this command

    path = Path(options.output)
    paths = options.paths[0] if len(options.paths) == 1 else options.paths
    report = write_report(paths, path, title=options.title, published=options.published, threads=options.threads)
    print(f"{path}: {report.n_stories:,} stories, {path.stat().st_size / 1e3:,.0f} kB", file=sys.stderr)
    return _say(report.errors)


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
        print(f"publication date: {short(article['published'])}, {_SOURCES[article['published_source']]}")
    for row in records.dates:
        value = row["value"] + (f" {row['mod']}" if row["mod"] else "")
        if row["begin"] is None:
            interval, why = "no place in the calendar", "no date to count from" if "X" in row["value"] else ""
        else:
            interval = f"{short(row['begin'])} until {short(row['until'])}"
            why = _ANCHORS.get(row["anchor"], "")
        reasons = "; ".join(part for part in (why, f"rule {row['rule']}", f"score {row['score']:.2f}") if part)
        print(f"\n{short(row['text'])!r}\n  {row['type']} {value}: {interval}\n  {reasons}")
    return _say(errors_of(records))


def _show(options: argparse.Namespace) -> int:
    text = _text(options.path)
    records = Pipeline(tables=["articles", "entities", "dates"]).read(text, published=options.published)
    colour = options.color == "always" or (options.color == "auto" and sys.stdout.isatty())
    out, at = [], 0
    for start, end, label, value, _ in marks(records):
        mark = f"[{text[start:end]}|{label}{' ' + value if value else ''}]"
        code = _COLOURS.get(label, _DATE_COLOUR if label in {"DATE", "TIME", "DURATION", "SET"} else 37)
        out += [text[at:start], f"\033[{code}m{mark}\033[0m" if colour else mark]
        at = end
    print("".join([*out, text[at:]]))
    return _say(errors_of(records))


def _schema(options: argparse.Namespace) -> int:
    for name in [options.table] if options.table else TABLES:
        table = schema(name)
        print(f"{name}: {table.doc}")
        for column in table.columns:
            null = "?" if column.nullable else ""
            print(f"  {column.name + null:18} {column.type:13} {column.doc}")
        print()
    return OK
