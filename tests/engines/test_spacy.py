"""spaCy: names and dates in a pipeline of its own."""

from __future__ import annotations

import dateline as dl
import pytest
from stories import stories

spacy = pytest.importorskip("spacy", reason="spaCy is not installed: pip install 'dateline[spacy]'")

import dateline.spacy  # noqa: E402 - only where spaCy is


@pytest.fixture
def nlp() -> spacy.language.Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("dateline")
    return nlp


def test_names_and_dates_are_those_of_read(nlp: spacy.language.Language) -> None:
    for text, doc in zip(stories(20), nlp.pipe(stories(20)), strict=True):
        records = dl.read(text, tables=["entities", "dates"])
        assert [(e.start_char, e.end_char, e.label_) for e in doc.ents] == [
            (row["start"], row["end"], row["label"]) for row in records.entities
        ]
        assert [(d.start_char, d.end_char, d._.timex["value"]) for d in doc._.dates] == [
            (row["start"], row["end"], row["value"]) for row in records.dates
        ]


def test_a_known_day_resolves_weekdays(nlp: spacy.language.Language) -> None:
    doc = nlp.make_doc("It rained in Lima on Friday.")
    doc._.published = "2021-05-14"
    assert [date._.timex["value"] for date in nlp(doc)._.dates] == ["2021-05-14"]
    assert [ent._.country for ent in doc.ents] == ["PER"]


def test_entities_of_other_pipes_can_stay() -> None:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "SHIP", "pattern": "Lima"}])
    nlp.add_pipe("dateline", config={"overwrite_ents": False})
    doc = nlp("The Lima sailed to Oslo.")
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Lima", "SHIP"), ("Oslo", "GPE")]


def test_a_pipeline_is_saved_and_loaded(nlp: spacy.language.Language, tmp_path: object) -> None:
    nlp.to_disk(tmp_path)
    doc = spacy.load(tmp_path)("Ana Ruiz left Lima.")
    assert [ent.label_ for ent in doc.ents] == ["PERSON", "GPE"]
