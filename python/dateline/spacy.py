"""spaCy: `import dateline.spacy`, and `nlp.add_pipe("dateline")` names entities and dates in any pipeline.

    import dateline.spacy, spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("dateline")
    doc = nlp("Ana Ruiz left Lima on May 3, 2021.")
    doc.ents, doc._.dates

`doc.ents` has the names with their labels, `span._.country` the country of one; `doc._.dates` the time expressions as
spans, whose `span._.timex` is the row of the table `dates`. Set `doc._.published` on a `Doc` made by `nlp.make_doc` to
resolve "Friday" against a day that you know.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans, minibatch

from dateline.inputs import Batch
from dateline.pipeline import Pipeline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Component"]

_DOC_EXTENSIONS: dict[str, Any] = {"published": None, "dates": ()}
_SPAN_EXTENSIONS: dict[str, Any] = {"country": None, "timex": None}
for _name, _value in _DOC_EXTENSIONS.items():
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=_value)
for _name, _value in _SPAN_EXTENSIONS.items():
    if not Span.has_extension(_name):
        Span.set_extension(_name, default=_value)


class Component:
    """The pipe that `nlp.add_pipe("dateline")` adds.

    With `overwrite_ents=False` entities that other pipes have set stay, and those of dateline that overlap them go.

    >>> import dateline.spacy, spacy
    >>> nlp = spacy.blank("en")
    >>> _ = nlp.add_pipe("dateline")
    >>> doc = nlp("Ana Ruiz left Lima on May 3, 2021.")
    >>> [(ent.text, ent.label_, ent._.country) for ent in doc.ents]
    [('Ana Ruiz', 'PERSON', None), ('Lima', 'GPE', 'PER')]
    >>> [(date.text, date._.timex["value"]) for date in doc._.dates]
    [('May 3, 2021', '2021-05-03')]
    """

    def __init__(self, *, overwrite_ents: bool = True) -> None:
        """Make it; spaCy calls this."""
        self._overwrite = overwrite_ents
        self._pipeline = Pipeline(tables=["entities", "dates"])

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one document."""
        return next(iter(self.pipe([doc])))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 256) -> Iterator[Doc]:
        """Annotate documents, `batch_size` at a time, in parallel."""
        for docs in minibatch(stream, batch_size):  # type: ignore[no-untyped-call]
            where = ("doc._.published", "title")
            cut = Batch.of_columns((d.text for d in docs), published=[d._.published for d in docs], where=where)
            records = self._pipeline.read_batches([cut])
            found: list[tuple[list[Any], list[Any]]] = [([], []) for _ in docs]
            for place, name in enumerate(("entities", "dates")):
                for row in records[name]:
                    found[row["doc"]][place].append(row)
            for doc, (entities, dates) in zip(docs, found, strict=True):
                self._set(doc, entities, dates)
                yield doc

    def _set(self, doc: Doc, entities: list[dict[str, Any]], dates: list[dict[str, Any]]) -> None:
        ents = []
        for row in entities:
            span = doc.char_span(row["start"], row["end"], label=row["label"], alignment_mode="expand")
            if span is not None:
                span._.country = row["country"]
                ents.append(span)
        # Of two that overlap, as where a token holds both, the first and longest stays.
        doc.ents = filter_spans(ents if self._overwrite else [*doc.ents, *ents])
        spans = []
        for row in dates:
            span = doc.char_span(row["start"], row["end"], label=row["type"], alignment_mode="expand")
            if span is not None:
                span._.timex = row
                spans.append(span)
        doc._.dates = tuple(spans)


@Language.factory("dateline", default_config={"overwrite_ents": True})
def _make(nlp: Language, name: str, overwrite_ents: bool) -> Component:  # noqa: ARG001, FBT001 - as spaCy calls it
    return Component(overwrite_ents=overwrite_ents)
