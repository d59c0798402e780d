"""Tables as pandas DataFrames, the same with and without pyarrow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

    from dateline.schema import Column
    from dateline.table import Table

__all__ = ["to_pandas"]

_NUMPY = {
    "int32": "int32",
    "int64": "int64",
    "float32": "float32",
    "float64": "float64",
    "bool": "bool",
    "timestamp[s]": "int64",
    "dictionary": "int16",
}


def to_pandas(table: Table) -> pd.DataFrame:
    """Return the table as a DataFrame; see `Table.to_pandas`."""
    try:
        import pandas as pd  # noqa: PLC0415 - optional
    except ImportError:
        raise ImportError("pandas is not installed; install it with: pip install pandas") from None
    data = {column.name: _series(table, place, column) for place, column in enumerate(table.schema.columns)}
    return pd.DataFrame(data, copy=False)


def _series(table: Table, place: int, column: Column) -> Any:
    import numpy as np  # noqa: PLC0415 - comes with pandas
    import pandas as pd  # noqa: PLC0415 - optional

    cells = table._native.column(place)  # noqa: SLF001 - the same package
    if isinstance(cells, list):
        # pandas 3 has its own string type; before, the nullable one keeps missing texts missing.
        kind = "str" if int(pd.__version__.partition(".")[0]) >= 3 else "string"  # noqa: PLR2004
        return pd.Series(cells, dtype=kind)
    data, valid = cells
    values = np.frombuffer(data, dtype=_NUMPY[column.type]).copy()
    missing = np.frombuffer(valid, dtype="uint8") == 0 if valid else np.zeros(len(values), dtype=bool)
    match column.type:
        case "int32" | "int64":
            return pd.arrays.IntegerArray(values, missing)  # type: ignore[attr-defined,unused-ignore]
        case "dictionary":
            values[missing] = -1
            words: Any = list(column.words or ())
            categories = pd.Categorical.from_codes(values, categories=words)
            # Two hundred countries that do not occur would fill every plot and group.
            return categories.remove_unused_categories()
        case "timestamp[s]":
            times = values.astype("datetime64[s]")
            times[missing] = np.datetime64("NaT")
            return times
        case "float32" | "float64":
            values[missing] = np.nan
            return values
        case _:
            return pd.arrays.BooleanArray(values, missing) if missing.any() else values  # type: ignore[attr-defined,unused-ignore]
