"""Every `start` and `end` of every table slices the raw text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import dateline as dl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from pathlib import Path

SLICED = ("blocks", "sentences", "entities", "dates", "quotes")


def assert_slices(text: str, rec: dl.Records) -> int:
    rows = 0
    for name in SLICED:
        for row in rec[name]:
            assert text[row["start"] : row["end"]] == row["text"], (name, row)
            rows += 1
    for row in rec.quotes:
        if row["speaker"] is not None:
            assert text[row["speaker_start"] : row["speaker_end"]] == row["speaker"]
    return rows


def test_a_story_with_marks_scripts_and_emoji(story: str, records: dl.Records) -> None:
    assert assert_slices(story, records) > 20
    foreign = [row["text"] for row in records.blocks if row["kind"] == "foreign"]
    assert foreign == ["Նորություններ և ավելին"]


def test_our_own_stories(stories: list[Path]) -> None:
    assert len(stories) == 5
    for path in stories:
        text = path.read_text(encoding="utf-8")
        assert assert_slices(text, dl.read(text)) > 20


def test_the_originals_give_one_article_row_each_and_no_error(originals: list[Path]) -> None:
    rec = dl.read_files(originals)
    assert [row["error"] for row in rec.articles] == [None] * len(originals)
    for number, path in enumerate(originals):
        text = path.read_bytes().decode("utf-8")
        for name in SLICED:
            rows = [row for row in rec[name] if row["doc"] == number]
            assert all(text[row["start"] : row["end"]] == row["text"] for row in rows)
            assert rows or name == "quotes"


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.text(max_size=8),
            st.sampled_from(
                ["May 12", " ", "\n", "“", "”", '"', "Baku", "said", ".", "é", "🙂", "\ud800", "last year", "\x00"]
            ),
        ),
        max_size=30,
    ).map("".join)
)
def test_any_text(text: str) -> None:
    rec = dl.read(text)
    # A lone surrogate cannot be in a table: U+FFFD stands for it, code point for code point.
    seen = "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    assert_slices(seen, rec)
    assert len(rec.articles) == 1


@pytest.mark.parametrize(
    ("data", "text", "error"),
    [
        pytest.param("Köln, 3 May 2021".encode(), "Köln, 3 May 2021", None, id="utf-8"),
        pytest.param(b"\xef\xbb\xbfKiel, 3 May 2021", "Kiel, 3 May 2021", None, id="byte-order mark"),
        pytest.param("Köln, 3 May 2021".encode("utf-16"), "Köln, 3 May 2021", None, id="utf-16"),
        pytest.param("Bogotá, 3 de mayo, según".encode("latin-1"), "Bogotá, 3 de mayo, según", None, id="latin-1"),
        pytest.param(
            "Łódź \u2014 ".encode() + b"\xff 3 May 2021",
            "Łódź — � 3 May 2021",
            "invalid UTF-8: 1 place replaced by U+FFFD",
            id="damaged",
        ),
    ],
)
def test_bytes_are_decoded(data: bytes, text: str, error: str | None) -> None:
    rec = dl.read(data)
    assert_slices(text, rec)
    row = next(iter(rec.articles))
    assert (next(iter(rec.blocks))["text"], row["error"]) == (text, error)
