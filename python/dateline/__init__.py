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

from dateline._core import DatelineError, __version__, optimised
from dateline.batches import extract_batches
from dateline.files import read_files
from dateline.pipeline import Pipeline, extract, read, stream
from dateline.records import Records
from dateline.schema import TABLES, schema
from dateline.table import Table

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

if not optimised:
    import warnings

    warnings.warn(
        "this build of dateline is not optimised and about ten times slower; build it with --release",
        RuntimeWarning,
        stacklevel=2,
    )
    del warnings
