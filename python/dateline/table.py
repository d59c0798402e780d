"""One table of records, and the ways out of it."""

from __future__ import annotations

import datetime as dt
from array import array
from typing import TYPE_CHECKING, Any

from dateline.schema import Column, TableSchema, schema

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd
    import polars as pl
    import pyarrow as pa

    from dateline import _core

__all__ = ["Table"]

_EPOCH = dt.datetime(1970, 1, 1)  # noqa: DTZ001 - wall clock, as printed
# What `array` calls the types of the native columns.
_CODES = {
    "int32": "i",
    "int64": "q",
    "float32": "f",
    "float64": "d",
    "timestamp[s]": "q",
    "dictionary": "h",
    "bool": "b",
}


def _missing(name: str) -> ImportError:
    return ImportError(f"{name} is not installed; install it with: pip install {name}")


class Table:
    """Rows of one kind: a view on the native columns, from which every data frame library can take them.

    Speaks the Arrow C stream interface, so that `polars.DataFrame(table)`, `pyarrow.table(table)` and
    `duckdb.sql("from table")` work without a copy; `to_pandas()` needs nothing but pandas.

    >>> import dateline as dl
    >>> rec = dl.read("Ana Ruiz left Lima on May 3, 2021.")
    >>> len(rec.dates), rec.dates.columns[:3]
    (1, ('doc', 'sentence', 'start'))
    >>> next(iter(rec.dates))["value"]
    '2021-05-03'
    """

    __slots__ = ("_native",)

    _native: _core.Table

    def __init__(self, native: _core.Table) -> None:
        """Made by `Records`; not to be called."""
        object.__setattr__(self, "_native", native)

    def __setattr__(self, name: str, value: object) -> None:
        """Raise: a table is immutable."""
        raise AttributeError(f"a Table is immutable; cannot set {name!r}")

    @property
    def name(self) -> str:
        """Name of the table."""
        return self._native.name

    @property
    def schema(self) -> TableSchema:
        """Names, types and meaning of the columns."""
        return schema(self.name)

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns."""
        return tuple(column.name for column in self.schema.columns)

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self._native)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """Yield rows as dicts, a thousand at a time."""
        for start in range(0, len(self), 1000):
            yield from self.head(1000, start=start).to_dicts()

    def __eq__(self, other: object) -> bool:
        """Equal by name and rows."""
        if not isinstance(other, Table):
            return NotImplemented
        return self.name == other.name and len(self) == len(other) and self.to_dicts() == other.to_dicts()

    __hash__ = None  # type: ignore[assignment]

    def head(self, rows: int = 10, *, start: int = 0) -> Table:
        """Return `rows` rows from `start` on, without a copy."""
        return Table(self._native.slice(start, rows))

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """Hand out the columns as an Arrow C stream."""
        return self._native.__arrow_c_stream__(requested_schema)

    def __arrow_c_schema__(self) -> object:
        """Hand out the schema as Arrow C."""
        return self._native.__arrow_c_schema__()

    def _values(self, place: int, column: Column) -> list[Any]:
        """The values of a column as Python objects, `None` where missing."""
        cells = self._native.column(place)
        if isinstance(cells, list):
            return cells
        data, valid = cells
        numbers: list[Any] = array(_CODES[column.type], data).tolist()
        if column.type == "dictionary" and column.words is not None:
            words = column.words
            numbers = [words[code] for code in numbers]
        elif column.type == "timestamp[s]":
            numbers = [_EPOCH + dt.timedelta(seconds=second) for second in numbers]
        elif column.type == "bool":
            numbers = [bool(number) for number in numbers]
        if valid:
            return [number if there else None for number, there in zip(numbers, valid, strict=True)]
        return numbers

    def column(self, name: str) -> list[Any]:
        """Return the values of one column, as `to_dicts` gives them; `KeyError` if there is none of that name.

        >>> import dateline as dl
        >>> dl.read("It rained in Lima on May 3, 2021.").dates.column("value")
        ['2021-05-03']
        """
        for place, column in enumerate(self.schema.columns):
            if column.name == name:
                return self._values(place, column)
        raise KeyError(f"table {self.name} has no column {name!r}; there are {', '.join(self.columns)}")

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return all rows as dicts: times as `datetime`, what is missing as `None`.

        >>> import dateline as dl
        >>> row = dl.read("It rained in Lima.").entities.to_dicts()[0]
        >>> row["text"], row["country"], row["place_id"]
        ('Lima', 'PER', 3936456)
        """
        columns = self.schema.columns
        values = [self._values(place, column) for place, column in enumerate(columns)]
        names = [column.name for column in columns]
        return [dict(zip(names, row, strict=True)) for row in zip(*values, strict=True)]

    def to_pandas(self) -> pd.DataFrame:
        """Return a pandas DataFrame; needs pandas alone, no pyarrow.

        Whole numbers are nullable `Int32`/`Int64`, labels `category`, times `datetime64[s]`, texts pandas' own string
        type. Raises `ImportError` without pandas.
        """
        from dateline.frames import to_pandas  # noqa: PLC0415 - pandas is optional

        return to_pandas(self)

    def to_polars(self) -> pl.DataFrame:
        """Return a polars DataFrame, without a copy. Raises `ImportError` without polars."""
        try:
            import polars as pl  # noqa: PLC0415 - optional
        except ImportError:
            raise _missing("polars") from None
        return pl.DataFrame(self)

    def to_arrow(self) -> pa.Table:
        """Return a pyarrow Table, without a copy. Raises `ImportError` without pyarrow."""
        try:
            import pyarrow as pa  # noqa: PLC0415 - optional
        except ImportError:
            raise _missing("pyarrow") from None
        return pa.table(self)

    def __repr__(self) -> str:
        """Show the name and size."""
        rows = len(self)
        return f"<dateline.Table {self.name}: {rows:,} {'row' if rows == 1 else 'rows'}, {len(self.columns)} columns>"

    def _repr_html_(self) -> str:
        """Show the first ten rows in a notebook."""
        from dateline.display import table_html  # noqa: PLC0415 - only in notebooks

        return table_html(self)
