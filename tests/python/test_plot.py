"""Plots as one-liners."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import dateline as dl
import matplotlib as mpl
import pytest
from stories import stories

if TYPE_CHECKING:
    from collections.abc import Iterator

mpl.use("agg")
import matplotlib.pyplot as plt


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    yield
    plt.close("all")


def test_bars_are_the_counts_of_the_tables() -> None:
    records = dl.extract(stories(36), published="2021-05-14")
    axes = records.plot.entities(top=3, label="PERSON")
    widths = [bar.get_width() for bar in axes.patches]  # type: ignore[attr-defined]
    counts = records.entities.to_pandas().query("label == 'PERSON'")["name"].value_counts()
    assert widths == sorted(counts.head(3))
    assert [tick.get_text() for tick in axes.get_yticklabels()][-1] == "Ana Ruiz"
    countries = records.entities.to_pandas()["country"].dropna().value_counts()
    assert sum(bar.get_width() for bar in records.plot.countries(top=99).patches) == countries.sum()  # type: ignore[attr-defined]


def test_the_timeline_chooses_its_unit() -> None:
    years = dl.extract([f"It rained in {year}." for year in range(1990, 2020)]).plot.timeline()
    assert years.get_title(loc="left") == "Dates in the texts by year"
    days = dl.extract([f"It rained on May {day}, 2021." for day in range(1, 21)]).plot.timeline()
    assert days.get_title(loc="left") == "Dates in the texts by day"
    assert [bar.get_height() for bar in days.patches] == [1] * 18  # type: ignore[attr-defined]
    decades = dl.read("It rained in 1921 and in 2014.").plot.timeline(unit="decade")
    assert [bar.get_height() for bar in decades.patches] == [1, *[0] * 8, 1]  # type: ignore[attr-defined]


def test_an_own_axes_is_drawn_on() -> None:
    _, axes = plt.subplots()
    assert dl.extract(stories(3)).plot.countries(ax=axes) is axes


def test_nothing_found_says_so() -> None:
    axes = dl.read("It rained.").plot.timeline()
    assert axes.texts[0].get_text() == "no date has a place in the calendar"
    axes = dl.read("It rained.").plot.entities()
    assert axes.texts[0].get_text() == "nothing of that kind was found"


def test_names_are_no_formulas() -> None:
    axes = dl.Pipeline(gazetteer={"Cash $ Carry $": "ORG"}).read("Cash $ Carry $ closed.").plot.entities()
    axes.figure.canvas.draw()
    assert axes.get_yticklabels()[0].get_text() == r"Cash \$ Carry \$"


def test_wrong_arguments() -> None:
    with pytest.raises(ValueError, match="unit must be one of day, month, year, decade, got 'week'"):
        dl.read("It rained.").plot.timeline(unit="week")
    with pytest.raises(ValueError, match="unit='day' would draw 34,334 bars; take a larger one"):
        dl.read("It rained in 1921 and in 2015.").plot.timeline(unit="day")
    with pytest.raises(ValueError, match="top must be 1 or more, got 0"):
        dl.read("It rained.").plot.entities(top=0)
    with pytest.raises(AttributeError, match="table 'dates' was not asked for"):
        dl.read("It rained.", tables=["entities"]).plot.timeline()


def test_without_matplotlib_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib.pyplot", None)
    with pytest.raises(ImportError, match="pip install matplotlib"):
        dl.extract(stories(3)).plot.countries()
