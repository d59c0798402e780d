"""One page about a folder of stories: counts, a timeline, names and countries, and every story with its marks.

The page needs no network and no framework. What comes from the stories is data in it, never markup, and a
Content-Security-Policy lets nothing run but the page's own script.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
from bisect import bisect_left
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from dateline.files import Columns, batches_of, find_files
from dateline.pipeline import Pipeline
from dateline.published import seconds

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from dateline.published import Published
    from dateline.records import Records

__all__ = ["Report", "write_report"]

_TABLES = ("articles", "blocks", "sentences", "entities", "dates", "quotes")


class Report:
    """Collects stories, batch by batch, and writes the page.

    >>> import dateline as dl
    >>> from dateline.report import Report
    >>> report = Report(title="Rain")
    >>> report.add(dl.extract(["It rained in Lima on May 3, 2021.", "Lima again."], ids=["a", "b"]))
    >>> report.html().startswith("<!doctype html>")
    True
    """

    def __init__(self, *, title: str = "Stories") -> None:
        """`title` heads the page."""
        self._title = title
        self._stories: list[dict[str, Any]] = []
        self._entities: dict[tuple[str, str, str | None], int] = {}
        self._counts = dict.fromkeys(("words", "sentences", "entities", "dates", "quotes"), 0)

    def add(self, records: Records) -> None:
        """Add the documents of `records`, which need all tables but `quantities`."""
        stories = {row["doc"]: self._story(row) for row in records.articles}
        blocks: dict[int, list[dict[str, Any]]] = {doc: [] for doc in stories}
        for row in records.blocks:
            blocks[row["doc"]].append(row)
        marks: dict[int, list[tuple[int, int, list[Any]]]] = {doc: [] for doc in stories}
        for row in records.entities:
            marks[row["doc"]].append((row["start"], row["end"], [row["label"], self._entity(row)]))
        for row in records.dates:
            begin = None if row["begin"] is None else row["begin"].date().isoformat()
            marks[row["doc"]].append((row["start"], row["end"], [row["type"], -1, row["value"], begin]))
        for doc, story in stories.items():
            apart = _apart(marks[doc])
            starts = [mark[0] for mark in apart]
            story["blocks"] = [
                _block(block, apart[bisect_left(starts, block["start"]) : bisect_left(starts, block["end"])])
                for block in blocks[doc]
            ]
        self._stories += stories.values()
        for name in ("sentences", "entities", "dates", "quotes"):
            self._counts[name] += len(records[name])

    @property
    def n_stories(self) -> int:
        """Number of stories added."""
        return len(self._stories)

    @property
    def errors(self) -> list[str]:
        """What is wrong with which story."""
        return [f"{story['id']}: {story['error']}" for story in self._stories if story["error"]]

    def _story(self, article: Mapping[str, Any]) -> dict[str, Any]:
        self._counts["words"] += article["n_words"]
        published = article["published"]
        return {
            "id": article["id"] or str(article["doc"]),
            "title": article["title"],
            "place": article["dateline_place"],
            "published": None if published is None else published.date().isoformat(),
            "words": article["n_words"],
            "error": article["error"],
        }

    def _entity(self, row: Mapping[str, Any]) -> int:
        """Return the number that all mentions of one thing share over the stories."""
        key = (row["name"], row["label"], row["country"])
        return self._entities.setdefault(key, len(self._entities))

    def html(self) -> str:
        """Return the page."""
        folder = files("dateline.report")
        style, script = (folder.joinpath(name).read_text(encoding="utf-8") for name in ("page.css", "page.js"))
        data = json.dumps(
            {"counts": self._counts, "entities": list(self._entities), "stories": self._stories},
            ensure_ascii=False,
            separators=(",", ":"),
        )
        # Lone surrogates are no characters of HTML; a data block ends at "</script", whatever stands around it.
        data = data.encode("utf-8", "replace").decode("utf-8").replace("<", "\\u003c")
        policy = (
            f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
            "base-uri 'none'; form-action 'none'"
        )
        return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{escape(self._title)}</title>
<style>{style}</style>
</head>
<body>
<header><h1>{escape(self._title)}</h1><ul id="counts"></ul></header>
<main id="page"></main>
<noscript>This page shows its tables by a script of its own; your browser has scripts turned off.</noscript>
<script type="application/json" id="data">{data}</script>
<script>{script}</script>
</body>
</html>
"""

    def write(self, path: Path) -> None:
        """Write the page; under another name first, so that no half-written page is left."""
        part = path.with_name(path.name + ".part")
        part.write_text(self.html(), encoding="utf-8")
        part.replace(path)


def _hash(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


def _apart(marks: Iterable[tuple[int, int, list[Any]]]) -> list[tuple[int, int, list[Any]]]:
    """Return the marks in order, of two that overlap the first."""
    out: list[tuple[int, int, list[Any]]] = []
    for mark in sorted(marks, key=lambda mark: mark[:2]):
        if not out or mark[0] >= out[-1][1]:
            out.append(mark)
    return out


def _block(block: Mapping[str, Any], marks: Iterable[tuple[int, int, list[Any]]]) -> list[Any]:
    """Return the kind of the block and its text in pieces; a mark is [text, label, entity, value, begin]."""
    text, start, end = block["text"], block["start"], block["end"]
    pieces: list[Any] = [block["kind"]]
    at = start
    for first, until, mark in marks:
        if until > end:
            continue
        if first > at:
            pieces.append(text[at - start : first - start])
        pieces.append([text[first - start : until - start], *mark])
        at = until
    if at < end:
        pieces.append(text[at - start :])
    return pieces


def write_report(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    output: Path,
    *,
    title: str | None = None,
    published: Published | None = None,
    columns: Columns | None = None,
    threads: int = 0,
) -> Report:
    """Write a page about files: paths, patterns or directories, as `dateline.read_files` takes them."""
    columns = Columns() if columns is None else columns
    found = find_files(paths)
    pipeline = Pipeline(tables=_TABLES, threads=threads)
    # A single path, as most call it, names the page.
    single = os.path.basename(os.path.abspath(paths)) if isinstance(paths, (str, os.PathLike)) else None  # noqa: PTH100, PTH119
    report = Report(title=title or single or f"{len(found):,} files of news")
    first = 0
    for part in batches_of(found, columns=columns, published=seconds(published)):
        records = pipeline.read_batches([part.batch], first=first)
        report.add(records)
        first += len(records)
    report.write(output)
    return report
