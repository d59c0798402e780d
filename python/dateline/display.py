"""What a notebook shows."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dateline.records import Records
    from dateline.table import Table

__all__ = ["Mark", "marks", "records_html", "table_html"]

ROWS = 10
"""Rows that a table shows."""
WIDTH = 80
"""Characters that a cell shows."""
SHORT = 24
"""Characters that stand on one line."""

# Light and dark: the colour is a hue at low strength over whatever the page has.
_HUES = {
    "PERSON": 210,
    "NORP": 30,
    "FAC": 190,
    "ORG": 265,
    "GPE": 130,
    "LOC": 160,
    "PRODUCT": 50,
    "EVENT": 340,
    "WORK_OF_ART": 300,
    "LAW": 230,
    "LANGUAGE": 20,
    "DATE": 0,
    "TIME": 0,
    "DURATION": 0,
    "SET": 0,
}
_STYLE = """<style>
.dateline-text{white-space:pre-wrap;line-height:1.9;max-width:60em;font-family:inherit}
.dateline-text mark{color:inherit;padding:.1em .25em;border-radius:.3em;background:hsla(var(--h),70%,50%,var(--a,.22))}
[data-jp-theme-light=false] .dateline-text mark,.vscode-dark .dateline-text mark{--a:.36}
@media (prefers-color-scheme:dark){.dateline-text mark{--a:.36}}
.dateline-text mark small{opacity:.75;margin-left:.35em;font-size:.7em}
.dateline-text .title{font-weight:bold;font-size:1.15em}
.dateline-text .boilerplate,.dateline-text .credit,.dateline-text .caption,.dateline-text .foreign{opacity:.55}
</style>"""


def _cell(value: Any) -> str:
    if value is None:
        return '<td style="opacity:.5">–</td>'
    if isinstance(value, float):
        return f"<td>{value:.4g}</td>"
    text = str(value).removesuffix(" 00:00:00")
    # A date must not break at its hyphens.
    style = ' style="white-space:nowrap"' if len(text) <= SHORT else ""
    return f"<td{style}>{escape(text if len(text) <= WIDTH else text[: WIDTH - 1] + '…')}</td>"


def table_html(table: Table) -> str:
    """Return the first ten rows as HTML, everything from the text escaped."""
    head = "".join(f"<th>{escape(name)}</th>" for name in table.columns)
    rows = "".join(
        "<tr>" + "".join(_cell(value) for value in row.values()) + "</tr>" for row in table.head(ROWS).to_dicts()
    )
    shown = f", the first {ROWS} shown" if len(table) > ROWS else ""
    caption = f"{escape(table.name)}: {len(table):,} {'row' if len(table) == 1 else 'rows'}{shown}"
    return f"<table><caption>{caption}</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


class Mark(NamedTuple):
    """A name or a date in the text."""

    start: int
    end: int
    label: str
    value: str
    """Country of a name, value of a date."""
    hint: str
    """All that is to say in a line."""


def marks(records: Records) -> list[Mark]:
    """Return names and dates of the first document, in order; where two overlap the first stays."""
    found: list[Mark] = []
    if "entities" in records.tables:
        for row in records.entities:
            facts = (row["label"], row["name"], row["country"], "stands for its government" if row["metonym"] else None)
            found.append(_mark(row, row["label"], row["country"] or "", facts))
    if "dates" in records.tables:
        found += (
            _mark(row, row["type"], row["value"], (row["type"], row["value"], row["mod"], row["anchor"]))
            for row in records.dates
        )
    out: list[Mark] = []
    for mark in sorted(found):
        if not out or mark.start >= out[-1].end:
            out.append(mark)
    return out


def _mark(row: dict[str, Any], label: str, value: str, facts: Iterable[str | None]) -> Mark:
    said = [fact for fact in facts if fact]
    return Mark(row["start"], row["end"], label, value, " · ".join([*said, f"rule {row['rule']}"]))


def records_html(records: Records, text: str | None) -> str:
    """Return one document with its marks, or the number of rows of many, as HTML."""
    if text is None or len(records) != 1:
        rows = "".join(f"<tr><td>{name}</td><td>{len(records[name]):,}</td></tr>" for name in records.tables)
        head = "<thead><tr><th>table</th><th>rows</th></tr></thead>"
        return f"<table><caption>{len(records):,} documents</caption>{head}<tbody>{rows}</tbody></table>"
    # Lone surrogates are no characters of HTML.
    text = text.encode("utf-8", "replace").decode("utf-8") if not text.isascii() else text
    blocks = records.blocks.to_dicts() if "blocks" in records.tables else []
    return f'{_STYLE}<div class="dateline-text">{_marked(text, marks(records), blocks)}</div>'


def _marked(text: str, spans: Sequence[Mark], blocks: Sequence[dict[str, Any]]) -> str:
    """Return the text with a `mark` around every span and a `span` around every block that is no body."""
    events: list[tuple[int, int, str]] = []
    for start, end, label, value, hint in spans:
        title = escape(hint, quote=True)
        small = escape(value or label)
        events.append((start, 2, f'<mark style="--h:{_HUES.get(label, 0)}" title="{title}">'))
        events.append((end, 0, f"<small>{small}</small></mark>"))
    for block in blocks:
        if block["kind"] != "body":
            events.append((block["start"], 1, f'<span class="{block["kind"]}">'))
            events.append((block["end"], 1, "</span>"))
    events.sort(key=lambda event: event[:2])
    out, at = [], 0
    for place, _, tag in events:
        out += [escape(text[at:place]), tag]
        at = place
    out.append(escape(text[at:]))
    return "".join(out)
