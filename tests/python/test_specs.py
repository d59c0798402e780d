"""The tables beside the rules, through the package: code-point offsets must survive the border.

What a table checks is seen from its columns, as in `tests/specs.rs`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import dateline as dl
import pytest
from conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

# Letters of two, three and four bytes before the text: offsets in bytes would be seen.
BEFORE = "Łódź – 🙂. "

Table = list[dict[str, str]]


def tables() -> Iterator[tuple[str, Table]]:
    for path in sorted((ROOT / "src").rglob("*.md")):
        header: list[str] = []
        table: Table = []
        for number, line in enumerate([*path.read_text(encoding="utf-8").splitlines(), ""], 1):
            if not (line.startswith("|") and line.endswith("|")):
                if table:
                    yield f"{path.relative_to(ROOT / 'src').with_suffix('')}:{number - len(table)}", table
                header, table = [], []
                continue
            cells = [cell.strip().replace("<br>", "\n") for cell in line[1:-1].split("|")]
            if not header:
                header = cells
            elif not cells[0].startswith("---"):
                table.append(dict(zip(header, cells, strict=True)))


TABLES = dict(tables())
DATES = {
    f"{place}+{number}": row
    for place, table in TABLES.items()
    for number, row in enumerate(table)
    if "published" in row and "published_source" not in row
}
BLOCKS = {place: table for place, table in TABLES.items() if "kind" in table[0]}
SENTENCES = {place: table for place, table in TABLES.items() if "sentences" in table[0]}
ARTICLES = {
    place: table
    for place, table in TABLES.items()
    if place not in BLOCKS and place not in SENTENCES and f"{place}+0" not in DATES
}


def marked(text: str, at: int = 0) -> tuple[str, list[tuple[int, int]]]:
    """The text without its bold marks, and where they stood."""
    out, spans = "", []
    for number, piece in enumerate(text.split("**")):
        if number % 2:
            spans.append((at + len(out), at + len(out) + len(piece)))
        out += piece
    return out, spans


@pytest.mark.parametrize("place", DATES)
def test_dates(place: str) -> None:
    row = DATES[place]
    text, spans = marked(row["text"], len(BEFORE))
    values = row["value"].split("; ") if row.get("value") else []
    types = row.get("type", "").split()
    types += types[-1:] * (len(values) - len(types))
    found = dl.read(BEFORE + text, published=None if row["published"] == "-" else row["published"]).dates
    got = [((d["start"], d["end"]), d["type"], d["value"]) for d in found]
    assert got == list(zip(spans, types, values, strict=True))


@pytest.mark.parametrize("place", BLOCKS)
def test_blocks(place: str) -> None:
    table = BLOCKS[place]
    column = "line" if "line" in table[0] else "text"
    text = ("\n" if column == "line" else "\n\n").join(row[column].replace("**", "") for row in table)
    parts = [part.strip() for row in table for part in row[column].split("**") if part.strip()]
    kinds = [kind for row in table for kind in row["kind"].split()]
    blocks = dl.read(text).blocks
    assert [(b["kind"], b["text"]) for b in blocks] == list(zip(kinds, parts, strict=True))
    assert all(text[b["start"] : b["end"]] == b["text"] for b in blocks)
    assert all(0.5 <= b["score"] <= 1 for b in blocks)


@pytest.mark.parametrize("place", SENTENCES)
def test_sentences(place: str) -> None:
    for row in SENTENCES[place]:
        text = row["sentences"].replace(" ‖ ", " ").replace("‖", "")
        found = dl.read(text).sentences
        assert " ‖ ".join(s["text"] for s in found) == row["sentences"]
        assert all(text[s["start"] : s["end"]] == s["text"] for s in found)


@pytest.mark.parametrize("place", ARTICLES)
def test_articles(place: str) -> None:
    for row in ARTICLES[place]:
        given = row.get("given", "-")
        article = next(iter(dl.read(row["text"], title=None if given == "-" else given).articles))
        for name, value in row.items():
            if name not in {"text", "given"}:
                got = article[name]
                got = got.date().isoformat() if name == "published" and got is not None else got
                assert (got or "-") == value, (name, row["text"])


def test_all_rules_have_rows() -> None:
    rules = {column.name: column.words for column in dl.schema("dates").columns}["rule"]
    assert {place.split("/")[-1].split(":")[0] for place in DATES} == set(rules or ())
    assert len(DATES) > 60
    assert len(BLOCKS) > 20
