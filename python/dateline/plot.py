"""Plots of records as one-liners, on matplotlib where it is installed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from dateline.records import Records

__all__ = ["Plot"]

_COLOUR = "#a3341f"
# More bars than this are hard to tell apart; then the next larger unit is taken.
_BARS = 72
# More than this cannot be seen, and takes minutes to draw.
_MOST = 2000


class Plot:
    """The plots of `Records.plot`. Each returns the matplotlib `Axes` that it drew on.

    Raises `ImportError` that says what to install where matplotlib is not, and `AttributeError` where the table that a
    plot needs was not asked for.
    """

    def __init__(self, records: Records) -> None:
        """Made by `Records.plot`; not to be called."""
        self._records = records

    def timeline(self, *, unit: str | None = None, ax: Axes | None = None) -> Axes:
        """Draw how many dates of the texts begin in each day, month, year or decade.

        `unit` is one of `day`, `month`, `year`, `decade`; by default the finest that gives at most 72 bars for the
        middle nine tenths of the dates, and what lies outside is left out.
        """
        if unit is not None and unit not in _UNITS:
            raise ValueError(f"unit must be one of {', '.join(_UNITS)}, got {unit!r}")
        days = sorted(row["begin"] for row in self._records.dates if row["begin"] is not None)
        axes = _axes(ax)
        if not days:
            return _bare(axes, "no date has a place in the calendar")
        # A story names 1812 once: the tails would flatten everything.
        low, high = days[len(days) // 20], days[-1 - len(days) // 20]
        name = unit or next((u for u, key in _UNITS.items() if key(high) - key(low) < _BARS), "decade")
        key = _UNITS[name]
        counts = Counter(key(day) for day in days)
        places = range(key(low), key(high) + 1)
        if len(places) > _MOST:
            raise ValueError(f"unit={name!r} would draw {len(places):,} bars; take a larger one, or none")
        axes.bar([_label(name, place) for place in places], [counts[place] for place in places], color=_COLOUR)
        axes.set_xticks(_ticks(len(places)))
        axes.set_ylabel("dates")
        axes.set_title(f"Dates in the texts by {name}", loc="left")
        return _plain(axes)

    def entities(self, *, top: int = 20, label: str | None = None, ax: Axes | None = None) -> Axes:
        """Draw the `top` names with the most mentions, of one label if `label` is given."""
        counts: Counter[str] = Counter(
            row["name"] for row in self._records.entities if label is None or row["label"] == label
        )
        return _bars(counts, top, f"Names{'' if label is None else ' of kind ' + label}", "mentions", ax)

    def countries(self, *, top: int = 20, ax: Axes | None = None) -> Axes:
        """Draw the `top` countries with the most mentions of names that belong to them."""
        counts = Counter(row["country"] for row in self._records.entities if row["country"] is not None)
        return _bars(counts, top, "Countries (ISO 3166-1)", "mentions", ax)


# A number for each unit that counts up by one.
_UNITS: dict[str, Any] = {
    "day": lambda day: day.toordinal(),
    "month": lambda day: day.year * 12 + day.month - 1,
    "year": lambda day: day.year,
    "decade": lambda day: day.year // 10,
}


def _label(unit: str, place: int) -> str:
    import datetime as dt  # noqa: PLC0415 - only for plots

    match unit:
        case "day":
            return dt.date.fromordinal(place).isoformat()
        case "month":
            return f"{place // 12:04}-{place % 12 + 1:02}"
        case "year":
            return str(place)
        case _:
            return f"{place}0s"


def _ticks(count: int) -> list[int]:
    step = max(1, -(-count // 8))
    return list(range(0, count, step))


def _axes(ax: Axes | None) -> Axes:
    if ax is not None:
        return ax
    try:
        import matplotlib.pyplot as plt  # noqa: PLC0415 - optional
    except ImportError:
        raise ImportError("plots need matplotlib; install it with: pip install matplotlib") from None
    axes: Axes = plt.subplots(figsize=(9, 3.5), layout="constrained")[1]
    return axes


def _bars(counts: Counter[str], top: int, title: str, unit: str, ax: Axes | None) -> Axes:
    if top < 1:
        raise ValueError(f"top must be 1 or more, got {top}")
    axes = _axes(ax)
    # Of names with as many mentions the first in the alphabet.
    rows = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:top]
    if not rows:
        return _bare(axes, "nothing of that kind was found")
    if ax is None and axes.figure is not None:
        axes.figure.set_size_inches(7, 1 + 0.25 * len(rows))  # type: ignore[union-attr]
    names, values = zip(*reversed(rows), strict=True)
    axes.barh([_one_line(name) for name in names], values, color=_COLOUR)
    axes.set_xlabel(unit)
    axes.set_title(title, loc="left")
    axes.locator_params(axis="x", integer=True)
    return _plain(axes)


def _one_line(name: str) -> str:
    """Return a label that matplotlib takes for no formula, at most forty characters long."""
    short = name if len(name) <= 40 else name[:39] + "…"  # noqa: PLR2004
    return short.replace("$", r"\$")


def _bare(axes: Axes, message: str) -> Axes:
    axes.text(0.5, 0.5, message, ha="center", va="center", transform=axes.transAxes, alpha=0.6)
    axes.set_axis_off()
    return axes


def _plain(axes: Axes) -> Axes:
    axes.spines[["top", "right"]].set_visible(False)  # type: ignore[call-overload,unused-ignore]
    return axes
