"""The records of many documents: seven tables, joined by `doc`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.schema import TABLES
from dateline.table import Table

if TYPE_CHECKING:
    import os
    from pathlib import Path

    from dateline import _core
    from dateline.plot import Plot

__all__ = ["Records"]


class Records:
    """What was found in one document or many: a `Table` for each kind of thing.

    >>> import dateline as dl
    >>> rec = dl.extract(["Ana Ruiz left Lima on Monday.", "It rained."], published="2021-05-04")
    >>> rec
    <dateline.Records 2 documents: 2 articles, 2 blocks, 2 sentences, 2 entities, 1 dates, 0 quotes, 0 quantities>
    >>> rec["dates"] == rec.dates
    True
    """

    __slots__ = ("_native", "_text")

    _native: _core.Records
    _text: str | None

    def __init__(self, native: _core.Records, *, text: str | None = None) -> None:
        """Made by `read`, `extract` and `stream`; not to be called."""
        object.__setattr__(self, "_native", native)
        object.__setattr__(self, "_text", text)

    def __setattr__(self, name: str, value: object) -> None:
        """Raise: records are immutable."""
        raise AttributeError(f"Records are immutable; cannot set {name!r}")

    @property
    def tables(self) -> tuple[str, ...]:
        """Names of the tables that were asked for."""
        return tuple(self._native.tables)

    def __getitem__(self, table: str) -> Table:
        """Return the table of that name; `KeyError` if there is none, or it was not asked for."""
        if table not in self.tables:
            known = "was not asked for" if table in TABLES else "is not one of " + ", ".join(TABLES)
            raise KeyError(f"table {table!r} {known}")
        return Table(self._native.table(table))

    def _table(self, name: str) -> Table:
        if name not in self.tables:
            raise AttributeError(f"table {name!r} was not asked for; these are here: {', '.join(self.tables)}")
        return Table(self._native.table(name))

    @property
    def articles(self) -> Table:
        """One row a document."""
        return self._table("articles")

    @property
    def blocks(self) -> Table:
        """Lines of the document, with what they are to the article."""
        return self._table("blocks")

    @property
    def sentences(self) -> Table:
        """Sentences."""
        return self._table("sentences")

    @property
    def entities(self) -> Table:
        """Mentions of names, linked to countries and places."""
        return self._table("entities")

    @property
    def dates(self) -> Table:
        """Time expressions, resolved to the calendar."""
        return self._table("dates")

    @property
    def quotes(self) -> Table:
        """Quotations with their speakers."""
        return self._table("quotes")

    @property
    def quantities(self) -> Table:
        """Numbers with what they count (empty in this version)."""
        return self._table("quantities")

    def __len__(self) -> int:
        """Return the number of documents."""
        return self._native.n_documents

    def __eq__(self, other: object) -> bool:
        """Equal by tables and rows."""
        if not isinstance(other, Records):
            return NotImplemented
        return self.tables == other.tables and all(self[name] == other[name] for name in self.tables)

    __hash__ = None  # type: ignore[assignment]

    def to_parquet(self, directory: str | os.PathLike[str]) -> list[Path]:
        """Write every table to `directory/NAME.parquet` and return the paths.

        The directory is made if it is not there; files of these names are replaced. Needs pyarrow or polars, else
        raises `ImportError`.
        """
        from pathlib import Path  # noqa: PLC0415 - the import of dateline stays quick

        folder = Path(directory)
        folder.mkdir(parents=True, exist_ok=True)
        paths = []
        for name in self.tables:
            path = folder / f"{name}.parquet"
            write_parquet(self[name], path)
            paths.append(path)
        return paths

    def to_duckdb(self, path: str | os.PathLike[str], *, append: bool = False) -> Path:
        """Write every table to the DuckDB file `path` and return its path.

        Tables of these names are replaced; with `append=True` the rows come after those that are there, and `doc` goes
        on counting from the highest. A view `mentions` joins entities with their articles, where both tables are
        there. All or nothing is written. Needs duckdb and pyarrow, else raises `ImportError`.
        """
        from pathlib import Path  # noqa: PLC0415 - the import of dateline stays quick

        from dateline.duckdb import write  # noqa: PLC0415 - optional

        write(self, path, append=append)
        return Path(path)

    @property
    def plot(self) -> Plot:
        """Plots as one-liners: `plot.timeline()`, `plot.entities(top=20)`, `plot.countries()`; needs matplotlib."""
        from dateline.plot import Plot  # noqa: PLC0415 - only for plots

        return Plot(self)

    def __repr__(self) -> str:
        """Show the number of documents and rows."""
        documents = len(self)
        counts = ", ".join(f"{len(self[name]):,} {name}" for name in self.tables)
        return f"<dateline.Records {documents:,} {'document' if documents == 1 else 'documents'}: {counts}>"

    def _repr_html_(self) -> str:
        """Show one document with its marks, or the counts of many, in a notebook."""
        from dateline.display import records_html  # noqa: PLC0415 - only in notebooks

        return records_html(self, self._text)


def write_parquet(table: Table, path: Path) -> None:
    """Write one table, by pyarrow or polars; under another name first, so that no half-written file is left."""
    part = path.with_name(path.name + ".part")
    try:
        import pyarrow.parquet  # noqa: PLC0415 - optional

        pyarrow.parquet.write_table(table.to_arrow(), part)
    except ImportError:
        try:
            table.to_polars().write_parquet(part)
        except ImportError:
            raise ImportError("writing Parquet needs pyarrow or polars; install one: pip install pyarrow") from None
    part.replace(path)
