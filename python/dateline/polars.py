"""polars: `import dateline.polars`, and every DataFrame has `.dateline`.

    import dateline.polars

    df.dateline.dates("body", published="day", keep=["url"])

`doc` is the number of the row in the frame.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

import polars as pl

from dateline.batches import check_keep
from dateline.inputs import Batch
from dateline.pipeline import Pipeline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from typing_extensions import Unpack

__all__ = ["DatelineNamespace", "Options"]


class Options(TypedDict, total=False):
    """Options of the methods of the namespace: names of columns, and a pipeline of your own."""

    published: str | None
    title: str | None
    keep: Sequence[str]
    pipeline: Pipeline | None


@pl.api.register_dataframe_namespace("dateline")
class DatelineNamespace:
    """The tables of a column of texts.

    >>> import dateline.polars, polars as pl
    >>> news = pl.DataFrame({"url": ["a", "b"], "body": ["It rained on May 3, 2021.", "It snowed in 2022."]})
    >>> news.dateline.dates("body", keep=["url"]).select("url", "value").rows()
    [('a', '2021-05-03'), ('b', '2022')]
    """

    def __init__(self, frame: pl.DataFrame) -> None:
        """Made by polars."""
        self._frame = frame

    def table(
        self,
        name: str,
        text: str,
        *,
        published: str | None = None,
        title: str | None = None,
        keep: Sequence[str] = (),
        pipeline: Pipeline | None = None,
    ) -> pl.DataFrame:
        """Return one table of the texts in the column `text`.

        The columns of `keep` stand first, repeated for every row of their text; `doc` is the number of the row in the
        frame. A text or date that cannot be read is a row of `articles` with its error.

        Raises `polars.exceptions.ColumnNotFoundError` for a column that is not there.
        """
        check_keep(name, keep)
        columns = [None if column is None else self._frame[column].to_list() for column in (text, published, title)]
        where = (str(published), str(title))
        cut = Batch.of_columns(columns[0] or [], published=columns[1], titles=columns[2], where=where)
        pipeline = Pipeline(tables=[name]) if pipeline is None else pipeline
        rows = pipeline.read_batches([cut])[name].to_polars()
        return self._frame.select(keep)[rows["doc"]].hstack(rows) if keep else rows

    def articles(self, text: str, **options: Unpack[Options]) -> pl.DataFrame:
        """One row a text."""
        return self.table("articles", text, **options)

    def sentences(self, text: str, **options: Unpack[Options]) -> pl.DataFrame:
        """Sentences."""
        return self.table("sentences", text, **options)

    def entities(self, text: str, **options: Unpack[Options]) -> pl.DataFrame:
        """Mentions of names, linked to countries and places."""
        return self.table("entities", text, **options)

    def dates(self, text: str, **options: Unpack[Options]) -> pl.DataFrame:
        """Time expressions, resolved to the calendar."""
        return self.table("dates", text, **options)

    def quotes(self, text: str, **options: Unpack[Options]) -> pl.DataFrame:
        """Quotations with their speakers."""
        return self.table("quotes", text, **options)
