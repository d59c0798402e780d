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
    texts = _arrow_texts(table)
    data = {
        column.name: texts[column.name] if column.name in texts else _series(table, place, column)
        for place, column in enumerate(table.schema.columns)
    }
    return pd.DataFrame(data, copy=False)


def _arrow_texts(table: Table) -> dict[str, Any]:
    """The columns of texts where pandas keeps them in Arrow's memory: they go over whole, not string by string."""
    import numpy as np  # noqa: PLC0415 - comes with pandas
    import pandas as pd  # noqa: PLC0415 - optional

    if _major(pd) < 3:  # noqa: PLR2004
        return {}
    try:
        rows = table.to_arrow()
    except ImportError:
        return {}
    dtype = pd.StringDtype(storage="pyarrow", na_value=np.nan)
    names = [column.name for column in table.schema.columns if column.type in {"utf8", "large_utf8"}]
    return {name: dtype.__from_arrow__(rows.column(name)) for name in names}  # type: ignore[attr-defined]


def _major(pd: Any) -> int:
    return int(pd.__version__.partition(".")[0])


def _series(table: Table, place: int, column: Column) -> Any:
    import numpy as np  # noqa: PLC0415 - comes with pandas
    import pandas as pd  # noqa: PLC0415 - optional

    cells = table._native.column(place)  # noqa: SLF001 - the same package
    if isinstance(cells, list):
        # pandas 3 has its own string type; before, the nullable one keeps missing texts missing.
        kind = "str" if _major(pd) >= 3 else "string"  # noqa: PLR2004
        return pd.Series(cells, dtype=kind)
    data, valid = cells
    values = np.frombuffer(data, dtype=_NUMPY[column.type]).copy()
    missing = np.frombuffer(valid, dtype="uint8") == 0 if valid else np.zeros(len(values), dtype=bool)
    match column.type:
        case "int32" | "int64":
            return pd.arrays.IntegerArray(values, missing)  # type: ignore[attr-defined,unused-ignore]
        case "dictionary":
            words = column.words or ()
            # Two hundred countries that do not occur would fill every plot and group.
            used = np.bincount(values[~missing], minlength=len(words)) > 0
            codes = np.where(missing, -1, (np.cumsum(used) - 1)[values])
            categories: Any = [word for word, there in zip(words, used, strict=True) if there]
            return pd.Categorical.from_codes(codes, categories=categories)
        case "timestamp[s]":
            times = values.astype("datetime64[s]")
            times[missing] = np.datetime64("NaT")
            return times
        case "float32" | "float64":
            values[missing] = np.nan
            return values
        case _:
            return pd.arrays.BooleanArray(values, missing) if missing.any() else values  # type: ignore[attr-defined,unused-ignore]
