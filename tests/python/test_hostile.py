"""A bad document is a row with its error, in its place, and changes no other."""

from __future__ import annotations

import dateline as dl
import pytest

HOSTILE: list[str | bytes | None] = [
    "\x00" * 1000,
    "Lima\x00Oslo",
    b"\xff\xfe\xfd\xfc" * 50,
    b"It rained in K\xf6ln \xc3\x28 on Monday.",
    "word " * 1_000_000,
    "x" * 5_000_000,
    "(" * 100_000,
    '"' * 100_000,
    "“" * 100_000,
    "\ud800",
    "It rained \udfff on Monday.",
    "🙂" * 50_000,
    "",
    "   \n\t ",
    None,
    float("nan"),  # type: ignore[list-item]
    "2000 2001 " * 20_000,
    "May " * 50_000,
    "\u202e" * 1000 + "Lima",
    "a\n" * 100_000,
]


def test_twenty_hostile_documents_in_a_thousand() -> None:
    assert len(HOSTILE) == 20
    good = [
        f"It rained in Lima on May {day % 28 + 1}, {1990 + day % 30}. “So it did,” Ana Ruiz said." for day in range(980)
    ]
    mixed: list[str | bytes | None] = list(good)
    places = [number * 50 + 7 for number in range(20)]
    for place, text in zip(places, HOSTILE, strict=True):
        mixed.insert(place, text)
    rec = dl.extract(mixed, ids=range(1000), published="2021-05-14")
    articles = rec.articles.to_dicts()
    assert [row["doc"] for row in articles] == list(range(1000))
    assert [row["id"] for row in articles] == [str(number) for number in range(1000)]
    assert all(articles[place]["error"] for place in (places[9], places[10], *places[12:16]))

    alone = dl.extract(good, published="2021-05-14")
    number = {doc: new for new, doc in enumerate(doc for doc in range(1000) if doc not in set(places))}
    for name in dl.TABLES:
        rows = [row | {"doc": number[row["doc"]], "id": None} for row in rec[name] if row["doc"] in number]
        assert rows == [row | {"id": None} for row in alone[name]], name


def test_deep_and_wide_texts_come_back() -> None:
    texts = ["The Foreign Ministry of " * 20_000, "President " * 50_000, "U.S." * 50_000, "\r" * 50_000, "東" * 200_000]
    rec = dl.extract(texts)
    assert [row["doc"] for row in rec.articles] == [0, 1, 2, 3, 4]


LAYOUTS = {
    "a line of 50 MB": "The court ruled on Monday. " * 1_850_000,
    "a million lines of one word": "Lima\n" * 1_000_000,
    "captions only": "A ferry in the old harbour of Oslo (AFP photo)\n\n" * 2000,
    "chrome only": "Home\nSign in\nSubscribe to our newsletter\nTerms of use\n" * 2000,
    "right to left": "قال الوزير يوم الاثنين إن المحادثات مع بيرو ستستمر.\n" * 2000,
    "no spaces": "部长周一表示，与秘鲁的会谈将继续进行。" * 2000,
    "carriage returns": "Court rules\r\rA court in Oslo ruled on Monday that it may close.\r" * 500,
    "both": "Court rules\r\n\r\nA court in Oslo ruled on Monday that it may close.\r\n" * 500,
    "zero width": "\u200bCourt\u200b rules\u200b\n\u200b\n\ufeffA court in Oslo ruled on Monday.\u200d\n" * 500,
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_layouts_that_no_page_has(name: str) -> None:
    text = LAYOUTS[name]
    rec = dl.read(text, tables=["articles", "blocks", "sentences"])
    assert len(rec.articles) == 1
    at, blank = 0, set("\n\r \u200b\u200d\ufeff")
    # Every line that is not blank lies in one block.
    for block in rec.blocks:
        assert set(text[at : block["start"]]) <= blank
        assert text[block["start"] : block["end"]] == block["text"]
        at = block["end"]
    assert set(text[at:]) <= blank
