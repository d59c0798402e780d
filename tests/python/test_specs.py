"""The rows beside the rules, through the package: code-point offsets must survive the border."""

from __future__ import annotations

from typing import TYPE_CHECKING

import dateline as dl
import pytest
from conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator


def rows() -> Iterator[tuple[str, dict[str, str]]]:
    for path in sorted((ROOT / "src" / "dates" / "rules").glob("*.md")):
        header: list[str] = []
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if not (line.startswith("|") and line.endswith("|")):
                header = []
                continue
            cells = [cell.strip() for cell in line[1:-1].split("|")]
            if not header:
                header = cells
            elif not cells[0].startswith("---"):
                yield f"{path.stem}:{number}", dict(zip(header, cells, strict=True))


ROWS = dict(rows())


@pytest.mark.parametrize("place", ROWS)
def test_row(place: str) -> None:
    row = ROWS[place]
    pieces = row["text"].split("**")
    # Letters of two, three and four bytes before the text: offsets in bytes would be seen.
    before = "Łódź – 🙂. "
    text = before + "".join(pieces)
    spans, at = [], len(before)
    for number, piece in enumerate(pieces):
        if number % 2:
            spans.append((at, at + len(piece)))
        at += len(piece)
    values = row["value"].split("; ") if row.get("value") else []
    types = row.get("type", "").split()
    types += types[-1:] * (len(values) - len(types))
    found = dl.read(text, published=None if row["published"] == "-" else row["published"]).dates
    got = [((d["start"], d["end"]), d["type"], d["value"]) for d in found]
    assert got == list(zip(spans, types, values, strict=True))


def test_all_rules_have_rows() -> None:
    rules = {column.name: column.words for column in dl.schema("dates").columns}["rule"]
    assert {place.split(":")[0] for place in ROWS} == set(rules or ())
    assert len(ROWS) > 60
