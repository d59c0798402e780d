"""Publication dates in the forms that people have them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeAlias

from dateline import _core

if TYPE_CHECKING:
    from typing import Any

__all__ = ["Published", "PublishedColumn", "column", "is_single", "seconds"]

Published: TypeAlias = "str | dt.date | dt.datetime"
"""One publication date: `"2021-05-14"`, a date, a datetime, a `pandas.Timestamp`, a `numpy.datetime64`."""

PublishedColumn: TypeAlias = "Iterable[Published | None]"
"""One publication date a document: a list, a Series, an Arrow column of dates or timestamps."""

_EPOCH = dt.datetime(1970, 1, 1)  # noqa: DTZ001 - wall clock, as printed
_MISSING = {"NoneType", "NAType", "NaTType"}


def is_single(value: object) -> bool:
    """Whether the value is one date, not a column of dates."""
    return isinstance(value, (str, dt.date)) or type(value).__name__ in {"datetime64", *_MISSING}


def seconds(value: Any, *, where: str = "published") -> int | None:
    """Seconds from 1970-01-01 to the wall clock time of `value`; `None` where it is missing.

    A zone is not converted: a story dated 14 May 23:30-04:00 was published on 14 May.

    Raises `TypeError` or `ValueError` that says what was got and what would do.

    >>> import datetime as dt
    >>> seconds("1970-01-02"), seconds(dt.date(1970, 1, 3)), seconds(None)
    (86400, 172800, None)
    """
    if type(value).__name__ in _MISSING or (isinstance(value, float) and value != value):  # noqa: PLR0124 - NaN
        return None
    if isinstance(value, str):
        try:
            return _core.parse_published(value)
        except ValueError as error:
            message = str(error)
            raise ValueError(where + message.removeprefix("published")) from None
    if isinstance(value, dt.datetime):
        return int((value.replace(tzinfo=None) - _EPOCH).total_seconds() // 1)
    if isinstance(value, dt.date):
        return (value - _EPOCH.date()).days * 86400
    if type(value).__name__ == "datetime64":
        moment = value.astype("datetime64[s]")
        return None if str(moment) == "NaT" else int(moment.astype("int64"))
    raise TypeError(f"{where} must be a date, datetime or YYYY-MM-DD, got {type(value).__name__}")


def column(value: Any) -> Iterable[Any]:
    """The values of a column of dates, one after the other."""
    for method in ("to_pylist", "to_list", "tolist"):
        if hasattr(value, method) and not isinstance(value, (list, tuple)):
            if type(value).__name__ == "ndarray" and value.dtype.kind == "M":
                return list(value)  # tolist() turns nanoseconds into plain numbers
            values: Iterable[Any] = getattr(value, method)()
            return values
    if isinstance(value, Iterable):
        return value
    raise TypeError(
        f"published must be one date for all texts, or a list or column with one a text, got {type(value).__name__}"
    )
