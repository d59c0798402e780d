"""What a notebook shows."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

import dateline as dl

if TYPE_CHECKING:
    import pytest

HOSTILE = 'Ana Ruiz said <script>alert("Lima")</script> on May 3, 2019 & "><img src=x onerror=alert(1)>.'


class Reader(HTMLParser):
    """Collects tags and text, and holds that tags are closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.text = ""
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.open.append(tag)
        assert not [name for name, _ in attrs if name.startswith("on")]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "small" not in self.open and "style" not in self.open:
            self.text += data


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    reader.close()
    assert reader.open == []
    return reader


def test_one_document_shows_its_text_with_marks() -> None:
    page = dl.read(HOSTILE, published="2021-05-14")._repr_html_()
    reader = read(page)
    assert reader.tags <= {"style", "div", "mark", "small", "span"}
    assert reader.text.strip() == HOSTILE
    assert "2019-05-03" in page


def test_every_seed_is_closed_in_order(story: str) -> None:
    assert read(dl.read(story)._repr_html_()).text.strip() == story.strip()


def test_a_table_shows_ten_rows_escaped() -> None:
    table = dl.extract([HOSTILE] * 30).sentences
    reader = read(table._repr_html_())
    assert reader.tags <= {"table", "caption", "thead", "tbody", "tr", "th", "td"}
    assert table._repr_html_().count("<tr>") == 11
    assert "sentences: 30 rows, the first 10 shown" in reader.text


def test_many_documents_show_counts() -> None:
    rec = dl.extract(["It rained in Lima."] * 3)
    assert "3 documents" in read(rec._repr_html_()).text
    assert repr(rec).startswith("<dateline.Records 3 documents: 3 articles, ")
    assert repr(rec.dates) == "<dateline.Table dates: 0 rows, 14 columns>"


def test_progress_on_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    dl.extract(["It rained in Lima."] * 3, progress=True)
    assert "3" in capsys.readouterr().err
    dl.extract(["It rained in Lima."] * 3)
    assert capsys.readouterr().err == ""
