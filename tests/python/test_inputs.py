"""Texts come in the forms that people have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import dateline as dl
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

TEXTS = ["It rained in Lima on Monday.", "Ana Ruiz left Oslo.", "Nothing new."]
EXPECTED = dl.extract(TEXTS).entities.to_dicts()

FORMS: dict[str, Callable[[], Any]] = {
    "list": lambda: list(TEXTS),
    "tuple": lambda: tuple(TEXTS),
    "generator": lambda: (text for text in TEXTS),
    "iterator": lambda: iter(TEXTS),
    "bytes": lambda: [text.encode() for text in TEXTS],
    "bytearray": lambda: [bytearray(text.encode()) for text in TEXTS],
    "object series": lambda: pd.Series(TEXTS, dtype=object, index=[5, 3, 1]),
    "string series": lambda: pd.Series(TEXTS, dtype="string"),
    "str series": lambda: pd.Series(TEXTS),
    "arrow series": lambda: pd.Series(TEXTS, dtype="string[pyarrow]"),
    "category series": lambda: pd.Series(TEXTS, dtype="category"),
    "index": lambda: pd.Index(TEXTS),
    "polars series": lambda: pl.Series(TEXTS),
    "arrow array": lambda: pa.array(TEXTS),
    "large arrow array": lambda: pa.array(TEXTS, pa.large_string()),
    "chunked array": lambda: pa.chunked_array([TEXTS[:1], TEXTS[1:]]),
    "numpy objects": lambda: np.array(TEXTS, dtype=object),
    "numpy strings": lambda: np.array(TEXTS),
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_gives_the_same_rows(form: str) -> None:
    assert dl.extract(FORMS[form]()).entities.to_dicts() == EXPECTED


MISSING: dict[str, Any] = {
    "None": [None, "Lima"],
    "nan": [float("nan"), "Lima"],
    "pd.NA": [pd.NA, "Lima"],
    "object series": pd.Series([None, "Lima"], dtype=object),
    "string series": pd.Series([None, "Lima"], dtype="string"),
    "polars": pl.Series([None, "Lima"]),
    "arrow": pa.array([None, "Lima"]),
}


@pytest.mark.parametrize("form", MISSING)
def test_a_missing_text_keeps_its_row(form: str) -> None:
    rows = dl.extract(MISSING[form], ids=["a", "b"]).articles.to_dicts()
    assert [(row["doc"], row["id"], row["error"]) for row in rows] == [(0, "a", "missing text"), (1, "b", None)]


def test_a_bare_str_is_one_document() -> None:
    assert len(dl.extract(TEXTS[0])) == 1
    assert len(dl.extract(TEXTS[0].encode())) == 1


def test_no_documents_and_one() -> None:
    empty = dl.extract([])
    assert len(empty) == 0
    assert list(empty.articles.to_pandas().columns) == list(empty.articles.columns)
    assert len(dl.extract(["It rained."])) == 1


def test_an_empty_text_is_a_row_that_says_so() -> None:
    assert [row["error"] for row in dl.extract(["", "  \n"]).articles] == ["no text", "no text"]


def test_something_else_in_a_column_is_a_row_with_its_error() -> None:
    rows = dl.extract(["Lima", 5, {"a": 1}]).articles.to_dicts()  # type: ignore[list-item]
    assert [row["error"] for row in rows] == [
        None,
        "a text must be str or bytes, got int",
        "a text must be str or bytes, got dict",
    ]


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        (
            pd.DataFrame({"text": TEXTS}),
            r"texts must be a column of texts, got a pandas DataFrame; pass one column, as df\['text'\]",
        ),
        (pl.DataFrame({"text": TEXTS}), "got a polars DataFrame"),
        (pa.table({"text": TEXTS}), "got a pyarrow Table"),
        ({"a": "b"}, "texts must be a list or column of texts, got a dict"),
        ({"a"}, "got a set"),
        (5, "texts must be str, bytes, or a list or column of them, got int"),
    ],
    ids=["pandas frame", "polars frame", "arrow table", "dict", "set", "int"],
)
def test_what_is_no_column_raises_at_once(texts: Any, message: str) -> None:
    with pytest.raises(TypeError, match=message):
        dl.extract(texts)
    with pytest.raises(TypeError, match=message):
        dl.stream(texts)


def test_read_takes_one_document() -> None:
    with pytest.raises(TypeError, match="text must be str or bytes, got list; for many documents call extract"):
        dl.read(TEXTS)  # type: ignore[arg-type]


@pytest.mark.parametrize(("given", "word"), [(["a"], "fewer"), (["a"] * 4, "more")])
def test_as_many_ids_and_dates_as_texts(given: list[str], word: str) -> None:
    with pytest.raises(ValueError, match=f"ids has {word} values than there are texts"):
        dl.extract(TEXTS, ids=given)
    with pytest.raises(ValueError, match=f"published has {word} values than there are texts"):
        dl.extract(TEXTS, published=["2021-05-14"] * len(given))


def test_lone_surrogates_are_replaced_and_said() -> None:
    row = next(iter(dl.read("Lima \ud800 rained").articles))
    assert (row["body"], row["error"]) == ("Lima \ufffd rained", "1 lone surrogate replaced by U+FFFD")


def test_stream_goes_on_counting() -> None:
    parts = list(dl.stream((text for text in TEXTS), batch_size=2, ids=list("abc")))
    assert [[row["doc"] for row in part.articles] for part in parts] == [[0, 1], [2]]
    rows = [row for part in parts for row in part.entities]
    assert rows == EXPECTED
    with pytest.raises(ValueError, match="batch_size must be 1 or more, got 0"):
        dl.stream(TEXTS, batch_size=0)
