"""Dates found and resolved by dateline and by other Python packages, on the same texts.

python benches/compare.py [--timex GOLD.jsonl]

Needs `pip install dateparser datefinder parsedatetime timexy`; a package that is missing is left out and named.
Without `--timex` the five sample stories are read, whose gold marks stand in `seeds/gold/stories`; a GOLD file has one
document a line: `text`, `dct` and `timex` with `start`, `end`, `value`. Every package is told the publication date as
its documentation says, and asked for past dates where it has such an option.

Columns: `found`, marked expressions that overlap an answer; `right days`, marked days (`2021-05-12`) whose answer is
that day; `false`, answers that overlap no marked expression, in a thousand words; `MB/s`, one run over the texts.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
import time
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import dateline as dl

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

ROOT = Path(__file__).resolve().parent.parent
MARK = re.compile(r"\[([^\[\]|]+)\|(?:DATE|TIME|DURATION|SET) ([^\]]+)\]|\[([^\[\]|]+)\|[^\]]+\]")
DAY = re.compile(r"\d{4}-\d\d-\d\d$")
# Publication dates of the two sample stories that print none.
GIVEN = {"1_three_credits.txt": dt.date(2022, 9, 6), "2_chrome_and_captions.txt": dt.date(2023, 10, 19)}


class Answer(NamedTuple):
    """An expression and the day it was resolved to, if it was."""

    start: int
    end: int
    day: str | None


class Document(NamedTuple):
    """A text with its marked expressions."""

    text: str
    published: dt.date | None
    gold: list[tuple[int, int, str]]


Finder = "Callable[[str, dt.date | None], Iterable[Answer]]"


def stories() -> list[Document]:
    """The sample stories: publication dates that are not given are what dateline reads from the text."""
    documents = []
    for path in sorted((ROOT / "seeds" / "gold" / "stories").glob("*.txt")):
        text, gold, at = "", [], 0
        marked = path.read_text(encoding="utf-8")
        for mark in MARK.finditer(marked):
            text += marked[at : mark.start()]
            surface = mark[1] or mark[3]
            if mark[1]:
                gold.append((len(text), len(text) + len(surface), mark[2].split(" ")[0]))
            text, at = text + surface, mark.end()
        text += marked[at:]
        published = GIVEN.get(path.name)
        if published is None:
            moment = next(iter(dl.read(text).articles))["published"]
            published = moment.date() if moment else None
        documents.append(Document(text, published, gold))
    return documents


def gold_file(path: Path) -> list[Document]:
    """Documents of a file of gold marks."""
    documents = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        published = dt.date.fromisoformat(row["dct"]) if row.get("dct") else None
        documents.append(
            Document(row["text"], published, [(t["start"], t["end"], t["value"] or "") for t in row["timex"]])
        )
    return documents


def dateline_finder() -> Finder:
    """`dateline.Pipeline.read`, one document at a time."""
    pipeline = dl.Pipeline(tables=["dates"], threads=1)

    def find(text: str, published: dt.date | None) -> Iterable[Answer]:
        for row in pipeline.read(text, published=published).dates:
            yield Answer(row["start"], row["end"], row["value"] if DAY.match(row["value"]) else None)

    return find


def dateparser_finder() -> Finder:
    """`dateparser.search`, which gives no offsets: each answer is sought from the end of the one before."""
    from dateparser.search import search_dates  # noqa: PLC0415 - may be missing

    def find(text: str, published: dt.date | None) -> Iterable[Answer]:
        settings: dict[str, object] = {"PREFER_DATES_FROM": "past"}
        if published:
            settings["RELATIVE_BASE"] = dt.datetime.combine(published, dt.time())
        at = 0
        for surface, moment in search_dates(text, languages=["en"], settings=settings) or []:
            start = text.find(surface, at)
            if start >= 0:
                at = start + len(surface)
                yield Answer(start, at, moment.date().isoformat())

    return find


def datefinder_finder() -> Finder:
    """`datefinder.find_dates`."""
    import datefinder  # noqa: PLC0415 - may be missing

    def find(text: str, published: dt.date | None) -> Iterable[Answer]:
        base = dt.datetime.combine(published, dt.time()) if published else None
        for moment, _, (start, end) in datefinder.find_dates(text, source=True, index=True, base_date=base):
            yield Answer(start, end, moment.date().isoformat())

    return find


def parsedatetime_finder() -> Finder:
    """`parsedatetime.Calendar.nlp`."""
    import parsedatetime  # noqa: PLC0415 - may be missing

    calendar = parsedatetime.Calendar()

    def find(text: str, published: dt.date | None) -> Iterable[Answer]:
        base = dt.datetime.combine(published, dt.time()) if published else None
        for moment, _, start, end, _ in calendar.nlp(text, sourceTime=base) or ():
            yield Answer(start, end, moment.date().isoformat())

    return find


def timexy_finder() -> Finder:
    """`timexy` in a blank spaCy pipeline; it has no publication date."""
    import spacy  # noqa: PLC0415 - may be missing
    import timexy  # noqa: F401, PLC0415 - registers the component

    nlp = spacy.blank("en")
    nlp.add_pipe("timexy", config={"kb_id_type": "timex3", "label": "timexy", "overwrite": False})

    def find(text: str, published: dt.date | None) -> Iterable[Answer]:
        del published
        for entity in nlp(text).ents:
            value = re.search(r'value="(\d{4}-\d\d-\d\d)', entity.kb_id_)
            yield Answer(entity.start_char, entity.end_char, value[1] if value else None)

    return find


FINDERS: dict[str, Callable[[], Finder]] = {
    "dateline": dateline_finder,
    "dateparser": dateparser_finder,
    "datefinder": datefinder_finder,
    "parsedatetime": parsedatetime_finder,
    "timexy": timexy_finder,
}


def row(name: str, find: Finder, documents: list[Document]) -> str:
    """One line of the table."""
    found = right = days = marked = false = 0
    start = time.perf_counter()
    answers = [list(find(document.text, document.published)) for document in documents]
    seconds = time.perf_counter() - start
    for document, given in zip(documents, answers, strict=True):
        for begin, end, value in document.gold:
            over = [answer for answer in given if answer.start < end and begin < answer.end]
            marked += 1
            found += bool(over)
            if DAY.match(value):
                days += 1
                right += any(answer.day == value for answer in over)
        false += sum(not any(a.start < end and begin < a.end for begin, end, _ in document.gold) for a in given)
    size = sum(len(document.text.encode()) for document in documents)
    words = sum(len(document.text.split()) for document in documents)
    rate = size / seconds / 1e6
    share = false / words * 1000
    return f"| {name} {version(name)} | {found} of {marked} | {right} of {days} | {share:.1f} | {rate:.3f} |"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--timex", type=Path, metavar="GOLD", help="file of gold marks; default: the sample stories")
    options = parser.parse_args()
    documents = gold_file(options.timex) if options.timex else stories()
    print("| package | found | right days | false, of 1,000 words | MB/s |\n|---|---|---|---|---|")
    for name, make in FINDERS.items():
        try:
            version(name)
            find = make()
        except (ImportError, PackageNotFoundError) as error:
            print(f"| {name} | not installed: {error} | | | |")
            continue
        print(row(name, find, documents), flush=True)


if __name__ == "__main__":
    main()
