"""pandas: `import dateline.pandas`, and every Series of texts has `.dateline`.

    import dateline.pandas

    df.join(df["body"].dateline.dates(published=df["day"]))

Each method returns a DataFrame with one table, whose index is the Series' own, repeated for every row of its text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

import pandas as pd

from dateline.pipeline import Pipeline

if TYPE_CHECKING:
    from collections.abc import Iterable

    from typing_extensions import Unpack

    from dateline.published import Published, PublishedColumn

__all__ = ["DatelineAccessor", "Options", "indexed"]


class Options(TypedDict, total=False):
    """Options of the methods of the accessor."""

    published: Published | PublishedColumn | None
    titles: Iterable[str | None] | None
    pipeline: Pipeline | None


def indexed(
    texts: pd.Series,
    table: str,
    *,
    published: Published | PublishedColumn | None = None,
    titles: Iterable[str | None] | None = None,
    pipeline: Pipeline | None = None,
) -> pd.DataFrame:
    """Return one table of the texts, by the index of the Series; `doc`, for which it stands, is left out.

    >>> import pandas as pd
    >>> from dateline.pandas import indexed
    >>> news = pd.Series(["It rained on May 3, 2021.", None, "In 2022 and 2023."], index=["a", "b", "c"])
    >>> indexed(news, "dates")["value"].to_dict()
    {'a': '2021-05-03', 'c': '2023'}
    """
    pipeline = Pipeline(tables=[table]) if pipeline is None else pipeline
    records = pipeline.extract(texts, published=published, titles=titles)
    rows = records[table].to_pandas()
    places = rows.pop("doc").to_numpy(dtype="int64")
    rows.index = texts.index.take(places)
    return rows


@pd.api.extensions.register_series_accessor("dateline")
class DatelineAccessor:
    """The tables of a Series of texts, by its index.

    >>> import dateline.pandas, pandas as pd
    >>> news = pd.DataFrame({"body": ["It rained in Lima on May 3, 2021."]}, index=["a"])
    >>> news.join(news["body"].dateline.dates())[["body", "value"]].loc["a", "value"]
    '2021-05-03'
    """

    def __init__(self, texts: pd.Series) -> None:
        """Made by pandas; raises `AttributeError` for a Series of numbers or times."""
        if pd.api.types.is_numeric_dtype(texts.dtype) or pd.api.types.is_datetime64_any_dtype(texts.dtype):
            raise AttributeError(f".dateline is for a Series of texts, this is one of {texts.dtype}")
        self._texts = texts

    def table(self, name: str, **options: Unpack[Options]) -> pd.DataFrame:
        """Return the table of that name; options as in `dateline.extract`, and a `pipeline` of your own."""
        return indexed(self._texts, name, **options)

    def articles(self, **options: Unpack[Options]) -> pd.DataFrame:
        """One row a text."""
        return self.table("articles", **options)

    def sentences(self, **options: Unpack[Options]) -> pd.DataFrame:
        """Sentences."""
        return self.table("sentences", **options)

    def entities(self, **options: Unpack[Options]) -> pd.DataFrame:
        """Mentions of names, linked to countries and places."""
        return self.table("entities", **options)

    def dates(self, **options: Unpack[Options]) -> pd.DataFrame:
        """Time expressions, resolved to the calendar."""
        return self.table("dates", **options)

    def quotes(self, **options: Unpack[Options]) -> pd.DataFrame:
        """Quotations with their speakers."""
        return self.table("quotes", **options)
