"""News text to pandas-friendly records.

Articles with their publication date, sentences, names linked to countries and places, dates resolved to the calendar,
quotations with their speakers:

>>> import dateline as dl
>>> rec = dl.read("Peru’s foreign ministry said Wednesday that talks would go on.", published="2021-05-14")
>>> [(row["text"], row["value"]) for row in rec.dates]
[('Wednesday', '2021-05-12')]
>>> [(row["text"], row["label"], row["country"]) for row in rec.entities]
[('Peru', 'GPE', 'PER')]
"""

from typing import TYPE_CHECKING

from dateline._core import DatelineError, __version__, optimised
from dateline.pipeline import Pipeline, extract, read, stream
from dateline.records import Records
from dateline.schema import TABLES, schema
from dateline.table import Table

if TYPE_CHECKING:
    from dateline.batches import extract_batches
    from dateline.files import read_files

__all__ = [
    "TABLES",
    "DatelineError",
    "Pipeline",
    "Records",
    "Table",
    "__version__",
    "extract",
    "extract_batches",
    "read",
    "read_files",
    "schema",
    "stream",
]


def __getattr__(name: str) -> object:
    """Load what few need when it is asked for, so that the import stays quick."""
    if name == "extract_batches":
        from dateline.batches import extract_batches  # noqa: PLC0415

        return extract_batches
    if name == "read_files":
        from dateline.files import read_files  # noqa: PLC0415

        return read_files
    raise AttributeError(f"module 'dateline' has no attribute {name!r}")


if not optimised:
    import warnings

    warnings.warn(
        "this build of dateline is not optimised and about ten times slower; build it with --release",
        RuntimeWarning,
        stacklevel=2,
    )
    del warnings
